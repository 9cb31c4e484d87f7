//! Counts what one input holds.

use super::{Answer, Counts, Summary};
use crate::error::{Error, ErrorCode};
use crate::provider::{is_no_error, member_text};
use crate::quote::{shorten_to, text_of};
use crate::{Coverage, Image, Page, Provider, Skipped, WarningCode};

/// How many different warnings of APIs are kept for one input.
const MAX_LIST_WARNINGS: usize = 10;

/// The longest part of a warning of an API that is quoted, in characters.
const MAX_WARNING_CHARACTERS: usize = 200;

/// The code of a warning that a page of a list is empty, which its images show.
const EMPTY_LIST: &str = "NO_RESULTS_ON_PAGE";

/// Counts what one input holds. [`finish`](Self::finish) makes its [`Summary`].
#[derive(Debug, Clone, Default)]
pub struct Counter {
    images: [u64; Provider::ALL.len()],
    warnings: [u64; WarningCode::ALL.len()],
    errors: [u64; ErrorCode::ALL.len()],
    coverage: Coverage,
    /// The APIs' own warnings about their lists, each once.
    list_warnings: Vec<String>,
    is_unreadable: bool,
    /// The number of images that were read, if it was set.
    read: u64,
}

impl Counter {
    /// A counter for a new input.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts an image and its warnings.
    pub fn add_image(&mut self, image: &Image<'_>) {
        count(&mut self.images, image.provider as usize);
        for warning in &image.warnings {
            count(&mut self.warnings, warning.code as usize);
        }
    }

    /// Counts an error.
    pub fn add_error(&mut self, error: &Error) {
        count(&mut self.errors, error.code as usize);
        self.coverage.add_error(error);
    }

    /// Adds pages, from which it follows whether the input is partial, and what their APIs warn of.
    ///
    /// ```
    /// use cloud_image::{Counter, normalize};
    ///
    /// let list = br#"{"items": [], "warning": {"code": "UNREACHABLE", "message": "no answer of a scope"}}"#;
    /// let mut counter = Counter::new();
    /// counter.add_pages(&normalize(list).pages);
    /// let summary = counter.finish("list.json", &[]).to_string();
    /// assert!(summary.contains("list.json: the API warns: `UNREACHABLE: no answer of a scope`"));
    /// ```
    pub fn add_pages(&mut self, pages: &[Page]) {
        for page in pages {
            self.coverage.add(page);
            let text = page.warning.as_ref().and_then(|warning| warning_text(warning.as_str()));
            if let Some(text) = text
                && self.list_warnings.len() < MAX_LIST_WARNINGS
                && !self.list_warnings.contains(&text)
            {
                self.list_warnings.push(text);
            }
        }
    }

    /// Notes that the input could not be read to its end.
    pub fn set_unreadable(&mut self) {
        self.is_unreadable = true;
    }

    /// Sets the number of images that were read, also of those that do not match a filter. It is at least the number of
    /// images that were added.
    pub fn set_read(&mut self, images: u64) {
        self.read = images;
    }

    /// The number of images until now.
    #[must_use]
    pub fn images(&self) -> u64 {
        self.images.iter().sum()
    }

    /// Whether the input holds all images of the API, by its pages and errors until now.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The summary of the input `name`, in which these objects were skipped.
    #[must_use]
    pub fn finish(&self, name: &str, skipped: &[Skipped]) -> Summary {
        let mut notes = Vec::new();
        let mut note = |text: &str| notes.push(text_of(&[name, ": ", text]));
        let errors: u64 = self.errors.iter().sum();
        let read = self.read.max(self.images());
        if read + errors == 0 && skipped.is_empty() && !self.is_unreadable {
            note("holds no images");
        }
        for provider in self.coverage.partial() {
            note(&text_of(&["holds only a part of the ", provider.as_str(), " images"]));
        }
        if self.coverage.is_partial_of_unknown() {
            note("holds only a part: its last page has a token for a next page");
        }
        if self.coverage.is_truncated() {
            note("ends too early, so it holds only a part");
        }
        for warning in &self.list_warnings {
            note(&text_of(&["the API warns: `", warning, "`"]));
        }
        Summary {
            inputs: 1,
            partial_inputs: (self.coverage.is_partial() || self.is_unreadable).into(),
            notes,
            read,
            images: Counts::of(Provider::WORDS, &self.images),
            errors: Counts::of(ErrorCode::WORDS, &self.errors),
            warnings: Counts::of(WarningCode::WORDS, &self.warnings),
            skipped: Counts(skipped.iter().map(|it| (it.kind.clone(), it.count)).collect()),
            answer: Answer::default(),
        }
    }
}

/// A warning of an API about its list, in one line; `None` if it is empty, or only says that the list is.
fn warning_text(warning: &str) -> Option<String> {
    let (code, message) = (member_text(warning, "code"), member_text(warning, "message"));
    if code.as_deref() == Some(EMPTY_LIST) || is_no_error(warning) {
        return None;
    }
    let text = match (&code, &message) {
        (Some(code), Some(message)) => text_of(&[code, ": ", message]),
        (Some(text), None) | (None, Some(text)) => text.clone(),
        (None, None) => warning.to_owned(),
    };
    Some(shorten_to(&text, MAX_WARNING_CHARACTERS))
}

fn count(counts: &mut [u64], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

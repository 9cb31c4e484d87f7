//! What inputs held, in numbers.

mod answer;
mod counter;
mod counts;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::{self, Display};

use serde::Serialize;

use answer::Answer;
pub use counter::Counter;
use counts::Counts;

use crate::error::{Error, ErrorCode, read_whole};
use crate::json::{Fields, Key, Member, Object, ReadError, Reader, Reading, read_object};
use crate::quote::text_of;
use crate::{Provider, Query, Selected, WarningCode};

/// What one or several inputs held: the number of images by provider, of errors and warnings by code, and of skipped objects
/// by type; and which inputs are empty or partial.
///
/// It displays as the lines that the command prints:
///
/// ```
/// use cloud_image::{Counter, images};
///
/// let mut counter = Counter::new();
/// for image in images(br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image"}]"#) {
///     match &image {
///         Ok(image) => counter.add_image(image),
///         Err(error) => counter.add_error(error),
///     }
/// }
/// let mut summary = counter.finish("gce.json", &[]);
/// summary.merge(Counter::new().finish("empty.json", &[]));
/// let lines = "empty.json: holds no images
/// 1 image: gce 1
/// 1 error: missing 1
/// 0 skipped
/// 0 warnings
/// 0 of 2 inputs partial";
/// assert_eq!(summary.to_string(), lines);
/// ```
///
/// It can be serialized and [read back](Self::from_json), so that several processes can count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    inputs: u64,
    partial_inputs: u64,
    /// Lines about single inputs.
    notes: Vec<String>,
    /// The number of images, also of those that do not match a filter.
    read: u64,
    images: Counts,
    errors: Counts,
    warnings: Counts,
    skipped: Counts,
    /// It is known only when all inputs are read, so it is not passed on.
    #[serde(skip)]
    answer: Answer,
}

impl Summary {
    /// Reads a summary from its JSON.
    ///
    /// ```
    /// use cloud_image::{Counter, Summary};
    ///
    /// let summary = Counter::new().finish("empty.json", &[]);
    /// let json = serde_json::to_vec(&summary).unwrap();
    /// assert_eq!(Summary::from_json(&json), Ok(summary));
    /// ```
    ///
    /// # Errors
    ///
    /// If the text is not the JSON of a summary.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let text = read_whole(None, json, Reader::skip)?;
        let mut reading = Reading::new(Reader::whole(text), |_| false);
        let mut summary = Self::default();
        // The text was read once, so it is JSON.
        let _ = read_object(&mut summary, &mut reading);
        match reading.take_fault() {
            Some(fault) => Err(*Error::from_fault(fault, None, None, None)),
            None => Ok(summary),
        }
    }

    /// Sets the query of all inputs, so that the lines say how many images match.
    pub fn set_query(&mut self, query: &Query) {
        self.answer.set_query(query);
    }

    /// Sets what was selected from all inputs, and the number of images that were written. The lines have the groups without
    /// a usable image and the token of the next page.
    ///
    /// ```
    /// use cloud_image::{Counter, Query, images};
    ///
    /// let query = Query::new().max_results(1);
    /// let (mut counter, mut selection) = (Counter::new(), query.selection()?);
    /// for image in images(br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": "b"}]"#) {
    ///     let image = image?;
    ///     counter.add_image(&image);
    ///     selection.push(&image, || ());
    /// }
    /// let mut summary = counter.finish("gce.json", &[]);
    /// summary.set_query(&query);
    /// summary.set_selected(&selection.finish(), 1);
    /// let lines = summary.lines(&[]);
    /// assert_eq!(lines[..2], ["2 images: gce 2", "1 image written"]);
    /// assert!(lines.iter().any(|line| line.starts_with("next page: --page-token ")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn set_selected<T>(&mut self, selected: &Selected<T>, written: u64) {
        self.answer.set_selected(selected, written);
    }

    /// Adds the summary of other inputs. The query and what was selected stay.
    pub fn merge(&mut self, other: Self) {
        let Self { inputs, partial_inputs, notes, read, images, errors, warnings, skipped, .. } =
            other;
        self.inputs += inputs;
        self.partial_inputs += partial_inputs;
        self.notes.extend(notes);
        self.read += read;
        self.images.merge(images, Provider::WORDS);
        self.errors.merge(errors, ErrorCode::WORDS);
        self.warnings.merge(warnings, WarningCode::WORDS);
        self.skipped.merge(skipped, &[]);
    }

    /// The number of inputs.
    #[must_use]
    pub fn inputs(&self) -> u64 {
        self.inputs
    }

    /// The number of inputs that hold only a part of the API's images.
    #[must_use]
    pub fn partial_inputs(&self) -> u64 {
        self.partial_inputs
    }

    /// The number of images that were read, also of those that do not match the filter of a query.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read
    }

    /// The number of images of each provider; with a filter, of those that match.
    pub fn images(&self) -> impl Iterator<Item = (&str, u64)> {
        self.images.iter()
    }

    /// The number of errors of each code.
    pub fn errors(&self) -> impl Iterator<Item = (&str, u64)> {
        self.errors.iter()
    }

    /// The number of warnings of each code.
    pub fn warnings(&self) -> impl Iterator<Item = (&str, u64)> {
        self.warnings.iter()
    }

    /// The number of skipped objects of each type.
    pub fn skipped(&self) -> impl Iterator<Item = (&str, u64)> {
        self.skipped.iter()
    }

    /// The line that counts the errors that are not shown elsewhere, if there are any. `shown` is the code of each error that
    /// is.
    #[must_use]
    pub fn more_errors(&self, shown: &[ErrorCode]) -> Option<String> {
        let mut hidden = self.errors.clone();
        for code in shown {
            hidden.remove_one(code.as_str());
        }
        (!hidden.0.is_empty()).then(|| text_of(&["more errors: ", &hidden.text()]))
    }

    /// The lines of the summary. If not all errors are shown elsewhere, `shown` is the code of each error that is: the
    /// first line counts the others.
    #[must_use]
    pub fn lines(&self, shown: &[ErrorCode]) -> Vec<String> {
        let mut lines = Vec::from_iter(self.more_errors(shown));
        lines.extend(self.notes.iter().cloned());
        // There may be many types, and a long line is cut: the most frequent types come first.
        let kinds = self.skipped.iter().map(|(kind, count)| (Reverse(count), kind.to_owned()));
        let skipped = kinds.collect::<BinaryHeap<_>>().into_sorted_vec().into_iter();
        let skipped = Counts(skipped.map(|(Reverse(count), kind)| (kind, count)).collect());
        lines.push(self.answer.images(&self.images, self.read));
        lines.extend(self.answer.written());
        lines.push(self.errors.line("error", "errors"));
        lines.push(skipped.line("skipped", "skipped"));
        lines.push(self.warnings.line("warning", "warnings"));
        self.answer.add_notes(&mut lines);
        let (mut partial, mut all) = (itoa::Buffer::new(), itoa::Buffer::new());
        let (partial, all) = (partial.format(self.partial_inputs), all.format(self.inputs));
        let noun = if self.inputs == 1 { " input partial" } else { " inputs partial" };
        lines.push(text_of(&[partial, " of ", all, noun]));
        if self.partial_inputs > 0 {
            lines.extend(self.answer.partial());
        }
        lines
    }
}

impl Object<'_> for Summary {
    const KEYS: &'static [Key] = &[
        Key { name: "inputs", required: false },
        Key { name: "partialInputs", required: false },
        Key { name: "notes", required: false },
        Key { name: "images", required: false },
        Key { name: "errors", required: false },
        Key { name: "warnings", required: false },
        Key { name: "skipped", required: false },
        Key { name: "read", required: false },
    ];

    fn unread() -> Self {
        Self::default()
    }
}

impl<'json> Fields<'json> for Summary {
    fn set(&mut self, index: usize, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        match index {
            0 => self.inputs.set(reading),
            1 => self.partial_inputs.set(reading),
            2 => self.notes.set(reading),
            3 => self.images.0.set(reading),
            4 => self.errors.0.set(reading),
            5 => self.warnings.0.set(reading),
            7 => self.read.set(reading),
            _ => self.skipped.0.set(reading),
        }
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Vec<_> = self
            .errors()
            .filter_map(|(code, count)| {
                Some(vec![code.parse().ok()?; usize::try_from(count).ok()?])
            })
            .flatten()
            .collect();
        f.write_str(&self.lines(&shown).join("\n"))
    }
}

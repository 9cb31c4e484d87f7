//! What inputs held, in numbers.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::{self, Display};

use serde::Serialize;

use crate::error::{Error, ErrorCode, read_whole};
use crate::json::{Fields, Key, Member, Object, Read, ReadError, Reader, Reading, read_object};
use crate::quote::{add, text_of};
use crate::{Coverage, Image, Page, Provider, Skipped, WarningCode};

/// Counts what one input holds. [`finish`](Self::finish) makes its [`Summary`].
#[derive(Debug, Clone, Default)]
pub struct Counter {
    images: [u64; Provider::ALL.len()],
    warnings: [u64; WarningCode::ALL.len()],
    errors: [u64; ErrorCode::ALL.len()],
    coverage: Coverage,
    is_unreadable: bool,
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

    /// Adds pages, from which it follows whether the input is partial.
    pub fn add_pages(&mut self, pages: &[Page]) {
        for page in pages {
            self.coverage.add(page);
        }
    }

    /// Notes that the input could not be read to its end.
    pub fn set_unreadable(&mut self) {
        self.is_unreadable = true;
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
        if self.images() + errors == 0 && skipped.is_empty() && !self.is_unreadable {
            note("holds no images");
        }
        for provider in self.coverage.partial() {
            note(&text_of(&["holds only a part of the ", provider.as_str(), " images"]));
        }
        if self.coverage.is_truncated() {
            note("ends too early, so it holds only a part");
        }
        Summary {
            inputs: 1,
            partial_inputs: self.coverage.is_partial().into(),
            notes,
            images: Counts::of(Provider::WORDS, &self.images),
            errors: Counts::of(ErrorCode::WORDS, &self.errors),
            warnings: Counts::of(WarningCode::WORDS, &self.warnings),
            skipped: Counts(skipped.iter().map(|it| (it.kind.clone(), it.count)).collect()),
        }
    }
}

fn count(counts: &mut [u64], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

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
    images: Counts,
    errors: Counts,
    warnings: Counts,
    skipped: Counts,
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

    /// Adds the summary of other inputs.
    pub fn merge(&mut self, other: Self) {
        let Self { inputs, partial_inputs, notes, images, errors, warnings, skipped } = other;
        self.inputs += inputs;
        self.partial_inputs += partial_inputs;
        self.notes.extend(notes);
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

    /// The number of images of each provider.
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

    /// The lines of the summary. If not all errors are shown elsewhere, `shown` is the code of each error that is: the
    /// first line counts the others.
    #[must_use]
    pub fn lines(&self, shown: &[ErrorCode]) -> Vec<String> {
        let mut hidden = self.errors.clone();
        for code in shown {
            hidden.remove_one(code.as_str());
        }
        let mut lines = Vec::new();
        if !hidden.0.is_empty() {
            lines.push(text_of(&["more errors: ", &hidden.text()]));
        }
        lines.extend(self.notes.iter().cloned());
        // There may be many types, and a long line is cut: the most frequent types come first.
        let kinds = self.skipped.iter().map(|(kind, count)| (Reverse(count), kind.to_owned()));
        let skipped = kinds.collect::<BinaryHeap<_>>().into_sorted_vec().into_iter();
        let skipped = Counts(skipped.map(|(Reverse(count), kind)| (kind, count)).collect());
        lines.push(self.images.line("image", "images"));
        lines.push(self.errors.line("error", "errors"));
        lines.push(skipped.line("skipped", "skipped"));
        lines.push(self.warnings.line("warning", "warnings"));
        let (mut partial, mut all) = (itoa::Buffer::new(), itoa::Buffer::new());
        let (partial, all) = (partial.format(self.partial_inputs), all.format(self.inputs));
        let noun = if self.inputs == 1 { " input partial" } else { " inputs partial" };
        lines.push(text_of(&[partial, " of ", all, noun]));
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
            _ => self.skipped.0.set(reading),
        }
    }
}

/// A name and its number, as a list of both.
impl<'json> Read<'json> for (String, u64) {
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        *slot = None;
        let expected = "a list of a name and a number";
        if !reading.json.enters_array()? {
            return reading.mismatch(expected);
        }
        let (mut first, mut name, mut number) = (true, None, None);
        let mut count = 0;
        while reading.json.element(&mut first)? {
            match count {
                0 => String::read_into(&mut name, reading)?,
                1 => u64::read_into(&mut number, reading)?,
                _ => reading.mismatch(expected)?,
            }
            count += 1;
        }
        *slot = name.zip(number);
        if slot.is_none() && !reading.is_rejected() {
            reading.reject(expected, "a shorter list");
        }
        Ok(())
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

/// Numbers by name. None is 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
struct Counts(Vec<(String, u64)>);

impl Counts {
    fn of(words: &[&str], counts: &[u64]) -> Self {
        let counted = words.iter().zip(counts).filter(|(_, count)| **count > 0);
        Self(counted.map(|(word, count)| ((*word).to_owned(), *count)).collect())
    }

    fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Adds other numbers. The names keep the order of `words`.
    fn merge(&mut self, other: Self, words: &[&str]) {
        let place = |name: &str| words.iter().position(|word| *word == name);
        for (name, count) in other.0 {
            if let Some((_, sum)) = self.0.iter_mut().find(|(known, _)| *known == name) {
                *sum += count;
                continue;
            }
            let after = self.0.iter().position(|(known, _)| place(known) > place(&name));
            self.0.insert(after.unwrap_or(self.0.len()), (name, count));
        }
    }

    fn remove_one(&mut self, name: &str) {
        for (known, count) in &mut self.0 {
            *count -= u64::from(known == name && *count > 0);
        }
        self.0.retain(|(_, count)| *count > 0);
    }

    /// The parts: `gce 2, gcore 1`.
    fn text(&self) -> String {
        let mut text = String::new();
        for (name, count) in self.iter() {
            let separator = if text.is_empty() { "" } else { ", " };
            for part in [separator, name, " ", itoa::Buffer::new().format(count)] {
                add(&mut text, part);
            }
        }
        text
    }

    /// The total with its parts: `3 images: gce 2, gcore 1`.
    fn line(&self, one: &str, many: &str) -> String {
        let sum: u64 = self.iter().map(|(_, count)| count).sum();
        let noun = if sum == 1 { one } else { many };
        let colon = if self.0.is_empty() { "" } else { ": " };
        text_of(&[itoa::Buffer::new().format(sum), " ", noun, colon, &self.text()])
    }
}

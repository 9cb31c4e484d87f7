//! What goes to standard error.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use cloud_image::{Coverage, Error, ErrorCode, Image, Page, Provider, Skipped, WarningCode};

/// How many errors are shown one by one.
const MOST_ERRORS: usize = 20;
/// How many characters of each.
const LONGEST_ERROR: usize = 300;

/// Counts what was read, and says it.
#[derive(Default)]
pub(crate) struct Report {
    input: String,
    inputs: u64,
    coverage: Coverage,
    /// Whether the input told of nothing: no image, no error, nothing to skip.
    is_empty: bool,
    /// What is to be said of single inputs, once all of them are read.
    notes: Vec<String>,
    partial_inputs: u64,
    images: BTreeMap<Provider, u64>,
    warnings: BTreeMap<WarningCode, u64>,
    errors: BTreeMap<ErrorCode, u64>,
    skipped: BTreeMap<String, u64>,
    shown: usize,
    hidden: BTreeMap<ErrorCode, u64>,
    unreadable: bool,
}

impl Report {
    /// An input begins.
    pub(crate) fn open(&mut self, name: &str) {
        name.clone_into(&mut self.input);
        self.inputs += 1;
        self.coverage = Coverage::default();
        self.is_empty = true;
    }

    /// An image was read.
    pub(crate) fn image(&mut self, image: &Image<'_>) {
        self.is_empty = false;
        *self.images.entry(image.provider).or_default() += 1;
        for warning in &image.warnings {
            *self.warnings.entry(warning.code).or_default() += 1;
        }
    }

    /// Something could not be read.
    pub(crate) fn error(&mut self, error: &Error) {
        self.is_empty = false;
        self.coverage.add_error(error);
        *self.errors.entry(error.code).or_default() += 1;
        if self.shown < MOST_ERRORS {
            self.shown += 1;
            say(&format!("{}: {error}", self.input));
        } else {
            *self.hidden.entry(error.code).or_default() += 1;
        }
    }

    /// The input itself cannot be read.
    pub(crate) fn cannot_read(&mut self, error: &io::Error) {
        self.unreadable = true;
        self.is_empty = false;
        say(&format!("{}: {error}", self.input));
    }

    /// Lists ended.
    pub(crate) fn pages(&mut self, pages: &[Page]) {
        for page in pages {
            self.coverage.add(page);
        }
    }

    /// The input is at its end, and this was skipped in it.
    pub(crate) fn close(&mut self, skipped: &[Skipped]) {
        for Skipped { kind, count, .. } in skipped {
            *self.skipped.entry(kind.clone()).or_default() += count;
        }
        let input = &self.input;
        if self.is_empty && skipped.is_empty() {
            self.notes.push(format!("{input}: holds no images"));
        }
        for provider in self.coverage.partial() {
            self.notes.push(format!("{input}: holds only a part of the {provider} images"));
        }
        if self.coverage.is_truncated() {
            self.notes.push(format!("{input}: ends too early, so it holds only a part"));
        }
        self.partial_inputs += u64::from(self.coverage.is_partial());
    }

    /// Says what was read in all.
    pub(crate) fn finish(&self) {
        if !self.hidden.is_empty() {
            say(&format!("more errors: {}", counts(&self.hidden)));
        }
        for note in &self.notes {
            say(note);
        }
        // Kinds are many where words are few, and a long line is cut: what there is most of comes first.
        let mut skipped: Vec<_> = self.skipped.iter().collect();
        skipped.sort_by_key(|(_, count)| Reverse(**count));
        say(&line("image", "images", &self.images));
        say(&line("error", "errors", &self.errors));
        say(&line("skipped", "skipped", skipped));
        say(&line("warning", "warnings", &self.warnings));
        let noun = if self.inputs == 1 { "input" } else { "inputs" };
        say(&format!("{} of {} {noun} partial", self.partial_inputs, self.inputs));
    }

    /// Whether an image or a document could not be read.
    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether an input could not be read to its end.
    pub(crate) fn unreadable(&self) -> bool {
        self.unreadable
    }
}

/// How many there are of something: `3 images: gce 2, gcore 1`.
fn line<'c, K: Display + 'c>(
    one: &str,
    many: &str,
    counted: impl IntoIterator<Item = (&'c K, &'c u64)>,
) -> String {
    let counted: Vec<_> = counted.into_iter().collect();
    let all: u64 = counted.iter().map(|(_, count)| **count).sum();
    let noun = if all == 1 { one } else { many };
    let details = if counted.is_empty() { String::new() } else { format!(": {}", counts(counted)) };
    format!("{all} {noun}{details}")
}

fn counts<'c, K: Display + 'c>(counted: impl IntoIterator<Item = (&'c K, &'c u64)>) -> String {
    let each: Vec<String> =
        counted.into_iter().map(|(what, count)| format!("{what} {count}")).collect();
    each.join(", ")
}

/// Says one line on standard error, cut if it is very long. That nobody listens is no error.
pub(crate) fn say(line: &str) {
    let mut short: String = line.chars().take(LONGEST_ERROR).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short.push('\n');
    let _ = io::stderr().write_all(short.as_bytes());
}

//! Writes errors and a summary to standard error.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use cloud_image::{Coverage, Error, ErrorCode, Image, Page, Provider, Skipped, WarningCode};

/// The number of errors that are printed. Further errors are only counted.
const MAX_ERRORS_SHOWN: usize = 20;
const MAX_LINE_CHARACTERS: usize = 300;

/// Counts images, errors, warnings and skipped objects.
#[derive(Default)]
pub(crate) struct Report {
    input: String,
    inputs: u64,
    coverage: Coverage,
    /// Whether the input has no images, errors or skipped objects so far.
    is_empty: bool,
    /// Lines about single inputs, printed before the summary.
    notes: Vec<String>,
    partial_inputs: u64,
    images: BTreeMap<Provider, u64>,
    warnings: BTreeMap<WarningCode, u64>,
    errors: BTreeMap<ErrorCode, u64>,
    skipped: BTreeMap<String, u64>,
    shown_errors: usize,
    hidden_errors: BTreeMap<ErrorCode, u64>,
    has_unreadable_input: bool,
}

impl Report {
    pub(crate) fn open_input(&mut self, name: &str) {
        name.clone_into(&mut self.input);
        self.inputs += 1;
        self.coverage = Coverage::default();
        self.is_empty = true;
    }

    pub(crate) fn add_image(&mut self, image: &Image<'_>) {
        self.is_empty = false;
        *self.images.entry(image.provider).or_default() += 1;
        for warning in &image.warnings {
            *self.warnings.entry(warning.code).or_default() += 1;
        }
    }

    /// Counts an error, and prints the first ones.
    pub(crate) fn add_error(&mut self, error: &Error) {
        self.is_empty = false;
        self.coverage.add_error(error);
        *self.errors.entry(error.code).or_default() += 1;
        if self.shown_errors < MAX_ERRORS_SHOWN {
            self.shown_errors += 1;
            print_line(&format!("{}: {error}", self.input));
        } else {
            *self.hidden_errors.entry(error.code).or_default() += 1;
        }
    }

    /// Reports that the input cannot be read to its end.
    pub(crate) fn add_unreadable_input(&mut self, error: &io::Error) {
        self.has_unreadable_input = true;
        self.is_empty = false;
        print_line(&format!("{}: {error}", self.input));
    }

    pub(crate) fn add_pages(&mut self, pages: &[Page]) {
        for page in pages {
            self.coverage.add(page);
        }
    }

    /// Ends the input, in which these objects were skipped.
    pub(crate) fn close_input(&mut self, skipped: &[Skipped]) {
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

    /// Prints the summary of all inputs.
    pub(crate) fn finish(&self) {
        if !self.hidden_errors.is_empty() {
            print_line(&format!("more errors: {}", format_counts(&self.hidden_errors)));
        }
        for note in &self.notes {
            print_line(note);
        }
        // There may be many types, and a long line is shortened: the most frequent types come first.
        let mut skipped: Vec<_> = self.skipped.iter().collect();
        skipped.sort_by_key(|(_, count)| Reverse(**count));
        print_line(&summary_line("image", "images", &self.images));
        print_line(&summary_line("error", "errors", &self.errors));
        print_line(&summary_line("skipped", "skipped", skipped));
        print_line(&summary_line("warning", "warnings", &self.warnings));
        let noun = if self.inputs == 1 { "input" } else { "inputs" };
        print_line(&format!("{} of {} {noun} partial", self.partial_inputs, self.inputs));
    }

    /// Whether there were errors.
    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether an input could not be read to its end.
    pub(crate) fn has_unreadable_input(&self) -> bool {
        self.has_unreadable_input
    }
}

/// Formats a total with its parts: `3 images: gce 2, gcore 1`.
fn summary_line<'c, K: Display + 'c>(
    one: &str,
    many: &str,
    counted: impl IntoIterator<Item = (&'c K, &'c u64)>,
) -> String {
    let counted: Vec<_> = counted.into_iter().collect();
    let all: u64 = counted.iter().map(|(_, count)| **count).sum();
    let noun = if all == 1 { one } else { many };
    let details =
        if counted.is_empty() { String::new() } else { format!(": {}", format_counts(counted)) };
    format!("{all} {noun}{details}")
}

fn format_counts<'c, K: Display + 'c>(
    counted: impl IntoIterator<Item = (&'c K, &'c u64)>,
) -> String {
    let each: Vec<String> =
        counted.into_iter().map(|(what, count)| format!("{what} {count}")).collect();
    each.join(", ")
}

/// Prints one line to standard error, shortened to a limit. Errors of standard error are ignored.
pub(crate) fn print_line(line: &str) {
    let mut short: String = line.chars().take(MAX_LINE_CHARACTERS).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short.push('\n');
    let _ = io::stderr().write_all(short.as_bytes());
}

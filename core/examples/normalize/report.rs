//! What goes to standard error.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use cloud_image::{Coverage, Error, ErrorCode, Image, Page, Provider, WarningCode};

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
    partial: Vec<(String, Provider)>,
    partial_inputs: u64,
    images: BTreeMap<Provider, u64>,
    warnings: BTreeMap<WarningCode, u64>,
    errors: BTreeMap<ErrorCode, u64>,
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
    }

    /// An image was read.
    pub(crate) fn image(&mut self, image: &Image<'_>) {
        *self.images.entry(image.provider).or_default() += 1;
        for warning in &image.warnings {
            *self.warnings.entry(warning.code).or_default() += 1;
        }
    }

    /// Something could not be read.
    pub(crate) fn error(&mut self, error: &Error) {
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
        say(&format!("{}: {error}", self.input));
    }

    /// Lists ended.
    pub(crate) fn pages(&mut self, pages: &[Page]) {
        for page in pages {
            self.coverage.add(page);
        }
    }

    /// The input is at its end.
    pub(crate) fn close(&mut self) {
        let before = self.partial.len();
        let partial = self.coverage.partial().map(|provider| (self.input.clone(), provider));
        self.partial.extend(partial);
        self.partial_inputs += u64::from(self.partial.len() > before);
    }

    /// Says what was read in all.
    pub(crate) fn finish(&self) {
        if !self.hidden.is_empty() {
            say(&format!("more errors: {}", counts(&self.hidden)));
        }
        for (input, provider) in &self.partial {
            say(&format!("{input}: holds only a part of the {provider} images"));
        }
        let images: u64 = self.images.values().sum();
        let errors: u64 = self.errors.values().sum();
        let warnings: u64 = self.warnings.values().sum();
        say(&format!("{images} images{}", details(&self.images)));
        say(&format!("{errors} errors{}", details(&self.errors)));
        say(&format!("{warnings} warnings{}", details(&self.warnings)));
        say(&format!("{} of {} inputs partial", self.partial_inputs, self.inputs));
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

fn details<K: Display>(counted: &BTreeMap<K, u64>) -> String {
    if counted.is_empty() { String::new() } else { format!(": {}", counts(counted)) }
}

fn counts<K: Display>(counted: &BTreeMap<K, u64>) -> String {
    let each: Vec<String> = counted.iter().map(|(what, count)| format!("{what} {count}")).collect();
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

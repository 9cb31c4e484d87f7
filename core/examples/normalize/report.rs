//! What goes to standard error.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;

use cloud_image::{Coverage, Error, ErrorCode, Image, Page, Provider, WarningCode};

/// How many errors are shown one by one.
const MOST_ERRORS: usize = 20;
/// How many characters of each.
const LONGEST_ERROR: usize = 300;

/// Counts what was read, and says it.
#[derive(Default)]
pub struct Report {
    input: String,
    inputs: u64,
    coverage: Coverage,
    partial: Vec<(String, Provider)>,
    images: BTreeMap<Provider, u64>,
    warnings: BTreeMap<WarningCode, u64>,
    errors: BTreeMap<ErrorCode, u64>,
    shown: usize,
    hidden: BTreeMap<ErrorCode, u64>,
    unreadable: bool,
}

impl Report {
    /// An input begins.
    pub fn open(&mut self, name: &str) {
        name.clone_into(&mut self.input);
        self.inputs += 1;
        self.coverage = Coverage::default();
    }

    /// An image was read.
    pub fn image(&mut self, image: &Image<'_>) {
        *self.images.entry(image.provider).or_default() += 1;
        for warning in &image.warnings {
            *self.warnings.entry(warning.code).or_default() += 1;
        }
    }

    /// Something could not be read.
    pub fn error(&mut self, error: &Error) {
        *self.errors.entry(error.code).or_default() += 1;
        if self.shown < MOST_ERRORS {
            self.shown += 1;
            self.say(&format!("{}: {error}", self.input));
        } else {
            *self.hidden.entry(error.code).or_default() += 1;
        }
    }

    /// The input itself cannot be read.
    pub fn cannot_read(&mut self, error: &io::Error) {
        self.unreadable = true;
        self.say(&format!("{}: {error}", self.input));
    }

    /// Lists ended.
    pub fn pages(&mut self, pages: &[Page]) {
        pages.iter().for_each(|page| self.coverage.add(page));
    }

    /// The input is at its end.
    pub fn close(&mut self) {
        let partial = self.coverage.partial().map(|provider| (self.input.clone(), provider));
        self.partial.extend(partial);
    }

    /// Says one line, however long it is.
    pub fn say(&self, line: &str) {
        if line.chars().count() > LONGEST_ERROR {
            let short: String = line.chars().take(LONGEST_ERROR).collect();
            eprintln!("{short}…");
        } else {
            eprintln!("{line}");
        }
    }

    /// Says what was read in all.
    pub fn finish(&self) {
        if !self.hidden.is_empty() {
            eprintln!("more errors: {}", counts(&self.hidden));
        }
        for (input, provider) in &self.partial {
            self.say(&format!("{input}: holds only a part of the {provider} images"));
        }
        let images: u64 = self.images.values().sum();
        let errors: u64 = self.errors.values().sum();
        let warnings: u64 = self.warnings.values().sum();
        eprintln!("{images} images{}", details(&self.images));
        eprintln!("{errors} errors{}", details(&self.errors));
        eprintln!("{warnings} warnings{}", details(&self.warnings));
        eprintln!("{} of {} inputs partial", self.partial_inputs(), self.inputs);
    }

    fn partial_inputs(&self) -> usize {
        let mut inputs: Vec<&str> = self.partial.iter().map(|(input, _)| &**input).collect();
        inputs.dedup();
        inputs.len()
    }

    /// Whether an image or a document could not be read.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether an input could not be read to its end.
    pub fn unreadable(&self) -> bool {
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

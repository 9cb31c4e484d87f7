//! Numbers by name.

use serde::Serialize;

use crate::json::{Read, ReadError, Reading};
use crate::quote::{add, text_of};

/// Numbers by name. None is 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Counts(pub(super) Vec<(String, u64)>);

impl Counts {
    pub(super) fn of(words: &[&str], counts: &[u64]) -> Self {
        let counted = words.iter().zip(counts).filter(|(_, count)| **count > 0);
        Self(counted.map(|(word, count)| ((*word).to_owned(), *count)).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Adds other numbers. The names keep the order of `words`.
    pub(super) fn merge(&mut self, other: Self, words: &[&str]) {
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

    pub(super) fn remove_one(&mut self, name: &str) {
        for (known, count) in &mut self.0 {
            *count -= u64::from(known == name && *count > 0);
        }
        self.0.retain(|(_, count)| *count > 0);
    }

    /// The parts: `gce 2, gcore 1`.
    pub(super) fn text(&self) -> String {
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
    pub(super) fn line(&self, one: &str, many: &str) -> String {
        let sum: u64 = self.iter().map(|(_, count)| count).sum();
        let noun = if sum == 1 { one } else { many };
        let colon = if self.0.is_empty() { "" } else { ": " };
        text_of(&[itoa::Buffer::new().format(sum), " ", noun, colon, &self.text()])
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

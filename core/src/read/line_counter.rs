//! Counts lines only as far as somebody asks.

use super::find::between;
use crate::error::Location;

/// Where something is in a text whose front may be dropped.
#[derive(Debug)]
pub(super) struct LineCounter {
    at: usize,
    place: Location,
}

impl LineCounter {
    pub(super) fn new(place: Location) -> Self {
        Self { at: 0, place }
    }

    /// The place of an offset in the text, not before the last one asked for.
    #[inline(never)]
    pub(super) fn place(&mut self, text: &str, at: usize) -> Location {
        let passed = between(text, self.at, at);
        self.place = self.place.after(passed);
        self.at = self.at.max(at);
        self.place
    }

    /// The text loses so many bytes at its front.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        if self.at < bytes {
            self.place(text, bytes);
        }
        self.at -= bytes;
    }
}

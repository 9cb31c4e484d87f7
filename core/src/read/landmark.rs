//! Counts lines only as far as somebody asks.

use super::find::between;
use crate::error::Place;

/// Where something is in a text whose front may be dropped.
#[derive(Debug)]
pub(super) struct Landmark {
    at: usize,
    place: Place,
}

impl Landmark {
    pub(super) fn new(place: Place) -> Self {
        Self { at: 0, place }
    }

    /// The place of an offset in the text, not before the last one asked for.
    #[inline(never)]
    pub(super) fn place(&mut self, text: &str, at: usize) -> Place {
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

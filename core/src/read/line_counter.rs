//! Computes the line and column of an offset, only when one is asked for.

use super::find::slice;
use crate::error::Location;

/// The location of an offset in a text that may lose its front.
#[derive(Debug)]
pub(super) struct LineCounter {
    /// The last offset that was asked for.
    at: usize,
    location: Location,
}

impl LineCounter {
    pub(super) fn new(location: Location) -> Self {
        Self { at: 0, location }
    }

    /// The location of an offset in the text; of the last offset, if that is larger.
    #[inline(never)]
    pub(super) fn location(&mut self, text: &str, at: usize) -> Location {
        let passed = slice(text, self.at, at);
        self.location = self.location.after(passed);
        self.at = self.at.max(at);
        self.location
    }

    /// Adjusts the offset; `text` is about to lose `bytes` bytes at its front.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        if self.at < bytes {
            self.location(text, bytes);
        }
        self.at -= bytes;
    }
}

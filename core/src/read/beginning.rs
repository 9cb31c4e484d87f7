//! How an input begins, for what is no JSON shows itself there.

use super::format::{FIRST_TEXT, Format, of_text};
use crate::json::Rest;

/// The first bytes of an input, which are kept while its text may lose its front.
#[derive(Default)]
pub(super) struct Beginning {
    text: Vec<u8>,
    /// How much of the text was looked at.
    seen: usize,
    /// Whether something was read, so that it is JSON.
    pub(super) is_past: bool,
}

impl Beginning {
    /// Takes what is new of a text.
    #[inline]
    pub(super) fn take(&mut self, text: &str) {
        if !self.is_past && self.text.len() < FIRST_TEXT {
            self.take_new(text);
        }
    }

    #[inline(never)]
    fn take_new(&mut self, text: &str) {
        let new = text.as_bytes().get(self.seen..).unwrap_or_default();
        let missing = FIRST_TEXT - self.text.len();
        self.text.extend_from_slice(new.get(..missing).unwrap_or(new));
        self.seen = text.len();
    }

    /// The text loses so many bytes at its front.
    pub(super) fn shift(&mut self, bytes: usize) {
        self.seen = self.seen.saturating_sub(bytes);
    }

    /// What the input, which is no JSON, looks like.
    pub(super) fn looks_like(&self, rest: Rest) -> Likeness {
        if self.is_past {
            return Likeness::None;
        }
        if rest == Rest::More && self.text.len() < FIRST_TEXT {
            return Likeness::NeedsMore;
        }
        of_text(&self.text).map_or(Likeness::None, Likeness::Format)
    }
}

/// What an input looks like.
pub(super) enum Likeness {
    Format(Format),
    None,
    /// That is known only once there is more of it.
    NeedsMore,
}

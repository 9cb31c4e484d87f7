//! Keeps the start of an input, by which a format other than JSON is identified.

use super::format::{FIRST_TEXT_BYTES, Format, sniff_text};
use crate::json::Rest;

/// The first bytes of an input. They are copied because the text may lose its front.
#[derive(Default)]
pub(super) struct Sniffer {
    start: Vec<u8>,
    /// How many bytes of the current text were already copied.
    seen: usize,
    /// Whether a value was read, so the input is JSON.
    pub(super) is_json: bool,
}

impl Sniffer {
    /// Copies the bytes that are new in `text`.
    #[inline]
    pub(super) fn feed(&mut self, text: &str) {
        if !self.is_json && self.start.len() < FIRST_TEXT_BYTES {
            self.feed_new(text);
        }
    }

    #[inline(never)]
    fn feed_new(&mut self, text: &str) {
        let new = text.as_bytes().get(self.seen..).unwrap_or_default();
        let missing = FIRST_TEXT_BYTES - self.start.len();
        self.start.extend_from_slice(new.get(..missing).unwrap_or(new));
        self.seen = text.len();
    }

    /// Adjusts the offset after the text has lost `bytes` bytes at its front.
    pub(super) fn shift(&mut self, bytes: usize) {
        self.seen = self.seen.saturating_sub(bytes);
    }

    /// The format of an input that failed to parse as JSON.
    pub(super) fn sniff(&self, rest: Rest) -> Sniffed {
        if self.is_json {
            return Sniffed::Unknown;
        }
        if rest == Rest::More && self.start.len() < FIRST_TEXT_BYTES {
            return Sniffed::NeedMore;
        }
        sniff_text(&self.start).map_or(Sniffed::Unknown, Sniffed::Format)
    }
}

pub(super) enum Sniffed {
    Format(Format),
    Unknown,
    /// More of the input is needed to identify the format.
    NeedMore,
}

//! Scans of 64 bytes at once.

use crate::json::block::{BLOCK, non_space_mask_of_four, stop_mask_of_four};
use crate::json::scan::{space_stop, string_stop};

/// A mask of the bytes of one class, such as stops, in the 64 bytes before `end`. A window mostly has several of them,
/// so finding the next one does not wait for a load.
pub(super) struct Window {
    end: usize,
    /// The lowest bit is the first byte.
    mask: u64,
}

/// The length of a window.
const WINDOW: usize = 4 * BLOCK;

impl Window {
    /// An empty window at an offset.
    #[inline]
    pub(super) fn at(at: usize) -> Self {
        Self { end: at, mask: 0 }
    }

    /// The offset of the next byte of the class at or after `at`; or, as an error, the offset from which on there are
    /// too few bytes for a window. `class` computes the mask.
    #[inline]
    fn next(
        &mut self,
        bytes: &[u8],
        mut at: usize,
        class: impl Fn([&[u8; BLOCK]; 4]) -> u64,
    ) -> Result<usize, usize> {
        loop {
            if at >= self.end {
                let blocks = bytes.get(at..at + WINDOW).unwrap_or_default().as_chunks().0;
                let [first, second, third, fourth] = blocks else { return Err(at) };
                self.mask = class([first, second, third, fourth]);
                self.end = at + WINDOW;
            }
            let ahead = self.mask >> (at + WINDOW - self.end);
            if ahead != 0 {
                return Ok(at + ahead.trailing_zeros() as usize);
            }
            at = self.end;
        }
    }

    /// The end of a string, whose first character is at `at`.
    #[inline]
    pub(super) fn string_end(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let stop = self.next(bytes, at, stop_mask_of_four);
        let stop = stop.unwrap_or_else(|rest| string_stop(bytes, rest));
        if bytes.get(stop) == Some(&b'"') { Some(stop + 1) } else { escaped_end(bytes, stop) }
    }

    /// The offset of the next byte that is not white space.
    #[inline]
    pub(super) fn space_end(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes.get(at) {
            Some(b'!'..) => at,
            Some(b' ') if bytes.get(at + 1).is_some_and(|&byte| byte > b' ') => at + 1,
            _ => self.indent_end(bytes, at),
        }
    }

    /// [`space_end`](Self::space_end) for line feeds and several spaces.
    #[inline]
    fn indent_end(&mut self, bytes: &[u8], mut at: usize) -> usize {
        loop {
            at = match bytes.get(at) {
                Some(b'\n' | b'\r' | b'\t') => at + 1,
                Some(b' ') => match self.next(bytes, at, non_space_mask_of_four) {
                    Ok(end) => end,
                    Err(rest) => return space_stop(bytes, rest),
                },
                _ => return at,
            };
        }
    }
}

/// The end of a string, from its first escape on.
#[inline(never)]
fn escaped_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at..)? {
            [b'"', ..] => return Some(at + 1),
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => at += 2,
            [b'\\', b'u', digits @ ..] if digits.get(..4)?.iter().all(u8::is_ascii_hexdigit) => {
                at += 6;
            }
            _ => return None,
        }
        at = string_stop(bytes, at);
    }
}

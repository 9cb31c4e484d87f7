//! The position in a text that may grow at its end and lose its front.

use crate::json::{ReadError, Reader, Rest, TextFault, TextFaultKind, ValueScanner};

/// Why reading stopped. It has no fields, so returning it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    /// The text ends here, and more may follow.
    NeedMore,
    /// The text is at fault: [`Cursor::fault`] has the reason.
    Fault,
    /// The value is too long.
    TooLong,
}

/// The text in memory, and the limits within which it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'t> {
    pub(super) text: &'t str,
    /// What follows the text.
    pub(super) rest: Rest,
    /// The start of the object whose text is kept. The size limit applies from there; otherwise, from the next value.
    pub(super) kept_from: Option<usize>,
    /// The size limit.
    pub(super) max_bytes: usize,
    /// The number of open objects and lists.
    pub(super) depth: u8,
}

/// The position, and the state of scanning the value that starts there, if that is incomplete.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    /// The offset of the next byte.
    pub(super) at: usize,
    /// The last fault in the text.
    pub(super) fault: TextFault,
    scanner: Option<ValueScanner>,
    /// Whether the last [`Self::try_read`] read nothing, and stopped at the end of the text.
    hit_end: bool,
}

/// The cursor waits for the end of a value up to this size. A larger one is read as it arrives.
const MAX_WAIT_BYTES: usize = 1 << 16;

impl Cursor {
    /// The next byte that is not white space, if the text has one.
    pub(super) fn peek(&mut self, text: &str) -> Option<u8> {
        let mut json = Reader::new(text, self.at, 0, false);
        let byte = json.next_byte();
        self.at = json.at();
        byte
    }

    /// The next byte that is not white space. At the end of the input it is an error, which reports `expected`.
    #[inline(never)]
    pub(super) fn require(
        &mut self,
        window: Window<'_>,
        expected: &'static str,
    ) -> Result<u8, Pause> {
        let byte = self.peek(window.text);
        if window.kept_from.is_some_and(|start| self.at - start >= window.max_bytes) {
            return Err(Pause::TooLong);
        }
        match (byte, window.rest) {
            (Some(byte), _) => Ok(byte),
            (None, Rest::More) => Err(Pause::NeedMore),
            (None, _) => Err(self.syntax(expected)),
        }
    }

    pub(super) fn syntax(&mut self, expected: &'static str) -> Pause {
        self.fault(TextFaultKind::Syntax(expected))
    }

    pub(super) fn fault(&mut self, kind: TextFaultKind) -> Pause {
        self.fault = TextFault { at: self.at, kind };
        Pause::Fault
    }

    /// Passes the comma or the closing bracket after an element or a member; with `first`, an optional closing bracket.
    /// True at the end of the container; false if another element or member must follow.
    pub(super) fn comma_or_close(
        &mut self,
        window: Window<'_>,
        close: u8,
        first: bool,
    ) -> Result<bool, Pause> {
        let expected = match (first, close) {
            (true, b']') => "a value or `]`",
            (true, _) => "a key or `}`",
            (false, b']') => "`,` or `]`",
            (false, _) => "`,` or `}`",
        };
        let byte = self.require(window, expected)?;
        if byte != close && !first && byte != b',' {
            return Err(self.syntax(expected));
        }
        if byte == close || !first {
            self.at += 1;
        }
        Ok(byte == close)
    }

    /// Reads the value at the cursor, if it is complete.
    pub(super) fn read_complete<'t, T>(
        &mut self,
        window: Window<'t>,
        read: impl FnOnce(&mut Reader<'t>) -> Result<T, ReadError>,
    ) -> Result<T, Pause> {
        let (mut json, limit) = self.reader(window)?;
        let Ok(value) = read(&mut json) else {
            return Err(self.pause_of(window, limit, &json));
        };
        self.at = json.at();
        Ok(value)
    }

    /// A reader of the value at the cursor, and the end of the text that it may read; `NeedMore` if the value is known
    /// to be incomplete.
    #[inline(never)]
    fn reader<'t>(&mut self, window: Window<'t>) -> Result<(Reader<'t>, usize), Pause> {
        let Window { text, rest, kept_from, max_bytes, depth } = window;
        let max_end = kept_from.unwrap_or(self.at).saturating_add(max_bytes);
        if let Some(scanner) = &mut self.scanner {
            let value = text.as_bytes().get(self.at..).unwrap_or_default();
            if rest == Rest::More && text.len() <= max_end && scanner.length(value).is_none() {
                return Err(Pause::NeedMore);
            }
            self.scanner = None;
        }
        let limit = floor_char_boundary(text, max_end);
        let whole = rest == Rest::End && limit == text.len();
        let read = text.get(..limit).unwrap_or_default();
        Ok((Reader::new(read, self.at, depth, whole), limit))
    }

    /// Why a reader stopped that could read up to `limit`.
    #[cold]
    #[inline(never)]
    fn pause_of(&mut self, window: Window<'_>, limit: usize, json: &Reader<'_>) -> Pause {
        let Window { text, rest, .. } = window;
        self.fault = json.text_fault();
        if self.fault.kind != TextFaultKind::End {
            return Pause::Fault;
        }
        if limit < text.len() {
            return Pause::TooLong;
        }
        if rest != Rest::More {
            return Pause::Fault;
        }
        let mut scanner = ValueScanner::default();
        // It does not find the end either, but continues from here when there is more text.
        scanner.length(text.as_bytes().get(self.at..).unwrap_or_default());
        self.scanner = Some(scanner);
        Pause::NeedMore
    }

    /// Reads the value at the cursor. If `read` returns `None` because it is another value, or fails, the cursor does
    /// not move.
    pub(super) fn try_read<'t, T>(
        &mut self,
        window: Window<'t>,
        read: impl FnOnce(&mut Reader<'t>) -> Result<Option<T>, ReadError>,
    ) -> Option<T> {
        let mut json = self.trial_reader(window);
        let value = read(&mut json).ok().flatten();
        self.finish_trial(window, json.at(), value.is_some());
        value
    }

    #[inline(never)]
    fn trial_reader<'t>(&self, window: Window<'t>) -> Reader<'t> {
        let limit = floor_char_boundary(window.text, self.at.saturating_add(window.max_bytes));
        let text = window.text.get(..limit).unwrap_or_default();
        Reader::new(text, self.at, window.depth, false)
    }

    #[inline(never)]
    fn finish_trial(&mut self, window: Window<'_>, at: usize, is_read: bool) {
        if is_read {
            self.at = at;
        }
        self.hit_end = !is_read && at >= window.text.len();
    }

    /// Whether to wait for the end of the value at the cursor: the last [`Self::try_read`] did not reach it, and it may
    /// follow soon.
    pub(super) fn waits(&mut self, window: Window<'_>) -> bool {
        if !self.hit_end || window.rest != Rest::More {
            return false;
        }
        let value = window.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_complete = self.scanner.get_or_insert_default().length(value).is_some();
        if is_complete || value.len() >= MAX_WAIT_BYTES.min(window.max_bytes) {
            (self.scanner, self.hit_end) = (None, false);
        }
        self.hit_end
    }

    /// Moves to `start`, and starts to skip the value there.
    pub(super) fn start_skip(&mut self, start: usize) {
        self.at = start;
        self.scanner = Some(ValueScanner::default());
    }

    /// Skips a value without reading it, as far as the text has it.
    pub(super) fn skip(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let value = window.text.as_bytes().get(self.at..).unwrap_or_default();
        let scanner = self.scanner.get_or_insert_default();
        if let Some(length) = scanner.length(value) {
            self.at += length;
            self.scanner = None;
            return Ok(());
        }
        scanner.forget(value.len());
        self.at = window.text.len();
        match window.rest {
            Rest::More => Err(Pause::NeedMore),
            _ => Err(self.fault(TextFaultKind::End)),
        }
    }
}

/// The last character boundary at or before `max`.
fn floor_char_boundary(text: &str, max: usize) -> usize {
    let mut limit = max.min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    limit
}

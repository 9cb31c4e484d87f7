//! A place in a text that may grow at its end and lose its front.

use crate::json::{ReadError, Reader, Rest, TextFault, TextFaultKind, ValueScanner};

/// Why no step was made. As it holds nothing, it costs nothing to hand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    /// The text ends here, and more may come.
    More,
    /// The text is at fault: the [cursor](Cursor::stop) knows why.
    Fault,
    /// The value is too long.
    TooLong,
}

/// The text that is there, and what may be read of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'t> {
    pub(super) text: &'t str,
    /// What stands behind the text.
    pub(super) rest: Rest,
    /// Where the value starts whose length is limited, if that is not the one that comes next.
    pub(super) start: Option<usize>,
    /// How long it may be.
    pub(super) most_bytes: usize,
    /// How many objects and lists are open around it.
    pub(super) depth: u8,
}

/// The next byte, and what is known of a value that starts there but is not all there.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    pub(super) at: usize,
    /// The last fault of the text.
    pub(super) stop: TextFault,
    scanner: Option<ValueScanner>,
    /// Whether the last look at a value met the end of the text.
    met_the_end: bool,
}

/// So many bytes of a value are waited for: it may be far longer, and then it is read as it comes.
const PATIENCE: usize = 1 << 16;

impl Cursor {
    /// The next byte that is no white space, if it is there.
    pub(super) fn peek(&mut self, text: &str) -> Option<u8> {
        let mut json = Reader::new(text, self.at, 0, false);
        let byte = json.peek("").ok();
        self.at = json.at();
        byte
    }

    /// The next byte that is no white space; `expected` says what should be there.
    #[inline(never)]
    pub(super) fn token(
        &mut self,
        window: Window<'_>,
        expected: &'static str,
    ) -> Result<u8, Pause> {
        let byte = self.peek(window.text);
        if window.start.is_some_and(|start| self.at - start >= window.most_bytes) {
            return Err(Pause::TooLong);
        }
        match (byte, window.rest) {
            (Some(byte), _) => Ok(byte),
            (None, Rest::More) => Err(Pause::More),
            (None, _) => Err(self.syntax(expected)),
        }
    }

    pub(super) fn syntax(&mut self, expected: &'static str) -> Pause {
        self.fault(TextFaultKind::Syntax(expected))
    }

    pub(super) fn fault(&mut self, kind: TextFaultKind) -> Pause {
        self.stop = TextFault { at: self.at, kind };
        Pause::Fault
    }

    /// Passes what may follow an element of a list, or a value of an object: true at the end of the
    /// container, false where another element must come.
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
        let byte = self.token(window, expected)?;
        if byte != close && !first && byte != b',' {
            return Err(self.syntax(expected));
        }
        if byte == close || !first {
            self.at += 1;
        }
        Ok(byte == close)
    }

    /// Reads what starts at the next byte, if it is all there.
    pub(super) fn read_complete<'t, T>(
        &mut self,
        window: Window<'t>,
        read: impl FnOnce(&mut Reader<'t>) -> Result<T, ReadError>,
    ) -> Result<T, Pause> {
        let (mut json, limit) = self.reader(window)?;
        let Ok(value) = read(&mut json) else {
            return Err(self.pause(window, limit, &json));
        };
        self.at = json.at();
        Ok(value)
    }

    /// A reader of what starts at the next byte, unless that is known not to be all there; and where the text that it
    /// may read ends.
    #[inline(never)]
    fn reader<'t>(&mut self, window: Window<'t>) -> Result<(Reader<'t>, usize), Pause> {
        let Window { text, rest, start, most_bytes, depth } = window;
        let most = start.unwrap_or(self.at).saturating_add(most_bytes);
        if let Some(scanner) = &mut self.scanner {
            let value = text.as_bytes().get(self.at..).unwrap_or_default();
            if rest == Rest::More && text.len() <= most && scanner.length(value).is_none() {
                return Err(Pause::More);
            }
            self.scanner = None;
        }
        let limit = floor(text, most);
        let whole = rest == Rest::End && limit == text.len();
        let read = text.get(..limit).unwrap_or_default();
        Ok((Reader::new(read, self.at, depth, whole), limit))
    }

    /// Why a reader stopped, which could read so far at most.
    #[cold]
    #[inline(never)]
    fn pause(&mut self, window: Window<'_>, limit: usize, json: &Reader<'_>) -> Pause {
        let Window { text, rest, .. } = window;
        self.stop = json.text_fault();
        if self.stop.kind != TextFaultKind::End {
            return Pause::Fault;
        }
        if limit < text.len() {
            return Pause::TooLong;
        }
        if rest != Rest::More {
            return Pause::Fault;
        }
        let mut scanner = ValueScanner::default();
        // The reader did not find the end, so this does not either: it keeps the place.
        scanner.length(text.as_bytes().get(self.at..).unwrap_or_default());
        self.scanner = Some(scanner);
        Pause::More
    }

    /// Reads what starts at the next byte, if all goes well; else the cursor stays where it is.
    pub(super) fn try_read<'t, T>(
        &mut self,
        window: Window<'t>,
        read: impl FnOnce(&mut Reader<'t>) -> Result<T, ReadError>,
    ) -> Option<T> {
        let mut json = self.glancing_reader(window);
        let value = read(&mut json).ok();
        self.glanced(window, json.at(), value.is_some());
        value
    }

    #[inline(never)]
    fn glancing_reader<'t>(&self, window: Window<'t>) -> Reader<'t> {
        let limit = floor(window.text, self.at.saturating_add(window.most_bytes));
        let text = window.text.get(..limit).unwrap_or_default();
        Reader::new(text, self.at, window.depth, false)
    }

    #[inline(never)]
    fn glanced(&mut self, window: Window<'_>, at: usize, well: bool) {
        if well {
            self.at = at;
        }
        self.met_the_end = !well && at >= window.text.len();
    }

    /// Whether the value that starts at the next byte was not read for want of its end, which may come soon: then it
    /// is waited for.
    pub(super) fn waits(&mut self, window: Window<'_>) -> bool {
        if !self.met_the_end || window.rest != Rest::More {
            return false;
        }
        let value = window.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_there = self.scanner.get_or_insert_default().length(value).is_some();
        if is_there || value.len() >= PATIENCE.min(window.most_bytes) {
            (self.scanner, self.met_the_end) = (None, false);
        }
        self.met_the_end
    }

    /// Starts to pass over the value that starts at `start`.
    pub(super) fn start_skip(&mut self, start: usize) {
        self.at = start;
        self.scanner = Some(ValueScanner::default());
    }

    /// Passes over a value without reading it, as far as it is there.
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
            Rest::More => Err(Pause::More),
            _ => Err(self.fault(TextFaultKind::End)),
        }
    }
}

/// The last place at or before `most` where the text can be cut.
fn floor(text: &str, most: usize) -> usize {
    let mut limit = most.min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    limit
}

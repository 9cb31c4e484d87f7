//! The pull parser.

mod fault;
mod kind;
mod scalar;

pub(crate) use fault::{ReadError, TextFault, TextFaultKind};
pub(crate) use kind::Kind;

use super::StringToken;
use super::scan;

/// The maximum number of nested objects and lists, counted from the top of the input.
pub(crate) const MAX_DEPTH: u8 = 127;

type Result<T> = std::result::Result<T, ReadError>;

/// Reads one JSON text from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) depth: u8,
    /// Whether the text is complete, so that a number at its end ends there.
    is_complete: bool,
    fault_kind: TextFaultKind,
}

impl<'a> Reader<'a> {
    /// A reader of `text` from `at` on, inside `depth` open objects and lists. `is_complete` is false if more text may
    /// follow.
    pub(crate) fn new(text: &'a str, at: usize, depth: u8, is_complete: bool) -> Self {
        Self { text, at, depth, is_complete, fault_kind: TextFaultKind::End }
    }

    /// A reader of a complete text.
    #[inline(never)]
    pub(crate) fn whole(text: &'a str) -> Self {
        Self::new(text, 0, 0, true)
    }

    /// The fault, after a [`ReadError`].
    pub(crate) fn text_fault(&self) -> TextFault {
        TextFault { at: self.at, kind: self.fault_kind }
    }

    /// The offset of the next byte.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The text from an offset to the current one.
    #[inline(never)]
    pub(crate) fn since(&self, at: usize) -> &'a str {
        self.slice(at)
    }

    /// The byte at the current offset.
    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// [`since`](Self::since), inlined.
    #[inline]
    pub(super) fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// Stores a fault: the end of the text, or a token other than the expected one.
    #[cold]
    #[inline(never)]
    pub(super) fn fault(&mut self, expected: &'static str) -> ReadError {
        let is_end = self.at >= self.text.len();
        self.fault_kind = if is_end { TextFaultKind::End } else { TextFaultKind::Syntax(expected) };
        ReadError
    }

    /// Skips white space, and returns the next byte, if the text has one.
    #[inline]
    pub(crate) fn next_byte(&mut self) -> Option<u8> {
        self.at = scan::space_stop(self.text.as_bytes(), self.at);
        self.byte()
    }

    /// Skips white space, and returns the next byte, which must exist.
    pub(crate) fn peek(&mut self, expected: &'static str) -> Result<u8> {
        match self.next_byte() {
            Some(byte) => Ok(byte),
            None => Err(self.fault(expected)),
        }
    }

    /// Whether the next value is a string.
    pub(crate) fn at_string(&mut self) -> Result<bool> {
        Ok(self.peek("a value")? == b'"')
    }

    /// The type of the next value.
    pub(crate) fn kind(&mut self) -> Result<Kind> {
        match self.peek("a value")? {
            b'"' => Ok(Kind::String),
            b'{' => Ok(Kind::Object),
            b'[' => Ok(Kind::Array),
            b'-' | b'0'..=b'9' => Ok(Kind::Number),
            b't' | b'f' => Ok(Kind::Bool),
            b'n' => Ok(Kind::Null),
            _ => Err(self.fault("a value")),
        }
    }

    #[inline]
    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<()> {
        if self.peek(expected)? != byte {
            return Err(self.fault(expected));
        }
        self.at += 1;
        Ok(())
    }

    fn enter(&mut self, open: u8, expected: &'static str) -> Result<()> {
        if self.enters(open, expected)? { Ok(()) } else { Err(self.fault(expected)) }
    }

    fn enters(&mut self, open: u8, expected: &'static str) -> Result<bool> {
        if self.peek(expected)? != open {
            return Ok(false);
        }
        if self.depth >= MAX_DEPTH {
            self.fault_kind = TextFaultKind::Depth;
            return Err(ReadError);
        }
        self.at += 1;
        self.depth += 1;
        Ok(true)
    }

    /// Enters the next value if it is a list, and returns whether it is.
    pub(crate) fn enters_array(&mut self) -> Result<bool> {
        self.enters(b'[', "a value")
    }

    /// Enters an object.
    pub(crate) fn enter_object(&mut self) -> Result<()> {
        self.enter(b'{', "`{`")
    }

    /// Enters a list.
    pub(crate) fn enter_array(&mut self) -> Result<()> {
        self.enter(b'[', "`[`")
    }

    /// The next key of an object; the reader is then at its value. `None` at the end of the object. `first` must be
    /// true after [`enter_object`](Self::enter_object); this function updates it.
    pub(crate) fn key(&mut self, first: &mut bool) -> Result<Option<StringToken<'a>>> {
        if self.member(first)? { self.any_key().map(Some) } else { Ok(None) }
    }

    /// Whether an object has another member; if so, the reader is before its key. `first` as for [`key`](Self::key).
    pub(crate) fn member(&mut self, first: &mut bool) -> Result<bool> {
        self.item(first, b'}', "a key or `}`", "`,` or `}`")
    }

    /// Accepts the key `"key":` at the current offset, after [`next_member`](Self::next_member), if it is written as in
    /// `token`.
    #[expect(clippy::inline_always, reason = "saves a call for each token")]
    #[inline(always)]
    pub(crate) fn accept_key(&mut self, token: &str) -> bool {
        let is_accepted = scan::has_token_at(self.text.as_bytes(), self.at, token.as_bytes());
        if is_accepted {
            self.at += token.len();
        }
        is_accepted
    }

    /// [`accept_key`](Self::accept_key) after white space, with less code: for keys that are not likely.
    pub(crate) fn accept_key_after_space(&mut self, token: &str) -> bool {
        self.at = scan::space_stop(self.text.as_bytes(), self.at);
        self.accept(token)
    }

    /// Accepts a text at the current offset, if it is not empty.
    #[inline(never)]
    pub(super) fn accept(&mut self, text: &str) -> bool {
        let is_accepted =
            !text.is_empty() && scan::has_token_at(self.text.as_bytes(), self.at, text.as_bytes());
        if is_accepted {
            self.at += text.len();
        }
        is_accepted
    }

    /// Calls `visit` with the key and the value of each member of an object.
    pub(crate) fn members(object: &'a str, visit: &mut dyn FnMut(&str, &'a str)) -> Result<()> {
        let mut json = Self::whole(object);
        let mut first = true;
        json.enter_object()?;
        while let Some(key) = json.key(&mut first)? {
            let value = json.skip()?;
            visit(&key.decode().0, value);
        }
        Ok(())
    }

    /// The next key and its colon.
    pub(crate) fn any_key(&mut self) -> Result<StringToken<'a>> {
        let key = self.string_as("a key")?;
        self.colon()?;
        Ok(key)
    }

    /// The colon after a key.
    pub(crate) fn colon(&mut self) -> Result<()> {
        self.expect(b':', "`:`")
    }

    /// Whether a list has another element; if so, the reader is before it. `first` as for [`key`](Self::key).
    pub(crate) fn element(&mut self, first: &mut bool) -> Result<bool> {
        self.item(first, b']', "a value or `]`", "`,` or `]`")
    }

    /// Whether an object or a list, which ends with `close`, has another item. Reads the comma before it.
    #[expect(clippy::inline_always, reason = "saves a call for each token")]
    #[inline(always)]
    pub(super) fn item(
        &mut self,
        first: &mut bool,
        close: u8,
        expected_first: &'static str,
        expected_next: &'static str,
    ) -> Result<bool> {
        let expected = if *first { expected_first } else { expected_next };
        let byte = self.peek(expected)?;
        if byte == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.expect(b',', expected)?;
        }
        Ok(true)
    }
}

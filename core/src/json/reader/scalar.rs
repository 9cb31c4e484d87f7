//! Scalar values: strings, numbers, booleans and `null`.

use super::{Reader, Result};
use crate::json::StringToken;
use crate::json::scan;

impl<'a> Reader<'a> {
    /// Reads the next value if it is a string without escapes, as most are.
    #[inline(never)]
    pub(crate) fn plain_string(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        self.at = scan::space_stop(bytes, self.at);
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = scan::string_stop(bytes, start);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Accepts `null` at the current offset.
    pub(crate) fn accept_null(&mut self) -> bool {
        let is_null = self.text.as_bytes().get(self.at..self.at + 4) == Some(b"null");
        self.at += if is_null { 4 } else { 0 };
        is_null
    }

    /// Reads a string.
    pub(crate) fn string(&mut self) -> Result<StringToken<'a>> {
        self.string_as("a string")
    }

    /// Reads a string; `expected` describes it in faults.
    pub(super) fn string_as(&mut self, expected: &'static str) -> Result<StringToken<'a>> {
        if self.peek(expected)? != b'"' {
            return Err(self.fault(expected));
        }
        let start = self.at + 1;
        let escaped = self.skip_string()?;
        let raw = self.text.get(start..self.at - 1).unwrap_or_default();
        Ok(StringToken { raw, escaped })
    }

    /// Skips a string, and returns whether it has escapes. The reader must be at its first quote.
    pub(in crate::json) fn skip_string(&mut self) -> Result<bool> {
        self.at = scan::string_stop(self.text.as_bytes(), self.at + 1);
        let escaped = self.byte() != Some(b'"');
        if escaped {
            self.skip_escaped()?;
        }
        self.at += 1;
        Ok(escaped)
    }

    /// Skips the rest of a string with escapes, up to its closing quote.
    #[cold]
    #[inline(never)]
    fn skip_escaped(&mut self) -> Result<()> {
        loop {
            match self.byte() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.skip_escape()?,
                _ => return Err(self.fault("no control character in a string")),
            }
            self.at = scan::next_stop(self.text.as_bytes(), self.at);
        }
    }

    fn skip_escape(&mut self) -> Result<()> {
        self.at += 1;
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.byte().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.fault("a hexadecimal digit"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.fault("an escape such as `\\n`")),
        }
        Ok(())
    }

    /// Reads a number, as written.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> Result<&'a str> {
        self.peek("a number")?;
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => {
                self.at += 1;
                if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.fault("no leading zero"));
                }
            }
            _ => self.skip_digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.skip_digits()?;
        }
        if self.at == self.text.len() && !self.is_complete {
            return Err(self.fault("the rest of a number"));
        }
        Ok(self.since(start))
    }

    fn skip_digits(&mut self) -> Result<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("a digit")) } else { Ok(()) }
    }

    /// Reads `true` or `false`.
    pub(crate) fn bool(&mut self) -> Result<bool> {
        if self.peek("`true` or `false`")? == b't' {
            self.literal("true", "`true`").map(|()| true)
        } else {
            self.literal("false", "`false`").map(|()| false)
        }
    }

    #[inline(never)]
    pub(in crate::json) fn literal(&mut self, literal: &str, expected: &'static str) -> Result<()> {
        for byte in literal.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.fault(expected));
            }
            self.at += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{ReadError, TextFault, TextFaultKind};

    #[test]
    fn a_number_at_the_end_of_an_incomplete_text_is_not_read() {
        let mut reader = Reader::new("12", 0, 0, false);
        assert_eq!(reader.number(), Err(ReadError));
        assert_eq!(reader.text_fault(), TextFault { at: 2, kind: TextFaultKind::End });
    }
}

//! A word or a quoted text of a filter.

use super::super::error::{FilterErrorCode, Result, Span};
use crate::quote::push;

/// A word or a quoted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::query) struct Token {
    /// The text without quotes and escapes.
    pub(in crate::query) text: String,
    /// The offsets in `text` of each `*` that is a wildcard.
    pub(in crate::query) stars: Vec<usize>,
    pub(in crate::query) is_quoted: bool,
    /// Its place in the filter, with quotes.
    pub(in crate::query) span: Span,
}

impl Token {
    /// A text that is taken as it is written.
    pub(super) fn verbatim(source: &str, span: Span) -> Self {
        Self { text: source.to_owned(), stars: Vec::new(), is_quoted: false, span }
    }

    /// A word. `\*` and `\\` are escapes; any other backslash is itself.
    pub(super) fn word(source: &str, span: Span) -> Self {
        let mut token = Self::verbatim("", span);
        let mut characters = source.chars();
        while let Some(character) = characters.next() {
            match (character, characters.as_str().chars().next()) {
                ('\\', Some(next @ ('*' | '\\'))) => {
                    push(&mut token.text, next);
                    characters.next();
                }
                _ => token.push(character),
            }
        }
        token
    }

    /// A quoted text, with its quotes.
    pub(super) fn quoted(source: &str, span: Span) -> Result<Self> {
        let mut token = Self { is_quoted: true, ..Self::verbatim("", span) };
        let inner = source.get(1..source.len() - 1).unwrap_or_default();
        let mut rest = inner;
        while let Some(character) = rest.chars().next() {
            let after = rest.get(character.len_utf8()..).unwrap_or_default();
            if character != '\\' {
                token.push(character);
                rest = after;
                continue;
            }
            let Some((escaped, length)) = unescape(after) else {
                let start = span.start + 1 + (inner.len() - rest.len());
                let length = 1 + after.chars().next().map_or(0, char::len_utf8);
                let found = rest.get(..length).unwrap_or_default();
                let error = Span::new(start, start + length).expected(
                    FilterErrorCode::Syntax,
                    "an escape",
                    found,
                );
                return Err(error.hint(&["write `\\\\` for a backslash"]));
            };
            push(&mut token.text, escaped);
            rest = after.get(length..).unwrap_or_default();
        }
        Ok(token)
    }

    /// A quoted regular expression. Only quotes and backslashes are escaped: all else belongs to the expression.
    pub(super) fn quoted_pattern(source: &str, span: Span) -> Self {
        let mut token = Self { is_quoted: true, ..Self::verbatim("", span) };
        let mut characters = source.get(1..source.len() - 1).unwrap_or_default().chars();
        while let Some(character) = characters.next() {
            match (character, characters.as_str().chars().next()) {
                ('\\', Some(next @ ('"' | '\'' | '\\'))) => {
                    push(&mut token.text, next);
                    characters.next();
                }
                _ => push(&mut token.text, character),
            }
        }
        token
    }

    #[inline(never)]
    fn push(&mut self, character: char) {
        if character == '*' {
            self.stars.push(self.text.len());
        }
        push(&mut self.text, character);
    }

    /// Whether it is only the wildcard `*`.
    pub(in crate::query) fn is_star(&self) -> bool {
        self.text == "*" && !self.stars.is_empty()
    }
}

/// The character for an escape without its backslash, and the length of the escape.
fn unescape(text: &str) -> Option<(char, usize)> {
    let character = text.chars().next()?;
    let plain = match character {
        '\\' | '"' | '\'' | '*' | '?' | '/' => character,
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        'x' => return code(text, 1, 2, 16),
        'u' => return code(text, 1, 4, 16),
        'U' => return code(text, 1, 8, 16),
        '0'..='3' => return code(text, 0, 3, 8),
        _ => return None,
    };
    Some((plain, 1))
}

/// The character with a code of this number of digits.
fn code(text: &str, start: usize, digits: usize, radix: u32) -> Option<(char, usize)> {
    let end = start + digits;
    let digits = text.get(start..end).filter(|digits| !digits.starts_with('+'))?;
    let character = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    Some((character, end))
}

//! Moving through the text of a filter, and the errors of what is there.

use super::super::error::{Fault, FilterErrorCode, Result, Span};
use super::parser::Parser;

impl Parser<'_> {
    pub(super) fn reject_control(&self, next: char) -> Result<()> {
        if !next.is_control() {
            return Ok(());
        }
        let error = self.unexpected("a visible character");
        Err(error.hint(&["put the text in quotes, with an escape"]))
    }

    /// The span of a quoted text, with its quotes.
    pub(super) fn quoted_span(&mut self) -> Result<Span> {
        let start = self.at;
        let mut characters = self.text.get(start..).unwrap_or_default().char_indices();
        let quote = characters.next().map(|(_, quote)| quote);
        while let Some((at, character)) = characters.next() {
            if Some(character) == quote {
                self.at = start + at + 1;
                return Ok(Span::new(start, self.at));
            }
            if character == '\\' {
                characters.next();
            }
        }
        let message = "expected a second quote for this one, found the end";
        Err(Span::new(start, start + 1).error(FilterErrorCode::Syntax, &[message]))
    }

    /// Whether this word, and nothing else, is next.
    pub(super) fn is_keyword(&self, word: &str) -> bool {
        let rest = self.text.get(self.at..).and_then(|rest| rest.strip_prefix(word));
        rest.is_some_and(|rest| {
            rest.chars().next().is_none_or(|next| is_space(next) || next == ')')
        })
    }

    /// Passes this word, if it is next.
    pub(super) fn keyword(&mut self, word: &str) -> bool {
        let is_next = self.is_keyword(word);
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at = self.text.len() - rest.trim_start_matches(is_space).len();
    }

    /// The error of what is next.
    pub(super) fn unexpected(&self, expected: &str) -> Fault {
        let length = self.peek().map_or(0, char::len_utf8);
        let end = ["AND", "OR", "NOT"].iter().find(|word| self.is_keyword(word));
        let length = end.map_or(length, |word| word.len());
        self.unexpected_at(Span::new(self.at, self.at + length), expected)
    }

    pub(super) fn unexpected_at(&self, span: Span, expected: &str) -> Fault {
        span.expected(FilterErrorCode::Syntax, expected, span.of(self.text))
    }
}

/// White space, including the kinds that come with a text copied from a page.
#[inline(never)]
pub(in crate::query) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

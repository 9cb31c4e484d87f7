//! The parser of field masks.

use super::super::error::{Fault, FilterErrorCode as Code, Result, Span};
use super::super::field::Field;
use super::super::field_names::unknown;
use super::super::path::{check_length, unquoted};
use super::super::syntax::{MAX_DEPTH, Name, Token, parse_name};
use super::{FieldMask, insert};

/// Reads a list of paths with commas between them. Paths in parentheses are behind the one before them.
pub(in crate::query) fn read(text: &str) -> Result<FieldMask> {
    check_length(text)?;
    let mut parser = Parser { text, at: 0, mask: FieldMask { wanted: Vec::new() }, derived: None };
    parser.fields(&[], 0)?;
    if parser.at < text.len() {
        return Err(parser.unexpected("`,` or the end"));
    }
    if let Some(derived) = parser.derived {
        parser.mask.add_derived(derived.steps());
    }
    Ok(parser.mask)
}

/// The parser of a mask.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    mask: FieldMask,
    /// A wanted field that follows from others.
    derived: Option<Field>,
}

impl Parser<'_> {
    /// `path [( fields )] {, path …}`
    fn fields(&mut self, prefix: &[Token], depth: usize) -> Result<()> {
        loop {
            self.skip_space();
            let start = self.at;
            let rest = self.text.get(start..).unwrap_or_default();
            let end = unquoted(rest).find(|(_, next)| matches!(next, ',' | '(' | ')'));
            let part = end.and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
            self.at += part.len();
            let span = Span::new(start, start + part.trim_end().len());
            if span.start == span.end {
                return Err(self.unexpected("a field"));
            }
            // The names of the fields around it come first. They count as written: `deprecated` alone is another field
            // than in `deprecated.obsolete`.
            let mut segments = prefix.to_vec();
            segments.extend(parse_name(self.text, span)?.segments);
            if self.next_is('(') {
                if depth == MAX_DEPTH {
                    return Err(self.unexpected("at most 64 nested parentheses"));
                }
                self.at += 1;
                self.fields(&segments, depth + 1)?;
                if !self.next_is(')') {
                    return Err(self.unexpected("`,` or `)`"));
                }
                self.at += 1;
                self.skip_space();
            } else {
                match Field::find(&segments) {
                    Some(field) => {
                        insert(&mut self.mask.wanted, field.steps());
                        self.derived =
                            Some(field).filter(Field::is_derived).or(self.derived.take());
                    }
                    None => return Err(unknown(&Name { segments, span })),
                }
            }
            if !self.next_is(',') {
                return Ok(());
            }
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at = self.text.len() - rest.trim_start().len();
    }

    fn next_is(&self, character: char) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(character))
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let span = Span::new(self.at, self.at + next.map_or(0, char::len_utf8));
        span.expected(Code::Syntax, expected, span.of(self.text))
    }
}

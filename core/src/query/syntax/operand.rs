//! The value after a comparator.

use super::super::error::{Fault, Result, Span};
use super::cursor::is_space;
use super::parser::Parser;
use super::{Comparator, Operand, Token};
use crate::quote::text_of;

impl Parser<'_> {
    /// The operand of a comparator, after white space.
    pub(super) fn operand(&mut self, comparator: Comparator, at: Span) -> Result<Operand> {
        self.skip_space();
        if self.peek() == Some('(') && !comparator.is_pattern() {
            if !comparator.takes_list() {
                let error = self.unexpected("one value");
                return Err(error.hint(&["a list may follow `=`, `!=` and `:`"]));
            }
            return self.list(comparator);
        }
        Ok(Operand::One(self.value(comparator, at, false)?))
    }

    /// A value: a quoted text, or all up to white space or a `)` that closes a parenthesis before it. In a list, a comma
    /// ends it, too.
    fn value(&mut self, comparator: Comparator, at: Span, in_list: bool) -> Result<Token> {
        let start = self.at;
        if let Some('"' | '\'') = self.peek() {
            let span = self.quoted_span()?;
            let source = span.of(self.text);
            let token = if comparator.is_pattern() {
                Token::quoted_pattern(source, span)
            } else {
                Token::quoted(source, span)?
            };
            let ends = |next| is_space(next) || next == ')' || in_list && next == ',';
            if !self.peek().is_none_or(ends) {
                return Err(self.unexpected("white space after the quoted text"));
            }
            return Ok(token);
        }
        let mut depth = 0_usize;
        while let Some(next) = self.peek() {
            match next {
                _ if is_space(next) || in_list && next == ',' => break,
                '(' => depth += 1,
                ')' => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => break,
                },
                _ => self.reject_control(next)?,
            }
            self.at += next.len_utf8();
        }
        let span = Span::new(start, self.at);
        let source = span.of(self.text);
        if matches!(source, "" | "-" | "AND" | "OR" | "NOT") {
            let expected = text_of(&["a value after `", at.of(self.text), "`"]);
            let error = self.unexpected_at(span, &expected);
            return Err(match source {
                "" => error,
                "-" => error.hint(&["put it in quotes"]),
                _ => error.hint(&["put the word in quotes"]),
            });
        }
        if comparator.is_pattern() {
            return Ok(Token::verbatim(source, span));
        }
        self.reject_operators(span)?;
        Ok(Token::word(source, span))
    }

    fn list(&mut self, comparator: Comparator) -> Result<Operand> {
        let open = Span::new(self.at, self.at + 1);
        self.at += 1;
        let (mut values, mut space) = (Vec::new(), None);
        loop {
            self.skip_space();
            match self.peek() {
                Some('(') => {
                    return Err(self.unexpected("a value").hint(&["lists are not nested"]));
                }
                None => return Err(unclosed(open)),
                _ => {}
            }
            values.push(self.value(comparator, open, true)?);
            let end = self.at;
            self.skip_space();
            let had_space = self.at > end;
            match self.peek() {
                Some(')') => break,
                Some(',') => self.at += 1,
                Some(_) if had_space && self.keyword("OR") => {}
                Some(_) if had_space && (self.is_keyword("AND") || self.is_keyword("NOT")) => {
                    let error = self.unexpected("`,` or `OR`");
                    return Err(error.hint(&["compare the field once for each value"]));
                }
                Some(_) => space = space.or(Some(Span::new(end, self.at))),
                None => return Err(unclosed(open)),
            }
        }
        self.at += 1;
        self.require_end_of_term()?;
        Ok(Operand::List { values, space })
    }
}

/// The error of a parenthesis without its end.
pub(super) fn unclosed(open: Span) -> Fault {
    open.error(super::super::FilterErrorCode::Syntax, &["expected `)` for this `(`, found the end"])
}

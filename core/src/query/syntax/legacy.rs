//! The legacy form of Compute Engine: `name eq debian-.*`, alone or each in parentheses.

use super::super::error::{Result, Span};
use super::cursor::is_space;
use super::parser::Parser;
use super::{Comparator, Expression, Name, Operand, Restriction, Token};

impl Parser<'_> {
    /// A restriction of the legacy form, if the name before is followed by `eq` or `ne` and a value.
    pub(super) fn legacy(&mut self, name: &Name) -> Option<(Comparator, Span)> {
        let before = self.at;
        self.skip_space();
        let start = self.at;
        let word = self.text.get(start..start + 2).unwrap_or_default();
        let comparator = match word {
            "eq" => Comparator::LegacyEqual,
            "ne" => Comparator::LegacyNotEqual,
            _ => Comparator::Equal,
        };
        self.at += word.len();
        let is_legacy = comparator != Comparator::Equal
            && start > before
            && self.peek().is_some_and(is_space)
            && (self.is_field)(name);
        if !is_legacy {
            self.at = before;
            return None;
        }
        self.skip_space();
        Some((comparator, Span::new(start, start + 2)))
    }

    /// The restriction, whose literal is quoted, or runs to the end, to a `)` that closes a parenthesis before it, or to a
    /// keyword, which is then an error.
    pub(super) fn legacy_restriction(
        &mut self,
        field: Name,
        (comparator, comparator_span): (Comparator, Span),
    ) -> Result<Expression> {
        let value = if let Some('"' | '\'') = self.peek() {
            let span = self.quoted_span()?;
            self.require_end_of_term()?;
            Token::quoted_pattern(span.of(self.text), span)
        } else {
            let start = self.at;
            let (mut end, mut depth, mut is_after_space) = (start, 0_usize, false);
            while let Some(next) = self.peek() {
                match next {
                    '(' => depth += 1,
                    ')' if depth == 0 => break,
                    ')' => depth -= 1,
                    _ => {}
                }
                let is_start = self.at == start || is_after_space;
                if is_start && ["AND", "OR", "NOT"].iter().any(|word| self.is_keyword(word)) {
                    break;
                }
                self.reject_control(next)?;
                self.at += next.len_utf8();
                is_after_space = is_space(next);
                if !is_after_space {
                    end = self.at;
                }
            }
            let span = Span::new(start, end);
            if start == end {
                return Err(self.unexpected("a regular expression"));
            }
            Token::verbatim(span.of(self.text), span)
        };
        self.legacy.get_or_insert(field.span.to(value.span));
        let operand = Operand::One(value);
        Ok(Expression::Restriction(Restriction { field, comparator, comparator_span, operand }))
    }
}

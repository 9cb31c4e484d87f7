//! Comparators, and the operators of other languages, which are errors.

use super::super::error::{Result, Span};
use super::super::pattern::find;
use super::Comparator;
use super::cursor::is_space;
use super::parser::Parser;

impl Parser<'_> {
    /// The next comparator, after white space. `IN` is `=` before a list, and `NOT IN` is `!=`.
    pub(super) fn comparator(&mut self) -> Result<Option<(Comparator, Span)>> {
        let before = self.at;
        self.skip_space();
        let start = self.at;
        self.reject_operator_here()?;
        let rest = self.text.get(start..).unwrap_or_default();
        let found = [
            ("<=", Comparator::LessOrEqual),
            (">=", Comparator::GreaterOrEqual),
            ("!=", Comparator::NotEqual),
            ("!~", Comparator::MatchesNot),
            ("<", Comparator::Less),
            (">", Comparator::Greater),
            ("=", Comparator::Equal),
            (":", Comparator::Has),
            ("~", Comparator::Matches),
        ];
        if let Some((text, comparator)) = found.iter().find(|(text, _)| rest.starts_with(text)) {
            self.at += text.len();
            return Ok(Some((*comparator, Span::new(start, self.at))));
        }
        let (word, comparator) = match rest.strip_prefix("NOT") {
            Some(word) if word.starts_with(is_space) => {
                (word.trim_start_matches(is_space), Comparator::NotEqual)
            }
            _ => (rest, Comparator::Equal),
        };
        let behind = word.strip_prefix("IN").unwrap_or_default();
        let list = behind.trim_start_matches(is_space);
        if start > before && list.starts_with('(') {
            self.at = self.text.len() - list.len();
            return Ok(Some((comparator, Span::new(start, self.text.len() - behind.len()))));
        }
        self.at = before;
        Ok(None)
    }

    /// Reports an operator of other languages at the present place.
    pub(super) fn reject_operator_here(&self) -> Result<()> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let known = [
            ("==", "`=`", "write `=`"),
            ("=~", "`~`", "write `~`"),
            ("~=", "`~`", "write `~`"),
            ("<>", "`!=`", "write `!=`"),
            ("=>", "`>=`", "write `>=`"),
            ("=<", "`<=`", "write `<=`"),
            ("!==", "`!=`", "write `!=`"),
            (":=", "`=`", "write `=`"),
        ];
        for (operator, expected, hint) in known {
            if rest.starts_with(operator) {
                let span = Span::new(self.at, self.at + operator.len());
                return Err(self.unexpected_at(span, expected).hint(&[hint]));
            }
        }
        if rest.starts_with('!') && !rest.starts_with("!=") && !rest.starts_with("!~") {
            let span = Span::new(self.at, self.at + 1);
            let error = self.unexpected_at(span, "`!=` or `!~`");
            return Err(error.hint(&["write `NOT` or `-` for a negation"]));
        }
        Ok(())
    }

    /// Reports `&&` and `||` in a word.
    pub(super) fn reject_operators(&self, span: Span) -> Result<()> {
        for (operator, word) in [("&&", "`AND`"), ("||", "`OR`")] {
            if let Some(at) = find(span.of(self.text), operator, false) {
                let start = span.start + at.0;
                let error = self.unexpected_at(Span::new(start, start + 2), word);
                return Err(error.hint(&["write ", word, ", or put the text in quotes"]));
            }
        }
        Ok(())
    }
}

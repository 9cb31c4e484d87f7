//! Checks the operands of a comparison against the type of its field.

use super::FilterErrorCode as Code;
use super::condition::{Matcher, Operand, Relation};
use super::error::{Fault, FilterWarning, Result, Span};
use super::field::Field;
use super::field_names::unknown_word;
use super::instant::{self, Instant};
use super::number::{Number, SizeError, read_size, size_text};
use super::pattern::{Pattern, find};
use super::syntax::{Comparator, Token};
use super::text::{expression_text, value_text};
use crate::model::view::Type;
use crate::quote::{quote, text_of};
use crate::{Provider, Version};

/// The memory that a compiled regular expression may take, in bytes.
const MAX_EXPRESSION_BYTES: usize = 1 << 15;

/// The comparators of numbers, sizes and times.
const COMPARISONS: &str = "`=`, `!=`, `<`, `<=`, `>` or `>=`";

const DATE_HINT: &str = "compare a day with `>=` its start and `<` the next day";

/// The comparison whose operands are checked.
pub(super) struct Checker<'f> {
    pub(super) field: &'f Field,
    pub(super) comparator: Comparator,
    pub(super) comparator_span: Span,
    /// Whether there are several operands.
    pub(super) in_list: bool,
}

impl Checker<'_> {
    /// The comparator of the canonical form, which has no legacy form.
    pub(super) fn canonical_comparator(&self) -> Comparator {
        let is_text = matches!(self.field.of, Type::Text | Type::Version | Type::Word(_));
        match (self.comparator, is_text) {
            (Comparator::LegacyEqual, true) => Comparator::Matches,
            (Comparator::LegacyEqual, false) => Comparator::Equal,
            (Comparator::LegacyNotEqual, true) => Comparator::MatchesNot,
            (Comparator::LegacyNotEqual, false) => Comparator::NotEqual,
            (comparator, _) => comparator,
        }
    }

    pub(super) fn operand(
        &self,
        token: &Token,
        warnings: &mut Vec<FilterWarning>,
    ) -> Result<Operand> {
        if self.comparator == Comparator::Has && token.is_star() {
            return Ok(Operand { text: "*".to_owned(), matcher: Matcher::Present });
        }
        match self.field.of {
            Type::Text => self.text(token),
            Type::Version => self.version(token),
            Type::Word(words) => self.word(words, token, warnings),
            Type::Size => self.size(token),
            Type::Integer | Type::Decimal => self.number(token),
            Type::Bool => self.boolean(token),
            Type::Time => self.time(token),
            Type::Day => self.day(token),
            Type::Map => self.key(token),
            Type::Object(members) => {
                let error = self.comparator_error("`:*`");
                let first = members.first().map_or("", |member| member.key());
                let example = text_of(&[&self.field.name, ".", first]);
                Err(error.hint(&[
                    "name a field of `",
                    &self.field.name,
                    "`, such as ",
                    &quote(&example),
                ]))
            }
            Type::Json | Type::List(_) => Err(self.comparator_error("`:*`")),
        }
    }

    fn value_text(&self, token: &Token) -> String {
        value_text(token, self.in_list)
    }

    /// The error of a comparator that does not apply to the field.
    fn comparator_error(&self, expected: &str) -> Fault {
        let Self { field, comparator, comparator_span, .. } = self;
        let found = comparator.as_str();
        let message = ["expected ", expected, " after `", &field.name, "`, found `", found, "`"];
        comparator_span.error(Code::Type, &message)
    }

    /// The relation of a comparator of order, or equality.
    fn relation(&self, expected: &str) -> Result<Relation> {
        Ok(match self.comparator {
            Comparator::Less => Relation::Less,
            Comparator::LessOrEqual => Relation::LessOrEqual,
            Comparator::Greater => Relation::Greater,
            Comparator::GreaterOrEqual => Relation::GreaterOrEqual,
            Comparator::Matches | Comparator::MatchesNot => {
                return Err(self.comparator_error(expected));
            }
            _ => Relation::Equal,
        })
    }

    /// The pattern of a text, if the comparator has one.
    fn pattern(&self, token: &Token) -> Result<Option<(String, Pattern)>> {
        Ok(Some(match self.comparator {
            Comparator::Equal | Comparator::NotEqual => {
                (self.value_text(token), Pattern::exact(token))
            }
            Comparator::Has => (self.value_text(token), Pattern::contains(token)),
            Comparator::Matches | Comparator::MatchesNot => expression(&token.text, token.span)?,
            Comparator::LegacyEqual | Comparator::LegacyNotEqual => {
                // The expression alone must be one: `a)(b` is none.
                expression(&token.text, token.span)?;
                expression(&text_of(&["^(?:", &token.text, ")$"]), token.span)?
            }
            _ => return Ok(None),
        }))
    }

    /// The text that a provider's own form of it stands for, such as a licence's URL.
    fn unified(&self, token: &Token) -> Option<Token> {
        if self.comparator.is_pattern() || !token.stars.is_empty() {
            return None;
        }
        let mut specs = Provider::ALL.iter().map(|provider| provider.spec());
        let text = specs.find_map(|spec| (spec.filter_text)(&self.field.name, &token.text))?;
        Some(Token { text, ..token.clone() })
    }

    fn text(&self, token: &Token) -> Result<Operand> {
        let unified = self.unified(token);
        let token = unified.as_ref().unwrap_or(token);
        if let Some((text, pattern)) = self.pattern(token)? {
            return Ok(Operand { text, matcher: Matcher::Text(pattern) });
        }
        let expected = "`=`, `!=`, `:`, `~` or `!~`";
        if self.field.is_list {
            return Err(self.comparator_error(expected));
        }
        let relation = self.relation(expected)?;
        let (expected, is_number) = (token.text.clone(), Number::read(&token.text).is_some());
        let matcher = Matcher::TextOrder { relation, expected, is_number };
        Ok(Operand { text: self.value_text(token), matcher })
    }

    fn version(&self, token: &Token) -> Result<Operand> {
        if let Some((text, pattern)) = self.pattern(token)? {
            return Ok(Operand { text, matcher: Matcher::Text(pattern) });
        }
        if !Version::new(&token.text).has_number() {
            return Err(self.value_error("a version with a number", token));
        }
        let relation = self.relation("")?;
        let matcher = Matcher::Version(relation, token.text.clone());
        Ok(Operand { text: self.value_text(token), matcher })
    }

    fn word(
        &self,
        words: &'static [&'static str],
        token: &Token,
        warnings: &mut Vec<FilterWarning>,
    ) -> Result<Operand> {
        let spellings = || {
            let own = words.iter().enumerate();
            let own = own.map(|(index, word)| (*word, index));
            let providers = self.field.spellings();
            own.chain(providers.map(|(word, index)| (*word, usize::from(*index))))
        };
        // A wildcard or an expression matches a word if it matches one of its spellings.
        let matching = |pattern: &Pattern| {
            let found = spellings().filter(|(spelling, _)| pattern.matches(spelling));
            found.fold(0_u64, |bits, (_, index)| bits | 1 << index)
        };
        let is_equality =
            matches!(self.comparator, Comparator::Equal | Comparator::NotEqual | Comparator::Has);
        if is_equality && token.stars.is_empty() {
            let same = |(spelling, _): &(&str, usize)| spelling.eq_ignore_ascii_case(&token.text);
            if let Some((_, index)) = spellings().find(same) {
                let text = words.get(index).copied().unwrap_or_default().to_owned();
                let matcher = Matcher::Word { known: 1 << index, other: None };
                return Ok(Operand { text, matcher });
            }
            warnings.push(unknown_word(self.field, words, token));
            let matcher = Matcher::Word { known: 0, other: Some(Pattern::any_case(token)) };
            return Ok(Operand { text: self.value_text(token), matcher });
        }
        if is_equality {
            let pattern = Pattern::any_case(token);
            let matcher = Matcher::Word { known: matching(&pattern), other: Some(pattern) };
            return Ok(Operand { text: self.value_text(token), matcher });
        }
        if let Some((text, pattern)) = self.pattern(token)? {
            let matcher = Matcher::Word { known: matching(&pattern), other: Some(pattern) };
            return Ok(Operand { text, matcher });
        }
        self.text(token)
    }

    fn key(&self, token: &Token) -> Result<Operand> {
        if self.comparator != Comparator::Has {
            let error = self.comparator_error("`:` and a key");
            return Err(error.hint(&["compare one value: `", &self.field.name, ".KEY=VALUE`"]));
        }
        Ok(Operand { text: self.value_text(token), matcher: Matcher::Key(Pattern::exact(token)) })
    }

    fn boolean(&self, token: &Token) -> Result<Operand> {
        if self.relation("`=` or `!=`")? != Relation::Equal {
            return Err(self.comparator_error("`=` or `!=`"));
        }
        let value = match &*token.text.to_ascii_lowercase() {
            "true" => true,
            "false" => false,
            _ => return Err(self.value_error("`true` or `false`", token)),
        };
        let text = if value { "true" } else { "false" }.to_owned();
        Ok(Operand { text, matcher: Matcher::Bool(value) })
    }

    fn size(&self, token: &Token) -> Result<Operand> {
        let relation = self.relation(COMPARISONS)?;
        let bytes = read_size(&token.text, self.field.shift).map_err(|error| match error {
            SizeError::NotASize => self.value_error("a size, such as `10GiB`", token),
            SizeError::NotWhole => self.value_error("a size in whole bytes, up to 2^64", token),
            SizeError::Unit(unit) => {
                let error = self.value_error("`K`, `M`, `G` or `T`, with `iB`, `B` or `i`", token);
                error.hint(&[&quote(&unit), " is not a unit"])
            }
        })?;
        Ok(Operand { text: size_text(bytes), matcher: Matcher::Size(relation, bytes) })
    }

    fn number(&self, token: &Token) -> Result<Operand> {
        let relation = self.relation(COMPARISONS)?;
        let Some(number) = Number::read(&token.text) else {
            return Err(self.value_error("a number", token));
        };
        Ok(Operand { text: token.text.clone(), matcher: Matcher::Number(relation, number) })
    }

    fn time(&self, token: &Token) -> Result<Operand> {
        let relation = self.relation(COMPARISONS)?;
        let expected = "a time, such as `2024-01-15T10:00:00Z`, a date or `-P30D`";
        let instant = match instant::read(&token.text) {
            Some(instant::Read::Instant(instant)) => instant,
            Some(instant::Read::Date(_)) if relation == Relation::Equal => {
                return Err(self.value_error("a time of day", token).hint(&[DATE_HINT]));
            }
            Some(instant::Read::Date(start)) => Instant::At(start),
            None => return Err(self.value_error(expected, token)),
        };
        Ok(Operand { text: instant.text(), matcher: Matcher::Time(relation, instant) })
    }

    /// A day. A time of day counts as its day in UTC, so that a release whose last day is today is not past its end.
    fn day(&self, token: &Token) -> Result<Operand> {
        let relation = self.relation(COMPARISONS)?;
        let (instant, text) = match instant::read(&token.text) {
            Some(instant::Read::Date(start)) => (Instant::At(start), start.date().to_string()),
            Some(instant::Read::Instant(Instant::At(at))) if relation != Relation::Equal => {
                (Instant::At(at), at.date().to_string())
            }
            Some(instant::Read::Instant(instant @ Instant::Relative { .. })) => {
                (instant, instant.text())
            }
            _ => return Err(self.value_error("a day, such as `2029-05-31`, or `-P30D`", token)),
        };
        Ok(Operand { text, matcher: Matcher::Day(relation, instant) })
    }

    fn value_error(&self, expected: &str, token: &Token) -> Fault {
        let expected = text_of(&[expected, " for `", &self.field.name, "`"]);
        token.span.expected(Code::Type, &expected, &token.text)
    }
}

/// Compiles a regular expression. Returns its canonical form, too.
fn expression(text: &str, span: Span) -> Result<(String, Pattern)> {
    let mut builder = regex_lite::RegexBuilder::new(text);
    builder.size_limit(MAX_EXPRESSION_BYTES);
    match builder.build() {
        Ok(expression) => Ok((expression_text(text), Pattern::Expression(Box::new(expression)))),
        Err(error) => {
            let reason = error.to_string();
            let code =
                if find(&reason, "size limit", false).is_some() { Code::Limit } else { Code::Type };
            Err(span.expected(code, "a regular expression", text).hint(&[&reason]))
        }
    }
}

//! The conditions of a filter, checked against the model: their evaluation and their canonical form.

use std::cmp::Ordering;

use super::field::{Field, member_bits};
use super::instant::Instant;
use super::number::{Number, compare_numbers};
use super::pattern::Pattern;
use super::syntax::Comparator;
use crate::model::view::{Value, View};
use crate::{Image, Timestamp, Version};

/// A condition on an image.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// A value of a field matches one of the operands.
    Test(Box<Test>),
    /// A text that a bare word searches matches.
    Search {
        text: String,
        pattern: Pattern,
        /// The members that it searches, as bits.
        members: u64,
    },
}

/// The comparison of a field.
#[derive(Debug, Clone)]
pub(super) struct Test {
    pub(super) field: Field,
    pub(super) comparator: Comparator,
    /// Any of them may match; if the comparator is negative, none may.
    pub(super) operands: Vec<Operand>,
}

#[derive(Debug, Clone)]
pub(super) struct Operand {
    /// Its canonical form.
    pub(super) text: String,
    pub(super) matcher: Matcher,
}

/// What a value must be.
#[derive(Debug, Clone)]
pub(super) enum Matcher {
    Present,
    /// A key of a map.
    Key(Pattern),
    Text(Pattern),
    /// One of the words of the vocabulary with these bits, or another word that matches.
    Word {
        known: u64,
        other: Option<Pattern>,
    },
    Bool(bool),
    Size(Relation, u64),
    Number(Relation, Number),
    Time(Relation, Instant),
    /// Compares with the day of the time in UTC.
    Day(Relation, Instant),
    Version(Relation, String),
    /// Compares by code points, or as numbers if the operand is one: values that are none do not match then.
    TextOrder {
        relation: Relation,
        expected: String,
        is_number: bool,
    },
}

/// How a value must compare with an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Relation {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// The members of an image that a bare word searches.
const SEARCHED: [&str; 9] =
    ["id", "name", "description", "family", "project", "os", "software", "labels", "licenses"];

/// What is known at the time of an evaluation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) now: Timestamp,
    /// The members of the image that are known, as bits by their position. The others are not read yet.
    pub(super) known: u64,
}

impl Condition {
    /// The search for a bare word.
    pub(super) fn search(text: String, pattern: Pattern) -> Self {
        Self::Search { text, pattern, members: member_bits(&SEARCHED) }
    }

    /// Whether the image matches; `None` if that depends on members that are not known yet.
    pub(super) fn evaluate(&self, image: &Image<'_>, context: Context) -> Option<bool> {
        match self {
            Self::All(conditions) => decide(conditions, false, image, context),
            Self::Any(conditions) => decide(conditions, true, image, context),
            Self::Not(condition) => condition.evaluate(image, context).map(|matches| !matches),
            Self::Test(test) => {
                let known = context.known >> test.field.first_member() & 1 == 1;
                known.then(|| test.matches(image, context.now))
            }
            Self::Search { pattern, members, .. } => {
                if search(image, pattern, members & context.known) {
                    Some(true)
                } else {
                    (members & !context.known == 0).then_some(false)
                }
            }
        }
    }

    /// Puts conditions that are fast to evaluate first. The result does not depend on the sequence.
    pub(super) fn sort_by_cost(&mut self) {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter_mut().for_each(Self::sort_by_cost);
                // An insertion sort, which takes less code: there are few.
                for end in 1..conditions.len() {
                    let cost = conditions.get(end).map(Self::cost);
                    let sorted = conditions.get(..end).unwrap_or_default();
                    let at = sorted.partition_point(|other| Some(other.cost()) <= cost);
                    conditions.get_mut(at..=end).unwrap_or_default().rotate_right(1);
                }
            }
            Self::Not(condition) => condition.sort_by_cost(),
            Self::Test(_) | Self::Search { .. } => {}
        }
    }

    /// How long an evaluation takes, compared with others.
    fn cost(&self) -> u8 {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().map(Self::cost).max().unwrap_or_default()
            }
            Self::Not(condition) => condition.cost(),
            Self::Test(test) => {
                test.operands.iter().map(|operand| operand.matcher.cost()).max().unwrap_or_default()
            }
            Self::Search { .. } => 5,
        }
    }

    /// Whether it has a time relative to now.
    pub(super) fn is_relative(&self) -> bool {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().any(Self::is_relative)
            }
            Self::Not(condition) => condition.is_relative(),
            Self::Test(test) => test.operands.iter().any(|operand| {
                matches!(
                    operand.matcher,
                    Matcher::Time(_, Instant::Relative { .. })
                        | Matcher::Day(_, Instant::Relative { .. })
                )
            }),
            Self::Search { .. } => false,
        }
    }

    /// The number of regular expressions.
    pub(super) fn expressions(&self) -> usize {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().map(Self::expressions).sum()
            }
            Self::Not(condition) => condition.expressions(),
            Self::Test(test) => {
                test.operands.iter().filter(|operand| operand.matcher.has_expression()).count()
            }
            Self::Search { .. } => 0,
        }
    }

    /// The members of the image that it needs, as bits.
    pub(super) fn members(&self) -> u64 {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().fold(0, |members, each| members | each.members())
            }
            Self::Not(condition) => condition.members(),
            Self::Test(test) => 1 << test.field.first_member(),
            Self::Search { members, .. } => *members,
        }
    }
}

/// Whether any condition has this result; else whether it is known that none has.
fn decide(
    conditions: &[Condition],
    result: bool,
    image: &Image<'_>,
    context: Context,
) -> Option<bool> {
    let mut is_known = true;
    for condition in conditions {
        match condition.evaluate(image, context) {
            Some(found) if found == result => return Some(result),
            Some(_) => {}
            None => is_known = false,
        }
    }
    is_known.then_some(!result)
}

/// Whether a text in one of these members matches.
fn search(image: &Image<'_>, pattern: &Pattern, members: u64) -> bool {
    let Value::Object(object) = image.view() else { return false };
    (0..object.members().len())
        .any(|index| members >> index & 1 == 1 && has_text(object.member(index), pattern))
}

fn has_text(value: Value<'_>, pattern: &Pattern) -> bool {
    match value {
        Value::Text(text) | Value::Word(_, text) => pattern.matches(text),
        Value::Object(object) => {
            (0..object.members().len()).any(|index| has_text(object.member(index), pattern))
        }
        Value::List(list) => list.any(&mut |element| has_text(element, pattern)),
        Value::Map(map) => {
            map.iter().any(|(key, value)| pattern.matches(key) || pattern.matches(value))
        }
        _ => false,
    }
}

impl Test {
    fn matches(&self, image: &Image<'_>, now: Timestamp) -> bool {
        let found = self.operands.iter().any(|operand| match &operand.matcher {
            Matcher::Present => self.field.is_present(image),
            matcher => self.field.any(image, &mut |value| matcher.matches(value, now)),
        });
        found != self.comparator.is_negative()
    }
}

impl Matcher {
    /// How long a comparison takes, compared with others: numbers and words are in the image, texts elsewhere.
    fn cost(&self) -> u8 {
        match self {
            Self::Bool(_) | Self::Size(..) | Self::Number(..) | Self::Word { .. } => 0,
            Self::Present | Self::Time(..) | Self::Day(..) => 1,
            Self::Text(Pattern::Exact(_)) | Self::TextOrder { .. } | Self::Version(..) => 2,
            Self::Text(Pattern::Contains(_) | Pattern::Glob { .. }) | Self::Key(_) => 3,
            Self::Text(Pattern::Expression(_)) => 4,
        }
    }

    fn has_expression(&self) -> bool {
        let (Self::Text(pattern) | Self::Key(pattern) | Self::Word { other: Some(pattern), .. }) =
            self
        else {
            return false;
        };
        matches!(pattern, Pattern::Expression(_))
    }

    fn matches(&self, value: Value<'_>, now: Timestamp) -> bool {
        match (self, value) {
            (Self::Text(pattern), Value::Text(text) | Value::Word(_, text))
            | (Self::Word { other: Some(pattern), .. }, Value::Word(None, text)) => {
                pattern.matches(text)
            }
            (Self::Word { known, .. }, Value::Word(Some(place), _)) => known >> place & 1 == 1,
            (Self::Key(pattern), Value::Map(map)) => map.keys().any(|key| pattern.matches(key)),
            (Self::Bool(expected), Value::Bool(found)) => *expected == found,
            (Self::Size(relation, expected), Value::Size(found)) => {
                relation.holds(found.cmp(expected))
            }
            (Self::Number(relation, expected), Value::Integer(found)) => {
                expected.compare_integer(found).is_some_and(|order| relation.holds(order))
            }
            (Self::Number(relation, expected), Value::Decimal(found)) => {
                found.partial_cmp(&expected.float).is_some_and(|order| relation.holds(order))
            }
            (Self::Time(relation, instant), Value::Time(found)) => {
                relation.holds(found.cmp(&instant.at(now)))
            }
            (Self::Day(relation, instant), Value::Day(found)) => {
                relation.holds(found.cmp(&instant.at(now).date()))
            }
            (Self::Version(relation, expected), Value::Text(found)) => {
                let found = Version::new(found);
                found.has_number() && relation.holds(found.compare_parts(Version::new(expected)))
            }
            (
                Self::TextOrder { relation, expected, is_number },
                Value::Text(found) | Value::Word(_, found),
            ) => {
                let ordering = if *is_number {
                    compare_numbers(found, expected)
                } else {
                    Some(found.cmp(expected))
                };
                ordering.is_some_and(|ordering| relation.holds(ordering))
            }
            _ => false,
        }
    }
}

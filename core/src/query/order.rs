//! The order of images.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::error::{FilterError, FilterErrorCode as Code, Result, Span};
use super::field::Field;
use super::path::{paths, unquoted};
use super::syntax::parse_name;
use crate::model::view::{Type, Value};
use crate::quote::{quote, text_of};
use crate::{Image, Timestamp, Version};

/// An order of images: `family, createdAt desc`, or `family,~createdAt` as in gcloud.
///
/// Images without the field come last, also in descending order. Times are compared as instants, versions by their
/// numbers, names naturally (`v9` before `v10`), other texts by code points. Images that are equal keep their sequence.
///
/// ```
/// let order: cloud_image::OrderBy = "family, ~creationTimestamp".parse()?;
/// assert_eq!(order.to_string(), "family,createdAt desc");
/// assert!("family desc desc".parse::<cloud_image::OrderBy>().is_err());
/// # Ok::<(), cloud_image::FilterError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct OrderBy {
    keys: Vec<Key>,
}

#[derive(Debug, Clone)]
struct Key {
    field: Field,
    is_descending: bool,
    is_name: bool,
}

/// The values of an image by which it is ordered.
#[derive(Debug, Clone)]
pub(super) struct Rank(Vec<Option<RankValue>>);

#[derive(Debug, Clone)]
enum RankValue {
    Text(String),
    Name(String),
    Version(String),
    Size(u64),
    Integer(i64),
    Decimal(f64),
    Bool(bool),
    Time(Timestamp),
}

impl OrderBy {
    /// Whether images keep the sequence in which they are read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    pub(super) fn rank(&self, image: &Image<'_>) -> Rank {
        let value = |key: &Key| key.field.with_value(image, |value| key.value(value)).flatten();
        Rank(self.keys.iter().map(value).collect())
    }

    /// Compares two images by the values of their fields.
    pub(super) fn compare(&self, one: &Rank, two: &Rank) -> Ordering {
        for (key, (one, two)) in self.keys.iter().zip(one.0.iter().zip(&two.0)) {
            let ordering = match (one, two) {
                (Some(one), Some(two)) if key.is_descending => two.compare(one),
                (Some(one), Some(two)) => one.compare(two),
                // Absent values are last in both directions.
                (one, two) => two.is_some().cmp(&one.is_some()),
            };
            if ordering.is_ne() {
                return ordering;
            }
        }
        Ordering::Equal
    }

    /// The members of the image that it needs, as bits by their position.
    pub(super) fn members(&self) -> u64 {
        self.keys.iter().fold(0, |bits, key| bits | 1 << key.field.first_member())
    }
}

impl Key {
    fn value(&self, value: Value<'_>) -> Option<RankValue> {
        Some(match value {
            Value::Text(text) if matches!(self.field.of, Type::Version) => {
                RankValue::Version(text.to_owned())
            }
            Value::Text(text) if self.is_name => RankValue::Name(text.to_owned()),
            Value::Text(text) | Value::Word(_, text) => RankValue::Text(text.to_owned()),
            Value::Size(size) => RankValue::Size(size),
            Value::Integer(integer) => RankValue::Integer(integer),
            Value::Decimal(decimal) => RankValue::Decimal(decimal),
            Value::Bool(value) => RankValue::Bool(value),
            Value::Time(time) => RankValue::Time(time),
            Value::Day(day) => RankValue::Integer(day.rank()),
            _ => return None,
        })
    }
}

impl RankValue {
    /// Compares two values of one field, which have the same type.
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one.cmp(two),
            (Self::Name(one), Self::Name(two)) => natural(one, two),
            (Self::Version(one), Self::Version(two)) => {
                Version::new(one).compare_parts(Version::new(two))
            }
            (Self::Size(one), Self::Size(two)) => one.cmp(two),
            (Self::Integer(one), Self::Integer(two)) => one.cmp(two),
            (Self::Decimal(one), Self::Decimal(two)) => one.total_cmp(two),
            (Self::Bool(one), Self::Bool(two)) => one.cmp(two),
            (Self::Time(one), Self::Time(two)) => one.cmp(two),
            _ => Ordering::Equal,
        }
    }
}

/// Compares two names, with runs of digits as numbers: `v9` before `v10`.
pub(super) fn natural(one: &str, two: &str) -> Ordering {
    let (mut one_rest, mut two_rest) = (one, two);
    loop {
        let ((one_text, one_digits), (two_text, two_digits)) = (run(one_rest), run(two_rest));
        // The texts before the digits differ, or one of them ends.
        if one_text != two_text || one_digits.is_empty() || two_digits.is_empty() {
            return one_rest.cmp(two_rest).then_with(|| one.cmp(two));
        }
        let number = |digits: &'_ str| digits.trim_start_matches('0').len();
        let significant = |digits: &str| digits.trim_start_matches('0').to_owned();
        let ordering = number(one_digits)
            .cmp(&number(two_digits))
            .then_with(|| significant(one_digits).cmp(&significant(two_digits)));
        if ordering.is_ne() {
            return ordering;
        }
        one_rest = one_rest.get(one_text.len() + one_digits.len()..).unwrap_or_default();
        two_rest = two_rest.get(two_text.len() + two_digits.len()..).unwrap_or_default();
    }
}

/// The text before the first digits, and these digits.
fn run(text: &str) -> (&str, &str) {
    let is_digit = |character: char| character.is_ascii_digit();
    let start = text.find(is_digit).unwrap_or(text.len());
    let (before, rest) = text.split_at(start);
    let end = rest.find(|character| !is_digit(character)).unwrap_or(rest.len());
    (before, rest.get(..end).unwrap_or_default())
}

impl FromStr for OrderBy {
    type Err = FilterError;

    /// Parses a list of fields with commas between them, each with `desc`, `asc` or a `~` before it. An empty list keeps
    /// the sequence.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).map_err(|fault| *fault)
    }
}

impl OrderBy {
    fn read(text: &str) -> Result<Self> {
        let mut order = Self::default();
        for span in paths(text)? {
            let source = span.of(text);
            let (descending, path) = match source.strip_prefix('~') {
                Some(rest) => (true, rest.trim_start()),
                None => (false, source),
            };
            let start = span.end - path.len();
            // A key may have white space in quotes.
            let space = unquoted(path).find(|(_, character)| character.is_whitespace());
            let (path, direction) = path.split_at(space.map_or(path.len(), |(at, _)| at));
            let direction = direction.trim_start();
            let is_descending = match direction {
                "desc" if !descending => true,
                "asc" if !descending => false,
                "" => descending,
                found => {
                    let at = Span::new(span.end - found.len(), span.end);
                    return Err(at.expected(Code::Syntax, "`desc` or `asc`", found));
                }
            };
            let name = parse_name(text, Span::new(start, start + path.len()))?;
            let field = Field::resolve(&name)?;
            let can_order = !field.is_list
                && field.parent_kind.is_none()
                && !matches!(field.of, Type::Object(_) | Type::Map | Type::Json | Type::List(_));
            if !can_order {
                return Err(name.span.expected(Code::Type, "a field with one value", path));
            }
            if order.keys.iter().any(|key| key.field.name == field.name) {
                let error = name.span.expected(Code::Syntax, "each field once", path);
                return Err(error.hint(&[&quote(&field.name), " is in the order already"]));
            }
            let is_name = field.name == "name";
            order.keys.push(Key { field, is_descending, is_name });
        }
        Ok(order)
    }
}

impl fmt::Display for OrderBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text =
            |key: &Key| text_of(&[&key.field.name, if key.is_descending { " desc" } else { "" }]);
        f.pad(&self.keys.iter().map(text).collect::<Vec<_>>().join(","))
    }
}

/// Two orders are equal if their canonical forms are.
impl PartialEq for OrderBy {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for OrderBy {}

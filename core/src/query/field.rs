//! The fields that a filter can name: those of the unified image, and the providers' names for them.

use super::error::{Result, Span};
use super::field_names::unknown;
use super::syntax::{Name, Token};
use super::text::push_segment;
use crate::model::view::{Member, Type, Value, View};
use crate::provider::field_alias::{FieldAlias, is_same_name};
use crate::provider::property::Property;
use crate::quote::text_of;
use crate::{Image, Provider};

/// Fields that describe the reading, not the image.
pub(super) const NOT_IN_FILTERS: [&str; 2] = ["evidence", "source"];

/// The field that follows from others.
const DERIVED: &str = "os.lifecycle";

/// A field of the unified image.
#[derive(Debug, Clone)]
pub(super) struct Field {
    steps: Vec<Step>,
    /// The type of its value; of a list, the type of the elements.
    pub(super) of: Type,
    /// Whether an image can have several values.
    pub(super) is_list: bool,
    /// The name in the unified image: `os.distro`, `labels."a.b"`.
    pub(super) name: String,
    /// The unit of sizes without one: 2 to this power, in bytes.
    pub(super) shift: u32,
    /// The kind that the parent must have.
    pub(super) parent_kind: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Member(usize),
    /// A key of a map.
    Key(String),
}

/// The members of the unified image.
pub(super) fn image_members() -> &'static [Member] {
    Image::TYPE.members()
}

/// The positions of members of the image, as bits.
pub(crate) fn member_bits(keys: &[&str]) -> u64 {
    let members = image_members().iter().enumerate();
    members
        .filter(|(_, member)| keys.contains(&member.key()))
        .fold(0, |bits, (index, _)| bits | 1 << index)
}

impl Field {
    /// The field of a name, in a filter or an order.
    pub(super) fn resolve(name: &Name) -> Result<Self> {
        let field = Self::find(&name.segments).ok_or_else(|| unknown(name))?;
        let first = name.segments.first().map_or("", |segment| &*segment.text);
        if NOT_IN_FILTERS.iter().any(|hidden| is_same_name(hidden, first)) {
            return Err(unknown(name));
        }
        Ok(field)
    }

    /// The field of a name that this crate writes, such as `size.imageBytes`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::find(&tokens(name))
    }

    /// The field of these segments: of the unified image, else by a provider's name.
    pub(super) fn find(segments: &[Token]) -> Option<Self> {
        if let Some(field) = Self::unified(segments) {
            return Some(field);
        }
        // The longest name is the most specific one.
        let (mut found, mut longest) = (None, 0);
        for provider in Provider::ALL {
            for alias in provider.spec().field_aliases {
                if let Some(length) =
                    prefix_length(alias, segments).filter(|length| *length >= longest)
                {
                    (found, longest) = (Some(alias), length);
                }
            }
        }
        let alias = found?;
        let mut unified = tokens(alias.field);
        unified.extend_from_slice(segments.get(longest..)?);
        let field = Self::unified(&unified)?;
        Some(Self { shift: alias.shift, parent_kind: alias.parent_kind, ..field })
    }

    #[inline(never)]
    fn unified(segments: &[Token]) -> Option<Self> {
        let mut of = Image::TYPE;
        let mut field = Self {
            steps: Vec::new(),
            of,
            is_list: false,
            name: String::new(),
            shift: 0,
            parent_kind: None,
        };
        let mut rest = segments.iter();
        while let Some(segment) = rest.next() {
            match of {
                Type::Object(members) => {
                    // `guestOsFeatures[].type` is a spelling of gcloud.
                    let name = segment.text.strip_suffix("[]").unwrap_or(&segment.text);
                    let index =
                        members.iter().position(|member| is_same_name(member.key(), name))?;
                    let member = members.get(index)?;
                    field.steps.push(Step::Member(index));
                    push_segment(&mut field.name, member.key());
                    of = member.of;
                }
                Type::Map => {
                    // A key may have dots, and case counts.
                    let mut key = segment.text.clone();
                    for segment in rest.by_ref() {
                        key = text_of(&[&key, ".", &segment.text]);
                    }
                    push_segment(&mut field.name, &key);
                    field.steps.push(Step::Key(key));
                    of = Type::Text;
                }
                _ => return None,
            }
            if let Type::List(element) = of {
                field.is_list = true;
                of = *element;
            }
        }
        field.of = of;
        Some(field)
    }

    /// The position in the image of its first member.
    pub(super) fn first_member(&self) -> usize {
        match self.steps.first() {
            Some(Step::Member(index)) => *index,
            _ => usize::MAX,
        }
    }

    /// Whether it follows from other fields, and so can be named although the image does not have it.
    pub(super) fn is_derived(&self) -> bool {
        self.name.starts_with(DERIVED)
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether the field has a value that matches. Absent values match nothing.
    pub(super) fn any(
        &self,
        image: &Image<'_>,
        matches: &mut dyn FnMut(Value<'_>) -> bool,
    ) -> bool {
        any(image.view(), &self.steps, matches)
    }

    /// Whether the image has the field.
    pub(super) fn is_present(&self, image: &Image<'_>) -> bool {
        is_present(image.view(), &self.steps)
    }

    /// The first value. Absent, if there is none.
    pub(super) fn with_value<T>(
        &self,
        image: &Image<'_>,
        read: impl FnOnce(Value<'_>) -> T,
    ) -> Option<T> {
        let (mut read, mut found) = (Some(read), None);
        self.any(image, &mut |value| {
            found = read.take().map(|read| read(value));
            true
        });
        found
    }

    /// The provider's words for the field, each with the index of its meaning.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static (&'static str, u8)> {
        let properties = Provider::ALL.iter().flat_map(|provider| provider.spec().properties);
        let same = |property: &&Property| {
            let field = property.field.split('/').skip(1);
            field.eq(self.name.split('.'))
        };
        properties.filter(same).flat_map(|property| property.words)
    }
}

impl Token {
    /// A name that this crate writes.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), stars: Vec::new(), is_quoted: false, span: Span::default() }
    }
}

fn any(value: Value<'_>, steps: &[Step], matches: &mut dyn FnMut(Value<'_>) -> bool) -> bool {
    match (value, steps.split_first()) {
        (Value::List(list), _) => list.any(&mut |element| any(element, steps, matches)),
        (Value::Object(object), Some((Step::Member(index), rest))) => {
            any(object.member_or_derived(*index), rest, matches)
        }
        (Value::Map(map), Some((Step::Key(key), _))) => {
            map.get(key).is_some_and(|value| matches(Value::Text(value)))
        }
        (Value::Absent, _) | (_, Some(_)) => false,
        (value, None) => matches(value),
    }
}

pub(super) fn is_present(value: Value<'_>, steps: &[Step]) -> bool {
    match (value, steps.split_first()) {
        (Value::List(list), Some(_)) => list.any(&mut |element| is_present(element, steps)),
        (Value::Object(object), Some((Step::Member(index), rest))) => {
            is_present(object.member_or_derived(*index), rest)
        }
        (Value::Map(map), Some((Step::Key(key), _))) => map.contains_key(key),
        (_, Some(_)) => false,
        (value, None) => !value.is_absent(),
    }
}

/// The segments of a name that this crate writes.
#[inline(never)]
fn tokens(name: &str) -> Vec<Token> {
    name.split('.').map(Token::of).collect()
}

/// The number of segments that an alias stands for, if the name starts with it.
#[inline(never)]
fn prefix_length(alias: &FieldAlias, segments: &[Token]) -> Option<usize> {
    let mut length = 0;
    for part in alias.name.split('.') {
        let text = &segments.get(length)?.text;
        if !is_same_name(part, text.strip_suffix("[]").unwrap_or(text)) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

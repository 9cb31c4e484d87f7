//! The unified image as data: the type of each field, and the value of a field by its position in the model.
//!
//! CSV columns, filters, orders and field masks use it, so that a new field of the model needs no code there.

use std::borrow::Cow;

use super::{Date, RawJson, TextMap, Timestamp};
use crate::json::{JsonBuf, Write};

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Type {
    Text,
    /// A text that is ordered by its numbers.
    Version,
    /// A word of a vocabulary.
    Word(&'static [&'static str]),
    /// A number of bytes.
    Size,
    Integer,
    Decimal,
    Bool,
    Time,
    Day,
    Object(&'static [Member]),
    List(&'static Type),
    /// A map of texts.
    Map,
    /// JSON that is only copied.
    Json,
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    /// The key as it is written: `,"name":`.
    pub(crate) token: &'static str,
    pub(crate) of: Type,
}

impl Member {
    pub(crate) fn key(&self) -> &'static str {
        self.token.get(2..self.token.len() - 2).unwrap_or_default()
    }
}

impl Type {
    /// The members of an object, or of the objects in a list.
    pub(crate) fn members(self) -> &'static [Member] {
        match self {
            Self::Object(members) => members,
            Self::List(Self::Object(members)) => members,
            _ => &[],
        }
    }
}

/// The value of a field.
#[derive(Clone, Copy)]
pub(crate) enum Value<'i> {
    Absent,
    Text(&'i str),
    /// The index in the vocabulary, if it has the word, and the word.
    Word(Option<u8>, &'i str),
    Size(u64),
    Integer(i64),
    Decimal(f64),
    Bool(bool),
    Time(Timestamp),
    Day(Date),
    Object(&'i dyn Object),
    List(&'i dyn List),
    Map(&'i TextMap<'i>),
    Json(&'i RawJson),
}

/// An object of the model.
pub(crate) trait Object {
    fn members(&self) -> &'static [Member];

    /// The value of the member at an index of [`members`](Self::members).
    fn member(&self, index: usize) -> Value<'_>;

    /// The same for a member that follows from others, whether or not the object has it.
    fn derived(&self, index: usize) -> Value<'_>;
}

impl<'i> dyn Object + 'i {
    /// The member at an index; if the object does not have it, what follows from the others.
    pub(crate) fn member_or_derived(&'i self, index: usize) -> Value<'i> {
        match self.member(index) {
            Value::Absent => self.derived(index),
            value => value,
        }
    }
}

/// An object with a member that follows from others.
pub(crate) trait Derived {
    fn derived(&self) -> Value<'_>;
}

/// A list of the model.
pub(crate) trait List {
    fn length(&self) -> usize;

    /// The element at an index; absent behind the end.
    fn element(&self, index: usize) -> Value<'_>;
}

/// A type of the model.
pub(crate) trait View {
    const TYPE: Type;

    fn view(&self) -> Value<'_>;
}

impl Value<'_> {
    /// Whether the image does not have the field.
    pub(crate) fn is_absent(self) -> bool {
        match self {
            Self::Absent => true,
            Self::Object(object) => {
                (0..object.members().len()).all(|index| object.member(index).is_absent())
            }
            Self::List(list) => list.length() == 0,
            Self::Map(map) => map.is_empty(),
            _ => false,
        }
    }
}

impl Value<'_> {
    /// Writes what is wanted of the value as a member, unless the value is absent or nothing is wanted of it.
    pub(crate) fn write_member(self, member: &Member, wanted: &dyn Write, out: &mut JsonBuf) {
        if matches!(self, Self::Absent) {
            return;
        }
        let start = out.len();
        out.push_bytes(member.token.as_bytes());
        let before = out.len();
        wanted.write(out);
        // Only brackets. Whether there is anything is known when it is written.
        if matches!(self, Self::Object(_) | Self::List(_) | Self::Map(_)) && out.len() == before + 2
        {
            out.truncate(start);
        }
    }
}

/// Writes the value as JSON: of an object, the members that are not absent.
impl Write for Value<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let start = out.len();
        match *self {
            Self::Absent => out.push_bytes(b"null"),
            Self::Text(text) | Self::Word(_, text) => text.write(out),
            Self::Size(size) => size.write(out),
            Self::Integer(integer) => integer.write(out),
            Self::Decimal(decimal) => decimal.write(out),
            Self::Bool(value) => value.write(out),
            Self::Time(time) => time.write(out),
            Self::Day(day) => day.write(out),
            Self::Map(map) => map.write(out),
            Self::Json(json) => json.write(out),
            Self::Object(object) => {
                for (index, member) in object.members().iter().enumerate() {
                    let value = object.member(index);
                    value.write_member(member, &value, out);
                }
                out.close(start, *b"{}");
            }
            Self::List(list) => {
                for index in 0..list.length() {
                    out.push_token(b",");
                    list.element(index).write(out);
                }
                out.close(start, *b"[]");
            }
        }
    }
}

impl dyn List + '_ {
    /// Whether any element matches.
    pub(crate) fn any(&self, matches: &mut dyn FnMut(Value<'_>) -> bool) -> bool {
        (0..self.length()).any(|index| matches(self.element(index)))
    }
}

impl<T: View> View for Option<T> {
    const TYPE: Type = T::TYPE;

    fn view(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::view)
    }
}

impl<T: View> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Absent, T::view)
    }
}

impl<T: View> View for Vec<T> {
    const TYPE: Type = Type::List(&T::TYPE);

    fn view(&self) -> Value<'_> {
        Value::List(self)
    }
}

/// Types whose values are copied or borrowed as they are.
macro_rules! scalars {
    ($( $type:ty => $of:ident, |$value:ident| $view:expr; )+) => { $(
        impl View for $type {
            const TYPE: Type = Type::$of;

            fn view(&self) -> Value<'_> {
                let $value = self;
                Value::$of($view)
            }
        }
    )+ };
}

scalars! {
    Cow<'_, str> => Text, |text| text;
    String => Text, |text| text;
    bool => Bool, |value| *value;
    // Every unsigned number of the image is a size in bytes.
    u64 => Size, |value| *value;
    i64 => Integer, |value| *value;
    f64 => Decimal, |value| *value;
    Timestamp => Time, |value| *value;
    Date => Day, |value| *value;
    TextMap<'_> => Map, |map| map;
    RawJson => Json, |json| json;
}

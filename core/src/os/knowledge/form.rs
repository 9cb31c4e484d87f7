//! How callers write rows: the types of the values, in any self-describing format.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::Serializer;

use super::caller_distro::Distro;
use crate::model::OsType;
use crate::os::tokens::is_token_byte;
use crate::quote::{quote, text_of};

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Parts,
    Boolean,
    Array,
    Object,
}

impl Type {
    const fn describe(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Parts => "an integer from 0 to 255",
            Self::Boolean => "a boolean",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// Reads a value of one type. The error of another value is worded like the other errors of this crate. Structs are read
/// as maps, because formats may pass only the known keys of a struct, and unknown keys must be errors.
pub(super) struct Expect<D>(pub(super) Type, pub(super) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Expect<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.1.deserialize_any(Typed(self.0, visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Passes values of one type to a visitor.
struct Typed<V>(Type, V);

impl<V> Typed<V> {
    fn reject<T, E: Error>(&self, found: &str) -> Result<T, E> {
        Err(mismatch(self.0.describe(), found))
    }
}

fn mismatch<E: Error>(expected: &str, found: &str) -> E {
    E::custom(text_of(&["expected ", expected, ", found ", found]))
}

/// A text in a message, as JSON has it.
fn quoted(text: &str) -> String {
    quote(&text_of(&["\"", text, "\""]))
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Typed<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.describe())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        match self.0 {
            Type::Boolean => self.1.visit_bool(value),
            _ => self.reject(if value { "`true`" } else { "`false`" }),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        match (self.0, u8::try_from(value)) {
            (Type::Parts, Ok(parts)) => self.1.visit_u8(parts),
            _ => self.reject(&quote(itoa::Buffer::new().format(value))),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        match (self.0, u8::try_from(value)) {
            (Type::Parts, Ok(parts)) => self.1.visit_u8(parts),
            _ => self.reject(&quote(itoa::Buffer::new().format(value))),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.reject(&quote(&value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<V::Value, E> {
        match self.0 {
            Type::Text => self.1.visit_str(value),
            _ => self.reject(&quoted(value)),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.reject("`null`")
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.reject("`null`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<V::Value, A::Error> {
        match self.0 {
            Type::Array => self.1.visit_seq(list),
            _ => self.reject(Type::Array.describe()),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        match self.0 {
            Type::Object => self.1.visit_map(map),
            _ => self.reject(Type::Object.describe()),
        }
    }
}

/// A text that can be found in others: it has a letter or a digit.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(Expect(Type::Text, from))?;
        if text.bytes().any(is_token_byte) {
            return Ok(Self(text));
        }
        Err(mismatch("a string with a letter or a digit", &quoted(&text)))
    }
}

pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Name::deserialize(from).map(|Name(name)| name)
}

pub(super) fn names<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<Name>::deserialize(Expect(Type::Array, from))?;
    Ok(names.into_iter().map(|Name(name)| name).collect())
}

pub(super) fn variants<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let variants = names(from)?;
    if variants.len() > Distro::MAX_VARIANTS {
        let found = itoa::Buffer::new().format(variants.len()).to_owned();
        return Err(mismatch("at most 32 variants", &found));
    }
    Ok(variants)
}

/// A word such as `linux`. The vocabulary is open, but its words are in lower case.
pub(super) fn os_type<'de, D: Deserializer<'de>>(from: D) -> Result<OsType, D::Error> {
    let word = String::deserialize(Expect(Type::Text, from))?;
    let is_of_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !word.is_empty() && word.bytes().all(is_of_word) {
        return Ok(OsType::from(&*word));
    }
    Err(mismatch("a word in lower case such as `linux`, `windows` or `freebsd`", &quoted(&word)))
}

pub(super) fn version_parts<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    u8::deserialize(Expect(Type::Parts, from))
}

pub(super) fn boolean<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    bool::deserialize(Expect(Type::Boolean, from))
}

/// A key of a label: any text.
pub(super) fn label_key<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    String::deserialize(Expect(Type::Text, from)).map(Some)
}

pub(super) fn distros<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Distro>, D::Error> {
    Vec::deserialize(Expect(Type::Array, from))
}

/// An object of names, in its order.
pub(super) fn pairs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, String)>, D::Error> {
    Expect(Type::Object, from).deserialize_map(Pairs)
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Type::Object.describe())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs: Self::Value = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let Name(value) = map.next_value()?;
            if !key.bytes().any(is_token_byte) {
                return Err(mismatch("a key with a letter or a digit", &quoted(&key)));
            }
            if pairs.iter().any(|(known, _)| *known == key) {
                return Err(A::Error::custom(text_of(&["duplicate key ", &quote(&key)])));
            }
            pairs.push((key, value));
        }
        Ok(pairs)
    }
}

#[expect(clippy::ptr_arg, reason = "serde passes a reference to the field")]
pub(super) fn write_pairs<S: Serializer>(
    pairs: &Vec<(String, String)>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

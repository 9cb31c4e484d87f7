//! How callers write rows: the types of the values.
//!
//! The code reads a tree and is not generic, which keeps the WASM module small.

use serde::de::{Deserializer, Error};
use serde::ser::Serializer;

use super::caller_distro::Distro;
use crate::json::{Value, integer, push_step};
use crate::model::OsType;
use crate::os::tokens::is_token_byte;
use crate::quote::{add, quote, shorten, text_of};

pub(crate) type Result<T = ()> = std::result::Result<T, FormError>;

/// Why a row cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormError {
    /// JSON Pointer to the value.
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl FormError {
    #[inline(never)]
    fn new(reason: &[&str]) -> Self {
        Self { path: String::new(), reason: text_of(reason) }
    }

    pub(super) fn expected(expected: &str, found: &str) -> Self {
        Self::new(&["expected ", expected, ", found ", found])
    }

    /// The error, in the value that has it at a step of the path.
    #[inline(never)]
    fn at(mut self, step: &str) -> Self {
        let mut path = String::new();
        push_step(&mut path, step);
        add(&mut path, &self.path);
        self.path = path;
        self
    }

    /// The error in one line.
    pub(crate) fn message(&self) -> String {
        let separator = if self.path.is_empty() { "" } else { ": " };
        text_of(&[&shorten(&self.path), separator, &self.reason])
    }
}

/// A value that callers write.
pub(super) trait Form {
    /// Reads the value into its place.
    fn read(&mut self, value: &Value) -> Result;
}

/// Reads a value of any self-describing format.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    form: &mut dyn Form,
    from: D,
) -> std::result::Result<(), D::Error> {
    let value = Value::deserialize(from, &mut String::new())?;
    form.read(&value).map_err(|error| D::Error::custom(error.message()))
}

/// Reads an object with declared keys, each with the place of its value.
pub(super) fn read_object(value: &Value, members: &mut [(&str, &mut dyn Form)]) -> Result {
    let mut known = 0_u32;
    for (key, value) in object(value)? {
        let found = members.iter_mut().enumerate().find(|(_, (name, _))| name == key);
        let Some((index, (_, form))) = found else { return Err(unknown_key(key, members)) };
        if known >> index & 1 == 1 {
            return Err(FormError::new(&["duplicate field ", &quote(key)]));
        }
        known |= 1 << index;
        form.read(value).map_err(|error| error.at(key))?;
    }
    Ok(())
}

fn object(value: &Value) -> Result<&[(String, Value)]> {
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(FormError::expected("an object", &value.found())),
    }
}

#[cold]
#[inline(never)]
fn unknown_key(key: &str, members: &[(&str, &mut dyn Form)]) -> FormError {
    let (one_of, separator) = if members.len() > 2 { ("one of ", ", ") } else { ("", " or ") };
    let mut known = String::new();
    for (name, _) in members {
        for part in [if known.is_empty() { one_of } else { separator }, "`", name, "`"] {
            add(&mut known, part);
        }
    }
    FormError::new(&["unknown field ", &quote(key), ", expected ", &known]).at(key)
}

pub(super) fn missing_key(key: &str) -> FormError {
    FormError::new(&["missing field `", key, "`"])
}

/// Reads the elements of a list.
pub(super) fn read_list(value: &Value, read: &mut dyn FnMut(&Value) -> Result) -> Result {
    let Value::List(elements) = value else {
        return Err(FormError::expected("an array", &value.found()));
    };
    for (index, element) in elements.iter().enumerate() {
        read(element).map_err(|error| error.at(itoa::Buffer::new().format(index)))?;
    }
    Ok(())
}

#[inline(never)]
fn text(value: &Value) -> Result<&str> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(FormError::expected("a string", &value.found())),
    }
}

/// A text that can be found in others: it has a letter or a digit.
#[inline(never)]
fn name(value: &Value) -> Result<String> {
    let name = text(value)?;
    if name.bytes().any(is_token_byte) {
        return Ok(name.to_owned());
    }
    Err(FormError::expected("a string with a letter or a digit", &value.found()))
}

impl Form for String {
    fn read(&mut self, value: &Value) -> Result {
        *self = name(value)?;
        Ok(())
    }
}

impl Form for Vec<String> {
    fn read(&mut self, value: &Value) -> Result {
        read_list(value, &mut |element| {
            self.push(name(element)?);
            Ok(())
        })
    }
}

/// The variants of a distribution.
pub(super) struct Variants<'v>(pub(super) &'v mut Vec<String>);

impl Form for Variants<'_> {
    fn read(&mut self, value: &Value) -> Result {
        self.0.read(value)?;
        if self.0.len() > Distro::MAX_VARIANTS {
            let found = itoa::Buffer::new().format(self.0.len()).to_owned();
            return Err(FormError::expected("at most 32 variants", &found));
        }
        Ok(())
    }
}

/// A word such as `linux`. The vocabulary is open, but its words are in lower case.
impl Form for OsType {
    fn read(&mut self, value: &Value) -> Result {
        let word = text(value)?;
        let is_of_word =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if word.is_empty() || !word.bytes().all(is_of_word) {
            let expected = "a word in lower case such as `linux`, `windows` or `freebsd`";
            return Err(FormError::expected(expected, &value.found()));
        }
        *self = Self::from(word);
        Ok(())
    }
}

/// The number of parts of a version.
impl Form for u8 {
    fn read(&mut self, value: &Value) -> Result {
        let number = match value {
            Value::Number(token) => integer(token).and_then(|number| Self::try_from(number).ok()),
            _ => None,
        };
        let Some(number) = number else {
            return Err(FormError::expected("an integer from 0 to 255", &value.found()));
        };
        *self = number;
        Ok(())
    }
}

impl Form for bool {
    fn read(&mut self, value: &Value) -> Result {
        let Value::Bool(value) = value else {
            return Err(FormError::expected("a boolean", &value.found()));
        };
        *self = *value;
        Ok(())
    }
}

/// A key of a label: any text.
impl Form for Option<String> {
    fn read(&mut self, value: &Value) -> Result {
        *self = Some(text(value)?.to_owned());
        Ok(())
    }
}

/// An object of names, in its order.
impl Form for Vec<(String, String)> {
    fn read(&mut self, value: &Value) -> Result {
        for (key, value) in object(value)? {
            let value = name(value).map_err(|error| error.at(key))?;
            if !key.bytes().any(is_token_byte) {
                let found = Value::Text(key.clone()).found();
                return Err(FormError::expected("a key with a letter or a digit", &found));
            }
            if self.iter().any(|(known, _)| known == key) {
                return Err(FormError::new(&["duplicate key ", &quote(key)]));
            }
            self.push((key.clone(), value));
        }
        Ok(())
    }
}

#[expect(clippy::ptr_arg, reason = "serde passes a reference to the field")]
pub(super) fn write_pairs<S: Serializer>(
    pairs: &Vec<(String, String)>,
    to: S,
) -> std::result::Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

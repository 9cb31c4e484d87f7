//! What the fuzz targets in `core/fuzz` hold to other parsers and to plain loops.
//!
//! It is compiled only where cargo-fuzz sets `cfg(fuzzing)`, and is no part of the API.

use std::borrow::Cow;

use super::{Kind, ReadError, Reader, TextFaultKind, compact, float, newlines, scan, valid_prefix};

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// It nests too deep.
    Depth,
    /// It is no JSON, or not all of it.
    Grammar,
}

/// A value as the reader finds it: nothing merged, nothing rounded.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is spelt.
    Number(&'a str),
    /// A string.
    Text(Text<'a>),
    /// A list.
    List(Vec<Self>),
    /// An object with all its members, in their order.
    Object(Vec<(Text<'a>, Self)>),
}

/// A string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// As it is written, quotes and all.
    pub token: String,
    /// What it stands for.
    pub decoded: Cow<'a, str>,
    /// Whether a lone surrogate in it became U+FFFD.
    pub replaced: bool,
}

/// Passes the one value of a text, as what nobody asks for is passed.
///
/// # Errors
///
/// When the text is not one value.
pub fn skip(text: &str) -> Result<(), Rejection> {
    whole(text, |json| json.skip().map(drop))
}

/// Reads the one value of a text.
///
/// # Errors
///
/// When the text is not one value.
pub fn read(text: &str) -> Result<Value<'_>, Rejection> {
    whole(text, value)
}

/// The one value of a text without its white space; `None` where it is not one value.
#[must_use]
pub fn without_space(text: &str) -> Option<String> {
    compact(text, |_| false).ok()
}

/// The number of a token; `None` where it is too large for a float.
#[must_use]
pub fn nearest(token: &str) -> Option<f64> {
    float(token)
}

/// The text at the start of `bytes`, and how many bytes of an unfinished character follow it; `None`
/// where what follows is no UTF-8.
#[must_use]
pub fn text_of(bytes: &[u8]) -> (&str, Option<usize>) {
    valid_prefix(bytes)
}

/// Writes a string as JSON.
pub fn write_string(text: &str, out: &mut Vec<u8>) {
    super::write(text, out);
}

/// The first place from `at` on that stops a string.
#[must_use]
pub fn string_stop(bytes: &[u8], at: usize) -> usize {
    scan::string_stop(bytes, at)
}

/// The first place from `at` on that holds no white space.
#[must_use]
pub fn space_stop(bytes: &[u8], at: usize) -> usize {
    scan::space_stop(bytes, at)
}

/// Whether bytes start with a token.
#[must_use]
pub fn starts_with(bytes: &[u8], token: &[u8]) -> bool {
    scan::stands_at(bytes, 0, token)
}

/// How many lines end.
#[must_use]
pub fn lines(bytes: &[u8]) -> usize {
    newlines(bytes)
}

fn whole<'a, T>(
    text: &'a str,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, ReadError>,
) -> Result<T, Rejection> {
    let mut json = Reader::new(text, 0, 0, true);
    let Ok(value) = read(&mut json) else {
        let is_depth = json.text_fault().kind == TextFaultKind::Depth;
        return Err(if is_depth { Rejection::Depth } else { Rejection::Grammar });
    };
    if json.peek("the end of the input").is_ok() { Err(Rejection::Grammar) } else { Ok(value) }
}

/// The reader stops at 127 levels, so this is no recursion that an input can drive deep.
fn value<'a>(json: &mut Reader<'a>) -> Result<Value<'a>, ReadError> {
    let mut first = true;
    Ok(match json.kind()? {
        Kind::Null => {
            json.skip()?;
            Value::Null
        }
        Kind::Bool => Value::Bool(json.bool()?),
        Kind::Number => Value::Number(json.number()?),
        Kind::String => Value::Text(text(json.string()?)),
        Kind::Array => {
            let mut elements = Vec::new();
            json.enter_array()?;
            while json.element(&mut first)? {
                elements.push(value(json)?);
            }
            Value::List(elements)
        }
        Kind::Object => {
            let mut members = Vec::new();
            json.enter_object()?;
            while let Some(key) = json.key(&mut first)? {
                members.push((text(key), value(json)?));
            }
            Value::Object(members)
        }
    })
}

fn text(text: super::StringToken<'_>) -> Text<'_> {
    let (decoded, replaced) = text.decode();
    Text { token: text.token(), decoded, replaced }
}

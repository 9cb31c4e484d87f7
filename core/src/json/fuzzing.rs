//! Functions that the fuzz targets in `core/fuzz` compare with other parsers and with plain loops.
//!
//! The module is compiled only with `cfg(fuzzing)`, which cargo-fuzz sets, and is not part of the API.

use std::borrow::Cow;

use super::{Kind, ReadError, Reader, TextFaultKind, compact, float, newlines, scan, valid_prefix};

/// Why a text is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// It has too many levels.
    Depth,
    /// It is not JSON, or not only one value.
    Grammar,
}

/// A value as the reader returns it: repeated keys are kept, numbers are not rounded.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written.
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
    /// The token as written, with its quotes.
    pub token: String,
    /// The decoded text.
    pub decoded: Cow<'a, str>,
    /// Whether it had a lone surrogate, which became U+FFFD.
    pub replaced: bool,
}

/// Skips the one value of a text.
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

/// The one value of a text without white space; `None` if the text is not one value.
#[must_use]
pub fn without_space(text: &str) -> Option<String> {
    compact(text, &|_, _| false).ok()
}

/// The float of a number token; `None` if it is too large.
#[must_use]
pub fn nearest(token: &str) -> Option<f64> {
    float(token)
}

/// The valid text at the start of `bytes`, and the number of bytes of an incomplete character after it; `None` if the
/// bytes after it are not UTF-8.
#[must_use]
pub fn text_of(bytes: &[u8]) -> (&str, Option<usize>) {
    valid_prefix(bytes)
}

/// Writes a string as JSON.
pub fn write_string(text: &str, out: &mut Vec<u8>) {
    super::write(text, out);
}

/// The offset of the first byte from `at` on at which the scan of a string stops.
#[must_use]
pub fn string_stop(bytes: &[u8], at: usize) -> usize {
    scan::string_stop(bytes, at)
}

/// The offset of the first byte from `at` on that is not white space.
#[must_use]
pub fn space_stop(bytes: &[u8], at: usize) -> usize {
    scan::space_stop(bytes, at)
}

/// Whether bytes start with a token.
#[must_use]
pub fn starts_with(bytes: &[u8], token: &[u8]) -> bool {
    scan::has_token_at(bytes, 0, token)
}

/// The number of line feeds.
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

/// The recursion is limited, because the reader stops at 127 levels.
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

//! Reads one field of a provider's object into its slot. A value of the wrong type is left out with a
//! warning.
//!
//! What is null, or an empty string, list or object, is absent. Whatever an earlier value of the same
//! key left in the slot goes.

use std::borrow::Cow;

use super::diagnostics::{Diagnostics, FieldPath};
use super::key_state::KeyState;
use super::labels::{self, Field};
use super::record::Record;
use crate::json::{
    Element, Kind, MAX_SAFE, ReadError, Reader, StringListCursor, StringToken, float, integer,
    within,
};
use crate::model::{TextMap, Timestamp};
use crate::quote::quote;

type Result<T> = std::result::Result<T, ReadError>;

/// Passes a value that is not of the expected type. If it is empty, nothing is said of it.
pub(crate) fn mismatch(
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    expected: &str,
) -> Result<()> {
    let kind = json.kind()?;
    let token = json.skip()?;
    if !is_empty(kind, token) {
        diagnostics.malformed(path, expected, kind.found(token));
    }
    Ok(())
}

/// Whether a value is null, or an empty string, list or object.
pub(crate) fn is_empty(kind: Kind, token: &str) -> bool {
    match kind {
        Kind::Null => true,
        Kind::String => token.len() == 2,
        Kind::Array | Kind::Object => {
            token.get(1..token.len() - 1).is_some_and(|inside| inside.trim().is_empty())
        }
        Kind::Bool | Kind::Number => false,
    }
}

/// A string token decoded; a lone surrogate in it is noted.
pub(crate) fn decode<'a>(
    text: StringToken<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Cow<'a, str> {
    let (decoded, replaced) = text.decode();
    if replaced {
        diagnostics.replaced(path);
    }
    decoded
}

/// A string, empty or not.
pub(crate) fn any_text<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = None;
    if !json.at_string()? {
        return mismatch(json, path, diagnostics, "a string");
    }
    *slot = Some(decode(json.string()?, path, diagnostics));
    Ok(())
}

/// A string.
pub(crate) fn text<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    if let Some(plain) = json.plain_string() {
        *slot = (!plain.is_empty()).then_some(Cow::Borrowed(plain));
        return Ok(());
    }
    if json.accept_null() {
        *slot = None;
        return Ok(());
    }
    any_text(slot, json, path, diagnostics)?;
    if slot.as_ref().is_some_and(|text| text.is_empty()) {
        *slot = None;
    }
    Ok(())
}

/// An id: a string or an integer, taken as it is spelt and never parsed.
pub(crate) fn identifier<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    if json.at_string()? {
        return text(slot, json, path, diagnostics);
    }
    if json.kind()? != Kind::Number {
        *slot = None;
        return mismatch(json, path, diagnostics, "a string or an integer");
    }
    let token = json.number()?;
    let is_integer = token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_exact = is_integer && (!diagnostics.javascript_numbers() || is_safe(token));
    *slot = is_exact.then_some(Cow::Borrowed(token));
    if !is_exact {
        let expected =
            if is_integer { "a string or a safe integer" } else { "a string or an integer" };
        diagnostics.malformed(path, expected, quote(token));
    }
    Ok(())
}

/// Whether JavaScript holds an integer exactly.
fn is_safe(token: &str) -> bool {
    token.parse().is_ok_and(|integer: i64| integer.abs() <= MAX_SAFE)
}

/// `true` or `false`.
pub(crate) fn boolean(
    slot: &mut Option<bool>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = None;
    if json.kind()? != Kind::Bool {
        return mismatch(json, path, diagnostics, "`true` or `false`");
    }
    *slot = Some(json.bool()?);
    Ok(())
}

/// A size in units of 2^`SHIFT` bytes. In bytes it is exact in JavaScript too.
pub(crate) fn size<const SHIFT: u32>(
    slot: &mut Option<u64>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let size = integer_within(json, path, diagnostics, 0, MAX_SAFE >> SHIFT)?;
    *slot = size.and_then(|size| u64::try_from(size).ok());
    Ok(())
}

/// An integer of either sign.
pub(crate) fn signed(
    slot: &mut Option<i64>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = integer_within(json, path, diagnostics, -MAX_SAFE, MAX_SAFE)?;
    Ok(())
}

/// An integer from `least` to `most`, as a number or as a string of its digits.
fn integer_within(
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    least: i64,
    most: i64,
) -> Result<Option<i64>> {
    let expected = || within(least, most);
    let kind = json.kind()?;
    let start = json.at();
    let integer = match kind {
        Kind::Number => integer(json.number()?),
        Kind::String => {
            let (digits, _) = json.string()?.decode();
            if digits.is_empty() {
                return Ok(None);
            }
            // `parse` takes a `+`, which no provider writes.
            digits.parse().ok().filter(|_| !digits.starts_with('+'))
        }
        // Gcore has many, and this is fast.
        _ if json.accept_null() => return Ok(None),
        _ => return mismatch(json, path, diagnostics, &expected()).map(|()| None),
    };
    let integer = integer.filter(|integer| (least..=most).contains(integer));
    if integer.is_none() {
        diagnostics.malformed(path, &expected(), quote(json.since(start)));
    }
    Ok(integer)
}

/// A number.
pub(crate) fn number(
    slot: &mut Option<f64>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = None;
    if json.kind()? != Kind::Number {
        return mismatch(json, path, diagnostics, "a number");
    }
    let token = json.number()?;
    *slot = float(token);
    if slot.is_none() {
        diagnostics.malformed(path, "a number", quote(token));
    }
    Ok(())
}

/// A point in time.
pub(crate) fn timestamp(
    slot: &mut Option<Timestamp>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = None;
    let token = match json.plain_string() {
        Some(plain) => StringToken::plain(plain),
        None if json.at_string()? => json.string()?,
        None => return mismatch(json, path, diagnostics, Timestamp::EXPECTED),
    };
    let (text, _) = token.decode();
    if text.is_empty() {
        return Ok(());
    }
    let Some((timestamp, assumed)) = Timestamp::read(&text) else {
        diagnostics.malformed(path, Timestamp::EXPECTED, quote(&token.token()));
        return Ok(());
    };
    if let Some(assumed) = assumed {
        diagnostics.assumed(path, assumed);
    }
    *slot = Some(timestamp);
    Ok(())
}

/// An object whose fields are declared.
pub(crate) fn object<'a, T: Record<'a>>(
    slot: &mut Option<T>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let mut read = |json: &mut Reader<'a>,
                    path: &FieldPath<'_>,
                    diagnostics: &mut Diagnostics,
                    keys: &mut KeyState| {
        slot.insert(T::default()).read(json, path, diagnostics, keys)
    };
    if !one_object(json, path, diagnostics, &mut read)? {
        *slot = None;
    }
    Ok(())
}

/// Reads an object into its place.
type ReadObject<'a, 'f> =
    dyn FnMut(&mut Reader<'a>, &FieldPath<'_>, &mut Diagnostics, &mut KeyState) -> Result<()> + 'f;

/// Reads an object, which may be written as a list of one, as Terraform does it; false where there is none.
fn one_object<'a>(
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    read: &mut ReadObject<'a, '_>,
) -> Result<bool> {
    let kind = json.kind()?;
    let mut keys = KeyState::default();
    if kind == Kind::Object {
        return read(json, path, diagnostics, &mut keys).map(|()| true);
    }
    let start = json.clone();
    if kind == Kind::Array {
        let mut first = true;
        json.enter_array()?;
        if !json.element(&mut first)? {
            return Ok(false);
        }
        if json.kind()? == Kind::Object {
            keys.respelled.enter_list();
            read(json, &path.index(0), diagnostics, &mut keys)?;
            if !json.element(&mut first)? {
                return Ok(true);
            }
            diagnostics.forget(path);
        }
    }
    *json = start;
    mismatch(json, path, diagnostics, "an object").map(|()| false)
}

/// How the elements of a list are read as strings.
pub(crate) struct ListSpec<'a> {
    /// The key of the string, as it is written, if each stands in an object of its own.
    pub(crate) key: Option<&'static str>,
    /// How many there are likely to be.
    pub(crate) likely: usize,
    /// Reads one, in whatever form it comes.
    pub(crate) read: ReadText<'a>,
}

type ReadText<'a> =
    fn(&mut Option<Cow<'a, str>>, &mut Reader<'a>, &FieldPath<'_>, &mut Diagnostics) -> Result<()>;

/// A list. An element that is absent stays as an empty string, so that the others keep their index.
pub(crate) fn list<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    elements: &ListSpec<'a>,
) -> Result<()> {
    slot.clear();
    if !json.enters_array()? {
        return mismatch(json, path, diagnostics, "an array");
    }
    let mut strings = StringListCursor::new(elements.key);
    slot.reserve(elements.likely);
    loop {
        slot.push(match json.next_string(&mut strings)? {
            Element::Plain(text) => Cow::Borrowed(text),
            Element::Other => {
                let mut element = None;
                (elements.read)(&mut element, json, &path.index(slot.len()), diagnostics)?;
                element.unwrap_or_default()
            }
            Element::End => return Ok(()),
        });
    }
}

/// A list of strings.
pub(crate) fn texts<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    list(slot, json, path, diagnostics, &ListSpec { key: None, likely: 2, read: text })
}

/// A list of ids.
pub(crate) fn identifiers<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    list(slot, json, path, diagnostics, &ListSpec { key: None, likely: 2, read: identifier })
}

/// An object of strings.
pub(crate) fn texts_by_key<'a>(
    slot: &mut TextMap<'a>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let mut given = Vec::new();
    labels::object(&mut given, Field::LABELS, json, path, diagnostics)?;
    *slot = labels::merge(given, diagnostics).values;
    Ok(())
}

//! Reads a field of a provider's object into its slot. A value of the wrong type is left out with a warning.
//!
//! Null and empty strings, lists and objects are absent values. A value replaces an earlier one of the same key.

use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::is_source_secret;
use crate::json::{Kind, MAX_SAFE, ReadError, Reader, StringToken, float, integer, within};
use crate::model::Timestamp;
use crate::quote::quote;

pub(super) type Result<T> = std::result::Result<T, ReadError>;

/// Skips a value that is not of the expected type, and reports it if it is not empty. A text that may contain a secret is
/// not quoted.
pub(crate) fn mismatch(
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    expected: &str,
) -> Result<()> {
    let kind = json.kind()?;
    let token = json.skip()?;
    if !is_empty(kind, token) {
        let source = path.source();
        let key = source.rsplit('/').next().unwrap_or_default();
        let is_secret = kind == Kind::String && is_source_secret(key, token);
        let found = if is_secret { kind.describe().to_owned() } else { kind.found(token) };
        diagnostics.malformed(path, expected, found);
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

/// Decodes a string token, and reports a lone surrogate in it.
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

/// A string, which may be empty.
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

/// An id: a string or an integer, kept as it is written and never parsed.
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

/// Whether JavaScript represents an integer exactly.
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

/// A size in units of 2^`SHIFT` bytes. In bytes, it must be a safe integer of JavaScript.
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

/// A signed integer.
pub(crate) fn signed(
    slot: &mut Option<i64>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    *slot = integer_within(json, path, diagnostics, -MAX_SAFE, MAX_SAFE)?;
    Ok(())
}

/// An integer from `min` to `max`, as a number or as a string of digits.
fn integer_within(
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    min: i64,
    max: i64,
) -> Result<Option<i64>> {
    let expected = || within(min, max);
    let kind = json.kind()?;
    let start = json.at();
    let integer = match kind {
        Kind::Number => integer(json.number()?),
        Kind::String => {
            let (digits, _) = json.string()?.decode();
            if digits.is_empty() {
                return Ok(None);
            }
            // `parse` accepts a `+`, which no provider writes.
            digits.parse().ok().filter(|_| !digits.starts_with('+'))
        }
        // Gcore writes many nulls, and this is faster than `mismatch`.
        _ if json.accept_null() => return Ok(None),
        _ => return mismatch(json, path, diagnostics, &expected()).map(|()| None),
    };
    let integer = integer.filter(|integer| (min..=max).contains(integer));
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

/// A point in time. The zero time of programming languages means that there is none.
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
    if timestamp == Timestamp::ZERO {
        return Ok(());
    }
    if let Some(assumed) = assumed {
        diagnostics.assumed(path, assumed);
    }
    *slot = Some(timestamp);
    Ok(())
}

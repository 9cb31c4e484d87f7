//! The reader accepts the texts that `serde_json` accepts, except those nested too deep, and reads the same values.

use cloud_image::fuzzing::{Rejection, Text, Value, nearest, read, skip, text_of, without_space};
use serde::de::IgnoredAny;
use serde_json::Number;

const MAX_DEPTH: usize = 127;

/// Compares the reader with `serde_json`.
///
/// # Panics
///
/// If they differ.
pub fn reader(bytes: &[u8]) {
    let Some(text) = utf8(bytes) else { return };
    // `IgnoredAny` is read without recursion, so without a limit of depth.
    let is_valid = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let too_deep = depth(text) > MAX_DEPTH;
    match read_and_skip(text) {
        Ok(value) => {
            assert!(is_valid && !too_deep, "only the reader accepts it");
            assert_equal_to_serde(&value, text);
        }
        Err(Rejection::Depth) => assert!(too_deep, "it is not nested too deep"),
        Err(Rejection::Grammar) => assert!(!is_valid, "only `serde_json` accepts it"),
    }
}

/// The bytes as text if they are UTF-8, compared with the standard library.
fn utf8(bytes: &[u8]) -> Option<&str> {
    let (valid, unfinished) = text_of(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => assert_eq!((valid, unfinished), (text, Some(0))),
        Err(error) => {
            assert_eq!(valid.as_bytes(), &bytes[..error.valid_up_to()]);
            let rest = bytes.len() - error.valid_up_to();
            assert_eq!(unfinished, error.error_len().is_none().then_some(rest));
        }
    }
    (unfinished == Some(0)).then_some(valid)
}

/// Reads the value. Skipping it must give the same result.
fn read_and_skip(text: &str) -> Result<Value<'_>, Rejection> {
    let value = read(text);
    assert_eq!(skip(text), value.as_ref().map(drop).map_err(|rejection| *rejection));
    value
}

/// The depth of nested objects and lists. It is exact up to the first fault.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut bytes = text.bytes();
    let mut in_string = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => drop(bytes.next()),
            b'{' | b'[' if !in_string => open += 1,
            b'}' | b']' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Compares a value, and its text without white space, with `serde_json`.
fn assert_equal_to_serde(value: &Value<'_>, text: &str) {
    let compact = without_space(text).expect("a valid text");
    assert_eq!(without_space(&compact).as_ref(), Some(&compact));
    assert_eq!(read(&compact).as_ref(), Ok(value), "it reads differently without white space");
    let found = to_serde(value);
    let expected = serde_json::from_str::<serde_json::Value>(text).ok();
    assert_eq!(found, expected);
    if expected.is_some() {
        assert_eq!(serde_json::from_str(&compact).ok(), expected);
    }
}

/// The value as `serde_json::Value`, or `None` if `serde_json` rejects a part of it.
fn to_serde(value: &Value<'_>) -> Option<serde_json::Value> {
    Some(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(token) => number(token)?.into(),
        Value::Text(text) => string(text)?.into(),
        // All elements are checked, also after one that `serde_json` rejects.
        Value::List(elements) => {
            let elements: Vec<_> = elements.iter().map(to_serde).collect();
            elements.into_iter().collect::<Option<_>>()?
        }
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| string(key).zip(to_serde(value))).collect();
            serde_json::Value::Object(members.into_iter().collect::<Option<_>>()?)
        }
    })
}

/// The number as `serde_json` reads it. It rejects numbers that are too large for a float.
fn number(token: &str) -> Option<Number> {
    let float = token.parse::<f64>().expect("a number").to_bits();
    let found = nearest(token).unwrap_or(f64::INFINITY.copysign(f64::from_bits(float)));
    assert_eq!(found.to_bits(), float, "{token} is rounded differently");
    let number = serde_json::from_str(token).ok();
    assert_eq!(number.is_some(), found.is_finite(), "{token}");
    number
}

/// The string as `serde_json` reads it. It rejects lone surrogates.
fn string(text: &Text<'_>) -> Option<String> {
    let (expected, replaced) = unescaped(&text.token);
    assert_eq!((&*text.decoded, text.replaced), (&*expected, replaced), "{}", text.token);
    (!replaced).then_some(expected)
}

/// Decodes a string token through UTF-16. Also returns whether a lone surrogate was replaced.
fn unescaped(token: &str) -> (String, bool) {
    let mut units = Vec::new();
    let mut rest = token[1..token.len() - 1].chars();
    while let Some(character) = rest.next() {
        let character = match character {
            '\\' => match rest.next().expect("an escape") {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let digits: String = rest.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&digits, 16).expect("four digits"));
                    continue;
                }
                other => other,
            },
            other => other,
        };
        units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
    }
    (String::from_utf16_lossy(&units), String::from_utf16(&units).is_err())
}

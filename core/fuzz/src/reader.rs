//! The reader takes the texts that `serde_json` takes, but for the deepest, and finds the same in them.

use cloud_image::fuzzing::{Rejection, Text, Value, nearest, read, skip, text_of, without_space};
use serde::de::IgnoredAny;
use serde_json::Number;

const MOST_LEVELS: usize = 127;

/// Holds the reader to `serde_json`.
///
/// # Panics
///
/// When they differ.
pub fn reader(bytes: &[u8]) {
    let Some(text) = utf8(bytes) else { return };
    // It ignores values without recursion, so it knows no limit of depth there.
    let theirs = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let too_deep = levels(text) > MOST_LEVELS;
    match found(text) {
        Ok(value) => {
            assert!(theirs && !too_deep, "only we take it");
            same(&value, text);
        }
        Err(Rejection::Depth) => assert!(too_deep, "it is not that deep"),
        Err(Rejection::Grammar) => assert!(!theirs, "only they take it"),
    }
}

/// The bytes as text, if they are one: the standard library tells.
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

/// What is read; passing over it must come to the same.
fn found(text: &str) -> Result<Value<'_>, Rejection> {
    let value = read(text);
    assert_eq!(skip(text), value.as_ref().map(drop).map_err(|refusal| *refusal));
    value
}

/// How many objects and lists are open inside each other, at most. It is exact up to the first fault.
fn levels(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
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
        most = most.max(open);
    }
    most
}

/// Holds a value, and its text without white space, to what `serde_json` finds.
fn same(value: &Value<'_>, text: &str) {
    let short = without_space(text).expect("it was read");
    assert_eq!(without_space(&short).as_ref(), Some(&short));
    assert_eq!(read(&short).as_ref(), Ok(value), "it reads otherwise without its white space");
    let ours = loose(value);
    let theirs = serde_json::from_str::<serde_json::Value>(text).ok();
    assert_eq!(ours, theirs);
    if theirs.is_some() {
        assert_eq!(serde_json::from_str(&short).ok(), theirs);
    }
}

/// The value in their types; `None` where it holds something that they refuse.
fn loose(value: &Value<'_>) -> Option<serde_json::Value> {
    Some(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(token) => number(token)?.into(),
        Value::Text(text) => string(text)?.into(),
        // All of it is looked at, also behind what they refuse.
        Value::List(elements) => {
            let elements: Vec<_> = elements.iter().map(loose).collect();
            elements.into_iter().collect::<Option<_>>()?
        }
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| string(key).zip(loose(value))).collect();
            serde_json::Value::Object(members.into_iter().collect::<Option<_>>()?)
        }
    })
}

/// A number in their type; numbers that are too large for a float they refuse.
fn number(token: &str) -> Option<Number> {
    let float = token.parse::<f64>().expect("a number").to_bits();
    let ours = nearest(token).unwrap_or(f64::INFINITY.copysign(f64::from_bits(float)));
    assert_eq!(ours.to_bits(), float, "{token} is rounded otherwise");
    let number = serde_json::from_str(token).ok();
    assert_eq!(number.is_some(), ours.is_finite(), "{token}");
    number
}

/// A string; those with a lone surrogate they refuse.
fn string(text: &Text<'_>) -> Option<String> {
    let (expected, replaced) = unescaped(&text.token);
    assert_eq!((&*text.decoded, text.replaced), (&*expected, replaced), "{}", text.token);
    (!replaced).then_some(expected)
}

/// What a string token stands for, by way of UTF-16, and whether a lone surrogate was replaced.
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

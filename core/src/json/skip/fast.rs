//! Skips objects and lists in one loop: most of what is dumped besides images is skipped.
//!
//! It accepts the same texts as the [`Reader`](super::Reader). It does not locate faults: it returns `None`, and the
//! reader then finds the fault.

use super::window::Window;
use crate::json::MAX_DEPTH;

/// The end of the object or list that starts at `at`, inside `depth` others.
pub(super) fn container_end(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    let max = MAX_DEPTH.checked_sub(depth)?;
    Levels { max, open: 0, objects: 0 }.end(bytes, at, Next::Value)
}

/// The end of the object that is open at `at`, which must be after one of its values. `depth` counts the open objects
/// and lists, including this one.
pub(super) fn object_end(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    let max = MAX_DEPTH.checked_sub(depth.checked_sub(1)?)?;
    Levels { max, open: 1, objects: 1 }.end(bytes, at, Next::Separator)
}

/// The open levels in the skipped value.
struct Levels {
    /// The maximum of `open`.
    max: u8,
    open: u8,
    /// A bit for each open level, which is 1 for an object. The lowest bit is the innermost level.
    objects: u128,
}

/// The expected token.
#[derive(PartialEq, Eq)]
enum Next {
    Key,
    Value,
    /// A comma or a closing bracket.
    Separator,
}

impl Levels {
    /// The end of the outermost level. The offset is a variable, not a field, so that it stays in a register.
    fn end(mut self, bytes: &[u8], mut at: usize, mut next: Next) -> Option<usize> {
        let byte = |at: usize| bytes.get(at).copied();
        let (mut stops, mut spaces) = (Window::at(at), Window::at(at));
        loop {
            if next == Next::Key {
                if byte(at)? != b'"' {
                    return None;
                }
                at = spaces.space_end(bytes, stops.string_end(bytes, at + 1)?);
                if byte(at)? != b':' {
                    return None;
                }
                at = spaces.space_end(bytes, at + 1);
            }
            if next != Next::Separator {
                let first = byte(at)?;
                if first == b'"' {
                    at = stops.string_end(bytes, at + 1)?;
                } else if first == b'{' || first == b'[' {
                    if self.open >= self.max {
                        return None;
                    }
                    let is_object = first == b'{';
                    self.open += 1;
                    self.objects = self.objects << 1 | u128::from(is_object);
                    at = spaces.space_end(bytes, at + 1);
                    let is_empty = byte(at)? == if is_object { b'}' } else { b']' };
                    if !is_empty {
                        next = if is_object { Next::Key } else { Next::Value };
                        continue;
                    }
                } else {
                    at = scalar_end(bytes, at, first)?;
                }
            }
            while self.open > 0 {
                at = spaces.space_end(bytes, at);
                let is_object = self.objects & 1 == 1;
                match byte(at)? {
                    b',' => break,
                    b'}' if is_object => {}
                    b']' if !is_object => {}
                    _ => return None,
                }
                at += 1;
                self.open -= 1;
                self.objects >>= 1;
            }
            if self.open == 0 {
                return Some(at);
            }
            at = spaces.space_end(bytes, at + 1);
            next = if self.objects & 1 == 1 { Next::Key } else { Next::Value };
        }
    }
}

/// The end of a number, `true`, `false` or `null`, by its first byte.
fn scalar_end(bytes: &[u8], at: usize, first: u8) -> Option<usize> {
    let literal: &[u8] = match first {
        b't' => b"true",
        b'f' => b"false",
        b'n' => b"null",
        _ => return number_end(bytes, at),
    };
    let end = at + literal.len();
    (bytes.get(at..end)? == literal).then_some(end)
}

/// The end of a number; `None` at the end of the text, because the number may continue after it.
fn number_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied();
    at += usize::from(byte(at)? == b'-');
    at = if byte(at)? == b'0' { at + 1 } else { digits_end(bytes, at)? };
    if byte(at)? == b'.' {
        at = digits_end(bytes, at + 1)?;
    }
    if let b'e' | b'E' = byte(at)? {
        at += 1;
        at += usize::from(matches!(byte(at)?, b'+' | b'-'));
        at = digits_end(bytes, at)?;
    }
    Some(at)
}

/// The end of one or more digits.
fn digits_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while bytes.get(at)?.is_ascii_digit() {
        at += 1;
    }
    (at > start).then_some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    use super::*;

    fn end(text: &str) -> Option<usize> {
        container_end(text.as_bytes(), 0, 0)
    }

    #[test]
    fn too_many_levels_are_rejected() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(end(&nested(127)), Some(254));
        assert_eq!(end(&nested(128)), None);
        assert_eq!(container_end(b"[[]]", 0, 125), Some(4));
        assert_eq!(container_end(b"[[]]", 0, 126), None);
        assert_eq!(object_end(b",\"a\":[]}", 0, 126), Some(8));
        assert_eq!(object_end(b",\"a\":[]}", 0, 127), None);
    }

    #[test]
    fn an_object_is_skipped_from_the_middle() {
        for (text, expected) in [
            ("} x", Some(1)),
            (r#" , "a" : {"b":[1,-2.5e3,true,null]} } x"#, Some(37)),
            (r#","a":1"#, None),
            (",}", None),
            ("]", None),
            (r#""a":1}"#, None),
        ] {
            assert_eq!(object_end(text.as_bytes(), 0, 1), expected, "{text}");
        }
    }

    /// Texts that are JSON, nearly JSON, and neither.
    fn text() -> impl Strategy<Value = String> {
        let token = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"a\":",
            "\"\\u00e9\\n\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"",
            "\"a long string, longer than a block of vectors\"",
            "0",
            "-1.5e3",
            "01",
            "1.",
            "-",
            "2e",
            "true",
            "fals",
            "null",
            " ",
            "\n\t",
            "\\",
            "\u{1}",
        ]);
        prop::collection::vec(token, 0..14).prop_map(|tokens| tokens.concat())
    }

    proptest! {
        #[test]
        fn serde_json_accepts_the_same_texts(inside in text(), list in any::<bool>()) {
            let text = if list { format!("[{inside}]") } else { format!("{{{inside}}}") };
            let theirs = serde_json::from_str::<IgnoredAny>(&text).is_ok();
            prop_assert_eq!(end(&text) == Some(text.len()), theirs, "{}", text);
        }

        #[test]
        fn a_truncated_text_is_rejected(inside in text(), cut in any::<prop::sample::Index>()) {
            let text = format!("[{inside}]");
            if end(&text) == Some(text.len()) {
                let cut = cut.index(text.len());
                prop_assert_eq!(end(&text[..cut]), None);
            }
        }
    }
}

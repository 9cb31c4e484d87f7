//! Passes values of which nothing is needed, in one loop: what is dumped beside images is mostly not read.
//!
//! It takes exactly what the [`Reader`](super::Reader) takes. Where something is wrong, it only says so; the
//! reader finds out what, and where.

use super::block::{BLOCK, no_spaces_of_four, stops_of_four};
use super::reader::MAX_DEPTH;
use super::scan::{space_stop, string_stop};

/// The end of the object or list that starts at `at`, inside `depth` others.
pub(super) fn container(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    Levels { most: MAX_DEPTH.checked_sub(depth)?, open: 0, objects: 0 }.pass(bytes, at, Next::Value)
}

/// The end of the object that is open at `at`, behind one of its values and inside `depth` objects and lists, itself
/// included.
pub(super) fn rest_of_object(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    let most = MAX_DEPTH.checked_sub(depth.checked_sub(1)?)?;
    Levels { most, open: 1, objects: 1 }.pass(bytes, at, Next::Separator)
}

/// What is open around a place in a text.
struct Levels {
    most: u8,
    open: u8,
    /// A bit for each open level, the innermost the lowest: whether it is an object.
    objects: u128,
}

/// What comes next.
#[derive(PartialEq, Eq)]
enum Next {
    Key,
    Value,
    /// What stands behind a value.
    Separator,
}

impl Levels {
    /// The end of the outermost level. The place is a variable, and no field: it changes with each token, and so it
    /// stays in a register.
    fn pass(mut self, bytes: &[u8], mut at: usize, mut next: Next) -> Option<usize> {
        let byte = |at: usize| bytes.get(at).copied();
        let (mut stops, mut spaces) = (Window { end: at, mask: 0 }, Window { end: at, mask: 0 });
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
                    if self.open >= self.most {
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

/// Where bytes of a kind are among the next ones, which most often hold more than one of them: so to find the next one
/// does not have to wait for its bytes.
struct Window {
    /// Behind the bytes that were looked at.
    end: usize,
    /// A bit for each of them, the first one's the lowest.
    mask: u64,
}

/// How many bytes are looked at together.
const WINDOW: usize = 4 * BLOCK;

impl Window {
    /// The next byte of the kind at or after `at`; or the place from where on there are too few bytes to look at
    /// together.
    #[inline]
    fn next(
        &mut self,
        bytes: &[u8],
        mut at: usize,
        kind: impl Fn([&[u8; BLOCK]; 4]) -> u64,
    ) -> Result<usize, usize> {
        loop {
            if at >= self.end {
                let blocks = bytes.get(at..at + WINDOW).unwrap_or_default().as_chunks().0;
                let [first, second, third, fourth] = blocks else { return Err(at) };
                self.mask = kind([first, second, third, fourth]);
                self.end = at + WINDOW;
            }
            let ahead = self.mask >> (at + WINDOW - self.end);
            if ahead != 0 {
                return Ok(at + ahead.trailing_zeros() as usize);
            }
            at = self.end;
        }
    }

    /// The end of a string, from its first character on.
    #[inline]
    fn string_end(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let stop = self.next(bytes, at, stops_of_four);
        let stop = stop.unwrap_or_else(|rest| string_stop(bytes, rest));
        if bytes.get(stop) == Some(&b'"') { Some(stop + 1) } else { escaped_end(bytes, stop) }
    }

    /// The next byte that is no white space.
    #[inline]
    fn space_end(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes.get(at) {
            Some(b'!'..) => at,
            Some(b' ') if bytes.get(at + 1).is_some_and(|&byte| byte > b' ') => at + 1,
            _ => self.indent_end(bytes, at),
        }
    }

    /// The same where a line ends, or more than one space stands.
    #[inline]
    fn indent_end(&mut self, bytes: &[u8], mut at: usize) -> usize {
        loop {
            at = match bytes.get(at) {
                Some(b'\n' | b'\r' | b'\t') => at + 1,
                Some(b' ') => match self.next(bytes, at, no_spaces_of_four) {
                    Ok(end) => end,
                    Err(rest) => return space_stop(bytes, rest),
                },
                _ => return at,
            };
        }
    }
}

/// The end of a string, from an escape on.
#[inline(never)]
fn escaped_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at..)? {
            [b'"', ..] => return Some(at + 1),
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => at += 2,
            [b'\\', b'u', digits @ ..] if digits.get(..4)?.iter().all(u8::is_ascii_hexdigit) => {
                at += 6;
            }
            _ => return None,
        }
        at = string_stop(bytes, at);
    }
}

/// The end of a number, `true`, `false` or `null`.
fn scalar_end(bytes: &[u8], at: usize, first: u8) -> Option<usize> {
    let word: &[u8] = match first {
        b't' => b"true",
        b'f' => b"false",
        b'n' => b"null",
        _ => return number_end(bytes, at),
    };
    let end = at + word.len();
    (bytes.get(at..end)? == word).then_some(end)
}

/// The end of a number, which may go on behind the end of a text.
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

/// The end of digits, of which there must be one.
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
        container(text.as_bytes(), 0, 0)
    }

    #[test]
    fn what_nests_too_deep_is_not_passed() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(end(&nested(127)), Some(254));
        assert_eq!(end(&nested(128)), None);
        assert_eq!(container(b"[[]]", 0, 125), Some(4));
        assert_eq!(container(b"[[]]", 0, 126), None);
        assert_eq!(rest_of_object(b",\"a\":[]}", 0, 126), Some(8));
        assert_eq!(rest_of_object(b",\"a\":[]}", 0, 127), None);
    }

    #[test]
    fn an_object_is_passed_from_the_middle() {
        for (text, expected) in [
            ("} x", Some(1)),
            (r#" , "a" : {"b":[1,-2.5e3,true,null]} } x"#, Some(37)),
            (r#","a":1"#, None),
            (",}", None),
            ("]", None),
            (r#""a":1}"#, None),
        ] {
            assert_eq!(rest_of_object(text.as_bytes(), 0, 1), expected, "{text}");
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
        fn serde_json_passes_the_same(inside in text(), list in any::<bool>()) {
            let text = if list { format!("[{inside}]") } else { format!("{{{inside}}}") };
            let theirs = serde_json::from_str::<IgnoredAny>(&text).is_ok();
            prop_assert_eq!(end(&text) == Some(text.len()), theirs, "{}", text);
        }

        #[test]
        fn what_is_cut_is_not_passed(inside in text(), cut in any::<prop::sample::Index>()) {
            let text = format!("[{inside}]");
            if end(&text) == Some(text.len()) {
                let cut = cut.index(text.len());
                prop_assert_eq!(end(&text[..cut]), None);
            }
        }
    }
}

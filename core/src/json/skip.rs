//! Passes values of which nothing is needed, in one loop: what is dumped beside images is mostly not read.
//!
//! It takes exactly what the [`Reader`](super::Reader) takes. Where something is wrong, it only says so; the
//! reader finds out what, and where.

use super::block::{BLOCK, stops_of_four};
use super::reader::MAX_DEPTH;
use super::scan::space_stop;

/// The end of the object or list that starts at `at`, inside `depth` others.
pub(super) fn container(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    let most_levels = MAX_DEPTH.checked_sub(depth)?;
    Open { bytes, at, levels: 0, most_levels, objects: 0, stops: Stops::default() }.values()
}

/// The end of the object that is open at `at`, behind one of its values and inside `depth` objects and lists, itself
/// included.
pub(super) fn rest_of_object(bytes: &[u8], at: usize, depth: u8) -> Option<usize> {
    let most_levels = MAX_DEPTH.checked_sub(depth.checked_sub(1)?)?;
    let stops = Stops::default();
    let mut open = Open { bytes, at, levels: 1, most_levels, objects: 1, stops };
    if open.next_value()? { open.values() } else { Some(open.at) }
}

/// A place in a text, and what is open around it.
struct Open<'t> {
    bytes: &'t [u8],
    at: usize,
    levels: u8,
    most_levels: u8,
    /// A bit for each open level, the innermost the lowest: whether it is an object.
    objects: u128,
    stops: Stops,
}

/// Where strings stop in one window of a text, which most often holds more than one string: so to find the next one
/// does not have to wait for the text to be looked at.
#[derive(Default)]
struct Stops {
    /// Windows are numbered from 1.
    window: usize,
    /// A bit for each byte.
    mask: u64,
}

/// How many bytes a window has.
const WINDOW: usize = 4 * BLOCK;

impl Stops {
    /// The first place at or after `at` that holds a quote, a backslash or a control character, or is the end.
    #[inline]
    fn next(&mut self, bytes: &[u8], mut at: usize) -> usize {
        loop {
            let window = at / WINDOW + 1;
            if window != self.window {
                self.window = window;
                self.mask = mask(bytes, at - at % WINDOW);
            }
            let ahead = self.mask >> (at % WINDOW);
            if ahead != 0 {
                return at + ahead.trailing_zeros() as usize;
            }
            at = window * WINDOW;
        }
    }
}

/// The stops of a window. What is behind the end of the text is one, too.
#[inline]
fn mask(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest.as_chunks().0 {
        [first, second, third, fourth, ..] => stops_of_four(&[*first, *second, *third, *fourth]),
        _ => mask_of_last(rest),
    }
}

#[inline(never)]
fn mask_of_last(rest: &[u8]) -> u64 {
    let mut window = [0; WINDOW];
    if let Some(start) = window.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    match window.as_chunks().0 {
        [first, second, third, fourth] => stops_of_four(&[*first, *second, *third, *fourth]),
        _ => 0,
    }
}

impl Open<'_> {
    /// The end of the outermost level, from a value on.
    fn values(mut self) -> Option<usize> {
        loop {
            match self.byte()? {
                b'"' => self.string()?,
                b'{' => {
                    self.open(1)?;
                    if self.byte()? != b'}' {
                        self.key()?;
                        continue;
                    }
                    self.close();
                }
                b'[' => {
                    self.open(0)?;
                    if self.byte()? != b']' {
                        continue;
                    }
                    self.close();
                }
                b'-' | b'0'..=b'9' => self.number()?,
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                _ => return None,
            }
            if !self.next_value()? {
                return Some(self.at);
            }
        }
    }

    /// Goes on to the next value in whatever is open; false where nothing is.
    #[inline]
    fn next_value(&mut self) -> Option<bool> {
        while self.levels > 0 {
            self.space();
            let is_object = self.objects & 1 == 1;
            match self.byte()? {
                b',' => {
                    self.at += 1;
                    self.space();
                    if is_object {
                        self.key()?;
                    }
                    return Some(true);
                }
                b'}' if is_object => self.close(),
                b']' if !is_object => self.close(),
                _ => return None,
            }
        }
        Some(false)
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        self.at = space_stop(self.bytes, self.at);
    }

    #[inline]
    fn open(&mut self, is_object: u128) -> Option<()> {
        if self.levels >= self.most_levels {
            return None;
        }
        self.levels += 1;
        self.objects = self.objects << 1 | is_object;
        self.at += 1;
        self.space();
        Some(())
    }

    #[inline]
    fn close(&mut self) {
        self.levels -= 1;
        self.objects >>= 1;
        self.at += 1;
    }

    /// A key, up to its value.
    #[inline]
    fn key(&mut self) -> Option<()> {
        if self.byte()? != b'"' {
            return None;
        }
        self.string()?;
        self.space();
        if self.byte()? != b':' {
            return None;
        }
        self.at += 1;
        self.space();
        Some(())
    }

    #[inline]
    fn string(&mut self) -> Option<()> {
        self.at = self.stops.next(self.bytes, self.at + 1);
        if self.byte()? != b'"' {
            self.escaped()?;
        }
        self.at += 1;
        Some(())
    }

    /// The rest of a string, up to its closing quote.
    #[inline(never)]
    fn escaped(&mut self) -> Option<()> {
        loop {
            match self.bytes.get(self.at..)? {
                [b'"', ..] => return Some(()),
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => self.at += 2,
                [b'\\', b'u', a, b, c, d, ..]
                    if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit) =>
                {
                    self.at += 6;
                }
                _ => return None,
            }
            self.at = self.stops.next(self.bytes, self.at);
        }
    }

    #[inline]
    fn number(&mut self) -> Option<()> {
        if self.byte()? == b'-' {
            self.at += 1;
        }
        if self.byte()? == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        // A number may go on behind the end of the text.
        if self.byte()? == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if let b'e' | b'E' = self.byte()? {
            self.at += 1;
            if let b'+' | b'-' = self.byte()? {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    #[inline]
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.byte()?.is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    #[inline]
    fn word(&mut self, word: &[u8]) -> Option<()> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end)? != word {
            return None;
        }
        self.at = end;
        Some(())
    }
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

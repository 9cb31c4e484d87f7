//! String tokens.

use std::borrow::Cow;

use super::scan::next_stop;
use crate::quote::{add, text_of};

/// A string token that was checked: what stands between the quotes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StringToken<'a> {
    pub(super) raw: &'a str,
    pub(super) escaped: bool,
}

impl<'a> StringToken<'a> {
    /// A string without an escape.
    pub(crate) fn plain(raw: &'a str) -> Self {
        Self { raw, escaped: false }
    }

    /// The string, and whether a lone surrogate in it became U+FFFD.
    pub(crate) fn decode(self) -> (Cow<'a, str>, bool) {
        if self.escaped { unescape(self.raw) } else { (Cow::Borrowed(self.raw), false) }
    }

    /// The token as it is written, quotes and all.
    pub(crate) fn token(self) -> String {
        text_of(&["\"", self.raw, "\""])
    }
}

fn unescape(raw: &str) -> (Cow<'static, str>, bool) {
    let mut decoded = String::with_capacity(raw.len());
    let mut replaced = false;
    let mut rest = raw;
    loop {
        // Of what stops a string, only a backslash stands in one.
        let stop = next_stop(rest.as_bytes(), 0);
        let (plain, behind) = rest.split_at_checked(stop).unwrap_or((rest, ""));
        add(&mut decoded, plain);
        let Some((escape, behind)) = behind.split_at_checked(2) else { break };
        rest = behind;
        let character = match escape.as_bytes() {
            b"\\b" => "\u{8}",
            b"\\f" => "\u{c}",
            b"\\n" => "\n",
            b"\\r" => "\r",
            b"\\t" => "\t",
            b"\\u" => {
                let (character, behind) = unicode(behind);
                rest = behind;
                replaced |= character.is_none();
                let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
                add(&mut decoded, character.encode_utf8(&mut [0; 4]));
                continue;
            }
            // The reader let only `"`, `\` and `/` through here.
            _ => escape.get(1..).unwrap_or_default(),
        };
        add(&mut decoded, character);
    }
    (Cow::Owned(decoded), replaced)
}

/// The character of four digits, or of a surrogate pair in `\u` escapes, and what follows it.
fn unicode(text: &str) -> (Option<char>, &str) {
    let (high, rest) = hex4(text);
    if (0xd800..0xdc00).contains(&high)
        && let Some((low, rest)) = rest.strip_prefix("\\u").map(hex4)
        && (0xdc00..0xe000).contains(&low)
    {
        return (char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)), rest);
    }
    (char::from_u32(high), rest)
}

/// The number of four hexadecimal digits, which the reader let through.
fn hex4(text: &str) -> (u32, &str) {
    let (digits, rest) = text.split_at_checked(4).unwrap_or((text, ""));
    let number = digits.bytes().fold(0, |number, digit| {
        // Letters have a bit that digits have not, and count from 1.
        number << 4 | (u32::from(digit & 15) + 9 * u32::from(digit >> 6))
    });
    (number, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn decodes(raw: &str, expected: &str, replaced: bool) {
        let text = StringToken { raw, escaped: raw.contains('\\') };
        assert_eq!(text.decode(), (Cow::Borrowed(expected), replaced));
    }

    #[test]
    fn escapes() {
        decodes("plain é", "plain é", false);
        decodes(r#"\" \\ \/ \b \f \n \r \t"#, "\" \\ / \u{8} \u{c} \n \r \t", false);
        decodes(r"\u00e9\u0041", "éA", false);
        decodes(r"\ud83d\ude00", "😀", false);
    }

    #[test]
    fn lone_surrogates() {
        decodes(r"a\ud83d", "a\u{fffd}", true);
        decodes(r"\ude00b", "\u{fffd}b", true);
        decodes(r"\ud83d\u0041", "\u{fffd}A", true);
        decodes(r"\ud83d\ud83d\ude00", "\u{fffd}😀", true);
        decodes(r"\ud83dx\ude00", "\u{fffd}x\u{fffd}", true);
    }
}

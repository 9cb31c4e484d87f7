//! String tokens.

use std::borrow::Cow;

use super::scan::next_stop;
use crate::quote::{add, text_of};

/// A validated string token, without its quotes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StringToken<'a> {
    pub(super) raw: &'a str,
    pub(super) escaped: bool,
}

impl<'a> StringToken<'a> {
    /// A string without escapes.
    pub(crate) fn plain(raw: &'a str) -> Self {
        Self { raw, escaped: false }
    }

    /// The decoded string, and whether it had a lone surrogate, which became U+FFFD.
    pub(crate) fn decode(self) -> (Cow<'a, str>, bool) {
        if self.escaped { unescape(self.raw) } else { (Cow::Borrowed(self.raw), false) }
    }

    /// The token as written, with its quotes.
    pub(crate) fn token(self) -> String {
        text_of(&["\"", self.raw, "\""])
    }
}

fn unescape(raw: &str) -> (Cow<'static, str>, bool) {
    let mut decoded = String::with_capacity(raw.len());
    let mut replaced = false;
    let mut rest = raw;
    loop {
        // A validated string has no quotes and no control characters, so the scan stops only at backslashes.
        let stop = next_stop(rest.as_bytes(), 0);
        let (plain, tail) = rest.split_at_checked(stop).unwrap_or((rest, ""));
        add(&mut decoded, plain);
        let Some((escape, tail)) = tail.split_at_checked(2) else { break };
        rest = tail;
        let character = match escape.as_bytes() {
            b"\\b" => "\u{8}",
            b"\\f" => "\u{c}",
            b"\\n" => "\n",
            b"\\r" => "\r",
            b"\\t" => "\t",
            b"\\u" => {
                let (character, tail) = unicode(tail);
                rest = tail;
                replaced |= character.is_none();
                let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
                add(&mut decoded, character.encode_utf8(&mut [0; 4]));
                continue;
            }
            // `"`, `\` or `/`: the reader rejects all other escapes.
            _ => escape.get(1..).unwrap_or_default(),
        };
        add(&mut decoded, character);
    }
    (Cow::Owned(decoded), replaced)
}

/// The character of four hexadecimal digits, or of a surrogate pair, and the text after it. `None` for a lone
/// surrogate.
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

/// The number of four hexadecimal digits, which the reader validated.
fn hex4(text: &str) -> (u32, &str) {
    let (digits, rest) = text.split_at_checked(4).unwrap_or((text, ""));
    let number = digits.bytes().fold(0, |number, digit| {
        // Letters have the bit 0x40, which digits lack, and their low bits count from 1.
        number << 4 | (u32::from(digit & 15) + 9 * u32::from(digit >> 6))
    });
    (number, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_decodes(raw: &str, expected: &str, replaced: bool) {
        let text = StringToken { raw, escaped: raw.contains('\\') };
        assert_eq!(text.decode(), (Cow::Borrowed(expected), replaced));
    }

    #[test]
    fn escapes_are_decoded() {
        assert_decodes("plain é", "plain é", false);
        assert_decodes(r#"\" \\ \/ \b \f \n \r \t"#, "\" \\ / \u{8} \u{c} \n \r \t", false);
        assert_decodes(r"\u00e9\u0041", "éA", false);
        assert_decodes(r"\ud83d\ude00", "😀", false);
    }

    #[test]
    fn lone_surrogates_are_replaced() {
        assert_decodes(r"a\ud83d", "a\u{fffd}", true);
        assert_decodes(r"\ude00b", "\u{fffd}b", true);
        assert_decodes(r"\ud83d\u0041", "\u{fffd}A", true);
        assert_decodes(r"\ud83d\ud83d\ude00", "\u{fffd}😀", true);
        assert_decodes(r"\ud83dx\ude00", "\u{fffd}x\u{fffd}", true);
    }
}

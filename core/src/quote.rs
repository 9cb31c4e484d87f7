//! How messages are put together, and quote texts of the input.

use std::borrow::Cow;

/// How many characters of a text stand in a message.
const LONGEST: usize = 60;

/// A text as it is quoted in a message: one line, at most 60 characters.
#[inline(never)]
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(shorten_to(text, LONGEST))
}

/// The parts of a text in a row.
#[inline(never)]
pub(crate) fn text_of(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Adds to a text. Where that is seldom done, a call weighs less than what makes room.
#[inline(never)]
pub(crate) fn add(text: &mut String, part: &str) {
    text.push_str(part);
}

/// A text on one line, at most so many characters.
pub(crate) fn shorten_to(text: &str, longest: usize) -> String {
    let mut short = String::new();
    for (count, (at, character)) in text.char_indices().enumerate() {
        if count == longest {
            add(&mut short, "…");
            break;
        }
        if is_hidden(character) {
            add(&mut short, &format!("\\u{{{:x}}}", u32::from(character)));
        } else {
            add(&mut short, text.get(at..at + character.len_utf8()).unwrap_or_default());
        }
    }
    short
}

/// Whether a character would break the line, turn it around, or not be seen.
fn is_hidden(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    );
    is_mark || character.is_control()
}

/// The same between backticks.
pub(crate) fn quote(token: &str) -> String {
    text_of(&["`", &shorten(token), "`"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_texts_stay_on_one_line_and_short() {
        assert_eq!(shorten("a\nb"), "a\\u{a}b");
        assert_eq!(shorten(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(shorten(&"a".repeat(60)), "a".repeat(60));
        assert_eq!(shorten(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
        assert_eq!(shorten("\u{202e}x"), "\\u{202e}x");
    }
}

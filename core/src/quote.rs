//! Building messages, and quoting texts of the input in them.

use std::borrow::Cow;

/// The maximum number of characters of a quoted text.
const MAX_CHARACTERS: usize = 60;

/// A text for a message: one line of at most 60 characters, without hidden characters.
#[inline(never)]
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_CHARACTERS && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(shorten_to(text, MAX_CHARACTERS))
}

/// The concatenation of parts.
#[inline(never)]
pub(crate) fn text_of(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Appends to a text. It is not inlined, because in rare code a call is smaller than the code that grows the text.
#[inline(never)]
pub(crate) fn add(text: &mut String, part: &str) {
    text.push_str(part);
}

/// Appends a character. It is not inlined, as [`add`].
#[inline(never)]
pub(crate) fn push(text: &mut String, character: char) {
    text.push(character);
}

/// A text on one line, with at most `max` characters. Hidden characters are escaped.
pub(crate) fn shorten_to(text: &str, max: usize) -> String {
    let mut short = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == max {
            add(&mut short, "…");
            break;
        }
        push_visible(&mut short, character);
    }
    short
}

/// A text with its hidden characters escaped, so that it cannot change the terminal.
pub(crate) fn escape_hidden(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut escaped, character);
    }
    escaped
}

fn push_visible(text: &mut String, character: char) {
    if is_hidden(character) {
        add(text, &format!("\\u{{{:x}}}", u32::from(character)));
    } else {
        text.push(character);
    }
}

/// Whether a character breaks the line, changes the direction of text, or is invisible.
pub(crate) fn is_hidden(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_mark || character.is_control()
}

/// A [shortened](shorten) text in backticks.
pub(crate) fn quote(token: &str) -> String {
    text_of(&["`", &shorten(token), "`"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_texts_are_short_and_on_one_line() {
        assert_eq!(shorten("a\nb"), "a\\u{a}b");
        assert_eq!(shorten(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(shorten(&"a".repeat(60)), "a".repeat(60));
        assert_eq!(shorten(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
        assert_eq!(shorten("\u{202e}x"), "\\u{202e}x");
    }
}

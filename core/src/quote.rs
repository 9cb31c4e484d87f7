//! How messages quote texts of the input.

/// A text as it is quoted in a message: one line, at most 60 characters.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short = String::with_capacity(text.len().min(LONGEST));
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST {
            short.push('…');
            break;
        }
        // Control characters could break the line; the marks could turn it around.
        if character.is_control()
            || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            short.extend(character.escape_unicode());
        } else {
            short.push(character);
        }
    }
    short
}

/// The same between backticks.
pub(crate) fn quote(token: &str) -> String {
    format!("`{}`", shorten(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_texts_stay_on_one_line_and_short() {
        assert_eq!(shorten("a\nb"), "a\\u{a}b");
        assert_eq!(shorten(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(shorten("\u{202e}x"), "\\u{202e}x");
    }
}

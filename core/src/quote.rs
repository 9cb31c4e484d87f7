//! How messages quote texts of the input.

/// A text as it is quoted in a message: one line, at most 60 characters.
pub(crate) fn shorten(text: &str) -> String {
    shorten_to(text, 60)
}

/// A text on one line, at most so many characters.
pub(crate) fn shorten_to(text: &str, longest: usize) -> String {
    let mut short = String::with_capacity(text.len().min(longest));
    for (count, character) in text.chars().enumerate() {
        if count == longest {
            short.push('…');
            break;
        }
        match character {
            // Some would break the line, some turn it around, and some cannot be seen.
            '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {
                short.extend(character.escape_unicode());
            }
            _ if character.is_control() => short.extend(character.escape_unicode()),
            _ => short.push(character),
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

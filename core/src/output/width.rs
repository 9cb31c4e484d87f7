//! The width of texts in a terminal.

/// The number of columns of a text: two for each character of East Asian scripts and each emoji, none for a combining mark.
///
/// It is an estimate: the tables for all characters, and for sequences of emoji, would make the module of the npm package
/// larger.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

/// The longest start of a text that is no wider than `columns`.
pub(super) fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, character)| {
        used += character_width(*character);
        used > columns
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn character_width(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' => 0,
        // Hangul, CJK, Kana, Yi; fullwidth forms; emoji; the supplementary planes of CJK.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        assert_eq!(width("debian-12"), 9);
        assert_eq!(width("日本語"), 6);
        assert_eq!(width("한국어"), 6);
        assert_eq!(width("é"), 1);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("🦀x"), 3);
        assert_eq!(width("…"), 1);
    }

    #[test]
    fn a_prefix_is_no_wider_than_its_columns() {
        assert_eq!(prefix("日本語", 5), "日本");
        assert_eq!(prefix("日本語", 6), "日本語");
        assert_eq!(prefix("abc", 0), "");
        assert_eq!(prefix("e\u{301}x", 1), "e\u{301}");
    }
}

//! Texts in filters: patterns that match them, and their canonical form.

use super::syntax::{Token, is_space};
use crate::quote::{add, push};

/// What a text must match.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    /// Exactly this text.
    Exact(String),
    /// A text that contains this one, in any case.
    Contains(String),
    /// The whole text, with wildcards.
    Glob {
        parts: Vec<String>,
        any_case: bool,
    },
    Expression(Box<regex_lite::Regex>),
}

impl Pattern {
    /// The pattern of `=`.
    pub(super) fn exact(token: &Token) -> Self {
        Self::glob(token, false).unwrap_or_else(|| Self::Exact(token.text.clone()))
    }

    /// The pattern of `:`.
    pub(super) fn contains(token: &Token) -> Self {
        Self::glob(token, true).unwrap_or_else(|| Self::Contains(lower(&token.text)))
    }

    /// The whole text, in any case.
    pub(super) fn any_case(token: &Token) -> Self {
        let whole = || Self::Glob { parts: vec![lower(&token.text)], any_case: true };
        Self::glob(token, true).unwrap_or_else(whole)
    }

    fn glob(token: &Token, any_case: bool) -> Option<Self> {
        if token.stars.is_empty() {
            return None;
        }
        let (mut parts, mut start) = (Vec::new(), 0);
        for end in token.stars.iter().copied().chain([token.text.len()]) {
            let part = token.text.get(start..end).unwrap_or_default();
            parts.push(if any_case { lower(part) } else { part.to_owned() });
            start = end + 1;
        }
        Some(Self::Glob { parts, any_case })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Exact(exact) => text == exact,
            Self::Contains(part) => find(text, part, true).is_some(),
            Self::Glob { parts, any_case } => matches_glob(text, parts, *any_case),
            Self::Expression(expression) => expression.is_match(text),
        }
    }
}

fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut lower, lower_case(character));
    }
    lower
}

/// Capital letters outside ASCII, of the alphabets that are in use: the first and the last one of a run, and what to add
/// for the small letter. Where that is 1, capital and small letters alternate. No small letter is ASCII, because ASCII is
/// compared as bytes. The table of the standard library, with the
/// letters of all times, takes 5 KB of the WebAssembly module.
const CAPITALS: [(u16, u16, i16); 33] = [
    (0xc0, 0xd6, 32),
    (0xd8, 0xde, 32),
    (0x100, 0x12e, 1),
    (0x132, 0x136, 1),
    (0x139, 0x147, 1),
    (0x14a, 0x176, 1),
    (0x178, 0x178, -121),
    (0x179, 0x17d, 1),
    (0x18f, 0x18f, 202),
    (0x1a0, 0x1a4, 1),
    (0x1af, 0x1af, 1),
    (0x1cd, 0x1db, 1),
    (0x1de, 0x1ee, 1),
    (0x1f8, 0x21e, 1),
    (0x222, 0x232, 1),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x391, 0x3a1, 32),
    (0x3a3, 0x3ab, 32),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
    (0x460, 0x480, 1),
    (0x48a, 0x4be, 1),
    (0x4c1, 0x4cd, 1),
    (0x4d0, 0x52e, 1),
    (0x531, 0x556, 48),
    (0x1c90, 0x1cba, -3008),
    (0x1e00, 0x1e94, 1),
    (0x1e9e, 0x1e9e, -7615),
    (0x1ea0, 0x1efe, 1),
    (0xff21, 0xff3a, 32),
];

/// The small letter of a capital one.
#[inline(never)]
fn lower_case(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let Ok(code) = u16::try_from(u32::from(character)) else { return character };
    let row = CAPITALS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    match row {
        Some((first, _, add)) if *add != 1 || (code - first).is_multiple_of(2) => {
            char::from_u32(code.wrapping_add_signed(*add).into()).unwrap_or(character)
        }
        _ => character,
    }
}

/// Whether the parts of a glob are in a text: the first at its start, the last at its end, the others between them, each at
/// the first place. So the time is linear in the text for each part.
fn matches_glob(text: &str, parts: &[String], any_case: bool) -> bool {
    let Some((first, rest)) = parts.split_first() else { return false };
    let Some(mut at) = prefix(text, first, any_case) else { return false };
    let Some((last, middle)) = rest.split_last() else { return at == text.len() };
    for part in middle {
        let rest = text.get(at..).unwrap_or_default();
        let Some((_, end)) = find(rest, part, any_case) else { return false };
        at += end;
    }
    is_suffix(text.get(at..).unwrap_or_default(), last, any_case)
}

/// Where a text has another one first: its start and its end. In any case, the other one is in lower case.
pub(super) fn find(text: &str, part: &str, any_case: bool) -> Option<(usize, usize)> {
    let (bytes, wanted) = (text.as_bytes(), part.as_bytes());
    if any_case && !part.is_ascii() {
        return text.char_indices().find_map(|(start, _)| {
            let end = prefix(text.get(start..)?, part, true)?;
            Some((start, start + end))
        });
    }
    // Few places have the first byte, so it is compared alone. The search of the standard library takes 2 KB of the
    // WebAssembly module.
    let Some(first) = wanted.first() else { return Some((0, 0)) };
    let other = if any_case { first.to_ascii_uppercase() } else { *first };
    let mut start = 0;
    loop {
        let rest = bytes.get(start..)?;
        start += rest.iter().position(|byte| *byte == *first || *byte == other)?;
        let here = bytes.get(start..start + wanted.len())?;
        if if any_case { here.eq_ignore_ascii_case(wanted) } else { here == wanted } {
            return Some((start, start + wanted.len()));
        }
        start += 1;
    }
}

/// The length of the start of a text that is another one.
fn prefix(text: &str, part: &str, any_case: bool) -> Option<usize> {
    if !any_case {
        return text.starts_with(part).then_some(part.len());
    }
    let mut rest = text.chars();
    for character in part.chars() {
        if rest.next().map(lower_case) != Some(character) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

fn is_suffix(text: &str, part: &str, any_case: bool) -> bool {
    if !any_case {
        return text.ends_with(part);
    }
    let mut text = text.chars().rev();
    part.chars().rev().all(|character| text.next().map(lower_case) == Some(character))
}

/// Whether an ASCII character is one of these.
#[inline(never)]
fn has(set: &str, character: char) -> bool {
    set.bytes().any(|each| char::from(each) == character)
}

/// Whether a text can be written without quotes. Wildcards are left out.
#[inline(never)]
fn is_plain(text: &str, special: &str) -> bool {
    let mut before = ' ';
    for character in text.chars() {
        let is_operator = character == before && matches!(character, '&' | '|');
        let is_special = has("()\"'\\*", character) || has(special, character);
        if is_operator || is_special || is_space(character) || character.is_control() {
            return false;
        }
        before = character;
    }
    !matches!(text, "" | "AND" | "OR" | "NOT")
}

/// Whether each `*` is a wildcard, and all else can be written without quotes.
#[inline(never)]
fn is_plain_glob(token: &Token, special: &str) -> bool {
    let mut rest = String::new();
    for character in token.text.chars() {
        if character != '*' {
            push(&mut rest, character);
        }
    }
    let stars = token.text.len() - rest.len();
    stars == token.stars.len() && (rest.is_empty() && stars > 0 || is_plain(&rest, special))
}

/// Appends a segment of the name of a field, after a dot.
pub(super) fn push_segment(name: &mut String, segment: &str) {
    if !name.is_empty() {
        add(name, ".");
    }
    if is_plain(segment, "<>=!:.~,") || matches!(segment, "AND" | "OR" | "NOT") {
        add(name, segment);
    } else {
        push_quoted(name, segment, &[]);
    }
}

/// A value in its canonical form. In a list, a comma needs quotes.
#[inline(never)]
pub(super) fn value_text(token: &Token, in_list: bool) -> String {
    let starts_plain = !token.text.starts_with(|first| has("-=~<>!:", first));
    let is_number = token.text.len() > 1 && token.text.starts_with('-');
    plain_or_quoted(token, if in_list { "," } else { "" }, starts_plain || is_number)
}

/// A bare word in its canonical form.
pub(super) fn word_text(token: &Token) -> String {
    let text = &token.text;
    let starts_plain = !text.starts_with(|first| has(".-", first));
    let has_dots = text.ends_with('.') || find(text, "..", false).is_some();
    plain_or_quoted(token, "<>=!:~", starts_plain && !has_dots)
}

fn plain_or_quoted(token: &Token, special: &str, may_be_plain: bool) -> String {
    let mut text = String::new();
    if may_be_plain && is_plain_glob(token, special) {
        add(&mut text, &token.text);
    } else {
        push_quoted(&mut text, &token.text, &token.stars);
    }
    text
}

/// A regular expression in its canonical form.
pub(super) fn expression_text(expression: &str) -> String {
    let mut depth = 0_i32;
    let is_balanced = expression.chars().all(|character| {
        depth += match character {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth >= 0
    });
    let is_plain = is_balanced
        && depth == 0
        && !expression.chars().any(|character| is_space(character) || character.is_control())
        && !expression.starts_with(|first| has("\"'=~-", first))
        && !matches!(expression, "" | "AND" | "OR" | "NOT");
    if is_plain {
        return expression.to_owned();
    }
    let mut text = String::from("\"");
    for character in expression.chars() {
        if matches!(character, '"' | '\\') {
            push(&mut text, '\\');
        }
        push(&mut text, character);
    }
    push(&mut text, '"');
    text
}

#[inline(never)]
fn push_quoted(out: &mut String, text: &str, stars: &[usize]) {
    push(out, '"');
    for (at, character) in text.char_indices() {
        let escaped = match character {
            '"' | '\\' => character,
            '*' if !stars.contains(&at) => '*',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ if character.is_control() => {
                add(out, "\\u00");
                let code = u32::from(character);
                for digit in [code >> 4, code & 15] {
                    push(out, char::from_digit(digit, 16).unwrap_or_default());
                }
                continue;
            }
            _ => {
                push(out, character);
                continue;
            }
        };
        push(out, '\\');
        push(out, escaped);
    }
    push(out, '"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_letters_have_the_small_letter_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            let small = lower_case(character);
            assert!(
                small == character || character.to_lowercase().next() == Some(small),
                "{character}"
            );
        }
        for (capital, small) in
            "ÀÖØÞŐŻŸƏƠĞȘȚΆΏΑΣΫЀЏАЯҐӘԱՖẠẞＡ".chars().zip("àöøþőżÿəơğșțάώασϋѐџаяґәաֆạßａ".chars())
        {
            assert_eq!(lower_case(capital), small);
        }
    }
}

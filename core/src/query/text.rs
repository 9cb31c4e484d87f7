//! The canonical form of texts in filters.

use super::pattern::find;
use super::syntax::{Token, is_space};
use crate::quote::{add, push};

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

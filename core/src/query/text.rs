//! Texts in filters: patterns that match them, and their canonical form.

use std::fmt::Write as _;

use memchr::memchr2_iter;

use super::syntax::Token;
use crate::quote::add;

/// What a text must match.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    /// Exactly this text.
    Exact(String),
    /// A text that contains this one, in any case.
    Contains(String),
    /// The whole text, with wildcards.
    Glob { parts: Vec<String>, any_case: bool },
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
    text.chars().flat_map(char::to_lowercase).collect()
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
fn find(text: &str, part: &str, any_case: bool) -> Option<(usize, usize)> {
    if !any_case {
        let start = text.find(part)?;
        return Some((start, start + part.len()));
    }
    let Some((first, _)) = part.as_bytes().split_first() else { return Some((0, 0)) };
    if part.is_ascii() {
        // Few places have the first letter, so it is compared alone.
        let mut starts = memchr2_iter(*first, first.to_ascii_uppercase(), text.as_bytes());
        let is_here = |start: usize| {
            let window = text.as_bytes().get(start..start + part.len());
            window.is_some_and(|window| window.eq_ignore_ascii_case(part.as_bytes()))
        };
        let start = starts.find(|start| is_here(*start))?;
        return Some((start, start + part.len()));
    }
    text.char_indices().find_map(|(start, _)| {
        let end = prefix(text.get(start..)?, part, true)?;
        Some((start, start + end))
    })
}

/// The length of the start of a text that is another one.
fn prefix(text: &str, part: &str, any_case: bool) -> Option<usize> {
    if !any_case {
        return text.starts_with(part).then_some(part.len());
    }
    let mut part = part.chars();
    for (at, character) in text.char_indices() {
        if part.as_str().is_empty() {
            return Some(at);
        }
        for lower in character.to_lowercase() {
            if part.next() != Some(lower) {
                return None;
            }
        }
    }
    part.as_str().is_empty().then_some(text.len())
}

fn is_suffix(text: &str, part: &str, any_case: bool) -> bool {
    if !any_case {
        return text.ends_with(part);
    }
    let mut text = text.chars().flat_map(char::to_lowercase).rev();
    part.chars().rev().all(|character| text.next() == Some(character))
}

/// Whether a word can be written without quotes.
fn is_plain(text: &str, allowed: impl Fn(char) -> bool) -> bool {
    let is_special = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '(' | ')' | '"' | '\'' | '\\' | '*')
            || !allowed(character)
    };
    !text.is_empty()
        && !text.contains(is_special)
        && !text.contains("&&")
        && !text.contains("||")
        && !matches!(text, "AND" | "OR" | "NOT")
}

/// Appends a segment of the name of a field, after a dot.
pub(super) fn push_segment(name: &mut String, segment: &str) {
    if !name.is_empty() {
        add(name, ".");
    }
    let is_allowed = |character| !matches!(character, '<' | '>' | '=' | '!' | ':' | '.' | '~');
    if is_plain(segment, is_allowed) || matches!(segment, "AND" | "OR" | "NOT") {
        add(name, segment);
    } else {
        push_quoted(name, segment, &[]);
    }
}

/// A value in its canonical form. In a list, a comma needs quotes.
pub(super) fn value_text(token: &Token, in_list: bool) -> String {
    let mut text = String::new();
    let stars = token.text.matches('*').count();
    let without_stars = token.text.replace('*', "");
    let is_allowed = |character| character != ',' || !in_list;
    let starts_plain = !token.text.starts_with(['-', '=', '~', '<', '>', '!', ':']);
    let is_number = token.text.len() > 1 && token.text.starts_with('-');
    if stars == token.stars.len()
        && (without_stars.is_empty() && stars > 0 || is_plain(&without_stars, is_allowed))
        && (starts_plain || is_number)
    {
        add(&mut text, &token.text);
    } else {
        push_quoted(&mut text, &token.text, &token.stars);
    }
    text
}

/// A bare word in its canonical form.
pub(super) fn word_text(token: &Token) -> String {
    let has_dots = token.text.starts_with('.') || token.text.ends_with('.') || token.text.contains("..");
    let is_allowed = |character| !matches!(character, '<' | '>' | '=' | '!' | ':' | '~');
    let without_stars = token.text.replace('*', "");
    let stars = token.text.matches('*').count();
    if stars == token.stars.len()
        && (without_stars.is_empty() && stars > 0 || is_plain(&without_stars, is_allowed))
        && !has_dots
        && !token.text.starts_with('-')
    {
        return token.text.clone();
    }
    let mut text = String::new();
    push_quoted(&mut text, &token.text, &token.stars);
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
        && !expression.contains(|character: char| character.is_whitespace() || character.is_control())
        && !expression.starts_with(['"', '\'', '=', '~', '-'])
        && !matches!(expression, "" | "AND" | "OR" | "NOT");
    if is_plain {
        return expression.to_owned();
    }
    let mut text = String::from("\"");
    for character in expression.chars() {
        if matches!(character, '"' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('"');
    text
}

fn push_quoted(out: &mut String, text: &str, stars: &[usize]) {
    out.push('"');
    for (at, character) in text.char_indices() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '*' if !stars.contains(&at) => add(out, "\\*"),
            '\n' => add(out, "\\n"),
            '\r' => add(out, "\\r"),
            '\t' => add(out, "\\t"),
            _ if character.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

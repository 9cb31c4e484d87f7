//! Patterns that texts must match.

use super::lower_case::{lower, lower_case};
use super::syntax::Token;

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

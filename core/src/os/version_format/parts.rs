//! Versions of callers' distributions: a number of numbers, joined by dots, hyphens or underscores.

use super::BuildFormat;
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens, is_separator};
use crate::os::version::{Build, ParsedVersion, Version};

/// A number with more digits is a date, a time or a counter.
const MAX_DIGITS: usize = 5;

/// The version that starts with this token, of at most this number of parts. More numbers with dots are its build.
pub(super) fn read<'a>(
    parts: u8,
    first: &Token<'a>,
    after: &Tokens<'a>,
    build: BuildFormat,
) -> Option<ParsedVersion<'a>> {
    let starts_date = first.len() == 2 && first.before != 0 && first.starts_split_date(after);
    if !is_part(first) || has_leading_zero(first) || starts_date {
        return None;
    }
    let mut run = Run { len: 1, end: first.end, is_dotted: true };
    let mut rest = *after;
    while run.len < parts && run.extend(&mut rest, parts) {}
    if is_year(first) && !run.is_release_of_year(first, after, parts) {
        return None;
    }
    let version_end = run.end;
    let is_dotted = run.is_dotted;
    if build == BuildFormat::Dotted && is_dotted {
        while after.byte(run.end) == b'.' && run.extend(&mut rest, parts) {}
    }
    let text = after.text().get(first.start..version_end)?;
    let whole = after.text().get(first.start..run.end).filter(|_| run.end > version_end);
    Some(ParsedVersion {
        version: Version::of_parts(text, is_dotted),
        build: whole.map(|whole| Build::joined(whole, b'.')),
        end: run.end,
    })
}

/// Joined numbers.
struct Run {
    len: u8,
    end: usize,
    is_dotted: bool,
}

impl Run {
    /// Adds the next number, unless it is not joined, or may be of a date.
    fn extend(&mut self, rest: &mut Tokens<'_>, parts: u8) -> bool {
        let mut after = *rest;
        let Some(token) = after.next() else { return false };
        let is_dotted = token.before == b'.';
        let is_tied = self.len < parts && token.belongs_to_previous(&after);
        if !is_separator(token.before)
            || token.start != self.end + 1
            || !is_part(&token)
            || (has_leading_zero(&token) && !is_dotted)
            || (!is_tied && token.may_start_date(&after))
        {
            return false;
        }
        *rest = after;
        self.len = self.len.saturating_add(1);
        self.end = token.end;
        self.is_dotted &= is_dotted;
        true
    }

    /// Whether a year starts a version: alone if versions have one part, else with the next part: `2024.10`, `2024-1`.
    fn is_release_of_year(&self, year: &Token<'_>, after: &Tokens<'_>, parts: u8) -> bool {
        let digits = |offset: usize| {
            (offset..offset + MAX_DIGITS).take_while(|&at| after.byte(at).is_ascii_digit()).count()
        };
        let next_len = if is_separator(after.byte(year.end)) { digits(year.end + 1) } else { 0 };
        match parts {
            1 => next_len != 2,
            _ if year.is_year_of_split_date(after) => false,
            _ => self.len > 1 && (self.is_dotted || next_len == 1),
        }
    }
}

fn is_part(token: &Token<'_>) -> bool {
    token.is_number() && token.len() <= MAX_DIGITS
}

fn has_leading_zero(token: &Token<'_>) -> bool {
    matches!(token.text(), [b'0', _, ..])
}

fn is_year(token: &Token<'_>) -> bool {
    token.len() == 4 && (2000..2040).contains(&number(token.text()))
}

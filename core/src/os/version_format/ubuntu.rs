//! Versions of Ubuntu: year and month.

use super::BuildFormat;
use super::run::{Run, RunFormat};
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens};
use crate::os::version::ParsedVersion;

/// `22.04`, `2204`.
pub(super) fn release<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let is_release = |year: &[u8], month: &[u8]| {
        year.len() <= 2
            && !year.starts_with(b"0")
            && number(year) >= 6
            && (matches!((year, month), (_, b"04" | b"10") | (b"6", b"06")))
    };
    if let Some((year, month)) = first.text().split_at_checked(2)
        && first.len() == 4
    {
        return is_release(year, month).then(|| ParsedVersion::two(year, month, first.end));
    }
    let run = Run::read(first, after, BuildFormat::Dotted, RunFormat::MONTHS);
    // Hyphens also join other numbers. No release has ten point releases, so `24.10.15` is a date.
    let is_date = run.dotted[2] && matches!(run.parts[2], [b'1'..=b'9', _]);
    let is_old = first.len() == 1 && !run.dotted[1];
    let is_release = !is_date && !is_old && is_release(run.parts[0], run.parts[1]);
    is_release.then(|| run.to_version(2, BuildFormat::Dotted))
}

/// `20` and `2004`, which are 20.04.
pub(super) fn lts<'a>(token: &Token<'a>) -> Option<ParsedVersion<'a>> {
    let (year, month) = token.text().split_at_checked(2)?;
    let value = number(year);
    let even = token.is_number() && (10..40).contains(&value) && value.is_multiple_of(2);
    (even && matches!(month, b"" | b"04")).then(|| ParsedVersion::two(year, b"04", token.end))
}

//! Versions of `NixOS`: year and month, and the suffix of its image builder.

use super::BuildFormat;
use super::run::{Run, RunFormat};
use crate::os::ascii::{is_digits, number};
use crate::os::tokens::{Token, Tokens};
use crate::os::version::{Build, ParsedVersion};

/// `18.09`, `1809`, `23.11.4976.79baff8812a0`, and the same without dots, as on Compute Engine.
pub(super) fn read<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let text = first.text();
    if let Some((release, rest)) = text.split_at_checked(4)
        && (rest.is_empty() || is_revision(rest))
        && is_digits(release)
    {
        let (year, month) = release.split_at_checked(2)?;
        return is_release(year, month).then(|| ParsedVersion::two(year, month, first.end));
    }
    let run = Run::read(first, after, BuildFormat::Dated, RunFormat::MONTHS);
    let [year, month, count, _] = run.parts;
    // A release has more commits than that: `22.11.25` is a date.
    let is_date = run.dotted[2] && count.len() == 2;
    if is_date || !is_release(year, month) {
        return None;
    }
    let mut parsed = run.to_version(2, BuildFormat::None);
    // A number of commits, or a day, and the last commit follow. The commit usually has letters.
    if count.is_empty() || !run.dotted[1] || !run.dotted[2] {
        return Some(parsed);
    }
    let end = parsed.end + 1 + count.len();
    let commit = after.starting_at(end).next().filter(|it| {
        it.before == b'.' && it.start == end + 1 && it.len() >= 7 && is_hex(it.text())
    });
    if commit.is_some() || (3..=5).contains(&count.len()) {
        parsed.end = commit.map_or(end, |commit| commit.end);
        let build = after.text().get(first.start..parsed.end)?;
        parsed.build = Some(Build::joined(build, b'.'));
    }
    Some(parsed)
}

/// Releases are in May and November; before 2021 in March and September; the first ones in other months.
fn is_release(year: &[u8], month: &[u8]) -> bool {
    let year_alone = year.len() == 2 && (13..60).contains(&number(year));
    year_alone
        && match month {
            b"05" | b"11" => number(year) >= 21,
            b"03" | b"09" => (15..=20).contains(&number(year)),
            _ => matches!((year, month), (b"13", b"10") | (b"14", b"04" | b"12")),
        }
}

/// A number of commits and the start of the last commit, without a separator.
fn is_revision(text: &[u8]) -> bool {
    text.len() >= 12 && is_hex(text) && !is_digits(text)
}

fn is_hex(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_hexdigit)
}

//! Year and month of `NixOS`, and what its image builder puts behind them.

use super::BuildShape;
use super::numbers::Run;
use crate::os::version::{Build, Reading, Version};
use crate::os::words::{Word, Words, is_digits, number};

/// `18.09`, `1809`, `23.11.4976.79baff8812a0`, and the same without dots, as Compute Engine has it.
pub(super) fn read<'a>(first: &Word<'a>, after: &Words<'a>) -> Option<Reading<'a>> {
    let text = first.text();
    if let Some((release, rest)) = text.split_at_checked(4)
        && (rest.is_empty() || is_revision(rest))
        && is_digits(release)
    {
        let (year, month) = release.split_at_checked(2)?;
        let version = Version::of([year, month, ""], 2);
        return is_release(year, month).then_some(Reading { version, build: None, end: first.end });
    }
    let run = Run::read(first, after, BuildShape::Dated);
    let (year, month) = (run.part(0)?, run.part(1)?);
    if !is_release(year, month) {
        return None;
    }
    let mut reading = run.cut(2, BuildShape::Dated);
    // The commit is a part of the build, and mostly no number.
    let commit = after.at(reading.end).next().filter(|it| {
        it.before == b'.' && it.start == reading.end + 1 && is_hex(it.text()) && it.len() >= 7
    });
    if let Some(commit) = commit {
        let build = after.text().get(first.start..commit.end)?;
        (reading.build, reading.end) = (Some(Build::joined(build, '.')), commit.end);
    } else {
        let is_count = run.part(2).is_some_and(|count| count.len() < 7);
        reading.build = reading.build.filter(|_| is_count);
    }
    Some(reading)
}

/// Releases come in May and November; before 2021 in March and September, and the first ones in
/// other months.
fn is_release(year: &str, month: &str) -> bool {
    let year_alone = year.len() == 2 && (13..60).contains(&number(year));
    year_alone
        && match month {
            "05" | "11" => number(year) >= 21,
            "03" | "09" => (15..=20).contains(&number(year)),
            _ => matches!((year, month), ("13", "10") | ("14", "04" | "12")),
        }
}

/// A count of commits and the start of the last one, together.
fn is_revision(text: &str) -> bool {
    text.len() >= 12 && is_hex(text) && !is_digits(text)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

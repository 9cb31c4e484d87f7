//! Releases of Red Hat's `CoreOS`, under the two schemes that it has been numbered by.

use super::BuildShape;
use super::numbers::MONTHS;
use super::run::Run;
use crate::os::version::{Build, Reading};
use crate::os::words::{Word, Words, number};

/// The first of `OpenShift` 4 whose `CoreOS` goes by the version of RHEL.
const FIRST_OF_RHEL: u32 = 19;

/// The first whose build ends in `-0`; before, it was `.0`.
const FIRST_WITH_HYPHEN: u32 = 4;

/// `9.6.20250911-0`, which is 9.6; `418.94.202501191959-0`, `4.18.3` and `418`, which are 4.18.
pub(super) fn read<'a>(first: &Word<'a>, after: &Words<'a>) -> Option<Reading<'a>> {
    let run = Run::read(first, after, BuildShape::Dated, &MONTHS);
    let [major, minor, day, last] = run.parts;
    if major == b"4" {
        return release(&run);
    }
    if let Some(of_four) = major.strip_prefix(b"4").filter(|it| matches!(it.len(), 1 | 2)) {
        // 80 to 96, for RHEL 8.0 to 9.6, and then the minute. Only 4.1 has one number of RHEL, in
        // 410.8.20190520.0.
        if minor.len() == 2 && matches!(day.len(), 8 | 12) {
            let build = if !last.is_empty() && number(of_four) >= FIRST_WITH_HYPHEN {
                Build::hyphen_last(run.spelt())
            } else {
                Build::joined(run.spelt(), b'.')
            };
            let mut reading = Reading::two(b"4", of_four, run.end());
            reading.build = Some(build);
            return Some(reading);
        }
        return (minor.is_empty() && is_before_rhel(of_four))
            .then(|| Reading::two(b"4", of_four, first.end));
    }
    if !matches!(minor.len(), 1 | 2) {
        return None;
    }
    let (of_major, of_minor) = (number(major), number(minor));
    // Red Hat's own numbers hold a day; 9.4 alone may be the RHEL that an older release is made of.
    let is_dated = day.len() == 8;
    let is_new = matches!((of_major, of_minor), (9, 6..) | (10..=16, _));
    if !(9..=16).contains(&of_major) || of_minor > 15 || !(is_dated || is_new) {
        return None;
    }
    let end = if is_dated { run.end() } else { run.cut(2, BuildShape::Dotted).end };
    let mut reading = Reading::two(major, minor, end);
    reading.build = (is_dated && !last.is_empty()).then(|| Build::hyphen_last(run.spelt()));
    Some(reading)
}

/// `OpenShift`'s own number, which `CoreOS` had, too.
fn release<'a>(run: &Run<'a>) -> Option<Reading<'a>> {
    let minor = run.parts[1];
    (minor.len() <= 2 && is_before_rhel(minor)).then(|| run.cut(2, BuildShape::Dotted))
}

/// Whether this is `OpenShift`'s number of a release whose `ID` is that of RHEL.
pub(in crate::os) fn goes_by_rhel(first: &Word<'_>, after: &Words<'_>) -> bool {
    let run = Run::read(first, after, BuildShape::Dated, &MONTHS);
    let minor = match first.text().strip_prefix(b"4") {
        Some(b"") => run.parts[1],
        minor => minor.unwrap_or_default(),
    };
    matches!(minor.len(), 1 | 2) && !is_before_rhel(minor)
}

fn is_before_rhel(minor: &[u8]) -> bool {
    number(minor) < FIRST_OF_RHEL
}

//! Versions of Red Hat's `CoreOS`, which has had two numbering schemes.

use super::BuildFormat;
use super::run::{Run, RunFormat};
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens};
use crate::os::version::{Build, ParsedVersion};

/// The first minor of `OpenShift` 4 whose `CoreOS` has the version of RHEL.
const FIRST_OF_RHEL: u32 = 19;

/// The first minor whose builds end in `-0`; before it, they end in `.0`.
const FIRST_WITH_HYPHEN: u32 = 4;

/// `9.6.20250911-0`, which is 9.6; `418.94.202501191959-0`, `4.18.3` and `418`, which are 4.18.
pub(super) fn read<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let run = Run::read(first, after, BuildFormat::Dated, RunFormat::MONTHS);
    let [major, minor, day, last] = run.parts;
    if major == b"4" {
        return release(&run);
    }
    if let Some(openshift_minor) = major.strip_prefix(b"4").filter(|it| matches!(it.len(), 1 | 2)) {
        // 80 to 96, for RHEL 8.0 to 9.6, and then the minute of the build. Only 4.1 has one number of
        // RHEL, in 410.8.20190520.0.
        if minor.len() == 2 && matches!(day.len(), 8 | 12) {
            let build = if !last.is_empty() && number(openshift_minor) >= FIRST_WITH_HYPHEN {
                Build::hyphen_last(run.source())
            } else {
                Build::joined(run.source(), b'.')
            };
            let mut parsed = ParsedVersion::two(b"4", openshift_minor, run.end());
            parsed.build = Some(build);
            return Some(parsed);
        }
        return (minor.is_empty() && is_before_rhel(openshift_minor))
            .then(|| ParsedVersion::two(b"4", openshift_minor, first.end));
    }
    if !matches!(minor.len(), 1 | 2) {
        return None;
    }
    let (major_number, minor_number) = (number(major), number(minor));
    // Red Hat's own numbers include a date; 9.4 alone may be the RHEL that an older release is based on.
    let is_dated = day.len() == 8;
    let is_new = matches!((major_number, minor_number), (9, 6..) | (10..=16, _));
    if !(9..=16).contains(&major_number) || minor_number > 15 || !(is_dated || is_new) {
        return None;
    }
    let end = if is_dated { run.end() } else { run.to_version(2, BuildFormat::Dotted).end };
    let mut parsed = ParsedVersion::two(major, minor, end);
    parsed.build = (is_dated && !last.is_empty()).then(|| Build::hyphen_last(run.source()));
    Some(parsed)
}

/// `OpenShift`'s number, which `CoreOS` also had.
fn release<'a>(run: &Run<'a>) -> Option<ParsedVersion<'a>> {
    let minor = run.parts[1];
    (minor.len() <= 2 && is_before_rhel(minor)).then(|| run.to_version(2, BuildFormat::Dotted))
}

/// Whether this is `OpenShift`'s number of a release whose `ID` is that of RHEL.
pub(in crate::os) fn goes_by_rhel(first: &Token<'_>, after: &Tokens<'_>) -> bool {
    let run = Run::read(first, after, BuildFormat::Dated, RunFormat::MONTHS);
    let minor = match first.text().strip_prefix(b"4") {
        Some(b"") => run.parts[1],
        minor => minor.unwrap_or_default(),
    };
    matches!(minor.len(), 1 | 2) && !is_before_rhel(minor)
}

fn is_before_rhel(minor: &[u8]) -> bool {
    number(minor) < FIRST_OF_RHEL
}

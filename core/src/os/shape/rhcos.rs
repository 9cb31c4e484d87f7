//! Releases of Red Hat's `CoreOS`, under the two schemes that it has been numbered by.

use super::BuildShape;
use super::numbers::MONTHS;
use super::run::Run;
use crate::os::version::{Build, Reading, Version};
use crate::os::words::{Word, Words, number};

/// The first of `OpenShift` 4 whose `CoreOS` goes by the version of RHEL.
const FIRST_OF_RHEL: u32 = 19;

/// The first whose build ends in `-0`; before, it was `.0`.
const FIRST_WITH_HYPHEN: u32 = 4;

/// `9.6.20250911-0`, which is 9.6; `418.94.202501191959-0`, `4.18.3` and `418`, which are 4.18.
pub(super) fn read<'a>(first: &Word<'a>, after: &Words<'a>) -> Option<Reading<'a>> {
    let run = Run::read(first, after, BuildShape::Dated, &MONTHS);
    let major = run.part(0)?;
    if major == "4" {
        return release(&run);
    }
    if let Some(minor) = major.strip_prefix('4').filter(|minor| matches!(minor.len(), 1 | 2)) {
        let version = Version::of(["4", minor, ""], 2);
        // 80 to 96, for RHEL 8.0 to 9.6, and then the minute. Only 4.1 has one number of RHEL, in
        // 410.8.20190520.0.
        let is_build = run.part(1).is_some_and(|rhel| rhel.len() == 2)
            && run.part(2).is_some_and(|day| matches!(day.len(), 8 | 12));
        if is_build {
            let build = if run.part(3).is_some() && number(minor) >= FIRST_WITH_HYPHEN {
                Build::hyphen_last(run.spelt(4)?)
            } else {
                Build::joined(run.spelt(4)?, '.')
            };
            let build = Some(build);
            return Some(Reading { version, build, end: run.end() });
        }
        return (run.part(1).is_none() && is_before_rhel(minor)).then_some(Reading {
            version,
            build: None,
            end: first.end,
        });
    }
    let minor = run.part(1).filter(|minor| minor.len() <= 2)?;
    let (of_major, of_minor) = (number(major), number(minor));
    // Red Hat's own numbers hold a day; 9.4 alone may be the RHEL that an older release is made of.
    let is_dated = run.part(2).is_some_and(|day| day.len() == 8);
    let is_new = matches!((of_major, of_minor), (9, 6..) | (10..=16, _));
    if !(9..=16).contains(&of_major) || of_minor > 15 || !(is_dated || is_new) {
        return None;
    }
    let build = run.spelt(4).filter(|_| is_dated && run.part(3).is_some()).map(Build::hyphen_last);
    let end = if is_dated { run.end() } else { run.cut(2, BuildShape::Dotted).end };
    Some(Reading { version: Version::of([major, minor, ""], 2), build, end })
}

/// `OpenShift`'s own number, which `CoreOS` had, too.
fn release<'a>(run: &Run<'a>) -> Option<Reading<'a>> {
    let minor = run.part(1).filter(|minor| minor.len() <= 2)?;
    is_before_rhel(minor).then(|| run.cut(2, BuildShape::Dotted))
}

/// Whether this is `OpenShift`'s number of a release whose `ID` is that of RHEL.
pub(in crate::os) fn goes_by_rhel(first: &Word<'_>, after: &Words<'_>) -> bool {
    let run = Run::read(first, after, BuildShape::Dated, &MONTHS);
    let minor = match first.text().strip_prefix('4') {
        Some("") => run.part(1),
        minor => minor,
    };
    minor.is_some_and(|minor| minor.len() <= 2 && !is_before_rhel(minor))
}

fn is_before_rhel(minor: &str) -> bool {
    number(minor) < FIRST_OF_RHEL
}

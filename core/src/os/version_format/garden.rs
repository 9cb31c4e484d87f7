//! Versions of Garden Linux: the number of days since its first release.

use super::BuildFormat;
use super::run::{Run, RunFormat};
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens};
use crate::os::version::ParsedVersion;

/// `1770.0`, and from 2017 on `2150.0.0`. A single number may be anything.
pub(super) fn read<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let days = number(first.text());
    if !matches!(first.len(), 3 | 4) || !first.is_number() || !(100..6000).contains(&days) {
        return None;
    }
    let run = Run::read(first, after, BuildFormat::Dotted, RunFormat::MONTHS);
    let is_short = |part: &[u8]| matches!(part.len(), 1 | 2);
    let is_semantic = days >= 2017 && is_short(run.parts[2]);
    // 2024-1 is a quarter or a month.
    let may_be_year = (2012..2040).contains(&days) && !is_semantic;
    let parts = if is_semantic { 3 } else { 2 };
    (is_short(run.parts[1]) && !may_be_year).then(|| run.to_version(parts, BuildFormat::Dotted))
}

//! Runs of joined numbers, up to a date.

use super::BuildFormat;
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens, is_separator};
use crate::os::version::{Build, ParsedVersion, Version};

/// Minor releases come twice a year for five years; a few more are allowed for.
pub(super) const MAX_MINOR: u32 = 15;

/// What the numbers of a run mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct RunFormat {
    /// The number of parts of `VERSION_ID`.
    pub(super) parts: u8,
    /// Whether the second number is a month, such as 03.
    pub(super) months: bool,
}

impl RunFormat {
    /// Two numbers; the second is a month.
    pub(super) const MONTHS: Self = Self { parts: 2, months: true };
}

/// Joined numbers: `40-20240504-3-0`, `7.1.1503`.
pub(super) struct Run<'a> {
    /// Absent ones are empty.
    pub(super) parts: [&'a [u8]; 4],
    ends: [usize; 4],
    /// Whether a dot joins each number to the one before it.
    pub(super) dotted: [bool; 4],
    pub(super) len: usize,
    text: &'a [u8],
    start: usize,
}

impl<'a> Run<'a> {
    pub(super) fn read(
        first: &Token<'a>,
        after: &Tokens<'a>,
        build: BuildFormat,
        format: RunFormat,
    ) -> Self {
        let mut run = Run {
            parts: [first.text(), b"", b"", b""],
            ends: [first.end; 4],
            dotted: [true; 4],
            len: 1,
            text: after.text(),
            start: first.start,
        };
        let mut end = first.end;
        let mut rest = *after;
        while let Some(token) = rest.next() {
            let token = token.without_lts().unwrap_or(token);
            // A nightly Fedora has a number such as 36-20220506.n.0.
            let is_joined = token.is_number() || (token.is("n") && run.len > 1);
            if !is_joined || !is_separator(token.before) || token.start != end + 1 {
                break;
            }
            // The date or the second of an upload is not the vendor's.
            let is_foreign =
                matches!(build, BuildFormat::Dotted | BuildFormat::None) && token.len() >= 6;
            let has_leading_zero =
                !format.months && token.len() == 2 && has_leading_zero(token.text());
            let is_tied = run.len < usize::from(format.parts) && token.belongs_to_previous(&rest);
            if is_foreign || has_leading_zero || (!is_tied && token.may_start_date(&rest)) {
                break;
            }
            end = token.end;
            let (Some(part), Some(stop), Some(dot)) = (
                run.parts.get_mut(run.len),
                run.ends.get_mut(run.len),
                run.dotted.get_mut(run.len),
            ) else {
                // Amazon Linux has builds of five: 2018.03.0.20231218.0.
                if build == BuildFormat::Dated
                    && token.before == b'.'
                    && let Some(last) = run.ends.last_mut()
                {
                    *last = token.end;
                }
                break;
            };
            (*part, *stop, *dot) = (token.text(), token.end, token.before == b'.');
            run.len += 1;
        }
        run
    }

    /// The range of the text from the first number to the last.
    #[inline(never)]
    pub(super) fn source(&self) -> &'a [u8] {
        self.text.get(self.start..self.end()).unwrap_or_default()
    }

    pub(super) fn end(&self) -> usize {
        self.ends.get(self.len - 1).copied().unwrap_or(self.start)
    }

    /// Whether the second number may be a minor release.
    pub(super) fn has_small_minor(&self) -> bool {
        let minor = self.parts[1];
        !has_leading_zero(minor) && number(minor) <= MAX_MINOR
    }

    /// Whether `8-10` and `15` cannot be distinguished from `8` and `10-15`.
    pub(super) fn ends_in_month_and_day(&self) -> bool {
        self.len == 3
            && self.parts[1].len() == 2
            && self.parts[2].len() == 2
            && !self.dotted[1]
            && !self.dotted[2]
    }

    /// Whether a first number of four digits starts a version and not a date.
    pub(super) fn is_release_of_four_digits(&self, major: u32, parts: u8) -> bool {
        let is_year = (2012..2040).contains(&major);
        match parts {
            // 3815.2.5, and 2023.5.0, which is not a date
            3 => {
                self.len >= 3
                    && !self.parts.iter().any(|part| has_leading_zero(part))
                    && (!is_year || self.parts[2] == b"0" || number(self.parts[1]) > 12)
            }
            // 2024.1: year and quarter
            2 if major >= 2018 => self.parts[1].len() == 1,
            // 2023; 2023-06 is a month
            1 if major >= 2000 => self.parts[1].len() != 2,
            _ => true,
        }
    }

    /// Whether this is 2, a half-year up to 2018.03, or a later year alone.
    pub(super) fn is_amazon_version(&self, major: u32) -> bool {
        match major {
            2 | 2022.. => true,
            2011..=2018 => matches!(self.parts[1], b"03" | b"09"),
            _ => false,
        }
    }

    /// Whether the second number is a date although there are four: vendors have one only in versions of
    /// three.
    fn has_date(&self, parts: u8) -> bool {
        parts == 4 && self.parts[1].len() > 5
    }

    pub(super) fn to_version(&self, parts: usize, build: BuildFormat) -> ParsedVersion<'a> {
        let mut len = 1;
        while len < parts.min(3).min(self.len)
            && self.parts.get(len).is_some_and(|it| it.len() <= 3)
        {
            len += 1;
        }
        let whole_end = *self.ends.get(len - 1).unwrap_or(&self.start);
        let dotted = self.dotted.get(1..len).is_some_and(|dots| !dots.contains(&false));
        let mut version = Version::from_parts([self.parts[0], self.parts[1], self.parts[2]], 0);
        version.len = u8::try_from(len).unwrap_or(1);
        version.verbatim = self.text.get(self.start..whole_end).filter(|_| dotted);
        let all = *self.ends.get(self.len - 1).unwrap_or(&whole_end);
        let (longer, first_separator, end) = match build {
            BuildFormat::Dots => (self.len == 4, b'.', if self.len == 4 { all } else { whole_end }),
            BuildFormat::Hyphen(parts)
                if self.len >= usize::from(parts) && !self.has_date(parts) =>
            {
                (true, b'-', all)
            }
            BuildFormat::None | BuildFormat::Hyphen(_) => (false, b'-', whole_end),
            BuildFormat::Dated if !matches!(self.parts[2].len(), 1 | 8) => (false, b'.', whole_end),
            BuildFormat::Dotted | BuildFormat::Dated => {
                let mut end = whole_end;
                let mut rest = len;
                while rest < self.len && self.dotted.get(rest) == Some(&true) {
                    end = *self.ends.get(rest).unwrap_or(&end);
                    rest += 1;
                }
                (end > whole_end && dotted, b'.', end)
            }
        };
        let text = self.text.get(self.start..end).filter(|_| longer);
        ParsedVersion {
            version,
            build: text.map(|text| Build::joined(text, first_separator)),
            end: end.max(whole_end),
        }
    }
}

/// Whether a number has a leading zero.
fn has_leading_zero(part: &[u8]) -> bool {
    matches!(part, [b'0', _, ..])
}

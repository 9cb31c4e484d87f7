//! Versions of numbers with dots between.

use super::BuildFormat;
use super::run::{MAX_MINOR, Run, RunFormat};
use crate::os::ascii::number;
use crate::os::tokens::{Token, Tokens, is_number_joined};
use crate::os::version::ParsedVersion;

/// The format of versions of numbers with dots between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) struct Numbers {
    /// The number of parts of `VERSION_ID`.
    pub(in crate::os) parts: u8,
    /// Majors below the first value have the second value as the number of parts.
    pub(in crate::os) early: Option<(u16, u8)>,
    /// The oldest major in machine images: a lower number is a counter.
    pub(in crate::os) oldest: u16,
    /// The newest major that is plausible for decades: a higher number is not a version.
    pub(in crate::os) newest: u16,
    /// The maximum number of digits of the major.
    pub(in crate::os) digits: u8,
    /// The vendor calls minor releases updates, and separates them: `R9-U4`.
    pub(in crate::os) updates: bool,
    /// The second number is a month, such as 03.
    pub(in crate::os) months: bool,
}

impl Numbers {
    /// Versions with this number of parts, the oldest major, and its maximum number of digits.
    pub(in crate::os) const fn new(parts: u8, oldest: u16, digits: u8) -> Self {
        Self { parts, early: None, oldest, newest: u16::MAX, digits, updates: false, months: false }
    }

    pub(super) fn read<'a>(
        &self,
        first: &Token<'a>,
        after: &Tokens<'a>,
        build: BuildFormat,
    ) -> Option<ParsedVersion<'a>> {
        if !first.is_number() {
            return self.update(first);
        }
        if first.len() > usize::from(self.digits) {
            return None;
        }
        let major = first.text();
        let value = number(major);
        if value < u32::from(self.oldest) || (matches!(major, [b'0', _, ..])) {
            return None;
        }
        if value > u32::from(self.newest) {
            return self.squeezed(first);
        }
        if self.digits != 4 && !is_number_joined(first.end, after) {
            if self.updates
                && let Some(next) = after.peek()
                && let Some(minor) = next.number_after("u")
                && self.is_update(value, minor)
            {
                return Some(ParsedVersion::two(major, minor, next.end));
            }
            return Some(ParsedVersion::one(major, first.end));
        }
        if major.len() == 2
            && first.before != 0
            && (!self.months || first.date_end(after).is_some())
            && first.starts_split_date(after)
        {
            // Debian 11 in 2025, or a day in November.
            return None;
        }
        let run =
            Run::read(first, after, build, RunFormat { parts: self.parts, months: self.months });
        if self.digits == 4 && self.early.is_some() && !run.is_amazon_version(value) {
            return None;
        }
        if self.digits == 4
            && !self.is_early(value)
            && !run.is_release_of_four_digits(value, self.parts)
        {
            return None;
        }
        let is_counted =
            self.newest < u16::MAX && (!run.has_small_minor() || run.ends_in_month_and_day());
        if run.len == 1 || is_counted {
            return Some(ParsedVersion::one(major, first.end));
        }
        Some(run.to_version(usize::from(self.parts_of_major(value)), build))
    }

    /// Whether minor releases are also called updates: those of RHEL and its rebuilds.
    pub(super) fn has_updates(&self) -> bool {
        self.newest < u16::MAX
    }

    fn is_update(&self, major: u32, minor: &[u8]) -> bool {
        let is_minor = !minor.is_empty() && minor.len() <= 2 && number(minor) <= MAX_MINOR;
        let is_major = (u32::from(self.oldest)..=u32::from(self.newest)).contains(&major);
        self.has_updates() && is_major && is_minor && self.parts_of_major(major) == 2
    }

    /// `9U4`, which is 9.4.
    fn update<'a>(&self, token: &Token<'a>) -> Option<ParsedVersion<'a>> {
        let letter = token.text().iter().position(|byte| matches!(byte, b'u' | b'U'))?;
        let (major, minor) = (token.text().get(..letter)?, token.text().get(letter + 1..)?);
        self.is_update(number(major), minor).then(|| ParsedVersion::two(major, minor, token.end))
    }

    fn is_early(&self, major: u32) -> bool {
        // Amazon Linux 2018.03 has two numbers, and 2 has one.
        let is_short = self.digits == 4 && major < 1000;
        !is_short && self.early.is_some_and(|(below, _)| major < u32::from(below))
    }

    /// The number of parts of `VERSION_ID` in this major.
    fn parts_of_major(&self, major: u32) -> u8 {
        self.early.filter(|_| self.is_early(major)).map_or(self.parts, |(_, parts)| parts)
    }

    /// `86`, which is 8.6 if versions have two numbers. `64` and `32` are word sizes.
    fn squeezed<'a>(&self, token: &Token<'a>) -> Option<ParsedVersion<'a>> {
        let text = token.text();
        let (major, minor) = text.split_at_checked(1).filter(|_| text.len() == 2)?;
        let value = number(major);
        let believable = value >= u32::from(self.oldest) && !matches!(text, b"64" | b"32");
        (self.parts_of_major(value) == 2 && believable)
            .then(|| ParsedVersion::two(major, minor, token.end))
    }
}

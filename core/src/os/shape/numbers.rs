//! Versions that are numbers joined by dots.

use super::BuildShape;
use crate::os::version::{Build, Reading, Version};
use crate::os::words::{Word, Words, is_joined, is_joint, number};

/// Numbers joined by dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) struct Numbers {
    /// How many of them `VERSION_ID` has.
    pub(in crate::os) parts: u8,
    /// How many it has in majors below the given one.
    pub(in crate::os) early: Option<(u16, u8)>,
    /// The oldest major that a machine image may hold: a lower number is a counter.
    pub(in crate::os) oldest: u16,
    /// The newest major that is believable for decades: a higher number counts something else.
    pub(in crate::os) newest: u16,
    /// The most digits of the major.
    pub(in crate::os) digits: u8,
}

impl Numbers {
    /// So many numbers, of which the first may be anything.
    pub(in crate::os) const fn new(parts: u8, oldest: u16, digits: u8) -> Self {
        Self { parts, early: None, oldest, newest: u16::MAX, digits }
    }

    pub(super) fn read<'a>(
        &self,
        first: &Word<'a>,
        after: &Words<'a>,
        build: BuildShape,
    ) -> Option<Reading<'a>> {
        if !first.is_number() || first.len() > usize::from(self.digits) {
            return None;
        }
        let major = first.text();
        let value = number(major);
        if value < u32::from(self.oldest) || (major.starts_with('0') && major.len() > 1) {
            return None;
        }
        if value > u32::from(self.newest) {
            return self.squeezed(first);
        }
        if self.digits != 4 && !is_joined(first.end, after) {
            return Some(Reading { version: Version::new(major), build: None, end: first.end });
        }
        let run = Run::read(first, after);
        if self.digits == 4
            && !self.is_early(value)
            && !run.is_release_of_four_digits(value, self.parts)
        {
            return None;
        }
        if run.len == 1 {
            return Some(Reading { version: Version::new(major), build: None, end: first.end });
        }
        let is_counted = self.newest < u16::MAX && !run.has_small_minor();
        let parts = if is_counted { 1 } else { self.parts_of(value) };
        Some(run.cut(usize::from(parts), build))
    }

    fn is_early(&self, major: u32) -> bool {
        self.early.is_some_and(|(below, _)| major < u32::from(below))
    }

    /// How many numbers `VERSION_ID` has in this major.
    fn parts_of(&self, major: u32) -> u8 {
        self.early.filter(|_| self.is_early(major)).map_or(self.parts, |(_, parts)| parts)
    }

    /// `86`, which is 8.6 where the version has two numbers. `64` and `32` are bits.
    fn squeezed<'a>(&self, word: &Word<'a>) -> Option<Reading<'a>> {
        let text = word.text();
        let (major, minor) = text.split_at_checked(1).filter(|_| text.len() == 2)?;
        let value = number(major);
        let believable = value >= u32::from(self.oldest) && !matches!(text, "64" | "32");
        (self.parts_of(value) == 2 && believable).then(|| {
            let version = Version::of([major, minor, ""], 2);
            Reading { version, build: None, end: word.end }
        })
    }
}

/// Whether a number behind a version is a day, a time or a year, which who uploads the image adds:
/// numbers of vendors' builds are shorter, and in `7.9.2009` the last two digits are a month.
fn is_uploaders(number_text: &str) -> bool {
    number_text.len() >= 6
        || number_text.strip_prefix("20").is_some_and(|rest| rest.len() == 2 && number(rest) > 12)
}

/// Numbers that stand together: `40-20240504-3-0`, `7.1.1503`.
pub(super) struct Run<'a> {
    parts: [&'a str; 4],
    ends: [usize; 4],
    dotted: [bool; 4],
    len: usize,
    text: &'a str,
    start: usize,
}

impl<'a> Run<'a> {
    pub(super) fn read(first: &Word<'a>, after: &Words<'a>) -> Self {
        let mut run = Run {
            parts: [first.text(), "", "", ""],
            ends: [first.end; 4],
            dotted: [true; 4],
            len: 1,
            text: after.text(),
            start: first.start,
        };
        let mut end = first.end;
        for word in *after {
            let word = word.without_lts().unwrap_or(word);
            // A nightly Fedora is numbered 36-20220506.n.0.
            let joins = word.is_number() || (word.is("n") && run.len > 1);
            if !joins || !is_joint(word.before) || word.start != end + 1 {
                break;
            }
            end = word.end;
            let (Some(part), Some(stop), Some(dot)) = (
                run.parts.get_mut(run.len),
                run.ends.get_mut(run.len),
                run.dotted.get_mut(run.len),
            ) else {
                break;
            };
            (*part, *stop, *dot) = (word.text(), word.end, word.before == b'.');
            run.len += 1;
        }
        run
    }

    pub(super) fn part(&self, index: usize) -> Option<&'a str> {
        self.parts.get(index).copied().filter(|_| index < self.len)
    }

    /// Whether the second number is a minor release: they come twice a year for five years, and a few more.
    fn has_small_minor(&self) -> bool {
        self.part(1).is_some_and(|minor| !minor.starts_with('0') || minor.len() == 1)
            && self.part(1).is_some_and(|minor| number(minor) <= 15)
    }

    /// Whether a first number of four digits starts a version and not a day.
    fn is_release_of_four_digits(&self, major: u32, parts: u8) -> bool {
        let has_zero = |part: &str| part.len() > 1 && part.starts_with('0');
        match parts {
            // 3815.2.5
            3 => self.len >= 3 && !self.parts.iter().any(|part| has_zero(part)),
            // 2024.1, in quarters
            2 if major >= 2018 => self.part(1).is_some_and(|part| part.len() == 1),
            // 2023; 2023-06 is a month
            1 if major >= 2000 => self.part(1).is_none_or(|part| part.len() != 2),
            _ => true,
        }
    }

    pub(super) fn cut(&self, parts: usize, build: BuildShape) -> Reading<'a> {
        let mut len = 1;
        while len < parts.min(3).min(self.len) && self.part(len).is_some_and(|it| it.len() <= 3) {
            len += 1;
        }
        let whole_end = *self.ends.get(len - 1).unwrap_or(&self.start);
        let dotted = self.dotted.iter().skip(1).take(len - 1).all(|&dot| dot);
        let mut version = Version::of([self.parts[0], self.parts[1], self.parts[2]], 0);
        version.len = u8::try_from(len).unwrap_or(1);
        version.whole = self.text.get(self.start..whole_end).filter(|_| dotted);
        let all = *self.ends.get(self.len - 1).unwrap_or(&whole_end);
        let (longer, first_joint, end) = match build {
            BuildShape::Dots if self.len == 4 => (true, '.', all),
            BuildShape::Hyphen(parts) if self.len >= usize::from(parts) => (true, '-', all),
            _ => {
                let mut end = whole_end;
                // Systems that are numbered by years put days into builds of their own.
                let yearly = len == 1 && self.parts[0].len() == 4;
                for (index, (&stop, &dot)) in
                    self.ends.iter().zip(&self.dotted).enumerate().take(self.len).skip(len)
                {
                    if !dot || (!yearly && self.part(index).is_some_and(is_uploaders)) {
                        break;
                    }
                    end = stop;
                }
                (end > whole_end && dotted, '.', end)
            }
        };
        let spelt = self.text.get(self.start..end).filter(|_| longer);
        Reading {
            version,
            build: spelt.map(|spelt| Build::joined(spelt, first_joint)),
            end: end.max(whole_end),
        }
    }
}

//! How the versions of each distribution are spelt.

use super::version::{Build, Reading, Version};
use super::words::{Word, Words, is_digits, number};

/// How the versions of a distribution are built up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers joined by dots.
    Numbers {
        /// How many of them `VERSION_ID` has.
        parts: u8,
        /// How many it has in majors below the given one.
        early: Option<(u16, u8)>,
        /// The oldest major that a machine image may hold: a lower number is a counter.
        oldest: u16,
        /// The newest major that is believable for decades: a higher number counts something else.
        newest: u16,
        /// The most digits of the major.
        digits: u8,
    },
    /// Year and month: `22.04`, `2204`.
    Ubuntu,
    /// The year alone, which is that of a long-term release: `20` is 20.04.
    UbuntuLts,
    /// `15 SP5`, `15-sp5`, `15.5`, which is 15.5.
    Suse,
    /// `2022`, `2012 R2`, `1709`, `20H2`, `10`: the versions that there are, and a few to come.
    Windows,
    /// The same of a server, where any year may be one.
    WindowsServer,
    /// No version at all.
    Rolling,
}

/// How what is longer than `VERSION_ID` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuildShape {
    /// `7.1.1503`; only believed where the vendor wrote dots.
    Dotted,
    /// `40.20240504.3.0`; names write hyphens, and it has four numbers.
    Dots,
    /// `109-17800.147.38`; names write hyphens, and it has this many numbers.
    Hyphen(u8),
}

impl Shape {
    /// Reads the version that starts with this word, if one does.
    pub(super) fn read<'a>(
        self,
        first: Word<'a>,
        after: Words<'a>,
        build: BuildShape,
    ) -> Option<Reading<'a>> {
        match self {
            Self::Numbers { parts, early, oldest, newest, digits } => {
                let major = first.text;
                let value = number(major);
                if !first.is_number()
                    || major.len() > usize::from(digits)
                    || value < u32::from(oldest)
                    || (major.starts_with('0') && major.len() > 1)
                {
                    return None;
                }
                if value > u32::from(newest) {
                    return squeezed(first, parts, early, oldest);
                }
                let run = Run::read(first, after);
                let is_early = early.is_some_and(|(below, _)| value < u32::from(below));
                if digits == 4 && !is_early && !run.is_release_of_four_digits(value, parts) {
                    return None;
                }
                let parts = match early {
                    Some((below, parts)) if value < u32::from(below) => parts,
                    _ => parts,
                };
                if run.len == 1 {
                    let version = Version::new(major);
                    return Some(Reading { version, build: None, end: first.end });
                }
                let parts = if newest < u16::MAX && !run.has_small_minor() { 1 } else { parts };
                Some(run.cut(usize::from(parts), build))
            }
            Self::Ubuntu => ubuntu(first, after),
            Self::UbuntuLts => ubuntu_lts(first),
            Self::Suse => suse(first, after),
            Self::Windows => windows(first, after),
            Self::WindowsServer => windows_server(first, after),
            Self::Rolling => None,
        }
    }

    /// Whether a number that merely stands near cannot be taken for a version of this shape.
    pub(super) fn is_unmistakable(self) -> bool {
        matches!(self, Self::Ubuntu) || self.is_windows()
    }

    pub(super) fn is_windows(self) -> bool {
        matches!(self, Self::Windows | Self::WindowsServer)
    }
}

/// `86`, which is 8.6 where the version has two numbers. `64` and `32` are bits.
fn squeezed(
    word: Word<'_>,
    parts: u8,
    early: Option<(u16, u8)>,
    oldest: u16,
) -> Option<Reading<'_>> {
    let (major, minor) = word.text.split_at_checked(1).filter(|_| word.text.len() == 2)?;
    let value = number(major);
    let parts = match early {
        Some((below, parts)) if value < u32::from(below) => parts,
        _ => parts,
    };
    let believable = value >= u32::from(oldest) && !matches!(word.text, "64" | "32");
    (parts == 2 && believable).then(|| {
        let version = Version::of([major, minor, ""], 2);
        Reading { version, build: None, end: word.end }
    })
}

/// Numbers that stand together: `40-20240504-3-0`, `7.1.1503`.
struct Run<'a> {
    parts: [&'a str; 4],
    ends: [usize; 4],
    dotted: [bool; 4],
    len: usize,
    text: &'a str,
    start: usize,
}

impl<'a> Run<'a> {
    fn read(first: Word<'a>, after: Words<'a>) -> Self {
        let mut run = Run {
            parts: [first.text, "", "", ""],
            ends: [first.end; 4],
            dotted: [true; 4],
            len: 1,
            text: after.text(),
            start: first.start,
        };
        let mut end = first.end;
        for word in after {
            let word = word.without_lts();
            // A nightly Fedora is numbered 36-20220506.n.0.
            let joins = word.is_number() || (word.is("n") && run.len > 1);
            if !joins || !matches!(word.before, b'.' | b'-' | b'_') || word.start != end + 1 {
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
            (*part, *stop, *dot) = (word.text, word.end, word.before == b'.');
            run.len += 1;
        }
        run
    }

    fn part(&self, index: usize) -> Option<&'a str> {
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

    fn cut(&self, parts: usize, build: BuildShape) -> Reading<'a> {
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
                for (&stop, &dot) in self.ends.iter().zip(&self.dotted).take(self.len).skip(len) {
                    if !dot {
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

fn ubuntu<'a>(first: Word<'a>, after: Words<'a>) -> Option<Reading<'a>> {
    let is_release = |year: &str, month: &str| {
        year.len() <= 2
            && !year.starts_with('0')
            && number(year) >= 6
            && (matches!(month, "04" | "10") || (year, month) == ("6", "06"))
    };
    if let Some((year, month)) = first.text.split_at_checked(2)
        && first.text.len() == 4
    {
        let version = Version::of([year, month, ""], 2);
        return is_release(year, month).then_some(Reading { version, build: None, end: first.end });
    }
    let run = Run::read(first, after);
    is_release(run.part(0)?, run.part(1)?).then(|| run.cut(2, BuildShape::Dotted))
}

fn ubuntu_lts(year: Word<'_>) -> Option<Reading<'_>> {
    let value = number(year.text);
    let even = year.is_number() && (10..40).contains(&value) && value.is_multiple_of(2);
    let version = Version::of([year.text, "04", ""], 2);
    even.then_some(Reading { version, build: None, end: year.end })
}

fn suse<'a>(first: Word<'a>, mut after: Words<'a>) -> Option<Reading<'a>> {
    let (major, mut pack) = match first.text.to_ascii_lowercase().split_once("sp") {
        // 15sp5, as libosinfo spells it.
        Some((major, pack)) if is_digits(major) && is_digits(pack) => {
            let cut = major.len();
            (first.text.get(..cut)?, first.text.get(cut + 2..))
        }
        _ => (first.text, None),
    };
    if !(10..100).contains(&number(major)) || major.len() != 2 {
        return None;
    }
    let mut end = first.end;
    if pack.is_none()
        && let Some(next) = after.next()
    {
        let near = next.start == first.end + 1;
        if let Some(digits) = next.number_after("sp") {
            (pack, end) = (Some(digits), next.end);
        } else if next.is("sp")
            && let Some(digits) = after.next().filter(Word::is_number)
        {
            (pack, end) = (Some(digits.text), digits.end);
        } else if next.is_number() && next.text.len() == 1 && near && next.before != b' ' {
            (pack, end) = (Some(next.text), next.end);
        }
    }
    let mut version = Version::of([major, pack.unwrap_or(""), ""], 1 + u8::from(pack.is_some()));
    version.whole = after.text().get(first.start..end).filter(|whole| version.spells(whole));
    Some(Reading { version, build: None, end })
}

fn windows<'a>(first: Word<'a>, after: Words<'a>) -> Option<Reading<'a>> {
    server(first, after, is_server_year).or_else(|| client(first, after))
}

fn windows_server<'a>(first: Word<'a>, after: Words<'a>) -> Option<Reading<'a>> {
    server(first, after, |text| {
        is_server_year(text) || is_digits(text) && (2000..2100).contains(&number(text))
    })
}

fn server<'a>(
    first: Word<'a>,
    mut after: Words<'a>,
    is_year: impl Fn(&str) -> bool,
) -> Option<Reading<'a>> {
    if is_half_year(first.text) {
        // 20H2 alone is a server's version; a client's stands behind its number.
        let version = Version::of([first.text, "", ""], 1);
        return Some(Reading { version, build: None, end: first.end });
    }
    if let Some((year, second)) = two_k(first.text) {
        let len = 1 + u8::from(second);
        return Some(Reading { version: second_release(year, len), build: None, end: first.end });
    }
    let (year, tail) = first.text.split_at_checked(4).filter(|(year, _)| is_year(year))?;
    let r2 = after.next().filter(|word| tail.is_empty() && word.is("r2"));
    let end = r2.map_or(first.end, |r2| r2.end);
    match (r2.is_some() || tail.eq_ignore_ascii_case("r2"), tail.is_empty()) {
        (true, _) if number(year) < 2016 => {
            let mut version = second_release(year, 2);
            let whole = after.text().get(first.start..end);
            version.whole = whole.filter(|whole| version.spells(whole) && whole.ends_with("R2"));
            Some(Reading { version, build: None, end })
        }
        (_, true) => Some(Reading { version: Version::new(year), build: None, end: first.end }),
        _ => None,
    }
}

fn client<'a>(first: Word<'a>, mut after: Words<'a>) -> Option<Reading<'a>> {
    let release = |text: &'a str, end| Reading { version: Version::new(text), build: None, end };
    if !first.is_number() || first.text.len() > 2 {
        return None;
    }
    let next = after.next();
    let minor = next.filter(|word| word.is("1") && word.start == first.end + 1);
    match (first.text, minor) {
        ("81", _) => Some(release("8.1", first.end)),
        ("8", Some(minor)) => Some(release("8.1", minor.end)),
        ("7" | "8", _) => Some(release(first.text, first.end)),
        // The clients are 10 and 11, and there is room for a few more.
        (text, _) if text.len() == 2 && (10..=15).contains(&number(text)) => {
            let half = next.filter(|word| is_half_year(word.text));
            let spelt = half.map(|half| half.text);
            Some(Reading {
                version: Version::new(text),
                build: spelt.map(Build::half_year),
                end: half.map_or(first.end, |half| half.end),
            })
        }
        _ => None,
    }
}

/// `2012 R2`, or `2012`.
fn second_release(year: &str, len: u8) -> Version<'_> {
    let mut version = Version::of([year, "R2", ""], len);
    version.joint = " ";
    version
}

/// Whether a server is named so: for the years of its long-term releases, every third since 2016,
/// or, from 2016 to 2020, for the year and month of the others.
fn is_server_year(text: &str) -> bool {
    let year = number(text);
    is_digits(text)
        && match year {
            2000 | 2003 | 2008 | 2012 | 1607 | 1703 | 1709 | 1803 | 1809 | 1903 | 1909 | 2004 => {
                true
            }
            2016..2100 => (year - 2016).is_multiple_of(3),
            _ => false,
        }
}

/// The year that `2k19` or `2k12r2` stands for, and whether its second release is meant.
fn two_k(text: &str) -> Option<(&'static str, bool)> {
    const YEARS: &str = "20002001200220032004200520062007200820092010201120122013201420152016\
                         201720182019202020212022202320242025202620272028202920302031203220332034";
    let lower = text.strip_prefix("2k").or_else(|| text.strip_prefix("2K"))?;
    let cut = lower.len().saturating_sub(2);
    let second = lower.get(cut..).is_some_and(|tail| tail.eq_ignore_ascii_case("r2"));
    let digits = if second { lower.get(..cut)? } else { lower };
    let at = 4 * digits.parse::<u8>().ok().map(usize::from)?;
    Some((YEARS.get(at..at + 4)?, second))
}

/// `20H2`, `22h2`.
pub(super) fn is_half_year(text: &str) -> bool {
    matches!(text.as_bytes(), [y1, y2, b'h' | b'H', half]
        if y1.is_ascii_digit() && y2.is_ascii_digit() && half.is_ascii_digit())
}

//! Version numbers, as vendors spell them and as `VERSION_ID` has them.

use super::words::{is_same, number};

/// A version in the parts of its `VERSION_ID`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    pub(super) parts: [&'a str; 3],
    pub(super) len: u8,
    /// The parts are parted by a space, and not by dots.
    pub(super) spaced: bool,
    /// The text that spells it exactly so.
    pub(super) whole: Option<&'a str>,
}

/// What is longer than `VERSION_ID`, as it is spelt, and how it should be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Build<'a> {
    spelt: &'a str,
    first_joint: char,
    upper: bool,
}

/// A version, perhaps a build, and where the text goes on.
pub(super) struct Reading<'a> {
    pub(super) version: Version<'a>,
    pub(super) build: Option<Build<'a>>,
    pub(super) end: usize,
}

/// How two versions of one distribution stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same, or the second says less.
    Agrees,
    /// The second says the same and more.
    Refines,
    Contradicts,
}

impl<'a> Version<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { parts: [text, "", ""], len: 1, spaced: false, whole: Some(text) }
    }

    /// A version as our own tables write it: one number, or two with a dot between.
    pub(super) fn dotted(text: &'a str) -> Self {
        match text.split_once('.') {
            Some((major, minor)) => Self { parts: [major, minor, ""], len: 2, ..Self::new(text) },
            None => Self::new(text),
        }
    }

    pub(super) fn of(parts: [&'a str; 3], len: u8) -> Self {
        Self { parts, len, spaced: false, whole: None }
    }

    /// The first number.
    pub(super) fn major(&self) -> u32 {
        number(self.parts[0])
    }

    fn parts(&self) -> &[&'a str] {
        self.parts.get(..usize::from(self.len)).unwrap_or_default()
    }

    fn joint(&self) -> char {
        if self.spaced { ' ' } else { '.' }
    }

    #[expect(clippy::inline_always, reason = "it is asked for several times for each image")]
    #[inline(always)]
    pub(super) fn relation(&self, other: &Self) -> Relation {
        let same = self
            .parts()
            .iter()
            .zip(other.parts())
            .all(|(one, two)| is_same(without_zeros(one), without_zeros(two)));
        // 2012 R2 is another Windows, not a finer word for 2012.
        if !same || (self.len != other.len && (self.spaced || other.spaced)) {
            Relation::Contradicts
        } else if other.len > self.len {
            Relation::Refines
        } else {
            Relation::Agrees
        }
    }

    /// Whether the two cannot both be right; asked where speed does not count.
    #[cold]
    #[inline(never)]
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.relation(other) == Relation::Contradicts
    }

    /// Whether the first number in which the two differ is greater in this one.
    pub(super) fn is_newer(&self, other: &Self) -> bool {
        let numbers = |version: &Self| {
            version.parts.map(|part| if part.is_empty() { 0 } else { number(part) })
        };
        numbers(self) > numbers(other)
    }

    /// Whether this is written so, without writing it.
    pub(super) fn spells(&self, text: &str) -> bool {
        if let Some(whole) = self.whole {
            return is_same(whole.as_bytes(), text.as_bytes());
        }
        let mut rest = text;
        self.parts().iter().enumerate().all(|(index, part)| {
            if index > 0 {
                match rest.strip_prefix(self.joint()) {
                    Some(after) => rest = after,
                    None => return false,
                }
            }
            rest.split_at_checked(part.len()).is_some_and(|(head, tail)| {
                rest = tail;
                is_same(head.as_bytes(), part.as_bytes())
            })
        }) && rest.is_empty()
    }

    pub(super) fn write(&self) -> String {
        if let Some(whole) = self.whole {
            return whole.to_owned();
        }
        let mut text = String::with_capacity(8);
        for part in self.parts() {
            if !text.is_empty() {
                text.push(self.joint());
            }
            text.push_str(part);
        }
        text.make_ascii_uppercase();
        text
    }
}

fn without_zeros(mut digits: &str) -> &[u8] {
    while let Some(rest) = digits.strip_prefix('0') {
        digits = rest;
    }
    digits.as_bytes()
}

impl<'a> Build<'a> {
    /// The half-year release of a Windows client.
    pub(super) fn half_year(spelt: &'a str) -> Self {
        Self { spelt, first_joint: '.', upper: true }
    }

    pub(super) fn joined(spelt: &'a str, first_joint: char) -> Self {
        Self { spelt, first_joint, upper: false }
    }

    pub(super) fn write(&self) -> String {
        let is_joint = |c: char| !c.is_ascii_alphanumeric();
        let mut first = true;
        let text = self.spelt.chars().map(|c| {
            if !is_joint(c) {
                return if self.upper { c.to_ascii_uppercase() } else { c };
            }
            if std::mem::take(&mut first) { self.first_joint } else { '.' }
        });
        text.collect()
    }
}

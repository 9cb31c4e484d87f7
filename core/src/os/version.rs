//! Versions: how vendors write them, and as `VERSION_ID` has them.

use super::ascii::{concat, eq_ignore_case, number};
use super::tokens::is_token_byte;

/// A version in the parts of its `VERSION_ID`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    /// If there are more than three, the last one is the rest of the text.
    pub(super) parts: [&'a [u8]; 3],
    pub(super) len: u8,
    /// A space separates the parts, not dots.
    pub(super) spaced: bool,
    /// The range of the text that already has the spelling of `VERSION_ID`.
    pub(super) verbatim: Option<&'a [u8]>,
}

/// A build, which is longer than `VERSION_ID`: its spelling in the text, and the separators that it is
/// written with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Build<'a> {
    text: &'a [u8],
    first_separator: u8,
    last_separator: u8,
    upper: bool,
}

/// A version, its build if any, and the end of both in the text.
pub(super) struct ParsedVersion<'a> {
    pub(super) version: Version<'a>,
    pub(super) build: Option<Build<'a>>,
    pub(super) end: usize,
}

impl<'a> ParsedVersion<'a> {
    /// A version of one part, which need not be a number.
    #[inline(never)]
    pub(super) fn one(text: &'a [u8], end: usize) -> Self {
        Self { version: Version::new(text), build: None, end }
    }

    /// A version of two numbers.
    #[inline(never)]
    pub(super) fn two(major: &'a [u8], minor: &'a [u8], end: usize) -> Self {
        Self { version: Version::from_parts([major, minor, b""], 2), build: None, end }
    }
}

/// The relation of two versions of one distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They are equal, or the second is less exact.
    Agrees,
    /// The second is equal and more exact.
    Refines,
    Contradicts,
}

impl<'a> Version<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { parts: [text, b"", b""], len: 1, spaced: false, verbatim: Some(text) }
    }

    /// A version in the spelling of the tables: numbers with dots between.
    #[inline(never)]
    pub(super) fn dotted(text: &'a str) -> Self {
        let mut version = Self::new(text.as_bytes());
        let mut parts = text.as_bytes().split(|byte| *byte == b'.');
        if let (Some(major), Some(minor)) = (parts.next(), parts.next()) {
            (version.parts, version.len) = ([major, minor, b""], 2);
        }
        if parts.next().is_some() { Self::of_parts(text.as_bytes(), true) } else { version }
    }

    pub(super) fn from_parts(parts: [&'a [u8]; 3], len: u8) -> Self {
        Self { parts, len, spaced: false, verbatim: None }
    }

    /// A version of any number of parts, between which any separators are. `is_verbatim` means that it is written with
    /// these, and not with dots.
    #[cold]
    pub(super) fn of_parts(text: &'a [u8], is_verbatim: bool) -> Self {
        let mut rest = text.splitn(3, |byte| !is_token_byte(*byte));
        let parts = [(); 3].map(|()| rest.next().unwrap_or_default());
        let len = text.split(|byte| !is_token_byte(*byte)).count();
        let len = u8::try_from(len).unwrap_or(u8::MAX);
        Self { parts, len, spaced: false, verbatim: is_verbatim.then_some(text) }
    }

    /// The first number.
    pub(super) fn major(&self) -> u32 {
        number(self.parts[0])
    }

    fn parts(&self) -> &[&'a [u8]] {
        self.parts.get(..usize::from(self.len)).unwrap_or(&self.parts)
    }

    /// The parts, if there are more than three.
    fn split_parts(&self) -> impl Iterator<Item = &'a [u8]> {
        self.parts().iter().flat_map(|part| part.split(|byte| !is_token_byte(*byte)))
    }

    #[cold]
    #[inline(never)]
    fn is_same_in_split_parts(&self, other: &Self) -> bool {
        self.split_parts().zip(other.split_parts()).all(|(one, two)| is_same_part(one, two))
    }

    fn separator(&self) -> u8 {
        if self.spaced { b' ' } else { b'.' }
    }

    #[inline(never)]
    pub(super) fn relation(&self, other: &Self) -> Relation {
        let (len, other_len) = (usize::from(self.len), usize::from(other.len));
        let same = match (self.parts.get(..len), other.parts.get(..other_len)) {
            (Some(one), Some(two)) => one.iter().zip(two).all(|(one, two)| is_same_part(one, two)),
            _ => self.is_same_in_split_parts(other),
        };
        // 2012 R2 is another Windows, not a more exact 2012.
        if !same || (self.len != other.len && (self.spaced || other.spaced)) {
            Relation::Contradicts
        } else if other.len > self.len {
            Relation::Refines
        } else {
            Relation::Agrees
        }
    }

    /// Whether at most one of the two can be right.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.relation(other) == Relation::Contradicts
    }

    /// Whether the first number that differs is greater in this version.
    pub(super) fn is_newer(&self, other: &Self) -> bool {
        let value = |part: &[u8]| if part.is_empty() { 0 } else { number(part) };
        let parts = self.parts.iter().zip(&other.parts);
        parts
            .map(|(one, two)| (value(one), value(two)))
            .find(|(one, two)| one != two)
            .is_some_and(|(one, two)| one > two)
    }

    /// Whether `text` is how this version is written, without allocating it.
    pub(super) fn is_written_as(&self, text: &[u8]) -> bool {
        if let Some(verbatim) = self.verbatim {
            return eq_ignore_case(verbatim, text);
        }
        let mut rest = text;
        for (index, part) in self.parts().iter().enumerate() {
            if index > 0 {
                let Some(after) = rest.strip_prefix(&[self.separator()]) else { return false };
                rest = after;
            }
            match rest.split_at_checked(part.len()) {
                Some((head, tail)) if eq_ignore_case(head, part) => rest = tail,
                _ => return false,
            }
        }
        rest.is_empty()
    }

    pub(super) fn write(&self) -> String {
        if let Some(verbatim) = self.verbatim {
            return concat(&[verbatim]);
        }
        let separator = [self.separator()];
        let mut pieces = [&b""[..]; 6];
        for (piece, part) in pieces.chunks_exact_mut(2).zip(self.parts()) {
            piece.copy_from_slice(&[&separator, part]);
        }
        pieces[0] = b"";
        let mut text = concat(&pieces);
        text.make_ascii_uppercase();
        if usize::from(self.len) > self.parts.len() {
            text = text.replace(['-', '_'], ".");
        }
        text
    }
}

#[inline]
fn is_same_part(mut one: &[u8], mut two: &[u8]) -> bool {
    if one.len() != two.len() {
        (one, two) = (without_zeros(one), without_zeros(two));
    }
    // The parts are too short for a comparison of several bytes at once.
    one.len() == two.len() && one.iter().zip(two).all(|(a, b)| (a ^ b) & !0x20 == 0)
}

fn without_zeros(mut digits: &[u8]) -> &[u8] {
    while let [b'0', rest @ ..] = digits {
        digits = rest;
    }
    digits
}

impl<'a> Build<'a> {
    /// The half-year release of a Windows client.
    pub(super) fn half_year(text: &'a [u8]) -> Self {
        Self { upper: true, ..Self::joined(text, b'.') }
    }

    pub(super) fn joined(text: &'a [u8], first_separator: u8) -> Self {
        Self { text, first_separator, last_separator: b'.', upper: false }
    }

    /// `9.6.20250911-0`.
    pub(super) fn hyphen_last(text: &'a [u8]) -> Self {
        Self { last_separator: b'-', ..Self::joined(text, b'.') }
    }

    pub(super) fn write(&self) -> String {
        let mut text = self.text.to_vec();
        let mut separator = Some(self.first_separator);
        let mut last = None;
        for byte in &mut text {
            if !is_token_byte(*byte) {
                let is_first = separator.is_some();
                *byte = separator.take().unwrap_or(b'.');
                last = Some(byte).filter(|_| !is_first);
            } else if self.upper {
                byte.make_ascii_uppercase();
            }
        }
        if let Some(last) = last {
            *last = self.last_separator;
        }
        concat(&[&text])
    }
}

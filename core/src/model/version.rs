//! The order of versions.

use std::cmp::Ordering;
use std::fmt;

use super::Os;

/// A version that compares by its numbers: `9` < `9.4` < `9.10` < `10`.
///
/// It is for versions of one product. [`Os::version_order`] returns that of an operating system; those of
/// [`Software`](super::Software) and [builds](Os::build) compare the same way:
///
/// ```
/// use cloud_image::Version;
///
/// let sorted = ["9", "9.4", "9.10", "10", "22.04", "24.04", "2012", "2012 R2", "2016"].map(Version::new);
/// assert!(sorted.is_sorted());
/// assert!(Version::new("109-17800.147.38") < Version::new("109-17800.218.14"));
/// ```
///
/// # Order
///
/// - A version is a sequence of parts: a number is a run of digits of any length, a word is a run of letters. All other
///   characters only separate parts.
/// - Parts are compared one by one. Numbers compare by value, words by their letters in any case.
/// - The end comes before a number, and a number before a word: `2012` < `2012.1` < `2012 R2`, and `12` < `rolling`.
/// - Versions with the same parts are ordered by their text, so only equal texts are equal: `9.04` < `9.4`.
///
/// Words have no meaning: `beta` comes after the end, like any other. Numbers of different schemes compare as numbers,
/// so Windows Server `1709` of 2017 comes before `2008`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version<'a>(&'a str);

/// A part of a version. Variants are in their order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    /// The number of digits without leading zeros, and the digits.
    Number(usize, &'a str),
    Word(Letters<'a>),
}

/// A word that compares in lower case.
struct Letters<'a>(&'a str);

impl<'a> Version<'a> {
    /// The version with this text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.0
    }

    /// Compares only the parts, so `9.04` and `9.4` are equal.
    pub(crate) fn compare_parts(self, other: Self) -> Ordering {
        self.parts().cmp(other.parts())
    }

    /// Whether a part is a number.
    pub(crate) fn has_number(self) -> bool {
        self.0.contains(is_digit)
    }

    fn parts(self) -> impl Iterator<Item = Part<'a>> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest =
                rest.trim_start_matches(|character| !is_digit(character) && !is_letter(character));
            let is_number = rest.starts_with(is_digit);
            let end =
                rest.find(
                    |character| {
                        if is_number { !is_digit(character) } else { !is_letter(character) }
                    },
                );
            let (part, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
            rest = after;
            if part.is_empty() {
                return None;
            }
            let digits = part.trim_start_matches('0');
            Some(if is_number {
                Part::Number(digits.len(), digits)
            } else {
                Part::Word(Letters(part))
            })
        })
    }
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() && !is_digit(character)
}

impl Letters<'_> {
    fn lower(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

impl PartialEq for Letters<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for Letters<'_> {}

impl PartialOrd for Letters<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Letters<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.lower().cmp(other.lower())
    }
}

impl PartialOrd for Version<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(other.parts()).then_with(|| self.0.cmp(other.0))
    }
}

impl<'a> From<&'a str> for Version<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Version<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl Os<'_> {
    /// The version as a value that compares by its numbers. `None`, for a system without a version, comes first.
    ///
    /// ```
    /// let dump = br#"[
    ///     {"kind": "compute#image", "name": "debian-9-stretch-v20220621"},
    ///     {"kind": "compute#image", "name": "debian-12-bookworm-v20240415"},
    ///     {"kind": "compute#image", "name": "debian-11-bullseye-v20240415"}
    /// ]"#;
    /// let images = cloud_image::normalize(dump).images;
    /// let newest = images.iter().max_by_key(|image| image.os.version_order()).unwrap();
    /// assert_eq!(newest.name, "debian-12-bookworm-v20240415");
    /// ```
    #[must_use]
    pub fn version_order(&self) -> Option<Version<'_>> {
        self.version.as_deref().map(Version::new)
    }
}

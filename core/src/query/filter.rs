//! Filters: conditions on images, as a text.

use std::fmt;
use std::str::FromStr;

use super::check::check;
use super::condition::{Condition, Context};
use super::error::{FilterError, FilterErrorCode, FilterWarning, Result, Span};
use super::field::Field;
use super::syntax::parse;
use crate::{Image, Timestamp};

/// The maximum length of a filter, in bytes.
const MAX_BYTES: usize = 8_192;

/// The maximum number of regular expressions in a filter.
const MAX_EXPRESSIONS: usize = 32;

/// A condition on images, in the language of [`query_language`](crate::query_language).
///
/// It is parsed once, and evaluated for any number of images. It displays in its canonical form, which is the same for
/// filters that mean the same apart from the sequence of their terms.
///
/// ```
/// use cloud_image::{Filter, Timestamp};
///
/// let dump = br#"[
///     {"kind": "compute#image", "name": "debian-12-v20240415", "architecture": "ARM64", "diskSizeGb": "10"},
///     {"kind": "compute#image", "name": "debian-11-v20240415", "architecture": "X86_64", "diskSizeGb": "10"}
/// ]"#;
/// let filter: Filter = "os.distro=debian architecture=arm64 diskSizeGb<=20".parse()?;
/// let now: Timestamp = "2026-11-30T00:00:00Z".parse()?;
/// let images = cloud_image::normalize(dump).images;
/// let names: Vec<_> = images.iter().filter(|image| filter.matches(image, now)).map(|image| &*image.name).collect();
/// assert_eq!(names, ["debian-12-v20240415"]);
/// assert_eq!(filter.to_string(), "os.distro=debian AND architecture=aarch64 AND size.minDiskBytes<=20GiB");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Filter {
    /// `None` matches every image.
    condition: Option<Condition>,
    /// The canonical form.
    text: String,
    warnings: Vec<FilterWarning>,
}

impl Filter {
    /// Whether an image matches. Times relative to now, such as `-P30D`, are relative to `now`.
    #[must_use]
    pub fn matches(&self, image: &Image<'_>, now: Timestamp) -> bool {
        self.evaluate(image, now, u64::MAX).unwrap_or_default()
    }

    /// What may not be meant as it is written: a word that no vocabulary has, `and` in lower case.
    #[must_use]
    pub fn warnings(&self) -> &[FilterWarning] {
        &self.warnings
    }

    /// Whether an image matches; `None` if that depends on members that are not known yet. `known` are the others, as bits
    /// by their position.
    pub(super) fn evaluate(&self, image: &Image<'_>, now: Timestamp, known: u64) -> Option<bool> {
        match &self.condition {
            Some(condition) => condition.evaluate(image, Context { now, known }),
            None => Some(true),
        }
    }

    /// Whether it has a time relative to now.
    pub(super) fn is_relative(&self) -> bool {
        self.condition.as_ref().is_some_and(Condition::is_relative)
    }

    /// The members of the image that it needs, as bits by their position.
    pub(super) fn members(&self) -> u64 {
        self.condition.as_ref().map_or(0, Condition::members)
    }
}

impl FromStr for Filter {
    type Err = FilterError;

    /// Parses a filter, and checks it against the fields of the unified image. An empty filter matches every image.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > MAX_BYTES {
            let message = "expected a filter of at most 8192 bytes, found more";
            return Err(*Span::new(0, text.len()).error(FilterErrorCode::Limit, &[message]));
        }
        Self::read(text).map_err(|fault| *fault)
    }
}

impl Filter {
    fn read(text: &str) -> Result<Self> {
        let parsed = parse(text, &|name| Field::resolve(name).is_ok())?;
        let (mut warnings, mut of_words) = (parsed.warnings, Vec::new());
        let mut condition = match parsed.expression {
            Some(expression) => Some(check(expression, &mut of_words)?),
            None => None,
        };
        if condition.as_ref().is_some_and(|condition| condition.expressions() > MAX_EXPRESSIONS) {
            let message = "expected at most 32 regular expressions, found more";
            return Err(Span::new(0, text.len()).error(FilterErrorCode::Limit, &[message]));
        }
        // Both are in the order of the text. Sorting takes 4 KB of the WebAssembly module.
        for warning in of_words {
            let at = warnings.partition_point(|other| other.offset <= warning.offset);
            warnings.insert(at, warning);
        }
        let text = condition.as_ref().map(Condition::text).unwrap_or_default();
        if let Some(condition) = &mut condition {
            condition.sort_by_cost();
        }
        Ok(Self { condition, text, warnings })
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// Two filters are equal if their canonical forms are.
impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Filter {}

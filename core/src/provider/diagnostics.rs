//! The diagnostics of one image: warnings, and malformed values for strict mode.

use std::borrow::Cow;
use std::ops::Range;

use super::field_path::{FieldPath, label_pointer};
use crate::error::{ErrorCode, ImageFault};
use crate::json::Kind;
use crate::model::{Assumed, Warning, WarningCode};
use crate::quote::{shorten, text_of};

/// With this many warnings, no more are added for nested values: a hostile image could cause millions.
const MAX_NESTED: usize = 1_000;

/// The warnings of one image, sorted by source, code and field, so that they do not depend on the order of the keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Diagnostics {
    sorted: Vec<Diagnostic>,
    javascript_numbers: bool,
    /// The first malformed value beyond `MAX_NESTED`: an error in strict mode.
    overflow: Option<Box<ImageFault>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Diagnostic {
    warning: Warning,
    /// What was expected and found, for strict mode.
    malformed: Option<Box<(String, String)>>,
}

impl Diagnostics {
    pub(crate) fn new(javascript_numbers: bool) -> Self {
        Self { javascript_numbers, ..Self::default() }
    }

    /// Whether the numbers come from JavaScript, where large integers are not exact.
    pub(crate) fn javascript_numbers(&self) -> bool {
        self.javascript_numbers
    }

    /// The number of warnings.
    pub(crate) fn count(&self) -> usize {
        self.sorted.len()
    }

    fn insert(&mut self, diagnostic: Diagnostic) {
        let source = diagnostic.source();
        if self.sorted.len() >= MAX_NESTED
            && source.bytes().filter(|byte| *byte == b'/').count() > 1
        {
            self.overflow = self.overflow.take().or_else(|| diagnostic.fault());
            return;
        }
        let index = self.sorted.partition_point(|known| known.order() <= diagnostic.order());
        self.sorted.insert(index, diagnostic);
    }

    /// The diagnostics whose sources are in `first..end`.
    fn range(&self, first: &str, end: &str) -> Range<usize> {
        let index =
            |bound: &str| self.sorted.partition_point(|diagnostic| diagnostic.source() < bound);
        index(first)..index(end)
    }

    /// The diagnostics of one source. `\0` sorts before any other character that could follow.
    fn range_of(&self, source: &str) -> Range<usize> {
        self.range(source, &text_of(&[source, "\0"]))
    }

    fn push_warning(
        &mut self,
        code: WarningCode,
        field: Cow<'static, str>,
        source: Cow<'static, str>,
        text: &str,
    ) {
        let warning = warning(code, field, source, text);
        self.insert(Diagnostic { warning, malformed: None });
    }

    /// Reports a value of the wrong type or outside its range.
    #[inline(never)]
    pub(crate) fn malformed(&mut self, path: &FieldPath<'_>, expected: &str, found: String) {
        let text = text_of(&["expected ", expected, ", found ", &found]);
        let (field, source) = (path.target(), path.source());
        let warning = warning(WarningCode::Malformed, field, source, &text);
        self.insert(Diagnostic {
            warning,
            malformed: Some(Box::new((expected.to_owned(), found))),
        });
    }

    /// Reports a string in which a lone surrogate became U+FFFD.
    pub(crate) fn replaced(&mut self, path: &FieldPath<'_>) {
        let text = "a lone surrogate became U+FFFD";
        self.push_warning(WarningCode::Replaced, path.target(), path.source(), text);
    }

    /// Reports a time that was read with an assumption.
    pub(crate) fn assumed(&mut self, path: &FieldPath<'_>, assumed: Assumed) {
        self.push_warning(WarningCode::Assumed, path.target(), path.source(), assumed.describe());
    }

    /// Reports a word outside its vocabulary.
    #[cold]
    #[inline(never)]
    pub(crate) fn unrecognized(
        &mut self,
        field: &'static str,
        source: Cow<'static, str>,
        word: &str,
        noun: &str,
    ) {
        let text = text_of(&["`", &shorten(word), "` is not a known ", noun]);
        self.push_warning(WarningCode::Unrecognized, field.into(), source, &text);
    }

    /// Reports two sources that disagree on a value: each is a value and its pointer. If the winner's value is not used,
    /// neither is.
    #[cold]
    #[inline(never)]
    pub(crate) fn conflict(
        &mut self,
        field: Cow<'static, str>,
        (lost, loser): (&str, Cow<'static, str>),
        (won, winner): (&str, &str),
        is_used: bool,
    ) {
        let end = if is_used { ", which is trusted more" } else { ", so neither is used" };
        let (lost, won, winner) = (shorten(lost), shorten(won), shorten(winner));
        let text = text_of(&["`", &lost, "` disagrees with `", &won, "` from ", &winner, end]);
        self.push_warning(WarningCode::Conflict, field, loser, &text);
    }

    /// Reports a tag key that occurs again in the same list.
    #[cold]
    #[inline(never)]
    pub(crate) fn duplicate(&mut self, key: &str, loser: Cow<'static, str>, winner: &str) {
        let text =
            text_of(&["tag key `", &shorten(key), "` is given again in ", winner, ", which wins"]);
        self.push_warning(WarningCode::Duplicate, label_pointer(key).into(), loser, &text);
    }

    /// Sets the pointer into the unified image in the warnings about a value.
    #[cold]
    #[inline(never)]
    pub(crate) fn set_field(&mut self, path: &FieldPath<'_>, field: &str) {
        let range = self.range_of(&path.source());
        for diagnostic in self.sorted.get_mut(range).into_iter().flatten() {
            diagnostic.warning.field = Some(Cow::Owned(field.to_owned()));
        }
    }

    /// Removes the warnings about a value that a later one of the same key replaces.
    pub(crate) fn remove(&mut self, path: &FieldPath<'_>) {
        let pointer = path.source();
        // The pointers below it start with `/`, and `0` is the next character.
        let below = self.range(&text_of(&[&pointer, "/"]), &text_of(&[&pointer, "0"]));
        self.sorted.drain(below);
        let own = self.range_of(&pointer);
        self.sorted.drain(own);
    }

    /// The malformed value with this pointer, as the fault of an image that requires it.
    pub(crate) fn malformed_at(&self, source: &str) -> Option<Box<ImageFault>> {
        self.sorted.get(self.range_of(source))?.iter().find_map(Diagnostic::fault)
    }

    /// Whether an object was found at this pointer, and was malformed.
    pub(crate) fn is_object_at(&self, source: &str) -> bool {
        let diagnostics = self.sorted.get(self.range_of(source)).into_iter().flatten();
        let mut malformed = diagnostics.filter_map(|diagnostic| diagnostic.malformed.as_deref());
        malformed.any(|(_, found)| found == Kind::Object.describe())
    }

    /// The first malformed value, for strict mode.
    pub(crate) fn fault(&self) -> Option<Box<ImageFault>> {
        self.sorted.iter().find_map(Diagnostic::fault).or_else(|| self.overflow.clone())
    }

    pub(crate) fn warnings(&self) -> impl ExactSizeIterator<Item = &Warning> {
        self.sorted.iter().map(|diagnostic| &diagnostic.warning)
    }

    pub(crate) fn into_warnings(self) -> Vec<Warning> {
        // Not collected in place: shrinking the allocation takes longer.
        let mut warnings = Vec::with_capacity(self.sorted.len());
        warnings.extend(self.sorted.into_iter().map(|diagnostic| diagnostic.warning));
        warnings
    }
}

impl Diagnostic {
    fn source(&self) -> &str {
        self.warning.source.as_deref().unwrap_or_default()
    }

    fn order(&self) -> (&str, &str, Option<&str>) {
        (self.source(), self.warning.code.as_str(), self.warning.field.as_deref())
    }

    fn fault(&self) -> Option<Box<ImageFault>> {
        let (expected, found) = &**self.malformed.as_ref()?;
        let path = self.warning.source.as_deref();
        Some(ImageFault::expected(ErrorCode::Malformed, path, expected, found))
    }
}

fn warning(
    code: WarningCode,
    field: Cow<'static, str>,
    source: Cow<'static, str>,
    text: &str,
) -> Warning {
    let message = text_of(&[&shorten(&source), ": ", text]);
    Warning::with_pointers(code, (!field.is_empty()).then_some(field), Some(source), message)
}

//! Errors and warnings of filters, orders, field masks and page tokens.

use std::fmt;

use crate::model::word::vocabulary;
use crate::quote::{quote, text_of};

vocabulary! {
    /// The code of a [`FilterError`].
    pub closed enum FilterErrorCode {
        /// The text does not follow the grammar.
        Syntax = "filter-syntax",
        /// A field is unknown.
        Field = "filter-field",
        /// A value does not have the type of its field, or a comparator does not apply to it.
        Type = "filter-type",
        /// The legacy form (`name eq a.*`) is mixed with the other one.
        Mixed = "filter-mixed",
        /// The text is too long, nested too deep, or an expression in it too large.
        Limit = "filter-limit",
    }
}

/// The error of a [`Filter`](crate::Filter), an [`OrderBy`](crate::OrderBy), a [`FieldMask`](crate::FieldMask), a
/// [`Latest`](crate::Latest) or a page token.
///
/// It displays as one line with all of its parts:
///
/// ```
/// let error = "architecture==arm64".parse::<cloud_image::Filter>().unwrap_err();
/// assert_eq!(error.to_string(), "column 13: expected `=`, found `==`: write `=`");
/// assert_eq!((error.offset, error.length), (12, 2));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilterError {
    /// The code.
    pub code: FilterErrorCode,
    /// What was expected and found, in one line, without the place and the hint.
    pub message: String,
    /// Where the fault starts, in bytes of the text.
    pub offset: usize,
    /// The length of the fault in bytes; 0 at the end of the text.
    pub length: usize,
    /// What helps.
    pub hint: Option<String>,
}

impl fmt::Display for FilterError {
    /// The column is in bytes, from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_column(self.offset, &self.message))?;
        match &self.hint {
            Some(hint) => f.write_str(&text_of(&[": ", hint])),
            None => Ok(()),
        }
    }
}

fn at_column(offset: usize, message: &str) -> String {
    text_of(&["column ", itoa::Buffer::new().format(offset + 1), ": ", message])
}

impl std::error::Error for FilterError {}

/// Something in a filter that is allowed, but may not be what its author means.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FilterWarning {
    /// A description, in one line.
    pub message: String,
    /// Where it starts, in bytes of the text.
    pub offset: usize,
    /// Its length in bytes.
    pub length: usize,
}

impl fmt::Display for FilterWarning {
    /// The column is in bytes, from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_column(self.offset, &self.message))
    }
}

/// An error inside this module. In a box, it takes less code to pass on.
pub(super) type Fault = Box<FilterError>;

pub(super) type Result<T, E = Fault> = std::result::Result<T, E>;

/// A part of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// From the start of this span to the end of another one.
    pub(super) fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn error(self, code: FilterErrorCode, message: &[&str]) -> Fault {
        let (message, length) = (text_of(message), self.end - self.start);
        Box::new(FilterError { code, message, offset: self.start, length, hint: None })
    }

    /// An error that names what was expected and what was found.
    #[cold]
    #[inline(never)]
    pub(super) fn expected(self, code: FilterErrorCode, expected: &str, found: &str) -> Fault {
        let found = if found.is_empty() { "the end".to_owned() } else { quote(found) };
        self.error(code, &["expected ", expected, ", found ", &found])
    }

    #[cold]
    #[inline(never)]
    pub(super) fn warning(self, message: &[&str]) -> FilterWarning {
        FilterWarning {
            message: text_of(message),
            offset: self.start,
            length: self.end - self.start,
        }
    }
}

impl FilterError {
    #[cold]
    #[inline(never)]
    pub(super) fn hint(mut self: Box<Self>, hint: &[&str]) -> Fault {
        self.hint = Some(text_of(hint));
        self
    }
}

//! What can go wrong with an input.

mod fault;

pub(crate) use fault::{fault, utf16};

use crate::json::newlines;
use crate::model::Provider;
use crate::model::object::object;
use crate::model::word::vocabulary;
use crate::quote::{add, shorten};

vocabulary! {
    /// The kinds of error. More may come.
    pub closed enum ErrorCode {
        /// The text is no JSON. The input ends there; images before it have come out.
        Syntax = "syntax",
        /// The text ends before what it holds does. Images before it have come out.
        Truncated = "truncated",
        /// The bytes are no UTF-8. The input ends there.
        Encoding = "encoding",
        /// More than 127 objects and lists inside each other. The input ends there.
        Depth = "depth",
        /// One image is longer than [`Options::max_image_bytes`](crate::Options::max_image_bytes).
        Size = "size",
        /// A list of objects stands where no images are looked for.
        UnknownList = "unknown-list",
        /// None of the object's keys tells its provider, or that it is an image.
        UnknownProvider = "unknown-provider",
        /// The object could be an image of more than one provider.
        AmbiguousProvider = "ambiguous-provider",
        /// The image has no name, or no image stands where one should.
        Missing = "missing",
        /// A value is of the wrong type. For single fields this is a warning, in strict mode an error.
        Malformed = "malformed",
        /// The input is an API's own error answer.
        ApiError = "api-error",
    }
}

impl ErrorCode {
    /// Whether nothing after the error was read.
    #[must_use]
    pub fn ends_input(self) -> bool {
        matches!(self, Self::Syntax | Self::Truncated | Self::Encoding | Self::Depth)
    }
}

object! {
    /// A fault of the input: what it is, where it is, what was expected there and what was found.
    ///
    /// It displays as one line that says all of it:
    ///
    /// ```
    /// let error = cloud_image::images(br#"[{"kind": "compute#image", "name": 42}]"#).next().unwrap().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "image 0, line 1, column 2: /name: expected a string, found `42`"
    /// );
    /// assert_eq!(error.path.as_deref(), Some("/name"));
    /// ```
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[error("{message}")]
    pub struct Error {
        /// The kind of error.
        "code" => code: ErrorCode;
        /// All of it in one line, for people.
        "message" => message: String;
        /// The provider of the image, where it was told.
        "provider" default => provider: Option<Provider>;
        /// Which image of the input it is, from 0; images with errors count too.
        "index" default => index: Option<u64>;
        /// JSON Pointer (RFC 6901) into the image's object.
        "path" default => path: Option<String>;
        /// The line, from 1: of the fault in a text, of the image's start for a fault of an image.
        "line" default => line: Option<u64>;
        /// The column in bytes, from 1.
        "column" default => column: Option<u64>;
        /// The offset in bytes, from 0.
        "offset" default => offset: Option<u64>;
        /// What was expected.
        "expected" default => expected: Option<String>;
        /// What was found, shortened; never a secret.
        "found" default => found: Option<String>;
    }
}

/// Why one image cannot come out, whatever its place in the input. It is handed on in a box, for seldom is there one,
/// and it is large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImageFault {
    pub(crate) code: ErrorCode,
    pub(crate) path: Option<String>,
    pub(crate) reason: Reason,
}

/// What there is to say of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// One thing was expected and another found.
    Expected(String, String),
    /// A sentence.
    Says(String),
}

impl ImageFault {
    pub(crate) fn expected(
        code: ErrorCode,
        path: Option<&str>,
        expected: &str,
        found: &str,
    ) -> Box<Self> {
        let reason = Reason::Expected(expected.to_owned(), found.to_owned());
        Box::new(Self { code, path: path.map(str::to_owned), reason })
    }

    pub(crate) fn says(code: ErrorCode, sentence: &str) -> Box<Self> {
        Box::new(Self { code, path: None, reason: Reason::Says(sentence.to_owned()) })
    }
}

/// Where in an input something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) offset: u64,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Location {
    pub(crate) const START: Self = Self { offset: 0, line: 1, column: 1 };

    /// The place behind a byte order mark of so many bytes, which editors do not count.
    pub(crate) fn after_mark(bytes: usize) -> Self {
        Self { offset: u64::try_from(bytes).unwrap_or(u64::MAX), ..Self::START }
    }

    /// The place behind `text`, which starts here.
    pub(crate) fn after(self, text: &str) -> Self {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let bytes = text.as_bytes();
        let lines = newlines(bytes);
        let last = if lines > 0 { bytes.iter().rposition(|&byte| byte == b'\n') } else { None };
        let column = match last {
            Some(last) => count(bytes.len() - last),
            None => self.column + count(bytes.len()),
        };
        Self { offset: self.offset + count(bytes.len()), line: self.line + count(lines), column }
    }
}

impl Error {
    /// In a box, as [`ImageFault`].
    pub(crate) fn new(
        fault: Box<ImageFault>,
        provider: Option<Provider>,
        index: Option<u64>,
        place: Option<Location>,
    ) -> Box<Self> {
        let ImageFault { code, path, reason } = *fault;
        let mut message = String::new();
        let mut number = itoa::Buffer::new();
        if let Some(index) = index {
            add(&mut message, "image ");
            add(&mut message, number.format(index));
        }
        if let Some(Location { line, column, .. }) = place {
            join(&mut message, ", ");
            add(&mut message, "line ");
            add(&mut message, number.format(line));
            add(&mut message, ", column ");
            add(&mut message, number.format(column));
        }
        if let Some(path) = &path {
            // Steps of it are keys of the input.
            join(&mut message, ": ");
            add(&mut message, &shorten(path));
        }
        join(&mut message, ": ");
        let (expected, found) = match reason {
            Reason::Says(sentence) => {
                add(&mut message, &sentence);
                (None, None)
            }
            Reason::Expected(expected, found) => {
                for part in ["expected ", &expected, ", found ", &found] {
                    add(&mut message, part);
                }
                (Some(expected), Some(found))
            }
        };
        Box::new(Self {
            code,
            message,
            provider,
            index,
            path,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            offset: place.map(|place| place.offset),
            expected,
            found,
        })
    }
}

/// Adds what joins the next words to what a message says already.
fn join(message: &mut String, joint: &str) {
    if !message.is_empty() {
        add(message, joint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_bytes() {
        let place = Location::START.after("ab\ncé");
        assert_eq!(place, Location { offset: 6, line: 2, column: 4 });
        assert_eq!(place.after("\n"), Location { offset: 7, line: 3, column: 1 });
        assert_eq!(place.after("x"), Location { offset: 7, line: 2, column: 5 });
    }
}

//! The errors of an input.

mod fault;
mod input;
mod kind;
mod whole;

pub(crate) use fault::{fault, utf16};
pub use input::InputError;
pub use kind::ErrorKind;
pub(crate) use whole::read_whole;

use crate::json::newlines;
use crate::model::Provider;
use crate::model::object::object;
use crate::model::word::vocabulary;
use crate::quote::{add, quote, shorten, text_of};

vocabulary! {
    /// The code of an error. Later versions may add codes.
    pub closed enum ErrorCode {
        /// The text is not JSON. The input ends there; the images before the error are returned.
        Syntax = "syntax",
        /// The text ends too early, so the input is only part of a dump. The images before the error are returned.
        Truncated = "truncated",
        /// The bytes are not UTF-8. The input ends there.
        Encoding = "encoding",
        /// Objects and lists are nested more than 127 levels deep. The input ends there.
        Depth = "depth",
        /// One image is longer than [`Options::max_image_bytes`](crate::Options::max_image_bytes).
        Size = "size",
        /// An object that is not an image has a list of objects at an unknown key.
        UnknownList = "unknown-list",
        /// The object does not have the signs of an image of any provider.
        UnknownProvider = "unknown-provider",
        /// The object has the signs of an image of two providers.
        AmbiguousProvider = "ambiguous-provider",
        /// The image has no name, an asset has no content, or a unified image lacks a required member.
        Missing = "missing",
        /// A value has the wrong type, or the object is not an image. For a single field, this is a warning, and an
        /// error in strict mode.
        Malformed = "malformed",
        /// The input is an API's error answer.
        ApiError = "api-error",
        /// Bytes were given to a [`Decoder`](crate::Decoder) after its end. They are not read.
        Finished = "finished",
    }
}

impl ErrorCode {
    /// Whether the error ends the input: nothing after it was read.
    #[must_use]
    pub fn ends_input(self) -> bool {
        matches!(
            self,
            Self::Syntax | Self::Truncated | Self::Encoding | Self::Depth | Self::Finished
        )
    }

    /// Whether an unknown number of images is missing because of the error: it [ends the input](Self::ends_input), it is the
    /// API's own, or a list was not read. Such an input cannot be [compared](crate::Diff).
    #[must_use]
    pub fn loses_images(self) -> bool {
        self.ends_input() || matches!(self, Self::ApiError | Self::UnknownList)
    }
}

object! {
    /// An error of the input: its code and position, and the expected and found values.
    ///
    /// It displays as one line with all of them:
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
        /// The code of the error.
        "code" => code: ErrorCode;
        /// A description of the error, in one line.
        "message" => message: String;
        /// The provider of the image, if known.
        "provider" default => provider: Option<Provider>;
        /// The index of the image in the input, from 0. Images with errors count.
        "index" default => index: Option<u64>;
        /// JSON Pointer (RFC 6901) to the value in the image's object.
        "path" default => path: Option<String>;
        /// The line, from 1: of the error in the text, or of the start of the image with the error.
        "line" default => line: Option<u64>;
        /// The column in bytes of UTF-8, from 1.
        "column" default => column: Option<u64>;
        /// The offset in bytes of UTF-8, from 0.
        "offset" default => offset: Option<u64>;
        /// A description of the expected value.
        "expected" default => expected: Option<String>;
        /// The value that was found, shortened. Never a secret.
        "found" default => found: Option<String>;
    }
}

/// Before the quoted message in the error of an API's error answer.
pub(crate) const API_ERROR: &str = "the API answered with an error: `";

/// Why an image cannot be read, without its position in the input. It is passed in a box, because it is large and rare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImageFault {
    pub(crate) code: ErrorCode,
    pub(crate) path: Option<String>,
    pub(crate) reason: Reason,
}

/// The reason of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The expectation, and the value that was found.
    Expected(String, String),
    /// A sentence.
    Message(String),
    /// The object names itself as something else, of this type. It is skipped where objects are read, and an error where a
    /// caller converts it.
    Skipped(String),
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

    /// The fault of an object whose own type is not that of an image.
    pub(crate) fn skipped(kind: &str) -> Box<Self> {
        let (path, reason) = (Some("/type".to_owned()), Reason::Skipped(kind.to_owned()));
        Box::new(Self { code: ErrorCode::Malformed, path, reason })
    }

    /// The type of the object that the fault is about, if it is skipped.
    pub(crate) fn skipped_type(&self) -> Option<&str> {
        match &self.reason {
            Reason::Skipped(kind) => Some(kind),
            Reason::Expected(..) | Reason::Message(_) => None,
        }
    }

    pub(crate) fn with_message(code: ErrorCode, sentence: &str) -> Box<Self> {
        Box::new(Self { code, path: None, reason: Reason::Message(sentence.to_owned()) })
    }
}

/// A position in the input: an offset in bytes from 0, a line and a column in bytes from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) offset: u64,
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Location {
    pub(crate) const START: Self = Self { offset: 0, line: 1, column: 1 };

    /// The position after a byte order mark of the given length. Like in editors, the mark does not count for the
    /// column.
    pub(crate) fn after_mark(bytes: usize) -> Self {
        Self { offset: u64::try_from(bytes).unwrap_or(u64::MAX), ..Self::START }
    }

    /// The position after `text`, which starts here.
    pub(crate) fn after(self, text: &str) -> Self {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        let bytes = text.as_bytes();
        let lines = newlines(bytes);
        let last_newline =
            if lines > 0 { bytes.iter().rposition(|&byte| byte == b'\n') } else { None };
        let column = match last_newline {
            Some(last_newline) => count(bytes.len() - last_newline),
            None => self.column + count(bytes.len()),
        };
        Self { offset: self.offset + count(bytes.len()), line: self.line + count(lines), column }
    }
}

impl Error {
    /// An error with only a code and a message, for the tests of a caller.
    ///
    /// ```
    /// use cloud_image::{Error, ErrorCode};
    ///
    /// let mut error = Error::new(ErrorCode::Missing, "/name: expected a string, found none");
    /// error.path = Some("/name".to_owned());
    /// assert_eq!(error.to_string(), "/name: expected a string, found none");
    /// ```
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            provider: None,
            index: None,
            path: None,
            line: None,
            column: None,
            offset: None,
            expected: None,
            found: None,
        }
    }

    /// An error with its message, in a box, like [`ImageFault`].
    pub(crate) fn from_fault(
        fault: Box<ImageFault>,
        provider: Option<Provider>,
        index: Option<u64>,
        location: Option<Location>,
    ) -> Box<Self> {
        let ImageFault { code, path, reason } = *fault;
        let mut message = String::new();
        let mut number = itoa::Buffer::new();
        if let Some(index) = index {
            add(&mut message, "image ");
            add(&mut message, number.format(index));
        }
        if let Some(Location { line, column, .. }) = location {
            join(&mut message, ", ");
            add(&mut message, "line ");
            add(&mut message, number.format(line));
            add(&mut message, ", column ");
            add(&mut message, number.format(column));
        }
        if let Some(path) = &path {
            // A path contains keys of the input, which can be long.
            join(&mut message, ": ");
            add(&mut message, &shorten(path));
        }
        join(&mut message, ": ");
        let (expected, found) = match reason {
            Reason::Message(sentence) => {
                add(&mut message, &sentence);
                (None, None)
            }
            Reason::Expected(expected, found) => (Some(expected), Some(found)),
            Reason::Skipped(kind) => {
                let found = quote(&text_of(&["\"", &kind, "\""]));
                (Some("the type of an image".to_owned()), Some(found))
            }
        };
        if let (Some(expected), Some(found)) = (&expected, &found) {
            for part in ["expected ", expected, ", found ", found] {
                add(&mut message, part);
            }
        }
        Box::new(Self {
            code,
            message,
            provider,
            index,
            path,
            line: location.map(|location| location.line),
            column: location.map(|location| location.column),
            offset: location.map(|location| location.offset),
            expected,
            found,
        })
    }
}

/// Appends a separator if the message is not empty.
fn join(message: &mut String, separator: &str) {
    if !message.is_empty() {
        add(message, separator);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_counts_lines_and_bytes() {
        let location = Location::START.after("ab\ncé");
        assert_eq!(location, Location { offset: 6, line: 2, column: 4 });
        assert_eq!(location.after("\n"), Location { offset: 7, line: 3, column: 1 });
        assert_eq!(location.after("x"), Location { offset: 7, line: 2, column: 5 });
    }
}

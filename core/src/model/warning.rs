//! Warnings: problems in a provider's object that did not prevent reading the image.

use std::borrow::Cow;

use serde::Deserialize;

use super::object::object;
use super::word::vocabulary;

vocabulary! {
    /// The code of a warning. The set is closed: a new code requires a new minor version.
    pub closed enum WarningCode {
        /// Two fields disagree. The more trusted value is used, or neither; `source` points to the rejected one.
        Conflict = "conflict",
        /// The value is not in the vocabulary of the field; it is kept unchanged.
        Unrecognized = "unrecognized",
        /// The value has the wrong type or is out of range; the field is left out.
        Malformed = "malformed",
        /// A time without a zone was read as UTC, or a leap second as the second before.
        Assumed = "assumed",
        /// A tag key occurs twice in one list; the last value is used.
        Duplicate = "duplicate",
        /// A lone surrogate in a string was replaced with U+FFFD.
        Replaced = "replaced",
    }
}

object! {
    /// A problem in a provider's object that did not prevent reading the image.
    #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
    pub struct Warning {
        /// The code of the warning.
        "code" => code: WarningCode;
        /// JSON Pointer (RFC 6901) to the value in the unified image.
        "field" default => field: Option<Cow<'static, str>>, owned;
        /// JSON Pointer to the source of the value in the provider's object.
        "source" default => source: Option<Cow<'static, str>>, owned;
        /// A description of the warning, in one line.
        "message" => message: String;
    }
}

impl Warning {
    /// A warning with only a code and a message, for the tests of a caller.
    ///
    /// ```
    /// use cloud_image::{Warning, WarningCode};
    ///
    /// let mut warning = Warning::new(WarningCode::Unrecognized, "/status: `NEW` is not a known status");
    /// warning.field = Some("/status".into());
    /// ```
    #[must_use]
    pub fn new(code: WarningCode, message: impl Into<String>) -> Self {
        Self { code, field: None, source: None, message: message.into() }
    }

    pub(crate) fn with_pointers(
        code: WarningCode,
        field: Option<Cow<'static, str>>,
        source: Option<Cow<'static, str>>,
        message: String,
    ) -> Self {
        Self { code, field, source, message }
    }
}

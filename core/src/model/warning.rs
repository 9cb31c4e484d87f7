//! What a reader should know about a value of an image.

use std::borrow::Cow;

use serde::Deserialize;

use super::object::object;
use super::word::vocabulary;

vocabulary! {
    /// The kinds of warning. The set is closed: a new kind is a new minor version.
    pub closed enum WarningCode {
        /// Two sources of one value disagree; the more trusted one won, or neither is told. `source` points at the loser.
        Conflict = "conflict",
        /// A word that the vocabulary of this field does not hold; it is kept as it is.
        Unrecognized = "unrecognized",
        /// A value of the wrong JSON type or out of its range; the field is left out.
        Malformed = "malformed",
        /// A time without a zone was read as UTC, or a leap second as the second before it.
        Assumed = "assumed",
        /// A tag key is given twice in one list; the last one won.
        Duplicate = "duplicate",
        /// A lone surrogate in a string became U+FFFD.
        Replaced = "replaced",
    }
}

object! {
    /// Something about an image that a careful reader should know. The image is whole all the same.
    #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
    pub struct Warning {
        /// The kind of warning.
        "code" => code: WarningCode;
        /// JSON Pointer (RFC 6901) to the value, in the unified image.
        "field" default => field: Option<Cow<'static, str>>, owned;
        /// JSON Pointer to where it came from, in the provider's object.
        "source" default => source: Option<Cow<'static, str>>, owned;
        /// The warning in one line, for people.
        "message" => message: String;
    }
}

impl Warning {
    pub(crate) fn new(
        code: WarningCode,
        field: Option<Cow<'static, str>>,
        source: Option<Cow<'static, str>>,
        message: String,
    ) -> Self {
        Self { code, field, source, message }
    }
}

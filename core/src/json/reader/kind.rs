//! The types of JSON values.

use crate::quote::quote;

/// The JSON type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The type in words.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    /// The description of a value of this type in a message: the token, or the type of an object or list.
    pub(crate) fn found(self, token: &str) -> String {
        match self {
            Self::Array | Self::Object => self.describe().to_owned(),
            _ => quote(token),
        }
    }
}

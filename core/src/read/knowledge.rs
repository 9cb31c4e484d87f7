//! Reads the rows that callers add to the knowledge.

use serde::Deserializer;

use crate::Knowledge;
use crate::error::{Error, read_whole};
use crate::json::Value;
use crate::os::FormError;

/// Why rows of [`Knowledge`] cannot be read. It displays as one line with the position:
///
/// ```
/// use cloud_image::Knowledge;
///
/// let error = Knowledge::from_json(br#"{"distros": [{"id": "acme", "nmes": []}]}"#).unwrap_err();
/// assert_eq!(error.path.as_deref(), Some("/distros/0/nmes"));
/// assert_eq!(
///     error.to_string(),
///     "/distros/0/nmes: unknown field `nmes`, expected one of `id`, `type`, `names`, `versionParts`, \
///      `codenames`, `variants`, `outranksLicenses`, `labels`"
/// );
///
/// let error = Knowledge::from_json(b"{\n\"distros\" []}").unwrap_err();
/// assert_eq!((error.line, error.column), (Some(2), Some(11)));
/// assert_eq!(error.to_string(), "line 2, column 11: expected `:`, found `[`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
#[non_exhaustive]
pub struct KnowledgeError {
    /// A description of the error with its position, in one line.
    pub message: String,
    /// JSON Pointer (RFC 6901) to the value, unless the text is not JSON. It is empty for the whole value.
    pub path: Option<String>,
    /// The line, from 1, if the text is not JSON.
    pub line: Option<u64>,
    /// The column in bytes of UTF-8, from 1, if the text is not JSON.
    pub column: Option<u64>,
}

impl Knowledge {
    /// Reads rows in [JSON](Self#json), which are added to the built-in data.
    ///
    /// # Errors
    ///
    /// If the text is not JSON in UTF-8, or has an unknown key or a value of the wrong type.
    pub fn from_json(json: &[u8]) -> Result<Self, KnowledgeError> {
        read(&read_whole(None, json, Value::read)?)
    }

    /// Reads rows in the form of the [JSON](Self#json) from any self-describing format. The error has the path to the
    /// value.
    ///
    /// ```
    /// use cloud_image::Knowledge;
    ///
    /// let rows = serde_json::json!({"distros": [{"id": "acme", "versionParts": "2"}]});
    /// let error = Knowledge::deserialize_with_path(rows).unwrap_err();
    /// assert_eq!(error.path.as_deref(), Some("/distros/0/versionParts"));
    /// ```
    ///
    /// # Errors
    ///
    /// If there is an unknown key or a value of the wrong type.
    pub fn deserialize_with_path<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Self, KnowledgeError> {
        let mut path = String::new();
        let value = Value::deserialize(from, &mut path).map_err(|error| {
            let reason = error.to_string();
            FormError { path, reason }
        })?;
        read(&value)
    }
}

fn read(value: &Value) -> Result<Knowledge, KnowledgeError> {
    Knowledge::from_form(value).map_err(KnowledgeError::from)
}

impl From<FormError> for KnowledgeError {
    fn from(error: FormError) -> Self {
        Self { message: error.message(), path: Some(error.path), line: None, column: None }
    }
}

impl From<Error> for KnowledgeError {
    fn from(error: Error) -> Self {
        Self { message: error.message, path: None, line: error.line, column: error.column }
    }
}

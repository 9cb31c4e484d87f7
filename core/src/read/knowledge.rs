//! Reads the rows that callers add to the knowledge.

use serde::Deserializer;
use serde_path_to_error::{Path, Segment};

use crate::Knowledge;
use crate::error::{Error, read_whole};
use crate::json::push_step;
use crate::quote::{shorten, text_of};

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
        let text = read_whole(None, json, |json| {
            json.peek("an object")?;
            json.skip()
        })?;
        read(&mut serde_json::Deserializer::from_str(text), |error: serde_json::Error| {
            // The path is exact, so the position is not needed.
            let position = format!(" at line {} column {}", error.line(), error.column());
            let message = error.to_string();
            message.strip_suffix(&*position).unwrap_or(&message).to_owned()
        })
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
        read(from, |error| error.to_string())
    }
}

fn read<'de, D: Deserializer<'de>>(
    from: D,
    message: impl FnOnce(D::Error) -> String,
) -> Result<Knowledge, KnowledgeError> {
    serde_path_to_error::deserialize(from).map_err(|error| {
        let path = pointer(error.path());
        KnowledgeError::new(path, &message(error.into_inner()))
    })
}

impl KnowledgeError {
    fn new(path: String, message: &str) -> Self {
        let separator = if path.is_empty() { "" } else { ": " };
        let message = text_of(&[&shorten(&path), separator, message]);
        Self { message, path: Some(path), line: None, column: None }
    }
}

impl From<Error> for KnowledgeError {
    fn from(error: Error) -> Self {
        Self { message: error.message, path: None, line: error.line, column: error.column }
    }
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                push_step(&mut pointer, itoa::Buffer::new().format(*index));
            }
            Segment::Map { key } => push_step(&mut pointer, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

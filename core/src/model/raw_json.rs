//! JSON text of the provider.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::json::{JsonBuf, Read, ReadError, Reading, Write, compact};
use crate::quote::has_secret_url;

/// A JSON value as the provider wrote it, without white space between tokens.
///
/// Numbers, escapes, unknown keys and repeated keys are unchanged. Two values are equal if their texts are. With
/// `serde`, it works only with `serde_json`, which also makes one for a test:
///
/// ```
/// let source: cloud_image::RawJson = serde_json::from_str(r#"{"name":"golden-7"}"#)?;
/// assert_eq!(source.as_str(), r#"{"name":"golden-7"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Wraps a text that is known to be JSON without white space.
    pub(crate) fn from_read(text: String) -> Self {
        Self(text.into_boxed_str())
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Write for RawJson {
    fn write(&self, out: &mut JsonBuf) {
        out.push_bytes(self.0.as_bytes());
    }
}

impl Read<'_> for RawJson {
    /// Reads an object, and redacts its secrets: the text may come from another program.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'_>) -> Result<(), ReadError> {
        *slot = None;
        if reading.is_object()? {
            let is_secret = reading.is_secret;
            *slot = Some(Self::from_read(compact(reading.json.skip()?, &|key, text| {
                is_secret(key) || has_secret_url(text)
            })?));
        }
        Ok(())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(&self.0).map_err(serde::ser::Error::custom)?.serialize(to)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(from).map(|value| Self(value.into()))
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

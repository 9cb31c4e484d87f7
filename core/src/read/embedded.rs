//! An image whose JSON is the value of a string in the input, as in rows of `BigQuery`.

use crate::Provider;

/// The decoded string, and the result of its first reading.
pub(super) struct Embedded {
    pub(super) json: String,
    pub(super) provider: Provider,
    pub(super) project: Option<String>,
}

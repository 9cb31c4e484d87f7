//! An image whose JSON is the value of a string in the input, as in rows of `BigQuery`.

use super::machine::{Event, Machine};
use super::options::Options;
use super::prediction::Prediction;
use crate::error::Location;
use crate::{Image, Provider};

/// The decoded string, and the result of its first reading.
pub(super) struct Embedded {
    pub(super) json: String,
    pub(super) provider: Provider,
    pub(super) project: Option<String>,
}

impl Embedded {
    /// The image, which borrows from the decoded string.
    ///
    /// It is read a second time: the machine reads it to count it, but cannot return an image that borrows from a local
    /// string. Copying each field instead makes the module 1 KB larger.
    pub(super) fn image(&self, options: &Options) -> Option<Box<Image<'_>>> {
        let mut machine = Machine::new(options.clone(), Location::START, Prediction::default());
        let (read, diagnostics) = machine.read(&self.json, Some(self.provider), false)?;
        match machine.emit("", 0, &self.json, read, diagnostics, self.project.clone())? {
            Event::Image(image) => Some(image),
            _ => None,
        }
    }
}

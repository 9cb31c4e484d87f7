//! One image in its provider's own fields.

use super::diagnostics::Diagnostics;
use crate::model::Warning;

/// One image in its provider's own fields, as [`gce::read`](super::gce::read), [`gcore::read`](super::gcore::read) and
/// [`azure::read`](super::azure::read) return it.
///
/// `unify` converts it to the unified [`Image`](crate::Image), with these warnings and those of the conversion. So does
/// `TryFrom`, with the [built-in knowledge](crate::Knowledge::builtin).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Typed<T> {
    /// The provider's fields.
    pub image: T,
    pub(super) diagnostics: Diagnostics,
}

impl<T> Typed<T> {
    /// An image without warnings.
    pub(super) fn new(image: T) -> Self {
        Self { image, diagnostics: Diagnostics::default() }
    }

    /// The problems of its values: a malformed value is absent from the image. They are sorted by their source.
    pub fn warnings(&self) -> impl ExactSizeIterator<Item = &Warning> {
        self.diagnostics.warnings()
    }
}

//! The reader of values in the unified model, with the fault of the last value.

use super::{Kind, ReadError, Reader, push_step};
use crate::error::{ErrorCode, ImageFault, Reason};
use crate::quote::{add, quote};

/// A reader, and the fault of the last value if that was rejected. The fault is stored here, so that results stay
/// small.
#[derive(Debug)]
pub(crate) struct Reading<'json> {
    pub(crate) json: Reader<'json>,
    /// Whether a key is that of a secret, whose value is redacted.
    pub(crate) is_secret: fn(&str) -> bool,
    fault: Option<Box<ImageFault>>,
}

impl<'json> Reading<'json> {
    pub(crate) fn new(json: Reader<'json>, is_secret: fn(&str) -> bool) -> Self {
        Self { json, is_secret, fault: None }
    }

    /// Whether the next value is an object; if not, it is skipped and rejected.
    #[inline(never)]
    pub(crate) fn is_object(&mut self) -> Result<bool, ReadError> {
        let is_object = self.json.kind()? == Kind::Object;
        if !is_object {
            self.mismatch("an object")?;
        }
        Ok(is_object)
    }

    /// Skips and rejects the next value, which does not have the expected type.
    #[cold]
    #[inline(never)]
    pub(crate) fn mismatch(&mut self, expected: &str) -> Result<(), ReadError> {
        let kind = self.json.kind()?;
        let token = self.json.skip()?;
        self.reject(expected, &kind.found(token));
        Ok(())
    }

    /// Rejects the token that was read last.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject_token(&mut self, expected: &str, token: &str) {
        self.reject(expected, &quote(token));
    }

    /// Rejects the value that was read last.
    #[cold]
    #[inline(never)]
    pub(crate) fn reject(&mut self, expected: &str, found: &str) {
        self.fault = Some(ImageFault::expected(ErrorCode::Malformed, None, expected, found));
    }

    /// The fault of the last value, if that was rejected. Its path is relative to the value.
    pub(crate) fn take_fault(&mut self) -> Option<Box<ImageFault>> {
        self.fault.take()
    }

    /// Whether the last value was rejected.
    pub(crate) fn is_rejected(&self) -> bool {
        self.fault.is_some()
    }
}

/// The fault among the parts of a value: of several, the one with the smallest path, because the result must not depend
/// on the order of keys.
#[derive(Default)]
pub(super) struct Faults(Option<Box<ImageFault>>);

impl Faults {
    /// Takes the fault of the part at a step of the path, if that was rejected.
    #[cold]
    #[inline(never)]
    pub(super) fn take(&mut self, step: &str, reading: &mut Reading<'_>) {
        let Some(mut fault) = reading.take_fault() else { return };
        let mut path = String::new();
        push_step(&mut path, step);
        add(&mut path, fault.path.as_deref().unwrap_or_default());
        fault.path = Some(path);
        if self.0.as_ref().is_none_or(|known| fault.path < known.path) {
            self.0 = Some(fault);
        }
    }

    /// Takes the fault of a missing part: the fault of the `null` that was read in its place.
    #[cold]
    pub(super) fn take_missing(&mut self, step: &str, reading: &mut Reading<'_>) {
        if let Some(fault) = &mut reading.fault {
            fault.code = ErrorCode::Missing;
            if let Reason::Expected(_, found) = &mut fault.reason {
                "none".clone_into(found);
            }
        }
        self.take(step, reading);
    }

    /// Rejects the value if one of its parts was rejected.
    pub(super) fn finish(self, reading: &mut Reading<'_>) {
        reading.fault = self.0;
    }
}

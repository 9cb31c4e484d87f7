//! What reading values back has come to.

use super::{Kind, ReadError, Reader, push_step};
use crate::error::{ErrorCode, ImageFault, Reason};
use crate::quote::{add, quote};

/// A reader, and what was refused of the value that it has just passed. Like an error of the reader, a fault
/// costs nothing to hand on.
#[derive(Debug)]
pub(crate) struct Reading<'json> {
    pub(crate) json: Reader<'json>,
    fault: Option<Box<ImageFault>>,
}

impl<'json> Reading<'json> {
    pub(crate) fn new(json: Reader<'json>) -> Self {
        Self { json, fault: None }
    }

    /// Whether an object comes next; if not, what comes is refused.
    #[inline(never)]
    pub(crate) fn is_object(&mut self) -> Result<bool, ReadError> {
        let is_object = self.json.kind()? == Kind::Object;
        if !is_object {
            self.mismatch("an object")?;
        }
        Ok(is_object)
    }

    /// Passes the value that comes next, which is not of the expected type, and refuses it.
    #[cold]
    #[inline(never)]
    pub(crate) fn mismatch(&mut self, expected: &str) -> Result<(), ReadError> {
        let kind = self.json.kind()?;
        let token = self.json.skip()?;
        self.refuse(expected, &kind.found(token));
        Ok(())
    }

    /// Refuses the token that was just passed.
    #[cold]
    #[inline(never)]
    pub(crate) fn wrong(&mut self, expected: &str, token: &str) {
        self.refuse(expected, &quote(token));
    }

    /// Refuses the value that was just passed.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse(&mut self, expected: &str, found: &str) {
        self.fault = Some(ImageFault::expected(ErrorCode::Malformed, None, expected, found));
    }

    /// The fault of the value that was just passed, if it was refused. Its path is relative to the value.
    pub(crate) fn take_refusal(&mut self) -> Option<Box<ImageFault>> {
        self.fault.take()
    }

    /// Whether that value was refused.
    pub(crate) fn refused(&self) -> bool {
        self.fault.is_some()
    }
}

/// What was refused of the parts of a value: of several refusals that whose path is the first in order, for the
/// order of the keys must not show.
#[derive(Default)]
pub(super) struct Faults(Option<Box<ImageFault>>);

impl Faults {
    /// Takes what was refused of the part at a step.
    #[cold]
    #[inline(never)]
    pub(super) fn take(&mut self, step: &str, reading: &mut Reading<'_>) {
        let Some(mut fault) = reading.take_refusal() else { return };
        let mut path = String::new();
        push_step(&mut path, step);
        add(&mut path, fault.path.as_deref().unwrap_or_default());
        fault.path = Some(path);
        if self.0.as_ref().is_none_or(|known| fault.path < known.path) {
            self.0 = Some(fault);
        }
    }

    /// The same for a part that is not there: what was refused is what stood in for it.
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

    /// Refuses the value if one of its parts was.
    pub(super) fn verdict(self, reading: &mut Reading<'_>) {
        reading.fault = self.0;
    }
}

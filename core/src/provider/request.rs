//! What is wanted of an image.

use crate::Image;
use crate::os::Knowledge;

/// What is wanted of an image.
pub(crate) struct Request<'r> {
    pub(crate) knowledge: &'r Knowledge,
    /// What is needed of an image that is wanted.
    pub(crate) needs: Needs,
    /// What is tested before the rest is read.
    pub(crate) test: Option<Test<'r>>,
}

/// The parts of a provider's object that are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needs {
    /// The fields, as bits by their number.
    pub(crate) fields: u64,
    /// Whether the operating system has to be identified.
    pub(crate) identity: bool,
}

impl Needs {
    pub(crate) const ALL: Self = Self { fields: u64::MAX, identity: true };
}

/// A test that an image must pass to be wanted.
pub(crate) struct Test<'r> {
    pub(crate) needs: Needs,
    /// Whether the test may fail before the operating system is identified.
    pub(crate) has_stated: bool,
    /// Whether an image fails, of which only the needed parts were read; and whether it was identified.
    pub(crate) is_unwanted: &'r dyn Fn(&Image<'_>, bool) -> bool,
}

impl<'r> Request<'r> {
    /// The knowledge for identifying the operating system, if that is needed.
    pub(super) fn knowledge(&self, needs: Needs) -> Option<&'r Knowledge> {
        needs.identity.then_some(self.knowledge)
    }
}

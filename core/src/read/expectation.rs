//! What the context of an object states about it.

use crate::Provider;

/// What the context of an object states about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expectation {
    Nothing,
    /// It is an image of this provider.
    Image(Provider),
    /// It holds a list of images of this provider.
    ImageList(Provider),
    /// It holds images, and is not an image.
    Wrapper,
    /// The type of the resource comes after its content.
    Deferred,
}

impl Expectation {
    /// The provider of the image that the object is.
    pub(super) fn provider(self) -> Option<Provider> {
        match self {
            Self::Image(provider) => Some(provider),
            _ => None,
        }
    }

    /// The provider as whose image the object is read. If its type is deferred, its own signs must identify it, even if
    /// a provider is set.
    pub(super) fn expected_provider(self, forced: Option<Provider>) -> Option<Provider> {
        match self {
            Self::Deferred => None,
            _ => self.provider().or(forced),
        }
    }
}

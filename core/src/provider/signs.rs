//! Signs: keys and values that show which provider an object is from, and whether it is an image.

/// A set of signs. An object is an image of a provider if it has a sign of that provider and a sign of an image, and no
/// sign of another object.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs(u8);

impl Signs {
    pub(crate) const NONE: Self = Self(0);
    /// Only resources of this provider have it.
    pub(crate) const CLOUD: Self = Self(1);
    /// Among resources of this provider, only images have it.
    pub(crate) const IMAGE: Self = Self(2);
    /// Only images of this provider have it.
    pub(crate) const CLOUD_IMAGE: Self = Self(1 | 2);
    /// No image of this provider has it.
    pub(crate) const OTHER: Self = Self(4);
    /// Of the providers whose images share their keys, only this one has it. It proves nothing on its own.
    pub(crate) const HINT: Self = Self(16);
    /// The same, and among resources of this provider, only images have it.
    pub(crate) const IMAGE_HINT: Self = Self(2 | 16);
    /// Its clients write it, but so do others. It proves nothing, but the error message names the provider.
    pub(crate) const POSSIBLE: Self = Self(32);
    /// The signs depend on the value.
    pub(crate) const BY_VALUE: Self = Self(8);
    /// Only resources of this provider have it; further signs depend on the value.
    pub(crate) const CLOUD_BY_VALUE: Self = Self(1 | 8);

    pub(crate) const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    pub(crate) const fn is_some(self) -> bool {
        self.0 != 0
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.0 |= more.0;
    }

    pub(crate) const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 == signs.0
    }

    /// Whether the object could be an image of this provider, if it had more keys.
    pub(crate) const fn is_partial(self) -> bool {
        self.0 & (Self::CLOUD_IMAGE.0 | Self::POSSIBLE.0) != 0
    }

    /// Whether the object is an image of this provider.
    pub(crate) const fn is_image(self) -> bool {
        self.0 & (Self::CLOUD_IMAGE.0 | Self::OTHER.0) == Self::CLOUD_IMAGE.0
    }
}

//! What the keys and values of an object say of it: which cloud it is of, and whether it is an image.

/// A set of signs. An object is an image of a cloud where it has a sign of that cloud and one of an image, and
/// none of something else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs(u8);

impl Signs {
    pub(crate) const NONE: Self = Self(0);
    /// Only this cloud's resources have it.
    pub(crate) const CLOUD: Self = Self(1);
    /// Among the resources of this cloud, only images have it.
    pub(crate) const IMAGE: Self = Self(2);
    /// Only this cloud's images have it.
    pub(crate) const CLOUD_IMAGE: Self = Self(1 | 2);
    /// No image of this cloud has it.
    pub(crate) const OTHER: Self = Self(4);
    /// That depends on the value.
    pub(crate) const BY_VALUE: Self = Self(8);

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

    /// Whether they say that the object is an image of this cloud.
    pub(crate) const fn are_of_an_image(self) -> bool {
        self.0 & !Self::BY_VALUE.0 == Self::CLOUD_IMAGE.0
    }
}

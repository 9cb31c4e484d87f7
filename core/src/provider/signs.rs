//! What the keys and values of an object say of it: which cloud it is of, and whether it is an image.

use super::field_spec::FieldSpec;
use crate::error::{ErrorCode, ImageFault};
use crate::json::{ReadError, Reader};
use crate::quote::text_of;

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
    /// Only this cloud's resources have it, and its value says more.
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

    /// Whether they say that the object is an image of this cloud.
    pub(crate) const fn is_image(self) -> bool {
        self.0 & !Self::BY_VALUE.0 == Self::CLOUD_IMAGE.0
    }
}

/// What an object or a value is a sign of; with the reason, where it says that the object is something else.
pub(crate) type FoundSigns = (Signs, Option<Box<ImageFault>>);

/// Of an object of one provider: what its keys are signs of, and its values.
pub(crate) struct SignSpec {
    /// The keys of an image's object.
    pub(crate) fields: &'static [FieldSpec],
    /// Keys that no image's object has.
    pub(crate) non_image_keys: &'static [&'static str],
    /// What the value of a key is a sign of that is one by its value.
    pub(crate) value_signs: fn(key: &str, value: &str) -> FoundSigns,
}

impl SignSpec {
    /// What an object is a sign of.
    pub(crate) fn object_signs(&self, object: &str) -> FoundSigns {
        let mut members = Vec::new();
        // What is no JSON is no sign, either.
        let _ = self.read(object, &mut members);
        let mut found = (Signs::NONE, None);
        for (key, value) in members {
            let mut signs = self.key_signs(key);
            if value == "null" {
                continue;
            }
            let mut reason = None;
            if signs.has(Signs::BY_VALUE) {
                let value_signs = (self.value_signs)(key, value);
                signs.add(value_signs.0);
                reason = value_signs.1;
            } else if signs.has(Signs::OTHER) {
                reason = Some(not_an_image(key, "a key that no image has"));
            }
            found.0.add(signs);
            found.1 = found.1.or(reason);
        }
        found
    }

    /// Reads the members that are signs. Of a key that is given twice, the last value counts.
    fn read<'o>(
        &self,
        object: &'o str,
        members: &mut Vec<(&'static str, &'o str)>,
    ) -> Result<(), ReadError> {
        Reader::members(object, &mut |key, value| {
            let Some(key) = self.sign(key) else { return };
            match members.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => *known = value,
                None => members.push((key, value)),
            }
        })
    }

    /// A key, if it is a sign.
    fn sign(&self, key: &str) -> Option<&'static str> {
        let fields = self.fields.iter().filter(|field| field.signs.is_some());
        let field = fields.map(FieldSpec::key).find(|field| *field == key);
        field.or_else(|| self.non_image_keys.iter().find(|other| **other == key).copied())
    }

    /// What a key is a sign of, where its value is not null.
    pub(crate) fn key_signs(&self, key: &str) -> Signs {
        match self.fields.iter().find(|field| field.key() == key) {
            Some(field) => field.signs,
            None if self.non_image_keys.contains(&key) => Signs::OTHER,
            None => Signs::NONE,
        }
    }
}

/// Refuses an object of the cloud that is no image, for what stands under a key.
pub(crate) fn not_an_image(key: &str, found: &str) -> Box<ImageFault> {
    ImageFault::expected(ErrorCode::Malformed, Some(&text_of(&["/", key])), "an image", found)
}

//! The signs that a provider declares, and the signs of an object.

use super::field_spec::FieldSpec;
use super::signs::Signs;
use crate::error::{ErrorCode, ImageFault};
use crate::json::{ReadError, Reader};
use crate::quote::text_of;

/// The signs of an object or a value; with the fault, if they show that the object is not an image.
pub(crate) type FoundSigns = (Signs, Option<Box<ImageFault>>);

/// The signs of a provider's keys and values.
pub(crate) struct SignSpec {
    /// The keys of an image.
    pub(crate) fields: &'static [FieldSpec],
    /// Keys that no image has.
    pub(crate) non_image_keys: &'static [&'static str],
    /// The signs of the value of a key that is `BY_VALUE`.
    pub(crate) value_signs: fn(key: &str, value: &str) -> FoundSigns,
}

impl SignSpec {
    /// The signs of an object.
    pub(crate) fn object_signs(&self, object: &str) -> FoundSigns {
        let mut members = Vec::new();
        // Text after a syntax error has no signs.
        let _ = self.read(object, &mut members);
        let mut found: FoundSigns = (Signs::NONE, None);
        let mut key_of_value = "";
        for (key, value) in members {
            let mut signs = self.key_signs(key);
            if value == "null" {
                continue;
            }
            let mut fault = None;
            if signs.has(Signs::BY_VALUE) {
                let by_value = (self.value_signs)(key, value);
                signs.add(by_value.0);
                fault = by_value.1;
            } else if signs.has(Signs::OTHER) {
                fault = Some(not_an_image(key, "a key that no image has"));
            }
            found.0.add(signs);
            let Some(fault) = fault else { continue };
            // What the object itself states to be is better than what its other values show. Of these, the first by its key
            // counts, so that the fault is the same as that of the image's fields.
            let is_better = match &found.1 {
                Some(known) if known.skipped_type().is_some() => fault.skipped_type().is_some(),
                Some(_) => {
                    fault.skipped_type().is_some()
                        || signs.has(Signs::BY_VALUE) && key < key_of_value
                }
                None => true,
            };
            if is_better {
                let is_by_value = signs.has(Signs::BY_VALUE);
                (found.1, key_of_value) = (Some(fault), if is_by_value { key } else { "" });
            }
        }
        found
    }

    /// Reads the members that are signs. If a key occurs twice, the last value counts.
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

    /// The key, if it is a sign.
    fn sign(&self, key: &str) -> Option<&'static str> {
        let fields = self.fields.iter().filter(|field| field.signs.is_some());
        let field = fields.map(FieldSpec::key).find(|field| *field == key);
        field.or_else(|| self.non_image_keys.iter().find(|known| **known == key).copied())
    }

    /// The signs of a key whose value is not null.
    pub(crate) fn key_signs(&self, key: &str) -> Signs {
        match self.fields.iter().find(|field| field.key() == key) {
            Some(field) => field.signs,
            None if self.non_image_keys.contains(&key) => Signs::OTHER,
            None => Signs::NONE,
        }
    }
}

/// The fault of an object that is not an image, because of the value of a key.
pub(crate) fn not_an_image(key: &str, found: &str) -> Box<ImageFault> {
    ImageFault::expected(ErrorCode::Malformed, Some(&text_of(&["/", key])), "an image", found)
}

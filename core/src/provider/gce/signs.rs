//! The signs of Compute Engine and of its images.

use super::image::Image;
use super::urls::collection;
use crate::error::{ErrorCode, ImageFault};
use crate::provider::record::Record;
use crate::provider::sign_spec::{FoundSigns, SignSpec, not_an_image};
use crate::provider::signs::Signs;
use crate::provider::text_value;
use crate::quote::{quote, text_of};

/// The kind of an image.
pub(super) const KIND: &str = "compute#image";

pub(super) const SIGNS: SignSpec =
    SignSpec { fields: Image::FIELDS, non_image_keys: Image::NON_IMAGE_KEYS, value_signs };

fn value_signs(key: &str, value: &str) -> FoundSigns {
    let Some(text) = text_value(value) else { return (Signs::NONE, None) };
    if key == Image::SPECS.kind.key() { sign_of_kind(key, &text) } else { sign_of_link(key, &text) }
}

/// The signs of a kind. Fixtures of some clients have a number after `compute#image`. With a letter after it, it is the
/// kind of another resource, such as `compute#imageList`.
pub(super) fn sign_of_kind(key: &str, kind: &str) -> FoundSigns {
    let is_image = |rest: &str| !rest.bytes().any(|byte| byte.is_ascii_alphabetic());
    if kind.strip_prefix(KIND).is_some_and(is_image) {
        (Signs::CLOUD_IMAGE, None)
    } else if kind.contains('#') {
        let (pointer, found) = (text_of(&["/", key]), quote(&text_of(&["\"", kind, "\""])));
        let (pointer, expected) = (Some(&*pointer), "`compute#image`");
        let fault = ImageFault::expected(ErrorCode::Malformed, pointer, expected, &found);
        let cloud = if kind.starts_with("compute#") { Signs::CLOUD } else { Signs::NONE };
        (cloud.with(Signs::OTHER), Some(fault))
    } else {
        (Signs::NONE, None)
    }
}

/// The signs of an object's own URL.
pub(super) fn sign_of_link(key: &str, url: &str) -> FoundSigns {
    match collection(url) {
        Some("images") => (Signs::IMAGE, None),
        Some(_) => (Signs::OTHER, Some(not_an_image(key, &quote(&text_of(&["\"", url, "\""]))))),
        None => (Signs::NONE, None),
    }
}

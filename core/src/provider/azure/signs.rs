//! The signs of Azure and of its images.

use super::ids::{image_id, is_image_type, is_marketplace, is_resource, urn_parts};
use super::image::Image;
use crate::error::{ErrorCode, ImageFault};
use crate::provider::record::Record;
use crate::provider::sign_spec::{FoundSigns, SignSpec};
use crate::provider::signs::Signs;
use crate::provider::{member_text, text_value};
use crate::quote::{quote, text_of};

pub(super) const SIGNS: SignSpec =
    SignSpec { fields: Image::FIELDS, non_image_keys: Image::NON_IMAGE_KEYS, value_signs };

fn value_signs(key: &str, value: &str) -> FoundSigns {
    let field =
        |name: &str| Image::FIELDS.iter().find(|spec| spec.key() == name).map(|spec| spec.field);
    let number = field(key);
    if number == Some(Image::SPECS.identifier.field) {
        let id = member_text(value, "uniqueId").or_else(|| member_text(value, "unique_id"));
        return (sign_of_unique_id(id.as_deref()), None);
    }
    let Some(text) = text_value(value) else { return (Signs::NONE, None) };
    match number {
        Some(number) if number == Image::SPECS.id.field => sign_of_id(key, &text),
        Some(number) if number == Image::SPECS.resource_type.field => sign_of_type(&text),
        Some(number) if number == Image::SPECS.urn.field => (sign_of_urn(&text), None),
        _ => (sign_of_unique_id(Some(&text)), None),
    }
}

/// The signs of a path in Azure Resource Manager.
pub(super) fn sign_of_id(key: &str, id: &str) -> FoundSigns {
    if image_id(id).is_some() {
        return (Signs::CLOUD_IMAGE, None);
    }
    if !is_resource(id) {
        return (Signs::NONE, None);
    }
    let found = quote(&text_of(&["\"", id, "\""]));
    let hint = "; list images with `az vm image list --all`";
    let found = if is_marketplace(id) { text_of(&[&found, hint]) } else { found };
    let pointer = text_of(&["/", key]);
    let fault =
        ImageFault::expected(ErrorCode::Malformed, Some(&pointer), "the id of an image", &found);
    (Signs::CLOUD.with(Signs::OTHER), Some(fault))
}

/// The signs of a resource type. Objects of Microsoft's other types are skipped.
pub(super) fn sign_of_type(resource_type: &str) -> FoundSigns {
    match is_image_type(resource_type) {
        Some(true) => (Signs::CLOUD_IMAGE, None),
        Some(false) => (Signs::CLOUD.with(Signs::OTHER), Some(ImageFault::skipped(resource_type))),
        None => (Signs::NONE, None),
    }
}

/// The signs of a URN. An image of the Marketplace has its parts, too, so other objects with a URN are none.
pub(super) fn sign_of_urn(urn: &str) -> Signs {
    if urn_parts(urn).is_some() { Signs::CLOUD } else { Signs::NONE }
}

/// The signs of the id of a community or shared gallery's image.
pub(super) fn sign_of_unique_id(id: Option<&str>) -> Signs {
    if id.and_then(image_id).is_some() { Signs::CLOUD_IMAGE } else { Signs::NONE }
}

//! The signs of EC2 and of its images.

use super::image::Image;
use crate::provider::record::Record;
use crate::provider::sign_spec::{FoundSigns, SignSpec};
use crate::provider::signs::Signs;
use crate::provider::text_value;

pub(super) const SIGNS: SignSpec =
    SignSpec { fields: Image::FIELDS, non_image_keys: Image::NON_IMAGE_KEYS, value_signs };

/// How the id of an image starts.
const IMAGE_ID: &str = "ami-";

/// The key of the owner's alias, and the aliases: `amazon`, `aws-marketplace`, `aws-backup-vault`.
const OWNER_ALIAS: &str = "ImageOwnerAlias";
const AMAZON: &str = "amazon";
const AWS: &str = "aws-";

/// How the ids of parts of images start, and their types: a kernel and a RAM disk for paravirtual instances.
const PARTS: [(&str, &str); 2] = [("aki-", "kernel"), ("ari-", "ramdisk")];

/// A location is a sign in the API's own spelling only: `image_location` is a property of snapshots in `OpenStack`. Alibaba Cloud
/// has aliases of owners, too, but other ones.
fn value_signs(key: &str, value: &str) -> FoundSigns {
    let Some(text) = text_value(value) else { return (Signs::NONE, None) };
    let is_sign = if key == Image::SPECS.image_location.key() {
        !text.is_empty()
    } else if key_of_id(key) {
        is_image_id(&text) || part_of_id(&text).is_some()
    } else {
        key == OWNER_ALIAS && (text == AMAZON || text.starts_with(AWS))
    };
    (if is_sign { Signs::CLOUD_IMAGE } else { Signs::NONE }, None)
}

/// Whether a key is that of the id.
fn key_of_id(key: &str) -> bool {
    let field = Image::SPECS.image_id.field;
    Image::FIELDS.iter().any(|spec| spec.field == field && spec.key() == key)
}

pub(super) fn is_image_id(id: &str) -> bool {
    id.starts_with(IMAGE_ID)
}

/// The type of the part with this id.
fn part_of_id(id: &str) -> Option<&'static str> {
    PARTS.iter().find(|(start, _)| id.starts_with(start)).map(|(_, part)| *part)
}

/// The type of an object that is a part of images, by its own type or its id.
pub(super) fn part(image_type: Option<&str>, id: Option<&str>) -> Option<&'static str> {
    let of_type = PARTS.iter().find(|(_, part)| image_type == Some(*part)).map(|(_, part)| *part);
    of_type.or_else(|| part_of_id(id?))
}

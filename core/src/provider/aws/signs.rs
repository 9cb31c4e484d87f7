//! The signs of EC2 and of its images.

use super::image::Image;
use crate::error::ImageFault;
use crate::json::Kind;
use crate::provider::field::is_empty;
use crate::provider::field_spec::FieldSpec;
use crate::provider::record::Record;
use crate::provider::sign_spec::{FoundSigns, SignSpec, not_an_image};
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

/// The fields that are texts in an image, and objects in something else: the state of an instance, and the answer with one
/// attribute of an image.
pub(super) const TEXTS: [&FieldSpec; 9] = [
    Image::SPECS.state,
    Image::SPECS.description,
    Image::SPECS.boot_mode,
    Image::SPECS.tpm_support,
    Image::SPECS.sriov_net_support,
    Image::SPECS.imds_support,
    Image::SPECS.kernel_id,
    Image::SPECS.ramdisk_id,
    Image::SPECS.last_launched_time,
];

/// The states of instances, except `pending`, which images have, too.
const INSTANCE_STATES: [&str; 5] =
    ["running", "stopped", "stopping", "shutting-down", "terminated"];

/// A location is a sign in the API's own spelling only: `image_location` is a property of snapshots in `OpenStack`. Alibaba Cloud
/// has aliases of owners, too, but other ones.
fn value_signs(key: &str, value: &str) -> FoundSigns {
    let field = Image::FIELDS.iter().find(|spec| spec.key() == key).map(|spec| spec.field);
    let is_spelling_of = |spec: &FieldSpec| Some(spec.field) == field;
    let Some(text) = text_value(value) else {
        let is_object = value.starts_with('{') && !is_empty(Kind::Object, value);
        let is_other = is_object && TEXTS.into_iter().any(is_spelling_of);
        return other(is_other.then(|| other_text(key)));
    };
    if is_spelling_of(Image::SPECS.state) {
        return other(is_instance_state(&text).then(|| other_text(key)));
    }
    let is_sign = if key == Image::SPECS.image_location.key() {
        !text.is_empty()
    } else if is_spelling_of(Image::SPECS.image_id) {
        is_image_id(&text) || part_of_id(&text).is_some()
    } else {
        key == OWNER_ALIAS && (text == AMAZON || text.starts_with(AWS))
    };
    (if is_sign { Signs::CLOUD_IMAGE } else { Signs::NONE }, None)
}

fn other(fault: Option<Box<ImageFault>>) -> FoundSigns {
    (if fault.is_some() { Signs::OTHER } else { Signs::NONE }, fault)
}

/// The fault of an object, because of the value of a text's key.
pub(super) fn other_text(key: &str) -> Box<ImageFault> {
    not_an_image(key, "a value that no image has")
}

pub(super) fn is_instance_state(state: &str) -> bool {
    INSTANCE_STATES.contains(&state)
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

//! The signs that depend on a value, or on the spelling of a key.

use crate::provider::sign_spec::FoundSigns;
use crate::provider::signs::Signs;
use crate::provider::text_value;

/// The schema of an image.
const IMAGE_SCHEMA: &str = "/v2/schemas/image";

/// The path of images in the API.
const IMAGES: &str = "/v2/images/";

/// The formats of Glance, and those of Huawei Cloud.
const DISK_FORMATS: [&str; 13] = [
    "raw", "qcow2", "vmdk", "vhd", "vhdx", "vdi", "iso", "ploop", "ami", "aki", "ari", "zvhd",
    "zvhd2",
];

/// Statuses in lists of the client, which has the same columns for every resource.
const STATUSES: [&str; 3] = ["active", "queued", "deactivated"];

pub(super) fn value_signs(key: &str, value: &str) -> FoundSigns {
    let text = || text_value(value).unwrap_or_default();
    let signs = match key {
        "schema" if text() == IMAGE_SCHEMA => Signs::CLOUD_IMAGE,
        "self" | "file" if text().starts_with(IMAGES) => Signs::CLOUD_IMAGE,
        "os_hash_algo" | "Disk Format" => Signs::CLOUD_IMAGE,
        "os_secure_boot" => Signs::IMAGE,
        "disk_format" if DISK_FORMATS.contains(&&*text()) => Signs::IMAGE,
        // Gcore's tags are objects.
        "tags" if is_list_of_texts(value) => Signs::HINT,
        "Status" if STATUSES.contains(&&*text()) => Signs::POSSIBLE,
        _ => Signs::NONE,
    };
    (signs, None)
}

/// Whether a value is a list that starts with a text.
fn is_list_of_texts(value: &str) -> bool {
    let elements = value.strip_prefix('[').map(str::trim_start);
    elements.is_some_and(|elements| elements.starts_with('"'))
}

//! Images of Compute Engine as serde structs.

use std::collections::BTreeMap;

use cloud_image::provider::gce;
use serde::Deserialize;

use super::{Text, text, texts, time, unified};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Image<'a> {
    #[serde(borrow)]
    kind: Option<Text<'a>>,
    id: Option<Text<'a>>,
    creation_timestamp: Option<Text<'a>>,
    name: Option<Text<'a>>,
    description: Option<Text<'a>>,
    raw_disk: Option<RawDisk<'a>>,
    deprecated: Option<Deprecated<'a>>,
    status: Option<Text<'a>>,
    archive_size_bytes: Option<Text<'a>>,
    disk_size_gb: Option<Text<'a>>,
    source_disk: Option<Text<'a>>,
    source_disk_id: Option<Text<'a>>,
    source_disk_encryption_key: Option<EncryptionKey<'a>>,
    #[serde(default)]
    licenses: Vec<Text<'a>>,
    family: Option<Text<'a>>,
    image_encryption_key: Option<EncryptionKey<'a>>,
    self_link: Option<Text<'a>>,
    #[serde(default)]
    labels: BTreeMap<Text<'a>, Text<'a>>,
    #[serde(default)]
    guest_os_features: Vec<GuestOsFeature<'a>>,
    #[serde(default)]
    license_codes: Vec<Text<'a>>,
    source_image: Option<Text<'a>>,
    source_image_id: Option<Text<'a>>,
    source_image_encryption_key: Option<EncryptionKey<'a>>,
    source_snapshot: Option<Text<'a>>,
    source_snapshot_id: Option<Text<'a>>,
    source_snapshot_encryption_key: Option<EncryptionKey<'a>>,
    #[serde(default)]
    storage_locations: Vec<Text<'a>>,
    architecture: Option<Text<'a>>,
    enable_confidential_compute: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawDisk<'a> {
    #[serde(borrow)]
    container_type: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct Deprecated<'a> {
    #[serde(borrow)]
    state: Option<Text<'a>>,
    replacement: Option<Text<'a>>,
    deprecated: Option<Text<'a>>,
    obsolete: Option<Text<'a>>,
    deleted: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EncryptionKey<'a> {
    #[serde(borrow)]
    kms_key_name: Option<Text<'a>>,
    kms_key_service_account: Option<Text<'a>>,
    sha256: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct GuestOsFeature<'a> {
    #[serde(borrow, rename = "type")]
    feature_type: Text<'a>,
}

impl<'a> From<Image<'a>> for cloud_image::Image<'a> {
    fn from(read: Image<'a>) -> Self {
        let mut image = gce::Image::default();
        image.kind = text(read.kind);
        image.id = text(read.id);
        image.creation_timestamp = time(read.creation_timestamp.as_ref());
        image.name = text(read.name);
        image.description = text(read.description);
        image.raw_disk = read.raw_disk.map(|read| {
            let mut disk = gce::RawDisk::default();
            disk.container_type = text(read.container_type);
            disk
        });
        image.deprecated = read.deprecated.map(deprecated);
        image.status = text(read.status);
        image.archive_size_bytes = number(read.archive_size_bytes.as_ref());
        image.disk_size_gb = number(read.disk_size_gb.as_ref());
        image.source_disk = text(read.source_disk);
        image.source_disk_id = text(read.source_disk_id);
        image.source_disk_encryption_key = read.source_disk_encryption_key.map(key);
        image.licenses = texts(read.licenses);
        image.family = text(read.family);
        image.image_encryption_key = read.image_encryption_key.map(key);
        image.self_link = text(read.self_link);
        image.labels = read.labels.into_iter().map(|(key, value)| (key.0, value.0)).collect();
        image.guest_os_features =
            read.guest_os_features.into_iter().map(|feature| feature.feature_type.0).collect();
        image.license_codes = texts(read.license_codes);
        image.source_image = text(read.source_image);
        image.source_image_id = text(read.source_image_id);
        image.source_image_encryption_key = read.source_image_encryption_key.map(key);
        image.source_snapshot = text(read.source_snapshot);
        image.source_snapshot_id = text(read.source_snapshot_id);
        image.source_snapshot_encryption_key = read.source_snapshot_encryption_key.map(key);
        image.storage_locations = texts(read.storage_locations);
        image.architecture = text(read.architecture);
        image.enable_confidential_compute = read.enable_confidential_compute;
        unified(image)
    }
}

fn deprecated(read: Deprecated<'_>) -> gce::Deprecated<'_> {
    let mut deprecated = gce::Deprecated::default();
    deprecated.state = text(read.state);
    deprecated.replacement = text(read.replacement);
    deprecated.deprecated = time(read.deprecated.as_ref());
    deprecated.obsolete = time(read.obsolete.as_ref());
    deprecated.deleted = time(read.deleted.as_ref());
    deprecated
}

fn key(read: EncryptionKey<'_>) -> gce::EncryptionKey<'_> {
    let mut key = gce::EncryptionKey::default();
    key.kms_key_name = text(read.kms_key_name);
    key.kms_key_service_account = text(read.kms_key_service_account);
    key.sha256 = text(read.sha256);
    key
}

/// The API writes 64-bit integers as strings.
fn number(text: Option<&Text<'_>>) -> Option<u64> {
    text.and_then(|text| text.0.parse().ok())
}

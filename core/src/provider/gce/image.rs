//! The object of an image, as the API documents it and as other tools write it.

use std::borrow::Cow;

use crate::json::{Kind, ReadError, Reader};
use crate::model::{TextMap, Timestamp};
use crate::provider::container::{ListSpec, identifiers, list, object, texts};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{boolean, identifier, is_empty, size, text, timestamp};
use crate::provider::field_path::FieldPath;
use crate::provider::labels::text_map;
use crate::provider::record::record;

record! {
    /// An image in Compute Engine's own fields, typed but not interpreted: those that are in the unified image. Null,
    /// empty and malformed values are absent; in lists they are empty strings.
    pub struct Image<'a> {
        /// `compute#image`.
        "kind" => kind: Option<Cow<'a, str>> = text, "", BY_VALUE;
        /// An unsigned 64-bit integer, as it is written.
        "id" => id: Option<Cow<'a, str>> = identifier, "/id";
        /// The time of creation.
        "creationTimestamp" | "creation_timestamp" => creation_timestamp: Option<Timestamp> = timestamp, "/createdAt", CLOUD;
        /// The name: RFC 1035, at most 63 characters.
        "name" => name: Option<Cow<'a, str>> = text, "/name" & ["/os"];
        /// The description.
        "description" => description: Option<Cow<'a, str>> = text, "/description" & ["/os"];
        /// The stored disk.
        "rawDisk" | "raw_disk" => raw_disk: Option<RawDisk<'a>> = raw_disk, "" & ["/diskFormat", "/checksums"], CLOUD_IMAGE;
        /// The deprecation.
        "deprecated" => deprecated: Option<Deprecated<'a>> = object, "/deprecation";
        /// `PENDING`, `READY`, `FAILED` or `DELETING`.
        "status" => status: Option<Cow<'a, str>> = text, "/status";
        /// The size of the archive in storage, in bytes.
        "archiveSizeBytes" | "archive_size_bytes" => archive_size_bytes: Option<u64> = size::<0>, "/size/imageBytes", CLOUD_IMAGE;
        /// The size of the disk, in units of 2^30 bytes.
        "diskSizeGb" | "disk_size_gb" => disk_size_gb: Option<u64> = size::<30>, "/size/minDiskBytes", CLOUD;
        /// The URL of the source disk.
        "sourceDisk" | "source_disk" => source_disk: Option<Cow<'a, str>> = text, "/parent/url" & ["/os"];
        /// The id of that disk.
        "sourceDiskId" | "source_disk_id" => source_disk_id: Option<Cow<'a, str>> = identifier, "/parent/id";
        /// The encryption of that disk.
        "sourceDiskEncryptionKey" | "source_disk_encryption_key" => source_disk_encryption_key: Option<EncryptionKey<'a>> =
            encryption_key, "/parent/encryption";
        /// URLs of the licences.
        "licenses" | "license" => licenses: Vec<Cow<'a, str>> = texts, "/licenses" & ["/os"];
        /// The image family.
        "family" => family: Option<Cow<'a, str>> = text, "/family" & ["/os"], IMAGE;
        /// The encryption of the image.
        "imageEncryptionKey" | "image_encryption_key" => image_encryption_key: Option<EncryptionKey<'a>> =
            encryption_key, "/encryption";
        /// The URL of the image.
        "selfLink" | "self_link" => self_link: Option<Cow<'a, str>> = text, "/url" & ["/project", "/os"], CLOUD_BY_VALUE;
        /// The labels.
        "labels" => labels: TextMap<'a> = text_map, "/labels" & ["/os"];
        /// The `type` of each guest OS feature.
        "guestOsFeatures" | "guest_os_features" | "guestOsFeature" => guest_os_features: Vec<Cow<'a, str>> = features, "/guestFeatures" & ["/os", "/firmware", "/secureBootCapable", "/confidential"];
        /// The numbers of the licences.
        "licenseCodes" | "license_codes" | "licenseCode" => license_codes: Vec<Cow<'a, str>> = identifiers, "/licenseCodes" & ["/os"], CLOUD;
        /// The URL of the source image.
        "sourceImage" | "source_image" => source_image: Option<Cow<'a, str>> = text, "/parent/url" & ["/os"];
        /// The id of that image.
        "sourceImageId" | "source_image_id" => source_image_id: Option<Cow<'a, str>> = identifier, "/parent/id";
        /// The encryption of that image.
        "sourceImageEncryptionKey" | "source_image_encryption_key" => source_image_encryption_key: Option<EncryptionKey<'a>> =
            encryption_key, "/parent/encryption";
        /// The URL of the source snapshot.
        "sourceSnapshot" | "source_snapshot" => source_snapshot: Option<Cow<'a, str>> = text, "/parent/url" & ["/os"];
        /// The id of that snapshot.
        "sourceSnapshotId" | "source_snapshot_id" => source_snapshot_id: Option<Cow<'a, str>> = identifier, "/parent/id";
        /// The encryption of that snapshot.
        "sourceSnapshotEncryptionKey" | "source_snapshot_encryption_key" => source_snapshot_encryption_key: Option<EncryptionKey<'a>> =
            encryption_key, "/parent/encryption";
        /// The regions or multi-regions in which it is stored.
        "storageLocations" | "storage_locations" | "storageLocation" => storage_locations: Vec<Cow<'a, str>> = texts, "/storageLocations";
        /// `X86_64` or `ARM64`.
        "architecture" => architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// Whether it was created from a disk in confidential mode.
        "enableConfidentialCompute" | "enable_confidential_compute" => enable_confidential_compute: Option<bool> =
            boolean, "/encryption/confidentialCompute";
    }
    only in source {
        "sourceType", IMAGE;
        "source_type", IMAGE;
        "labelFingerprint", CLOUD;
        "label_fingerprint", CLOUD;
        "shieldedInstanceInitialState";
        "shielded_instance_initial_state";
        "satisfiesPzs";
        "satisfies_pzs";
        "satisfiesPzi";
        "satisfies_pzi";
    }
    of other tools in ToolFields {
        /// The id in Terraform, whose `id` is a path.
        "image_id" => image_id: Option<Cow<'a, str>> = identifier, "/id";
        /// The image's project in steampipe, whose `project` is the one that sent the request.
        "source_project" => source_project: Option<Cow<'a, str>> = text, "/project" & ["/os"];
        /// The image's project in Terraform.
        "project" => project: Option<Cow<'a, str>> = text, "/project" & ["/os"];
        /// `deprecated.state` in steampipe.
        "deprecation_state" => deprecation_state: Option<Cow<'a, str>> = text, "/deprecation/state";
    }
    never in an image {
        "sizeGb"; "size_gb";
        "storageBytes"; "storage_bytes";
        "networkInterfaces"; "network_interfaces"; "networkInterface";
        "instanceProperties"; "instance_properties";
        "sourceInstance"; "source_instance";
        "snapshotType"; "snapshot_type";
        "physicalBlockSizeBytes"; "physical_block_size_bytes";
    }
}

record! {
    /// The stored disk.
    pub struct RawDisk<'a> {
        /// `TAR`.
        "containerType" | "container_type" => container_type: Option<Cow<'a, str>> = text, "/diskFormat";
        /// The SHA-1 of the disk before it was packed.
        "sha1Checksum" | "sha1_checksum" | "sha1" => sha1_checksum: Option<Cow<'a, str>> = text, "/checksums/sha1";
    }
    only in source {
        "source";
    }
}

record! {
    /// The deprecation of an image.
    pub struct Deprecated<'a> {
        /// `ACTIVE`, `DEPRECATED`, `OBSOLETE` or `DELETED`.
        "state" => state: Option<Cow<'a, str>> = text, "/state";
        /// The URL of the replacement image.
        "replacement" => replacement: Option<Cow<'a, str>> = text, "/replacement";
        /// The time at which the state is intended to become `DEPRECATED`.
        "deprecated" => deprecated: Option<Timestamp> = timestamp, "/deprecatedAt";
        /// The time at which the state is intended to become `OBSOLETE`.
        "obsolete" => obsolete: Option<Timestamp> = timestamp, "/obsoleteAt";
        /// The time at which the state is intended to become `DELETED`.
        "deleted" => deleted: Option<Timestamp> = timestamp, "/deletedAt";
    }
    only in source {}
}

record! {
    /// The encryption of an image or its source. The keys themselves are never read.
    pub struct EncryptionKey<'a> {
        /// The name of the key in Cloud KMS.
        "kmsKeyName" | "kms_key_name" | "kms_key_self_link" => kms_key_name: Option<Cow<'a, str>> = text, "/kmsKey";
        /// The service account for requests to Cloud KMS.
        "kmsKeyServiceAccount" | "kms_key_service_account" => kms_key_service_account: Option<Cow<'a, str>> =
            text, "/kmsServiceAccount";
        /// The SHA-256 of a customer's key, in base64.
        "sha256" => sha256: Option<Cow<'a, str>> = text, "/sha256";
    }
    only in source {
        "rawKey";
        "raw_key";
        "rsaEncryptedKey";
        "rsa_encrypted_key";
    }
}

record! {
    /// A guest OS feature.
    pub struct GuestOsFeature<'a> {
        /// Its name.
        "type" | "type_" => feature_type: Option<Cow<'a, str>> = text, "";
    }
    only in source {}
}

/// The fields have their own places in the unified image. If there is no object, it is the format that is missing.
fn raw_disk<'a>(
    slot: &mut Option<RawDisk<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let before = diagnostics.count();
    object(slot, json, path, diagnostics)?;
    if slot.is_none() && diagnostics.count() > before {
        diagnostics.set_field(path, RawDisk::SPECS.container_type.target_pointer());
    }
    Ok(())
}

fn encryption_key<'a>(
    slot: &mut Option<EncryptionKey<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    if json.kind()? != Kind::String {
        return object(slot, json, path, diagnostics);
    }
    *slot = None;
    // The string may be the key itself, so it is not quoted.
    if !is_empty(Kind::String, json.skip()?) {
        diagnostics.malformed(path, "an object", Kind::String.describe().to_owned());
    }
    Ok(())
}

/// The `type` of each element: `[{"type": "UEFI_COMPATIBLE"}]`
fn features<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let elements = ListSpec { key: Some("\"type\":"), likely: 9, read: feature };
    list(slot, json, path, diagnostics, &elements)
}

fn feature<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut feature: Option<GuestOsFeature<'a>> = None;
    object(&mut feature, json, path, diagnostics)?;
    *slot = feature.and_then(|feature| feature.feature_type);
    Ok(())
}

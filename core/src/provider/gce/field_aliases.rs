//! Compute Engine's names for fields of the unified image, for filters. Names that differ from the unified ones only in
//! case and `_` are left out.

use crate::provider::field_alias::{FieldAlias, alias, parent_alias, size_alias};

pub(super) const ALIASES: &[FieldAlias] = &[
    alias("creationTimestamp", "createdAt"),
    alias("rawDisk.containerType", "diskFormat"),
    alias("rawDisk.sha1Checksum", "checksums.sha1"),
    alias("deprecated", "deprecation"),
    alias("deprecated.deprecated", "deprecation.deprecatedAt"),
    alias("deprecated.obsolete", "deprecation.obsoleteAt"),
    alias("deprecated.deleted", "deprecation.deletedAt"),
    size_alias("archiveSizeBytes", "size.imageBytes", 0),
    size_alias("diskSizeGb", "size.minDiskBytes", 30),
    alias("license", "licenses"),
    alias("licenseCode", "licenseCodes"),
    alias("storageLocation", "storageLocations"),
    alias("selfLink", "url"),
    alias("guestOsFeatures", "guestFeatures"),
    alias("guestOsFeatures.type", "guestFeatures"),
    alias("guestOsFeature", "guestFeatures"),
    alias("guestOsFeature.type", "guestFeatures"),
    alias("enableConfidentialCompute", "encryption.confidentialCompute"),
    alias("imageEncryptionKey", "encryption"),
    alias("imageEncryptionKey.kmsKeyName", "encryption.kmsKey"),
    alias("imageEncryptionKey.kmsKeyServiceAccount", "encryption.kmsServiceAccount"),
    parent_alias("sourceImage", "parent.url", "image"),
    parent_alias("sourceImageId", "parent.id", "image"),
    parent_alias("sourceImageEncryptionKey.kmsKeyName", "parent.encryption.kmsKey", "image"),
    parent_alias(
        "sourceImageEncryptionKey.kmsKeyServiceAccount",
        "parent.encryption.kmsServiceAccount",
        "image",
    ),
    parent_alias("sourceImageEncryptionKey.sha256", "parent.encryption.sha256", "image"),
    parent_alias("sourceSnapshot", "parent.url", "snapshot"),
    parent_alias("sourceSnapshotId", "parent.id", "snapshot"),
    parent_alias("sourceSnapshotEncryptionKey.kmsKeyName", "parent.encryption.kmsKey", "snapshot"),
    parent_alias(
        "sourceSnapshotEncryptionKey.kmsKeyServiceAccount",
        "parent.encryption.kmsServiceAccount",
        "snapshot",
    ),
    parent_alias("sourceSnapshotEncryptionKey.sha256", "parent.encryption.sha256", "snapshot"),
    parent_alias("sourceDisk", "parent.url", "disk"),
    parent_alias("sourceDiskId", "parent.id", "disk"),
    parent_alias("sourceDiskEncryptionKey.kmsKeyName", "parent.encryption.kmsKey", "disk"),
    parent_alias(
        "sourceDiskEncryptionKey.kmsKeyServiceAccount",
        "parent.encryption.kmsServiceAccount",
        "disk",
    ),
    parent_alias("sourceDiskEncryptionKey.sha256", "parent.encryption.sha256", "disk"),
    // Of other tools.
    alias("imageId", "id"),
    alias("sourceProject", "project"),
    alias("deprecationState", "deprecation.state"),
];

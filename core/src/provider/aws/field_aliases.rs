//! EC2's names for fields of the unified image, for filters. Names that differ from the unified ones only in case and `_` are
//! left out.

use crate::provider::field_alias::{FieldAlias, alias, parent_alias, size_alias};

pub(super) const ALIASES: &[FieldAlias] = &[
    alias("imageId", "id"),
    alias("publicSsmParameterName", "family"),
    alias("ownerId", "project"),
    alias("platform", "os.type"),
    alias("platformDetails", "licenses"),
    alias("usageOperation", "licenseCodes"),
    alias("productCodes", "licenseCodes"),
    alias("productCodes.productCodeId", "licenseCodes"),
    alias("bootMode", "firmware"),
    alias("tpmSupport", "tpm"),
    alias("virtualizationType", "virtualization"),
    size_alias("blockDeviceMappings.ebs.volumeSize", "size.minDiskBytes", 30),
    alias("blockDeviceMappings.ebs.encrypted", "encryption.encrypted"),
    alias("blockDeviceMappings.ebs.kmsKeyId", "encryption.kmsKey"),
    alias("rootDeviceType", "diskFormat"),
    alias("tags", "labels"),
    alias("state", "status"),
    alias("deprecationTime", "deprecation.deprecatedAt"),
    alias("public", "visibility"),
    alias("deregistrationProtection", "protected"),
    alias("creationDate", "createdAt"),
    parent_alias("sourceImageId", "parent.id", "image"),
    parent_alias("sourceInstanceId", "parent.id", "instance"),
    // In Terraform.
    parent_alias("sourceAmiId", "parent.id", "image"),
];

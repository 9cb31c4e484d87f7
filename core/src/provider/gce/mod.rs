//! Google Compute Engine: the [`Image`](https://cloud.google.com/compute/docs/reference/rest/v1/images)
//! resource of the Compute Engine API v1.
//!
//! # Mapping
//!
//! | GCE | unified | note |
//! |---|---|---|
//! | `kind` | only in source | a sign of an image, or of another object |
//! | `id` | `/id` | an unsigned 64-bit integer, as it is written |
//! | `creationTimestamp` | `/createdAt` | in UTC |
//! | `name` | `/name` | |
//! | `description` | `/description` | |
//! | `rawDisk.containerType` | `/diskFormat` | |
//! | `rawDisk.source` | only in source | |
//! | `rawDisk.sha1Checksum` | `/checksums/sha1` | |
//! | `deprecated.state` | `/deprecation/state` | `ACTIVE`, `DEPRECATED`, `OBSOLETE`, `DELETED` |
//! | `deprecated.replacement` | `/deprecation/replacement` | |
//! | `deprecated.deprecated` | `/deprecation/deprecatedAt` | |
//! | `deprecated.obsolete` | `/deprecation/obsoleteAt` | |
//! | `deprecated.deleted` | `/deprecation/deletedAt` | |
//! | `status` | `/status` | `PENDING`, `READY`, `FAILED`, `DELETING` |
//! | `archiveSizeBytes` | `/size/imageBytes` | |
//! | `diskSizeGb` | `/size/minDiskBytes` | × 2^30 |
//! | `sourceDisk` | `/parent/url` | kind `disk` |
//! | `sourceDiskId` | `/parent/id` | |
//! | `sourceDiskEncryptionKey` | `/parent/encryption` | its fields as for `imageEncryptionKey` |
//! | `licenses` | `/licenses` | as `project/name` |
//! | `family` | `/family` | |
//! | `imageEncryptionKey.kmsKeyName` | `/encryption/kmsKey` | |
//! | `imageEncryptionKey.kmsKeyServiceAccount` | `/encryption/kmsServiceAccount` | |
//! | `imageEncryptionKey.sha256` | `/encryption/sha256` | |
//! | `imageEncryptionKey.rawKey` | only in source | redacted there |
//! | `imageEncryptionKey.rsaEncryptedKey` | only in source | redacted there |
//! | `selfLink` | `/url` | the project in it is `/project` |
//! | `labels` | `/labels` | |
//! | `guestOsFeatures` | `/guestFeatures` | the words as they are written; some imply `/firmware`, `/secureBootCapable`, `/confidential` |
//! | `licenseCodes` | `/licenseCodes` | |
//! | `sourceImage` | `/parent/url` | kind `image` |
//! | `sourceImageId` | `/parent/id` | |
//! | `sourceImageEncryptionKey` | `/parent/encryption` | |
//! | `sourceSnapshot` | `/parent/url` | kind `snapshot` |
//! | `sourceSnapshotId` | `/parent/id` | |
//! | `sourceSnapshotEncryptionKey` | `/parent/encryption` | |
//! | `storageLocations` | `/storageLocations` | |
//! | `architecture` | `/architecture` | `ARM64`, `X86_64`, `X86_32`; `ARCHITECTURE_UNSPECIFIED` is absent |
//! | `enableConfidentialCompute` | `/encryption/confidentialCompute` | |
//! | `sourceType` | only in source | `RAW` is its only value |
//! | `labelFingerprint` | only in source | a lock for changing labels |
//! | `shieldedInstanceInitialState` | only in source | 14 KB of certificates |
//! | `satisfiesPzs` | only in source | reserved by Google |
//! | `satisfiesPzi` | only in source | reserved by Google |
//! | `image_id` | `/id` | Terraform's; its `id` is a path |
//! | `source_project` | `/project` | steampipe's; used if `selfLink` has no project |
//! | `project` | `/project` | Terraform's; used if the two before have no project |
//! | `deprecation_state` | `/deprecation/state` | steampipe's; used if `deprecated.state` is absent |
//!
//! # Spellings
//!
//! The table has the API's spelling. These are accepted, too:
//!
//! - `snake_case`, as protocol buffers have it: the Python client, Terraform, steampipe and `CloudQuery` write
//!   `disk_size_gb`, and the Python client `type_`;
//! - the singular of lists, as Cloud Asset Inventory writes it: `license`, `licenseCode`, `guestOsFeature`,
//!   `storageLocation`;
//! - `kms_key_self_link` for `kmsKeyName` and `sha1` for `sha1Checksum`, as Terraform writes them.
//!
//! Pointers in evidence, warnings and errors have the spelling of the input. If a field occurs in two spellings, the
//! last one counts.
//!
//! Compute Engine states no operating system. `/os`, `/software` and `/licensing` are inferred from
//! `licenses`, `licenseCodes`, `family`, `name`, `description`, the source's URL, the project in
//! `selfLink` and the feature `WINDOWS`, in this order of trust. So is `/architecture`, if it is
//! not stated.
//!
//! # Differences
//!
//! Interpretations that differ from the [documentation][doc], or that it does not cover, with the reason.
//!
//! - **An image has a sign of Compute Engine and a sign of an image.** Signs of Compute Engine: `kind`, `selfLink`,
//!   `creationTimestamp`, `diskSizeGb`, `licenseCodes`, `labelFingerprint`. Signs of an image: a `selfLink` to
//!   `…/images/NAME`, `family`, `sourceType`. Signs of both: `kind: compute#image`, `archiveSizeBytes`, `rawDisk`. A
//!   snapshot has `diskSizeGb`, too, so a name and `diskSizeGb` alone are `unknown-provider`.
//! - **An object of another kind is rejected** (`malformed`), even if the provider is set: another `kind`
//!   (`compute#instance`), a `selfLink` to another collection (`…/disks/NAME`), or a key that no image has (`sizeGb`,
//!   `storageBytes`, `networkInterfaces`, `instanceProperties`, `sourceInstance`, `snapshotType`,
//!   `physicalBlockSizeBytes`).
//! - **A `kind` of `compute#image` with a number after it is accepted**, because fixtures of some clients have one;
//!   `compute#imageList` is not.
//! - **An `id` that is a path is not `/id`.** Terraform writes `projects/PROJECT/global/images/NAME` there, and the id
//!   in `image_id`.
//! - **The project is that of `selfLink`**, else `source_project`, else `project`, else the one in the name of the
//!   asset that contains the image. steampipe's `project` is the one that sent the request, so `source_project` comes
//!   first.
//! - **A list of one object is accepted as that object**, as Terraform writes blocks. Pointers then have the index:
//!   `/raw_disk/0/container_type`.
//! - **Terraform's `effective_labels` and `terraform_labels` are not read**: `labels` is.
//! - **Raw keys are redacted in `source` in every spelling**: `rawKey`, `raw_key`, `rsaEncryptedKey`,
//!   `rsa_encrypted_key`.
//! - **Without `UEFI_COMPATIBLE`, the firmware is absent, not BIOS.** Features are stated since 2018. Older images that
//!   boot with UEFI lack them.
//! - **`SEV_LIVE_MIGRATABLE` and `SEV_LIVE_MIGRATABLE_V2` imply `amd-sev`**, because only SEV machines migrate this
//!   way.
//! - **A technology of another processor is not in `/confidential`.** SEV and TDX on `aarch64`, or CCA on `x86_64`,
//!   come from copied features. The warning is a `conflict`.
//! - **`byol`, `byos` and `payg` in `family` or `name` are `/licensing`**, even if no system is identified: appliances
//!   have a family for each.
//! - **`X86_32` is accepted.** The v1 enum lacks it, but Google's [Windows client images][x86] have it.
//! - **A date in `deprecated` is not the state.** "The status will not change unless the client
//!   explicitly changes it" ([`images.deprecate`][deprecate]).
//! - **`archiveSizeBytes` and `diskSizeGb` of 0 are kept.** The documentation gives 0 no special meaning.
//! - **If there are several sources, one is the parent:** the image, else the snapshot, else the disk.
//! - **A licence can be stale**, after an upgrade in place, a migration or a mistake. In the project of the system's
//!   vendor, one more specific source (`family`, `name`, `description`, the source) outranks it. In other projects, two
//!   sources that agree against it leave the version, or the distribution, absent. A licence `…-in-place-upgrade`
//!   outranks the one that it upgrades.
//! - **`s3ns-system:debian-cloud` is identified as `debian-cloud`.** [Sovereign clouds][s3ns] prefix every project with
//!   the name of their universe; `/project` and `/licenses` keep it.
//!
//! [doc]: https://cloud.google.com/compute/docs/reference/rest/v1/images
//! [deprecate]: https://cloud.google.com/compute/docs/reference/rest/v1/images/deprecate
//! [s3ns]: https://documentation.s3ns.fr/compute/docs/tpc-differences
//! [x86]: https://github.com/GoogleCloudPlatform/compute-image-tools/tree/master/daisy_workflows/build-publish/windows

mod convert;
mod features;
mod field_aliases;
mod image;
mod license_codes;
mod os_tables;
mod parent;
mod properties;
mod signs;
mod urls;
mod usage;

pub use image::{Deprecated, EncryptionKey, GuestOsFeature, Image, RawDisk, ToolFields};

use super::way::{Asset, Condition, PageKeys, Terraform, Way, WayStep};
use super::{
    Provider, Spec, Typed, convert_typed, is_no_error, is_secret, member, member_text,
    read_and_convert, read_one,
};
use crate::error::Error;
use crate::json::compact;
use crate::quote::has_secret_url;

pub(super) const SPEC: Spec = Spec {
    signs: signs::SIGNS,
    ask_for: "`selfLink`",
    ways: WAYS,
    asset: Some(&ASSET),
    terraform: Terraform {
        image: &["google_compute_image"],
        image_list: &["google_compute_images"],
    },
    os_tables: &os_tables::OS_TABLES,
    only_operator_publishes: false,
    has_ids_without_case: false,
    secrets: &["rawkey", "rsaencryptedkey"],
    source_secrets: &[],
    source_secret_endings: &[],
    source_secret_urls: &[],
    field_aliases: field_aliases::ALIASES,
    filter_text: |field, text| if field == "licenses" { urls::license_text(text) } else { None },
    properties: &properties::PROPERTIES,
    is_empty_list,
    error_key: "error",
    api_error,
    usage: usage::usage,
    read: |json, request, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, request, diagnostics, keys, proof)
    },
};

const NEXT_PAGE_TOKENS: &[&str] = &["nextPageToken", "next_page_token"];

const WAYS: &[Way] = &[
    // `images.list`
    Way::to_images(&[WayStep::Key("items"), WayStep::Each]).page(PageKeys {
        next_page_tokens: NEXT_PAGE_TOKENS,
        count: None,
        warning: Some("warning"),
        marks: None,
    }),
    // `imageFamilyViews.get`
    Way::to_images(&[WayStep::Key("image")]).on(Condition::Alone),
    // Cloud Asset Inventory: a list of assets, an asset, and one in a feed.
    Way::to_images(&[WayStep::Key("assets"), WayStep::Each])
        .page(PageKeys { next_page_tokens: NEXT_PAGE_TOKENS, ..PageKeys::NONE }),
    Way::to_images(&[WayStep::Key("resource"), WayStep::Key("data")]).on(Condition::Asset),
    Way::to_images(&[WayStep::Key("asset"), WayStep::Key("resource"), WayStep::Key("data")])
        .on(Condition::Asset),
];

static ASSET: Asset = Asset {
    type_keys: &["assetType", "asset_type"],
    type_tokens: &["\"assetType\":", "\"asset_type\":"],
    image_type: "compute.googleapis.com/Image",
    project: urls::project_of_asset,
    hint: "export with `--content-type=resource`",
};

/// The API omits `items` from an empty list, and clients may omit `kind`.
fn is_empty_list(object: &str) -> bool {
    match member_text(object, "kind") {
        Some(kind) => kind == "compute#imageList",
        None => ["selfLink", "id"]
            .into_iter()
            .any(|key| member_text(object, key).is_some_and(|url| url.ends_with("/global/images"))),
    }
}

/// `{"error": {"code": 403, "message": "…"}}`, or `{"error": "invalid_grant", "error_description": "…"}`. An error
/// without a message is reported as it is.
fn api_error(object: &str) -> Option<String> {
    let error = member(object, "error").filter(|error| !is_no_error(error))?;
    member_text(error, "message")
        .or_else(|| member_text(object, "error_description"))
        .or_else(|| member_text(object, "error"))
        .or_else(|| compact(error, &|key, text| is_secret(key) || has_secret_url(text)).ok())
}

/// Reads the object of one image into its typed fields. A malformed value is absent, with a warning.
///
/// ```
/// use cloud_image::{Knowledge, provider::gce};
///
/// let golden = gce::read(br#"{"name": "golden-7", "diskSizeGb": "10"}"#)?;
/// assert_eq!(golden.image.disk_size_gb, Some(10));
/// assert_eq!(golden.warnings().len(), 0);
///
/// let image = golden.unify(&Knowledge::builtin())?;
/// assert_eq!(image.size.min_disk_bytes, Some(10 << 30));
/// # Ok::<(), cloud_image::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not JSON with exactly one object.
pub fn read(json: &[u8]) -> Result<Typed<Image<'_>>, Error> {
    read_one(Provider::Gce, json)
}

convert_typed!(Image, Provider::Gce, "the image has no name, or is an object of another kind");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};
    use crate::provider::record::Record;

    #[test]
    fn mapping_table_lists_every_field() {
        let nested = |key: &str| match key {
            "deprecated" => Some(Deprecated::FIELDS),
            "imageEncryptionKey" => Some(EncryptionKey::FIELDS),
            "rawDisk" => Some(RawDisk::FIELDS),
            _ => None,
        };
        assert_eq!(documented(include_str!("mod.rs")), listed(Image::FIELDS, nested));
    }
}

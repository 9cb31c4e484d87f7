//! Microsoft Azure: images of the Marketplace, of galleries, and managed images, of the
//! [Compute](https://learn.microsoft.com/rest/api/compute/) resource provider.
//!
//! Shapes of images, by their initials in the table:
//!
//! - **R**, a row: `az vm image list`
//! - **V**, an image in the Marketplace: [`VirtualMachineImage`][V], `az vm image show`
//! - **D**, the definition of a gallery's images: [`GalleryImage`][D]
//! - **I**, a version of a definition: [`GalleryImageVersion`][I]
//! - **M**, a managed image: [`Image`][M]
//! - **C**, a definition or version of a [community][C] or shared gallery
//!
//! # Mapping
//!
//! | Azure | unified | note |
//! |---|---|---|
//! | `id` | `/id` | V D I M; as it is written. It names `/project`, `/family` and, of V and I, `/name` |
//! | `name` | `/name` | D M C; of V, I and a version of C, it is the version |
//! | `type` | only in source | a sign of an image; other objects of Microsoft's types are skipped |
//! | `location` | `/region` | |
//! | `tags` | `/labels` | |
//! | `properties` | only in source | its fields are read as if they stood beside it |
//! | `urn` | `/name` | R; also `/id`, and without the version `/family` |
//! | `publisher` | `/project` | R; a clue to the operating system |
//! | `offer` | only in source | R; a clue to the operating system |
//! | `sku` | only in source | R; a clue to the operating system; `gen1`, `gen2`, `g2` and `gensecond` are `/firmware` |
//! | `version` | only in source | R; a clue to the operating system |
//! | `architecture` | `/architecture` | `x64`, `Arm64` |
//! | `hyperVGeneration` | `/firmware` | V1: bios, V2: uefi |
//! | `osDiskImage.operatingSystem` | `/os/type` | V |
//! | `osDiskImage.sizeInGB` | `/size/minDiskBytes` | V; × 2^30 |
//! | `osDiskImage.sizeInBytes` | `/size/imageBytes` | V; the stored disk (VHD) with its footer of 512 bytes |
//! | `osDiskImage.source.id` | `/parent/id` | no API has it here, so it is only in source |
//! | `osDiskImage.source.uri` | `/parent/url` | no API has it here, so it is only in source, redacted |
//! | `osDiskImage.source.storageAccountId` | only in source | |
//! | `osDiskImage.hostCaching` | only in source | |
//! | `features` | `/guestFeatures` | `NAME` if the value is `True`, nothing if it is `False`, else `NAME=VALUE`; `SecurityType` implies `/secureBootCapable`, `/tpm` and `/confidential` |
//! | `plan` | `/licenses` | V; `publisher/product/name` |
//! | `purchasePlan` | `/licenses` | D C; `publisher/product/name` |
//! | `imageDeprecationStatus.imageState` | `/deprecation/state` | V R; `ScheduledForDeprecation` is still active |
//! | `imageDeprecationStatus.scheduledDeprecationTime` | `/deprecation/deprecatedAt` | V R |
//! | `imageDeprecationStatus.alternativeOption.type` | `/deprecation` | with `None`, there is no replacement |
//! | `imageDeprecationStatus.alternativeOption.value` | `/deprecation/replacement` | V R; the name of an offer or plan |
//! | `description` | `/description` | D |
//! | `osType` | `/os/type` | D C |
//! | `identifier.publisher` | only in source | D C; the user's own words: clues to the operating system |
//! | `identifier.offer` | only in source | the same |
//! | `identifier.sku` | only in source | the same |
//! | `identifier.uniqueId` | `/id` | C; it states `/visibility`, and names a version and its family |
//! | `uniqueId` | `/id` | C, as the command line writes it |
//! | `endOfLifeDate` | `/deprecation/deprecatedAt` | D C |
//! | `provisioningState` | `/status` | `Succeeded`, `Creating`, `Updating`, `Migrating`, `Failed`, `Canceled`, `Deleting` |
//! | `publishingProfile.targetRegions` | `/storageLocations` | I; the names; the first set of keys in it is `/encryption/kmsKey` |
//! | `publishingProfile.publishedDate` | `/createdAt` | I; used if `systemData` has no time |
//! | `publishingProfile.endOfLifeDate` | `/deprecation/deprecatedAt` | I |
//! | `publishingProfile.replicaCount` | only in source | |
//! | `publishingProfile.excludeFromLatest` | only in source | hidden is not deprecated |
//! | `publishingProfile.storageAccountType` | only in source | |
//! | `publishingProfile.replicationMode` | only in source | |
//! | `publishingProfile.targetExtendedLocations` | only in source | |
//! | `publishingProfile.storageAccountStrategy` | only in source | |
//! | `storageProfile.source.id` | `/parent/id` | I; its path states the kind |
//! | `storageProfile.source.communityGalleryImageId` | `/parent/id` | I; kind `image` |
//! | `storageProfile.source.virtualMachineId` | `/parent/id` | I; kind `instance` |
//! | `storageProfile.osDiskImage.operatingSystem` | `/os/type` | no API has it here, so it is only in source |
//! | `storageProfile.osDiskImage.sizeInGB` | `/size/minDiskBytes` | I C; × 2^30; `diskSizeGB` in C |
//! | `storageProfile.osDiskImage.sizeInBytes` | `/size/imageBytes` | no API has it here, so it is only in source |
//! | `storageProfile.osDiskImage.source.id` | `/parent/id` | I; a snapshot or a disk |
//! | `storageProfile.osDiskImage.source.uri` | `/parent/url` | I; kind `disk`; without a SAS token, and redacted in source |
//! | `storageProfile.osDiskImage.source.storageAccountId` | only in source | |
//! | `storageProfile.osDiskImage.hostCaching` | only in source | |
//! | `storageProfile.osDisk.osType` | `/os/type` | M |
//! | `storageProfile.osDisk.diskSizeGB` | `/size/minDiskBytes` | M; × 2^30 |
//! | `storageProfile.osDisk.snapshot` | `/parent` | M; its `id`; kind `snapshot` |
//! | `storageProfile.osDisk.managedDisk` | `/parent` | M; its `id`; kind `disk` |
//! | `storageProfile.osDisk.blobUri` | `/parent/url` | M; kind `disk`; without a SAS token, and redacted in source |
//! | `storageProfile.osDisk.diskEncryptionSet.id` | `/encryption/kmsKey` | M |
//! | `storageProfile.osDisk.diskEncryptionSet.resourceGroup` | only in source | |
//! | `storageProfile.osDisk.osState` | only in source | |
//! | `storageProfile.osDisk.caching` | only in source | |
//! | `storageProfile.osDisk.storageAccountType` | only in source | |
//! | `storageProfile.dataDiskImages` | only in source | |
//! | `storageProfile.dataDisks` | only in source | |
//! | `storageProfile.zoneResilient` | only in source | |
//! | `safetyProfile` | `/protected` | I; its `blockDeletionBeforeEndOfLife` |
//! | `systemData` | only in source | `createdAt` is `/createdAt`, `lastModifiedAt` is `/updatedAt` |
//! | `sourceVirtualMachine` | `/parent` | M; its `id`; kind `instance` |
//! | `artifactTags` | `/labels` | C; `tags` are trusted more |
//! | `imageState` | `/status` | I C; `Active`: ready, `SoftDeleted`: deleted, whatever `provisioningState` is |
//! | `publishedDate` | `/createdAt` | C |
//! | `urnAlias` | only in source | |
//! | `extendedLocation` | only in source | |
//! | `edgeZone` | only in source | |
//! | `resourceGroup` | only in source | |
//! | `eula` | only in source | |
//! | `privacyStatementUri` | only in source | |
//! | `releaseNoteUri` | only in source | |
//! | `disclaimer` | only in source | |
//! | `osState` | only in source | |
//! | `recommended` | only in source | no minimum |
//! | `disallowed` | only in source | |
//! | `dataDiskImages` | only in source | |
//! | `automaticOSUpgradeProperties` | only in source | |
//! | `allowUpdateImage` | only in source | |
//! | `replicationStatus` | only in source | |
//! | `securityProfile` | only in source | |
//! | `validationsProfile` | only in source | |
//! | `imageMetadataProfiles` | only in source | |
//! | `restore` | only in source | |
//! | `consumptionEndTime` | only in source | |
//! | `excludeFromLatest` | only in source | hidden is not deprecated |
//! | `zoneResilient` | only in source | |
//! | `os_disk.os_type` | `/os/type` | Terraform's `azurerm_image` |
//! | `os_disk.size_gb` | `/size/minDiskBytes` | × 2^30 |
//! | `os_disk.managed_disk_id` | `/parent/id` | kind `disk` |
//! | `os_disk.blob_uri` | `/parent/url` | kind `disk` |
//! | `os_disk.disk_encryption_set_id` | `/encryption/kmsKey` | |
//! | `source_virtual_machine_id` | `/parent/id` | kind `instance` |
//! | `managed_image_id` | `/parent/id` | Terraform's `azurerm_shared_image_version`; an image or an instance |
//! | `os_disk_snapshot_id` | `/parent/id` | kind `snapshot` |
//! | `blob_uri` | `/parent/url` | kind `disk` |
//! | `os_disk_image_size_gb` | `/size/minDiskBytes` | × 2^30 |
//! | `target_region` | `/storageLocations` | as `targetRegions` |
//! | `trusted_launch_supported` | `/guestFeatures` | Terraform's `azurerm_shared_image`: `SecurityType=TrustedLaunchSupported` |
//! | `trusted_launch_enabled` | `/guestFeatures` | `SecurityType=TrustedLaunch` |
//! | `confidential_vm_supported` | `/guestFeatures` | `SecurityType=ConfidentialVmSupported` |
//! | `confidential_vm_enabled` | `/guestFeatures` | `SecurityType=ConfidentialVM` |
//! | `accelerated_network_support_enabled` | `/guestFeatures` | `IsAcceleratedNetworkSupported` |
//! | `hibernation_enabled` | `/guestFeatures` | `IsHibernateSupported` |
//! | `disk_controller_type_nvme_enabled` | `/guestFeatures` | `DiskControllerTypes=SCSI, NVMe` |
//!
//! # Spellings
//!
//! The table has the REST API's spelling. These are accepted, too:
//!
//! - the command line's, which writes the fields of `properties` beside it: `hyperVgeneration`, `sizeInGb`, `diskSizeGb`
//! - `snake_case`, as the Python client and Terraform write it: `hyper_v_generation`
//! - Ansible's, which has a path in place of an object: `source` for `sourceVirtualMachine`, and `os_disk` for
//!   `storageProfile.osDisk.managedDisk`. Other texts there are malformed
//!
//! Pointers in evidence, warnings and errors have the spelling of the input.
//!
//! # The operating system
//!
//! Azure states only `Windows` or `Linux`. `/os`, `/software` and `/licensing` are inferred, in this order of trust: from that
//! word, the offer, the publisher, the version, the SKU, the name, and the description.
//!
//! # Differences
//!
//! Interpretations that differ from the documentation, or that it does not cover, with the reason.
//!
//! - **An image has the path or the type of one.** Signs of Azure and of an image: an `id` with the path of an image, in any
//!   case; its `type`; the unique id of a community or shared gallery's image. A `urn` of four parts is one beside an `offer`: no
//!   other key is enough, for the reference to an image in a virtual machine has publisher, offer, SKU and version, too.
//! - **Objects of Microsoft's other types are skipped, and counted by type**: `az resource list` and Azure Resource Graph list
//!   all resources.
//! - **An `id` of a list in the Marketplace is an error** (`malformed`): SKUs and offers are no images.
//! - **A list `value` without images is no page**, unless the provider is set: every `OData` API has such lists.
//! - **The name of an image in the Marketplace is its URN**, `publisher:offer:sku:version`, and that of a gallery's version is
//!   `gallery/definition/version`. Azure's own `name` is only the version.
//! - **`Linux` means "not Windows".** The API has no other word, so an image of FreeBSD has it, too. It excludes Windows,
//!   whatever a name says.
//! - **`Windows` is the distribution, too**, unless something names it more exactly.
//! - **A version is read only of publishers whose versions start with those of the system**: `8.6.2022052502` of Red Hat. Others
//!   are versions of a product. A version outranks the SKU, whose disagreement is a `conflict`. Of Windows, the version
//!   is `/os/build`, unless the SKU names a release such as `24h2`.
//! - **A SKU alone describes the system only of publishers of systems**: `7-LVM`. Others must name the system: `…-rhel`.
//! - **The identifier of a gallery's definition is the user's own text.** It is read like that of the Marketplace, because
//!   people copy it from there, but says nothing about licensing.
//! - **`byos` and `byol` are `/licensing` only of publishers of systems.** In the SKU of an appliance they are about the
//!   appliance. RHEL, SLES, Ubuntu Pro, and Windows Server of their own publishers are `payg`; a Windows client needs a licence of
//!   the user, so nothing is stated. `licenseType` is a field of machines.
//! - **`SecurityType` of `TrustedLaunch…` or `ConfidentialVM…` implies Secure Boot and a TPM 2.0** ([Trusted launch][trusted]).
//!   `ConfidentialVM…` is `confidential-vm`: Azure does not state whether AMD SEV-SNP or Intel TDX.
//! - **Without a generation, the firmware is absent.** A row has none, so its SKU is read for one.
//! - **If there are several sources, one is the parent:** an image, else an instance, a snapshot, a disk.
//! - **The end of life of a gallery's image, and the scheduled deprecation of the Marketplace's, are dates, not states.**
//! - **`uri` and `blobUri` may have a SAS token.** `/parent/url` ends before it, and has no user and password. Both are redacted in
//!   source, in any spelling, also as the end of a path (`osDisk.blobUri`); and so are keys that end like `blobUri`, `sasUri`,
//!   `sourceUri`, `vhdUri` and `accessSas`. A text that is JSON with these keys is redacted as a whole.
//! - **Terraform's types** are `azurerm_image`, `azurerm_shared_image`, `azurerm_shared_image_version` and
//!   `azurerm_platform_image`, and the lists in `azurerm_images` and `azurerm_shared_image_versions`.
//!
//! [V]: https://learn.microsoft.com/rest/api/compute/virtual-machine-images/get
//! [D]: https://learn.microsoft.com/rest/api/compute/gallery-images/get
//! [I]: https://learn.microsoft.com/rest/api/compute/gallery-image-versions/get
//! [M]: https://learn.microsoft.com/rest/api/compute/images/get
//! [C]: https://learn.microsoft.com/rest/api/compute/community-gallery-images/get
//! [trusted]: https://learn.microsoft.com/azure/virtual-machines/trusted-launch

mod convert;
mod features;
mod field_aliases;
mod flatten;
mod ids;
mod image;
mod os_tables;
mod parent;
mod parts;
mod properties;
mod reference;
mod signs;
mod stated;
mod texts;
mod usage;
mod vendors;

pub use super::labels::Label;
pub use image::{Image, ToolFields};
pub use parts::{
    AlternativeOption, DeprecationStatus, DiskEncryption, DiskSource, EncryptionSet, Feature,
    Identifier, OsDisk, OsDiskImage, Plan, PublishingProfile, RegionEncryption, StorageProfile,
    SubResource, SystemData, TargetRegion, TerraformDisk, VersionSource,
};

use super::way::{PageKeys, Terraform, Way, WayStep};
use super::{
    Provider, Spec, Typed, convert_typed, member, member_text, read_and_convert, read_one,
};
use crate::error::Error;

pub(super) const SPEC: Spec = Spec {
    signs: signs::SIGNS,
    ask_for: "`id` or `urn`",
    ways: WAYS,
    asset: None,
    terraform: Terraform {
        image: &[
            "azurerm_image",
            "azurerm_shared_image",
            "azurerm_shared_image_version",
            "azurerm_platform_image",
        ],
        image_list: &["azurerm_images", "azurerm_shared_image_versions"],
    },
    os_tables: &os_tables::OS_TABLES,
    only_operator_publishes: false,
    has_ids_without_case: true,
    secrets: &[],
    source_secrets: &["uri"],
    // Tools write `osDisk.blobUri` as `os_blob_uri` and `storage_profile_os_disk_blob_uri`.
    source_secret_endings: &["bloburi", "sasuri", "sourceuri", "vhduri", "accesssas"],
    source_secret_urls: &[],
    field_aliases: field_aliases::ALIASES,
    filter_text: |_, _| None,
    properties: &properties::PROPERTIES,
    is_empty_list: |_| false,
    error_key: "error",
    api_error,
    usage: usage::usage,
    read: |json, request, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, request, diagnostics, keys, proof)
    },
};

// Any OData API has such lists. The list of Resource Graph is `data`, and its token has a spelling in each of its tools.
const WAYS: &[Way] = &[Way::to_images(&[WayStep::Key("value"), WayStep::Each]).page(PageKeys {
    next_page_tokens: &[
        "nextLink",
        "next_link",
        "@odata.nextLink",
        "$skipToken",
        "skipToken",
        "skip_token",
    ],
    marks: Some(&[]),
    ..PageKeys::NONE
})];

/// `{"error": {"code": "AuthorizationFailed", "message": "…"}}`.
fn api_error(object: &str) -> Option<String> {
    let error = member(object, "error")?;
    member_text(error, "code").and_then(|_| member_text(error, "message"))
}

/// Reads the object of one image into its typed fields. A malformed value is absent, with a warning.
///
/// ```
/// use cloud_image::{Knowledge, provider::azure};
///
/// let golden = azure::read(br#"{"name": "golden-7", "type": "Microsoft.Compute/images", "location": "westus"}"#)?;
/// assert_eq!(golden.image.location.as_deref(), Some("westus"));
/// assert_eq!(golden.warnings().len(), 0);
///
/// let image = golden.unify(&Knowledge::builtin())?;
/// assert_eq!(image.region.as_deref(), Some("westus"));
/// # Ok::<(), cloud_image::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not JSON with exactly one object.
pub fn read(json: &[u8]) -> Result<Typed<Image<'_>>, Error> {
    read_one(Provider::Azure, json)
}

convert_typed!(Image, Provider::Azure, "the image has no name, or is an object of another type");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};
    use crate::provider::record::Record;

    #[test]
    fn mapping_table_lists_every_field() {
        let nested = |key: &str| match key {
            "osDiskImage" | "storageProfile.osDiskImage" => Some(OsDiskImage::FIELDS),
            "osDiskImage.source" | "storageProfile.osDiskImage.source" => Some(DiskSource::FIELDS),
            "imageDeprecationStatus" => Some(DeprecationStatus::FIELDS),
            "imageDeprecationStatus.alternativeOption" => Some(AlternativeOption::FIELDS),
            "identifier" => Some(Identifier::FIELDS),
            "publishingProfile" => Some(PublishingProfile::FIELDS),
            "storageProfile" => Some(StorageProfile::FIELDS),
            "storageProfile.source" => Some(VersionSource::FIELDS),
            "storageProfile.osDisk" => Some(OsDisk::FIELDS),
            "storageProfile.osDisk.diskEncryptionSet" => Some(EncryptionSet::FIELDS),
            "os_disk" => Some(TerraformDisk::FIELDS),
            _ => None,
        };
        assert_eq!(documented(include_str!("mod.rs")), listed(Image::FIELDS, nested));
    }

    #[test]
    fn only_errors_with_a_code_are_azures() {
        for (object, expected) in [
            (
                r#"{"error": {"code": "NotFound", "message": "no such image"}}"#,
                Some("no such image"),
            ),
            (r#"{"error": {"code": 404, "message": "no such image"}}"#, None),
            (r#"{"error": "invalid_grant"}"#, None),
            ("{}", None),
        ] {
            assert_eq!(api_error(object).as_deref(), expected, "{object}");
        }
    }
}

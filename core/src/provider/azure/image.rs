//! The object of an image, in all shapes: a row, an image in the Marketplace, a gallery's definition or version, a managed
//! image.

use std::borrow::Cow;

use super::parent::{machine, os_disk};
use super::parts::{
    DeprecationStatus, Identifier, OsDiskImage, PublishingProfile, StorageProfile, SubResource,
    SystemData, TargetRegion, TerraformDisk, feature, plan, protection, system_data,
};
use crate::json::{Kind, ReadError, Reader};
use crate::model::Timestamp;
use crate::provider::container::{ListSpec, boxed_object, list, objects};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{boolean, mismatch, size, text, timestamp};
use crate::provider::field_path::FieldPath;
use crate::provider::key_state::KeyState;
use crate::provider::labels::{self, Label, LabelField};
use crate::provider::record::{Record, record};

record! {
    /// An image in Azure's own fields, typed but not interpreted: those that are in the unified image. Null, empty and
    /// malformed values are absent; in lists they are empty strings.
    ///
    /// The REST API has most fields in `properties`, the command line beside it.
    pub struct Image<'a> {
        /// The path in Azure Resource Manager.
        "id" => id: Option<Cow<'a, str>> = text, "/id" & ["/name", "/family", "/project", "/os"], BY_VALUE;
        /// The name: of an image in the Marketplace and of a gallery's version, the version.
        "name" => name: Option<Cow<'a, str>> = text, "/name" & ["/os"];
        /// The resource type.
        "type" => resource_type: Option<Cow<'a, str>> = text, "", BY_VALUE;
        /// The region.
        "location" => location: Option<Cow<'a, str>> = text, "/region";
        /// The tags.
        "tags" => tags: Vec<Label<'a>> = tags, "/labels" & ["/os"];
        /// The fields that the REST API nests.
        "properties" => properties: Option<Box<Image<'a>>> = properties, "" & [
            "/description", "/storageLocations", "/architecture", "/os", "/firmware", "/secureBootCapable", "/tpm",
            "/confidential", "/guestFeatures", "/size", "/labels", "/status", "/deprecation", "/protected", "/createdAt",
            "/licenses", "/parent", "/encryption"
        ];
        /// `publisher:offer:sku:version`, in a row of a list.
        "urn" => urn: Option<Cow<'a, str>> = text, "/name" & ["/id", "/family", "/os"], BY_VALUE;
        /// The publisher in the Marketplace.
        "publisher" => publisher: Option<Cow<'a, str>> = text, "/project" & ["/os"];
        /// The offer in the Marketplace.
        "offer" => offer: Option<Cow<'a, str>> = text, "" & ["/os"], IMAGE;
        /// The SKU in the Marketplace.
        "sku" => sku: Option<Cow<'a, str>> = sku, "" & ["/os", "/firmware"];
        /// The version in the Marketplace.
        "version" => version: Option<Cow<'a, str>> = text, "" & ["/os"];
        /// `x64` or `Arm64`.
        "architecture" => architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// `V1` or `V2`.
        "hyperVGeneration" | "hyperVgeneration" | "hyper_v_generation" => hyper_v_generation: Option<Cow<'a, str>> = text, "/firmware";
        /// The operating system's disk, of an image in the Marketplace.
        "osDiskImage" | "os_disk_image" => os_disk_image: Option<Box<OsDiskImage<'a>>> = boxed_object, "" & ["/os", "/size"];
        /// The features, each as in the unified image.
        "features" => features: Vec<Cow<'a, str>> = features, "/guestFeatures" & ["/secureBootCapable", "/tpm", "/confidential"];
        /// The purchase plan of an image in the Marketplace, as `publisher/product/name`.
        "plan" => plan: Option<Cow<'a, str>> = plan, "/licenses";
        /// The purchase plan of a definition, in the same form.
        "purchasePlan" | "purchase_plan" => purchase_plan: Option<Cow<'a, str>> = plan, "/licenses";
        /// The deprecation of an image in the Marketplace.
        "imageDeprecationStatus" | "image_deprecation_status" => image_deprecation_status: Option<Box<DeprecationStatus<'a>>> = boxed_object, "/deprecation";
        /// The description of a definition.
        "description" => description: Option<Cow<'a, str>> = text, "/description" & ["/os"];
        /// `Windows` or `Linux`, of a definition.
        "osType" | "os_type" => os_type: Option<Cow<'a, str>> = text, "/os/type" & ["/os"];
        /// Of a definition, the user's own publisher, offer and SKU; of a community or shared gallery's image, its id.
        "identifier" => identifier: Option<Box<Identifier<'a>>> = boxed_object, "" & ["/id", "/name", "/family", "/os", "/visibility"], BY_VALUE;
        /// The id of a community or shared gallery's image.
        "uniqueId" | "unique_id" => unique_id: Option<Cow<'a, str>> = text, "/id" & ["/name", "/family", "/os", "/visibility"], BY_VALUE;
        /// The planned end of life of a definition.
        "endOfLifeDate" | "end_of_life_date" => end_of_life_date: Option<Timestamp> = timestamp, "/deprecation/deprecatedAt";
        /// The state of the last change.
        "provisioningState" | "provisioning_state" => provisioning_state: Option<Cow<'a, str>> = text, "/status";
        /// How a version is published.
        "publishingProfile" | "publishing_profile" => publishing_profile: Option<Box<PublishingProfile<'a>>> = boxed_object, "" & ["/storageLocations", "/deprecation", "/createdAt", "/encryption"];
        /// The disks of a version or a managed image, and what they were made from.
        "storageProfile" | "storage_profile" => storage_profile: Option<Box<StorageProfile<'a>>> = boxed_object, "" & ["/os", "/size", "/parent", "/encryption"];
        /// `blockDeletionBeforeEndOfLife` in it: whether a version cannot be deleted before its end of life.
        "safetyProfile" | "safety_profile" => block_deletion_before_end_of_life: Option<bool> = protection, "/protected";
        /// When it was created and changed.
        "systemData" | "system_data" => system_data: Option<SystemData> = system_data, "" & ["/createdAt", "/updatedAt"];
        /// The machine that a managed image was made from: a reference, or, as Ansible writes it, its path alone.
        "sourceVirtualMachine" | "source_virtual_machine" | "source" => source_virtual_machine: Option<SubResource<'a>> = machine, "/parent";
        /// The tags of a community or shared gallery's image.
        "artifactTags" | "artifact_tags" => artifact_tags: Vec<Label<'a>> = artifact_tags, "/labels" & ["/os"];
        /// `Active` or `SoftDeleted`, of a version.
        "imageState" | "image_state" => image_state: Option<Cow<'a, str>> = text, "/status";
        /// When a version of a community or shared gallery was published.
        "publishedDate" | "published_date" => published_date: Option<Timestamp> = timestamp, "/createdAt";
    }
    only in source {
        "urnAlias";
        "extendedLocation";
        "edgeZone";
        "resourceGroup";
        "eula";
        "privacyStatementUri";
        "releaseNoteUri";
        "disclaimer";
        "osState";
        "recommended";
        "disallowed";
        "dataDiskImages";
        "automaticOSUpgradeProperties";
        "allowUpdateImage";
        "replicationStatus";
        "securityProfile";
        "validationsProfile";
        "imageMetadataProfiles";
        "restore";
        "consumptionEndTime";
        "excludeFromLatest";
        "zoneResilient";
    }
    of other tools in ToolFields {
        /// Terraform's `storageProfile.osDisk`; Ansible writes the path of its managed disk alone.
        "os_disk" => os_disk: Option<Box<TerraformDisk<'a>>> = os_disk, "" & ["/os", "/size", "/parent", "/encryption"];
        /// Terraform's `sourceVirtualMachine.id`.
        "source_virtual_machine_id" => source_virtual_machine_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The managed image or the machine that a version was made from, in Terraform.
        "managed_image_id" => managed_image_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The snapshot that a version was made from, in Terraform.
        "os_disk_snapshot_id" => os_disk_snapshot_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The blob that a version was made from, in Terraform.
        "blob_uri" => blob_uri: Option<Cow<'a, str>> = text, "/parent/url";
        /// The size of a version's disk, in units of 2^30 bytes, in Terraform.
        "os_disk_image_size_gb" => os_disk_image_size_gb: Option<u64> = size::<30>, "/size/minDiskBytes";
        /// Terraform's `publishingProfile.targetRegions`.
        "target_region" => target_region: Vec<TargetRegion<'a>> = objects, "/storageLocations" & ["/encryption"];
        /// `SecurityType` is `TrustedLaunchSupported`, in Terraform.
        "trusted_launch_supported" => trusted_launch_supported: Option<bool> = boolean, "/guestFeatures" & ["/secureBootCapable", "/tpm", "/confidential"];
        /// `SecurityType` is `TrustedLaunch`, in Terraform.
        "trusted_launch_enabled" => trusted_launch_enabled: Option<bool> = boolean, "/guestFeatures" & ["/secureBootCapable", "/tpm", "/confidential"];
        /// `SecurityType` is `ConfidentialVmSupported`, in Terraform.
        "confidential_vm_supported" => confidential_vm_supported: Option<bool> = boolean, "/guestFeatures" & ["/secureBootCapable", "/tpm", "/confidential"];
        /// `SecurityType` is `ConfidentialVM`, in Terraform.
        "confidential_vm_enabled" => confidential_vm_enabled: Option<bool> = boolean, "/guestFeatures" & ["/secureBootCapable", "/tpm", "/confidential"];
        /// `IsAcceleratedNetworkSupported`, in Terraform.
        "accelerated_network_support_enabled" => accelerated_network_support_enabled: Option<bool> = boolean, "/guestFeatures";
        /// `IsHibernateSupported`, in Terraform.
        "hibernation_enabled" => hibernation_enabled: Option<bool> = boolean, "/guestFeatures";
        /// `DiskControllerTypes` is `SCSI, NVMe`, in Terraform.
        "disk_controller_type_nvme_enabled" => disk_controller_type_nvme_enabled: Option<bool> = boolean, "/guestFeatures";
    }
    never in an image {
        "exactVersion";
        "vmId";
        "diskState";
        "hardwareProfile";
    }
}

/// Reads the fields that the REST API nests. Only the image's own object has such an object.
fn properties<'a>(
    slot: &mut Option<Box<Image<'a>>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    *slot = None;
    if json.kind()? != Kind::Object {
        return mismatch(json, path, diagnostics, "an object");
    }
    if path.source().len() > path.key_pointer().len() {
        return json.skip().map(|_| ());
    }
    let nested = slot.insert(Box::default());
    nested.read(json, path, diagnostics, &mut KeyState::default())
}

/// A SKU. In a list of all resources, the key has an object of another meaning.
fn sku<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    if json.kind()? == Kind::Object {
        *slot = None;
        return json.skip().map(|_| ());
    }
    text(slot, json, path, diagnostics)
}

fn tags<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    labels::object(slot, label_field(path, 0), json, path, diagnostics)
}

fn artifact_tags<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    labels::object(slot, label_field(path, 1), json, path, diagnostics)
}

/// The field of labels at a path.
fn label_field(path: &FieldPath<'_>, rank: u8) -> LabelField {
    const NESTED: [&str; 3] =
        ["/properties/tags", "/properties/artifactTags", "/properties/artifact_tags"];
    let source = path.source();
    match NESTED.iter().find(|nested| **nested == source) {
        Some(pointer) => LabelField { pointer, rank },
        None => LabelField::at(path, rank),
    }
}

/// The features, each as in the unified image.
fn features<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let elements = ListSpec { key: None, likely: 4, read: feature };
    list(slot, json, path, diagnostics, &elements)
}

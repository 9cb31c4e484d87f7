//! The objects in the object of an image.

use std::borrow::Cow;

use crate::json::{Kind, ReadError, Reader};
use crate::model::Timestamp;
use crate::provider::case::is_same;
use crate::provider::container::{boxed_object, object, objects};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{boolean, mismatch, size, text, timestamp};
use crate::provider::field_path::FieldPath;
use crate::provider::record::record;
use crate::quote::{add, push, text_of};

record! {
    /// The operating system's disk in an image of the Marketplace or a version.
    pub struct OsDiskImage<'a> {
        /// `Windows` or `Linux`.
        "operatingSystem" | "operating_system" => operating_system: Option<Cow<'a, str>> = text, "/os/type";
        /// The size, in units of 2^30 bytes: `sizeInGB` in a gallery, `diskSizeGB` in a community or shared one.
        "sizeInGB" | "sizeInGb" | "size_in_gb" | "diskSizeGB" | "diskSizeGb" | "disk_size_gb" => size_in_gb: Option<u64> = size::<30>, "/size/minDiskBytes";
        /// The size of the stored disk with its footer, in bytes.
        "sizeInBytes" | "size_in_bytes" => size_in_bytes: Option<u64> = size::<0>, "/size/imageBytes";
        /// What the disk was made from.
        "source" => source: Option<DiskSource<'a>> = object, "";
    }
    only in source { "hostCaching"; }
}

record! {
    /// What the disk of a version was made from.
    pub struct DiskSource<'a> {
        /// The path of a snapshot or a disk.
        "id" => id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The URL of a blob. It may have a SAS token.
        "uri" => uri: Option<Cow<'a, str>> = text, "/parent/url";
    }
    only in source { "storageAccountId"; }
}

record! {
    /// A reference to another resource.
    pub struct SubResource<'a> {
        /// Its path in Azure Resource Manager.
        "id" => id: Option<Cow<'a, str>> = text, "/id";
    }
    only in source { "resourceGroup"; }
}

record! {
    /// The disks of a version or a managed image.
    pub struct StorageProfile<'a> {
        /// What a version was made from.
        "source" => source: Option<Box<VersionSource<'a>>> = boxed_object, "";
        /// The operating system's disk of a version.
        "osDiskImage" | "os_disk_image" => os_disk_image: Option<Box<OsDiskImage<'a>>> = boxed_object, "";
        /// The operating system's disk of a managed image.
        "osDisk" | "os_disk" => os_disk: Option<Box<OsDisk<'a>>> = boxed_object, "";
    }
    only in source { "dataDiskImages"; "dataDisks"; "zoneResilient"; }
}

record! {
    /// What a version was made from.
    pub struct VersionSource<'a> {
        /// The path of an image, a machine, a snapshot or a disk.
        "id" => id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The id of an image in a community gallery.
        "communityGalleryImageId" | "community_gallery_image_id" => community_gallery_image_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The path of a machine.
        "virtualMachineId" | "virtual_machine_id" => virtual_machine_id: Option<Cow<'a, str>> = text, "/parent/id";
    }
    only in source {}
}

record! {
    /// The operating system's disk of a managed image.
    pub struct OsDisk<'a> {
        /// `Windows` or `Linux`.
        "osType" | "os_type" => os_type: Option<Cow<'a, str>> = text, "/os/type";
        /// The size, in units of 2^30 bytes.
        "diskSizeGB" | "diskSizeGb" | "disk_size_gb" => disk_size_gb: Option<u64> = size::<30>, "/size/minDiskBytes";
        /// The snapshot that it was made from.
        "snapshot" => snapshot: Option<SubResource<'a>> = object, "/parent";
        /// The disk that it was made from.
        "managedDisk" | "managed_disk" => managed_disk: Option<SubResource<'a>> = object, "/parent";
        /// The URL of the blob that it was made from. It may have a SAS token.
        "blobUri" | "blob_uri" => blob_uri: Option<Cow<'a, str>> = text, "/parent/url";
        /// The set of keys that encrypts it.
        "diskEncryptionSet" | "disk_encryption_set" => disk_encryption_set: Option<EncryptionSet<'a>> = object, "";
    }
    only in source { "osState"; "caching"; "storageAccountType"; }
}

record! {
    /// A set of keys that encrypts disks.
    pub struct EncryptionSet<'a> {
        /// Its path in Azure Resource Manager.
        "id" => id: Option<Cow<'a, str>> = text, "/encryption/kmsKey";
    }
    only in source { "resourceGroup"; }
}

record! {
    /// The operating system's disk of a managed image, as Terraform writes it.
    pub struct TerraformDisk<'a> {
        /// `Windows` or `Linux`.
        "os_type" => os_type: Option<Cow<'a, str>> = text, "/os/type";
        /// The size, in units of 2^30 bytes.
        "size_gb" => size_gb: Option<u64> = size::<30>, "/size/minDiskBytes";
        /// The disk that it was made from.
        "managed_disk_id" => managed_disk_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The URL of the blob that it was made from.
        "blob_uri" => blob_uri: Option<Cow<'a, str>> = text, "/parent/url";
        /// The set of keys that encrypts it.
        "disk_encryption_set_id" => disk_encryption_set_id: Option<Cow<'a, str>> = text, "/encryption/kmsKey";
    }
    only in source {}
}

record! {
    /// A purchase plan.
    pub struct Plan<'a> {
        /// Its publisher.
        "publisher" => publisher: Option<Cow<'a, str>> = text, "";
        /// The offer.
        "product" => product: Option<Cow<'a, str>> = text, "";
        /// The plan.
        "name" => name: Option<Cow<'a, str>> = text, "";
    }
    only in source { "promotionCode"; "version"; }
}

record! {
    /// The deprecation of an image in the Marketplace.
    pub struct DeprecationStatus<'a> {
        /// `Active`, `ScheduledForDeprecation` or `Deprecated`; empty if it is unknown.
        "imageState" | "image_state" => image_state: Option<Cow<'a, str>> = text, "/state";
        /// When it is to be deprecated.
        "scheduledDeprecationTime" | "scheduled_deprecation_time" => scheduled_deprecation_time: Option<Timestamp> = timestamp, "/deprecatedAt";
        /// What to use instead.
        "alternativeOption" | "alternative_option" => alternative_option: Option<AlternativeOption<'a>> = object, "";
    }
    only in source {}
}

record! {
    /// What to use instead of a deprecated image.
    pub struct AlternativeOption<'a> {
        /// `None`, `Offer` or `Plan`.
        "type" => kind: Option<Cow<'a, str>> = text, "";
        /// The name of the offer or plan.
        "value" => value: Option<Cow<'a, str>> = text, "/replacement";
    }
    only in source {}
}

record! {
    /// The identifier of a definition, or of a community or shared gallery's image.
    pub struct Identifier<'a> {
        /// The user's own publisher.
        "publisher" => publisher: Option<Cow<'a, str>> = text, "";
        /// The user's own offer.
        "offer" => offer: Option<Cow<'a, str>> = text, "";
        /// The user's own SKU.
        "sku" => sku: Option<Cow<'a, str>> = text, "";
        /// The id of a community or shared gallery's image.
        "uniqueId" | "unique_id" => unique_id: Option<Cow<'a, str>> = text, "/id";
    }
    only in source {}
}

record! {
    /// How a version is published.
    pub struct PublishingProfile<'a> {
        /// The regions in which it is stored.
        "targetRegions" | "target_regions" => target_regions: Vec<TargetRegion<'a>> = objects, "/storageLocations" & ["/encryption"];
        /// When it was published.
        "publishedDate" | "published_date" => published_date: Option<Timestamp> = timestamp, "/createdAt";
        /// The planned end of life.
        "endOfLifeDate" | "end_of_life_date" => end_of_life_date: Option<Timestamp> = timestamp, "/deprecation/deprecatedAt";
    }
    only in source {
        "replicaCount";
        "excludeFromLatest";
        "storageAccountType";
        "replicationMode";
        "targetExtendedLocations";
        "storageAccountStrategy";
    }
}

record! {
    /// A region in which a version is stored.
    pub struct TargetRegion<'a> {
        /// Its name.
        "name" => name: Option<Cow<'a, str>> = text, "";
        /// The encryption there.
        "encryption" => encryption: Option<RegionEncryption<'a>> = object, "";
        /// The set of keys that encrypts it there, in Terraform.
        "disk_encryption_set_id" => disk_encryption_set_id: Option<Cow<'a, str>> = text, "";
    }
    only in source {
        "regionalReplicaCount";
        "storageAccountType";
        "excludeFromLatest";
        "additionalReplicaSets";
    }
}

record! {
    /// The encryption of a version in a region.
    pub struct RegionEncryption<'a> {
        /// That of the operating system's disk.
        "osDiskImage" | "os_disk_image" => os_disk_image: Option<DiskEncryption<'a>> = object, "";
    }
    only in source { "dataDiskImages"; }
}

record! {
    /// The encryption of a disk in a region.
    pub struct DiskEncryption<'a> {
        /// The path of the set of keys.
        "diskEncryptionSetId" | "disk_encryption_set_id" => disk_encryption_set_id: Option<Cow<'a, str>> = text, "";
    }
    only in source { "securityProfile"; }
}

record! {
    /// A feature.
    pub struct Feature<'a> {
        /// Its name.
        "name" => name: Option<Cow<'a, str>> = text, "";
        /// Its value: `True`, `False` or another text.
        "value" => value: Option<Cow<'a, str>> = text, "";
    }
    only in source { "startsAtVersion"; }
}

/// When a resource was created and changed.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SystemData {
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub last_modified_at: Option<Timestamp>,
}

/// Reads when a resource was created and changed.
pub(super) fn system_data<'a>(
    slot: &mut Option<SystemData>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut data = SystemData::default();
    let mut read = |json: &mut Reader<'a>, member: Option<usize>, diagnostics: &mut Diagnostics| {
        let (slot, source, target) = match member {
            Some(0) => (&mut data.created_at, "/createdAt", "/createdAt"),
            Some(1) => (&mut data.created_at, "/created_at", "/createdAt"),
            Some(2) => (&mut data.last_modified_at, "/lastModifiedAt", "/updatedAt"),
            Some(3) => (&mut data.last_modified_at, "/last_modified_at", "/updatedAt"),
            _ => return json.skip().map(|_| ()),
        };
        timestamp(slot, json, &path.constant(source, target), diagnostics)
    };
    let keys = &["createdAt", "created_at", "lastModifiedAt", "last_modified_at"];
    members(json, path, diagnostics, keys, &mut read)?;
    *slot = (data != SystemData::default()).then_some(data);
    Ok(())
}

/// Reads whether a version cannot be deleted before its end of life.
pub(super) fn protection<'a>(
    slot: &mut Option<bool>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    *slot = None;
    let mut read = |json: &mut Reader<'a>, member: Option<usize>, diagnostics: &mut Diagnostics| {
        let source = match member {
            Some(0) => "/blockDeletionBeforeEndOfLife",
            Some(_) => "/block_deletion_before_end_of_life",
            None => return json.skip().map(|_| ()),
        };
        boolean(slot, json, &path.constant(source, ""), diagnostics)
    };
    let keys = &["blockDeletionBeforeEndOfLife", "block_deletion_before_end_of_life"];
    members(json, path, diagnostics, keys, &mut read)
}

/// Reads or skips a member, which has this index among the keys.
type MemberReader<'a, 'r> =
    dyn FnMut(&mut Reader<'a>, Option<usize>, &mut Diagnostics) -> Result<(), ReadError> + 'r;

/// Reads the members of an object that is too small for a record.
fn members<'a>(
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    keys: &[&str],
    read: &mut MemberReader<'a, '_>,
) -> Result<(), ReadError> {
    if json.kind()? != Kind::Object {
        return mismatch(json, path, diagnostics, "an object");
    }
    json.enter_object()?;
    let mut first = true;
    while let Some(key) = json.key(&mut first)? {
        let (key, _) = key.decode();
        read(json, keys.iter().position(|known| *known == key), diagnostics)?;
    }
    Ok(())
}

/// Reads a feature: its name if its value is true, nothing if it is false, else both.
pub(super) fn feature<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut feature: Option<Feature<'a>> = None;
    object(&mut feature, json, path, diagnostics)?;
    let Some(Feature { name: Some(name), value, respelled: _ }) = feature else { return Ok(()) };
    *slot = match value {
        Some(value) if is_same(&value, "false") => None,
        Some(value) if !is_same(&value, "true") => Some(Cow::Owned(text_of(&[&name, "=", &value]))),
        _ => Some(name),
    };
    Ok(())
}

/// Reads a purchase plan as `publisher/product/name`, without the parts that are absent.
pub(super) fn plan<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut plan: Option<Plan<'a>> = None;
    object(&mut plan, json, path, diagnostics)?;
    let Plan { publisher, product, name, respelled: _ } = plan.unwrap_or_default();
    let mut joined = String::new();
    for part in [&publisher, &product, &name].into_iter().flatten() {
        if !joined.is_empty() {
            push(&mut joined, '/');
        }
        add(&mut joined, part);
    }
    *slot = (!joined.is_empty()).then_some(Cow::Owned(joined));
    Ok(())
}

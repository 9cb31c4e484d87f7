//! Values that several objects of an image may state: the first one counts.

use std::borrow::Cow;

use super::flatten::inside;
use super::ids::{image_id, urn_parts};
use super::image::{Image, ToolFields};
use super::parent::Sources;
use super::parts::{
    AlternativeOption, DeprecationStatus, Identifier, OsDisk, OsDiskImage, StorageProfile,
    SubResource, TargetRegion, TerraformDisk,
};
use super::properties::{DEPRECATION_STATE, IMAGE_STATE, OS_TYPE, PROVISIONING_STATE};
use super::reference::{Part, Reference};
use super::texts::parts;
use crate::model::word::Vocabulary;
use crate::model::{Deprecation, OsType, Parent, ParentKind, Size, Status, Visibility};
use crate::provider::case::is_same;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::evidence::Pointer;
use crate::provider::property::{Property, StatedWord, WordSource};

/// The value of a word at this pointer.
pub(super) fn word<T: Vocabulary>(
    property: &'static Property,
    text: Option<&str>,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let source = WordSource::Pointer(pointer);
    StatedWord { text: text?, source, property }.value(diagnostics)
}

/// The id of a community or shared gallery's image. Its identifier may hold nothing else, because the one of the definition
/// is in `properties`.
pub(super) fn take_unique_id<'a>(image: &mut Image<'a>) -> Option<(Cow<'a, str>, Pointer)> {
    let Image { identifier, unique_id, respelled, .. } = image;
    if let Some(found) = identifier
        && let Some(id) = found.unique_id.take()
    {
        let object = respelled.spec(Image::SPECS.identifier).pointer;
        let pointer = inside(object, &found.respelled, Identifier::SPECS.unique_id);
        if [&found.publisher, &found.offer, &found.sku].into_iter().all(Option::is_none) {
            *identifier = None;
        }
        return Some((id, pointer));
    }
    let id = unique_id.take()?;
    Some((id, Cow::Borrowed(respelled.spec(Image::SPECS.unique_id).pointer)))
}

/// The visibility that the unique id of a community or shared gallery's image states.
pub(super) fn visibility(id: &str) -> Option<Visibility> {
    image_id(id)?;
    let gallery = parts(id, '/').nth(1)?;
    if is_same(gallery, "communityGalleries") {
        Some(Visibility::Community)
    } else if is_same(gallery, "sharedGalleries") {
        Some(Visibility::Shared)
    } else {
        None
    }
}

/// The user's own words in the identifier of a definition.
pub(super) fn reference_of_gallery<'r>(
    identifier: Option<&'r Identifier<'_>>,
    pointer: &Pointer,
) -> Reference<'r> {
    let Some(identifier) = identifier else { return Reference::default() };
    let specs = Identifier::SPECS;
    let part = |text: &'r Option<Cow<'_, str>>, field| {
        Some((text.as_deref()?, inside(pointer, &identifier.respelled, field)))
    };
    Reference {
        publisher: part(&identifier.publisher, specs.publisher),
        offer: part(&identifier.offer, specs.offer),
        sku: part(&identifier.sku, specs.sku),
        version: None,
        is_vendors: false,
    }
}

/// The parts of a row: its fields, or if one is absent, the part of the URN.
pub(super) fn reference_of_row<'r>(
    fields: [(&'r Option<Cow<'_, str>>, Pointer); 4],
    urn: Option<&Part<'r>>,
) -> Reference<'r> {
    let parts = urn.and_then(|(urn, _)| urn_parts(urn));
    let mut index = 0;
    let [publisher, offer, sku, version] = fields.map(|(field, pointer)| {
        let of_urn = parts.and_then(|parts| parts.get(index).copied());
        index += 1;
        match (field, of_urn, urn) {
            (Some(text), ..) => Some((&**text, pointer)),
            (None, Some(part), Some((_, urn))) => Some((part, urn.clone())),
            _ => None,
        }
    });
    Reference { publisher, offer, sku, version, is_vendors: true }
}

/// `publisher:offer:sku` of a URN.
pub(super) fn family_of_urn(urn: &str) -> Option<&str> {
    urn_parts(urn)?;
    urn.rsplit_once(':').map(|(family, _)| family)
}

/// The objects that state the type of the operating system or the size of its disk, with the pointers to them.
pub(super) struct Disks<'d, 'a> {
    pub(super) os_disk_image: (Option<&'d OsDiskImage<'a>>, Pointer),
    pub(super) storage: (Option<&'d StorageProfile<'a>>, Pointer),
    pub(super) tools: &'d ToolFields<'a>,
}

impl Disks<'_, '_> {
    /// Windows or Linux, with the pointer to what states it. `stated` is the image's own field.
    pub(super) fn os_type(
        &self,
        stated: (Option<&str>, Pointer),
        diagnostics: &mut Diagnostics,
    ) -> Option<(OsType, Pointer)> {
        let (text, pointer) = self
            .operating_system()
            .or_else(|| Some((stated.0?, stated.1)))
            .or_else(|| self.os_type_of_disk())
            .or_else(|| self.os_type_of_terraform())?;
        let os_type = word(OS_TYPE, Some(text), &pointer, diagnostics)?;
        Some((os_type, pointer))
    }

    fn operating_system(&self) -> Option<(&str, Pointer)> {
        let (disk, pointer) = &self.os_disk_image;
        let OsDiskImage { operating_system, respelled, .. } = disk.as_ref()?;
        let field = OsDiskImage::SPECS.operating_system;
        Some((operating_system.as_deref()?, inside(pointer, respelled, field)))
    }

    fn os_type_of_disk(&self) -> Option<(&str, Pointer)> {
        let (storage, pointer) = &self.storage;
        let storage = storage.as_ref()?;
        let OsDisk { os_type, respelled, .. } = storage.os_disk.as_deref()?;
        let disk = inside(pointer, &storage.respelled, StorageProfile::SPECS.os_disk);
        Some((os_type.as_deref()?, inside(&disk, respelled, OsDisk::SPECS.os_type)))
    }

    fn os_type_of_terraform(&self) -> Option<(&str, Pointer)> {
        let TerraformDisk { os_type, respelled, .. } = self.tools.os_disk.as_deref()?;
        let pointer = Image::SPECS.os_disk.pointer;
        Some((os_type.as_deref()?, inside(pointer, respelled, TerraformDisk::SPECS.os_type)))
    }

    pub(super) fn size(&self) -> Size {
        let (storage, tools) = (self.storage.0, self.tools);
        let stored = self.os_disk_image.0;
        let of_image = |disk: &OsDiskImage<'_>| disk.size_in_gb;
        let gib = stored
            .and_then(of_image)
            .or_else(|| storage?.os_disk_image.as_deref().and_then(of_image))
            .or_else(|| storage?.os_disk.as_ref()?.disk_size_gb)
            .or_else(|| tools.os_disk.as_ref()?.size_gb)
            .or(tools.os_disk_image_size_gb);
        Size {
            image_bytes: stored.and_then(|disk| disk.size_in_bytes),
            min_disk_bytes: gib.map(|gib| gib << 30),
            min_memory_bytes: None,
        }
    }
}

/// The status: of a version that is deleted but can be restored, that it is deleted.
pub(super) fn status(
    (provisioning_state, provisioning_at): (Option<&str>, Pointer),
    (image_state, image_at): (Option<&str>, Pointer),
    diagnostics: &mut Diagnostics,
) -> Option<Status> {
    let provisioned = word(PROVISIONING_STATE, provisioning_state, &provisioning_at, diagnostics);
    let kept = word(IMAGE_STATE, image_state, &image_at, diagnostics);
    match kept {
        Some(Status::Deleted) => kept,
        _ => provisioned.or(kept),
    }
}

/// The deprecation of an image in the Marketplace.
pub(super) fn deprecation<'a>(
    deprecation: Option<Box<DeprecationStatus<'a>>>,
    pointer: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Deprecation<'a> {
    let Some(deprecation) = deprecation else { return Deprecation::default() };
    let DeprecationStatus {
        image_state,
        scheduled_deprecation_time,
        alternative_option,
        respelled,
    } = *deprecation;
    let state_at = inside(pointer, &respelled, DeprecationStatus::SPECS.image_state);
    let AlternativeOption { kind, value, respelled: _ } = alternative_option.unwrap_or_default();
    Deprecation {
        state: word(DEPRECATION_STATE, image_state.as_deref(), &state_at, diagnostics),
        replacement: value.filter(|_| !kind.is_some_and(|kind| is_same(&kind, "None"))),
        deprecated_at: scheduled_deprecation_time,
        ..Deprecation::default()
    }
}

/// The set of keys that encrypts the disk: of a version, in the first region that has one.
pub(super) fn encryption_set<'a>(
    storage: Option<&mut StorageProfile<'a>>,
    tools: &mut ToolFields<'a>,
    regions: &mut [TargetRegion<'a>],
) -> Option<Cow<'a, str>> {
    let disk = storage.and_then(|storage| storage.os_disk.as_deref_mut());
    let of_disk = disk.and_then(|disk| disk.disk_encryption_set.take());
    let of_terraform = || tools.os_disk.as_mut()?.disk_encryption_set_id.take();
    let of_region = || {
        regions.iter_mut().find_map(|region| {
            let encryption = region.encryption.as_mut();
            let disk = encryption.and_then(|encryption| encryption.os_disk_image.as_mut());
            disk.and_then(|disk| disk.disk_encryption_set_id.take())
                .or_else(|| region.disk_encryption_set_id.take())
        })
    };
    of_disk.and_then(|set| set.id).or_else(of_terraform).or_else(of_region)
}

/// What the image was made from.
pub(super) fn parent<'a>(
    storage: Option<&mut StorageProfile<'a>>,
    machine: Option<&mut SubResource<'a>>,
    tools: &mut ToolFields<'a>,
) -> Option<Parent<'a>> {
    let mut sources = Sources::default();
    sources.add_resource(machine, ParentKind::Instance);
    if let Some(storage) = storage {
        add_sources_of(storage, &mut sources);
    }
    if let Some(disk) = &mut tools.os_disk {
        sources.add_id(&mut disk.managed_disk_id, Some(ParentKind::Disk));
        sources.add_uri(&mut disk.blob_uri);
    }
    sources.add_id(&mut tools.source_virtual_machine_id, Some(ParentKind::Instance));
    sources.add_id(&mut tools.managed_image_id, None);
    sources.add_id(&mut tools.os_disk_snapshot_id, Some(ParentKind::Snapshot));
    sources.add_uri(&mut tools.blob_uri);
    sources.into_parent()
}

/// Adds what the disks of a version or a managed image were made from.
fn add_sources_of<'a>(storage: &mut StorageProfile<'a>, sources: &mut Sources<'a>) {
    if let Some(source) = &mut storage.source {
        sources.add_id(&mut source.id, None);
        sources.add_id(&mut source.community_gallery_image_id, Some(ParentKind::Image));
        sources.add_id(&mut source.virtual_machine_id, Some(ParentKind::Instance));
    }
    if let Some(source) = storage.os_disk_image.as_mut().and_then(|disk| disk.source.as_mut()) {
        sources.add_id(&mut source.id, None);
        sources.add_uri(&mut source.uri);
    }
    if let Some(disk) = &mut storage.os_disk {
        sources.add_resource(disk.snapshot.as_mut(), ParentKind::Snapshot);
        sources.add_resource(disk.managed_disk.as_mut(), ParentKind::Disk);
        sources.add_uri(&mut disk.blob_uri);
    }
}

//! What the words of GCE mean in the unified image.

use std::borrow::Cow;

use super::features::{Features, GUEST_FEATURES};
use super::image::{Deprecated, EncryptionKey, Image, ToolFields};
use super::signs::{KIND, sign_of_kind, sign_of_link};
use super::urls::{license, owner};
use crate::error::ImageFault;
use crate::model::word::Vocabulary;
use crate::model::{
    Architecture, Deprecation, DeprecationState, Encryption, Firmware, Parent, ParentKind, Size,
    Status,
};
use crate::os::{ClueKind, Knowledge, WINDOWS};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::identify::{Clues, Identity, Stated, resolve};
use crate::provider::pointer::{ListPointer, list_pointer};
use crate::provider::property::{Property, Word};
use crate::provider::record::Record;
use crate::provider::{Convert, Provider, present};

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        let links_to_it = |url: &str| {
            let before = self.name.as_deref().and_then(|name| url.strip_suffix(name));
            before.is_some_and(|before| before.ends_with("/images/"))
        };
        self.kind.as_deref() == Some(KIND) && self.self_link.as_deref().is_none_or(links_to_it)
    }

    fn is_other(&self) -> Option<Box<ImageFault>> {
        let key = |pointer| self.respelled.pointer(Self::FIELDS, pointer).trim_start_matches('/');
        let kind = self.kind.as_deref();
        let of_kind = kind.and_then(|kind| sign_of_kind("kind", kind).1);
        let link = self.self_link.as_deref();
        of_kind.or_else(|| link.and_then(|url| sign_of_link(key("/selfLink"), url).1))
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: &Knowledge,
        diagnostics: &mut Diagnostics,
    ) -> Box<crate::Image<'a>> {
        let Image {
            kind: _,
            id,
            creation_timestamp,
            name,
            description,
            raw_disk,
            deprecated,
            status,
            archive_size_bytes,
            disk_size_gb,
            source_disk,
            source_disk_id,
            source_disk_encryption_key,
            licenses,
            family,
            image_encryption_key,
            self_link,
            labels,
            guest_os_features,
            license_codes,
            source_image,
            source_image_id,
            source_image_encryption_key,
            source_snapshot,
            source_snapshot_id,
            source_snapshot_encryption_key,
            storage_locations,
            architecture,
            enable_confidential_compute,
            tools,
            respelled,
        } = self;
        let at = |pointer| respelled.pointer(Self::FIELDS, pointer);
        let listed_at = |list: ListPointer| list.in_spelling(respelled, Self::FIELDS);
        let mut no_tools = ToolFields::default();
        let ToolFields { image_id, source_project, project, deprecation_state } =
            tools.as_deref_mut().unwrap_or(&mut no_tools);
        // A path is an id of Terraform's own.
        let is_id = |id: &Cow<'_, str>| id.len() < SHORTEST_PATH || !id.contains('/');
        let id = image_id.take().or_else(|| id.take().filter(is_id));
        for url in &mut *licenses {
            *url = license(std::mem::take(url));
        }
        let linked_project = self_link.as_ref().and_then(owner);
        let architecture =
            architecture.as_deref().filter(|word| *word != "ARCHITECTURE_UNSPECIFIED");

        let mut clues = Clues::new();
        clues.add(ClueKind::Architecture, architecture, "/architecture");
        for (kind, texts, pointer) in [
            (ClueKind::License, &*licenses, LICENSES),
            (ClueKind::LicenseCode, &*license_codes, LICENSE_CODES),
        ] {
            clues.add_all(kind, texts, listed_at(pointer));
        }
        for (kind, text, pointer) in [
            (ClueKind::Family, &*family, "/family"),
            (ClueKind::Name, &*name, "/name"),
            (ClueKind::Description, &*description, "/description"),
            (ClueKind::Parent, &*source_image, "/sourceImage"),
            (ClueKind::Parent, &*source_snapshot, "/sourceSnapshot"),
            (ClueKind::Parent, &*source_disk, "/sourceDisk"),
        ] {
            clues.add(kind, text.as_deref(), at(pointer));
        }
        let link = linked_project.is_some().then(|| at("/selfLink"));
        let (project, pointer) = match link {
            Some(link) => (linked_project, link),
            None if source_project.is_some() => (source_project.take(), "/source_project"),
            None => (project.take(), "/project"),
        };
        clues.add(ClueKind::Project, project.as_deref(), pointer);
        let features = Features::find(guest_os_features);
        let feature_pointers = listed_at(GUEST_FEATURES);
        if let Some(place) = features.windows {
            let pointer = feature_pointers.element(place);
            clues.push(ClueKind::ImpliedOsType, WINDOWS, pointer);
        }
        let stated = Stated {
            architecture: architecture.and_then(|word| ARCHITECTURE.word(word).value(diagnostics)),
            os_type: None,
            software: None,
            evidence: features.evidence(link, feature_pointers),
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            resolve(Provider::Gce, &clues, knowledge, stated, diagnostics);
        let stated = (&**guest_os_features, feature_pointers);
        let confidential =
            features.confidential(architecture.as_ref(), stated, &mut evidence, diagnostics);

        let parent = first_parent([
            (ParentKind::Image, source_image, source_image_id, source_image_encryption_key),
            (
                ParentKind::Snapshot,
                source_snapshot,
                source_snapshot_id,
                source_snapshot_encryption_key,
            ),
            (ParentKind::Disk, source_disk, source_disk_id, source_disk_encryption_key),
        ]);

        // Put together where it stays, for it is large.
        Box::write(
            Box::new_uninit(),
            crate::Image {
                provider: Provider::Gce,
                id,
                name: name.take().unwrap_or_default(),
                description: description.take(),
                family: family.take(),
                project,
                region: None,
                region_id: None,
                storage_locations: present(storage_locations),
                url: self_link.take(),
                architecture,
                os,
                software,
                licensing,
                firmware: features.uefi.map(|_| Firmware::Uefi),
                secure_boot_capable: features.secure_boot().map(|_| true),
                confidential,
                machine_type: None,
                guest_features: present(guest_os_features),
                size: Size {
                    image_bytes: *archive_size_bytes,
                    min_disk_bytes: disk_size_gb.map(|gib| gib << 30),
                    min_memory_bytes: None,
                },
                disk_format: raw_disk.as_mut().and_then(|disk| disk.container_type.take()),
                labels: std::mem::take(labels),
                read_only_labels: Vec::new(),
                status: status.as_deref().and_then(|word| STATUS.word(word).value(diagnostics)),
                deprecation: deprecation(deprecated, deprecation_state.as_deref(), diagnostics),
                visibility: None,
                created_at: *creation_timestamp,
                updated_at: None,
                licenses: present(licenses),
                license_codes: present(license_codes),
                parent,
                encryption: encryption(image_encryption_key, *enable_confidential_compute),
                bare_metal: None,
                ssh_key: None,
                price: None,
                display_order: None,
                lock: None,
                creator_task: None,
                evidence,
                warnings: Vec::new(),
                source: None,
            },
        )
    }
}

/// So long is a path at least: `projects/p/global/images/i`.
const SHORTEST_PATH: usize = 26;

const LICENSES: ListPointer = list_pointer!("/licenses");
const LICENSE_CODES: ListPointer = list_pointer!("/licenseCodes");

/// A property in whose words those of the vocabulary are read, too.
const fn property<T: Vocabulary>(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { own: T::OWN, ..Property::new(source, field, noun, words) }
}

static ARCHITECTURE: Property = property::<Architecture>(
    "/architecture",
    "/architecture",
    "architecture",
    &[
        ("X86_64", Architecture::X86_64.place()),
        ("ARM64", Architecture::Aarch64.place()),
        ("X86_32", Architecture::I686.place()),
    ],
);

static STATUS: Property = property::<Status>(
    "/status",
    "/status",
    "status",
    &[
        ("READY", Status::Ready.place()),
        ("PENDING", Status::Pending.place()),
        ("FAILED", Status::Failed.place()),
        ("DELETING", Status::Deleting.place()),
    ],
);

static STATE: Property = property::<DeprecationState>(
    "/deprecated/state",
    "/deprecation/state",
    "deprecation state",
    &[
        ("ACTIVE", DeprecationState::Active.place()),
        ("DEPRECATED", DeprecationState::Deprecated.place()),
        ("OBSOLETE", DeprecationState::Obsolete.place()),
        ("DELETED", DeprecationState::Deleted.place()),
    ],
);

fn deprecation<'a>(
    deprecated: &mut Option<Deprecated<'a>>,
    state_alone: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Deprecation<'a>> {
    let mut deprecation = Deprecation::default();
    let (mut stated, mut source) = (state_alone, "/deprecation_state");
    if let Some(Deprecated { state, replacement, deprecated, obsolete, deleted, respelled }) =
        deprecated
    {
        deprecation.replacement = replacement.take();
        deprecation.deprecated_at = *deprecated;
        deprecation.obsolete_at = *obsolete;
        deprecation.deleted_at = *deleted;
        if state.is_some() {
            let is_in_list = respelled.is_in_list();
            source = if is_in_list { "/deprecated/0/state" } else { "/deprecated/state" };
            stated = state.as_deref();
        }
    }
    deprecation.state =
        stated.and_then(|word| Word { source, ..STATE.word(word) }.value(diagnostics));
    (!deprecation.is_empty()).then_some(deprecation)
}

/// What is said of one source: its kind, URL, id and key.
type Source<'s, 'a> = (
    ParentKind,
    &'s mut Option<Cow<'a, str>>,
    &'s mut Option<Cow<'a, str>>,
    &'s mut Option<EncryptionKey<'a>>,
);

/// The first source that is named; if none is, the first that has a key.
fn first_parent<'a>(mut sources: [Source<'_, 'a>; 3]) -> Option<Parent<'a>> {
    let named = sources.iter().position(|(_, url, id, _)| url.is_some() || id.is_some());
    let has_key = |(_, _, _, key): &Source<'_, '_>| key.as_ref().is_some_and(|key| !key.is_empty());
    let first = named.or_else(|| sources.iter().position(has_key))?;
    let (kind, url, id, key) = sources.get_mut(first)?;
    let encryption = encryption(key, None);
    Some(Parent { kind: *kind, url: url.take(), id: id.take(), encryption })
}

impl EncryptionKey<'_> {
    fn is_empty(&self) -> bool {
        let Self { kms_key_name, kms_key_service_account, sha256, respelled: _ } = self;
        [kms_key_name, kms_key_service_account, sha256].into_iter().all(Option::is_none)
    }
}

fn encryption<'a>(
    key: &mut Option<EncryptionKey<'a>>,
    confidential_compute: Option<bool>,
) -> Option<Encryption<'a>> {
    let mut encryption = Encryption { confidential_compute, ..Encryption::default() };
    if let Some(EncryptionKey { kms_key_name, kms_key_service_account, sha256, respelled: _ }) = key
    {
        encryption.kms_key = kms_key_name.take();
        encryption.kms_service_account = kms_key_service_account.take();
        encryption.sha256 = sha256.take();
    }
    (!encryption.is_empty()).then_some(encryption)
}

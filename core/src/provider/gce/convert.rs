//! What the words of GCE mean in the unified image.

use std::borrow::Cow;

use super::features::{Features, GUEST_FEATURES, is_of};
use super::image::{Deprecated, EncryptionKey, Image, ToolFields};
use super::signs::{KIND, sign_of_kind, sign_of_link};
use super::urls::{license, owner};
use crate::error::Refusal;
use crate::model::{
    Architecture, Deprecation, DeprecationState, Encryption, Firmware, Parent, ParentKind, Size,
    Status,
};
use crate::os::{ClueKind, Knowledge};
use crate::provider::identity::{Clues, Identity, Stated, settle};
use crate::provider::notes::Notes;
use crate::provider::pointer::{ListPointer, list_pointer};
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

    fn is_other(&self) -> Option<Refusal> {
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
    fn convert(self, knowledge: &Knowledge, notes: &mut Notes) -> Box<crate::Image<'a>> {
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
            mut licenses,
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
        let ToolFields { image_id, source_project, project, deprecation_state } =
            tools.map(|tools| *tools).unwrap_or_default();
        let at = |pointer| respelled.pointer(Self::FIELDS, pointer);
        let listed_at = |list: ListPointer| list.in_spelling(&respelled, Self::FIELDS);
        // A path is an id of Terraform's own.
        let id = image_id.or_else(|| id.filter(|id| id.len() < SHORTEST_PATH || !id.contains('/')));
        let name = name.unwrap_or_default();
        for url in &mut licenses {
            *url = license(std::mem::take(url));
        }
        let linked_project = self_link.as_ref().and_then(owner);
        let architecture = architecture.filter(|word| word != "ARCHITECTURE_UNSPECIFIED");

        let mut clues = Clues::new();
        clues.add(ClueKind::Architecture, architecture.as_deref(), at("/architecture"));
        clues.add_all(ClueKind::License, &licenses, listed_at(LICENSES));
        clues.add_all(ClueKind::LicenseCode, &license_codes, listed_at(LICENSE_CODES));
        for (kind, text, pointer) in [
            (ClueKind::Family, family.as_deref(), at("/family")),
            (ClueKind::Name, Some(&*name), "/name"),
            (ClueKind::Description, description.as_deref(), "/description"),
            (ClueKind::Parent, source_image.as_deref(), at("/sourceImage")),
            (ClueKind::Parent, source_snapshot.as_deref(), at("/sourceSnapshot")),
            (ClueKind::Parent, source_disk.as_deref(), at("/sourceDisk")),
        ] {
            clues.add(kind, text, pointer);
        }
        let link = linked_project.is_some().then(|| at("/selfLink"));
        let (project, pointer) = match link {
            Some(link) => (linked_project, link),
            None if source_project.is_some() => (source_project, "/source_project"),
            None => (project, "/project"),
        };
        clues.add(ClueKind::Project, project.as_deref(), pointer);
        let features = Features::find(&guest_os_features);
        let feature_pointers = listed_at(GUEST_FEATURES);
        if let Some(place) = features.windows {
            let pointer = feature_pointers.element(place);
            clues.push(ClueKind::GuestFeature, Features::WINDOWS, pointer);
        }
        let (confidential, evidence) = features.tell(link, feature_pointers);
        let stated = Stated {
            architecture: architecture.as_deref().map(|word| {
                let pointers = ("/architecture", at("/architecture"));
                notes.word(known_architecture(word), word, pointers, "architecture")
            }),
            os_type: None,
            software: None,
            evidence,
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            settle(&clues, knowledge, stated, notes);
        let confidential = match &architecture {
            Some(processor) if confidential.iter().any(|it| !is_of(processor, *it)) => {
                let stated = (&*guest_os_features, feature_pointers);
                features.tell_of((processor, at("/architecture")), stated, &mut evidence, notes)
            }
            _ => confidential,
        };

        let sources = [
            (ParentKind::Image, source_image, source_image_id, source_image_encryption_key),
            (
                ParentKind::Snapshot,
                source_snapshot,
                source_snapshot_id,
                source_snapshot_encryption_key,
            ),
            (ParentKind::Disk, source_disk, source_disk_id, source_disk_encryption_key),
        ];
        let parent = first_parent(sources);

        // Put together where it stays, for it is large.
        Box::write(
            Box::new_uninit(),
            crate::Image {
                provider: Provider::Gce,
                id,
                name,
                description,
                family,
                project,
                region: None,
                region_id: None,
                storage_locations: present(storage_locations),
                url: self_link,
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
                    image_bytes: archive_size_bytes,
                    min_disk_bytes: disk_size_gb.map(|gib| gib << 30),
                    min_memory_bytes: None,
                },
                disk_format: raw_disk.and_then(|disk| disk.container_type),
                labels,
                read_only_labels: Vec::new(),
                status: status.map(|word| {
                    notes.word(known_status(&word), &word, ("/status", at("/status")), "status")
                }),
                deprecation: deprecation(deprecated, deprecation_state, notes),
                visibility: None,
                created_at: creation_timestamp,
                updated_at: None,
                licenses: present(licenses),
                license_codes: present(license_codes),
                parent,
                encryption: encryption(image_encryption_key, enable_confidential_compute),
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

fn known_architecture(word: &str) -> Option<Architecture> {
    match word {
        "X86_64" => Some(Architecture::X86_64),
        "ARM64" => Some(Architecture::Aarch64),
        "X86_32" => Some(Architecture::I686),
        other => Architecture::known(other),
    }
}

fn known_status(word: &str) -> Option<Status> {
    match word {
        "PENDING" => Some(Status::Pending),
        "READY" => Some(Status::Ready),
        "FAILED" => Some(Status::Failed),
        "DELETING" => Some(Status::Deleting),
        other => Status::known(other),
    }
}

fn known_state(word: &str) -> Option<DeprecationState> {
    match word {
        "ACTIVE" => Some(DeprecationState::Active),
        "DEPRECATED" => Some(DeprecationState::Deprecated),
        "OBSOLETE" => Some(DeprecationState::Obsolete),
        "DELETED" => Some(DeprecationState::Deleted),
        other => DeprecationState::known(other),
    }
}

fn deprecation<'a>(
    deprecated: Option<Deprecated<'a>>,
    state_alone: Option<Cow<'a, str>>,
    notes: &mut Notes,
) -> Option<Deprecation<'a>> {
    if deprecated.is_none() && state_alone.is_none() {
        return None;
    }
    let Deprecated { state, replacement, deprecated, obsolete, deleted, respelled } =
        deprecated.unwrap_or_default();
    let (state, pointer) = match state {
        Some(_) if respelled.is_in_list() => (state, "/deprecated/0/state"),
        Some(_) => (state, "/deprecated/state"),
        None => (state_alone, "/deprecation_state"),
    };
    let pointers = ("/deprecation/state", pointer);
    let state =
        state.map(|word| notes.word(known_state(&word), &word, pointers, "deprecation state"));
    let deprecation = Deprecation {
        state,
        replacement,
        deprecated_at: deprecated,
        obsolete_at: obsolete,
        deleted_at: deleted,
    };
    (!deprecation.is_empty()).then_some(deprecation)
}

/// What is said of one source: its kind, URL, id and key.
type Source<'a> =
    (ParentKind, Option<Cow<'a, str>>, Option<Cow<'a, str>>, Option<EncryptionKey<'a>>);

/// The first source that is named; if none is, the first that has a key.
fn first_parent(mut sources: [Source<'_>; 3]) -> Option<Parent<'_>> {
    let named = sources.iter().position(|(_, url, id, _)| url.is_some() || id.is_some());
    let has_key = |(_, _, _, key): &Source<'_>| key.as_ref().is_some_and(|key| !key.is_empty());
    let first = named.or_else(|| sources.iter().position(has_key))?;
    let (kind, url, id, key) = sources.get_mut(first)?;
    let encryption = encryption(key.take(), None);
    Some(Parent { kind: *kind, url: url.take(), id: id.take(), encryption })
}

impl EncryptionKey<'_> {
    fn is_empty(&self) -> bool {
        let Self { kms_key_name, kms_key_service_account, sha256, respelled: _ } = self;
        [kms_key_name, kms_key_service_account, sha256].into_iter().all(Option::is_none)
    }
}

fn encryption(
    key: Option<EncryptionKey<'_>>,
    confidential_compute: Option<bool>,
) -> Option<Encryption<'_>> {
    let EncryptionKey { kms_key_name, kms_key_service_account, sha256, respelled: _ } =
        key.unwrap_or_default();
    let encryption = Encryption {
        kms_key: kms_key_name,
        kms_service_account: kms_key_service_account,
        sha256,
        confidential_compute,
    };
    (!encryption.is_empty()).then_some(encryption)
}

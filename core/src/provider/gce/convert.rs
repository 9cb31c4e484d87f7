//! Converts an image of Compute Engine to the unified image.

use std::borrow::Cow;

use super::features::Features;
use super::image::{Deprecated, Image, RawDisk, ToolFields};
use super::parent::{encryption, first_parent};
use super::properties::{ARCHITECTURE, STATE, STATUS};
use super::signs::{KIND, sign_of_kind, sign_of_link};
use super::urls::{license, url_project};
use crate::error::ImageFault;
use crate::json::push_step;
use crate::model::{Deprecation, Firmware, ParentKind, Size, TextMap};
use crate::os::{ClueKind, Knowledge, WINDOWS};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_path::FieldPath;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::{Clues, Identity, Stated, identify_image};
use crate::provider::pointer::{ListPointer, list_pointer};
use crate::provider::property::{StatedWord, WordSource};
use crate::provider::{Convert, Provider, take_present};

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        let is_own_link = |url: &str| {
            let before = self.name.as_deref().and_then(|name| url.strip_suffix(name));
            before.is_some_and(|before| before.ends_with("/images/"))
        };
        self.kind.as_deref() == Some(KIND) && self.self_link.as_deref().is_none_or(is_own_link)
    }

    fn other_kind_fault(&self, _: &Diagnostics) -> Option<Box<ImageFault>> {
        let key = |field| self.respelled.spec(field).key();
        let kind = self.kind.as_deref();
        let kind_fault = kind.and_then(|kind| sign_of_kind(key(Self::SPECS.kind), kind).1);
        let link = self.self_link.as_deref();
        kind_fault.or_else(|| link.and_then(|url| sign_of_link(key(Self::SPECS.self_link), url).1))
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn name_spec(&self) -> &'static FieldSpec {
        self.respelled.spec(Self::SPECS.name)
    }

    fn proof(&self) -> &'static [&'static FieldSpec] {
        &[Self::SPECS.kind, Self::SPECS.self_link, Self::SPECS.name]
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
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
        let specs = Self::SPECS;
        let spelled = |field| respelled.spec(field);
        let mut default_tools = ToolFields::default();
        let ToolFields { image_id, source_project, project, deprecation_state } =
            tools.as_deref_mut().unwrap_or(&mut default_tools);
        // Terraform's `id` is a path.
        let is_id = |id: &Cow<'_, str>| id.len() < MIN_PATH_LENGTH || !id.contains('/');
        let id = image_id.take().or_else(|| id.take().filter(is_id));
        for url in &mut *licenses {
            *url = license(std::mem::take(url));
        }
        let linked_project = self_link.as_ref().and_then(url_project);
        let architecture =
            architecture.as_deref().filter(|word| *word != "ARCHITECTURE_UNSPECIFIED");

        let mut clues = Clues::new(knowledge.is_some());
        clues.add(ClueKind::Architecture, architecture, spelled(specs.architecture));
        clues.add_labels(knowledge, &|key| {
            let mut pointer = spelled(specs.labels).pointer.to_owned();
            push_step(&mut pointer, key);
            Some((labels.get(key)?, Cow::Owned(pointer)))
        });
        for (kind, texts, pointer, field) in [
            (ClueKind::License, &*licenses, LICENSES, specs.licenses),
            (ClueKind::LicenseCode, &*license_codes, LICENSE_CODES, specs.license_codes),
        ] {
            clues.add_all(kind, texts, pointer.in_spelling(respelled, field));
        }
        for (kind, text, field) in [
            (ClueKind::Family, &*family, specs.family),
            (ClueKind::Name, &*name, specs.name),
            (ClueKind::Description, &*description, specs.description),
            (ClueKind::Parent, &*source_image, specs.source_image),
            (ClueKind::Parent, &*source_snapshot, specs.source_snapshot),
            (ClueKind::Parent, &*source_disk, specs.source_disk),
        ] {
            clues.add(kind, text.as_deref(), spelled(field));
        }
        let link = linked_project.is_some().then(|| spelled(specs.self_link));
        let (project, project_field) = match link {
            Some(link) => (linked_project, link),
            None if source_project.is_some() => (source_project.take(), specs.source_project),
            None => (project.take(), specs.project),
        };
        clues.add(ClueKind::Project, project.as_deref(), project_field);
        let features = Features::find(guest_os_features);
        let feature_pointers = GUEST_FEATURES.in_spelling(respelled, specs.guest_os_features);
        if let Some(index) = features.windows {
            let pointer = feature_pointers.element(index);
            clues.push(ClueKind::ImpliedOsType, WINDOWS, pointer);
        }
        let stated = Stated {
            architecture: architecture
                .and_then(|word| ARCHITECTURE.word(word).in_spelling(respelled).value(diagnostics)),
            os_type: None,
            software: None,
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            identify_image(Provider::Gce, &clues, knowledge, stated, diagnostics);
        if let Some(link) = link {
            evidence.add(Cow::Borrowed("/project"), Cow::Borrowed(link.pointer));
        }
        features.cite(feature_pointers, &mut evidence);
        let confidential = features.confidential(
            (architecture.as_ref(), spelled(specs.architecture)),
            (guest_os_features, feature_pointers),
            &mut evidence,
            diagnostics,
        );

        let mut checksums = TextMap::new();
        let disk_format = raw_disk.as_mut().and_then(|disk| {
            let RawDisk { container_type, sha1_checksum, respelled: _ } = disk;
            if let Some(sum) = sha1_checksum.take() {
                checksums.insert("sha1", sum);
            }
            container_type.take()
        });
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

        Box::new(crate::Image {
            id,
            description: description.take(),
            family: family.take(),
            project,
            storage_locations: take_present(storage_locations),
            url: self_link.take(),
            architecture,
            os,
            software,
            licensing,
            firmware: features.uefi.map(|_| Firmware::Uefi),
            secure_boot_capable: features.secure_boot().map(|_| true),
            confidential,
            guest_features: take_present(guest_os_features),
            size: Size {
                image_bytes: *archive_size_bytes,
                min_disk_bytes: disk_size_gb.map(|gib| gib << 30),
                min_memory_bytes: None,
            },
            disk_format,
            checksums,
            labels: std::mem::take(labels),
            status: status
                .as_deref()
                .and_then(|word| STATUS.word(word).in_spelling(respelled).value(diagnostics)),
            deprecation: deprecation(
                (deprecated, spelled(specs.deprecated)),
                deprecation_state.as_deref(),
                diagnostics,
            ),
            created_at: *creation_timestamp,
            licenses: take_present(licenses),
            license_codes: take_present(license_codes),
            parent,
            encryption: encryption(image_encryption_key, *enable_confidential_compute),
            evidence: evidence.into_map(),
            ..crate::Image::new(Provider::Gce, name.take().unwrap_or_default())
        })
    }
}

/// The length of the shortest path: `projects/p/global/images/i`.
const MIN_PATH_LENGTH: usize = 26;

const LICENSES: ListPointer = list_pointer!(Image::SPECS.licenses.pointer);
const LICENSE_CODES: ListPointer = list_pointer!(Image::SPECS.license_codes.pointer);
const GUEST_FEATURES: ListPointer = list_pointer!(Image::SPECS.guest_os_features.pointer);

/// The deprecation, with the state from the object or from `deprecation_state`.
fn deprecation<'a>(
    (deprecated, field): (&mut Option<Deprecated<'a>>, &'static FieldSpec),
    flat_state: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Deprecation<'a>> {
    let mut deprecation = Deprecation::default();
    let path = FieldPath::ROOT.field(field);
    let (object, state_path);
    let (mut stated, mut source) = (flat_state, WordSource::Field(Image::SPECS.deprecation_state));
    if let Some(Deprecated { state, replacement, deprecated, obsolete, deleted, respelled }) =
        deprecated
    {
        deprecation.replacement = replacement.take();
        deprecation.deprecated_at = *deprecated;
        deprecation.obsolete_at = *obsolete;
        deprecation.deleted_at = *deleted;
        if state.is_some() {
            object = if respelled.is_in_list() { path.index(0) } else { path };
            state_path = object.field(respelled.spec(Deprecated::SPECS.state));
            (stated, source) = (state.as_deref(), WordSource::Path(&state_path));
        }
    }
    deprecation.state =
        stated.and_then(|text| StatedWord { text, source, property: STATE }.value(diagnostics));
    (!deprecation.is_empty()).then_some(deprecation)
}

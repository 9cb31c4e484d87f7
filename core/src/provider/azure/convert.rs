//! Converts an image of Azure to the unified image.

use std::borrow::Cow;

use super::features::Features;
use super::ids::{ImageId, image_id, part_of, subscription, urn_parts};
use super::image::{Image, ToolFields};
use super::parts::{PublishingProfile, SystemData};
use super::properties::{ARCHITECTURE, GENERATION};
use super::reference::{Reference, generation};
use super::signs::{sign_of_id, sign_of_type};
use super::stated::{
    Disks, deprecation, encryption_set, family_of_urn, parent, reference_of_gallery,
    reference_of_row, status, take_unique_id, visibility, word,
};
use crate::error::ImageFault;
use crate::model::{Architecture, Confidential, Encryption, OsType, Tpm};
use crate::os::{ClueKind, Knowledge};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::{Clues, Identity, Stated, identify_image};
use crate::provider::labels::{self, Labels};
use crate::provider::{Convert, Provider};

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        let id = self.id.as_deref().is_some_and(|id| image_id(id).is_some());
        let urn = self.urn.as_deref().is_some_and(|urn| urn_parts(urn).is_some());
        (id || urn && self.offer.is_some()) && self.own_fault().is_none()
    }

    fn other_kind_fault(&self, _: &Diagnostics) -> Option<Box<ImageFault>> {
        self.own_fault()
    }

    fn name(&self) -> Option<&str> {
        let id = || self.id.as_deref().filter(|id| image_id(id).is_some());
        self.name.as_deref().or(self.urn.as_deref()).or_else(id)
    }

    fn name_spec(&self) -> &'static FieldSpec {
        self.respelled.spec(Self::SPECS.name)
    }

    fn proof(&self) -> &'static [&'static FieldSpec] {
        &[
            Self::SPECS.id,
            Self::SPECS.urn,
            Self::SPECS.offer,
            Self::SPECS.resource_type,
            Self::SPECS.name,
        ]
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
        diagnostics: &mut Diagnostics,
    ) -> Box<crate::Image<'a>> {
        let unique_id = take_unique_id(self);
        let places = self.flatten();
        let Image {
            id,
            name,
            resource_type: _,
            location,
            tags,
            properties: _,
            urn,
            publisher,
            offer,
            sku,
            version,
            architecture,
            hyper_v_generation,
            os_disk_image,
            features,
            plan,
            purchase_plan,
            image_deprecation_status,
            description,
            os_type,
            identifier,
            unique_id: _,
            end_of_life_date,
            provisioning_state,
            publishing_profile,
            storage_profile,
            block_deletion_before_end_of_life,
            system_data,
            source_virtual_machine,
            artifact_tags,
            image_state,
            published_date,
            tools,
            respelled: _,
        } = self;
        let specs = Self::SPECS;
        let at = |field| places.pointer(field);
        let mut default_tools = ToolFields::default();
        let tools = tools.as_deref_mut().unwrap_or(&mut default_tools);
        let PublishingProfile {
            mut target_regions,
            published_date: published_at,
            end_of_life_date: end_of_life_at,
            respelled: _,
        } = publishing_profile.take().map(|it| *it).unwrap_or_default();

        let (id, id_at) = match unique_id {
            Some((unique, pointer)) => (Some(unique), pointer),
            None if id.is_some() => (id.take(), at(specs.id)),
            None => (urn.clone(), at(specs.urn)),
        };
        let image = id.as_deref().and_then(image_id);
        let visibility = id.as_deref().and_then(visibility);
        let reference = match image {
            Some(ImageId::Marketplace { publisher, offer, sku, version }) => {
                let version_at =
                    if name.as_deref() == Some(version) { at(specs.name) } else { id_at.clone() };
                Reference {
                    publisher: Some((publisher, id_at.clone())),
                    offer: Some((offer, id_at.clone())),
                    sku: Some((sku, id_at.clone())),
                    version: Some((version, version_at)),
                    is_vendors: true,
                }
            }
            None if urn.is_some() || offer.is_some() => reference_of_row(
                [
                    (publisher, at(specs.publisher)),
                    (offer, at(specs.offer)),
                    (sku, at(specs.sku)),
                    (version, at(specs.version)),
                ],
                urn.as_deref().map(|urn| (urn, at(specs.urn))).as_ref(),
            ),
            _ => reference_of_gallery(identifier.as_deref(), &at(specs.identifier)),
        };
        let texts = reference.texts();
        let architecture: Option<Architecture> =
            word(ARCHITECTURE, architecture.as_deref(), &at(specs.architecture), diagnostics);
        let disks = Disks {
            os_disk_image: (os_disk_image.as_deref(), at(specs.os_disk_image)),
            storage: (storage_profile.as_deref(), at(specs.storage_profile)),
            tools,
        };
        let size = disks.size();
        let os_type = disks.os_type((os_type.as_deref(), at(specs.os_type)), diagnostics);
        let os_type_word = os_type.as_ref().map(|(os_type, _)| os_type.as_str().to_owned());

        let mut clues = Clues::new(knowledge.is_some());
        if let Some(architecture) = &architecture {
            clues.push(ClueKind::Architecture, architecture.as_str(), at(specs.architecture));
        }
        clues.add_labels(knowledge, &|key| labels::find(&[tags, artifact_tags], key));
        if let (Some(word), Some((_, pointer))) = (&os_type_word, &os_type) {
            clues.cite(ClueKind::OsFamily, word, pointer);
        }
        reference.add_clues(&texts, &mut clues);
        match image {
            Some(ImageId::Marketplace { .. }) => {}
            Some(ImageId::Version { definition, .. }) => {
                clues.cite(ClueKind::Name, definition, &id_at);
            }
            _ if urn.is_some() => {}
            _ => {
                if let Some(name) = name.as_deref() {
                    clues.push(ClueKind::Name, name, at(specs.name));
                }
            }
        }
        if let Some(description) = description.as_deref() {
            clues.push(ClueKind::Description, description, at(specs.description));
        }
        let (software, software_at) = reference.software().unzip();
        let stated = Stated {
            architecture: architecture.clone(),
            os_type: os_type.as_ref().map(|(os_type, _)| os_type.clone()),
            software,
        };
        let Identity { architecture, mut os, software, mut licensing, mut evidence } =
            identify_image(Provider::Azure, &clues, knowledge, stated, diagnostics);
        if knowledge.is_some() {
            for (pointer, source) in SOFTWARE.into_iter().zip(software_at.into_iter().flatten()) {
                if let Some(source) = source {
                    evidence.cite(pointer, source);
                }
            }
            if let Some((found, source)) = reference.licensing(&os, &evidence) {
                licensing = Some(found);
                // The name or the description may have stated it, too.
                evidence.replace("/licensing", source);
            }
            if let Some((build, source)) = reference.windows_build()
                && os.os_type == Some(OsType::Windows)
                && os.build.is_none()
            {
                os.build = Some(Cow::Owned((*build).to_owned()));
                evidence.cite("/os/build", source);
            }
        }

        let mut firmware = word(
            GENERATION,
            hyper_v_generation.as_deref(),
            &at(specs.hyper_v_generation),
            diagnostics,
        );
        if urn.is_some()
            && firmware.is_none()
            && let Some((sku, pointer)) = &reference.sku
        {
            firmware = generation(sku);
            if firmware.is_some() {
                evidence.cite("/firmware", pointer);
            }
        }
        let features = Features::new(features, tools, &places);
        let security = features.security();
        let mut confidential = Vec::new();
        if let Some(security) = &security {
            evidence.cite("/secureBootCapable", security.pointer);
            evidence.cite("/tpm", security.pointer);
            if security.is_confidential {
                confidential.push(Confidential::ConfidentialVm);
                evidence.cite("/confidential/0", security.pointer);
            }
        }

        let full_name = image.and_then(ImageId::full_name);
        let family = image.and_then(ImageId::family);
        let row_family = urn.as_deref().and_then(family_of_urn);
        let urn_at = at(specs.urn);
        let family_at = if family.is_some() { &id_at } else { &urn_at };
        let family = family.or_else(|| row_family.map(str::to_owned));
        if family.is_some() {
            evidence.cite("/family", family_at);
        }
        let resource_name = image.and_then(ImageId::resource_name).map(str::to_owned);
        let name = match (full_name, urn.take()) {
            (Some(full), _) => {
                evidence.cite("/name", &id_at);
                Cow::Owned(full)
            }
            (None, Some(urn)) => urn,
            (None, None) => name.take().unwrap_or_else(|| {
                evidence.cite("/name", &id_at);
                Cow::Owned(resource_name.unwrap_or_default())
            }),
        };
        let project = match image {
            Some(ImageId::Marketplace { publisher, .. }) => Some(Cow::Owned(publisher.to_owned())),
            Some(_) => id.as_ref().and_then(|id| part_of(id, subscription)),
            None => publisher.take(),
        };
        if project.is_some() && image.is_some() {
            evidence.cite("/project", &id_at);
        }

        let mut all_labels = std::mem::take(tags);
        all_labels.append(artifact_tags);
        let Labels { values: labels, read_only: _ } = labels::merge(all_labels, diagnostics);
        let status = status(
            (provisioning_state.as_deref(), at(specs.provisioning_state)),
            (image_state.as_deref(), at(specs.image_state)),
            diagnostics,
        );
        let end_of_life = end_of_life_date.or(end_of_life_at);
        let mut deprecation = deprecation(
            image_deprecation_status.take(),
            &at(specs.image_deprecation_status),
            diagnostics,
        );
        deprecation.deprecated_at = deprecation.deprecated_at.or(end_of_life);
        let system_data = system_data.take().unwrap_or_default();
        let SystemData { created_at, last_modified_at } = system_data;
        let published = published_at.or(*published_date);
        let licenses = [plan.take(), purchase_plan.take()].into_iter().flatten().collect();
        target_regions.append(&mut tools.target_region);
        let kms_key = encryption_set(storage_profile.as_deref_mut(), tools, &mut target_regions);
        let encryption = Encryption { kms_key, ..Encryption::default() };
        let parent = parent(storage_profile.as_deref_mut(), source_virtual_machine.as_mut(), tools);

        Box::new(crate::Image {
            id,
            description: description.take(),
            family: family.map(Cow::Owned),
            project,
            region: location.take(),
            storage_locations: target_regions
                .into_iter()
                .filter_map(|region| region.name)
                .collect(),
            architecture,
            os,
            software,
            licensing,
            firmware,
            secure_boot_capable: security.as_ref().map(|_| true),
            tpm: security.as_ref().map(|_| Tpm::V2_0),
            confidential,
            guest_features: features.names,
            size,
            labels,
            status,
            deprecation: (!deprecation.is_empty()).then_some(deprecation),
            visibility,
            protected: *block_deletion_before_end_of_life,
            created_at: created_at.or(published),
            updated_at: last_modified_at,
            licenses,
            parent,
            encryption: (!encryption.is_empty()).then_some(encryption),
            evidence: evidence.into_map(),
            ..crate::Image::new(Provider::Azure, name)
        })
    }
}

impl Image<'_> {
    /// The fault, if its type or its id is that of something else.
    fn own_fault(&self) -> Option<Box<ImageFault>> {
        let resource_type = self.resource_type.as_deref();
        let of_type = resource_type.and_then(|resource_type| sign_of_type(resource_type).1);
        of_type.or_else(|| sign_of_id(Self::SPECS.id.key(), self.id.as_deref()?).1)
    }
}

/// The pointers to the fields of the first product, in the order of [`Reference::software`].
const SOFTWARE: [&str; 3] = ["/software/0/edition", "/software/0/name", "/software/0/version"];

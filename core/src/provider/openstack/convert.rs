//! Converts an image of Glance to the unified image.

use std::borrow::Cow;

use super::clues::clues;
use super::image::{Image, SdkLocation, ToolFields};
use super::processor::{self, is_true, processor};
use super::properties::{
    FIRMWARE, MACHINE_TYPE, OS_TYPE, STATUS, TPM, VIRTUALIZATION, VISIBILITY, push_property,
};
use crate::error::ImageFault;
use crate::json::one_of;
use crate::model::word::Vocabulary;
use crate::model::{
    Architecture, Confidential, Encryption, OsType, Parent, ParentKind, Size, TextMap, Visibility,
};
use crate::os::Knowledge;
use crate::provider::case::is_same;
use crate::provider::confidential::supports;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_path::FieldPath;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::{Identity, Stated, identify_image};
use crate::provider::key_state::Respelled;
use crate::provider::labels::{self, Label, Labels};
use crate::provider::property::{Property, StatedWord, WordSource};
use crate::provider::{Convert, Provider};
use crate::quote::quote;

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        self.container_format.is_some()
    }

    fn other_kind_fault(&self, _: &Diagnostics) -> Option<Box<ImageFault>> {
        None
    }

    fn skipped_kind(&self) -> Option<&'static str> {
        // A kernel and a RAM disk, which other images refer to.
        ["aki", "ari"].into_iter().find(|kind| self.container_format.as_deref() == Some(kind))
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref().or(self.id.as_deref())
    }

    fn name_spec(&self) -> &'static FieldSpec {
        self.respelled.spec(Self::SPECS.name)
    }

    fn proof(&self) -> &'static [&'static FieldSpec] {
        &[Self::SPECS.container_format, Self::SPECS.name, Self::SPECS.id]
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
        diagnostics: &mut Diagnostics,
    ) -> Box<crate::Image<'a>> {
        let stated_text = processor::stated_text(self);
        let inferred = processor(self, stated_text, diagnostics);
        let architecture_clue = match &inferred {
            (Some(architecture), Some(field)) => Some((architecture.as_str(), *field)),
            _ => stated_text,
        };
        let processor_spec = inferred.1.or(stated_text.map(|(_, field)| field));
        let clues = clues(self, knowledge, architecture_clue);
        let stated = Stated {
            architecture: inferred.0.clone(),
            os_type: self.stated_os_type(diagnostics),
            software: None,
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            identify_image(Provider::Openstack, &clues, knowledge, stated, diagnostics);
        processor::cite(&inferred, architecture.as_ref(), &mut evidence);

        let Image {
            id,
            name,
            description,
            owner,
            owner_id,
            self_path,
            architecture: _,
            hw_architecture: _,
            os_architecture: _,
            os_bit: _,
            support_arm: _,
            os_type: _,
            huawei_os_type: _,
            os_distro: _,
            platform: _,
            os_version: _,
            huawei_os_version: _,
            hw_firmware_type,
            os_secure_boot,
            hw_tpm_version,
            hw_mem_encryption,
            hw_mem_encryption_model,
            hw_machine_type,
            vm_mode,
            size,
            min_disk,
            virtual_size,
            min_ram,
            disk_format,
            container_format: _,
            checksum,
            os_hash_algo,
            os_hash_value,
            tags,
            properties,
            status,
            visibility,
            is_public,
            protected,
            created_at,
            updated_at,
            base_image_ref,
            instance_uuid,
            cinder_encryption_key_id,
            hypervisor_type,
            vmware_ostype,
            os_admin_user,
            login_username,
            huawei_image_type,
            tools,
            respelled,
        } = self;
        let specs = Self::SPECS;
        let spelled = |field| respelled.spec(field);
        let confidential = if is_true(hw_mem_encryption.as_deref()) {
            let model = spelled(specs.hw_mem_encryption_model);
            let source = evidence.source_of("/architecture");
            let source = source.or(processor_spec.map(|field| field.pointer)).unwrap_or_default();
            confidential(
                (hw_mem_encryption_model.as_deref(), model, spelled(specs.hw_mem_encryption)),
                (architecture.as_ref(), source),
                diagnostics,
            )
        } else {
            None
        };
        let machine_type = hw_machine_type.as_deref().map(machine_type_word);
        let visibility = word(visibility.as_deref(), VISIBILITY, respelled, diagnostics);
        let visibility = visibility.or_else(|| {
            is_public.map(|all| if all { Visibility::Public } else { Visibility::Private })
        });
        let is_bare_metal = hypervisor_type.as_deref().is_some_and(|it| it == "baremetal");
        for (text, field) in [
            (hypervisor_type, specs.hypervisor_type),
            (vmware_ostype, specs.vmware_ostype),
            (os_admin_user, specs.os_admin_user),
            (login_username, specs.login_username),
            (huawei_image_type, specs.huawei_image_type),
        ] {
            push_label(properties, text, spelled(field));
        }
        let project = match owner.take() {
            Some(owner) => {
                push_label(properties, owner_id, spelled(specs.owner_id));
                Some(owner)
            }
            None => owner_id.take(),
        };
        let mut labels = std::mem::take(properties);
        labels.append(tags);
        let Labels { values: labels, read_only: _ } = labels::merge(labels, diagnostics);
        let name = name.take().unwrap_or_else(|| {
            let source = Cow::Borrowed(spelled(specs.id).pointer);
            evidence.add(Cow::Borrowed("/name"), source);
            id.clone().unwrap_or_default()
        });
        let mut default_tools = ToolFields::default();
        let ToolFields { region, location } = tools.as_deref_mut().unwrap_or(&mut default_tools);
        let region = region.take().or_else(|| {
            let SdkLocation { region_name, respelled: _ } = location.as_mut()?;
            region_name.take()
        });
        let mut checksums = TextMap::new();
        if let Some(sum) = checksum.take() {
            checksums.insert("md5", sum);
        }
        if let (Some(algorithm), Some(sum)) = (os_hash_algo.take(), os_hash_value.take()) {
            checksums.insert(algorithm, sum);
        }
        let parent = match (base_image_ref.take(), instance_uuid.take()) {
            (None, None) => None,
            (Some(id), _) => Some((ParentKind::Image, id)),
            (None, Some(id)) => Some((ParentKind::Instance, id)),
        };
        let kms_key = cinder_encryption_key_id.take();

        Box::new(crate::Image {
            id: id.take(),
            description: description.take(),
            project,
            region,
            url: self_path.take(),
            architecture,
            os,
            software,
            licensing,
            firmware: word(hw_firmware_type.as_deref(), FIRMWARE, respelled, diagnostics),
            secure_boot_capable: allows_secure_boot(os_secure_boot.as_deref()).then_some(true),
            tpm: word(hw_tpm_version.as_deref(), TPM, respelled, diagnostics),
            confidential: Vec::from_iter(confidential),
            machine_type: word(machine_type, MACHINE_TYPE, respelled, diagnostics),
            virtualization: word(vm_mode.as_deref(), VIRTUALIZATION, respelled, diagnostics),
            size: Size {
                image_bytes: size.filter(|bytes| *bytes > 0),
                min_disk_bytes: min_disk
                    .map(|gib| gib << 30)
                    .max(*virtual_size)
                    .filter(|bytes| *bytes > 0),
                min_memory_bytes: min_ram.filter(|mib| *mib > 0).map(|mib| mib << 20),
            },
            disk_format: disk_format.take(),
            checksums,
            labels,
            status: word(status.as_deref(), STATUS, respelled, diagnostics),
            visibility,
            protected: *protected,
            created_at: *created_at,
            updated_at: *updated_at,
            parent: parent.map(|(kind, id)| Parent { id: Some(id), ..Parent::new(kind) }),
            encryption: kms_key
                .map(|key| Encryption { kms_key: Some(key), ..Encryption::default() }),
            bare_metal: is_bare_metal.then_some(true),
            evidence: evidence.into_map(),
            ..crate::Image::new(Provider::Openstack, name)
        })
    }
}

impl Image<'_> {
    /// The type of system that a field states.
    fn stated_os_type(&self, diagnostics: &mut Diagnostics) -> Option<OsType> {
        let specs = Self::SPECS;
        let keys = [(&self.os_type, specs.os_type), (&self.huawei_os_type, specs.huawei_os_type)];
        keys.into_iter().find_map(|(text, field)| {
            let source = WordSource::Field(self.respelled.spec(field));
            StatedWord { text: text.as_deref()?, source, property: OS_TYPE }.value(diagnostics)
        })
    }
}

/// The value that the word of a property means.
fn word<T: Vocabulary>(
    text: Option<&str>,
    property: &'static Property,
    respelled: &Respelled,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    property.word(text?).in_spelling(respelled).value(diagnostics)
}

/// Adds a property that is a field, and a label, too.
fn push_label<'a>(
    labels: &mut Vec<Label<'a>>,
    text: &mut Option<Cow<'a, str>>,
    field: &'static FieldSpec,
) {
    if let Some(text) = text.take() {
        let (object, key) = field.pointer.rsplit_once('/').unwrap_or_default();
        push_property(labels, object, Cow::Borrowed(key), Some(text));
    }
}

/// The word of the unified image for a machine type of QEMU, whose names have versions.
fn machine_type_word(text: &str) -> &str {
    if text.contains("q35") {
        "q35"
    } else if text.starts_with("pc-i440fx-") {
        "pc"
    } else {
        text
    }
}

/// Whether the image can boot with Secure Boot: `disabled` does not say that it cannot.
fn allows_secure_boot(text: Option<&str>) -> bool {
    text.is_some_and(|text| ["required", "optional"].iter().any(|word| is_same(text, word)))
}

/// The technology of encrypted memory, if the image's processor has it. The first was SEV, which has no model.
fn confidential(
    (model, model_spec, spec): (Option<&str>, &'static FieldSpec, &'static FieldSpec),
    (processor, processor_source): (Option<&Architecture>, &str),
    diagnostics: &mut Diagnostics,
) -> Option<Confidential> {
    let (text, source) = match model {
        Some(model) => (model, model_spec),
        None => (Confidential::AmdSev.as_str(), spec),
    };
    let Ok(technology) = text.to_ascii_lowercase().parse::<Confidential>() else {
        let path = FieldPath::ROOT.field(source);
        diagnostics.malformed(&path, &one_of(Confidential::WORDS), quote(text));
        return None;
    };
    match processor.filter(|processor| !supports(processor, technology)) {
        None => Some(technology),
        Some(processor) => {
            let loser = (text, Cow::Borrowed(source.pointer));
            let winner = (processor.as_str(), processor_source);
            diagnostics.conflict("/confidential".into(), loser, winner, true);
            None
        }
    }
}

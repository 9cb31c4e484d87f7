//! Converts an image of EC2 to the unified image.

use std::borrow::Cow;

use super::billing::{FREE, RUN_INSTANCES, SUSE, UsageOperation};
use super::image::{Image, ToolFields};
use super::os_tables::OS_TABLES;
use super::properties::{ARCHITECTURE, BOOT_MODE, PLATFORM, STATE, TPM, VIRTUALIZATION};
use super::root_volume::Volumes;
use super::signs::{TEXTS, is_image_id, is_instance_state, other_text, part};
use super::texts::{copied_name, published_name, variant};
use crate::error::ImageFault;
use crate::model::word::Vocabulary;
use crate::model::{Deprecation, OsType, Parent, ParentKind, Visibility};
use crate::os::{ClueKind, Knowledge, MACOS};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::{Clues, Identity, Stated, identify_image};
use crate::provider::key_state::Respelled;
use crate::provider::labels::{self, Labels};
use crate::provider::pointer::{ListPointer, list_pointer};
use crate::provider::property::Property;
use crate::provider::sign_spec::not_an_image;
use crate::provider::{Convert, Provider, take_present};
use crate::quote::text_of;

/// The end of the architectures of Apple's machines.
const MAC: &str = "_mac";

/// The protection of an image that can be deregistered.
const UNPROTECTED: &str = "disabled";

const LINUX: &str = "linux";
const OS_TYPE: &str = "/os/type";
const PRODUCT_CODES: ListPointer = list_pointer!(Image::SPECS.product_codes.pointer);

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        let is_other = self.instance_state().is_some() || self.permission().is_some();
        self.image_id.as_deref().is_some_and(is_image_id) && !is_other
    }

    fn other_kind_fault(&self, diagnostics: &Diagnostics) -> Option<Box<ImageFault>> {
        let spelled = TEXTS.into_iter().map(|spec| self.respelled.spec(spec));
        let object = spelled.filter(|spec| diagnostics.is_object_at(spec.pointer));
        let first = object.chain(self.instance_state()).min_by_key(|spec| spec.pointer);
        first.map(|spec| other_text(spec.key())).or_else(|| self.permission())
    }

    fn skipped_kind(&self) -> Option<&'static str> {
        part(self.image_type.as_deref(), self.image_id.as_deref())
    }

    fn name(&self) -> Option<&str> {
        let own = self.name.as_deref().or(self.image_location.as_deref());
        own.or(self.image_id.as_deref()).or_else(|| self.terraform_id())
    }

    fn name_spec(&self) -> &'static FieldSpec {
        self.respelled.spec(Self::SPECS.name)
    }

    fn proof(&self) -> &'static [&'static FieldSpec] {
        &[
            Self::SPECS.image_id,
            Self::SPECS.image_type,
            Self::SPECS.name,
            Self::SPECS.image_location,
            Self::SPECS.id,
            Self::SPECS.state,
            Self::SPECS.description,
            Self::SPECS.boot_mode,
            Self::SPECS.tpm_support,
            Self::SPECS.sriov_net_support,
            Self::SPECS.imds_support,
            Self::SPECS.kernel_id,
            Self::SPECS.ramdisk_id,
            Self::SPECS.last_launched_time,
        ]
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
        diagnostics: &mut Diagnostics,
    ) -> Box<crate::Image<'a>> {
        let named_by = self.named_by();
        let Image {
            image_id,
            name,
            description,
            image_location,
            image_type: _,
            public_ssm_parameter_name,
            owner_id,
            region,
            architecture,
            platform_details,
            usage_operation,
            product_codes,
            platform,
            boot_mode,
            tpm_support,
            virtualization_type,
            ena_support,
            sriov_net_support,
            imds_support,
            root_device_name,
            root_device_type,
            block_device_mappings,
            tags,
            state,
            deprecation_time,
            public,
            deregistration_protection,
            creation_date,
            source_image_id,
            source_instance_id,
            kernel_id: _,
            ramdisk_id: _,
            last_launched_time: _,
            tools,
            respelled,
        } = self;
        let specs = Self::SPECS;
        let spelled = |field| respelled.spec(field);
        let mut default_tools = ToolFields::default();
        let ToolFields { id: terraform_id, ebs_block_device } =
            tools.as_deref_mut().unwrap_or(&mut default_tools);

        let mut clues = Clues::new(knowledge.is_some());
        let spec = spelled(specs.architecture);
        clues.add(ClueKind::Architecture, architecture.as_deref(), spec);
        if architecture.as_deref().is_some_and(|word| word.ends_with(MAC)) {
            clues.add(ClueKind::ImpliedOsType, Some(MACOS), spec);
        }
        clues.add_labels(knowledge, &|key| labels::find(&[tags], key));
        let suse = add_billing(
            &mut clues,
            (platform_details.as_deref(), spelled(specs.platform_details)),
            (usage_operation.as_deref(), spelled(specs.usage_operation)),
        );
        let codes = PRODUCT_CODES.in_spelling(respelled, specs.product_codes);
        clues.add_all(ClueKind::LicenseCode, product_codes, codes);
        clues.add(ClueKind::OsType, platform.as_deref(), spelled(specs.platform));
        let own_name = name.as_deref().or(image_location.as_deref()).map(published_name);
        let name_spec = if name.is_some() { specs.name } else { specs.image_location };
        clues.add(ClueKind::Name, own_name, spelled(name_spec));
        let copied = description.as_deref().and_then(copied_name);
        let spec = spelled(specs.description);
        match copied {
            Some(_) => clues.add(ClueKind::Name, copied, spec),
            None => clues.add(ClueKind::Description, description.as_deref(), spec),
        }
        clues.add(ClueKind::Project, owner_id.as_deref(), spelled(specs.owner_id));
        // The location of an image without a name starts with its owner.
        let published = own_name.filter(|_| name.is_some());
        let published =
            published.or_else(|| own_name?.split_once('/').map(|(_, published)| published));
        clues.add(ClueKind::Variant, published.and_then(variant), spelled(name_spec));
        clues.add(ClueKind::Variant, copied.and_then(variant), spelled(specs.description));
        let mut word = Words { respelled, diagnostics };
        let stated = Stated {
            architecture: word.value(ARCHITECTURE, architecture.as_deref()),
            os_type: word.value(PLATFORM, platform.as_deref()),
            software: None,
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            identify_image(Provider::Aws, &clues, knowledge, stated, diagnostics);
        drop(clues);
        if let Some(pointer) = suse
            && os.os_type == Some(OsType::Linux)
            && evidence.source_of(OS_TYPE).is_none()
        {
            evidence.add(Cow::Borrowed(OS_TYPE), Cow::Borrowed(pointer));
        }
        if let Some(spec) = named_by.filter(|spec| spec.field != specs.name.field) {
            let name = Cow::Borrowed(specs.name.target_pointer());
            evidence.add(name, Cow::Borrowed(spec.pointer));
        }

        let id = image_id.take().or_else(|| terraform_id.take().filter(|id| is_image_id(id)));
        let name = name.take().or_else(|| image_location.take()).or_else(|| id.clone());
        let volumes = Volumes {
            mappings: block_device_mappings,
            devices: ebs_block_device,
            root: root_device_name.as_deref(),
        };
        let (size, encryption) = volumes.unify(spelled(specs.block_device_mappings), diagnostics);
        let mut guest_features = Vec::new();
        if *ena_support == Some(true) {
            guest_features.push(Cow::Borrowed(specs.ena_support.key()));
        }
        for (spec, text) in [
            (specs.sriov_net_support, &*sriov_net_support),
            (specs.imds_support, imds_support),
            (specs.tpm_support, tpm_support),
        ] {
            if let Some(text) = text {
                guest_features.push(Cow::Owned(text_of(&[spec.key(), "=", text])));
            }
        }
        let licenses = platform_details.take().filter(|details| details != FREE);
        let mut license_codes =
            Vec::from_iter(usage_operation.take().filter(|operation| operation != RUN_INSTANCES));
        license_codes.append(&mut take_present(product_codes));
        let Labels { values: labels, read_only: read_only_labels } =
            labels::merge(std::mem::take(tags), diagnostics);
        let mut word = Words { respelled, diagnostics };

        Box::new(crate::Image {
            id,
            description: description.take(),
            family: public_ssm_parameter_name.take(),
            project: owner_id.take(),
            region: region.take(),
            architecture,
            os,
            software,
            licensing,
            firmware: word.value(BOOT_MODE, boot_mode.as_deref()),
            tpm: word.value(TPM, tpm_support.as_deref()),
            virtualization: word.value(VIRTUALIZATION, virtualization_type.as_deref()),
            guest_features,
            size,
            disk_format: root_device_type.take(),
            labels,
            read_only_labels,
            status: word.value(STATE, state.as_deref()),
            deprecation: deprecation_time
                .map(|time| Deprecation { deprecated_at: Some(time), ..Deprecation::default() }),
            visibility: public
                .map(|public| if public { Visibility::Public } else { Visibility::Private }),
            protected: deregistration_protection.as_deref().map(|word| word != UNPROTECTED),
            created_at: *creation_date,
            licenses: Vec::from_iter(licenses),
            license_codes,
            parent: parent(source_image_id.take(), source_instance_id.take()),
            encryption,
            evidence: evidence.into_map(),
            ..crate::Image::new(Provider::Aws, name.unwrap_or_default())
        })
    }
}

impl Image<'_> {
    /// The field that the name comes from: old images in S3 have no name.
    fn named_by(&self) -> Option<&'static FieldSpec> {
        let specs = Self::SPECS;
        let spec = if self.name.is_some() {
            specs.name
        } else if self.image_location.is_some() {
            specs.image_location
        } else if self.image_id.is_some() {
            specs.image_id
        } else {
            self.terraform_id()?;
            specs.id
        };
        Some(self.respelled.spec(spec))
    }

    /// The field of the state, if it is that of an instance.
    fn instance_state(&self) -> Option<&'static FieldSpec> {
        let is_of_instance = self.state.as_deref().is_some_and(is_instance_state);
        is_of_instance.then(|| self.respelled.spec(Self::SPECS.state))
    }

    /// The fault, if the id is that of a permission to launch an image: Terraform makes it of the image and the account.
    fn permission(&self) -> Option<Box<ImageFault>> {
        let account = self.terraform_id()?.strip_prefix(self.image_id.as_deref()?)?;
        account.starts_with('-').then(|| {
            not_an_image(Self::SPECS.id.key(), "the id of a permission to launch an image")
        })
    }

    fn terraform_id(&self) -> Option<&str> {
        self.tools.as_ref()?.id.as_deref().filter(|id| is_image_id(id))
    }
}

/// Reads the words of vocabularies, under the keys that the object has for their fields.
struct Words<'w> {
    respelled: &'w Respelled,
    diagnostics: &'w mut Diagnostics,
}

impl Words<'_> {
    fn value<T: Vocabulary>(
        &mut self,
        property: &'static Property,
        text: Option<&str>,
    ) -> Option<T> {
        property.word(text?).in_spelling(self.respelled).value(self.diagnostics)
    }
}

/// Adds what is billed for an instance. If SUSE's system is billed, returns the pointer that says so.
fn add_billing<'c>(
    clues: &mut Clues<'c>,
    (details, details_spec): (Option<&'c str>, &'static FieldSpec),
    (operation, operation_spec): (Option<&'c str>, &'static FieldSpec),
) -> Option<&'static str> {
    let mut suse = None;
    let is_known = |details| details == FREE || OS_TABLES.restated_license(details).is_some();
    if let Some(details) = details.filter(|details| *details != FREE) {
        clues.add(ClueKind::License, Some(details), details_spec);
        suse = (details == SUSE).then_some(details_spec.pointer);
    }
    if let Some(text) = operation {
        // A caller's row may name it.
        clues.add(ClueKind::LicenseCode, Some(text), operation_spec);
        if !details.is_some_and(is_known) {
            let operation = UsageOperation::read(text);
            for license in operation.licenses() {
                clues.add(ClueKind::License, Some(license), operation_spec);
            }
            suse = suse.or(operation.is_suse().then_some(operation_spec.pointer));
        }
    }
    if let Some(pointer) = suse {
        clues.push(ClueKind::OsType, LINUX, Cow::Borrowed(pointer));
    }
    suse
}

/// The source: the image that was copied, else the instance.
fn parent<'a>(image: Option<Cow<'a, str>>, instance: Option<Cow<'a, str>>) -> Option<Parent<'a>> {
    let (kind, id) = match (image, instance) {
        (Some(image), _) => (ParentKind::Image, image),
        (None, instance) => (ParentKind::Instance, instance?),
    };
    Some(Parent { kind, url: None, id: Some(id), encryption: None })
}

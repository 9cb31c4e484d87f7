//! Converts an image of Gcore to the unified image.

use std::borrow::Cow;

use super::image::Image;
use super::properties::{PROPERTIES, stated_word};
use crate::error::ImageFault;
use crate::model::{GcoreExtras, Os, Price, Size, Software};
use crate::os::{ClueKind, Knowledge};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::evidence::Evidence;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::{Clues, Identity, Stated, identify_image};
use crate::provider::labels::{self, Labels};
use crate::provider::property::StatedWord;
use crate::provider::{Convert, Provider};
use crate::quote::text_of;

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        self.region_id.is_some() && (self.min_disk.is_some() || self.disk_format.is_some())
    }

    fn other_kind_fault(&self, _: &Diagnostics) -> Option<Box<ImageFault>> {
        None
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn name_spec(&self) -> &'static FieldSpec {
        self.respelled.spec(Self::SPECS.name)
    }

    fn proof(&self) -> &'static [&'static FieldSpec] {
        &[Self::SPECS.region_id, Self::SPECS.min_disk, Self::SPECS.disk_format, Self::SPECS.name]
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
        diagnostics: &mut Diagnostics,
    ) -> Box<crate::Image<'a>> {
        let Image {
            id,
            name,
            description,
            project_id,
            region,
            region_id,
            architecture,
            os_type,
            os_distro,
            os_version,
            gpu_driver,
            gpu_driver_version,
            gpu_driver_type,
            hw_firmware_type,
            hw_machine_type,
            size,
            min_disk,
            min_ram,
            disk_format,
            tags,
            tags_v2,
            metadata_detailed,
            metadata,
            status,
            visibility,
            created_at,
            updated_at,
            is_baremetal,
            ssh_key,
            currency_code,
            price_per_hour,
            price_per_month,
            price_status,
            display_order,
            task_id,
            creator_task_id,
            respelled,
        } = self;

        let mut words = [const { None }; PROPERTIES.len()];
        let texts = [
            &*architecture,
            os_type,
            os_distro,
            os_version,
            hw_firmware_type,
            ssh_key,
            hw_machine_type,
            status,
            visibility,
            price_status,
        ];
        for ((slot, property), text) in words.iter_mut().zip(&PROPERTIES).zip(texts) {
            *slot = stated_word(text.as_deref(), property, metadata);
        }
        if respelled.is_some() {
            for word in words.iter_mut().flatten() {
                *word = word.in_spelling(respelled);
            }
        }
        let [
            architecture,
            os_type,
            os_distro,
            os_version,
            firmware,
            ssh_key,
            machine_type,
            status,
            visibility,
            price_status,
        ] = &words;
        let name_clue = (name.as_deref(), respelled.spec(Self::SPECS.name));
        let mut clues = Clues::new(knowledge.is_some());
        let label_fields = [&**tags_v2, tags, metadata_detailed, metadata];
        clues.add_labels(knowledge, &|key| labels::find(&label_fields, key));
        add_os_clues(&mut clues, name_clue, [os_distro, os_version, os_type, architecture]);
        let stated = Stated {
            architecture: architecture.as_ref().and_then(|word| word.value(diagnostics)),
            os_type: os_type.as_ref().and_then(|word| word.value(diagnostics)),
            software: driver(gpu_driver.as_deref(), gpu_driver_version, gpu_driver_type),
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            identify_image(Provider::Gcore, &clues, knowledge, stated, diagnostics);
        if !metadata.is_empty() {
            cite_metadata(&words, &os, &mut evidence);
        }
        let price = Price {
            currency: currency_code.take(),
            per_hour: *price_per_hour,
            per_month: *price_per_month,
            status: price_status.as_ref().and_then(|word| word.value(diagnostics)),
        };
        let gcore = GcoreExtras {
            display_order: *display_order,
            lock: task_id.take(),
            creator_task: creator_task_id.take(),
            price: Some(price).filter(|price| !price.is_empty()),
            ssh_key: ssh_key.as_ref().and_then(|word| word.value(diagnostics)),
        };
        let firmware = firmware.as_ref().and_then(|word| word.value(diagnostics));
        let machine_type = machine_type.as_ref().and_then(|word| word.value(diagnostics));
        let status = status.as_ref().and_then(|word| word.value(diagnostics));
        let visibility = visibility.as_ref().and_then(|word| word.value(diagnostics));
        let mut labels = std::mem::take(tags_v2);
        for more in [tags, metadata_detailed, metadata] {
            labels.append(more);
        }
        let Labels { values: labels, read_only: read_only_labels } =
            labels::merge(labels, diagnostics);

        Box::new(crate::Image {
            id: id.take(),
            description: description.take(),
            project: project_id.take(),
            region: region.take(),
            region_id: region_id.take(),
            architecture,
            os,
            software,
            licensing,
            firmware,
            machine_type,
            size: Size {
                image_bytes: size.filter(|bytes| *bytes > 0),
                min_disk_bytes: min_disk.filter(|gib| *gib > 0).map(|gib| gib << 30),
                min_memory_bytes: min_ram.filter(|mib| *mib > 0).map(|mib| mib << 20),
            },
            disk_format: disk_format.take(),
            labels,
            read_only_labels,
            status,
            visibility,
            created_at: *created_at,
            updated_at: *updated_at,
            bare_metal: *is_baremetal,
            gcore: Some(gcore).filter(|gcore| !gcore.is_empty()),
            evidence: evidence.into_map(),
            ..crate::Image::new(Provider::Gcore, name.take().unwrap_or_default())
        })
    }
}

/// Adds the metadata as evidence of the values stated there, unless another source won.
#[inline(never)]
fn cite_metadata(words: &[Option<StatedWord<'_>>], os: &Os<'_>, evidence: &mut Evidence) {
    for (field, source) in words.iter().flatten().filter_map(StatedWord::label_source) {
        let kept = match field {
            "/os/distro" => os.distro.is_some(),
            "/os/version" => os.version.is_some(),
            _ => true,
        };
        if kept && evidence.source_of(field).is_none() {
            evidence.add(Cow::Borrowed(field), source);
        }
    }
}

/// Adds the clues to the operating system, the most trusted first. `linux` and `x86_64` are the defaults of the upload form,
/// so these are trusted less than the name. Other values were chosen by a person.
fn add_os_clues<'c>(
    clues: &mut Clues<'c>,
    (name, name_spec): (Option<&'c str>, &'static FieldSpec),
    [distro, version, os_type, architecture]: [&Option<StatedWord<'c>>; 4],
) {
    let stated = [
        (ClueKind::Distro, distro, "linux"),
        (ClueKind::Version, version, ""),
        (ClueKind::OsType, os_type, "linux"),
        (ClueKind::Architecture, architecture, "x86_64"),
    ];
    for is_default in [false, true] {
        for (kind, stated, default) in stated {
            if let Some(word) = stated
                && word.text.eq_ignore_ascii_case(default) == is_default
            {
                clues.push(kind, word.text, word.source.pointer());
            }
        }
        if !is_default {
            clues.add(ClueKind::Name, name, name_spec);
        }
    }
}

/// The GPU driver, if its vendor is stated.
fn driver<'a>(
    vendor: Option<&str>,
    version: &mut Option<Cow<'a, str>>,
    edition: &mut Option<Cow<'a, str>>,
) -> Option<Software<'a>> {
    let name = text_of(&[&vendor?.to_ascii_lowercase(), "-driver"]);
    let mut driver = Software::new(name);
    driver.version = version.take();
    driver.edition = edition.take();
    Some(driver)
}

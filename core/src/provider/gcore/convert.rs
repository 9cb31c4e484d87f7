//! What the words of Gcore mean in the unified image.

use std::borrow::Cow;

use super::image::Image;
use crate::error::ImageFault;
use crate::model::word::Vocabulary;
use crate::model::{
    Architecture, Firmware, MachineType, Os, OsType, Price, PriceStatus, Size, Software, SshKey,
    Status, TextMap, Visibility,
};
use crate::os::{ClueKind, Knowledge};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::identify::{Clues, Identity, Stated, resolve};
use crate::provider::labels::{self, Label, Labels};
use crate::provider::property::{Property, Word};
use crate::provider::{Convert, Provider};
use crate::quote::text_of;

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        self.region_id.is_some() && (self.min_disk.is_some() || self.disk_format.is_some())
    }

    fn is_other(&self) -> Option<Box<ImageFault>> {
        None
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
            respelled: _,
        } = self;

        let mut words = [const { None }; PROPERTIES.len()];
        let given = [
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
        for ((slot, property), word) in words.iter_mut().zip(&PROPERTIES).zip(given) {
            *slot = stated(word.as_deref(), property, metadata);
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
        let clues = os_clues(name.as_deref(), [os_distro, os_version, os_type, architecture]);
        let stated = Stated {
            architecture: architecture.as_ref().and_then(|word| word.value(diagnostics)),
            os_type: os_type.as_ref().and_then(|word| word.value(diagnostics)),
            software: driver(gpu_driver.as_deref(), gpu_driver_version, gpu_driver_type),
            evidence: Vec::new(),
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            resolve(Provider::Gcore, &clues, knowledge, stated, diagnostics);
        if !metadata.is_empty() {
            cite_metadata(&words, &os, &mut evidence);
        }
        let price = Price {
            currency: currency_code.take(),
            per_hour: *price_per_hour,
            per_month: *price_per_month,
            status: price_status.as_ref().and_then(|word| word.value(diagnostics)),
        };
        let firmware = firmware.as_ref().and_then(|word| word.value(diagnostics));
        let machine_type = machine_type.as_ref().and_then(|word| word.value(diagnostics));
        let status = status.as_ref().and_then(|word| word.value(diagnostics));
        let visibility = visibility.as_ref().and_then(|word| word.value(diagnostics));
        let ssh_key = ssh_key.as_ref().and_then(|word| word.value(diagnostics));
        let mut labels = std::mem::take(tags_v2);
        for more in [tags, metadata_detailed, metadata] {
            labels.append(more);
        }
        let Labels { values: labels, read_only: read_only_labels } =
            labels::merge(labels, diagnostics);

        // Put together where it stays, for it is large.
        Box::write(
            Box::new_uninit(),
            crate::Image {
                provider: Provider::Gcore,
                id: id.take(),
                name: name.take().unwrap_or_default(),
                description: description.take(),
                family: None,
                project: project_id.take(),
                region: region.take(),
                region_id: region_id.take(),
                storage_locations: Vec::new(),
                url: None,
                architecture,
                os,
                software,
                licensing,
                firmware,
                secure_boot_capable: None,
                confidential: Vec::new(),
                machine_type,
                guest_features: Vec::new(),
                size: Size {
                    image_bytes: size.filter(|bytes| *bytes > 0),
                    min_disk_bytes: min_disk.filter(|gib| *gib > 0).map(|gib| gib << 30),
                    min_memory_bytes: min_ram.filter(|mib| *mib > 0).map(|mib| mib << 20),
                },
                disk_format: disk_format.take(),
                labels,
                read_only_labels,
                status,
                deprecation: None,
                visibility,
                created_at: *created_at,
                updated_at: *updated_at,
                licenses: Vec::new(),
                license_codes: Vec::new(),
                parent: None,
                encryption: None,
                bare_metal: *is_baremetal,
                ssh_key,
                price: Some(price).filter(|price| !price.is_empty()),
                display_order: *display_order,
                lock: task_id.take(),
                creator_task: creator_task_id.take(),
                evidence,
                warnings: Vec::new(),
                source: None,
            },
        )
    }
}

/// Names the metadata as the source of what is stated there, unless another one won.
#[inline(never)]
fn cite_metadata(words: &[Option<Word<'_>>], os: &Os<'_>, evidence: &mut TextMap<'_>) {
    for (field, source) in words.iter().flatten().filter_map(Word::elsewhere) {
        let kept = match field {
            "/os/distro" => os.distro.is_some(),
            "/os/version" => os.version.is_some(),
            _ => true,
        };
        if kept && !evidence.contains_key(field) {
            evidence.insert(field, source);
        }
    }
}

/// What tells the operating system, in the order of trust. The form for uploads fills in `linux` and
/// `x86_64`, so these two are trusted less than the name; other values somebody has chosen.
fn os_clues<'c>(
    name: Option<&'c str>,
    [distro, version, os_type, architecture]: [&Option<Word<'c>>; 4],
) -> Clues<'c> {
    let stated = [
        (ClueKind::Distro, distro, "linux"),
        (ClueKind::Version, version, ""),
        (ClueKind::OsType, os_type, "linux"),
        (ClueKind::Architecture, architecture, "x86_64"),
    ];
    let mut clues = Clues::new();
    for filled_in in [false, true] {
        for (kind, stated, default) in stated {
            if let Some(word) = stated
                && word.text.eq_ignore_ascii_case(default) == filled_in
            {
                clues.add(kind, Some(word.text), word.source);
            }
        }
        if !filled_in {
            clues.add(ClueKind::Name, name, "/name");
        }
    }
    clues
}

/// A property whose words people write by hand.
const fn property(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { any_case: true, ..Property::new(source, field, noun, words) }
}

/// The same with the words of a vocabulary.
const fn of_vocabulary<T: Vocabulary>(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
) -> Property {
    Property { own: T::OWN, ..property(source, field, noun, &[]) }
}

/// The same, which may be stated in the metadata instead.
const fn or_in(in_metadata: &'static str, property: Property) -> Property {
    Property { in_metadata: Some(in_metadata), ..property }
}

/// The same, which tells of the system.
const fn of_system(in_metadata: &'static str, property: Property) -> Property {
    Property { of_system: true, ..or_in(in_metadata, property) }
}

/// The fields whose values are words.
static PROPERTIES: [Property; 10] = [
    of_system(
        "/metadata/hw_architecture",
        property(
            "/architecture",
            "/architecture",
            "architecture",
            // The words of Gcore, and others that people write by hand.
            &[
                ("x86_64", Architecture::X86_64.place()),
                ("amd64", Architecture::X86_64.place()),
                ("x64", Architecture::X86_64.place()),
                ("aarch64", Architecture::Aarch64.place()),
                ("arm64", Architecture::Aarch64.place()),
                ("i686", Architecture::I686.place()),
                ("i386", Architecture::I686.place()),
                ("x86", Architecture::I686.place()),
            ],
        ),
    ),
    of_system(
        "/metadata/os_type",
        of_vocabulary::<OsType>("/os_type", "/os/type", "operating system type"),
    ),
    of_system("/metadata/os_distro", property("/os_distro", "/os/distro", "distribution", &[])),
    of_system("/metadata/os_version", property("/os_version", "/os/version", "version", &[])),
    or_in(
        "/metadata/hw_firmware_type",
        of_vocabulary::<Firmware>("/hw_firmware_type", "/firmware", "firmware type"),
    ),
    or_in("/metadata/ssh_key", of_vocabulary::<SshKey>("/ssh_key", "/sshKey", "SSH key rule")),
    of_vocabulary::<MachineType>("/hw_machine_type", "/machineType", "machine type"),
    property(
        "/status",
        "/status",
        "status",
        // The words of Glance.
        &[
            ("active", Status::Ready.place()),
            ("queued", Status::Pending.place()),
            ("saving", Status::Pending.place()),
            ("uploading", Status::Pending.place()),
            ("importing", Status::Pending.place()),
            ("killed", Status::Failed.place()),
            ("error", Status::Failed.place()),
            ("deactivated", Status::Deactivated.place()),
            ("pending_delete", Status::Deleting.place()),
            ("deleted", Status::Deleted.place()),
        ],
    ),
    of_vocabulary::<Visibility>("/visibility", "/visibility", "visibility"),
    of_vocabulary::<PriceStatus>("/price_status", "/price/status", "price status"),
];

/// What the image itself states, else what its metadata do.
fn stated<'a>(
    word: Option<&'a str>,
    property: &'static Property,
    metadata: &'a [Label<'_>],
) -> Option<Word<'a>> {
    match word {
        Some(word) => Some(property.word(word)),
        None if metadata.is_empty() => None,
        None => in_metadata(property, metadata),
    }
}

/// What the metadata state.
#[inline(never)]
fn in_metadata<'a>(property: &'static Property, metadata: &'a [Label<'_>]) -> Option<Word<'a>> {
    let source = property.in_metadata?;
    let key = source.strip_prefix("/metadata/")?;
    let label = metadata.iter().rfind(|label| label.key == key)?;
    let text = label.value.as_deref().filter(|word| !word.is_empty())?;
    Some(Word { text, source, property })
}

/// The GPU driver, where its vendor is named.
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

//! What the words of Gcore mean in the unified image.

use std::borrow::Cow;

use super::image::Image;
use crate::error::Refusal;
use crate::model::{
    Architecture, Firmware, MachineType, Os, OsType, Price, PriceStatus, Size, Software, SshKey,
    Status, TextMap, Visibility,
};
use crate::os::{ClueKind, Knowledge, says_nothing};
use crate::provider::identity::{Clues, Identity, Stated, settle};
use crate::provider::labels::{self, Label, Labels};
use crate::provider::notes::Notes;
use crate::provider::{Convert, Provider};
use crate::quote::text_of;

impl<'a> Convert<'a> for Image<'a> {
    fn is_evident(&self) -> bool {
        self.region_id.is_some() && (self.min_disk.is_some() || self.disk_format.is_some())
    }

    fn is_other(&self) -> Option<Refusal> {
        None
    }

    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    #[expect(clippy::too_many_lines, reason = "a line for each field of both images")]
    fn convert(self, knowledge: &Knowledge, notes: &mut Notes) -> Box<crate::Image<'a>> {
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
        drop(respelled);

        let name = name.unwrap_or_default();
        let stated = |word, property| Word::stated(word, property, &metadata);
        let words = Words {
            architecture: stated(architecture, &ARCHITECTURE),
            os_type: stated(os_type, &OS_TYPE),
            os_distro: stated(os_distro, &OS_DISTRO),
            os_version: stated(os_version, &OS_VERSION),
            firmware: stated(hw_firmware_type, &FIRMWARE),
            ssh_key: stated(ssh_key, &SSH_KEY),
            machine_type: stated(hw_machine_type, &MACHINE_TYPE),
            status: stated(status, &STATUS),
            visibility: stated(visibility, &VISIBILITY),
            price_status: stated(price_status, &PRICE_STATUS),
        };
        let clues = os_clues(&name, &words);
        let stated = Stated {
            architecture: known(words.architecture.as_ref(), known_architecture, notes),
            os_type: known(words.os_type.as_ref(), OsType::known, notes),
            software: driver(gpu_driver, gpu_driver_version, gpu_driver_type),
            evidence: Vec::new(),
        };
        let Identity { architecture, os, software, licensing, mut evidence } =
            settle(&clues, knowledge, stated, notes);
        if !metadata.is_empty() {
            witness(&words, &os, &mut evidence);
        }
        let mut labels = tags_v2;
        for mut more in [tags, metadata_detailed, metadata] {
            labels.append(&mut more);
        }
        let Labels { values: labels, read_only: read_only_labels } = labels::merge(labels, notes);
        let price = Price {
            currency: currency_code,
            per_hour: price_per_hour,
            per_month: price_per_month,
            status: known(words.price_status.as_ref(), PriceStatus::known, notes),
        };

        // Put together where it stays, for it is large.
        Box::write(
            Box::new_uninit(),
            crate::Image {
                provider: Provider::Gcore,
                id,
                name,
                description,
                family: None,
                project: project_id,
                region,
                region_id,
                storage_locations: Vec::new(),
                url: None,
                architecture,
                os,
                software,
                licensing,
                firmware: known(words.firmware.as_ref(), Firmware::known, notes),
                secure_boot_capable: None,
                confidential: Vec::new(),
                machine_type: known(words.machine_type.as_ref(), MachineType::known, notes),
                guest_features: Vec::new(),
                size: Size {
                    image_bytes: size.filter(|bytes| *bytes > 0),
                    min_disk_bytes: min_disk.filter(|gib| *gib > 0).map(|gib| gib << 30),
                    min_memory_bytes: min_ram.filter(|mib| *mib > 0).map(|mib| mib << 20),
                },
                disk_format,
                labels,
                read_only_labels,
                status: known(words.status.as_ref(), known_status, notes),
                deprecation: None,
                visibility: known(words.visibility.as_ref(), Visibility::known, notes),
                created_at,
                updated_at,
                licenses: Vec::new(),
                license_codes: Vec::new(),
                parent: None,
                encryption: None,
                bare_metal: is_baremetal,
                ssh_key: known(words.ssh_key.as_ref(), SshKey::known, notes),
                price: Some(price).filter(|price| !price.is_empty()),
                display_order,
                lock: task_id,
                creator_task: creator_task_id,
                evidence,
                warnings: Vec::new(),
                source: None,
            },
        )
    }
}

/// The words of an image that stand for values.
struct Words<'a> {
    architecture: Option<Word<'a>>,
    os_type: Option<Word<'a>>,
    os_distro: Option<Word<'a>>,
    os_version: Option<Word<'a>>,
    firmware: Option<Word<'a>>,
    ssh_key: Option<Word<'a>>,
    machine_type: Option<Word<'a>>,
    status: Option<Word<'a>>,
    visibility: Option<Word<'a>>,
    price_status: Option<Word<'a>>,
}

/// Names the metadata as the source of what is stated there, unless another one won.
#[inline(never)]
fn witness(words: &Words<'_>, os: &Os<'_>, evidence: &mut TextMap<'_>) {
    let Words { architecture, os_type, os_distro, os_version, firmware, ssh_key, .. } = words;
    for word in [architecture, os_type, os_distro, os_version, firmware, ssh_key] {
        let Some((field, source)) = word.as_ref().and_then(Word::in_metadata) else { continue };
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
fn os_clues<'c>(name: &'c str, words: &'c Words<'_>) -> Clues<'c> {
    let stated = [
        (ClueKind::Distro, &words.os_distro, "linux"),
        (ClueKind::Version, &words.os_version, ""),
        (ClueKind::OsType, &words.os_type, "linux"),
        (ClueKind::Architecture, &words.architecture, "x86_64"),
    ];
    let mut clues = Clues::new();
    for filled_in in [false, true] {
        for (kind, stated, default) in stated {
            if let Some(Word { text, source, .. }) = stated
                && text.eq_ignore_ascii_case(default) == filled_in
            {
                clues.add(kind, Some(text), source);
            }
        }
        if !filled_in {
            clues.add(ClueKind::Name, Some(name), "/name");
        }
    }
    clues
}

/// A field whose value is a word of a vocabulary.
struct Property {
    /// JSON Pointers to where it is stated, and into the unified image.
    source: &'static str,
    field: &'static str,
    noun: &'static str,
    /// The key in the metadata where GPU images may state it instead, and the pointer to that.
    in_metadata: Option<(&'static str, &'static str)>,
    /// It tells of the system, where people write `N/A` or `unknown` for what is not known.
    of_system: bool,
}

impl Property {
    const fn of_system(self) -> Self {
        Self { of_system: true, ..self }
    }

    /// Whether a word, which is none of ours, says that nothing is known.
    fn is_nothing(&self, word: &str) -> bool {
        self.of_system && says_nothing(word)
    }
}

macro_rules! property {
    ($key:literal, $field:literal, $noun:literal) => {
        Property {
            source: concat!("/", $key),
            field: $field,
            noun: $noun,
            in_metadata: None,
            of_system: false,
        }
    };
    ($key:literal, $field:literal, $noun:literal, $in_metadata:literal) => {
        Property {
            in_metadata: Some(($in_metadata, concat!("/metadata/", $in_metadata))),
            ..property!($key, $field, $noun)
        }
    };
}

static ARCHITECTURE: Property =
    property!("architecture", "/architecture", "architecture", "hw_architecture").of_system();
static OS_TYPE: Property =
    property!("os_type", "/os/type", "operating system type", "os_type").of_system();
static OS_DISTRO: Property =
    property!("os_distro", "/os/distro", "distribution", "os_distro").of_system();
static OS_VERSION: Property =
    property!("os_version", "/os/version", "version", "os_version").of_system();
static FIRMWARE: Property =
    property!("hw_firmware_type", "/firmware", "firmware type", "hw_firmware_type");
static SSH_KEY: Property = property!("ssh_key", "/sshKey", "SSH key rule", "ssh_key");
static MACHINE_TYPE: Property = property!("hw_machine_type", "/machineType", "machine type");
static STATUS: Property = property!("status", "/status", "status");
static VISIBILITY: Property = property!("visibility", "/visibility", "visibility");
static PRICE_STATUS: Property = property!("price_status", "/price/status", "price status");

/// A word, and where it is stated.
struct Word<'a> {
    text: Cow<'a, str>,
    source: &'static str,
    property: &'static Property,
}

impl<'a> Word<'a> {
    /// What the image itself states, else what its metadata do.
    fn stated(
        word: Option<Cow<'a, str>>,
        property: &'static Property,
        metadata: &[Label<'a>],
    ) -> Option<Self> {
        if let Some(word) = word {
            return Some(Self { text: word, source: property.source, property });
        }
        if metadata.is_empty() { None } else { Self::in_place_of(property, metadata) }
    }

    /// What the metadata state.
    #[inline(never)]
    fn in_place_of(property: &'static Property, metadata: &[Label<'a>]) -> Option<Self> {
        let (key, source) = property.in_metadata?;
        let label = metadata.iter().rfind(|label| label.key == key)?;
        let text = label.value.clone().filter(|word| !word.is_empty())?;
        Some(Self { text, source, property })
    }

    /// Whether the word, which is none of ours, is kept as it is, with a warning. What says that nothing is known, is
    /// not.
    #[cold]
    #[inline(never)]
    fn is_kept(&self, notes: &mut Notes) -> bool {
        let Self { text, source, property } = self;
        let is_kept = !property.is_nothing(text);
        if is_kept {
            notes.unrecognized(property.field, source, text, property.noun);
        }
        is_kept
    }

    /// The pointers into the unified image and to the metadata, if it is stated there.
    fn in_metadata(&self) -> Option<(&'static str, &'static str)> {
        let counts = self.source != self.property.source && !self.property.is_nothing(&self.text);
        counts.then_some((self.property.field, self.source))
    }
}

/// The word of the vocabulary, in whatever case it is written; else the word as it is.
fn known<T: for<'w> From<&'w str>>(
    stated: Option<&Word<'_>>,
    known: fn(&str) -> Option<T>,
    notes: &mut Notes,
) -> Option<T> {
    let word = stated?;
    known(&word.text).or_else(|| unknown(word, known, notes))
}

/// The same of a word that is none of the vocabulary as it is written.
#[cold]
#[inline(never)]
fn unknown<T: for<'w> From<&'w str>>(
    word: &Word<'_>,
    known: fn(&str) -> Option<T>,
    notes: &mut Notes,
) -> Option<T> {
    known(&in_lower_case(&word.text)).or_else(|| word.is_kept(notes).then(|| T::from(&word.text)))
}

#[inline(never)]
fn in_lower_case(word: &str) -> String {
    word.to_ascii_lowercase()
}

/// The architecture in the words of Gcore, and in others that people write by hand.
fn known_architecture(word: &str) -> Option<Architecture> {
    match word {
        "x86_64" | "amd64" | "x64" => Some(Architecture::X86_64),
        "aarch64" | "arm64" => Some(Architecture::Aarch64),
        "i686" | "i386" | "x86" => Some(Architecture::I686),
        _ => None,
    }
}

/// The words of Glance.
fn known_status(word: &str) -> Option<Status> {
    match word {
        "queued" | "saving" | "uploading" | "importing" => Some(Status::Pending),
        "active" => Some(Status::Ready),
        "killed" | "error" => Some(Status::Failed),
        "deactivated" => Some(Status::Deactivated),
        "pending_delete" => Some(Status::Deleting),
        "deleted" => Some(Status::Deleted),
        _ => None,
    }
}

/// The GPU driver, where its vendor is named.
fn driver<'a>(
    vendor: Option<Cow<'_, str>>,
    version: Option<Cow<'a, str>>,
    edition: Option<Cow<'a, str>>,
) -> Option<Software<'a>> {
    let name = text_of(&[&vendor?.to_ascii_lowercase(), "-driver"]);
    let mut driver = Software::new(name);
    driver.version = version;
    driver.edition = edition;
    Some(driver)
}

//! What the words of Gcore mean in the unified image.

use std::borrow::Cow;

use super::image::Image;
use crate::error::Refusal;
use crate::model::{
    Architecture, Firmware, MachineType, OsType, Price, PriceStatus, Size, Software, SshKey,
    Status, Visibility,
};
use crate::os::{ClueKind, Knowledge};
use crate::provider::identity::{Clues, settle};
use crate::provider::labels::{self, Label};
use crate::provider::notes::Notes;
use crate::provider::{Convert, Provider, required_name};

impl<'a> Convert<'a> for Image<'a> {
    fn convert(
        self,
        knowledge: &Knowledge,
        notes: &mut Notes,
    ) -> Result<crate::Image<'a>, Refusal> {
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
        } = self;

        let mut unified = crate::Image::new(Provider::Gcore, required_name(name, notes)?);
        let or_in_metadata = |word, property| stated_or_in_metadata(word, property, &metadata);
        let architecture = or_in_metadata(architecture, ARCHITECTURE);
        let os_type = or_in_metadata(os_type, OS_TYPE);
        let os_distro = or_in_metadata(os_distro, OS_DISTRO);
        let os_version = or_in_metadata(os_version, OS_VERSION);
        let firmware = or_in_metadata(hw_firmware_type, FIRMWARE);
        let ssh_key = or_in_metadata(ssh_key, SSH_KEY);
        let stated = [&architecture, &os_type, &os_distro, &os_version, &firmware, &ssh_key];
        let in_metadata: Vec<_> =
            stated.into_iter().flatten().filter_map(Stated::in_metadata).collect();

        let [distro, version] = [&os_distro, &os_version].map(Option::as_ref);
        let findings =
            os_clues(&unified.name, distro, version, os_type.as_ref(), architecture.as_ref())
                .identify(knowledge);

        unified.id = id;
        unified.description = description;
        unified.project = project_id;
        unified.region = region;
        unified.region_id = region_id;
        unified.architecture = architecture.map(|stated| stated.known(known_architecture, notes));
        unified.os.os_type = os_type.map(|stated| stated.known(OsType::known, notes));
        unified.software.extend(driver(gpu_driver, gpu_driver_version, gpu_driver_type));
        settle(findings, &mut unified, notes);
        unified.firmware = firmware.map(|stated| stated.known(Firmware::known, notes));
        unified.machine_type =
            hw_machine_type.map(|word| MACHINE_TYPE.says(word).known(MachineType::known, notes));
        unified.size = Size {
            image_bytes: size.filter(|bytes| *bytes > 0),
            min_disk_bytes: min_disk.filter(|gib| *gib > 0).map(|gib| gib << 30),
            min_memory_bytes: min_ram.filter(|mib| *mib > 0).map(|mib| mib << 20),
        };
        unified.disk_format = disk_format;
        let mut labels = tags_v2;
        labels.extend([tags, metadata_detailed, metadata].into_iter().flatten());
        let labels = labels::merge(labels, notes);
        unified.labels = labels.values;
        unified.read_only_labels = labels.read_only;
        unified.status = status.map(|word| STATUS.says(word).known(known_status, notes));
        unified.visibility =
            visibility.map(|word| VISIBILITY.says(word).known(Visibility::known, notes));
        unified.created_at = created_at;
        unified.updated_at = updated_at;
        unified.bare_metal = is_baremetal;
        unified.ssh_key = ssh_key.map(|stated| stated.known(SshKey::known, notes));
        let price_status =
            price_status.map(|word| PRICE_STATUS.says(word).known(PriceStatus::known, notes));
        unified.price = price(currency_code, price_per_hour, price_per_month, price_status);
        unified.display_order = display_order;
        unified.lock = task_id;
        unified.creator_task = creator_task_id;
        witness(in_metadata, &mut unified);
        Ok(unified)
    }
}

/// Names the metadata as the source of what is stated there, unless another one won.
fn witness(in_metadata: Vec<(&'static str, &'static str)>, unified: &mut crate::Image<'_>) {
    for (field, source) in in_metadata {
        let kept = match field {
            "/os/distro" => unified.os.distro.is_some(),
            "/os/version" => unified.os.version.is_some(),
            _ => true,
        };
        if kept && !unified.evidence.contains_key(field) {
            unified.evidence.insert(field, source);
        }
    }
}

/// What tells the operating system, in the order of trust. The form for uploads fills in `linux` and
/// `x86_64`, so these two are trusted less than the name; other values somebody has chosen.
fn os_clues<'c>(
    name: &'c str,
    distro: Option<&'c Stated<'_>>,
    version: Option<&'c Stated<'_>>,
    os_type: Option<&'c Stated<'_>>,
    architecture: Option<&'c Stated<'_>>,
) -> Clues<'c> {
    let mut clues = Clues::new();
    let mut defaults = Vec::new();
    for (kind, stated, default) in [
        (ClueKind::Distro, distro, Some("linux")),
        (ClueKind::Version, version, None),
        (ClueKind::OsType, os_type, Some("linux")),
        (ClueKind::Architecture, architecture, Some("x86_64")),
    ] {
        let Some(Stated { word, source, .. }) = stated else { continue };
        if default.is_some_and(|default| word.eq_ignore_ascii_case(default)) {
            defaults.push((kind, word, *source));
        } else {
            clues.add(kind, Some(word), source);
        }
    }
    clues.add(ClueKind::Name, Some(name), "/name");
    for (kind, word, source) in defaults {
        clues.add(kind, Some(word), source);
    }
    clues
}

fn price(
    currency: Option<Cow<'_, str>>,
    per_hour: Option<f64>,
    per_month: Option<f64>,
    status: Option<PriceStatus>,
) -> Option<Price<'_>> {
    let price = Price { currency, per_hour, per_month, status };
    (!price.is_empty()).then_some(price)
}

/// A field whose value is a word of a vocabulary.
#[derive(Clone, Copy)]
struct Worded {
    /// JSON Pointers to where it is stated, and into the unified image.
    source: &'static str,
    field: &'static str,
    noun: &'static str,
}

/// The same where a GPU image may keep it in its metadata.
#[derive(Clone, Copy)]
struct Property {
    key: &'static str,
    source: &'static str,
    worded: Worded,
}

const fn worded(source: &'static str, field: &'static str, noun: &'static str) -> Worded {
    Worded { source, field, noun }
}

const MACHINE_TYPE: Worded = worded("/hw_machine_type", "/machineType", "machine type");
const STATUS: Worded = worded("/status", "/status", "status");
const VISIBILITY: Worded = worded("/visibility", "/visibility", "visibility");
const PRICE_STATUS: Worded = worded("/price_status", "/price/status", "price status");

macro_rules! property {
    ($key:literal, $worded:expr) => {
        Property { key: $key, source: concat!("/metadata/", $key), worded: $worded }
    };
}

const ARCHITECTURE: Property =
    property!("hw_architecture", worded("/architecture", "/architecture", "architecture"));
const OS_TYPE: Property =
    property!("os_type", worded("/os_type", "/os/type", "operating system type"));
const OS_DISTRO: Property =
    property!("os_distro", worded("/os_distro", "/os/distro", "distribution"));
const OS_VERSION: Property =
    property!("os_version", worded("/os_version", "/os/version", "version"));
const FIRMWARE: Property =
    property!("hw_firmware_type", worded("/hw_firmware_type", "/firmware", "firmware type"));
const SSH_KEY: Property = property!("ssh_key", worded("/ssh_key", "/sshKey", "SSH key rule"));

impl Worded {
    fn says(self, word: Cow<'_, str>) -> Stated<'_> {
        Stated { word, source: self.source, field: self }
    }
}

/// A word, and where it is stated.
struct Stated<'a> {
    word: Cow<'a, str>,
    source: &'static str,
    field: Worded,
}

impl Stated<'_> {
    /// The pointers into the unified image and to the metadata, if it is stated there.
    fn in_metadata(&self) -> Option<(&'static str, &'static str)> {
        (self.source != self.field.source).then_some((self.field.field, self.source))
    }

    /// The word of the vocabulary, in whatever case it is written; else the word as it is.
    fn known<T: for<'w> From<&'w str>>(self, known: fn(&str) -> Option<T>, notes: &mut Notes) -> T {
        let known = known(&self.word.to_ascii_lowercase());
        notes.word(known, &self.word, (self.field.field, self.source), self.field.noun)
    }
}

/// What the image itself states, else what its metadata do, as those of GPU images.
fn stated_or_in_metadata<'a>(
    word: Option<Cow<'a, str>>,
    property: Property,
    metadata: &[Label<'a>],
) -> Option<Stated<'a>> {
    let Property { key, source, worded } = property;
    if let Some(word) = word {
        return Some(worded.says(word));
    }
    let label = metadata.iter().rfind(|label| label.key == key)?;
    let word = label.value.clone().filter(|word| !word.is_empty())?;
    Some(Stated { word, source, field: worded })
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
    let name = format!("{}-driver", vendor?.to_ascii_lowercase());
    let mut driver = Software::new(name);
    driver.version = version;
    driver.edition = edition;
    Some(driver)
}

//! The fields of Gcore whose values are vocabulary words.

use crate::model::word::Vocabulary;
use crate::model::{
    Architecture, Firmware, MachineType, OsType, PriceStatus, SshKey, Status, Visibility,
};
use crate::provider::labels::Label;
use crate::provider::property::{Property, Word};

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
pub(super) static PROPERTIES: [Property; 10] = [
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
pub(super) fn stated<'a>(
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

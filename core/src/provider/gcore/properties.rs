//! The fields of Gcore whose values are vocabulary words.

use crate::model::word::Vocabulary;
use crate::model::{
    Architecture, Firmware, MachineType, OsType, PriceStatus, SshKey, Status, Visibility,
};
use crate::provider::labels::Label;
use crate::provider::property::{Property, StatedWord};

/// A property that people write by hand, so that its words are matched in any case.
const fn property(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { any_case: true, ..Property::new(source, field, noun, words) }
}

/// The same with the words of the vocabulary.
const fn vocabulary_property<T: Vocabulary>(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
) -> Property {
    Property { vocabulary: T::OWN, ..property(source, field, noun, &[]) }
}

/// The same with an alternative in the metadata.
const fn with_metadata(metadata_pointer: &'static str, property: Property) -> Property {
    Property { metadata_pointer: Some(metadata_pointer), ..property }
}

/// The same with placeholders for unknown values.
const fn system_property(metadata_pointer: &'static str, property: Property) -> Property {
    Property { skips_placeholders: true, ..with_metadata(metadata_pointer, property) }
}

/// The properties, in the order in which `convert` lists their fields.
pub(super) static PROPERTIES: [Property; 10] = [
    system_property(
        "/metadata/hw_architecture",
        property(
            "/architecture",
            "/architecture",
            "architecture",
            // The words of Gcore, and synonyms that people write by hand.
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
    system_property(
        "/metadata/os_type",
        vocabulary_property::<OsType>("/os_type", "/os/type", "operating system type"),
    ),
    system_property(
        "/metadata/os_distro",
        property("/os_distro", "/os/distro", "distribution", &[]),
    ),
    system_property("/metadata/os_version", property("/os_version", "/os/version", "version", &[])),
    with_metadata(
        "/metadata/hw_firmware_type",
        vocabulary_property::<Firmware>("/hw_firmware_type", "/firmware", "firmware type"),
    ),
    with_metadata(
        "/metadata/ssh_key",
        vocabulary_property::<SshKey>("/ssh_key", "/sshKey", "SSH key rule"),
    ),
    vocabulary_property::<MachineType>("/hw_machine_type", "/machineType", "machine type"),
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
    vocabulary_property::<Visibility>("/visibility", "/visibility", "visibility"),
    vocabulary_property::<PriceStatus>("/price_status", "/price/status", "price status"),
];

/// The word in the image's own field, else the one in its metadata.
pub(super) fn stated_word<'a>(
    word: Option<&'a str>,
    property: &'static Property,
    metadata: &'a [Label<'_>],
) -> Option<StatedWord<'a>> {
    match word {
        Some(word) => Some(property.word(word)),
        None if metadata.is_empty() => None,
        None => metadata_word(property, metadata),
    }
}

/// The word in the metadata.
#[inline(never)]
fn metadata_word<'a>(
    property: &'static Property,
    metadata: &'a [Label<'_>],
) -> Option<StatedWord<'a>> {
    let source = property.metadata_pointer?;
    let key = source.strip_prefix("/metadata/")?;
    let label = metadata.iter().rfind(|label| label.key == key)?;
    let text = label.value.as_deref().filter(|word| !word.is_empty())?;
    Some(StatedWord { text, source, property })
}

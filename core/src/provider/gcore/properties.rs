//! The fields of Gcore whose values are vocabulary words.

use super::image::Image;
use crate::model::word::Vocabulary;
use crate::model::{Firmware, MachineType, OsType, PriceStatus, SshKey, Visibility};
use crate::provider::field_spec::FieldSpec;
use crate::provider::glance;
use crate::provider::labels::Label;
use crate::provider::property::{Property, StatedWord, WordSource};

/// A property that people write by hand, so that its words are matched in any case.
const fn property(
    spec: &'static FieldSpec,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { any_case: true, ..Property::new(spec, noun, words) }
}

/// The same with the words of the vocabulary.
const fn vocabulary_property<T: Vocabulary>(
    spec: &'static FieldSpec,
    noun: &'static str,
) -> Property {
    Property { vocabulary: T::OWN, ..property(spec, noun, &[]) }
}

/// The same with an alternative in the metadata.
const fn with_metadata(key: &'static str, property: Property) -> Property {
    Property { metadata_key: Some(key), ..property }
}

/// The same with placeholders for unknown values.
const fn system_property(metadata_key: &'static str, property: Property) -> Property {
    Property { skips_placeholders: true, ..with_metadata(metadata_key, property) }
}

/// The properties, in the order in which `convert` lists their fields.
pub(super) static PROPERTIES: [Property; 10] = [
    system_property(
        "hw_architecture",
        property(Image::SPECS.architecture, "architecture", glance::ARCHITECTURES),
    ),
    system_property(
        "os_type",
        vocabulary_property::<OsType>(Image::SPECS.os_type, "operating system type"),
    ),
    system_property("os_distro", property(Image::SPECS.os_distro, "distribution", &[])),
    system_property("os_version", property(Image::SPECS.os_version, "version", &[])),
    with_metadata(
        "hw_firmware_type",
        vocabulary_property::<Firmware>(Image::SPECS.hw_firmware_type, "firmware type"),
    ),
    with_metadata("ssh_key", vocabulary_property::<SshKey>(Image::SPECS.ssh_key, "SSH key rule")),
    vocabulary_property::<MachineType>(Image::SPECS.hw_machine_type, "machine type"),
    property(Image::SPECS.status, "status", glance::STATUSES),
    vocabulary_property::<Visibility>(Image::SPECS.visibility, "visibility"),
    vocabulary_property::<PriceStatus>(Image::SPECS.price_status, "price status"),
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
    let key = property.metadata_key?;
    let label = metadata.iter().rfind(|label| label.key == key)?;
    let text = label.value.as_deref().filter(|word| !word.is_empty())?;
    Some(StatedWord { text, source: WordSource::Label(label), property })
}

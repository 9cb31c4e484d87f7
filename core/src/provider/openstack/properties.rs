//! The properties that become labels, and those whose values are vocabulary words.

use std::borrow::Cow;

use super::image::Image;
use crate::json::{Kind, ReadError, Reader};
use crate::model::word::Vocabulary;
use crate::model::{Firmware, MachineType, OsType, Tpm, Virtualization, Visibility};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::decode;
use crate::provider::field_path::FieldPath;
use crate::provider::field_spec::FieldSpec;
use crate::provider::glance;
use crate::provider::labels::{Label, LabelField, LabelPosition};
use crate::provider::property::Property;
use crate::provider::{Provider, is_secret_of};
use crate::quote::REDACTED;

// The ranks of the objects of labels, the most trusted first.
const FLAT: u8 = 0;
const NESTED: u8 = 1;

/// The prefix of properties that Glance sets while it imports an image.
const GLANCE_PREFIX: &str = "os_glance_";

/// A property that is no field: a label, if it is a string, a number or a boolean. `object` is the pointer to the object
/// that it is in.
pub(super) fn other_property<'a>(
    labels: &mut Vec<Label<'a>>,
    object: &'static str,
    key: Cow<'a, str>,
    json: &mut Reader<'a>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    if key.starts_with(GLANCE_PREFIX) || key.is_empty() {
        return json.skip().map(drop);
    }
    let start = FieldPath::ROOT.constant(object, "/labels");
    let path = start.same_key(&key);
    diagnostics.remove(&path);
    let kind = json.kind()?;
    let mut value = json.clone();
    let token = json.skip()?;
    let text = if kind == Kind::String { token } else { "" };
    let value = match kind {
        _ if is_secret_of(Provider::Openstack, &key, text) => Some(Cow::Borrowed(REDACTED)),
        Kind::String => Some(decode(value.string()?, &path, diagnostics)),
        Kind::Number | Kind::Bool => Some(Cow::Borrowed(token)),
        Kind::Null | Kind::Array | Kind::Object => None,
    };
    push_property(labels, object, key, value);
    Ok(())
}

/// Adds a property as a label. An empty one is absent, but replaces an earlier one of the same key.
pub(super) fn push_property<'a>(
    labels: &mut Vec<Label<'a>>,
    object: &'static str,
    key: Cow<'a, str>,
    value: Option<Cow<'a, str>>,
) {
    let field = LabelField { pointer: object, rank: if object.is_empty() { FLAT } else { NESTED } };
    let value = value.filter(|value| !value.is_empty());
    let position = LabelPosition::Key(labels.len());
    labels.push(Label::new(key, value, false, field, position));
}

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
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { vocabulary: T::OWN, ..property(spec, noun, words) }
}

/// `architecture` and its other keys.
pub(super) static ARCHITECTURE: &Property = &PROPERTIES[0];
/// `os_type`
pub(super) static OS_TYPE: &Property = &PROPERTIES[1];
/// `hw_firmware_type`
pub(super) static FIRMWARE: &Property = &PROPERTIES[2];
/// `hw_tpm_version`
pub(super) static TPM: &Property = &PROPERTIES[3];
/// `hw_machine_type`
pub(super) static MACHINE_TYPE: &Property = &PROPERTIES[4];
/// `vm_mode`
pub(super) static VIRTUALIZATION: &Property = &PROPERTIES[5];
/// `status`
pub(super) static STATUS: &Property = &PROPERTIES[6];
/// `visibility`
pub(super) static VISIBILITY: &Property = &PROPERTIES[7];

pub(super) static PROPERTIES: [Property; 8] = [
    Property {
        skips_placeholders: true,
        ..property(Image::SPECS.architecture, "architecture", glance::ARCHITECTURES)
    },
    Property {
        skips_placeholders: true,
        ..vocabulary_property::<OsType>(Image::SPECS.os_type, "operating system type", &[])
    },
    vocabulary_property::<Firmware>(Image::SPECS.hw_firmware_type, "firmware type", &[]),
    vocabulary_property::<Tpm>(Image::SPECS.hw_tpm_version, "TPM version", &[]),
    vocabulary_property::<MachineType>(
        Image::SPECS.hw_machine_type,
        "machine type",
        &[("pc", MachineType::I440.place())],
    ),
    vocabulary_property::<Virtualization>(
        Image::SPECS.vm_mode,
        "virtual machine mode",
        &[("xen", Virtualization::Paravirtual.place())],
    ),
    property(Image::SPECS.status, "status", glance::STATUSES),
    vocabulary_property::<Visibility>(Image::SPECS.visibility, "visibility", &[]),
];

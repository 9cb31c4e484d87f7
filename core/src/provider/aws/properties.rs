//! The fields of EC2 whose values are vocabulary words.

use super::image::Image;
use crate::model::word::Vocabulary;
use crate::model::{Architecture, Firmware, OsType, Status, Tpm, Virtualization, Visibility};
use crate::provider::property::Property;

pub(super) static ARCHITECTURE: &Property = &PROPERTIES[0];
pub(super) static PLATFORM: &Property = &PROPERTIES[1];
pub(super) static BOOT_MODE: &Property = &PROPERTIES[2];
pub(super) static TPM: &Property = &PROPERTIES[3];
pub(super) static VIRTUALIZATION: &Property = &PROPERTIES[4];
pub(super) static STATE: &Property = &PROPERTIES[5];

pub(super) static PROPERTIES: [Property; 7] = [
    Property::new(
        Image::SPECS.architecture,
        "architecture",
        &[
            ("x86_64", Architecture::X86_64.place()),
            ("arm64", Architecture::Aarch64.place()),
            ("i386", Architecture::I686.place()),
            ("x86_64_mac", Architecture::X86_64.place()),
            ("arm64_mac", Architecture::Aarch64.place()),
        ],
    ),
    // The documentation has `Windows` in the list of values, and `windows` in the description.
    Property {
        any_case: true,
        ..Property::new(Image::SPECS.platform, "platform", &[("windows", OsType::Windows.place())])
    },
    Property::new(
        Image::SPECS.boot_mode,
        "boot mode",
        &[
            ("legacy-bios", Firmware::Bios.place()),
            ("uefi", Firmware::Uefi.place()),
            ("uefi-preferred", Firmware::Uefi.place()),
        ],
    ),
    Property::new(Image::SPECS.tpm_support, "TPM version", &[("v2.0", Tpm::V2_0.place())]),
    Property {
        vocabulary: Virtualization::OWN,
        ..Property::new(Image::SPECS.virtualization_type, "virtualization type", &[])
    },
    Property::new(
        Image::SPECS.state,
        "state",
        &[
            ("available", Status::Ready.place()),
            ("pending", Status::Pending.place()),
            ("failed", Status::Failed.place()),
            ("error", Status::Failed.place()),
            ("invalid", Status::Failed.place()),
            ("disabled", Status::Deactivated.place()),
            ("deregistered", Status::Deleted.place()),
        ],
    ),
    Property::new(
        Image::SPECS.public,
        "visibility",
        &[("true", Visibility::Public.place()), ("false", Visibility::Private.place())],
    ),
];

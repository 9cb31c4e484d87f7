//! The fields of Azure whose values are vocabulary words. Azure compares them without case.

use super::image::Image;
use super::parts::DeprecationStatus;
use crate::model::word::Vocabulary;
use crate::model::{Architecture, DeprecationState, Firmware, OsType, Status};
use crate::provider::field_spec::FieldSpec;
use crate::provider::pointer::joined;
use crate::provider::property::Property;

/// A property whose words are matched in any case, and which accepts the words of the vocabulary, too.
const fn property<T: Vocabulary>(
    spec: &'static FieldSpec,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { vocabulary: T::OWN, any_case: true, ..Property::new(spec, noun, words) }
}

/// `architecture`
pub(super) static ARCHITECTURE: &Property = &PROPERTIES[0];
/// `osType`, and the same in other objects.
pub(super) static OS_TYPE: &Property = &PROPERTIES[1];
/// `hyperVGeneration`
pub(super) static GENERATION: &Property = &PROPERTIES[2];
/// `provisioningState`
pub(super) static PROVISIONING_STATE: &Property = &PROPERTIES[3];
/// `imageState` of a version.
pub(super) static IMAGE_STATE: &Property = &PROPERTIES[4];
/// `imageDeprecationStatus.imageState`
pub(super) static DEPRECATION_STATE: &Property = &PROPERTIES[5];

pub(super) static PROPERTIES: [Property; 6] = [
    property::<Architecture>(
        Image::SPECS.architecture,
        "architecture",
        &[("x64", Architecture::X86_64.place()), ("arm64", Architecture::Aarch64.place())],
    ),
    property::<OsType>(Image::SPECS.os_type, "operating system", &[]),
    property::<Firmware>(
        Image::SPECS.hyper_v_generation,
        "generation of virtual machines",
        &[("v1", Firmware::Bios.place()), ("v2", Firmware::Uefi.place())],
    ),
    property::<Status>(
        Image::SPECS.provisioning_state,
        "status",
        &[
            ("succeeded", Status::Ready.place()),
            ("creating", Status::Pending.place()),
            ("updating", Status::Pending.place()),
            ("migrating", Status::Pending.place()),
            ("failed", Status::Failed.place()),
            ("canceled", Status::Failed.place()),
            ("deleting", Status::Deleting.place()),
        ],
    ),
    property::<Status>(
        Image::SPECS.image_state,
        "status",
        &[("active", Status::Ready.place()), ("softdeleted", Status::Deleted.place())],
    ),
    Property {
        field: joined!(
            Image::SPECS.image_deprecation_status.target_pointer(),
            DeprecationStatus::SPECS.image_state.target_pointer()
        ),
        ..property::<DeprecationState>(
            DeprecationStatus::SPECS.image_state,
            "deprecation state",
            &[
                ("active", DeprecationState::Active.place()),
                ("scheduledfordeprecation", DeprecationState::Active.place()),
                ("deprecated", DeprecationState::Deprecated.place()),
            ],
        )
    },
];

//! The fields of Compute Engine whose values are vocabulary words.

use super::image::{Deprecated, Image};
use crate::model::word::Vocabulary;
use crate::model::{Architecture, DeprecationState, Status};
use crate::provider::field_spec::FieldSpec;
use crate::provider::pointer::joined;
use crate::provider::property::Property;

/// A property that accepts the words of the vocabulary, too.
const fn property<T: Vocabulary>(
    spec: &'static FieldSpec,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { vocabulary: T::OWN, ..Property::new(spec, noun, words) }
}

/// `architecture`
pub(super) static ARCHITECTURE: &Property = &PROPERTIES[0];
/// `status`
pub(super) static STATUS: &Property = &PROPERTIES[1];
/// `deprecated.state`
pub(super) static STATE: &Property = &PROPERTIES[2];

pub(super) static PROPERTIES: [Property; 3] = [
    property::<Architecture>(
        Image::SPECS.architecture,
        "architecture",
        &[
            ("X86_64", Architecture::X86_64.place()),
            ("ARM64", Architecture::Aarch64.place()),
            ("X86_32", Architecture::I686.place()),
        ],
    ),
    property::<Status>(
        Image::SPECS.status,
        "status",
        &[
            ("READY", Status::Ready.place()),
            ("PENDING", Status::Pending.place()),
            ("FAILED", Status::Failed.place()),
            ("DELETING", Status::Deleting.place()),
        ],
    ),
    Property {
        field: joined!(
            Image::SPECS.deprecated.target_pointer(),
            Deprecated::SPECS.state.target_pointer()
        ),
        ..property::<DeprecationState>(
            Deprecated::SPECS.state,
            "deprecation state",
            &[
                ("ACTIVE", DeprecationState::Active.place()),
                ("DEPRECATED", DeprecationState::Deprecated.place()),
                ("OBSOLETE", DeprecationState::Obsolete.place()),
                ("DELETED", DeprecationState::Deleted.place()),
            ],
        )
    },
];

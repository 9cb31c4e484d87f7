//! The fields of Compute Engine whose values are vocabulary words.

use crate::model::word::Vocabulary;
use crate::model::{Architecture, DeprecationState, Status};
use crate::provider::property::Property;

/// A property that accepts the words of the vocabulary, too.
const fn property<T: Vocabulary>(
    source: &'static str,
    field: &'static str,
    noun: &'static str,
    words: &'static [(&'static str, u8)],
) -> Property {
    Property { vocabulary: T::OWN, ..Property::new(source, field, noun, words) }
}

pub(super) static ARCHITECTURE: Property = property::<Architecture>(
    "/architecture",
    "/architecture",
    "architecture",
    &[
        ("X86_64", Architecture::X86_64.place()),
        ("ARM64", Architecture::Aarch64.place()),
        ("X86_32", Architecture::I686.place()),
    ],
);

pub(super) static STATUS: Property = property::<Status>(
    "/status",
    "/status",
    "status",
    &[
        ("READY", Status::Ready.place()),
        ("PENDING", Status::Pending.place()),
        ("FAILED", Status::Failed.place()),
        ("DELETING", Status::Deleting.place()),
    ],
);

pub(super) static STATE: Property = property::<DeprecationState>(
    "/deprecated/state",
    "/deprecation/state",
    "deprecation state",
    &[
        ("ACTIVE", DeprecationState::Active.place()),
        ("DEPRECATED", DeprecationState::Deprecated.place()),
        ("OBSOLETE", DeprecationState::Obsolete.place()),
        ("DELETED", DeprecationState::Deleted.place()),
    ],
);

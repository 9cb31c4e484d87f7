//! Words of Glance, the image service of `OpenStack`, for the clouds that are built on it.

use crate::model::{Architecture, Status};

/// Architectures: the words of Glance, and synonyms that people write by hand.
pub(super) const ARCHITECTURES: &[(&str, u8)] = &[
    ("x86_64", Architecture::X86_64.place()),
    ("amd64", Architecture::X86_64.place()),
    ("x64", Architecture::X86_64.place()),
    ("aarch64", Architecture::Aarch64.place()),
    ("arm64", Architecture::Aarch64.place()),
    ("i686", Architecture::I686.place()),
    ("i386", Architecture::I686.place()),
    ("x86", Architecture::I686.place()),
];

/// Statuses of images.
pub(super) const STATUSES: &[(&str, u8)] = &[
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
];

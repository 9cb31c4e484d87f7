//! The columns of CSV: the leaves of the unified image, or the fields that are wanted.

use crate::model::view::{Member, Type};
use crate::query::{FieldMask, Leaf};
use crate::quote::text_of;

/// The fields that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) mask: FieldMask,
    pub(super) leaves: Vec<Leaf>,
}

impl Columns {
    pub(super) fn new(mask: FieldMask) -> Self {
        Self { leaves: mask.leaves(), mask }
    }
}

/// Adds the paths of all leaves: `os.type`, `os.distro`. `prefix` is the path of the object, with a dot: `os.`. A list is
/// one column, also if its elements are objects.
pub(super) fn add_paths(prefix: &str, members: &[Member], paths: &mut Vec<String>) {
    for member in members {
        let path = text_of(&[prefix, member.key()]);
        match member.of {
            Type::Object(members) => add_paths(&text_of(&[&path, "."]), members, paths),
            _ => paths.push(path),
        }
    }
}

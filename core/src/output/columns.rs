//! The columns of CSV: the leaves of the unified image.

use std::borrow::Cow;

use crate::model::{RawJson, TextMap, Timestamp};
use crate::quote::text_of;

/// A type that is one column, or an object with a column for each of its leaves.
pub(crate) trait Columns {
    /// The members, if the type is an object.
    const MEMBERS: Option<&'static [Member]> = None;
}

/// A member of an object.
pub(crate) struct Member {
    pub(crate) key: &'static str,
    /// Its own members, if it is an object.
    pub(crate) members: Option<&'static [Member]>,
}

/// Adds the paths of all leaves: `os.type`, `os.distro`. `prefix` is the path of the object, with a dot: `os.`.
pub(super) fn add_paths(prefix: &str, members: &[Member], paths: &mut Vec<String>) {
    for Member { key, members } in members {
        match members {
            Some(members) => add_paths(&text_of(&[prefix, key, "."]), members, paths),
            None => paths.push(text_of(&[prefix, key])),
        }
    }
}

impl<T: Columns> Columns for Option<T> {
    const MEMBERS: Option<&'static [Member]> = T::MEMBERS;
}

/// A list is one column, also if its elements are objects.
impl<T> Columns for Vec<T> {}
impl Columns for Cow<'_, str> {}
impl Columns for String {}
impl Columns for bool {}
impl Columns for u64 {}
impl Columns for i64 {}
impl Columns for f64 {}
impl Columns for RawJson {}
impl Columns for TextMap<'_> {}
impl Columns for Timestamp {}

//! The columns of CSV: the leaves of the unified image.

use std::borrow::Cow;

use crate::model::{RawJson, TextMap, Timestamp};

/// A type that is one column, or an object with a column for each of its leaves.
pub(crate) trait Columns {
    /// Adds the paths of the leaves: `os.type`, `os.distro`. `path` is that of the value.
    fn add_columns(path: &str, columns: &mut Vec<String>) {
        columns.push(path.to_owned());
    }
}

impl<T: Columns> Columns for Option<T> {
    fn add_columns(path: &str, columns: &mut Vec<String>) {
        T::add_columns(path, columns);
    }
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

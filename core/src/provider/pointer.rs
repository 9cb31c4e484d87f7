//! JSON Pointers to the elements of lists.

use std::borrow::Cow;

use super::field_spec::FieldSpec;
use super::key_state::Respelled;

/// The JSON Pointer to a list, and those to its first elements, which nearly every image needs: at hand,
/// so that they are not put together again for each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListPointer {
    pub(crate) list: &'static str,
    pub(crate) first: &'static [&'static str],
}

impl ListPointer {
    /// The list under the key that an object has for it.
    #[inline]
    pub(crate) fn in_spelling(self, respelled: &Respelled, fields: &[FieldSpec]) -> Self {
        let list = respelled.pointer(fields, self.list);
        if std::ptr::eq(list, self.list) { self } else { Self { list, first: &[] } }
    }

    /// The pointer to an element.
    pub(crate) fn element(self, index: usize) -> Cow<'static, str> {
        match self.first.get(index) {
            Some(pointer) => Cow::Borrowed(pointer),
            None => Cow::Owned(format!("{}/{index}", self.list)),
        }
    }
}

/// The pointers to the elements of a list.
macro_rules! list_pointer {
    ($list:literal) => {
        $crate::provider::pointer::list_pointer!($list: 0 1 2 3 4 5 6 7 8 9 10 11)
    };
    ($list:literal: $($index:literal)+) => {
        $crate::provider::pointer::ListPointer { list: $list, first: &[$(concat!($list, "/", $index)),+] }
    };
}
pub(crate) use list_pointer;

//! JSON Pointers to the elements of lists.

use std::borrow::Cow;

use super::field_spec::FieldSpec;
use super::key_state::Respelled;
use crate::quote::text_of;

/// The JSON Pointers to a list and to its first ten elements: constants, because nearly every image needs them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListPointer {
    pub(crate) list: &'static str,
    /// The pointers to the first elements, concatenated; empty for a list under another key.
    pub(crate) first: &'static str,
}

impl ListPointer {
    /// The list under the key that the object has for it.
    #[inline]
    pub(crate) fn in_spelling(self, respelled: &Respelled, fields: &[FieldSpec]) -> Self {
        let list = respelled.pointer(fields, self.list);
        if std::ptr::eq(list, self.list) { self } else { Self { list, first: "" } }
    }

    /// The pointer to an element.
    pub(crate) fn element(self, index: usize) -> Cow<'static, str> {
        let length = self.list.len() + "/0".len();
        match self.first.get(index * length..(index + 1) * length) {
            Some(pointer) => Cow::Borrowed(pointer),
            None => Cow::Owned(text_of(&[self.list, "/", itoa::Buffer::new().format(index)])),
        }
    }
}

/// Creates the [`ListPointer`] of a key.
macro_rules! list_pointer {
    ($list:literal) => {
        $crate::provider::pointer::list_pointer!($list: 0 1 2 3 4 5 6 7 8 9)
    };
    ($list:literal: $($index:literal)+) => {
        $crate::provider::pointer::ListPointer { list: $list, first: concat!($($list, "/", $index),+) }
    };
}
pub(crate) use list_pointer;

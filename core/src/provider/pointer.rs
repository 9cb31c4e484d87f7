//! Constant JSON Pointers.

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
    /// The list of a field under the key that the object has for it.
    #[inline]
    pub(crate) fn in_spelling(self, respelled: &Respelled, field: &'static FieldSpec) -> Self {
        match respelled.is_some().then(|| respelled.spec(field).pointer) {
            Some(list) if list != self.list => Self { list, first: "" },
            _ => self,
        }
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

/// Creates the [`ListPointer`] of a list with a constant pointer.
macro_rules! list_pointer {
    ($list:expr) => {
        $crate::provider::pointer::list_pointer!($list; "/0" "/1" "/2" "/3" "/4" "/5" "/6" "/7" "/8" "/9")
    };
    ($list:expr; $($index:literal)+) => {{
        const LIST: &str = $list;
        $crate::provider::pointer::ListPointer {
            list: LIST,
            first: $crate::provider::pointer::joined!($(LIST, $index),+),
        }
    }};
}
pub(crate) use list_pointer;

/// The concatenation of constant texts, as a constant.
macro_rules! joined {
    ($($part:expr),+) => {{
        const PARTS: &[&str] = &[$($part),+];
        const BYTES: [u8; $crate::provider::pointer::length(PARTS)] =
            $crate::provider::pointer::join(PARTS);
        const TEXT: &str = match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => "",
        };
        TEXT
    }};
}
pub(crate) use joined;

/// The length of the concatenation.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn length(parts: &[&str]) -> usize {
    let (mut length, mut index) = (0, 0);
    while index < parts.len() {
        length += parts[index].len();
        index += 1;
    }
    length
}

/// The concatenation, which has this length.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn join<const LENGTH: usize>(parts: &[&str]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let (mut length, mut index) = (0, 0);
    while index < parts.len() {
        let part = parts[index].as_bytes();
        let mut at = 0;
        while at < part.len() {
            bytes[length] = part[at];
            (length, at) = (length + 1, at + 1);
        }
        index += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_numbered_in_decimal() {
        const LIST: ListPointer = list_pointer!("/guestOsFeatures");
        for index in 0..20 {
            assert_eq!(LIST.element(index), format!("/guestOsFeatures/{index}"));
        }
        assert!(matches!(LIST.element(9), Cow::Borrowed(_)));
        assert_eq!(joined!("/a", "", "/\u{e9}"), "/a/\u{e9}");
    }
}

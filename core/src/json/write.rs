//! Writing values as JSON without white space.

use std::borrow::Cow;

use super::JsonBuf;

/// A type that is written as a JSON value.
pub(crate) trait Write {
    /// Writes the value.
    fn write(&self, out: &mut JsonBuf);

    /// Whether the value is absent: an object then omits the key.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Appends a value to bytes.
pub(crate) fn write(value: &(impl Write + ?Sized), bytes: &mut Vec<u8>) {
    let mut out = JsonBuf::append_to(std::mem::take(bytes));
    value.write(&mut out);
    *bytes = out.into_bytes();
}

impl Write for str {
    fn write(&self, out: &mut JsonBuf) {
        out.push_string(self);
    }
}

impl Write for String {
    fn write(&self, out: &mut JsonBuf) {
        out.push_string(self);
    }
}

impl Write for Cow<'_, str> {
    fn write(&self, out: &mut JsonBuf) {
        out.push_string(self);
    }
}

impl Write for bool {
    fn write(&self, out: &mut JsonBuf) {
        out.push_bytes(if *self { b"true" } else { b"false" });
    }
}

impl Write for u64 {
    fn write(&self, out: &mut JsonBuf) {
        out.push_bytes(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Write for i64 {
    fn write(&self, out: &mut JsonBuf) {
        if *self < 0 {
            out.push_bytes(b"-");
        }
        self.unsigned_abs().write(out);
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut JsonBuf) {
        match self {
            Some(value) => value.write(out),
            None => out.push_bytes(b"null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut JsonBuf) {
        let start = out.len();
        for element in self {
            out.push_token(b",");
            element.write(out);
        }
        out.close(start, *b"[]");
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: &impl Write) -> String {
        let mut out = Vec::new();
        write(value, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_ascii_character_is_written_as_by_serde_json() {
        for character in '\0'..='\x7f' {
            assert_eq!(written(&character.to_string()), serde_json::to_string(&character).unwrap());
        }
    }

    proptest! {
        #[test]
        fn values_are_written_as_by_serde_json(
            text in "[\\x00-\\x7fé\u{2028}\u{1f980}]{0,40}",
            plain in "[a-z]{0,40}",
            signed: i64,
            unsigned: u64,
        ) {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            prop_assert_eq!(written(&plain), serde_json::to_string(&plain).unwrap());
            prop_assert_eq!(written(&signed), signed.to_string());
            prop_assert_eq!(written(&unsigned), unsigned.to_string());
        }
    }
}

//! Writes JSON, with no white space, into bytes.

use std::borrow::Cow;

use super::scan;

/// What can be written as a JSON value.
pub(crate) trait Write {
    /// Writes the value.
    fn write(&self, out: &mut Vec<u8>);

    /// Whether there is nothing to say: in an object, the key is left out then.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Writes a string. What JSON does not demand to be escaped stays as it is.
#[inline(never)]
pub(crate) fn string(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.reserve(bytes.len() + 2);
    out.push(b'"');
    if scan::is_plain(bytes) {
        out.extend_from_slice(bytes);
    } else {
        escaped(bytes, out);
    }
    out.push(b'"');
}

#[cold]
fn escaped(bytes: &[u8], out: &mut Vec<u8>) {
    let mut plain = 0;
    loop {
        let stop = scan::string_stop(bytes, plain);
        out.extend_from_slice(bytes.get(plain..stop).unwrap_or_default());
        let Some(&byte) = bytes.get(stop) else { break };
        escape(byte, out);
        plain = stop + 1;
    }
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\x08' => b'b',
        b'\x0c' => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => {
            let hex = |digit: u8| digit + if digit < 10 { b'0' } else { b'a' - 10 };
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Writes what separates a member from the one before it, and its key, which comes as it is written:
/// `"key":`.
#[inline(never)]
pub(crate) fn key(token: &'static str, out: &mut Vec<u8>) {
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    out.extend_from_slice(token.as_bytes());
}

impl Write for str {
    fn write(&self, out: &mut Vec<u8>) {
        string(self, out);
    }
}

impl Write for String {
    fn write(&self, out: &mut Vec<u8>) {
        string(self, out);
    }
}

impl Write for Cow<'_, str> {
    fn write(&self, out: &mut Vec<u8>) {
        string(self, out);
    }
}

impl Write for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Write for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Write for i64 {
    fn write(&self, out: &mut Vec<u8>) {
        if *self < 0 {
            out.push(b'-');
        }
        self.unsigned_abs().write(out);
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (index, element) in self.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            element.write(out);
        }
        out.push(b']');
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
        value.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn serde_json_writes_the_same(
            text in "[\\x00-\\x7fé\u{2028}\u{1f980}]{0,20}",
            signed: i64,
            unsigned: u64,
        ) {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            prop_assert_eq!(written(&signed), signed.to_string());
            prop_assert_eq!(written(&unsigned), unsigned.to_string());
        }
    }
}

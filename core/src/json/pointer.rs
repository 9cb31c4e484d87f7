//! JSON Pointers (RFC 6901).

use crate::quote::add;

/// Appends a reference token to a JSON Pointer, escaped.
pub(crate) fn push_step(pointer: &mut String, token: &str) {
    pointer.reserve(1 + token.len());
    add(pointer, "/");
    let mut rest = token;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
        let (plain, special) = rest.split_at_checked(at).unwrap_or_default();
        add(pointer, plain);
        add(pointer, if special.starts_with('~') { "~0" } else { "~1" });
        rest = special.get(1..).unwrap_or_default();
    }
    add(pointer, rest);
}

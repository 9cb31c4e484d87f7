//! JSON Pointers (RFC 6901).

/// Adds one step to a JSON Pointer.
pub(crate) fn push_step(pointer: &mut String, step: &str) {
    pointer.reserve(1 + step.len());
    pointer.push('/');
    for part in step.split_inclusive(['~', '/']) {
        match part.as_bytes() {
            [.., b'~'] => {
                pointer.push_str(part);
                pointer.push('0');
            }
            [before @ .., b'/'] => {
                pointer.push_str(part.get(..before.len()).unwrap_or_default());
                pointer.push_str("~1");
            }
            _ => pointer.push_str(part),
        }
    }
}

//! Texts put together.

/// The parts of a text in a row.
pub(super) fn text_of(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        text.push_str(part);
    }
    text
}

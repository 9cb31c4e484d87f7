//! Versions that fields and labels state for callers' distributions. They are not cut.

use super::knowledge::CallerRow;
use super::tokens::{Tokens, is_token_byte};
use super::version::Version;

/// The maximum length of a version in bytes.
const MAX_LEN: usize = 128;

/// Reads a field for the version: a version in one word, a codename, or a version among other words.
pub(super) fn field<'a>(row: &'a CallerRow, text: &'a str) -> Option<Version<'a>> {
    let text = text.trim();
    if let Some(version) = word(text) {
        return Some(Version::of_parts(version, true));
    }
    if let Some(version) = row.version_of_codename(text) {
        return Some(Version::of_parts(version.as_bytes(), true));
    }
    let mut words = text.split_ascii_whitespace().map(|word| {
        let is_bracket = |character| matches!(character, '(' | ')' | ',' | '"');
        word.trim_matches(is_bracket)
    });
    words.clone().find_map(word).map(|version| Version::of_parts(version, true)).or_else(|| {
        let version = words.find_map(|word| row.version_of_codename(word))?;
        Some(Version::of_parts(version.as_bytes(), true))
    })
}

/// Reads a label for the version. Clouds without dots in labels have hyphens or underscores between the numbers.
pub(super) fn label<'a>(row: &'a CallerRow, text: &'a str) -> Option<Version<'a>> {
    let version = word(text.trim());
    let is_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    match version.filter(|version| version.iter().all(is_number)) {
        Some(version) => {
            let mut after = Tokens::new(text);
            let is_date = after.next().is_some_and(|first| first.date_end(&after).is_some());
            Some(Version::of_parts(version, is_date))
        }
        None => field(row, text),
    }
}

/// A version in one word, such as `3.1.4-beta`, without a letter `v` before it.
fn word(text: &str) -> Option<&[u8]> {
    let bytes = text.as_bytes();
    let bytes = bytes.strip_prefix(b"v").or(bytes.strip_prefix(b"V")).unwrap_or(bytes);
    let is_of_version =
        |byte: &u8| byte.is_ascii() && is_token_byte(*byte) || b".-_+~:".contains(byte);
    let is_version = bytes.first().is_some_and(u8::is_ascii_digit)
        && bytes.len() <= MAX_LEN
        && bytes.iter().all(is_of_version);
    is_version.then_some(bytes)
}

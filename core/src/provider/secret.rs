//! Values that come out nowhere.

use super::Provider;

/// What stands in the place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// Whether the values of a key come out nowhere, whatever object it is in and however the key is spelt:
/// `rawKey`, `raw_key`, `RawKey`.
pub(crate) fn is_secret(key: &str) -> bool {
    Provider::ALL
        .iter()
        .flat_map(|provider| provider.spec().secrets)
        .any(|secret| is_spelling(key, secret))
}

/// Whether a key is a word, apart from its case and from what separates the words in it.
fn is_spelling(key: &str, word: &str) -> bool {
    key.bytes()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b' ' | b'.'))
        .map(|byte| byte.to_ascii_lowercase())
        .eq(word.bytes())
}

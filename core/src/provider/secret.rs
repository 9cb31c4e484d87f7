//! Secrets: values that are never in the output.

use super::Provider;

/// Replaces the value of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// Whether a key is that of a secret, in any object and in any spelling: `rawKey`, `raw_key`, `RawKey`.
pub(crate) fn is_secret(key: &str) -> bool {
    Provider::ALL
        .iter()
        .flat_map(|provider| provider.spec().secrets)
        .any(|secret| is_spelling(key, secret))
}

/// Whether the value of a key may be, or contain, a secret in an API's object. An object may be read as another
/// provider's, so the keys of all providers count.
pub(crate) fn is_source_secret(key: &str) -> bool {
    let mut secrets = Provider::ALL.iter().flat_map(|provider| provider.spec().source_secrets);
    is_secret(key) || secrets.any(|secret| is_spelling(key, secret))
}

/// Whether a key is a spelling of `word`, which is in lower case without separators.
fn is_spelling(key: &str, word: &str) -> bool {
    key.bytes()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b' ' | b'.'))
        .map(|byte| byte.to_ascii_lowercase())
        .eq(word.bytes())
}

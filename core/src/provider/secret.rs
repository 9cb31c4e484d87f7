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

/// Whether the value of a key may be, or contain, a secret in an API's object. `text` is the value's token if it is a
/// string, else empty. An object may be read as another provider's, so the keys of all providers count.
pub(crate) fn is_source_secret(key: &str, text: &str) -> bool {
    // An escape may hide the colon of a URL.
    let may_be_url = || text.bytes().any(|byte| matches!(byte, b':' | b'\\'));
    is_secret(key)
        || Provider::ALL.iter().map(|provider| provider.spec()).any(|spec| {
            let is_of = |keys: &[&str]| keys.iter().any(|secret| is_spelling(key, secret));
            is_of(spec.source_secrets) || (is_of(spec.source_secret_urls) && may_be_url())
        })
}

/// Whether a property of a provider's object must not be a label: its key is that of a secret there.
pub(crate) fn is_secret_of(provider: Provider, key: &str) -> bool {
    let mut secrets = provider.spec().source_secrets.iter();
    is_secret(key) || secrets.any(|secret| is_spelling(key, secret))
}

/// Whether a key is a spelling of `word`, which is in lower case without separators.
fn is_spelling(key: &str, word: &str) -> bool {
    key.bytes()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b' ' | b'.'))
        .map(|byte| byte.to_ascii_lowercase())
        .eq(word.bytes())
}

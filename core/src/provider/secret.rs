//! Secrets: values that are never in the output.

use std::cell::Cell;

use super::{Provider, text_value};
use crate::json::compact;
use crate::quote::has_secret_url;

/// Whether a key is that of a secret, in any object and in any spelling: `rawKey`, `raw_key`, `RawKey`.
pub(crate) fn is_secret(key: &str) -> bool {
    Provider::ALL
        .iter()
        .flat_map(|provider| provider.spec().secrets)
        .any(|secret| is_spelling(key, secret, true))
}

/// Whether the value of a key may be, or contain, a secret in an API's object. `text` is the value's token if it is a
/// string, else empty. An object may be read as another provider's, so the keys of all providers count.
pub(crate) fn is_source_secret(key: &str, text: &str) -> bool {
    is_key_of(Provider::ALL, key, text) || holds_secret(text) || has_secret_url(text)
}

/// Whether the value of a property of a provider's object must not be a label: its key is that of a secret there, it is
/// JSON that has a secret, or it has a URL with one.
pub(crate) fn is_secret_of(provider: Provider, key: &str, text: &str) -> bool {
    is_key_of(&[provider], key, text) || holds_secret(text) || has_secret_url(text)
}

/// Whether a key is that of a value that may contain a secret in objects of these providers.
fn is_key_of(providers: &[Provider], key: &str, text: &str) -> bool {
    // An escape may hide the colon of a URL.
    let may_be_url = || text.bytes().any(|byte| matches!(byte, b':' | b'\\'));
    is_secret(key)
        || providers.iter().map(|provider| provider.spec()).any(|spec| {
            let is_of = |keys: &[&str]| keys.iter().any(|secret| is_spelling(key, secret, true));
            let mut endings = spec.source_secret_endings.iter();
            is_of(spec.source_secrets)
                || endings.any(|ending| is_spelling(key, ending, false))
                || (is_of(spec.source_secret_urls) && may_be_url())
        })
}

/// Whether the token of a string is JSON with the key of a secret in it. JSON in a string of that JSON is not searched.
fn holds_secret(token: &str) -> bool {
    // The quotes of a key in it are escaped.
    if !token.contains('\\') {
        return false;
    }
    let found = Cell::new(false);
    let _ = compact(&text_value(token).unwrap_or_default(), &|key, text| {
        found.set(found.get() || is_key_of(Provider::ALL, key, text));
        false
    });
    found.get()
}

/// Whether a key is a spelling of `word`, which is in lower case without separators, or ends like one, if it need not be whole.
/// Tools that flatten objects write the path as a key: `osDisk.blobUri`. Compared from the end, because few keys end like a secret.
fn is_spelling(key: &str, word: &str, is_whole: bool) -> bool {
    let is_separator = |byte: &u8| matches!(byte, b'_' | b'-' | b' ' | b'.');
    let mut bytes = key.bytes().rev();
    let mut letters = bytes.by_ref().filter(|byte| !is_separator(byte));
    if !word
        .bytes()
        .rev()
        .all(|byte| letters.next().is_some_and(|it| it.eq_ignore_ascii_case(&byte)))
    {
        return false;
    }
    let before = bytes.find(|byte| !is_separator(byte) || *byte == b'.');
    !is_whole || before.is_none_or(|byte| byte == b'.')
}

//! The members of an object that are kept when its text is not.

use super::api_error::{is_error_key, is_mark};
use super::page::Page;
use super::ways::{WAYS, WRAPPER_KEYS, keys_of_lone_images};
use crate::Provider;
use crate::json::{self, Reader};
use crate::model::RawJson;
use crate::provider::way::PageKeys;
use crate::provider::{has_sign, is_secret, text_value};
use crate::quote::{add, has_secret_url};

/// The members of an object that are signs, or members of a page, as they are written. No other member is kept, so
/// memory is bounded even for a hostile object.
#[derive(Debug, Default)]
pub(super) struct Facts(Vec<(String, String)>);

/// Of a longer value, only its presence is kept.
const MAX_VALUE_BYTES: usize = 1 << 16;

/// In place of a value that is not kept.
const PRESENT: &str = "0";

/// In place of an error that is not kept.
const LONG_ERROR: &str = "\"an error that is too long to be quoted\"";

impl Facts {
    /// The facts in an object, or in the start of one.
    #[inline(never)]
    pub(super) fn read(object: &str) -> Self {
        let mut facts = Self::default();
        // An object that ends early has only the facts before its end.
        let _ = Reader::members(object, &mut |key, value| facts.add(key, value));
        facts
    }

    /// Adds a member, if it is a fact. Of a repeated key, the last value counts.
    pub(super) fn add(&mut self, key: &str, value: &str) {
        if !is_fact(key) {
            return;
        }
        let value = match value.len() {
            ..=MAX_VALUE_BYTES => value,
            _ if is_mark(key) => LONG_ERROR,
            _ => PRESENT,
        };
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => {
                known.clear();
                add(known, value);
            }
            None => self.0.push((key.to_owned(), value.to_owned())),
        }
    }

    /// Adds a member whose value was not complete.
    pub(super) fn add_key(&mut self, key: &str) {
        self.add(key, PRESENT);
    }

    #[inline(never)]
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The facts as a JSON object.
    pub(super) fn object(&self) -> String {
        let mut object = "{".to_owned();
        for (key, value) in &self.0 {
            let separator = if object.len() > 1 { ",\"" } else { "\"" };
            for part in [separator, key, "\":", value] {
                add(&mut object, part);
            }
        }
        add(&mut object, "}");
        object
    }

    /// Whether a key of a wrapper is present, even if the wrapper is empty.
    pub(super) fn has_wrapper_key(&self) -> bool {
        WRAPPER_KEYS.iter().any(|key| self.value(key).is_some())
    }

    /// Whether a key beside a list shows of which provider it is.
    pub(super) fn has_mark(&self, keys: &PageKeys) -> bool {
        let is_mark = |(key, start): &(&str, &str)| {
            let text = self.value(key).and_then(text_value);
            text.is_some_and(|text| text.starts_with(start))
        };
        keys.marks.is_some_and(|marks| marks.iter().any(is_mark))
    }

    /// Whether a key of a page is present.
    pub(super) fn has_page_key(&self) -> bool {
        let keys = WAYS.iter().filter_map(|(_, way)| way.page.as_ref());
        let mut keys = keys.flat_map(|keys| keys.next_page_tokens.iter().chain(&keys.count));
        keys.any(|key| self.value(key).is_some_and(|value| value != "null"))
    }

    /// The token of a next page: a text that is not empty, or a number.
    fn token(&self, keys: &PageKeys) -> Option<String> {
        let mut tokens = keys.next_page_tokens.iter().filter_map(|key| {
            let value = self.value(key)?;
            let is_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
            if is_number { Some(value.to_owned()) } else { text_value(value) }
        });
        tokens.find(|token| !token.is_empty())
    }

    /// Sets the token, count and warning of a page by the keys of its own provider. If the provider is not known, the
    /// first one with a token sets it. A count belongs to the list of its provider: others count something else.
    ///
    /// If no image and no set provider shows whose page it is, it has the token of any provider, because it has a next page.
    pub(super) fn complete(&self, page: &mut Page, forced: Option<Provider>) {
        for &(owner, way) in &WAYS {
            let (Some(owner), Some(keys)) = (owner, &way.page) else { continue };
            if page.provider.is_some_and(|provider| provider != owner) {
                continue;
            }
            if page.provider.is_none() && keys.marks.is_some() && !self.has_mark(keys) {
                continue;
            }
            let value = |key: Option<&str>| self.value(key?);
            let token = self.token(keys);
            let count = keys.count.filter(|_| page.provider.is_some());
            let count = value(count).and_then(|count| {
                let text = text_value(count);
                text.as_deref().unwrap_or(count).parse().ok()
            });
            let is_marked = keys.marks.is_some();
            if page.provider.is_none() && token.is_none() && !is_marked {
                continue;
            }
            page.provider = Some(owner);
            page.count = page.count.or(count);
            if page.next_page_token.is_none() {
                page.next_page_token = token;
            }
            if page.warning.is_none() {
                let warning = value(keys.warning).filter(|warning| *warning != PRESENT);
                let warning = warning.and_then(|warning| {
                    let is_secret = |key: &str, text: &str| is_secret(key) || has_secret_url(text);
                    json::compact(warning, &is_secret).ok()
                });
                page.warning = warning.map(RawJson::from_read);
            }
        }
        let is_shown = page.provider.is_some() && page.images > 0 || forced.is_some();
        if page.next_page_token.is_none() && !is_shown {
            let mut all = WAYS.iter().filter_map(|(_, way)| self.token(way.page.as_ref()?));
            page.next_page_token = all.next();
            if page.next_page_token.is_some() {
                page.provider = None;
            }
        }
    }
}

/// Whether the member with this key is kept.
#[inline(never)]
pub(super) fn is_fact(key: &str) -> bool {
    let is_page_key = |keys: &PageKeys| {
        [keys.count, keys.warning].contains(&Some(key))
            || keys.next_page_tokens.contains(&key)
            || keys.marks.is_some_and(|marks| marks.iter().any(|(mark, _)| *mark == key))
    };
    key == "name"
        || is_error_key(key)
        || keys_of_lone_images().any(|lone| lone == key)
        || WRAPPER_KEYS.contains(&key)
        || has_sign(key)
        || WAYS.iter().any(|&(_, way)| way.page.as_ref().is_some_and(is_page_key))
}

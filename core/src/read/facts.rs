//! What an object says that is read key by key: of itself, and of a list in it.

use super::page::Page;
use super::ways::{WAYS, WRAPPER_KEYS};
use crate::json::{self, Reader};
use crate::model::RawJson;
use crate::provider::way::PageKeys;
use crate::provider::{has_sign, is_secret, text_value};
use crate::quote::add;

/// The members of an object that say what it is, as they are written. Of others nothing is kept, so a hostile object
/// does not make it grow.
#[derive(Debug, Default)]
pub(super) struct Facts(Vec<(String, String)>);

/// Values that are longer are not kept: only that they are there.
const LONGEST: usize = 1 << 16;

/// What stands for a value that is not kept.
const PRESENT: &str = "0";

impl Facts {
    /// The facts in an object, or in the start of one.
    #[inline(never)]
    pub(super) fn read(object: &str) -> Self {
        let mut facts = Self::default();
        // What ends the object early, ends the facts.
        let _ = Reader::members(object, &mut |key, value| facts.take(key, value));
        facts
    }

    /// Takes note of a member. Of a key that is given twice, the last value counts.
    pub(super) fn take(&mut self, key: &str, value: &str) {
        if !is_fact(key) {
            return;
        }
        let value = if value.len() <= LONGEST { value } else { PRESENT };
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => {
                known.clear();
                add(known, value);
            }
            None => self.0.push((key.to_owned(), value.to_owned())),
        }
    }

    /// Takes note of a member whose value is not at hand.
    pub(super) fn take_key(&mut self, key: &str) {
        self.take(key, PRESENT);
    }

    #[inline(never)]
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The members that were kept, as an object.
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

    pub(super) fn are_of_a_wrapper(&self) -> bool {
        WRAPPER_KEYS.iter().any(|key| self.value(key).is_some())
    }

    /// Completes a page by what its own provider means by the words, and nothing that is another's. Where no provider
    /// is known, the first word that means something identifies it.
    pub(super) fn complete(&self, page: &mut Page) {
        for &(owner, way) in &WAYS {
            let (Some(owner), Some(keys)) = (owner, &way.page) else { continue };
            if page.provider.is_some_and(|provider| provider != owner) {
                continue;
            }
            let value = |key: Option<&str>| self.value(key?);
            let token = value(keys.next_page_token).and_then(text_value);
            let token = token.filter(|token| !token.is_empty());
            let count = value(keys.count).and_then(|count| {
                let text = text_value(count);
                text.as_deref().unwrap_or(count).parse().ok()
            });
            if page.provider.is_none() && token.is_none() && count.is_none() {
                continue;
            }
            page.provider = Some(owner);
            page.count = page.count.or(count);
            if page.next_page_token.is_none() {
                page.next_page_token = token;
            }
            if page.warning.is_none() {
                let warning = value(keys.warning).filter(|warning| *warning != PRESENT);
                let warning = warning.and_then(|warning| json::compact(warning, is_secret).ok());
                page.warning = warning.map(RawJson::from_read);
            }
        }
    }
}

/// Whether what stands under a key says what its object is.
#[inline(never)]
pub(super) fn is_fact(key: &str) -> bool {
    let of_page =
        |keys: &PageKeys| [keys.next_page_token, keys.count, keys.warning].contains(&Some(key));
    key == "name"
        || WRAPPER_KEYS.contains(&key)
        || has_sign(key)
        || WAYS.iter().any(|&(_, way)| way.page.as_ref().is_some_and(of_page))
}

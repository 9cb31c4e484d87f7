//! What an object says that is read key by key: of itself, and of a list in it.

use super::page::Page;
use super::ways::{WAYS, WRAPPER_KEYS};
use crate::json::{self, Reader, Stopped};
use crate::model::RawJson;
use crate::provider::way::PageKeys;
use crate::provider::{has_sign, is_secret, text_value};

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
    pub(super) fn read(object: &str) -> Self {
        let mut facts = Self::default();
        // What ends the object early, ends the facts.
        let _ = facts.read_members(&mut Reader::new(object, 0, 0, true));
        facts
    }

    fn read_members(&mut self, json: &mut Reader<'_>) -> Result<(), Stopped> {
        let mut first = true;
        json.enter_object()?;
        while let Some(key) = json.key(&mut first)? {
            let value = json.skip()?;
            self.take(&key.decode().0, value);
        }
        Ok(())
    }

    /// Takes note of a member. Of a key that is given twice, the last value counts.
    pub(super) fn take(&mut self, key: &str, value: &str) {
        if !is_fact(key) {
            return;
        }
        let value = if value.len() <= LONGEST { value } else { PRESENT };
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => value.clone_into(known),
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
                object.push_str(part);
            }
        }
        object.push('}');
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
            let [token, count, warning] =
                [keys.next_page_token, keys.count, keys.warning].map(|key| self.value(key?));
            let token = token.and_then(text_value).filter(|token| !token.is_empty());
            let count = count.and_then(|count| match text_value(count) {
                Some(text) => text.parse().ok(),
                None => count.parse().ok(),
            });
            if page.provider.is_none() && token.is_none() && count.is_none() {
                continue;
            }
            page.provider = Some(owner);
            page.next_page_token = page.next_page_token.take().or(token);
            page.count = page.count.or(count);
            let warning = warning.filter(|warning| *warning != PRESENT);
            let warning = warning.and_then(|warning| json::compact(warning, is_secret).ok());
            page.warning = page.warning.take().or(warning.map(RawJson::from_read));
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

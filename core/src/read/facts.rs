//! What an object says that is read key by key: of itself, and of a list in it.

use super::page::Page;
use super::ways::{WAYS, WRAPPER_KEYS};
use crate::Provider;
use crate::json::{self, Reader, Stopped};
use crate::model::RawJson;
use crate::provider::{self};

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

    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The string under a key.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = Reader::new(self.value(key)?, 0, 0, true).string().ok()?;
        Some(text.decode().0.into_owned())
    }

    /// The members that were kept, as an object.
    pub(super) fn object(&self) -> String {
        let members: Vec<_> =
            self.0.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    }

    pub(super) fn are_of_a_wrapper(&self) -> bool {
        WRAPPER_KEYS.iter().any(|key| self.value(key).is_some())
    }

    /// Completes a page by what its own provider means by the words, and nothing that is another's.
    pub(super) fn complete(&self, page: &mut Page) {
        let token = self.of_provider(
            page.provider,
            |keys| keys.next_page_token,
            |_, text| text.filter(|token| !token.is_empty()),
        );
        page.provider = page.provider.or(token.as_ref().map(|(owner, _)| *owner));
        let count = self.of_provider(
            page.provider,
            |keys| keys.count,
            |value, text| text.as_deref().unwrap_or(value).parse().ok(),
        );
        page.provider = page.provider.or(count.as_ref().map(|(owner, _)| *owner));
        let warning = self.of_provider(
            page.provider,
            |keys| keys.warning,
            |value, _| json::compact(value, provider::is_secret).ok().map(RawJson::from_read),
        );
        page.next_page_token = token.map(|(_, token)| token);
        page.count = count.map(|(_, count)| count);
        page.warning = warning.map(|(_, warning)| warning);
    }

    /// What stands under a key of a provider's pages, where it means something; of the first provider, if none is
    /// known.
    fn of_provider<T>(
        &self,
        provider: Option<Provider>,
        key: impl Fn(&provider::way::PageKeys) -> Option<&'static str>,
        read: impl Fn(&str, Option<String>) -> Option<T>,
    ) -> Option<(Provider, T)> {
        WAYS.iter().find_map(|&(owner, way)| {
            let owner = owner?;
            let key = key(way.page.as_ref()?)?;
            if provider.is_some_and(|provider| provider != owner) {
                return None;
            }
            let value = self.value(key)?;
            Some((owner, read(value, self.text(key))?))
        })
    }
}

/// Whether what stands under a key says what its object is.
#[inline(never)]
pub(super) fn is_fact(key: &str) -> bool {
    let of_page = |keys: &provider::way::PageKeys| {
        [keys.next_page_token, keys.count, keys.warning].contains(&Some(key))
    };
    key == "name"
        || WRAPPER_KEYS.contains(&key)
        || provider::has_sign(key)
        || WAYS.iter().any(|&(_, way)| way.page.as_ref().is_some_and(of_page))
}

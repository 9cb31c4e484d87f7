//! The object at the top of an input while it is open: a list, or an image, or something else.

use super::page::Page;
use crate::Provider;
use crate::error::Place;
use crate::json::{self, Reader};
use crate::model::RawJson;
use crate::provider::{self, ListKeys};

/// What is known of an open object at the top.
#[derive(Debug)]
pub(super) struct Envelope {
    /// Where it starts.
    pub(super) start: usize,
    /// Whether a list was found in it. Until then its text is kept, for it may be an image.
    pub(super) is_list: bool,
    /// The place where it starts, once a list was found in it.
    pub(super) place: Option<Place>,
    /// Whether it has a name, as images have and lists have not.
    has_name: bool,
    /// Whether the key of a list has the value `null`.
    null_list: bool,
    /// The key whose value comes next.
    pub(super) key: String,
    page: Page,
    facts: Facts,
}

/// What a value under some key of an object at the top is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Member {
    /// The list of images.
    List,
    /// Anything else.
    Other,
}

impl Envelope {
    pub(super) fn new(start: usize, index: u64, provider: Option<Provider>) -> Self {
        let page =
            Page { provider, index, images: 0, next_page_token: None, count: None, warning: None };
        let key = String::new();
        let facts = Facts::default();
        Self {
            start,
            is_list: false,
            place: None,
            has_name: false,
            null_list: false,
            key,
            page,
            facts,
        }
    }

    /// Takes the key of the next value.
    pub(super) fn set_key(&mut self, key: &str) {
        key.clone_into(&mut self.key);
        self.has_name |= key == "name";
    }

    /// Tells from the first byte of a value what it is.
    pub(super) fn member(&mut self, first_byte: u8) -> Member {
        let owner = Provider::ALL.iter().find(|provider| provider.spec().list.items == self.key);
        let may_be_list = !self.has_name && provider::holds_list(&self.key);
        match first_byte {
            b'[' if may_be_list => {
                self.is_list = true;
                self.page.provider = self.page.provider.or(owner.copied());
                Member::List
            }
            b'n' if may_be_list => {
                self.null_list = true;
                self.page.provider = self.page.provider.or(owner.copied());
                Member::Other
            }
            _ => Member::Other,
        }
    }

    /// Takes the value of a key that may say something of the list.
    pub(super) fn take(&mut self, value: &str) {
        let text = || Reader::new(value, 0, 0, true).string().ok().map(|text| text.decode().0);
        let owner = |key: fn(&ListKeys) -> Option<&'static str>| {
            let has = |of: &&Provider| key(&of.spec().list) == Some(&*self.key);
            Provider::ALL.iter().find(has).copied()
        };
        if let Some(owner) = owner(|list| list.next_page_token) {
            let token = text().filter(|token| !token.is_empty());
            self.facts.next_page_token = token.map(|token| (owner, token.into_owned()));
        } else if let Some(owner) = owner(|list| list.count) {
            let count = text().as_deref().unwrap_or(value).parse().ok();
            self.facts.count = count.map(|count| (owner, count));
        } else if let Some(owner) = owner(|list| list.warning) {
            let warning = json::compact(value, provider::is_secret).ok();
            let warning = warning.map(RawJson::from_read);
            self.facts.warning = warning.map(|warning| (owner, warning));
        }
    }

    /// Counts an image of the list, whether it could be read or not.
    pub(super) fn count(&mut self, provider: Option<Provider>) {
        self.page.images += 1;
        self.page.provider = self.page.provider.or(provider);
    }

    /// Says what the object is, now that it is read to its end.
    pub(super) fn close(self, object: &str) -> Closed {
        let Self { is_list, has_name, null_list, mut page, facts, .. } = self;
        match (is_list, has_name) {
            (true, true) => return Closed::Both,
            (true, false) => {
                facts.complete(&mut page);
                return Closed::Page(page);
            }
            (false, true) => return Closed::Image,
            (false, false) => {}
        }
        let empty = Provider::ALL.iter().find(|of| (of.spec().is_empty_list)(object));
        page.provider = page.provider.or(empty.copied());
        if null_list || empty.is_some() || (facts.tell_a_list() && !provider::tells(object)) {
            facts.complete(&mut page);
            return Closed::Page(page);
        }
        if !provider::tells(object) {
            let mut answers = Provider::ALL.iter().map(|of| (of.spec().api_error)(object));
            if let Some(message) = answers.find_map(|answer| answer) {
                return Closed::ApiError(message);
            }
        }
        Closed::Image
    }
}

/// What an object says of the list in it, and whose word for that it uses.
#[derive(Debug, Default)]
struct Facts {
    next_page_token: Option<(Provider, String)>,
    count: Option<(Provider, u64)>,
    warning: Option<(Provider, RawJson)>,
}

impl Facts {
    /// Whether they are enough to tell a list that is not there for having no images.
    fn tell_a_list(&self) -> bool {
        self.next_page_token.is_some() || self.count.is_some()
    }

    /// Puts into a page what its own provider means by the words, and nothing that is another's.
    fn complete(self, page: &mut Page) {
        let Self { next_page_token, count, warning } = self;
        let token_owner = next_page_token.as_ref().map(|(owner, _)| *owner);
        let count_owner = count.as_ref().map(|(owner, _)| *owner);
        page.provider = page.provider.or(token_owner).or(count_owner);
        let own = |owner: &Provider| Some(*owner) == page.provider;
        page.next_page_token =
            next_page_token.filter(|(owner, _)| own(owner)).map(|(_, token)| token);
        page.count = count.filter(|(owner, _)| own(owner)).map(|(_, count)| count);
        page.warning = warning.filter(|(owner, _)| own(owner)).map(|(_, warning)| warning);
    }
}

/// What an object at the top was.
#[derive(Debug)]
pub(super) enum Closed {
    /// A list; its images have come out.
    Page(Page),
    /// An API's own error answer.
    ApiError(String),
    /// A list with the name of an image.
    Both,
    /// An image, or what must be told to be none.
    Image,
}

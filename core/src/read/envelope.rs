//! The object at the top of an input while it is open: a list, or an image, or something else.

use super::page::Page;
use crate::Provider;
use crate::error::Place;
use crate::json::{self, Reader};
use crate::model::RawJson;
use crate::provider;

/// What is known of an open object at the top.
#[derive(Debug)]
pub(super) struct Envelope {
    /// Where it starts.
    pub(super) start: usize,
    /// Whether a list was found in it. Until then its text is kept, for it may be an image.
    pub(super) is_list: bool,
    /// Whether it has a name, as images have and lists have not.
    has_name: bool,
    /// Whether the key of a list has the value `null`.
    null_list: bool,
    /// The key whose value comes next.
    pub(super) key: String,
    page: Page,
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
    pub(super) fn new(start: usize, index: u64) -> Self {
        let page = Page {
            provider: None,
            index,
            images: 0,
            next_page_token: None,
            count: None,
            warning: None,
        };
        let key = String::new();
        Self { start, is_list: false, has_name: false, null_list: false, key, page }
    }

    /// Takes the key of the next value.
    pub(super) fn set_key(&mut self, key: &str) {
        key.clone_into(&mut self.key);
        self.has_name |= key == "name";
    }

    /// Tells from the first byte of a value what it is.
    pub(super) fn member(&mut self, first_byte: u8) -> Member {
        let owner = Provider::ALL.iter().find(|provider| provider.spec().list.items == self.key);
        let may_be_list = !self.has_name && (owner.is_some() || self.key == "data");
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
        let is = |key: fn(&provider::ListKeys) -> &'static str| {
            let mut keys = Provider::ALL.iter().map(|provider| key(&provider.spec().list));
            keys.any(|key| !key.is_empty() && key == self.key)
        };
        let text = || Reader::new(value, 0, 0, true).string().ok().map(|text| text.decode().0);
        if is(|list| list.next_page_token) {
            self.page.next_page_token =
                text().filter(|token| !token.is_empty()).map(std::borrow::Cow::into_owned);
        } else if is(|list| list.count) {
            self.page.count = text().as_deref().unwrap_or(value).parse().ok();
        } else if is(|list| list.warning) {
            self.page.warning = json::compact(value, |_| false).ok().and_then(RawJson::from_read);
        }
    }

    /// Counts an image of the list, whether it could be read or not.
    pub(super) fn count(&mut self, provider: Option<Provider>) {
        self.page.images += 1;
        self.page.provider = self.page.provider.or(provider);
    }

    /// Says what the object is, now that it is read to its end.
    pub(super) fn close(self, object: &str) -> Closed {
        let Self { is_list, has_name, null_list, mut page, .. } = self;
        if is_list {
            return Closed::Page(page);
        }
        if has_name {
            return Closed::Image;
        }
        for provider in Provider::ALL {
            if let Some(message) = (provider.spec().api_error)(object) {
                return Closed::ApiError(*provider, message);
            }
        }
        let empty = Provider::ALL.iter().find(|of| (of.spec().is_empty_list)(object));
        if null_list || empty.is_some() {
            page.provider = page.provider.or(empty.copied());
            return Closed::Page(page);
        }
        Closed::Image
    }
}

/// What an object at the top was.
#[derive(Debug)]
pub(super) enum Closed {
    /// A list; its images have come out.
    Page(Page),
    /// An API's own error answer.
    ApiError(Provider, String),
    /// An image, or what must be told to be none.
    Image,
}

/// Where something is in a text whose front may be dropped.
#[derive(Debug)]
pub(super) struct Landmark {
    at: usize,
    place: Place,
}

impl Landmark {
    pub(super) fn new(place: Place) -> Self {
        Self { at: 0, place }
    }

    /// The place of an offset in the text, not before the last one asked for.
    pub(super) fn place(&mut self, text: &str, at: usize) -> Place {
        let passed = text.get(self.at..at).unwrap_or_default();
        self.place = self.place.after(passed);
        self.at = self.at.max(at);
        self.place
    }

    /// The text loses so many bytes at its front.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        if self.at < bytes {
            self.place(text, bytes);
        }
        self.at -= bytes;
    }
}

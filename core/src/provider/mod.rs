//! The clouds. One folder and one line below for each; they know nothing of each other.

mod detect;
pub(crate) mod field;
pub(crate) mod identity;
pub(crate) mod labels;
pub(crate) mod notes;
pub(crate) mod pointer;
pub(crate) mod record;
mod typed;

pub(crate) use detect::{has_owner, read_any, tells};
pub(crate) use typed::{Convert, read_and_convert, typed, unify};

use std::borrow::Cow;

use crate::error::{ErrorCode, Refusal};
use crate::json::{Reader, Stopped};
use crate::model::{Image, word::vocabulary};
use crate::os::Knowledge;
use notes::Notes;
use record::{Fate, Keys};

/// Declares the clouds: the module, the variant and its word.
macro_rules! providers {
    ($( $(#[doc = $doc:expr])* $module:ident => $variant:ident = $word:literal, )+) => {
        $( pub mod $module; )+

        vocabulary! {
            /// A cloud whose images are read.
            pub closed enum Provider { $( $(#[doc = $doc])* $variant = $word, )+ }
        }

        impl Provider {
            #[expect(clippy::indexing_slicing, reason = "there is one, or this does not compile")]
            pub(crate) const FIRST: Self = Self::ALL[0];

            /// What reading needs to know of the cloud.
            pub(crate) const fn spec(self) -> &'static Spec {
                match self { $( Self::$variant => &$module::SPEC, )+ }
            }

            /// One bit for each key that no other cloud has, by its place among the fields.
            pub(crate) const fn own_keys(self) -> u64 {
                match self { $( Self::$variant => const { detect::own_keys(Self::$variant) }, )+ }
            }
        }
    };
}

providers! {
    /// [Google Compute Engine](https://cloud.google.com/compute).
    gce => Gce = "gce",
    /// [Gcore](https://gcore.com) Cloud, on `OpenStack` Glance.
    gcore => Gcore = "gcore",
}

/// What reading needs to know of a cloud.
pub(crate) struct Spec {
    /// The keys of an image's object.
    pub(crate) fields: &'static [Fate],
    /// A key and a value that only this cloud's images have.
    pub(crate) mark: Option<(&'static str, &'static str)>,
    /// The keys of a list's object.
    pub(crate) list: ListKeys,
    /// Keys whose values come out nowhere: in lower case, without what separates words.
    pub(crate) secrets: &'static [&'static str],
    /// Whether an object that holds no list is an empty list all the same.
    pub(crate) is_empty_list: fn(&str) -> bool,
    /// The message of the API's own error answer, if the object is one.
    pub(crate) api_error: fn(&str) -> Option<String>,
    /// Reads an image's object and converts it.
    pub(crate) read:
        for<'a> fn(&mut Reader<'a>, &Knowledge, &mut Notes, &mut Keys) -> Converted<'a>,
}

/// An image, or why there is none. In a box, for it is large and goes through many hands.
pub(crate) type Unified<'a> = Result<Box<Image<'a>>, Refusal>;

/// The inner result is the image's own, the outer the text's.
pub(crate) type Converted<'a> = Result<Unified<'a>, Stopped>;

/// The keys of a list's object.
pub(crate) struct ListKeys {
    pub(crate) items: &'static str,
    pub(crate) next_page_token: Option<&'static str>,
    pub(crate) count: Option<&'static str>,
    pub(crate) warning: Option<&'static str>,
}

/// Whether a key of a list's object, whosever it is, leads to the images.
pub(crate) fn holds_list(key: &str) -> bool {
    key == "data" || Provider::ALL.iter().any(|provider| provider.spec().list.items == key)
}

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

/// Refuses an image without a name.
pub(crate) fn require_name(name: Option<&str>, notes: &Notes) -> Result<(), Refusal> {
    if name.is_some() {
        return Ok(());
    }
    Err(notes.malformed_at("/name").unwrap_or_else(|| {
        Refusal::expected(ErrorCode::Missing, Some("/name".to_owned()), "a string", "none")
    }))
}

/// Drops the elements that are absent from a list that was read.
pub(crate) fn present(mut list: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    list.retain(|element| !element.is_empty());
    list
}

/// The string value of a key of an object, wherever it stands; `None` where there is none.
pub(crate) fn member_text(object: &str, key: &str) -> Option<String> {
    let value = member(object, key)?;
    let text = Reader::new(value, 0, 0, true).string().ok()?;
    Some(text.decode().0.into_owned())
}

/// The value of a key of an object.
pub(crate) fn member<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let mut json = Reader::new(object, 0, 0, true);
    json.enter_object().ok()?;
    let mut first = true;
    let mut found = None;
    while let Some(name) = json.key(&mut first).ok()? {
        let value = json.skip().ok()?;
        if name.decode().0 == key {
            found = Some(value);
        }
    }
    found
}

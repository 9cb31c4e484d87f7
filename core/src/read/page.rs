//! Lists that come in pages.

use crate::Provider;
use crate::error::{Error, ErrorCode};
use crate::model::RawJson;
use crate::model::object::object;

object! {
    /// What one list said about itself. Only envelopes (`items`, `results`, `assets`, `data`) make a page; a bare
    /// array does not.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Page {
        /// The provider of the list; absent where neither the envelope nor an image says it.
        "provider" default => provider: Option<Provider>;
        /// The index of its first image; if it is empty, of the next image in the input.
        "index" => index: u64;
        /// How many images it has, those with errors included.
        "images" => images: u64;
        /// The token that asks for the next page.
        "nextPageToken" default => next_page_token: Option<String>;
        /// How many images the API has in all.
        "count" default => count: Option<u64>;
        /// The API's own warning about the list.
        "warning" default => warning: Option<RawJson>;
    }
}

impl Page {
    /// A page without images.
    pub(super) fn of(provider: Option<Provider>, index: u64) -> Box<Self> {
        let (next_page_token, count, warning) = (None, None, None);
        Box::new(Self { provider, index, images: 0, next_page_token, count, warning })
    }
}

/// Whether an input holds all that the API has, by its pages and errors.
///
/// ```
/// use cloud_image::{Coverage, Provider, normalize};
///
/// let first_page = br#"{"items": [{"kind": "compute#image", "name": "a"}], "nextPageToken": "more"}"#;
/// let coverage: Coverage = normalize(first_page).pages.iter().collect();
/// assert!(coverage.partial().eq([Provider::Gce]));
/// assert!(coverage.is_partial());
/// ```
///
/// An export that was cut off, as by a full disk, holds only a part as well, though no page says so:
///
/// ```
/// use cloud_image::{Coverage, normalize};
///
/// let cut_off = normalize(br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#im"#);
/// let mut coverage: Coverage = cut_off.pages.iter().collect();
/// for error in &cut_off.errors {
///     coverage.add_error(error);
/// }
/// assert!(coverage.is_truncated() && coverage.is_partial());
/// assert_eq!(coverage.partial().count(), 0);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    is_truncated: bool,
    /// By provider, in their order.
    providers: Vec<(Provider, Seen)>,
}

#[derive(Debug, Clone, Default)]
struct Seen {
    images: u64,
    largest_count: u64,
    last_has_token: bool,
}

impl Coverage {
    /// Takes one more page of the same input.
    pub fn add(&mut self, page: &Page) {
        let Some(provider) = page.provider else { return };
        let place = self.providers.binary_search_by_key(&provider, |(known, _)| *known);
        let place = place.unwrap_or_else(|place| {
            self.providers.insert(place, (provider, Seen::default()));
            place
        });
        let Some((_, seen)) = self.providers.get_mut(place) else { return };
        seen.images += page.images;
        seen.largest_count = seen.largest_count.max(page.count.unwrap_or(0));
        seen.last_has_token = page.next_page_token.is_some();
    }

    /// Takes one more error of the same input.
    pub fn add_error(&mut self, error: &Error) {
        self.is_truncated |= error.code == ErrorCode::Truncated;
    }

    /// Whether the input holds only a part, for whatever reason: of the images of a [provider](Self::partial), or of
    /// its own [text](Self::is_truncated).
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.is_truncated || self.partial().next().is_some()
    }

    /// Whether the text ends before what it holds does, as [`ErrorCode::Truncated`] says.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.is_truncated
    }

    /// The providers of which the input holds only a part: the last page names a next one, or
    /// there are fewer images than the largest count says.
    pub fn partial(&self) -> impl Iterator<Item = Provider> + '_ {
        self.providers
            .iter()
            .filter(|(_, seen)| seen.last_has_token || seen.images < seen.largest_count)
            .map(|(provider, _)| *provider)
    }
}

impl<'p> FromIterator<&'p Page> for Coverage {
    fn from_iter<I: IntoIterator<Item = &'p Page>>(pages: I) -> Self {
        let mut coverage = Self::default();
        pages.into_iter().for_each(|page| coverage.add(page));
        coverage
    }
}

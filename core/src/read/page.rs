//! Pages of lists, and whether an input has all of them.

use crate::Provider;
use crate::error::{Error, ErrorCode};
use crate::model::RawJson;
use crate::model::object::object;

object! {
    /// What an envelope (`items`, `results`, `assets`, `data`) states about its list of images. A bare array has no
    /// page.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Page {
        /// The provider of the list; absent if neither the envelope nor an image identifies it.
        "provider" default => provider: Option<Provider>;
        /// The index of its first image; for an empty page, of the next image in the input.
        "index" => index: u64;
        /// The number of its images, including those with errors.
        "images" => images: u64;
        /// The token with which the next page is requested.
        "nextPageToken" default => next_page_token: Option<String>;
        /// The total number of images in the API, as it reports it.
        "count" default => count: Option<u64>;
        /// The API's own warning about the list.
        "warning" default => warning: Option<RawJson>;
    }
}

impl Page {
    /// The page of an input with this number of images, without a provider, a token and a count.
    ///
    /// ```
    /// use cloud_image::{Coverage, Page, Provider};
    ///
    /// let mut page = Page::new(25);
    /// page.provider = Some(Provider::Gcore);
    /// page.count = Some(60);
    /// assert!(Coverage::from_iter([&page]).is_partial());
    /// ```
    #[must_use]
    pub fn new(images: u64) -> Self {
        let (next_page_token, count, warning) = (None, None, None);
        Self { provider: None, index: 0, images, next_page_token, count, warning }
    }

    /// A page without images.
    pub(super) fn empty(provider: Option<Provider>, index: u64) -> Box<Self> {
        Box::new(Self { provider, index, ..Self::new(0) })
    }
}

/// Whether an input holds all images of the API, computed from its pages and errors.
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
/// An export that was cut off, for example by a full disk, is partial as well, though no page shows it:
///
/// ```
/// use cloud_image::normalize;
///
/// let coverage = normalize(br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#im"#).coverage();
/// assert!(coverage.is_truncated() && coverage.is_partial());
/// assert_eq!(coverage.partial().count(), 0);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    is_truncated: bool,
    /// Whether the last page has a token, but no provider.
    has_unknown_next: bool,
    /// Sorted by provider.
    providers: Vec<(Provider, Totals)>,
}

#[derive(Debug, Clone, Default)]
struct Totals {
    images: u64,
    largest_count: u64,
    last_has_token: bool,
}

impl Totals {
    fn is_partial(&self) -> bool {
        self.last_has_token || self.images < self.largest_count
    }
}

impl Coverage {
    /// Adds a page of the input.
    pub fn add(&mut self, page: &Page) {
        self.has_unknown_next = page.provider.is_none() && page.next_page_token.is_some();
        let Some(provider) = page.provider else { return };
        let position = self.providers.binary_search_by_key(&provider, |(known, _)| *known);
        let position = position.unwrap_or_else(|position| {
            self.providers.insert(position, (provider, Totals::default()));
            position
        });
        let Some((_, totals)) = self.providers.get_mut(position) else { return };
        totals.images += page.images;
        totals.largest_count = totals.largest_count.max(page.count.unwrap_or(0));
        totals.last_has_token = page.next_page_token.is_some();
    }

    /// Adds an error of the input.
    pub fn add_error(&mut self, error: &Error) {
        self.is_truncated |= error.code == ErrorCode::Truncated;
    }

    /// Whether the input is partial for any reason: images of a [provider](Self::partial) are missing, the last page has a
    /// token but [no known provider](Self::is_partial_of_unknown), or the text is [cut off](Self::is_truncated).
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.is_truncated || self.has_unknown_next || self.partial().next().is_some()
    }

    /// Whether the last page has a token for a next page, but neither its list nor an image shows its provider: for example,
    /// because all its objects were skipped.
    ///
    /// ```
    /// use cloud_image::normalize;
    ///
    /// let disks = br#"{"data": [{"type": "Microsoft.Compute/disks", "name": "d"}], "skip_token": "more"}"#;
    /// let coverage = normalize(disks).coverage();
    /// assert!(coverage.is_partial_of_unknown() && coverage.is_partial());
    /// assert_eq!(coverage.partial().count(), 0);
    /// ```
    #[must_use]
    pub fn is_partial_of_unknown(&self) -> bool {
        self.has_unknown_next
    }

    /// Whether the input ends inside a value: an error is [`ErrorCode::Truncated`].
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.is_truncated
    }

    /// The providers whose images are not all in the input: the last page has a token for a next page, or there are
    /// fewer images than the largest count.
    pub fn partial(&self) -> impl Iterator<Item = Provider> + '_ {
        self.providers
            .iter()
            .filter(|(_, totals)| totals.is_partial())
            .map(|(provider, _)| *provider)
    }

    /// The providers of [`partial`](Self::partial), which borrow nothing.
    pub(super) fn into_partial(self) -> impl Iterator<Item = Provider> {
        let partial = self.providers.into_iter().filter(|(_, totals)| totals.is_partial());
        partial.map(|(provider, _)| provider)
    }
}

impl<'p> FromIterator<&'p Page> for Coverage {
    fn from_iter<I: IntoIterator<Item = &'p Page>>(pages: I) -> Self {
        let mut coverage = Self::default();
        pages.into_iter().for_each(|page| coverage.add(page));
        coverage
    }
}

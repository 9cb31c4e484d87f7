//! Reads a complete input.

use std::cmp::Ordering;
use std::fmt;
use std::iter::FusedIterator;

use super::emit::read_embedded;
use super::format::check_start;
use super::machine::{Event, Machine};
use super::options::Options;
use super::page::{Coverage, Page};
use super::prediction::Prediction;
use super::skipped::Skipped;
use crate::error::{Error, Location};
use crate::json::{Rest, whole_text};
use crate::{Image, Provider};

/// How many errors [`normalize`] keeps. An error takes about a hundred times the bytes of the input that causes it.
const MAX_ERRORS: usize = 10_000;

/// The content of an input.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Normalized<'a> {
    /// The images, in the order of the input.
    pub images: Vec<Image<'a>>,
    /// The first 10,000 errors, and the one that ended the input.
    pub errors: Vec<Error>,
    /// The number of other errors. Only an input that is not a dump has so many.
    pub further_errors: u64,
    /// The pages, in the order of their ends.
    pub pages: Vec<Page>,
    /// The number of skipped objects by kind: at most 100 kinds, then `other`.
    pub skipped: Vec<Skipped>,
    /// The number of images that were read, also of those that the query left out.
    pub read: u64,
    /// The number of images that match the filter of the query.
    pub matched: u64,
    /// The token of the next page of the query; `None` on its last page.
    pub next_page_token: Option<String>,
    /// The groups of [`Latest`](crate::Latest) without a usable image.
    pub unanswered: Vec<String>,
}

impl Normalized<'_> {
    /// What the pages and errors state about the completeness of the input.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut coverage: Coverage = self.pages.iter().collect();
        self.errors.iter().for_each(|error| coverage.add_error(error));
        coverage
    }

    /// The providers whose images are not all in the input, by its pages: see [`Coverage::partial`].
    ///
    /// ```
    /// use cloud_image::{Provider, normalize};
    ///
    /// let first_page = normalize(br#"{"items": [{"kind": "compute#image", "name": "a"}], "nextPageToken": "more"}"#);
    /// assert!(first_page.partial().eq([Provider::Gce]));
    /// ```
    pub fn partial(&self) -> impl Iterator<Item = Provider> + use<> {
        self.coverage().into_partial()
    }

    /// Whether the input is only a part of the images: a provider is [partial](Self::partial), or the text ends too
    /// early.
    ///
    /// ```
    /// let cut_off = cloud_image::normalize(br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#im"#);
    /// assert!(cut_off.is_partial());
    /// ```
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.coverage().is_partial()
    }
}

/// Reads every image of an input.
///
/// ```
/// let dump = br#"{"items": [{"kind": "compute#image", "name": "golden-7", "diskSizeGb": "10"}]}"#;
/// let normalized = cloud_image::normalize(dump);
/// assert_eq!(normalized.images[0].size.min_disk_bytes, Some(10 * 1024 * 1024 * 1024));
/// assert!(normalized.errors.is_empty());
/// ```
#[must_use]
pub fn normalize(bytes: &[u8]) -> Normalized<'_> {
    Options::new().normalize(bytes)
}

/// Reads the images of an input one by one.
///
/// ```
/// let dump = br#"[{"name": "golden-7", "region_id": 7, "min_disk": 10}, {"region_id": 7, "min_disk": 10}]"#;
/// for image in cloud_image::images(dump) {
///     match image {
///         Ok(image) => println!("{} is {:?}", image.name, image.status),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// ```
pub fn images(bytes: &[u8]) -> Images<'_> {
    Options::new().images(bytes)
}

/// The provider of the first image, error or list whose provider is known.
///
/// ```
/// use cloud_image::{Provider, detect};
///
/// assert_eq!(detect(br#"{"count": 0, "results": []}"#), Some(Provider::Gcore));
/// assert_eq!(detect(br#"{"kind": "compute#image", "name": "golden-7"}"#), Some(Provider::Gce));
/// assert_eq!(detect(br#"{"name": "golden-7"}"#), None);
/// ```
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<Provider> {
    let mut images = images(bytes);
    loop {
        let provider = match images.next_event() {
            Event::Image(image) => Some(image.provider),
            Event::Embedded(embedded) => Some(embedded.provider),
            Event::Error(error) => error.provider,
            Event::Page(page) => page.provider,
            Event::Unwanted | Event::NeedMore | Event::Done => return None,
        };
        if provider.is_some() {
            return provider;
        }
    }
}

impl Options {
    /// Reads every image of an input. See [`normalize`].
    #[must_use]
    pub fn normalize<'b>(&self, bytes: &'b [u8]) -> Normalized<'b> {
        let mut normalized = Normalized::default();
        let mut images = self.images(bytes);
        // `Options::query` has checked it.
        let mut selection = self.query.selection().ok();
        for image in &mut images {
            match image {
                Ok(image) => {
                    let selected = match &mut selection {
                        Some(selection) => {
                            let key = selection.key(&image);
                            selection.push_key(key, || image)
                        }
                        None => Some(image),
                    };
                    normalized.images.extend(selected);
                }
                // The last error may state that the input is only a part, so it is always kept.
                Err(error) if normalized.errors.len() < MAX_ERRORS || error.code.ends_input() => {
                    normalized.errors.push(error);
                }
                Err(_) => normalized.further_errors += 1,
            }
        }
        normalized.read = images.images_read();
        if let Some(selected) = selection.map(|selection| selection.finish_by(&compare_json)) {
            normalized.images.extend(selected.items);
            normalized.matched = selected.matched;
            normalized.next_page_token = selected.next_page_token;
            normalized.unanswered = selected.unanswered;
        }
        normalized.pages = images.take_pages();
        normalized.skipped = images.skipped().to_vec();
        normalized
    }

    /// Reads the images of an input one by one. See [`images`].
    pub fn images<'b>(&self, bytes: &'b [u8]) -> Images<'b> {
        let (mark, failed) = match check_start(bytes) {
            Ok(mark) => (mark, None),
            Err(error) => (bytes.len(), Some(error)),
        };
        let (text, rest) = whole_text(bytes.get(mark..).unwrap_or_default());
        let machine = Machine::new(self.clone(), Location::after_mark(mark), Prediction::default());
        Images { text, rest, machine, pages: Vec::new(), failed }
    }
}

/// Compares two images by their JSON.
fn compare_json(one: &Image<'_>, other: &Image<'_>) -> Ordering {
    let [one, other] = [one, other].map(|image| {
        let mut json = Vec::new();
        image.write_json(&mut json);
        json
    });
    one.cmp(&other)
}

/// An iterator over the images of an input, created by [`images`] and [`Options::images`].
#[must_use = "nothing is read until it is asked for"]
pub struct Images<'a> {
    text: &'a str,
    rest: Rest,
    machine: Machine,
    pages: Vec<Page>,
    /// Why the input cannot be read at all; returned first.
    failed: Option<Box<Error>>,
}

impl<'a> Images<'a> {
    fn next_event(&mut self) -> Event<'a> {
        if let Some(error) = self.failed.take() {
            return Event::Error(error);
        }
        self.machine.next_event(self.text, self.rest)
    }

    /// The pages that ended since the last call.
    pub fn take_pages(&mut self) -> Vec<Page> {
        std::mem::take(&mut self.pages)
    }

    /// The number of images read until now, also of those that do not match the query.
    #[must_use]
    pub fn images_read(&self) -> u64 {
        self.machine.read
    }

    /// The number of objects skipped until now, by kind, in the order in which the kinds appeared: at most 100 kinds,
    /// then `other`.
    ///
    /// ```
    /// let export = br#"{"assetType": "compute.googleapis.com/Disk", "name": "//compute.googleapis.com/projects/p/zones/z/disks/d"}"#;
    /// let mut images = cloud_image::images(export);
    /// assert!(images.next().is_none());
    /// assert_eq!(images.skipped()[0].kind, "compute.googleapis.com/Disk");
    /// assert_eq!(images.skipped()[0].count, 1);
    /// ```
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        self.machine.skipped()
    }
}

impl<'a> Iterator for Images<'a> {
    type Item = Result<Image<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_event() {
                Event::Image(image) => return Some(Ok(*image)),
                Event::Embedded(embedded) => {
                    let image = read_embedded(&embedded, &self.machine.options)?;
                    return Some(Ok(image.into_owned()));
                }
                Event::Error(error) => return Some(Err(*error)),
                Event::Page(page) => self.pages.push(*page),
                Event::Unwanted | Event::NeedMore | Event::Done => return None,
            }
        }
    }
}

/// Omits the text, which may contain secrets.
impl fmt::Debug for Images<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Images").field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl FusedIterator for Images<'_> {}

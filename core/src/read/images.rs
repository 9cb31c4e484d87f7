//! Bytes that are all there.

use std::fmt;
use std::iter::FusedIterator;

use super::format::check_start;
use super::machine::{Event, Machine};
use super::options::Options;
use super::page::Page;
use super::prediction::Prediction;
use super::skipped::Skipped;
use crate::error::{Error, Location};
use crate::json::{Rest, whole_text};
use crate::{Image, Provider};

/// How many errors [`normalize`] keeps: each is a hundred times as long as what brings it about.
const MOST_ERRORS: usize = 10_000;

/// Everything that an input holds.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Normalized<'a> {
    /// The images, in the order of the input.
    pub images: Vec<Image<'a>>,
    /// What could not be read: the first 10,000 errors.
    pub errors: Vec<Error>,
    /// How many more errors there were. Only an input that is no dump at all has so many.
    pub further_errors: u64,
    /// What its lists said about themselves.
    pub pages: Vec<Page>,
    /// What was skipped, by kind: at most 100 kinds, then `other`.
    pub skipped: Vec<Skipped>,
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
        let expectation = match images.step() {
            Event::Image(image) => Some(image.provider),
            Event::Embedded(embedded) => Some(embedded.provider),
            Event::Error(error) => error.provider,
            Event::Page(page) => page.provider,
            Event::More | Event::Done => return None,
        };
        if expectation.is_some() {
            return expectation;
        }
    }
}

impl Options {
    /// Reads every image of an input. See [`normalize`].
    #[must_use]
    pub fn normalize<'b>(&self, bytes: &'b [u8]) -> Normalized<'b> {
        let mut normalized = Normalized::default();
        let mut images = self.images(bytes);
        for image in &mut images {
            match image {
                Ok(image) => normalized.images.push(image),
                Err(error) if normalized.errors.len() < MOST_ERRORS => {
                    normalized.errors.push(error);
                }
                Err(_) => normalized.further_errors += 1,
            }
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

/// The images of an input, one by one. Made by [`images`] and [`Options::images`].
#[must_use = "nothing is read until it is asked for"]
pub struct Images<'a> {
    text: &'a str,
    rest: Rest,
    machine: Machine,
    pages: Vec<Page>,
    /// Why nothing can be read.
    failed: Option<Box<Error>>,
}

impl<'a> Images<'a> {
    fn step(&mut self) -> Event<'a> {
        if let Some(error) = self.failed.take() {
            return Event::Error(error);
        }
        self.machine.step(self.text, self.rest)
    }

    /// The pages that ended since the last call.
    pub fn take_pages(&mut self) -> Vec<Page> {
        std::mem::take(&mut self.pages)
    }

    /// What was skipped until now, by kind, in the order in which the kinds appeared: at most 100 kinds, then `other`.
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
            match self.step() {
                Event::Image(image) => return Some(Ok(*image)),
                Event::Embedded(embedded) => {
                    return Some(Ok(embedded.image(&self.machine.options)?.into_owned()));
                }
                Event::Error(error) => return Some(Err(*error)),
                Event::Page(page) => self.pages.push(*page),
                Event::More | Event::Done => return None,
            }
        }
    }
}

/// Shows nothing of the text, which may hold secrets.
impl fmt::Debug for Images<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Images").field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl FusedIterator for Images<'_> {}

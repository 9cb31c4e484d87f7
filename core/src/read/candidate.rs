//! An open object that may be an image, or hold images, and is read key by key.

use super::expectation::Expectation;
use super::facts::Facts;
use super::page::Page;
use super::ways::{is_asset_type, is_other_asset};
use crate::Provider;
use crate::error::{ErrorCode, ImageFault, Location};
use crate::provider::way::PageKeys;
use crate::provider::{Detected, detect, text_value};

/// How many times one open object is checked for the signs of an image. Each check reads all its text, so without a
/// limit an object with many keys of ways would take quadratic time.
const MAX_IMAGE_CHECKS: u8 = 16;

/// A value of the wrong type on a way.
pub(super) struct Mistyped {
    pub(super) fault: Box<ImageFault>,
    /// Whether it is an element of a list on a way.
    pub(super) is_element: bool,
}

/// The open object.
pub(super) struct Candidate {
    /// The offset of its first byte.
    pub(super) start: usize,
    pub(super) expectation: Expectation,
    /// Whether its text is kept: until a way in it is read as it arrives.
    pub(super) is_kept: bool,
    /// Where it starts, once its text is not kept.
    pub(super) location: Option<Location>,
    /// Its facts, if its text is not kept.
    pub(super) facts: Facts,
    /// Its type, if it is an asset. The first one counts, because an asset of another type is not read further.
    pub(super) asset_type: Option<String>,
    image_checks: u8,
    /// The result of the last check.
    was_image: bool,
    /// The number of members that were passed.
    pub(super) members: u64,
    /// Whether a way led to content that is read or skipped.
    pub(super) way_matched: bool,
    /// The pointer to a list of objects on a way, reported if no way leads to content.
    pub(super) unread_list: Option<String>,
    /// A value of the wrong type on a way, reported if the object would be nothing, or an empty page, without it.
    pub(super) mistyped: Option<Box<Mistyped>>,
    /// The page that the object is if its list of images is `null`.
    pub(super) null_list: Option<Box<Page>>,
    /// The page that the object is, once its list of images was opened.
    pub(super) page: Option<Box<Page>>,
    /// The keys of that page.
    pub(super) page_keys: Option<&'static PageKeys>,
    /// The number of its lists that had elements, images or not.
    pub(super) filled_lists: u64,
}

impl Candidate {
    pub(super) fn new(start: usize, expectation: Expectation) -> Self {
        Self {
            start,
            expectation,
            is_kept: expectation != Expectation::Wrapper,
            location: None,
            facts: Facts::default(),
            asset_type: None,
            image_checks: 0,
            was_image: false,
            members: 0,
            way_matched: false,
            unread_list: None,
            mistyped: None,
            null_list: None,
            page: None,
            page_keys: None,
            filled_lists: 0,
        }
    }

    /// Whether its members so far have the signs of an image. `start` is its text so far, if that is kept. After
    /// [`MAX_IMAGE_CHECKS`], the result no longer changes.
    pub(super) fn is_image_so_far(&mut self, start: &str) -> bool {
        if self.image_checks < MAX_IMAGE_CHECKS {
            self.image_checks += 1;
            let read = if self.is_kept { Some(Facts::read(start)) } else { None };
            let facts = read.as_ref().unwrap_or(&self.facts);
            self.was_image = matches!(detect(&facts.object()), Detected::Image(_));
        }
        self.was_image
    }

    /// Adds a member that was passed. Its value is absent if it was not complete.
    pub(super) fn add_member(&mut self, key: &str, value: Option<&str>) {
        self.members += 1;
        if self.asset_type.is_none() && is_asset_type(key) {
            self.asset_type = value.and_then(text_value);
        }
        if !self.is_kept {
            match value {
                Some(value) => self.facts.add(key, value),
                None => self.facts.add_key(key),
            }
        }
    }

    /// Notes a value of the wrong type on a way: the first one, but rather an element of a list.
    pub(super) fn note_mistyped(
        &mut self,
        pointer: &str,
        expected: &str,
        found: &str,
        is_element: bool,
    ) {
        if self.mistyped.as_ref().is_none_or(|known| is_element && !known.is_element) {
            let fault = ImageFault::expected(ErrorCode::Malformed, Some(pointer), expected, found);
            self.mistyped = Some(Box::new(Mistyped { fault, is_element }));
        }
    }

    /// Whether it is most likely an image: its text is kept, and it is neither a list of images nor an asset.
    pub(super) fn is_likely_image(&self) -> bool {
        self.is_kept
            && !matches!(self.expectation, Expectation::ImageList(_))
            && self.asset_type.is_none()
    }

    /// Whether it is an asset, but not an image of the provider that is set.
    pub(super) fn is_other_asset(&self, forced: Option<Provider>) -> bool {
        self.asset_type.as_ref().is_some_and(|kind| is_other_asset(kind, forced))
    }

    /// Keeps the facts of its text so far, `start`, in place of the text.
    pub(super) fn drop_text(&mut self, start: &str, location: Location) {
        self.is_kept = false;
        self.location = Some(location);
        self.facts = Facts::read(start);
    }
}

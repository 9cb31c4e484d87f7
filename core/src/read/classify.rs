//! Decides what a closed object is.

use super::api_error::{error_answer, error_beside_list};
use super::candidate::Candidate;
use super::expectation::Expectation;
use super::facts::Facts;
use super::find::{first_list, follow_path, offset_in};
use super::object::image_of_another;
use super::page::Page;
use super::unified;
use super::ways::{WAYS, is_other_asset, keys_of_lone_images};
use crate::Provider;
use crate::error::{ErrorCode, ImageFault};
use crate::json::Kind;
use crate::provider::way::{Asset, Condition, WayStep};
use crate::provider::{Detected, detect, member, member_text, text_value};
use crate::quote::{add, quote, text_of};

/// The kind under which images are counted that their inventory states to be deleted.
const DELETED_ASSET: &str = "deleted asset";

/// What a closed object is.
pub(super) enum Class {
    /// An image, or an object that holds one in this span.
    Image(ImageSpan),
    /// An object that holds an image as JSON in a string. The span has no position.
    ImageInString(String, ImageSpan),
    /// An asset of this type, which is not an image's.
    Skipped(String),
    /// A page, whose images were returned before, and the error beside its list.
    Page(Box<Page>, Option<Box<ImageFault>>),
    /// An error.
    Refused(Option<Provider>, Box<ImageFault>),
    /// The error of an object that is no image, and in which images may stand that are not read.
    Unread(Box<ImageFault>),
    /// A wrapper whose images were returned before, or an object without images.
    Nothing,
}

/// The position of an image in an object, and what the object states about it.
#[derive(Default)]
pub(super) struct ImageSpan {
    /// In bytes, from the start of the object.
    pub(super) offset: usize,
    pub(super) length: usize,
    pub(super) provider: Option<Provider>,
    pub(super) project: Option<String>,
}

impl Candidate {
    /// Classifies the object at its end. `object` is its text, or empty if that was not kept.
    pub(super) fn classify(&mut self, object: &str, forced: Option<Provider>) -> Class {
        if self.is_other_asset(forced) {
            return Class::Skipped(self.asset_type.take().unwrap_or_default());
        }
        if self.is_kept {
            return self.classify_kept(object, forced);
        }
        if self.expectation == Expectation::Wrapper {
            return self.mistyped_or_nothing(true);
        }
        if matches!(detect(&self.facts.object()), Detected::Image(_)) {
            let sentence =
                "the object has both the keys of an image and a list of images, so it is neither";
            return refuse(ErrorCode::Malformed, sentence);
        }
        if let Some(mut page) = self.page.take() {
            self.facts.complete(&mut page, forced);
            let error = error_beside_list(&self.facts.object(), self.filled_lists > 0);
            if let Some(error) = error.as_ref().filter(|_| self.filled_lists == 0) {
                return Class::Refused(forced, error.clone());
            }
            let error = error.or_else(|| self.image_beside_list());
            // Other objects have a list under this key, too.
            let needs_mark = self.page_keys.is_some_and(|keys| keys.marks.is_some());
            let has_next = page.next_page_token.is_some() && self.filled_lists > 0;
            if needs_mark && page.provider.is_none() && page.images == 0 && !has_next {
                // Its elements were skipped, or their errors were returned.
                return if let Some(error) = error {
                    Class::Refused(forced, error)
                } else if self.filled_lists > 0 {
                    Class::Nothing
                } else {
                    self.unrecognized(forced)
                };
            }
            return Class::Page(page, error);
        }
        match self.unread_list.take() {
            _ if self.way_matched || self.facts.has_wrapper_key() => {
                self.mistyped_or_nothing(!self.way_matched)
            }
            Some(list) => unknown_list(&list),
            None => self.unrecognized(forced),
        }
    }

    fn classify_kept(&mut self, object: &str, forced: Option<Provider>) -> Class {
        if let Some(class) = self.wrapped_image(object, forced) {
            return class;
        }
        self.facts = Facts::read(object);
        let provider = self.expectation.expected_provider(forced);
        self.classify_other(object, provider, forced).unwrap_or_else(|| {
            Class::Image(ImageSpan { length: object.len(), provider, ..ImageSpan::default() })
        })
    }

    /// The class of an object that is not an image; `None` if it must be read as an image.
    fn classify_other(
        &mut self,
        object: &str,
        provider: Option<Provider>,
        forced: Option<Provider>,
    ) -> Option<Class> {
        if matches!(self.expectation, Expectation::Image(_))
            || unified::is_claimed(object, provider)
            || provider.is_some() && self.facts.value("name").is_some()
        {
            return None;
        }
        let detected = detect(object);
        if let Detected::Image(detected) = detected {
            let is_other = forced.is_some_and(|forced| forced != detected);
            return is_other.then(|| Class::Refused(None, image_of_another()));
        }
        if matches!(self.expectation, Expectation::ImageList(_)) || self.way_matched {
            return Some(self.mistyped_or_nothing(!self.way_matched));
        }
        if self.facts.has_wrapper_key() {
            if let Some(mistyped) = self.mistyped.take() {
                return Some(Class::Unread(mistyped.fault));
            }
            let list = first_list(object);
            return Some(list.map_or(Class::Nothing, |list| unknown_list(&list)));
        }
        let mistyped = self.mistyped.take().filter(|_| self.null_list.is_none());
        if let Some(page) = self.empty_page(object, &detected, forced) {
            if let Some(error) = error_beside_list(object, false) {
                return Some(Class::Refused(forced, error));
            }
            let unread = mistyped.map(|mistyped| mistyped.fault);
            let unread = unread.or_else(|| self.image_beside_list());
            return Some(unread.map_or(Class::Page(page, None), Class::Unread));
        }
        if matches!(detected, Detected::Unknown(None)) {
            if let Some(fault) = error_answer(object) {
                return Some(Class::Refused(forced, fault));
            }
            if let Some(list) = first_list(object).filter(|_| provider.is_none()) {
                return Some(unknown_list(&list));
            }
            if let Some(mistyped) = mistyped.filter(|_| self.facts.has_page_key()) {
                return Some(Class::Unread(mistyped.fault));
            }
        }
        provider.is_none().then(|| refuse_detected(detected))
    }

    /// The fault of an image beside a list, under a key that has an image where no list is.
    fn image_beside_list(&self) -> Option<Box<ImageFault>> {
        let is_image = |key: &&str| {
            let value = self.facts.value(key);
            value.is_some_and(|value| matches!(detect(value), Detected::Image(_)))
        };
        let pointer = text_of(&["/", keys_of_lone_images().find(is_image)?]);
        let expected = "no image beside a list";
        Some(ImageFault::expected(ErrorCode::Malformed, Some(&pointer), expected, "an image"))
    }

    /// The class of an object of which nothing is left to read: the error of a value of the wrong type, if there is one.
    /// Beside content, only an element can be one: other keys may have their names by chance.
    fn mistyped_or_nothing(&mut self, all_count: bool) -> Class {
        let mistyped = self.mistyped.take().filter(|mistyped| all_count || mistyped.is_element);
        mistyped.map_or(Class::Nothing, |mistyped| Class::Unread(mistyped.fault))
    }

    /// The class of an object whose text was not kept, and in which no way led to content.
    fn unrecognized(&self, forced: Option<Provider>) -> Class {
        match forced {
            Some(_) => refuse(ErrorCode::Missing, "there is no image in the object"),
            None => refuse_detected(detect(&self.facts.object())),
        }
    }

    /// The page of a list without images, whose key may be absent.
    fn empty_page(
        &mut self,
        object: &str,
        detected: &Detected,
        forced: Option<Provider>,
    ) -> Option<Box<Page>> {
        let mut providers = Provider::ALL.iter();
        let empty = providers.find(|provider| (provider.spec().is_empty_list)(object)).copied();
        let null_list = self.null_list.take();
        let is_empty = empty.is_some() || null_list.is_some();
        let mut page = null_list.unwrap_or_else(|| Page::empty(empty, 0));
        self.facts.complete(&mut page, forced);
        // Without a list, a key that many objects have shows no page.
        let has_page_key =
            page.provider.is_some() && (page.next_page_token.is_some() || page.count.is_some());
        // A list under an unknown key may be the list of images. But a warning contains a list, too.
        let has_page_key = has_page_key && (page.warning.is_some() || first_list(object).is_none());
        let is_page = is_empty || (has_page_key && matches!(detected, Detected::Unknown(None)));
        is_page.then_some(page)
    }

    /// The image in an asset, or in an object whose only key leads to it.
    fn wrapped_image(&self, object: &str, forced: Option<Provider>) -> Option<Class> {
        WAYS.iter().filter(|&(_, way)| !way.is_streamed()).find_map(|&(owner, way)| {
            match way.condition {
                Condition::Alone => {
                    let image =
                        follow_path(object, way.path).filter(|value| value.starts_with('{'))?;
                    let length = image.len();
                    (self.members == 1).then(|| {
                        let offset = offset_in(object, image);
                        Class::Image(ImageSpan { offset, length, provider: forced, project: None })
                    })
                }
                Condition::Asset => {
                    self.asset(object, way.path, owner?.spec().asset?, owner?, forced)
                }
                _ => None,
            }
        })
    }

    fn asset(
        &self,
        object: &str,
        path: &[WayStep],
        spec: &Asset,
        owner: Provider,
        forced: Option<Provider>,
    ) -> Option<Class> {
        let (to_asset, to_image) = path.split_at_checked(path.len() - 2)?;
        let asset = follow_path(object, to_asset)?;
        let kind = match to_asset {
            // It was kept when the member was passed.
            [] => self.asset_type.clone(),
            _ => spec.type_keys.iter().find_map(|key| member_text(asset, key)),
        };
        let kind = kind.filter(|kind| *kind == spec.image_type || is_other_asset(kind, forced))?;
        if is_other_asset(&kind, forced) {
            return Some(Class::Skipped(kind));
        }
        // The message of a feed, which may have the data of the asset before.
        if member(object, "deleted") == Some("true") {
            return Some(Class::Skipped(DELETED_ASSET.to_owned()));
        }
        let image = follow_path(asset, to_image);
        let project = member_text(asset, "name").and_then(|name| (spec.project)(&name));
        let span = ImageSpan { offset: 0, length: 0, provider: Some(owner), project };
        Some(match image {
            Some(image) if image.starts_with('{') => Class::Image(ImageSpan {
                offset: offset_in(object, image),
                length: image.len(),
                ..span
            }),
            Some(value) if value.starts_with('"') => {
                Class::ImageInString(text_value(value).unwrap_or_default(), span)
            }
            value => {
                let (code, found) = match value.filter(|value| *value != "null") {
                    // A list may contain secrets, so it is not quoted.
                    Some(value) if value.starts_with('[') => {
                        (ErrorCode::Malformed, Kind::Array.describe().to_owned())
                    }
                    Some(value) => (ErrorCode::Malformed, quote(value)),
                    None => (ErrorCode::Missing, text_of(&["none; ", spec.hint])),
                };
                let mut pointer = String::new();
                for step in to_image {
                    if let WayStep::Key(key) = step {
                        add(&mut pointer, "/");
                        add(&mut pointer, key);
                    }
                }
                let fault = ImageFault::expected(code, Some(&pointer), "an image", &found);
                Class::Refused(Some(owner), fault)
            }
        })
    }
}

#[inline(never)]
fn refuse_detected(detected: Detected) -> Class {
    match detected.into_refusal() {
        Err((provider, fault)) => Class::Refused(provider, fault),
        Ok(_) => Class::Nothing,
    }
}

#[inline(never)]
fn refuse(code: ErrorCode, sentence: &str) -> Class {
    Class::Refused(None, ImageFault::with_message(code, sentence))
}

/// The error of an object with a list of objects in it to which no way leads.
fn unknown_list(pointer: &str) -> Class {
    let mut fault = ImageFault::with_message(
        ErrorCode::UnknownList,
        "a list of objects stands where no images are looked for; hand over the list itself",
    );
    fault.path = Some(pointer.to_owned());
    Class::Unread(fault)
}

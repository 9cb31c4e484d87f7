//! An object that may be an image, or hold some, while it is read key by key.

use super::facts::Facts;
use super::find::{first_list, follow, offset_in};
use super::level::Expectation;
use super::page::Page;
use super::unified;
use super::ways::{WAYS, is_asset_type, is_other_asset};
use crate::Provider;
use crate::error::{ErrorCode, ImageFault, Location};
use crate::json::Kind;
use crate::provider::way::{Asset, Condition, WayStep};
use crate::provider::{Detected, detect, member_text, text_value};
use crate::quote::{add, quote, shorten_to, text_of};

/// So often it is found out of one object whether it is an image, while it is read.
const MOST_QUESTIONS: u8 = 16;

/// How many characters of an API's own message are handed on.
const LONGEST_ANSWER: usize = 2_000;

/// What is known of the open object.
pub(super) struct Candidate {
    /// Where it starts.
    pub(super) start: usize,
    pub(super) expectation: Expectation,
    /// Whether its text is kept, for it may be an image: until a way in turns up in it that is read as it comes.
    pub(super) is_kept: bool,
    /// The place where it starts, once it is not kept.
    pub(super) place: Option<Location>,
    /// What it says of itself, once it is not kept.
    pub(super) facts: Facts,
    /// The type of the asset that it describes: the first one, for what is something else is not read further.
    pub(super) asset_type: Option<String>,
    /// How often it was asked whether it is an image, and the last answer.
    asked: u8,
    was_image: bool,
    /// How many members it has.
    pub(super) members: u64,
    /// Whether a way in led to something that is read or skipped.
    pub(super) found: bool,
    /// The pointer to a list of objects that a way in led to, as far as they are not what they should be.
    pub(super) unread: Option<String>,
    /// The page that it is if nothing else, for its list of images is `null`.
    pub(super) null_list: Option<Box<Page>>,
    /// What its list says of itself, once there is one.
    pub(super) page: Option<Box<Page>>,
}

/// What an object turned out to be, now that it is read to its end.
pub(super) enum Closed {
    /// An image, which starts at this offset in the object.
    Image(Content),
    /// An image that is written as a text.
    StringToken(String, Content),
    /// Something that is named as something else.
    Skipped(String),
    /// A list; its images have come out.
    Page(Box<Page>),
    /// Nothing that can be read.
    Refused(Option<Provider>, Box<ImageFault>),
    /// Something that holds no image, as it should be.
    Nothing,
}

/// An image's object, and what is known of it from what it stands in.
#[derive(Default)]
pub(super) struct Content {
    pub(super) offset: usize,
    pub(super) length: usize,
    pub(super) provider: Option<Provider>,
    pub(super) project: Option<String>,
}

impl Candidate {
    pub(super) fn new(start: usize, expectation: Expectation) -> Self {
        Self {
            start,
            expectation,
            is_kept: expectation != Expectation::Wrapper,
            place: None,
            facts: Facts::default(),
            asset_type: None,
            asked: 0,
            was_image: false,
            members: 0,
            found: false,
            unread: None,
            null_list: None,
            page: None,
        }
    }

    /// Whether what was read of it until now says that it is an image. Its text until there is given where it is kept.
    /// What was found out at last stays, so that an object of nothing but ways in does not take for ever.
    pub(super) fn is_image_so_far(&mut self, start: &str) -> bool {
        if self.asked < MOST_QUESTIONS {
            self.asked += 1;
            let read = if self.is_kept { Some(Facts::read(start)) } else { None };
            let facts = read.as_ref().unwrap_or(&self.facts);
            self.was_image = matches!(detect(&facts.object()), Detected::Image(_));
        }
        self.was_image
    }

    /// Takes note of a member whose value is passed; of its key alone, if the value is not at hand.
    pub(super) fn take(&mut self, key: &str, value: Option<&str>) {
        self.members += 1;
        if self.asset_type.is_none() && is_asset_type(key) {
            self.asset_type = value.and_then(text_value);
        }
        if !self.is_kept {
            match value {
                Some(value) => self.facts.take(key, value),
                None => self.facts.take_key(key),
            }
        }
    }

    /// Whether it is most likely an image: its text is kept, and it does not describe something.
    pub(super) fn is_likely_image(&self) -> bool {
        self.is_kept
            && !matches!(self.expectation, Expectation::ImageList(_))
            && self.asset_type.is_none()
    }

    /// Whether it describes something else than an image of the provider that is set.
    pub(super) fn is_other_asset(&self, forced: Option<Provider>) -> bool {
        self.asset_type.as_ref().is_some_and(|kind| is_other_asset(kind, forced))
    }

    /// Its text, which starts so, is no longer kept.
    pub(super) fn leave_text(&mut self, start: &str, place: Location) {
        self.is_kept = false;
        self.place = Some(place);
        self.facts = Facts::read(start);
    }

    /// Says what the object is that ends here. Its text is given where it was kept.
    pub(super) fn close(&mut self, object: &str, forced: Option<Provider>) -> Closed {
        if self.is_other_asset(forced) {
            return Closed::Skipped(self.asset_type.take().unwrap_or_default());
        }
        if self.is_kept {
            return self.close_kept(object, forced);
        }
        if self.expectation == Expectation::Wrapper {
            return Closed::Nothing;
        }
        if matches!(detect(&self.facts.object()), Detected::Image(_)) {
            let sentence =
                "the object has both the keys of an image and a list of images, so it is neither";
            return refused(ErrorCode::Malformed, sentence);
        }
        if let Some(mut page) = self.page.take() {
            self.facts.complete(&mut page);
            return Closed::Page(page);
        }
        match self.unread.take() {
            _ if self.found || self.facts.are_of_a_wrapper() => Closed::Nothing,
            Some(list) => unknown_list(&list),
            None => self.unknown(forced),
        }
    }

    fn close_kept(&mut self, object: &str, forced: Option<Provider>) -> Closed {
        if let Some(closed) = self.described(object, forced) {
            return closed;
        }
        self.facts = Facts::read(object);
        let provider = self.expectation.expected(forced);
        self.no_image(object, provider, forced).unwrap_or_else(|| {
            Closed::Image(Content { length: object.len(), provider, ..Content::default() })
        })
    }

    /// What the object is if it is no image, of the expected provider where one is.
    fn no_image(
        &mut self,
        object: &str,
        provider: Option<Provider>,
        forced: Option<Provider>,
    ) -> Option<Closed> {
        if matches!(self.expectation, Expectation::Image(_))
            || unified::is_claimed(object, provider)
            || provider.is_some() && self.facts.value("name").is_some()
        {
            return None;
        }
        let detected = detect(object);
        if let Detected::Image(of) = detected {
            let sentence = "the object is an image of another provider than the one that is set";
            let is_of_another = forced.is_some_and(|forced| forced != of);
            return is_of_another.then(|| refused(ErrorCode::UnknownProvider, sentence));
        }
        if matches!(self.expectation, Expectation::ImageList(_)) || self.found {
            return Some(Closed::Nothing);
        }
        if self.facts.are_of_a_wrapper() {
            let list = first_list(object);
            return Some(list.map_or(Closed::Nothing, |list| unknown_list(&list)));
        }
        if let Some(page) = self.empty_page(object, &detected) {
            return Some(Closed::Page(page));
        }
        if matches!(detected, Detected::Unknown(None)) {
            let mut answers = Provider::ALL.iter().map(|of| (of.spec().api_error)(object));
            if let Some(message) = answers.find_map(|answer| answer) {
                let message = shorten_to(&message, LONGEST_ANSWER);
                let answer = text_of(&["the API answered with an error: `", &message, "`"]);
                let fault = ImageFault::with_message(ErrorCode::ApiError, &answer);
                return Some(Closed::Refused(forced, fault));
            }
            if let Some(list) = first_list(object).filter(|_| provider.is_none()) {
                return Some(unknown_list(&list));
            }
        }
        provider.is_none().then(|| refuse(detected))
    }

    /// What an object is of which nothing was found, nor kept.
    fn unknown(&self, forced: Option<Provider>) -> Closed {
        match forced {
            Some(_) => refused(ErrorCode::Missing, "there is no image in the object"),
            None => refuse(detect(&self.facts.object())),
        }
    }

    /// The page of a list that is not there, for it has no images.
    fn empty_page(&mut self, object: &str, detected: &Detected) -> Option<Box<Page>> {
        let empty = Provider::ALL.iter().find(|of| (of.spec().is_empty_list)(object)).copied();
        let null_list = self.null_list.take();
        let is_empty = empty.is_some() || null_list.is_some();
        let mut page = null_list.unwrap_or_else(|| Page::of(empty, 0));
        self.facts.complete(&mut page);
        let says = page.next_page_token.is_some() || page.count.is_some();
        // A list elsewhere may be that of the images; but a warning has a list, too.
        let says = says && (page.warning.is_some() || first_list(object).is_none());
        let is_list = is_empty || (says && matches!(detected, Detected::Unknown(None)));
        is_list.then_some(page)
    }

    /// The image in an object that describes or holds one.
    fn described(&self, object: &str, forced: Option<Provider>) -> Option<Closed> {
        WAYS.iter().filter(|&(_, way)| !way.is_streamed()).find_map(|&(owner, way)| {
            match way.condition {
                Condition::Alone => {
                    let content =
                        follow(object, way.path).filter(|value| value.starts_with('{'))?;
                    let length = content.len();
                    (self.members == 1).then(|| {
                        let offset = offset_in(object, content);
                        Closed::Image(Content { offset, length, provider: forced, project: None })
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
        asset: &Asset,
        owner: Provider,
        forced: Option<Provider>,
    ) -> Option<Closed> {
        let (to_asset, to_content) = path.split_at_checked(path.len() - 2)?;
        let described = follow(object, to_asset)?;
        let kind = match to_asset {
            // It was noted while the object was passed.
            [] => self.asset_type.clone(),
            _ => asset.type_keys.iter().find_map(|key| member_text(described, key)),
        };
        let kind = kind.filter(|kind| *kind == asset.image_type || is_other_asset(kind, forced))?;
        if is_other_asset(&kind, forced) {
            return Some(Closed::Skipped(kind));
        }
        let content = follow(described, to_content);
        let project = member_text(described, "name").and_then(|name| (asset.project)(&name));
        let expectation = Content { offset: 0, length: 0, provider: Some(owner), project };
        Some(match content {
            Some(object_text) if object_text.starts_with('{') => Closed::Image(Content {
                offset: offset_in(object, object_text),
                length: object_text.len(),
                ..expectation
            }),
            Some(value) if value.starts_with('"') => {
                Closed::StringToken(text_value(value).unwrap_or_default(), expectation)
            }
            content => {
                let (code, found) = match content.filter(|content| *content != "null") {
                    // What is in a list may be secret.
                    Some(content) if content.starts_with('[') => {
                        (ErrorCode::Malformed, Kind::Array.describe().to_owned())
                    }
                    Some(content) => (ErrorCode::Malformed, quote(content)),
                    None => (ErrorCode::Missing, text_of(&["none; ", asset.hint])),
                };
                let mut path = String::new();
                for step in to_content {
                    if let WayStep::Key(key) = step {
                        add(&mut path, "/");
                        add(&mut path, key);
                    }
                }
                let fault = ImageFault::expected(code, Some(&path), "an image", &found);
                Closed::Refused(Some(owner), fault)
            }
        })
    }
}

#[inline(never)]
fn refuse(detected: Detected) -> Closed {
    match detected.into_refusal() {
        Err((provider, fault)) => Closed::Refused(provider, fault),
        Ok(_) => Closed::Nothing,
    }
}

#[inline(never)]
fn refused(code: ErrorCode, sentence: &str) -> Closed {
    Closed::Refused(None, ImageFault::with_message(code, sentence))
}

/// The error of an object in which a list of objects stands that no way leads to.
fn unknown_list(pointer: &str) -> Closed {
    let mut fault = ImageFault::with_message(
        ErrorCode::UnknownList,
        "a list of objects stands where no images are looked for; hand over the list itself",
    );
    fault.path = Some(pointer.to_owned());
    Closed::Refused(None, fault)
}

//! Gives what an object or a list turned out to be, now that it is read to its end.

use std::borrow::Cow;
use std::mem::take;

use super::cursor::Window;
use super::embedded::Embedded;
use super::find::between;
use super::habit::Habit;
use super::item::{Closed, Content, Item};
use super::level::{Level, OnWay, Resource, Told};
use super::machine::{Machine, Step};
use super::object::{Object, read_object, source};
use crate::Provider;
use crate::error::{Error, ErrorCode, Place, Refusal};
use crate::json::{Reader, Stopped};
use crate::provider::Outcome;
use crate::provider::notes::Notes;

/// How many errors of one resource are held.
const MOST_HELD: usize = 1_000;

impl Machine {
    /// The end of the innermost level.
    pub(super) fn close<'t>(&mut self, text: &'t str, is_empty: bool) -> Option<Step<'t>> {
        let level = self.levels.pop();
        self.state = self.behind_value();
        match level {
            Some(Level::Item(mut item)) => self.close_item(text, &mut item),
            Some(Level::OnWay(OnWay { resource: Some(mut resource), .. })) => {
                self.close_resource(&mut resource)
            }
            Some(Level::OnWay(OnWay { is_object: false, .. })) if is_empty => {
                self.found();
                self.answer_resource();
                None
            }
            _ => None,
        }
    }

    fn close_resource<'t>(&mut self, resource: &mut Resource) -> Option<Step<'t>> {
        let told = resource.told(self.options.provider);
        if let (Some(Told::Image(of) | Told::ImageList(of)), Some(place), false) =
            (told, resource.place, resource.is_answered)
        {
            self.found();
            let found = "a resource without its attributes";
            let refusal = Refusal::expected(ErrorCode::Missing, None, "an image", found);
            return Some(self.failed(Some(of), refusal, place));
        }
        if !resource.has_content {
            return None;
        }
        self.found();
        if told.is_none() {
            // What came out of it before its type was known is not skipped.
            if self.index == resource.first_index {
                self.skips.add(resource.kind.as_deref().unwrap_or_default());
            }
            return None;
        }
        self.pending = take(&mut resource.held).into_iter();
        self.next_pending()
    }

    /// The next error of what was held until the type of a resource was known.
    pub(super) fn next_pending<'t>(&mut self) -> Option<Step<'t>> {
        let (refusal, place) = self.pending.next()?;
        Some(self.failed(None, refusal, place))
    }

    fn close_item<'t>(&mut self, text: &'t str, item: &mut Item) -> Option<Step<'t>> {
        let (start, end, told, is_kept) = (item.start, self.cursor.at, item.told, item.is_kept);
        let object = if is_kept { between(text, start, end) } else { "" };
        if item.is_likely_image() {
            let forced = self.options.provider;
            let read = self.read(object, told.expected(forced), true);
            if let Some((read, notes)) = read.filter(|(object, _)| object.is_image(told, forced)) {
                return self.give(text, start, object, read, notes, None);
            }
        }
        let closed = item.close(object, self.options.provider);
        self.habit.is_wrapper =
            matches!(closed, Closed::Skipped(_) | Closed::Image(Content { offset: 1.., .. }));
        match closed {
            Closed::Nothing => None,
            Closed::Page(mut page) => {
                if is_kept {
                    // There is no list in it.
                    page.index = self.index;
                }
                Some(Step::Page(page))
            }
            Closed::Skipped(kind) => {
                self.skips.add(&kind);
                None
            }
            Closed::Image(content) => self.content(text, start, told, content),
            Closed::Text(json, content) => self.text(text, start, json, content),
            Closed::Refused(provider, refusal) => {
                let place = item.place.unwrap_or_else(|| self.landmark.place(text, start));
                let is_of_all = match refusal.code {
                    ErrorCode::ApiError => true,
                    ErrorCode::UnknownList => told != Told::Later,
                    _ => told != Told::Later && !is_kept,
                };
                if is_of_all {
                    return Some(Step::Error(Error::new(refusal, provider, None, Some(place))));
                }
                self.failed_or_held(told, provider, refusal, place)
            }
        }
    }

    /// The error of something that stands where an image should; until the type of the resource is known that it
    /// stands in, it is held.
    pub(super) fn failed_or_held<'t>(
        &mut self,
        told: Told,
        provider: Option<Provider>,
        refusal: Box<Refusal>,
        place: Place,
    ) -> Option<Step<'t>> {
        let resource = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::OnWay(on_way) => on_way.resource.as_mut(),
            _ => None,
        });
        match resource {
            Some(resource) if told == Told::Later && resource.held.len() < MOST_HELD => {
                resource.held.push((refusal, place));
                None
            }
            _ => Some(self.failed(provider, refusal, place)),
        }
    }

    /// Reads an image at once, if all of it is there and nothing is wrong with it; else it is read key by key.
    pub(super) fn whole_image<'t>(&mut self, window: Window<'t>, told: Told) -> Option<Step<'t>> {
        let Self { cursor, options, habit: Habit { provider: guess, keys, .. }, .. } = self;
        let start = cursor.at;
        let expected = told.expected(options.provider);
        let forced = options.provider;
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_wrapper = true;
        let object = cursor.glance(window, |json| {
            let object = read_object(json, options, (expected, *guess), &mut notes, keys)?;
            object.is_image(told, forced).then_some(object).ok_or(Stopped)
        })?;
        let written = between(window.text, start, cursor.at);
        self.give(window.text, start, written, object, notes, None)
    }

    /// Reads the image in an object that starts at `start`.
    fn content<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        told: Told,
        content: Content,
    ) -> Option<Step<'t>> {
        let (from, to) = (start + content.offset, start + content.offset + content.length);
        let written = between(text, from, to);
        let expected = content.provider.or(told.expected(self.options.provider));
        let (object, notes) = self.read(written, expected, false)?;
        self.give(text, from, written, object, notes, content.project)
    }

    /// Reads the image in a text of JSON that stands in an object, which starts at `start`.
    fn text<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        image: String,
        content: Content,
    ) -> Option<Step<'t>> {
        let expected = content.provider.or(self.options.provider);
        let Some((object, notes)) = self.read(&image, expected, false) else {
            let expected = "an object, or its JSON as a text";
            let found = "a text that is no JSON of an object";
            let refusal = Refusal::expected(ErrorCode::Malformed, None, expected, found);
            let place = self.landmark.place(text, start);
            return Some(self.failed(content.provider, refusal, place));
        };
        let read = self.give(text, start, &image, object, notes, content.project.clone())?;
        Some(match read {
            Step::Image(read) => Step::Embedded(Box::new(Embedded {
                provider: read.provider,
                json: image,
                project: content.project,
            })),
            Step::Error(error) => Step::Error(error),
            _ => return None,
        })
    }

    /// Reads a text that is an object, and nothing else.
    pub(super) fn read<'o>(
        &mut self,
        object: &'o str,
        expected: Option<Provider>,
        may_be_wrapper: bool,
    ) -> Option<(Object<'o>, Notes)> {
        let Self { options, habit: Habit { provider: guess, keys, .. }, .. } = self;
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_wrapper = may_be_wrapper;
        let mut json = Reader::whole(object);
        let read = read_object(&mut json, options, (expected, *guess), &mut notes, keys).ok()?;
        json.peek("").is_err().then_some((read, notes))
    }

    /// Gives what was read of an object, which is written so, in an object that starts at `start`.
    pub(super) fn give<'o>(
        &mut self,
        text: &str,
        start: usize,
        written: &str,
        object: Object<'o>,
        notes: Notes,
        project: Option<String>,
    ) -> Option<Step<'o>> {
        let Object { provider, outcome, is_unified } = object;
        let refusal = match outcome {
            Outcome::Image(mut image) => {
                self.habit.provider = provider.unwrap_or(self.habit.provider);
                let refusal = if self.options.strict { notes.refusal() } else { None };
                if let Some(refusal) = refusal {
                    refusal
                } else {
                    if !is_unified {
                        image.warnings = notes.into_warnings();
                    }
                    if self.options.source && !is_unified {
                        image.source = source(written);
                    }
                    if let Some(project) = project {
                        image.project.get_or_insert(Cow::Owned(project));
                    }
                    self.count(provider);
                    self.index += 1;
                    return Some(Step::Image(image));
                }
            }
            Outcome::Refused(refusal) => refusal,
            Outcome::Skipped(kind) => {
                self.skips.add(kind);
                return None;
            }
            Outcome::Unproven => return None,
        };
        let place = self.landmark.place(text, start);
        Some(self.failed(provider, refusal, place))
    }

    /// The error of something that stands where an image should.
    #[inline(never)]
    pub(super) fn failed<'o>(
        &mut self,
        provider: Option<Provider>,
        refusal: Box<Refusal>,
        place: Place,
    ) -> Step<'o> {
        let index = self.index;
        self.count(provider);
        self.index += 1;
        Step::Error(Error::new(refusal, provider, Some(index), Some(place)))
    }

    /// Counts an image of the innermost page, whether it could be read or not.
    #[inline(never)]
    pub(super) fn count(&mut self, provider: Option<Provider>) {
        let page = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Item(item) => item.page.as_mut(),
            _ => None,
        });
        if let Some(page) = page {
            page.images += 1;
            page.provider = page.provider.or(provider);
        }
    }
}

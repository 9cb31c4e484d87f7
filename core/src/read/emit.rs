//! Gives what an object or a list turned out to be, now that it is read to its end.

use std::borrow::Cow;
use std::mem::take;

use super::candidate::{Candidate, Closed, Content};
use super::cursor::Window;
use super::embedded::Embedded;
use super::find::between;
use super::level::{Expectation, Level, OnWay, Resource};
use super::machine::{Event, Machine};
use super::object::{Object, read_object, source};
use super::prediction::Prediction;
use crate::Provider;
use crate::error::{Error, ErrorCode, ImageFault, Location};
use crate::json::{ReadError, Reader};
use crate::provider::Outcome;
use crate::provider::diagnostics::Diagnostics;

/// How many errors of one resource are held.
const MOST_HELD: usize = 1_000;

impl Machine {
    /// The end of the innermost level.
    pub(super) fn close<'t>(&mut self, text: &'t str, is_empty: bool) -> Option<Event<'t>> {
        let level = self.levels.pop();
        self.state = self.behind_value();
        match level {
            Some(Level::Candidate(mut candidate)) => self.close_candidate(text, &mut candidate),
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

    fn close_resource<'t>(&mut self, resource: &mut Resource) -> Option<Event<'t>> {
        let expectation = resource.expectation(self.options.provider);
        if let (Some(Expectation::Image(of) | Expectation::ImageList(of)), Some(place), false) =
            (expectation, resource.place, resource.is_answered)
        {
            self.found();
            let found = "a resource without its attributes";
            let fault = ImageFault::expected(ErrorCode::Missing, None, "an image", found);
            return Some(self.failed(Some(of), fault, place));
        }
        if !resource.has_content {
            return None;
        }
        self.found();
        if expectation.is_none() {
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
    pub(super) fn next_pending<'t>(&mut self) -> Option<Event<'t>> {
        let (fault, place) = self.pending.next()?;
        Some(self.failed(None, fault, place))
    }

    fn close_candidate<'t>(
        &mut self,
        text: &'t str,
        candidate: &mut Candidate,
    ) -> Option<Event<'t>> {
        let (start, end, expectation, is_kept) =
            (candidate.start, self.cursor.at, candidate.expectation, candidate.is_kept);
        let object = if is_kept { between(text, start, end) } else { "" };
        if candidate.is_likely_image() {
            let forced = self.options.provider;
            let read = self.read(object, expectation.expected(forced), true);
            if let Some((read, diagnostics)) =
                read.filter(|(object, _)| object.is_image(expectation, forced))
            {
                return self.emit(text, start, object, read, diagnostics, None);
            }
        }
        let closed = candidate.close(object, self.options.provider);
        self.prediction.is_wrapper =
            matches!(closed, Closed::Skipped(_) | Closed::Image(Content { offset: 1.., .. }));
        match closed {
            Closed::Nothing => None,
            Closed::Page(mut page) => {
                if is_kept {
                    // There is no list in it.
                    page.index = self.index;
                }
                Some(Event::Page(page))
            }
            Closed::Skipped(kind) => {
                self.skips.add(&kind);
                None
            }
            Closed::Image(content) => self.content(text, start, expectation, content),
            Closed::StringToken(json, content) => self.text(text, start, json, content),
            Closed::Refused(provider, fault) => {
                let place = candidate.place.unwrap_or_else(|| self.lines.place(text, start));
                let is_of_all = match fault.code {
                    ErrorCode::ApiError => true,
                    ErrorCode::UnknownList => expectation != Expectation::Later,
                    _ => expectation != Expectation::Later && !is_kept,
                };
                if is_of_all {
                    return Some(Event::Error(Error::new(fault, provider, None, Some(place))));
                }
                self.failed_or_held(expectation, provider, fault, place)
            }
        }
    }

    /// The error of something that stands where an image should; until the type of the resource is known that it
    /// stands in, it is held.
    pub(super) fn failed_or_held<'t>(
        &mut self,
        expectation: Expectation,
        provider: Option<Provider>,
        fault: Box<ImageFault>,
        place: Location,
    ) -> Option<Event<'t>> {
        let resource = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::OnWay(on_way) => on_way.resource.as_mut(),
            _ => None,
        });
        match resource {
            Some(resource)
                if expectation == Expectation::Later && resource.held.len() < MOST_HELD =>
            {
                resource.held.push((fault, place));
                None
            }
            _ => Some(self.failed(provider, fault, place)),
        }
    }

    /// Reads an image at once, if all of it is there and nothing is wrong with it; else it is read key by key.
    pub(super) fn whole_image<'t>(
        &mut self,
        window: Window<'t>,
        expectation: Expectation,
    ) -> Option<Event<'t>> {
        let Self { cursor, options, prediction: Prediction { provider: guess, keys, .. }, .. } =
            self;
        let start = cursor.at;
        let expected = expectation.expected(options.provider);
        let forced = options.provider;
        let mut diagnostics = Diagnostics::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_wrapper = true;
        let object = cursor.try_read(window, |json| {
            let object = read_object(json, options, (expected, *guess), &mut diagnostics, keys)?;
            object.is_image(expectation, forced).then_some(object).ok_or(ReadError)
        })?;
        let written = between(window.text, start, cursor.at);
        self.emit(window.text, start, written, object, diagnostics, None)
    }

    /// Reads the image in an object that starts at `start`.
    fn content<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        expectation: Expectation,
        content: Content,
    ) -> Option<Event<'t>> {
        let (from, to) = (start + content.offset, start + content.offset + content.length);
        let written = between(text, from, to);
        let expected = content.provider.or(expectation.expected(self.options.provider));
        let (object, diagnostics) = self.read(written, expected, false)?;
        self.emit(text, from, written, object, diagnostics, content.project)
    }

    /// Reads the image in a text of JSON that stands in an object, which starts at `start`.
    fn text<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        image: String,
        content: Content,
    ) -> Option<Event<'t>> {
        let expected = content.provider.or(self.options.provider);
        let Some((object, diagnostics)) = self.read(&image, expected, false) else {
            let expected = "an object, or its JSON as a text";
            let found = "a text that is no JSON of an object";
            let fault = ImageFault::expected(ErrorCode::Malformed, None, expected, found);
            let place = self.lines.place(text, start);
            return Some(self.failed(content.provider, fault, place));
        };
        let read = self.emit(text, start, &image, object, diagnostics, content.project.clone())?;
        Some(match read {
            Event::Image(read) => Event::Embedded(Box::new(Embedded {
                provider: read.provider,
                json: image,
                project: content.project,
            })),
            Event::Error(error) => Event::Error(error),
            _ => return None,
        })
    }

    /// Reads a text that is an object, and nothing else.
    pub(super) fn read<'o>(
        &mut self,
        object: &'o str,
        expected: Option<Provider>,
        may_be_wrapper: bool,
    ) -> Option<(Object<'o>, Diagnostics)> {
        let Self { options, prediction: Prediction { provider: guess, keys, .. }, .. } = self;
        let mut diagnostics = Diagnostics::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_wrapper = may_be_wrapper;
        let mut json = Reader::whole(object);
        let read =
            read_object(&mut json, options, (expected, *guess), &mut diagnostics, keys).ok()?;
        json.peek("").is_err().then_some((read, diagnostics))
    }

    /// Gives what was read of an object, which is written so, in an object that starts at `start`.
    pub(super) fn emit<'o>(
        &mut self,
        text: &str,
        start: usize,
        written: &str,
        object: Object<'o>,
        diagnostics: Diagnostics,
        project: Option<String>,
    ) -> Option<Event<'o>> {
        let Object { provider, outcome, is_unified } = object;
        let fault = match outcome {
            Outcome::Image(mut image) => {
                self.prediction.provider = provider.unwrap_or(self.prediction.provider);
                let fault = if self.options.strict { diagnostics.fault() } else { None };
                if let Some(fault) = fault {
                    fault
                } else {
                    if !is_unified {
                        image.warnings = diagnostics.into_warnings();
                    }
                    if self.options.source && !is_unified {
                        image.source = source(written);
                    }
                    if let Some(project) = project {
                        image.project.get_or_insert(Cow::Owned(project));
                    }
                    self.count(provider);
                    self.index += 1;
                    return Some(Event::Image(image));
                }
            }
            Outcome::Refused(fault) => fault,
            Outcome::Skipped(kind) => {
                self.skips.add(kind);
                return None;
            }
            Outcome::Unproven => return None,
        };
        let place = self.lines.place(text, start);
        Some(self.failed(provider, fault, place))
    }

    /// The error of something that stands where an image should.
    #[inline(never)]
    pub(super) fn failed<'o>(
        &mut self,
        provider: Option<Provider>,
        fault: Box<ImageFault>,
        place: Location,
    ) -> Event<'o> {
        let index = self.index;
        self.count(provider);
        self.index += 1;
        Event::Error(Error::new(fault, provider, Some(index), Some(place)))
    }

    /// Counts an image of the innermost page, whether it could be read or not.
    #[inline(never)]
    pub(super) fn count(&mut self, provider: Option<Provider>) {
        let page = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Candidate(candidate) => candidate.page.as_mut(),
            _ => None,
        });
        if let Some(page) = page {
            page.images += 1;
            page.provider = page.provider.or(provider);
        }
    }
}

//! Reads an image, and returns it or its error.

use std::borrow::Cow;

use super::classify::ImageSpan;
use super::cursor::Window;
use super::embedded::Embedded;
use super::expectation::Expectation;
use super::find::slice;
use super::level::Level;
use super::machine::{Event, Machine};
use super::object::{Context, ReadObject, read_object, source};
use super::options::Options;
use super::prediction::Prediction;
use super::ways::leads_to_images;
use crate::error::{Error, ErrorCode, ImageFault, Location};
use crate::json::Reader;
use crate::provider::Outcome;
use crate::provider::diagnostics::Diagnostics;
use crate::{Image, Provider, TextMap, lifecycle};

impl Machine {
    /// Reads the next object as an image at once, if it is complete and an image. If it returns `None`, the object must
    /// be read key by key.
    pub(super) fn try_image<'t>(
        &mut self,
        window: Window<'t>,
        expectation: Expectation,
    ) -> Option<Event<'t>> {
        let list = self.list_provider();
        let Self {
            cursor,
            options,
            prediction: Prediction { provider: predicted, keys, is_unwanted, .. },
            ..
        } = self;
        let start = cursor.at;
        let context = Context {
            expected: expectation.expected_provider(options.provider),
            list,
            predicted: *predicted,
            tests_first: *is_unwanted,
        };
        let forced = options.provider;
        let mut diagnostics = Diagnostics::new(options.javascript_numbers);
        keys.forget();
        keys.wrapper_key = Some(leads_to_images);
        let read = cursor.try_read(window, |json| {
            let read = read_object(json, options, context, &mut diagnostics, keys)?;
            Ok(Some(read).filter(|read| read.is_image(expectation, forced)))
        })?;
        let object = slice(window.text, start, cursor.at);
        self.emit(window.text, start, object, read, diagnostics, None)
    }

    /// Reads the image in an object that starts at `start`.
    pub(super) fn emit_span<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        expectation: Expectation,
        span: ImageSpan,
    ) -> Option<Event<'t>> {
        let (from, to) = (start + span.offset, start + span.offset + span.length);
        let object = slice(text, from, to);
        let expected = span.provider.or(expectation.expected_provider(self.options.provider));
        let (read, diagnostics) = self.read(object, expected, false)?;
        self.emit(text, from, object, read, diagnostics, span.project)
    }

    /// Reads the image whose JSON was a string in an object that starts at `start`.
    pub(super) fn emit_embedded<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        json: String,
        span: ImageSpan,
    ) -> Option<Event<'t>> {
        let expected = span.provider.or(self.options.provider);
        let Some((read, diagnostics)) = self.read(&json, expected, false) else {
            let expected = "an object, or its JSON as a text";
            let found = "a text that is no JSON of an object";
            let fault = ImageFault::expected(ErrorCode::Malformed, None, expected, found);
            let location = self.lines.location(text, start);
            return Some(self.image_error(span.provider, fault, location));
        };
        let event = self.emit(text, start, &json, read, diagnostics, span.project.clone())?;
        Some(match event {
            Event::Image(image) => Event::Embedded(Box::new(Embedded {
                provider: image.provider,
                json,
                project: span.project,
            })),
            Event::Error(error) => Event::Error(error),
            Event::Unwanted => Event::Unwanted,
            _ => return None,
        })
    }

    /// Reads a text that is one object and nothing else; otherwise returns `None`.
    pub(super) fn read<'o>(
        &mut self,
        object: &'o str,
        expected: Option<Provider>,
        may_be_wrapper: bool,
    ) -> Option<(ReadObject<'o>, Diagnostics)> {
        let list = self.list_provider();
        let Self { options, prediction: Prediction { provider: predicted, keys, .. }, .. } = self;
        let context = Context { expected, list, predicted: *predicted, tests_first: false };
        let mut diagnostics = Diagnostics::new(options.javascript_numbers);
        keys.forget();
        keys.wrapper_key = may_be_wrapper.then_some(leads_to_images);
        let mut json = Reader::whole(object);
        let read = read_object(&mut json, options, context, &mut diagnostics, keys).ok()?;
        json.next_byte().is_none().then_some((read, diagnostics))
    }

    /// Returns what was read from `object`. An error is located at `start` in `text`.
    pub(super) fn emit<'o>(
        &mut self,
        text: &str,
        start: usize,
        object: &str,
        read: ReadObject<'o>,
        diagnostics: Diagnostics,
        project: Option<String>,
    ) -> Option<Event<'o>> {
        let ReadObject { provider, outcome, is_unified } = read;
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
                    if let Some(project) = project {
                        image.project.get_or_insert(Cow::Owned(project));
                    }
                    self.count(provider);
                    self.index += 1;
                    self.read += 1;
                    if self.options.query.matches(&image, u64::MAX) == Some(false) {
                        self.prediction.is_unwanted = true;
                        return Some(Event::Unwanted);
                    }
                    self.prediction.is_unwanted = false;
                    if self.options.source && !is_unified {
                        image.source = source(object);
                    }
                    if self.options.lifecycle {
                        let known = image.os.lifecycle;
                        image.os.lifecycle = known.or_else(|| lifecycle(&image.os));
                    }
                    if !self.options.evidence {
                        image.evidence = TextMap::new();
                    }
                    return Some(Event::Image(image));
                }
            }
            Outcome::Unwanted => {
                self.prediction.provider = provider.unwrap_or(self.prediction.provider);
                self.count(provider);
                self.index += 1;
                self.read += 1;
                return Some(Event::Unwanted);
            }
            Outcome::Refused(fault) => {
                if let Some(kind) = fault.skipped_type() {
                    self.skips.add(kind);
                    return None;
                }
                fault
            }
            Outcome::Skipped(kind) => {
                self.skips.add(kind);
                return None;
            }
            Outcome::Unproven | Outcome::Wrapper => return None,
        };
        let location = self.lines.location(text, start);
        Some(self.image_error(provider, fault, location))
    }

    /// The error of a value in the place of an image. It takes an index, as an image does.
    #[inline(never)]
    pub(super) fn image_error<'o>(
        &mut self,
        provider: Option<Provider>,
        fault: Box<ImageFault>,
        location: Location,
    ) -> Event<'o> {
        let index = self.index;
        self.count(provider);
        self.index += 1;
        Event::Error(Error::from_fault(fault, provider, Some(index), Some(location)))
    }

    /// The provider of the list around the position, as far as it is known.
    fn list_provider(&self) -> Option<Provider> {
        self.candidate()?.page.as_ref()?.provider
    }

    /// Counts an image, or the error of one, in the innermost page.
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

/// The image in a string, which borrows from the decoded string.
///
/// It is read a second time: the machine reads it to count it, but cannot return an image that borrows from a local
/// string. Copying each field instead makes the module 1 KB larger.
pub(super) fn read_embedded<'e>(
    embedded: &'e Embedded,
    options: &Options,
) -> Option<Box<Image<'e>>> {
    let mut machine = Machine::new(options.clone(), Location::START, Prediction::default());
    let (read, diagnostics) = machine.read(&embedded.json, Some(embedded.provider), false)?;
    match machine.emit("", 0, &embedded.json, read, diagnostics, embedded.project.clone())? {
        Event::Image(image) => Some(image),
        _ => None,
    }
}

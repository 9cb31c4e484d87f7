//! Closes the innermost level, and returns its image, page or error.

use std::mem::take;

use super::candidate::Candidate;
use super::classify::{Class, ImageSpan};
use super::expectation::Expectation;
use super::find::slice;
use super::level::{Level, OnWay, Resource};
use super::machine::{Event, Machine, State};
use crate::Provider;
use crate::error::{Error, ErrorCode, ImageFault, Location};

/// How many errors are held for one resource.
const MAX_HELD_ERRORS: usize = 1_000;

impl Machine {
    /// Closes the innermost level.
    pub(super) fn close<'t>(&mut self, text: &'t str, is_empty: bool) -> Option<Event<'t>> {
        let level = self.levels.pop();
        self.state = self.after_value();
        match level {
            Some(Level::Candidate(mut candidate)) => self.close_candidate(text, &mut candidate),
            Some(Level::OnWay(OnWay { resource: Some(mut resource), .. })) => {
                self.close_resource(&mut resource)
            }
            Some(Level::OnWay(OnWay { is_object: false, .. })) if is_empty => {
                self.mark_way_matched();
                self.mark_attributes_found();
                None
            }
            Some(Level::Items(_)) if !is_empty => {
                if let Some(candidate) = self.candidate_mut() {
                    candidate.filled_lists += 1;
                }
                None
            }
            _ => None,
        }
    }

    fn close_resource<'t>(&mut self, resource: &mut Resource) -> Option<Event<'t>> {
        let expectation = resource.expectation(self.options.provider);
        if let (
            Some(Expectation::Image(provider) | Expectation::ImageList(provider)),
            Some(location),
            false,
        ) = (expectation, resource.location, resource.has_attributes)
        {
            self.mark_way_matched();
            let found = "a resource without its attributes";
            let fault = ImageFault::expected(ErrorCode::Missing, None, "an image", found);
            return Some(self.image_error(Some(provider), fault, location));
        }
        if !resource.has_content {
            return None;
        }
        self.mark_way_matched();
        if expectation.is_none() {
            // If images were returned before its type was known, it was not skipped.
            if self.index == resource.first_index {
                self.skips.add(resource.kind.as_deref().unwrap_or_default());
            }
            return None;
        }
        self.pending = take(&mut resource.held).into_iter();
        self.next_pending()
    }

    /// The next of the errors that were held until the type of the resource was known.
    pub(super) fn next_pending<'t>(&mut self) -> Option<Event<'t>> {
        let (fault, location) = self.pending.next()?;
        Some(self.image_error(None, fault, location))
    }

    fn close_candidate<'t>(
        &mut self,
        text: &'t str,
        candidate: &mut Candidate,
    ) -> Option<Event<'t>> {
        let (start, end, expectation, is_kept) =
            (candidate.start, self.cursor.at, candidate.expectation, candidate.is_kept);
        let object = if is_kept { slice(text, start, end) } else { "" };
        if candidate.is_likely_image() {
            let forced = self.options.provider;
            let read = self.read(object, expectation.expected_provider(forced), true);
            if let Some((read, diagnostics)) =
                read.filter(|(object, _)| object.is_image(expectation, forced))
            {
                return self.emit(text, start, object, read, diagnostics, None);
            }
        }
        let class = candidate.classify(object, self.options.provider);
        self.prediction.is_wrapper =
            matches!(class, Class::Skipped(_) | Class::Image(ImageSpan { offset: 1.., .. }));
        match class {
            Class::Nothing => None,
            Class::Page(mut page, error) => {
                if is_kept {
                    // It has no list, so its index was not set when a list was opened.
                    page.index = self.index;
                }
                if let Some(error) = error {
                    let location = candidate.location;
                    self.held = Some(Error::from_fault(error, None, None, location));
                    self.after_skip = self.state;
                    self.state = State::Held;
                }
                Some(Event::Page(page))
            }
            Class::Skipped(kind) => {
                self.skips.add(&kind);
                None
            }
            Class::Image(span) => self.emit_span(text, start, expectation, span),
            Class::ImageInString(json, span) => self.emit_embedded(text, start, json, span),
            Class::Unread(fault) => {
                let location =
                    candidate.location.unwrap_or_else(|| self.lines.location(text, start));
                match expectation {
                    Expectation::Deferred => {
                        self.image_error_or_hold(expectation, None, fault, location)
                    }
                    _ => Some(Event::Error(Error::from_fault(fault, None, None, Some(location)))),
                }
            }
            Class::Refused(provider, fault) => {
                if let Some(kind) = fault.skipped_type() {
                    self.skips.add(kind);
                    return None;
                }
                let location =
                    candidate.location.unwrap_or_else(|| self.lines.location(text, start));
                let is_no_image = match fault.code {
                    ErrorCode::ApiError => true,
                    _ => expectation != Expectation::Deferred && !is_kept,
                };
                if is_no_image {
                    return Some(Event::Error(Error::from_fault(
                        fault,
                        provider,
                        None,
                        Some(location),
                    )));
                }
                self.image_error_or_hold(expectation, provider, fault, location)
            }
        }
    }

    /// The error of a value in the place of an image. In a resource whose type is not known yet, it is held.
    pub(super) fn image_error_or_hold<'t>(
        &mut self,
        expectation: Expectation,
        provider: Option<Provider>,
        fault: Box<ImageFault>,
        location: Location,
    ) -> Option<Event<'t>> {
        let resource = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::OnWay(on_way) => on_way.resource.as_mut(),
            _ => None,
        });
        match resource {
            Some(resource)
                if expectation == Expectation::Deferred
                    && resource.held.len() < MAX_HELD_ERRORS =>
            {
                resource.held.push((fault, location));
                None
            }
            _ => Some(self.image_error(provider, fault, location)),
        }
    }
}

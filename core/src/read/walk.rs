//! Reads the values on a way to images.

use super::cursor::{Pause, Window};
use super::expectation::Expectation;
use super::find::slice;
use super::level::{Level, OnWay, Resource};
use super::machine::{Event, Machine};
use super::object::not_an_object;
use super::page::Page;
use super::ways::{Lead, Position, leads_to_images};
use crate::json::Reader;
use crate::provider::way::{Condition, Target};
use crate::quote::text_of;

impl Machine {
    /// Reads a value in the innermost level.
    pub(super) fn value<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        match self.levels.last() {
            None => self.possible_image(window, Expectation::Nothing),
            Some(&Level::Items(expectation)) => self.possible_image(window, expectation),
            Some(Level::Candidate(_)) if !leads_to_images(&self.key) => {
                self.member(window).map(|()| None)
            }
            Some(Level::Candidate(candidate)) => {
                let may_have_list = matches!(
                    candidate.expectation,
                    Expectation::ImageList(_) | Expectation::Deferred
                );
                let position = Position::at_object(may_have_list).key(&self.key);
                self.on_way(window, position)
            }
            Some(Level::OnWay(on_way)) if on_way.is_object => {
                let position = on_way.position.key(&self.key);
                self.on_way(window, position)
            }
            Some(Level::OnWay(on_way)) => {
                let position = on_way.position;
                self.element(window, position)
            }
            Some(Level::Passed { .. }) => self.pass(window).map(|()| None),
        }
    }

    /// Reads a value in a place of images: an image, a wrapper, a list of these, or a value that is an error there.
    pub(super) fn possible_image<'t>(
        &mut self,
        window: Window<'t>,
        expectation: Expectation,
    ) -> Result<Option<Event<'t>>, Pause> {
        match self.cursor.require(window, "a value")? {
            b'{' => {
                if self.cursor.waits(window) {
                    return Err(Pause::NeedMore);
                }
                if self.prediction.is_wrapper {
                    if self.skip_asset(window) {
                        return Ok(None);
                    }
                } else if !matches!(expectation, Expectation::Wrapper | Expectation::ImageList(_))
                    && let Some(event) = self.try_image(window, expectation)
                {
                    self.state = self.after_value();
                    return Ok(Some(event));
                }
                if self.cursor.waits(window) {
                    return Err(Pause::NeedMore);
                }
                match expectation {
                    Expectation::Wrapper => self.open_wrapper(window)?,
                    _ => self.open_candidate(expectation)?,
                }
                Ok(None)
            }
            b'[' => {
                self.open(Level::Items(expectation))?;
                Ok(None)
            }
            _ => {
                let start = self.cursor.at;
                let fault = self.cursor.read_complete(window, not_an_object)?;
                self.state = self.after_value();
                let location = self.lines.location(window.text, start);
                Ok(self.image_error_or_hold(expectation, None, fault, location))
            }
        }
    }

    /// Reads the value of a key; `position` is the position after the key.
    fn on_way<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Event<'t>>, Pause> {
        let first_byte = self.cursor.require(window, "a value")?;
        let mut lead = position.lead(first_byte);
        if let Some(Level::Candidate(candidate)) = self.levels.last_mut()
            && !matches!(lead, Lead::Nowhere | Lead::Mistyped(_))
        {
            let start = slice(window.text, candidate.start, self.cursor.at);
            if candidate.is_other_asset(self.options.provider) || candidate.is_image_so_far(start) {
                // An asset of another type is not read, and an image has no images in it.
                lead = Lead::Nowhere;
            }
        }
        if let Lead::Mistyped(expected) = lead {
            self.note_mistyped(window, position, expected);
        }
        if let Lead::Nowhere | Lead::NullList(_) | Lead::Mistyped(_) = lead {
            if let (Lead::NullList(owner), Some(Level::Candidate(candidate))) =
                (lead, self.levels.last_mut())
            {
                candidate.null_list = Some(Page::empty(owner, 0));
            }
            return self.member(window).map(|()| None);
        }
        let Some(expectation) = self.resource_expectation() else {
            return self.pass(window).map(|()| None);
        };
        if matches!(lead, Lead::List | Lead::Skipped | Lead::Wrapper) {
            self.drop_text(window);
        }
        if matches!(lead, Lead::Image | Lead::Skipped | Lead::Wrapper) {
            self.mark_way_matched();
        }
        match lead {
            Lead::List => self.open_list_on_way(position, expectation)?,
            Lead::Skipped => {
                self.skips.add(&self.key);
                // It is passed as it arrives, so its length is no longer limited.
                self.pass(Window { kept_from: None, ..window })?;
            }
            Lead::Wrapper => self.open_wrapper(window)?,
            Lead::Image => {
                self.mark_attributes_found();
                return self.possible_image(window, expectation);
            }
            Lead::Object => {
                self.open(Level::OnWay(OnWay { position, is_object: true, resource: None }))?;
            }
            Lead::Nowhere | Lead::NullList(_) | Lead::Mistyped(_) => {}
        }
        Ok(None)
    }

    fn open_list_on_way(
        &mut self,
        position: Position,
        expectation: Expectation,
    ) -> Result<(), Pause> {
        let inside = position.each();
        let Some((owner, way)) = inside.end() else {
            return self.open(Level::OnWay(OnWay {
                position: inside,
                is_object: false,
                resource: None,
            }));
        };
        self.mark_way_matched();
        let (forced, index) = (self.options.provider, self.index);
        let expectation = match (
            way.leads_to,
            way.condition,
            self.candidate().map(|candidate| candidate.expectation),
        ) {
            (Target::Wrapper, ..) => Expectation::Wrapper,
            (_, Condition::ResourceList, Some(Expectation::ImageList(provider))) => {
                Expectation::Image(provider)
            }
            (_, Condition::ResourceList, _) => Expectation::Deferred,
            _ => expectation,
        };
        if let (Some(candidate), Some(keys)) = (self.candidate_mut(), &way.page) {
            let page = candidate.page.get_or_insert_with(|| Page::empty(forced, index));
            candidate.page_keys = Some(keys);
            let is_owned = keys.marks.is_none() || candidate.facts.has_mark(keys);
            page.provider = page.provider.or(owner.filter(|_| is_owned));
        }
        self.open(Level::Items(expectation))
    }

    /// Reads an element of a list on a way.
    fn element<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Event<'t>>, Pause> {
        if self.cursor.require(window, "a value")? == b'{' {
            if position.is_resource() && self.skip_resource(window, position) {
                return Ok(None);
            }
            let first_index = self.index;
            let Self { lines, cursor, .. } = self;
            let resource = position.is_resource().then(|| {
                let location = Some(lines.location(window.text, cursor.at));
                Box::new(Resource { first_index, location, ..Resource::default() })
            });
            if let Some(candidate) = self.candidate_mut() {
                candidate.unread_list.get_or_insert_with(|| text_of(&["/", position.first_key()]));
            }
            self.open(Level::OnWay(OnWay { position, is_object: true, resource }))?;
        } else if position.is_resource() {
            self.note_mistyped(window, position, "a list of objects");
            self.pass(window)?;
        } else if let Some(expectation) = self.resource_expectation() {
            self.mark_attributes_found();
            let start = self.cursor.at;
            let fault = self.cursor.read_complete(window, not_an_object)?;
            self.state = self.after_value();
            let location = self.lines.location(window.text, start);
            return Ok(self.image_error_or_hold(expectation, None, fault, location));
        } else {
            self.pass(window)?;
        }
        Ok(None)
    }

    /// Notes a value of the wrong type, except in a resource, which then has no attributes.
    #[cold]
    fn note_mistyped(&mut self, window: Window<'_>, position: Position, expected: &str) {
        let value = window.text.get(self.cursor.at..).unwrap_or_default();
        let Ok(kind) = Reader::whole(value).kind() else { return };
        let is_element = position.is_resource();
        let is_in_resource = self.resource_mut().is_some();
        let Some(candidate) = self.candidate_mut() else { return };
        // A list of images has no other list.
        let is_list = matches!(candidate.expectation, Expectation::ImageList(_));
        if !is_in_resource && (!is_list || position.is_resource_list()) {
            let found = text_of(&[kind.describe(), if is_element { " in it" } else { "" }]);
            candidate.note_mistyped(&position.pointer(), expected, &found, is_element);
        }
    }
}

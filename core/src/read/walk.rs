//! Walks the values of a text along the ways to images.

use super::cursor::{Pause, Window};
use super::facts::is_fact;
use super::find::between;
use super::level::{Expectation, Level, OnWay, Resource, told_by};
use super::machine::{Event, Machine};
use super::object::no_object;
use super::page::Page;
use super::ways::{Lead, Position, is_other_asset, leads_to_images, passes_asset_type};
use crate::json::{ReadError, Reader};
use crate::provider::text_value;
use crate::provider::way::{Condition, Target};
use crate::quote::text_of;

impl Machine {
    /// A value inside the innermost level.
    pub(super) fn value<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        match self.levels.last() {
            None => self.image_or_more(window, Expectation::Nothing),
            Some(&Level::Items(expectation)) => self.image_or_more(window, expectation),
            Some(Level::Candidate(_)) if !leads_to_images(&self.key) => {
                self.member(window).map(|()| None)
            }
            Some(Level::Candidate(candidate)) => {
                let has_list =
                    matches!(candidate.expectation, Expectation::ImageList(_) | Expectation::Later);
                let position = Position::at_object(has_list).key(&self.key);
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

    /// What stands where an image may stand.
    pub(super) fn image_or_more<'t>(
        &mut self,
        window: Window<'t>,
        expectation: Expectation,
    ) -> Result<Option<Event<'t>>, Pause> {
        match self.cursor.token(window, "a value")? {
            b'{' => {
                if self.cursor.waits(window) {
                    return Err(Pause::More);
                }
                if self.prediction.is_wrapper {
                    if self.skip_asset(window) {
                        return Ok(None);
                    }
                } else if !matches!(expectation, Expectation::Wrapper | Expectation::ImageList(_))
                    && let Some(step) = self.whole_image(window, expectation)
                {
                    self.state = self.behind_value();
                    return Ok(Some(step));
                }
                if self.cursor.waits(window) {
                    return Err(Pause::More);
                }
                self.open_candidate(expectation)?;
                Ok(None)
            }
            b'[' => {
                self.open(Level::Items(expectation))?;
                Ok(None)
            }
            _ => {
                let start = self.cursor.at;
                let fault = self.cursor.read_complete(window, no_object)?;
                self.state = self.behind_value();
                let place = self.lines.place(window.text, start);
                Ok(self.failed_or_held(expectation, None, fault, place))
            }
        }
    }

    /// The value of a key, which leads to a position on the way to images, if any.
    pub(super) fn on_way<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Event<'t>>, Pause> {
        let first_byte = self.cursor.token(window, "a value")?;
        let mut lead = position.lead(first_byte);
        if let Some(Level::Candidate(candidate)) = self.levels.last_mut()
            && !matches!(lead, Lead::Nowhere)
        {
            let start = between(window.text, candidate.start, self.cursor.at);
            if candidate.is_other_asset(self.options.provider) || candidate.is_image_so_far(start) {
                // What is named as something else is not read, and an image has no images in it.
                lead = Lead::Nowhere;
            }
        }
        if let Lead::Nowhere | Lead::NullList(_) = lead {
            if let (Lead::NullList(owner), Some(Level::Candidate(candidate))) =
                (lead, self.levels.last_mut())
            {
                candidate.null_list = Some(Page::of(owner, 0));
            }
            return self.member(window).map(|()| None);
        }
        let Some(expectation) = self.told_of_resource() else {
            return self.pass(window).map(|()| None);
        };
        if matches!(lead, Lead::List | Lead::Skipped | Lead::Wrapper) {
            self.leave_text(window);
        }
        if matches!(lead, Lead::Image | Lead::Skipped | Lead::Wrapper) {
            self.found();
        }
        match lead {
            Lead::List => self.list_on_way(position, expectation)?,
            Lead::Skipped => {
                self.skips.add(&self.key);
                // It is passed as it comes, and its length is limited no more.
                self.pass(Window { start: None, ..window })?;
            }
            Lead::Wrapper => self.open_candidate(Expectation::Wrapper)?,
            Lead::Image => {
                self.answer_resource();
                return self.image_or_more(window, expectation);
            }
            Lead::Object => {
                self.open(Level::OnWay(OnWay { position, is_object: true, resource: None }))?;
            }
            Lead::Nowhere | Lead::NullList(_) => {}
        }
        Ok(None)
    }

    pub(super) fn list_on_way(
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
        self.found();
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
            (_, Condition::ResourceList, _) => Expectation::Later,
            _ => expectation,
        };
        if let Some(candidate) = self.candidate_mut().filter(|_| way.page.is_some()) {
            let page = candidate.page.get_or_insert_with(|| Page::of(forced, index));
            page.provider = page.provider.or(owner);
        }
        self.open(Level::Items(expectation))
    }

    /// An element of a list on the way to images.
    pub(super) fn element<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Event<'t>>, Pause> {
        if self.cursor.token(window, "a value")? == b'{' {
            if position.is_resource() && self.skip_resource(window, position) {
                return Ok(None);
            }
            let first_index = self.index;
            let Self { lines, cursor, .. } = self;
            let resource = position.is_resource().then(|| {
                let place = Some(lines.place(window.text, cursor.at));
                Box::new(Resource { first_index, place, ..Resource::default() })
            });
            if let Some(candidate) = self.candidate_mut() {
                candidate.unread.get_or_insert_with(|| text_of(&["/", position.first_key()]));
            }
            self.open(Level::OnWay(OnWay { position, is_object: true, resource }))?;
        } else {
            self.pass(window)?;
        }
        Ok(None)
    }

    /// Skips an object at once, if it is all there and describes something else than an image; else it is read key by
    /// key.
    fn skip_asset(&mut self, window: Window<'_>) -> bool {
        let forced = self.options.provider;
        let kind = self.cursor.try_read(window, |json| {
            let mut first = true;
            json.enter_object()?;
            while json.member(&mut first)? {
                // The most usual keys are compared as they are written.
                let is_type = !json.accept_key_after_space("\"name\":") && {
                    let is_type = passes_asset_type(json);
                    if !is_type && leads_to_images(&json.any_key()?.decode().0) {
                        return Err(ReadError);
                    }
                    is_type
                };
                if !is_type || !json.at_string()? {
                    json.skip()?;
                    continue;
                }
                let (kind, _) = json.string()?.decode();
                if !is_other_asset(&kind, forced) {
                    return Err(ReadError);
                }
                json.skip_rest_of_object()?;
                return Ok(kind);
            }
            Err(ReadError)
        });
        let Some(kind) = kind else { return false };
        self.skips.add(&kind);
        self.state = self.behind_value();
        true
    }

    /// The same for a resource whose type is that of something else.
    fn skip_resource(&mut self, window: Window<'_>, position: Position) -> bool {
        let forced = self.options.provider;
        let kind = self.cursor.try_read(window, |json| {
            let mut kind = None;
            let mut first = true;
            json.enter_object()?;
            while let Some(key) = json.key(&mut first)? {
                let (key, _) = key.decode();
                if key == "type" && kind.is_none() && json.at_string()? {
                    let (first_kind, _) = json.string()?.decode();
                    kind = Some(first_kind).filter(|kind| !kind.is_empty());
                    continue;
                }
                let first_byte = json.peek("a value")?;
                let leads_on = !matches!(position.key(&key).lead(first_byte), Lead::Nowhere);
                if leads_on && told_by(kind.as_deref(), forced).is_some() {
                    return Err(ReadError);
                }
                json.skip()?;
                if leads_on {
                    json.skip_rest_of_object()?;
                    return Ok(kind);
                }
            }
            Err(ReadError)
        });
        let Some(kind) = kind.flatten() else { return false };
        self.found();
        self.skips.add(&kind);
        self.state = self.behind_value();
        true
    }

    /// The value of a key that leads nowhere.
    pub(super) fn member(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let value = self.skip(window)?;
        match self.levels.last_mut() {
            Some(Level::Candidate(candidate)) => {
                candidate.take(&self.key, value);
                // However long the rest of it is, it is only skipped.
                candidate.is_kept =
                    candidate.is_kept && !candidate.is_other_asset(self.options.provider);
            }
            Some(Level::OnWay(OnWay { resource: Some(resource), .. }))
                if self.key == "type" && resource.kind.is_none() =>
            {
                resource.kind = value.and_then(text_value).filter(|kind| !kind.is_empty());
            }
            _ => {}
        }
        self.pass_rest(window, value)
    }

    /// Passes a value of which nothing is needed.
    #[inline(never)]
    pub(super) fn pass(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let value = self.skip(window)?;
        self.pass_rest(window, value)
    }

    /// Passes a value that is all there. A list or an object whose text need not be kept may be passed part by part,
    /// instead.
    pub(super) fn skip<'t>(&mut self, window: Window<'t>) -> Result<Option<&'t str>, Pause> {
        let first_byte = self.cursor.token(window, "a value")?;
        let is_fact =
            || matches!(self.levels.last(), Some(Level::Candidate(_))) && is_fact(&self.key);
        // What a page says of itself is needed whole.
        if window.start.is_none() && matches!(first_byte, b'{' | b'[') && !is_fact() {
            return Ok(self.cursor.try_read(window, Reader::skip));
        }
        self.cursor.read_complete(window, Reader::skip).map(Some)
    }

    /// Goes into a value that was not skipped.
    pub(super) fn pass_rest(
        &mut self,
        window: Window<'_>,
        skipped: Option<&str>,
    ) -> Result<(), Pause> {
        if skipped.is_none() {
            let is_object = self.cursor.token(window, "a value")? == b'{';
            return self.open(Level::Passed { is_object });
        }
        self.state = self.behind_value();
        Ok(())
    }

    /// What the type of the resource, in which the position is, says of the images in it: nothing if there is no
    /// resource, and `None` if it is of something else.
    pub(super) fn told_of_resource(&mut self) -> Option<Expectation> {
        let forced = self.options.provider;
        let Some(resource) = self.resource_mut() else {
            return Some(Expectation::Nothing);
        };
        resource.has_content = true;
        resource.expectation(forced)
    }

    /// The resource, in which the position is, says what images it has.
    pub(super) fn answer_resource(&mut self) {
        if let Some(resource) = self.resource_mut() {
            resource.is_answered = true;
        }
    }

    /// The resource in the innermost candidate, in which the position is.
    #[inline(never)]
    fn resource_mut(&mut self) -> Option<&mut Resource> {
        let mut inside_item = self.levels.iter_mut().rev().map_while(|level| match level {
            Level::OnWay(on_way) => Some(on_way),
            _ => None,
        });
        inside_item.find_map(|on_way| on_way.resource.as_deref_mut())
    }

    /// The text of the innermost candidate is no longer kept, for what is in it is read as it comes.
    pub(super) fn leave_text(&mut self, window: Window<'_>) {
        let Self { levels, lines, cursor, .. } = self;
        let candidate = levels.iter_mut().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(candidate),
            _ => None,
        });
        if let Some(candidate) = candidate.filter(|candidate| candidate.is_kept) {
            let start = between(window.text, candidate.start, cursor.at);
            candidate.leave_text(start, lines.place(window.text, candidate.start));
        }
    }

    /// A way in the innermost candidate has led to something.
    #[inline(never)]
    pub(super) fn found(&mut self) {
        if let Some(candidate) = self.candidate_mut() {
            candidate.found = true;
        }
    }
}

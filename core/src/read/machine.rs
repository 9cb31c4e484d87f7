//! Finds the images in a text: through lists, wrappers, documents one after the other, and pieces.
//!
//! What is open around the place that is read is a stack of levels ([`Level`]). The table of ways ([`super::ways`])
//! says which of them lead to images.

use std::borrow::Cow;

use super::beginning::Beginning;
use super::cursor::{Cursor, Halt, Window};
use super::habit::Habit;
use super::item::{Closed, Content, Item};
use super::landmark::Landmark;
use super::level::{Level, OnWay, Resource, Told};
use super::object::{Object, no_object, read_object, source};
use super::options::Options;
use super::page::Page;
use super::skipped::{Skipped, Skips};
use super::ways::Position;
use crate::error::{Error, ErrorCode, Place, Refusal, fault};
use crate::json::{Cause, MAX_DEPTH, Reader, Rest, Stop, Stopped};
use crate::provider::key_state::KeyState;
use crate::provider::notes::Notes;
use crate::provider::way::{Condition, Target};
use crate::provider::{Outcome, text_value};
use crate::quote::shorten_to;
use crate::{Image, Provider};

/// What comes next of an input.
pub(super) enum Step<'t> {
    Image(Box<Image<'t>>),
    Error(Error),
    Page(Page),
    /// Nothing, until there is more text.
    More,
    /// Nothing more.
    Done,
}

/// What is expected next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A document, or the end of the input.
    Document,
    /// In the innermost level: its first element or member, or its end.
    First,
    /// What follows an element or a member: another one, or the end.
    Next,
    /// In an object: a key.
    Key,
    /// The colon behind a key.
    Colon,
    /// A value: an element of a list, or that of a key.
    Value,
    /// The rest of a value that is too long.
    Skip,
    Done,
}

/// The byte order mark, which files keep when they are put one behind the other.
const MARK: char = '\u{feff}';

/// How many characters of an API's own message are handed on.
const LONGEST_ANSWER: usize = 2_000;

/// Walks through a text. The text may grow at its end, and lose what was passed at its front.
pub(super) struct Machine {
    options: Options,
    state: State,
    cursor: Cursor,
    /// What is open, the outermost first.
    levels: Vec<Level>,
    /// What follows a value that is too long.
    after_skip: State,
    /// The key whose value comes next.
    key: String,
    landmark: Landmark,
    beginning: Beginning,
    /// The index of the next image.
    index: u64,
    habit: Habit,
    skips: Skips,
}

impl Machine {
    pub(super) fn new(options: Options, place: Place, habit: Habit) -> Self {
        Self {
            options,
            state: State::Document,
            cursor: Cursor::default(),
            levels: Vec::new(),
            after_skip: State::Document,
            key: String::new(),
            landmark: Landmark::new(place),
            beginning: Beginning::default(),
            index: 0,
            habit,
            skips: Skips::default(),
        }
    }

    /// What it has learned.
    pub(super) fn into_habit(self) -> Habit {
        self.habit
    }

    /// What was skipped until now.
    pub(super) fn skipped(&self) -> &[Skipped] {
        self.skips.list()
    }

    /// Whether nothing more is read, whatever comes.
    pub(super) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// How many bytes at the front of the text are no longer needed.
    pub(super) fn passed(&self) -> usize {
        self.kept_from().unwrap_or(self.cursor.at)
    }

    /// Takes note that so many bytes of the text's front are gone.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        self.landmark.shift(text, bytes);
        self.beginning.shift(bytes);
        self.cursor.at -= bytes;
        if let Some(item) = self.item_mut() {
            item.start = item.start.saturating_sub(bytes);
        }
    }

    /// Goes on to the next thing that the caller wants to know of.
    pub(super) fn step<'t>(&mut self, text: &'t str, rest: Rest) -> Step<'t> {
        self.beginning.take(text);
        loop {
            let step = match self.advance(self.window(text, rest)) {
                Ok(None) => continue,
                Ok(Some(step)) => step,
                Err(Halt::More) => return Step::More,
                Err(Halt::Fault(stop)) => {
                    let refusal = match (stop.cause, self.beginning.format(rest)) {
                        (Cause::Syntax(_), None) => return Step::More,
                        (Cause::Syntax(_), Some(Some(format))) => format.refusal(ErrorCode::Syntax),
                        _ => fault(text, stop, rest),
                    };
                    let place = self.landmark.place(text, stop.at);
                    let index = self.kept_from().map(|_| self.index);
                    self.state = State::Done;
                    Step::Error(Error::new(refusal, None, index, Some(place)))
                }
                Err(Halt::TooLong) => Step::Error(self.too_long(text)),
            };
            self.beginning.is_past = true;
            if matches!(step, Step::Error(_)) && self.options.strict {
                self.state = State::Done;
            }
            return step;
        }
    }

    fn advance<'t>(&mut self, window: Window<'t>) -> Result<Option<Step<'t>>, Halt> {
        match self.state {
            State::Done => return Ok(Some(Step::Done)),
            State::Skip => {
                self.cursor.skip(window)?;
                self.state = self.after_skip;
            }
            State::Document => return self.document(window),
            State::First | State::Next => {
                let is_object = self.levels.last().is_some_and(Level::is_object);
                let close = if is_object { b'}' } else { b']' };
                let first = self.state == State::First;
                if self.cursor.comma_or_close(window, close, first)? {
                    return self.close(window, first);
                }
                self.state = if is_object { State::Key } else { State::Value };
            }
            State::Key => {
                if self.cursor.token(window, "a key")? != b'"' {
                    return Err(self.cursor.syntax("a key"));
                }
                let key = self.cursor.attempt(window, Reader::string)?.decode().0;
                key.as_ref().clone_into(&mut self.key);
                self.state = State::Colon;
            }
            State::Colon => {
                if self.cursor.token(window, "`:`")? != b':' {
                    return Err(self.cursor.syntax("`:`"));
                }
                self.cursor.at += 1;
                self.state = State::Value;
            }
            State::Value => return self.value(window),
        }
        Ok(None)
    }

    /// What the cursor may read in the present state.
    fn window<'t>(&self, text: &'t str, rest: Rest) -> Window<'t> {
        Window {
            text,
            rest,
            start: self.kept_from(),
            most_bytes: self.options.max_image_bytes.max(1),
            depth: u8::try_from(self.levels.len()).unwrap_or(MAX_DEPTH),
        }
    }

    /// The innermost object that may be an image, or hold some.
    fn item(&self) -> Option<&Item> {
        self.levels.iter().rev().find_map(|level| match level {
            Level::Item(item) => Some(&**item),
            _ => None,
        })
    }

    fn item_mut(&mut self) -> Option<&mut Item> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Item(item) => Some(&mut **item),
            _ => None,
        })
    }

    /// Where the innermost object starts that may be an image, while its text is kept.
    fn kept_from(&self) -> Option<usize> {
        let item = match self.levels.last()? {
            Level::Item(item) => item,
            Level::OnWay(_) => self.item()?,
            // What these are in is no longer kept.
            Level::Items(_) | Level::Passed { .. } => return None,
        };
        item.is_kept.then_some(item.start)
    }

    /// The state behind a value.
    fn behind_value(&self) -> State {
        if self.levels.is_empty() { State::Document } else { State::Next }
    }

    /// Goes into an object or a list.
    fn open(&mut self, level: Level) -> Result<(), Halt> {
        if self.levels.len() >= usize::from(MAX_DEPTH) {
            return Err(Halt::Fault(Stop { at: self.cursor.at, cause: Cause::Depth }));
        }
        self.cursor.at += 1;
        self.levels.push(level);
        self.state = State::First;
        Ok(())
    }

    fn document<'t>(&mut self, window: Window<'t>) -> Result<Option<Step<'t>>, Halt> {
        if self.cursor.peek(window.text).is_none() && window.rest == Rest::End {
            self.state = State::Done;
        } else if window.text.get(self.cursor.at..).is_some_and(|text| text.starts_with(MARK)) {
            self.cursor.at += MARK.len_utf8();
        } else {
            return self.image_or_more(window, Told::Nothing);
        }
        Ok(None)
    }

    /// A value inside the innermost level.
    fn value<'t>(&mut self, window: Window<'t>) -> Result<Option<Step<'t>>, Halt> {
        match self.levels.last() {
            None => self.image_or_more(window, Told::Nothing),
            Some(&Level::Items(told)) => self.image_or_more(window, told),
            Some(Level::Item(item)) => {
                let told = item.told;
                let position = Position::START.key(&self.key, |way| match way.condition {
                    Condition::ResourceList => matches!(told, Told::ImageList(_) | Told::Later),
                    _ => way.is_streamed(),
                });
                self.on_way(window, position)
            }
            Some(Level::OnWay(on_way)) if on_way.is_object => {
                let position = on_way.position.key(&self.key, |_| true);
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
    fn image_or_more<'t>(
        &mut self,
        window: Window<'t>,
        told: Told,
    ) -> Result<Option<Step<'t>>, Halt> {
        match self.cursor.token(window, "a value")? {
            b'{' => {
                if !matches!(told, Told::Wrapper | Told::ImageList(_))
                    && !self.habit.is_wrapper
                    && let Some(step) = self.whole_image(window, told)
                {
                    self.state = self.behind_value();
                    return Ok(Some(step));
                }
                self.open(Level::Item(Box::new(Item::new(self.cursor.at, told))))?;
                Ok(None)
            }
            b'[' => {
                self.open(Level::Items(told))?;
                Ok(None)
            }
            _ => {
                let start = self.cursor.at;
                let refusal = self.cursor.attempt(window, no_object)?;
                self.state = self.behind_value();
                let place = self.landmark.place(window.text, start);
                Ok(Some(self.failed(None, refusal, place)))
            }
        }
    }

    /// The value of a key, which leads to a position on the way to images, if any.
    fn on_way<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Step<'t>>, Halt> {
        let first_byte = self.cursor.token(window, "a value")?;
        let end = position.end();
        let goes_on = match first_byte {
            b'[' => position.goes_into_list(),
            b'{' => position.goes_into_object(),
            b'n' => position.goes_into_list(),
            _ => false,
        };
        let target = end.map(|(_, way)| way.leads_to);
        let arrives = match target {
            Some(Target::Image) => first_byte == b'{',
            Some(Target::Wrapper) => first_byte == b'{',
            Some(Target::Skipped) => matches!(first_byte, b'{' | b'['),
            None => false,
        };
        let is_image = match self.levels.last() {
            Some(Level::Item(item)) => {
                let start = window.text.get(item.start..self.cursor.at).unwrap_or_default();
                (goes_on || arrives) && item.is_image_so_far(start)
            }
            _ => false,
        };
        if is_image || !(goes_on || arrives) {
            return self.member(window).map(|()| None);
        }
        if first_byte == b'n' {
            let owner = position.each().end().filter(|(_, way)| way.page.is_some());
            if let (Some((owner, _)), Some(Level::Item(item))) = (owner, self.levels.last_mut()) {
                item.null_list = Some(owner);
            }
            return self.member(window).map(|()| None);
        }
        let Some(told) = self.told_of_resource() else {
            return self.pass(window).map(|()| None);
        };
        match (target, first_byte) {
            (_, b'[') if goes_on => self.list_on_way(window, position, told)?,
            (Some(Target::Skipped), _) => {
                self.leave_text(window);
                self.found();
                let key = std::mem::take(&mut self.key);
                self.skips.add(&key);
                self.pass(window)?;
            }
            (Some(Target::Wrapper), _) => {
                self.leave_text(window);
                self.found();
                self.open(Level::Item(Box::new(Item::new(self.cursor.at, Told::Wrapper))))?;
            }
            (Some(Target::Image), _) => {
                self.found();
                return self.image_or_more(window, told);
            }
            _ => self.open(Level::OnWay(OnWay { position, is_object: true, resource: None }))?,
        }
        Ok(None)
    }

    fn list_on_way(
        &mut self,
        window: Window<'_>,
        position: Position,
        told: Told,
    ) -> Result<(), Halt> {
        self.leave_text(window);
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
        let told = match (way.leads_to, way.condition, self.item().map(|item| item.told)) {
            (Target::Wrapper, ..) => Told::Wrapper,
            (_, Condition::ResourceList, Some(Told::ImageList(provider))) => Told::Image(provider),
            (_, Condition::ResourceList, _) => Told::Later,
            _ => told,
        };
        if let Some(item) = self.item_mut().filter(|_| way.page.is_some()) {
            let page = item.page.get_or_insert_with(|| Page { index, ..Page::of(forced) });
            page.provider = page.provider.or(owner);
        }
        self.open(Level::Items(told))
    }

    /// An element of a list on the way to images.
    fn element<'t>(
        &mut self,
        window: Window<'t>,
        position: Position,
    ) -> Result<Option<Step<'t>>, Halt> {
        if self.cursor.token(window, "a value")? == b'{' {
            let resource = position.is_resource().then(Resource::default);
            if let Some(item) = self.item_mut() {
                item.unread.get_or_insert_with(|| format!("/{}", position.first_key()));
            }
            self.open(Level::OnWay(OnWay { position, is_object: true, resource }))?;
        } else {
            self.pass(window)?;
        }
        Ok(None)
    }

    /// The value of a key that leads nowhere.
    fn member(&mut self, window: Window<'_>) -> Result<(), Halt> {
        let value = self.skip(window)?;
        match self.levels.last_mut() {
            Some(Level::Item(item)) => item.take(&self.key, value),
            Some(Level::OnWay(OnWay { resource: Some(resource), .. })) if self.key == "type" => {
                resource.kind = value.and_then(text_value);
            }
            _ => {}
        }
        self.pass_rest(window, value)
    }

    /// Passes a value of which nothing is needed.
    fn pass(&mut self, window: Window<'_>) -> Result<(), Halt> {
        let value = self.skip(window)?;
        self.pass_rest(window, value)
    }

    /// Passes a value that is all there. A list or an object whose text need not be kept may be passed part by part,
    /// instead.
    fn skip<'t>(&mut self, window: Window<'t>) -> Result<Option<&'t str>, Halt> {
        let first_byte = self.cursor.token(window, "a value")?;
        if window.start.is_none() && matches!(first_byte, b'{' | b'[') {
            return Ok(self.cursor.glance(window, Reader::skip));
        }
        self.cursor.attempt(window, Reader::skip).map(Some)
    }

    /// Goes into a value that was not skipped.
    fn pass_rest(&mut self, window: Window<'_>, skipped: Option<&str>) -> Result<(), Halt> {
        if skipped.is_none() {
            let is_object = self.cursor.token(window, "a value")? == b'{';
            return self.open(Level::Passed { is_object });
        }
        self.state = self.behind_value();
        Ok(())
    }

    /// What the type of the resource, in which the position is, says of the images in it: nothing if there is no
    /// resource, and `None` if it is of something else.
    fn told_of_resource(&mut self) -> Option<Told> {
        let forced = self.options.provider;
        let inside_item = self.levels.iter_mut().rev().map_while(|level| match level {
            Level::OnWay(on_way) => Some(on_way),
            _ => None,
        });
        let Some(resource) = inside_item.filter_map(|on_way| on_way.resource.as_mut()).next() else {
            return Some(Told::Nothing);
        };
        resource.has_content = true;
        resource.told(forced)
    }

    /// The text of the innermost item is no longer kept, for what is in it is read as it comes.
    fn leave_text(&mut self, window: Window<'_>) {
        let Self { levels, landmark, cursor, .. } = self;
        let item = levels.iter_mut().rev().find_map(|level| match level {
            Level::Item(item) => Some(item),
            _ => None,
        });
        if let Some(item) = item.filter(|item| item.is_kept) {
            let start = window.text.get(item.start..cursor.at).unwrap_or_default();
            item.leave_text(start, landmark.place(window.text, item.start));
        }
    }

    /// A way in the innermost item has led to something.
    fn found(&mut self) {
        if let Some(item) = self.item_mut() {
            item.found = true;
        }
    }

    /// The end of the innermost level.
    fn close<'t>(
        &mut self,
        window: Window<'t>,
        is_empty: bool,
    ) -> Result<Option<Step<'t>>, Halt> {
        let level = self.levels.pop();
        self.state = self.behind_value();
        match level {
            Some(Level::Item(item)) => Ok(self.close_item(window.text, *item)),
            Some(Level::OnWay(OnWay { resource: Some(resource), .. })) => {
                Ok(self.close_resource(resource))
            }
            Some(Level::OnWay(OnWay { is_object: false, .. })) if is_empty => {
                self.found();
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn close_resource<'t>(&mut self, resource: Resource) -> Option<Step<'t>> {
        if !resource.has_content {
            return None;
        }
        self.found();
        if resource.told(self.options.provider).is_none() {
            self.skips.add(resource.kind.as_deref().unwrap_or_default());
            return None;
        }
        let (refusal, place) = resource.held?;
        Some(self.failed(None, refusal, place))
    }

    fn close_item<'t>(&mut self, text: &'t str, item: Item) -> Option<Step<'t>> {
        let (start, end, told, is_kept) = (item.start, self.cursor.at, item.told, item.is_kept);
        let known_place = item.place;
        let object = if is_kept { text.get(start..end) } else { None };
        if item.is_likely_image() {
            self.cursor.at = start;
            let whole = self.window(text.get(..end).unwrap_or_default(), Rest::End);
            let step = self.whole_image(whole, told);
            self.cursor.at = end;
            if step.is_some() {
                return step;
            }
        }
        let closed = item.close(object.unwrap_or_default(), self.options.provider);
        self.habit.is_wrapper = matches!(closed, Closed::Skipped(_) | Closed::Image(Content { offset: 1.., .. }));
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
            Closed::Text(json, content) => self.text(text, start, &json, content),
            Closed::ApiError(message) => {
                let place = self.landmark.place(text, start);
                let message = shorten_to(&message, LONGEST_ANSWER);
                let sentence = format!("the API answered with an error: `{message}`");
                let refusal = Refusal::says(ErrorCode::ApiError, sentence);
                Some(Step::Error(Error::new(refusal, self.options.provider, None, Some(place))))
            }
            Closed::Refused(provider, refusal) => {
                let place = known_place.unwrap_or_else(|| self.landmark.place(text, start));
                if told == Told::Later {
                    self.hold(refusal, place);
                    return None;
                }
                if !is_kept || refusal.code == ErrorCode::UnknownList {
                    return Some(Step::Error(Error::new(refusal, provider, None, Some(place))));
                }
                Some(self.failed(provider, refusal, place))
            }
        }
    }

    /// Keeps why something is no image until the type of the resource is known that it stands in.
    fn hold(&mut self, refusal: Refusal, place: Place) {
        let resource = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::OnWay(on_way) => on_way.resource.as_mut(),
            _ => None,
        });
        if let Some(resource) = resource {
            resource.held.get_or_insert((refusal, place));
        }
    }

    /// Reads an image at once, if all of it is there and nothing is wrong with it; else it is read key by key.
    fn whole_image<'t>(&mut self, window: Window<'t>, told: Told) -> Option<Step<'t>> {
        let Self { cursor, options, habit: Habit { provider: guess, keys, .. }, .. } = self;
        let start = cursor.at;
        let expected = told.provider().or(options.provider);
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_wrapper = true;
        let object = cursor.glance(window, |json| {
            let object = read_object(json, options, (expected, *guess), &mut notes, keys)?;
            let is_image = matches!(object.outcome, Outcome::Image(_));
            is_image.then_some(object).ok_or(Stopped)
        })?;
        let written = window.text.get(start..cursor.at).unwrap_or_default();
        self.give(window.text, start, written, object, notes, None)
    }

    /// Reads the image in an object whose text is at hand.
    fn content<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        told: Told,
        content: Content,
    ) -> Option<Step<'t>> {
        let Self { options, habit: Habit { provider: guess, keys, .. }, .. } = self;
        let (from, to) = (start + content.offset, start + content.offset + content.length);
        let expected = content.provider.or(told.provider()).or(options.provider);
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        let mut json = Reader::new(text.get(..to).unwrap_or_default(), from, 0, true);
        let object = read_object(&mut json, options, (expected, *guess), &mut notes, keys).ok()?;
        let written = text.get(from..to).unwrap_or_default();
        self.give(text, from, written, object, notes, content.project)
    }

    /// Reads the image in a text of JSON that stands in an object, which starts at `start`.
    fn text<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        image: &str,
        content: Content,
    ) -> Option<Step<'t>> {
        let Self { options, habit: Habit { provider: guess, .. }, .. } = self;
        let expected = content.provider.or(options.provider);
        let mut notes = Notes::new(options.javascript_numbers);
        let mut json = Reader::new(image, 0, 0, true);
        let object =
            read_object(&mut json, options, (expected, *guess), &mut notes, &mut KeyState::default());
        let Some(object) = object.ok().filter(|_| json.peek("").is_err()) else {
            let expected = "an object, or its JSON as a text";
            let found = "a text that is no JSON of an object";
            let refusal = Refusal::expected(ErrorCode::Malformed, None, expected, found);
            let place = self.landmark.place(text, start);
            return Some(self.failed(content.provider, refusal, place));
        };
        Some(match self.give(text, start, image, object, notes, content.project)? {
            Step::Image(image) => Step::Image(Box::new(image.into_owned())),
            Step::Error(error) => Step::Error(error),
            Step::Page(_) | Step::More | Step::Done => return None,
        })
    }

    /// Gives what was read of an object, which is written so, in an object that starts at `start`.
    fn give<'o>(
        &mut self,
        text: &str,
        start: usize,
        written: &str,
        object: Object<'o>,
        notes: Notes,
        project: Option<String>,
    ) -> Option<Step<'o>> {
        let Object { provider, outcome } = object;
        let refusal = match outcome {
            Outcome::Image(mut image) => {
                self.habit.provider = provider.unwrap_or(self.habit.provider);
                match notes.refusal().filter(|_| self.options.strict) {
                    Some(refusal) => refusal,
                    None => {
                        image.warnings.extend(notes.into_warnings());
                        if self.options.source && image.source.is_none() {
                            image.source = source(written);
                        }
                        if image.project.is_none() {
                            image.project = project.map(Cow::Owned);
                        }
                        self.count(provider);
                        self.index += 1;
                        return Some(Step::Image(image));
                    }
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
    fn failed<'o>(
        &mut self,
        provider: Option<Provider>,
        refusal: Refusal,
        place: Place,
    ) -> Step<'o> {
        let index = self.index;
        self.count(provider);
        self.index += 1;
        Step::Error(Error::new(refusal, provider, Some(index), Some(place)))
    }

    /// Counts an image of the innermost page, whether it could be read or not.
    fn count(&mut self, provider: Option<Provider>) {
        let page = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Item(item) => item.page.as_mut(),
            _ => None,
        });
        if let Some(page) = page {
            page.images += 1;
            page.provider = page.provider.or(provider);
        }
    }

    /// The error of a value that is too long; the rest of it is to be skipped.
    fn too_long(&mut self, text: &str) -> Error {
        let kept_from = self.kept_from();
        let start = kept_from.unwrap_or(self.cursor.at);
        self.after_skip = if self.state == State::Key { State::Colon } else { self.behind_value() };
        // What is too long may be an image, or stand in the place of one.
        let mut is_image = matches!(self.levels.last(), None | Some(Level::Items(_)));
        if kept_from.is_some() {
            while !matches!(self.levels.pop(), None | Some(Level::Item(_))) {}
            self.after_skip = self.behind_value();
            is_image = true;
        }
        self.cursor.start_skip(start);
        self.state = State::Skip;
        let expected = format!("at most {} bytes", self.options.max_image_bytes);
        let refusal = Refusal::expected(ErrorCode::Size, None, expected, "more");
        let place = self.landmark.place(text, start);
        let index = is_image.then_some(self.index);
        if is_image {
            self.count(None);
            self.index += 1;
        }
        Error::new(refusal, None, index, Some(place))
    }
}

//! Finds the images in a text: through lists, arrays, documents one after the other, and pieces.

use super::cursor::{Cursor, Halt, Window};
use super::envelope::{Closed, Envelope, Member};
use super::landmark::Landmark;
use super::options::Options;
use super::page::Page;
use crate::error::{Error, ErrorCode, Place, Refusal, fault};
use crate::json::{self, Kind, Reader, Rest, Stopped};
use crate::model::RawJson;
use crate::provider::notes::Notes;
use crate::provider::record::Keys;
use crate::provider::{self, Unified};
use crate::quote::{quote, shorten_to};
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
    /// In an array at the top: an element or its end; what follows an element; an element.
    ArrayFirst,
    ArrayNext,
    ArrayItem,
    /// In an object at the top: a key or its end; what follows a value; a key; `:`; a value.
    MemberFirst,
    MemberNext,
    MemberKey,
    Colon,
    Value,
    /// In a list of images: as in an array.
    ListFirst,
    ListNext,
    ListItem,
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
    /// Whether an array is open at the top.
    in_array: bool,
    envelope: Option<Envelope>,
    /// What follows a value that is too long.
    after_skip: State,
    landmark: Landmark,
    /// The index of the next image.
    index: u64,
    habit: Habit,
}

/// The provider of the last image, and its keys: most likely those of the next one too. What comes out never
/// depends on it.
pub(super) struct Habit {
    last: Provider,
    keys: Keys,
}

impl Default for Habit {
    fn default() -> Self {
        Self { last: Provider::FIRST, keys: Keys::default() }
    }
}

impl Machine {
    pub(super) fn new(options: Options, place: Place, habit: Habit) -> Self {
        Self {
            habit,
            options,
            state: State::Document,
            cursor: Cursor::default(),
            in_array: false,
            envelope: None,
            after_skip: State::Document,
            landmark: Landmark::new(place),
            index: 0,
        }
    }

    /// What it has learned.
    pub(super) fn into_habit(self) -> Habit {
        self.habit
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
        self.cursor.at -= bytes;
        if let Some(envelope) = &mut self.envelope {
            envelope.start = envelope.start.saturating_sub(bytes);
        }
    }

    /// Goes on to the next thing that the caller wants to know of.
    pub(super) fn step<'t>(&mut self, text: &'t str, rest: Rest) -> Step<'t> {
        loop {
            let step = match self.advance(text, rest) {
                Ok(None) => continue,
                Ok(Some(step)) => step,
                Err(Halt::More) => return Step::More,
                Err(Halt::Fault(stop)) => {
                    let place = self.landmark.place(text, stop.at);
                    let index = self.in_image().then_some(self.index);
                    self.state = State::Done;
                    Step::Error(Error::new(fault(text, stop, rest), None, index, Some(place)))
                }
                Err(Halt::TooLong) => Step::Error(self.too_long(text)),
            };
            if matches!(step, Step::Error(_)) && self.options.strict {
                self.state = State::Done;
            }
            return step;
        }
    }

    fn advance<'t>(&mut self, text: &'t str, rest: Rest) -> Result<Option<Step<'t>>, Halt> {
        let window = self.window(text, rest);
        let first = matches!(self.state, State::ArrayFirst | State::MemberFirst | State::ListFirst);
        match self.state {
            State::Done => return Ok(Some(Step::Done)),
            State::Skip => {
                self.cursor.skip(window)?;
                self.state = self.after_skip;
            }
            State::Document => {
                if self.cursor.peek(text).is_none() && rest == Rest::End {
                    self.state = State::Done;
                } else if text.get(self.cursor.at..).is_some_and(|text| text.starts_with(MARK)) {
                    self.cursor.at += MARK.len_utf8();
                } else if self.cursor.token(window, "a value")? == b'[' {
                    self.cursor.at += 1;
                    self.in_array = true;
                    self.state = State::ArrayFirst;
                } else {
                    return self.item(window);
                }
            }
            State::ArrayFirst | State::ArrayNext => {
                let closed = self.cursor.comma_or_close(window, b']', first)?;
                self.in_array = !closed;
                self.state = if closed { State::Document } else { State::ArrayItem };
            }
            State::ArrayItem => return self.item(window),
            State::MemberFirst | State::MemberNext => {
                if self.cursor.comma_or_close(window, b'}', first)? {
                    return self.close(text, rest);
                }
                self.state = State::MemberKey;
            }
            State::MemberKey => {
                if self.cursor.token(window, "a key")? != b'"' {
                    return Err(self.cursor.syntax("a key"));
                }
                let key = self.cursor.attempt(window, Reader::string)?.decode().0;
                if let Some(envelope) = &mut self.envelope {
                    envelope.set_key(&key);
                }
                self.state = State::Colon;
            }
            State::Colon => {
                if self.cursor.token(window, "`:`")? != b':' {
                    return Err(self.cursor.syntax("`:`"));
                }
                self.cursor.at += 1;
                self.state = State::Value;
            }
            State::Value => self.value(window)?,
            State::ListFirst | State::ListNext => {
                let closed = self.cursor.comma_or_close(window, b']', first)?;
                self.state = if closed { State::MemberNext } else { State::ListItem };
            }
            State::ListItem => {
                let object = self.cursor.token(window, "a value")? == b'{';
                let step = self.image(window, object)?;
                self.state = State::ListNext;
                return Ok(Some(step));
            }
        }
        Ok(None)
    }

    /// What the cursor may read in the present state.
    fn window<'t>(&self, text: &'t str, rest: Rest) -> Window<'t> {
        let inside = match self.state {
            State::ListItem => 2,
            State::MemberKey | State::Value => 1,
            _ => 0,
        };
        Window {
            text,
            rest,
            start: self.kept_from(),
            most_bytes: self.options.max_image_bytes.max(1),
            depth: inside + u8::from(self.in_array),
        }
    }

    /// Where the open object at the top starts, while it may be an image.
    fn kept_from(&self) -> Option<usize> {
        self.envelope.as_ref().filter(|open| !open.is_list).map(|open| open.start)
    }

    /// The state behind a document, or behind an element of an array at the top.
    fn behind_item(&self) -> State {
        if self.in_array { State::ArrayNext } else { State::Document }
    }

    /// A document, or an element of an array at the top.
    fn item<'t>(&mut self, window: Window<'t>) -> Result<Option<Step<'t>>, Halt> {
        if self.cursor.token(window, "a value")? == b'{' {
            if let Some(step) = self.lone_image(window) {
                self.state = self.behind_item();
                return Ok(Some(step));
            }
            self.envelope = Some(Envelope::new(self.cursor.at, self.index, self.options.provider));
            self.cursor.at += 1;
            self.state = State::MemberFirst;
            return Ok(None);
        }
        let step = self.image(window, false)?;
        self.state = self.behind_item();
        Ok(Some(step))
    }

    /// The value of a key of an object at the top.
    fn value(&mut self, window: Window<'_>) -> Result<(), Halt> {
        let first_byte = self.cursor.token(window, "a value")?;
        let member = self.envelope.as_mut().map(|envelope| envelope.member(first_byte));
        if member == Some(Member::List) {
            if let Some(Envelope { place, start, .. }) = &mut self.envelope {
                // From here on its text is not kept.
                place.get_or_insert_with(|| self.landmark.place(window.text, *start));
            }
            self.cursor.at += 1;
            self.state = State::ListFirst;
            return Ok(());
        }
        let value = self.cursor.attempt(window, Reader::skip)?;
        if let Some(envelope) = &mut self.envelope {
            envelope.take(value);
        }
        self.state = State::MemberNext;
        Ok(())
    }

    /// The end of an object at the top.
    fn close<'t>(&mut self, text: &'t str, rest: Rest) -> Result<Option<Step<'t>>, Halt> {
        let Some(envelope) = self.envelope.take() else { return Ok(None) };
        let Envelope { start, place, .. } = envelope;
        self.state = self.behind_item();
        let step = match envelope.close(text.get(start..self.cursor.at).unwrap_or_default()) {
            Closed::Page(page) => Step::Page(page),
            Closed::ApiError(message) => {
                let place = self.landmark.place(text, start);
                let message = shorten_to(&message, LONGEST_ANSWER);
                let sentence = format!("the API answered with an error: `{message}`");
                let refusal = Refusal::says(ErrorCode::ApiError, sentence);
                Step::Error(Error::new(refusal, self.options.provider, None, Some(place)))
            }
            Closed::Both => {
                let sentence = "an object with a list and a name is no list and no image";
                let refusal = Refusal::says(ErrorCode::Malformed, sentence.to_owned());
                Step::Error(Error::new(refusal, self.options.provider, None, place))
            }
            Closed::Image => {
                self.cursor.at = start;
                self.image(self.window(text, rest), true)?
            }
        };
        Ok(Some(step))
    }

    /// Reads an object at the top at once, if it is an image, all there and with nothing wrong; else it
    /// is walked through key by key.
    fn lone_image<'t>(&mut self, window: Window<'t>) -> Option<Step<'t>> {
        let Self { cursor, options, habit: Habit { last, keys }, .. } = self;
        let start = cursor.at;
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        keys.may_be_list = true;
        let (provider, image) = cursor.glance(window, |json| {
            let (provider, read) = read_image(json, options, &mut notes, keys, *last)?;
            Ok((provider, read.map_err(|_| Stopped)?))
        })?;
        Some(self.give(window.text, start, provider, Ok(image), notes))
    }

    /// Reads an image, or what stands in its place.
    fn image<'t>(&mut self, window: Window<'t>, object: bool) -> Result<Step<'t>, Halt> {
        let Self { cursor, options, habit: Habit { last, keys }, .. } = self;
        let start = cursor.at;
        let mut notes = Notes::new(options.javascript_numbers);
        keys.forget();
        let (provider, read) = if object {
            cursor.attempt(window, |json| read_image(json, options, &mut notes, keys, *last))?
        } else {
            (None, Err(cursor.attempt(window, no_object)?))
        };
        Ok(self.give(window.text, start, provider, read, notes))
    }

    /// Gives what was read of an image that starts at `start`.
    fn give<'t>(
        &mut self,
        text: &'t str,
        start: usize,
        provider: Option<Provider>,
        read: Unified<'t>,
        notes: Notes,
    ) -> Step<'t> {
        let index = self.index;
        self.index += 1;
        self.habit.last = provider.unwrap_or(self.habit.last);
        if let Some(envelope) = &mut self.envelope {
            envelope.count(provider);
        }
        let refusal = if self.options.strict { notes.refusal() } else { None };
        match read.and_then(|image| refusal.map_or(Ok(image), Err)) {
            Ok(mut image) => {
                image.warnings = notes.into_warnings();
                if self.options.source {
                    image.source = source(text.get(start..self.cursor.at).unwrap_or_default());
                }
                Step::Image(image)
            }
            Err(refusal) => {
                let place = self.landmark.place(text, start);
                Step::Error(Error::new(refusal, provider, Some(index), Some(place)))
            }
        }
    }

    /// The error of a value that is too long; the rest of it is to be skipped.
    fn too_long(&mut self, text: &str) -> Error {
        let start = self.kept_from().unwrap_or(self.cursor.at);
        // Outside of objects, what is too long stands in the place of an image.
        let is_image = self.in_image() || matches!(self.state, State::Document | State::ArrayItem);
        let index = is_image.then_some(self.index);
        self.index += u64::from(is_image);
        if let Some(envelope) = self.envelope.as_mut().filter(|open| open.is_list && is_image) {
            envelope.count(None);
        }
        self.after_skip = match self.state {
            State::ListItem => State::ListNext,
            State::MemberKey if !is_image => State::Colon,
            State::Value if !is_image => State::MemberNext,
            _ => self.behind_item(),
        };
        if is_image && self.state != State::ListItem {
            self.envelope = None;
        }
        self.cursor.start_skip(start);
        self.state = State::Skip;
        let expected = format!("at most {} bytes", self.options.max_image_bytes);
        let refusal = Refusal::expected(ErrorCode::Size, None, expected, "more");
        Error::new(refusal, None, index, Some(self.landmark.place(text, start)))
    }

    /// Whether what is read next is, or may be, an image.
    fn in_image(&self) -> bool {
        self.state == State::ListItem || self.kept_from().is_some()
    }
}

/// Reads the object of an image, and tells whose it is.
fn read_image<'t>(
    json: &mut Reader<'t>,
    options: &Options,
    notes: &mut Notes,
    keys: &mut Keys,
    last: Provider,
) -> Result<(Option<Provider>, Unified<'t>), Stopped> {
    let Some(provider) = options.provider else {
        return provider::read_any(json, &options.knowledge, notes, keys, last);
    };
    let image = (provider.spec().read)(json, &options.knowledge, notes, keys)?;
    Ok((Some(provider), image))
}

/// Passes a value that is no object.
fn no_object(json: &mut Reader<'_>) -> Result<Refusal, Stopped> {
    let kind = json.kind()?;
    let token = json.skip()?;
    let found = match kind {
        Kind::Array => kind.describe().to_owned(),
        _ => quote(token),
    };
    Ok(Refusal::expected(ErrorCode::Malformed, None, "an object", found))
}

/// The provider's object as it was written, without its secrets.
fn source(object: &str) -> Option<RawJson> {
    json::compact(object, provider::is_secret).ok().map(RawJson::from_read)
}

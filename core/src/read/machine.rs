//! Finds the images in a text: through lists, arrays, documents one after the other, and pieces.

use super::envelope::{Closed, Envelope, Landmark, Member};
use super::options::Options;
use super::page::Page;
use crate::error::{Error, ErrorCode, Place, Refusal, fault, shorten};
use crate::json::{self, Cause, Frame, Kind, MAX_DEPTH, Reader, Rest, Stop};
use crate::model::RawJson;
use crate::provider;
use crate::provider::notes::Notes;
use crate::provider::record::Keys;
use crate::{Image, Provider};

/// What comes next of an input.
pub(super) enum Step<'t> {
    Image(Image<'t>),
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

/// Why no step was made.
enum Halt {
    /// The text ends here, and more may come.
    More,
    /// The text is at fault.
    Fault(Stop),
    /// The value is too long.
    TooLong,
}

/// Walks through a text. The text may grow at its end, and lose what was passed at its front.
#[derive(Debug)]
pub(super) struct Machine {
    options: Options,
    state: State,
    /// The next byte.
    at: usize,
    /// Whether an array is open at the top.
    in_array: bool,
    envelope: Option<Envelope>,
    /// Looks for the end of a value that is not all there.
    frame: Option<Frame>,
    /// What follows a value that is too long.
    after_skip: State,
    landmark: Landmark,
    /// The index of the next image.
    index: u64,
    /// The provider of the last image: most likely that of the next one too.
    last: Provider,
}

impl Machine {
    pub(super) fn new(options: Options, place: Place) -> Self {
        Self {
            last: options.provider.unwrap_or(Provider::FIRST),
            options,
            state: State::Document,
            at: 0,
            in_array: false,
            envelope: None,
            frame: None,
            after_skip: State::Document,
            landmark: Landmark::new(place),
            index: 0,
        }
    }

    /// How many bytes at the front of the text are no longer needed.
    pub(super) fn passed(&self) -> usize {
        self.envelope.as_ref().filter(|open| !open.is_list).map_or(self.at, |open| open.start)
    }

    /// Takes note that so many bytes of the text's front are gone.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        self.landmark.shift(text, bytes);
        self.at -= bytes;
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
                    self.state = State::Done;
                    let place = self.landmark.place(text, stop.at);
                    let index = self.in_image().then_some(self.index);
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
        match self.state {
            State::Done => return Ok(Some(Step::Done)),
            State::Skip => return self.skip(text, rest),
            State::Document => {
                if self.peek(text).is_none() && rest == Rest::End {
                    self.state = State::Done;
                    return Ok(None);
                }
                match self.token(text, rest, "a value")? {
                    b'[' => self.open_array(),
                    _ => return self.item(text, rest, State::Document),
                }
            }
            State::ArrayFirst | State::ArrayNext => {
                if self.comma_or_close(text, rest, b']', State::ArrayFirst, State::ArrayItem)? {
                    self.in_array = false;
                    self.state = State::Document;
                }
            }
            State::ArrayItem => {
                self.token(text, rest, "a value")?;
                return self.item(text, rest, State::ArrayNext);
            }
            State::MemberFirst | State::MemberNext => {
                if self.comma_or_close(text, rest, b'}', State::MemberFirst, State::MemberKey)? {
                    return self.close(text, rest);
                }
            }
            State::MemberKey => {
                if self.token(text, rest, "a key")? != b'"' {
                    return Err(self.syntax("a key"));
                }
                let key = self.attempt(text, rest, Reader::string)?.decode().0;
                if let Some(envelope) = &mut self.envelope {
                    envelope.set_key(&key);
                }
                self.state = State::Colon;
            }
            State::Colon => {
                if self.token(text, rest, "`:`")? != b':' {
                    return Err(self.syntax("`:`"));
                }
                self.at += 1;
                self.state = State::Value;
            }
            State::Value => return self.value(text, rest),
            State::ListFirst | State::ListNext => {
                if self.comma_or_close(text, rest, b']', State::ListFirst, State::ListItem)? {
                    self.state = State::MemberNext;
                }
            }
            State::ListItem => {
                let object = self.token(text, rest, "a value")? == b'{';
                let step = self.image(text, rest, object)?;
                self.state = State::ListNext;
                return Ok(Some(step));
            }
        }
        Ok(None)
    }

    /// An array at the top; or, inside one, something that is no image.
    fn open_array(&mut self) {
        self.at += 1;
        self.in_array = true;
        self.state = State::ArrayFirst;
    }

    /// A document, or an element of an array at the top.
    fn item<'t>(
        &mut self,
        text: &'t str,
        rest: Rest,
        then: State,
    ) -> Result<Option<Step<'t>>, Halt> {
        if self.peek(text) == Some(b'{') {
            self.envelope = Some(Envelope::new(self.at, self.index));
            self.at += 1;
            self.state = State::MemberFirst;
            return Ok(None);
        }
        let step = self.image(text, rest, false)?;
        self.state = then;
        Ok(Some(step))
    }

    /// The value of a key of an object at the top.
    fn value<'t>(&mut self, text: &'t str, rest: Rest) -> Result<Option<Step<'t>>, Halt> {
        let first_byte = self.token(text, rest, "a value")?;
        let member = self.envelope.as_mut().map(|envelope| envelope.member(first_byte));
        if member == Some(Member::List) {
            self.at += 1;
            self.state = State::ListFirst;
            return Ok(None);
        }
        let value = self.attempt(text, rest, Reader::skip)?;
        if let Some(envelope) = &mut self.envelope {
            envelope.take(value);
        }
        self.state = State::MemberNext;
        Ok(None)
    }

    /// The end of an object at the top.
    fn close<'t>(&mut self, text: &'t str, rest: Rest) -> Result<Option<Step<'t>>, Halt> {
        let Some(envelope) = self.envelope.take() else { return Ok(None) };
        let start = envelope.start;
        self.state = if self.in_array { State::ArrayNext } else { State::Document };
        let step = match envelope.close(text.get(start..self.at).unwrap_or_default()) {
            Closed::Page(page) => Step::Page(page),
            Closed::ApiError(provider, message) => {
                let place = self.landmark.place(text, start);
                let sentence = format!("the API answered with an error: `{}`", shorten(&message));
                let refusal = Refusal::says(ErrorCode::ApiError, sentence);
                Step::Error(Error::new(refusal, Some(provider), None, Some(place)))
            }
            Closed::Image => {
                self.at = start;
                self.image(text, rest, true)?
            }
        };
        Ok(Some(step))
    }

    /// Reads an image, or what stands in its place.
    fn image<'t>(&mut self, text: &'t str, rest: Rest, object: bool) -> Result<Step<'t>, Halt> {
        let start = self.at;
        let mut notes = Notes::default();
        let (provider, read) = if object {
            let (forced, last) = (self.options.provider, self.last);
            self.attempt(text, rest, |json| match forced {
                None => provider::read_any(json, &mut notes, last),
                Some(provider) => {
                    let image = (provider.spec().read)(json, &mut notes, &mut Keys::default())?;
                    Ok((Some(provider), image))
                }
            })?
        } else {
            (None, Err(self.attempt(text, rest, no_object)?))
        };
        let index = self.index;
        self.index += 1;
        self.last = provider.unwrap_or(self.last);
        if let Some(envelope) = &mut self.envelope {
            envelope.count(provider);
        }
        let refusal = if self.options.strict { notes.refusal() } else { None };
        match read.and_then(|image| refusal.map_or(Ok(image), Err)) {
            Ok(mut image) => {
                image.warnings = notes.into_warnings();
                if self.options.source {
                    image.source = source(text.get(start..self.at).unwrap_or_default());
                }
                Ok(Step::Image(image))
            }
            Err(refusal) => {
                let place = self.landmark.place(text, start);
                Ok(Step::Error(Error::new(refusal, provider, Some(index), Some(place))))
            }
        }
    }

    /// Reads what starts at the next byte, if it is all there.
    fn attempt<'t, T>(
        &mut self,
        text: &'t str,
        rest: Rest,
        read: impl FnOnce(&mut Reader<'t>) -> Result<T, Stop>,
    ) -> Result<T, Halt> {
        let most = self.value_start().saturating_add(self.options.max_image_bytes);
        let value = text.as_bytes().get(self.at..).unwrap_or_default();
        if let Some(frame) = &mut self.frame {
            let too_long = text.len() > most;
            if rest == Rest::More && !too_long && frame.length(value).is_none() {
                return Err(Halt::More);
            }
            self.frame = None;
        }
        let limit = floor(text, most);
        let whole = rest == Rest::End && limit == text.len();
        let within = text.get(..limit).unwrap_or_default();
        let mut json = Reader::new(within, self.at, self.depth(), whole);
        match read(&mut json) {
            Ok(value) => {
                self.at = json.at();
                Ok(value)
            }
            Err(Stop { cause: Cause::End, .. }) if limit < text.len() => Err(Halt::TooLong),
            Err(Stop { cause: Cause::End, .. }) if rest == Rest::More => {
                let mut frame = Frame::default();
                // The reader did not find the end, so this does not either: it keeps the place.
                frame.length(value);
                self.frame = Some(frame);
                Err(Halt::More)
            }
            Err(stop) => Err(Halt::Fault(stop)),
        }
    }

    /// Where the value starts whose length is limited: while an object at the top may be an image,
    /// that object.
    fn value_start(&self) -> usize {
        self.envelope.as_ref().filter(|open| !open.is_list).map_or(self.at, |open| open.start)
    }

    /// The error of a value that is too long; the rest of it is to be skipped.
    fn too_long(&mut self, text: &str) -> Error {
        let start = self.value_start();
        // Outside of objects, what is too long stands in the place of an image.
        let is_image = self.in_image() || matches!(self.state, State::Document | State::ArrayItem);
        let index = is_image.then_some(self.index);
        self.index += u64::from(is_image);
        let path = match &mut self.envelope {
            Some(envelope) if envelope.is_list && is_image => {
                envelope.count(None);
                None
            }
            Some(envelope) if envelope.is_list => Some(format!("/{}", shorten(&envelope.key))),
            _ => None,
        };
        self.after_skip = match self.state {
            State::ListItem => State::ListNext,
            State::MemberKey if !is_image => State::Colon,
            State::Value if !is_image => State::MemberNext,
            _ if self.in_array => State::ArrayNext,
            _ => State::Document,
        };
        if is_image && self.state != State::ListItem {
            self.envelope = None;
        }
        self.at = start;
        self.state = State::Skip;
        self.frame = Some(Frame::default());
        let expected = format!("at most {} bytes", self.options.max_image_bytes);
        let refusal = Refusal::expected(ErrorCode::Size, path, expected, None);
        Error::new(refusal, None, index, Some(self.landmark.place(text, start)))
    }

    fn skip<'t>(&mut self, text: &'t str, rest: Rest) -> Result<Option<Step<'t>>, Halt> {
        let value = text.as_bytes().get(self.at..).unwrap_or_default();
        let frame = self.frame.get_or_insert_default();
        if let Some(length) = frame.length(value) {
            self.at += length;
            self.frame = None;
            self.state = self.after_skip;
            return Ok(None);
        }
        frame.forget(value.len());
        self.at = text.len();
        match rest {
            Rest::More => Err(Halt::More),
            _ => Err(Halt::Fault(Stop { at: self.at, cause: Cause::End })),
        }
    }

    /// Whether what is read next is, or may be, an image.
    fn in_image(&self) -> bool {
        match self.state {
            State::ListItem => true,
            State::ListFirst | State::ListNext => false,
            _ => self.envelope.as_ref().is_some_and(|open| !open.is_list),
        }
    }

    /// How many objects and lists are open around the next value.
    fn depth(&self) -> u8 {
        let inside = match self.state {
            State::ListItem => 2,
            State::MemberKey | State::Value => 1,
            _ => 0,
        };
        (inside + u8::from(self.in_array)).min(MAX_DEPTH)
    }

    /// The next byte that is no white space, if it is there.
    fn peek(&mut self, text: &str) -> Option<u8> {
        let mut json = Reader::new(text, self.at, 0, false);
        let byte = json.peek("").ok();
        self.at = json.at();
        byte
    }

    fn token(&mut self, text: &str, rest: Rest, expected: &'static str) -> Result<u8, Halt> {
        let byte = self.peek(text);
        if self.at - self.value_start() >= self.options.max_image_bytes.max(1) {
            return Err(Halt::TooLong);
        }
        match (byte, rest) {
            (Some(byte), _) => Ok(byte),
            (None, Rest::More) => Err(Halt::More),
            (None, _) => Err(self.syntax(expected)),
        }
    }

    fn syntax(&self, expected: &'static str) -> Halt {
        Halt::Fault(Stop { at: self.at, cause: Cause::Syntax(expected) })
    }

    /// Passes what may follow an element: true at the end of the container, else the state is
    /// `item`, in which an element must come.
    fn comma_or_close(
        &mut self,
        text: &str,
        rest: Rest,
        close: u8,
        first: State,
        item: State,
    ) -> Result<bool, Halt> {
        let at_first = self.state == first;
        let expected = match (at_first, close) {
            (true, b']') => "a value or `]`",
            (true, _) => "a key or `}`",
            (false, b']') => "`,` or `]`",
            (false, _) => "`,` or `}`",
        };
        let byte = self.token(text, rest, expected)?;
        if byte == close {
            self.at += 1;
            return Ok(true);
        }
        if !at_first {
            if byte != b',' {
                return Err(self.syntax(expected));
            }
            self.at += 1;
        }
        self.state = item;
        Ok(false)
    }
}

/// The last place at or before `most` where the text can be cut.
fn floor(text: &str, most: usize) -> usize {
    let mut limit = most.min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    limit
}

/// Passes a value that is no object.
fn no_object(json: &mut Reader<'_>) -> Result<Refusal, Stop> {
    let kind = json.kind()?;
    let token = json.skip()?;
    let found = match kind {
        Kind::Array => kind.describe().to_owned(),
        _ => format!("`{}`", shorten(token)),
    };
    Ok(Refusal::expected(ErrorCode::Malformed, None, "an object", Some(found)))
}

/// The provider's object as it was written, without its secrets.
fn source(object: &str) -> Option<RawJson> {
    json::compact(object, provider::is_secret).ok().and_then(RawJson::from_read)
}

//! The state machine that finds the images in a text: in lists, wrappers, concatenated documents and chunks.
//!
//! # States
//!
//! ```text
//!                 object
//!  First ------+----------> Key ---> Colon --+
//!              |                             |
//!  Next -`,`---+-----------------------------+---> Value --+-- opens a level ------> First
//!                 list                       |             |
//!  Document ---------------------------------+             +-- read or passed -----> (after a value)
//!    |  |
//!    |  +-- byte order mark --> Document
//!    +-- end of the input ----> Done
//!
//!  (after a value) -- a level is open --> Next
//!                  -- otherwise --------> Document
//!
//!  First, Next -- `}` or `]`: closes the level ---------------> (after a value)
//!                 a page with an error beside its list -------> Held --> (after a value)
//!  any state ---- a value or the kept text is too long -------> Skip --> (after a value); after a long key, Colon
//!  any state ---- a fault in the text; if strict, any error --> Done
//! ```
//!
//! A state does not change while its token or value is incomplete: the machine waits for more text. An element of a
//! list is read in the same step as the comma before it, and a document is read in `Document`, without a change to
//! `Value`.
//!
//! # Levels
//!
//! The open objects and lists around the position are a stack of [`Level`]s. What a value opens depends on the
//! innermost level and on the table of ways in ([`super::ways`]):
//!
//! ```text
//!            `[`               list whose elements are the end of a way
//!  document -----> Items <-----------------------------------------------+
//!     |             |  ^                                                 |
//!     | `{`     `{` |  | list whose elements are the end of a way        |
//!     |             v  |                                                 |
//!     +--------> Candidate -- list or object inside a way ----------> OnWay
//!                   |  ^                                              |  |
//!                   |  +-- wrapper, or image, at the end of a way ----+  |
//!                   |                                                    |
//!                   | list or object that is not needed                  |
//!                   v and is not complete                                |
//!                 Passed <-----------------------------------------------+
//! ```
//!
//! Each level can also open one of its own kind: `Items` a list in a list, `Candidate` a wrapper at the end of a way of
//! one key, `OnWay` the next list or object of the way, `Passed` whatever is in it. An object that is read as an image
//! at once, or passed as an asset or a resource of another type, opens no level. `}` or `]` closes the innermost level:
//! see [`super::close`].
//!
//! The text of a `Candidate` is kept until it closes, or until a way in it is read as it arrives.

use std::vec;

use super::cursor::{Cursor, Pause, Window};
use super::embedded::Embedded;
use super::expectation::Expectation;
use super::level::Level;
use super::line_counter::LineCounter;
use super::options::Options;
use super::page::Page;
use super::prediction::Prediction;
use super::skipped::{Skipped, Skips};
use super::sniffer::{Sniffed, Sniffer};
use crate::Image;
use crate::error::{Error, ErrorCode, ImageFault, Location, fault};
use crate::json::{MAX_DEPTH, Reader, Rest, TextFaultKind};
use crate::quote::{add, text_of};

/// What the machine returns to its caller.
pub(super) enum Event<'t> {
    /// An image that does not match the filter of the query. [`Machine::next_event`] passes it.
    Unwanted,
    Image(Box<Image<'t>>),
    Embedded(Box<Embedded>),
    Error(Box<Error>),
    Page(Box<Page>),
    /// More text is needed.
    NeedMore,
    /// The input is at its end, or is not read further.
    Done,
}

/// What is expected next. The module documentation has a diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A document, or the end of the input.
    Document,
    /// In the innermost level: its first element or member, or its end.
    First,
    /// After an element or a member: another one, or the end of the level.
    Next,
    /// In an object: a key.
    Key,
    /// The colon after a key.
    Colon,
    /// A value: an element of a list, or the value of a key.
    Value,
    /// The rest of a value that is too long.
    Skip,
    /// After a page: the error beside its list.
    Held,
    Done,
}

/// Concatenated files keep it, so it may come before any document.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Finds images in a text that may grow at its end, and lose its front up to the position.
pub(super) struct Machine {
    pub(super) options: Options,
    pub(super) state: State,
    pub(super) cursor: Cursor,
    /// The open levels, the outermost first.
    pub(super) levels: Vec<Level>,
    /// Errors to return before anything else is read.
    pub(super) pending: vec::IntoIter<(Box<ImageFault>, Location)>,
    /// The error to return after a page.
    pub(super) held: Option<Box<Error>>,
    /// The state after [`State::Skip`] and [`State::Held`].
    pub(super) after_skip: State,
    /// The key of the next value.
    pub(super) key: String,
    pub(super) lines: LineCounter,
    pub(super) sniffer: Sniffer,
    /// The index of the next image.
    pub(super) index: u64,
    /// The number of images that were read, also of those that are unwanted.
    pub(super) read: u64,
    pub(super) prediction: Prediction,
    pub(super) skips: Skips,
}

impl Machine {
    pub(super) fn new(options: Options, start: Location, prediction: Prediction) -> Self {
        Self {
            options,
            state: State::Document,
            cursor: Cursor::default(),
            levels: Vec::new(),
            pending: vec::IntoIter::default(),
            held: None,
            after_skip: State::Document,
            key: String::new(),
            lines: LineCounter::new(start),
            sniffer: Sniffer::default(),
            index: 0,
            read: 0,
            prediction,
            skips: Skips::default(),
        }
    }

    /// The objects that were skipped until now, by kind.
    pub(super) fn skipped(&self) -> &[Skipped] {
        self.skips.list()
    }

    /// Whether no more text will be read.
    pub(super) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// The number of bytes at the front of the text that are no longer needed.
    pub(super) fn unneeded_bytes(&self) -> usize {
        self.kept_from().unwrap_or(self.cursor.at)
    }

    /// Adjusts all offsets; `text` is about to lose `bytes` bytes at its front.
    pub(super) fn shift(&mut self, text: &str, bytes: usize) {
        self.lines.shift(text, bytes);
        self.sniffer.shift(bytes);
        self.cursor.at -= bytes;
        if let Some(candidate) = self.candidate_mut() {
            candidate.start = candidate.start.saturating_sub(bytes);
        }
    }

    /// Reads on until there is an event.
    pub(super) fn next_event<'t>(&mut self, text: &'t str, rest: Rest) -> Event<'t> {
        self.sniffer.feed(text);
        loop {
            let event = match self.advance(self.window(text, rest)) {
                Ok(None | Some(Event::Unwanted)) => continue,
                Ok(Some(event)) => event,
                Err(Pause::NeedMore) => return Event::NeedMore,
                Err(Pause::Fault) => {
                    let text_fault = self.cursor.fault;
                    let fault = match (text_fault.kind, self.sniffer.sniff(rest)) {
                        (TextFaultKind::Syntax(_), Sniffed::NeedMore) => return Event::NeedMore,
                        (TextFaultKind::Syntax(_), Sniffed::Format(format)) => {
                            format.fault(ErrorCode::Syntax)
                        }
                        _ => fault(text, text_fault, rest),
                    };
                    let location = self.lines.location(text, text_fault.at);
                    let index = self.kept_from().map(|_| self.index);
                    self.state = State::Done;
                    Event::Error(Error::from_fault(fault, None, index, Some(location)))
                }
                Err(Pause::TooLong) => Event::Error(self.too_long(text)),
            };
            self.sniffer.is_json = true;
            if matches!(event, Event::Error(_)) && self.options.strict {
                self.state = State::Done;
            }
            return event;
        }
    }

    /// Reads the next token or value, and changes the state.
    pub(super) fn advance<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        match self.state {
            State::Done => return Ok(Some(Event::Done)),
            State::Skip => {
                self.cursor.skip(window)?;
                self.state = self.after_skip;
            }
            State::Held => {
                self.state = self.after_skip;
                return Ok(self.held.take().map(Event::Error));
            }
            State::Document => return self.document(window),
            State::First | State::Next => {
                if self.pending.len() > 0 {
                    return Ok(self.next_pending());
                }
                let is_object = self.levels.last().is_some_and(Level::is_object);
                let close = if is_object { b'}' } else { b']' };
                let first = self.state == State::First;
                if self.cursor.comma_or_close(window, close, first)? {
                    return Ok(self.close(window.text, first));
                }
                self.state = if is_object { State::Key } else { State::Value };
                if !is_object {
                    return self.value(window);
                }
            }
            State::Key => {
                if self.cursor.require(window, "a key")? != b'"' {
                    return Err(self.cursor.syntax("a key"));
                }
                let key = self.cursor.read_complete(window, Reader::string)?.decode().0;
                self.key.clear();
                add(&mut self.key, &key);
                self.state = State::Colon;
            }
            State::Colon => {
                if self.cursor.require(window, "`:`")? != b':' {
                    return Err(self.cursor.syntax("`:`"));
                }
                self.cursor.at += 1;
                self.state = State::Value;
            }
            State::Value => return self.value(window),
        }
        Ok(None)
    }

    /// The text that the cursor may read at the current position.
    pub(super) fn window<'t>(&self, text: &'t str, rest: Rest) -> Window<'t> {
        Window {
            text,
            rest,
            kept_from: self.kept_from(),
            max_bytes: self.options.max_image_bytes.max(1),
            depth: u8::try_from(self.levels.len()).unwrap_or(MAX_DEPTH),
        }
    }

    fn document<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        if self.cursor.peek(window.text).is_none() && window.rest == Rest::End {
            self.state = State::Done;
        } else if window
            .text
            .get(self.cursor.at..)
            .is_some_and(|text| text.starts_with(BYTE_ORDER_MARK))
        {
            self.cursor.at += BYTE_ORDER_MARK.len_utf8();
        } else {
            return self.possible_image(window, Expectation::Nothing);
        }
        Ok(None)
    }

    /// The error of a value that is too long. Its rest will be skipped.
    fn too_long(&mut self, text: &str) -> Box<Error> {
        let kept_from = self.kept_from();
        let start = kept_from.unwrap_or(self.cursor.at);
        self.after_skip = if self.state == State::Key { State::Colon } else { self.after_value() };
        // The value may be an image, or be in the place of one.
        let mut is_image = matches!(self.levels.last(), None | Some(Level::Items(_)));
        if kept_from.is_some() {
            let candidate =
                self.levels.iter().rposition(|level| matches!(level, Level::Candidate(_)));
            self.levels.truncate(candidate.unwrap_or(0));
            self.after_skip = self.after_value();
            is_image = true;
        }
        self.cursor.start_skip(start);
        self.state = State::Skip;
        let mut max_bytes = itoa::Buffer::new();
        let expected =
            text_of(&["at most ", max_bytes.format(self.options.max_image_bytes), " bytes"]);
        let fault = ImageFault::expected(ErrorCode::Size, None, &expected, "more");
        let location = self.lines.location(text, start);
        let index = is_image.then_some(self.index);
        if is_image {
            self.count(None);
            self.index += 1;
        }
        Error::from_fault(fault, None, index, Some(location))
    }
}

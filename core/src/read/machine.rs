//! Finds the images in a text: in lists, in wrappers, in documents one after the other, and in chunks.
//!
//! What is open around the place that is read is a stack of levels ([`Level`]). The table of ways ([`super::ways`])
//! says which of them lead to images. An object that may be an image keeps its text until it closes, or until a way turns
//! up in it that is read as it comes.

use std::vec;

use super::beginning::{Beginning, Likeness};
use super::candidate::Candidate;
use super::cursor::{Cursor, Pause, Window};
use super::embedded::Embedded;
use super::level::{Expectation, Level};
use super::line_counter::LineCounter;
use super::options::Options;
use super::page::Page;
use super::prediction::Prediction;
use super::skipped::{Skipped, Skips};
use crate::Image;
use crate::error::{Error, ErrorCode, ImageFault, Location, fault};
use crate::json::{MAX_DEPTH, Reader, Rest, TextFaultKind};
use crate::quote::{add, text_of};

/// What comes next of an input.
pub(super) enum Event<'t> {
    Image(Box<Image<'t>>),
    Embedded(Box<Embedded>),
    Error(Box<Error>),
    Page(Box<Page>),
    /// Nothing, until there is more text.
    More,
    /// Nothing more.
    Done,
}

/// What is expected next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
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

/// Walks through a text. The text may grow at its end, and lose what was passed at its front.
pub(super) struct Machine {
    pub(super) options: Options,
    pub(super) state: State,
    pub(super) cursor: Cursor,
    /// What is open, the outermost first.
    pub(super) levels: Vec<Level>,
    /// Errors that are to be given next.
    pub(super) pending: vec::IntoIter<(Box<ImageFault>, Location)>,
    /// What follows a value that is too long.
    pub(super) after_skip: State,
    /// The key whose value comes next.
    pub(super) key: String,
    pub(super) lines: LineCounter,
    pub(super) beginning: Beginning,
    /// The index of the next image.
    pub(super) index: u64,
    /// What it has learned.
    pub(super) prediction: Prediction,
    pub(super) skips: Skips,
}

impl Machine {
    pub(super) fn new(options: Options, place: Location, prediction: Prediction) -> Self {
        Self {
            options,
            state: State::Document,
            cursor: Cursor::default(),
            levels: Vec::new(),
            pending: vec::IntoIter::default(),
            after_skip: State::Document,
            key: String::new(),
            lines: LineCounter::new(place),
            beginning: Beginning::default(),
            index: 0,
            prediction,
            skips: Skips::default(),
        }
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
        self.lines.shift(text, bytes);
        self.beginning.shift(bytes);
        self.cursor.at -= bytes;
        if let Some(candidate) = self.candidate_mut() {
            candidate.start = candidate.start.saturating_sub(bytes);
        }
    }

    /// Goes on to the next thing that the caller wants to know of.
    pub(super) fn step<'t>(&mut self, text: &'t str, rest: Rest) -> Event<'t> {
        self.beginning.take(text);
        loop {
            let step = match self.advance(self.window(text, rest)) {
                Ok(None) => continue,
                Ok(Some(step)) => step,
                Err(Pause::More) => return Event::More,
                Err(Pause::Fault) => {
                    let stop = self.cursor.stop;
                    let fault = match (stop.kind, self.beginning.looks_like(rest)) {
                        (TextFaultKind::Syntax(_), Likeness::NeedsMore) => return Event::More,
                        (TextFaultKind::Syntax(_), Likeness::Format(format)) => {
                            format.fault(ErrorCode::Syntax)
                        }
                        _ => fault(text, stop, rest),
                    };
                    let place = self.lines.place(text, stop.at);
                    let index = self.kept_from().map(|_| self.index);
                    self.state = State::Done;
                    Event::Error(Error::new(fault, None, index, Some(place)))
                }
                Err(Pause::TooLong) => Event::Error(self.too_long(text)),
            };
            self.beginning.is_past = true;
            if matches!(step, Event::Error(_)) && self.options.strict {
                self.state = State::Done;
            }
            return step;
        }
    }

    pub(super) fn advance<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        match self.state {
            State::Done => return Ok(Some(Event::Done)),
            State::Skip => {
                self.cursor.skip(window)?;
                self.state = self.after_skip;
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
                if self.cursor.token(window, "a key")? != b'"' {
                    return Err(self.cursor.syntax("a key"));
                }
                let key = self.cursor.read_complete(window, Reader::string)?.decode().0;
                self.key.clear();
                add(&mut self.key, &key);
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
    pub(super) fn window<'t>(&self, text: &'t str, rest: Rest) -> Window<'t> {
        Window {
            text,
            rest,
            start: self.kept_from(),
            most_bytes: self.options.max_image_bytes.max(1),
            depth: u8::try_from(self.levels.len()).unwrap_or(MAX_DEPTH),
        }
    }

    /// The innermost object that may be an image, or hold some.
    pub(super) fn candidate(&self) -> Option<&Candidate> {
        self.levels.iter().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(&**candidate),
            _ => None,
        })
    }

    #[inline(never)]
    pub(super) fn candidate_mut(&mut self) -> Option<&mut Candidate> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(&mut **candidate),
            _ => None,
        })
    }

    /// Where the innermost object starts that may be an image, while its text is kept.
    pub(super) fn kept_from(&self) -> Option<usize> {
        let candidate = match self.levels.last()? {
            Level::Candidate(candidate) => candidate,
            Level::OnWay(_) => self.candidate()?,
            // What these are in is no longer kept.
            Level::Items(_) | Level::Passed { .. } => return None,
        };
        candidate.is_kept.then_some(candidate.start)
    }

    /// The state behind a value.
    pub(super) fn behind_value(&self) -> State {
        if self.levels.is_empty() { State::Document } else { State::Next }
    }

    /// Goes into an object or a list.
    pub(super) fn open(&mut self, level: Level) -> Result<(), Pause> {
        if self.levels.len() >= usize::from(MAX_DEPTH) {
            return Err(self.cursor.fault(TextFaultKind::Depth));
        }
        self.cursor.at += 1;
        self.levels.push(level);
        self.state = State::First;
        Ok(())
    }

    /// Goes into an object that may be an image, or hold some.
    #[inline(never)]
    pub(super) fn open_candidate(&mut self, expectation: Expectation) -> Result<(), Pause> {
        self.open(Level::Candidate(Box::new(Candidate::new(self.cursor.at, expectation))))
    }

    pub(super) fn document<'t>(&mut self, window: Window<'t>) -> Result<Option<Event<'t>>, Pause> {
        if self.cursor.peek(window.text).is_none() && window.rest == Rest::End {
            self.state = State::Done;
        } else if window.text.get(self.cursor.at..).is_some_and(|text| text.starts_with(MARK)) {
            self.cursor.at += MARK.len_utf8();
        } else {
            return self.image_or_more(window, Expectation::Nothing);
        }
        Ok(None)
    }

    /// The error of a value that is too long; the rest of it is to be skipped.
    pub(super) fn too_long(&mut self, text: &str) -> Box<Error> {
        let kept_from = self.kept_from();
        let start = kept_from.unwrap_or(self.cursor.at);
        self.after_skip = if self.state == State::Key { State::Colon } else { self.behind_value() };
        // What is too long may be an image, or stand in the place of one.
        let mut is_image = matches!(self.levels.last(), None | Some(Level::Items(_)));
        if kept_from.is_some() {
            let candidate =
                self.levels.iter().rposition(|level| matches!(level, Level::Candidate(_)));
            self.levels.truncate(candidate.unwrap_or(0));
            self.after_skip = self.behind_value();
            is_image = true;
        }
        self.cursor.start_skip(start);
        self.state = State::Skip;
        let mut most = itoa::Buffer::new();
        let expected = text_of(&["at most ", most.format(self.options.max_image_bytes), " bytes"]);
        let fault = ImageFault::expected(ErrorCode::Size, None, &expected, "more");
        let place = self.lines.place(text, start);
        let index = is_image.then_some(self.index);
        if is_image {
            self.count(None);
            self.index += 1;
        }
        Error::new(fault, None, index, Some(place))
    }
}

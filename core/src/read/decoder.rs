//! Bytes that come in chunks.

use std::fmt;

use super::embedded::Embedded;
use super::format::{FIRST_BYTES, check_start};
use super::machine::{Event, Machine};
use super::options::Options;
use super::page::Page;
use super::prediction::Prediction;
use super::skipped::Skipped;
use crate::Image;
use crate::error::{Error, Location};
use crate::json::{Rest, valid_prefix};

/// So many bytes are checked and then copied: few enough that they are still near when they are copied.
const PIECE: usize = 2_048;

/// So much room for text does a decoder keep when it starts again.
const KEPT_BYTES: usize = 1 << 16;

/// Reads images from bytes that come in chunks, cut anywhere, even inside a character.
///
/// It holds the text of one image at a time, of a long list, export or state, too, and is handed its bytes: it never waits
/// for any.
///
/// ```
/// use cloud_image::Decoder;
///
/// let mut decoder = Decoder::new();
/// let mut names = Vec::new();
/// let chunks = [&br#"{"results": [{"region_id": 7, "min_disk": 10, "na"#[..], br#"me": "golden-7"}]}"#];
/// for chunk in chunks {
///     decoder.feed(chunk);
///     while let Some(image) = decoder.next_image() {
///         names.push(image?.name.into_owned());
///     }
/// }
/// decoder.finish();
/// assert!(decoder.next_image().is_none());
/// assert_eq!(names, ["golden-7"]);
/// # Ok::<(), cloud_image::Error>(())
/// ```
pub struct Decoder {
    text: String,
    /// The bytes of a character that is not all there; at the very start, the first bytes.
    unfinished: Vec<u8>,
    rest: Rest,
    machine: Option<Machine>,
    /// What the machine is to start with.
    prediction: Prediction,
    options: Options,
    /// The last image whose JSON was a string.
    embedded: Option<Box<Embedded>>,
    failed: Option<Box<Error>>,
    pages: Vec<Page>,
}

impl Decoder {
    /// A decoder with the default [`Options`].
    #[must_use]
    pub fn new() -> Self {
        Options::new().decoder()
    }

    /// Takes the next bytes. Ask for [`next_image`](Self::next_image) until there is none, before
    /// more bytes are fed: what was fed is held until then.
    pub fn feed(&mut self, chunk: &[u8]) {
        if self.rest != Rest::More {
            return;
        }
        if let Some(machine) = &mut self.machine {
            if machine.is_done() {
                // Nothing behind a fault is read, so nothing of it is held.
                self.text.clear();
                self.unfinished.clear();
                return;
            }
            let passed = machine.passed();
            machine.shift(&self.text, passed);
            self.text.drain(..passed);
        }
        if self.unfinished.is_empty() {
            self.take(chunk, false);
        } else {
            self.unfinished.extend_from_slice(chunk);
            self.take_unfinished(false);
        }
    }

    /// Says that no more bytes come. Ask for [`next_image`](Self::next_image) once more after it.
    pub fn finish(&mut self) {
        if self.rest != Rest::More {
            return;
        }
        self.take_unfinished(true);
        if self.rest == Rest::More {
            self.rest = self.unfinished.first().map_or(Rest::End, |&byte| Rest::Invalid(byte));
        }
    }

    /// Starts with another input, read with the same options: whatever is left of this one is gone. Inputs of
    /// one image are read faster by one decoder than by one each, for most often they are alike.
    ///
    /// ```
    /// use cloud_image::Decoder;
    ///
    /// let mut decoder = Decoder::new();
    /// let a = r#"{"name": "a", "region_id": 7, "min_disk": 10}"#;
    /// let b = r#"{"name": "b", "region_id": 7, "min_disk": 10}"#;
    /// for (input, name) in [(a, "a"), (b, "b")] {
    ///     decoder.restart();
    ///     decoder.feed(input.as_bytes());
    ///     decoder.finish();
    ///     assert_eq!(decoder.next_image().unwrap()?.name, name);
    /// }
    /// # Ok::<(), cloud_image::Error>(())
    /// ```
    pub fn restart(&mut self) {
        if let Some(machine) = &mut self.machine {
            std::mem::swap(&mut self.prediction, &mut machine.prediction);
        }
        self.machine = None;
        self.text.clear();
        self.text.shrink_to(KEPT_BYTES);
        self.unfinished = Vec::new();
        self.rest = Rest::More;
        self.embedded = None;
        self.failed = None;
        self.pages = Vec::new();
    }

    /// The next image, or what is wrong with it; `None` until there are more bytes, and for good
    /// after [`finish`](Self::finish).
    pub fn next_image(&mut self) -> Option<Result<Image<'_>, Error>> {
        if let Some(error) = self.failed.take() {
            return Some(Err(*error));
        }
        let machine = self.machine.as_mut()?;
        loop {
            match machine.step(&self.text, self.rest) {
                Event::Image(image) => return Some(Ok(*image)),
                Event::Embedded(embedded) => {
                    let image = self.embedded.insert(embedded).image(&self.options)?;
                    return Some(Ok(*image));
                }
                Event::Error(error) => return Some(Err(*error)),
                Event::Page(page) => self.pages.push(*page),
                Event::More | Event::Done => return None,
            }
        }
    }

    /// The pages that ended since the last call. They are held until then.
    pub fn take_pages(&mut self) -> Vec<Page> {
        std::mem::take(&mut self.pages)
    }

    /// What was skipped until now, by kind, in the order in which the kinds appeared: at most 100 kinds, then `other`.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        self.machine.as_ref().map_or(&[], Machine::skipped)
    }

    /// How many bytes of the input are held: an image that is not all there, and what was fed but
    /// not yet asked for.
    #[must_use]
    pub fn held_bytes(&self) -> usize {
        self.text.len() + self.unfinished.len()
    }

    fn take_unfinished(&mut self, last: bool) {
        let bytes = std::mem::take(&mut self.unfinished);
        self.take(&bytes, last);
    }

    /// Takes the bytes behind the text; `last` says that no others come.
    fn take(&mut self, mut bytes: &[u8], last: bool) {
        if self.machine.is_none() {
            if bytes.len() < FIRST_BYTES && !last {
                self.unfinished = bytes.to_vec();
                return;
            }
            match check_start(bytes) {
                Err(error) => {
                    self.failed = Some(error);
                    self.rest = Rest::End;
                    return;
                }
                Ok(mark) => {
                    bytes = bytes.get(mark..).unwrap_or_default();
                    let place = Location::after_mark(mark);
                    let prediction = std::mem::take(&mut self.prediction);
                    self.machine = Some(Machine::new(self.options.clone(), place, prediction));
                }
            }
        }
        self.take_text(bytes);
    }

    fn take_text(&mut self, mut bytes: &[u8]) {
        self.text.reserve(bytes.len());
        loop {
            let piece = bytes.get(..PIECE).unwrap_or(bytes);
            let (text, unfinished) = valid_prefix(piece);
            self.text.push_str(text);
            let behind = bytes.get(text.len()..).unwrap_or_default();
            match (unfinished, behind) {
                (None, &[byte, ..]) => {
                    self.rest = Rest::Invalid(byte);
                    return;
                }
                (Some(unfinished), _) if unfinished == behind.len() => {
                    self.unfinished = behind.to_vec();
                    return;
                }
                _ => bytes = behind,
            }
        }
    }
}

/// Shows nothing of the text, which may hold secrets.
impl fmt::Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder").field("held_bytes", &self.held_bytes()).finish_non_exhaustive()
    }
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// A decoder of bytes that come in chunks.
    #[must_use]
    pub fn decoder(&self) -> Decoder {
        Decoder {
            text: String::new(),
            unfinished: Vec::new(),
            rest: Rest::More,
            machine: None,
            prediction: Prediction::default(),
            options: self.clone(),
            embedded: None,
            failed: None,
            pages: Vec::new(),
        }
    }
}

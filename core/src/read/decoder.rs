//! Reads an input in chunks.

use std::{fmt, io};

use super::embedded::Embedded;
use super::emit::read_embedded;
use super::format::{FIRST_BYTES, check_start};
use super::machine::{Event, Machine};
use super::options::Options;
use super::page::Page;
use super::prediction::Prediction;
use super::skipped::Skipped;
use crate::Image;
use crate::error::{Error, ErrorCode, Location};
use crate::json::{Rest, valid_prefix};

/// Input is checked and copied in pieces of this size, so that they are still in the cache when they are copied.
const PIECE_BYTES: usize = 2_048;

/// The capacity of the text that a decoder keeps on [`Decoder::restart`].
const KEPT_CAPACITY: usize = 1 << 16;

/// Reads images from chunks of bytes, which may be cut anywhere, even inside a character.
///
/// It holds the text of one image at a time, even of a long list, export or state. The caller feeds it, so it never
/// blocks.
///
/// ```
/// use cloud_image::Decoder;
///
/// let mut decoder = Decoder::new();
/// let mut names = Vec::new();
/// let chunks = [&br#"{"results": [{"region_id": 7, "min_disk": 10, "na"#[..], br#"me": "golden-7"}]}"#];
/// for chunk in chunks {
///     decoder.feed(chunk)?;
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
    /// The bytes of an incomplete character; at the start of the input, its first bytes.
    unfinished: Vec<u8>,
    rest: Rest,
    is_finished: bool,
    machine: Option<Machine>,
    /// The prediction with which the machine starts.
    prediction: Prediction,
    options: Options,
    /// The last image whose JSON was a string. The image returned borrows from it.
    embedded: Option<Box<Embedded>>,
    failed: Option<Box<Error>>,
    pages: Vec<Page>,
}

impl Decoder {
    /// Creates a decoder with the default [`Options`].
    #[must_use]
    pub fn new() -> Self {
        Options::new().decoder()
    }

    /// Adds the next bytes of the input. Call [`next_image`](Self::next_image) until it returns `None` before feeding
    /// more: the bytes are held until then. After an error that [ends the input](ErrorCode::ends_input), bytes are
    /// ignored, and none are held.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::Finished`] if the chunk is not empty and [`finish`](Self::finish) was called before: its bytes
    /// would be lost. An empty chunk is never an error. [`restart`](Self::restart) starts another input.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), Error> {
        if self.is_finished && !chunk.is_empty() {
            return Err(finished());
        }
        if self.rest != Rest::More {
            return Ok(());
        }
        if let Some(machine) = &mut self.machine {
            if machine.is_done() {
                // Nothing after a fault is read, so nothing of it is held.
                self.text.clear();
                self.unfinished.clear();
                return Ok(());
            }
            let unneeded = machine.unneeded_bytes();
            machine.shift(&self.text, unneeded);
            self.text.drain(..unneeded);
        }
        if self.unfinished.is_empty() {
            self.append(chunk, false);
        } else {
            self.unfinished.extend_from_slice(chunk);
            self.append_unfinished(false);
        }
        Ok(())
    }

    /// Marks the end of the input. Call [`next_image`](Self::next_image) again after it, until it returns `None`.
    pub fn finish(&mut self) {
        self.is_finished = true;
        if self.rest != Rest::More {
            return;
        }
        self.append_unfinished(true);
        if self.rest == Rest::More {
            self.rest = self.unfinished.first().map_or(Rest::End, |&byte| Rest::Invalid(byte));
        }
    }

    /// Starts another input with the same options, and drops the rest of this one. Many inputs of one image are read
    /// faster by one decoder than by one each, because it keeps its prediction of the next image.
    ///
    /// ```
    /// use cloud_image::Decoder;
    ///
    /// let mut decoder = Decoder::new();
    /// let a = r#"{"name": "a", "region_id": 7, "min_disk": 10}"#;
    /// let b = r#"{"name": "b", "region_id": 7, "min_disk": 10}"#;
    /// for (input, name) in [(a, "a"), (b, "b")] {
    ///     decoder.restart();
    ///     decoder.feed(input.as_bytes())?;
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
        self.text.shrink_to(KEPT_CAPACITY);
        self.unfinished = Vec::new();
        self.rest = Rest::More;
        self.is_finished = false;
        self.embedded = None;
        self.failed = None;
        self.pages = Vec::new();
    }

    /// The next image or error. `None` if more bytes are needed; after [`finish`](Self::finish), `None` is final.
    pub fn next_image(&mut self) -> Option<Result<Image<'_>, Error>> {
        if let Some(error) = self.failed.take() {
            return Some(Err(*error));
        }
        // The image before is gone, and its string may be long or hold secrets.
        self.embedded = None;
        let machine = self.machine.as_mut()?;
        loop {
            match machine.next_event(&self.text, self.rest) {
                Event::Image(image) => return Some(Ok(*image)),
                Event::Embedded(embedded) => {
                    let image = read_embedded(self.embedded.insert(embedded), &self.options)?;
                    return Some(Ok(*image));
                }
                Event::Error(error) => return Some(Err(*error)),
                Event::Page(page) => self.pages.push(*page),
                Event::Unwanted | Event::NeedMore | Event::Done => return None,
            }
        }
    }

    /// The next image or error, if the text has it. Otherwise moves the input to another decoder with the same options,
    /// where [`feed`](Self::feed) continues it.
    pub(super) fn next_image_or_move_to(
        &mut self,
        next: &mut Self,
    ) -> Option<Result<Image<'_>, Error>> {
        if let Some(error) = self.failed.take() {
            return Some(Err(*error));
        }
        self.embedded = None;
        if let Some(machine) = &mut self.machine {
            let event = loop {
                match machine.next_event(&self.text, self.rest) {
                    Event::Page(page) => self.pages.push(*page),
                    event => break event,
                }
            };
            match event {
                Event::Image(image) => return Some(Ok(*image)),
                Event::Embedded(embedded) => {
                    let image = read_embedded(self.embedded.insert(embedded), &self.options)?;
                    return Some(Ok(*image));
                }
                Event::Error(error) => return Some(Err(*error)),
                Event::Page(_) | Event::Unwanted | Event::NeedMore | Event::Done => {}
            }
            let unneeded = machine.unneeded_bytes();
            machine.shift(&self.text, unneeded);
            next.text.clear();
            next.text.push_str(self.text.get(unneeded..).unwrap_or_default());
        }
        next.machine = self.machine.take();
        next.unfinished = std::mem::take(&mut self.unfinished);
        next.pages = std::mem::take(&mut self.pages);
        next.embedded = None;
        (next.rest, next.is_finished) = (self.rest, self.is_finished);
        None
    }

    /// The pages that ended since the last call. They are held until this is called.
    pub fn take_pages(&mut self) -> Vec<Page> {
        std::mem::take(&mut self.pages)
    }

    /// The number of images read until now, also of those that do not match the query.
    #[must_use]
    pub fn images_read(&self) -> u64 {
        self.machine.as_ref().map_or(0, |machine| machine.read)
    }

    /// The number of objects skipped until now, by kind, in the order in which the kinds appeared: at most 100 kinds,
    /// then `other`.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        self.machine.as_ref().map_or(&[], Machine::skipped)
    }

    /// The number of bytes of the input that are held: an incomplete image, and the bytes fed but not read yet.
    #[must_use]
    pub fn held_bytes(&self) -> usize {
        self.text.len() + self.unfinished.len()
    }

    fn append_unfinished(&mut self, last: bool) {
        let bytes = std::mem::take(&mut self.unfinished);
        self.append(&bytes, last);
    }

    /// Appends bytes to the text. `last` states that no more will follow.
    fn append(&mut self, mut bytes: &[u8], last: bool) {
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
                    let start = Location::after_mark(mark);
                    let prediction = std::mem::take(&mut self.prediction);
                    self.machine = Some(Machine::new(self.options.clone(), start, prediction));
                }
            }
        }
        self.append_text(bytes);
    }

    fn append_text(&mut self, mut bytes: &[u8]) {
        self.text.reserve(bytes.len());
        loop {
            let piece = bytes.get(..PIECE_BYTES).unwrap_or(bytes);
            let (text, unfinished) = valid_prefix(piece);
            self.text.push_str(text);
            let remaining = bytes.get(text.len()..).unwrap_or_default();
            match (unfinished, remaining) {
                (None, &[byte, ..]) => {
                    self.rest = Rest::Invalid(byte);
                    return;
                }
                (Some(unfinished), _) if unfinished == remaining.len() => {
                    self.unfinished = remaining.to_vec();
                    return;
                }
                _ => bytes = remaining,
            }
        }
    }
}

/// The error of bytes after the end.
#[cold]
#[inline(never)]
fn finished() -> Error {
    let message = "expected no bytes after the end of the input, found more; restart the decoder for another input";
    Error::new(ErrorCode::Finished, message)
}

/// Writing feeds, so that `io::copy` reads an input of any source.
///
/// The decoder holds what is written until [`next_image`](Decoder::next_image) is called, so copying holds the complete
/// input. For a long one, [`read`](crate::read()) holds one image at a time. Writing after
/// [`finish`](Decoder::finish) is an error of the kind [`InvalidInput`](io::ErrorKind::InvalidInput).
///
/// ```
/// use std::io;
///
/// use cloud_image::Decoder;
///
/// let mut input = br#"{"name": "golden-7", "region_id": 7, "min_disk": 10}"#.as_slice();
/// let mut decoder = Decoder::new();
/// io::copy(&mut input, &mut decoder)?;
/// decoder.finish();
/// assert_eq!(decoder.next_image().unwrap()?.name, "golden-7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl io::Write for Decoder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.feed(bytes) {
            Ok(()) => Ok(bytes.len()),
            Err(error) => Err(io::Error::new(io::ErrorKind::InvalidInput, error)),
        }
    }

    /// Does nothing: bytes are read when the next image is asked for.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Omits the text, which may contain secrets.
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
    /// Creates a decoder, which reads an input in chunks.
    #[must_use]
    pub fn decoder(&self) -> Decoder {
        Decoder {
            text: String::new(),
            unfinished: Vec::new(),
            rest: Rest::More,
            is_finished: false,
            machine: None,
            prediction: Prediction::default(),
            options: self.clone(),
            embedded: None,
            failed: None,
            pages: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_of_a_string_is_dropped_with_its_image() {
        let asset = r#"{"assetType":"compute.googleapis.com/Image","name":"//x/projects/p/a","resource":{"data":"{\"name\":\"golden\",\"imageEncryptionKey\":{\"rawKey\":\"hush\"}}"}}"#;
        let mut decoder = Decoder::new();
        decoder.feed(asset.as_bytes()).unwrap();
        decoder.finish();
        assert_eq!(decoder.next_image().unwrap().unwrap().name, "golden");
        assert!(decoder.embedded.is_some());
        assert!(decoder.next_image().is_none());
        assert!(decoder.embedded.is_none());
    }
}

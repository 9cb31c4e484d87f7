//! Any chunks of an input give the same results as the input in one piece, and the memory is limited.

use std::fmt;

use arbitrary::Arbitrary;
use cloud_image::{Options, Page, Skipped};

use crate::{Choice, line};

/// An input, and its options and chunk sizes.
#[derive(Arbitrary)]
pub struct Chunks<'a> {
    choice: Choice,
    /// The square root of the maximum image length; 0 keeps the default.
    max_image_bytes_root: u8,
    /// Chunk sizes, repeated.
    sizes: [u8; 8],
    /// The rest of the fuzz input.
    bytes: &'a [u8],
}

/// Shows the bytes as escaped text.
impl fmt::Debug for Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { choice, max_image_bytes_root, sizes, bytes } = self;
        write!(f, "{choice:?}, {max_image_bytes_root}, {sizes:?}, \"{}\"", bytes.escape_ascii())
    }
}

/// A result, in the order of results.
#[derive(Debug, PartialEq)]
enum Event {
    Line(String),
    Page(Page),
    Skipped(Vec<Skipped>),
}

/// Reads bytes in chunks and in one piece.
///
/// # Panics
///
/// If the results differ, or the decoder holds too many bytes.
pub fn chunks(input: &Chunks<'_>) {
    let Chunks { choice, sizes, bytes, .. } = input;
    let max_image_bytes = match usize::from(input.max_image_bytes_root) {
        0 => DEFAULT_MAX_IMAGE_BYTES,
        root => root * root,
    };
    let options = choice.options().max_image_bytes(max_image_bytes);
    assert_chunks_equal_whole(&options, max_image_bytes, *sizes, bytes);
}

/// The default of `Options::max_image_bytes`.
pub(crate) const DEFAULT_MAX_IMAGE_BYTES: usize = 64 << 20;

/// Panics if bytes in chunks give other results than in one piece.
pub(crate) fn assert_chunks_equal_whole(
    options: &Options,
    max_image_bytes: usize,
    sizes: [u8; 8],
    bytes: &[u8],
) {
    assert_eq!(in_chunks(options, max_image_bytes, sizes, bytes), in_one_piece(options, bytes));
}

fn in_one_piece(options: &Options, bytes: &[u8]) -> Vec<Event> {
    let mut images = options.images(bytes);
    let mut events = Vec::new();
    loop {
        let image = images.next();
        events.extend(images.take_pages().into_iter().map(Event::Page));
        let Some(image) = image else { break };
        events.push(Event::Line(line(&image)));
    }
    events.push(Event::Skipped(images.skipped().to_vec()));
    events
}

fn in_chunks(
    options: &Options,
    max_image_bytes: usize,
    sizes: [u8; 8],
    bytes: &[u8],
) -> Vec<Event> {
    let mut decoder = options.decoder();
    let mut events = Vec::new();
    let mut rest = bytes;
    let mut largest_chunk = 0;
    // Chunks of no bytes would never end.
    let has_progress = sizes != [0; 8];
    let mut sizes = sizes.iter().cycle();
    loop {
        let size = if has_progress {
            usize::from(*sizes.next().expect("the cycle is endless"))
        } else {
            rest.len()
        };
        let (chunk, after) = rest.split_at(size.min(rest.len()));
        rest = after;
        decoder.feed(chunk).expect("the decoder is not finished");
        let is_last = rest.is_empty();
        if is_last {
            decoder.finish();
        }
        loop {
            let image = decoder.next_image().map(|image| line(&image));
            events.extend(decoder.take_pages().into_iter().map(Event::Page));
            let Some(line) = image else { break };
            events.push(Event::Line(line));
        }
        largest_chunk = largest_chunk.max(chunk.len());
        let max_held = max_image_bytes.max(FORMAT_BYTES) + largest_chunk + EXTRA_BYTES;
        assert!(decoder.held_bytes() <= max_held, "{} bytes are held", decoder.held_bytes());
        if is_last {
            events.push(Event::Skipped(decoder.skipped().to_vec()));
            return events;
        }
    }
}

/// Held in addition to an image: the start of a character, or the byte that makes the image too long.
const EXTRA_BYTES: usize = 4;

/// The start of an input is held until there are this many bytes to detect other formats than JSON.
const FORMAT_BYTES: usize = 512;

//! Whatever the chunks are that bytes come in, the same comes out, and little is held.

use std::fmt;

use arbitrary::Arbitrary;
use cloud_image::{Options, Page, Skipped};

use crate::{Choice, line};

/// Bytes, and how they come.
#[derive(Arbitrary)]
pub struct Chunks<'a> {
    choice: Choice,
    /// Its square is the most that an image may be long; if it is 0, that stays as it is.
    most: u8,
    /// How long the chunks are, again and again.
    sizes: [u8; 8],
    /// It takes all that is left.
    bytes: &'a [u8],
}

/// With the bytes as text, for people.
impl fmt::Debug for Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { choice, most, sizes, bytes } = self;
        write!(f, "{choice:?}, {most}, {sizes:?}, \"{}\"", bytes.escape_ascii())
    }
}

/// What comes out, in its order.
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
/// When something else comes out, or too much is held.
pub fn chunks(input: &Chunks<'_>) {
    let Chunks { choice, sizes, bytes, .. } = input;
    let most = match usize::from(input.most) {
        0 => LONGEST,
        root => root * root,
    };
    come_as_one_piece(&choice.options().max_image_bytes(most), most, *sizes, bytes);
}

/// The most that an image may be long, if nothing else is said.
pub(crate) const LONGEST: usize = 64 << 20;

/// Sees to it that of bytes in chunks the same comes as of bytes in one piece.
pub(crate) fn come_as_one_piece(options: &Options, most: usize, sizes: [u8; 8], bytes: &[u8]) {
    assert_eq!(in_chunks(options, most, sizes, bytes), in_one_piece(options, bytes));
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

fn in_chunks(options: &Options, most: usize, sizes: [u8; 8], bytes: &[u8]) -> Vec<Event> {
    let mut decoder = options.decoder();
    let mut events = Vec::new();
    let mut rest = bytes;
    let mut largest = 0;
    let moves = sizes != [0; 8];
    let mut sizes = sizes.iter().cycle();
    loop {
        let size =
            if moves { usize::from(*sizes.next().expect("it goes round")) } else { rest.len() };
        let (chunk, behind) = rest.split_at(size.min(rest.len()));
        rest = behind;
        decoder.feed(chunk);
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
        largest = largest.max(chunk.len());
        let most = most.max(FIRST) + largest + LEFT;
        assert!(decoder.held_bytes() <= most, "{} bytes are held", decoder.held_bytes());
        if is_last {
            events.push(Event::Skipped(decoder.skipped().to_vec()));
            return events;
        }
    }
}

/// What is held beside an image: the start of a character, or a byte that shows that it is too long.
const LEFT: usize = 4;

/// So much of the start of an input is held while that may be no JSON.
const FIRST: usize = 512;

//! Whatever the chunks are that bytes come in, the same comes out, and little is held.

use std::fmt;

use arbitrary::Arbitrary;
use cloud_image::Page;

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
}

/// Reads bytes in chunks and in one piece.
///
/// # Panics
///
/// When something else comes out, or too much is held.
pub fn chunks(input: &Chunks<'_>) {
    assert_eq!(in_chunks(input), in_one_piece(input));
}

fn in_one_piece(input: &Chunks<'_>) -> Vec<Event> {
    let mut images = options(input).images(input.bytes);
    let mut events = Vec::new();
    loop {
        let image = images.next();
        events.extend(images.take_pages().into_iter().map(Event::Page));
        let Some(image) = image else { return events };
        events.push(Event::Line(line(&image)));
    }
}

fn in_chunks(input: &Chunks<'_>) -> Vec<Event> {
    let mut decoder = options(input).decoder();
    let mut events = Vec::new();
    let mut rest = input.bytes;
    let mut largest = 0;
    let mut sizes = input.sizes.iter().cycle();
    let moves = input.sizes != [0; 8];
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
        let most = most(input) + largest + LEFT;
        assert!(decoder.held_bytes() <= most, "{} bytes are held", decoder.held_bytes());
        if is_last {
            return events;
        }
    }
}

/// What is held beside an image: the start of a character, or a byte that shows that it is too long.
const LEFT: usize = 4;

fn options(input: &Chunks<'_>) -> cloud_image::Options {
    input.choice.options().max_image_bytes(most(input))
}

fn most(input: &Chunks<'_>) -> usize {
    match usize::from(input.most) {
        0 => 64 << 20,
        root => root * root,
    }
}

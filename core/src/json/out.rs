//! Bytes to which JSON is written.

use super::scan::{self, BLOCK};

/// What is written. Blocks of a fixed length are put behind it, which takes no call and one look at the room
/// that is left, and what is too much of a block is written over by what comes next.
#[derive(Debug, Default)]
pub(crate) struct Out {
    /// What is written, and room behind it.
    bytes: Vec<u8>,
    length: usize,
}

/// A key as it is written, with the comma before it: `,"key":`.
pub(crate) struct Key {
    token: [u8; 24],
    length: usize,
}

impl Key {
    #[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
    pub(crate) const fn new(token: &str) -> Self {
        let mut key = Self { token: [0; _], length: token.len() };
        let mut at = 0;
        while at < token.len() {
            key.token[at] = token.as_bytes()[at];
            at += 1;
        }
        key
    }
}

impl Out {
    /// How much room there is at least after more was made.
    const ROOM: usize = 2_048;

    /// Goes on behind bytes.
    pub(super) fn behind(bytes: Vec<u8>) -> Self {
        Self { length: bytes.len(), bytes }
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// How many bytes are written.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, bytes: usize) {
        self.bytes.resize(self.length + bytes + Self::ROOM, 0);
    }

    #[inline]
    fn room<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.length..)?.first_chunk_mut()
    }

    /// Writes the first bytes of a block, `length` of them.
    #[inline]
    pub(crate) fn block<const N: usize>(&mut self, block: &[u8; N], length: usize) {
        match self.room() {
            Some(room) => *room = *block,
            None => return self.block_in_new_room(block.get(..length).unwrap_or_default()),
        }
        self.length += length;
    }

    #[cold]
    #[inline(never)]
    fn block_in_new_room(&mut self, block: &[u8]) {
        self.bytes.truncate(self.length);
        self.bytes.extend_from_slice(block);
        self.length += block.len();
        self.make_room(0);
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        if bytes.len() <= BLOCK {
            return self.block(&scan::padded(bytes), bytes.len());
        }
        self.make_room_for(bytes.len());
        let end = self.length + bytes.len();
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            room.copy_from_slice(bytes);
            self.length = end;
        }
    }

    fn make_room_for(&mut self, bytes: usize) {
        if self.bytes.len() - self.length < bytes {
            self.make_room(bytes);
        }
    }

    /// Writes what JSON text has between its values: a few bytes.
    #[inline]
    pub(crate) fn token<const N: usize>(&mut self, token: &[u8; N]) {
        self.block(token, N);
    }

    /// Writes the key of a member.
    #[inline(never)]
    pub(crate) fn key(&mut self, key: &'static Key) {
        self.block(&key.token, key.length);
    }

    /// Writes a string. What JSON does not demand to be escaped stays as it is.
    #[inline(never)]
    pub(crate) fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        if write_plain(bytes, room) {
            self.length += bytes.len() + 2;
        } else {
            self.any_string(bytes);
        }
    }

    /// Writes a string that has to be escaped, or for which there is no room.
    #[cold]
    #[inline(never)]
    fn any_string(&mut self, bytes: &[u8]) {
        self.make_room_for(bytes.len() + BLOCK);
        self.token(b"\"");
        let mut plain = 0;
        loop {
            let stop = scan::string_stop(bytes, plain);
            self.raw(bytes.get(plain..stop).unwrap_or_default());
            let Some(&byte) = bytes.get(stop) else { break };
            self.escape(byte);
            plain = stop + 1;
        }
        self.token(b"\"");
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\x08' => b'b',
            b'\x0c' => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let hex = |digit: u8| digit + if digit < 10 { b'0' } else { b'a' - 10 };
                self.token(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)]);
                return;
            }
        };
        self.token(&[b'\\', short]);
    }

    /// Ends a list or an object. What was written from `start` on are its elements, each with a comma before
    /// it: the first comma becomes the bracket.
    pub(crate) fn close(&mut self, start: usize, [open, close]: [u8; 2]) {
        if start == self.length {
            return self.token(&[open, close]);
        }
        if let Some(comma) = self.bytes.get_mut(start) {
            *comma = open;
        }
        self.token(&[close]);
    }
}

/// Writes a string, if there is room and nothing in it must be escaped: it is looked through while it is
/// copied.
#[expect(clippy::inline_always, reason = "one call less for each string")]
#[inline(always)]
fn write_plain(bytes: &[u8], room: &mut [u8]) -> bool {
    let length = bytes.len();
    let Some((quote, room)) = room.split_first_mut() else { return false };
    *quote = b'"';
    if length <= BLOCK {
        let Some(room) = room.first_chunk_mut::<{ BLOCK + 1 }>() else { return false };
        let block = scan::padded(bytes);
        if let Some(start) = room.first_chunk_mut() {
            *start = block;
        }
        if let Some(quote) = room.get_mut(length) {
            *quote = b'"';
        }
        return !scan::holds_stop(&block, length);
    }
    let Some((quote, room)) = room.get_mut(..=length).and_then(<[u8]>::split_last_mut) else {
        return false;
    };
    *quote = b'"';
    let copy = |(room, block): (&mut [u8; BLOCK], &[u8; BLOCK])| {
        *room = *block;
        !scan::holds_stop(block, BLOCK)
    };
    // The last one overlaps the one before it.
    room.as_chunks_mut().0.iter_mut().zip(bytes.as_chunks().0).all(copy)
        && room.last_chunk_mut().zip(bytes.last_chunk()).is_some_and(copy)
}

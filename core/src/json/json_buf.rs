//! Bytes to which JSON is written.

use super::scan::{self, BLOCK};

/// What is written. What is short is put behind it in blocks of a fixed length, which takes no call and one look
/// at the room that is left; what is too much of a block is written over by what comes next.
#[derive(Debug, Default)]
pub(crate) struct JsonBuf {
    /// What is written, and room behind it.
    bytes: Vec<u8>,
    length: usize,
}

impl JsonBuf {
    /// How much room is made at least. Most images take less, and it has to be filled with zeros.
    const ROOM: usize = 1_920;

    /// Goes on behind bytes.
    pub(super) fn append_to(bytes: Vec<u8>) -> Self {
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

    /// Writes the first bytes of a block, `length` of them.
    #[inline]
    pub(crate) fn push_block<const N: usize>(&mut self, block: &[u8; N], length: usize) {
        if let Some(room) = self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            *room = *block;
            self.length += length;
        } else {
            self.push_slowly(block.get(..length).unwrap_or_default());
        }
    }

    /// Writes bytes as they are: mostly few.
    #[inline(never)]
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) {
        let room = self.bytes.get_mut(self.length..self.length + bytes.len());
        let (2.., Some(room)) = (bytes.len(), room) else { return self.push_slowly(bytes) };
        match bytes.len() {
            33.. => return self.push_slowly(bytes),
            16.. => copy_ends::<16>(bytes, room),
            8.. => copy_ends::<8>(bytes, room),
            4.. => copy_ends::<4>(bytes, room),
            _ => copy_ends::<2>(bytes, room),
        }
        self.length += bytes.len();
    }

    /// Writes bytes that are many, or for which there is no room.
    #[inline(never)]
    fn push_slowly(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if end > self.bytes.len() {
            self.make_room(bytes.len());
        }
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            room.copy_from_slice(bytes);
            self.length = end;
        }
    }

    /// Writes what JSON text has between its values: a few bytes.
    #[inline]
    pub(crate) fn push_token<const N: usize>(&mut self, token: &[u8; N]) {
        self.push_block(token, N);
    }

    /// Writes a string. What JSON does not demand to be escaped stays as it is.
    #[inline(never)]
    pub(crate) fn push_string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        if write_plain(bytes, room) {
            self.length += bytes.len() + 2;
        } else {
            self.push_escaped(bytes);
        }
    }

    /// Writes a string that has to be escaped, or for which there is no room.
    #[cold]
    #[inline(never)]
    fn push_escaped(&mut self, bytes: &[u8]) {
        self.push_bytes(b"\"");
        let mut plain = 0;
        loop {
            let stop = scan::next_stop(bytes, plain);
            self.push_bytes(bytes.get(plain..stop).unwrap_or_default());
            let Some(&byte) = bytes.get(stop) else { break };
            self.escape(byte);
            plain = stop + 1;
        }
        self.push_bytes(b"\"");
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
                self.push_bytes(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)]);
                return;
            }
        };
        self.push_bytes(&[b'\\', short]);
    }

    /// Ends a list or an object. What was written from `start` on are its elements, each with a comma before
    /// it: the first comma becomes the bracket.
    pub(crate) fn close(&mut self, start: usize, [open, close]: [u8; 2]) {
        if start == self.length {
            return self.push_bytes(&[open, close]);
        }
        if let Some(comma) = self.bytes.get_mut(start) {
            *comma = open;
        }
        self.push_token(&[close]);
    }
}

/// Copies at least `N` bytes and at most twice as many: the first `N`, and the last.
#[inline]
fn copy_ends<const N: usize>(from: &[u8], to: &mut [u8]) {
    if let (Some(to), Some(from)) = (to.first_chunk_mut::<N>(), from.first_chunk()) {
        *to = *from;
    }
    if let (Some(to), Some(from)) = (to.last_chunk_mut::<N>(), from.last_chunk()) {
        *to = *from;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn room_is_made_for_much_at_once() {
        let much = vec![b'x'; 3 * JsonBuf::ROOM];
        for before in [0, 1, 70] {
            let mut out = JsonBuf::append_to(vec![b'.'; before]);
            out.push_bytes(&much);
            assert_eq!(out.into_bytes(), [vec![b'.'; before], much.clone()].concat());
        }
    }

    proptest! {
        #[test]
        fn whatever_the_lengths_all_is_there(
            before in 0..5_usize,
            pieces in prop::collection::vec((0..80_usize, 0..4_u8), 0..120),
        ) {
            let mut out = JsonBuf::append_to(vec![b'.'; before]);
            let mut expected = vec![b'.'; before];
            for (place, (length, way)) in pieces.into_iter().enumerate() {
                let text = "0123456789".repeat(8)[place % 10..][..length.min(70)].to_owned();
                match way {
                    0 => {
                        out.push_string(&text);
                        expected.extend(format!("\"{text}\"").bytes());
                    }
                    1 => {
                        out.push_bytes(text.as_bytes());
                        expected.extend(text.bytes());
                    }
                    2 => {
                        out.push_block(&[b'x'; 70], text.len());
                        expected.extend(vec![b'x'; text.len()]);
                    }
                    _ => {
                        let start = out.len();
                        out.push_token(b",");
                        out.push_string(&format!("\n{text}"));
                        out.close(start, *b"[]");
                        out.close(out.len(), *b"{}");
                        expected.extend(format!("[\"\\n{text}\"]{{}}").bytes());
                    }
                }
            }
            prop_assert_eq!(out.len(), expected.len());
            prop_assert_eq!(out.into_bytes(), expected);
        }
    }
}

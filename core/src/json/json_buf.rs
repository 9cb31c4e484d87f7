//! The output buffer for JSON.

use super::scan::{self, BLOCK};

/// An output buffer. Short texts are appended as blocks of a fixed length, which takes one capacity check and no call.
/// The next write overwrites the excess bytes of a block.
#[derive(Debug, Default)]
pub(crate) struct JsonBuf {
    /// The output, and spare capacity after it, filled with zeros.
    bytes: Vec<u8>,
    length: usize,
}

impl JsonBuf {
    /// The minimum of spare capacity after growing. Most images need less, and it has to be filled with zeros.
    const MIN_SPARE: usize = 1_920;

    /// Appends to bytes.
    pub(super) fn append_to(bytes: Vec<u8>) -> Self {
        Self { length: bytes.len(), bytes }
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// The number of bytes written.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Removes what was written behind a length.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, bytes: usize) {
        self.bytes.resize(self.length + bytes + Self::MIN_SPARE, 0);
    }

    /// Writes the first `length` bytes of a block.
    #[inline]
    pub(crate) fn push_block<const N: usize>(&mut self, block: &[u8; N], length: usize) {
        if let Some(spare) = self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            *spare = *block;
            self.length += length;
        } else {
            self.push_slow(block.get(..length).unwrap_or_default());
        }
    }

    /// Writes bytes unchanged. Fast for 2 to 32 bytes.
    #[inline(never)]
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) {
        let spare = self.bytes.get_mut(self.length..self.length + bytes.len());
        let (2.., Some(spare)) = (bytes.len(), spare) else { return self.push_slow(bytes) };
        match bytes.len() {
            33.. => return self.push_slow(bytes),
            16.. => copy_ends::<16>(bytes, spare),
            8.. => copy_ends::<8>(bytes, spare),
            4.. => copy_ends::<4>(bytes, spare),
            _ => copy_ends::<2>(bytes, spare),
        }
        self.length += bytes.len();
    }

    /// Writes bytes of any length, and grows the buffer if necessary.
    #[inline(never)]
    fn push_slow(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if end > self.bytes.len() {
            self.grow(bytes.len());
        }
        if let Some(spare) = self.bytes.get_mut(self.length..end) {
            spare.copy_from_slice(bytes);
            self.length = end;
        }
    }

    /// Writes a separator or bracket.
    #[inline]
    pub(crate) fn push_token<const N: usize>(&mut self, token: &[u8; N]) {
        self.push_block(token, N);
    }

    /// Writes a string. Only characters that JSON requires to be escaped are escaped.
    #[inline(never)]
    pub(crate) fn push_string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let spare = self.bytes.get_mut(self.length..).unwrap_or_default();
        if write_plain(bytes, spare) {
            self.length += bytes.len() + 2;
        } else {
            self.push_escaped(bytes);
        }
    }

    /// Writes a string that has to be escaped, or for which the capacity is too small.
    #[cold]
    #[inline(never)]
    fn push_escaped(&mut self, bytes: &[u8]) {
        self.push_bytes(b"\"");
        let mut start = 0;
        loop {
            let stop = scan::next_stop(bytes, start);
            self.push_bytes(bytes.get(start..stop).unwrap_or_default());
            let Some(&byte) = bytes.get(stop) else { break };
            self.escape(byte);
            start = stop + 1;
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

    /// Ends a list or an object whose elements were written from `start` on, each with a comma before it. The first
    /// comma becomes the opening bracket.
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

/// Copies `N` to `2 * N` bytes: the first `N` and the last `N`, which may overlap.
#[inline]
fn copy_ends<const N: usize>(from: &[u8], to: &mut [u8]) {
    if let (Some(to), Some(from)) = (to.first_chunk_mut::<N>(), from.first_chunk()) {
        *to = *from;
    }
    if let (Some(to), Some(from)) = (to.last_chunk_mut::<N>(), from.last_chunk()) {
        *to = *from;
    }
}

/// Writes a string if the capacity is sufficient and no character has to be escaped, and returns whether it did. The
/// string is scanned while it is copied.
#[expect(clippy::inline_always, reason = "saves a call for each string")]
#[inline(always)]
fn write_plain(bytes: &[u8], spare: &mut [u8]) -> bool {
    let length = bytes.len();
    let Some((quote, spare)) = spare.split_first_mut() else { return false };
    *quote = b'"';
    if length <= BLOCK {
        let Some(spare) = spare.first_chunk_mut::<{ BLOCK + 1 }>() else { return false };
        let block = scan::padded(bytes);
        if let Some(start) = spare.first_chunk_mut() {
            *start = block;
        }
        if let Some(quote) = spare.get_mut(length) {
            *quote = b'"';
        }
        return !scan::has_stop(&block, length);
    }
    let Some((quote, spare)) = spare.get_mut(..=length).and_then(<[u8]>::split_last_mut) else {
        return false;
    };
    *quote = b'"';
    let copy = |(spare, block): (&mut [u8; BLOCK], &[u8; BLOCK])| {
        *spare = *block;
        !scan::has_stop(block, BLOCK)
    };
    // The last block overlaps the one before it.
    spare.as_chunks_mut().0.iter_mut().zip(bytes.as_chunks().0).all(copy)
        && spare.last_chunk_mut().zip(bytes.last_chunk()).is_some_and(copy)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_buffer_grows_for_long_bytes() {
        let long = vec![b'x'; 3 * JsonBuf::MIN_SPARE];
        for before in [0, 1, 70] {
            let mut out = JsonBuf::append_to(vec![b'.'; before]);
            out.push_bytes(&long);
            assert_eq!(out.into_bytes(), [vec![b'.'; before], long.clone()].concat());
        }
    }

    proptest! {
        #[test]
        fn pieces_of_any_length_are_written_in_full(
            before in 0..5_usize,
            pieces in prop::collection::vec((0..80_usize, 0..4_u8), 0..120),
        ) {
            let mut out = JsonBuf::append_to(vec![b'.'; before]);
            let mut expected = vec![b'.'; before];
            for (index, (length, method)) in pieces.into_iter().enumerate() {
                let text = "0123456789".repeat(8)[index % 10..][..length.min(70)].to_owned();
                match method {
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

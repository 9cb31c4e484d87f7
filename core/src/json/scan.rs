//! The inner loops: strings, white space, comparisons, line feeds.

pub(super) use super::block::{BLOCK, has_stop, padded};
use super::block::{count_newlines, first_non_space, first_stop};

/// The offset of the first stop at or after `at`: a quote, a backslash or a control character.
#[inline]
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    let (blocks, _) = bytes.get(at..).unwrap_or_default().as_chunks();
    for block in blocks {
        if let Some(stop) = first_stop(block) {
            return at + stop;
        }
        at += BLOCK;
    }
    while bytes.get(at).is_some_and(|&byte| !is_stop(byte)) {
        at += 1;
    }
    at
}

/// [`string_stop`], not inlined: for calls that are rare and not worth the code size.
#[inline(never)]
pub(super) fn next_stop(bytes: &[u8], at: usize) -> usize {
    string_stop(bytes, at)
}

/// Whether a byte is a quote, a backslash or a control character.
#[inline]
fn is_stop(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

/// Whether the bytes from `at` on start with a token. It is compared in parts of a fixed length, of which the last may
/// overlap the one before it, because a comparison of variable length is a call.
#[inline]
pub(super) fn has_token_at(bytes: &[u8], at: usize, token: &[u8]) -> bool {
    let Some(start) = bytes.get(at..at + token.len()) else { return false };
    match token.len() {
        BLOCK.. => is_equal_in_parts::<BLOCK>(start, token),
        8.. => is_equal_in_parts::<8>(start, token),
        4.. => is_equal_in_parts::<4>(start, token),
        _ => start.iter().zip(token).all(|(one, other)| one == other),
    }
}

/// Whether two texts of the same length, at least `N` bytes, are equal.
#[inline]
fn is_equal_in_parts<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    let parts = one.as_chunks::<N>().0.iter().zip(other.as_chunks().0);
    one.last_chunk::<N>() == other.last_chunk()
        && parts.into_iter().all(|(one, other)| one == other)
}

/// The number of line feeds.
pub(crate) fn newlines(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let newlines = rest.iter().filter(|&&byte| byte == b'\n').count();
    newlines + count_newlines(blocks)
}

/// The offset of the first byte at or after `at` that is not JSON white space.
#[inline]
pub(super) fn space_stop(bytes: &[u8], at: usize) -> usize {
    // Compact text has no white space between most tokens, and other text mostly one space.
    match bytes.get(at) {
        Some(b'!'..) => at,
        Some(b' ') if bytes.get(at + 1).is_some_and(|&byte| byte > b' ') => at + 1,
        _ => indent_stop(bytes, at),
    }
}

/// [`space_stop`] for the end of the text and for white space: mostly the many spaces of an indented line.
#[inline(never)]
fn indent_stop(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
        while let Some(block) = bytes.get(at..at + BLOCK).and_then(<[u8]>::first_chunk) {
            if let Some(spaces) = first_non_space(block) {
                at += spaces;
                break;
            }
            at += BLOCK;
        }
    }
}

/// The parts before and after the first `separator`, an ASCII byte.
#[inline(never)]
pub(super) fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_is_found_at_every_index() {
        for stop in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for index in 0..48 {
                let mut bytes = [b'a'; 48];
                bytes[index] = stop;
                assert_eq!(string_stop(&bytes, 0), index, "{stop} at {index}");
            }
        }
        for space in [b' ', b'\n', b'\r', b'\t'] {
            for index in 0..24 {
                let mut bytes = [b' '; 24];
                bytes[index] = space;
                assert_eq!(space_stop(&bytes, 0), bytes.len());
                bytes[index] = b'x';
                assert_eq!(space_stop(&bytes, 0), index);
            }
        }
        for length in 1..30 {
            let token = vec![b'a'; length];
            let mut bytes = token.clone();
            assert!(!has_token_at(&bytes, 1, &token));
            bytes.push(b'b');
            assert!(has_token_at(&bytes, 0, &token));
            for index in 0..length {
                bytes[index] = b'b';
                assert!(!has_token_at(&bytes, 0, &token), "{index} of {length}");
                bytes[index] = b'a';
            }
        }
        for length in [0_usize, 1, 16, 17, 4_000, 9_999] {
            let bytes: Vec<u8> =
                (0..length).map(|at| if at % 3 == 0 { b'\n' } else { b'a' }).collect();
            assert_eq!(newlines(&bytes), length.div_ceil(3));
        }
        for length in 0..=BLOCK {
            let mut bytes = vec![b'a'; length];
            for index in 0..length {
                bytes[index] = b'"';
                let block = padded(&bytes);
                assert!(block.starts_with(&bytes));
                assert!(block[length..].iter().all(|&byte| byte == 0));
                assert!(!has_stop(&block, index));
                assert!(has_stop(&block, index + 1));
                bytes[index] = b'a';
            }
        }
        let text = " !#[]\u{7f}é日本";
        assert_eq!(string_stop(text.as_bytes(), 0), text.len());
    }
}

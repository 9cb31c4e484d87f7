//! The inner loops.

pub(super) use super::block::{BLOCK, holds_stop, padded};
use super::block::{count_newlines, first_no_space, first_stop};

/// The first place at or after `at` that holds a quote, a backslash or a control character.
#[inline]
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    let (blocks, _) = bytes.get(at..).unwrap_or_default().as_chunks();
    for block in blocks {
        if let Some(stop) = first_stop(block) {
            return at + stop;
        }
        at += BLOCK;
    }
    while bytes.get(at).is_some_and(|&byte| !stops(byte)) {
        at += 1;
    }
    at
}

/// The same where it is seldom asked, and not worth its room.
#[inline(never)]
pub(super) fn next_stop(bytes: &[u8], at: usize) -> usize {
    string_stop(bytes, at)
}

/// Whether a byte is a quote, a backslash or a control character.
#[inline]
fn stops(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

/// Whether a token stands at a place. It is looked at in parts of a fixed length, of which the last may overlap
/// the one before it, for a comparison of any length is a call.
#[inline]
pub(super) fn stands_at(bytes: &[u8], at: usize, token: &[u8]) -> bool {
    let Some(start) = bytes.get(at..at + token.len()) else { return false };
    match token.len() {
        BLOCK.. => ends_meet::<BLOCK>(start, token),
        8.. => ends_meet::<8>(start, token),
        4.. => ends_meet::<4>(start, token),
        _ => start.iter().zip(token).all(|(one, other)| one == other),
    }
}

/// Whether two texts of one length, at least `N`, are equal.
#[inline]
fn ends_meet<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    let parts = one.as_chunks::<N>().0.iter().zip(other.as_chunks().0);
    one.last_chunk::<N>() == other.last_chunk()
        && parts.into_iter().all(|(one, other)| one == other)
}

/// How many lines end.
pub(crate) fn newlines(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let newlines = rest.iter().filter(|&&byte| byte == b'\n').count();
    newlines + count_newlines(blocks)
}

/// The first place at or after `at` that holds no JSON white space.
#[inline]
pub(super) fn space_stop(bytes: &[u8], at: usize) -> usize {
    // Compact text has no white space between most tokens, and other text mostly one space.
    match bytes.get(at) {
        Some(b'!'..) => at,
        Some(b' ') if bytes.get(at + 1).is_some_and(|&byte| byte > b' ') => at + 1,
        _ => indent_stop(bytes, at),
    }
}

/// The same where white space stands, or the text ends: most often the many spaces of an indented line.
#[inline(never)]
fn indent_stop(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
        while let Some(block) = bytes.get(at..at + BLOCK).and_then(<[u8]>::first_chunk) {
            if let Some(spaces) = first_no_space(block) {
                at += spaces;
                break;
            }
            at += BLOCK;
        }
    }
}

/// What stands before and behind the first such byte, which is ASCII.
#[inline(never)]
pub(super) fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_is_found_at_every_place() {
        for stop in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for place in 0..48 {
                let mut bytes = [b'a'; 48];
                bytes[place] = stop;
                assert_eq!(string_stop(&bytes, 0), place, "{stop} at {place}");
            }
        }
        for space in [b' ', b'\n', b'\r', b'\t'] {
            for place in 0..24 {
                let mut bytes = [b' '; 24];
                bytes[place] = space;
                assert_eq!(space_stop(&bytes, 0), bytes.len());
                bytes[place] = b'x';
                assert_eq!(space_stop(&bytes, 0), place);
            }
        }
        for length in 1..30 {
            let token = vec![b'a'; length];
            let mut bytes = token.clone();
            assert!(!stands_at(&bytes, 1, &token));
            bytes.push(b'b');
            assert!(stands_at(&bytes, 0, &token));
            for place in 0..length {
                bytes[place] = b'b';
                assert!(!stands_at(&bytes, 0, &token), "{place} of {length}");
                bytes[place] = b'a';
            }
        }
        for length in [0_usize, 1, 16, 17, 4_000, 9_999] {
            let bytes: Vec<u8> =
                (0..length).map(|at| if at % 3 == 0 { b'\n' } else { b'a' }).collect();
            assert_eq!(newlines(&bytes), length.div_ceil(3));
        }
        for length in 0..=BLOCK {
            let mut bytes = vec![b'a'; length];
            for place in 0..length {
                bytes[place] = b'"';
                let block = padded(&bytes);
                assert!(block.starts_with(&bytes));
                assert!(block[length..].iter().all(|&byte| byte == 0));
                assert!(!holds_stop(&block, place));
                assert!(holds_stop(&block, place + 1));
                bytes[place] = b'a';
            }
        }
        let text = " !#[]\u{7f}é日本";
        assert_eq!(string_stop(text.as_bytes(), 0), text.len());
    }
}

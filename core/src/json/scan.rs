//! The inner loops: eight bytes at a time, in safe Rust.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * 0x22;
const BACKSLASHES: u64 = ONES * 0x5c;
/// The bits that all control characters lack.
const PRINTABLE: u64 = ONES * 0xe0;

/// The high bit of each byte that is zero; bits above the lowest set one may be wrong.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// The first place at or after `at` that holds a quote, a backslash or a control character.
pub(super) fn string_stop(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let quotes = zeros(word ^ QUOTES);
        let backslashes = zeros(word ^ BACKSLASHES);
        let controls = zeros(word & PRINTABLE);
        let stops = quotes | backslashes | controls;
        if stops != 0 {
            return at + stops.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' || byte == b'\\' || byte < b' ' {
            break;
        }
        at += 1;
    }
    at
}

/// The first place at or after `at` that holds no JSON white space.
pub(super) fn space_stop(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_is_found_at_every_place() {
        for stop in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for place in 0..24 {
                let mut bytes = [b'a'; 24];
                bytes[place] = stop;
                assert_eq!(string_stop(&bytes, 0), place, "{stop} at {place}");
            }
        }
        let text = " !#[]\u{7f}é日本";
        assert_eq!(string_stop(text.as_bytes(), 0), text.len());
    }
}

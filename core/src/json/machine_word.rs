//! Sixteen bytes at once where the machine is not known to have vectors: in two words.

use super::block::{BLOCK, words};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * 0x22;
const BACKSLASHES: u64 = ONES * 0x5c;
const SPACES: u64 = ONES * 0x20;

/// A bit for the first byte that is a quote, a backslash or a control character.
#[inline]
pub(super) fn stops(block: &[u8; BLOCK]) -> u32 {
    first(words(block).map(|word| stops_of_word(word.cast_unsigned())))
}

/// A bit for the first byte that is no space.
#[inline]
pub(super) fn no_spaces(block: &[u8; BLOCK]) -> u32 {
    first(words(block).map(|word| word.cast_unsigned() ^ SPACES))
}

/// The high bit of each byte that is a quote, a backslash or a control character; bits above the lowest
/// may be wrong.
#[inline]
const fn stops_of_word(word: u64) -> u64 {
    // A byte that is less than what is taken from it borrows, which sets its high bit. Bytes beyond ASCII
    // have that bit already.
    let quotes = (word ^ QUOTES).wrapping_sub(ONES);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
    let controls = word.wrapping_sub(SPACES);
    (quotes | backslashes | controls) & !word & HIGHS
}

/// A bit for the first byte that is not 0.
#[inline]
fn first([low, high]: [u64; 2]) -> u32 {
    match (low, high) {
        (0, 0) => 0,
        (0, _) => 0x100 << (high.trailing_zeros() / 8),
        _ => 1 << (low.trailing_zeros() / 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_is_found_at_every_place() {
        for place in 0..BLOCK {
            for byte in 0..=u8::MAX {
                for behind in [b'"', b'\\', 0, b'a', 0xff] {
                    let found = |of: u8| {
                        let mut block = [behind; BLOCK];
                        block[..place].fill(of);
                        block[place] = byte;
                        block
                    };
                    let (texts, spaces) = (found(b'a'), found(b' '));
                    let is_stop = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
                    let stop = texts.iter().position(is_stop).map_or(0, |place| 1 << place);
                    assert_eq!(stops(&texts), stop, "{texts:?}");
                    let other = spaces.iter().position(|&byte| byte != b' ');
                    assert_eq!(no_spaces(&spaces), other.map_or(0, |place| 1 << place));
                }
            }
        }
    }
}

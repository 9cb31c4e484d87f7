//! Scans of sixteen bytes at once for targets without known SIMD instructions: in two 64-bit words.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * 0x22;
const BACKSLASHES: u64 = ONES * 0x5c;
const SPACES: u64 = ONES * 0x20;

/// The bit of the first stop: a quote, a backslash or a control character. 0 if there is none.
#[inline]
pub(super) fn stop_mask(words: [u64; 2]) -> u32 {
    first_nonzero(words.map(stops_of_word))
}

/// The bit of the first byte that is not a space. 0 if there is none.
#[inline]
pub(super) fn non_space_mask(words: [u64; 2]) -> u32 {
    first_nonzero(words.map(|word| word ^ SPACES))
}

/// The high bit of each stop. Only the lowest set bit is reliable.
#[inline]
const fn stops_of_word(word: u64) -> u64 {
    // A byte that is less than what is subtracted from it borrows, which sets its high bit. Bytes beyond ASCII have
    // that bit already, and `!word` excludes them. A borrow can change the bytes above.
    let quotes = (word ^ QUOTES).wrapping_sub(ONES);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
    let controls = word.wrapping_sub(SPACES);
    (quotes | backslashes | controls) & !word & HIGHS
}

/// The bit of the first byte that is not 0.
#[inline]
fn first_nonzero([low, high]: [u64; 2]) -> u32 {
    match (low, high) {
        (0, 0) => 0,
        (0, _) => 0x100 << (high.trailing_zeros() / 8),
        _ => 1 << (low.trailing_zeros() / 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: usize = 16;

    fn words(block: &[u8; BLOCK]) -> [u64; 2] {
        let (low, high) = block.split_first_chunk().unwrap();
        [*low, high.try_into().unwrap()].map(u64::from_le_bytes)
    }

    #[test]
    fn the_first_stop_and_non_space_are_found_at_every_index() {
        for index in 0..BLOCK {
            for byte in 0..=u8::MAX {
                for rest in [b'"', b'\\', 0, b'a', 0xff] {
                    let block_after = |filler: u8| {
                        let mut block = [rest; BLOCK];
                        block[..index].fill(filler);
                        block[index] = byte;
                        block
                    };
                    let (texts, spaces) = (block_after(b'a'), block_after(b' '));
                    let is_stop = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
                    let stop = texts.iter().position(is_stop).map_or(0, |index| 1 << index);
                    assert_eq!(stop_mask(words(&texts)), stop, "{texts:?}");
                    let other = spaces.iter().position(|&byte| byte != b' ');
                    assert_eq!(non_space_mask(words(&spaces)), other.map_or(0, |index| 1 << index));
                }
            }
        }
    }
}

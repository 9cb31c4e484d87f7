//! Scans of sixteen bytes at once, with SSE2 or WebAssembly SIMD if the target has it, else in two 64-bit words.
//!
//! A *stop* is a byte at which the scan of a string stops: a quote, a backslash or a control character.

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
use super::machine_word;

/// The number of bytes that are compared at once.
pub(super) const BLOCK: usize = 16;

/// At most [`BLOCK`] bytes, padded with zeros. Two loads, which may overlap, read a short text completely.
#[inline]
pub(super) fn padded(bytes: &[u8]) -> [u8; BLOCK] {
    let (low, high) = match bytes.len() {
        length @ 8.. => {
            let [first, last] = ends(bytes).map(u64::from_le_bytes);
            // Two shifts by half the distance, because shifting a word by its full width overflows.
            let half = 4 * BLOCK.saturating_sub(length);
            (first, last >> half >> half)
        }
        length @ 4.. => {
            let [first, last] = ends(bytes).map(|half| u64::from(u32::from_le_bytes(half)));
            (first | last << (8 * (length - 4)), 0)
        }
        length @ 2.. => {
            let [first, last] = ends(bytes).map(|half| u64::from(u16::from_le_bytes(half)));
            (first | last << (8 * (length - 2)), 0)
        }
        _ => (bytes.first().map_or(0, |&byte| byte.into()), 0),
    };
    (u128::from(low) | u128::from(high) << 64).to_le_bytes()
}

/// The first and the last `N` bytes of a text of at least `N` bytes.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> [[u8; N]; 2] {
    [bytes.first_chunk(), bytes.last_chunk()].map(|end| end.copied().unwrap_or([0; N]))
}

/// The index of the first stop.
#[inline]
pub(super) fn first_stop(block: &[u8; BLOCK]) -> Option<usize> {
    lowest_bit(stop_mask(block))
}

/// A mask of the stops in four blocks; the lowest bit is the first byte.
#[inline]
pub(super) fn stop_mask_of_four(blocks: [&[u8; BLOCK]; 4]) -> u64 {
    join_masks(blocks.map(stop_mask))
}

/// A mask of the bytes in four blocks that are not spaces; the lowest bit is the first byte.
#[inline]
pub(super) fn non_space_mask_of_four(blocks: [&[u8; BLOCK]; 4]) -> u64 {
    join_masks(blocks.map(non_space_mask))
}

#[inline]
fn join_masks(masks: [u32; 4]) -> u64 {
    let [first, second, third, fourth] = masks.map(u64::from);
    first | second << BLOCK | third << (2 * BLOCK) | fourth << (3 * BLOCK)
}

/// Whether one of the first `length` bytes is a stop.
#[inline]
pub(super) fn has_stop(block: &[u8; BLOCK], length: usize) -> bool {
    stop_mask(block) & ((1 << length) - 1) != 0
}

/// The index of the first byte that is not a space.
#[inline]
pub(super) fn first_non_space(block: &[u8; BLOCK]) -> Option<usize> {
    lowest_bit(non_space_mask(block))
}

/// The index of the lowest bit.
#[inline]
fn lowest_bit(mask: u32) -> Option<usize> {
    (mask != 0).then_some(mask.trailing_zeros() as usize)
}

/// A mask of the stops; the lowest bit is the first byte.
#[cfg(target_arch = "x86_64")]
#[inline]
fn stop_mask(block: &[u8; BLOCK]) -> u32 {
    use std::arch::x86_64::{
        _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x,
        _mm_set1_epi8,
    };

    #[inline]
    #[target_feature(enable = "sse2")]
    fn with_sse2([low, high]: [i64; 2]) -> u32 {
        let bytes = _mm_set_epi64x(high, low);
        let quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x22));
        let backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x5c));
        let controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
        let all = _mm_or_si128(_mm_or_si128(quotes, backslashes), controls);
        _mm_movemask_epi8(all).cast_unsigned()
    }

    // SAFETY: every x86-64 processor has SSE2.
    #[expect(unsafe_code, reason = "there is no safe way to state that the processor has SSE2")]
    unsafe {
        with_sse2(words(block))
    }
}

/// A mask of the bytes that are not spaces; the lowest bit is the first byte.
#[cfg(target_arch = "x86_64")]
#[inline]
fn non_space_mask(block: &[u8; BLOCK]) -> u32 {
    use std::arch::x86_64::{_mm_cmpeq_epi8, _mm_movemask_epi8, _mm_set_epi64x, _mm_set1_epi8};

    #[inline]
    #[target_feature(enable = "sse2")]
    fn with_sse2([low, high]: [i64; 2]) -> u32 {
        let spaces = _mm_cmpeq_epi8(_mm_set_epi64x(high, low), _mm_set1_epi8(0x20));
        _mm_movemask_epi8(spaces).cast_unsigned() ^ 0xffff
    }

    // SAFETY: every x86-64 processor has SSE2.
    #[expect(unsafe_code, reason = "there is no safe way to state that the processor has SSE2")]
    unsafe {
        with_sse2(words(block))
    }
}

/// A mask of the stops; the lowest bit is the first byte.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn stop_mask(block: &[u8; BLOCK]) -> u32 {
    use std::arch::wasm32::{
        i8x16_bitmask, i8x16_eq, i8x16_splat, i64x2, u8x16_lt, u8x16_splat, v128_or,
    };

    let [low, high] = words(block);
    let bytes = i64x2(low, high);
    let quotes = i8x16_eq(bytes, i8x16_splat(0x22));
    let backslashes = i8x16_eq(bytes, i8x16_splat(0x5c));
    let controls = u8x16_lt(bytes, u8x16_splat(0x20));
    u32::from(i8x16_bitmask(v128_or(v128_or(quotes, backslashes), controls)))
}

/// A mask of the bytes that are not spaces; the lowest bit is the first byte.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn non_space_mask(block: &[u8; BLOCK]) -> u32 {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_ne, i8x16_splat, i64x2};

    let [low, high] = words(block);
    u32::from(i8x16_bitmask(i8x16_ne(i64x2(low, high), i8x16_splat(0x20))))
}

/// The number of line feeds.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn count_newlines(blocks: &[[u8; BLOCK]]) -> usize {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_splat, i64x2};

    let count = |block| {
        let [low, high] = words(block);
        i8x16_bitmask(i8x16_eq(i64x2(low, high), i8x16_splat(0x0a))).count_ones() as usize
    };
    blocks.iter().map(count).sum()
}

/// The number of line feeds. The compiler vectorizes the loop only if its length is fixed and no counter can overflow.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn count_newlines(blocks: &[[u8; BLOCK]]) -> usize {
    let count = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    let (eights, rest) = blocks.as_chunks::<8>();
    let counts = eights.iter().map(|eight| count(eight.as_flattened()));
    counts.chain(rest.iter().map(|block| count(block))).map(usize::from).sum()
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
#[inline]
fn stop_mask(block: &[u8; BLOCK]) -> u32 {
    machine_word::stop_mask(words(block).map(i64::cast_unsigned))
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
#[inline]
fn non_space_mask(block: &[u8; BLOCK]) -> u32 {
    machine_word::non_space_mask(words(block).map(i64::cast_unsigned))
}

/// The block as two words; the lowest byte is the first.
#[inline]
fn words(block: &[u8; BLOCK]) -> [i64; 2] {
    let block = i128::from_le_bytes(*block);
    #[expect(clippy::cast_possible_truncation, reason = "each word is half of the block")]
    [block as i64, (block >> 64) as i64]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_padded_with_zeros() {
        for length in 0..=BLOCK {
            let mut bytes: Vec<u8> = (b'a'..).take(length).collect();
            let block = padded(&bytes);
            bytes.resize(BLOCK, 0);
            assert_eq!(block[..], bytes);
        }
    }
}

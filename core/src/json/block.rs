//! Many bytes at once: eight in a word; sixteen with the vectors that the machine is known to have, else in
//! two words.

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 16;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const QUOTES: u64 = ONES * 0x22;
const BACKSLASHES: u64 = ONES * 0x5c;
const SPACES: u64 = ONES * 0x20;

/// The high bit of each byte that is a quote, a backslash or a control character; bits above the lowest
/// may be wrong.
#[inline]
pub(super) const fn stops_of_word(word: u64) -> u64 {
    // A byte that is less than what is taken from it borrows, which sets its high bit. Bytes beyond ASCII
    // have that bit already.
    let quotes = (word ^ QUOTES).wrapping_sub(ONES);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
    let controls = word.wrapping_sub(SPACES);
    (quotes | backslashes | controls) & !word & HIGHS
}

/// At most [`BLOCK`] bytes, and zeros behind them. Two looks, which may overlap, see all of a short text.
#[inline]
pub(super) fn padded(bytes: &[u8]) -> [u8; BLOCK] {
    let length = bytes.len();
    let (low, high) = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // Half of the way twice, for a word cannot be shifted by all of its bits.
        let half = 4 * BLOCK.saturating_sub(length);
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> half >> half)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        (first | last << (8 * (length - 4)), 0)
    } else {
        let byte = |(place, byte): (usize, &u8)| u64::from(*byte) << (8 * place);
        (bytes.iter().enumerate().map(byte).sum(), 0)
    };
    (u128::from(low) | u128::from(high) << 64).to_le_bytes()
}

/// The place of the first quote, backslash or control character; [`BLOCK`] where there is none.
#[inline]
pub(super) fn first_stop(block: &[u8; BLOCK]) -> usize {
    (stops(block).trailing_zeros() as usize).min(BLOCK)
}

/// A bit for each byte that stops a string.
#[cfg(target_arch = "x86_64")]
#[inline]
fn stops(block: &[u8; BLOCK]) -> u32 {
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
        let stops = _mm_or_si128(_mm_or_si128(quotes, backslashes), controls);
        _mm_movemask_epi8(stops).cast_unsigned()
    }

    // SAFETY: every x86-64 processor has SSE2.
    #[expect(unsafe_code, reason = "nothing safe says that the processor has SSE2")]
    unsafe {
        with_sse2(words(block))
    }
}

/// A bit for each byte that stops a string.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn stops(block: &[u8; BLOCK]) -> u32 {
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

/// A bit for each byte that stops a string; those above the lowest may be wrong.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
#[inline]
fn stops(block: &[u8; BLOCK]) -> u32 {
    let [low, high] = words(block).map(|word| stops_of_word(word.cast_unsigned()));
    match (low, high) {
        (0, 0) => 0,
        (0, _) => 0x100 << (high.trailing_zeros() / 8),
        _ => 1 << (low.trailing_zeros() / 8),
    }
}

/// How many bytes end a line.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn count_newlines(blocks: &[[u8; BLOCK]]) -> usize {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_splat, i64x2};

    let count = |block| {
        let [low, high] = words(block);
        i8x16_bitmask(i8x16_eq(i64x2(low, high), i8x16_splat(0x0a))).count_ones() as usize
    };
    blocks.iter().map(count).sum()
}

/// How many bytes end a line. The compiler makes vectors of it, if no counter can overflow and the loop has
/// a fixed length.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn count_newlines(blocks: &[[u8; BLOCK]]) -> usize {
    let count = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    let (eights, rest) = blocks.as_chunks::<8>();
    let counts = eights.iter().map(|eight| count(eight.as_flattened()));
    counts.chain(rest.iter().map(|block| count(block))).map(usize::from).sum()
}

/// The block in two words, the first byte lowest.
#[inline]
fn words(block: &[u8; BLOCK]) -> [i64; 2] {
    let block = i128::from_le_bytes(*block);
    #[expect(clippy::cast_possible_truncation, reason = "each is a half")]
    [block as i64, (block >> 64) as i64]
}

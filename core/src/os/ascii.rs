//! Texts of ASCII letters and digits: comparison without case, and numbers.

/// Compares two texts of token bytes, ignoring case. Upper and lower case differ in one bit, and no two
/// other token bytes differ in that bit alone.
///
/// Inlined into the loops in which every instruction counts.
#[inline]
pub(super) fn eq_ignore_case_inlined(one: &[u8], two: &[u8]) -> bool {
    let fours = |a: &[u8; 4], b: &[u8; 4]| {
        (u32::from_ne_bytes(*a) ^ u32::from_ne_bytes(*b)) & !0x2020_2020 == 0
    };
    match (one.first_chunk(), one.last_chunk(), two.first_chunk(), two.last_chunk()) {
        _ if one.len() != two.len() => false,
        // The first four bytes and the last four cover most tokens.
        (Some(one_head), Some(one_tail), Some(two_head), Some(two_tail)) => {
            fours(one_head, two_head)
                && fours(one_tail, two_tail)
                && (one.len() <= 8 || one.iter().zip(two).all(|(a, b)| (a ^ b) & !0x20 == 0))
        }
        _ => one.iter().zip(two).all(|(a, b)| (a ^ b) & !0x20 == 0),
    }
}

/// The same, not inlined.
#[inline(never)]
pub(super) fn eq_ignore_case(one: &[u8], two: &[u8]) -> bool {
    eq_ignore_case_inlined(one, two)
}

#[inline(never)]
pub(super) fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// The value of a number of up to nine digits; `u32::MAX`, which is larger than any version, for any other
/// text.
#[inline(never)]
pub(super) fn number(digits: &[u8]) -> u32 {
    if !(1..=9).contains(&digits.len()) {
        return u32::MAX;
    }
    let mut number = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return u32::MAX;
        }
        number = 10 * number + u32::from(digit);
    }
    number
}

/// Concatenates parts of a text that were split at ASCII bytes.
#[inline(never)]
pub(super) fn concat(parts: &[&[u8]]) -> String {
    let mut text = Vec::new();
    for part in parts {
        text.extend_from_slice(part);
    }
    String::from_utf8(text).unwrap_or_default()
}

//! Number tokens with integer values.

use super::scan::split_once;
use crate::quote::text_of;

/// The largest integer that JavaScript represents exactly. All sizes of images are far below it.
pub(crate) const MAX_SAFE: i64 = (1 << 53) - 1;

/// The expectation of an integer within bounds, for messages.
pub(crate) fn within(least: i64, most: i64) -> String {
    let (mut from, mut to) = (itoa::Buffer::new(), itoa::Buffer::new());
    text_of(&["an integer from ", from.format(least), " to ", to.format(most)])
}

/// The value of a number token if it is an integer, also if it is written as `10.0` or `1e3`. It is computed from the
/// digits, because a float would round.
pub(crate) fn integer(token: &str) -> Option<i64> {
    if let Ok(integer) = token.parse() {
        return Some(integer);
    }
    let [whole, fraction, exponent] = number_parts(token);
    // Padded for a point of up to 21: an i64 has at most 19 digits and a sign.
    let digits = text_of(&[whole, fraction, "000000000000000000000"]);
    if digits.bytes().all(|byte| matches!(byte, b'0' | b'-')) {
        return Some(0);
    }
    let point = i64::try_from(whole.len()).ok()?.checked_add(exponent.parse().ok()?)?;
    let point = usize::try_from(point).ok()?;
    if point > 21.max(whole.len() + fraction.len()) {
        return None;
    }
    let (integer, rest) = digits.split_at_checked(point)?;
    rest.bytes().all(|byte| byte == b'0').then(|| integer.parse().ok())?
}

/// The integer part, the fraction and the exponent of a number; `"0"` if it has no exponent.
#[inline(never)]
pub(crate) fn number_parts(number: &str) -> [&str; 3] {
    let (mantissa, exponent) =
        split_once(number, b'e').or_else(|| split_once(number, b'E')).unwrap_or((number, "0"));
    let (whole, fraction) = split_once(mantissa, b'.').unwrap_or((mantissa, ""));
    [whole, fraction, exponent]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_computed_from_their_digits() {
        for (token, expected) in [
            ("10", Some(10)),
            ("-7", Some(-7)),
            ("-0", Some(0)),
            ("10.0", Some(10)),
            ("1e3", Some(1_000)),
            ("1.5E+1", Some(15)),
            ("1500e-2", Some(15)),
            ("0.00e99", Some(0)),
            ("9007199254740993.000", Some(9_007_199_254_740_993)),
            ("10.00000000000000000001", None),
            ("9007199254740990.7", None),
            ("1e-400", None),
            ("15e-2", None),
            ("1e400", None),
            ("1e99999999999999999999", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(integer(token), expected, "{token}");
        }
    }
}

//! Number tokens that stand for integers.

/// The largest integer that JavaScript holds exactly. No size of an image comes near it.
pub(crate) const MAX_SAFE: i64 = (1 << 53) - 1;

/// What is expected where an integer must be within bounds.
pub(crate) fn within(least: i64, most: i64) -> String {
    format!("an integer from {least} to {most}")
}

/// The integer that a number token stands for, also where it is spelt `10.0` or `1e3`. It is told
/// by the digits, for a float would round.
pub(crate) fn integer(token: &str) -> Option<i64> {
    if let Ok(integer) = token.parse() {
        return Some(integer);
    }
    let (mantissa, exponent) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = format!("{whole}{fraction}");
    if digits.bytes().all(|byte| matches!(byte, b'0' | b'-')) {
        return Some(0);
    }
    let point = i64::try_from(whole.len()).ok()?.checked_add(exponent.parse().ok()?)?;
    let point = usize::try_from(point).ok()?;
    if point > digits.len() {
        // An i64 has at most 19 digits and a sign.
        digits.extend(std::iter::repeat_n('0', point.min(21).saturating_sub(digits.len())));
    }
    let (integer, rest) = digits.split_at_checked(point)?;
    rest.bytes().all(|byte| byte == b'0').then(|| integer.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_told_by_its_digits() {
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

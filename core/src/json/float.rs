//! The nearest floating-point number to a JSON number.
//!
//! The standard library is faster for numbers that are hard to round, but its tables would take a tenth of the WASM
//! module. Here such numbers, which prices never are, are divided as big integers.

use std::cmp::Ordering;

use super::number_parts;
use crate::quote::text_of;

/// All integers up to this one are exact.
const EXACT: u64 = 1 << 53;
/// Digits beyond these only matter for which side of the midpoint between two floats a value is on.
const MAX_DIGITS: usize = 800;

/// The float nearest to a JSON number, ties to even; `None` if the number is too large for a float.
pub(crate) fn float(token: &str) -> Option<f64> {
    let (negative, token) = token.strip_prefix('-').map_or((false, token), |rest| (true, rest));
    let [whole, fraction, exponent] = number_parts(token);
    // An exponent that does not fit is replaced by one that is beyond all floats, too.
    let exponent =
        exponent.parse().unwrap_or(if exponent.starts_with('-') { -99_999 } else { 99_999_i64 });
    let power = exponent.saturating_sub(i64::try_from(fraction.len()).ok()?);
    let magnitude = match integer(whole, fraction) {
        Some(0) => 0.0,
        Some(digits) if digits <= EXACT && power.unsigned_abs() <= 22 => {
            // Both operands are exact, so there is only one rounding.
            let tens = (0..power.unsigned_abs()).fold(1.0, |tens, _| tens * 10.0);
            #[expect(clippy::cast_precision_loss, reason = "it is at most 2^53")]
            let digits = digits as f64;
            if power < 0 { digits / tens } else { digits * tens }
        }
        _ => {
            let digits = text_of(&[whole, fraction]);
            let significant = digits.trim_start_matches('0').as_bytes();
            nearest(significant, power.saturating_add(i64::try_from(significant.len()).ok()?))?
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// The integer of all digits, if it fits.
fn integer(whole: &str, fraction: &str) -> Option<u64> {
    let mut integer = 0_u64;
    for part in [whole, fraction] {
        for digit in part.bytes() {
            integer = integer.checked_mul(10)?.checked_add(digit_value(digit).into())?;
        }
    }
    Some(integer)
}

/// The float nearest to `0.DIGITS` times ten to the power of `point`.
#[cold]
#[inline(never)]
fn nearest(digits: &[u8], point: i64) -> Option<f64> {
    if point > 310 {
        return None;
    }
    if point < -330 {
        return Some(0.0);
    }
    let used = digits.get(..MAX_DIGITS).unwrap_or(digits);
    let power = point - i64::try_from(used.len()).ok()?;
    let mut numerator = BigUint::default();
    for digit in used {
        numerator.multiply_add(10, digit_value(*digit));
    }
    let mut denominator = BigUint(vec![1]);
    // If the other digits are not all zeros, they make the value slightly larger: one more digit stands for them.
    let is_truncated = digits.iter().skip(used.len()).any(|digit| digit_value(*digit) != 0);
    if is_truncated {
        numerator.multiply_add(10, 1);
    }
    let power = power - i64::from(is_truncated);
    let scaled = if power < 0 { &mut denominator } else { &mut numerator };
    for _ in 0..power.unsigned_abs() {
        scaled.multiply_add(10, 0);
    }
    divide(numerator, denominator)
}

/// The value of an ASCII digit.
fn digit_value(digit: u8) -> u32 {
    (digit & 15).into()
}

/// The float nearest to a fraction; `None` if it is too large.
fn divide(mut numerator: BigUint, mut denominator: BigUint) -> Option<f64> {
    // Scaled so that the quotient has 53 bits, or fewer below 2^-1022, where floats have fewer.
    let mut exponent = (numerator.bits() - denominator.bits() - 53).max(-1_074);
    let scaled = if exponent < 0 { &mut numerator } else { &mut denominator };
    scaled.shift(exponent.unsigned_abs());
    let mut quotient = 0_u64;
    let shift = (numerator.bits() - denominator.bits()).max(0);
    denominator.shift(shift.unsigned_abs());
    for _ in 0..=shift {
        quotient <<= 1;
        if numerator.compare(&denominator) != Ordering::Less {
            numerator.subtract(&denominator);
            quotient |= 1;
        }
        numerator.shift(1);
    }
    if quotient >= EXACT {
        // The quotient has one bit too many: that bit and the remainder decide the rounding.
        let half = quotient & 1 == 1;
        quotient >>= 1;
        exponent += 1;
        quotient += u64::from(half && (!numerator.is_zero() || quotient & 1 == 1));
    } else {
        // The remainder was doubled by the last shift, so comparing it with the denominator compares it with one half.
        let order = numerator.compare(&denominator);
        let up = order == Ordering::Greater || order == Ordering::Equal && quotient & 1 == 1;
        quotient += u64::from(up);
    }
    if quotient == EXACT {
        quotient >>= 1;
        exponent += 1;
    }
    if exponent > 971 {
        return None;
    }
    // The leading bit is implicit, except in subnormal numbers.
    let biased = if quotient < EXACT >> 1 { 0 } else { u64::try_from(exponent + 1_075).ok()? };
    Some(f64::from_bits(biased << 52 | quotient & ((EXACT >> 1) - 1)))
}

/// An integer of any length, in digits of 32 bits, the least significant first.
#[derive(Default)]
struct BigUint(Vec<u32>);

impl BigUint {
    fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = low_half(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low_half(carry));
        }
    }

    /// Multiplies by a power of two.
    fn shift(&mut self, bits: u64) {
        for _ in 0..bits / 31 {
            self.multiply_add(1 << 31, 0);
        }
        self.multiply_add(1 << (bits % 31), 0);
    }

    fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (index, digit) in self.0.iter_mut().enumerate() {
            let subtrahend = other.0.get(index).copied().unwrap_or(0);
            let (difference, borrows) = digit.overflowing_sub(subtrahend);
            let (difference, borrows_again) = difference.overflowing_sub(borrow.into());
            (*digit, borrow) = (difference, borrows || borrows_again);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    fn bits(&self) -> i64 {
        let Some(last) = self.0.last() else { return 0 };
        i64::try_from(self.0.len()).unwrap_or(i64::MAX) * 32 - i64::from(last.leading_zeros())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the upper half is carried")]
fn low_half(sum: u64) -> u32 {
    sum as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn assert_matches_std(token: &str) {
        let expected = Some(token.parse::<f64>().unwrap()).filter(|number| number.is_finite());
        assert_eq!(float(token).map(f64::to_bits), expected.map(f64::to_bits), "{token}");
    }

    #[test]
    fn numbers_that_are_hard_to_round() {
        for token in [
            "0",
            "0.0e99",
            "1",
            "0.0125",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740995",
            "9007199254740990.5",
            "9007199254740991.5",
            "9007199254740992.5",
            "9007199254740993.00000000000000000000001",
            "0.1",
            "0.3",
            "0.30000000000000004",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "4.9406564584124654e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e308",
            "1e309",
            "1e400",
            "1e-400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "123456789012345678901234567890",
            "5e-324",
            "3e-324",
            "2e-324",
            "6.631236846766476e-316",
        ] {
            assert_matches_std(token);
            assert_matches_std(&format!("-{token}"));
        }
        assert_matches_std(&format!("9007199254740992.{}1", "0".repeat(900)));
        assert_matches_std(&format!("9007199254740993.{}", "0".repeat(900)));
        assert_matches_std(&format!("0.{}1", "0".repeat(320)));
        assert_matches_std(&format!("1{}", "0".repeat(308)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn floats_match_the_standard_library(
            token in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?",
            bits: u64,
        ) {
            assert_matches_std(&token);
            let number = f64::from_bits(bits);
            if number.is_finite() {
                assert_matches_std(&format!("{number:e}"));
                assert_matches_std(&format!("{number:.25e}"));
            }
        }
    }
}

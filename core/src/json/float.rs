//! The nearest floating-point number to a JSON number.
//!
//! The standard library's way is faster for hard numbers, and carries tables that weigh a tenth of the
//! WASM module. Here the hard ones, which prices never are, are divided as long integers.

use std::cmp::Ordering;

use super::parts;
use crate::quote::text_of;

/// Up to here all integers are exact.
const EXACT: u64 = 1 << 53;
/// Digits beyond these only tell on which side of a number halfway between two a value is.
const MOST_DIGITS: usize = 800;

/// The number nearest to a JSON number, ties to even; `None` where it is too large for one.
pub(crate) fn float(token: &str) -> Option<f64> {
    let (negative, token) = token.strip_prefix('-').map_or((false, token), |rest| (true, rest));
    let [whole, fraction, exponent] = parts(token);
    // An exponent that is beyond all numbers is as good as another.
    let exponent =
        exponent.parse().unwrap_or(if exponent.starts_with('-') { -99_999 } else { 99_999_i64 });
    let power = exponent.saturating_sub(i64::try_from(fraction.len()).ok()?);
    let magnitude = match integer(whole, fraction) {
        Some(0) => 0.0,
        Some(digits) if digits <= EXACT && power.unsigned_abs() <= 22 => {
            // Both are exact, so there is but one rounding.
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

/// The integer of all digits, if it is not too long.
fn integer(whole: &str, fraction: &str) -> Option<u64> {
    let mut integer = 0_u64;
    for part in [whole, fraction] {
        for digit in part.bytes() {
            integer = integer.checked_mul(10)?.checked_add(value(digit).into())?;
        }
    }
    Some(integer)
}

/// The number nearest to `0.DIGITS` times ten to the power of `point`.
#[cold]
#[inline(never)]
fn nearest(digits: &[u8], point: i64) -> Option<f64> {
    if point > 310 {
        return None;
    }
    if point < -330 {
        return Some(0.0);
    }
    let kept = digits.get(..MOST_DIGITS).unwrap_or(digits);
    let power = point - i64::try_from(kept.len()).ok()?;
    let mut above = Long::default();
    for digit in kept {
        above.multiply_add(10, value(*digit));
    }
    let mut below = Long(vec![1]);
    // What was cut off makes it a bit more.
    let cut = digits.iter().skip(kept.len()).any(|digit| value(*digit) != 0);
    if cut {
        above.multiply_add(10, 1);
    }
    let power = power - i64::from(cut);
    let scaled = if power < 0 { &mut below } else { &mut above };
    for _ in 0..power.unsigned_abs() {
        scaled.multiply_add(10, 0);
    }
    divide(above, below)
}

/// What a digit stands for.
fn value(digit: u8) -> u32 {
    (digit & 15).into()
}

/// The number nearest to a fraction.
fn divide(mut above: Long, mut below: Long) -> Option<f64> {
    // Scaled so that the quotient has 53 bits, or fewer where the numbers have: below 2^-1022.
    let mut exponent = (above.bits() - below.bits() - 53).max(-1_074);
    let scaled = if exponent < 0 { &mut above } else { &mut below };
    scaled.shift(exponent.unsigned_abs());
    let mut quotient = 0_u64;
    let shift = (above.bits() - below.bits()).max(0);
    below.shift(shift.unsigned_abs());
    for _ in 0..=shift {
        quotient <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.subtract(&below);
            quotient |= 1;
        }
        above.shift(1);
    }
    if quotient >= EXACT {
        // One bit too many: it decides, together with what is left.
        let half = quotient & 1 == 1;
        quotient >>= 1;
        exponent += 1;
        quotient += u64::from(half && (!above.is_zero() || quotient & 1 == 1));
    } else {
        // What is left was doubled, and so is the half.
        let order = above.compare(&below);
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
    // Without its leading bit, unless the number is too small to have one.
    let biased = if quotient < EXACT >> 1 { 0 } else { u64::try_from(exponent + 1_075).ok()? };
    Some(f64::from_bits(biased << 52 | quotient & ((EXACT >> 1) - 1)))
}

/// An integer of any length, the least digits first.
#[derive(Default)]
struct Long(Vec<u32>);

impl Long {
    fn multiply_add(&mut self, by: u32, add: u32) {
        let mut carry = u64::from(add);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(by);
            *digit = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
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
        for (place, digit) in self.0.iter_mut().enumerate() {
            let by = other.0.get(place).copied().unwrap_or(0);
            let (less, under) = digit.overflowing_sub(by);
            let (less, under_again) = less.overflowing_sub(borrow.into());
            (*digit, borrow) = (less, under || under_again);
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

#[expect(clippy::cast_possible_truncation, reason = "the rest is carried")]
fn low(wide: u64) -> u32 {
    wide as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn agrees(token: &str) {
        let theirs = Some(token.parse::<f64>().unwrap()).filter(|number| number.is_finite());
        assert_eq!(float(token).map(f64::to_bits), theirs.map(f64::to_bits), "{token}");
    }

    #[test]
    fn hard_numbers() {
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
            agrees(token);
            agrees(&format!("-{token}"));
        }
        agrees(&format!("9007199254740992.{}1", "0".repeat(900)));
        agrees(&format!("9007199254740993.{}", "0".repeat(900)));
        agrees(&format!("0.{}1", "0".repeat(320)));
        agrees(&format!("1{}", "0".repeat(308)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn numbers_are_those_of_the_standard_library(
            token in "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?",
            bits: u64,
        ) {
            agrees(&token);
            let number = f64::from_bits(bits);
            if number.is_finite() {
                agrees(&format!("{number:e}"));
                agrees(&format!("{number:.25e}"));
            }
        }
    }
}

//! Numbers and sizes in filters.

use std::cmp::Ordering;

use crate::json::{float, integer, number_parts};
use crate::quote::text_of;

/// A number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Its value without the fraction, if that is an integer of 64 bits.
    integer: Option<i64>,
    /// How that integer compares with the number.
    fraction: Ordering,
    /// The nearest float.
    pub(super) float: f64,
}

impl Number {
    /// Reads a number of JSON, which may have leading zeros.
    pub(super) fn read(text: &str) -> Option<Self> {
        if !is_number(text.strip_prefix('-').unwrap_or(text)) {
            return None;
        }
        let (whole, _) = text.split_once('.').unwrap_or((text, ""));
        let beyond = if text.starts_with('-') { Ordering::Greater } else { Ordering::Less };
        let (integer, fraction) = match integer(text) {
            None if !text.contains(['e', 'E']) => (integer(whole), beyond),
            integer => (integer, Ordering::Equal),
        };
        Some(Self { integer, fraction, float: float(text)? })
    }

    /// Compares an integer with it. A float would equate `9007199254740993` and `9007199254740992.5`.
    pub(super) fn compare_integer(self, integer: i64) -> Option<Ordering> {
        match self.integer {
            Some(exact) => Some(integer.cmp(&exact).then(self.fraction)),
            #[expect(
                clippy::cast_precision_loss,
                reason = "it has an exponent, or is beyond 64 bits"
            )]
            None => (integer as f64).partial_cmp(&self.float),
        }
    }
}

/// Compares two numbers, integers of any length exactly; `None` if one is no number.
pub(super) fn compare_numbers(one: &str, other: &str) -> Option<Ordering> {
    let digits = |text: &'_ str| -> bool { text.bytes().all(|byte| byte.is_ascii_digit()) };
    let (number, other_number) = (Number::read(one)?, Number::read(other)?);
    if !digits(one) || !digits(other) {
        return number.float.partial_cmp(&other_number.float);
    }
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    Some(one.len().cmp(&other.len()).then_with(|| one.cmp(other)))
}

/// A number times 2 to a power, if that is an integer. It is computed on decimal digits: arithmetic with 128 bits takes
/// 3 KB of the WebAssembly module, and has too few bits for `1.0000000000009094947017729282379150390625T`.
fn times(number: &str, shift: u32) -> Option<u64> {
    let [whole, fraction, exponent] = number_parts(number);
    let mut digits = text_of(&[whole, fraction]).into_bytes();
    if digits.iter().all(|digit| matches!(digit, b'0' | b'-')) {
        return Some(0);
    }
    let mut point = i64::try_from(whole.len()).ok()?.checked_add(exponent.parse().ok()?)?;
    for _ in 0..shift {
        let mut carry = 0;
        for digit in digits.iter_mut().rev() {
            let double = (*digit & 15) * 2 + carry;
            carry = u8::from(double > 9);
            *digit = double - 10 * carry;
        }
        if carry > 0 {
            digits.insert(0, carry);
            point += 1;
        }
    }
    let mut integer = 0_u64;
    for index in 0..point.max(i64::try_from(digits.len()).ok()?) {
        let digit = usize::try_from(index)
            .ok()
            .and_then(|index| digits.get(index))
            .map_or(0, |digit| *digit & 15);
        if index < point {
            integer = integer.checked_mul(10)?.checked_add(digit.into())?;
        } else if digit > 0 {
            return None;
        }
    }
    Some(integer)
}

/// Whether a text without a sign is a decimal number: digits, a fraction, an exponent.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// Why a text is no size.
pub(super) enum SizeError {
    NotASize,
    /// It has a fraction of a byte, is negative, or is above 2^64.
    NotWhole,
    /// A unit that is not known.
    Unit(String),
}

/// Reads a size in bytes. A number without a unit is in units of 2 to the power of `shift`.
pub(super) fn read_size(text: &str, shift: u32) -> Result<u64, SizeError> {
    let length = text.find(|next: char| !matches!(next, '0'..='9' | '.')).unwrap_or(text.len());
    let (number, unit) = match (Number::read(text), text.split_at_checked(length)) {
        (None, Some((number, unit))) => (number, unit.trim_start()),
        _ => (text, ""),
    };
    if Number::read(number).is_none() {
        return Err(SizeError::NotASize);
    }
    let shift = if unit.is_empty() {
        shift
    } else {
        unit_shift(unit).ok_or_else(|| SizeError::Unit(unit.to_owned()))?
    };
    let is_negative = number.starts_with('-');
    let bytes = times(number, shift).filter(|bytes| !is_negative || *bytes == 0);
    bytes.ok_or(SizeError::NotWhole)
}

/// The power of 2 of a unit: `GiB`, `GB`, `Gi`, `G`, `B`.
fn unit_shift(unit: &str) -> Option<u32> {
    let unit = unit.to_ascii_lowercase();
    if unit == "b" {
        return Some(0);
    }
    let letter = unit.strip_suffix('b').unwrap_or(&unit);
    let letter = letter.strip_suffix('i').unwrap_or(letter);
    match letter {
        "k" => Some(10),
        "m" => Some(20),
        "g" => Some(30),
        "t" => Some(40),
        _ => None,
    }
}

/// A size in its largest unit that gives an integer: `10GiB`.
pub(super) fn size_text(bytes: u64) -> String {
    for (unit, shift) in [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)] {
        if bytes > 0 && bytes.trailing_zeros() >= shift {
            return text_of(&[itoa::Buffer::new().format(bytes >> shift), unit]);
        }
    }
    itoa::Buffer::new().format(bytes).to_owned()
}

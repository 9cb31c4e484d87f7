//! Numbers and sizes in filters.

use std::cmp::Ordering;

use crate::json::{float, number_parts};

/// A number as it is written: an integer times a power of ten.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    digits: i128,
    power: i32,
    /// The nearest float.
    pub(super) float: f64,
}

/// The largest power of ten that any comparison needs.
const MAX_POWER: i32 = 400;

impl Number {
    /// Reads a number of JSON, which may have leading zeros.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        if !is_number(unsigned) {
            return None;
        }
        let [whole, fraction, exponent] = number_parts(unsigned);
        let fraction = fraction.trim_end_matches('0');
        let mut digits = 0_i128;
        for digit in whole.bytes().chain(fraction.bytes()) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        let exponent: i32 = if exponent.is_empty() { 0 } else { exponent.parse().ok()? };
        let power = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        if power.abs() > MAX_POWER {
            return None;
        }
        Some(Self { digits: sign * digits, power, float: float(text)? })
    }

    /// The integer that it is, if it is one.
    pub(super) fn integer(self) -> Option<i128> {
        self.times(0)
    }

    /// The integer that it is times 2 to a power, if it is one.
    pub(super) fn times(self, shift: u32) -> Option<i128> {
        let scaled = self.digits.checked_mul(1 << shift)?;
        let tens = 10_i128.checked_pow(self.power.unsigned_abs());
        match (self.power.cmp(&0), tens) {
            _ if scaled == 0 => Some(0),
            (Ordering::Less, Some(tens)) => (scaled % tens == 0).then_some(scaled / tens),
            (_, Some(tens)) => scaled.checked_mul(tens),
            _ => None,
        }
    }

    /// Compares two numbers.
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        match (self.integer(), other.integer()) {
            (Some(one), Some(two)) => Some(one.cmp(&two)),
            _ => self.float.partial_cmp(&other.float),
        }
    }

    /// Compares an integer with it.
    pub(super) fn compare_integer(self, integer: i64) -> Option<Ordering> {
        #[expect(clippy::cast_precision_loss, reason = "a fraction is not equal to any integer")]
        match self.integer() {
            Some(exact) => Some(i128::from(integer).cmp(&exact)),
            None => (integer as f64).partial_cmp(&self.float),
        }
    }
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
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
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
    let number_length = |text: &str| {
        text.find(|next: char| !matches!(next, '0'..='9' | '.')).unwrap_or(text.len())
    };
    let (number, unit) = match Number::read(text) {
        Some(number) => (Some(number), ""),
        None => {
            let (number, unit) = text.split_at(number_length(text));
            (Number::read(number), unit.trim_start())
        }
    };
    let number = number.ok_or(SizeError::NotASize)?;
    let shift = if unit.is_empty() { shift } else {
        unit_shift(unit).ok_or_else(|| SizeError::Unit(unit.to_owned()))?
    };
    let bytes = number.times(shift).and_then(|bytes| u64::try_from(bytes).ok());
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
            return [itoa::Buffer::new().format(bytes >> shift), unit].concat();
        }
    }
    itoa::Buffer::new().format(bytes).to_owned()
}

//! Writing numbers like JavaScript.

use super::{JsonBuf, Write, number_parts};
use crate::quote::text_of;

impl Write for f64 {
    fn write(&self, out: &mut JsonBuf) {
        let mut shortest = zmij::Buffer::new();
        let text = shortest.format_finite(*self);
        // Without an exponent, the only difference to JavaScript is the `.0` of integers.
        if text.contains('e') || text.starts_with('-') {
            out.push_bytes(javascript(*self).as_bytes());
        } else {
            out.push_bytes(text.strip_suffix(".0").unwrap_or(text).as_bytes());
        }
    }
}

/// Formats a finite number like ECMAScript's `Number::toString`, from its shortest digits.
pub(crate) fn javascript(value: f64) -> String {
    let mut shortest = zmij::Buffer::new();
    let text = shortest.format_finite(value);
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("-", text));
    let [whole, fraction, exponent] = number_parts(text);
    let digits = text_of(&[whole, fraction]);
    let leading_zeros = digits.bytes().take_while(|digit| *digit == b'0').count();
    // The number of digits from the first significant one to the decimal point.
    let point =
        whole.len().cast_signed() - leading_zeros.cast_signed() + exponent.parse().unwrap_or(0);
    let significant = digits.get(leading_zeros..).unwrap_or_default();
    let trailing_zeros = significant.bytes().rev().take_while(|digit| *digit == b'0').count();
    let significant = significant.get(..significant.len() - trailing_zeros).unwrap_or_default();
    if significant.is_empty() {
        return "0".to_owned();
    }
    let (zeros, whole, exponent) = match point {
        1..=21 => (0, point, None),
        -5..=0 => (1 - point, 1, None),
        _ => (0, 1, Some(point - 1)),
    };
    let (zeros, whole) = (zeros.unsigned_abs(), whole.unsigned_abs());
    let mut digits = text_of(&["000000".get(..zeros).unwrap_or_default(), significant]);
    while digits.len() < whole {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at_checked(whole).unwrap_or_default();
    let dot = if fraction.is_empty() { "" } else { "." };
    let Some(exponent) = exponent else { return text_of(&[sign, whole, dot, fraction]) };
    let e = if exponent > 0 { "e+" } else { "e" };
    text_of(&[sign, whole, dot, fraction, e, itoa::Buffer::new().format(exponent)])
}

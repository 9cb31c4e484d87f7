//! Serializing numbers like JavaScript.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::json::javascript;

/// Serializes a price like `JSON.stringify`: `1`, `0.0125`, `1e-7`.
#[expect(clippy::ref_option, reason = "serde passes a reference")]
pub(super) fn serialize<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    let Some(value) = *value else { return to.serialize_none() };
    let text = javascript(value);
    let by_serde_json = serde_json::to_string(&value).map_err(serde::ser::Error::custom)?;
    if let Ok(integer) = text.parse::<i64>() {
        to.serialize_i64(integer)
    } else if text == by_serde_json {
        to.serialize_f64(value)
    } else {
        // The formats differ only below 1e-5 and above 1e15.
        RawValue::from_string(text).map_err(serde::ser::Error::custom)?.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Holder(#[serde(serialize_with = "serialize")] Option<f64>);

    #[test]
    fn numbers_are_written_like_javascript() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (0.0125, "0.0125"),
            (720.0, "720"),
            (1e-5, "0.00001"),
            (1.5e-6, "0.0000015"),
            (1e-7, "1e-7"),
            (1.25e-7, "1.25e-7"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e20, "100000000000000000000"),
            (1.234_567_890_123_456_8e20, "123456789012345680000"),
            (123.456, "123.456"),
            (-0.000_001_25, "-0.00000125"),
            (-1.25e-9, "-1.25e-9"),
            (9.5e15, "9500000000000000"),
            (1e21, "1e+21"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (1.5e300, "1.5e+300"),
        ] {
            assert_eq!(serde_json::to_string(&Holder(Some(value))).unwrap(), text);
            assert_eq!(javascript(value), text);
            let mut out = Vec::new();
            crate::json::write(&value, &mut out);
            assert_eq!(out, text.as_bytes());
        }
    }
}

//! Numbers written as JavaScript writes them.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Serializes a price as `JSON.stringify` does: `1`, `0.0125`, `1e-7`.
#[expect(clippy::ref_option, reason = "serde calls it with a reference")]
pub(super) fn serialize<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    let Some(value) = *value else { return to.serialize_none() };
    let text = javascript(value);
    if let Ok(integer) = text.parse::<i64>() {
        to.serialize_i64(integer)
    } else if serde_json::to_string(&value).is_ok_and(|ours| ours == text) {
        to.serialize_f64(value)
    } else {
        // Only below 1e-5 and above 2^63 do Rust and JavaScript lay out the same digits differently.
        RawValue::from_string(text).map_err(serde::ser::Error::custom)?.serialize(to)
    }
}

/// The text of a finite number by ECMAScript's `Number::toString`.
fn javascript(value: f64) -> String {
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-6..21).contains(&exponent) {
        // `Display` never uses an exponent, and writes the shortest digits that read back equal.
        let plain = value.to_string();
        return if plain == "-0" { "0".to_owned() } else { plain };
    }
    let sign = if exponent < 0 { "" } else { "+" };
    format!("{mantissa}e{sign}{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Holder(#[serde(serialize_with = "serialize")] Option<f64>);

    #[test]
    fn as_javascript_writes_them() {
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
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
        ] {
            assert_eq!(javascript(value), text);
            assert_eq!(serde_json::to_string(&Holder(Some(value))).unwrap(), text);
        }
    }
}

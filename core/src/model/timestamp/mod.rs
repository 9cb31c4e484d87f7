//! Points in time.

mod convert;
mod parse;
mod shift;

use std::fmt;
use std::str::FromStr;

use time::{Date, Month, PrimitiveDateTime};

use super::serde_text::serde_as_text;
use crate::json::{Expected, JsonBuf, Kind, Write, read_token};

/// A point in time in UTC, to the nanosecond, from the year 0 to 9999.
///
/// It is written as RFC 3339 ending in `Z`, with as many digits of the second as necessary:
///
/// ```
/// use cloud_image::Timestamp;
///
/// let created: Timestamp = "2024-04-15T10:23:45.120-07:00".parse()?;
/// assert_eq!(created.to_string(), "2024-04-15T17:23:45.12Z");
/// assert_eq!(created.unix_seconds(), 1_713_201_825);
/// # Ok::<(), cloud_image::TimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    nanosecond: u32,
}

/// The error of a text that is not a point in time, or of a time outside the years 0 to 9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found `{found}`")]
pub struct TimestampError {
    expected: &'static str,
    found: String,
}

/// An assumption made to read a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assumed {
    /// The text has no zone; it was read as UTC.
    Utc,
    /// The text has a leap second; it was read as the second before.
    LeapSecond,
    /// Both.
    UtcAndLeapSecond,
}

impl Assumed {
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Utc => "no time zone is given, read as UTC",
            Self::LeapSecond => "the leap second was read as second 59",
            Self::UtcAndLeapSecond => {
                "no time zone is given, read as UTC, and the leap second as second 59"
            }
        }
    }
}

impl Timestamp {
    pub(crate) const EXPECTED: &'static str = "a date and a time of day";

    /// What programs in Go and .NET write if there is no time.
    pub(crate) const ZERO: Self =
        Self { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0 };

    /// Seconds since 1970-01-01T00:00:00Z, without the fraction.
    #[must_use]
    pub fn unix_seconds(&self) -> i64 {
        self.calendar().map_or(0, |time| time.assume_utc().unix_timestamp())
    }

    /// The fraction of the second, in nanoseconds.
    #[must_use]
    pub fn subsec_nanoseconds(&self) -> u32 {
        self.nanosecond
    }

    /// Year, month and day in UTC.
    pub(super) fn day_in_utc(&self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The time as a type of the crate `time`.
    fn calendar(&self) -> Option<PrimitiveDateTime> {
        let month = Month::try_from(self.month).ok()?;
        let date = Date::from_calendar_date(i32::from(self.year), month, self.day).ok()?;
        date.with_hms_nano(self.hour, self.minute, self.second, self.nanosecond).ok()
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Parses every format that providers use. A text without a zone is UTC.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).map(|(timestamp, _)| timestamp).ok_or_else(|| TimestampError {
            expected: Self::EXPECTED,
            found: crate::quote::shorten(text).into_owned(),
        })
    }
}

impl Timestamp {
    /// The time as a JSON string, and the length of the string.
    fn json_string(&self) -> ([u8; 32], usize) {
        let Self { year, month, day, hour, minute, second, nanosecond } = *self;
        let digits = |number: u32| [10, 1].map(|unit| b'0' + (number / unit % 10) as u8);
        let [[y1, y2], [y3, y4]] = [100, 1].map(|unit| digits(u32::from(year) / unit));
        let [[mo1, mo2], [d1, d2]] = [month, day].map(|number| digits(number.into()));
        let [[h1, h2], [mi1, mi2], [s1, s2]] =
            [hour, minute, second].map(|number| digits(number.into()));
        let mut text = [0; 32];
        let head = [
            b'"', y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', //
            h1, h2, b':', mi1, mi2, b':', s1, s2,
        ];
        let mut end = 0;
        let mut push = |bytes: &[u8]| {
            if let Some(slots) = text.get_mut(end..end + bytes.len()) {
                slots.copy_from_slice(bytes);
                end += bytes.len();
            }
        };
        push(&head);
        // The fraction has no trailing zeros, and without digits no point.
        if nanosecond > 0 {
            push(b".");
        }
        let (mut rest, mut unit) = (nanosecond, 100_000_000);
        while rest > 0 {
            push(&[b'0' + (rest / unit % 10) as u8]);
            rest %= unit;
            unit /= 10;
        }
        push(b"Z\"");
        (text, end)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, length) = self.json_string();
        f.pad(str::from_utf8(text.get(1..length - 1).unwrap_or_default()).unwrap_or_default())
    }
}

impl Write for Timestamp {
    fn write(&self, out: &mut JsonBuf) {
        let (text, length) = self.json_string();
        out.push_block(&text, length);
    }
}

read_token! {
    // Only times without assumptions, because no warning could report them here.
    Timestamp: Expected::Type(Kind::String, "a date, a time of day and a zone"), |text| {
        Self::read(text).filter(|(_, assumed)| assumed.is_none()).map(|(timestamp, _)| timestamp)
    };
}

serde_as_text!(Timestamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fraction_of_a_second_is_in_nanoseconds() {
        let nanoseconds = |text: &str| text.parse::<Timestamp>().unwrap().subsec_nanoseconds();
        assert_eq!(nanoseconds("2024-05-05T14:51:26.570866Z"), 570_866_000);
        assert_eq!(nanoseconds("2024-05-05T14:51:26Z"), 0);
    }

    #[test]
    fn seconds_since_1970_agree_with_the_calendar_of_jiff() {
        for text in ["1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2000-02-29T12:00:00Z"] {
            let ours: Timestamp = text.parse().unwrap();
            let theirs: jiff::Timestamp = text.parse().unwrap();
            assert_eq!(ours.unix_seconds(), theirs.as_second(), "{text}");
        }
    }
}

//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use super::Timestamp;
use super::serde_text::serde_as_text;
use crate::json::{Expected, JsonBuf, Kind, Write, read_token};
use crate::quote::text_of;

/// A day of the Gregorian calendar, from the year 0 to 9999, without a time and a zone.
///
/// It is written as `2029-05-31` (RFC 3339 `full-date`):
///
/// ```
/// use cloud_image::Date;
///
/// let end: Date = "2029-05-31".parse()?;
/// assert_eq!((end.year(), end.month(), end.day()), (2029, 5, 31));
/// assert!(end < "2029-06-01".parse()?);
/// assert!("2029-02-29".parse::<Date>().is_err());
/// # Ok::<(), cloud_image::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error of a text that is not a day: it displays as one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}, found `{found}`", Date::EXPECTED)]
pub struct DateError {
    found: String,
}

impl Date {
    const EXPECTED: &'static str = "a day, such as `2029-05-31`";

    /// The year, from 0.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(&self) -> u8 {
        self.day
    }

    /// Reads `2029-05-31`, and nothing else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Timestamp::start_of_day(text).map(|start| start.date())
    }

    /// A number that is greater for later days.
    pub(crate) fn rank(self) -> i64 {
        (i64::from(self.year) << 16) | (i64::from(self.month) << 8) | i64::from(self.day)
    }

    /// The date as a JSON string.
    fn json_string(self) -> [u8; 12] {
        let digits = |number: u16| [10, 1].map(|unit| b'0' + (number / unit % 10) as u8);
        let ([y1, y2], [y3, y4]) = (digits(self.year / 100), digits(self.year % 100));
        let ([m1, m2], [d1, d2]) = (digits(self.month.into()), digits(self.day.into()));
        [b'"', y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'"']
    }
}

impl Timestamp {
    /// The start in UTC of a day: `2029-05-31`, and nothing else.
    pub(crate) fn start_of_day(text: &str) -> Option<Self> {
        let is_day = text.len() == "2029-05-31".len();
        is_day.then(|| Self::read(&text_of(&[text, "T00:00:00Z"])))?.map(|(start, _)| start)
    }

    /// The day in UTC.
    #[must_use]
    pub fn date(&self) -> Date {
        let (year, month, day) = self.day_in_utc();
        Date { year, month, day }
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Parses `2029-05-31`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text)
            .ok_or_else(|| DateError { found: crate::quote::shorten(text).into_owned() })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.json_string();
        f.pad(str::from_utf8(text.get(1..11).unwrap_or_default()).unwrap_or_default())
    }
}

impl Write for Date {
    fn write(&self, out: &mut JsonBuf) {
        out.push_bytes(&self.json_string());
    }
}

read_token! {
    Date: Expected::Type(Kind::String, Self::EXPECTED), |text| Self::read(text);
}

serde_as_text!(Date);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        for text in ["0000-01-01", "2024-02-29", "2029-05-31", "9999-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(serde_json::to_value(date).unwrap(), text);
            assert_eq!(serde_json::from_value::<Date>(text.into()).unwrap(), date);
        }
        for text in [
            "",
            "2023-02-29",
            "2029-06-31",
            "2029-13-01",
            "2029-00-01",
            "2029-01-00",
            "2029-1-01",
            "29-01-01",
            " 2029-01-01",
            "2029-01-01Z",
            "2029-01-01T00:00:00Z",
            "+2029-01-1",
            "2029-01-0\u{661}",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text:?}");
        }
        let error = "soon".parse::<Date>().unwrap_err();
        assert_eq!(error.to_string(), "expected a day, such as `2029-05-31`, found `soon`");
    }

    #[test]
    fn days_are_in_the_order_of_the_calendar() {
        let days = ["0000-12-31", "2028-12-31", "2029-01-01", "2029-01-31", "2029-02-01"];
        let days = days.map(|text| text.parse::<Date>().unwrap());
        assert!(days.windows(2).all(|pair| pair[0] < pair[1] && pair[0].rank() < pair[1].rank()));
    }

    #[test]
    fn the_day_of_a_time_is_that_in_utc() {
        let day = |text: &str| text.parse::<Timestamp>().unwrap().date().to_string();
        assert_eq!(day("2024-12-31T23:30:00-01:00"), "2025-01-01");
        assert_eq!(day("2024-12-31T23:59:59.999Z"), "2024-12-31");
    }
}

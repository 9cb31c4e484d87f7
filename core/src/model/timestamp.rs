//! Points in time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Month};

use crate::json::{Out, Write};

/// A point in time in UTC, to the nanosecond, from the year 0 to 9999.
///
/// It is written as RFC 3339 ending in `Z`, with as many digits of the second as it needs:
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

/// A text that is no point in time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}, found `{found}`", Timestamp::EXPECTED)]
pub struct TimestampError {
    found: String,
}

/// What had to be supposed in order to read a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assumed {
    /// The text names no zone; UTC was supposed.
    Utc,
    /// The text names a leap second; it was read as the second before it.
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

/// The Julian day of 1970-01-01.
const UNIX_EPOCH: i32 = 2_440_588;

impl Timestamp {
    pub(crate) const EXPECTED: &'static str = "a date and a time of day";

    /// Seconds since 1970-01-01T00:00:00Z, the part of a second dropped.
    #[must_use]
    pub fn unix_seconds(&self) -> i64 {
        let days = self.date().map_or(0, |date| i64::from(date.to_julian_day() - UNIX_EPOCH));
        let [hour, minute, second] = [self.hour, self.minute, self.second].map(i64::from);
        ((days * 24 + hour) * 60 + minute) * 60 + second
    }

    /// The part of the second, in nanoseconds.
    #[must_use]
    pub fn subsec_nanoseconds(&self) -> u32 {
        self.nanosecond
    }

    /// Reads the spellings that providers use: `T`, `t` or one space between date and time; any
    /// number of digits of the second, of which nine are kept; `Z`, `z`, `±hh:mm`, `±hhmm`, `±hh`
    /// or nothing as the zone.
    pub(crate) fn read(text: &str) -> Option<(Self, Option<Assumed>)> {
        let (until_second, rest) = text.as_bytes().split_first_chunk()?;
        let &[
            y1,
            y2,
            y3,
            y4,
            b'-',
            mo1,
            mo2,
            b'-',
            d1,
            d2,
            b'T' | b't' | b' ', //
            h1,
            h2,
            b':',
            mi1,
            mi2,
            b':',
            s1,
            s2,
        ] = until_second
        else {
            return None;
        };
        let mut rest = Digits(rest);
        let nanosecond = if rest.expect(b'.').is_some() { rest.fraction()? } else { 0 };
        let offset_minutes = rest.offset()?;

        let second = two_digits(s1, s2)?;
        let is_leap = second == 60;
        let assumed = match (offset_minutes, is_leap) {
            (None, true) => Some(Assumed::UtcAndLeapSecond),
            (None, false) => Some(Assumed::Utc),
            (Some(_), true) => Some(Assumed::LeapSecond),
            (Some(_), false) => None,
        };
        let read = Self {
            year: u16::from(two_digits(y1, y2)?) * 100 + u16::from(two_digits(y3, y4)?),
            month: two_digits(mo1, mo2)?,
            day: two_digits(d1, d2)?,
            hour: two_digits(h1, h2)?,
            minute: two_digits(mi1, mi2)?,
            second: if is_leap { 59 } else { second },
            nanosecond,
        };
        let utc = read.earlier(offset_minutes.unwrap_or(0))?;
        // Leap seconds are put in just before midnight, UTC.
        if is_leap && (utc.hour, utc.minute) != (23, 59) {
            return None;
        }
        Some((utc, assumed))
    }

    /// So many minutes earlier, less than a day; `None` where the calendar has no such day or hour.
    fn earlier(self, minutes: i16) -> Option<Self> {
        const DAY: i16 = 24 * 60;
        let date = self.date()?;
        let is_time = self.hour < 24 && self.minute < 60 && self.second < 60;
        let minute = i16::from(self.hour) * 60 + i16::from(self.minute) - minutes;
        let clock = |date: Self| {
            let (hour, minute) = (minute.rem_euclid(DAY) / 60, minute.rem_euclid(60));
            let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
            is_time.then_some(Self { hour, minute, ..date })
        };
        let date = match minute {
            ..0 => date.previous_day()?,
            0..DAY => return clock(self),
            _ => date.next_day()?,
        };
        let year = u16::try_from(date.year()).ok()?;
        clock(Self { year, month: u8::from(date.month()), day: date.day(), ..self })
    }

    /// Its day; `None` where the calendar has none such.
    fn date(&self) -> Option<Date> {
        let month = Month::try_from(self.month).ok()?;
        Date::from_calendar_date(i32::from(self.year), month, self.day).ok()
    }
}

/// What is left of a text that is read digit by digit.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn next(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.0 = self.0.strip_prefix(&[byte])?;
        Some(())
    }

    fn digit(&mut self) -> Option<u32> {
        let digit = self.0.first()?.wrapping_sub(b'0');
        (digit < 10).then(|| {
            self.next();
            u32::from(digit)
        })
    }

    /// The digits after the point, as nanoseconds.
    fn fraction(&mut self) -> Option<u32> {
        let mut nanosecond = self.digit()? * 100_000_000;
        let mut unit = 10_000_000;
        while let Some(digit) = self.digit() {
            nanosecond += digit * unit;
            unit /= 10;
        }
        Some(nanosecond)
    }

    /// The zone as minutes east of UTC; the inner `None` where the text ends without one.
    #[expect(clippy::option_option, reason = "no zone is not a bad zone")]
    fn offset(&self) -> Option<Option<i16>> {
        let (sign, zone) = match self.0 {
            [] => return Some(None),
            [b'Z' | b'z'] => return Some(Some(0)),
            [b'+', zone @ ..] => (1, zone),
            [b'-', zone @ ..] => (-1, zone),
            _ => return None,
        };
        let (h1, h2, mi1, mi2) = match *zone {
            [h1, h2, b':', mi1, mi2] | [h1, h2, mi1, mi2] => (h1, h2, mi1, mi2),
            [h1, h2] => (h1, h2, b'0', b'0'),
            _ => return None,
        };
        let (hours @ ..24, minutes @ ..60) = (two_digits(h1, h2)?, two_digits(mi1, mi2)?) else {
            return None;
        };
        Some(Some(sign * (i16::from(hours) * 60 + i16::from(minutes))))
    }
}

/// The number of two digits.
fn two_digits(ten: u8, one: u8) -> Option<u8> {
    let (ten, one) = (ten.wrapping_sub(b'0'), one.wrapping_sub(b'0'));
    (ten < 10 && one < 10).then_some(ten * 10 + one)
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads every spelling that a provider's image may hold; a text with no zone is UTC.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text)
            .map(|(timestamp, _)| timestamp)
            .ok_or_else(|| TimestampError { found: crate::quote::shorten(text).into_owned() })
    }
}

impl Timestamp {
    /// The spelling as a JSON string: so many bytes of the text.
    fn spell(&self) -> ([u8; 32], usize) {
        let Self { year, month, day, hour, minute, second, nanosecond } = *self;
        let digits = |number: u32| [10, 1].map(|unit| b'0' + (number / unit % 10) as u8);
        let [[y1, y2], [y3, y4]] = [100, 1].map(|unit| digits(u32::from(year) / unit));
        let [[mo1, mo2], [d1, d2]] = [month, day].map(|number| digits(number.into()));
        let [[h1, h2], [mi1, mi2], [s1, s2]] =
            [hour, minute, second].map(|number| digits(number.into()));
        let [[n1, n2], [n3, n4], [n5, n6], [n7, n8], [_, n9]] =
            [10_000_000, 100_000, 1_000, 10, 1].map(|unit| digits(nanosecond / unit));
        let mut text = [
            b'"', y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', //
            h1, h2, b':', mi1, mi2, b':', s1, s2, //
            b'.', n1, n2, n3, n4, n5, n6, n7, n8, n9, b'Z', b'"',
        ];
        // As many digits of the fraction as it needs, and no point without one.
        let fraction = text.iter().skip(21).take(9).rposition(|&digit| digit != b'0');
        let end = fraction.map_or(20, |last| 22 + last);
        for (byte, closing) in text.iter_mut().skip(end).zip(*b"Z\"") {
            *byte = closing;
        }
        (text, end + 2)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, length) = self.spell();
        f.pad(str::from_utf8(text.get(1..length - 1).unwrap_or_default()).unwrap_or_default())
    }
}

impl Write for Timestamp {
    fn write(&self, out: &mut Out) {
        let (text, length) = self.spell();
        out.block(&text, length);
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, utc: &str, assumed: Option<Assumed>) {
        let (timestamp, supposed) = Timestamp::read(text).expect("a time");
        assert_eq!(timestamp.to_string(), utc);
        assert_eq!(supposed, assumed);
    }

    #[track_caller]
    fn refuses(text: &str) {
        assert_eq!(Timestamp::read(text), None, "{text}");
    }

    #[test]
    fn every_spelling_of_gcore_and_gce() {
        reads("2020-03-09T10:16:45+0000", "2020-03-09T10:16:45Z", None);
        reads("2026-05-30T21:35:34Z", "2026-05-30T21:35:34Z", None);
        reads("2026-05-31T10:00:00+00:00", "2026-05-31T10:00:00Z", None);
        reads("2024-05-05T14:51:26.570866", "2024-05-05T14:51:26.570866Z", Some(Assumed::Utc));
        reads("2024-05-05T14:51:26", "2024-05-05T14:51:26Z", Some(Assumed::Utc));
        reads("2024-05-05 14:51:26.570866", "2024-05-05T14:51:26.570866Z", Some(Assumed::Utc));
        reads("2026-08-20T05:48:46.989-07:00", "2026-08-20T12:48:46.989Z", None);
    }

    #[test]
    fn an_offset_crosses_days_months_and_years() {
        reads("2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z", None);
        reads("2024-03-01T00:30:00+05:45", "2024-02-29T18:45:00Z", None);
        reads("2024-01-01T00:00:00+14", "2023-12-31T10:00:00Z", None);
        refuses("0000-01-01T00:00:00+00:01");
        refuses("9999-12-31T23:59:59-00:01");
    }

    #[test]
    fn a_fraction_keeps_nine_digits_and_drops_trailing_zeros() {
        reads("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00Z", None);
        reads("2024-01-01T00:00:00.100Z", "2024-01-01T00:00:00.1Z", None);
        reads("2024-01-01T00:00:00.12345678987Z", "2024-01-01T00:00:00.123456789Z", None);
    }

    #[test]
    fn a_leap_second_is_the_second_before() {
        reads("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", Some(Assumed::LeapSecond));
        reads("2016-12-31T15:59:60-08:00", "2016-12-31T23:59:59Z", Some(Assumed::LeapSecond));
        reads("2016-12-31 23:59:60", "2016-12-31T23:59:59Z", Some(Assumed::UtcAndLeapSecond));
        refuses("2016-12-31T23:59:61Z");
        refuses("2016-12-31T10:15:60Z");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "1970-01-01",
            "2024-02-30T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+24:00",
            "2024-01-01T00:00:00+01:60",
            "2024-01-01T00:00:00+1:00",
            "2024-01-01T00:00:00+01:",
            "2024-01-01T00:00:00Zulu",
            "2024-01-01  00:00:00Z",
            "2024-01-01T00:00:00 Z",
            "1713201825",
            "+2024-01-01T00:00:00Z",
        ] {
            refuses(text);
        }
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

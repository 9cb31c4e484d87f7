//! Points in time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::util::is_leap_year;
use time::{Date, Month, PrimitiveDateTime};

use crate::json::{Expected, JsonBuf, Kind, Write, read_token};

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

impl Timestamp {
    pub(crate) const EXPECTED: &'static str = "a date and a time of day";

    /// Seconds since 1970-01-01T00:00:00Z, the part of a second dropped.
    #[must_use]
    pub fn unix_seconds(&self) -> i64 {
        self.civil().map_or(0, |civil| civil.assume_utc().unix_timestamp())
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
        let (head, rest) = text.as_bytes().split_first_chunk()?;
        #[rustfmt::skip]
        let [y1, y2, y3, y4, b'-', month1, month2, b'-', day1, day2, b'T' | b't' | b' ',
            hour1, hour2, b':', minute1, minute2, b':', second1, second2] = *head
        else {
            return None;
        };
        let year = 100 * u16::from(pair(y1, y2)?) + u16::from(pair(y3, y4)?);
        let (month, day) = (pair(month1, month2)?, pair(day1, day2)?);
        let (hour, minute) = (pair(hour1, hour2)?, pair(minute1, minute2)?);
        let second = pair(second1, second2)?;
        let (nanosecond, zone) = match rest {
            [b'.', rest @ ..] => fraction(rest)?,
            _ => (0, rest),
        };
        let offset = offset(zone)?;

        let is_leap = second == 60;
        let second = if is_leap { 59 } else { second };
        let assumed = match (offset, is_leap) {
            (None, true) => Some(Assumed::UtcAndLeapSecond),
            (None, false) => Some(Assumed::Utc),
            (Some(_), true) => Some(Assumed::LeapSecond),
            (Some(_), false) => None,
        };
        let local = Self { year, month, day, hour, minute, second, nanosecond };
        let utc = local.earlier(offset.unwrap_or(0))?;
        // Leap seconds are put in just before midnight, UTC.
        if is_leap && (utc.hour, utc.minute) != (23, 59) {
            return None;
        }
        Some((utc, assumed))
    }

    /// The time so many minutes before this one, which are less than a day; `None` where the calendar has no such
    /// day or hour.
    fn earlier(self, minutes: i16) -> Option<Self> {
        let Self { mut year, mut month, mut day, hour, minute, second, .. } = self;
        let is_in_calendar = (1..=days_in(year, month)).contains(&day);
        if !is_in_calendar || hour >= 24 || minute >= 60 || second >= 60 {
            return None;
        }
        let minute = 60 * i16::from(hour) + i16::from(minute) - minutes;
        if minute < 0 {
            day -= 1;
            if day == 0 {
                (year, month) =
                    if month > 1 { (year, month - 1) } else { (year.checked_sub(1)?, 12) };
                day = days_in(year, month);
            }
        } else if minute >= DAY {
            day += 1;
            if day > days_in(year, month) {
                day = 1;
                (year, month) = if month < 12 { (year, month + 1) } else { (year + 1, 1) };
            }
        }
        let minute = minute.rem_euclid(DAY);
        let hour = u8::try_from(minute / 60).ok()?;
        let minute = u8::try_from(minute % 60).ok()?;
        (year <= 9999).then_some(Self { year, month, day, hour, minute, ..self })
    }

    /// The same in the calendar.
    fn civil(&self) -> Option<PrimitiveDateTime> {
        let month = Month::try_from(self.month).ok()?;
        let date = Date::from_calendar_date(i32::from(self.year), month, self.day).ok()?;
        date.with_hms_nano(self.hour, self.minute, self.second, self.nanosecond).ok()
    }
}

/// The minutes of a day.
const DAY: i16 = 24 * 60;

/// How many days a month has; none where there is no such month.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap_year(i32::from(year)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The number of two digits.
fn pair(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| 10 * tens + ones)
}

/// The digits after the point, as nanoseconds, and what stands behind them.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let mut rest = text;
    let mut nanosecond = 0;
    let mut unit = 100_000_000;
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        nanosecond += u32::from(digit - b'0') * unit;
        unit /= 10;
        rest = behind;
    }
    (rest.len() < text.len()).then_some((nanosecond, rest))
}

/// A zone as minutes east of UTC; the inner `None` where there is none.
#[expect(clippy::option_option, reason = "no zone is not a bad zone")]
fn offset(zone: &[u8]) -> Option<Option<i16>> {
    let (sign, hours, minutes) = match *zone {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(0)),
        [sign, hour1, hour2] => (sign, pair(hour1, hour2)?, 0),
        [sign, hour1, hour2, minute1, minute2] | [sign, hour1, hour2, b':', minute1, minute2] => {
            (sign, pair(hour1, hour2)?, pair(minute1, minute2)?)
        }
        _ => return None,
    };
    let offset = 60 * i16::from(hours) + i16::from(minutes);
    match sign {
        _ if hours >= 24 || minutes >= 60 => None,
        b'+' => Some(Some(offset)),
        b'-' => Some(Some(-offset)),
        _ => None,
    }
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
        let mut text = [0; 32];
        let head = [
            b'"', y1, y2, y3, y4, b'-', mo1, mo2, b'-', d1, d2, b'T', //
            h1, h2, b':', mi1, mi2, b':', s1, s2,
        ];
        let mut end = 0;
        let mut put = |bytes: &[u8]| {
            if let Some(slots) = text.get_mut(end..end + bytes.len()) {
                slots.copy_from_slice(bytes);
                end += bytes.len();
            }
        };
        put(&head);
        // As many digits of the fraction as it needs, and no point without one.
        if nanosecond > 0 {
            put(b".");
        }
        let (mut rest, mut unit) = (nanosecond, 100_000_000);
        while rest > 0 {
            put(&[b'0' + (rest / unit % 10) as u8]);
            rest %= unit;
            unit /= 10;
        }
        put(b"Z\"");
        (text, end)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, length) = self.spell();
        f.pad(str::from_utf8(text.get(1..length - 1).unwrap_or_default()).unwrap_or_default())
    }
}

impl Write for Timestamp {
    fn write(&self, out: &mut JsonBuf) {
        let (text, length) = self.spell();
        out.push_block(&text, length);
    }
}

read_token! {
    // Only what needs no supposition, for nobody would be told of it.
    Timestamp: Expected::Type(Kind::String, "a date, a time of day and a zone"), |text| {
        Self::read(text).filter(|(_, assumed)| assumed.is_none()).map(|(timestamp, _)| timestamp)
    };
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
    fn an_offset_crosses_hours_days_months_and_years() {
        reads("2024-03-01T12:30:00+05:45", "2024-03-01T06:45:00Z", None);
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
            "2+24-01-01T00:00:00Z",
            "2024-01-01T00:00:\u{e9}Z",
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
    fn the_part_of_a_second_is_in_nanoseconds() {
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

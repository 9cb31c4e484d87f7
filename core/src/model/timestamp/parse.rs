//! Parsing of times.

use time::util::is_leap_year;

use super::{Assumed, Timestamp};

impl Timestamp {
    /// Parses the formats that providers use, and returns the assumptions made. The separator is `T`, `t` or one space;
    /// a fraction has any number of digits, of which nine are used; the zone is `Z`, `z`, `±hh:mm`, `±hhmm`, `±hh` or
    /// absent.
    pub(crate) fn read(text: &str) -> Option<(Self, Option<Assumed>)> {
        let (head, rest) = text.as_bytes().split_first_chunk()?;
        #[rustfmt::skip]
        let [y1, y2, y3, y4, b'-', month1, month2, b'-', day1, day2, b'T' | b't' | b' ',
            hour1, hour2, b':', minute1, minute2, b':', second1, second2] = *head
        else {
            return None;
        };
        let year = 100 * u16::from(two_digits(y1, y2)?) + u16::from(two_digits(y3, y4)?);
        let (month, day) = (two_digits(month1, month2)?, two_digits(day1, day2)?);
        let (hour, minute) = (two_digits(hour1, hour2)?, two_digits(minute1, minute2)?);
        let second = two_digits(second1, second2)?;
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
        let utc = local.minus_minutes(offset.unwrap_or(0))?;
        // Leap seconds are inserted just before midnight UTC.
        if is_leap && (utc.hour, utc.minute) != (23, 59) {
            return None;
        }
        Some((utc, assumed))
    }

    /// The time `minutes` before this one: less than a day. `None` if the day or the time of day does not exist, or the
    /// year is out of range.
    fn minus_minutes(self, minutes: i16) -> Option<Self> {
        let Self { mut year, mut month, mut day, hour, minute, second, .. } = self;
        let day_exists = (1..=days_in(year, month)).contains(&day);
        if !day_exists || hour >= 24 || minute >= 60 || second >= 60 {
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
        } else if minute >= MINUTES_PER_DAY {
            day += 1;
            if day > days_in(year, month) {
                day = 1;
                (year, month) = if month < 12 { (year, month + 1) } else { (year + 1, 1) };
            }
        }
        let minute = minute.rem_euclid(MINUTES_PER_DAY);
        let hour = u8::try_from(minute / 60).ok()?;
        let minute = u8::try_from(minute % 60).ok()?;
        (year <= 9999).then_some(Self { year, month, day, hour, minute, ..self })
    }
}

/// The number of minutes in a day.
const MINUTES_PER_DAY: i16 = 24 * 60;

/// The number of days in a month; 0 if the month does not exist.
pub(super) fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap_year(i32::from(year)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The value of two ASCII digits.
fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| 10 * tens + ones)
}

/// The digits after the point as nanoseconds, and the rest of the text.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let mut rest = text;
    let mut nanosecond = 0;
    let mut unit = 100_000_000;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        nanosecond += u32::from(digit - b'0') * unit;
        unit /= 10;
        rest = tail;
    }
    (rest.len() < text.len()).then_some((nanosecond, rest))
}

/// The offset of a zone in minutes east of UTC: `Some(None)` if there is no zone, `None` if the zone is invalid.
#[expect(clippy::option_option, reason = "an absent zone is not an invalid zone")]
fn offset(zone: &[u8]) -> Option<Option<i16>> {
    let (sign, hours, minutes) = match *zone {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(0)),
        [sign, hour1, hour2] => (sign, two_digits(hour1, hour2)?, 0),
        [sign, hour1, hour2, minute1, minute2] | [sign, hour1, hour2, b':', minute1, minute2] => {
            (sign, two_digits(hour1, hour2)?, two_digits(minute1, minute2)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_reads(text: &str, utc: &str, assumed: Option<Assumed>) {
        let (timestamp, actual) = Timestamp::read(text).expect("a time");
        assert_eq!(timestamp.to_string(), utc);
        assert_eq!(actual, assumed);
    }

    #[track_caller]
    fn assert_rejects(text: &str) {
        assert_eq!(Timestamp::read(text), None, "{text}");
    }

    #[test]
    fn all_formats_of_gcore_and_gce_are_read() {
        assert_reads("2020-03-09T10:16:45+0000", "2020-03-09T10:16:45Z", None);
        assert_reads("2026-05-30T21:35:34Z", "2026-05-30T21:35:34Z", None);
        assert_reads("2026-05-31T10:00:00+00:00", "2026-05-31T10:00:00Z", None);
        assert_reads(
            "2024-05-05T14:51:26.570866",
            "2024-05-05T14:51:26.570866Z",
            Some(Assumed::Utc),
        );
        assert_reads("2024-05-05T14:51:26", "2024-05-05T14:51:26Z", Some(Assumed::Utc));
        assert_reads(
            "2024-05-05 14:51:26.570866",
            "2024-05-05T14:51:26.570866Z",
            Some(Assumed::Utc),
        );
        assert_reads("2026-08-20T05:48:46.989-07:00", "2026-08-20T12:48:46.989Z", None);
    }

    #[test]
    fn an_offset_changes_hours_days_months_and_years() {
        assert_reads("2024-03-01T12:30:00+05:45", "2024-03-01T06:45:00Z", None);
        assert_reads("2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z", None);
        assert_reads("2024-03-01T00:30:00+05:45", "2024-02-29T18:45:00Z", None);
        assert_reads("2024-01-01T00:00:00+14", "2023-12-31T10:00:00Z", None);
        assert_rejects("0000-01-01T00:00:00+00:01");
        assert_rejects("9999-12-31T23:59:59-00:01");
    }

    #[test]
    fn a_fraction_keeps_nine_digits_and_drops_trailing_zeros() {
        assert_reads("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00Z", None);
        assert_reads("2024-01-01T00:00:00.100Z", "2024-01-01T00:00:00.1Z", None);
        assert_reads("2024-01-01T00:00:00.12345678987Z", "2024-01-01T00:00:00.123456789Z", None);
    }

    #[test]
    fn a_leap_second_is_read_as_the_second_before() {
        assert_reads("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", Some(Assumed::LeapSecond));
        assert_reads(
            "2016-12-31T15:59:60-08:00",
            "2016-12-31T23:59:59Z",
            Some(Assumed::LeapSecond),
        );
        assert_reads(
            "2016-12-31 23:59:60",
            "2016-12-31T23:59:59Z",
            Some(Assumed::UtcAndLeapSecond),
        );
        assert_rejects("2016-12-31T23:59:61Z");
        assert_rejects("2016-12-31T10:15:60Z");
    }

    #[test]
    fn other_texts_are_rejected() {
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
            assert_rejects(text);
        }
    }
}

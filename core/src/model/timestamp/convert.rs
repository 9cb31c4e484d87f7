//! Conversions to and from the times of other libraries.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

use super::{Timestamp, TimestampError};

const EXPECTED_YEARS: &str = "a time from the year 0 to 9999";

/// From 1601, where the time of Windows begins, to 1970.
const WINDOWS_EPOCH: Duration = Duration::from_secs(11_644_473_600);

impl Timestamp {
    pub(super) fn from_unix(seconds: i64, nanosecond: u32) -> Option<Self> {
        let time = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        let year = u16::try_from(time.year()).ok().filter(|year| *year <= 9999)?;
        let (month, day) = (u8::from(time.month()), time.day());
        let (hour, minute, second) = time.to_hms();
        Some(Self { year, month, day, hour, minute, second, nanosecond })
    }

    /// The error of a time outside the years 0 to 9999.
    fn out_of_range(found: String) -> TimestampError {
        TimestampError { expected: EXPECTED_YEARS, found }
    }
}

/// On a platform whose `SystemTime` begins later (Windows: 1601; WebAssembly: 1970), an earlier time becomes its first.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use cloud_image::Timestamp;
///
/// let created: Timestamp = "1970-01-02T00:00:00.5Z".parse()?;
/// let time = SystemTime::from(created);
/// assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_millis(86_400_500));
/// assert_eq!(Timestamp::try_from(time)?, created);
/// # Ok::<(), cloud_image::TimestampError>(())
/// ```
impl From<Timestamp> for SystemTime {
    fn from(timestamp: Timestamp) -> Self {
        let seconds = timestamp.unix_seconds();
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let fraction = Duration::from_nanos(timestamp.subsec_nanoseconds().into());
        let time = if seconds < 0 {
            let before = UNIX_EPOCH.checked_sub(whole.saturating_sub(fraction));
            before.or_else(|| UNIX_EPOCH.checked_sub(WINDOWS_EPOCH))
        } else {
            UNIX_EPOCH.checked_add(whole + fraction)
        };
        time.unwrap_or(UNIX_EPOCH)
    }
}

/// Fails outside the years 0 to 9999.
impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, Self::Error> {
        let (seconds, nanosecond) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).ok(), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let seconds = i64::try_from(before.as_secs()).ok().map(|seconds| -seconds);
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    // The fraction counts forwards.
                    nanoseconds => {
                        (seconds.map(|seconds| seconds - 1), 1_000_000_000 - nanoseconds)
                    }
                }
            }
        };
        let timestamp = seconds.and_then(|seconds| Self::from_unix(seconds, nanosecond));
        timestamp.ok_or_else(|| Self::out_of_range(format!("{time:?}")))
    }
}

/// With the feature `jiff`. Fails in the last hours of the year 9999, which jiff does not have.
///
/// ```
/// use cloud_image::Timestamp;
///
/// let created: Timestamp = "2024-04-15T10:23:45.12-07:00".parse()?;
/// let time = jiff::Timestamp::try_from(created)?;
/// assert_eq!(time.to_string(), "2024-04-15T17:23:45.12Z");
/// assert_eq!(Timestamp::try_from(time)?, created);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "jiff")]
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, Self::Error> {
        let nanosecond = timestamp.subsec_nanoseconds().cast_signed();
        Self::new(timestamp.unix_seconds(), nanosecond).map_err(|_| TimestampError {
            expected: "a time that jiff can hold",
            found: timestamp.to_string(),
        })
    }
}

/// With the feature `jiff`. Fails before the year 0.
#[cfg(feature = "jiff")]
impl TryFrom<jiff::Timestamp> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: jiff::Timestamp) -> Result<Self, Self::Error> {
        let nanoseconds = time.as_nanosecond();
        let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).ok();
        let nanosecond = u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).unwrap_or(0);
        let timestamp = seconds.and_then(|seconds| Self::from_unix(seconds, nanosecond));
        timestamp.ok_or_else(|| Self::out_of_range(time.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timestamp(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn every_time_converts_to_system_time_and_back() {
        for (text, seconds) in [
            ("0000-01-01T00:00:00Z", -62_167_219_200),
            ("1600-12-31T23:59:59.999999999Z", -11_644_473_601),
            ("1969-12-31T23:59:59.25Z", -1),
            ("1970-01-01T00:00:00Z", 0),
            ("2024-04-15T17:23:45.123456789Z", 1_713_201_825),
            ("9999-12-31T23:59:59.999999999Z", 253_402_300_799),
        ] {
            let time = timestamp(text);
            assert_eq!(time.unix_seconds(), seconds);
            let converted = SystemTime::from(time);
            if cfg!(unix) {
                assert_eq!(Timestamp::try_from(converted), Ok(time));
            }
        }
    }

    #[test]
    fn a_fraction_before_1970_counts_forwards() {
        let time = SystemTime::from(timestamp("1969-12-31T23:59:59.25Z"));
        assert_eq!(UNIX_EPOCH.duration_since(time).unwrap(), Duration::from_millis(750));
    }

    #[test]
    #[cfg(unix)]
    fn system_times_outside_the_years_are_errors() {
        let end = Duration::from_secs(253_402_300_800);
        let start = Duration::from_secs(62_167_219_200) + Duration::from_nanos(1);
        for time in [UNIX_EPOCH + end, UNIX_EPOCH - start] {
            let error = Timestamp::try_from(time).unwrap_err().to_string();
            assert!(
                error.starts_with("expected a time from the year 0 to 9999, found `"),
                "{error}"
            );
        }
    }

    #[test]
    #[cfg(feature = "jiff")]
    fn times_convert_to_jiff_and_back() {
        for text in ["0000-01-01T00:00:00Z", "1969-12-31T23:59:59.25Z", "9999-12-30T22:00:00Z"] {
            let time = jiff::Timestamp::try_from(timestamp(text)).unwrap();
            assert_eq!(time, text.parse::<jiff::Timestamp>().unwrap());
            assert_eq!(Timestamp::try_from(time), Ok(timestamp(text)));
        }
        let last = jiff::Timestamp::try_from(timestamp("9999-12-31T23:59:59Z"));
        assert_eq!(
            last.unwrap_err().to_string(),
            "expected a time that jiff can hold, found `9999-12-31T23:59:59Z`"
        );
        let before = "-000001-12-31T23:59:59Z".parse::<jiff::Timestamp>().unwrap();
        assert!(Timestamp::try_from(before).is_err());
    }
}

//! Times relative to another one.

use super::Timestamp;
use super::parse::days_in;

impl Timestamp {
    /// The first time that is supported.
    pub(crate) const FIRST: Self =
        Self { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0 };
    const LAST: Self = Self {
        year: 9999,
        month: 12,
        day: 31,
        hour: 23,
        minute: 59,
        second: 59,
        nanosecond: 999_999_999,
    };

    /// The time after this number of calendar months, and then of seconds. A day that a month does not have becomes its
    /// last one. A time outside the years 0 to 9999 becomes the first or the last one.
    pub(crate) fn shifted(self, months: i64, seconds: i64) -> Self {
        let bound = if months < 0 || seconds < 0 { Self::FIRST } else { Self::LAST };
        self.checked_shift(months, seconds).unwrap_or(bound)
    }

    fn checked_shift(self, months: i64, seconds: i64) -> Option<Self> {
        let month = (i64::from(self.year) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        let year = u16::try_from(month.div_euclid(12)).ok().filter(|year| *year <= 9999)?;
        let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
        let day = self.day.min(days_in(year, month));
        let moved = Self { year, month, day, ..self };
        if seconds == 0 {
            return Some(moved);
        }
        Self::from_unix(moved.unix_seconds().checked_add(seconds)?, moved.nanosecond)
    }
}

//! Times in filters: points in time, and times relative to now.

use crate::Timestamp;
use crate::quote::text_of;

/// A time in a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instant {
    At(Timestamp),
    /// This much before or after now: calendar months, then seconds.
    Relative {
        months: i64,
        seconds: i64,
    },
}

/// A time as it was read.
pub(super) enum Read {
    Instant(Instant),
    /// A date without a time of day: its start in UTC.
    Date(Timestamp),
}

const DAY: i64 = 86_400;

/// Reads RFC 3339, a date, a time without zone (UTC), or a time relative to now: `-P30D`.
pub(super) fn read(text: &str) -> Option<Read> {
    if let Some((timestamp, _)) = Timestamp::read(text) {
        return Some(Read::Instant(Instant::At(timestamp)));
    }
    if let Some(start) = Timestamp::start_of_day(text) {
        return Some(Read::Date(start));
    }
    relative(text).map(Read::Instant)
}

/// ISO 8601 durations with a sign: `-P1Y6M`, `+PT1H`.
fn relative(text: &str) -> Option<Instant> {
    let upper = text.to_ascii_uppercase();
    let (sign, duration) = match upper.split_at_checked(1)? {
        ("-", rest) => (-1, rest),
        ("+", rest) => (1, rest),
        _ => return None,
    };
    let duration = duration.strip_prefix('P')?;
    let (date, time) = match duration.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (duration, None),
    };
    let (mut months, mut seconds) = (0_i64, 0_i64);
    let mut read = |part: &str, units: &[(char, i64, i64)]| -> Option<()> {
        let (mut rest, mut units) = (part, units.iter());
        while !rest.is_empty() {
            let end = rest.find(|next: char| !next.is_ascii_digit()).filter(|end| *end > 0)?;
            let (number, after) = rest.split_at_checked(end)?;
            let unit = after.chars().next()?;
            // Each unit once, the largest first.
            let (_, in_months, in_seconds) = units.find(|(letter, ..)| *letter == unit)?;
            let number: i64 = number.parse().ok()?;
            months = months.checked_add(number.checked_mul(*in_months)?)?;
            seconds = seconds.checked_add(number.checked_mul(*in_seconds)?)?;
            rest = after.get(1..)?;
        }
        Some(())
    };
    read(date, &[('Y', 12, 0), ('M', 1, 0), ('W', 0, 7 * DAY), ('D', 0, DAY)])?;
    if let Some(time) = time {
        read(time, &[('H', 0, 3_600), ('M', 0, 60), ('S', 0, 1)])?;
    }
    let is_empty = time.unwrap_or(date).is_empty();
    (!is_empty).then_some(Instant::Relative { months: sign * months, seconds: sign * seconds })
}

impl Instant {
    /// The point in time, if now is `now`.
    pub(super) fn at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(timestamp) => timestamp,
            Self::Relative { months, seconds } => now.shifted(months, seconds),
        }
    }

    /// Its canonical form.
    pub(super) fn text(self) -> String {
        let (months, seconds) = match self {
            Self::At(timestamp) => return timestamp.to_string(),
            Self::Relative { months, seconds } => (months, seconds),
        };
        let sign = if months < 0 || seconds < 0 { "-P" } else { "+P" };
        let (months, seconds) = (months.unsigned_abs(), seconds.unsigned_abs());
        let (days, seconds) = (seconds / DAY.unsigned_abs(), seconds % DAY.unsigned_abs());
        let date = [(months / 12, "Y"), (months % 12, "M"), (days, "D")];
        let time = [(seconds / 3_600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")];
        let part = |(number, unit): &(u64, &str)| match number {
            0 => String::new(),
            number => text_of(&[itoa::Buffer::new().format(*number), unit]),
        };
        let [date, time]: [String; 2] = [date, time].map(|parts| parts.iter().map(part).collect());
        match (&*date, &*time) {
            ("", "") => text_of(&[sign, "T0S"]),
            (date, "") => text_of(&[sign, date]),
            (date, time) => text_of(&[sign, date, "T", time]),
        }
    }
}

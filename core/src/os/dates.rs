//! Dates in names. Their numbers are not versions.

use super::ascii::number;
use super::tokens::{Token, TokenKind, Tokens, is_number_joined, is_separator, is_token_byte};

/// A number that is joined to the token before it.
#[derive(Clone, Copy)]
struct JoinedNumber {
    value: u32,
    /// The number of digits; 0 if there is no number.
    len: usize,
    end: usize,
    /// The byte before it.
    separator: u8,
}

impl JoinedNumber {
    /// The number that is joined by a separator to the token that ends here.
    #[inline(never)]
    fn after(end: usize, text: &Tokens<'_>) -> Self {
        let separator = text.byte(end);
        let mut part = Self { value: 0, len: 0, end: end + 1, separator };
        if !is_separator(separator) {
            return part;
        }
        loop {
            let byte = text.byte(part.end);
            if !byte.is_ascii_digit() {
                if is_token_byte(byte) {
                    part.len = 0;
                }
                return part;
            }
            // Long numbers wrap around; they are never part of a date.
            part.value = part.value.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
            part.len += 1;
            part.end += 1;
        }
    }
}

impl<'a> Token<'a> {
    /// The end of the date that starts with this token, including a time of day after it: `20240415`,
    /// `2024-04-15`, `15-04-2024`, `24-04-15`, `20240415-2204`.
    #[inline]
    pub(super) fn date_end(&self, after: &Tokens<'a>) -> Option<usize> {
        match (self.kind, self.len()) {
            (TokenKind::Digits | TokenKind::Mixed, 8..) => self.compact_date_end(after),
            (TokenKind::Digits, 2 | 4) if is_number_joined(self.end, after) => {
                self.split_date_end(after)
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn compact_date_end(&self, after: &Tokens<'a>) -> Option<usize> {
        self.is_date().then(|| time_end(after, self.end))
    }

    /// The same for a date of three numbers.
    #[inline(never)]
    fn split_date_end(&self, after: &Tokens<'a>) -> Option<usize> {
        let second = JoinedNumber::after(self.end, after);
        let third = JoinedNumber::after(second.end, after);
        if second.len != 2 || third.separator != second.separator {
            return None;
        }
        let later = JoinedNumber::after(third.end, after);
        let (one, two, three) = (number(self.text()), second.value, third.value);
        let is_day = match (self.len(), third.len) {
            // `20-04-2023-10-04` and `24-04-11-03-2025`: the date starts later.
            (_, 4) if later.len == 2 => false,
            (_, 2) if later.len == 4 && is_recent_year(later.value) => false,
            (4, 2) => is_plausible_year(one) && is_month(two) && is_day(three),
            (2, 4) => is_plausible_year(three) && is_month_and_day(one, two),
            // After a dot it may be the third number of a version.
            (2, 2) => third.separator != b'.' && is_short_date(one, two, three),
            _ => false,
        };
        is_day.then(|| time_end(after, third.end))
    }

    /// Whether the token is a date: `20240415`, `v20240415`, `v20221101a`, `20190125b1`.
    pub(super) fn is_date(&self) -> bool {
        if self.len() < 8 || self.kind == TokenKind::Letters {
            return false;
        }
        let mut text = self.text();
        if let [b'v' | b'V', rest @ ..] = text {
            text = rest;
        }
        let Some((day, rest)) = text.split_first_chunk::<8>() else { return false };
        matches!(day, [b'2', b'0', ..] | [b'1', b'9', ..])
            && day.iter().all(u8::is_ascii_digit)
            && !rest.first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether a number that is joined to a version may start a date, or a month and its year, so that
    /// the version ends before it: `11-03-2025`, `3-2025`, `2025-03`, `2025.01.31`, `11.03.25`.
    #[inline]
    pub(super) fn may_start_date(&self, after: &Tokens<'a>) -> bool {
        match self.len() {
            1 | 2 if is_number_joined(self.end, after) => self.starts_split_date(after),
            4 => is_recent_year(number(self.text())),
            _ => false,
        }
    }

    /// Whether a number belongs to the number before it, which a dot joins, and not to a date after it.
    pub(super) fn belongs_to_previous(&self, after: &Tokens<'a>) -> bool {
        self.before == b'.' && after.byte(self.end) != b'.' && number(self.text()) <= 10
    }

    #[inline(never)]
    pub(super) fn starts_split_date(&self, after: &Tokens<'a>) -> bool {
        if self.month_end(after).is_some() || self.date_end(after).is_some() {
            return true;
        }
        let second = JoinedNumber::after(self.end, after);
        let third = JoinedNumber::after(second.end, after);
        if !matches!(second.len, 1 | 2) || third.separator != second.separator {
            return false;
        }
        let (one, two, three) = (number(self.text()), second.value, third.value);
        match third.len {
            4 => {
                is_month_and_day(one, two)
                    && is_recent_year(three)
                    && !is_followed_by_month(third.end, after)
            }
            // Dates with dots are as common as versions.
            2 => {
                let is_dotted = third.separator == b'.' && self.len() == 2 && second.len == 2;
                is_dotted && is_short_date(one, two, three)
            }
            _ => false,
        }
    }

    /// Whether a month and a day without leading zeros follow a year: `2024-3-5`.
    pub(super) fn is_year_of_split_date(&self, after: &Tokens<'a>) -> bool {
        let month = JoinedNumber::after(self.end, after);
        let day = JoinedNumber::after(month.end, after);
        self.len() == 4
            && is_recent_year(number(self.text()))
            && matches!((month.len, day.len), (1 | 2, 1 | 2))
            && is_month(month.value)
            && is_day(day.value)
    }

    /// Whether a month follows a year, and not just a counter.
    pub(super) fn is_followed_by_month(&self, after: &Tokens<'a>) -> bool {
        is_followed_by_month(self.end, after)
    }

    /// The end of a month and its year: `03-2025`. `12-2025-01-31` is a number and a date.
    #[inline]
    pub(super) fn month_end(&self, after: &Tokens<'a>) -> Option<usize> {
        // Checked first, because few tokens have four digits after them.
        if after.byte(self.end + 4).is_ascii_digit() { self.month_with_year(after) } else { None }
    }

    #[inline(never)]
    fn month_with_year(&self, after: &Tokens<'a>) -> Option<usize> {
        let year = JoinedNumber::after(self.end, after);
        let is_month = year.len == 4
            && is_month(number(self.text()))
            && is_recent_year(year.value)
            && !is_followed_by_month(year.end, after);
        is_month.then_some(year.end)
    }

    /// Whether the token is the name of a month, in full or by its first three letters.
    pub(super) fn is_month_name(&self) -> bool {
        const MONTHS: &[&str] = &[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "sept",
        ];
        const SHORT: &[&str] =
            &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        self.is_any(if self.len() == 3 { SHORT } else { MONTHS })
    }
}

#[inline(never)]
fn is_followed_by_month(end: usize, text: &Tokens<'_>) -> bool {
    let month = JoinedNumber::after(end, text);
    match month.len {
        1 => matches!(JoinedNumber::after(month.end, text).len, 1 | 2),
        len => len == 2,
    }
}

/// Whether this is a year of uploads, and not a year and month such as the last numbers of `7.9.2009` and
/// `8.3.2011`.
fn is_recent_year(year: u32) -> bool {
    (2012..2040).contains(&year)
}

fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

fn is_day(number: u32) -> bool {
    (1..=31).contains(&number)
}

fn is_month_and_day(one: u32, two: u32) -> bool {
    (is_month(one) && is_day(two)) || (is_day(one) && is_month(two))
}

/// Whether the numbers are a year of two digits, a month and a day, in any order.
fn is_short_date(one: u32, two: u32, three: u32) -> bool {
    (one < 40 && is_month(two) && is_day(three))
        || ((12..40).contains(&three) && is_month_and_day(one, two))
}

/// Whether machine images can have this year in their names.
fn is_plausible_year(year: u32) -> bool {
    (1900..2100).contains(&year)
}

/// The end of the time of day that is joined to a date: `-2204`, `-220405`.
#[inline(never)]
fn time_end(text: &Tokens<'_>, end: usize) -> usize {
    let time = JoinedNumber::after(end, text);
    let minutes = match time.len {
        4 => time.value,
        6 => time.value / 100,
        _ => return end,
    };
    if time.separator != b'.' && minutes < 2400 && minutes % 100 < 60 { time.end } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_distinguished_from_numbers() {
        for (text, date) in [
            ("20240415", true),
            ("v20240415", true),
            ("v20221101a", true),
            ("20190125b1", true),
            ("2024", false),
            ("17800", false),
            ("202404151", false),
            ("v5e", false),
            ("16258939", false),
        ] {
            assert_eq!(Tokens::new(text).next().unwrap().is_date(), date, "{text}");
        }
    }

    fn end(text: &str) -> Option<usize> {
        let mut tokens = Tokens::new(text);
        tokens.next().unwrap().date_end(&tokens)
    }

    #[test]
    fn dates_include_the_time_of_day() {
        for date in [
            "20240415",
            "v20240415",
            "20240415-2204",
            "20240415-220405",
            "2024-04-15",
            "2024_04_15-1604",
            "2024.04.15",
            "15-04-2024",
            "15_04_2024",
            "04.15.2024",
            "24-04-05",
            "24-10-15",
            "24_10_15",
            "15-10-24",
            "10-15-24",
        ] {
            assert_eq!(end(date), Some(date.len()), "{date}");
        }
        for no_time in
            ["20240415-9999", "20240415-2400", "20240415-2530", "20240415-1260", "20240415-1299"]
        {
            assert_eq!(end(no_time), Some(8), "{no_time}");
        }
        assert_eq!(end("20-04-2023-10-04"), None);
        for none in [
            "22-04",
            "22-04-45",
            "22-13-14",
            "42-10-15",
            "19.07.10",
            "22.04-15",
            "2024-13-15",
            "2024-1-12",
            "2345-6-0",
            "15-5",
            "109-17800-147",
            "2022-10",
        ] {
            assert_eq!(end(none), None, "{none}");
        }
    }

    #[test]
    fn a_date_may_start_after_a_version() {
        let starts = |text| {
            let mut tokens = Tokens::new(text);
            tokens.next().unwrap().may_start_date(&tokens)
        };
        for day in [
            "11-03-2025",
            "03-11-2025",
            "3-11-2025",
            "11-2025",
            "3_2025",
            "11.2025",
            "2025",
            "2025-03",
            "2025-01-31",
            "24-10-15",
            "9-4-2025",
            "9-4-2025-2",
            "11.03.25",
        ] {
            assert!(starts(day), "{day}");
        }
        // CentOS 7.9.2009 and 8.4.2105; a minor and a build.
        for none in [
            "9.2009",
            "4.2105",
            "2009",
            "3815-2-5",
            "4-20",
            "13-2025",
            "17800-147",
            "7.2-2024",
            "11-2-2025-01-31",
        ] {
            assert!(!starts(none), "{none}");
        }
    }
}

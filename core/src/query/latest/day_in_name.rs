//! The day of a build in the name of an image.

use crate::Timestamp;
use crate::quote::text_of;

/// The longest number that starts with a day: a time of day, or a counter of the images of that day, follows it.
const MAX_DIGITS: usize = 14;

/// The last day in a name: `debian-12-v20240415`, `golden-2024-04-15`, `8.6.2022052502`.
pub(in crate::query) fn day_in_name(name: &str) -> Option<Timestamp> {
    let bytes = name.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).rev().find_map(|start| {
        if start > 0 && is_digit(start - 1) {
            return None;
        }
        let digits = (start..).take_while(|at| is_digit(*at)).take(MAX_DIGITS + 1).count();
        let text = match name.get(start..start + 8) {
            Some(day) if (8..=MAX_DIGITS).contains(&digits) => {
                let (year, rest) = day.split_at(4);
                let (month, day) = rest.split_at(2);
                text_of(&[year, "-", month, "-", day])
            }
            _ => name.get(start..start + 10).filter(|_| !is_digit(start + 10))?.to_owned(),
        };
        let day = Timestamp::start_of_day(&text)?;
        (text.starts_with("20") || text.starts_with("19")).then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::day_in_name;

    #[test]
    fn a_day_may_have_a_counter_or_a_time_after_it() {
        for (name, expected) in [
            ("debian-12-v20240415", Some("2024-04-15T00:00:00Z")),
            ("golden-2024-04-15", Some("2024-04-15T00:00:00Z")),
            ("RedHat:RHEL:8-LVM:8.7.2022112213", Some("2022-11-22T00:00:00Z")),
            ("almalinux:almalinux-x86_64:9-gen2:9.5.202411260", Some("2024-11-26T00:00:00Z")),
            ("golden-20240415102345", Some("2024-04-15T00:00:00Z")),
            ("golden-1712345678", None),
            ("golden-2022139913", None),
            ("golden-202404151023456", None),
            ("golden-7", None),
            ("", None),
        ] {
            let day = day_in_name(name).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{name}");
        }
    }
}

//! The day of a build in the name of an image.

use crate::Timestamp;
use crate::quote::text_of;

/// The last day in a name: `debian-12-v20240415`, `golden-2024-04-15`.
pub(in crate::query) fn day_in_name(name: &str) -> Option<Timestamp> {
    let bytes = name.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).rev().find_map(|start| {
        if start > 0 && is_digit(start - 1) {
            return None;
        }
        let text = match name.get(start..start + 8) {
            Some(day) if day.bytes().all(|byte| byte.is_ascii_digit()) && !is_digit(start + 8) => {
                let (year, rest) = day.split_at(4);
                let (month, day) = rest.split_at(2);
                text_of(&[year, "-", month, "-", day])
            }
            _ => name.get(start..start + 10).filter(|_| !is_digit(start + 10))?.to_owned(),
        };
        let (day, _) = Timestamp::read(&text_of(&[&text, "T00:00:00Z"]))?;
        (text.starts_with("20") || text.starts_with("19")).then_some(day)
    })
}

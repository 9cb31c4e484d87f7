//! How values are read back from the JSON that they are [written](super::Write) as.
//!
//! Whatever a value is refused for, all of its text is passed: what stands behind it can be read, and a
//! fault of the text comes before one of a value.

use std::borrow::Cow;

use super::reading::Faults;
use super::{Blank, Kind, MAX_SAFE, Reading, Stopped, Text, float, integer, within};

/// What can be read from a JSON value, and may borrow from its text.
pub(crate) trait Read<'json>: Sized {
    /// Reads the value that comes next; nothing where it is refused.
    fn read(reading: &mut Reading<'json>) -> Result<Option<Self>, Stopped>;

    /// The same, into a slot.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), Stopped> {
        *slot = Self::read(reading)?;
        Ok(())
    }

    /// The same, in place of a value that is always there.
    fn read_over(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped>
    where
        Self: Blank,
    {
        *self = Self::read(reading)?.unwrap_or_else(Self::blank);
        Ok(())
    }
}

/// A string token.
#[inline(never)]
pub(crate) fn text<'json>(
    reading: &mut Reading<'json>,
    expected: &str,
) -> Result<Option<Text<'json>>, Stopped> {
    if let Some(plain) = reading.json.plain_string() {
        return Ok(Some(Text::plain(plain)));
    }
    if !reading.json.at_string()? {
        return reading.mismatch(expected).map(|()| None);
    }
    reading.json.string().map(Some)
}

/// A word of a closed vocabulary: its value.
pub(crate) fn closed_word<T: Copy>(
    reading: &mut Reading<'_>,
    words: &[&str],
    values: &[T],
) -> Result<Option<T>, Stopped> {
    let place = place_among(reading, words)?;
    Ok(place.and_then(|place| values.get(place).copied()))
}

fn place_among(reading: &mut Reading<'_>, words: &[&str]) -> Result<Option<usize>, Stopped> {
    if !reading.json.at_string()? {
        return reading.mismatch(&one_of(words)).map(|()| None);
    }
    let text = reading.json.string()?;
    let word = text.decode().0;
    let place = words.iter().position(|known| *known == word);
    if place.is_none() {
        reading.wrong(&one_of(words), &text.token());
    }
    Ok(place)
}

/// What is expected where one of these words must be.
pub(crate) fn one_of(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        text.push_str(if text.is_empty() { "`" } else { " or `" });
        text.push_str(word);
        text.push('`');
    }
    text
}

/// An integer. All those of the model are exact in JavaScript, too.
#[inline(never)]
fn safe_integer(reading: &mut Reading<'_>, least: i64) -> Result<Option<i64>, Stopped> {
    if reading.json.kind()? != Kind::Number {
        return reading.mismatch(&within(least, MAX_SAFE)).map(|()| None);
    }
    let token = reading.json.number()?;
    let integer = integer(token).filter(|integer| (least..=MAX_SAFE).contains(integer));
    if integer.is_none() {
        reading.wrong(&within(least, MAX_SAFE), token);
    }
    Ok(integer)
}

impl Read<'_> for u64 {
    fn read(reading: &mut Reading<'_>) -> Result<Option<Self>, Stopped> {
        Ok(safe_integer(reading, 0)?.map(i64::unsigned_abs))
    }
}

impl Read<'_> for i64 {
    fn read(reading: &mut Reading<'_>) -> Result<Option<Self>, Stopped> {
        safe_integer(reading, -MAX_SAFE)
    }
}

impl Read<'_> for f64 {
    fn read(reading: &mut Reading<'_>) -> Result<Option<Self>, Stopped> {
        const EXPECTED: &str = "a number";
        if reading.json.kind()? != Kind::Number {
            return reading.mismatch(EXPECTED).map(|()| None);
        }
        let token = reading.json.number()?;
        let number = float(token);
        if number.is_none() {
            reading.wrong(EXPECTED, token);
        }
        Ok(number)
    }
}

impl Read<'_> for bool {
    fn read(reading: &mut Reading<'_>) -> Result<Option<Self>, Stopped> {
        if reading.json.kind()? != Kind::Bool {
            return reading.mismatch("`true` or `false`").map(|()| None);
        }
        reading.json.bool().map(Some)
    }
}

impl<'json: 'a, 'a> Read<'json> for Cow<'a, str> {
    /// A lone surrogate becomes U+FFFD, as everywhere.
    #[inline(never)]
    fn read(reading: &mut Reading<'json>) -> Result<Option<Self>, Stopped> {
        Ok(text(reading, "a string")?.map(|text| text.decode().0))
    }
}

impl Read<'_> for String {
    fn read(reading: &mut Reading<'_>) -> Result<Option<Self>, Stopped> {
        Ok(Cow::read(reading)?.map(Cow::into_owned))
    }
}

impl<'json, T: Read<'json>> Read<'json> for Vec<T> {
    fn read(reading: &mut Reading<'json>) -> Result<Option<Self>, Stopped> {
        let mut list = Self::new();
        list.read_over(reading)?;
        Ok(Some(list))
    }

    fn read_over(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped> {
        self.clear();
        read_list(self, reading)
    }
}

/// A list that grows by what is read.
trait List<'json> {
    /// Reads the element that comes next.
    fn push(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped>;
}

impl<'json, T: Read<'json>> List<'json> for Vec<T> {
    fn push(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped> {
        let mut element = None;
        T::read_into(&mut element, reading)?;
        self.extend(element);
        Ok(())
    }
}

/// Reads the list that comes next. It is written once for all lists, for the sake of
/// small modules.
fn read_list<'json>(
    list: &mut dyn List<'json>,
    reading: &mut Reading<'json>,
) -> Result<(), Stopped> {
    if !reading.json.enters_array()? {
        return reading.mismatch("an array");
    }
    let mut faults = Faults::default();
    let mut first = true;
    let mut index = 0_usize;
    while reading.json.element(&mut first)? {
        list.push(reading)?;
        if reading.refused() {
            faults.take(itoa::Buffer::new().format(index), reading);
        }
        index += 1;
    }
    faults.verdict(reading);
    Ok(())
}

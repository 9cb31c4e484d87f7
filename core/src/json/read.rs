//! How values are read back from the JSON that they are [written](super::Write) as.
//!
//! Whatever a value is refused for, all of its text is passed: what stands behind it can be read, and a
//! fault of the text comes before one of a value.

use std::borrow::Cow;
use std::mem;

use super::reading::Faults;
use super::{Kind, MAX_SAFE, ReadError, Reading, float, integer, within};
use crate::quote::text_of;

/// What can be read from a JSON value, and may borrow from its text.
pub(crate) trait Read<'json>: Sized {
    /// Reads the value that comes next into a slot; nothing where it is refused.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError>;

    /// The same, in place of a value that is always there. It may stay where the next one is refused, for what it
    /// is part of is refused then, too.
    fn read_over(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        let mut slot = None;
        Self::read_into(&mut slot, reading)?;
        if let Some(value) = slot {
            *self = value;
        }
        Ok(())
    }
}

/// What has to stand where one token is read.
pub(crate) enum Expected {
    /// Of this type, or what these words say more exactly.
    A(Kind, &'static str),
    /// A word of a closed vocabulary.
    OneOf(&'static [&'static str]),
    /// An integer that is exact in JavaScript, too, as all those of the model are.
    Integer { least: i64 },
}

impl Expected {
    pub(crate) const STRING: Self = Self::A(Kind::String, "a string");

    fn kind(&self) -> Kind {
        match self {
            Self::A(kind, _) => *kind,
            Self::OneOf(_) => Kind::String,
            Self::Integer { .. } => Kind::Number,
        }
    }

    #[cold]
    #[inline(never)]
    fn describe(&self) -> String {
        match self {
            Self::A(_, words) => (*words).to_owned(),
            Self::OneOf(words) => one_of(words),
            Self::Integer { least } => within(*least, MAX_SAFE),
        }
    }
}

/// Reads the token that comes next. `take` is given the text of a string, without escapes, and other tokens as they
/// are; nothing where the type is another one. It says whether the token is good.
///
/// It is written once for all types that are one token, for the sake of small modules.
#[inline(never)]
pub(crate) fn token<'json>(
    reading: &mut Reading<'json>,
    expected: &'static Expected,
    take: &mut dyn FnMut(Option<&mut Cow<'json, str>>) -> bool,
) -> Result<(), ReadError> {
    let kind = reading.json.kind()?;
    if kind != expected.kind() {
        take(None);
        return reading.mismatch(&expected.describe());
    }
    if kind == Kind::String {
        let text = reading.json.string()?;
        // A lone surrogate becomes U+FFFD, as everywhere.
        if !take(Some(&mut text.decode().0)) {
            reading.wrong(&expected.describe(), &text.token());
        }
    } else {
        let token = reading.json.skip()?;
        if !take(Some(&mut Cow::Borrowed(token))) {
            reading.wrong(&expected.describe(), token);
        }
    }
    Ok(())
}

/// The place of a word among those of a vocabulary.
#[inline(never)]
pub(crate) fn place_among(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

/// What is expected where one of these words must be.
pub(crate) fn one_of(words: &[&str]) -> String {
    words.iter().fold(String::new(), |text, word| {
        text_of(&[&text, if text.is_empty() { "`" } else { " or `" }, word, "`"])
    })
}

/// Declares how what is one token is read: what is expected, and what the token comes to.
macro_rules! read_token {
    ($($type:ty: $expected:expr, $read:expr;)+) => { $(
        impl<'json> $crate::json::Read<'json> for $type {
            fn read_into(
                slot: &mut Option<Self>,
                reading: &mut $crate::json::Reading<'json>,
            ) -> Result<(), $crate::json::ReadError> {
                $crate::json::token(reading, const { &$expected }, &mut |token| {
                    *slot = token.and_then($read);
                    slot.is_some()
                })
            }
        }
    )+ };
}
pub(crate) use read_token;

read_token! {
    u64: Expected::Integer { least: 0 }, |token| integer_from(0, token).map(i64::unsigned_abs);
    i64: Expected::Integer { least: -MAX_SAFE }, |token| integer_from(-MAX_SAFE, token);
    f64: Expected::A(Kind::Number, "a number"), |token| float(token);
    bool: Expected::A(Kind::Bool, "`true` or `false`"), |token| Some(*token == "true");
    String: Expected::STRING, |token| Some(mem::take(token).into_owned());
}

#[inline(never)]
fn integer_from(least: i64, token: &str) -> Option<i64> {
    integer(token).filter(|integer| (least..=MAX_SAFE).contains(integer))
}

impl<'json: 'a, 'a> Read<'json> for Cow<'a, str> {
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        token(reading, &Expected::STRING, &mut |token| {
            *slot = token.map(mem::take);
            slot.is_some()
        })
    }
}

/// A list that grows by what is read.
pub(super) trait List<'json> {
    /// Reads the element that comes next.
    fn push(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError>;
}

impl<'json, T: Read<'json>> List<'json> for Vec<T> {
    fn push(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        let mut element = None;
        T::read_into(&mut element, reading)?;
        if let Some(element) = element {
            self.push(element);
        }
        Ok(())
    }
}

/// Reads the list that comes next. It is written once for all lists, for the sake of
/// small modules.
pub(super) fn read_list<'json>(
    list: &mut dyn List<'json>,
    reading: &mut Reading<'json>,
) -> Result<(), ReadError> {
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

//! Reading values back from the JSON that [`Write`](super::Write) writes.
//!
//! A rejected value is still read to its end. So reading continues after it, and a fault of the text takes precedence
//! over a rejected value.

use std::borrow::Cow;
use std::mem;

use super::reading::Faults;
use super::{Kind, MAX_SAFE, ReadError, Reading, float, integer, within};
use crate::quote::text_of;

/// A type that is read from a JSON value, and may borrow from its text.
pub(crate) trait Read<'json>: Sized {
    /// Reads the next value into a slot; `None` if the value is rejected.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError>;

    /// Replaces a required value with the next one. If that is rejected, the old one may stay, because the object is
    /// rejected, too.
    fn read_over(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        let mut slot = None;
        Self::read_into(&mut slot, reading)?;
        if let Some(value) = slot {
            *self = value;
        }
        Ok(())
    }
}

/// The expectation for a value that is one token.
pub(crate) enum Expected {
    /// A value of this type, with its description for messages.
    Type(Kind, &'static str),
    /// A word of a closed vocabulary.
    OneOf(&'static [&'static str]),
    /// An integer from `least` to the largest one that JavaScript represents exactly.
    Integer { least: i64 },
}

impl Expected {
    pub(crate) const STRING: Self = Self::Type(Kind::String, "a string");

    fn kind(&self) -> Kind {
        match self {
            Self::Type(kind, _) => *kind,
            Self::OneOf(_) => Kind::String,
            Self::Integer { .. } => Kind::Number,
        }
    }

    #[cold]
    #[inline(never)]
    fn describe(&self) -> String {
        match self {
            Self::Type(_, description) => (*description).to_owned(),
            Self::OneOf(words) => one_of(words),
            Self::Integer { least } => within(*least, MAX_SAFE),
        }
    }
}

/// Reads a value that is one token. `accept` gets the decoded text of a string, or another token unchanged, or `None`
/// if the value has another type. It returns whether the token is valid.
///
/// The function is not generic over the type of the value, which keeps the WASM module small.
#[inline(never)]
pub(crate) fn read_one_token<'json>(
    reading: &mut Reading<'json>,
    expected: &'static Expected,
    accept: &mut dyn FnMut(Option<&mut Cow<'json, str>>) -> bool,
) -> Result<(), ReadError> {
    let kind = reading.json.kind()?;
    if kind != expected.kind() {
        accept(None);
        return reading.mismatch(&expected.describe());
    }
    if kind == Kind::String {
        let text = reading.json.string()?;
        // Lone surrogates become U+FFFD, as in every input.
        if !accept(Some(&mut text.decode().0)) {
            reading.reject_token(&expected.describe(), &text.token());
        }
    } else {
        let token = reading.json.skip()?;
        if !accept(Some(&mut Cow::Borrowed(token))) {
            reading.reject_token(&expected.describe(), token);
        }
    }
    Ok(())
}

/// The index of a word in a vocabulary.
#[inline(never)]
pub(crate) fn word_index(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

/// The expectation of one of these words, for messages.
pub(crate) fn one_of(words: &[&str]) -> String {
    words.iter().fold(String::new(), |text, word| {
        text_of(&[&text, if text.is_empty() { "`" } else { " or `" }, word, "`"])
    })
}

/// Implements [`Read`] for types that are one token: the expectation, and the conversion of the token.
macro_rules! read_token {
    ($($type:ty: $expected:expr, $read:expr;)+) => { $(
        impl<'json> $crate::json::Read<'json> for $type {
            fn read_into(
                slot: &mut Option<Self>,
                reading: &mut $crate::json::Reading<'json>,
            ) -> Result<(), $crate::json::ReadError> {
                $crate::json::read_one_token(reading, const { &$expected }, &mut |token| {
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
    f64: Expected::Type(Kind::Number, "a number"), |token| float(token);
    bool: Expected::Type(Kind::Bool, "`true` or `false`"), |token| Some(*token == "true");
    String: Expected::STRING, |token| Some(mem::take(token).into_owned());
}

#[inline(never)]
fn integer_from(least: i64, token: &str) -> Option<i64> {
    integer(token).filter(|integer| (least..=MAX_SAFE).contains(integer))
}

impl<'json: 'a, 'a> Read<'json> for Cow<'a, str> {
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        read_one_token(reading, &Expected::STRING, &mut |token| {
            *slot = token.map(mem::take);
            slot.is_some()
        })
    }
}

/// A list to which elements are read.
pub(super) trait List<'json> {
    /// Reads the next value, and appends it if it is not rejected.
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

/// Reads the next value, a list. The function is not generic, which keeps the WASM module small.
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
        if reading.is_rejected() {
            faults.take(itoa::Buffer::new().format(index), reading);
        }
        index += 1;
    }
    faults.finish(reading);
    Ok(())
}

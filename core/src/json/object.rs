//! Reading objects with declared members back.
//!
//! The shared code is not generic, which keeps the WASM module small.

use std::borrow::Cow;

use super::read::read_list;
use super::reading::Faults;
use super::{Kind, Read, ReadError, Reader, Reading, StringToken};
use crate::quote::{quote, text_of};

/// A key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Whether the key is always written.
    pub(crate) required: bool,
}

/// The maximum number of keys of an object: each has a bit.
pub(crate) const MAX_KEYS: usize = 64;

/// An object with declared members.
pub(crate) trait Object<'json>: Fields<'json> + Sized {
    /// The keys, in the order of their declaration.
    const KEYS: &'static [Key];

    /// An object before any member is read. The values of required members are placeholders.
    fn unread() -> Self;
}

impl Key {
    /// The key of a token `,"key":`. Writing uses the same token, so the binary contains the name only once.
    pub(crate) const fn from_token(token: &'static str, required: bool) -> Self {
        let (_, rest) = token.split_at(2);
        let (name, _) = rest.split_at(rest.len() - 2);
        Self { name, required }
    }
}

impl<'json, T: Object<'json>> Read<'json> for T {
    /// Reads into the slot directly, because objects are large.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        *slot = None;
        if reading.is_object()? {
            read_members(Self::KEYS, slot.insert(Self::unread()), reading)?;
        }
        Ok(())
    }

    fn read_over(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        *self = Self::unread();
        read_object(self, reading)
    }
}

/// The members of an object.
pub(crate) trait Fields<'json> {
    /// [Sets](Member::set) the member at an index of the keys.
    fn set(&mut self, index: usize, reading: &mut Reading<'json>) -> Result<(), ReadError>;
}

/// A member of an object.
pub(crate) trait Member<'json> {
    /// Reads the next value into the member, and replaces the value of an earlier, repeated key. If the value is
    /// rejected, an optional member becomes absent.
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError>;
}

/// A member that does not borrow from the text, although its type could.
pub(crate) trait OwnedMember {
    /// Same as [`Member::set`].
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError>;
}

/// A value of a member before it is read.
pub(crate) trait Blank {
    /// The initial value: absent for an optional member, a placeholder for a required one.
    fn blank() -> Self;
}

impl<T: Default> Blank for T {
    fn blank() -> Self {
        Self::default()
    }
}

impl<'json, T: Read<'json>> Member<'json> for Option<T> {
    #[inline(never)]
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        T::read_into(self, reading)
    }
}

impl<'json, T: Read<'json>> Member<'json> for T {
    #[inline(never)]
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        self.read_over(reading)
    }
}

impl<'json, T: Read<'json>> Member<'json> for Vec<T> {
    #[inline(never)]
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        self.clear();
        read_list(self, reading)
    }
}

impl OwnedMember for Option<Cow<'static, str>> {
    #[inline(never)]
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError> {
        let mut text = None;
        String::read_into(&mut text, reading)?;
        *self = text.map(Cow::Owned);
        Ok(())
    }
}

/// Reads the next value into an [unread](Object::unread) object, or rejects it if it is not an object.
pub(crate) fn read_object<'json, T: Object<'json>>(
    object: &mut T,
    reading: &mut Reading<'json>,
) -> Result<(), ReadError> {
    if reading.is_object()? {
        read_members(T::KEYS, object, reading)?;
    }
    Ok(())
}

/// Reads the next value, which must be an object. Of a repeated key, the last value is used, but each value has to be
/// valid.
fn read_members<'json>(
    keys: &[Key],
    object: &mut dyn Fields<'json>,
    reading: &mut Reading<'json>,
) -> Result<(), ReadError> {
    let mut present = 0_u64;
    let mut next = 0;
    let mut entries = Entries::enter(reading)?;
    while let Some(name) = entries.next(reading)? {
        let found = key_index(keys, next, &name);
        let Some((index, key)) = found.and_then(|index| Some((index, keys.get(index)?))) else {
            reading.json.skip()?;
            let found = [&quote(&name), ": written by another version, or cut by `fields`"];
            reading.reject("a key of the unified image", &text_of(&found));
            continue;
        };
        next = index + 1;
        present |= 1 << index;
        let is_absent = !key.required && reading.json.kind()? == Kind::Null;
        object.set(index, reading)?;
        if is_absent {
            // `null` was rejected, which made the member absent.
            reading.take_fault();
        }
    }
    for (index, key) in keys.iter().enumerate() {
        if key.required && present >> index & 1 == 0 {
            // Reading `null` in place of the missing value yields a fault with the expectation.
            let mut null = Reading::new(Reader::whole("null"), reading.is_secret);
            object.set(index, &mut null)?;
            entries.faults.take_missing(key.name, &mut null);
        }
    }
    entries.faults.finish(reading);
    Ok(())
}

/// The index of a key. The search starts at `next`, because keys mostly come in the order of their declaration.
#[inline(never)]
pub(crate) fn key_index(keys: &[Key], next: usize, name: &str) -> Option<usize> {
    let mut index = next;
    for _ in keys {
        if index >= keys.len() {
            index = 0;
        }
        if keys.get(index)?.name == name {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// The cursor in the members of an object, with the faults of their values.
pub(crate) struct Entries<'json> {
    first: bool,
    last_key: Option<StringToken<'json>>,
    faults: Faults,
}

impl<'json> Entries<'json> {
    /// Enters the next value, which must be an object.
    pub(crate) fn enter(reading: &mut Reading<'json>) -> Result<Self, ReadError> {
        reading.json.enter_object()?;
        Ok(Self { first: true, last_key: None, faults: Faults::default() })
    }

    /// The next key; the reader is then at its value. Takes the fault of the value before, if that was rejected.
    #[inline(never)]
    pub(crate) fn next(
        &mut self,
        reading: &mut Reading<'json>,
    ) -> Result<Option<Cow<'json, str>>, ReadError> {
        if reading.is_rejected()
            && let Some(key) = self.last_key
        {
            self.faults.take(&key.decode().0, reading);
        }
        self.last_key = reading.json.key(&mut self.first)?;
        Ok(self.last_key.map(|key| key.decode().0))
    }

    /// Rejects the object if one of its members was rejected.
    pub(crate) fn finish(self, reading: &mut Reading<'json>) {
        self.faults.finish(reading);
    }
}

//! How objects are read back whose members are declared.
//!
//! What all of them need is written once, and not for each, for the sake of small modules.

use std::borrow::Cow;

use super::read::read_list;
use super::reading::Faults;
use super::{Kind, Read, ReadError, Reader, Reading, StringToken};
use crate::quote::{quote, text_of};

/// A key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Whether it is always written.
    pub(crate) required: bool,
}

/// So many keys an object may have: each has a bit.
pub(crate) const MOST_KEYS: usize = 64;

/// An object whose members are declared.
pub(crate) trait Object<'json>: Fields<'json> + Sized {
    /// Its keys, in the order of their declaration.
    const KEYS: &'static [Key];

    /// An object of which no member is read. Those that are required stand for nothing.
    fn unread() -> Self;
}

impl Key {
    /// A key by the token before its value: `,"key":`. Writing needs the same, so the name is there once.
    pub(crate) const fn of(token: &'static str, required: bool) -> Self {
        let (_, behind) = token.split_at(2);
        let (name, _) = behind.split_at(behind.len() - 2);
        Self { name, required }
    }
}

impl<'json, T: Object<'json>> Read<'json> for T {
    /// Where it stands, for it is large.
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
    /// [Sets](Member::set) the one at a place among the keys.
    fn set(&mut self, place: usize, reading: &mut Reading<'json>) -> Result<(), ReadError>;
}

/// A member of an object.
pub(crate) trait Member<'json> {
    /// Sets it to the value that comes next; if it may be absent, to nothing where that is refused. Whatever an
    /// earlier value of the same key left there goes.
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), ReadError>;
}

/// A member that may not borrow from the text, though its type could.
pub(crate) trait OwnedMember {
    /// As that of [`Member`].
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError>;
}

/// What can stand in an object before it is read.
pub(crate) trait Blank {
    /// What stands there: of a member that may be left out, what its absence means.
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

/// Reads the object that comes next, if it is one, into one of which nothing is read.
pub(crate) fn read_object<'json, T: Object<'json>>(
    object: &mut T,
    reading: &mut Reading<'json>,
) -> Result<(), ReadError> {
    if reading.is_object()? {
        read_members(T::KEYS, object, reading)?;
    }
    Ok(())
}

/// Reads the object that comes next, which is one. Of a key that is given twice, the last value stays, but all of
/// them have to be good.
fn read_members<'json>(
    keys: &[Key],
    object: &mut dyn Fields<'json>,
    reading: &mut Reading<'json>,
) -> Result<(), ReadError> {
    let mut known = 0_u64;
    let mut next = 0;
    let mut entries = Entries::enter(reading)?;
    while let Some(name) = entries.next(reading)? {
        let found = place_of(keys, next, &name);
        let Some((place, key)) = found.and_then(|place| Some((place, keys.get(place)?))) else {
            reading.json.skip()?;
            let found = [&quote(&name), ": written by another version, or cut by `fields`"];
            reading.refuse("a key of the unified image", &text_of(&found));
            continue;
        };
        next = place + 1;
        known |= 1 << place;
        let is_absent = !key.required && reading.json.kind()? == Kind::Null;
        object.set(place, reading)?;
        if is_absent {
            // `null` is refused, and so sets to nothing.
            reading.take_refusal();
        }
    }
    for (place, key) in keys.iter().enumerate() {
        if key.required && known >> place & 1 == 0 {
            // What is expected there is what `null` is refused for.
            let mut nothing = Reading::new(Reader::whole("null"));
            object.set(place, &mut nothing)?;
            entries.faults.take_missing(key.name, &mut nothing);
        }
    }
    entries.faults.verdict(reading);
    Ok(())
}

/// The place of a key; it is looked for from that of the `next` one on, for they mostly come in the order of their
/// declaration.
#[inline(never)]
pub(crate) fn place_of(keys: &[Key], next: usize, name: &str) -> Option<usize> {
    let mut place = next;
    for _ in keys {
        if place >= keys.len() {
            place = 0;
        }
        if keys.get(place)?.name == name {
            return Some(place);
        }
        place += 1;
    }
    None
}

/// The members of the object that is being read, one after the other, and what was refused of them.
pub(crate) struct Entries<'json> {
    first: bool,
    last: Option<StringToken<'json>>,
    faults: Faults,
}

impl<'json> Entries<'json> {
    /// Enters the object that comes next, which is one.
    pub(crate) fn enter(reading: &mut Reading<'json>) -> Result<Self, ReadError> {
        reading.json.enter_object()?;
        Ok(Self { first: true, last: None, faults: Faults::default() })
    }

    /// The next key; its value comes next. Takes what was refused of the last value.
    #[inline(never)]
    pub(crate) fn next(
        &mut self,
        reading: &mut Reading<'json>,
    ) -> Result<Option<Cow<'json, str>>, ReadError> {
        if reading.refused()
            && let Some(key) = self.last
        {
            self.faults.take(&key.decode().0, reading);
        }
        self.last = reading.json.key(&mut self.first)?;
        Ok(self.last.map(|key| key.decode().0))
    }

    /// Refuses the object if one of its members was.
    pub(crate) fn verdict(self, reading: &mut Reading<'json>) {
        self.faults.verdict(reading);
    }
}

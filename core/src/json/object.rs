//! How objects are read back whose members are declared.
//!
//! What all of them need is written once, and not for each, for the sake of small modules.

use std::borrow::Cow;

use super::reading::Faults;
use super::{Kind, Read, Reader, Reading, Stopped, Text};
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
pub(crate) trait Object<'json>: Slots<'json> + Sized {
    /// Its keys, in the order of their declaration.
    const KEYS: &'static [Key];

    /// An object of which no member is read. Those that are required stand for nothing.
    fn unread() -> Self;
}

impl<'json, T: Object<'json>> Read<'json> for T {
    fn read(reading: &mut Reading<'json>) -> Result<Option<Self>, Stopped> {
        let mut object = Self::unread();
        Ok(read_members(Self::KEYS, &mut object, reading)?.then_some(object))
    }
}

/// Where the members of an object stand.
pub(crate) trait Slots<'json> {
    /// The one at a place among the keys.
    fn slot(&mut self, place: usize) -> Option<Slot<'_, 'json>>;
}

/// Where a member of an object stands.
pub(crate) enum Slot<'s, 'json> {
    /// It may borrow from the text.
    Borrowed(&'s mut dyn Member<'json>),
    /// It may not.
    Owned(&'s mut dyn OwnedMember),
}

/// A member of an object.
pub(crate) trait Member<'json> {
    /// Sets it to the value that comes next; to nothing where that is refused. Whatever an earlier value of the
    /// same key left there goes.
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped>;
}

/// A member that may not borrow from the text, though its type could.
pub(crate) trait OwnedMember {
    /// As that of [`Member`].
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped>;
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
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped> {
        *self = T::read(reading)?;
        Ok(())
    }
}

impl<'json, T: Read<'json> + Blank> Member<'json> for T {
    fn set(&mut self, reading: &mut Reading<'json>) -> Result<(), Stopped> {
        *self = T::read(reading)?.unwrap_or_else(T::blank);
        Ok(())
    }
}

impl OwnedMember for Option<Cow<'static, str>> {
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        *self = String::read(reading)?.map(Cow::Owned);
        Ok(())
    }
}

/// Reads the members of the object that comes next; tells whether it is good. Of a key that is given twice, the
/// last value stays, but all of them have to be good.
pub(crate) fn read_members<'json>(
    keys: &[Key],
    object: &mut dyn Slots<'json>,
    reading: &mut Reading<'json>,
) -> Result<bool, Stopped> {
    let mut known = 0_u64;
    let mut next = 0;
    let mut set = |place, reading: &mut Reading<'json>| match object.slot(place) {
        Some(Slot::Borrowed(member)) => member.set(reading),
        Some(Slot::Owned(member)) => member.set(reading),
        None => Ok(()),
    };
    let Some(mut faults) = members(reading, &mut |key, reading| {
        let name = key.decode().0;
        // They mostly come in the order of their declaration.
        let mut places = (next..keys.len()).chain(0..next);
        let found = places.find_map(|place| {
            keys.get(place).filter(|key| key.name == name).map(|key| (place, key.required))
        });
        let Some((place, required)) = found else {
            reading.json.skip()?;
            let found = [&quote(&name), ": written by another version, or cut by `fields`"];
            reading.refuse("a key of the unified image", text_of(&found));
            return Ok(());
        };
        next = place + 1;
        known |= 1 << place;
        let is_absent = !required && reading.json.kind()? == Kind::Null;
        set(place, reading)?;
        if is_absent {
            // `null` is refused, and so sets to nothing.
            reading.take_refusal();
        }
        Ok(())
    })?
    else {
        return Ok(false);
    };
    for (place, key) in keys.iter().enumerate() {
        if key.required && known >> place & 1 == 0 {
            // What is expected there is what `null` is refused for.
            let mut nothing = Reading::new(Reader::new("null", 0, 0, true));
            set(place, &mut nothing)?;
            faults.take_missing(key.name, &mut nothing);
        }
    }
    Ok(faults.verdict(reading))
}

type ReadMember<'json, 'f> =
    dyn FnMut(Text<'json>, &mut Reading<'json>) -> Result<(), Stopped> + 'f;

/// Reads the object that comes next, with `member` for each of its keys and values; tells whether it is good.
pub(crate) fn each_member<'json>(
    reading: &mut Reading<'json>,
    member: &mut ReadMember<'json, '_>,
) -> Result<bool, Stopped> {
    Ok(members(reading, member)?.is_some_and(|faults| faults.verdict(reading)))
}

/// The same; gives what was refused, or nothing where it is no object.
fn members<'json>(
    reading: &mut Reading<'json>,
    member: &mut ReadMember<'json, '_>,
) -> Result<Option<Faults>, Stopped> {
    if reading.json.kind()? != Kind::Object {
        return reading.mismatch("an object").map(|()| None);
    }
    reading.json.enter_object()?;
    let mut faults = Faults::default();
    let mut first = true;
    while let Some(key) = reading.json.key(&mut first)? {
        member(key, reading)?;
        if reading.refused() {
            faults.take(&key.decode().0, reading);
        }
    }
    Ok(Some(faults))
}

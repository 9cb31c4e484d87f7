//! Declares an object of a provider: its fields, how each is read, and what becomes of it.

use super::notes::{Notes, Path};
use crate::json::{Members, Reader, Stopped};

/// A field of a provider's object, and where its value goes in the unified image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fate {
    /// The key in the provider's object.
    pub(crate) key: &'static str,
    /// The same as it is written nearly always: `"key":`.
    pub(crate) token: &'static str,
    /// The JSON Pointer to it in that object.
    pub(crate) pointer: &'static str,
    /// What it adds to the pointer into the unified image; `None` where it is kept only in `source`.
    pub(crate) field: Option<&'static str>,
}

/// The keys that an object was found to have.
#[derive(Debug)]
pub(crate) struct Keys {
    /// One bit for each known key, by its place in the declaration.
    pub(crate) known: u64,
    /// Whether another one is known by one provider.
    pub(crate) foreign: bool,
    /// Whether the object may be a list of images after all: then reading stops where its images are.
    pub(crate) may_be_list: bool,
    /// By the number of each key, the place of the key that followed it. Keys are numbered from 1, and
    /// none is 0: so at first what follows is the next one of the declaration.
    followers: [u8; 1 + MOST_KEYS],
}

/// So many keys are likely to come next.
const LIKELY_KEYS: usize = 3;

/// How many keys an object may have.
pub(crate) const MOST_KEYS: usize = 64;

impl Keys {
    /// No keys; in a dump they come in the same order as those of the object before.
    pub(crate) fn forget(&mut self) {
        (self.known, self.foreign, self.may_be_list) = (0, false, false);
    }

    /// Passes the key that comes next, and gives its place among `fates`: most likely that of the key
    /// which followed on `last` before. A key that is not among them is passed with its value.
    #[inline]
    fn next(
        &mut self,
        json: &mut Reader<'_>,
        fates: &[Fate],
        last: &mut usize,
    ) -> Result<Option<usize>, Stopped> {
        let place = self.follower(*last);
        let found = if fates.get(place).is_some_and(|fate| json.this_key(fate.token)) {
            place
        } else if let Some(place) = self.other(json, fates, *last)? {
            place
        } else {
            return Ok(None);
        };
        *last = found + 1;
        Ok(Some(found))
    }

    #[inline]
    fn follower(&self, last: usize) -> usize {
        self.followers.get(last).map_or(0, |&follower| usize::from(follower))
    }

    /// The same where the most likely key is not there: then those that followed on it are likely.
    #[inline(never)]
    fn other(
        &mut self,
        json: &mut Reader<'_>,
        fates: &[Fate],
        last: usize,
    ) -> Result<Option<usize>, Stopped> {
        let mut place = self.follower(last);
        for _ in 0..LIKELY_KEYS {
            // What follows on the last key of the declaration is the first one.
            place = if place + 1 < fates.len() { self.follower(place + 1) } else { 0 };
            if fates.get(place).is_some_and(|fate| json.other_key(fate.token)) {
                return Ok(Some(place));
            }
        }
        let place = self.find(json, fates)?;
        if let (Some(follower), Some(place)) = (self.followers.get_mut(last), place) {
            *follower = u8::try_from(place).unwrap_or_default();
        }
        Ok(place)
    }

    fn find(&mut self, json: &mut Reader<'_>, fates: &[Fate]) -> Result<Option<usize>, Stopped> {
        let key = json.any_key()?.decode().0;
        let place = fates.iter().position(|fate| fate.key == key);
        if place.is_none() {
            if self.may_be_list && super::holds_list(&key) {
                return Err(Stopped);
            }
            json.skip()?;
            self.foreign = self.foreign || super::has_owner(&key);
        }
        Ok(place)
    }
}

impl Default for Keys {
    fn default() -> Self {
        let mut next = 0;
        let followers = [(); 1 + MOST_KEYS].map(|()| {
            next += 1;
            next - 1
        });
        Self { known: 0, foreign: false, may_be_list: false, followers }
    }
}

/// An object of a provider.
pub(crate) trait Record<'a>: Default {
    /// Every known key, and what becomes of its value.
    const FATES: &'static [Fate];

    /// Reads the object that comes next. Of a key that is given twice, the last value stays.
    fn read(
        &mut self,
        json: &mut Reader<'a>,
        path: &Path<'_>,
        notes: &mut Notes,
        keys: &mut Keys,
    ) -> Result<(), Stopped>;
}

/// Declares an object of a provider. Each line says `"key" => field: type = reader, "/unified"`;
/// the keys after `only in source` are known, but not read.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident<$life:lifetime> {
            $( $(#[$doc:meta])* $key:literal => $field:ident: $type:ty = $read:expr, $target:literal; )+
        }
        only in source { $( $source_key:literal; )* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        $vis struct $name<$life> {
            $( $(#[$doc])* pub $field: $type, )+
        }

        impl<$life> $crate::provider::record::Record<$life> for $name<$life> {
            const FATES: &'static [$crate::provider::record::Fate] = &[
                $( $crate::provider::record::fate!($key, Some($target)), )+
                $( $crate::provider::record::fate!($source_key, None), )*
            ];

            fn read(
                &mut self,
                json: &mut $crate::json::Reader<$life>,
                path: &$crate::provider::notes::Path<'_>,
                notes: &mut $crate::provider::notes::Notes,
                keys: &mut $crate::provider::record::Keys,
            ) -> Result<(), $crate::json::Stopped> {
                #[expect(non_camel_case_types, reason = "each is named for its field")]
                enum Bit { $($field,)+ }

                const { assert!(Self::FATES.len() <= $crate::provider::record::MOST_KEYS) };

                $crate::provider::record::read_fields(
                    Self::FATES,
                    (json, path, notes, keys),
                    &mut |place, json, path, notes| {
                        $( if place == Bit::$field as usize {
                            return $read(&mut self.$field, json, path, notes);
                        } )+
                        Ok(())
                    },
                )
            }
        }
    };
}
pub(crate) use record;

/// A field, with its key in all the forms that are asked for.
macro_rules! fate {
    ($key:literal, $field:expr) => {
        $crate::provider::record::Fate {
            key: $key,
            token: concat!("\"", $key, "\":"),
            pointer: concat!("/", $key),
            field: $field,
        }
    };
}
pub(crate) use fate;

/// Reads an object and hands the value of each known key, with the key's place among `fates`, to
/// `field`. It is written once for all records, and not for each, for the sake of small modules.
pub(crate) fn read_fields<'a>(
    fates: &'static [Fate],
    (json, path, notes, keys): (&mut Reader<'a>, &Path<'_>, &mut Notes, &mut Keys),
    field: &mut ReadField<'a, '_>,
) -> Result<(), Stopped> {
    let mut last = 0;
    let mut members = Members::default();
    json.enter_object()?;
    while json.next_member(&mut members)? {
        let Some(place) = keys.next(json, fates, &mut last)? else { continue };
        let repeated = keys.known >> place & 1 == 1;
        keys.known |= 1 << place;
        match fates.get(place) {
            Some(fate @ Fate { field: Some(target), .. }) => {
                let path = path.known(fate.pointer, target);
                if repeated {
                    notes.forget(&path);
                }
                field(place, json, &path, notes)?;
            }
            _ => {
                json.skip()?;
            }
        }
    }
    Ok(())
}

/// Reads the value of the field at this place.
type ReadField<'a, 'f> =
    dyn FnMut(usize, &mut Reader<'a>, &Path<'_>, &mut Notes) -> Result<(), Stopped> + 'f;

/// The rows of the mapping table in a provider's module documentation: key and unified pointer.
#[cfg(test)]
pub(crate) fn documented(module: &str) -> Vec<(String, String)> {
    let rows = module.lines().filter_map(|line| line.strip_prefix("//! | `"));
    let mut rows: Vec<_> = rows
        .map(|row| {
            let (key, rest) = row.split_once("` | ").expect("a key");
            let (fate, _) = rest.split_once(" |").expect("a fate");
            (key.to_owned(), fate.trim_matches('`').to_owned())
        })
        .collect();
    rows.sort();
    rows
}

/// The fields of the code in the same form. The fields of a nested object stand under its key,
/// unless only the object as a whole has a place in the unified image.
#[cfg(test)]
pub(crate) fn listed(
    fates: &[Fate],
    nested: impl Fn(&str) -> Option<&'static [Fate]>,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for fate in fates {
        match (nested(fate.key), fate.field) {
            (Some(inner), Some(outer)) => rows.extend(inner.iter().map(|field| {
                (format!("{}.{}", fate.key, field.key), describe(outer, field.field))
            })),
            (_, field) => rows.push((fate.key.to_owned(), describe("", field))),
        }
    }
    rows.sort();
    rows
}

#[cfg(test)]
fn describe(outer: &str, field: Option<&str>) -> String {
    match field {
        Some(field) if !(outer.is_empty() && field.is_empty()) => format!("{outer}{field}"),
        _ => "only in source".to_owned(),
    }
}

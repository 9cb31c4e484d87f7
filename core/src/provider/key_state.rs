//! What is known of the keys of an object while it is read.

use super::field_spec::FieldSpec;
use crate::json::{ReadError, Reader};

/// The keys that an object was found to have.
#[derive(Debug, Default)]
pub(crate) struct KeyState {
    /// One bit for each field that was found.
    pub(crate) seen: u64,
    /// Whether there is a key that only objects of another kind have: another cloud's, unified images, or what is no
    /// image.
    pub(crate) foreign: bool,
    /// Whether the object may be a wrapper of images: then reading stops at a key that leads to them.
    pub(crate) may_be_wrapper: bool,
    pub(crate) respelled: Respelled,
    order: KeyOrder,
}

impl KeyState {
    /// No keys; in a dump they come in the same order as those of the object before.
    pub(crate) fn forget(&mut self) {
        self.seen = 0;
        self.foreign = false;
        self.may_be_wrapper = false;
        self.respelled.forget();
    }

    /// Passes the key that comes next, and gives its place among `fields`: most likely that of the key
    /// which followed on `last` before. A key that is not among them is passed with its value.
    #[inline]
    pub(super) fn next(
        &mut self,
        json: &mut Reader<'_>,
        fields: &'static [FieldSpec],
        last: &mut usize,
    ) -> Result<Option<usize>, ReadError> {
        let place = self.order.after(*last);
        let found = if fields.get(place).is_some_and(|field| json.accept_key(field.token)) {
            place
        } else if let Some(place) = self.other(json, fields, *last)? {
            place
        } else {
            return Ok(None);
        };
        *last = found + 1;
        Ok(Some(found))
    }

    /// The same where the most likely key is not there: then those that followed on it are likely.
    #[inline(never)]
    fn other(
        &mut self,
        json: &mut Reader<'_>,
        fields: &'static [FieldSpec],
        last: usize,
    ) -> Result<Option<usize>, ReadError> {
        let mut likely = self.order.after(last);
        for _ in 0..LIKELY_KEYS {
            // What follows on the last key of the declaration is the first one.
            likely = if likely + 1 < fields.len() { self.order.after(likely + 1) } else { 0 };
            if fields.get(likely).is_some_and(|field| json.accept_key_after_space(field.token)) {
                return Ok(Some(likely));
            }
        }
        let place = self.find(json, fields)?;
        if let Some(place) = place {
            self.order.learn(last, place);
        }
        Ok(place)
    }

    fn find(
        &mut self,
        json: &mut Reader<'_>,
        fields: &'static [FieldSpec],
    ) -> Result<Option<usize>, ReadError> {
        let key = json.any_key()?.decode().0;
        let place = fields.iter().position(|field| field.key() == key);
        if place.is_some() {
            return Ok(place);
        }
        if self.may_be_wrapper && crate::read::leads_to_images(&key) {
            return Err(ReadError);
        }
        self.foreign = self.foreign || super::is_foreign(&key);
        json.skip()?;
        Ok(None)
    }
}

/// The order in which keys came before, for in a dump they come again so.
#[derive(Debug, Clone)]
struct KeyOrder {
    /// By the number of each key, the place of the key that followed it. Keys are numbered from 1, and
    /// none is 0: so at first what follows is the next one of the declaration.
    followers: [u8; 1 + MOST_KEYS],
}

/// So many keys are likely to come next.
const LIKELY_KEYS: usize = 3;

/// How many keys an object may have, in all spellings.
pub(crate) const MOST_KEYS: usize = 127;

impl KeyOrder {
    #[inline]
    fn after(&self, last: usize) -> usize {
        self.followers.get(last).map_or(0, |&follower| usize::from(follower))
    }

    fn learn(&mut self, last: usize, place: usize) {
        if let Some(follower) = self.followers.get_mut(last) {
            *follower = u8::try_from(place).unwrap_or_default();
        }
    }
}

/// The order of the declaration.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
static DECLARED: KeyOrder = {
    let mut followers = [0; 1 + MOST_KEYS];
    let mut last: u8 = 0;
    while (last as usize) < followers.len() {
        followers[last as usize] = last;
        last += 1;
    }
    KeyOrder { followers }
};

impl Default for KeyOrder {
    fn default() -> Self {
        DECLARED.clone()
    }
}

/// How an object is written otherwise than the API writes it: pointers must follow it. In a box, for
/// most objects have none.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Respelled(Option<Box<Spellings>>);

#[derive(Debug, Clone, Default, PartialEq)]
struct Spellings {
    fields: Vec<&'static FieldSpec>,
    /// Whether the object is the only element of a list.
    in_list: bool,
}

impl Respelled {
    fn forget(&mut self) {
        self.0 = None;
    }

    pub(crate) fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Takes note of the key that a field has: the one at this place of the declaration. Where a field is given in two
    /// spellings, the last one counts.
    #[inline(never)]
    pub(super) fn take(&mut self, spec: &'static FieldSpec, place: usize) {
        let known = &mut self.0.get_or_insert_default().fields;
        known.retain(|known| known.field != spec.field);
        if usize::from(spec.field) != place {
            known.push(spec);
        }
    }

    /// Takes note that the object is the only element of a list.
    pub(super) fn enter_list(&mut self) {
        self.0.get_or_insert_default().in_list = true;
    }

    pub(crate) fn is_in_list(&self) -> bool {
        self.0.as_ref().is_some_and(|spellings| spellings.in_list)
    }

    /// The JSON Pointer to a field, in the spelling of the object, from that in the API's.
    #[inline]
    pub(crate) fn pointer(&self, fields: &[FieldSpec], pointer: &'static str) -> &'static str {
        match &self.0 {
            None => pointer,
            Some(spellings) => spellings.pointer(fields, pointer),
        }
    }
}

impl Spellings {
    #[inline(never)]
    fn pointer(&self, fields: &[FieldSpec], pointer: &'static str) -> &'static str {
        let field = fields.iter().find(|field| field.pointer == pointer);
        let respelled =
            field.and_then(|field| self.fields.iter().find(|it| it.field == field.field));
        respelled.map_or(pointer, |field| field.pointer)
    }
}

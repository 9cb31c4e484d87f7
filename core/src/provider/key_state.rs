//! The keys of an object while it is read: which are present, in what order, in what spelling.

use std::borrow::Cow;

use super::field_spec::FieldSpec;
use crate::json::{ReadError, Reader};

/// The keys found in the object so far, and the key order learned from the objects before.
#[derive(Debug, Default)]
pub(crate) struct KeyState {
    /// A bit set by field number.
    pub(crate) seen: u64,
    /// The fields that are passed without being read, as bits by their number.
    pub(crate) unneeded: u64,
    /// Whether a key was found that only other objects have: those of another provider, unified images, non-images; or
    /// whether there may be one.
    pub(crate) foreign: bool,
    /// Whether a key is a wrapper's, if the object may be one. At such a key, reading stops.
    pub(crate) wrapper_key: Option<fn(&str) -> bool>,
    /// Whether such a key was found.
    pub(crate) is_wrapper: bool,
    pub(crate) respelled: Respelled,
    order: KeyOrder,
}

impl KeyState {
    /// Prepares for the next object. The key order is kept, because objects of a dump share it.
    pub(crate) fn forget(&mut self) {
        self.seen = 0;
        self.unneeded = 0;
        self.foreign = false;
        self.wrapper_key = None;
        self.is_wrapper = false;
        self.respelled.clear();
    }

    /// Prepares for reading the same object again.
    pub(super) fn restart(&mut self) {
        let wrapper_key = self.wrapper_key;
        self.forget();
        self.wrapper_key = wrapper_key;
    }

    /// Consumes the next key and returns its index in `fields`. The predicted key, which followed `last` before, is
    /// compared first. If the key is unknown, its value is passed to `read_other`, unless it is a wrapper's.
    #[inline]
    pub(super) fn next<'a>(
        &mut self,
        json: &mut Reader<'a>,
        fields: &'static [FieldSpec],
        last: &mut usize,
        read_other: &mut ReadOther<'a, '_>,
    ) -> Result<Option<usize>, ReadError> {
        let predicted = self.order.follower(*last);
        let found = if fields.get(predicted).is_some_and(|field| json.accept_key(field.token)) {
            predicted
        } else if let Some(index) = self.next_likely(json, fields, *last, read_other)? {
            index
        } else {
            return Ok(None);
        };
        *last = found + 1;
        Ok(Some(found))
    }

    /// The same if the predicted key is absent: compares the keys that would follow it, then all.
    #[inline(never)]
    fn next_likely<'a>(
        &mut self,
        json: &mut Reader<'a>,
        fields: &'static [FieldSpec],
        last: usize,
        read_other: &mut ReadOther<'a, '_>,
    ) -> Result<Option<usize>, ReadError> {
        let mut likely = self.order.follower(last);
        for _ in 0..LIKELY_KEYS {
            // The last key of the declaration is followed by the first.
            likely = if likely + 1 < fields.len() { self.order.follower(likely + 1) } else { 0 };
            if fields.get(likely).is_some_and(|field| json.accept_key_after_space(field.token)) {
                return Ok(Some(likely));
            }
        }
        let index = self.next_by_name(json, fields, read_other)?;
        if let Some(index) = index {
            self.order.learn(last, index);
        }
        Ok(index)
    }

    fn next_by_name<'a>(
        &mut self,
        json: &mut Reader<'a>,
        fields: &'static [FieldSpec],
        read_other: &mut ReadOther<'a, '_>,
    ) -> Result<Option<usize>, ReadError> {
        let key = json.any_key()?.decode().0;
        let index = fields.iter().position(|field| field.key() == key);
        if index.is_some() {
            return Ok(index);
        }
        if self.wrapper_key.is_some_and(|is_wrapper_key| is_wrapper_key(&key)) {
            self.is_wrapper = true;
            return Ok(None);
        }
        self.foreign = self.foreign || super::is_foreign(&key);
        read_other(key, json)?;
        Ok(None)
    }
}

/// Reads the value of an unknown key.
pub(super) type ReadOther<'a, 'f> =
    dyn FnMut(Cow<'a, str>, &mut Reader<'a>) -> Result<(), ReadError> + 'f;

/// The learned key order, which predicts the keys of the next object.
#[derive(Debug, Clone)]
struct KeyOrder {
    /// For each key, the index of the key after it. Position 0 is the start of the object, and position `n` the key
    /// with index `n - 1`; so initially each position holds its own number: the order of the declaration.
    followers: [u8; 1 + MAX_KEYS],
}

/// The number of keys that are compared after the predicted one.
const LIKELY_KEYS: usize = 3;

/// The maximum number of keys of a record, in all spellings.
pub(crate) const MAX_KEYS: usize = 159;

impl KeyOrder {
    #[inline]
    fn follower(&self, last: usize) -> usize {
        self.followers.get(last).map_or(0, |&follower| usize::from(follower))
    }

    fn learn(&mut self, last: usize, index: usize) {
        if let Some(follower) = self.followers.get_mut(last) {
            *follower = u8::try_from(index).unwrap_or_default();
        }
    }
}

/// The order of the declaration.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
static DECLARED: KeyOrder = {
    let mut followers = [0; 1 + MAX_KEYS];
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

/// The deviations of an object from the API's spelling, for pointers. Boxed, because most objects have none.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Respelled(Option<Box<Spellings>>);

#[derive(Debug, Clone, Default, PartialEq)]
struct Spellings {
    /// The keys that are not the API's own.
    fields: Vec<&'static FieldSpec>,
    /// Whether the object is the only element of a list.
    in_list: bool,
}

impl Respelled {
    fn clear(&mut self) {
        self.0 = None;
    }

    pub(crate) fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Records the key of a field, which has this index in the declaration. If a field occurs in two spellings, the
    /// last one counts.
    #[inline(never)]
    pub(super) fn add(&mut self, spec: &'static FieldSpec, index: usize) {
        let known = &mut self.0.get_or_insert_default().fields;
        known.retain(|known| known.field != spec.field);
        if usize::from(spec.field) != index {
            known.push(spec);
        }
    }

    /// Records that the object is the only element of a list.
    pub(super) fn enter_list(&mut self) {
        self.0.get_or_insert_default().in_list = true;
    }

    pub(crate) fn is_in_list(&self) -> bool {
        self.0.as_ref().is_some_and(|spellings| spellings.in_list)
    }

    /// The declaration of a field under the key that the object has for it.
    #[inline]
    pub(crate) fn spec(&self, field: &'static FieldSpec) -> &'static FieldSpec {
        match &self.0 {
            None => field,
            Some(spellings) => spellings.spec(field),
        }
    }
}

impl Spellings {
    #[inline(never)]
    fn spec(&self, field: &'static FieldSpec) -> &'static FieldSpec {
        self.fields.iter().find(|other| other.field == field.field).copied().unwrap_or(field)
    }
}

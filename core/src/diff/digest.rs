//! What is held of an image.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hasher};

use crate::json::{Write, push_step, write};
use crate::model::view::{Member, Object, Type, Value, View};
use crate::query::{Masked, Wanted, parts_of};
use crate::{FieldMask, Image, Provider};

/// The members of an image that do not count: they describe the reading.
const NOT_COMPARED: [&str; 3] = ["evidence", "warnings", "source"];

/// The bit of [`FieldHash::leaf`] of a key of a map.
const KEY: u32 = 1 << 31;

/// What a [`Diff`](crate::Diff) needs to know of an image: its id, its name and a hash of each of its fields.
#[derive(Debug, Clone)]
pub struct ImageDigest {
    pub(super) provider: Provider,
    pub(super) id: Option<Box<str>>,
    pub(super) name: Box<str>,
    /// A hash of all fields.
    hash: u64,
    /// In the order of the model.
    fields: Box<[FieldHash]>,
    /// The keys of maps, each as a reference token with a `/` before it.
    keys: Box<str>,
}

/// The hash of a field. It has no `u64`, which would take four more bytes.
#[derive(Debug, Clone, Copy)]
struct FieldHash {
    /// The position of the leaf in the model, and whether this is one key of it.
    leaf: u32,
    hash: [u32; 2],
}

/// A field of an image.
pub(super) struct Field<'d> {
    pub(super) leaf: u32,
    /// The key of a map as a reference token with a `/` before it; else empty.
    pub(super) key: &'d str,
    pub(super) hash: [u32; 2],
}

impl ImageDigest {
    pub(super) fn new(image: &Image<'_>, mask: Option<&FieldMask>) -> Self {
        let mut digester = Digester::default();
        let members = Image::TYPE.members();
        digester.object(members, Some(image), mask.map(FieldMask::wanted), &NOT_COMPARED);
        let Digester { fields, keys, all, .. } = digester;
        Self {
            provider: image.provider,
            id: image.id.as_deref().map(Box::from),
            name: Box::from(&*image.name),
            hash: all.finish(),
            fields: fields.into_boxed_slice(),
            keys: keys.into_boxed_str(),
        }
    }

    /// The approximate size in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        let texts = self.id.as_deref().map_or(0, str::len) + self.name.len() + self.keys.len();
        size_of::<Self>() + size_of_val(&*self.fields) + texts
    }

    /// Compares what identifies the images.
    pub(super) fn compare_key(&self, other: &Self) -> Ordering {
        let key = |image: &'_ Self| (image.provider as usize, image.id.is_none());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.provider.spec().compare_ids(self.key_text(), other.key_text()))
    }

    /// Compares images and their fields.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.compare_key(other).then_with(|| self.hash.cmp(&other.hash))
    }

    fn key_text(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }

    /// Calls a function with each field.
    pub(super) fn for_each_field<'d>(&'d self, visit: &mut dyn FnMut(Field<'d>)) {
        let mut keys = &*self.keys;
        for FieldHash { leaf, hash } in &self.fields {
            let mut key = "";
            if leaf & KEY != 0 {
                let rest = keys.get(1..).unwrap_or_default();
                let end =
                    rest.bytes().position(|byte| byte == b'/').map_or(keys.len(), |at| at + 1);
                (key, keys) = keys.split_at_checked(end).unwrap_or_default();
            }
            visit(Field { leaf: leaf & !KEY, key, hash: *hash });
        }
    }
}

/// Hashes the fields of an image.
#[derive(Default)]
struct Digester {
    fields: Vec<FieldHash>,
    keys: String,
    all: DefaultHasher,
    /// The position of the next leaf.
    leaf: u32,
    /// The JSON of a value.
    json: Vec<u8>,
}

impl Digester {
    /// Adds the wanted members of an object, if it is there.
    fn object(
        &mut self,
        members: &'static [Member],
        object: Option<&dyn Object>,
        wanted: Option<&[Wanted]>,
        excluded: &[&str],
    ) {
        for (index, member) in members.iter().enumerate() {
            let parts = match wanted {
                None => Some(None),
                Some(wanted) => parts_of(wanted, index).map(Some),
            };
            let value = match (object, parts) {
                (Some(object), Some(_)) if !excluded.contains(&member.key()) => match wanted {
                    Some(_) => object.member_or_derived(index),
                    None => object.member(index),
                },
                _ => Value::Absent,
            };
            // A member that is wanted as a whole has no parts.
            let parts = parts.flatten().filter(|parts| !parts.is_empty());
            if let Type::Object(members) = member.of {
                let inner = match value {
                    Value::Object(object) => Some(object),
                    _ => None,
                };
                self.object(members, inner, parts, &[]);
            } else {
                self.leaf(value, parts);
                self.leaf += 1;
            }
        }
    }

    fn leaf(&mut self, value: Value<'_>, parts: Option<&[Wanted]>) {
        match value {
            _ if value.is_absent() => {}
            Value::Map(map) => {
                for (key, value) in map {
                    let is_wanted =
                        parts.is_none_or(|parts| parts.iter().any(|part| part.is_key(key)));
                    if is_wanted {
                        let start = self.keys.len();
                        push_step(&mut self.keys, key);
                        self.all.write(self.keys.get(start..).unwrap_or_default().as_bytes());
                        let hash = self.hash(value);
                        self.push(self.leaf | KEY, hash);
                    }
                }
            }
            Value::List(list) => {
                // The sum does not depend on the sequence of the elements.
                let hash = (0..list.length()).fold(0_u64, |sum, index| {
                    let value = list.element(index);
                    sum.wrapping_add(match parts {
                        None => self.hash(&value),
                        Some(wanted) => self.hash(&Masked { value, wanted }),
                    })
                });
                self.push(self.leaf, hash);
            }
            value => {
                let hash = self.hash(&value);
                self.push(self.leaf, hash);
            }
        }
    }

    fn hash(&mut self, value: &(impl Write + ?Sized)) -> u64 {
        self.json.clear();
        write(value, &mut self.json);
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.json);
        hasher.finish()
    }

    fn push(&mut self, leaf: u32, hash: u64) {
        self.all.write_u32(leaf);
        self.all.write_u64(hash);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are kept")]
        let halves = [(hash >> 32) as u32, hash as u32];
        self.fields.push(FieldHash { leaf, hash: halves });
    }
}

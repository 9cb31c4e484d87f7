//! Labels in each of the shapes that they have had.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::json::{Kind, Reader, Stop};
use crate::provider::field::{any_text, boolean, decode, map, mismatch, text};
use crate::provider::notes::{Notes, Path, label_pointer};
use crate::provider::record::{Keys, Record, record};

/// The labels of one field, by key.
pub type Tags<'a> = BTreeMap<Cow<'a, str>, Tag<'a>>;

/// The value of a label.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tag<'a> {
    /// The value; empty for a tag that is a bare word.
    pub value: Cow<'a, str>,
    /// Whether the user may not change it.
    pub read_only: bool,
    field: &'static str,
    place: Place,
}

/// Where in its field a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// A key of an object.
    Key,
    /// An object in a list.
    Element(usize),
    /// A word in a list.
    Word(usize),
}

impl Tag<'_> {
    /// Whether it is a bare word, which says nothing of a value.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.place, Place::Word(_))
    }

    /// JSON Pointer to the value of the label `key`.
    pub(super) fn value_pointer(&self, key: &str) -> String {
        self.pointer(key, "value")
    }

    /// JSON Pointer to the key.
    fn key_pointer(&self, key: &str) -> String {
        self.pointer(key, "key")
    }

    fn pointer(&self, key: &str, part: &'static str) -> String {
        let field = Path::ROOT.key(self.field, "");
        match self.place {
            Place::Key => field.same_key(key).source(),
            Place::Element(index) => field.index(index).key(part, "").source(),
            Place::Word(index) => field.index(index).source(),
        }
    }
}

record! {
    /// `{"key": "env", "value": "prod", "read_only": false}`
    pub(super) struct KeyValue<'a> {
        "key" => key: Option<Cow<'a, str>> = text, "";
        "value" => value: Option<Cow<'a, str>> = any_text, "";
        "read_only" => read_only: Option<bool> = boolean, "";
    }
    only in source {}
}

/// `tags`: a list of objects or words; as requests write them, an object of strings.
pub(super) fn tags<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    match json.kind()? {
        Kind::Object => tag_object("tags", json, path, notes),
        _ => tag_list("tags", json, path, notes),
    }
}

/// `tags_v2`: a list of objects.
pub(super) fn tags_v2<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    tag_list("tags_v2", json, path, notes)
}

/// `metadata_detailed`: a list of objects.
pub(super) fn metadata_detailed<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    tag_list("metadata_detailed", json, path, notes)
}

/// `metadata`: an object of strings.
pub(super) fn metadata<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    tag_object("metadata", json, path, notes)
}

fn tag_object<'a>(
    field: &'static str,
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    let place = Place::Key;
    map(json, path, notes, |value| Tag { value, read_only: false, field, place })
}

/// Of a key that is given again, the last value stays.
fn tag_list<'a>(
    field: &'static str,
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    let mut tags = Tags::new();
    if json.kind()? != Kind::Array {
        return mismatch(json, path, notes, "an array").map(|()| tags);
    }
    let mut losers = Vec::new();
    let mut first = true;
    let mut index = 0;
    json.enter_array()?;
    while json.element(&mut first)? {
        if let Some(Entry { key, value }) = entry(json, &path.index(index), notes)? {
            let tag = |Value { text, read_only, place }| {
                let place = place(index);
                Tag { value: text, read_only, field, place }
            };
            let loser = match value.map(tag) {
                Some(tag) => tags.insert(key.clone(), tag),
                None => tags.remove(&key),
            };
            losers.extend(loser.map(|loser| (key, loser)));
        }
        index += 1;
    }
    for (key, loser) in losers {
        if let Some(winner) = tags.get(&key) {
            notes.duplicate(&key, loser.key_pointer(&key), &winner.key_pointer(&key));
        }
    }
    Ok(tags)
}

/// An entry of a list; its value is absent where it is null or malformed.
struct Entry<'a> {
    key: Cow<'a, str>,
    value: Option<Value<'a>>,
}

struct Value<'a> {
    text: Cow<'a, str>,
    read_only: bool,
    place: fn(usize) -> Place,
}

fn entry<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Option<Entry<'a>>, Stop> {
    match json.kind()? {
        Kind::String => {
            let key = decode(json.string()?, path, notes);
            let value = Value { text: Cow::Borrowed(""), read_only: false, place: Place::Word };
            Ok((!key.is_empty()).then_some(Entry { key, value: Some(value) }))
        }
        Kind::Object => {
            let KeyValue { key, value, read_only } =
                KeyValue::read(json, path, notes, &mut Keys::default())?;
            let Some(key) = key else { return Ok(None) };
            // Only now, with the key, is it known where the value would have gone.
            notes.set_field(&path.key("value", ""), || label_pointer(&key));
            notes.set_field(&path.key("read_only", ""), || "/readOnlyLabels".to_owned());
            let read_only = read_only.unwrap_or(false);
            let value = value.map(|text| Value { text, read_only, place: Place::Element });
            Ok(Some(Entry { key, value }))
        }
        _ => mismatch(json, path, notes, "an object").map(|()| None),
    }
}

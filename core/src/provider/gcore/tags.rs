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
    pub(super) place: Place,
}

/// Where in its field a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// A key of an object.
    Key,
    /// An object in a list.
    Element(usize),
    /// A word in a list.
    Word(usize),
}

impl Place {
    /// JSON Pointer to the value of the label `key` in `path`.
    pub(super) fn value(self, path: &Path<'_>, key: &str) -> String {
        match self {
            Self::Key => path.same_key(key).source(),
            Self::Element(index) => path.index(index).key("value", "").source(),
            Self::Word(index) => path.index(index).source(),
        }
    }

    /// JSON Pointer to its key.
    fn key(self, path: &Path<'_>, key: &str) -> String {
        match self {
            Self::Element(index) => path.index(index).key("key", "").source(),
            other => other.value(path, key),
        }
    }
}

record! {
    /// `{"key": "env", "value": "prod", "read_only": false}`
    pub(super) struct Entry<'a> {
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
        Kind::Object => tag_object(json, path, notes),
        _ => tag_list(json, path, notes),
    }
}

/// An object of strings.
pub(super) fn tag_object<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    notes: &mut Notes,
) -> Result<Tags<'a>, Stop> {
    let tag = |value| Tag { value, read_only: false, place: Place::Key };
    let entries = map(json, path, notes)?;
    Ok(entries.into_iter().map(|(key, value)| (key, tag(value))).collect())
}

/// A list of objects or words. Of a key that is given again, the last value stays.
pub(super) fn tag_list<'a>(
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
        if let Some((key, tag)) = element(json, path, index, notes)?
            && let Some(loser) = tags.insert(key.clone(), tag)
        {
            losers.push((key, loser.place));
        }
        index += 1;
    }
    for (key, loser) in losers {
        if let Some(winner) = tags.get(&key) {
            notes.duplicate(&key, loser.key(path, &key), &winner.place.key(path, &key));
        }
    }
    Ok(tags)
}

fn element<'a>(
    json: &mut Reader<'a>,
    path: &Path<'_>,
    index: usize,
    notes: &mut Notes,
) -> Result<Option<(Cow<'a, str>, Tag<'a>)>, Stop> {
    let path = path.index(index);
    match json.kind()? {
        Kind::String => {
            let word = decode(json.string()?, &path, notes);
            let tag = Tag { value: Cow::Borrowed(""), read_only: false, place: Place::Word(index) };
            Ok((!word.is_empty()).then_some((word, tag)))
        }
        Kind::Object => {
            let entry = Entry::read(json, &path, notes, &mut Keys::default())?;
            let Some(key) = entry.key else { return Ok(None) };
            // Only now, with the key, is it known where the value would have gone.
            notes.set_field(&path.key("value", ""), || label_pointer(&key));
            notes.set_field(&path.key("read_only", ""), || "/readOnlyLabels".to_owned());
            let read_only = entry.read_only.unwrap_or(false);
            let tag = |value| Tag { value, read_only, place: Place::Element(index) };
            Ok(entry.value.map(|value| (key, tag(value))))
        }
        _ => mismatch(json, &path, notes, "an object").map(|()| None),
    }
}

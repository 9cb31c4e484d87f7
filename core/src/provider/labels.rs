//! Labels: as a provider's object gives them, and merged.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::diagnostics::{Diagnostics, FieldPath, label_pointer};
use super::field::{any_text, mismatch};
use super::{REDACTED, is_secret};
use crate::json::{Entries, Kind, Read, ReadError, Reader, Reading};
use crate::model::TextMap;

/// A label as one field gives it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Label<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The value: empty for a bare word; absent where it is null or malformed.
    pub value: Option<Cow<'a, str>>,
    /// Whether the user may not change it.
    pub read_only: bool,
    field: Field,
    place: Place,
}

/// A field that holds labels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Field {
    /// The JSON Pointer to it.
    pub(crate) pointer: &'static str,
    /// Of two fields the one with the lower number is trusted more.
    pub(crate) rank: u8,
}

impl Field {
    /// An object of strings, where there is no other field.
    pub(crate) const LABELS: Self = Self { pointer: "/labels", rank: 0 };
}

/// Where in its field a label stands: how many others stand before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// A key of an object.
    Key(usize),
    /// An object in a list.
    Element(usize),
    /// A word in a list.
    Word(usize),
}

/// The labels of an image, and which of them are read-only.
#[derive(Debug, Default)]
pub(crate) struct Labels<'a> {
    pub(crate) values: TextMap<'a>,
    pub(crate) read_only: Vec<Cow<'a, str>>,
}

impl<'a> Label<'a> {
    pub(crate) fn new(
        key: Cow<'a, str>,
        value: Option<Cow<'a, str>>,
        read_only: bool,
        field: Field,
        place: Place,
    ) -> Self {
        Self { key, value, read_only, field, place }
    }

    /// How many labels stand before it in its field.
    fn index(&self) -> usize {
        match self.place {
            Place::Key(index) | Place::Element(index) | Place::Word(index) => index,
        }
    }

    /// How much it is trusted, the most first. A bare word says nothing of a value.
    fn rank(&self) -> u8 {
        match self.place {
            Place::Word(_) => u8::MAX,
            _ => self.field.rank,
        }
    }

    /// By its key, then by its field, and there the last one given first.
    fn order(&self) -> (&str, u8, Reverse<usize>) {
        (&self.key, self.field.rank, Reverse(self.index()))
    }

    fn value_pointer(&self) -> Cow<'static, str> {
        self.pointer("/value")
    }

    fn key_pointer(&self) -> Cow<'static, str> {
        self.pointer("/key")
    }

    fn pointer(&self, part: &'static str) -> Cow<'static, str> {
        let field = FieldPath::ROOT.known(self.field.pointer, "");
        match self.place {
            Place::Key(_) => field.same_key(&self.key).source(),
            Place::Element(index) => field.index(index).known(part, "").source(),
            Place::Word(index) => field.index(index).source(),
        }
    }
}

/// Reads an object of strings. A value may be empty; that of a secret key stays one.
pub(crate) fn object<'a>(
    labels: &mut Vec<Label<'a>>,
    field: Field,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    labels.clear();
    if json.kind()? != Kind::Object {
        return mismatch(json, path, diagnostics, "an object");
    }
    json.enter_object()?;
    let mut first = true;
    let before = diagnostics.count();
    while let Some(key) = json.key(&mut first)? {
        let (key, replaced) = key.decode();
        let path = path.same_key(&key);
        if diagnostics.count() > before {
            diagnostics.forget(&path);
        }
        if replaced {
            diagnostics.replaced(&path);
        }
        let mut value = Some(Cow::Borrowed(REDACTED));
        if is_secret(&key) {
            json.skip()?;
        } else {
            any_text(&mut value, json, &path, diagnostics)?;
        }
        labels.push(Label::new(key, value, false, field, Place::Key(labels.len())));
    }
    Ok(())
}

impl<'json: 'a, 'a> Read<'json> for TextMap<'a> {
    /// Reads texts by key as they were written. The value of a secret key stays one, whoever wrote it.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        *slot = None;
        if !reading.is_object()? {
            return Ok(());
        }
        let mut texts = Vec::new();
        let mut entries = Entries::enter(reading)?;
        while let Some(key) = entries.next(reading)? {
            let mut value = Some(Cow::Borrowed(REDACTED));
            if is_secret(&key) {
                reading.json.skip()?;
            } else {
                Cow::read_into(&mut value, reading)?;
            }
            texts.push(Label::new(key, value, false, Field::LABELS, Place::Key(texts.len())));
        }
        entries.finish(reading);
        // Of the keys of one object nothing is noted.
        *slot = Some(merge(texts, &mut Diagnostics::default()).values);
        Ok(())
    }
}

/// Merges labels. Of a key that is given again in one field, the last value stays; of fields that
/// disagree, the most trusted one wins.
pub(crate) fn merge<'a>(mut labels: Vec<Label<'a>>, diagnostics: &mut Diagnostics) -> Labels<'a> {
    let mut values = Vec::with_capacity(labels.len());
    let mut read_only = Vec::new();
    if !labels.is_sorted_by_key(Label::order) {
        labels = sorted(labels);
    }
    for same_key in labels.chunk_by_mut(|one, two| one.key == two.key) {
        if let [_, _, ..] = same_key {
            report(same_key, diagnostics);
        }
        let Some(winner) = winner(same_key) else { continue };
        let Some(label) = same_key.get_mut(winner) else { continue };
        let (key, value) = (std::mem::take(&mut label.key), label.value.take());
        if label.read_only {
            read_only.push(key.clone());
        }
        values.push((key, value.unwrap_or_default()));
    }
    Labels { values: TextMap::from_sorted(values), read_only }
}

/// Labels in their order. A heap sorts in less code than the sorts of the standard library take.
#[inline(never)]
fn sorted(labels: Vec<Label<'_>>) -> Vec<Label<'_>> {
    let heap: BinaryHeap<_> = labels.into_iter().map(InOrder).collect();
    heap.into_sorted_vec().into_iter().map(|InOrder(label)| label).collect()
}

/// A label among others.
#[derive(PartialEq)]
struct InOrder<'a>(Label<'a>);

impl Eq for InOrder<'_> {}

impl PartialOrd for InOrder<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for InOrder<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.order().cmp(&other.0.order())
    }
}

/// The place of the label that wins over all others of its key.
fn winner(same_key: &[Label<'_>]) -> Option<usize> {
    let mut field = None;
    let mut best: Option<(usize, u8)> = None;
    for (place, label) in same_key.iter().enumerate() {
        // The first one of each field is the last one given.
        let speaks = field.replace(label.field.rank) != Some(label.field.rank);
        if speaks && label.value.is_some() && best.is_none_or(|(_, rank)| label.rank() < rank) {
            best = Some((place, label.rank()));
        }
    }
    best.map(|(place, _)| place)
}

/// Warns of labels of one key that lose.
#[cold]
#[inline(never)]
fn report(same_key: &[Label<'_>], diagnostics: &mut Diagnostics) {
    let Some(winner) = winner(same_key).and_then(|place| same_key.get(place)) else { return };
    for of_field in same_key.chunk_by(|one, two| one.field == two.field) {
        let Some((last, before)) = of_field.split_first() else { continue };
        let Some(value) = &last.value else { continue };
        if last.value != winner.value {
            diagnostics.conflict(
                label_pointer(&last.key),
                (value, last.value_pointer()),
                (winner.value.as_deref().unwrap_or_default(), &winner.value_pointer()),
            );
        }
        let twice = before.iter().filter(|label| label.value.is_some());
        for loser in twice.filter(|label| !matches!(label.place, Place::Key(_))) {
            diagnostics.duplicate(&loser.key, loser.key_pointer(), &last.key_pointer());
        }
    }
}

//! Labels: as the fields of a provider's object contain them, and merged.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::diagnostics::Diagnostics;
use super::field::{any_text, mismatch};
use super::field_path::{FieldPath, label_pointer};
use super::is_secret;
use crate::json::{Entries, Kind, Read, ReadError, Reader, Reading};
use crate::model::TextMap;
use crate::quote::REDACTED;

/// A label of one field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Label<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The value: empty for a bare word, absent if it is null or malformed.
    pub value: Option<Cow<'a, str>>,
    /// Whether users cannot change it.
    pub read_only: bool,
    field: LabelField,
    position: LabelPosition,
}

/// A field that holds labels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LabelField {
    /// JSON Pointer into the provider's object.
    pub(crate) pointer: &'static str,
    /// The order of trust: of two fields, the lower rank wins.
    pub(crate) rank: u8,
}

/// The pointers, in an object that is a label, to its key and its value.
#[derive(Debug, PartialEq)]
pub(crate) struct LabelMembers {
    pub(crate) key: &'static str,
    pub(crate) value: &'static str,
}

impl LabelField {
    /// The field of labels at a path of one key.
    pub(crate) fn at(path: &FieldPath<'_>, rank: u8) -> Self {
        Self { pointer: path.key_pointer(), rank }
    }
}

/// The form of a label in its field, with the number of labels before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LabelPosition {
    /// A member of an object.
    Key(usize),
    /// An object in a list.
    Element(usize, &'static LabelMembers),
    /// A bare word in a list.
    Word(usize),
    /// A bare word in a text.
    Part(usize),
}

/// The merged labels of an image, and the keys of those that are read-only.
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
        field: LabelField,
        position: LabelPosition,
    ) -> Self {
        Self { key, value, read_only, field, position }
    }

    /// The number of labels before it in its field.
    fn index(&self) -> usize {
        match self.position {
            LabelPosition::Key(index)
            | LabelPosition::Element(index, _)
            | LabelPosition::Word(index)
            | LabelPosition::Part(index) => index,
        }
    }

    /// The order of trust. A bare word comes last, because it has no value.
    fn rank(&self) -> u8 {
        match self.position {
            LabelPosition::Word(_) | LabelPosition::Part(_) => u8::MAX,
            _ => self.field.rank,
        }
    }

    /// Sorts by key, then by field, then from the last one of the field to the first.
    fn order(&self) -> (&str, u8, Reverse<usize>) {
        (&self.key, self.field.rank, Reverse(self.index()))
    }

    /// JSON Pointer to its value in the provider's object.
    pub(super) fn value_pointer(&self) -> Cow<'static, str> {
        self.pointer(|members| members.value)
    }

    fn key_pointer(&self) -> Cow<'static, str> {
        self.pointer(|members| members.key)
    }

    fn pointer(&self, member: fn(&LabelMembers) -> &'static str) -> Cow<'static, str> {
        let field = FieldPath::ROOT.constant(self.field.pointer, "");
        match self.position {
            LabelPosition::Key(_) => field.same_key(&self.key).source(),
            LabelPosition::Element(index, members) => {
                field.index(index).constant(member(members), "").source()
            }
            LabelPosition::Word(index) => field.index(index).source(),
            LabelPosition::Part(_) => field.source(),
        }
    }
}

/// Reads an object of strings. Values may be empty; those of secret keys are redacted.
pub(crate) fn object<'a>(
    labels: &mut Vec<Label<'a>>,
    field: LabelField,
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
            diagnostics.remove(&path);
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
        labels.push(Label::new(key, value, false, field, LabelPosition::Key(labels.len())));
    }
    Ok(())
}

/// An object of strings, as a map.
pub(crate) fn text_map<'a>(
    slot: &mut TextMap<'a>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut labels = Vec::new();
    object(&mut labels, LabelField::at(path, 0), json, path, diagnostics)?;
    *slot = merge(labels, diagnostics).values;
    Ok(())
}

impl<'json: 'a, 'a> Read<'json> for TextMap<'a> {
    /// Reads a map of a unified image. Values of secret keys are redacted, whatever wrote the input.
    fn read_into(slot: &mut Option<Self>, reading: &mut Reading<'json>) -> Result<(), ReadError> {
        *slot = None;
        if !reading.is_object()? {
            return Ok(());
        }
        // Merging the labels of one object reports nothing, so their pointers are not needed.
        let field = LabelField { pointer: "", rank: 0 };
        let mut labels = Vec::new();
        let mut entries = Entries::enter(reading)?;
        while let Some(key) = entries.next(reading)? {
            let mut value = Some(Cow::Borrowed(REDACTED));
            if (reading.is_secret)(&key) {
                reading.json.skip()?;
            } else {
                Cow::read_into(&mut value, reading)?;
            }
            labels.push(Label::new(key, value, false, field, LabelPosition::Key(labels.len())));
        }
        entries.finish(reading);
        *slot = Some(merge(labels, &mut Diagnostics::default()).values);
        Ok(())
    }
}

/// Merges labels. If a key occurs several times in one field, the last value counts. If fields disagree, the most
/// trusted one wins.
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
        let Some(winner) = winner(same_key.iter()) else { continue };
        let Some(label) = same_key.get_mut(winner) else { continue };
        let (key, value) = (std::mem::take(&mut label.key), label.value.take());
        if label.read_only {
            read_only.push(key.clone());
        }
        values.push((key, value.unwrap_or_default()));
    }
    Labels { values: TextMap::from_sorted(values), read_only }
}

/// Sorts labels. A heap takes less code than the sorts of the standard library.
#[inline(never)]
fn sorted(labels: Vec<Label<'_>>) -> Vec<Label<'_>> {
    let heap: BinaryHeap<_> = labels.into_iter().map(Ordered).collect();
    heap.into_sorted_vec().into_iter().map(|Ordered(label)| label).collect()
}

/// Orders labels by [`Label::order`].
#[derive(PartialEq)]
struct Ordered<'a>(Label<'a>);

impl Eq for Ordered<'_> {}

impl PartialOrd for Ordered<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.order().cmp(&other.0.order())
    }
}

/// The value of a label among those of several fields, and the JSON Pointer to it.
#[cold]
pub(crate) fn find<'l>(
    fields: &[&'l [Label<'_>]],
    key: &str,
) -> Option<(&'l str, Cow<'static, str>)> {
    let mut same_key: Vec<&Label<'_>> = Vec::new();
    for label in fields.iter().copied().flatten().filter(|label| label.key == key) {
        // There are few, and sorting takes more code.
        let before = same_key.iter().take_while(|other| other.order() <= label.order());
        same_key.insert(before.count(), label);
    }
    let label = same_key.get(winner(same_key.iter().copied())?)?;
    Some((label.value.as_deref()?, label.value_pointer()))
}

/// The index of the label that wins over all others of its key.
fn winner<'l, 'a: 'l>(same_key: impl Iterator<Item = &'l Label<'a>>) -> Option<usize> {
    let mut field = None;
    let mut best: Option<(usize, u8)> = None;
    for (index, label) in same_key.enumerate() {
        // Sorted: the first label of each field is the last one of that field in the input.
        let is_last = field.replace(label.field.rank) != Some(label.field.rank);
        if is_last && label.value.is_some() && best.is_none_or(|(_, rank)| label.rank() < rank) {
            best = Some((index, label.rank()));
        }
    }
    best.map(|(index, _)| index)
}

/// Reports the labels of one key that lose.
#[cold]
#[inline(never)]
fn report(same_key: &[Label<'_>], diagnostics: &mut Diagnostics) {
    let Some(winner) = winner(same_key.iter()).and_then(|index| same_key.get(index)) else {
        return;
    };
    for same_field in same_key.chunk_by(|one, two| one.field == two.field) {
        let Some((last, before)) = same_field.split_first() else { continue };
        let Some(value) = &last.value else { continue };
        if last.value != winner.value {
            diagnostics.conflict(
                label_pointer(&last.key).into(),
                (value, last.value_pointer()),
                (winner.value.as_deref().unwrap_or_default(), &winner.value_pointer()),
                true,
            );
        }
        let repeated = before.iter().filter(|label| label.value.is_some());
        for loser in repeated.filter(|label| !matches!(label.position, LabelPosition::Key(_))) {
            diagnostics.duplicate(&loser.key, loser.key_pointer(), &last.key_pointer());
        }
    }
}

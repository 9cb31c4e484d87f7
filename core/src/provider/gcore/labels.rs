//! Merges the labels of all ages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::tags::Tags;
use crate::provider::notes::{Notes, label_pointer};

/// The labels of an image, and which of them are read-only.
#[derive(Default)]
pub(super) struct Labels<'a> {
    pub(super) values: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    pub(super) read_only: Vec<Cow<'a, str>>,
}

impl<'a> Labels<'a> {
    /// Merges sources of labels, the most trusted of which comes first. Of two that give one key the
    /// more trusted wins.
    pub(super) fn merge(sources: [Tags<'a>; 5], notes: &mut Notes) -> Self {
        let mut sources = sources.into_iter().filter(|tags| !tags.is_empty());
        let mut merged = sources.next().unwrap_or_default();
        for (key, tag) in sources.flatten() {
            match merged.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(tag);
                }
                Entry::Occupied(entry) if entry.get().value != tag.value => {
                    let (key, winner) = (entry.key(), entry.get());
                    notes.conflict(
                        label_pointer(key),
                        (&tag.value, tag.value_pointer(key)),
                        (&winner.value, &winner.value_pointer(key)),
                    );
                }
                Entry::Occupied(_) => {}
            }
        }
        let mut labels = Self::default();
        for (key, tag) in merged {
            if tag.read_only {
                labels.read_only.push(key.clone());
            }
            labels.values.insert(key, tag.value);
        }
        labels
    }
}

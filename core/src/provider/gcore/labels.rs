//! Merges the labels of all ages.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::tags::{Tag, Tags};
use crate::provider::notes::{Notes, Path, label_pointer};

/// The fields that hold labels, the most trusted first.
pub(super) struct Sources<'a>(pub(super) [(&'static str, Tags<'a>); 4]);

/// The labels of an image, and which of them are read-only.
#[derive(Default)]
pub(super) struct Labels<'a> {
    pub(super) values: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    pub(super) read_only: Vec<Cow<'a, str>>,
}

impl<'a> Sources<'a> {
    /// Of two sources that give one key, the more trusted wins.
    pub(super) fn merge(self, notes: &mut Notes) -> Labels<'a> {
        let mut merged: BTreeMap<Cow<'a, str>, (&'static str, Tag<'a>)> = BTreeMap::new();
        for (source, tags) in self.0 {
            if merged.is_empty() {
                merged.extend(tags.into_iter().map(|(key, tag)| (key, (source, tag))));
                continue;
            }
            for (key, tag) in tags {
                let Some((winner_source, winner)) = merged.get(&key) else {
                    merged.insert(key, (source, tag));
                    continue;
                };
                if winner.value != tag.value {
                    let pointer =
                        |source, tag: &Tag<'_>| tag.place.value(&Path::ROOT.key(source, ""), &key);
                    notes.conflict(
                        label_pointer(&key),
                        (&tag.value, pointer(source, &tag)),
                        (&winner.value, &pointer(winner_source, winner)),
                    );
                }
            }
        }
        let mut labels = Labels::default();
        for (key, (_, tag)) in merged {
            if tag.read_only {
                labels.read_only.push(key.clone());
            }
            labels.values.insert(key, tag.value);
        }
        labels
    }
}

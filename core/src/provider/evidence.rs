//! The evidence of an image while it is converted.

use std::borrow::Cow;

use crate::model::TextMap;

/// JSON Pointer into the provider's object.
pub(crate) type Pointer = Cow<'static, str>;

/// The evidence of an image: pointers to inferred values in the unified image, each with the pointer to its source in the
/// provider's object. It is always sorted, so it can be added in any order.
pub(crate) struct Evidence {
    /// Sorted by the pointers to the values, in UTF-8 order.
    entries: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// The index after the last entry that was added, where the next one probably belongs.
    next: usize,
}

/// Few images have more evidence.
const LIKELY: usize = 12;

impl Evidence {
    pub(crate) fn new() -> Self {
        Self { entries: Vec::with_capacity(LIKELY), next: 0 }
    }

    /// Adds the source of a value that has none yet. Values in sorted order, or in a few sorted groups, are fastest.
    #[inline(never)]
    pub(crate) fn add(&mut self, value: Cow<'static, str>, source: Cow<'static, str>) {
        let is_after = |known: &(Cow<'static, str>, _)| is_before(&known.0, &value);
        if self.next == self.entries.len() && self.entries.last().is_none_or(is_after) {
            self.entries.push((value, source));
            self.next += 1;
            return;
        }
        let mut at = self.next;
        while self.entries.get(at).is_some_and(|(after, _)| is_before(after, &value)) {
            at += 1;
        }
        while at <= self.next
            && let Some(before) = at.checked_sub(1)
            && self.entries.get(before).is_some_and(|(before, _)| is_before(&value, before))
        {
            at = before;
        }
        self.entries.insert(at, (value, source));
        self.next = at + 1;
    }

    /// Adds the source of a value, as [`add`](Self::add), with a copy of the pointer.
    #[inline(never)]
    pub(crate) fn cite(&mut self, value: &'static str, source: &Pointer) {
        self.add(Cow::Borrowed(value), source.clone());
    }

    /// Sets the source of a value, also of one that has another source.
    pub(crate) fn replace(&mut self, value: &'static str, source: Pointer) {
        match self.entries.iter_mut().find(|(known, _)| known == value) {
            Some((_, known)) => *known = source,
            None => self.add(Cow::Borrowed(value), source),
        }
    }

    /// The pointer to the source of a value.
    pub(crate) fn source_of(&self, value: &str) -> Option<&str> {
        let entry = self.entries.iter().find(|(known, _)| known == value);
        entry.map(|(_, source)| &**source)
    }

    pub(crate) fn into_map(self) -> TextMap<'static> {
        TextMap::from_sorted(self.entries)
    }
}

/// Whether a pointer is sorted before another. Mostly the first eight bytes decide, which takes no call.
#[inline]
fn is_before(pointer: &str, other: &str) -> bool {
    let start = |text: &str| text.as_bytes().first_chunk::<8>().copied().map(u64::from_be_bytes);
    match (start(pointer), start(other)) {
        (Some(one), Some(two)) if one != two => one < two,
        _ => pointer < other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_sorted_by_whole_pointers() {
        // `/` sorts before every letter and digit, and a prefix before what it starts.
        let sorted = [
            "/confidential/0",
            "/confidential/1",
            "/confidential/10",
            "/firmware",
            "/os/type",
            "/os/variant",
            "/osx",
            "/region",
            "/regionId",
            "/software/0/name",
            "/\u{e9}",
            "/\u{ffff}",
            "/\u{10000}",
        ];
        for first in 0..sorted.len() {
            for step in [1, 4, 12] {
                let mut evidence = Evidence::new();
                for turn in 0..sorted.len() {
                    let value = sorted[(first + turn * step) % sorted.len()];
                    evidence.add(value.into(), format!("/of{value}").into());
                }
                assert_eq!(evidence.source_of("/region"), Some("/of/region"));
                assert_eq!(evidence.source_of("/reg"), None);
                let map = evidence.into_map();
                assert!(map.keys().eq(sorted), "{map:?}");
                assert!(map.iter().all(|(value, source)| source == format!("/of{value}")));
            }
        }
    }
}

//! A map of texts.

use std::borrow::Cow;
use std::fmt;
use std::iter::Map;
use std::ops::Index;
use std::slice;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::into_owned::owned;
use crate::json::{JsonBuf, OwnedMember, Read, ReadError, Reading, Write};

type Text<'a> = Cow<'a, str>;
type Iter<'m, 'a> =
    Map<slice::Iter<'m, (Text<'a>, Text<'a>)>, fn(&'m (Text<'a>, Text<'a>)) -> (&'m str, &'m str)>;

/// A map from text to text, such as labels, sorted by key in UTF-8 order.
///
/// It is a sorted list, because an image has few labels, and a tree would need more code.
///
/// ```
/// use cloud_image::TextMap;
///
/// let labels: TextMap = [("team", "web"), ("env", "dev"), ("env", "prod")].into_iter().collect();
/// assert_eq!(labels.get("env"), Some("prod"));
/// assert_eq!(labels["team"], "web");
/// assert_eq!(labels.keys().collect::<Vec<_>>(), ["env", "team"]);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct TextMap<'a> {
    /// Sorted by key, without duplicates.
    entries: Vec<(Text<'a>, Text<'a>)>,
}

impl<'a> TextMap<'a> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// A map of entries that are sorted by key, without duplicates.
    pub(crate) fn from_sorted(entries: Vec<(Text<'a>, Text<'a>)>) -> Self {
        debug_assert!(entries.is_sorted_by(|(one, _), (two, _)| one < two));
        Self { entries }
    }

    /// The index of a key, or the index at which to insert it.
    fn search(&self, key: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(known, _)| (**known).cmp(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.value(key).map(|value| &**value)
    }

    fn value(&self, key: &str) -> Option<&Text<'a>> {
        let index = self.search(key).ok()?;
        self.entries.get(index).map(|(_, value)| value)
    }

    /// Whether the map has a key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.search(key).is_ok()
    }

    /// Sets the value of a key, and returns its old value.
    pub fn insert(
        &mut self,
        key: impl Into<Text<'a>>,
        value: impl Into<Text<'a>>,
    ) -> Option<Text<'a>> {
        self.insert_text(key.into(), value.into())
    }

    fn insert_text(&mut self, key: Text<'a>, value: Text<'a>) -> Option<Text<'a>> {
        match self.search(&key) {
            Ok(index) => {
                let (_, old) = self.entries.get_mut(index)?;
                Some(std::mem::replace(old, value))
            }
            Err(index) => {
                self.entries.insert(index, (key, value));
                None
            }
        }
    }

    /// Removes a key, and returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Text<'a>> {
        let index = self.search(key).ok()?;
        Some(self.entries.remove(index).1)
    }

    /// The number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the map is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The keys and their values, in order.
    pub fn iter(&self) -> Iter<'_, 'a> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.iter().map(|(_, value)| value)
    }

    pub(super) fn into_owned(self) -> TextMap<'static> {
        let entries = self.entries.into_iter().map(|(key, value)| (owned(key), owned(value)));
        TextMap { entries: entries.collect() }
    }
}

impl fmt::Debug for TextMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<'a> Index<&str> for TextMap<'a> {
    type Output = Cow<'a, str>;

    /// The value of a key.
    ///
    /// # Panics
    ///
    /// If the map does not have the key.
    #[expect(clippy::expect_used, reason = "the maps of the standard library panic, too")]
    fn index(&self, key: &str) -> &Self::Output {
        self.value(key).expect("no such key")
    }
}

impl<'m, 'a> IntoIterator for &'m TextMap<'a> {
    type Item = (&'m str, &'m str);
    type IntoIter = Iter<'m, 'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for TextMap<'a> {
    type Item = (Text<'a>, Text<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Text<'a>>> FromIterator<(K, V)> for TextMap<'a> {
    /// Of a repeated key, the last value is used.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Text<'a>>> Extend<(K, V)> for TextMap<'a> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.entries.extend(entries.into_iter().map(|(key, value)| (key.into(), value.into())));
        // Reversed, because the sort is stable and `dedup_by` keeps the first entry: the last value of each key.
        self.entries.reverse();
        self.entries.sort_by(|(one, _), (two, _)| one.cmp(two));
        self.entries.dedup_by(|(one, _), (two, _)| one == two);
    }
}

impl Write for TextMap<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let start = out.len();
        for (key, value) in &self.entries {
            out.push_token(b",");
            out.push_string(key);
            out.push_token(b":");
            out.push_string(value);
        }
        out.close(start, *b"{}");
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl OwnedMember for TextMap<'static> {
    fn set(&mut self, reading: &mut Reading<'_>) -> Result<(), ReadError> {
        let mut texts = TextMap::new();
        texts.read_over(reading)?;
        *self = texts.into_owned();
        Ok(())
    }
}

impl Serialize for TextMap<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for TextMap<'_> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = TextMap<'static>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, String>()? {
                    entries.push((key, value));
                }
                Ok(entries.into_iter().collect())
            }
        }

        from.deserialize_map(Texts)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TextMap<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "TextMap".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <std::collections::BTreeMap<String, String>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_map_behaves_like_a_btree_map(
            first: Vec<(String, String)>,
            steps in prop::collection::vec(("[a-c]{0,2}", prop::option::of("[x-z]")), 0..20),
        ) {
            let mut ours: TextMap<'_> = first.clone().into_iter().collect();
            let mut theirs: BTreeMap<String, String> = first.into_iter().collect();
            for (key, value) in steps {
                let (was, is) = match value {
                    Some(value) => {
                        (ours.insert(key.clone(), value.clone()), theirs.insert(key.clone(), value))
                    }
                    None => (ours.remove(&key), theirs.remove(&key)),
                };
                prop_assert_eq!(was.as_deref(), is.as_deref());
                prop_assert_eq!(ours.get(&key), theirs.get(&key).map(String::as_str));
                prop_assert!(theirs.iter().all(|(key, value)| ours[&**key] == **value));
                prop_assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
                prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
            }
            prop_assert!(ours.iter().eq(&ours));
            prop_assert!(ours.iter().eq(theirs.iter().map(|(key, value)| (&**key, &**value))));
            let written = serde_json::to_string(&ours).unwrap();
            prop_assert_eq!(&written, &serde_json::to_string(&theirs).unwrap());
            let mut out = Vec::new();
            crate::json::write(&ours, &mut out);
            prop_assert_eq!(&out, written.as_bytes());
            prop_assert_eq!(&serde_json::from_str::<TextMap<'_>>(&written).unwrap(), &ours);
            let owned = ours.into_iter().map(|(key, value)| (key.into_owned(), value.into_owned()));
            prop_assert!(owned.eq(theirs));
        }
    }
}

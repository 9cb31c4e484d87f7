//! The declaration of a field of a provider's object: its key, its place in the unified image, and its signs.

use super::signs::Signs;

/// A field of a provider's object, under one of its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldSpec {
    /// The token of the key, in its most common form: `"key":`.
    pub(crate) token: &'static str,
    /// JSON Pointer into the provider's object.
    pub(crate) pointer: &'static str,
    /// What it adds to the pointer into the unified image; `None` if it is only in `source`.
    pub(crate) target: Option<&'static str>,
    /// Other members of the unified image that its value is needed for.
    pub(crate) feeds: &'static [&'static str],
    /// The number of the field, which all its spellings share: the index of the API's own key.
    pub(crate) field: u8,
    /// The signs of the key, if its value is not null.
    pub(crate) signs: Signs,
}

impl FieldSpec {
    /// What it adds to the pointer into the unified image; empty if it is only in `source`.
    pub(crate) const fn target_pointer(&self) -> &'static str {
        match self.target {
            Some(target) => target,
            None => "",
        }
    }

    /// The key in the provider's object.
    pub(crate) fn key(&self) -> &'static str {
        self.pointer.get(1..).unwrap_or_default()
    }
}

/// The number of the first field that no API has.
pub(crate) const FIRST_TOOL_FIELD: u8 = 50;

/// The declaration of the field with this number, under its first key.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn spec_of(fields: &'static [FieldSpec], field: u8) -> &'static FieldSpec {
    let mut index = 0;
    while fields[index].field != field {
        index += 1;
    }
    &fields[index]
}

/// A field under one of its keys.
macro_rules! field_spec {
    ($key:literal, $target:expr, [], $field:expr, $($sign:ident)?) => {
        $crate::provider::field_spec::field_spec!($key, $target, [[]], $field, $($sign)?)
    };
    ($key:literal, $target:expr, [$feeds:expr], $field:expr, $($sign:ident)?) => {
        $crate::provider::field_spec::FieldSpec {
            token: concat!("\"", $key, "\":"),
            pointer: concat!("/", $key),
            target: $target,
            feeds: &$feeds,
            field: $field,
            signs: $crate::provider::signs::Signs::NONE$(.with($crate::provider::signs::Signs::$sign))?,
        }
    };
}
pub(crate) use field_spec;

/// The rows of the mapping table in a provider's module documentation: key and unified pointer.
#[cfg(test)]
pub(crate) fn documented(module: &str) -> Vec<(String, String)> {
    let rows = module.lines().filter_map(|line| line.strip_prefix("//! | `"));
    let mut rows: Vec<_> = rows
        .map(|row| {
            let (key, rest) = row.split_once("` | ").expect("a key");
            let (target, _) = rest.split_once(" |").expect("a target");
            (key.to_owned(), target.trim_matches('`').to_owned())
        })
        .collect();
    rows.sort();
    rows
}

/// The fields in the code in the same form, each with its first key. The fields of a nested object are listed as
/// `outer.inner`, unless only the object as a whole has a place in the unified image.
#[cfg(test)]
pub(crate) fn listed(
    fields: &[FieldSpec],
    nested: impl Fn(&str) -> Option<&'static [FieldSpec]>,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    list_fields(fields, ("", ""), &nested, &mut rows);
    rows.sort();
    rows
}

/// Lists the fields of an object at a path of keys, with its place in the unified image.
#[cfg(test)]
fn list_fields(
    fields: &[FieldSpec],
    (path, outer): (&str, &str),
    nested: &dyn Fn(&str) -> Option<&'static [FieldSpec]>,
    rows: &mut Vec<(String, String)>,
) {
    for field in first_keys(fields) {
        let key = format!("{path}{}", field.key());
        match (nested(&key), field.target) {
            (Some(inner), Some(target)) => {
                let (path, outer) = (format!("{key}."), format!("{outer}{target}"));
                list_fields(inner, (&path, &outer), nested, rows);
            }
            (_, target) => rows.push((key, describe(outer, target))),
        }
    }
}

#[cfg(test)]
fn first_keys(fields: &[FieldSpec]) -> impl Iterator<Item = &FieldSpec> {
    let is_first = |(index, field): &(usize, &FieldSpec)| match field.target {
        Some(_) => usize::from(field.field) == *index || field.field >= FIRST_TOOL_FIELD,
        // Spellings of keys that are only in `source` are separate rows.
        None => !field.key().contains('_'),
    };
    fields.iter().enumerate().filter(is_first).map(|(_, field)| field)
}

#[cfg(test)]
fn describe(outer: &str, target: Option<&str>) -> String {
    match target {
        Some(target) if !(outer.is_empty() && target.is_empty()) => format!("{outer}{target}"),
        _ => "only in source".to_owned(),
    }
}

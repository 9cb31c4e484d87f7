//! A field of a provider's object: its key, its place in the unified image, and what it is a sign of.

use super::signs::Signs;

/// A field of a provider's object, under one of its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldSpec {
    /// The key in the provider's object, as it is written nearly always: `"key":`.
    pub(crate) token: &'static str,
    /// The JSON Pointer to it in that object.
    pub(crate) pointer: &'static str,
    /// What it adds to the pointer into the unified image; `None` where it is kept only in `source`.
    pub(crate) target: Option<&'static str>,
    /// Which field it is: the same number for all spellings of one. Of the API's own keys it is the place.
    pub(crate) field: u8,
    /// What the key is a sign of, where its value is not null.
    pub(crate) signs: Signs,
}

impl FieldSpec {
    /// The key in the provider's object.
    pub(crate) fn key(&self) -> &'static str {
        self.pointer.get(1..).unwrap_or_default()
    }
}

/// The number of the first field that is no API's.
pub(crate) const FIRST_TOOL_FIELD: u8 = 48;

/// A field under one of its keys.
macro_rules! field_spec {
    ($key:literal, $target:expr, $field:expr, $($sign:ident)?) => {
        $crate::provider::field_spec::FieldSpec {
            token: concat!("\"", $key, "\":"),
            pointer: concat!("/", $key),
            target: $target,
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

/// The fields of the code in the same form, each under the first of its keys. The fields of a nested object stand
/// under its key, unless only the object as a whole has a place in the unified image.
#[cfg(test)]
pub(crate) fn listed(
    fields: &[FieldSpec],
    nested: impl Fn(&str) -> Option<&'static [FieldSpec]>,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for field in first_keys(fields) {
        match (nested(field.key()), field.target) {
            (Some(inner), Some(outer)) => rows.extend(first_keys(inner).map(|inner| {
                (format!("{}.{}", field.key(), inner.key()), describe(outer, inner.target))
            })),
            (_, target) => rows.push((field.key().to_owned(), describe("", target))),
        }
    }
    rows.sort();
    rows
}

#[cfg(test)]
fn first_keys(fields: &[FieldSpec]) -> impl Iterator<Item = &FieldSpec> {
    let is_first = |(place, field): &(usize, &FieldSpec)| match field.target {
        Some(_) => usize::from(field.field) == *place || field.field >= FIRST_TOOL_FIELD,
        // Other spellings of what is kept only in `source` are rows like any.
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

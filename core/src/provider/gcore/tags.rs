//! Labels, in each of the four fields and shapes that they have had.

use std::borrow::Cow;

use crate::json::{Kind, ReadError, Reader};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{any_text, boolean, decode, mismatch, text};
use crate::provider::field_path::{FieldPath, label_pointer};
use crate::provider::key_state::KeyState;
use crate::provider::labels::{self, Label, LabelField, LabelMembers, LabelPosition};
use crate::provider::record::{Record, record};

// The ranks of the fields of labels, the most trusted first.
const TAGS_V2: u8 = 0;
const TAGS: u8 = 1;
const METADATA_DETAILED: u8 = 2;
const METADATA: u8 = 3;

record! {
    /// `{"key": "env", "value": "prod", "read_only": false}`
    pub(super) struct KeyValue<'a> {
        "key" => key: Option<Cow<'a, str>> = text, "";
        "value" => value: Option<Cow<'a, str>> = any_text, "";
        "read_only" => read_only: Option<bool> = boolean, "";
    }
    only in source {}
}

static MEMBERS: LabelMembers =
    LabelMembers { key: KeyValue::SPECS.key.pointer, value: KeyValue::SPECS.value.pointer };

/// `tags`: a list of objects or words; in requests, an object of strings.
pub(super) fn tags<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let field = LabelField::at(path, TAGS);
    match json.kind()? {
        Kind::Object => labels::object(slot, field, json, path, diagnostics),
        _ => list(slot, field, json, path, diagnostics),
    }
}

/// `tags_v2`: a list of objects.
pub(super) fn tags_v2<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    list(slot, LabelField::at(path, TAGS_V2), json, path, diagnostics)
}

/// `metadata_detailed`: a list of objects; Terraform calls it `metadata_read_only`.
pub(super) fn metadata_detailed<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    list(slot, LabelField::at(path, METADATA_DETAILED), json, path, diagnostics)
}

/// `metadata`: an object of strings.
pub(super) fn metadata<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    labels::object(slot, LabelField::at(path, METADATA), json, path, diagnostics)
}

fn list<'a>(
    slot: &mut Vec<Label<'a>>,
    field: LabelField,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    slot.clear();
    if json.kind()? != Kind::Array {
        return mismatch(json, path, diagnostics, "an array");
    }
    let mut first = true;
    let mut index = 0;
    let mut keys = KeyState::default();
    json.enter_array()?;
    while json.element(&mut first)? {
        if let Some(label) =
            element(field, index, (json, &path.index(index), diagnostics, &mut keys))?
        {
            slot.push(label);
        }
        index += 1;
    }
    Ok(())
}

fn element<'a>(
    field: LabelField,
    index: usize,
    (json, path, diagnostics, keys): (
        &mut Reader<'a>,
        &FieldPath<'_>,
        &mut Diagnostics,
        &mut KeyState,
    ),
) -> Result<Option<Label<'a>>, ReadError> {
    match json.kind()? {
        Kind::String => {
            let key = decode(json.string()?, path, diagnostics);
            if key.is_empty() {
                return Ok(None);
            }
            let value = Some(Cow::Borrowed(""));
            Ok(Some(Label::new(key, value, false, field, LabelPosition::Word(index))))
        }
        Kind::Object => {
            let before = diagnostics.count();
            let mut entry = KeyValue::default();
            keys.forget();
            entry.read(json, path, diagnostics, keys)?;
            let KeyValue { key, value, read_only, respelled: _ } = entry;
            let Some(key) = key else { return Ok(None) };
            if diagnostics.count() > before {
                // The key decides the pointer into the unified image.
                diagnostics.set_field(&path.field(KeyValue::SPECS.value), &label_pointer(&key));
                diagnostics.set_field(&path.field(KeyValue::SPECS.read_only), "/readOnlyLabels");
            }
            let read_only = read_only.unwrap_or(false);
            let position = LabelPosition::Element(index, &MEMBERS);
            Ok(Some(Label::new(key, value, read_only, field, position)))
        }
        _ => mismatch(json, path, diagnostics, "an object").map(|()| None),
    }
}

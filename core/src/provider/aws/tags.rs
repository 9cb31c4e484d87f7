//! Tags: a list of objects in the API, an object of strings in tools.

use std::borrow::Cow;

use crate::json::{Kind, ReadError, Reader};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{any_text, mismatch, text};
use crate::provider::field_path::{FieldPath, label_pointer};
use crate::provider::field_spec::FieldSpec;
use crate::provider::key_state::KeyState;
use crate::provider::labels::{self, Label, LabelField, LabelMembers, LabelPosition};
use crate::provider::record::{Record, record};

record! {
    /// `{"Key": "env", "Value": "prod"}`
    pub(super) struct KeyValue<'a> {
        "Key" | "key" => key: Option<Cow<'a, str>> = text, "";
        "Value" | "value" => value: Option<Cow<'a, str>> = any_text, "";
    }
    only in source {}
}

static MEMBERS: LabelMembers =
    LabelMembers { key: KeyValue::SPECS.key.pointer, value: KeyValue::SPECS.value.pointer };

/// The same in camelCase and `snake_case`.
static LOWER_CASE: LabelMembers = LabelMembers { key: "/key", value: "/value" };

/// Users can neither create nor change tags whose keys start like this.
const RESERVED: &str = "aws:";

/// The tags of an image.
pub(super) fn tags<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    slot.clear();
    let field = LabelField::at(path, 0);
    match json.kind()? {
        Kind::Object => labels::object(slot, field, json, path, diagnostics)?,
        Kind::Array => list(slot, field, json, path, diagnostics)?,
        _ => return mismatch(json, path, diagnostics, "an array"),
    }
    for tag in slot {
        tag.read_only = tag.key.starts_with(RESERVED);
    }
    Ok(())
}

fn list<'a>(
    slot: &mut Vec<Label<'a>>,
    field: LabelField,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut first = true;
    let mut index = 0;
    let mut keys = KeyState::default();
    json.enter_array()?;
    while json.element(&mut first)? {
        let path = path.index(index);
        if json.kind()? == Kind::Object {
            let before = diagnostics.count();
            let mut tag = KeyValue::default();
            keys.forget();
            tag.read(json, &path, diagnostics, &mut keys)?;
            let KeyValue { key, mut value, respelled } = tag;
            let spelled = |spec: &'static FieldSpec| respelled.spec(spec);
            if let Some(key) = key {
                let mut is_malformed = false;
                if diagnostics.count() > before {
                    // The key decides the pointer into the unified image.
                    let value_path = path.field(spelled(KeyValue::SPECS.value));
                    diagnostics.set_field(&value_path, &label_pointer(&key));
                    is_malformed = diagnostics.malformed_at(&value_path.source()).is_some();
                }
                if !is_malformed {
                    value.get_or_insert_default();
                }
                let is_own = spelled(KeyValue::SPECS.key).pointer == MEMBERS.key;
                let members = if is_own { &MEMBERS } else { &LOWER_CASE };
                let position = LabelPosition::Element(index, members);
                slot.push(Label::new(key, value, false, field, position));
            }
        } else {
            mismatch(json, &path, diagnostics, "an object")?;
        }
        index += 1;
    }
    Ok(())
}

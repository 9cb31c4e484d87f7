//! Tags: a list of words; in tables of the client, a text with commas between them.

use std::borrow::Cow;

use crate::json::{Kind, ReadError, Reader};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{decode, mismatch};
use crate::provider::field_path::FieldPath;
use crate::provider::labels::{Label, LabelField, LabelPosition};

/// The rank of tags as labels: behind properties.
const RANK: u8 = 2;

pub(super) fn tags<'a>(
    slot: &mut Vec<Label<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    slot.clear();
    let field = LabelField::at(path, RANK);
    match json.kind()? {
        Kind::Array => {
            let mut first = true;
            let mut index = 0;
            json.enter_array()?;
            while json.element(&mut first)? {
                let path = path.index(index);
                if json.kind()? == Kind::String {
                    let tag = decode(json.string()?, &path, diagnostics);
                    push(slot, tag, field, LabelPosition::Word(index));
                } else {
                    mismatch(json, &path, diagnostics, "a string")?;
                }
                index += 1;
            }
        }
        Kind::String => match decode(json.string()?, path, diagnostics) {
            Cow::Borrowed(text) => {
                for (index, tag) in text.split(',').enumerate() {
                    push(slot, Cow::Borrowed(tag.trim()), field, LabelPosition::Part(index));
                }
            }
            Cow::Owned(text) => {
                for (index, tag) in text.split(',').enumerate() {
                    let tag = Cow::Owned(tag.trim().to_owned());
                    push(slot, tag, field, LabelPosition::Part(index));
                }
            }
        },
        _ => mismatch(json, path, diagnostics, "an array")?,
    }
    Ok(())
}

fn push<'a>(
    slot: &mut Vec<Label<'a>>,
    tag: Cow<'a, str>,
    field: LabelField,
    position: LabelPosition,
) {
    if !tag.is_empty() {
        slot.push(Label::new(tag, Some(Cow::Borrowed("")), false, field, position));
    }
}

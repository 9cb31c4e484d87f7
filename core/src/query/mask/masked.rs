//! Writing parts of a value.

use super::super::field::Step;
use super::Wanted;
use crate::json::{JsonBuf, Write};
use crate::model::view::Value;

/// What is behind a value.
pub(in crate::query) struct Behind<'m> {
    pub(in crate::query) value: Value<'m>,
    pub(in crate::query) steps: &'m [Step],
}

impl Write for Behind<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let Some((step, rest)) = self.steps.split_first() else { return self.value.write(out) };
        let value = match (self.value, step) {
            (Value::List(list), _) => {
                let start = out.len();
                for index in 0..list.length() {
                    out.push_token(b",");
                    Self { value: list.element(index), steps: self.steps }.write(out);
                }
                return out.close(start, *b"[]");
            }
            (Value::Object(object), Step::Member(index)) => object.member_or_derived(*index),
            (Value::Map(map), Step::Key(key)) => map.get(key).map_or(Value::Absent, Value::Text),
            _ => Value::Absent,
        };
        Self { value, steps: rest }.write(out);
    }
}

/// A value, of which only some parts are written.
pub(crate) struct Masked<'m> {
    pub(crate) value: Value<'m>,
    pub(crate) wanted: &'m [Wanted],
}

impl Write for Masked<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let start = out.len();
        match self.value {
            Value::Object(object) => {
                for Wanted { step, parts } in self.wanted {
                    let Step::Member(index) = step else { continue };
                    let value = object.member_or_derived(*index);
                    let key = object.members().get(*index).map_or("", |member| member.key);
                    push_member(key, value, parts, out);
                }
                out.close(start, *b"{}");
            }
            Value::List(list) => {
                for index in 0..list.length() {
                    out.push_token(b",");
                    Self { value: list.element(index), wanted: self.wanted }.write(out);
                }
                out.close(start, *b"[]");
            }
            Value::Map(map) => {
                for Wanted { step, .. } in self.wanted {
                    let Step::Key(key) = step else { continue };
                    if let Some(value) = map.get(key) {
                        push_member(key, Value::Text(value), &[], out);
                    }
                }
                out.close(start, *b"{}");
            }
            _ => {}
        }
    }
}

/// Writes a member, unless nothing of it is there.
fn push_member(key: &str, value: Value<'_>, parts: &[Wanted], out: &mut JsonBuf) {
    if value.is_absent() || !parts.is_empty() && !has_any(value, parts) {
        return;
    }
    out.push_token(b",");
    out.push_string(key);
    out.push_token(b":");
    if parts.is_empty() {
        value.write(out);
    } else {
        Masked { value, wanted: parts }.write(out);
    }
}

/// Whether a value has any of the wanted parts.
fn has_any(value: Value<'_>, parts: &[Wanted]) -> bool {
    parts.iter().any(|Wanted { step, parts }| match (value, step) {
        (Value::Object(object), Step::Member(index)) => {
            let member = object.member_or_derived(*index);
            !member.is_absent() && (parts.is_empty() || has_any(member, parts))
        }
        (Value::Map(map), Step::Key(key)) => map.contains_key(key),
        (Value::List(list), _) => list.length() > 0,
        _ => false,
    })
}

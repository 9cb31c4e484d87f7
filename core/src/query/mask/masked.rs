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
                let members = object.members();
                for Wanted { step, parts } in self.wanted {
                    let Step::Member(index) = step else { continue };
                    let Some(member) = members.get(*index) else { continue };
                    let value = object.member_or_derived(*index);
                    if parts.is_empty() {
                        value.write_member(member, &value, out);
                    } else {
                        value.write_member(member, &Self { value, wanted: parts }, out);
                    }
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
                        out.push_token(b",");
                        out.push_string(key);
                        out.push_token(b":");
                        out.push_string(value);
                    }
                }
                out.close(start, *b"{}");
            }
            _ => {}
        }
    }
}

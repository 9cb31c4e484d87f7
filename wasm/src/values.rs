//! Values that cross the boundary.

use std::str::FromStr;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::JsValue;

/// The value that `JSON.parse` makes of the JSON that `write` writes.
pub(crate) fn parsed(write: impl FnOnce(&mut Vec<u8>)) -> JsValue {
    let mut json = Vec::new();
    write(&mut json);
    parse(&json)
}

/// A list of the values that `JSON.parse` makes of the JSON that `write` writes of each item.
pub(crate) fn parsed_list<T>(items: &[T], write: fn(&T, &mut Vec<u8>)) -> Array {
    list(&mut items.iter().map(|item| parsed(|json| write(item, json))))
}

#[inline(never)]
fn parse(json: &[u8]) -> JsValue {
    let text = std::str::from_utf8(json).unwrap_or_default();
    JSON::parse(text).unwrap_or_default()
}

/// A list of texts.
pub(crate) fn texts<'t>(texts: impl Iterator<Item = &'t str>) -> Array {
    list(&mut texts.map(JsValue::from_str))
}

/// A list of values.
#[inline(never)]
pub(crate) fn list(values: &mut dyn Iterator<Item = JsValue>) -> Array {
    let list = Array::new();
    for value in values {
        list.push(&value);
    }
    list
}

/// An object with those of these members that are not `undefined`.
#[inline(never)]
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = JsValue::from(Object::new());
    for (key, value) in members.iter().filter(|(_, value)| !value.is_undefined()) {
        // It fails only for values that are no objects.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

/// A member of an object; `undefined` if it has none.
#[inline(never)]
pub(crate) fn member(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or_default()
}

/// A word of a vocabulary; `None` for `undefined`.
#[inline(never)]
pub(crate) fn word<T: FromStr>(value: &JsValue) -> Result<Option<T>, JsValue> {
    if value.is_undefined() {
        return Ok(None);
    }
    let word = value.as_string().and_then(|word| word.parse().ok());
    word.map(Some).ok_or_else(|| JsValue::from_str("a word of no vocabulary"))
}

/// A number of bytes or characters.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "JavaScript has checked it, and a cast saturates"
)]
pub(crate) fn size(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|number| number as usize)
}

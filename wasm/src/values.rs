//! Values that cross the boundary.

use std::str::FromStr;

use js_sys::{JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;

/// The JavaScript value that `JSON.parse` would make of the value's JSON; `undefined` if there is none.
pub(crate) fn to_value(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// The JSON text of a value. `serde-wasm-bindgen` would read values with more code: with the library that formats floats,
/// 16 to 20 KB (brotli).
pub(crate) fn json_text(value: &JsValue) -> Result<String, JsValue> {
    JSON::stringify(value).map(String::from)
}

/// An object with these members.
pub(crate) fn object<'m>(members: impl IntoIterator<Item = (&'m str, JsValue)>) -> JsValue {
    let object = JsValue::from(Object::new());
    for (key, value) in members {
        // It fails only for values that are no objects.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &value);
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

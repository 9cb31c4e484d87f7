//! Values that cross the boundary.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::JsValue;

/// The JavaScript value that `JSON.parse` would make of the value's JSON; `undefined` if there is none.
pub(crate) fn to_value(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// Reads a value that the JavaScript side of this package made; the default for `undefined`.
pub(crate) fn from_value<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() {
        return Ok(T::default());
    }
    serde_wasm_bindgen::from_value(value).map_err(JsValue::from)
}

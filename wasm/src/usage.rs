//! The texts with which an image is used.

use cloud_image::{Options, Usage};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::values::{list, object, parsed};

/// The texts with which an image, given as JSON, is used: a list. If it is no image, its error as an object.
#[wasm_bindgen]
#[must_use]
pub fn usage(image: &str) -> JsValue {
    match Options::new().images(image.as_bytes()).next() {
        Some(Ok(image)) => list(&mut cloud_image::usage(&image).iter().map(usage_value)).into(),
        Some(Err(error)) => parsed(|json| error.write_json(json)),
        None => JsValue::UNDEFINED,
    }
}

fn usage_value(usage: &Usage) -> JsValue {
    object(&[
        ("tool", usage.tool.into()),
        ("target", usage.target.as_str().into()),
        ("text", JsValue::from_str(&usage.text)),
    ])
}

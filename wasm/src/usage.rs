//! The texts with which an image is used.

use cloud_image::Options;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::values::to_value;

/// The texts with which an image, given as JSON, is used: a list. If it is no image, its error as an object.
#[wasm_bindgen]
#[must_use]
pub fn usage(image: &str) -> JsValue {
    match Options::new().images(image.as_bytes()).next() {
        Some(Ok(image)) => to_value(&cloud_image::usage(&image)),
        Some(Err(error)) => to_value(&error),
        None => JsValue::UNDEFINED,
    }
}

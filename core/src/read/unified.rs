//! A unified image, as this library writes it, read back.

#![cfg_attr(not(test), expect(dead_code, reason = "nothing leads here yet"))]

use crate::json::{Key, Object, Reader, Reading, read_object};
use crate::model::Image;
use crate::provider::Converted;

/// The keys of a unified image, in the order in which they are written.
pub(crate) const KEYS: &[Key] = <Image<'_> as Object<'_>>::KEYS;

/// Whether an object with this key may be a unified image.
pub(crate) fn is_model_key(key: &str) -> bool {
    KEYS.iter().any(|known| known.name == key)
}

/// Reads the unified image that comes next. Whatever is refused, its object is passed, unless the text is at fault.
///
/// The image is taken as it is: nothing is inferred, and nothing warned of, that was not before. A key that
/// is foreign to the model is refused at any depth, for it would be lost.
pub(crate) fn read_unified<'a>(json: &mut Reader<'a>) -> Converted<'a> {
    let mut image = Box::new(Image::unread());
    let mut reading = Reading::new(json.clone());
    let read = read_object(&mut *image, &mut reading);
    let refusal = reading.take_refusal();
    *json = reading.json;
    read?;
    Ok(refusal.map_or(Ok(image), |refusal| Err(*refusal)))
}

#[cfg(test)]
mod tests;

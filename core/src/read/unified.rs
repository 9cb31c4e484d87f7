//! A unified image, as this library writes it, read back: so commands can be piped, and what was saved be read.

use super::object::Object;
use super::options::Options;
use crate::Provider;
use crate::error::{ErrorCode, ImageFault, Reason};
use crate::json::{self, Key, ReadError, Reader, Reading, key_index};
use crate::model::{Image, UNIFIED_MARK};
use crate::provider::{Detected, Outcome, detect, has_sign, member, member_text};
use crate::quote::add;

/// The keys of a unified image, in the order in which they are written.
const KEYS: &[Key] = <Image<'_> as json::Object<'_>>::KEYS;

/// Whether an object with this key may be a unified image.
fn is_model_key(key: &str) -> bool {
    key_index(KEYS, 0, key).is_some()
}

/// Whether an object says that it is a unified image, and is none of the expected provider's own, or of any.
pub(super) fn is_claimed(object: &str, expected: Option<Provider>) -> bool {
    let has = |key| member(object, key).is_some();
    if provider(object).is_none() || !has("name") && !has("labels") {
        return false;
    }
    let is_of_an_api = has_key(object, |key| !is_model_key(key) && has_sign(key));
    match expected {
        Some(_) => has("labels") && !is_of_an_api,
        None => !is_of_an_api || !matches!(detect(object), Detected::Image(_)),
    }
}

/// The provider that an object names.
fn provider(object: &str) -> Option<Provider> {
    let word = member_text(object, UNIFIED_MARK)?;
    Provider::ALL.iter().copied().find(|provider| provider.as_str() == word)
}

fn has_key(object: &str, is_it: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    let _ = Reader::members(object, &mut |key, _| found = found || is_it(key));
    found
}

/// Reads an object that is a unified image. One of another provider than the one that is set is skipped.
pub(super) fn read<'t>(object: &'t str, options: &Options) -> Result<Object<'t>, ReadError> {
    let provider = provider(object);
    let of_another = provider.filter(|it| options.provider.is_some_and(|forced| forced != *it));
    let outcome = match of_another {
        Some(other) => Outcome::Skipped(other.as_str()),
        None => match read_unified(&mut Reader::whole(object))? {
            Ok(image) => Outcome::Image(image),
            Err(mut fault) => {
                explain(&mut fault);
                Outcome::Refused(fault)
            }
        },
    };
    Ok(Object { provider, outcome, is_unified: true })
}

/// Says why a member may be missing.
fn explain(fault: &mut ImageFault) {
    if let (ErrorCode::Missing, Reason::Expected(_, found)) = (fault.code, &mut fault.reason) {
        add(found, ": written by another version, or cut by `fields`");
    }
}

/// Reads the unified image that comes next. Whatever is refused, its object is passed, unless the text is at fault.
///
/// The image is taken as it is: nothing is inferred, and nothing warned of, that was not before. A key that
/// is foreign to the model is refused at any depth, for it would be lost.
fn read_unified<'a>(
    json: &mut Reader<'a>,
) -> Result<Result<Box<Image<'a>>, Box<ImageFault>>, ReadError> {
    let mut image = Box::new(<Image<'_> as json::Object<'_>>::unread());
    let mut reading = Reading::new(json.clone());
    let read = json::read_object(&mut *image, &mut reading);
    let fault = reading.take_fault();
    *json = reading.json;
    read?;
    Ok(fault.map_or(Ok(image), Err))
}

#[cfg(test)]
mod tests;

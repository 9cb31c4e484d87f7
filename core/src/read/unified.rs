//! Reads a unified image, as this library writes it, so that commands can be piped and saved output read.

use super::object::source;
use super::options::Options;
use crate::Provider;
use crate::error::{ErrorCode, ImageFault, Reason};
use crate::json::{self, Key, ReadError, Reader, Reading, key_index};
use crate::model::{Image, UNIFIED_MARK};
use crate::provider::{Detected, Outcome, detect, has_sign, is_secret, member, member_text};
use crate::quote::add;

/// The keys of a unified image, in the order in which they are written.
const KEYS: &[Key] = <Image<'_> as json::Object<'_>>::KEYS;

/// Whether this is a key of the unified image.
fn is_model_key(key: &str) -> bool {
    key_index(KEYS, 0, key).is_some()
}

/// Whether an object has the mark of a unified image, and is not an object of the expected provider's API; if none is
/// expected, of any provider's.
pub(super) fn is_claimed(object: &str, expected: Option<Provider>) -> bool {
    let has = |key| member(object, key).is_some();
    if marked_provider(object).is_none() || !has("name") && !has("labels") {
        return false;
    }
    let has_api_sign = has_key(object, |key| !is_model_key(key) && has_sign(key));
    match expected {
        Some(_) => has("labels") && !has_api_sign,
        None => !has_api_sign || !matches!(detect(object), Detected::Image(_)),
    }
}

/// The provider that the mark of an object names.
fn marked_provider(object: &str) -> Option<Provider> {
    let word = member_text(object, UNIFIED_MARK)?;
    Provider::ALL.iter().copied().find(|provider| provider.as_str() == word)
}

fn has_key(object: &str, matches: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    let _ = Reader::members(object, &mut |key, _| found = found || matches(key));
    found
}

/// Reads an object that is a unified image, and returns the provider that it names, too. If it is of another provider
/// than the one that is set, it is skipped.
pub(super) fn read<'t>(
    object: &'t str,
    options: &Options,
) -> Result<(Option<Provider>, Outcome<'t>), ReadError> {
    let provider = marked_provider(object);
    let other = provider.filter(|named| options.provider.is_some_and(|forced| forced != *named));
    let outcome = match other {
        Some(other) => Outcome::Skipped(other.as_str()),
        None => match read_unified(&mut Reader::whole(object))? {
            Ok(mut image) => {
                if let Some(written) = &image.source {
                    image.source = source(written.as_str());
                }
                Outcome::Image(image)
            }
            Err(mut fault) => {
                explain(&mut fault);
                Outcome::Refused(fault)
            }
        },
    };
    Ok((provider, outcome))
}

/// Adds to the message why a member may be missing.
fn explain(fault: &mut ImageFault) {
    if let (ErrorCode::Missing, Reason::Expected(_, found)) = (fault.code, &mut fault.reason) {
        add(found, ": written by another version, or cut by `fields`");
    }
}

/// Reads the next object as a unified image. If its values are rejected, the object is still passed; a fault of the
/// text is a [`ReadError`].
///
/// Nothing is inferred, and no warning is added. A key that the model does not have is rejected at any depth, because
/// it would be lost.
fn read_unified<'a>(
    json: &mut Reader<'a>,
) -> Result<Result<Box<Image<'a>>, Box<ImageFault>>, ReadError> {
    let mut image = Box::new(<Image<'_> as json::Object<'_>>::unread());
    let mut reading = Reading::new(json.clone(), is_secret);
    let read = json::read_object(&mut *image, &mut reading);
    let fault = reading.take_fault();
    *json = reading.json;
    read?;
    Ok(fault.map_or(Ok(image), Err))
}

#[cfg(test)]
mod tests;

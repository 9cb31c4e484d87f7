//! Reads the object of an image, whosever it is.

use super::options::Options;
use super::unified;
use crate::Provider;
use crate::error::{ErrorCode, Refusal};
use crate::json::{self, Kind, Reader, Stopped};
use crate::model::RawJson;
use crate::provider::key_state::KeyState;
use crate::provider::notes::Notes;
use crate::provider::{self, Outcome, Proof, detect};
use crate::quote::quote;

/// What an object was read as.
pub(super) struct Object<'t> {
    pub(super) provider: Option<Provider>,
    pub(super) outcome: Outcome<'t>,
}

/// Reads the object that comes next as an image of the expected provider; if none is expected, as one of `guess`, if
/// its signs say so, else of the provider that they do say.
pub(super) fn read_object<'t>(
    json: &mut Reader<'t>,
    options: &Options,
    (expected, guess): (Option<Provider>, Provider),
    notes: &mut Notes,
    keys: &mut KeyState,
) -> Result<Object<'t>, Stopped> {
    let start = json.clone();
    let read = |json: &mut Reader<'t>, provider: Provider, notes: &mut Notes, keys: &mut KeyState| {
        let proof = if expected.is_some() { Proof::Given } else { Proof::Needed };
        let outcome = (provider.spec().read)(json, &options.knowledge, notes, keys, proof)?;
        Ok(Object { provider: Some(provider), outcome })
    };
    let object = read(json, expected.unwrap_or(guess), notes, keys)?;
    let is_told = expected.is_some() || keys.signs.are_of_an_image();
    if is_told && !keys.foreign {
        return Ok(object);
    }
    let text = start.clone().skip()?;
    if keys.foreign && unified::is_claimed(text, expected) {
        *notes = Notes::new(notes.javascript_numbers());
        return unified::read(text, options);
    }
    if expected.is_some() {
        return Ok(object);
    }
    match detect(text).into_refusal() {
        Ok(provider) if provider == guess => Ok(object),
        Ok(provider) => {
            *json = start;
            *notes = Notes::new(notes.javascript_numbers());
            read(json, provider, notes, &mut KeyState::default())
        }
        Err((provider, refusal)) => Ok(Object { provider, outcome: Outcome::Refused(refusal) }),
    }
}

/// Passes a value that is no object.
pub(super) fn no_object(json: &mut Reader<'_>) -> Result<Refusal, Stopped> {
    let kind = json.kind()?;
    let token = json.skip()?;
    let found = match kind {
        Kind::Array => kind.describe().to_owned(),
        _ => quote(token),
    };
    Ok(Refusal::expected(ErrorCode::Malformed, None, "an object", found))
}

/// The provider's object as it was written, without its secrets.
pub(super) fn source(object: &str) -> Option<RawJson> {
    json::compact(object, provider::is_secret).ok().map(RawJson::from_read)
}

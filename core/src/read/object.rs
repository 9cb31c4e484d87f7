//! Reads the object of an image, whosever it is.

use super::level::Expectation;
use super::options::Options;
use super::unified;
use crate::Provider;
use crate::error::{ErrorCode, ImageFault};
use crate::json::{self, Kind, ReadError, Reader};
use crate::model::RawJson;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::key_state::KeyState;
use crate::provider::signs::Signs;
use crate::provider::{self, Outcome, Proof, detect};
use crate::quote::quote;

/// What an object was read as.
pub(super) struct Object<'t> {
    pub(super) provider: Option<Provider>,
    pub(super) outcome: Outcome<'t>,
    /// Whether it was a unified image already.
    pub(super) is_unified: bool,
}

impl Object<'_> {
    /// Whether it is an image, and of the provider that is set where nothing else says whose it is.
    pub(super) fn is_image(&self, expectation: Expectation, forced: Option<Provider>) -> bool {
        matches!(self.outcome, Outcome::Image(_))
            && (forced.is_none() || self.provider == forced || expectation.provider().is_some())
    }
}

/// Reads the object that comes next as an image of the expected provider; if none is expected, as one of `guess`, if
/// its signs say so, else of the provider that they do say.
pub(super) fn read_object<'t>(
    json: &mut Reader<'t>,
    options: &Options,
    (expected, guess): (Option<Provider>, Provider),
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
) -> Result<Object<'t>, ReadError> {
    let start = json.at();
    let provider = expected.unwrap_or(guess);
    let proof = if expected.is_some() { Proof::Given } else { Proof::Needed };
    let read = provider.spec().read;
    let outcome = read(json, &options.knowledge, diagnostics, keys, proof)?;
    if !keys.foreign && !matches!(outcome, Outcome::Unproven) {
        return Ok(Object { provider: Some(provider), outcome, is_unified: false });
    }
    let text = json.since(start);
    read_doubtful(
        text,
        options,
        expected,
        diagnostics,
        keys,
        Object { provider: Some(provider), outcome, is_unified: false },
    )
}

/// Reads an object that may be of something else than what it was read as.
#[inline(never)]
fn read_doubtful<'t>(
    text: &'t str,
    options: &Options,
    expected: Option<Provider>,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    as_expected: Object<'t>,
) -> Result<Object<'t>, ReadError> {
    if unified::is_claimed(text, expected) {
        *diagnostics = Diagnostics::new(diagnostics.javascript_numbers());
        return unified::read(text, options);
    }
    if let Some(provider) = expected {
        let (_, other) = provider.spec().signs.object_signs(text);
        // What another cloud's own object says of itself counts, too.
        let other = other.or_else(|| {
            Provider::ALL.iter().find_map(|of| {
                let (signs, fault) = of.spec().signs.object_signs(text);
                fault.filter(|_| signs.has(Signs::CLOUD))
            })
        });
        return Ok(match other {
            Some(fault) => Object { outcome: Outcome::Refused(fault), ..as_expected },
            None => as_expected,
        });
    }
    match detect(text).into_refusal() {
        Ok(provider) => {
            *diagnostics = Diagnostics::new(diagnostics.javascript_numbers());
            // What was learned is kept only where the provider stays.
            let mut others = KeyState::default();
            let keys = if as_expected.provider == Some(provider) { keys } else { &mut others };
            keys.forget();
            let mut json = Reader::whole(text);
            let read = provider.spec().read;
            let outcome = read(&mut json, &options.knowledge, diagnostics, keys, Proof::Given)?;
            Ok(Object { provider: Some(provider), outcome, is_unified: false })
        }
        Err((provider, fault)) => {
            Ok(Object { provider, outcome: Outcome::Refused(fault), is_unified: false })
        }
    }
}

/// Passes a value that is no object.
pub(super) fn no_object(json: &mut Reader<'_>) -> Result<Box<ImageFault>, ReadError> {
    let kind = json.kind()?;
    let token = json.skip()?;
    let found = match kind {
        Kind::Array => kind.describe().to_owned(),
        _ => quote(token),
    };
    Ok(ImageFault::expected(ErrorCode::Malformed, None, "an object", &found))
}

/// The provider's object as it was written, without its secrets.
pub(super) fn source(object: &str) -> Option<RawJson> {
    json::compact(object, provider::is_secret).ok().map(RawJson::from_read)
}

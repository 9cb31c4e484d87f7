//! Reads one object as the image of a provider.

use super::expectation::Expectation;
use super::options::Options;
use super::unified;
use crate::error::{ErrorCode, ImageFault};
use crate::json::{self, Kind, ReadError, Reader};
use crate::model::RawJson;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::key_state::KeyState;
use crate::provider::signs::Signs;
use crate::provider::{self, Detected, Outcome, Proof, detect, detect_in};
use crate::quote::quote;
use crate::{Image, Provider};

/// The result of reading an object.
pub(super) struct ReadObject<'t> {
    pub(super) provider: Option<Provider>,
    pub(super) outcome: Outcome<'t>,
    /// Whether the object was already a unified image.
    pub(super) is_unified: bool,
}

impl ReadObject<'_> {
    /// Whether it is an image, and of the provider that is set, unless its context identifies another one.
    pub(super) fn is_image(&self, expectation: Expectation, forced: Option<Provider>) -> bool {
        matches!(self.outcome, Outcome::Image(_) | Outcome::Unwanted)
            && (forced.is_none() || self.provider == forced || expectation.provider().is_some())
    }
}

/// What is known of an object before it is read.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// The provider whose image it must be.
    pub(super) expected: Option<Provider>,
    /// The provider of the list that it is in.
    pub(super) list: Option<Provider>,
    /// The provider of the image before.
    pub(super) predicted: Provider,
    /// Whether the filter is tested before the rest is read.
    pub(super) tests_first: bool,
}

/// Reads the next object as an image of the expected provider. If none is expected, reads it as an image of the
/// predicted one, and again as another provider's if its signs identify that.
pub(super) fn read_object<'t>(
    json: &mut Reader<'t>,
    options: &Options,
    Context { expected, list, predicted, tests_first }: Context,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
) -> Result<ReadObject<'t>, ReadError> {
    let start = json.at();
    let provider = expected.unwrap_or(predicted);
    let proof = match expected {
        None => Proof::Needed,
        expected if expected == options.provider => Proof::Set,
        _ => Proof::Given,
    };
    let read = provider.spec().read;
    let is_unwanted = |image: &Image<'_>, is_identified| options.is_unwanted(image, is_identified);
    let request = options.request(provider, tests_first, &is_unwanted);
    let outcome = read(json, &request, diagnostics, keys, proof)?;
    let is_final = !keys.foreign && !matches!(outcome, Outcome::Unproven);
    if is_final || matches!(outcome, Outcome::Wrapper) {
        return Ok(ReadObject { provider: Some(provider), outcome, is_unified: false });
    }
    let text = json.since(start);
    read_doubtful(
        text,
        options,
        (expected, list),
        diagnostics,
        keys,
        ReadObject { provider: Some(provider), outcome, is_unified: false },
    )
}

/// Checks the signs of an object after a first reading left doubt, and reads it again if they identify another
/// provider.
#[inline(never)]
fn read_doubtful<'t>(
    text: &'t str,
    options: &Options,
    (expected, list): (Option<Provider>, Option<Provider>),
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    first_read: ReadObject<'t>,
) -> Result<ReadObject<'t>, ReadError> {
    if unified::is_claimed(text, expected) {
        *diagnostics = Diagnostics::new(diagnostics.javascript_numbers());
        let (provider, outcome) = unified::read(text, options)?;
        return Ok(ReadObject { provider, outcome, is_unified: true });
    }
    if let Some(provider) = expected {
        let (_, other) = provider.spec().signs.object_signs(text);
        // If the object has a sign of another provider, that provider's signs of something else count, too.
        let other = other.or_else(|| {
            Provider::ALL.iter().find_map(|of| {
                let (signs, fault) = of.spec().signs.object_signs(text);
                fault.filter(|_| signs.has(Signs::CLOUD))
            })
        });
        if let Some(fault) = other {
            return Ok(ReadObject { outcome: Outcome::Refused(fault), ..first_read });
        }
        let is_set = expected == options.provider;
        if is_set && matches!(detect(text), Detected::Image(detected) if detected != provider) {
            let outcome = Outcome::Refused(image_of_another());
            return Ok(ReadObject { provider: None, outcome, is_unified: false });
        }
        return Ok(first_read);
    }
    match detect_in(text, list).into_refusal() {
        Ok(provider) => {
            *diagnostics = Diagnostics::new(diagnostics.javascript_numbers());
            // The predicted keys are those of the predicted provider only.
            let mut others = KeyState::default();
            let keys = if first_read.provider == Some(provider) { keys } else { &mut others };
            keys.forget();
            let mut json = Reader::whole(text);
            let read = provider.spec().read;
            let request = options.request(provider, false, &|_, _| false);
            let outcome = read(&mut json, &request, diagnostics, keys, Proof::Given)?;
            Ok(ReadObject { provider: Some(provider), outcome, is_unified: false })
        }
        Err((provider, fault)) => {
            Ok(ReadObject { provider, outcome: Outcome::Refused(fault), is_unified: false })
        }
    }
}

/// The fault of an image of another provider than the one that is set.
pub(super) fn image_of_another() -> Box<ImageFault> {
    ImageFault::with_message(
        ErrorCode::UnknownProvider,
        "the object is an image of another provider than the one that is set",
    )
}

/// Passes a value that is not an object, and returns its fault.
pub(super) fn not_an_object(json: &mut Reader<'_>) -> Result<Box<ImageFault>, ReadError> {
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
    json::compact(object, &provider::is_source_secret).ok().map(RawJson::from_read)
}

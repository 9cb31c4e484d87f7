//! Detects from the signs of an object which cloud's image it is, if it is one.

use super::Provider;
use super::signs::Signs;
use crate::error::{ErrorCode, ImageFault};
use crate::model::UNIFIED_MARK;
use crate::quote::text_of;

/// What the signs of an object say.
#[derive(Debug)]
pub(crate) enum Detected {
    /// It is an image of this provider.
    Image(Provider),
    /// It could be an image of several: one and another.
    Several(Provider, Provider),
    /// It is something else of this provider.
    Other(Provider, Box<ImageFault>),
    /// It has a sign of this provider or of its images, but not both; or no sign of any provider.
    Unknown(Option<Provider>),
}

/// Detects what an object is from its signs.
pub(crate) fn detect(object: &str) -> Detected {
    let mut image = None;
    let mut other = None;
    let mut of = None;
    for &provider in Provider::ALL {
        let (signs, fault) = provider.spec().signs.of(object);
        if signs.are_of_an_image() {
            if let Some(one) = image {
                return Detected::Several(one, provider);
            }
            image = Some(provider);
        } else if let Some(fault) = fault.filter(|_| signs.has(Signs::CLOUD)) {
            other = other.or(Some((provider, fault)));
        } else if signs.has(Signs::CLOUD) || signs.has(Signs::IMAGE) {
            of = of.or(Some(provider));
        }
    }
    match (image, other) {
        (Some(provider), _) => Detected::Image(provider),
        (None, Some((provider, fault))) => Detected::Other(provider, fault),
        (None, None) => Detected::Unknown(of),
    }
}

impl Detected {
    /// Why there is no image, where there is none.
    pub(crate) fn into_refusal(self) -> Result<Provider, (Option<Provider>, Box<ImageFault>)> {
        let (provider, code, sentence) = match self {
            Self::Image(provider) => return Ok(provider),
            Self::Other(provider, fault) => return Err((Some(provider), fault)),
            Self::Several(one, other) => (
                None,
                ErrorCode::AmbiguousProvider,
                text_of(&[
                    "cannot tell which provider this object is from: it could be an image of `",
                    one.as_str(),
                    "` or of `",
                    other.as_str(),
                    "`; set the provider",
                ]),
            ),
            Self::Unknown(Some(provider)) => (
                None,
                ErrorCode::UnknownProvider,
                text_of(&[
                    "cannot tell whether this object is an image of `",
                    provider.as_str(),
                    "`: ask for ",
                    provider.spec().ask_for,
                    ", or set the provider",
                ]),
            ),
            Self::Unknown(None) => (
                None,
                ErrorCode::UnknownProvider,
                "cannot tell which provider this object is from: none of its keys is specific to one; set the provider"
                    .to_owned(),
            ),
        };
        Err((provider, ImageFault::with_message(code, &sentence)))
    }
}

/// Whether a key that one provider does not know is a sign of another's objects, of something else, or of a unified
/// image.
pub(crate) fn is_foreign(key: &str) -> bool {
    let tells = |signs: Signs| signs.has(Signs::CLOUD) || signs.has(Signs::OTHER);
    key == UNIFIED_MARK || Provider::ALL.iter().any(|of| tells(of.spec().signs.of_key(key)))
}

/// Whether a key is a sign of anything.
pub(crate) fn has_sign(key: &str) -> bool {
    Provider::ALL.iter().any(|of| of.spec().signs.of_key(key).is_some())
}

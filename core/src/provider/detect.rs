//! Detects from the signs of an object whether it is an image, and of which provider.

use super::Provider;
use super::signs::Signs;
use crate::error::{ErrorCode, ImageFault};
use crate::model::UNIFIED_MARK;
use crate::quote::text_of;

/// The result of detection.
#[derive(Debug)]
pub(crate) enum Detected {
    /// An image of this provider.
    Image(Provider),
    /// Possibly an image of several providers: two of them.
    Several(Provider, Provider),
    /// Another object of this provider.
    Other(Provider, Box<ImageFault>),
    /// The object has a sign of this provider or of its images, but not both; or of none.
    Unknown(Option<Provider>),
}

/// Detects the provider and the kind of an object from its signs.
pub(crate) fn detect(object: &str) -> Detected {
    detect_in(object, None)
}

/// The same for an object in a list of a provider, which decides if several providers' images have its keys.
pub(crate) fn detect_in(object: &str, list: Option<Provider>) -> Detected {
    let mut image = None;
    let mut other = None;
    let mut partial = None;
    let mut shared = Shared::default();
    for &provider in Provider::ALL {
        let (signs, fault) = provider.spec().signs.object_signs(object);
        if fault.is_none() && signs.has(Signs::IMAGE) {
            shared.add(provider, signs, list);
        }
        if signs.is_image() {
            if let Some(one) = image {
                return Detected::Several(one, provider);
            }
            image = Some(provider);
        } else if let Some(fault) = fault.filter(|_| signs.has(Signs::CLOUD)) {
            other = other.or(Some((provider, fault)));
        } else if signs.is_partial() {
            partial = partial.or(Some(provider));
        }
    }
    match (image, other) {
        (Some(provider), _) => Detected::Image(provider),
        (None, Some((provider, fault))) => Detected::Other(provider, fault),
        (None, None) => shared.into_detected().unwrap_or(Detected::Unknown(partial)),
    }
}

/// The providers that an object without a provider's own signs may be an image of.
#[derive(Default)]
struct Shared {
    first: Option<Provider>,
    second: Option<Provider>,
    hinted: Option<Provider>,
    are_several_hinted: bool,
    listed: Option<Provider>,
}

impl Shared {
    fn add(&mut self, provider: Provider, signs: Signs, list: Option<Provider>) {
        match self.first {
            None => self.first = Some(provider),
            Some(_) => self.second = self.second.or(Some(provider)),
        }
        if signs.has(Signs::HINT) {
            self.are_several_hinted = self.hinted.is_some();
            self.hinted = Some(provider);
        }
        self.listed = self.listed.or(list.filter(|list| *list == provider));
    }

    /// The provider by its hints, else by the list; `None` if there is only one, which then lacks a sign.
    fn into_detected(self) -> Option<Detected> {
        let (first, second) = (self.first?, self.second?);
        let hinted = self.hinted.filter(|_| !self.are_several_hinted);
        let found = hinted.or(self.listed.filter(|_| self.hinted.is_none()));
        Some(found.map_or(Detected::Several(first, second), Detected::Image))
    }
}

impl Detected {
    /// The provider of the image, or the fault if the object is not an image.
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

/// Whether a key that one provider does not know is a sign of another provider, of a non-image, or of a unified image.
pub(crate) fn is_foreign(key: &str) -> bool {
    let excludes = |signs: Signs| signs.has(Signs::CLOUD) || signs.has(Signs::OTHER);
    let mut providers = Provider::ALL.iter();
    key == UNIFIED_MARK || providers.any(|provider| excludes(provider.spec().signs.key_signs(key)))
}

/// Whether a key is a sign of any provider.
pub(crate) fn has_sign(key: &str) -> bool {
    Provider::ALL.iter().any(|provider| provider.spec().signs.key_signs(key).is_some())
}

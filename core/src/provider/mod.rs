//! The providers: a module for each, with the mapping of its fields. They do not depend on each other.

pub mod aws;
pub mod azure;
pub(crate) mod case;
pub(crate) mod confidential;
pub(crate) mod container;
mod detect;
pub(crate) mod diagnostics;
pub(crate) mod evidence;
pub(crate) mod field;
pub(crate) mod field_alias;
pub(crate) mod field_path;
pub(crate) mod field_spec;
pub mod gce;
pub mod gcore;
mod glance;
pub(crate) mod identify;
pub(crate) mod key_state;
pub(crate) mod labels;
pub mod openstack;
pub(crate) mod pointer;
pub(crate) mod property;
pub(crate) mod record;
pub(crate) mod request;
mod secret;
pub(crate) mod sign_spec;
pub(crate) mod signs;
mod single;
mod typed;
pub(crate) mod usage;
pub(crate) mod way;

#[doc(no_inline)]
pub use crate::model::Provider;
pub(crate) use detect::{Detected, detect, detect_in, has_sign, is_foreign};
pub(crate) use secret::{is_secret, is_secret_of, is_source_secret};
pub(crate) use single::{Convert, Proof, into_unified, read_and_convert, read_one};
pub use typed::Typed;
pub(crate) use typed::convert_typed;

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::error::ImageFault;
use crate::json::{ReadError, Reader};
use crate::model::Image;
use crate::os::VendorTables;
use diagnostics::Diagnostics;
use field_alias::{FieldAlias, assert_distinct};
use key_state::KeyState;
use property::Property;
use request::Request;
use sign_spec::SignSpec;
use usage::{Usage, UsageTarget};
use way::{Asset, Terraform, Way};

impl Provider {
    /// The provider's declarations for reading. A new provider is registered here.
    pub(crate) const fn spec(self) -> &'static Spec {
        match self {
            Self::Gce => &gce::SPEC,
            Self::Gcore => &gcore::SPEC,
            Self::Azure => &azure::SPEC,
            Self::Aws => &aws::SPEC,
            Self::Openstack => &openstack::SPEC,
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const _: () = {
    let all = Provider::ALL;
    let mut one = 0;
    while one < all.len() {
        // The names of a provider are compared with each other, too.
        let mut other = one;
        while other < all.len() {
            assert_distinct(all[one].spec().field_aliases, all[other].spec().field_aliases);
            other += 1;
        }
        one += 1;
    }
};

/// The declarations of a provider for reading.
pub(crate) struct Spec {
    /// The signs of its objects.
    pub(crate) signs: SignSpec,
    /// The fields to request from the API so that an image can be identified, for error messages.
    pub(crate) ask_for: &'static str,
    /// The ways in of its APIs' responses.
    pub(crate) ways: &'static [Way],
    /// How its asset inventory describes images, if there is one.
    pub(crate) asset: Option<&'static Asset>,
    /// The Terraform resource types of its images.
    pub(crate) terraform: Terraform,
    /// Its projects and licences that identify operating systems.
    pub(crate) os_tables: &'static VendorTables,
    /// Whether only the cloud's operator can make images public.
    pub(crate) only_operator_publishes: bool,
    /// Whether ids are compared without case: the API writes them in the case in which it was asked.
    pub(crate) has_ids_without_case: bool,
    /// Keys of secrets in objects of any provider and in labels, in lower case and without separators.
    pub(crate) secrets: &'static [&'static str],
    /// Keys of values that may contain secrets in its objects, in the same form. They are redacted in `source`, and in labels
    /// that are members of such an object; labels that users write may have them.
    pub(crate) source_secrets: &'static [&'static str],
    /// The ends of such keys, in the same form.
    pub(crate) source_secret_endings: &'static [&'static str],
    /// Keys of texts that are such values if they contain a URL.
    pub(crate) source_secret_urls: &'static [&'static str],
    /// Its names for fields of the unified image.
    pub(crate) field_aliases: &'static [FieldAlias],
    /// What a filter's text for a unified field means, if the provider's own form of it is another one.
    pub(crate) filter_text: fn(&str, &str) -> Option<String>,
    /// Its fields whose values are words of a vocabulary.
    pub(crate) properties: &'static [Property],
    /// Whether an object without a list is an empty page.
    pub(crate) is_empty_list: fn(&str) -> bool,
    /// The key that only its API's error responses have, beside a list, too.
    pub(crate) error_key: &'static str,
    /// The message of the API's error response, if the object is one.
    pub(crate) api_error: fn(&str) -> Option<String>,
    /// Adds the texts with which an image, or its family, is used.
    pub(crate) usage: fn(&Image<'_>, UsageTarget, &mut Vec<Usage>),
    /// Reads an image and converts it.
    pub(crate) read: for<'a> fn(
        &mut Reader<'a>,
        &Request<'_>,
        &mut Diagnostics,
        &mut KeyState,
        Proof,
    ) -> Result<Outcome<'a>, ReadError>,
}

impl Spec {
    pub(crate) fn compare_ids(&self, one: &str, other: &str) -> Ordering {
        if self.has_ids_without_case {
            let letters = one.bytes().zip(other.bytes());
            let mut orders = letters
                .map(|(one, other)| one.to_ascii_lowercase().cmp(&other.to_ascii_lowercase()));
            let first = orders.find(|order| order.is_ne());
            first.unwrap_or_else(|| one.len().cmp(&other.len()))
        } else {
            one.cmp(other)
        }
    }
}

/// The result of reading an object.
pub(crate) enum Outcome<'a> {
    /// Boxed, because it is large and is passed on often.
    Image(Box<Image<'a>>),
    /// The object is an error. Boxed, because it is large and rare.
    Refused(Box<ImageFault>),
    /// The object is named as something else; with its type.
    Skipped(&'static str),
    /// An image that does not pass the test of the request.
    Unwanted,
    /// It is not proven that the object is an image of the provider.
    Unproven,
    /// The object has a key of a wrapper, and was read only up to it.
    Wrapper,
}

/// Takes the elements that are not empty out of a list.
pub(crate) fn take_present<'a>(list: &mut Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    list.retain(|element| !element.is_empty());
    std::mem::take(list)
}

/// Whether the value of an error's key means that there was no error.
pub(crate) fn is_no_error(value: &str) -> bool {
    let is_bracket =
        |byte: u8| matches!(byte, b'{' | b'}' | b'[' | b']') || byte.is_ascii_whitespace();
    matches!(value, "null" | "false" | "\"\"") || value.bytes().all(is_bracket)
}

/// The string value of a key of an object, if there is one.
#[inline(never)]
pub(crate) fn member_text(object: &str, key: &str) -> Option<String> {
    member(object, key).and_then(text_value)
}

/// The string value of a JSON value.
pub(crate) fn text_value(value: &str) -> Option<String> {
    let text = Reader::whole(value).string().ok()?;
    Some(text.decode().0.into_owned())
}

/// The JSON value of a key of an object. If the key occurs twice, the last value counts.
pub(crate) fn member<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let mut found = None;
    let read = Reader::members(object, &mut |name, value| {
        if name == key {
            found = Some(value);
        }
    });
    read.ok().and(found)
}

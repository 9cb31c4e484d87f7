//! The clouds. One folder and one line below for each; they know nothing of each other.

mod detect;
pub(crate) mod diagnostics;
pub(crate) mod field;
pub(crate) mod field_spec;
pub(crate) mod identify;
pub(crate) mod key_state;
pub(crate) mod labels;
pub(crate) mod pointer;
pub(crate) mod property;
pub(crate) mod record;
mod secret;
pub(crate) mod signs;
mod single;
pub(crate) mod way;

pub(crate) use detect::{Detected, detect, has_sign, is_foreign};
pub(crate) use secret::{REDACTED, is_secret};
pub(crate) use single::{Convert, Proof, into_unified, read_and_convert, read_one};

use std::borrow::Cow;

use crate::error::ImageFault;
use crate::json::{ReadError, Reader};
use crate::model::{Image, word::vocabulary};
use crate::os::{Knowledge, VendorTables};
use diagnostics::Diagnostics;
use key_state::KeyState;
use signs::SignSpec;
use way::{Asset, Terraform, Way};

/// Declares the clouds: the module, the variant and its word.
macro_rules! providers {
    ($( $(#[doc = $doc:expr])* $module:ident => $variant:ident = $word:literal, )+) => {
        $( pub mod $module; )+

        vocabulary! {
            /// A cloud whose images are read.
            pub closed enum Provider { $( $(#[doc = $doc])* $variant = $word, )+ }
        }

        impl Provider {
            #[expect(clippy::indexing_slicing, reason = "there is one, or this does not compile")]
            pub(crate) const FIRST: Self = Self::ALL[0];

            /// What reading needs to know of the cloud.
            pub(crate) const fn spec(self) -> &'static Spec {
                match self { $( Self::$variant => &$module::SPEC, )+ }
            }
        }
    };
}

providers! {
    /// [Google Compute Engine](https://cloud.google.com/compute).
    gce => Gce = "gce",
    /// [Gcore](https://gcore.com) Cloud, on `OpenStack` Glance.
    gcore => Gcore = "gcore",
}

/// What reading needs to know of a cloud.
pub(crate) struct Spec {
    /// What an object is a sign of.
    pub(crate) signs: SignSpec,
    /// What to ask the API for, so that an object can be identified.
    pub(crate) ask_for: &'static str,
    /// Where images stand in what its APIs answer.
    pub(crate) ways: &'static [Way],
    /// How an inventory of assets describes its images, if there is one.
    pub(crate) asset: Option<&'static Asset>,
    /// What Terraform's providers call its images.
    pub(crate) terraform: Terraform,
    /// Its projects and licences that identify operating systems.
    pub(crate) os_tables: &'static VendorTables,
    /// Keys whose values come out nowhere: in lower case, without what separates words.
    pub(crate) secrets: &'static [&'static str],
    /// Whether an object that holds no list is an empty list all the same.
    pub(crate) is_empty_list: fn(&str) -> bool,
    /// The message of the API's own error answer, if the object is one.
    pub(crate) api_error: fn(&str) -> Option<String>,
    /// Reads an image's object and converts it.
    pub(crate) read: for<'a> fn(
        &mut Reader<'a>,
        &Knowledge,
        &mut Diagnostics,
        &mut KeyState,
        Proof,
    ) -> Result<Outcome<'a>, ReadError>,
}

/// What became of an object that was read to its end.
pub(crate) enum Outcome<'a> {
    /// In a box, for it is large and goes through many hands.
    Image(Box<Image<'a>>),
    /// Why it cannot come out. In a box, so that nothing large is moved for what is rare.
    Refused(Box<ImageFault>),
    /// It is named as something else.
    Skipped(&'static str),
    /// Its signs do not say that it is an image of the cloud.
    Unproven,
}

/// Takes the elements that are not absent out of a list that was read.
pub(crate) fn present<'a>(list: &mut Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    list.retain(|element| !element.is_empty());
    std::mem::take(list)
}

/// The string value of a key of an object, wherever it stands; `None` where there is none.
#[inline(never)]
pub(crate) fn member_text(object: &str, key: &str) -> Option<String> {
    member(object, key).and_then(text_value)
}

/// The string that a value is.
pub(crate) fn text_value(value: &str) -> Option<String> {
    let text = Reader::whole(value).string().ok()?;
    Some(text.decode().0.into_owned())
}

/// The value of a key of an object.
pub(crate) fn member<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let mut found = None;
    let read = Reader::members(object, &mut |name, value| {
        if name == key {
            found = Some(value);
        }
    });
    read.ok().and(found)
}

//! Reads unified images: what this library has written is an input, too.

use super::object::Object;
use super::options::Options;
use crate::Provider;
use crate::json::Stopped;
use crate::provider::{self, Detected, detect, member, member_text};

/// Whether an object says that it is a unified image, and is none of a provider's own.
pub(super) fn is_claimed(object: &str, expected: Option<Provider>) -> bool {
    let _ = (object, expected);
    false
}

pub(super) fn read<'t>(object: &'t str, options: &Options) -> Result<Object<'t>, Stopped> {
    let _ = (object, options);
    Err(Stopped)
}

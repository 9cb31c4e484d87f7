//! The providers whose images can be written.

use crate::json::Json;
use crate::random::Random;
use crate::{aws, azure, gce, gcore, openstack};

/// A provider.
pub(crate) struct Provider {
    pub(crate) name: &'static str,
    /// The key of the list in an answer of its API.
    pub(crate) list_key: &'static str,
    /// Writes the members after that list, from the number of images.
    pub(crate) end_list: fn(&mut Json, u64),
    /// The type of its images in an asset inventory.
    pub(crate) asset_type: Option<&'static str>,
    pub(crate) terraform_type: &'static str,
    /// Writes an image.
    pub(crate) image: fn(&mut Random, &mut Json, Variant),
}

/// What kind of image to write.
#[derive(Clone, Copy)]
pub(crate) struct Variant {
    /// Without the parts that are long and rare.
    pub(crate) lean: bool,
    pub(crate) non_ascii: bool,
}

/// The providers. The first one is the default.
pub(crate) const ALL: [&Provider; 5] =
    [&gce::PROVIDER, &gcore::PROVIDER, &azure::PROVIDER, &aws::PROVIDER, &openstack::PROVIDER];

/// Their names, for the usage.
pub(crate) fn names() -> String {
    ALL.map(|provider| provider.name).join("|")
}

pub(crate) fn named(name: &str) -> Option<&'static Provider> {
    ALL.into_iter().find(|provider| provider.name == name)
}

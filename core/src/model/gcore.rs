//! What only Gcore states about an image.

use std::borrow::Cow;

use serde::Deserialize;

use super::object::object;
use super::{PriceStatus, SshKey, number};
use crate::json::Write;

object! {
    /// What only Gcore states about an image.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct GcoreExtras<'a> {
        /// The position in Gcore's own list.
        "displayOrder" default => display_order: Option<i64>;
        /// The id of the task that locks the image.
        "lock" default => lock: Option<Cow<'a, str>>;
        /// The id of the task that created the image.
        "creatorTask" default => creator_task: Option<Cow<'a, str>>;
        /// The price.
        "price" default => price: Option<Price<'a>>;
        /// Whether an instance of the image allows, denies or requires an SSH key.
        "sshKey" default => ssh_key: Option<SshKey>;
    }
}

object! {
    /// The price of an image.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Price<'a> {
        /// The ISO 4217 code of the currency, as the provider gives it.
        "currency" default => currency: Option<Cow<'a, str>>;
        /// The price per hour, in that currency.
        #[serde(serialize_with = "number::serialize")]
        "perHour" default => per_hour: Option<f64>;
        /// The price per month, in that currency.
        #[serde(serialize_with = "number::serialize")]
        "perMonth" default => per_month: Option<f64>;
        /// Whether a user interface should show the price.
        "status" default => status: Option<PriceStatus>;
    }
}

impl GcoreExtras<'_> {
    /// Whether all members are absent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_absent()
    }
}

impl Price<'_> {
    /// Whether all members are absent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_absent()
    }
}

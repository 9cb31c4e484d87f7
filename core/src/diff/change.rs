//! What a comparison finds.

use serde::Deserialize;

use crate::Provider;
use crate::model::object::object;
use crate::model::word::vocabulary;

vocabulary! {
    /// How an image differs between two sets.
    pub closed enum ChangeKind {
        /// Only the new set has it.
        Added = "added",
        /// Only the old set has it.
        Removed = "removed",
        /// Both have it, with different fields.
        Changed = "changed",
    }
}

object! {
    /// An image that differs between two sets: see [`Diff`](crate::Diff).
    #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
    pub struct Change {
        /// How it differs.
        "change" => change: ChangeKind;
        /// The cloud of the image.
        "provider" => provider: Provider;
        /// The provider's id, unchanged.
        "id" default => id: Option<String>;
        /// The name; if it changed, the new one. Of several copies with different names, the least.
        "name" => name: String;
        /// JSON Pointers (RFC 6901) to the fields of the unified image that differ, in the order of the model; empty unless
        /// it is [`Changed`](ChangeKind::Changed).
        "fields" => fields: Vec<String>;
    }
}

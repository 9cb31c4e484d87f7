//! The unified image. This module does not depend on any provider, except for the list of names.

mod date;
mod display;
mod gcore;
mod image;
mod into_owned;
mod number;
pub(crate) mod object;
mod provider;
mod raw_json;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod serde_text;
mod text_map;
mod timestamp;
mod version;
pub(crate) mod view;
mod vocabularies;
mod warning;
pub(crate) mod word;

pub use date::{Date, DateError};
pub use gcore::{GcoreExtras, Price};
pub use image::{Deprecation, Encryption, Image, Lifecycle, Os, Parent, Size, Software};
pub use provider::Provider;
pub use raw_json::RawJson;
pub use text_map::TextMap;
pub(crate) use timestamp::Assumed;
pub use timestamp::{Timestamp, TimestampError};
pub use version::Version;
pub use vocabularies::{
    Architecture, Confidential, DeprecationState, Firmware, Licensing, MachineType, OsType,
    ParentKind, PriceStatus, SshKey, Status, Tpm, Virtualization, Visibility,
};
pub use warning::{Warning, WarningCode};
pub use word::{UnknownWord, Word};

/// A key of unified images that no provider's object has.
pub(crate) const UNIFIED_MARK: &str = "provider";

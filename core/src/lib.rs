//! Machine image metadata of every cloud in one model.
//!
//! Each cloud describes its machine images in JSON of its own. This crate reads what Gcore
//! (`ImageSerializer`) and Google Compute Engine (`Image`) give, and turns it into one unified
//! [`Image`].
//!
//! ```
//! let dump = br#"{"count": 1, "results": [{
//!     "id": "44e136a7-15c1-4b5f-a086-20b7b3237d40",
//!     "name": "ubuntu-22.04-x64",
//!     "region": "Luxembourg 1",
//!     "region_id": 7,
//!     "architecture": "x86_64",
//!     "min_disk": 5,
//!     "status": "active",
//!     "created_at": "2024-05-05T14:51:26+0000"
//! }]}"#;
//! for image in cloud_image::images(dump) {
//!     let image = image?;
//!     assert_eq!(image.architecture, Some(cloud_image::Architecture::X86_64));
//!     assert_eq!(image.size.min_disk_bytes, Some(5 << 30));
//!     assert_eq!(image.created_at.unwrap().to_string(), "2024-05-05T14:51:26Z");
//! }
//! # Ok::<(), cloud_image::Error>(())
//! ```
//!
//! # What is read
//!
//! Bytes of UTF-8, with or without a byte order mark. With no option set these are read, mixed and one after the other:
//!
//! - one image; any number of them as newline-delimited or concatenated JSON, or in arrays inside arrays;
//! - a list of Compute Engine (`items`) or of Gcore (`results`), and `{"data": […]}`;
//! - the answer of Compute Engine's `imageFamilyViews.get`: `{"image": {…}}`;
//! - assets of Cloud Asset Inventory: an export, a list, a feed, rows of `BigQuery`;
//! - a Terraform or `OpenTofu` state (version 4), and what `terraform show -json` writes of a state or a plan;
//! - an image of Compute Engine in the spelling of another tool: `disk_size_gb`, `licenseCode`;
//! - unified images, as this crate writes them. They come out as they were.
//!
//! The provider of each image is detected from *signs*: an object is an image of a cloud where it has a sign of that
//! cloud and a sign of an image, and none of something else. The signs are listed in [`provider::gce`] and
//! [`provider::gcore`]. [`Options::provider`] sets the provider; then no signs are needed, but a sign of something else
//! is still an error.
//!
//! What an asset or a resource names as something else is [skipped](Skipped), and counted by kind:
//!
//! ```
//! let export = br#"
//!     {"assetType": "compute.googleapis.com/Disk", "resource": {"data": {"name": "disk-1", "sizeGb": "10"}}}
//!     {"assetType": "compute.googleapis.com/Image", "resource": {"data": {"name": "golden-7", "diskSizeGb": "10"}}}
//! "#;
//! let normalized = cloud_image::normalize(export);
//! assert_eq!(normalized.images[0].name, "golden-7");
//! assert!(normalized.errors.is_empty());
//! assert_eq!(normalized.skipped[0].kind, "compute.googleapis.com/Disk");
//! assert_eq!(normalized.skipped[0].count, 1);
//! ```
//!
//! # What comes out
//!
//! [`normalize`] gives all at once, [`images`] one by one, and [`Decoder`] takes chunks. Each
//! [`Image`] names in [`evidence`](Image::evidence) where inferred values came from, and in
//! [`warnings`](Image::warnings) what was unclear. [`Coverage`] says from the [`Page`]s and errors whether an input is
//! complete.
//!
//! # What goes wrong
//!
//! - A fault of one image (no name, no object, too long, no provider detected) is an [`Error`] in its
//!   place, and the next image is read.
//! - A fault of the text (no JSON, no UTF-8, too deep) ends the input; the images before it have come out. A text that
//!   ends too early has a code of its own, `truncated`: the input holds only a part of a dump. An input in another format (YAML,
//!   CSV, gzip and so on) is an error that names the format.
//! - An object that holds a list of objects at a place that is not known is the error `unknown-list`, with a pointer to
//!   that list. It is never an empty result.
//! - A value that is malformed leaves out one field, with a warning; [`Options::strict`] makes it an error.
//!
//! Skipped objects are no errors, in strict mode either. Nothing panics. [`codes`] has every code with its
//! cause and cure.
//!
//! # Where things are
//!
//! The tables of what becomes of each provider's fields are in [`provider::gce`] and
//! [`provider::gcore`], with a list of every opinion that was needed.

#[doc = include_str!("../CODES.md")]
pub mod codes {}

mod constant;
mod error;
mod json;
mod model;
mod os;
pub mod provider;
mod quote;
mod read;

pub use error::{Error, ErrorCode};
/// For `core/fuzz` alone.
#[cfg(fuzzing)]
#[doc(hidden)]
pub use json::fuzzing;
pub use model::{
    Architecture, Confidential, Deprecation, DeprecationState, Encryption, Firmware, Image,
    Licensing, MachineType, Os, OsType, Parent, ParentKind, Price, PriceStatus, Provider, RawJson,
    Size, Software, SshKey, Status, TextMap, Timestamp, TimestampError, UnknownWord, Visibility,
    Warning, WarningCode, Word,
};
pub use os::{Distro, Knowledge};
pub use read::{
    Coverage, Decoder, Images, Normalized, Options, Page, Skipped, detect, images, normalize,
};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

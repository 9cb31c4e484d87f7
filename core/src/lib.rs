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
//! Bytes of UTF-8. With no option set these are accepted, one after the other and mixed:
//!
//! - a list of Compute Engine (`items`) or of Gcore (`results`), or `{"data": […]}`;
//! - a bare array, as `gcloud --format=json` writes it, of images or of lists;
//! - a single image;
//! - any of these again and again: newline-delimited JSON, concatenated pages.
//!
//! The provider of each image is told from its own keys, or set with [`Options::provider`].
//!
//! # What comes out
//!
//! [`normalize`] gives all at once, [`images`] one by one, and [`Decoder`] takes chunks. Each
//! [`Image`] names in [`evidence`](Image::evidence) where inferred values came from, and in
//! [`warnings`](Image::warnings) what was unclear. [`Page`]s tell whether a dump is
//! [complete](Coverage).
//!
//! # What goes wrong
//!
//! A fault of one image (no name, no object, too long, no provider told) is an [`Error`] in its
//! place, and the next image is read. A fault of the text (no JSON, no UTF-8, too deep) ends the
//! input; the images before it have come out. A value that is malformed leaves out one field, with
//! a warning; [`Options::strict`] makes it an error. Nothing panics. [`codes`] has every code with its
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
    Licensing, MachineType, Os, OsType, Parent, ParentKind, Price, PriceStatus, RawJson, Size,
    Software, SshKey, Status, TextMap, Timestamp, TimestampError, UnknownWord, Visibility, Warning,
    WarningCode, Word,
};
pub use os::{Distro, Knowledge};
pub use provider::Provider;
pub use read::{
    Coverage, Decoder, Images, Normalized, Options, Page, Skipped, detect, images, normalize,
};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

//! Reads machine image metadata of several clouds into one model.
//!
//! Each cloud describes its machine images in a different JSON format. This crate reads those of Google Compute Engine
//! (`Image`), Gcore (`ImageSerializer`), AWS EC2 (`Image`), Azure (Marketplace, galleries, managed images) and `OpenStack`
//! (Glance), and converts each image to one unified [`Image`].
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
//! The input is UTF-8, with or without a byte order mark. Without options, these are read, in any mixture and sequence:
//!
//! - single images, newline-delimited or concatenated JSON, and nested arrays;
//! - lists of Compute Engine (`items`), of Gcore (`results`), of Azure (`value`), of EC2 (`Images`), of `OpenStack`
//!   (`images`), and `{"data": […]}`;
//! - responses of Compute Engine's `imageFamilyViews.get`: `{"image": {…}}`;
//! - assets of Cloud Asset Inventory: exports, lists, feeds, `BigQuery` rows;
//! - Terraform and `OpenTofu` states (version 4), and the output of `terraform show -json` for a state or a plan;
//! - images of Compute Engine and EC2 in the spelling of other tools: `disk_size_gb`, `licenseCode`, `imageId`, `image_id`;
//! - Glance images in the shapes of its clients and of its version 1;
//! - unified images, as this crate writes them. They are returned unchanged.
//!
//! The provider of each image is detected from *signs*: an object is an image of a provider if it has a sign of that
//! provider and a sign of an image, and none of something else. The signs are listed in [`provider::gce`],
//! [`provider::gcore`], [`provider::azure`], [`provider::aws`] and [`provider::openstack`]. [`Options::provider`] sets
//! the provider. Then no signs are needed, but a sign of something else is still an error.
//!
//! Assets, and resources of Terraform or Azure, of other types are [skipped](Skipped), and counted by type:
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
//! # Output
//!
//! | the input is | use | which gives |
//! |---|---|---|
//! | bytes in memory | [`normalize`] | everything at once |
//! | bytes in memory | [`images`] | an iterator |
//! | a file, a pipe, a response: any [`io::Read`](std::io::Read) | [`read()`] | an iterator; one image in memory at a time |
//! | chunks that arrive by other means, such as `async` | [`Decoder`] | images when they are complete |
//!
//! In each [`Image`], [`evidence`](Image::evidence) has the source of every inferred value, and
//! [`warnings`](Image::warnings) has what was unclear. [`Normalized::is_partial`] reports whether the input holds only a
//! part of the images; [`Coverage`] does so for the other ways to read. An [`Image`] displays as one line for people.
//!
//! [Versions compare](Os::version_order) by their numbers. This finds the newest Debian of each region:
//!
//! ```
//! # let dump = br#"{"results": [
//! #   {"region_id": 7, "min_disk": 5, "region": "Luxembourg 1", "name": "debian-9"},
//! #   {"region_id": 7, "min_disk": 5, "region": "Luxembourg 1", "name": "debian-12"},
//! #   {"region_id": 7, "min_disk": 5, "region": "Luxembourg 1", "name": "debian-11"},
//! #   {"region_id": 7, "min_disk": 5, "region": "Luxembourg 1", "name": "ubuntu-24.04"},
//! #   {"region_id": 8, "min_disk": 5, "region": "Manassas", "name": "debian-11"}
//! # ]}"#.as_slice();
//! let mut newest = std::collections::BTreeMap::new();
//! for image in cloud_image::read(dump) {
//!     let image = image?;
//!     if image.os.distro.as_deref() == Some("debian") {
//!         let known = newest.entry(image.region.clone()).or_insert_with(|| image.clone());
//!         if image.os.version_order() > known.os.version_order() {
//!             *known = image;
//!         }
//!     }
//! }
//! # let found: Vec<_> = newest.values().map(|image| (image.region.as_deref(), &*image.name)).collect();
//! # assert_eq!(found, [(Some("Luxembourg 1"), "debian-12"), (Some("Manassas"), "debian-11")]);
//! # Ok::<(), cloud_image::InputError>(())
//! ```
//!
//! [`diff()`] and [`Diff`] find what was added, removed or changed between two sets of images.
//!
//! # Errors
//!
//! - A fault of one image (no name, not an object, too long, no provider detected) is an [`Error`] in its place, and
//!   reading continues with the next image.
//! - A fault of the text (not JSON, not UTF-8, nested too deep) ends the input, after the images before it. A text that
//!   ends too early has a separate code, `truncated`: the input is only a part of a dump. For input in another
//!   format (YAML, CSV, gzip and others), the error names the format.
//! - An object with a list of objects at an unknown place is the error `unknown-list`, with a pointer to that list. It
//!   is never an empty result.
//! - A malformed value leaves out one field, with a warning. [`Options::strict`] makes it an error.
//!
//! Skipped objects are not errors, not even in strict mode. Nothing panics. [`Error::kind`] has the data of an error
//! for decisions in code; [`InputError`] is that of [`read()`], which can also fail to read. [`codes`] lists every code
//! with its cause and remedy.
//!
//! # How one image is read
//!
//! 1. [`Decoder`] (chunks, also of [`ImageReader`]) or [`Images`] (complete input) checks the UTF-8 of the bytes and
//!    passes the text to the state machine in `read::machine`.
//! 2. The machine finds the next object that may be an image: in a list or a document, or by the tables of ways in of
//!    `read::ways` and the providers.
//! 3. That object is read as an image of the [`Provider`] that the options or its wrapper state, else of the image before it
//!    (`read::prediction`).
//! 4. The provider's `record!` declaration reads each field into a typed struct: [`provider::gce::Image`],
//!    [`provider::gcore::Image`].
//! 5. If the values of the struct leave no doubt (`is_evident` of each provider), it is an image of that provider. Else
//!    the signs decide; if they name another provider, the object is read again. An object that is not an image is read
//!    key by key instead (`read::candidate`).
//! 6. The provider converts each field, and collects the texts that may identify the operating system as clues.
//! 7. The `os` module reads each clue into a claim, with the data in [`Knowledge`], and merges the claims into one answer
//!    with its evidence: [`Os`].
//! 8. The [`Image`] is returned with its [`Warning`]s, and with its source if [`Options::source`] is set.
//!    [`Image::write_json`] writes it.
//!
//! [`design`] has these steps with their files, and the reasons for the design.
//!
//! # Reference
//!
//! - [`provider::gce`], [`provider::gcore`], [`provider::azure`], [`provider::aws`] and [`provider::openstack`]: how
//!   each field is mapped, and every decision that the mapping needed
//! - [`distributions`]: the operating systems that are identified
//! - [`codes`]: the codes of errors and warnings
//! - [`query_language`]: filters, orders, fields, pages and the newest images: [`Query`]
//! - [`design`]: the structure of the code
//!
//! # Features
//!
//! - `jiff`: conversions between [`Timestamp`] and `jiff::Timestamp`
//! - `schema`: `schemars::JsonSchema` for images and what is read beside them

#[doc = include_str!("../CODES.md")]
pub mod codes {}

#[doc = include_str!("../DESIGN.md")]
#[allow(clippy::doc_markdown, reason = "DESIGN.md is prose with names of products")]
pub mod design {}

#[doc = include_str!("../DISTRIBUTIONS.md")]
pub mod distributions {}

#[doc = include_str!("../QUERY.md")]
#[allow(clippy::doc_markdown, reason = "QUERY.md is prose with names of products")]
pub mod query_language {}

mod constant;
mod diff;
mod error;
mod json;
mod model;
mod os;
mod output;
pub mod provider;
mod query;
mod quote;
mod read;
mod summary;

pub use diff::{Change, ChangeKind, Diff, ImageDigest, diff};
pub use error::{Error, ErrorCode, ErrorKind, InputError};
/// Only for `core/fuzz`.
#[cfg(fuzzing)]
#[doc(hidden)]
pub use json::fuzzing;
pub use model::{
    Architecture, Confidential, Date, DateError, Deprecation, DeprecationState, Encryption,
    Firmware, GcoreExtras, Image, Licensing, Lifecycle, MachineType, Os, OsType, Parent,
    ParentKind, Price, PriceStatus, Provider, RawJson, Size, Software, SshKey, Status, TextMap,
    Timestamp, TimestampError, Tpm, UnknownWord, Version, Virtualization, Visibility, Warning,
    WarningCode, Word,
};
pub use os::{Distro, Knowledge, lifecycle};
pub use output::{Assembler, Batch, Format, ImageWriter, OutputOptions};
pub use provider::usage::{Usage, UsageTarget, usage};
pub use query::{
    FieldMask, Filter, FilterError, FilterErrorCode, FilterWarning, Latest, LatestFields, OrderBy,
    Query, Selected, Selection, SelectionKey, filter_fields, filter_words,
};
pub use read::{
    Coverage, Decoder, ImageReader, Images, KnowledgeError, Normalized, Options, Page, Skipped,
    detect, images, normalize, read,
};
pub use summary::{Counter, Summary};

/// Runs the examples in the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

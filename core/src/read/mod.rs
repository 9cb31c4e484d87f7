//! Reading: bytes in, images out.
//!
//! [`Machine`] knows envelopes; [`Images`] drives it over bytes that are all there, [`Decoder`] over
//! bytes that come in chunks.

mod cursor;
mod decoder;
mod envelope;
#[cfg_attr(not(test), expect(dead_code, reason = "errors do not say it yet"))]
mod format;
mod images;
mod landmark;
mod machine;
mod options;
mod page;

pub use decoder::Decoder;
pub use images::{Images, Normalized, detect, images, normalize};
pub use options::Options;
pub use page::{Coverage, Page};

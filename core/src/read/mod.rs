//! Reading: bytes in, images out.
//!
//! [`Machine`] knows envelopes; [`Images`] drives it over bytes that are all there, [`Decoder`] over
//! bytes that come in chunks.

mod cursor;
mod decoder;
mod envelope;
mod images;
mod landmark;
mod machine;
mod options;
mod page;
mod unified;

pub use decoder::Decoder;
pub use images::{Images, Normalized, detect, images, normalize};
pub use options::Options;
pub use page::{Coverage, Page};

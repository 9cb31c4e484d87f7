//! Reading: bytes in, images out.
//!
//! [`Machine`] knows envelopes; [`Images`] drives it over bytes that are all there, [`Decoder`] over
//! bytes that come in chunks.

mod decoder;
mod encoding;
mod envelope;
mod error;
mod images;
mod machine;
mod object;
mod options;
mod page;

pub use decoder::Decoder;
pub use error::{Error, ErrorCode};
pub(crate) use error::{Refusal, shorten};
pub use images::{Images, Normalized, detect, images, normalize};
pub(crate) use object::object;
pub use options::Options;
pub use page::{Coverage, Page};

//! Reading: bytes in, images out.
//!
//! [`Machine`](machine::Machine) finds images; [`Images`] drives it over bytes that are all there, [`Decoder`] over
//! bytes that come in chunks. Where images stand is in one table, [`ways`]; what is open around a place is a stack of
//! [`level`]s.

mod beginning;
mod candidate;
mod cursor;
mod decoder;
mod embedded;
mod emit;
mod facts;
mod find;
mod format;
mod images;
mod level;
mod line_counter;
mod machine;
mod object;
mod options;
mod page;
mod prediction;
mod skipped;
mod unified;
mod walk;
mod ways;

pub use decoder::Decoder;
pub use images::{Images, Normalized, detect, images, normalize};
pub use options::Options;
pub use page::{Coverage, Page};
pub use skipped::Skipped;
pub(crate) use ways::leads_to_images;

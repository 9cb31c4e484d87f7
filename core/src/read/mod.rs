//! Reading: bytes in, images out.
//!
//! - [`options`]: what a caller can set
//! - [`images`](mod@images): reads a complete input
//! - [`decoder`]: reads an input in chunks
//! - [`image_reader`]: reads an `io::Read`
//! - [`machine`]: the state machine that finds the images in a text
//! - [`walk`]: reads the values on a way to images
//! - [`pass`]: passes the values that hold no images
//! - [`stack`]: the open levels of the machine
//! - [`level`]: an open object or list, and what is expected in it
//! - [`candidate`]: an open object that may be an image, or hold images
//! - [`facts`]: the members of an object that are kept when its text is not
//! - [`classify`]: decides what a closed object is
//! - [`api_error`]: an API's error answer, alone or beside a list
//! - [`close`]: closes a level, and returns its image, page or error
//! - [`emit`]: reads an image and returns it, with its warnings and `source`, or its error
//! - [`embedded`]: an image whose JSON is in a string
//! - [`expectation`]: what the context of an object states about it
//! - [`object`]: reads one object as the image of a provider
//! - [`unified`]: reads a unified image
//! - [`ways`]: the table of ways in
//! - [`prediction`]: the provider and the keys predicted for the next object
//! - [`page`]: pages, and whether an input has all of them
//! - [`skipped`]: counts the skipped objects by kind
//! - [`cursor`]: the position in a text that may be incomplete
//! - [`line_counter`]: the line and column of an offset
//! - [`find`]: finds values in an object whose text is complete
//! - [`format`](mod@format): identifies inputs that are not JSON
//! - [`knowledge`]: reads the rows that callers add to the knowledge
//! - [`sniffer`]: keeps the start of an input for [`format`](mod@format)

mod api_error;
mod candidate;
mod classify;
mod close;
mod cursor;
mod decoder;
mod demand;
mod embedded;
mod emit;
mod expectation;
mod facts;
mod find;
mod format;
mod image_reader;
mod images;
mod knowledge;
mod level;
mod line_counter;
mod machine;
mod object;
mod options;
mod page;
mod pass;
mod prediction;
mod skipped;
mod sniffer;
mod stack;
mod unified;
mod walk;
mod ways;

pub use decoder::Decoder;
pub use image_reader::{ImageReader, read};
pub use images::{Images, Normalized, detect, images, normalize};
pub use knowledge::KnowledgeError;
pub use options::Options;
pub use page::{Coverage, Page};
pub use skipped::Skipped;

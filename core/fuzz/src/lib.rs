//! Fuzz targets: each public function checks a property of its input and panics if it fails. `bash core/fuzz/run` fuzzes
//! them; the tests run them with a fixed seed.

mod choice;
mod chunks;
mod document;
mod images;
mod line;
mod names;
mod query;
mod reader;
mod samples;
mod string;
mod wrap;

pub use choice::Choice;
pub use chunks::{Chunks, chunks};
pub use document::Document;
pub use images::{Images, images};
pub use names::{Names, names};
pub use query::query;
pub use reader::reader;
pub use string::string;

use line::line;

//! What the fuzz targets share. `bash core/fuzz/run` runs them.

mod choice;
mod document;
mod line;
mod samples;

pub use choice::Choice;
pub use document::{Document, SECRET};
pub use line::line;

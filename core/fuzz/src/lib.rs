//! What no input may do. `bash core/fuzz/run` looks for inputs that do it all the same, one target for each function
//! here; the tests try some that are always the same.

mod choice;
mod chunks;
mod document;
mod images;
mod line;
mod names;
mod reader;
mod samples;
mod string;
mod wrap;

pub use choice::Choice;
pub use chunks::{Chunks, chunks};
pub use document::Document;
pub use images::{Images, images};
pub use names::{Names, names};
pub use reader::reader;
pub use string::string;

use line::line;

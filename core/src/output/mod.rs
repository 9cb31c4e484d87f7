//! Writing images in a format: NDJSON, one JSON array, CSV, or a table for a terminal.
//!
//! [`Batch`] formats images one by one. Batches do not depend on each other, so several threads can fill them.
//! [`Assembler`] turns each batch, in its turn, into the next part of the output: it adds what the format needs at the
//! start, between images, and at the end. [`ImageWriter`] does both for an [`std::io::Write`].

mod assembler;
mod batch;
mod columns;
mod csv;
mod options;
mod table;
mod width;
mod writer;

pub use assembler::Assembler;
pub use batch::Batch;
pub use options::{Format, OutputOptions};
pub use writer::ImageWriter;

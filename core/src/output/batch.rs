//! Images in a format, before they are joined to one output.

use super::{Format, OutputOptions};
use super::{csv, table};
use crate::Image;

/// What comes before each image of a JSON array. [`Assembler`](super::Assembler) replaces the first one.
const JSON_SEPARATOR: &[u8] = b",\n";

/// Images in a format. [`Assembler::join`](super::Assembler::join) makes them the next part of an output.
#[derive(Debug, Clone)]
pub struct Batch {
    format: Format,
    csv_safe: bool,
    pub(super) bytes: Vec<u8>,
    /// The image as JSON, from which cells of CSV are taken.
    line: Vec<u8>,
}

impl Batch {
    pub(super) fn new(options: &OutputOptions, bytes: usize) -> Self {
        Self {
            format: options.format,
            csv_safe: options.csv_safe,
            bytes: Vec::with_capacity(bytes),
            line: Vec::new(),
        }
    }

    /// Adds an image.
    pub fn push(&mut self, image: &Image<'_>) {
        match self.format {
            Format::Ndjson => {
                image.write_json(&mut self.bytes);
                self.bytes.push(b'\n');
            }
            Format::Json => {
                self.bytes.extend_from_slice(JSON_SEPARATOR);
                image.write_json(&mut self.bytes);
            }
            Format::Csv => {
                self.line.clear();
                image.write_json(&mut self.line);
                csv::push_row(&self.line, self.csv_safe, &mut self.bytes);
            }
            Format::Table => table::push_row(image, &mut self.bytes),
        }
    }

    /// The next part of the output, after [`Assembler::join`](super::Assembler::join).
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The size of the images in memory, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Removes all images. The memory is kept for the next ones.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }
}

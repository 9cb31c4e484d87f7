//! Images in a format, before they are joined to one output.

use std::sync::Arc;

use super::columns::Columns;
use super::options::Rows;
use super::{Format, OutputOptions};
use super::{csv, table};
use crate::{Change, Image};

/// What comes before each image of a JSON array. [`Assembler`](super::Assembler) replaces the first one.
const JSON_SEPARATOR: &[u8] = b",\n";

/// Images in a format. [`Assembler::join`](super::Assembler::join) makes them the next part of an output.
#[derive(Debug, Clone)]
pub struct Batch {
    format: Format,
    csv_safe: bool,
    lifecycle: bool,
    columns: Option<Arc<Columns>>,
    pub(super) bytes: Vec<u8>,
    /// The image as JSON, from which cells of CSV are taken.
    line: Vec<u8>,
}

impl Batch {
    pub(super) fn new(options: &OutputOptions, bytes: usize) -> Self {
        Self {
            format: options.format,
            csv_safe: options.csv_safe,
            lifecycle: options.lifecycle,
            columns: options.columns.clone(),
            bytes: Vec::with_capacity(bytes),
            line: Vec::new(),
        }
    }

    /// Adds an image.
    pub fn push(&mut self, image: &Image<'_>) {
        let Self { format, csv_safe, lifecycle, columns, bytes, line } = self;
        let columns = columns.as_deref();
        let write_json = |out: &mut Vec<u8>| match columns {
            Some(columns) => columns.mask.write_json(image, out),
            None => image.write_json(out),
        };
        match (format, columns) {
            (Format::Ndjson, _) => {
                write_json(bytes);
                bytes.push(b'\n');
            }
            (Format::Json, _) => {
                bytes.extend_from_slice(JSON_SEPARATOR);
                write_json(bytes);
            }
            (Format::Csv, None) => {
                line.clear();
                write_json(line);
                csv::push_row(line, Rows::Images, *csv_safe, bytes);
            }
            (Format::Csv, Some(columns)) => {
                csv::push_fields(image, columns, *csv_safe, line, bytes);
            }
            (Format::Table, None) => table::push_row(image, *lifecycle, bytes),
            (Format::Table, Some(columns)) => table::push_fields(image, columns, line, bytes),
        }
    }

    /// Adds a change. The batch must be of [`OutputOptions::changes`].
    pub fn push_change(&mut self, change: &Change) {
        let Self { format, csv_safe, bytes, line, .. } = self;
        match format {
            Format::Ndjson => {
                change.write_json(bytes);
                bytes.push(b'\n');
            }
            Format::Json => {
                bytes.extend_from_slice(JSON_SEPARATOR);
                change.write_json(bytes);
            }
            Format::Csv => {
                line.clear();
                change.write_json(line);
                csv::push_row(line, Rows::Changes, *csv_safe, bytes);
            }
            Format::Table => table::push_change(change, bytes),
        }
    }

    /// Adds an image that another batch with the same options has formatted: the [`bytes`](Self::bytes) of that batch with
    /// only this image, before they are joined.
    pub fn push_formatted(&mut self, image: &[u8]) {
        self.bytes.extend_from_slice(image);
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

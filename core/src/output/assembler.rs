//! Joins batches of images to one output.

use std::sync::Arc;

use super::batch::Batch;
use super::columns::Columns;
use super::csv;
use super::options::Rows;
use super::table::Table;
use super::{Format, OutputOptions};

/// Makes one output out of [`Batch`]es: it adds the start, the separators and the end that a format needs.
///
/// ```
/// use cloud_image::{Format, OutputOptions, images};
///
/// let options = OutputOptions::new(Format::Json);
/// let mut assembler = options.assembler();
/// let mut output = Vec::new();
/// for dump in [r#"{"kind": "compute#image", "name": "a"}"#, r#"{"kind": "compute#image", "name": "b"}"#] {
///     let mut batch = options.batch();
///     for image in images(dump.as_bytes()) {
///         batch.push(&image?);
///     }
///     assembler.join(&mut batch);
///     output.extend_from_slice(batch.bytes());
/// }
/// output.extend_from_slice(&assembler.end());
/// let expected = r#"[
/// {"provider":"gce","name":"a","labels":{}},
/// {"provider":"gce","name":"b","labels":{}}
/// ]
/// "#;
/// assert_eq!(String::from_utf8(output)?, expected);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Its [`state`](Self::state) is a text, with which another process can [`resume`](Self::resume) the output.
#[derive(Debug, Clone)]
pub struct Assembler {
    format: Format,
    csv_safe: bool,
    rows: Rows,
    columns: Option<Arc<Columns>>,
    has_started: bool,
    table: Table,
}

impl Assembler {
    pub(super) fn new(options: &OutputOptions) -> Self {
        Self {
            format: options.format,
            csv_safe: options.csv_safe,
            rows: options.rows,
            columns: options.columns.clone(),
            has_started: false,
            table: Table::new(options),
        }
    }

    /// What the output holds and knows until now, as a text.
    #[must_use]
    pub fn state(&self) -> String {
        match self.format {
            Format::Table => self.table.state(),
            _ if self.has_started => STARTED.to_owned(),
            _ => String::new(),
        }
    }

    /// Continues an output with the same options, whose [`state`](Self::state) this is.
    pub fn resume(&mut self, state: &str) {
        match self.format {
            Format::Table => self.table.resume(state),
            _ => self.has_started = state == STARTED,
        }
    }

    /// Makes a batch the next part of the output, which is then in [`Batch::bytes`]. The batch must be of the same format.
    ///
    /// A table holds back up to 1,000 rows, to know how wide its columns must be.
    pub fn join(&mut self, batch: &mut Batch) {
        match self.format {
            Format::Ndjson => {}
            Format::Json => {
                // The first separator, `,` and a line break, becomes the start of the array.
                if let (false, Some(start)) = (self.has_started, batch.bytes.first_mut()) {
                    *start = b'[';
                    self.has_started = true;
                }
            }
            Format::Csv => {
                if !self.has_started {
                    batch.bytes.splice(
                        ..0,
                        csv::header(self.rows, self.columns.as_deref(), self.csv_safe),
                    );
                    self.has_started = true;
                }
            }
            Format::Table => self.table.lay_out(&mut batch.bytes),
        }
    }

    /// The end of the output.
    #[must_use]
    pub fn end(&mut self) -> Vec<u8> {
        match self.format {
            Format::Ndjson => Vec::new(),
            Format::Json if self.has_started => b"\n]\n".to_vec(),
            Format::Json => b"[]\n".to_vec(),
            Format::Csv if self.has_started => Vec::new(),
            Format::Csv => csv::header(self.rows, self.columns.as_deref(), self.csv_safe),
            Format::Table => self.table.end(),
        }
    }
}

/// The state of an output that has started.
const STARTED: &str = "started";

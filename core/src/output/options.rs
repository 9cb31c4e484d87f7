//! The formats, and their options.

use std::sync::Arc;

use super::columns::Columns;
use super::{Assembler, Batch};
use crate::FieldMask;
use crate::model::word::vocabulary;

vocabulary! {
    /// A format in which images are written.
    pub closed enum Format {
        /// One image per line, as JSON.
        Ndjson = "ndjson",
        /// One JSON array.
        Json = "json",
        /// CSV (RFC 4180), with a header. A column is a leaf of the image, such as `os.version`, in the order of the
        /// model. Lists and maps are JSON in a cell; absent fields are empty cells.
        Csv = "csv",
        /// A table of the main fields, for a terminal.
        Table = "table",
    }
}

/// What an output has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Images,
    Changes,
}

/// How images are written: a [`Format`], and options that apply to one format.
///
/// ```
/// use cloud_image::{Format, OutputOptions};
///
/// let options = OutputOptions::new(Format::Csv).csv_safe(true);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct OutputOptions {
    pub(super) format: Format,
    pub(super) csv_safe: bool,
    pub(super) table_width: Option<usize>,
    pub(super) lifecycle: bool,
    pub(super) rows: Rows,
    pub(super) columns: Option<Arc<Columns>>,
}

impl OutputOptions {
    /// The format with its defaults.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            csv_safe: false,
            table_width: None,
            lifecycle: false,
            rows: Rows::Images,
            columns: None,
        }
    }

    /// Makes CSV safe to open in a spreadsheet: a text that a spreadsheet would run as a formula, because it starts
    /// with `=`, `+`, `-`, `@`, a tab, a line break or a NUL, gets an apostrophe before it. A text with `;` or a tab is
    /// quoted. The output starts with a byte order mark, so that a spreadsheet reads it as UTF-8.
    pub fn csv_safe(mut self, csv_safe: bool) -> Self {
        self.csv_safe = csv_safe;
        self
    }

    /// Fits a table to a terminal with this number of columns: long cells are cut, and end in `…`. With `None`, the
    /// default, or with 0, no cell is cut.
    pub fn table_width(mut self, columns: impl Into<Option<usize>>) -> Self {
        self.table_width = columns.into().filter(|columns| *columns > 0);
        self
    }

    /// Adds the column `end of life` to a table, for images with [`Os::lifecycle`](crate::Os::lifecycle). Other formats
    /// have what an image has.
    pub fn lifecycle(mut self, lifecycle: bool) -> Self {
        self.lifecycle = lifecycle;
        self
    }

    /// Writes the changes of a [`Diff`](crate::Diff), with [`Batch::push_change`], instead of images.
    ///
    /// ```
    /// use cloud_image::{Format, OutputOptions, diff, normalize};
    ///
    /// let old = normalize(b"[]").images;
    /// let new = normalize(br#"{"kind": "compute#image", "id": "7", "name": "a"}"#).images;
    /// let options = OutputOptions::new(Format::Table).changes();
    /// let mut batch = options.batch();
    /// for change in diff(old, new) {
    ///     batch.push_change(&change);
    /// }
    /// let mut assembler = options.assembler();
    /// assembler.join(&mut batch);
    /// let table = [batch.bytes(), &assembler.end()].concat();
    /// assert_eq!(table, b"change  provider  name  id  fields\nadded   gce       a     7\n");
    /// ```
    pub fn changes(mut self) -> Self {
        self.rows = Rows::Changes;
        self
    }

    /// Writes exactly these fields, in the order of the model. In CSV and in a table, each of them is a column, whose cells
    /// are texts, or JSON. With `None`, the default, whole images are written.
    ///
    /// ```
    /// use cloud_image::{Format, ImageWriter, OutputOptions, images};
    ///
    /// let options = OutputOptions::new(Format::Csv).fields("os(version,distro),name".parse::<cloud_image::FieldMask>()?);
    /// let mut writer = ImageWriter::new(Vec::new(), options);
    /// for image in images(br#"{"kind": "compute#image", "name": "debian-12-v20240415"}"#) {
    ///     writer.write(&image?)?;
    /// }
    /// assert_eq!(writer.finish()?, b"name,os.distro,os.version\r\ndebian-12-v20240415,debian,12\r\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fields(mut self, fields: impl Into<Option<FieldMask>>) -> Self {
        self.columns = fields.into().map(|mask| Arc::new(Columns::new(mask)));
        self
    }

    /// An empty batch for this format.
    #[must_use]
    pub fn batch(&self) -> Batch {
        self.batch_with_capacity(0)
    }

    /// An empty batch that can hold this number of bytes without moving them.
    #[must_use]
    pub fn batch_with_capacity(&self, bytes: usize) -> Batch {
        Batch::new(self, bytes)
    }

    /// The start of an output in this format.
    #[must_use]
    pub fn assembler(&self) -> Assembler {
        Assembler::new(self)
    }
}

impl From<Format> for OutputOptions {
    fn from(format: Format) -> Self {
        Self::new(format)
    }
}

//! Writing images to an [`io::Write`].

use std::io;

use super::{Assembler, Batch, OutputOptions};
use crate::Image;

/// The output is written in parts of about this size.
const PART_BYTES: usize = 1 << 16;

/// Writes images to a file or another output, in any [`Format`](super::Format).
///
/// ```
/// use cloud_image::{Format, ImageWriter, images};
///
/// let dump = br#"{"items": [{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": "b"}]}"#;
/// let mut writer = ImageWriter::new(Vec::new(), Format::Ndjson);
/// for image in images(dump) {
///     writer.write(&image?)?;
/// }
/// let lines = String::from_utf8(writer.finish()?)?;
/// assert_eq!(lines.lines().next(), Some(r#"{"provider":"gce","name":"a","labels":{}}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Images are written in parts of about 64 KiB, so the output needs no buffer.
#[derive(Debug)]
#[must_use = "the output is complete after `finish`"]
pub struct ImageWriter<W> {
    out: W,
    batch: Batch,
    assembler: Assembler,
}

impl<W: io::Write> ImageWriter<W> {
    /// Creates a writer.
    pub fn new(out: W, options: impl Into<OutputOptions>) -> Self {
        let options = options.into();
        Self { out, batch: options.batch(), assembler: options.assembler() }
    }

    /// Writes an image.
    ///
    /// # Errors
    ///
    /// If the output cannot be written.
    pub fn write(&mut self, image: &Image<'_>) -> io::Result<()> {
        self.batch.push(image);
        if self.batch.size() < PART_BYTES { Ok(()) } else { self.flush() }
    }

    /// Writes the images that are held, except for the rows of a table whose widths are not known yet.
    ///
    /// # Errors
    ///
    /// If the output cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.assembler.join(&mut self.batch);
        self.out.write_all(self.batch.bytes())?;
        self.batch.clear();
        self.out.flush()
    }

    /// Writes the end of the output, and returns what it was written to.
    ///
    /// # Errors
    ///
    /// If the output cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        self.out.write_all(&self.assembler.end())?;
        self.out.flush()?;
        Ok(self.out)
    }
}

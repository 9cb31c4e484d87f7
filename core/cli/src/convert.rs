//! Converts one input.

use std::io::{self, ErrorKind, Read, Write};

use cloud_image::{Batch, Counter, Decoder, ErrorCode, Options, OutputOptions, Summary};

use crate::input::{Input, reader};
use crate::report::MAX_ERRORS;

const CHUNK_BYTES: usize = 1 << 18;

/// Images are passed on when there are about this many bytes of them.
const BATCH_BYTES: usize = 1 << 16;

/// A part of the result of an input.
#[derive(Debug)]
pub(crate) enum Part {
    Images(Batch),
    /// An error of the input. Only the first ones are passed on.
    Error(ErrorCode, String),
    /// The input cannot be opened, or not be read to its end.
    Unreadable(String),
    /// The end of an input that was opened.
    End(Summary),
}

impl Part {
    /// The approximate size in memory, in bytes.
    pub(crate) fn size(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Images(batch) => batch.size(),
                Self::Error(_, line) | Self::Unreadable(line) => line.len(),
                Self::End(_) => 0,
            }
    }
}

/// What a caller does with the parts. After `false`, reading stops.
pub(crate) type Send<'s> = dyn FnMut(Part) -> bool + 's;

/// Converts an input of any length. Only one image and one batch are in memory at a time. `on_read` is called with the
/// number of bytes after each read.
pub(crate) fn convert(
    input: &Input,
    (options, is_strict): (&Options, bool),
    output: &OutputOptions,
    on_read: impl Fn(u64),
    send: &mut Send<'_>,
) {
    let name = input.name();
    let opened = match input.open() {
        Ok(opened) => opened,
        Err(error) => {
            send(Part::Unreadable(format!("{name}: {error}")));
            return;
        }
    };
    let mut conversion = Conversion {
        name,
        counter: Counter::new(),
        shown: 0,
        is_strict,
        has_ended: false,
        output,
        send,
    };
    let mut decoder = options.decoder();
    let read = reader(opened, on_read).and_then(|input| conversion.read(input, &mut decoder));
    if let Err(error) = read {
        conversion.counter.set_unreadable();
        (conversion.send)(Part::Unreadable(format!("{}: {error}", conversion.name)));
    }
    let summary = conversion.counter.finish(&conversion.name, decoder.skipped());
    (conversion.send)(Part::End(summary));
}

struct Conversion<'c, 's> {
    name: String,
    counter: Counter,
    /// The number of errors that were passed on.
    shown: usize,
    /// Whether the first error ends the input.
    is_strict: bool,
    /// Whether nothing more of the input is read.
    has_ended: bool,
    output: &'c OutputOptions,
    send: &'c mut Send<'s>,
}

impl Conversion<'_, '_> {
    /// Reads the input to its end, or until the caller stops. After an error, the images before it have been passed on.
    fn read(&mut self, mut input: impl Read, decoder: &mut Decoder) -> io::Result<()> {
        let mut chunk = vec![0; CHUNK_BYTES];
        let result = loop {
            match input.read(&mut chunk) {
                Ok(0) => break Ok(()),
                Ok(length) => {
                    decoder.write_all(chunk.get(..length).unwrap_or_default())?;
                    if !self.send_images(decoder) {
                        return Ok(());
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        decoder.finish();
        self.send_images(decoder);
        result
    }

    fn new_batch(&self) -> Batch {
        self.output.batch_with_capacity(BATCH_BYTES + BATCH_BYTES / 8)
    }

    /// Passes on all images that are complete, because the next bytes may take a while. Returns whether to go on: not after
    /// an error that ends the input.
    fn send_images(&mut self, decoder: &mut Decoder) -> bool {
        let mut batch = self.new_batch();
        while let Some(image) = decoder.next_image() {
            match image {
                Ok(image) => {
                    self.counter.add_image(&image);
                    batch.push(&image);
                    if batch.size() >= BATCH_BYTES {
                        let full = std::mem::replace(&mut batch, self.new_batch());
                        if !(self.send)(Part::Images(full)) {
                            return false;
                        }
                    }
                }
                Err(error) => {
                    self.counter.add_error(&error);
                    self.has_ended |= self.is_strict || error.code.ends_input();
                    if self.shown < MAX_ERRORS {
                        self.shown += 1;
                        let line = format!("{}: {error}", self.name);
                        if !(self.send)(Part::Error(error.code, line)) {
                            return false;
                        }
                    }
                }
            }
        }
        self.counter.add_pages(&decoder.take_pages());
        (batch.size() == 0 || (self.send)(Part::Images(batch))) && !self.has_ended
    }
}

//! Converts one input.

use std::io::{self, ErrorKind, Read, Write};

use cloud_image::{
    Batch, Counter, Decoder, Diff, ErrorCode, Image, ImageDigest, Options, OutputOptions,
    Selection, SelectionKey, Summary,
};

use crate::input::{Input, reader};
use crate::report::MAX_ERRORS;

const CHUNK_BYTES: usize = 1 << 18;

/// Images are passed on when there are about this many bytes of them.
const BATCH_BYTES: usize = 1 << 16;

/// A part of the result of an input.
#[derive(Debug)]
pub(crate) enum Part {
    Images(Batch),
    /// Images of which some are selected.
    Keyed(Vec<Keyed>),
    /// What is compared of images, with the index of their input.
    Digests(usize, Vec<ImageDigest>),
    /// An error of the input. Only the first ones are passed on.
    Error(ErrorCode, String),
    /// The input cannot be opened, or not be read to its end.
    Unreadable(String),
    /// The end of an input, and whether an unknown number of its images is missing.
    End {
        summary: Summary,
        has_lost: bool,
    },
}

/// An image that may be selected.
#[derive(Debug)]
pub(crate) struct Keyed {
    pub(crate) key: SelectionKey,
    /// The image in the format of the output; empty if it cannot be selected.
    pub(crate) formatted: Vec<u8>,
}

impl Keyed {
    fn size(&self) -> usize {
        size_of::<Self>() + self.formatted.len()
    }
}

/// How an input is converted.
pub(crate) struct Settings {
    pub(crate) options: Options,
    pub(crate) is_strict: bool,
    pub(crate) output: OutputOptions,
    /// If only some of the images that match are written, or in another order: it tells which. It holds none.
    pub(crate) selection: Option<Selection<Vec<u8>>>,
    /// If images are compared, not written: it tells what is compared. It holds none.
    pub(crate) diff: Option<Diff>,
}

impl Part {
    /// The approximate size in memory, in bytes.
    pub(crate) fn size(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Images(batch) => batch.size(),
                Self::Keyed(images) => images.iter().map(Keyed::size).sum(),
                Self::Digests(_, digests) => digests.iter().map(ImageDigest::size).sum(),
                Self::Error(_, line) | Self::Unreadable(line) => line.len(),
                Self::End { .. } => 0,
            }
    }
}

/// What a caller does with the parts. After `false`, reading stops.
pub(crate) type Send<'s> = dyn FnMut(Part) -> bool + 's;

/// Converts an input of any length, the one with this index. Only one image and one batch are in memory at a time.
/// `on_read` is called with the number of bytes after each read.
pub(crate) fn convert(
    (index, input): (usize, &Input),
    settings: &Settings,
    on_read: impl Fn(u64),
    send: &mut Send<'_>,
) {
    let name = input.name();
    let opened = match input.open() {
        Ok(opened) => opened,
        Err(error) => {
            send(Part::Unreadable(format!("{name}: {error}")));
            let mut counter = Counter::new();
            counter.set_unreadable();
            send(Part::End { summary: counter.finish(&name, &[]), has_lost: true });
            return;
        }
    };
    let mut conversion = Conversion {
        index,
        name,
        counter: Counter::new(),
        shown: 0,
        has_ended: false,
        has_lost: false,
        settings,
        send,
    };
    let mut decoder = settings.options.decoder();
    let read = reader(opened, on_read).and_then(|input| conversion.read(input, &mut decoder));
    if let Err(error) = read {
        conversion.counter.set_unreadable();
        (conversion.send)(Part::Unreadable(format!("{}: {error}", conversion.name)));
    }
    conversion.counter.set_read(decoder.images_read());
    let summary = conversion.counter.finish(&conversion.name, decoder.skipped());
    let has_lost = conversion.has_lost;
    (conversion.send)(Part::End { summary, has_lost });
}

struct Conversion<'c, 's> {
    index: usize,
    name: String,
    counter: Counter,
    /// The number of errors that were passed on.
    shown: usize,
    /// Whether nothing more of the input is read.
    has_ended: bool,
    /// Whether an unknown number of images is missing.
    has_lost: bool,
    settings: &'c Settings,
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

    /// Passes on all images that are complete, because the next bytes may take a while. Returns whether to go on: not after
    /// an error that ends the input.
    fn send_images(&mut self, decoder: &mut Decoder) -> bool {
        let mut images = Images::new(self.settings, self.index);
        while let Some(image) = decoder.next_image() {
            match image {
                Ok(image) => {
                    images.push(&image, self.counter.images());
                    self.counter.add_image(&image);
                    if images.size() >= BATCH_BYTES && !(self.send)(images.take()) {
                        return false;
                    }
                }
                Err(error) => {
                    self.counter.add_error(&error);
                    self.has_ended |= self.settings.is_strict || error.code.ends_input();
                    self.has_lost |= self.has_ended || error.code.loses_images();
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
        (images.size() == 0 || (self.send)(images.take())) && !self.has_ended
    }
}

/// Images that are passed on together.
struct Images<'s> {
    settings: &'s Settings,
    /// The index of the input.
    index: usize,
    batch: Batch,
    keyed: Vec<Keyed>,
    digests: Vec<ImageDigest>,
    /// The size of what is keyed and of digests.
    bytes: usize,
}

impl<'s> Images<'s> {
    fn new(settings: &'s Settings, index: usize) -> Self {
        let batch = match (&settings.selection, &settings.diff) {
            (None, None) => settings.output.batch_with_capacity(BATCH_BYTES + BATCH_BYTES / 8),
            _ => settings.output.batch(),
        };
        Self { settings, index, batch, keyed: Vec::new(), digests: Vec::new(), bytes: 0 }
    }

    /// Adds an image that has this number of images of its input before it.
    fn push(&mut self, image: &Image<'_>, before: u64) {
        if let Some(diff) = &self.settings.diff {
            let digest = diff.digest(image);
            self.bytes += digest.size();
            return self.digests.push(digest);
        }
        let Some(selection) = &self.settings.selection else { return self.batch.push(image) };
        let key = selection.key(image);
        if selection.may_select(before) && selection.needs_item(&key) {
            self.batch.push(image);
        }
        let formatted = self.batch.bytes().to_vec();
        self.batch.clear();
        let keyed = Keyed { key, formatted };
        self.bytes += keyed.size();
        self.keyed.push(keyed);
    }

    fn size(&self) -> usize {
        self.batch.size() + self.bytes
    }

    fn take(&mut self) -> Part {
        let next = Self::new(self.settings, self.index);
        let Self { index, batch, keyed, digests, .. } = std::mem::replace(self, next);
        match (&self.settings.selection, &self.settings.diff) {
            (_, Some(_)) => Part::Digests(index, digests),
            (Some(_), None) => Part::Keyed(keyed),
            (None, None) => Part::Images(batch),
        }
    }
}

//! Reads the images of an `io::Read`.

use std::iter::FusedIterator;
use std::{fmt, io};

use super::decoder::Decoder;
use super::options::Options;
use super::page::Page;
use super::skipped::Skipped;
use crate::Image;
use crate::error::InputError;

/// The size of the chunks in which an input is read.
const CHUNK_BYTES: usize = 1 << 18;

/// Reads the images of a file, a pipe or another [`io::Read`] one by one, with the default [`Options`].
///
/// ```no_run
/// for image in cloud_image::read(std::fs::File::open("images.json")?) {
///     println!("{}", image?);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read<R: io::Read>(input: R) -> ImageReader<R> {
    Options::new().read(input)
}

/// Reads images from an [`io::Read`], created by [`read`] and [`Options::read`].
///
/// It holds at most three chunks of 256 KB and twice the text of one image, however long the input is. It needs no
/// [`BufReader`](io::BufReader). Images are returned as soon as they are complete, before the next read.
///
/// As an iterator, it gives images that borrow nothing. [`next_image`](Self::next_image) gives images that borrow from
/// the text, which is faster:
///
/// ```
/// let dump = br#"{"results": [{"region_id": 7, "min_disk": 10, "name": "golden-7"}]}"#;
/// let mut images = cloud_image::read(dump.as_slice());
/// let mut lines = Vec::new();
/// while let Some(image) = images.next_image() {
///     image?.write_json(&mut lines);
///     lines.push(b'\n');
/// }
/// assert!(lines.starts_with(br#"{"provider":"gcore","name":"golden-7","#));
/// assert_eq!(images.take_pages()[0].images, 1);
/// # Ok::<(), cloud_image::InputError>(())
/// ```
///
/// An error of the input itself ([`InputError::Io`]) comes after the images that were complete, and is the last result.
/// A read that was interrupted is repeated.
#[must_use = "nothing is read until it is asked for"]
pub struct ImageReader<R> {
    source: Source<R>,
    /// Returns images that borrow from its text.
    decoder: Decoder,
    /// Continues where the text of `decoder` ends. The borrow checker does not allow a function to return a borrow of a
    /// text in one branch, and to change the text in another. So the text is extended in another decoder, and its first
    /// image is copied: one of each chunk.
    next: Decoder,
    /// Whether `next` has taken over.
    is_next: bool,
}

/// The input, until its end or an error.
struct Source<R> {
    input: Option<R>,
    chunk: Vec<u8>,
}

impl<R: io::Read> ImageReader<R> {
    /// The next image or error, which borrows from the text. `None` is final.
    pub fn next_image(&mut self) -> Option<Result<Image<'_>, InputError>> {
        let Self { source, decoder, next, is_next } = self;
        if *is_next {
            std::mem::swap(decoder, next);
            *is_next = false;
        }
        if let Some(image) = decoder.next_image_or_move_to(next) {
            return Some(image.map_err(InputError::Content));
        }
        *is_next = true;
        loop {
            match source.read_chunk()? {
                Ok([]) => next.finish(),
                Ok(chunk) => {
                    if let Err(error) = next.feed(chunk) {
                        return Some(Err(error.into()));
                    }
                }
                Err(error) => return Some(Err(error.into())),
            }
            if let Some(image) = next.next_image() {
                return Some(image.map(Image::into_owned).map_err(InputError::Content));
            }
        }
    }
}

impl<R> ImageReader<R> {
    /// The decoder that reads the input at present.
    fn current(&self) -> &Decoder {
        if self.is_next { &self.next } else { &self.decoder }
    }

    /// The pages that ended since the last call. They are held until this is called.
    pub fn take_pages(&mut self) -> Vec<Page> {
        if self.is_next { self.next.take_pages() } else { self.decoder.take_pages() }
    }

    /// The number of images read until now, also of those that do not match the query.
    #[must_use]
    pub fn images_read(&self) -> u64 {
        self.current().images_read()
    }

    /// The number of objects skipped until now, by kind, in the order in which the kinds appeared: at most 100 kinds,
    /// then `other`.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        self.current().skipped()
    }
}

impl<R: io::Read> Source<R> {
    /// The next bytes; empty at the end of the input, and `None` after that or after an error.
    fn read_chunk(&mut self) -> Option<io::Result<&[u8]>> {
        let input = self.input.as_mut()?;
        self.chunk.resize(CHUNK_BYTES, 0);
        let read = loop {
            match input.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        if !matches!(read, Ok(1..)) {
            self.input = None;
        }
        Some(read.map(|length| self.chunk.get(..length).unwrap_or_default()))
    }
}

/// The images borrow nothing.
impl<R: io::Read> Iterator for ImageReader<R> {
    type Item = Result<Image<'static>, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_image().map(|image| image.map(Image::into_owned))
    }
}

impl<R: io::Read> FusedIterator for ImageReader<R> {}

/// Omits the text, which may contain secrets.
impl<R> fmt::Debug for ImageReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImageReader").field("decoder", self.current()).finish_non_exhaustive()
    }
}

impl Options {
    /// Reads the images of a file, a pipe or another [`io::Read`] one by one. See [`ImageReader`].
    ///
    /// ```
    /// use cloud_image::{Options, Provider};
    ///
    /// let dump = br#"[{"name": "golden-7"}, {"name": "golden-8"}]"#;
    /// let images = Options::new().provider(Provider::Gce).read(dump.as_slice());
    /// let images: Vec<_> = images.collect::<Result<_, _>>()?;
    /// assert_eq!(images[1].name, "golden-8");
    /// # Ok::<(), cloud_image::InputError>(())
    /// ```
    pub fn read<R: io::Read>(&self, input: R) -> ImageReader<R> {
        let source = Source { input: Some(input), chunk: Vec::new() };
        ImageReader { source, decoder: self.decoder(), next: self.decoder(), is_next: false }
    }
}

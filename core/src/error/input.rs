//! The errors of reading from an `io::Read`.

use std::io;

use super::Error;

/// Why [`ImageReader`](crate::ImageReader) gives no image: the input cannot be read, or its content is an error.
///
/// It displays like the error in it.
///
/// ```
/// use cloud_image::InputError;
///
/// let mut failures = Vec::new();
/// for image in cloud_image::read(br#"[{"kind": "compute#image", "name": "a"}, 7]"#.as_slice()) {
///     match image {
///         Ok(image) => println!("{image}"),
///         // The next image can still be read.
///         Err(InputError::Content(error)) => failures.push(error),
///         // This is the last result.
///         Err(error) => return Err(error),
///     }
/// }
/// assert_eq!(failures[0].index, Some(1));
/// # Ok(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The input cannot be read further. This ends it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// An error of the content: of one image, or of the text.
    #[error(transparent)]
    Content(#[from] Error),
}

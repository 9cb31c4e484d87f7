//! The data of an error.

use super::{API_ERROR, Error, ErrorCode};
use crate::json::MAX_DEPTH;

/// What an error states, as data. There is a variant for each [`ErrorCode`], and later versions may add variants and
/// fields.
///
/// ```
/// use cloud_image::{ErrorKind, Options};
///
/// let options = Options::new().max_image_bytes(64);
/// let dump = br#"[{"kind": "compute#image", "name": "a", "description": "a text that makes this image too long"}]"#;
/// let error = options.images(dump).next().unwrap().unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Size { max_bytes: 64, .. }));
/// ```
///
/// In an error that was [built](Error::new) without the fields that a variant needs, its texts are empty and its
/// numbers 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind<'e> {
    /// The text is not JSON: [`ErrorCode::Syntax`].
    #[non_exhaustive]
    Syntax {
        /// A description of the expected text.
        expected: &'e str,
        /// The text that was found, shortened; for another format, its name and how to get JSON.
        found: &'e str,
    },
    /// The text ends too early: [`ErrorCode::Truncated`].
    Truncated,
    /// The bytes are not UTF-8: [`ErrorCode::Encoding`].
    #[non_exhaustive]
    Encoding {
        /// A description of the bytes, or of the format that they are in.
        found: &'e str,
    },
    /// The text is nested too deep: [`ErrorCode::Depth`].
    #[non_exhaustive]
    Depth {
        /// The greatest number of levels that is read.
        max_levels: usize,
    },
    /// One image is too long: [`ErrorCode::Size`].
    #[non_exhaustive]
    Size {
        /// [`Options::max_image_bytes`](crate::Options::max_image_bytes).
        max_bytes: u64,
    },
    /// An object with a list of objects at an unknown key: [`ErrorCode::UnknownList`].
    #[non_exhaustive]
    UnknownList {
        /// JSON Pointer to the list in the object.
        path: &'e str,
    },
    /// An object without the signs of an image of a provider: [`ErrorCode::UnknownProvider`].
    UnknownProvider,
    /// An object with the signs of an image of two providers: [`ErrorCode::AmbiguousProvider`].
    AmbiguousProvider,
    /// A required value is absent: [`ErrorCode::Missing`].
    #[non_exhaustive]
    Missing {
        /// JSON Pointer to the place of the value in the image's object. `None` stands for the object itself.
        path: Option<&'e str>,
        /// A description of the expected value.
        expected: &'e str,
    },
    /// A value has the wrong type, or the object is not an image: [`ErrorCode::Malformed`].
    #[non_exhaustive]
    Malformed {
        /// JSON Pointer to the value in the image's object. `None` stands for the object itself.
        path: Option<&'e str>,
        /// A description of the expected value.
        expected: &'e str,
        /// The value that was found, shortened. Never a secret.
        found: &'e str,
    },
    /// The input is an API's error answer: [`ErrorCode::ApiError`].
    #[non_exhaustive]
    ApiError {
        /// The message of the API, in one line and shortened.
        message: &'e str,
    },
    /// Bytes after the end of the input: [`ErrorCode::Finished`].
    Finished,
}

impl Error {
    /// What the error states, as data.
    ///
    /// ```
    /// use cloud_image::ErrorKind;
    ///
    /// let answer = br#"{"error": {"code": 403, "message": "Required 'compute.images.list' permission"}}"#;
    /// let error = cloud_image::images(answer).next().unwrap().unwrap_err();
    /// let ErrorKind::ApiError { message, .. } = error.kind() else { panic!("{error}") };
    /// assert_eq!(message, "Required 'compute.images.list' permission");
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind<'_> {
        let path = self.path.as_deref();
        let expected = self.expected.as_deref().unwrap_or_default();
        let found = self.found.as_deref().unwrap_or_default();
        match self.code {
            ErrorCode::Syntax => ErrorKind::Syntax { expected, found },
            ErrorCode::Truncated => ErrorKind::Truncated,
            ErrorCode::Encoding => ErrorKind::Encoding { found },
            ErrorCode::Depth => ErrorKind::Depth { max_levels: MAX_DEPTH.into() },
            // `at most 64 bytes`
            ErrorCode::Size => {
                let number = expected.split(' ').find_map(|word| word.parse().ok());
                ErrorKind::Size { max_bytes: number.unwrap_or_default() }
            }
            ErrorCode::UnknownList => ErrorKind::UnknownList { path: path.unwrap_or_default() },
            ErrorCode::UnknownProvider => ErrorKind::UnknownProvider,
            ErrorCode::AmbiguousProvider => ErrorKind::AmbiguousProvider,
            ErrorCode::Missing => ErrorKind::Missing { path, expected },
            ErrorCode::Malformed => ErrorKind::Malformed { path, expected, found },
            ErrorCode::ApiError => {
                let (_, quoted) = self.message.split_once(API_ERROR).unwrap_or_default();
                ErrorKind::ApiError { message: quoted.strip_suffix('`').unwrap_or(quoted) }
            }
            ErrorCode::Finished => ErrorKind::Finished,
        }
    }
}

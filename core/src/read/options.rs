//! How an input is read.

use crate::Provider;

/// How an input is read. Made with [`Options::new`], which suits most callers.
///
/// ```
/// use cloud_image::{Options, Provider};
///
/// let options = Options::new().provider(Provider::Gce).strict(true).source(true);
/// let dump = br#"[{"name": "golden-7"}]"#;
/// let image = options.images(dump).next().unwrap()?;
/// assert_eq!(image.source.unwrap().as_str(), r#"{"name":"golden-7"}"#);
/// # Ok::<(), cloud_image::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Options {
    pub(super) provider: Option<Provider>,
    pub(super) strict: bool,
    pub(super) source: bool,
    pub(super) max_image_bytes: usize,
}

impl Options {
    /// Providers told from the objects, nothing strict, no source, images of at most 64 MiB.
    pub fn new() -> Self {
        Self { provider: None, strict: false, source: false, max_image_bytes: 64 << 20 }
    }

    /// Reads every object as an image of this provider, whatever its keys are; `None` lets the keys
    /// tell.
    pub fn provider(mut self, provider: impl Into<Option<Provider>>) -> Self {
        self.provider = provider.into();
        self
    }

    /// Stops at the first error, and makes every `malformed` warning an error.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Puts the provider's object into [`Image::source`](crate::Image::source).
    pub fn source(mut self, source: bool) -> Self {
        self.source = source;
        self
    }

    /// The most bytes that one image may have, white space included; of a list, the most that may
    /// stand before its images. A longer one is an error
    /// ([`ErrorCode::Size`](crate::ErrorCode::Size)), and the next one is read.
    pub fn max_image_bytes(mut self, bytes: usize) -> Self {
        self.max_image_bytes = bytes;
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

//! How an input is read.

use std::sync::Arc;

use crate::{Knowledge, Provider};

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
    pub(super) javascript_numbers: bool,
    pub(super) knowledge: Arc<Knowledge>,
}

impl Options {
    /// Providers detected from the objects, nothing strict, no source, images of at most 64 MiB.
    pub fn new() -> Self {
        Self {
            provider: None,
            strict: false,
            source: false,
            max_image_bytes: 64 << 20,
            javascript_numbers: false,
            knowledge: Arc::new(Knowledge::builtin()),
        }
    }

    /// Reads every object as an image of this provider; `None` detects the provider from the object's signs. No signs
    /// are needed then, but an object with a sign of something else, such as `kind: compute#disk`, is still an error. What
    /// is named as another provider's (an asset, a Terraform resource, a unified image) is skipped.
    pub fn provider(mut self, provider: impl Into<Option<Provider>>) -> Self {
        self.provider = provider.into();
        self
    }

    /// Reads operating systems by what the caller knows, too.
    ///
    /// ```
    /// use cloud_image::{Distro, Knowledge, Options};
    ///
    /// let knowledge = Knowledge::builtin().with_distro(Distro::linux("acme-linux"));
    /// let dump = br#"[{"kind": "compute#image", "name": "acme-linux-3-v20270101"}]"#;
    /// let image = Options::new().knowledge(knowledge).images(dump).next().unwrap()?;
    /// assert_eq!(image.os.distro.as_deref(), Some("acme-linux"));
    /// assert_eq!(image.evidence["/os/distro"], "/name");
    /// # Ok::<(), cloud_image::Error>(())
    /// ```
    pub fn knowledge(mut self, knowledge: Knowledge) -> Self {
        self.knowledge = Arc::new(knowledge);
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

    /// Says that the text was written from JavaScript values: an id that is a number beyond 2^53 - 1
    /// has lost digits there, so it is malformed.
    pub fn javascript_numbers(mut self, javascript_numbers: bool) -> Self {
        self.javascript_numbers = javascript_numbers;
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

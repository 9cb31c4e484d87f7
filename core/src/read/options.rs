//! How an input is read.

use std::sync::Arc;

use super::demand::Demand;
use crate::{FilterError, Knowledge, Provider, Query};

/// How an input is read. The defaults of [`Options::new`] suit most callers.
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
#[expect(clippy::struct_excessive_bools, reason = "independent options")]
pub struct Options {
    pub(super) provider: Option<Provider>,
    pub(super) strict: bool,
    pub(super) source: bool,
    pub(super) evidence: bool,
    pub(super) lifecycle: bool,
    pub(super) max_image_bytes: usize,
    pub(super) javascript_numbers: bool,
    pub(super) knowledge: Arc<Knowledge>,
    pub(super) query: Arc<Query>,
    /// What the query needs.
    pub(super) demand: Arc<Demand>,
}

impl Options {
    /// The defaults: providers are detected, reading is not strict, `source` is left out, images have at most 64 MiB.
    pub fn new() -> Self {
        Self {
            provider: None,
            strict: false,
            source: false,
            evidence: true,
            lifecycle: false,
            max_image_bytes: 64 << 20,
            javascript_numbers: false,
            knowledge: Arc::new(Knowledge::builtin()),
            query: Arc::new(Query::new()),
            demand: Arc::new(Demand::ALL),
        }
    }

    /// Reads every object as an image of this provider; `None` detects the provider from the object's signs. With a
    /// provider, an object needs no signs, but one with a sign of something else, such as `kind: compute#disk`, is
    /// still an error. An asset, a Terraform resource or a unified image of another provider is skipped.
    pub fn provider(mut self, provider: impl Into<Option<Provider>>) -> Self {
        self.provider = provider.into();
        self
    }

    /// Sets the data by which operating systems are identified, so that a caller can add to the built-in data.
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

    /// Reads only the images that match the query's filter, and only the fields that it wants.
    ///
    /// [`normalize`](Self::normalize) applies all of the query. What reads images one by one applies the filter and the
    /// fields only: [`Query::selection`] does the rest.
    ///
    /// ```
    /// use cloud_image::{Options, Query};
    ///
    /// let query = Query::new().filter("os.distro=debian".parse()?);
    /// let dump = br#"[{"kind": "compute#image", "name": "debian-12"}, {"kind": "compute#image", "name": "golden-7"}]"#;
    /// let images: Vec<_> = Options::new().query(query)?.images(dump).collect::<Result<_, _>>()?;
    /// assert_eq!(images.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the page token is not of this query, or if the filter has a time relative to now and now is not set.
    pub fn query(mut self, query: Query) -> Result<Self, FilterError> {
        query.check()?;
        self.query = Arc::new(query);
        Ok(self.with_demand())
    }

    /// Stops at the first error, and makes every `malformed` warning an error.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self.with_demand()
    }

    fn with_demand(mut self) -> Self {
        self.demand = Arc::new(Demand::new(&self.query, self.strict));
        self
    }

    /// Copies the provider's object, without its secrets, to [`Image::source`](crate::Image::source).
    pub fn source(mut self, source: bool) -> Self {
        self.source = source;
        self
    }

    /// Keeps [`Image::evidence`](crate::Image::evidence): where each inferred value came from. Without it, output is
    /// shorter.
    ///
    /// ```
    /// let dump = br#"[{"kind": "compute#image", "name": "debian-12-v20240415"}]"#;
    /// let image = cloud_image::Options::new().evidence(false).images(dump).next().unwrap()?;
    /// assert_eq!(image.os.distro.as_deref(), Some("debian"));
    /// assert!(image.evidence.is_empty());
    /// # Ok::<(), cloud_image::Error>(())
    /// ```
    pub fn evidence(mut self, evidence: bool) -> Self {
        self.evidence = evidence;
        self
    }

    /// Adds [`Os::lifecycle`](crate::Os::lifecycle): the days between which the release is maintained, from
    /// [`lifecycle`](crate::lifecycle()). A unified image that has it already keeps it. Queries know it without this option,
    /// too.
    ///
    /// ```
    /// let dump = br#"[{"kind": "compute#image", "name": "debian-12-v20240415"}]"#;
    /// let image = cloud_image::Options::new().lifecycle(true).images(dump).next().unwrap()?;
    /// assert_eq!(image.os.lifecycle.unwrap().released.unwrap().to_string(), "2023-06-10");
    /// # Ok::<(), cloud_image::Error>(())
    /// ```
    pub fn lifecycle(mut self, lifecycle: bool) -> Self {
        self.lifecycle = lifecycle;
        self
    }

    // Only the WebAssembly crate needs this: `JSON.parse` has rounded such numbers before Rust sees them.
    /// States that the text was written from JavaScript values. An id that is a number above 2^53 - 1 has lost digits
    /// there, so it is malformed.
    #[doc(hidden)]
    pub fn javascript_numbers(mut self, javascript_numbers: bool) -> Self {
        self.javascript_numbers = javascript_numbers;
        self
    }

    /// The maximum size of one image in bytes, including white space, and of the part of a list before its images. A
    /// longer one is an error ([`ErrorCode::Size`](crate::ErrorCode::Size)), and reading continues after it.
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

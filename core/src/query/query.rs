//! Queries: a filter, groups, an order, a page, and fields.

use std::sync::Arc;

use super::error::{FilterError, FilterErrorCode as Code, Span};
use super::filter::Filter;
use super::latest::{Groups, Latest};
use super::mask::FieldMask;
use super::order::OrderBy;
use super::page::fingerprint;
use crate::{Image, Timestamp};

/// Which images of an input are wanted, in which order, and which of their fields.
///
/// The filter applies first, then [`Latest`], the order, the page, and the fields.
///
/// ```
/// use cloud_image::{Latest, Options, Query};
///
/// let dump = br#"[
///     {"kind": "compute#image", "name": "debian-12-v20240110", "family": "debian-12", "creationTimestamp": "2024-01-10T00:00:00Z"},
///     {"kind": "compute#image", "name": "debian-12-v20240415", "family": "debian-12", "creationTimestamp": "2024-04-15T00:00:00Z"}
/// ]"#;
/// let query = Query::new().latest(Latest::Family).filter("family=debian-12".parse()?);
/// let newest = Options::new().query(query)?.normalize(dump);
/// assert_eq!(newest.images[0].name, "debian-12-v20240415");
/// assert_eq!((newest.images.len(), newest.matched, newest.read), (1, 2, 2));
/// # Ok::<(), cloud_image::FilterError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Query {
    pub(super) filter: Option<Arc<Filter>>,
    pub(super) latest: Option<Arc<Latest>>,
    pub(super) order: Arc<OrderBy>,
    pub(super) max_results: Option<u64>,
    pub(super) page_token: Option<String>,
    pub(super) fields: Option<Arc<FieldMask>>,
    pub(super) now: Option<Timestamp>,
}

impl Query {
    /// A query for all images, in the sequence of the input, with all fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only images that match.
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(Arc::new(filter));
        self
    }

    /// Only the newest usable image of each group.
    pub fn latest(mut self, latest: Latest) -> Self {
        self.latest = Some(Arc::new(latest));
        self
    }

    /// The order of images.
    pub fn order_by(mut self, order: OrderBy) -> Self {
        self.order = Arc::new(order);
        self
    }

    /// At most this number of images; with 0, all.
    pub fn max_results(mut self, max: u64) -> Self {
        self.max_results = Some(max).filter(|max| *max > 0);
        self
    }

    /// The page of this token; with an empty one, the first page. It is `next_page_token` of the page before, with the
    /// same filter, groups and order. If the input has changed, a page may repeat or miss images.
    pub fn page_token(mut self, token: impl Into<String>) -> Self {
        self.page_token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// Only these fields are needed: other fields of an image may be absent, although the input has them. [`FieldMask`] and
    /// [`OutputOptions::fields`](crate::OutputOptions::fields) write exactly these.
    pub fn fields(mut self, fields: FieldMask) -> Self {
        self.fields = Some(Arc::new(fields));
        self
    }

    /// The time to which times such as `-P30D` are relative. Without it, such a filter is an error.
    pub fn now(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// The wanted fields.
    #[must_use]
    pub fn field_mask(&self) -> Option<&FieldMask> {
        self.fields.as_deref()
    }

    /// Whether images come out as they are read.
    pub(super) fn is_streamed(&self) -> bool {
        self.latest.is_none() && self.order.is_empty()
    }

    /// Whether it has a filter.
    pub(crate) fn has_filter(&self) -> bool {
        self.filter.is_some()
    }

    /// Whether the result is not simply the images that match: of each group the newest, another order, or a page. Then a
    /// [`Selection`](crate::Selection) is needed.
    #[must_use]
    pub fn is_selective(&self) -> bool {
        !self.is_streamed() || self.leaves_out()
    }

    /// Whether it leaves out images that match: all but the newest of each group, or other pages.
    pub(crate) fn leaves_out(&self) -> bool {
        self.latest.is_some() || self.max_results.is_some() || self.page_token.is_some()
    }

    /// Whether an image matches the filter; `None` if that depends on members that are not known yet.
    pub(crate) fn matches(&self, image: &Image<'_>, known: u64) -> Option<bool> {
        let now = self.now.unwrap_or(Timestamp::FIRST);
        self.filter.as_ref().map_or(Some(true), |filter| filter.evaluate(image, now, known))
    }

    /// The members of an image that its filter needs, and those that an image needs that matches, as bits by their
    /// position.
    pub(crate) fn members(&self) -> (u64, u64) {
        let filter = self.filter.as_ref().map_or(0, |filter| filter.members());
        let all = match &self.fields {
            None => u64::MAX,
            Some(fields) => {
                let latest = self.latest.as_ref().map_or(0, |latest| Groups::new(latest).members());
                fields.members() | self.order.members() | latest | filter
            }
        };
        (filter, all)
    }

    /// Checks what only the whole query shows.
    pub(crate) fn check(&self) -> Result<(), FilterError> {
        self.selection::<()>().map(|_| ())
    }

    /// The time that is now, for a filter that needs it.
    pub(super) fn require_now(&self) -> Result<Timestamp, FilterError> {
        let is_relative = self.filter.as_ref().is_some_and(|filter| filter.is_relative());
        match self.now {
            Some(now) => Ok(now),
            None if is_relative => {
                let message = "expected `now` for a time relative to it, found none";
                Err(*Span::default().error(Code::Type, &[message]))
            }
            None => Ok(Timestamp::FIRST),
        }
    }

    pub(super) fn fingerprint(&self) -> u64 {
        let filter = self.filter.as_ref().map(ToString::to_string).unwrap_or_default();
        let latest = self.latest.as_ref().map(ToString::to_string).unwrap_or_default();
        let order = self.order.to_string();
        fingerprint(&[filter.as_bytes(), latest.as_bytes(), order.as_bytes()])
    }
}

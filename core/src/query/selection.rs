//! Selecting images: the newest of groups, order, limit and pages.

use std::cmp::Ordering;

use super::error::FilterError;
use super::latest::{Grouped, Groups, choose};
use super::order::Rank;
use super::page;
use super::query::Query;
use super::sort::sort;
use crate::{Image, Timestamp};

/// What [`Selection::finish`] returns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selected<T> {
    /// What was selected, in order, except for what [`Selection::push`] returned already.
    pub items: Vec<T>,
    /// The token of the next page; `None` on the last page.
    pub next_page_token: Option<String>,
    /// The number of images that match the filter.
    pub matched: u64,
    /// The groups of [`Latest`](crate::Latest) without a usable image.
    pub unanswered: Vec<String>,
}

/// Selects images that come one by one, as a [`Query`] says.
///
/// With each image comes a value that stands for it in the result, such as its line of output. What needs the end of the
/// input is held until then, and no more: with an order and a limit, only that many images.
///
/// ```
/// use cloud_image::Query;
///
/// let query = Query::new().order_by("name".parse()?).max_results(2);
/// let dump = br#"[
///     {"kind": "compute#image", "name": "c"}, {"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": "b"}
/// ]"#;
/// let mut selection = query.selection()?;
/// for image in cloud_image::images(dump) {
///     let image = image?;
///     let name = image.name.to_string();
///     assert!(selection.push(&image, || name).is_none());
/// }
/// assert_eq!(selection.finish().items, ["a", "b"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Selection<T> {
    query: Query,
    now: Timestamp,
    groups: Option<Groups>,
    /// Identifies the sequence of images in page tokens.
    fingerprint: u64,
    /// The number of images before the page.
    skip: u64,
    /// The number of images that were pushed and match.
    matched: u64,
    /// The number of images that came out at once.
    passed: u64,
    /// The images that may still come out.
    held: Vec<Entry<T>>,
}

/// What a [`Selection`] needs to know of an image. It can be computed where the image is, in another thread.
#[derive(Debug, Clone)]
pub struct SelectionKey {
    rank: Rank,
    grouped: Option<Grouped>,
}

#[derive(Debug)]
struct Entry<T> {
    key: SelectionKey,
    sequence: u64,
    /// Absent if the image only says that it cannot be used.
    item: Option<T>,
}

impl Query {
    /// Starts a selection.
    ///
    /// # Errors
    ///
    /// If the page token is not of this query, or if the filter has a time relative to now and now is not set.
    pub fn selection<T>(&self) -> Result<Selection<T>, FilterError> {
        let fingerprint = self.fingerprint();
        let skip = match &self.page_token {
            Some(token) => page::start(token, fingerprint).map_err(|fault| *fault)?,
            None => 0,
        };
        Ok(Selection {
            now: self.require_now()?,
            groups: self.latest.as_ref().map(|latest| Groups::new(latest)),
            query: self.clone(),
            fingerprint,
            skip,
            matched: 0,
            passed: 0,
            held: Vec::new(),
        })
    }
}

impl<T> Selection<T> {
    /// Adds an image, and returns its value if it is selected already. `item` is called if the image may be selected.
    pub fn push(&mut self, image: &Image<'_>, item: impl FnOnce() -> T) -> Option<T> {
        let matches =
            self.query.filter.as_ref().is_none_or(|filter| filter.matches(image, self.now));
        if matches { self.push_matching(image, item) } else { None }
    }

    /// Adds an image that is known to match the filter.
    pub fn push_matching(&mut self, image: &Image<'_>, item: impl FnOnce() -> T) -> Option<T> {
        let key = self.key(image);
        self.push_key(key, item)
    }

    /// What the selection needs to know of an image that matches the filter.
    #[must_use]
    pub fn key(&self, image: &Image<'_>) -> SelectionKey {
        SelectionKey {
            rank: self.query.order.rank(image),
            grouped: self.groups.as_ref().and_then(|groups| groups.grouped(image)),
        }
    }

    /// Whether an image may be selected that has at least this number of matching images before it. If not, nothing but the
    /// number of these images is needed.
    #[must_use]
    pub fn may_select(&self, before: u64) -> bool {
        let end = self.query.max_results.map(|max| max.saturating_add(self.skip));
        !self.query.is_streamed() || end.is_none_or(|end| before < end)
    }

    /// Adds an image that matches the filter, by what is known of it.
    pub fn push_key(&mut self, key: SelectionKey, item: impl FnOnce() -> T) -> Option<T> {
        let sequence = self.matched;
        self.matched += 1;
        if self.query.is_streamed() {
            let is_before = sequence < self.skip;
            let is_behind = self.query.max_results.is_some_and(|max| self.passed >= max);
            if is_before || is_behind {
                return None;
            }
            self.passed += 1;
            return Some(item());
        }
        if self.groups.is_some() && key.grouped.is_none() {
            return None;
        }
        let is_usable = key.grouped.as_ref().is_none_or(Grouped::is_usable);
        self.held.push(Entry { key, sequence, item: is_usable.then(item) });
        if let Some(most) = self.most_needed()
            && self.held.len() as u64 >= most.saturating_mul(2).saturating_add(64)
        {
            self.sort();
            self.held.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        }
        None
    }

    /// How many of the held images can come out at most, and one more that shows whether there is a next page.
    fn most_needed(&self) -> Option<u64> {
        let max = self.query.max_results.filter(|_| self.groups.is_none())?;
        Some(max.saturating_add(self.skip).saturating_add(1))
    }

    fn sort(&mut self) {
        let order = &self.query.order;
        if order.is_empty() {
            return;
        }
        let rank = |index: usize| self.held.get(index).map(|entry| &entry.key.rank);
        let compare = |(one, two): (&Rank, &Rank)| order.compare(one, two);
        let mut sorted: Vec<usize> = (0..self.held.len()).collect();
        sort(&mut sorted, &|one, two| rank(one).zip(rank(two)).map_or(Ordering::Equal, compare));
        let mut held: Vec<_> = self.held.drain(..).map(Some).collect();
        let entries = sorted.iter().filter_map(|index| held.get_mut(*index)?.take());
        self.held.extend(entries);
    }

    /// Ends the selection. Of two images that are equal in all that [`Latest`](crate::Latest) compares, that with the lesser
    /// value is chosen.
    #[must_use]
    pub fn finish(self) -> Selected<T>
    where
        T: Ord,
    {
        self.finish_by(&T::cmp)
    }

    pub(crate) fn finish_by(mut self, compare: &dyn Fn(&T, &T) -> Ordering) -> Selected<T> {
        let mut unanswered = Vec::new();
        if let Some(groups) = &self.groups {
            let images = self.held.iter().filter_map(|entry| entry.key.grouped.as_ref());
            let images: Vec<_> = images.collect();
            let item = |index: usize| self.held.get(index)?.item.as_ref();
            let break_tie = |one: usize, other: usize| {
                item(one)
                    .zip(item(other))
                    .map_or(Ordering::Equal, |(one, other)| compare(one, other))
            };
            let choice = choose(groups, &images, &break_tie);
            unanswered = choice.unanswered;
            let chosen: Vec<u64> = choice
                .chosen
                .iter()
                .filter_map(|index| self.held.get(*index).map(|entry| entry.sequence))
                .collect();
            self.held.retain(|entry| chosen.binary_search(&entry.sequence).is_ok());
        }
        self.sort();
        let total = if self.query.is_streamed() { self.matched } else { self.held.len() as u64 };
        // With a limit, images behind it were dropped, but one more was kept.
        let end = self.query.max_results.map(|max| max.saturating_add(self.skip));
        let next = end.filter(|end| total > *end);
        let count = self.query.max_results.unwrap_or(u64::MAX);
        let within = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let items = self.held.into_iter().skip(within(self.skip)).take(within(count));
        Selected {
            items: items.filter_map(|entry| entry.item).collect(),
            next_page_token: next.map(|start| page::token(self.fingerprint, start)),
            matched: self.matched,
            unanswered,
        }
    }
}

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
    chooser: Chooser,
    /// The values of the held images, in the same sequence. Absent if the image only says that it cannot be used.
    items: Vec<Option<T>>,
}

/// Chooses from images, without their values: it is compiled once for all types of values, for a small module.
#[derive(Debug)]
struct Chooser {
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
    held: Vec<SelectionKey>,
}

/// What becomes of an image that was pushed.
enum Fate {
    Out,
    Selected,
    Held,
}

/// What a [`Selection`] needs to know of an image. It can be computed where the image is, in another thread.
#[derive(Debug, Clone)]
pub struct SelectionKey {
    rank: Rank,
    grouped: Option<Grouped>,
}

impl Query {
    /// Starts a selection.
    ///
    /// # Errors
    ///
    /// If the page token is not of this query, or if the filter has a time relative to now and now is not set.
    pub fn selection<T>(&self) -> Result<Selection<T>, FilterError> {
        Ok(Selection { chooser: self.chooser()?, items: Vec::new() })
    }

    fn chooser(&self) -> Result<Chooser, FilterError> {
        let fingerprint = self.fingerprint();
        let skip = match &self.page_token {
            Some(token) => page::start(token, fingerprint).map_err(|fault| *fault)?,
            None => 0,
        };
        Ok(Chooser {
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
        if self.chooser.matches(image) { self.push_matching(image, item) } else { None }
    }

    /// Adds an image that is known to match the filter.
    pub fn push_matching(&mut self, image: &Image<'_>, item: impl FnOnce() -> T) -> Option<T> {
        let key = self.key(image);
        self.push_key(key, item)
    }

    /// What the selection needs to know of an image that matches the filter.
    #[must_use]
    pub fn key(&self, image: &Image<'_>) -> SelectionKey {
        self.chooser.key(image)
    }

    /// Whether an image may be selected that has at least this number of matching images before it. If not, nothing but the
    /// number of these images is needed.
    #[must_use]
    pub fn may_select(&self, before: u64) -> bool {
        let Chooser { query, skip, .. } = &self.chooser;
        let end = query.max_results.map(|max| max.saturating_add(*skip));
        !query.is_streamed() || end.is_none_or(|end| before < end)
    }

    /// Whether an image may be selected, by what is known of it. If not, its value is not needed:
    /// [`push_key`](Self::push_key) does not call `item`.
    #[must_use]
    pub fn needs_item(&self, key: &SelectionKey) -> bool {
        self.chooser.groups.is_none() || key.grouped.as_ref().is_some_and(Grouped::is_usable)
    }

    /// Adds an image that matches the filter, by what is known of it.
    pub fn push_key(&mut self, key: SelectionKey, item: impl FnOnce() -> T) -> Option<T> {
        let needs_item = self.needs_item(&key);
        match self.chooser.push(key) {
            Fate::Out => None,
            Fate::Selected => Some(item()),
            Fate::Held => {
                self.items.push(needs_item.then(item));
                if let Some(kept) = self.chooser.cut() {
                    self.items =
                        kept.iter().map(|index| self.items.get_mut(*index)?.take()).collect();
                }
                None
            }
        }
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

    pub(crate) fn finish_by(self, compare: &dyn Fn(&T, &T) -> Ordering) -> Selected<T> {
        let Self { chooser, mut items } = self;
        let item = |index: usize| items.get(index)?.as_ref();
        let break_tie = |one: usize, other: usize| {
            item(one).zip(item(other)).map_or(Ordering::Equal, |(one, other)| compare(one, other))
        };
        let Selected { items: chosen, next_page_token, matched, unanswered } =
            chooser.finish(&break_tie);
        let items = chosen.iter().filter_map(|index| items.get_mut(*index)?.take()).collect();
        Selected { items, next_page_token, matched, unanswered }
    }
}

impl Chooser {
    fn matches(&self, image: &Image<'_>) -> bool {
        self.query.filter.as_ref().is_none_or(|filter| filter.matches(image, self.now))
    }

    fn key(&self, image: &Image<'_>) -> SelectionKey {
        SelectionKey {
            rank: self.query.order.rank(image),
            grouped: self.groups.as_ref().and_then(|groups| groups.grouped(image)),
        }
    }

    fn push(&mut self, key: SelectionKey) -> Fate {
        let sequence = self.matched;
        self.matched += 1;
        if self.query.is_streamed() {
            let is_before = sequence < self.skip;
            let is_behind = self.query.max_results.is_some_and(|max| self.passed >= max);
            if is_before || is_behind {
                return Fate::Out;
            }
            self.passed += 1;
            return Fate::Selected;
        }
        if self.groups.is_some() && key.grouped.is_none() {
            return Fate::Out;
        }
        self.held.push(key);
        Fate::Held
    }

    /// If many more images are held than can come out, drops the others. Returns the positions of those that are kept, in
    /// order.
    fn cut(&mut self) -> Option<Vec<usize>> {
        let max = self.query.max_results.filter(|_| self.groups.is_none())?;
        // One more shows whether there is a next page.
        let most = max.saturating_add(self.skip).saturating_add(1);
        if (self.held.len() as u64) < most.saturating_mul(2).saturating_add(64) {
            return None;
        }
        let mut kept: Vec<usize> = (0..self.held.len()).collect();
        self.sort(&mut kept);
        kept.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let mut held: Vec<_> = self.held.drain(..).map(Some).collect();
        self.held.extend(kept.iter().filter_map(|index| held.get_mut(*index)?.take()));
        Some(kept)
    }

    /// Sorts positions of held images by the order of the query.
    fn sort(&self, positions: &mut Vec<usize>) {
        let order = &self.query.order;
        if order.is_empty() {
            return;
        }
        let rank = |index: usize| self.held.get(index).map(|key| &key.rank);
        let compare = |(one, two): (&Rank, &Rank)| order.compare(one, two);
        sort(positions, &|one, two| rank(one).zip(rank(two)).map_or(Ordering::Equal, compare));
    }

    /// The positions of the held images that are selected, in order.
    fn finish(&self, break_tie: &dyn Fn(usize, usize) -> Ordering) -> Selected<usize> {
        let (mut items, unanswered) = match &self.groups {
            Some(groups) => {
                let images = self.held.iter().filter_map(|key| key.grouped.as_ref());
                let choice = choose(groups, &images.collect::<Vec<_>>(), break_tie);
                (choice.chosen, choice.unanswered)
            }
            None => ((0..self.held.len()).collect(), Vec::new()),
        };
        self.sort(&mut items);
        let total = if self.query.is_streamed() { self.matched } else { items.len() as u64 };
        // With a limit, images behind it were dropped, but one more was kept.
        let end = self.query.max_results.map(|max| max.saturating_add(self.skip));
        let next = end.filter(|end| total > *end);
        let within = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        items.truncate(within(end.unwrap_or(u64::MAX)));
        items.drain(..within(self.skip).min(items.len()));
        Selected {
            items,
            next_page_token: next.map(|start| page::token(self.fingerprint, start)),
            matched: self.matched,
            unanswered,
        }
    }
}

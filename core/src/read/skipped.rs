//! Counts the objects of an input that are not images by the type that their wrapper states.

use crate::model::object::object;
use crate::quote::shorten;

object! {
    /// Objects of one kind that were skipped because their wrapper states that they are not images: assets or Terraform
    /// resources of another type.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Skipped {
        /// The kind that the wrapper states: `compute.googleapis.com/Disk`, `google_compute_disk`; `deleted asset` for an
        /// image that it states to be deleted.
        "kind" => kind: String;
        /// The number of objects.
        "count" => count: u64;
    }
}

impl Skipped {
    /// A number of skipped objects of one kind.
    #[must_use]
    pub fn new(kind: impl Into<String>, count: u64) -> Self {
        Self { kind: kind.into(), count }
    }
}

/// How many kinds are counted separately.
const MAX_KINDS: usize = 100;

/// The kind under which all further kinds are counted.
const OTHER_KINDS: &str = "other";

/// The skipped objects by kind, in the order in which the kinds appear.
#[derive(Debug, Default)]
pub(super) struct Skips(Vec<Skipped>);

impl Skips {
    pub(super) fn add(&mut self, kind: &str) {
        if !self.count(kind) {
            self.add_new(&shorten(kind));
        }
    }

    #[inline(never)]
    fn add_new(&mut self, kind: &str) {
        if self.count(kind) {
            return;
        }
        let kind = if self.0.len() < MAX_KINDS { kind } else { OTHER_KINDS };
        if !self.count(kind) {
            self.0.push(Skipped::new(kind, 1));
        }
    }

    /// Counts an object of a known kind; false if the kind is not known.
    fn count(&mut self, kind: &str) -> bool {
        let known = self.0.iter_mut().find(|skipped| skipped.kind == kind);
        known.map(|skipped| skipped.count += 1).is_some()
    }

    pub(super) fn list(&self) -> &[Skipped] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_beyond_one_hundred_are_counted_as_other() {
        let mut skips = Skips::default();
        for kind in 0..150 {
            skips.add(&format!("kind-{kind}"));
        }
        skips.add("kind-7");
        skips.add("kind-140");
        let list = skips.list();
        assert_eq!(list.len(), 101);
        assert_eq!(list[0], Skipped { kind: "kind-0".to_owned(), count: 1 });
        assert_eq!(list[7].count, 2);
        assert_eq!(list[100], Skipped { kind: "other".to_owned(), count: 51 });
    }
}

//! What an input holds beside images, where what it stands in says so.

use crate::model::object::object;
use crate::quote::shorten;

object! {
    /// Objects that were skipped, for the list or file in which they stand names them as something else: assets
    /// of another type, Terraform resources of another type.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Skipped {
        /// What they are called there: `compute.googleapis.com/Disk`, `google_compute_disk`.
        "kind" => kind: String;
        /// How many there are.
        "count" => count: u64;
    }
}

/// How many kinds are counted apart.
const MOST_KINDS: usize = 100;

/// What stands for all further kinds.
const OTHER: &str = "other";

/// Counts what was skipped, by kind, in the order in which the kinds appear.
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
        let kind = if self.0.len() < MOST_KINDS { kind } else { OTHER };
        if !self.count(kind) {
            self.0.push(Skipped { kind: kind.to_owned(), count: 1 });
        }
    }

    /// Counts one more of a kind, if it is known.
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
    fn the_kinds_are_counted_up_to_a_hundred() {
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

//! The choice of the newest usable image of each group.

use std::cmp::Ordering;

use super::super::sort::sort;
use super::groups::{Grouped, Groups};

/// The choice.
pub(in crate::query) struct Choice {
    /// The indexes of the chosen images, in their order.
    pub(in crate::query) chosen: Vec<usize>,
    /// The groups without a usable image.
    pub(in crate::query) unanswered: Vec<String>,
}

/// Chooses the newest usable image of each group. `break_tie` compares images that are equal in all that is known of them, so
/// that the sequence of inputs does not decide.
pub(in crate::query) fn choose(
    groups: &Groups,
    images: &[&Grouped],
    break_tie: &dyn Fn(usize, usize) -> Ordering,
) -> Choice {
    let compare = |one: usize, other: usize, compare: fn(&Grouped, &Grouped) -> Ordering| {
        images
            .get(one)
            .zip(images.get(other))
            .map_or(Ordering::Equal, |(one, other)| compare(one, other))
    };
    // Of copies of one image, only the most restrictive one counts.
    let mut counted: Vec<usize> = (0..images.len()).collect();
    sort(&mut counted, &|one, other| {
        compare(one, other, Grouped::compare_copies).then_with(|| break_tie(one, other))
    });
    counted.dedup_by(|copy, kept| {
        images.get(*copy).zip(images.get(*kept)).is_some_and(|(copy, kept)| copy.is_copy_of(kept))
    });
    // The images of a group become neighbours, those without architecture first.
    sort(&mut counted, &|one, other| compare(one, other, Grouped::compare_groups));

    let mut choice = Choice { chosen: Vec::new(), unanswered: Vec::new() };
    let is_same_group = |one: &usize, other: &usize| {
        compare(*one, *other, |one, other| one.group.cmp(&other.group)).is_eq()
    };
    for group in counted.chunk_by(is_same_group) {
        groups.choose_of_group(group, images, break_tie, &mut choice);
    }
    sort(&mut choice.chosen, &|one, other| one.cmp(&other));
    choice
}

impl Groups {
    /// Chooses an image for each architecture in a group.
    fn choose_of_group(
        &self,
        group: &[usize],
        images: &[&Grouped],
        break_tie: &dyn Fn(usize, usize) -> Ordering,
        choice: &mut Choice,
    ) {
        let architecture = |index: &usize| images.get(*index)?.architecture.as_deref();
        // An image without architecture joins the only other one. Absent ones come first.
        let (first, last) =
            (group.iter().find_map(architecture), group.last().and_then(architecture));
        let only = if first == last { first } else { None };
        let effective = |index: &usize| architecture(index).or(only);
        let mut done: Vec<Option<&str>> = Vec::new();
        for index in group {
            let architecture = effective(index);
            if done.contains(&architecture) {
                continue;
            }
            done.push(architecture);
            let same = group.iter().filter(|index| effective(index) == architecture);
            let usable = same.filter_map(|index| Some((*index, *images.get(*index)?)));
            let usable = usable.filter(|(_, image)| image.is_usable());
            let best = usable.min_by(|(one, first), (other, second)| {
                first.compare(second).then_with(|| break_tie(*one, *other))
            });
            if let Some((best, _)) = best {
                choice.chosen.push(best);
            } else {
                let group = images.get(*index).map_or(&[][..], |image| &image.group);
                choice.unanswered.push(self.describe(group, architecture));
            }
        }
    }
}

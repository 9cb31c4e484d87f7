//! Sorting by indexes.

use std::cmp::Ordering;

/// Sorts indexes, and keeps the sequence of those that are equal.
///
/// It is a merge sort that is compiled once. Each use of the standard library's takes 4 to 8 KB of the WebAssembly module, and
/// reading an image takes a hundred times as long as sorting it.
pub(crate) fn sort(indexes: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    let mut merged = Vec::with_capacity(indexes.len());
    let mut width = 1;
    while width < indexes.len() {
        merged.clear();
        for pair in indexes.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([one, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
                if compare(*other, *one).is_lt() {
                    merged.push(*other);
                    right = right_rest;
                } else {
                    merged.push(*one);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(indexes, &mut merged);
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_like_the_standard_library(values in prop::collection::vec(0..40_u8, 0..200)) {
            let mut sorted: Vec<usize> = (0..values.len()).collect();
            let mut expected = sorted.clone();
            sort(&mut sorted, &|one, other| values[one].cmp(&values[other]));
            expected.sort_by_key(|index| values[*index]);
            prop_assert_eq!(sorted, expected);
        }
    }
}

//! Functions for constants that the standard library does not offer.

/// Whether two byte strings are equal.
#[expect(
    clippy::indexing_slicing,
    reason = "it runs only at compile time, where an index out of bounds is a compile error"
)]
pub(crate) const fn is_equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

//! What the standard library cannot do in constants.

/// Whether two texts hold the same bytes.
#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
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

//! Comparing texts without case. Not inlined, because a call is smaller than the loop.

/// Whether two texts differ at most in the case of ASCII letters.
#[inline(never)]
pub(crate) fn is_same(text: &str, other: &str) -> bool {
    text.eq_ignore_ascii_case(other)
}

/// Whether a text has this start, in any case of ASCII letters.
#[inline(never)]
pub(crate) fn has_start(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| is_same(found, start))
}

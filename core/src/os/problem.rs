//! Problems of clues, which the provider reports as warnings.

use std::borrow::Cow;

/// A problem of one or two clues. Clues are referred to by index.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem<'a> {
    /// Two clues disagree on a field of the unified image.
    Conflict {
        field: Cow<'static, str>,
        loser: ClueValue,
        winner: ClueValue,
        /// Whether the winner's value is used; otherwise, neither is.
        is_used: bool,
    },
    /// The text of a clue is no known value of a field, and is kept.
    Unrecognized { field: &'static str, clue: usize, text: &'a str, noun: &'static str },
}

/// A value, and the clue that it came from.
#[derive(Debug, PartialEq)]
pub(crate) struct ClueValue {
    pub(crate) clue: usize,
    pub(crate) value: String,
}

impl Problem<'_> {
    /// The index of the clue whose value has the problem.
    pub(crate) fn source(&self) -> usize {
        match self {
            Self::Conflict { loser, .. } => loser.clue,
            Self::Unrecognized { clue, .. } => *clue,
        }
    }

    /// The pointer to the field of the unified image.
    pub(crate) fn field(&self) -> &str {
        match self {
            Self::Conflict { field, .. } => field,
            Self::Unrecognized { field, .. } => field,
        }
    }
}

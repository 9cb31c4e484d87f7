//! The position of a fault in a text, and its kind.

/// A fault in a text: its offset and its kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextFault {
    pub(crate) at: usize,
    pub(crate) kind: TextFaultKind,
}

/// The kind of a fault in a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFaultKind {
    /// The text ended before the value did.
    #[default]
    End,
    /// The text violates the grammar; the string describes the expectation.
    Syntax(&'static str),
    /// Too many levels.
    Depth,
}

/// A failure of the reader. It is empty because every token can return it: the reader stores the
/// [fault](super::Reader::text_fault).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReadError;

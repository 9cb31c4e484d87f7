//! The grammar of filters: from a text to a tree of restrictions, whose fields and values are not checked yet.

mod cursor;
mod legacy;
mod operand;
mod operators;
mod parser;
mod token;

pub(super) use cursor::is_space;
pub(super) use parser::{parse, parse_name};
pub(super) use token::Token;

use super::error::Span;

/// How deep parentheses may be nested.
pub(super) const MAX_DEPTH: usize = 64;

/// A filter.
#[derive(Debug)]
pub(super) enum Expression {
    /// Of `AND` or white space.
    All(Vec<Expression>),
    /// Of `OR`.
    Any(Vec<Expression>),
    Not(Box<Expression>),
    Restriction(Restriction),
    /// A bare word, or a quoted text.
    Word(Token),
    /// A call of a function. There are none.
    Call(Name),
}

/// A comparison of a field.
#[derive(Debug)]
pub(super) struct Restriction {
    pub(super) field: Name,
    pub(super) comparator: Comparator,
    pub(super) comparator_span: Span,
    pub(super) operand: Operand,
}

/// The name of a field: segments with dots between them.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) segments: Vec<Token>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Operand {
    One(Token),
    List {
        values: Vec<Token>,
        /// Where two values have only white space between them.
        space: Option<Span>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Has,
    Matches,
    MatchesNot,
    /// `eq` of the legacy form.
    LegacyEqual,
    /// `ne` of the legacy form.
    LegacyNotEqual,
}

impl Comparator {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Has => ":",
            Self::Matches => "~",
            Self::MatchesNot => "!~",
            Self::LegacyEqual => "eq",
            Self::LegacyNotEqual => "ne",
        }
    }

    /// Whether the operand is a regular expression.
    pub(super) fn is_pattern(self) -> bool {
        matches!(self, Self::Matches | Self::MatchesNot)
    }

    /// Whether the comparator is the negation of another one.
    pub(super) fn is_negative(self) -> bool {
        matches!(self, Self::NotEqual | Self::MatchesNot | Self::LegacyNotEqual)
    }

    /// Whether a list of values may follow.
    fn takes_list(self) -> bool {
        matches!(self, Self::Equal | Self::NotEqual | Self::Has)
    }
}

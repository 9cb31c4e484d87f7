//! Lookup of a token's meaning.

use super::knowledge::{Found, Knowledge, Meaning, Strength};
use super::phrase::Style;
use super::tokens::{Token, TokenKind, Tokens};

/// Looks up a token; a number may be attached to it. Inlined into the loops in which every instruction
/// counts.
#[inline]
pub(super) fn look_up_inlined(
    knowledge: &Knowledge,
    style: Style,
    token: &Token<'_>,
    after: &Tokens<'_>,
) -> Option<Found> {
    match knowledge.find(token, after, style == Style::Field) {
        None if token.kind == TokenKind::Mixed => look_up_letters(knowledge, token, after),
        found => found,
    }
}

/// The same, not inlined.
#[inline(never)]
pub(super) fn look_up(
    knowledge: &Knowledge,
    style: Style,
    token: &Token<'_>,
    after: &Tokens<'_>,
) -> Option<Found> {
    look_up_inlined(knowledge, style, token, after)
}

#[inline(never)]
fn look_up_letters(knowledge: &Knowledge, token: &Token<'_>, after: &Tokens<'_>) -> Option<Found> {
    let cut = token.text().iter().position(u8::is_ascii_digit)?;
    // A single letter needs more than the year after it: machines have such names.
    let letters = token.text().get(..cut).filter(|it| it.len() > 1 || token.len() == 5)?;
    let found = knowledge.find_letters(letters, token.start + cut, after)?;
    if let Found::Distro(matched) = found
        && letters.len() == 1
        && matched.alias.strength != Strength::Glued
    {
        return None;
    }
    matches!(found, Found::Distro(_) | Found::Term(Meaning::Product(_))).then_some(found)
}

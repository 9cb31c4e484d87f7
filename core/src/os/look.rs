//! What a word of a text means.

use super::knowledge::{Found, Knowledge, Meaning, Strength};
use super::phrase::Style;
use super::words::{Word, WordKind, Words};

/// Looks up a word; a number may be glued to it.
#[inline]
pub(super) fn look(
    knowledge: &Knowledge,
    style: Style,
    word: &Word<'_>,
    after: &Words<'_>,
) -> Option<Found> {
    match knowledge.find(word, after, style == Style::Field) {
        None if word.kind == WordKind::Mixed => look_glued(knowledge, word, after),
        found => found,
    }
}

/// The same, where it is asked so seldom that it need not be fast.
#[inline(never)]
pub(super) fn look_up(
    knowledge: &Knowledge,
    style: Style,
    word: &Word<'_>,
    after: &Words<'_>,
) -> Option<Found> {
    look(knowledge, style, word, after)
}

#[inline(never)]
fn look_glued(knowledge: &Knowledge, word: &Word<'_>, after: &Words<'_>) -> Option<Found> {
    let cut = word.text().iter().position(u8::is_ascii_digit)?;
    // Of one letter, and not of the year alone: machines are named so.
    let letters = word.text().get(..cut).filter(|it| it.len() > 1 || word.len() == 5)?;
    let found = knowledge.find_letters(letters, word.start + cut, after)?;
    if let Found::Distro(spelt) = found
        && letters.len() == 1
        && spelt.spelling.strength != Strength::Glued
    {
        return None;
    }
    matches!(found, Found::Distro(_) | Found::Word(Meaning::Product(_))).then_some(found)
}

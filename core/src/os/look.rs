//! What a word of a text means.

use super::knowledge::{Found, Knowledge, Meaning};
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

#[inline(never)]
fn look_glued(knowledge: &Knowledge, word: &Word<'_>, after: &Words<'_>) -> Option<Found> {
    let cut = word.text().bytes().position(|byte| byte.is_ascii_digit())?;
    let letters = word.text().get(..cut).filter(|letters| letters.len() > 1)?;
    let found = knowledge.find_letters(letters, word.start + cut, after)?;
    matches!(found, Found::Distro(_) | Found::Word(Meaning::Product(_))).then_some(found)
}

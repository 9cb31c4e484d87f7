//! The words that table rows start with, in a hash table that is built at compile time.

use super::Meaning;
use super::codenames::{CODENAMES, Codename};
use super::distros::Spelling;
use super::tables::{SPELLINGS, start_alike};
use super::vocabulary::WORDS;

/// Rows that start with the word that was looked up, or with one that shares its slot.
#[derive(Clone, Copy)]
pub(super) enum Rows {
    /// Spellings that start with the same word.
    Spellings(&'static [Spelling]),
    Codename(&'static Codename),
    Word(&'static str, Meaning),
}

/// The slots in which a word may be.
pub(super) struct Slots(usize);

/// The rows that may start with a word.
pub(super) fn rows(word: &[u8]) -> Slots {
    Slots(slot(word))
}

impl Iterator for Slots {
    type Item = Rows;

    #[inline]
    fn next(&mut self) -> Option<Rows> {
        let entry = *INDEX.get(self.0)?;
        self.0 = (self.0 + 1) % SLOTS;
        let (row, count) = (usize::from(entry / COUNTS), usize::from(entry % COUNTS));
        if count == 0 {
            return None;
        }
        let Some(row) = row.checked_sub(SPELLINGS.len()) else {
            return SPELLINGS.get(row..row + count).map(Rows::Spellings);
        };
        let Some(row) = row.checked_sub(CODENAMES.len() * CODENAMES_EACH) else {
            let (_, codenames) = CODENAMES.get(row / CODENAMES_EACH)?;
            return codenames.get(row % CODENAMES_EACH).map(Rows::Codename);
        };
        WORDS.get(row).map(|(word, meaning)| Rows::Word(word, *meaning))
    }
}

const SLOTS: usize = 1024;
/// The most codenames that a distribution may have.
const CODENAMES_EACH: usize = 64;
/// An entry is the place of the first row and how many there are, which is less than this. The
/// tables are numbered one after the other.
const COUNTS: u16 = 16;

static INDEX: [u16; SLOTS] = index();

/// Where a word is looked for first, the same whatever the case of its letters: that is one bit,
/// which digits have set.
const fn slot(word: &[u8]) -> usize {
    let (head, tail) = match (word.first_chunk(), word.last_chunk()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => match word {
            [one] => (*one as u32, 0),
            [one, two] => (*one as u32, *two as u32),
            [one, two, three] => (u32::from_le_bytes([*one, *two, 0, 0]), *three as u32),
            _ => (0, 0),
        },
    };
    let letters = (head | 0x2020_2020) ^ (tail | 0x2020_2020).rotate_left(5);
    // Only the lower bits of the length count: no row is longer than that.
    let [length, ..] = word.len().to_le_bytes();
    // The top bits depend on all of the word.
    ((letters ^ length as u32).wrapping_mul(0x9E37_79B1) >> 22) as usize
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn index() -> [u16; SLOTS] {
    let mut index = [0; SLOTS];
    let mut row = 0;
    while row < SPELLINGS.len() {
        let mut end = row + 1;
        while end < SPELLINGS.len() && start_alike(&SPELLINGS[row], &SPELLINGS[end]) {
            end += 1;
        }
        index = put(index, SPELLINGS[row].first_word(), row, end - row);
        row = end;
    }
    let mut distro = 0;
    while distro < CODENAMES.len() {
        let codenames = CODENAMES[distro].1;
        assert!(codenames.len() <= CODENAMES_EACH);
        let mut row = 0;
        while row < codenames.len() {
            let place = SPELLINGS.len() + distro * CODENAMES_EACH + row;
            index = put(index, codenames[row].name.as_bytes(), place, 1);
            row += 1;
        }
        distro += 1;
    }
    let mut row = 0;
    while row < WORDS.len() {
        let place = SPELLINGS.len() + CODENAMES.len() * CODENAMES_EACH + row;
        index = put(index, WORDS[row].0.as_bytes(), place, 1);
        row += 1;
    }
    index
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn put(mut index: [u16; SLOTS], word: &[u8], row: usize, count: usize) -> [u16; SLOTS] {
    assert!(count < COUNTS as usize);
    let mut slot = slot(word);
    while index[slot] != 0 {
        slot = (slot + 1) % SLOTS;
    }
    index[slot] = row as u16 * COUNTS + count as u16;
    index
}

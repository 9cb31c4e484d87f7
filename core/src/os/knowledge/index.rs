//! The words that table rows start with, in a hash table that is built at compile time.

use super::CODENAMES;
use super::distros::DISTROS;
use super::vocabulary::WORDS;

/// A row that starts with the word that was looked up, or with one that shares its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Word(usize),
    /// A distribution that has codenames, and one of them.
    Codename(usize, usize),
    /// A distribution, and one of its spellings.
    Spelling(usize, usize),
}

/// The rows that may start with a word.
pub(super) struct Rows {
    key: u32,
    slot: usize,
}

pub(super) fn rows(word: &[u8]) -> Rows {
    let key = key(word);
    Rows { key, slot: first_slot(key) }
}

impl Iterator for Rows {
    type Item = Row;

    #[inline]
    fn next(&mut self) -> Option<Row> {
        loop {
            let entry = *INDEX.get(self.slot)?;
            if entry == EMPTY {
                return None;
            }
            self.slot = (self.slot + 1) % SLOTS;
            if entry & KEY != self.key & KEY {
                continue;
            }
            let row = (entry & ROW) as usize;
            return Some(match entry & TABLE {
                A_WORD => Row::Word(row),
                A_CODENAME => Row::Codename(row / CODENAMES_EACH, row % CODENAMES_EACH),
                _ => Row::Spelling(row / SPELLINGS, row % SPELLINGS),
            });
        }
    }
}

const SLOTS: usize = 1024;
/// The most spellings that a row may have.
const SPELLINGS: usize = 16;
/// The most codenames that a distribution may have.
const CODENAMES_EACH: usize = 64;

// An entry is half the word's key, the table, and the place of the row in it.
const KEY: u32 = 0xFFFF_0000;
const TABLE: u32 = 0xC000;
const ROW: u32 = 0x3FFF;
const A_WORD: u32 = 0;
const A_CODENAME: u32 = 0x4000;
const A_SPELLING: u32 = 0x8000;
const EMPTY: u32 = u32::MAX;

static INDEX: [u32; SLOTS] = index();

/// A number for a word, the same whatever the case of its letters: that is one bit, which digits
/// have set.
const fn key(word: &[u8]) -> u32 {
    let (first, last) = match word {
        [first, .., last] => (*first | 0x20, *last | 0x20),
        [only] => (*only | 0x20, 0),
        [] => (0, 0),
    };
    let (second, third) = match word {
        [_, second, third, ..] => (*second | 0x20, *third | 0x20),
        [_, second] => (*second | 0x20, 0),
        _ => (0, 0),
    };
    let letters = u32::from_le_bytes([first, second, third, last]);
    // Only the lower bits of the length count: no row is longer than that.
    let [length, ..] = word.len().to_le_bytes();
    (letters ^ (u32::from_le_bytes([0, length, 0, 0]) >> 1)).wrapping_mul(0x9E37_79B1)
}

/// The top bits depend on all of the word.
const fn first_slot(key: u32) -> usize {
    (key >> 22) as usize
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn index() -> [u32; SLOTS] {
    let mut index = [EMPTY; SLOTS];
    let mut row = 0;
    while row < DISTROS.len() {
        let spellings = DISTROS[row].spellings;
        assert!(spellings.len() <= SPELLINGS);
        let mut spelling = 0;
        while spelling < spellings.len() {
            let word = first_word(spellings[spelling].phrase);
            index = put(index, word, A_SPELLING | (row * SPELLINGS + spelling) as u32);
            spelling += 1;
        }
        row += 1;
    }
    let mut distro = 0;
    while distro < CODENAMES.len() {
        let codenames = CODENAMES[distro].1;
        assert!(codenames.len() <= CODENAMES_EACH);
        let mut row = 0;
        while row < codenames.len() {
            let entry = A_CODENAME | (distro * CODENAMES_EACH + row) as u32;
            index = put(index, codenames[row].name.as_bytes(), entry);
            row += 1;
        }
        distro += 1;
    }
    let mut row = 0;
    while row < WORDS.len() {
        index = put(index, WORDS[row].0.as_bytes(), A_WORD | row as u32);
        row += 1;
    }
    index
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn put(mut index: [u32; SLOTS], word: &[u8], entry: u32) -> [u32; SLOTS] {
    let key = key(word);
    let mut slot = first_slot(key);
    while index[slot] != EMPTY {
        slot = (slot + 1) % SLOTS;
    }
    index[slot] = key & KEY | entry;
    index
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn first_word(phrase: &str) -> &[u8] {
    let bytes = phrase.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b' ' {
        end += 1;
    }
    bytes.split_at(end).0
}

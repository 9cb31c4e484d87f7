//! The words that table rows start with, in a hash table that is built at compile time.

use super::codenames::CODENAMES;
use super::distros::Spelling;
use super::tables::{SPELLINGS, start_alike};
use super::vocabulary::WORDS;
use super::{Found, Spelt};
use crate::os::words::is_same;

/// What a word means; `spelt` tells which of some spellings that may start with it the text has.
#[inline]
pub(super) fn find(
    word: &[u8],
    spelt: impl Fn(&'static [Spelling]) -> Option<Spelt>,
) -> Option<Found> {
    let mut slot = slot(word);
    loop {
        let entry = *INDEX.get(slot)?;
        let (row, count) = (usize::from(entry / COUNTS), usize::from(entry % COUNTS));
        if count == 0 {
            return None;
        }
        if let Some(row) = row.checked_sub(FIRST_WORD) {
            let (name, meaning) = WORDS.get(row)?;
            if is_same(word, name.as_bytes()) {
                return Some(Found::Word(*meaning));
            }
        } else if let Some(row) = row.checked_sub(FIRST_CODENAME) {
            let (_, codenames) = CODENAMES.get(row / CODENAMES_EACH)?;
            let codename = codenames.get(row % CODENAMES_EACH)?;
            if is_same(word, codename.name.as_bytes()) {
                return Some(Found::Codename(codename));
            }
        } else if let Some(spelt) = spelt(SPELLINGS.get(row..row + count)?) {
            return Some(Found::Distro(spelt));
        }
        slot = (slot + 1) % SLOTS;
    }
}

const SLOTS: usize = 1024;
/// The most codenames that a distribution may have.
const CODENAMES_EACH: usize = 64;
/// An entry is the place of the first row and how many there are, which is less than this.
const COUNTS: u16 = 16;

// The rows of all tables are numbered, spellings first.
const FIRST_CODENAME: usize = SPELLINGS.len();
const FIRST_WORD: usize = FIRST_CODENAME + CODENAMES.len() * CODENAMES_EACH;

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
    // The top bits depend on all of the word. This factor leaves most common words alone in their
    // slots.
    ((letters ^ length as u32).wrapping_mul(0x494E_9083) >> 22) as usize
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn index() -> [u16; SLOTS] {
    let mut index = [0; SLOTS];
    let mut row = 0;
    while row < SPELLINGS.len() {
        let mut end = row;
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
            let place = FIRST_CODENAME + distro * CODENAMES_EACH + row;
            index = put(index, codenames[row].name.as_bytes(), place, 1);
            row += 1;
        }
        distro += 1;
    }
    let mut row = 0;
    while row < WORDS.len() {
        index = put(index, WORDS[row].0.as_bytes(), FIRST_WORD + row, 1);
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

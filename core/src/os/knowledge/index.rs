//! The words that table rows start with, in a hash table that is built when it is first asked: it
//! would be a large part of a small module.

use std::sync::OnceLock;

use super::codenames::{CODENAMES, Codename};
use super::distros::Alias;
use super::tables::SPELLINGS;
use super::vocabulary::WORDS;
use super::{Found, Match, Meaning};
use crate::os::words::is_same;

/// A word, and what it means.
#[derive(Clone, Copy)]
struct Entry {
    word: &'static [u8],
    means: Means,
}

#[derive(Clone, Copy)]
enum Means {
    /// There is no word.
    Nothing,
    /// It starts these.
    Spellings(&'static [Alias]),
    Codename(&'static Codename),
    Word(Meaning),
}

/// What a word means; `spelt` tells which of some spellings that start with it the text has.
#[inline]
pub(super) fn find(
    word: &[u8],
    spelt: impl Fn(&'static [Alias]) -> Option<Match>,
) -> Option<Found> {
    let index = INDEX.get_or_init(index);
    let mut slot = slot(word);
    loop {
        let entry = index.get(slot)?;
        match entry.means {
            Means::Nothing => return None,
            _ if !is_same(word, entry.word) => {}
            Means::Word(meaning) => return Some(Found::Word(meaning)),
            Means::Codename(codename) => return Some(Found::Codename(codename)),
            Means::Spellings(spellings) => {
                if let Some(spelt) = spelt(spellings) {
                    return Some(Found::Distro(spelt));
                }
            }
        }
        slot = (slot + 1) % SLOTS;
    }
}

const SLOTS: usize = 1024;

static INDEX: OnceLock<[Entry; SLOTS]> = OnceLock::new();

/// Where a word is looked for first, the same whatever the case of its letters: that is one bit,
/// which digits have set.
fn slot(word: &[u8]) -> usize {
    let (head, tail) = match (word.first_chunk(), word.last_chunk()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => match word {
            [one] => (u32::from(*one), 0),
            [one, two] => (u32::from(*one), u32::from(*two)),
            [one, two, three] => (u32::from_le_bytes([*one, *two, 0, 0]), u32::from(*three)),
            _ => (0, 0),
        },
    };
    let letters = (head | 0x2020_2020) ^ (tail | 0x2020_2020).rotate_left(5);
    // Only the lower bits of the length count: no row is longer than that.
    let [length, ..] = word.len().to_le_bytes();
    // The top bits depend on all of the word. This factor leaves most common words alone in their
    // slots.
    ((letters ^ u32::from(length)).wrapping_mul(0x494E_9083) >> 22) as usize
}

#[cold]
#[expect(
    clippy::large_stack_arrays,
    reason = "it is built once, and 40 KB are no burden to a stack"
)]
fn index() -> [Entry; SLOTS] {
    let mut index = [Entry { word: b"", means: Means::Nothing }; SLOTS];
    for spellings in SPELLINGS.chunk_by(|one, other| first_word(one) == first_word(other)) {
        let word = spellings.first().map(first_word).unwrap_or_default();
        put(&mut index, word, Means::Spellings(spellings));
    }
    for (_, codenames) in CODENAMES {
        for codename in *codenames {
            put(&mut index, codename.name.as_bytes(), Means::Codename(codename));
        }
    }
    for (words, meaning) in WORDS {
        for word in words.as_bytes().split(|byte| *byte == b' ') {
            put(&mut index, word, Means::Word(*meaning));
        }
    }
    index
}

#[inline(never)]
fn first_word(spelling: &Alias) -> &'static [u8] {
    spelling.phrase.as_bytes().split(|byte| *byte == b' ').next().unwrap_or_default()
}

#[inline(never)]
fn put(index: &mut [Entry; SLOTS], word: &'static [u8], means: Means) {
    let mut slot = slot(word);
    while let Some(entry) = index.get_mut(slot) {
        if let Means::Nothing = entry.means {
            *entry = Entry { word, means };
            return;
        }
        slot = (slot + 1) % SLOTS;
    }
}

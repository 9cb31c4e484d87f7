//! What the words in image metadata mean: data, and how it is looked up.

mod codenames;
mod custom;
mod distros;
mod licenses;
mod projects;
pub(super) mod vocabulary;

use codenames::CODENAMES;
pub(super) use codenames::Codename;
pub use custom::{Distro, Knowledge};
use distros::DISTROS;
pub(super) use distros::{Paid, Strength, Traits};
use vocabulary::WORDS;

use super::version::{BuildShape, Shape, Version};
use super::words::{Word, Words, number};

/// What a word means.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    /// A word of the variant.
    Variant(u32),
    /// A release channel.
    Channel(u16),
    /// A processor architecture.
    Arch(ProcessorWord),
    /// A licence that is brought along, so that the image is free of it.
    Free,
    /// Software beside the system.
    Product(SoftwareWord),
    /// May stand between a distribution and its version.
    Bridge,
    /// May stand beside them, but a number after it counts something else.
    Tail,
    /// The same, but only in prose.
    Lead,
    /// Ends what is said of the system.
    Stop,
}

/// A word for a processor architecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProcessorWord {
    X64,
    /// 64-bit where `64` follows.
    X86,
    Arm64,
    I686,
}

/// A word for software.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SoftwareWord {
    Sql,
    Driver,
    Cuda,
    Tensorflow,
    Pytorch,
    Tpu,
}

/// A distribution that is known: the place of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DistroId(u16);

/// A distribution that a text spells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelt {
    pub(super) distro: DistroId,
    pub(super) strength: Strength,
    pub(super) variants: u32,
    pub(super) shape: Shape,
    pub(super) build: BuildShape,
    pub(super) product: Option<&'static str>,
    /// Where the text goes on.
    pub(super) end: usize,
    words: usize,
}

/// What a word, and the words after it, turned out to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    Distro(Spelt),
    Codename(&'static Codename),
    Word(Meaning),
}

impl Knowledge {
    /// Looks up a word; `after` is the text behind it, and `field` says that the text is nothing
    /// but a distribution.
    pub(super) fn find(&self, word: Word<'_>, after: Words<'_>, field: bool) -> Option<Found> {
        if let Some(spelt) = self.find_custom(word, after) {
            return Some(Found::Distro(spelt));
        }
        find_text(word.text, word.end, after, field)
    }

    /// Looks up the letters of a word such as `debian11`, whose number starts at `end`.
    pub(super) fn find_letters(&self, letters: &str, end: usize, text: Words<'_>) -> Option<Found> {
        if let Some(spelt) = self.find_custom_letters(letters, end) {
            return Some(Found::Distro(spelt));
        }
        // Behind a number, no spelling of several words can go on.
        find_text(letters, end, text.at(text.text().len()), false).map(|found| match found {
            Found::Distro(spelt) => Found::Distro(Spelt { end, ..spelt }),
            other => other,
        })
    }

    pub(super) fn id(&self, distro: DistroId) -> &str {
        match DISTROS.get(usize::from(distro.0)) {
            Some(row) => row.id,
            None => self.custom_id(distro.0),
        }
    }

    /// The id, where it lives as long as the program.
    pub(super) fn static_id(distro: DistroId) -> Option<&'static str> {
        DISTROS.get(usize::from(distro.0)).map(|row| row.id)
    }

    pub(super) fn traits(&self, distro: DistroId) -> &Traits {
        match DISTROS.get(usize::from(distro.0)) {
            Some(row) => &row.traits,
            None => self.custom_traits(distro.0),
        }
    }

    /// The distribution with this id, of those that are built in.
    pub(super) fn distro(id: &str) -> Option<DistroId> {
        let row = DISTROS.iter().position(|row| row.id == id)?;
        u16::try_from(row).ok().map(DistroId)
    }

    /// The distribution that a project publishes, and nothing else.
    pub(super) fn publisher(project: &str) -> Option<DistroId> {
        let row = projects::PUBLISHERS.binary_search_by(|(name, _)| (*name).cmp(project)).ok()?;
        projects::PUBLISHERS.get(row).and_then(|(_, id)| Self::distro(id))
    }

    /// The licence name that a licence code stands for.
    pub(super) fn license_of_code(code: &str) -> Option<&'static str> {
        let code: u64 = code.parse().ok()?;
        let row = licenses::CODES.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        licenses::CODES.get(row).map(|(_, name)| *name)
    }

    /// Whether a licence has kept the version of an older release.
    pub(super) fn is_stale(license: &str) -> bool {
        let name = license.rsplit_once('/').map_or(license, |(_, name)| name);
        licenses::STALE.contains(&name)
    }

    /// A version as it is written, and its codename.
    pub(super) fn codename(
        id: &str,
        version: &Version<'_>,
    ) -> Option<(&'static str, &'static str)> {
        CODENAMES
            .iter()
            .find(|row| row.distro == id && version.spells(row.version))
            .map(|row| (row.version, row.name))
    }

    /// Whether versions of a distribution have codenames, and this one is newer than all known.
    pub(super) fn codename_unknown(id: &str, version: &Version<'_>) -> bool {
        let newest = CODENAMES.iter().find(|row| row.distro == id);
        newest.is_some_and(|row| version.major() >= number(major(row.version)))
            && Self::codename(id, version).is_none()
    }
}

fn major(version: &str) -> &str {
    version.split_once('.').map_or(version, |(major, _)| major)
}

fn find_text(text: &str, end: usize, after: Words<'_>, field: bool) -> Option<Found> {
    let mut slot = slot(text.as_bytes());
    let mut best: Option<Spelt> = None;
    loop {
        let entry = *INDEX.get(slot)?;
        if entry == EMPTY {
            return best.map(Found::Distro);
        }
        slot = (slot + 1) % INDEX.len();
        let row = usize::from(entry & ROW);
        match entry & !ROW {
            A_WORD => {
                if let Some((word, meaning)) = WORDS.get(row)
                    && text.eq_ignore_ascii_case(word)
                    && best.is_none()
                {
                    return Some(Found::Word(*meaning));
                }
            }
            A_CODENAME => {
                if let Some(codename) = CODENAMES.get(row)
                    && text.eq_ignore_ascii_case(codename.name)
                {
                    return Some(Found::Codename(codename));
                }
            }
            _ => {
                let (distro, spelling) = (row / SPELLINGS, row % SPELLINGS);
                if let Some(found) = DISTROS.get(distro)
                    && let Some(spelling) = found.spellings.get(spelling)
                    && (field || spelling.strength != Strength::Field)
                    && let Some((end, words)) = phrase_at(spelling.phrase, text, end, after)
                    && best.is_none_or(|best| words > best.words)
                {
                    best = Some(Spelt {
                        distro: DistroId(u16::try_from(distro).unwrap_or(0)),
                        strength: spelling.strength,
                        variants: spelling.variants,
                        shape: spelling.shape.unwrap_or(found.traits.shape),
                        build: spelling.build.unwrap_or(found.traits.build),
                        product: spelling.product,
                        end,
                        words,
                    });
                }
            }
        }
    }
}

/// Where a phrase that starts with this word ends, and how many words it has.
fn phrase_at(
    phrase: &str,
    first: &str,
    end: usize,
    mut after: Words<'_>,
) -> Option<(usize, usize)> {
    let (mut end, mut words) = (end, 0);
    for part in phrase.split(' ') {
        words += 1;
        if words == 1 {
            if !part.eq_ignore_ascii_case(first) {
                return None;
            }
            continue;
        }
        let word = after.next()?;
        if !word.is(part) {
            return None;
        }
        end = word.end;
    }
    Some((end, words))
}

const SLOTS: usize = 1024;
const EMPTY: u16 = u16::MAX;
const A_WORD: u16 = 0;
const A_CODENAME: u16 = 1 << 14;
const A_SPELLING: u16 = 2 << 14;
const ROW: u16 = (1 << 14) - 1;
/// The most spellings that a row may have.
const SPELLINGS: usize = 16;

/// Every word that a table row starts with, by its [`slot`], or in the next free one.
static INDEX: [u16; SLOTS] = index();

/// Where the search for a word starts. Letters differ from their capitals in one bit only, which
/// digits have set.
const fn slot(word: &[u8]) -> usize {
    let (mut first, mut second, mut last) = (0, 0, 0);
    if let [a, .., z] = word {
        (first, last) = (*a | 0x20, *z | 0x20);
    }
    if let [_, b, ..] = word {
        second = *b | 0x20;
    }
    // The multiplier spreads the three letters and the length over all slots.
    let mixed =
        (first as u32) | (second as u32) << 8 | (last as u32) << 16 | (word.len() as u32) << 24;
    (mixed.wrapping_mul(0x9E37_79B1) >> 22) as usize
}

const fn first_word(phrase: &str) -> &[u8] {
    let bytes = phrase.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b' ' {
        end += 1;
    }
    bytes.split_at(end).0
}

const fn index() -> [u16; SLOTS] {
    let mut index = [EMPTY; SLOTS];
    let mut row = 0;
    while row < DISTROS.len() {
        let spellings = DISTROS[row].spellings;
        let mut spelling = 0;
        while spelling < spellings.len() {
            let word = first_word(spellings[spelling].phrase);
            index = put(index, word, A_SPELLING | (row * SPELLINGS + spelling) as u16);
            spelling += 1;
        }
        row += 1;
    }
    let mut row = 0;
    while row < CODENAMES.len() {
        index = put(index, CODENAMES[row].name.as_bytes(), A_CODENAME | row as u16);
        row += 1;
    }
    let mut row = 0;
    while row < WORDS.len() {
        index = put(index, WORDS[row].0.as_bytes(), A_WORD | row as u16);
        row += 1;
    }
    index
}

const fn put(mut index: [u16; SLOTS], word: &[u8], entry: u16) -> [u16; SLOTS] {
    let mut at = slot(word);
    while index[at] != EMPTY {
        at = (at + 1) % SLOTS;
    }
    index[at] = entry;
    index
}

//! What the words in image metadata mean: data, and how it is looked up.

mod codenames;
mod custom;
mod distros;
mod index;
mod licenses;
mod projects;
#[cfg(test)]
mod tests;
pub(super) mod vocabulary;

use codenames::CODENAMES;
pub(super) use codenames::Codename;
pub use custom::{Distro, Knowledge};
use distros::DISTROS;
pub(super) use distros::{Paid, Spelling, Strength, Traits};
use index::Row;
use vocabulary::WORDS;

use super::version::Version;
use super::words::{Word, Words, is_in_word, is_same, number};

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
    pub(super) spelling: &'static Spelling,
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
        if let Some(spelt) = self.find_custom(word.text, word.end, after) {
            return Some(Found::Distro(spelt));
        }
        find_text(word.text, word.end, after, field)
    }

    /// Looks up the letters of a word such as `debian11`, whose number starts at `end`.
    pub(super) fn find_letters(&self, letters: &str, end: usize, text: Words<'_>) -> Option<Found> {
        if let Some(spelt) = self.find_custom(letters, end, text) {
            return Some(Found::Distro(spelt));
        }
        // The rest of the text is a number, so a spelling of several words cannot go on in it.
        find_text(letters, end, text, false)
    }

    /// The name of a licence that says the version, for one that does not.
    pub(super) fn versioned_license(name: &str) -> Option<&'static str> {
        let row = licenses::UNVERSIONED.iter().find(|(unversioned, _)| *unversioned == name)?;
        Some(row.1)
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
        let row = codenames_of(id).iter().find(|row| version.spells(row.version))?;
        Some((row.version, row.name))
    }

    /// Whether versions of a distribution have codenames, and this one is newer than all known.
    pub(super) fn codename_unknown(id: &str, version: &Version<'_>) -> bool {
        let newest = codenames_of(id).first();
        newest.is_some_and(|row| version.major() >= number(major(row.version)))
            && Self::codename(id, version).is_none()
    }
}

fn codenames_of(id: &str) -> &'static [Codename] {
    CODENAMES.iter().find(|(distro, _)| *distro == id).map_or(&[], |(_, codenames)| codenames)
}

fn major(version: &str) -> &str {
    version.split_once('.').map_or(version, |(major, _)| major)
}

fn find_text(text: &str, end: usize, after: Words<'_>, field: bool) -> Option<Found> {
    let rest = after.text().as_bytes().get(end..).unwrap_or_default();
    let mut best: Option<Spelt> = None;
    for row in index::rows(text.as_bytes()) {
        match row {
            Row::Word(row) => {
                if let Some((word, meaning)) = WORDS.get(row)
                    && is_same(text.as_bytes(), word.as_bytes())
                    && best.is_none()
                {
                    return Some(Found::Word(*meaning));
                }
            }
            Row::Codename(distro, row) => {
                if let Some((_, codenames)) = CODENAMES.get(distro)
                    && let Some(codename) = codenames.get(row)
                    && is_same(text.as_bytes(), codename.name.as_bytes())
                {
                    return Some(Found::Codename(codename));
                }
            }
            Row::Spelling(distro, spelling) => {
                if let Some(found) = DISTROS.get(distro)
                    && let Some(spelling) = found.spellings.get(spelling)
                    && (field || spelling.strength != Strength::Field)
                    && let Some((longer, words)) = phrase_at(spelling.phrase, text, rest)
                    && best.is_none_or(|best| words > best.words)
                {
                    best = Some(Spelt {
                        distro: DistroId(u16::try_from(distro).unwrap_or(0)),
                        spelling,
                        end: end + longer,
                        words,
                    });
                }
            }
        }
    }
    best.map(Found::Distro)
}

/// Where a phrase that starts with this word, of which `text` is the rest, ends; and how many words
/// it has. One byte of any kind parts the words of a text, and a number may be glued to the last.
#[inline]
fn phrase_at(phrase: &str, first: &str, text: &[u8]) -> Option<(usize, usize)> {
    let phrase = phrase.as_bytes();
    let (start, more) = phrase.split_at_checked(first.len())?;
    if !matches!(more, [] | [b' ', ..]) || !is_same(start, first.as_bytes()) {
        return None;
    }
    let mut words = 1;
    for (&wanted, &found) in more.iter().zip(text) {
        if wanted == b' ' {
            words += 1;
            if is_in_word(found) {
                return None;
            }
        } else if (wanted ^ found) & !0x20 != 0 {
            return None;
        }
    }
    let whole = text.len() >= more.len()
        && (more.is_empty()
            || text.get(more.len()).is_none_or(|next| next.is_ascii_digit() || !is_in_word(*next)));
    whole.then_some((more.len(), words))
}

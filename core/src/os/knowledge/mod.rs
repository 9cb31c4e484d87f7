//! What the words in image metadata mean: data, and how it is looked up.

mod codenames;
mod custom;
mod distros;
mod index;
#[cfg(test)]
mod page;
mod releases;
mod tables;
#[cfg(test)]
mod tests;
pub(super) mod vocabulary;

use std::borrow::Cow;

use codenames::CODENAMES;
pub(super) use codenames::Codename;
pub use custom::{Distro, Knowledge};
pub(super) use distros::{Alias, DistroRules, Payg, Strength};
use tables::ROWS;

use super::tokens::{Token, Tokens, is_token_byte};
use super::version::Version;
use crate::quote::text_of;

/// What a word means.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    /// A word of the variant.
    Variant(u32),
    /// A release channel.
    Channel(u16),
    /// A processor architecture.
    Arch(ArchitectureTerm),
    /// A licence that is brought along, so that the image is free of it.
    Byos,
    /// A licence that is paid for with the machine.
    Payg,
    /// Software beside the system.
    Product(SoftwareTerm),
    /// May stand between a distribution and its version.
    Connector,
    /// May stand beside them, but a number after it counts something else.
    Qualifier,
    /// The same, but only in prose.
    Prose,
    /// Ends what is said of the system.
    Terminator,
}

/// A word for a processor architecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArchitectureTerm {
    X64,
    /// 64-bit where `64` follows.
    X86,
    Arm64,
    I686,
}

/// A word for software.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SoftwareTerm {
    Sql,
    Driver,
    Cuda,
    Tensorflow,
    Pytorch,
    Tpu,
}

/// A distribution that is known: the place of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DistroId(u16);

impl DistroId {
    /// No row has this place.
    const NONE: Self = Self(u16::MAX);

    pub(super) const FEDORA: Self = Self::from_id("fedora");
    pub(super) const WINDOWS: Self = Self::from_id("windows");
}

/// A distribution that a text spells.
#[derive(Debug, Clone, Copy)]
pub(super) struct AliasMatch {
    pub(super) distro: DistroId,
    pub(super) alias: &'static Alias,
    /// Where the text goes on.
    pub(super) end: usize,
}

/// What a word, and the words after it, turned out to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    Distro(AliasMatch),
    Codename(&'static Codename),
    Term(Meaning),
}

impl Knowledge {
    /// Looks up a word; `after` is the text behind it, and `field` says that the text is nothing
    /// but a distribution.
    pub(super) fn find(&self, token: &Token<'_>, after: &Tokens<'_>, field: bool) -> Option<Found> {
        // No row that is built in starts with a number.
        if token.is_number() && !self.has_distros() {
            return None;
        }
        self.find_text(token.text(), token.end, after, field)
    }

    /// Looks up the letters of a word such as `debian11`, whose number starts at `end`.
    pub(super) fn find_letters(
        &self,
        letters: &[u8],
        end: usize,
        text: &Tokens<'_>,
    ) -> Option<Found> {
        // The rest of the text is a number, so a spelling of several words cannot go on in it.
        self.find_text(letters, end, text, false)
    }

    fn find_text(
        &self,
        token: &[u8],
        end: usize,
        after: &Tokens<'_>,
        field: bool,
    ) -> Option<Found> {
        if self.has_distros()
            && let Some(matched) = self.find_custom(token, end, after)
        {
            return Some(Found::Distro(matched));
        }
        index::find(token, |aliases| match_alias(aliases, token, end, after, field))
    }

    #[inline(never)]
    pub(super) fn id(&self, distro: DistroId) -> &str {
        match ROWS.get(usize::from(distro.0)) {
            Some(row) => row.id,
            None => self.custom_id(distro.0),
        }
    }

    /// The id, which outlives all else.
    pub(super) fn static_id(&self, distro: DistroId) -> Cow<'static, str> {
        match ROWS.get(usize::from(distro.0)) {
            Some(row) => Cow::Borrowed(row.id),
            None => Cow::Owned(text_of(&[self.custom_id(distro.0)])),
        }
    }

    pub(super) fn rules(&self, distro: DistroId) -> &DistroRules {
        match ROWS.get(usize::from(distro.0)) {
            Some(row) => &row.rules,
            None => self.custom_rules(distro.0),
        }
    }

    /// The distribution with this id, of those that are built in.
    pub(super) fn builtin_distro(id: &str) -> Option<DistroId> {
        let row = ROWS.iter().position(|row| row.id == id)?;
        u16::try_from(row).ok().map(DistroId)
    }

    /// Whether a distribution never had such a version, unless in a variant that is none of these.
    pub(super) fn is_no_release(
        &self,
        distro: DistroId,
        version: &Version<'_>,
        variants: u32,
    ) -> bool {
        releases::NEVER_RELEASED.iter().any(|(never, majors, unless)| {
            self.is_same_distro(distro, *never)
                && majors.contains(&version.major())
                && variants & unless == 0
        })
    }

    /// Whether one distribution has the versions of the other, for both come from the same sources.
    pub(super) fn shares_versions(&self, one: DistroId, other: DistroId) -> bool {
        let (like, rebuilds) = releases::REBUILDS;
        self.is_same_distro(other, like)
            && rebuilds.iter().any(|rebuild| self.is_same_distro(one, *rebuild))
    }

    /// A version as it is written, and its codename.
    pub(super) fn codename(
        &self,
        distro: DistroId,
        version: &Version<'_>,
    ) -> Option<(&'static str, &'static str)> {
        let major = version.major();
        let mut rows = self.codenames(distro).iter().filter(|row| row.major == major);
        let row = rows.find(|row| version.is_written_as(row.version.as_bytes()))?;
        Some((row.version, row.name))
    }

    /// Whether versions of a distribution have codenames, and this one is newer than all known.
    pub(super) fn codename_unknown(&self, distro: DistroId, version: &Version<'_>) -> bool {
        let newest = self.codenames(distro).first();
        newest.is_some_and(|row| version.major() >= row.major)
            && self.codename(distro, version).is_none()
    }

    fn codenames(&self, distro: DistroId) -> &'static [Codename] {
        let rows = CODENAMES.iter().find(|(of, _)| self.is_same_distro(distro, *of));
        rows.map_or(&[], |(_, codenames)| codenames)
    }

    /// Whether a distribution is one that is built in, or goes by its id.
    pub(super) fn is_same_distro(&self, distro: DistroId, built_in: DistroId) -> bool {
        distro == built_in
            || (usize::from(distro.0) >= ROWS.len() && self.id(distro) == self.id(built_in))
    }
}

/// Which of some spellings that start with the same word, the longest first, the text has.
fn match_alias(
    aliases: &'static [Alias],
    token: &[u8],
    end: usize,
    after: &Tokens<'_>,
    field: bool,
) -> Option<AliasMatch> {
    let rest = after.text().get(end..)?;
    aliases.iter().find_map(|alias| {
        let more = alias.phrase.as_bytes().get(token.len()..)?;
        let counts = matches!(alias.strength, Strength::Always | Strength::Versioned)
            || is_accepted_here(alias, rest.get(more.len()..)?, field);
        (counts && (more.is_empty() || continues_phrase(more, rest))).then(|| AliasMatch {
            distro: alias.distro,
            alias,
            end: end + more.len(),
        })
    })
}

/// Whether a spelling that counts in some places only counts where the text goes on so.
fn is_accepted_here(alias: &Alias, text: &[u8], field: bool) -> bool {
    match alias.strength {
        Strength::Field => field,
        Strength::Pack => is_service_pack(text),
        // A letter alone is no word for anything.
        Strength::Glued => alias.phrase.len() > 1 || text.first().is_some_and(u8::is_ascii_digit),
        Strength::Always | Strength::Versioned => true,
    }
}

/// Whether a version with a service pack stands here, in any spelling: `-15-sp4`, `12SP5`, ` 11 SP 4`.
fn is_service_pack(text: &[u8]) -> bool {
    let part = |text: &'_ [u8]| usize::from(text.first().is_some_and(|next| !is_token_byte(*next)));
    let Some([b'1'..=b'9', b'0'..=b'9', text @ ..]) = text.get(part(text)..) else { return false };
    let Some([b's' | b'S', b'p' | b'P', text @ ..]) = text.get(part(text)..) else { return false };
    text.get(part(text)..).is_some_and(|text| text.first().is_some_and(u8::is_ascii_digit))
}

/// Whether a text goes on like a phrase. One byte of any kind parts the words of a text, and a
/// number may be glued to the last.
#[inline(never)]
fn continues_phrase(more: &[u8], text: &[u8]) -> bool {
    if more.is_empty() {
        return true;
    }
    let Some((found, after)) = text.split_at_checked(more.len()) else { return false };
    let is_alike = |(&wanted, &found): (&u8, &u8)| match wanted {
        b' ' => !is_token_byte(found),
        _ => (wanted ^ found) & !0x20 == 0,
    };
    more.iter().zip(found).all(is_alike)
        && after.first().is_none_or(|next| next.is_ascii_digit() || !is_token_byte(*next))
}

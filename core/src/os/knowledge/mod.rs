//! The meanings of the tokens in image metadata: data, and its lookup.

mod caller_distro;
mod caller_row;
mod codenames;
mod custom;
mod distro_spec;
mod distros;
mod form;
mod index;
mod lifecycle;
mod matching;
#[cfg(test)]
mod page;
mod releases;
mod tables;
#[cfg(test)]
mod tests;
pub(super) mod vocabulary;

use std::borrow::Cow;

pub use caller_distro::Distro;
pub(super) use caller_row::{CallerRow, OwnTerm};
use codenames::CODENAMES;
pub(super) use codenames::Codename;
pub use custom::Knowledge;
pub(super) use distro_spec::{Alias, DistroRules, Payg, Strength};
pub(crate) use form::FormError;
pub use lifecycle::lifecycle;
pub(super) use matching::AliasMatch;
use matching::match_alias;
use tables::ROWS;

use super::tokens::{Token, Tokens};
use super::version::Version;
use crate::quote::text_of;

/// The meaning of a term.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    /// A bit of [`vocabulary::VARIANTS`].
    Variant(u64),
    /// A release channel.
    Channel(u16),
    /// A processor architecture.
    Arch(ArchitectureTerm),
    /// A licence that is brought along, and not paid for with the machine.
    Byos,
    /// The same for RHEL: its images for Red Hat Cloud Access have this word. In other names it means anything.
    CloudAccess,
    /// A licence that is paid for with the machine.
    Payg,
    /// A product other than the system.
    Product(SoftwareTerm),
    /// May be between a distribution and its version.
    Connector,
    /// May be beside them, but a number after it is not the version.
    Qualifier,
    /// The same, only in prose.
    Prose,
    /// Ends the description of the system.
    Terminator,
}

/// A term for a processor architecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArchitectureTerm {
    X64,
    /// 64-bit if `64` follows.
    X86,
    Arm64,
    I686,
}

/// A term for a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SoftwareTerm {
    Sql,
    Driver,
    Cuda,
    Tensorflow,
    Pytorch,
    Tpu,
}

/// A known distribution: the index of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DistroId(u16);

impl DistroId {
    /// No row has this index.
    const NONE: Self = Self(u16::MAX);

    /// The `ID` of a built-in distribution; empty for others.
    pub(super) fn builtin_id(self) -> &'static str {
        ROWS.get(usize::from(self.0)).map_or("", |row| row.id)
    }

    pub(super) const FEDORA: Self = Self::from_id("fedora");
    pub(super) const RHEL: Self = Self::from_id("rhel");
    /// The row of systems of which only the type is known.
    pub(super) const LINUX: Self = Self::from_id("");
    pub(super) const WINDOWS: Self = Self::from_id("windows");
    pub(super) const MACOS: Self = Self::from_id("macos");
}

/// The result of looking up a token and those after it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    Distro(AliasMatch),
    Codename(&'static Codename),
    Term(Meaning),
}

impl Knowledge {
    /// Looks up a token. `after` is the rest of the text; `field` means that the text is a field for the
    /// distribution.
    pub(super) fn find(&self, token: &Token<'_>, after: &Tokens<'_>, field: bool) -> Option<Found> {
        // No built-in row starts with a number.
        if token.is_number() && !self.has_distros() {
            return None;
        }
        self.find_text(token.text(), token.end, after, field)
    }

    /// Looks up the letters of a token such as `debian11`, whose number starts at `end`.
    pub(super) fn find_letters(
        &self,
        letters: &[u8],
        end: usize,
        text: &Tokens<'_>,
    ) -> Option<Found> {
        // A number follows, so an alias of several tokens cannot match.
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
            None => self.custom_id(distro),
        }
    }

    /// The id, independent of the lifetime of `self`.
    pub(super) fn static_id(&self, distro: DistroId) -> Cow<'static, str> {
        match ROWS.get(usize::from(distro.0)) {
            Some(row) => Cow::Borrowed(row.id),
            None => Cow::Owned(text_of(&[self.custom_id(distro)])),
        }
    }

    pub(super) fn rules(&self, distro: DistroId) -> &DistroRules {
        match ROWS.get(usize::from(distro.0)) {
            Some(row) => &row.rules,
            None => self.custom_rules(distro),
        }
    }

    /// The built-in distribution with this id.
    pub(super) fn builtin_distro(id: &str) -> Option<DistroId> {
        let row = ROWS.iter().position(|row| row.id == id)?;
        u16::try_from(row).ok().map(DistroId)
    }

    /// Whether a distribution never had such a version, except in another variant.
    pub(super) fn is_no_release(
        &self,
        distro: DistroId,
        version: &Version<'_>,
        variants: u64,
    ) -> bool {
        releases::NEVER_RELEASED.iter().any(|(never, majors, unless)| {
            self.is_same_distro(distro, *never)
                && majors.contains(&version.major())
                && variants & unless == 0
        })
    }

    /// Whether the first distribution has the versions of the second, because both are built from the
    /// same sources.
    pub(super) fn shares_versions(&self, one: DistroId, other: DistroId) -> bool {
        let (original, rebuilds) = releases::REBUILDS;
        self.is_same_distro(other, original)
            && rebuilds.iter().any(|rebuild| self.is_same_distro(one, *rebuild))
    }

    /// The spelling of a version in the table, and its codename.
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

    /// Whether the distribution has codenames, and this version is newer than all known ones.
    pub(super) fn is_codename_unknown(&self, distro: DistroId, version: &Version<'_>) -> bool {
        let newest = self.codenames(distro).first();
        newest.is_some_and(|row| version.major() >= row.major)
            && self.codename(distro, version).is_none()
    }

    fn codenames(&self, distro: DistroId) -> &'static [Codename] {
        let rows = CODENAMES.iter().find(|(named, _)| self.is_same_distro(distro, *named));
        rows.map_or(&[], |(_, codenames)| codenames)
    }

    /// Whether a distribution is this built-in one, or a caller's with the same id.
    pub(super) fn is_same_distro(&self, distro: DistroId, built_in: DistroId) -> bool {
        distro == built_in
            || (usize::from(distro.0) >= ROWS.len() && self.id(distro) == self.id(built_in))
    }
}

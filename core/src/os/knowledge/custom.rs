//! Distributions and licences that callers add.

use std::borrow::Cow;

use super::matching::{AliasMatch, continues_phrase};
use super::tables::ROWS;
use super::{Alias, DistroId, DistroRules};
use crate::model::{Os, OsType};
use crate::os::VendorTables;
use crate::os::ascii::{concat, eq_ignore_case};
use crate::os::tokens::Tokens;
use crate::os::version_format::{Numbers, VersionFormat};

/// Data on distributions, their aliases and codenames, and licences.
///
/// The distributions and licences that GCE and Gcore publish are built in. Callers can add their own:
///
/// ```
/// use cloud_image::{Distro, Knowledge};
///
/// let knowledge = Knowledge::builtin()
///     .with_distro(Distro::linux("acme-linux").spelt("acme linux").spelt("acmelinux").version_parts(2))
///     .with_license("acme-golden-7", "rhel-9-server")
///     .with_license("1234567890123456789", "acme-linux-3");
///
/// let os = knowledge.os_of_name("web-acme-linux-3-1-v20270101");
/// assert_eq!(os.distro.as_deref(), Some("acme-linux"));
/// assert_eq!(os.version.as_deref(), Some("3.1"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Knowledge {
    distros: Vec<Distro>,
    licenses: Vec<(String, String)>,
}

/// A distribution that is not built in.
#[derive(Debug, Clone)]
pub struct Distro {
    id: Cow<'static, str>,
    os_type: OsType,
    aliases: Vec<String>,
    rules: DistroRules,
}

impl PartialEq for Distro {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.os_type == other.os_type
            && self.aliases == other.aliases
            && self.rules.version_format == other.rules.version_format
    }
}

impl Eq for Distro {}

impl Distro {
    /// A Linux distribution with this os-release `ID`, which is also its first alias. Its `VERSION_ID` is one
    /// number, unless [`version_parts`](Self::version_parts) is called.
    #[must_use]
    pub fn linux(id: impl Into<Cow<'static, str>>) -> Self {
        Self::new(id, OsType::Linux)
    }

    /// The same for a system of any type.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>, os_type: OsType) -> Self {
        let id = id.into();
        let rules = DistroRules::linux(1, 0);
        Self { aliases: vec![phrase(&id)], id, os_type, rules }
    }

    /// Adds an alias of one or several words, as names, descriptions and licences have it. Case and the
    /// separators between the words are ignored.
    #[must_use]
    pub fn spelt(mut self, alias: &str) -> Self {
        self.aliases.push(phrase(alias));
        self
    }

    /// The number of parts of its `VERSION_ID`, from 0 (no version) to 3.
    #[must_use]
    pub fn version_parts(mut self, parts: u8) -> Self {
        self.rules.version_format = match parts {
            0 => VersionFormat::Rolling,
            parts => VersionFormat::Numbers(Numbers::new(parts.min(3), 0, 4)),
        };
        self
    }
}

fn phrase(alias: &str) -> String {
    let words = Tokens::new(alias).flat_map(|word| [b" ", word.text()]);
    let words: Vec<_> = words.skip(1).collect();
    concat(&words).to_ascii_lowercase()
}

impl Knowledge {
    /// The built-in data alone.
    #[must_use]
    pub const fn builtin() -> Self {
        Self { distros: Vec::new(), licenses: Vec::new() }
    }

    /// Adds a distribution. If an alias is the same, it wins over built-in distributions and over those that
    /// are added later.
    #[must_use]
    pub fn with_distro(mut self, distro: Distro) -> Self {
        self.distros.push(distro);
        self
    }

    /// Adds a licence by its name or numeric code. It is read as the licence name `means`, which starts with an
    /// alias: `rhel-9-server`, `ubuntu-pro-2204-lts`, `acme-linux-3`.
    #[must_use]
    pub fn with_license(mut self, license: impl Into<String>, means: impl Into<String>) -> Self {
        self.licenses.push((license.into(), means.into()));
        self
    }

    /// Identifies the operating system from an image's name alone.
    #[must_use]
    pub fn os_of_name<'a>(&self, name: &'a str) -> Os<'a> {
        let clue = crate::os::Clue::new(crate::os::ClueKind::Name, name, "/name");
        crate::os::identify(self, VendorTables::EMPTY, &[clue]).os
    }

    /// The licence name that the caller set for a licence name or code.
    pub(in crate::os) fn license_alias(&self, license: &str) -> Option<&str> {
        self.licenses.iter().find(|(name, _)| name == license).map(|(_, means)| means.as_str())
    }

    pub(in crate::os) fn has_license_aliases(&self) -> bool {
        !self.licenses.is_empty()
    }

    pub(in crate::os) fn has_distros(&self) -> bool {
        !self.distros.is_empty()
    }

    #[cold]
    pub(super) fn find_custom(
        &self,
        word: &[u8],
        end: usize,
        text: &Tokens<'_>,
    ) -> Option<AliasMatch> {
        let rest = text.text().get(end..)?;
        let mut longest: Option<AliasMatch> = None;
        for (row, distro) in self.distros.iter().enumerate() {
            for alias in &distro.aliases {
                let Some((start, more)) = alias.as_bytes().split_at_checked(word.len()) else {
                    continue;
                };
                if matches!(more, [] | [b' ', ..])
                    && longest.is_none_or(|it| it.end < end + more.len())
                    && eq_ignore_case(start, word)
                    && continues_phrase(more, rest)
                {
                    longest = Some(AliasMatch {
                        distro: DistroId(u16::try_from(ROWS.len() + row).unwrap_or(u16::MAX)),
                        alias: &Alias::PLAIN,
                        end: end + more.len(),
                    });
                }
            }
        }
        longest
    }

    fn custom(&self, row: u16) -> Option<&Distro> {
        self.distros.get(usize::from(row).checked_sub(ROWS.len())?)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn custom_id(&self, row: u16) -> &str {
        self.custom(row).map_or("", |distro| &distro.id)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn custom_rules(&self, row: u16) -> &DistroRules {
        const PLACEHOLDERS: &DistroRules = &DistroRules::linux(0, 0);
        self.custom(row).map_or(PLACEHOLDERS, |distro| &distro.rules)
    }

    /// The word of its [`OsType`].
    pub(in crate::os) fn os_type(&self, distro: DistroId) -> &str {
        match self.custom(distro.0) {
            Some(distro) => distro.os_type.as_str(),
            None => self.rules(distro).os_type,
        }
    }
}

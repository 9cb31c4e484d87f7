//! Fields that state a value of the system.

use super::{Resolver, Sourced};
use crate::model::OsType;
use crate::os::ascii::eq_ignore_case;
use crate::os::claim::Claim;
use crate::os::clue::{MACOS, WINDOWS};
use crate::os::knowledge::{DistroId, vocabulary};
use crate::os::parsers;

impl<'a> Resolver<'_, 'a> {
    #[inline(never)]
    pub(super) fn read_implied_os_type(&mut self, from: usize, implied: &str) {
        match self.distro {
            None => self.accept_only_distro(implied, from),
            Some(known) => {
                let os_type = self.knowledge.os_type(known.value);
                if os_type != implied {
                    self.conflict("/os/type", (from, implied), (known.from, os_type));
                }
            }
        }
    }

    /// Windows and macOS have only one distribution.
    fn accept_only_distro(&mut self, os_type: &str, from: usize) {
        let mut claim = Claim::empty();
        claim.distro = match os_type {
            WINDOWS => Some(DistroId::WINDOWS),
            MACOS => Some(DistroId::MACOS),
            _ => None,
        };
        if claim.distro.is_some() && self.unknown_distro.is_none() {
            self.accept(&claim, from);
        }
    }

    #[inline(never)]
    pub(super) fn read_distro_field(&mut self, from: usize, text: &'a str) {
        let mut claim = Claim::empty();
        parsers::distro(self.knowledge, text, &mut claim);
        if claim.distro.is_some() {
            self.accept(&claim, from);
        } else if !parsers::is_placeholder(text) {
            if self.distro.is_none() {
                self.unknown_distro = self.unknown_distro.or(Some(from));
            } else {
                self.is_stated_distro_refused = true;
            }
        }
    }

    pub(super) fn read_version_field(&mut self, from: usize, text: &'a str) {
        let Self { knowledge, .. } = *self;
        if self.is_stated_distro_refused {
            return;
        }
        if let Some(distro) = self.distro {
            let mut claim = Claim::empty();
            let system = (distro.value, self.variants.all);
            parsers::version(knowledge, system, text, &mut claim);
            if claim.is_versioned() {
                self.accept(&claim, from);
                return;
            }
        }
        if !parsers::is_placeholder(text) {
            self.unread_version = self.unread_version.or(Some(from));
        }
    }

    #[inline(never)]
    pub(super) fn read_os_type_field(&mut self, from: usize, text: &'a str) {
        let word =
            OsType::WORDS.iter().find(|word| eq_ignore_case(text.as_bytes(), word.as_bytes()));
        let stated = word.copied().unwrap_or(text);
        match self.distro {
            Some(known) => {
                let os_type = self.knowledge.os_type(known.value);
                if os_type != stated {
                    if word.is_some() || !parsers::is_placeholder(text) {
                        self.conflict("/os/type", (from, stated), (known.from, os_type));
                    }
                    return;
                }
            }
            None if word.is_none() && parsers::is_placeholder(text) => return,
            None => self.accept_only_distro(stated, from),
        }
        self.os_type = Some(Sourced { value: stated, from });
    }

    /// Reads a field that only distinguishes Windows from all other systems: any other word stands for all of them.
    #[inline(never)]
    pub(super) fn read_os_family_field(&mut self, from: usize, stated: &'a str) {
        let os_type = self.distro.map(|known| (self.knowledge.os_type(known.value), known.from));
        match os_type {
            Some((os_type, at)) if (os_type == WINDOWS) != (stated == WINDOWS) => {
                self.conflict("/os/type", (from, stated), (at, os_type));
            }
            _ => {
                self.os_type = Some(Sourced { value: stated, from });
                self.os_family = self.os_type;
            }
        }
    }

    /// Whether a type of system is one that the field for the family does not exclude.
    pub(super) fn is_in_os_family(&self, os_type: &str) -> bool {
        self.os_family.is_some_and(|stated| (stated.value == WINDOWS) == (os_type == WINDOWS))
    }

    /// Windows has only one distribution, so a field for the family identifies it if nothing else did.
    pub(super) fn finish_os_family(&mut self) {
        if let Some(stated) = self.os_family
            && stated.value == WINDOWS
            && self.distro.is_none()
        {
            self.accept_only_distro(WINDOWS, stated.from);
        }
    }

    /// Reads a word of the variants of a known distribution.
    pub(super) fn read_variant(&mut self, from: usize, word: &str) {
        if self.distro.is_none() {
            return;
        }
        let mut stated = vocabulary::STATED_VARIANTS.iter();
        if let Some(index) = vocabulary::VARIANTS.iter().position(|known| *known == word) {
            self.variants.add(1 << index, from);
        } else if let Some(index) = stated.position(|(known, _)| *known == word) {
            self.variants.add_stated(index, from);
        }
    }

    #[inline(never)]
    pub(super) fn read_architecture_field(&mut self, from: usize, text: &'a str) {
        let stated = parsers::architecture(self.knowledge, text);
        match (self.architecture, stated) {
            (Some(inferred), Some(stated)) if inferred.value != stated => {
                let (loser, winner) = (stated.architecture(), inferred.value.architecture());
                self.conflict(
                    "/architecture",
                    (from, loser.as_str()),
                    (inferred.from, winner.as_str()),
                );
            }
            (_, None) if parsers::is_placeholder(text) => {}
            _ => self.stated_architecture = Some(Sourced { value: stated, from }),
        }
    }
}

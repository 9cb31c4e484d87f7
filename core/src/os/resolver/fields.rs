//! Fields that state a value of the system.

use super::{Resolver, Sourced};
use crate::model::OsType;
use crate::os::ascii::eq_ignore_case;
use crate::os::claim::Claim;
use crate::os::clue::WINDOWS;
use crate::os::knowledge::DistroId;
use crate::os::parsers;

impl<'a> Resolver<'_, 'a> {
    #[inline(never)]
    pub(super) fn read_implied_os_type(&mut self, from: usize, implied: &str) {
        match self.distro {
            None if implied == WINDOWS && self.unknown_distro.is_none() => {
                self.accept_windows(from);
            }
            None => {}
            Some(known) => {
                let os_type = self.knowledge.os_type(known.value);
                if os_type != implied {
                    self.conflict("/os/type", (from, implied), (known.from, os_type));
                }
            }
        }
    }

    /// Windows has only one distribution.
    fn accept_windows(&mut self, from: usize) {
        let mut claim = Claim::empty();
        claim.distro = Some(DistroId::WINDOWS);
        self.accept(&claim, from);
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
            None if stated == WINDOWS && self.unknown_distro.is_none() => {
                self.accept_windows(from);
            }
            None => {}
        }
        self.os_type = Some(Sourced { value: stated, from });
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

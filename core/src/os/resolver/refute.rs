//! Fields with impossible values.
//!
//! Forms for uploads offer few distributions, so people choose one similar to theirs: `centos` 9 is
//! `AlmaLinux`, because `CentOS` 9 is only Stream. And tools fill in the version of the kernel as that of
//! Windows.

use super::{Resolver, Sourced};
use crate::os::claim::Claim;
use crate::os::clue::ClueKind;
use crate::os::kernel::{self, Kernel};
use crate::os::knowledge::{DistroId, Knowledge, vocabulary};
use crate::os::parsers;
use crate::os::tokens::Tokens;
use crate::os::version::Version;

/// Variants that only a server, or only a client, has.
const SERVER: u64 = vocabulary::DATACENTER | vocabulary::STANDARD | vocabulary::CORE;
const CLIENT: u64 = vocabulary::PROFESSIONAL;

impl<'a> Resolver<'_, 'a> {
    /// Whether a field states a distribution that never had the stated version, and the claim is for one
    /// that has it. People do not choose another type of system by mistake.
    pub(in crate::os) fn refutes(
        &self,
        distro: DistroId,
        claim: &Claim<'a>,
        known: Sourced<DistroId>,
    ) -> bool {
        let knowledge = self.knowledge;
        let is_wrong = |it: &Version<'a>| knowledge.is_no_release(distro, it, claim.variants);
        if self.kind(known.from) != Some(ClueKind::Distro)
            || claim.version.as_ref().is_some_and(is_wrong)
            || self.os_type.as_ref().is_some_and(|it| it.value != knowledge.os_type(distro))
        {
            return false;
        }
        let mut reread = Claim::empty();
        let stated = match (&self.version, self.unread_version) {
            (Some(version), _) => {
                let all = self.variants.all;
                let version = &version.value;
                Some(version).filter(|it| knowledge.is_no_release(known.value, it, all))
            }
            (None, Some(unread)) => {
                let text = self.clues.get(unread).map_or("", |clue| clue.text);
                parsers::version(knowledge, (distro, 0), text, &mut reread);
                reread.version.as_ref()
            }
            (None, None) => None,
        };
        stated.is_some_and(|stated| match &claim.version {
            Some(named) => !stated.contradicts(named),
            None => knowledge.shares_versions(distro, known.value),
        })
    }

    /// Replaces an impossible distribution, and reads the stated version as one of the new distribution.
    pub(in crate::os) fn replace_distro(&mut self, distro: DistroId, from: usize) {
        self.reset_system();
        self.unread_version = None;
        self.set_distro(distro, from);
        let mut clues = self.clues.iter().enumerate();
        if let Some((index, clue)) = clues.find(|(_, clue)| clue.kind == ClueKind::Version) {
            self.read_version_field(index, clue.text);
        }
    }

    /// Resolves a stated version that is the kernel's. Servers and clients have the same kernels, so
    /// another clue must distinguish them.
    #[cold]
    #[inline(never)]
    pub(in crate::os) fn resolve_kernel_version(&mut self) {
        let Some((index, kernel)) = self.unread_kernel() else { return };
        let Some((server, client)) = kernel.products() else { return };
        if let Some(known) = self.version {
            let names = |text| {
                let version = windows(self.knowledge, text);
                version.is_some_and(|it| !it.contradicts(&known.value))
            };
            if !names(server) && !names(client) {
                let text = self.clues.get(index).map_or("", |clue| clue.text);
                let known_value = known.value.write();
                self.conflict("/os/version", (known.from, &known_value), (index, text));
                (self.version, self.build) = (None, None);
            }
            return;
        }
        let text = match (self.is_server(), self.is_client()) {
            (true, false) => server,
            (false, true) => client,
            _ => return,
        };
        let version = windows(self.knowledge, text);
        self.version = version.map(|value| Sourced { value, from: index });
    }

    fn unread_kernel(&self) -> Option<(usize, Kernel)> {
        let index = self.unread_version?;
        let distro =
            self.distro.filter(|it| self.knowledge.rules(it.value).version_format.is_windows())?;
        let text = self.clues.get(index)?.text;
        Some((index, kernel::read(text)?)).filter(|_| distro.value == DistroId::WINDOWS)
    }

    fn is_server(&self) -> bool {
        self.variants.all & SERVER != 0
            || self.has_windows_term(&["windowsserver", "winserver"], &["server"])
    }

    fn is_client(&self) -> bool {
        self.variants.all & CLIENT != 0 || self.has_windows_term(&[], &["client", "workstation"])
    }

    /// Whether the stated distribution or a name has one of the tokens in `alone`, or `windows` with one
    /// of those in `after` directly after it: other tokens such as `server` need not be about Windows.
    fn has_windows_term(&self, alone: &[&str], after: &[&str]) -> bool {
        self.clues.iter().any(|clue| {
            let mut after_windows = false;
            matches!(clue.kind, ClueKind::Distro | ClueKind::Name)
                && Tokens::new(clue.text).any(|token| {
                    let after = after_windows && token.is_any(after);
                    after_windows = token.is_any(&["windows", "win", "microsoft"]);
                    after || token.is_any(alone)
                })
        })
    }
}

/// A version of Windows in the spelling of the tables.
fn windows<'a>(knowledge: &'a Knowledge, text: &'static str) -> Option<Version<'a>> {
    let mut claim = Claim::empty();
    parsers::version(knowledge, (DistroId::WINDOWS, 0), text, &mut claim);
    claim.version
}

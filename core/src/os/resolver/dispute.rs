//! Licences that nearer clues contradict.
//!
//! A licence states what was paid for when a disk was made. After an upgrade in place or a migration, or
//! by a vendor's mistake, it is out of date. Family, name, description and parent are nearer to the
//! content of the image. In the vendor's project, one of them outranks the licence. Elsewhere people
//! choose the names, so two must agree, and then neither value is certain.

use super::{Resolver, Sourced, Variants};
use crate::os::claim::Claim;
use crate::os::clue::ClueKind;
use crate::os::knowledge::DistroId;
use crate::os::parsers;
use crate::os::problem::Problem;
use crate::os::version::Version;

/// The values that are left out because two clues contradict each other and neither is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::os) enum Withheld {
    Nothing,
    Version,
    /// The distribution, and its version with it.
    Distro,
}

/// A nearer clue that contradicts a licence.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Contradiction<'a> {
    distro: DistroId,
    /// `None` if the distribution is contradicted.
    version: Option<Version<'a>>,
    /// The index of its problem.
    problem: usize,
}

impl<'a> Resolver<'_, 'a> {
    /// Whether a distribution replaces the one that it contradicts.
    #[cold]
    #[inline(never)]
    pub(in crate::os) fn outranks_distro(
        &mut self,
        distro: DistroId,
        claim: &Claim<'a>,
        from: usize,
        known: Sourced<DistroId>,
    ) -> bool {
        let knowledge = self.knowledge;
        if knowledge.has_distros()
            && let Some(replaces) = self.decide_by_callers(distro, claim, from, known)
        {
            return replaces;
        }
        let (new_value, known_value) = (knowledge.id(distro), knowledge.id(known.value));
        let field = "/os/distro";
        if self.refutes(distro, claim, known) {
            self.conflict(field, (known.from, known_value), (from, new_value));
            self.replace_distro(distro, from);
            return true;
        }
        let upgrades = self.is_license(known.from) && self.is_upgrade(from);
        let disputes = self.is_license(known.from) && self.is_nearer(from);
        if upgrades
            || disputes
                && claim.is_versioned()
                && !self.is_distro_confirmed
                && self.publishes(Some(distro))
        {
            self.drop_contradictions(distro, None);
            self.conflict(field, (known.from, known_value), (from, new_value));
            self.reset_system();
            self.set_distro(distro, from);
            if !upgrades {
                // No vendor publishes its own system under another vendor's licence.
                (self.byos, self.payg, self.stated_payg) = (None, None, None);
            }
            return true;
        }
        self.conflict(field, (from, new_value), (known.from, known_value));
        if disputes {
            self.add_contradiction(distro, None, Withheld::Distro);
        }
        false
    }

    /// Removes all values that depend on the distribution.
    pub(in crate::os) fn reset_system(&mut self) {
        (self.version, self.build, self.channel) = (None, None, None);
        (self.licensed_from, self.new_codename, self.default_edition) = (None, None, None);
        self.withheld = Withheld::Nothing;
        self.variants = Variants::default();
    }

    /// Whether a version replaces the one that it contradicts.
    #[cold]
    #[inline(never)]
    pub(in crate::os) fn outranks_version(&mut self, version: &Version<'a>, from: usize) -> bool {
        let Some(known) = self.version else { return true };
        let (new_value, known_value) = (version.write(), known.value.write());
        let field = "/os/version";
        let nearer = self.is_nearer(from);
        let is_unconfirmed = nearer
            && !self.is_version_confirmed
            && self.is_license(known.from)
            && self.publishes(self.distro.map(|distro| distro.value));
        let upgrades = self.is_license(known.from)
            && self.is_upgrade(from)
            && (!self.is_upgrade(known.from) || version.is_newer(&known.value));
        if is_unconfirmed || upgrades || self.is_stale(known.from) {
            if let Some(distro) = self.distro {
                self.drop_contradictions(distro.value, Some(version));
            }
            self.conflict(field, (known.from, &known_value), (from, &new_value));
            (self.build, self.new_codename) = (None, None);
            return true;
        }
        self.conflict(field, (from, &new_value), (known.from, &known_value));
        let licensed = self.licensed_version().filter(|_| nearer);
        let contradicted =
            licensed.map(|it| (it.contradicts(&known.value), it.contradicts(version)));
        match (contradicted, self.distro) {
            // A nearer clue confirms the licence that another one has outranked.
            (Some((true, false)), _) => self.withhold(Withheld::Version),
            (Some((false, true)), Some(distro)) => {
                self.add_contradiction(distro.value, Some(version), Withheld::Version);
            }
            _ => {}
        }
        false
    }

    /// The version of the licences, unless it is known to be wrong.
    fn licensed_version(&self) -> Option<Version<'a>> {
        let from = self.licensed_from.filter(|&from| !self.is_stale(from))?;
        let mut claim = Claim::empty();
        parsers::license(self.knowledge, self.tables, self.license(from)?, &mut claim);
        claim.version
    }

    /// Adds the subject of the last problem. If two contradictions agree, the value is withheld.
    fn add_contradiction(
        &mut self,
        distro: DistroId,
        version: Option<&Version<'a>>,
        withheld: Withheld,
    ) {
        let Some(problem) = self.problems.len().checked_sub(1) else { return };
        let mut is_repeated = false;
        for index in 0..self.contradictions.len() {
            if let Some(contradiction) = self.contradictions.get(index)
                && self.is_same_claim(contradiction, distro, version)
            {
                is_repeated = true;
                self.use_neither(contradiction.problem);
            }
        }
        self.contradictions.push(Contradiction { distro, version: version.copied(), problem });
        if is_repeated {
            self.withhold(withheld);
        }
    }

    fn is_same_claim(
        &self,
        contradiction: &Contradiction<'a>,
        distro: DistroId,
        version: Option<&Version<'a>>,
    ) -> bool {
        match (&contradiction.version, version) {
            (Some(one), Some(two)) => !one.contradicts(two),
            (None, None) => {
                contradiction.distro == distro
                    || self.refines(contradiction.distro, distro)
                    || self.refines(distro, contradiction.distro)
            }
            _ => false,
        }
    }

    /// Withholds a value because of the last problem.
    fn withhold(&mut self, withheld: Withheld) {
        self.withheld = self.withheld.max(withheld);
        if let Some(last) = self.problems.len().checked_sub(1) {
            self.use_neither(last);
        }
    }

    fn use_neither(&mut self, problem: usize) {
        if let Some(Problem::Conflict { is_used, .. }) = self.problems.get_mut(problem) {
            *is_used = false;
        }
    }

    /// Removes the contradictions, and their problems, that turned out to be right.
    fn drop_contradictions(&mut self, distro: DistroId, version: Option<&Version<'a>>) {
        while let Some(contradiction) = self.contradictions.pop() {
            if self.is_same_claim(&contradiction, distro, version)
                && contradiction.problem < self.problems.len()
            {
                self.problems.remove(contradiction.problem);
            }
        }
    }

    /// Whether the parent can decide something: a licence is contradicted, or nothing nearer confirms it
    /// in the vendor's project.
    pub(in crate::os) fn needs_parent(&self) -> bool {
        !self.contradictions.is_empty()
            || (!self.is_version_confirmed
                && self.version.is_some_and(|version| self.is_license(version.from))
                && self.publishes(self.distro.map(|distro| distro.value)))
    }

    /// Whether a version contradicts the current one.
    pub(in crate::os) fn contradicts(&self, version: &Version<'a>) -> bool {
        self.version.is_some_and(|known| known.value.contradicts(version))
    }

    pub(in crate::os) fn is_license(&self, clue: usize) -> bool {
        matches!(self.kind(clue), Some(ClueKind::License | ClueKind::LicenseCode))
    }

    /// Whether a clue is nearer to the content of the image than a licence.
    pub(in crate::os) fn is_nearer(&self, clue: usize) -> bool {
        let kind = self.kind(clue);
        matches!(
            kind,
            Some(ClueKind::Family | ClueKind::Name | ClueKind::Description | ClueKind::Parent)
        )
    }

    /// Whether a clue is a licence for an upgrade in place, which is added to the original licence.
    pub(in crate::os) fn is_upgrade(&self, clue: usize) -> bool {
        self.license(clue).is_some_and(|name| parsers::upgraded_license(name).is_some())
    }

    /// Whether a clue is a licence whose version is known to be out of date.
    pub(in crate::os) fn is_stale(&self, clue: usize) -> bool {
        self.license(clue).is_some_and(|name| self.tables.is_stale(name))
    }

    /// The name of a licence, from its clue or its code.
    fn license(&self, clue: usize) -> Option<&'a str> {
        let clue = self.clues.get(clue)?;
        match clue.kind {
            ClueKind::License => Some(clue.text),
            ClueKind::LicenseCode => self.tables.license_of_code(clue.text),
            _ => None,
        }
    }
}

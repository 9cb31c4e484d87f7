//! Licences that nearer sources contradict.
//!
//! A licence says what was paid for when a disk was made. An upgrade in place, a migration or a slip
//! of the vendor leaves it behind: family, name, description and parent are nearer to what the image
//! holds. In the project of the vendor one of them outranks the licence. Elsewhere names are what
//! people make of them, so it takes two that say the same, and then nobody knows which is right.

use super::finish::TRUSTED_MORE;
use super::{Resolver, Sourced, Variants};
use crate::os::claim::Claim;
use crate::os::clue::ClueKind;
use crate::os::knowledge::DistroId;
use crate::os::sources;
use crate::os::version::Version;

/// What is not told, for nobody knows which of two values is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::os) enum Withheld {
    Nothing,
    Version,
    /// The distribution, and the version with it.
    Distro,
}

/// What a nearer source says against a licence.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Contradiction<'a> {
    distro: DistroId,
    /// Nothing where the distribution itself is disputed.
    version: Option<Version<'a>>,
    /// The place of the warning that names it.
    warning: usize,
}

/// How the message of a conflict ends in which neither value is told.
const NEITHER: &str = ", so neither is told";

impl<'a> Resolver<'_, '_, 'a> {
    /// Whether a distribution takes the place of the one that it contradicts.
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
        let (is, was) = (knowledge.id(distro), knowledge.id(known.value));
        let field = "/os/distro";
        if self.refutes(distro, claim, known) {
            self.conflict(field, (known.from, was), (from, is));
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
            self.conflict(field, (known.from, was), (from, is));
            self.distro = Some(Sourced { value: distro, from });
            self.reset_system();
            if !upgrades {
                // No vendor publishes its own system under another vendor's licence.
                (self.byos, self.payg) = (None, None);
            }
            return true;
        }
        self.conflict(field, (from, is), (known.from, was));
        if disputes {
            self.add_contradiction(distro, None, Withheld::Distro);
        }
        false
    }

    /// Forgets all that hangs on the distribution.
    pub(in crate::os) fn reset_system(&mut self) {
        (self.version, self.build, self.channel) = (None, None, None);
        (self.licensed_from, self.new_codename, self.default_edition) = (None, None, None);
        self.withheld = Withheld::Nothing;
        self.variants = Variants::default();
    }

    /// Whether a version takes the place of the one that it contradicts.
    #[cold]
    #[inline(never)]
    pub(in crate::os) fn outranks_version(&mut self, version: &Version<'a>, from: usize) -> bool {
        let Some(known) = self.version else { return true };
        let (is, was) = (version.write(), known.value.write());
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
            self.conflict(field, (known.from, &was), (from, &is));
            (self.build, self.new_codename) = (None, None);
            return true;
        }
        self.conflict(field, (from, &is), (known.from, &was));
        let licensed = self.licensed_version().filter(|_| nearer);
        let contradicted =
            licensed.map(|it| (it.contradicts(&known.value), it.contradicts(version)));
        match (contradicted, self.distro) {
            // A nearer source stands by the licence that another one has outranked.
            (Some((true, false)), _) => self.withhold(Withheld::Version),
            (Some((false, true)), Some(distro)) => {
                self.add_contradiction(distro.value, Some(version), Withheld::Version);
            }
            _ => {}
        }
        false
    }

    /// The version that the licences say, unless it is known to be false.
    fn licensed_version(&self) -> Option<Version<'a>> {
        let from = self.licensed_from.filter(|&from| !self.is_stale(from))?;
        let mut claim = Claim::empty();
        sources::license(self.knowledge, self.tables, self.license(from)?, &mut claim);
        claim.version
    }

    /// Adds what the last warning is about; two that say the same leave the value withheld.
    fn add_contradiction(
        &mut self,
        distro: DistroId,
        version: Option<&Version<'a>>,
        withheld: Withheld,
    ) {
        let Some(warning) = self.warnings.len().checked_sub(1) else { return };
        let mut is_repeated = false;
        for place in 0..self.contradictions.len() {
            if let Some(contradiction) = self.contradictions.get(place)
                && self.is_same_claim(contradiction, distro, version)
            {
                is_repeated = true;
                self.report_neither(contradiction.warning);
            }
        }
        self.contradictions.push(Contradiction { distro, version: version.copied(), warning });
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

    /// Leaves a value withheld because of what the last warning says.
    fn withhold(&mut self, withheld: Withheld) {
        self.withheld = self.withheld.max(withheld);
        if let Some(last) = self.warnings.len().checked_sub(1) {
            self.report_neither(last);
        }
    }

    fn report_neither(&mut self, warning: usize) {
        if let Some(warning) = self.warnings.get_mut(warning)
            && let Some(start) = warning.message.strip_suffix(TRUSTED_MORE)
        {
            let kept = start.len();
            warning.message.truncate(kept);
            warning.message.push_str(NEITHER);
        }
    }

    /// Takes back what was said against those that turn out to be right.
    fn drop_contradictions(&mut self, distro: DistroId, version: Option<&Version<'a>>) {
        while let Some(contradiction) = self.contradictions.pop() {
            if self.is_same_claim(&contradiction, distro, version)
                && contradiction.warning < self.warnings.len()
            {
                self.warnings.remove(contradiction.warning);
            }
        }
    }

    /// Whether the parent has something to decide: a licence is disputed, or nothing nearer stands
    /// by it in the vendor's own project.
    pub(in crate::os) fn needs_parent(&self) -> bool {
        !self.contradictions.is_empty()
            || (!self.is_version_confirmed
                && self.version.is_some_and(|version| self.is_license(version.from))
                && self.publishes(self.distro.map(|distro| distro.value)))
    }

    /// Whether a version contradicts the one that is held.
    pub(in crate::os) fn contradicts(&self, version: &Version<'a>) -> bool {
        self.version.is_some_and(|known| known.value.contradicts(version))
    }

    pub(in crate::os) fn is_license(&self, clue: usize) -> bool {
        matches!(self.kind(clue), Some(ClueKind::License | ClueKind::LicenseCode))
    }

    /// Whether a clue is nearer to what the image holds than a licence is.
    pub(in crate::os) fn is_nearer(&self, clue: usize) -> bool {
        let kind = self.kind(clue);
        matches!(
            kind,
            Some(ClueKind::Family | ClueKind::Name | ClueKind::Description | ClueKind::Parent)
        )
    }

    /// Whether a clue is a licence for an upgrade in place, which is added to the one it upgrades.
    pub(in crate::os) fn is_upgrade(&self, clue: usize) -> bool {
        self.license(clue).is_some_and(|name| sources::upgraded_license(name).is_some())
    }

    /// Whether a clue is a licence whose version is known not to be the image's.
    pub(in crate::os) fn is_stale(&self, clue: usize) -> bool {
        self.license(clue).is_some_and(|name| self.tables.is_stale(name))
    }

    /// The name of a licence, or that which its code stands for.
    fn license(&self, clue: usize) -> Option<&'a str> {
        let clue = self.clues.get(clue)?;
        match clue.kind {
            ClueKind::License => Some(clue.text),
            ClueKind::LicenseCode => self.tables.license_of_code(clue.text),
            _ => None,
        }
    }
}

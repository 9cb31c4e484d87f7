//! Merging of claims: a claim may refine the ones before it, but not contradict them.

use super::{Resolver, Sourced};
use crate::os::claim::{Claim, KnownArchitecture};
use crate::os::clue::{ClueKind, EDITION, FoundSoftware, VERSION};
use crate::os::knowledge::{DistroId, vocabulary};
use crate::os::product::Product;
use crate::os::version::{Build, Relation, Version};

impl<'a> Resolver<'_, 'a> {
    /// Merges the claim of a clue.
    pub(in crate::os) fn accept(&mut self, claim: &Claim<'a>, from: usize) {
        for product in &claim.products {
            self.accept_product(*product, from);
        }
        if let Some(architecture) = claim.architecture {
            self.accept_architecture(architecture, from);
        }
        if claim.distro.is_some_and(|distro| !self.accept_distro(distro, claim, from)) {
            return;
        }
        if self.distro.is_none() {
            // An appliance's name or licence may state its licensing, but not the system in it.
            if (claim.byos || claim.payg)
                && matches!(
                    self.kind(from),
                    Some(ClueKind::License | ClueKind::Family | ClueKind::Name)
                )
            {
                self.accept_licensing(claim, from);
            }
            return;
        }
        let agrees = match &claim.version {
            Some(version) => self.accept_version(version, from),
            None => true,
        };
        // An upgrade in place changes neither the edition nor the licensing.
        if !(agrees || self.is_license(from) && self.is_upgraded()) {
            return;
        }
        if let Some(build) = claim.build.filter(|_| agrees) {
            match self.build {
                None => self.build = Some(Sourced { value: build, from }),
                Some(known) => self.compare_builds(known, build, from),
            }
        }
        if let Some(name) = claim.new_codename.filter(|_| agrees)
            && (self.kind(from) != Some(ClueKind::Name) || self.publishes(claim.distro))
        {
            self.new_codename.get_or_insert(Sourced { value: name, from });
        }
        if claim.channels != 0 {
            self.accept_channel(claim.channels, from);
        }
        self.accept_variants(claim, from);
        if claim.byos || claim.payg {
            self.accept_licensing(claim, from);
        } else if self.payg.is_none() && self.is_license(from) && self.is_payg(claim, from) {
            self.payg = Some(from);
        }
    }

    /// Whether the current version is that of an upgrade in place.
    fn is_upgraded(&self) -> bool {
        self.version.is_some_and(|version| self.is_upgrade(version.from))
    }

    /// Whether the image is in a project of the distribution's vendor.
    pub(in crate::os) fn publishes(&self, distro: Option<DistroId>) -> bool {
        let Some(distro) = distro else { return false };
        let mut projects = self.clues.iter().filter(|clue| clue.kind == ClueKind::Project);
        projects.any(|clue| match self.tables.publisher(clue.text) {
            Some(published) if published == distro || self.refines(distro, published) => true,
            _ => self.tables.publishes_among_others(clue.text, distro),
        })
    }

    pub(in crate::os) fn refines(&self, finer: DistroId, coarser: DistroId) -> bool {
        let id = self.knowledge.id(coarser);
        let rules = self.knowledge.rules(finer);
        // A row without an id has only a type of system.
        rules.refines == id && (!id.is_empty() || self.knowledge.os_type(finer) == "linux")
    }

    /// Whether the claim is about the current distribution.
    fn accept_distro(&mut self, distro: DistroId, claim: &Claim<'a>, from: usize) -> bool {
        if self.unknown_distro.is_some() {
            return false;
        }
        let Some(known) = self.distro else {
            return self.accept_first_distro(distro, from);
        };
        if known.value == distro || self.refines(known.value, distro) {
            self.is_distro_confirmed |= self.is_nearer(from);
            return true;
        }
        if self.refines(distro, known.value) {
            self.set_distro(distro, from);
            return true;
        }
        self.outranks_distro(distro, claim, from, known)
    }

    fn accept_first_distro(&mut self, distro: DistroId, from: usize) -> bool {
        if let Some(stated) = &self.os_type {
            let os_type = self.knowledge.os_type(distro);
            if os_type != stated.value && !self.is_in_os_family(os_type) {
                let (stated, at) = (stated.value, stated.from);
                self.conflict("/os/type", (from, os_type), (at, stated));
                return false;
            }
        }
        self.set_distro(distro, from);
        if let Some(unread) = self.unread_version.take()
            && let Some(clue) = self.clues.get(unread)
        {
            self.read_version_field(unread, clue.text);
        }
        true
    }

    /// Whether the version does not contradict the current one.
    fn accept_version(&mut self, version: &Version<'a>, from: usize) -> bool {
        match self.version.as_ref().map(|known| known.value.relation(version)) {
            Some(Relation::Agrees) => {
                self.is_version_confirmed |= self.is_nearer(from);
                return true;
            }
            Some(Relation::Contradicts) if !self.outranks_version(version, from) => return false,
            Some(Relation::Refines | Relation::Contradicts) | None => {}
        }
        if self.is_license(from) {
            self.licensed_from = Some(from);
        }
        self.version = Some(Sourced { value: *version, from });
        true
    }

    /// Reports a build that a name states in another way than a field: one may be more exact, but not different.
    fn compare_builds(&mut self, known: Sourced<Build<'a>>, build: Build<'a>, from: usize) {
        let is_field = |clue| matches!(self.kind(clue), Some(ClueKind::Distro | ClueKind::Version));
        if is_field(known.from) && self.kind(from) == Some(ClueKind::Name) {
            let (stated, named) = (known.value.write(), build.write());
            if stated.split('.').zip(named.split('.')).any(|(one, two)| one != two) {
                self.conflict("/os/build", (from, &named), (known.from, &stated));
            }
        }
    }

    fn accept_channel(&mut self, channel: u16, from: usize) {
        match self.channel {
            None => self.channel = Some(Sourced { value: channel, from }),
            Some(known) if known.value != channel => {
                let (new_value, known_value) =
                    (vocabulary::channel_word(channel), vocabulary::channel_word(known.value));
                self.conflict("/os/channel", (from, new_value), (known.from, known_value));
            }
            Some(_) => {}
        }
    }

    fn accept_variants(&mut self, claim: &Claim<'a>, from: usize) {
        let mut bits = claim.variants;
        if self.variants.all & vocabulary::EDITIONS != 0 {
            bits &= !vocabulary::EDITIONS;
        }
        self.variants.add(bits, from);
        if claim.default_edition != 0 {
            self.default_edition.get_or_insert(Sourced { value: claim.default_edition, from });
        }
    }

    fn accept_architecture(&mut self, architecture: KnownArchitecture, from: usize) {
        let known = match (self.architecture, self.stated_architecture) {
            (Some(inferred), _) => Some(inferred),
            (None, Some(stated)) => stated.value.map(|value| Sourced { value, from: stated.from }),
            (None, None) => None,
        };
        match known {
            Some(known) if known.value != architecture => {
                let (new_value, known_value) =
                    (architecture.architecture(), known.value.architecture());
                self.conflict(
                    "/architecture",
                    (from, new_value.as_str()),
                    (known.from, known_value.as_str()),
                );
            }
            Some(_) => {}
            None if self.stated_architecture.is_some() => {}
            None => self.architecture = Some(Sourced { value: architecture, from }),
        }
    }

    #[inline(never)]
    fn accept_product(&mut self, product: Product<'a>, from: usize) {
        let at = self.products.iter().position(|known| known.product.name == product.name);
        let Some((at, known)) = at.and_then(|at| Some((at, *self.products.get(at)?))) else {
            self.products.push(FoundSoftware {
                product,
                name_from: from,
                version_from: from,
                edition_from: from,
            });
            return;
        };
        if let (Some(new_value), Some(known_value)) = (product.version, known.product.version) {
            let (new_value, known_value) = (new_value.write(), known_value.write());
            if new_value != known_value {
                self.conflict_in(at, VERSION, from, &new_value, known.version_from, &known_value);
                return;
            }
        }
        if let (Some(new_value), Some(known_value)) = (product.edition, known.product.edition)
            && new_value != known_value
        {
            self.conflict_in(at, EDITION, from, new_value, known.edition_from, known_value);
        }
        if let Some(known) = self.products.get_mut(at) {
            if known.product.version.is_none() && product.version.is_some() {
                (known.product.version, known.version_from) = (product.version, from);
            }
            if known.product.edition.is_none() && product.edition.is_some() {
                (known.product.edition, known.edition_from) = (product.edition, from);
            }
        }
    }
}

//! Callers' distributions: their labels, and licences that they outrank.

use std::borrow::Cow;

use super::{Resolver, Sourced};
use crate::model::Os;
use crate::os::claim::Claim;
use crate::os::clue::{ClueKind, Inferred, InferredField};
use crate::os::knowledge::DistroId;
use crate::os::stated;
use crate::quote::text_of;

impl<'a> Resolver<'_, 'a> {
    #[cold]
    #[inline(never)]
    pub(super) fn read_distro_label(&mut self, from: usize, distro: DistroId) {
        let mut claim = Claim::empty();
        claim.distro = Some(distro);
        self.accept(&claim, from);
    }

    /// Sets the distribution, and the version that a label states for it.
    #[inline]
    pub(super) fn set_distro(&mut self, distro: DistroId, from: usize) {
        self.distro = Some(Sourced { value: distro, from });
        if self.knowledge.has_distros() {
            self.read_version_label(distro);
        }
    }

    #[cold]
    #[inline(never)]
    fn read_version_label(&mut self, distro: DistroId) {
        let kind = ClueKind::LabelVersion(distro);
        let found = self.clues.iter().enumerate().find(|(_, clue)| clue.kind == kind);
        let Some((from, clue)) = found else { return };
        let row = self.knowledge.caller_row(distro);
        let version = row.and_then(|row| stated::label(row, clue.text));
        self.version = version.map(|value| Sourced { value, from });
    }

    /// Decides between two distributions, if a caller's row or label does: whether the new one replaces the known one.
    #[cold]
    #[inline(never)]
    pub(super) fn decide_by_callers(
        &mut self,
        distro: DistroId,
        claim: &Claim<'a>,
        from: usize,
        known: Sourced<DistroId>,
    ) -> Option<bool> {
        let is_known_licensed = self.is_license(known.from);
        let is_labelled = matches!(self.kind(known.from), Some(ClueKind::LabelDistro(_)));
        if !self.is_license(from) {
            self.is_stated_distro_refused |=
                is_labelled && self.kind(from) == Some(ClueKind::Distro);
            let outranks = is_known_licensed
                && !self.is_distro_confirmed
                && self.knowledge.outranks_licenses(distro);
            if outranks {
                self.drop_licensed_system();
                self.set_distro(distro, from);
            }
            return outranks.then_some(true);
        }
        if !is_labelled {
            return None;
        }
        // It is paid for, whatever the system is.
        let mut licensing = Claim::empty();
        (licensing.byos, licensing.payg) =
            (claim.byos, claim.payg || (!claim.byos && self.is_payg(claim, from)));
        self.accept_licensing(&licensing, from);
        // The codes repeat the licences.
        let is_repeated = self.kind(from) == Some(ClueKind::LicenseCode)
            && self.clues.iter().any(|clue| clue.kind == ClueKind::License);
        (is_repeated || self.knowledge.outranks_licenses(known.value)).then_some(false)
    }

    /// Removes what the licences say about the system, and the warnings about it.
    fn drop_licensed_system(&mut self) {
        self.reset_system();
        self.contradictions.clear();
        let clues = self.clues;
        self.problems.retain(|problem| {
            let kind = clues.get(problem.source()).map(|clue| clue.kind);
            let is_of_license = matches!(kind, Some(ClueKind::License | ClueKind::LicenseCode));
            !(is_of_license && problem.field().starts_with("/os/"))
        });
    }

    /// Removes the build of another text than the version's. A stated version may be longer than those in names.
    #[cold]
    #[inline(never)]
    pub(super) fn check_build(&mut self) {
        if let (Some(distro), Some(version), Some(build)) = (self.distro, self.version, self.build)
            && self.knowledge.caller_row(distro.value).is_some()
        {
            let (version, build) = (version.value.write(), build.value.write());
            let rest = build.strip_prefix(&*version);
            self.build = self.build.filter(|_| rest.is_some_and(|rest| rest.starts_with('.')));
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn finish_own_codename(&self, os: &mut Os<'static>, inferred: &mut Inferred) {
        if let (Some(distro), Some(version)) = (self.distro, self.version)
            && let Some(row) = self.knowledge.caller_row(distro.value)
            && let Some(codename) = row.codename(&version.value)
        {
            os.codename = Some(Cow::Owned(text_of(&[codename])));
            inferred.set(InferredField::Codename, version.from);
        }
    }

    /// The variant, with the words of a caller's distribution that have these bits.
    #[cold]
    #[inline(never)]
    pub(super) fn add_own_variants(
        &self,
        mut variant: Cow<'static, str>,
        bits: u64,
    ) -> Cow<'static, str> {
        let row = self.distro.and_then(|distro| self.knowledge.caller_row(distro.value));
        for word in row.into_iter().flat_map(|row| row.variant_words(bits)) {
            let separator = if variant.is_empty() { "" } else { "-" };
            variant = Cow::Owned(text_of(&[&variant, separator, word]));
        }
        variant
    }
}

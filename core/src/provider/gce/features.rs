//! The guest OS features that imply other fields.

use std::borrow::Cow;

use crate::model::{Architecture, Confidential};
use crate::provider::confidential::supports;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::evidence::Evidence;
use crate::provider::field_spec::FieldSpec;
use crate::provider::pointer::{ListPointer, list_pointer};

static CONFIDENTIAL_FIELD: ListPointer = list_pointer!("/confidential");

/// The indices of the guest OS features that imply other fields, each of its first occurrence.
#[derive(Default)]
pub(super) struct Features {
    pub(super) windows: Option<usize>,
    pub(super) uefi: Option<usize>,
    /// UEFI implies it, too.
    stated_secure_boot: Option<usize>,
    sev: Option<usize>,
    /// Live migration of SEV machines.
    sev_migration: Option<usize>,
    sev_snp: Option<usize>,
    svsm: Option<usize>,
    tdx: Option<usize>,
    cca: Option<usize>,
}

impl Features {
    pub(super) fn find(features: &[Cow<'_, str>]) -> Self {
        let mut found = Self::default();
        for (index, feature) in features.iter().enumerate() {
            let first = match &**feature {
                "WINDOWS" => &mut found.windows,
                "UEFI_COMPATIBLE" => &mut found.uefi,
                "SECURE_BOOT" => &mut found.stated_secure_boot,
                "SEV_CAPABLE" => &mut found.sev,
                "SEV_LIVE_MIGRATABLE" | "SEV_LIVE_MIGRATABLE_V2" => &mut found.sev_migration,
                "SEV_SNP_CAPABLE" => &mut found.sev_snp,
                "SNP_SVSM_CAPABLE" => &mut found.svsm,
                "TDX_CAPABLE" => &mut found.tdx,
                "CCA_CAPABLE" => &mut found.cca,
                _ => continue,
            };
            first.get_or_insert(index);
        }
        found
    }

    pub(super) fn secure_boot(&self) -> Option<usize> {
        self.uefi.or(self.stated_secure_boot)
    }

    /// The technologies of confidential computing, with the indices of their features.
    fn technologies(&self) -> [(Confidential, Option<usize>); 5] {
        [
            (Confidential::AmdSev, self.sev.or(self.sev_migration)),
            (Confidential::AmdSevSnp, self.sev_snp),
            (Confidential::AmdSevSnpSvsm, self.svsm),
            (Confidential::IntelTdx, self.tdx),
            (Confidential::ArmCca, self.cca),
        ]
    }

    /// The technologies that the image's processor supports, with their evidence. `stated` is the processor's field. The others are reported as conflicts:
    /// their features were copied by mistake.
    #[inline(never)]
    pub(super) fn confidential(
        &self,
        (processor, stated): (Option<&Architecture>, &'static FieldSpec),
        (features, pointers): (&[Cow<'_, str>], ListPointer),
        evidence: &mut Evidence,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Confidential> {
        let mut kept = Vec::new();
        for (technology, index) in self.technologies() {
            let Some(index) = index else { continue };
            let pointer = pointers.element(index);
            match processor.filter(|processor| !supports(processor, technology)) {
                None => {
                    evidence.add(CONFIDENTIAL_FIELD.element(kept.len()), pointer);
                    kept.push(technology);
                }
                Some(processor) => {
                    let feature = features.get(index).map_or("", |feature| feature);
                    let source = evidence.source_of("/architecture").unwrap_or(stated.pointer);
                    let winner = (processor.as_str(), source);
                    diagnostics.conflict("/confidential".into(), (feature, pointer), winner, true);
                }
            }
        }
        kept
    }

    /// Adds the evidence of the other features.
    pub(super) fn cite(&self, pointers: ListPointer, evidence: &mut Evidence) {
        if let Some(index) = self.secure_boot() {
            evidence.add(Cow::Borrowed("/secureBootCapable"), pointers.element(index));
        }
        if let Some(index) = self.uefi {
            evidence.add(Cow::Borrowed("/firmware"), pointers.element(index));
        }
    }
}

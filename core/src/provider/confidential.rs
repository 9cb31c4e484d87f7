//! Technologies of confidential computing.

use crate::model::{Architecture, Confidential};

/// Whether a processor supports a technology; true for unknown processors.
pub(crate) fn supports(processor: &Architecture, technology: Confidential) -> bool {
    match (processor, technology) {
        (Architecture::Other(_), _) | (_, Confidential::ConfidentialVm) => true,
        (Architecture::Aarch64, technology) => technology == Confidential::ArmCca,
        (Architecture::X86_64 | Architecture::I686, technology) => {
            technology != Confidential::ArmCca
        }
    }
}

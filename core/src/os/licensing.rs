//! How an image is paid for: `payg` or `byos`. What a licence says about the system is in [`parsers`](super::parsers).

use super::claim::Claim;
use super::knowledge::Payg;
use super::resolver::Resolver;

const BYOS: &str = "byos";
const PAYG: &str = "payg";

impl<'a> Resolver<'_, 'a> {
    /// Merges the licensing of a claim. A claim with both kinds is ignored.
    pub(super) fn accept_licensing(&mut self, claim: &Claim<'a>, from: usize) {
        let field = "/licensing";
        match (claim.byos, claim.payg) {
            (true, false) => match self.stated_payg {
                Some(payg) => self.conflict(field, (from, BYOS), (payg, PAYG)),
                None => _ = self.byos.get_or_insert(from),
            },
            (false, true) => {
                if let Some(byos) = self.byos {
                    self.conflict(field, (from, PAYG), (byos, BYOS));
                } else {
                    self.payg.get_or_insert(from);
                    self.stated_payg.get_or_insert(from);
                }
            }
            (true, true) | (false, false) => {}
        }
    }

    /// Whether a licence is for a system that is paid for. Licences for additions have no version, and an
    /// upgrade in place is paid for like the system that it upgrades.
    pub(super) fn is_payg(&self, claim: &Claim<'a>, from: usize) -> bool {
        let payg = claim.distro.map(|distro| self.knowledge.rules(distro).payg);
        claim.is_versioned()
            && !self.is_upgrade(from)
            && match payg {
                Some(Payg::All) => true,
                Some(Payg::Variants(variants)) => claim.variants & variants != 0,
                Some(Payg::None) | None => false,
            }
    }
}

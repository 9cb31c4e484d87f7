//! How an image is paid for.

use super::claim::Claim;
use super::knowledge::Paid;
use super::resolver::Resolver;

const BYOS: &str = "byos";
const PAYG: &str = "payg";

impl<'a> Resolver<'_, '_, 'a> {
    /// Takes in how the licence is paid for. What says both says nothing.
    pub(super) fn accept_licensing(&mut self, claim: &Claim<'a>, from: usize) {
        let field = "/licensing";
        match (claim.free, claim.paid) {
            (true, false) => match self.paid.filter(|&paid| !self.is_license(paid)) {
                Some(paid) => self.conflict(field, (from, BYOS), (paid, PAYG)),
                None => _ = self.free.get_or_insert(from),
            },
            (false, true) => match self.free {
                Some(free) => self.conflict(field, (from, PAYG), (free, BYOS)),
                None => _ = self.paid.get_or_insert(from),
            },
            (true, true) | (false, false) => {}
        }
    }

    /// Whether a licence is for a system that is paid for. Licences for additions name no
    /// version, and an upgrade in place is paid for as what it upgrades.
    pub(super) fn is_paid(&self, claim: &Claim<'a>, from: usize) -> bool {
        let paid = claim.distro.map(|distro| self.knowledge.rules(distro).paid);
        claim.is_versioned()
            && !self.is_upgrade(from)
            && match paid {
                Some(Paid::All) => true,
                Some(Paid::Variants(variants)) => claim.variants & variants != 0,
                Some(Paid::None) | None => false,
            }
    }
}

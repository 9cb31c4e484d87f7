//! What publisher, offer, SKU and version say about an image: in a row, in the id of an image in the Marketplace, or in the
//! identifier of a definition.

use std::borrow::Cow;

use super::texts::{first_numbers, has_word, offer_text, sku_text, words};
use super::vendors::{Charge, Vendor, is_cis, vendor_of};
use crate::model::{Firmware, Licensing, Os, Software};
use crate::os::{ClueKind, WINDOWS};
use crate::provider::case::{has_start, is_same};
use crate::provider::evidence::{Evidence, Pointer};
use crate::provider::identify::Clues;
use crate::quote::text_of;

/// A text, and the JSON Pointer to it.
pub(super) type Part<'r> = (&'r str, Pointer);

/// Publisher, offer, SKU and version of an image.
#[derive(Default)]
pub(super) struct Reference<'r> {
    pub(super) publisher: Option<Part<'r>>,
    pub(super) offer: Option<Part<'r>>,
    pub(super) sku: Option<Part<'r>>,
    pub(super) version: Option<Part<'r>>,
    /// Whether a vendor in the Marketplace wrote them, not the user of a gallery.
    pub(super) is_vendors: bool,
}

/// The texts of a reference in the form in which names have them.
pub(super) struct Texts<'r> {
    vendor: &'static Vendor,
    offer: Option<Cow<'r, str>>,
    sku: Option<Cow<'r, str>>,
    version: Option<&'r str>,
    /// The variants that no name has in this form.
    variants: Vec<(&'static str, &'r Pointer)>,
}

const SQL_SERVER: &str = "sql-server";

/// Publishers of products, what the offers of these begin with, and their names.
const PRODUCTS: [(&str, &str, &str); 2] =
    [("microsoftsqlserver", "sql", SQL_SERVER), ("suse", "manager-", "suse-manager")];

/// JSON Pointers to the sources of edition, name and version.
type SoftwareSources<'p> = [Option<&'p Pointer>; 3];

impl<'r> Reference<'r> {
    fn publisher(&self) -> &'r str {
        text_of_part(self.publisher.as_ref())
    }

    fn offer(&self) -> &'r str {
        text_of_part(self.offer.as_ref())
    }

    /// The texts of the reference in the form in which names have them.
    pub(super) fn texts(&'r self) -> Texts<'r> {
        let (publisher, offer) = (self.publisher(), self.offer());
        let vendor = vendor_of(publisher, offer);
        let full_version = text_of_part(self.version.as_ref());
        let offer_text =
            self.offer.as_ref().map(|(text, _)| offer_text(vendor, text, full_version));
        let sku = self.sku.as_ref();
        let sku = sku.and_then(|(text, _)| sku_text(vendor, offer, text, full_version));
        let version = self.version.as_ref();
        let version = version.and_then(|(text, _)| first_numbers(text, vendor.version_numbers));
        let mut variants = Vec::new();
        if is_cis(publisher)
            && let Some((_, pointer)) = &self.offer
        {
            variants.push(("cis", pointer));
        }
        for part in [&self.offer, &self.sku].into_iter().flatten() {
            if vendor.describes_system() {
                add_variants(part, &mut variants);
            }
        }
        Texts { vendor, offer: offer_text, sku, version, variants }
    }

    /// Adds the clues to the operating system. Of a gallery, they are the user's own words.
    pub(super) fn add_clues<'c>(&'c self, texts: &'c Texts<'_>, clues: &mut Clues<'c>) {
        if let (Some(text), Some((_, at))) = (&texts.offer, &self.offer) {
            clues.cite(ClueKind::Offer, text, at);
        }
        if let Some((text, at)) = &self.publisher {
            clues.cite(ClueKind::Project, text, at);
        }
        if let (Some(text), Some((_, at))) = (texts.version, &self.version) {
            clues.cite(ClueKind::Continuation, text, at);
        }
        if let (Some(text), Some((_, at))) = (&texts.sku, &self.sku) {
            let of_system = texts.vendor.describes_system();
            let kind = if of_system { ClueKind::Continuation } else { ClueKind::Offer };
            clues.cite(kind, text, at);
        }
        for (word, at) in &texts.variants {
            clues.cite(ClueKind::Variant, word, at);
        }
    }

    /// SQL Server, whose version the offer has, and whose edition the SKU; or SUSE Manager.
    pub(super) fn software(&self) -> Option<(Software<'static>, SoftwareSources<'_>)> {
        let (offer, at) = self.offer.as_ref()?;
        let product = PRODUCTS.iter().find(|(publisher, start, _)| {
            is_same(self.publisher(), publisher) && has_start(offer, start)
        });
        let (_, start, name) = product?;
        let mut software = Software::new(*name);
        if *name != SQL_SERVER {
            return Some((software, [None, Some(at), None]));
        }
        let rest = offer.get(start.len()..).unwrap_or_default();
        let year = rest.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        let is_second = rest.get(4..6).is_some_and(|next| is_same(next, "r2"));
        let second = if is_second { " R2" } else { "" };
        software.version = year.map(|year| Cow::Owned(text_of(&[year, second])));
        let version_at = software.version.as_ref().map(|_| at);
        let edition = self.sku.as_ref().and_then(|(sku, at)| Some((sql_edition(sku)?, at)));
        let (edition, edition_at) = edition.unzip();
        software.edition = edition.map(Cow::Borrowed);
        Some((software, [edition_at, Some(at), version_at]))
    }

    /// Whether the price of a machine includes the licence of the system, with the JSON Pointer to what says so.
    pub(super) fn licensing(
        &self,
        os: &Os<'_>,
        evidence: &Evidence,
    ) -> Option<(Licensing, Cow<'static, str>)> {
        let charge = vendor_of(self.publisher(), self.offer()).licensing;
        if !self.is_vendors || charge == Charge::Unknown {
            return None;
        }
        let parts = || [&self.offer, &self.sku].into_iter().flatten();
        let distro = os.distro.as_deref()?;
        if let Some((_, at)) = parts().find(|(text, _)| has_word(text, &["byos", "byol"])) {
            return Some((Licensing::Byos, at.clone()));
        }
        let (_, offer_at) = self.offer.as_ref()?;
        let is_hub = distro == WINDOWS && has_word(self.offer(), &["hub"]);
        match charge {
            Charge::Systems(systems) if is_charged(systems, distro, self.offer()) => {
                let licensing = if is_hub { Licensing::Byos } else { Licensing::Payg };
                Some((licensing, offer_at.clone()))
            }
            Charge::Pro if os.variant.as_deref().is_some_and(|it| has_word(it, &["pro"])) => {
                let at = evidence.source_of("/os/variant");
                Some((Licensing::Payg, at.map_or(offer_at.clone(), |at| Cow::Owned(at.to_owned()))))
            }
            _ => None,
        }
    }

    /// The version, if it is a build of Windows.
    pub(super) fn windows_build(&self) -> Option<&Part<'r>> {
        let vendor = vendor_of(self.publisher(), self.offer());
        self.version.as_ref().filter(|(version, _)| {
            vendor.has_windows_builds() && first_numbers(version, 2).is_some()
        })
    }
}

/// Whether a vendor charges for a system in this offer.
fn is_charged(systems: &[(&str, &str)], distro: &str, offer: &str) -> bool {
    let has = |name: &str| {
        (0..=offer.len()).any(|at| offer.get(at..).is_some_and(|rest| has_start(rest, name)))
    };
    systems.iter().any(|(system, name)| *system == distro && has(name))
}

fn text_of_part<'r>(part: Option<&Part<'r>>) -> &'r str {
    part.map_or("", |(text, _)| text)
}

/// Adds the words of a part that are variants, but that names have in another form.
fn add_variants<'r>(
    (text, pointer): &'r Part<'_>,
    variants: &mut Vec<(&'static str, &'r Pointer)>,
) {
    let mut before = "";
    for word in words(text) {
        let is = |known: &str| is_same(word, known);
        let variant = if is("apps") && is_same(before, "sap") || ends_with(word, "sapapps") {
            Some("apps")
        } else if is("haus") || ends_with(word, "sapha") {
            Some("ha")
        } else if is("lvm") || attached(word, "lvm") {
            Some("lvm")
        } else if is("hpc") {
            Some("hpc")
        } else if is("avd") || is("evd") {
            Some("multi-session")
        } else if is("edition") && is_same(before, "azure") {
            Some("azure-edition")
        } else {
            None
        };
        if let Some(variant) = variant {
            variants.push((variant, pointer));
        }
        before = word;
    }
}

/// Whether a word has this end, with only digits before it: `74sapapps`.
fn ends_with(word: &str, end: &str) -> bool {
    word.len().checked_sub(end.len()).and_then(|at| word.split_at_checked(at)).is_some_and(
        |(digits, found)| is_same(found, end) && digits.bytes().all(|byte| byte.is_ascii_digit()),
    )
}

/// Whether a word is attached to digits on one side: `7lvm`, `lvm86`.
fn attached(word: &str, known: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    ends_with(word, known) || has_start(word, known) && word.get(known.len()..).is_some_and(digits)
}

/// The editions of SQL Server in SKUs.
fn sql_edition(sku: &str) -> Option<&'static str> {
    const EDITIONS: [(&str, &str); 7] = [
        ("enterprise", "enterprise"),
        ("enterprisedbengineonly", "enterprise"),
        ("standard", "standard"),
        ("web", "web"),
        ("express", "express"),
        ("sqldev", "developer"),
        ("developer", "developer"),
    ];
    let first = words(sku).next()?;
    let edition = EDITIONS.iter().find(|(known, _)| is_same(first, known));
    edition.map(|(_, edition)| *edition)
}

/// The firmware that a SKU names by the generation of machines: `gen1`, `gen2`, `g2` or `gensecond`.
pub(super) fn generation(sku: &str) -> Option<Firmware> {
    words(sku).find_map(|word| {
        if ends_with(word, "gen1") {
            Some(Firmware::Bios)
        } else if ends_with(word, "gen2") || ends_with(word, "gensecond") || ends_with(word, "g2") {
            Some(Firmware::Uefi)
        } else {
            None
        }
    })
}

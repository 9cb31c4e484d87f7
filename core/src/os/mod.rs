//! Knowing the operating system: right, or silent.
//!
//! Providers say what an image is in many places: licences, names, descriptions, fields. Each such
//! text is a [`Clue`], read on its own into a claim ([`names`], [`sources`]) by means of what the
//! words in it mean ([`knowledge`]). The claims are folded ([`fold`], [`merge`]) in the order in which
//! the clues are trusted: a later claim may refine an earlier one (15 -> 15.5) but not contradict it; a
//! contradiction is a `conflict` warning, and the more trusted clue wins. Two kinds of clue may lose to
//! one that is trusted less: licences that were left behind ([`dispute`]), and fields that state what
//! cannot be ([`refute`], [`kernel`]).
//!
//! Nothing here knows a provider: providers choose the clues and their order.

mod ascii;
mod claim;
mod clue;
mod dates;
mod kernel;
mod knowledge;
mod licensing;
mod lookup;
mod names;
mod phrase;
mod resolver;
mod shape;
mod software;
mod sources;
mod tokens;
mod vendor_tables;
mod version;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use clue::{Clue, ClueKind, Identification, WINDOWS, software_field};
pub use knowledge::{Distro, Knowledge};
pub(crate) use sources::is_placeholder;
pub(crate) use vendor_tables::{LicenseCodes, Publisher, VendorTables};

use resolver::Resolver;

/// Tells what operating system an image holds, from clues of which the most trusted comes first.
pub(crate) fn identify<'a>(
    knowledge: &'a Knowledge,
    tables: &'static VendorTables,
    clues: &[Clue<'a>],
) -> Identification<'a> {
    if !knowledge.has_license_aliases() {
        return resolve(knowledge, tables, clues);
    }
    let with_aliases: Vec<_> = clues.iter().map(|clue| alias(knowledge, clue)).collect();
    resolve(knowledge, tables, &with_aliases)
}

fn resolve<'a>(
    knowledge: &Knowledge,
    tables: &'static VendorTables,
    clues: &[Clue<'a>],
) -> Identification<'a> {
    let mut resolver = Resolver::new(knowledge, tables, clues);
    for (from, clue) in clues.iter().enumerate() {
        resolver.accept_clue(from, clue);
    }
    resolver.finish()
}

/// The clue as the caller wants a licence to be read.
#[cold]
#[inline(never)]
fn alias<'a>(knowledge: &'a Knowledge, clue: &Clue<'a>) -> Clue<'a> {
    let license = match clue.kind {
        ClueKind::License => clue.text.rsplit_once('/').map_or(clue.text, |(_, name)| name),
        ClueKind::LicenseCode => clue.text,
        _ => return clue.clone(),
    };
    match knowledge.license_alias(license).or_else(|| knowledge.license_alias(clue.text)) {
        Some(text) => Clue { kind: ClueKind::License, text, pointer: clue.pointer.clone() },
        None => clue.clone(),
    }
}

//! Identification of the operating system from texts. A value that is uncertain is left out.
//!
//! Providers describe an image in several places: licences, names, descriptions, fields. Each such text
//! is a [`Clue`]. A parser ([`names`], [`parsers`]) reads each clue into a claim, with the meanings of
//! its tokens from [`knowledge`]. The [`resolver`] merges the claims in the order of trust of their
//! clues. A later claim may refine an earlier one (15 -> 15.5). If it contradicts an earlier one, this is
//! a [`Problem`], and the more trusted clue wins. Two kinds of clue may lose to a less trusted one:
//! licences that are out of date (`resolver::dispute`), and fields with impossible values
//! (`resolver::refute`, [`kernel`]).
//!
//! This module knows no provider: providers choose the clues and their order, and pass the tables of
//! their projects and licences ([`vendor_tables`]).

mod ascii;
mod claim;
mod clue;
mod dates;
mod kernel;
mod knowledge;
mod licensing;
mod lookup;
mod names;
mod parsers;
mod phrase;
mod problem;
mod product;
mod resolver;
mod software;
mod stated;
mod tokens;
mod vendor_tables;
mod version;
mod version_format;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use clue::{Clue, ClueKind, Identification, LabelValue, MACOS, WINDOWS, software_field};
pub(crate) use knowledge::FormError;
pub use knowledge::{Distro, Knowledge, lifecycle};
pub(crate) use parsers::is_placeholder;
pub(crate) use problem::Problem;
pub(crate) use vendor_tables::{LicenseCodes, Publisher, VendorTables};

use resolver::Resolver;

/// Identifies the operating system of an image. The clues are in the order of trust, the most trusted
/// first.
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
    knowledge: &'a Knowledge,
    tables: &'static VendorTables,
    clues: &[Clue<'a>],
) -> Identification<'a> {
    let mut resolver = Resolver::new(knowledge, tables, clues);
    for (from, clue) in clues.iter().enumerate() {
        resolver.accept_clue(from, clue);
    }
    resolver.finish()
}

/// The clue of a licence, replaced by the licence name that the caller set for it.
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

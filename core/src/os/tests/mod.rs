//! Tests of the identification as a whole.
//!
//! A case is one line, `KIND TEXT | KIND TEXT => RESULT`. The result is `TYPE DISTRO VERSION`, with `-`
//! for absent values, and then only the values that are present: `codename:`, `build:`, `variant:`,
//! `channel:`, `arch:`, `software:` (with `/` between its parts), `payg` or `byos`, and the field of
//! every warning: `conflict:/os/version`.

mod custom;
mod days;
mod evidence;
mod fields;
mod files;
mod licenses;
mod misparses;
mod names;
mod offers;
mod published;
mod refuted;
mod robust;
mod traps;

use std::fmt::Write as _;

use super::clue::FoundSoftware;
use super::{Clue, ClueKind, Identification, Knowledge, Problem};
use crate::Provider;
use crate::model::{Warning, WarningCode};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::identify::report;

/// The tables of names, for tests that every row of the data has a case.
pub(crate) const ALL_NAMES: &[&[&str]] = &[
    files::CLOUDS,
    misparses::NAMES,
    names::GCE_LINUX,
    names::GCE_WINDOWS,
    names::OPENSTACK,
    names::EC2,
    traps::PROSE,
    licenses::STALE,
];

pub(super) fn kind(word: &str) -> ClueKind {
    match word {
        "license" => ClueKind::License,
        "code" => ClueKind::LicenseCode,
        "family" => ClueKind::Family,
        "name" => ClueKind::Name,
        "offer" => ClueKind::Offer,
        "continuation" => ClueKind::Continuation,
        "description" => ClueKind::Description,
        "parent" => ClueKind::Parent,
        "project" => ClueKind::Project,
        "feature" => ClueKind::ImpliedOsType,
        "distro" => ClueKind::Distro,
        "version" => ClueKind::Version,
        "type" => ClueKind::OsType,
        "os-family" => ClueKind::OsFamily,
        "variant" => ClueKind::Variant,
        "architecture" => ClueKind::Architecture,
        other => panic!("no kind of clue: {other}"),
    }
}

/// The clues of a case. Each pointer has the kind and, for lists, the index.
pub(super) fn clues(case: &str) -> Vec<Clue<'_>> {
    let mut clues: Vec<Clue<'_>> = Vec::new();
    for part in case.split(" | ") {
        let (word, text) = part.trim().split_once(' ').expect("KIND TEXT");
        let kind = kind(word);
        let before = clues.iter().filter(|clue| clue.kind == kind).count();
        let pointer = if matches!(word, "license" | "code" | "feature") {
            format!("/{word}s/{before}")
        } else {
            format!("/{word}")
        };
        clues.push(Clue::new(kind, text, pointer));
    }
    clues
}

/// The result in the format of the cases.
pub(super) fn summary(found: &Identification<'_>) -> String {
    let os = &found.os;
    let mut line = format!(
        "{} {} {}",
        os.os_type.as_ref().map_or("-", |it| it.as_str()),
        os.distro.as_deref().unwrap_or("-"),
        os.version.as_deref().unwrap_or("-").replace(' ', "_"),
    );
    for (word, value) in [
        ("codename", &os.codename),
        ("build", &os.build),
        ("variant", &os.variant),
        ("channel", &os.channel),
    ] {
        if let Some(value) = value {
            write!(line, " {word}:{value}").unwrap();
        }
    }
    if let Some(architecture) = &found.architecture {
        write!(line, " arch:{architecture}").unwrap();
    }
    for software in found.software.iter().map(FoundSoftware::write) {
        write!(line, " software:{}", software.name).unwrap();
        for part in [&software.version, &software.edition].into_iter().flatten() {
            write!(line, "/{}", part.replace(' ', "_")).unwrap();
        }
    }
    if let Some(licensing) = found.licensing {
        write!(line, " {licensing}").unwrap();
    }
    for problem in &found.problems {
        let code = match problem {
            Problem::Conflict { .. } => WarningCode::Conflict,
            Problem::Unrecognized { .. } => WarningCode::Unrecognized,
        };
        write!(line, " {code}:{}", problem.field()).unwrap();
    }
    line
}

/// The warnings that a provider reports for the problems.
pub(super) fn warnings(found: Identification<'_>, clues: &[Clue<'_>]) -> Vec<Warning> {
    let mut diagnostics = Diagnostics::default();
    for problem in found.problems {
        report(problem, clues, &mut diagnostics);
    }
    diagnostics.into_warnings()
}

/// Identifies an image with the tables of Compute Engine, which most cases are from.
pub(super) fn identify<'a>(knowledge: &'a Knowledge, clues: &[Clue<'a>]) -> Identification<'a> {
    super::identify(knowledge, Provider::Gce.spec().os_tables, clues)
}

#[track_caller]
pub(crate) fn check(cases: &[&str]) {
    let knowledge = Knowledge::builtin();
    let mut wrong = String::new();
    for case in cases {
        let (input, expected) = case.split_once(" => ").expect("CLUES => RESULT");
        let line = summary(&identify(&knowledge, &clues(input)));
        if line != expected {
            writeln!(wrong, "{input}\n  expected {expected}\n  found    {line}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

//! Hands a provider's clues to the knowledge of operating systems, and puts what it tells into the
//! unified image.

use std::borrow::Cow;

use super::notes::Notes;
use super::pointer::ListPointer;
use crate::model::{Architecture, Licensing, Os, OsType, Software, TextMap};
use crate::os::{
    Clue, ClueKind, Evidence, Findings, FoundSoftware, Knowledge, identify, software_field,
};

/// What a provider says of an image that tells its operating system, the most trusted first.
pub(crate) struct Clues<'c>(Vec<Clue<'c>>);

impl<'c> Clues<'c> {
    pub(crate) fn new() -> Self {
        Self(Vec::with_capacity(16))
    }

    pub(crate) fn push(&mut self, kind: ClueKind, text: &'c str, pointer: Cow<'static, str>) {
        self.0.push(Clue::new(kind, text, pointer));
    }

    /// The value of a field, if it has one.
    pub(crate) fn add(&mut self, kind: ClueKind, text: Option<&'c str>, pointer: &'static str) {
        if let Some(text) = text {
            self.push(kind, text, Cow::Borrowed(pointer));
        }
    }

    /// The elements of a list; those that are absent are empty.
    pub(crate) fn add_all(
        &mut self,
        kind: ClueKind,
        texts: &'c [Cow<'_, str>],
        pointer: ListPointer,
    ) {
        for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            self.push(kind, text, pointer.element(index));
        }
    }

    pub(crate) fn identify(&self, knowledge: &Knowledge) -> Findings {
        identify(knowledge, &self.0)
    }
}

/// What an image states of itself, beside what its clues tell.
pub(crate) struct Stated<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os_type: Option<OsType>,
    pub(crate) software: Option<Software<'a>>,
}

/// What an image is.
pub(crate) struct Identity<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os: Os<'a>,
    pub(crate) software: Vec<Software<'a>>,
    pub(crate) licensing: Option<Licensing>,
    pub(crate) evidence: TextMap<'static>,
}

/// Adds what the clues told to what the image states, and its evidence to what there is, which is
/// sorted, before `/software`, and of other fields. What is stated stays, but for an architecture
/// that was argued away.
pub(crate) fn settle<'a>(
    findings: Findings,
    stated: Stated<'a>,
    evidence: Vec<Evidence>,
    notes: &mut Notes,
) -> Identity<'a> {
    let Findings { os, software: found, licensing, architecture, evidence: argued, warnings } =
        findings;
    let os = Os { os_type: os.os_type.or(stated.os_type), ..os };
    let mut evidence = merge(evidence, argued, LEAVES * found.len());
    let software = add_software(found, stated.software, &mut evidence);
    for warning in warnings {
        notes.add(warning, None);
    }
    Identity {
        architecture: architecture.or(stated.architecture),
        os,
        software,
        licensing,
        evidence: TextMap::from_sorted(evidence),
    }
}

/// Two sorted lists in one, with room for some more.
fn merge(one: Vec<Evidence>, two: Vec<Evidence>, more: usize) -> Vec<Evidence> {
    let mut merged = Vec::with_capacity(one.len() + two.len() + more);
    let mut one = one.into_iter().peekable();
    for next in two {
        while let Some(earlier) = one.next_if(|earlier| earlier.0 < next.0) {
            merged.push(earlier);
        }
        merged.push(next);
    }
    merged.extend(one);
    merged
}

/// Adds software that was found to what is stated, unless that is the same.
fn add_software<'a>(
    found: Vec<FoundSoftware>,
    stated: Option<Software<'a>>,
    evidence: &mut Vec<Evidence>,
) -> Vec<Software<'a>> {
    let mut software = Vec::with_capacity(found.len());
    let stated_name = stated.as_ref().map(|stated| stated.name.clone());
    software.extend(stated);
    for FoundSoftware { software: next, edition, name, version } in found {
        if stated_name.as_ref() == Some(&next.name) {
            continue;
        }
        let place = software.len();
        let leaves = [("edition", edition), ("name", Some(name)), ("version", version)];
        for (leaf, source) in leaves {
            if let Some(source) = source {
                evidence.push((software_field(place, leaf), source));
            }
        }
        software.push(next);
    }
    software
}

/// How many fields a piece of software has.
const LEAVES: usize = 3;

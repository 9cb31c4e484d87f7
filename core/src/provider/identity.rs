//! Hands a provider's clues to the knowledge of operating systems, and puts what it finds into the
//! unified image.

use std::borrow::Cow;

use super::notes::Notes;
use super::pointer::ListPointer;
use crate::model::{Architecture, Licensing, Os, OsType, Software, TextMap};
use crate::os::{Clue, ClueKind, Findings, FoundSoftware, Knowledge, identify, software_field};

/// What a provider says of an image that identifies its operating system, the most trusted first.
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

    /// The pointer of the clue at this place.
    fn pointer(&self, clue: usize) -> Cow<'static, str> {
        self.0.get(clue).map(|clue| clue.pointer.clone()).unwrap_or_default()
    }
}

/// What an image states of itself, beside its clues.
pub(crate) struct Stated<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os_type: Option<OsType>,
    pub(crate) software: Option<Software<'a>>,
    /// What its other values came from: sorted, and all before `/software`.
    pub(crate) evidence: Vec<Evidence>,
}

/// Pointer into the unified image, and pointer to where the value came from.
pub(crate) type Evidence = (Cow<'static, str>, Cow<'static, str>);

/// What an image is.
pub(crate) struct Identity<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os: Os<'a>,
    pub(crate) software: Vec<Software<'a>>,
    pub(crate) licensing: Option<Licensing>,
    pub(crate) evidence: TextMap<'static>,
}

/// Puts what the clues say beside what the image states. What is stated stays, but for an architecture
/// that was argued away.
pub(crate) fn settle<'a>(
    clues: &Clues<'_>,
    knowledge: &Knowledge,
    stated: Stated<'a>,
    notes: &mut Notes,
) -> Identity<'a> {
    let Findings { mut os, software: found, licensing, architecture, argued, warnings } =
        identify(knowledge, &clues.0);
    os.os_type = os.os_type.or(stated.os_type);
    let mut evidence = Vec::with_capacity(MUCH_EVIDENCE);
    let mut own = stated.evidence.into_iter();
    for (field, clue) in argued.iter() {
        while own.as_slice().first().is_some_and(|earlier| head(&earlier.0) < head(field)) {
            if let Some(earlier) = own.next() {
                evidence.push(earlier);
            }
        }
        evidence.push((Cow::Borrowed(field), clues.pointer(clue)));
    }
    evidence.extend(own);
    let software = add_software(found, stated.software, clues, &mut evidence);
    for warning in warnings {
        notes.add(warning);
    }
    Identity {
        architecture: architecture.or(stated.architecture),
        os,
        software,
        licensing,
        evidence: TextMap::from_sorted(evidence),
    }
}

/// The first bytes of a pointer, which are enough to tell whose place is first.
fn head(pointer: &str) -> Option<[u8; 8]> {
    pointer.as_bytes().first_chunk().copied()
}

/// Few images have more evidence.
const MUCH_EVIDENCE: usize = 12;

/// Adds software that was found to what is stated, unless that is the same.
fn add_software<'a>(
    found: Vec<FoundSoftware>,
    stated: Option<Software<'a>>,
    clues: &Clues<'_>,
    evidence: &mut Vec<Evidence>,
) -> Vec<Software<'a>> {
    let mut software = Vec::new();
    if let Some(stated) = stated {
        software.push(stated);
    }
    let stated = software.len();
    for FoundSoftware { software: next, edition, name, version } in found {
        if software.iter().take(stated).any(|stated| stated.name == next.name) {
            continue;
        }
        for (leaf, clue) in [("edition", edition), ("name", Some(name)), ("version", version)] {
            if let Some(clue) = clue {
                evidence.push((software_field(software.len(), leaf), clues.pointer(clue)));
            }
        }
        software.push(next);
    }
    software
}

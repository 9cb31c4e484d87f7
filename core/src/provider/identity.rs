//! Hands a provider's clues to the knowledge of operating systems, and puts what it tells into the
//! unified image.

use std::borrow::Cow;

use super::notes::Notes;
use super::pointer::ListPointer;
use crate::model::{Architecture, Licensing, Os, OsType, Software, TextMap};
use crate::os::{Clue, ClueKind, Findings, Knowledge, identify};

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

/// Few images have more evidence.
pub(crate) const MUCH_EVIDENCE: usize = 12;

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
}

/// Adds what the clues told to what the image states, and its evidence. What is stated stays, but
/// for an architecture that was argued away.
pub(crate) fn settle<'a>(
    findings: Findings,
    stated: Stated<'a>,
    evidence: &mut TextMap<'static>,
    notes: &mut Notes,
) -> Identity<'a> {
    let Findings { os, software: found, licensing, architecture, evidence: argued, warnings } =
        findings;
    let os = Os { os_type: os.os_type.or(stated.os_type), ..os };
    let mut software = Vec::with_capacity(found.len());
    software.extend(stated.software);
    let places = add_software(found, &mut software);
    for (field, source) in argued {
        match software_leaf(&field) {
            None => {
                evidence.insert(field, source);
            }
            Some((found, leaf)) => {
                if let Some(Some(place)) = places.get(found) {
                    evidence.insert(format!("/software/{place}/{leaf}"), source);
                }
            }
        }
    }
    for warning in warnings {
        notes.add(warning, None);
    }
    Identity { architecture: architecture.or(stated.architecture), os, software, licensing }
}

/// Adds software that was found to what is stated, and says where each piece went: nowhere, if it
/// is stated already.
fn add_software<'a>(
    found: Vec<Software<'a>>,
    software: &mut Vec<Software<'a>>,
) -> Vec<Option<usize>> {
    let stated = software.len();
    let place = |found: Software<'a>| {
        let known = software.iter().take(stated).any(|known| known.name == found.name);
        (!known).then(|| {
            software.push(found);
            software.len() - 1
        })
    };
    found.into_iter().map(place).collect()
}

/// The place and the leaf in `/software/0/name`.
fn software_leaf(field: &str) -> Option<(usize, &str)> {
    let (place, leaf) = field.strip_prefix("/software/")?.split_once('/')?;
    Some((place.parse().ok()?, leaf))
}

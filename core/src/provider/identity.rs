//! Hands a provider's clues to the knowledge of operating systems, and puts what it tells into the
//! unified image.

use std::borrow::Cow;

use super::notes::Notes;
use super::pointer::ListPointer;
use crate::os::{Clue, ClueKind, Findings, Knowledge, identify};
use crate::{Image, Software};

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

/// Puts what the clues told into the image. What the image states already stays.
pub(crate) fn settle(findings: Findings, image: &mut Image<'_>, notes: &mut Notes) {
    let Findings { os, software, licensing, architecture, evidence, warnings } = findings;
    let stated_type = image.os.os_type.take();
    image.os = os;
    image.os.os_type = image.os.os_type.take().or(stated_type);
    image.licensing = licensing;
    if architecture.is_some() {
        image.architecture = architecture;
    }
    let places = add_software(software, image);
    for (field, source) in evidence {
        match software_leaf(&field) {
            None => {
                image.evidence.insert(field, source);
            }
            Some((found, leaf)) => {
                if let Some(Some(place)) = places.get(found) {
                    let field = format!("/software/{place}/{leaf}");
                    image.evidence.insert(field, source);
                }
            }
        }
    }
    for warning in warnings {
        notes.add(warning, None);
    }
}

/// Adds software that was found to what is stated, and says where each piece went: nowhere, if it
/// is stated already.
fn add_software<'a>(found: Vec<Software<'a>>, image: &mut Image<'a>) -> Vec<Option<usize>> {
    let stated = image.software.len();
    let place = |found: Software<'a>| {
        let known = image.software.iter().take(stated).any(|known| known.name == found.name);
        (!known).then(|| {
            image.software.push(found);
            image.software.len() - 1
        })
    };
    found.into_iter().map(place).collect()
}

/// The place and the leaf in `/software/0/name`.
fn software_leaf(field: &str) -> Option<(usize, &str)> {
    let (place, leaf) = field.strip_prefix("/software/")?.split_once('/')?;
    Some((place.parse().ok()?, leaf))
}

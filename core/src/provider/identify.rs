//! Passes a provider's clues to the identification of operating systems, and adds the result and its
//! evidence to the unified image.

use std::borrow::Cow;

use super::Provider;
use super::diagnostics::Diagnostics;
use super::evidence::{Evidence, Pointer};
use super::field_spec::FieldSpec;
use super::pointer::ListPointer;
use crate::model::{Architecture, Licensing, Os, OsType, Software};
use crate::os::{
    Clue, ClueKind, Identification, Knowledge, LabelValue, Problem, identify, software_field,
};

/// The clues of an image, the most trusted first.
pub(crate) struct Clues<'c> {
    list: Vec<Clue<'c>>,
    /// Whether the system is identified. If not, clues are not collected.
    are_needed: bool,
}

impl<'c> Clues<'c> {
    pub(crate) fn new(are_needed: bool) -> Self {
        Self { list: Vec::with_capacity(if are_needed { 16 } else { 0 }), are_needed }
    }

    #[inline(never)]
    pub(crate) fn push(&mut self, kind: ClueKind, text: &'c str, pointer: Cow<'static, str>) {
        if self.are_needed {
            self.list.push(Clue::new(kind, text, pointer));
        }
    }

    /// Adds a text, as [`push`](Self::push), with a copy of the pointer.
    #[inline(never)]
    pub(crate) fn cite(&mut self, kind: ClueKind, text: &'c str, pointer: &Pointer) {
        self.push(kind, text, pointer.clone());
    }

    /// Adds the value of a field, if it has one.
    pub(crate) fn add(&mut self, kind: ClueKind, text: Option<&'c str>, field: &'static FieldSpec) {
        if let Some(text) = text {
            self.push(kind, text, Cow::Borrowed(field.pointer));
        }
    }

    /// Adds the elements of a list, except absent ones, which are empty.
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

    /// Adds the labels that the callers' rows name. `label` returns the value of a key, and the JSON Pointer to it.
    #[inline]
    pub(crate) fn add_labels(
        &mut self,
        knowledge: Option<&Knowledge>,
        label: &dyn Fn(&str) -> Option<LabelValue<'c>>,
    ) {
        if let Some(knowledge) = knowledge.filter(|knowledge| knowledge.has_distros()) {
            self.list.extend(knowledge.label_clues(label));
        }
    }

    /// The pointer of the clue at this index.
    fn pointer(&self, clue: usize) -> Cow<'static, str> {
        Clue::pointer_of(&self.list, clue)
    }
}

/// What an image states, apart from its clues.
pub(crate) struct Stated<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os_type: Option<OsType>,
    pub(crate) software: Option<Software<'a>>,
}

/// Reports a problem of the clues as a warning.
#[cold]
#[inline(never)]
pub(crate) fn report(problem: Problem<'_>, clues: &[Clue<'_>], diagnostics: &mut Diagnostics) {
    let pointer = |clue| Clue::pointer_of(clues, clue);
    match problem {
        Problem::Conflict { field, loser, winner, is_used } => diagnostics.conflict(
            field,
            (&loser.value, pointer(loser.clue)),
            (&winner.value, &pointer(winner.clue)),
            is_used,
        ),
        Problem::Unrecognized { field, clue, text, noun } => {
            diagnostics.unrecognized(field, pointer(clue), text, noun);
        }
    }
}

/// The identity of an image: what was inferred, and what it states.
pub(crate) struct Identity<'a> {
    pub(crate) architecture: Option<Architecture>,
    pub(crate) os: Os<'a>,
    pub(crate) software: Vec<Software<'a>>,
    pub(crate) licensing: Option<Licensing>,
    pub(crate) evidence: Evidence,
}

impl<'a> Identity<'a> {
    /// The identity of an image whose system is not identified.
    fn of_stated(stated: Stated<'a>) -> Self {
        let Stated { architecture, os_type, software } = stated;
        Self {
            architecture,
            os: Os { os_type, ..Os::default() },
            software: Vec::from_iter(software),
            licensing: None,
            evidence: Evidence::new(),
        }
    }
}

/// Identifies the system, and merges the result with what the image states. Stated values win, except an
/// architecture that lost to an inferred one. Without knowledge, nothing is identified.
pub(crate) fn identify_image<'a>(
    provider: Provider,
    clues: &Clues<'_>,
    knowledge: Option<&Knowledge>,
    stated: Stated<'a>,
    diagnostics: &mut Diagnostics,
) -> Identity<'a> {
    let Some(knowledge) = knowledge else { return Identity::of_stated(stated) };
    let Identification { mut os, software: found, licensing, architecture, inferred, problems } =
        identify(knowledge, provider.spec().os_tables, &clues.list);
    os.os_type = os.os_type.or(stated.os_type);
    let mut evidence = Evidence::new();
    for (field, clue) in inferred.iter() {
        evidence.add(Cow::Borrowed(field), clues.pointer(clue));
    }
    let mut software = Vec::from_iter(stated.software);
    let is_stated = !software.is_empty();
    for next in &found {
        let first = software.first().filter(|_| is_stated);
        if first.is_some_and(|stated: &Software<'_>| stated.name == next.name()) {
            continue;
        }
        for (field, clue) in next.clues() {
            if let Some(clue) = clue {
                evidence.add(software_field(software.len(), field), clues.pointer(clue));
            }
        }
        software.push(next.write());
    }
    for problem in problems {
        report(problem, &clues.list, diagnostics);
    }
    Identity {
        architecture: architecture.or(stated.architecture),
        os,
        software,
        licensing,
        evidence,
    }
}

//! The stack of open levels.

use super::candidate::Candidate;
use super::cursor::{Pause, Window};
use super::expectation::Expectation;
use super::find::slice;
use super::level::{Level, Resource};
use super::machine::{Machine, State};
use crate::json::{MAX_DEPTH, TextFaultKind};

impl Machine {
    /// Enters an object or a list.
    pub(super) fn open(&mut self, level: Level) -> Result<(), Pause> {
        if self.levels.len() >= usize::from(MAX_DEPTH) {
            return Err(self.cursor.fault(TextFaultKind::Depth));
        }
        self.cursor.at += 1;
        self.levels.push(level);
        self.state = State::First;
        Ok(())
    }

    /// Enters an object that may be an image, or hold images.
    #[inline(never)]
    pub(super) fn open_candidate(&mut self, expectation: Expectation) -> Result<(), Pause> {
        self.open(Level::Candidate(Box::new(Candidate::new(self.cursor.at, expectation))))
    }

    /// Enters an object that holds images, and is not an image.
    pub(super) fn open_wrapper(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let location = self.lines.location(window.text, self.cursor.at);
        self.open_candidate(Expectation::Wrapper)?;
        if let Some(candidate) = self.candidate_mut() {
            candidate.location = Some(location);
        }
        Ok(())
    }

    /// The state after a value.
    pub(super) fn after_value(&self) -> State {
        if self.levels.is_empty() { State::Document } else { State::Next }
    }

    /// The innermost candidate.
    pub(super) fn candidate(&self) -> Option<&Candidate> {
        self.levels.iter().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(&**candidate),
            _ => None,
        })
    }

    #[inline(never)]
    pub(super) fn candidate_mut(&mut self) -> Option<&mut Candidate> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(&mut **candidate),
            _ => None,
        })
    }

    /// Where the innermost candidate starts, if its text is kept.
    pub(super) fn kept_from(&self) -> Option<usize> {
        let candidate = match self.levels.last()? {
            Level::Candidate(candidate) => candidate,
            Level::OnWay(_) => self.candidate()?,
            // The text of the candidate around these is not kept.
            Level::Items(_) | Level::Passed { .. } => return None,
        };
        candidate.is_kept.then_some(candidate.start)
    }

    /// Drops the text of the innermost candidate, because its content is read as it arrives.
    pub(super) fn drop_text(&mut self, window: Window<'_>) {
        let Self { levels, lines, cursor, .. } = self;
        let candidate = levels.iter_mut().rev().find_map(|level| match level {
            Level::Candidate(candidate) => Some(candidate),
            _ => None,
        });
        if let Some(candidate) = candidate.filter(|candidate| candidate.is_kept) {
            let start = slice(window.text, candidate.start, cursor.at);
            candidate.drop_text(start, lines.location(window.text, candidate.start));
        }
    }

    /// Notes that a way in the innermost candidate has led to content.
    #[inline(never)]
    pub(super) fn mark_way_matched(&mut self) {
        if let Some(candidate) = self.candidate_mut() {
            candidate.way_matched = true;
        }
    }

    /// Notes that the current resource has content, and returns the expectation for it: `Nothing` outside of resources,
    /// `None` if the type of the resource is not an image's.
    pub(super) fn resource_expectation(&mut self) -> Option<Expectation> {
        let forced = self.options.provider;
        let Some(resource) = self.resource_mut() else {
            return Some(Expectation::Nothing);
        };
        resource.has_content = true;
        resource.expectation(forced)
    }

    /// Notes that the current resource has attributes, valid or not, or an empty list of instances.
    pub(super) fn mark_attributes_found(&mut self) {
        if let Some(resource) = self.resource_mut() {
            resource.has_attributes = true;
        }
    }

    /// The resource at the current position, within the innermost candidate.
    #[inline(never)]
    pub(super) fn resource_mut(&mut self) -> Option<&mut Resource> {
        let mut on_ways = self.levels.iter_mut().rev().map_while(|level| match level {
            Level::OnWay(on_way) => Some(on_way),
            _ => None,
        });
        on_ways.find_map(|on_way| on_way.resource.as_deref_mut())
    }
}

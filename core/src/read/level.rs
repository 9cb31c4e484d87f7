//! The open objects and lists around a position in a text.

use super::candidate::Candidate;
use super::expectation::Expectation;
use super::ways::Position;
use crate::Provider;
use crate::error::{ImageFault, Location};

/// An open object or list.
pub(super) enum Level {
    /// A list whose elements are images, or hold images.
    Items(Expectation),
    /// An object that may be an image, or hold images.
    Candidate(Box<Candidate>),
    /// A list or an object on a way, between a candidate and its images.
    OnWay(OnWay),
    /// A value that is not needed, and was not complete at its start.
    Passed { is_object: bool },
}

/// A list or an object on a way.
pub(super) struct OnWay {
    pub(super) position: Position,
    pub(super) is_object: bool,
    pub(super) resource: Option<Box<Resource>>,
}

/// A Terraform resource.
#[derive(Default)]
pub(super) struct Resource {
    /// Its type, once known. The first one counts, because a resource of another type is not read further.
    pub(super) kind: Option<String>,
    /// Whether a key on the way to its images was found.
    pub(super) has_content: bool,
    /// Whether it has attributes, valid or not, or an empty list of instances.
    pub(super) has_attributes: bool,
    /// The index of its first image.
    pub(super) first_index: u64,
    /// Where it starts.
    pub(super) location: Option<Location>,
    /// The errors in its content, until its type is known: a resource of another type has none.
    pub(super) held: Vec<(Box<ImageFault>, Location)>,
}

impl Level {
    pub(super) fn is_object(&self) -> bool {
        match self {
            Self::Items(_) => false,
            Self::Candidate(_) => true,
            Self::OnWay(OnWay { is_object, .. }) | Self::Passed { is_object } => *is_object,
        }
    }
}

impl Resource {
    /// What its type states about its content; `None` if the type is not an image's.
    pub(super) fn expectation(&self, forced: Option<Provider>) -> Option<Expectation> {
        expectation_of_type(self.kind.as_deref(), forced)
    }
}

/// What the type of a resource states about its content, as [`Resource::expectation`].
#[inline(never)]
pub(super) fn expectation_of_type(
    kind: Option<&str>,
    forced: Option<Provider>,
) -> Option<Expectation> {
    let Some(kind) = kind else { return Some(Expectation::Deferred) };
    let expectation = Provider::ALL.iter().find_map(|&provider| {
        let terraform = &provider.spec().terraform;
        let is_one = |types: &[&str]| types.contains(&kind);
        let expectation = if is_one(terraform.image) {
            Expectation::Image(provider)
        } else if is_one(terraform.image_list) {
            Expectation::ImageList(provider)
        } else {
            return None;
        };
        Some((provider, expectation))
    });
    let (provider, expectation) = expectation?;
    forced.is_none_or(|forced| forced == provider).then_some(expectation)
}

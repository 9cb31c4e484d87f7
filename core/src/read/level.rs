//! The objects and lists that are open around a place in a text.

use super::candidate::Candidate;
use super::ways::Position;
use crate::Provider;
use crate::error::{ImageFault, Location};

/// An open object or list.
pub(super) enum Level {
    /// A list whose elements are images, or hold some.
    Items(Expectation),
    /// An object that may be an image, or hold some.
    Candidate(Box<Candidate>),
    /// A list or an object on the way to images.
    OnWay(OnWay),
    /// What is passed, but was not all there at once.
    Passed { is_object: bool },
}

/// What is known of an object from what it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expectation {
    Nothing,
    /// It is an image of this provider.
    Image(Provider),
    /// It holds a list of images of this provider.
    ImageList(Provider),
    /// It holds images, and is none.
    Wrapper,
    /// That comes behind it.
    Later,
}

impl Expectation {
    /// Whose image it is.
    pub(super) fn provider(self) -> Option<Provider> {
        match self {
            Self::Image(provider) => Some(provider),
            _ => None,
        }
    }

    /// Whose image the object is expected to be. What its type tells only behind it must tell that itself.
    pub(super) fn expected(self, forced: Option<Provider>) -> Option<Provider> {
        match self {
            Self::Later => None,
            _ => self.provider().or(forced),
        }
    }
}

/// A list or an object on the way to images.
pub(super) struct OnWay {
    pub(super) position: Position,
    pub(super) is_object: bool,
    pub(super) resource: Option<Box<Resource>>,
}

/// A resource of Terraform's.
#[derive(Default)]
pub(super) struct Resource {
    /// Its type, once that is known: the first one, for what is something else is not read further.
    pub(super) kind: Option<String>,
    /// Whether there is something where its images would stand.
    pub(super) has_content: bool,
    /// Whether something stands where an image would, or a list says that there is none.
    pub(super) is_answered: bool,
    /// The index of the first image in it.
    pub(super) first_index: u64,
    /// Where it starts.
    pub(super) place: Option<Location>,
    /// What in it is no image, while its type may still say that it need not be one.
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
    /// What its type says of the images in it; with nothing inside where it is of something else.
    pub(super) fn expectation(&self, forced: Option<Provider>) -> Option<Expectation> {
        told_by(self.kind.as_deref(), forced)
    }
}

/// What the type of a resource says of the images in it, as [`Resource::expectation`].
#[inline(never)]
pub(super) fn told_by(kind: Option<&str>, forced: Option<Provider>) -> Option<Expectation> {
    let Some(kind) = kind else { return Some(Expectation::Later) };
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

//! What a provider hands over, and what it gets back.

use std::borrow::Cow;

use crate::model::{Architecture, Licensing, Os, Software, Warning};

/// Something that a provider says of an image, in its own words.
#[derive(Debug, Clone)]
pub(crate) struct Clue<'a> {
    pub(crate) kind: ClueKind,
    pub(crate) text: &'a str,
    /// JSON Pointer (RFC 6901) to it in the provider's object.
    pub(crate) pointer: Cow<'static, str>,
}

/// What kind of thing it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClueKind {
    /// A licence, as `project/name` or by its bare name.
    License,
    /// The number of a licence.
    LicenseCode,
    /// An image family: a name that several images share.
    Family,
    /// The image's own name.
    Name,
    /// A description, which is free text but for vendors' patterns.
    Description,
    /// The URL or name of what the image was made from.
    Parent,
    /// The project that owns the image.
    Project,
    /// A feature that the guest supports.
    GuestFeature,
    /// A field for the distribution.
    Distro,
    /// A field for the version of the distribution.
    Version,
    /// A field for the kind of operating system.
    OsType,
    /// A field for the processor architecture.
    Architecture,
}

impl<'a> Clue<'a> {
    pub(crate) fn new(
        kind: ClueKind,
        text: &'a str,
        pointer: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, text, pointer: pointer.into() }
    }
}

/// What the clues tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Findings {
    pub(crate) os: Os<'static>,
    pub(crate) software: Vec<FoundSoftware>,
    pub(crate) licensing: Option<Licensing>,
    /// The architecture, where it is argued for: none is stated, or the stated one lost.
    pub(crate) architecture: Option<Architecture>,
    /// Where the values came from, but for those of software, sorted by field. A value that its own
    /// field states in our spelling is not among them.
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) warnings: Vec<Warning>,
}

/// A piece of software, and pointers to where its fields came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundSoftware {
    pub(crate) software: Software<'static>,
    pub(crate) edition: Option<Cow<'static, str>>,
    pub(crate) name: Cow<'static, str>,
    pub(crate) version: Option<Cow<'static, str>>,
}

/// Pointer into the unified image, and pointer to where the value came from.
pub(crate) type Evidence = (Cow<'static, str>, Cow<'static, str>);

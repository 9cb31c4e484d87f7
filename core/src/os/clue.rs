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

/// What the clues tell, and which of them; they are named by their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Findings {
    pub(crate) os: Os<'static>,
    pub(crate) software: Vec<FoundSoftware>,
    pub(crate) licensing: Option<Licensing>,
    /// The architecture, where it is argued for: none is stated, or the stated one lost.
    pub(crate) architecture: Option<Architecture>,
    pub(crate) argued: Argued,
    pub(crate) warnings: Vec<Warning>,
}

/// The clue that each value came from, unless that is its own field and states it in our spelling.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Argued([Option<u32>; FIELDS.len()]);

/// A value that is argued for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    Architecture,
    Licensing,
    Build,
    Channel,
    Codename,
    Distro,
    OsType,
    Variant,
    Version,
}

/// The pointers to these fields in the unified image, in their order, which is sorted.
static FIELDS: [&str; 9] = [
    "/architecture",
    "/licensing",
    "/os/build",
    "/os/channel",
    "/os/codename",
    "/os/distro",
    "/os/type",
    "/os/variant",
    "/os/version",
];

impl Argued {
    pub(super) fn put(&mut self, field: Field, clue: usize) {
        if let Some(known) = self.0.get_mut(field as usize) {
            *known = u32::try_from(clue).ok();
        }
    }

    /// The pointers to the values in the unified image, sorted, and their clues.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let fields = FIELDS.iter().zip(&self.0);
        fields.filter_map(|(field, clue)| Some((*field, usize::try_from((*clue)?).ok()?)))
    }
}

/// A piece of software, and the clues that its fields came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundSoftware {
    pub(crate) software: Software<'static>,
    pub(crate) edition: Option<usize>,
    pub(crate) name: usize,
    pub(crate) version: Option<usize>,
}

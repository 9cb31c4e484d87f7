//! What a provider hands over, and what it gets back.

use std::borrow::Cow;
use std::num::NonZeroU32;

use super::software::Product;
use crate::model::{Architecture, Licensing, Os, Software, Warning};
use crate::quote::text_of;

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
    /// A property that implies the type of operating system. Its text is the word of [`OsType`](crate::model::OsType).
    ImpliedOsType,
    /// A field for the distribution.
    Distro,
    /// A field for the version of the distribution.
    Version,
    /// A field for the kind of operating system.
    OsType,
    /// A field for the processor architecture.
    Architecture,
}

/// The word of [`OsType::Windows`](crate::model::OsType::Windows), as a constant.
pub(crate) const WINDOWS: &str = "windows";

impl<'a> Clue<'a> {
    pub(crate) fn new(
        kind: ClueKind,
        text: &'a str,
        pointer: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, text, pointer: pointer.into() }
    }

    /// The pointer of the clue at a place.
    #[inline(never)]
    pub(crate) fn pointer_of(clues: &[Self], place: usize) -> Cow<'static, str> {
        clues.get(place).map(|clue| clue.pointer.clone()).unwrap_or_default()
    }
}

/// What the clues tell, and which of them; they are named by their places.
#[derive(Debug, PartialEq)]
pub(crate) struct Identification<'a> {
    pub(crate) os: Os<'static>,
    pub(crate) software: Vec<FoundSoftware<'a>>,
    pub(crate) licensing: Option<Licensing>,
    /// The architecture, where it is inferred for: none is stated, or the stated one lost.
    pub(crate) architecture: Option<Architecture>,
    pub(crate) inferred: Inferred,
    pub(crate) warnings: Vec<Warning>,
}

/// The clue that each value came from, unless that is its own field and states it in our spelling.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Inferred([Option<ClueNumber>; POINTERS.len()]);

/// The place of a clue, counted from 1.
type ClueNumber = NonZeroU32;

/// A value that is inferred for.
#[derive(Debug, Clone, Copy)]
pub(super) enum InferredField {
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
static POINTERS: [&str; 9] = [
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

impl Inferred {
    pub(super) fn set(&mut self, field: InferredField, clue: usize) {
        if let Some(known) = self.0.get_mut(field as usize) {
            *known = u32::try_from(clue + 1).ok().and_then(ClueNumber::new);
        }
    }

    /// The pointers to the values in the unified image, sorted, and their clues.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let fields = POINTERS.iter().zip(&self.0);
        fields.filter_map(|(field, clue)| Some((*field, usize::try_from((*clue)?.get() - 1).ok()?)))
    }
}

/// A piece of software, and the clues that gave its name, version and edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FoundSoftware<'a> {
    pub(super) product: Product<'a>,
    pub(super) name_from: usize,
    pub(super) version_from: usize,
    pub(super) edition_from: usize,
}

/// The pointers to the leaves of the first piece of software in the unified image. Few images have a
/// second one.
pub(super) const EDITION: &str = "/software/0/edition";
const NAME: &str = "/software/0/name";
pub(super) const VERSION: &str = "/software/0/version";

impl FoundSoftware<'_> {
    pub(crate) fn name(&self) -> &'static str {
        self.product.name
    }

    pub(crate) fn write(&self) -> Software<'static> {
        self.product.write()
    }

    /// The pointers to its fields, were it the first one, sorted, and their clues.
    pub(crate) fn sources(&self) -> [(&'static str, Option<usize>); 3] {
        [
            (EDITION, self.product.edition.map(|_| self.edition_from)),
            (NAME, Some(self.name_from)),
            (VERSION, self.product.version.map(|_| self.version_from)),
        ]
    }
}

/// The pointer to a leaf of a piece of software, by the pointer to that of the first one.
#[inline(never)]
pub(crate) fn software_field(index: usize, of_first: &'static str) -> Cow<'static, str> {
    match of_first.strip_prefix("/software/0") {
        Some(leaf) if index > 0 => {
            Cow::Owned(text_of(&["/software/", itoa::Buffer::new().format(index), leaf]))
        }
        _ => Cow::Borrowed(of_first),
    }
}

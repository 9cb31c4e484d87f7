//! The interface to providers: clues go in, an identification comes out.

use std::borrow::Cow;
use std::num::NonZeroU32;

use super::knowledge::DistroId;
use super::problem::Problem;
use super::product::Product;
use crate::model::{Architecture, Licensing, Os, Software};
use crate::quote::text_of;

/// A text of a provider's object that may identify the operating system, as the provider wrote it.
#[derive(Debug, Clone)]
pub(crate) struct Clue<'a> {
    pub(crate) kind: ClueKind,
    pub(crate) text: &'a str,
    /// JSON Pointer (RFC 6901) to the text in the provider's object.
    pub(crate) pointer: Cow<'static, str>,
}

/// The value of a label, and the JSON Pointer to it in the provider's object.
pub(crate) type LabelValue<'a> = (&'a str, Cow<'static, str>);

/// The kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClueKind {
    /// A licence: `project/name`, or the name alone.
    License,
    /// The numeric code of a licence.
    LicenseCode,
    /// An image family: a name that several images share.
    Family,
    /// The image's name.
    Name,
    /// The name of a vendor's product line in a marketplace. Its words for licensing may be about an appliance, so they are
    /// not read.
    Offer,
    /// A text that describes the system that the clues before it name: a variant of an offer, or a version.
    Continuation,
    /// A description: free text, except for vendors' patterns.
    Description,
    /// The URL or name of the resource that the image was made from.
    Parent,
    /// The project that owns the image.
    Project,
    /// A property that implies the type of operating system. Its text is the word of [`OsType`](crate::model::OsType).
    ImpliedOsType,
    /// A field for the distribution.
    Distro,
    /// A field for the version of the distribution.
    Version,
    /// A field for the type of operating system.
    OsType,
    /// A field that only distinguishes Windows from all other systems: `linux` includes FreeBSD.
    OsFamily,
    /// A word of the variants, which the provider read from its own terms.
    Variant,
    /// A field for the processor architecture.
    Architecture,
    /// The name of the administrator, if only one distribution has it. It counts if nothing else identifies one.
    AdminUser,
    /// A label whose value is an alias of this caller's distribution.
    LabelDistro(DistroId),
    /// A label for the version of this caller's distribution.
    LabelVersion(DistroId),
}

/// The word of [`OsType::Windows`](crate::model::OsType::Windows).
pub(crate) const WINDOWS: &str = "windows";

/// The word of [`OsType::Macos`](crate::model::OsType::Macos).
pub(crate) const MACOS: &str = "macos";

impl<'a> Clue<'a> {
    pub(crate) fn new(
        kind: ClueKind,
        text: &'a str,
        pointer: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, text, pointer: pointer.into() }
    }

    /// The pointer of the clue at this index.
    #[inline(never)]
    pub(crate) fn pointer_of(clues: &[Self], index: usize) -> Cow<'static, str> {
        clues.get(index).map(|clue| clue.pointer.clone()).unwrap_or_default()
    }
}

/// The result of an identification. Clues are referred to by index.
#[derive(Debug, PartialEq)]
pub(crate) struct Identification<'a> {
    pub(crate) os: Os<'static>,
    pub(crate) software: Vec<FoundSoftware<'a>>,
    pub(crate) licensing: Option<Licensing>,
    /// The inferred architecture: only if none is stated, or the stated one lost.
    pub(crate) architecture: Option<Architecture>,
    pub(crate) inferred: Inferred,
    pub(crate) problems: Vec<Problem<'a>>,
}

/// The clue that each inferred value came from. A value has none if its own field states it in the
/// spelling of the model.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Inferred([Option<ClueNumber>; POINTERS.len()]);

/// The index of a clue, counted from 1.
type ClueNumber = NonZeroU32;

/// A field of the unified image whose value is inferred.
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

/// The pointers to these fields in the unified image. They are sorted.
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

    /// The pointers to the inferred values in the unified image, sorted, and the indexes of their clues.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let fields = POINTERS.iter().zip(&self.0);
        fields.filter_map(|(field, clue)| Some((*field, usize::try_from((*clue)?.get() - 1).ok()?)))
    }
}

/// A product, and the indexes of the clues that its name, version and edition came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FoundSoftware<'a> {
    pub(super) product: Product<'a>,
    pub(super) name_from: usize,
    pub(super) version_from: usize,
    pub(super) edition_from: usize,
}

/// The pointers to the fields of the first product in the unified image. Few images have a second one.
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

    /// The pointers to its fields as those of the first product, sorted, and the indexes of their clues.
    pub(crate) fn clues(&self) -> [(&'static str, Option<usize>); 3] {
        [
            (EDITION, self.product.edition.map(|_| self.edition_from)),
            (NAME, Some(self.name_from)),
            (VERSION, self.product.version.map(|_| self.version_from)),
        ]
    }
}

/// The pointer to a field of a product, from the pointer to that field of the first one.
#[inline(never)]
pub(crate) fn software_field(index: usize, of_first: &'static str) -> Cow<'static, str> {
    match of_first.strip_prefix("/software/0") {
        Some(leaf) if index > 0 => {
            Cow::Owned(text_of(&["/software/", itoa::Buffer::new().format(index), leaf]))
        }
        _ => Cow::Borrowed(of_first),
    }
}

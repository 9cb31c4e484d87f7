//! The processor: stated by three keys, or by two of Huawei Cloud.

use std::borrow::Cow;

use super::image::Image;
use super::properties::ARCHITECTURE;
use crate::model::Architecture;
use crate::provider::case::is_same;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::evidence::Evidence;
use crate::provider::field_spec::FieldSpec;
use crate::provider::property::{StatedWord, WordSource};

/// The text of the first key for the architecture that is present, and the key's declaration.
pub(super) fn stated_text<'i>(image: &'i Image<'_>) -> Option<(&'i str, &'static FieldSpec)> {
    let specs = Image::SPECS;
    let keys = [
        (&image.architecture, specs.architecture),
        (&image.hw_architecture, specs.hw_architecture),
        (&image.os_architecture, specs.os_architecture),
    ];
    let (text, field) =
        keys.into_iter().find_map(|(text, field)| Some((text.as_deref()?, field)))?;
    Some((text, image.respelled.spec(field)))
}

/// An architecture, and the key from which it was inferred.
pub(super) type Processor = (Option<Architecture>, Option<&'static FieldSpec>);

/// The architecture that the image states, or that Huawei's keys imply: 64 bits alone could be ARM's.
pub(super) fn processor(
    image: &Image<'_>,
    stated: Option<(&str, &'static FieldSpec)>,
    diagnostics: &mut Diagnostics,
) -> Processor {
    let spelled = |field| Some(image.respelled.spec(field));
    let bits = image.os_bit.as_deref();
    let architecture: Option<Architecture> = stated.and_then(|(text, field)| {
        let source = WordSource::Field(field);
        StatedWord { text, source, property: ARCHITECTURE }.value(diagnostics)
    });
    let is_x86 = stated.is_some_and(|(text, _)| is_same(text, "x86"));
    match architecture {
        Some(Architecture::I686) if is_x86 && bits == Some("64") => {
            (Some(Architecture::X86_64), spelled(Image::SPECS.os_bit))
        }
        Some(architecture) => (Some(architecture), None),
        None if is_true(image.support_arm.as_deref()) => {
            (Some(Architecture::Aarch64), spelled(Image::SPECS.support_arm))
        }
        None if bits == Some("32") => (Some(Architecture::I686), spelled(Image::SPECS.os_bit)),
        None => (None, None),
    }
}

/// Adds the key from which the architecture was inferred, unless a name has decided.
pub(super) fn cite(inferred: &Processor, kept: Option<&Architecture>, evidence: &mut Evidence) {
    if let (Some(architecture), Some(field)) = inferred
        && kept == Some(architecture)
    {
        evidence.add(Cow::Borrowed("/architecture"), Cow::Borrowed(field.pointer));
    }
}

/// Whether a property is true: clients write booleans, Glance words.
pub(super) fn is_true(text: Option<&str>) -> bool {
    text.is_some_and(|text| is_same(text, "true"))
}

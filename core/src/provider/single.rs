//! Reads the object of one image of a known provider, and converts it to the unified image.

use super::Outcome;
use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::field_spec::FieldSpec;
use super::key_state::KeyState;
use super::record::Record;
use super::typed::Typed;
use crate::error::{Error, ErrorCode, ImageFault, read_whole};
use crate::json::{ReadError, Reader};
use crate::os::Knowledge;
use crate::{Image, Provider};

/// Reads the object of one image, without converting it.
pub(crate) fn read_one<'a, T: Record<'a>>(
    provider: Provider,
    json: &'a [u8],
) -> Result<Typed<T>, Error> {
    let mut diagnostics = Diagnostics::default();
    let mut image = T::default();
    read_whole(Some(provider), json, |json| {
        image.read(json, &FieldPath::ROOT, &mut diagnostics, &mut KeyState::default())
    })?;
    Ok(Typed { image, diagnostics })
}

/// A provider's image that can be converted to the unified image.
pub(crate) trait Convert<'a>: Record<'a> {
    /// Whether its values prove that it is an image, so that its signs need not be checked.
    fn is_evident(&self) -> bool;

    /// The fault, if its values show that the object is not an image.
    fn other_kind_fault(&self) -> Option<Box<ImageFault>>;

    /// The image's name.
    fn name(&self) -> Option<&str>;

    /// The declaration of its field, under the key that the object has for it.
    fn name_spec(&self) -> &'static FieldSpec;

    /// Converts an image that has a name, moving its values. Implementations destructure it without `..`, so that the
    /// compiler reports a forgotten field.
    fn convert(&mut self, knowledge: &Knowledge, diagnostics: &mut Diagnostics) -> Box<Image<'a>>;
}

/// Whether it must be checked that an object is an image of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Needed,
    /// Its signs were checked, or the caller or its wrapper states it.
    Given,
}

/// Reads an image's object and converts it.
pub(crate) fn read_and_convert<'a, T: Convert<'a>>(
    json: &mut Reader<'a>,
    knowledge: &Knowledge,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    proof: Proof,
) -> Result<Outcome<'a>, ReadError> {
    let mut image = T::default();
    image.read(json, &FieldPath::ROOT, diagnostics, keys)?;
    if keys.is_wrapper {
        return Ok(Outcome::Wrapper);
    }
    if proof == Proof::Needed && (keys.foreign || !image.is_evident()) {
        return Ok(Outcome::Unproven);
    }
    let other = if proof == Proof::Given { image.other_kind_fault() } else { None };
    Ok(match other.map_or_else(|| require_name(&image, diagnostics), Err) {
        Ok(()) => Outcome::Image(image.convert(knowledge, diagnostics)),
        Err(fault) => Outcome::Refused(fault),
    })
}

/// The fault of an image without a name.
fn require_name<'a>(
    image: &impl Convert<'a>,
    diagnostics: &Diagnostics,
) -> Result<(), Box<ImageFault>> {
    if image.name().is_some() {
        return Ok(());
    }
    let pointer = image.name_spec().pointer;
    Err(diagnostics.malformed_at(pointer).unwrap_or_else(|| {
        ImageFault::expected(ErrorCode::Missing, Some(pointer), "a string", "none")
    }))
}

/// Converts an image that was read with [`read_one`], or set by a caller.
pub(crate) fn into_unified<'a, T: Convert<'a>>(
    provider: Provider,
    typed: Typed<T>,
    knowledge: &Knowledge,
) -> Result<Image<'a>, Error> {
    let Typed { mut image, mut diagnostics } = typed;
    let refused = image.other_kind_fault().map_or_else(|| require_name(&image, &diagnostics), Err);
    refused.map_err(|fault| *Error::from_fault(fault, Some(provider), None, None))?;
    let mut image = image.convert(knowledge, &mut diagnostics);
    image.warnings = diagnostics.into_warnings();
    Ok(*image)
}

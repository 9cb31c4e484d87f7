//! Reads the object of one image of a known provider, and converts it to the unified image.

use super::Outcome;
use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::field_spec::FieldSpec;
use super::key_state::KeyState;
use super::record::Record;
use super::request::{Request, Test};
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
pub(crate) trait Convert<'a>: Record<'a> + Clone {
    /// Whether its values prove that it is an image, so that its signs need not be checked.
    fn is_evident(&self) -> bool;

    /// The fault, if its values show that the object is not an image.
    fn other_kind_fault(&self) -> Option<Box<ImageFault>>;

    /// What the object is, if it names itself as a part of an image: it is skipped and counted.
    fn skipped_kind(&self) -> Option<&'static str> {
        None
    }

    /// The image's name.
    fn name(&self) -> Option<&str>;

    /// The declaration of its field, under the key that the object has for it.
    fn name_spec(&self) -> &'static FieldSpec;

    /// The fields that the functions above need.
    const PROOF: &'static [&'static FieldSpec];

    /// Converts an image that has a name, moving its values. Implementations destructure it without `..`, so that the
    /// compiler reports a forgotten field. Without knowledge, the operating system is not identified.
    fn convert(
        &mut self,
        knowledge: Option<&Knowledge>,
        diagnostics: &mut Diagnostics,
    ) -> Box<Image<'a>>;
}

/// Whether it must be checked that an object is an image of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Needed,
    /// Its signs were checked, or the caller or its wrapper states it.
    Given,
}

/// Reads an image's object and converts it.
///
/// If the request has a test, only the fields that it needs are read first. If the image does not pass, the others are never
/// read.
pub(crate) fn read_and_convert<'a, T: Convert<'a>>(
    json: &mut Reader<'a>,
    request: &Request<'_>,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    proof: Proof,
) -> Result<Outcome<'a>, ReadError> {
    if let Some(test) = &request.test {
        let start = json.clone();
        let mut unused = Diagnostics::new(diagnostics.javascript_numbers());
        keys.unneeded = !(test.needs.fields | bits(T::PROOF));
        let mut image = match read_one_of::<T>(json, &mut unused, keys, proof)? {
            Ok(image) => image,
            Err(outcome) => return Ok(outcome),
        };
        if let Some(kind) = image.skipped_kind() {
            return Ok(Outcome::Skipped(kind));
        }
        let is_image = image.name().is_some() && image.other_kind_fault().is_none();
        if is_image && is_unwanted(&mut image, request, test, &mut unused) {
            return Ok(Outcome::Unwanted);
        }
        *json = start;
        keys.restart();
    }
    keys.unneeded = !(request.needs.fields | bits(T::PROOF));
    let mut image = match read_one_of::<T>(json, diagnostics, keys, proof)? {
        Ok(image) => image,
        Err(outcome) => return Ok(outcome),
    };
    if let Some(kind) = image.skipped_kind() {
        return Ok(Outcome::Skipped(kind));
    }
    let other = if proof == Proof::Given { image.other_kind_fault() } else { None };
    Ok(match other.map_or_else(|| require_name(&image, diagnostics), Err) {
        Ok(()) => Outcome::Image(image.convert(request.knowledge(request.needs), diagnostics)),
        Err(fault) => Outcome::Refused(fault),
    })
}

/// Reads an object, unless it is not an image of the provider.
fn read_one_of<'a, T: Convert<'a>>(
    json: &mut Reader<'a>,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    proof: Proof,
) -> Result<Result<T, Outcome<'a>>, ReadError> {
    let mut image = T::default();
    image.read(json, &FieldPath::ROOT, diagnostics, keys)?;
    Ok(if keys.is_wrapper {
        Err(Outcome::Wrapper)
    } else if proof == Proof::Needed && (keys.foreign || !image.is_evident()) {
        Err(Outcome::Unproven)
    } else {
        Ok(image)
    })
}

/// Whether an image fails the test: first without its operating system, which takes the most time.
fn is_unwanted<'a, T: Convert<'a>>(
    image: &mut T,
    request: &Request<'_>,
    test: &Test<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let knowledge = request.knowledge(test.needs);
    if knowledge.is_some() && test.has_stated {
        let stated = image.clone().convert(None, diagnostics);
        if (test.is_unwanted)(&stated, false) {
            return true;
        }
    }
    (test.is_unwanted)(&image.convert(knowledge, diagnostics), knowledge.is_some())
}

/// The numbers of fields, as bits.
fn bits(fields: &[&FieldSpec]) -> u64 {
    fields.iter().fold(0, |bits, spec| bits | 1 << spec.field)
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
    let mut image = image.convert(Some(knowledge), &mut diagnostics);
    image.warnings = diagnostics.into_warnings();
    Ok(*image)
}

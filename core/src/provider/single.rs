//! Reads the object of one image of a known provider, and converts it to the unified image.

use super::Outcome;
use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::field_spec::FieldSpec;
use super::key_state::KeyState;
use super::record::{ReadField, Record, read_fields};
use super::request::{Needs, Request, Test};
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
pub(crate) trait Convert<'a>: ReadField<'a> {
    /// Whether its values prove that it is an image, so that its signs need not be checked.
    fn is_evident(&self) -> bool;

    /// The fault, if its values, or the malformed ones in the diagnostics, show that the object is not an image.
    fn other_kind_fault(&self, diagnostics: &Diagnostics) -> Option<Box<ImageFault>>;

    /// What the object is, if it names itself as a part of an image: it is skipped and counted.
    fn skipped_kind(&self) -> Option<&'static str> {
        None
    }

    /// The image's name.
    fn name(&self) -> Option<&str>;

    /// The declaration of its field, under the key that the object has for it.
    fn name_spec(&self) -> &'static FieldSpec;

    /// The fields that the functions above need.
    fn proof(&self) -> &'static [&'static FieldSpec];

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
    /// The caller set the provider, so it need not be proven; but if it is not evident, there may be a sign of another one.
    Set,
    /// Its signs were checked, or its wrapper states it.
    Given,
}

/// What every image has that can be converted.
trait Reread<'a>: Convert<'a> {
    /// Removes all values.
    fn clear(&mut self);

    /// Converts a copy, without identifying the operating system.
    fn convert_stated(&self, diagnostics: &mut Diagnostics) -> Box<Image<'a>>;
}

impl<'a, T: Convert<'a> + Default + Clone> Reread<'a> for T {
    fn clear(&mut self) {
        *self = T::default();
    }

    fn convert_stated(&self, diagnostics: &mut Diagnostics) -> Box<Image<'a>> {
        self.clone().convert(None, diagnostics)
    }
}

/// Reads an image's object and converts it.
///
/// If the request has a test, only the fields that it needs are read first. If the image does not pass, the others are never
/// read.
pub(crate) fn read_and_convert<'a, T: Convert<'a> + Record<'a> + Clone>(
    json: &mut Reader<'a>,
    request: &Request<'_>,
    diagnostics: &mut Diagnostics,
    keys: &mut KeyState,
    proof: Proof,
) -> Result<Outcome<'a>, ReadError> {
    let image = &mut T::default();
    Single { fields: T::FIELDS, image, keys, proof }.read_wanted(json, request, diagnostics)
}

/// The reading of an image. The image is `dyn`, so that this is compiled once, for a small module.
struct Single<'s, 'a> {
    fields: &'static [FieldSpec],
    image: &'s mut dyn Reread<'a>,
    keys: &'s mut KeyState,
    proof: Proof,
}

impl<'a> Single<'_, 'a> {
    fn read_wanted(
        &mut self,
        json: &mut Reader<'a>,
        request: &Request<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Result<Outcome<'a>, ReadError> {
        if let Some(test) = &request.test {
            let start = json.clone();
            let mut unused = Diagnostics::new(diagnostics.javascript_numbers());
            if let Some(outcome) = self.read(json, test.needs, &mut unused)? {
                return Ok(outcome);
            }
            let is_image =
                self.image.name().is_some() && self.image.other_kind_fault(&unused).is_none();
            if is_image && self.is_unwanted(request, test, &mut unused) {
                return Ok(Outcome::Unwanted);
            }
            *json = start;
            self.keys.restart();
            self.image.clear();
        }
        if let Some(outcome) = self.read(json, request.needs, diagnostics)? {
            return Ok(outcome);
        }
        let is_given = self.proof != Proof::Needed;
        let other = is_given.then(|| self.image.other_kind_fault(diagnostics)).flatten();
        Ok(match other.map_or_else(|| require_name(self.image, diagnostics), Err) {
            Ok(()) => {
                let knowledge = request.knowledge(request.needs);
                Outcome::Image(self.image.convert(knowledge, diagnostics))
            }
            Err(fault) => Outcome::Refused(fault),
        })
    }

    /// Reads the fields that are needed. Returns the outcome if the object is not an image of the provider.
    fn read(
        &mut self,
        json: &mut Reader<'a>,
        needs: Needs,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Outcome<'a>>, ReadError> {
        self.keys.unneeded = !(needs.fields | bits(self.image.proof()));
        let record = &mut *self.image;
        read_fields(self.fields, record, (json, &FieldPath::ROOT, diagnostics, self.keys))?;
        if self.proof == Proof::Set && !self.is_evident(diagnostics) {
            self.keys.foreign = true;
        }
        Ok(if self.keys.is_wrapper {
            Some(Outcome::Wrapper)
        } else if self.proof == Proof::Needed
            && (self.keys.foreign || !self.is_evident(diagnostics))
        {
            Some(Outcome::Unproven)
        } else {
            self.image.skipped_kind().map(Outcome::Skipped)
        })
    }

    fn is_evident(&self, diagnostics: &Diagnostics) -> bool {
        let is_malformed = diagnostics.count() > 0;
        self.image.is_evident()
            && !(is_malformed && self.image.other_kind_fault(diagnostics).is_some())
    }

    /// Whether the image fails the test: first without its operating system, which takes the most time.
    fn is_unwanted(
        &mut self,
        request: &Request<'_>,
        test: &Test<'_>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let knowledge = request.knowledge(test.needs);
        let tests_stated = knowledge.is_some() && test.has_stated;
        if tests_stated && (test.is_unwanted)(&self.image.convert_stated(diagnostics), false) {
            return true;
        }
        let image = self.image.convert(knowledge, diagnostics);
        (test.is_unwanted)(&image, knowledge.is_some())
    }
}

/// The numbers of fields, as bits.
fn bits(fields: &[&FieldSpec]) -> u64 {
    fields.iter().fold(0, |bits, spec| bits | 1 << spec.field)
}

/// The fault of an image without a name.
fn require_name(image: &dyn Convert<'_>, diagnostics: &Diagnostics) -> Result<(), Box<ImageFault>> {
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
    let other = image.other_kind_fault(&diagnostics);
    let refused = other.map_or_else(|| require_name(&image, &diagnostics), Err);
    refused.map_err(|fault| *Error::from_fault(fault, Some(provider), None, None))?;
    let mut image = image.convert(Some(knowledge), &mut diagnostics);
    image.warnings = diagnostics.into_warnings();
    Ok(*image)
}

//! Joins the fields that the REST API nests in `properties` with those beside it.

use std::borrow::Cow;

use super::image::Image;
use crate::provider::field_spec::FieldSpec;
use crate::provider::key_state::Respelled;
use crate::quote::text_of;

/// Where the fields of an image stand in its object.
#[derive(Debug, Default)]
pub(super) struct Places {
    own: Respelled,
    nested: Respelled,
    /// The fields that stand in `properties`, as bits by their number.
    in_properties: u64,
}

impl Places {
    /// JSON Pointer to a field, under the key that the object has for it.
    pub(super) fn pointer(&self, field: &'static FieldSpec) -> Cow<'static, str> {
        if self.in_properties >> field.field & 1 == 0 {
            return Cow::Borrowed(self.own.spec(field).pointer);
        }
        let properties = Image::SPECS.properties.pointer;
        Cow::Owned(text_of(&[properties, self.nested.spec(field).pointer]))
    }
}

/// JSON Pointer to a field of an object at this pointer.
pub(super) fn inside(
    object: &str,
    respelled: &Respelled,
    field: &'static FieldSpec,
) -> Cow<'static, str> {
    let index = if respelled.is_in_list() { "/0" } else { "" };
    Cow::Owned(text_of(&[object, index, respelled.spec(field).pointer]))
}

/// A field that may be absent.
trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Moves a field to where it is absent. Returns whether it did. It swaps them, because absent fields need no destructor.
#[inline(never)]
fn fill<T: Absent>(field: &mut T, nested: &mut T) -> bool {
    let is_nested = field.is_absent() && !nested.is_absent();
    if is_nested {
        std::mem::swap(field, nested);
    }
    is_nested
}

impl Image<'_> {
    /// Moves the fields in `properties` beside it, unless they stand there, too. Returns where they were.
    pub(super) fn flatten(&mut self) -> Places {
        let mut places = Places { own: std::mem::take(&mut self.respelled), ..Places::default() };
        let Some(mut nested) = self.properties.take() else { return places };
        places.nested = std::mem::take(&mut nested.respelled);
        macro_rules! join {
            ($($field:ident)+) => { $(
                let is_nested = fill(&mut self.$field, &mut nested.$field);
                places.in_properties |= u64::from(is_nested) << Self::SPECS.$field.field;
            )+ };
        }
        join!(
            tags publisher offer sku version architecture hyper_v_generation os_disk_image features plan
            purchase_plan image_deprecation_status description os_type identifier end_of_life_date
            provisioning_state publishing_profile storage_profile block_deletion_before_end_of_life
            system_data source_virtual_machine artifact_tags image_state published_date
        );
        places
    }
}

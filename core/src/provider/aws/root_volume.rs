//! The root volume of an image.

use std::borrow::Cow;

use super::image::{BlockDeviceMapping, Ebs, Image};
use crate::model::{Encryption, Size};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_path::FieldPath;
use crate::provider::field_spec::FieldSpec;

/// The volumes of an image, and its root device.
pub(super) struct Volumes<'i, 'a> {
    pub(super) mappings: &'i mut [BlockDeviceMapping<'a>],
    /// The same in Terraform's resources.
    pub(super) devices: &'i mut [Ebs<'a>],
    pub(super) root: Option<&'i str>,
}

impl<'a> Volumes<'_, 'a> {
    /// The size and the encryption of the root volume. Warnings about the other volumes are removed, because these are not
    /// in the unified image.
    pub(super) fn unify(
        self,
        mappings_spec: &'static FieldSpec,
        diagnostics: &mut Diagnostics,
    ) -> (Size, Option<Encryption<'a>>) {
        let is_root = |name: &Option<Cow<'_, str>>| name.is_some() && name.as_deref() == self.root;
        let mapped = self.mappings.iter().position(|mapping| is_root(&mapping.device_name));
        let device_name = |ebs: &Ebs<'a>| ebs.tools.as_ref().and_then(|it| it.device_name.clone());
        let device = self.devices.iter().position(|ebs| is_root(&device_name(ebs)));
        if diagnostics.count() > 0 {
            keep_warnings_of(mapped, self.mappings.len(), mappings_spec, diagnostics);
            let devices_spec = Image::SPECS.ebs_block_device;
            keep_warnings_of(device, self.devices.len(), devices_spec, diagnostics);
        }
        let mapped = mapped.and_then(|index| self.mappings.get_mut(index)?.ebs.as_mut());
        let device = device.and_then(|index| self.devices.get_mut(index));
        let Some(ebs) = mapped.or(device) else { return (Size::default(), None) };
        let Ebs { volume_size, encrypted, kms_key_id, tools: _, respelled: _ } = ebs;
        let size = Size { min_disk_bytes: volume_size.map(|gib| gib << 30), ..Size::default() };
        let encryption = Encryption {
            encrypted: *encrypted,
            kms_key: kms_key_id.take(),
            ..Encryption::default()
        };
        (size, Some(encryption).filter(|encryption| !encryption.is_empty()))
    }
}

/// Removes the warnings about the elements of a list, except one.
#[cold]
#[inline(never)]
fn keep_warnings_of(
    kept: Option<usize>,
    count: usize,
    list: &'static FieldSpec,
    diagnostics: &mut Diagnostics,
) {
    for index in (0..count).filter(|index| Some(*index) != kept) {
        diagnostics.remove(&FieldPath::ROOT.field(list).index(index));
    }
}

//! The features that imply other fields.

use std::borrow::Cow;

use super::flatten::Places;
use super::image::{Image, ToolFields};
use crate::provider::case::is_same;
use crate::provider::evidence::Pointer;
use crate::provider::field_spec::FieldSpec;
use crate::quote::text_of;

/// The feature that states how a machine of the image is secured.
const SECURITY_TYPE: &str = "SecurityType=";

/// What the feature `SecurityType` implies, with the JSON Pointer to it.
pub(super) struct Security<'f> {
    /// Whether the image supports confidential machines, of a technology that is not stated.
    pub(super) is_confidential: bool,
    pub(super) pointer: &'f Pointer,
}

/// The features as in the unified image, and where each stands: those of the API, and those of Terraform.
pub(super) struct Features<'a> {
    pub(super) names: Vec<Cow<'a, str>>,
    pointers: Vec<Pointer>,
}

impl<'a> Features<'a> {
    pub(super) fn new(
        features: &mut Vec<Cow<'a, str>>,
        tools: &ToolFields<'a>,
        places: &Places,
    ) -> Self {
        let list = places.pointer(Image::SPECS.features);
        let mut found = Self { names: Vec::new(), pointers: Vec::new() };
        for (index, feature) in std::mem::take(features).into_iter().enumerate() {
            if !feature.is_empty() {
                let pointer = text_of(&[&list, "/", itoa::Buffer::new().format(index)]);
                found.names.push(feature);
                found.pointers.push(Cow::Owned(pointer));
            }
        }
        for (is_set, feature, field) in of_terraform(tools) {
            if is_set == Some(true) {
                found.names.push(Cow::Borrowed(feature));
                found.pointers.push(Cow::Borrowed(field.pointer));
            }
        }
        found
    }

    /// What the feature `SecurityType` implies.
    pub(super) fn security(&self) -> Option<Security<'_>> {
        self.names.iter().zip(&self.pointers).find_map(|(feature, pointer)| {
            let (name, value) = feature.split_at_checked(SECURITY_TYPE.len())?;
            let is_security = is_same(name, SECURITY_TYPE);
            let is_known = |(known, _): &&(&str, bool)| is_same(value, known);
            let (_, is_confidential) =
                SECURITY_TYPES.iter().find(is_known).filter(|_| is_security)?;
            Some(Security { is_confidential: *is_confidential, pointer })
        })
    }
}

/// The security types that Secure Boot and a TPM come with, and whether they include confidential machines.
const SECURITY_TYPES: [(&str, bool); 5] = [
    ("TrustedLaunch", false),
    ("TrustedLaunchSupported", false),
    ("TrustedLaunchAndConfidentialVmSupported", true),
    ("ConfidentialVM", true),
    ("ConfidentialVMSupported", true),
];

/// Terraform's fields that stand for a feature.
fn of_terraform(tools: &ToolFields<'_>) -> [(Option<bool>, &'static str, &'static FieldSpec); 7] {
    let specs = Image::SPECS;
    [
        (
            tools.trusted_launch_supported,
            "SecurityType=TrustedLaunchSupported",
            specs.trusted_launch_supported,
        ),
        (tools.trusted_launch_enabled, "SecurityType=TrustedLaunch", specs.trusted_launch_enabled),
        (
            tools.confidential_vm_supported,
            "SecurityType=ConfidentialVmSupported",
            specs.confidential_vm_supported,
        ),
        (
            tools.confidential_vm_enabled,
            "SecurityType=ConfidentialVM",
            specs.confidential_vm_enabled,
        ),
        (
            tools.accelerated_network_support_enabled,
            "IsAcceleratedNetworkSupported",
            specs.accelerated_network_support_enabled,
        ),
        (tools.hibernation_enabled, "IsHibernateSupported", specs.hibernation_enabled),
        (
            tools.disk_controller_type_nvme_enabled,
            "DiskControllerTypes=SCSI, NVMe",
            specs.disk_controller_type_nvme_enabled,
        ),
    ]
}

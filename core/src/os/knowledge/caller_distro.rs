//! A caller's distribution: a row as the caller writes it.

use serde::de::{Deserialize, Deserializer};

use super::form::{self, Form, Variants};
use crate::json::Value;
use crate::model::OsType;

/// A distribution that is not built in, to add to [`Knowledge`](crate::Knowledge).
///
/// ```
/// use cloud_image::{Distro, Knowledge};
///
/// let acme = Distro::linux("acmelinux")
///     .alias("acme linux")
///     .version_parts(2)
///     .codename("3", "roadrunner")
///     .variant("edge")
///     .outranks_licenses(true)
///     .distro_label("os")
///     .version_label("os-version");
/// let knowledge = Knowledge::builtin().with_distro(acme);
///
/// let os = knowledge.os_of_name("web-acme-linux-edge-3-1-v20270101");
/// assert_eq!(os.distro.as_deref(), Some("acmelinux"));
/// assert_eq!(os.version.as_deref(), Some("3.1"));
/// assert_eq!(os.codename.as_deref(), Some("roadrunner"));
/// assert_eq!(os.variant.as_deref(), Some("edge"));
/// ```
///
/// The methods accept any text. An alias, a codename or a variant without a letter or a digit is in no text, so it has no
/// effect. [`Knowledge::from_json`](crate::Knowledge::from_json) rejects it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Distro {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) os_type: OsType,
    /// Without the id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) names: Vec<String>,
    pub(super) version_parts: u8,
    /// Versions and their codenames.
    #[serde(serialize_with = "form::write_pairs", skip_serializing_if = "Vec::is_empty")]
    pub(super) codenames: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) variants: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) outranks_licenses: bool,
    #[serde(skip_serializing_if = "LabelKeys::is_empty")]
    pub(super) labels: LabelKeys,
}

/// The keys of the labels whose values are the distribution and its version.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct LabelKeys {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) distro: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
}

impl LabelKeys {
    pub(super) fn is_empty(&self) -> bool {
        self.distro.is_none() && self.version.is_none()
    }
}

impl Distro {
    /// The number of variants that a distribution can have.
    pub const MAX_VARIANTS: usize = 32;

    /// A Linux distribution with this os-release `ID`, which is also its first alias. Its `VERSION_ID` is one
    /// number, unless [`version_parts`](Self::version_parts) is called.
    #[must_use]
    pub fn linux(id: impl Into<String>) -> Self {
        Self::new(id, OsType::Linux)
    }

    /// The same for a system of any type.
    #[must_use]
    pub fn new(id: impl Into<String>, os_type: OsType) -> Self {
        Self {
            id: id.into(),
            os_type,
            names: Vec::new(),
            version_parts: 1,
            codenames: Vec::new(),
            variants: Vec::new(),
            outranks_licenses: false,
            labels: LabelKeys::default(),
        }
    }

    /// Adds an alias of one or several words, as names, descriptions and licences have it. Case and the
    /// separators between the words are ignored.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.names.push(alias.into());
        self
    }

    /// The number of parts of its `VERSION_ID`; 0 if it has no versions. Numbers in names, licences and descriptions
    /// are read up to this number of parts. A longer number with dots is also [`Os::build`](crate::Os::build). A
    /// version that a field or a label states is not cut.
    #[must_use]
    pub fn version_parts(mut self, parts: u8) -> Self {
        self.version_parts = parts;
        self
    }

    /// Adds the codename of a version, and of the versions that start with it: `3` includes `3.1`, unless `3.1` has its
    /// own codename. In a text, the codename after an alias identifies the version, unless a number does. It does not
    /// identify the distribution.
    #[must_use]
    pub fn codename(mut self, version: impl Into<String>, codename: impl Into<String>) -> Self {
        self.codenames.push((version.into(), codename.into()));
        self
    }

    /// Adds a word of [`Os::variant`](crate::Os::variant), as it will be written. It is accepted in texts after an alias.
    /// Several words are written in the order of the calls, after `minimal`, which needs no call. Beyond
    /// [`MAX_VARIANTS`](Self::MAX_VARIANTS), variants have no effect.
    #[must_use]
    pub fn variant(mut self, variant: impl Into<String>) -> Self {
        self.variants.push(variant.into());
        self
    }

    /// Whether the distribution outranks licences of other distributions, if a less trusted source names it: the
    /// family, the name, the description. An in-house system that is built on a public image inherits its licence. Then
    /// nothing about the system comes from the licence, and there is no `conflict` warning. The software and the
    /// licensing of the licence stay, because it is still paid for.
    ///
    /// A licence does not outrank another one, and a family that names the licensed system counts against this
    /// distribution.
    #[must_use]
    pub fn outranks_licenses(mut self, outranks: bool) -> Self {
        self.outranks_licenses = outranks;
        self
    }

    /// Sets the key of the label that identifies the distribution: its value must be the id or an alias. It is trusted
    /// more than licences and stated fields.
    #[must_use]
    pub fn distro_label(mut self, key: impl Into<String>) -> Self {
        self.labels.distro = Some(key.into());
        self
    }

    /// Sets the key of the label whose value is the version, or its codename, if the image has this distribution. It is
    /// trusted more than licences and stated fields. Labels of Compute Engine cannot have dots, so `3-1-4` and `3_1_4`
    /// are 3.1.4.
    #[must_use]
    pub fn version_label(mut self, key: impl Into<String>) -> Self {
        self.labels.version = Some(key.into());
        self
    }
}

impl Form for Distro {
    fn read(&mut self, value: &Value) -> form::Result {
        form::read_object(
            value,
            &mut [
                ("id", &mut self.id),
                ("type", &mut self.os_type),
                ("names", &mut self.names),
                ("versionParts", &mut self.version_parts),
                ("codenames", &mut self.codenames),
                ("variants", &mut Variants(&mut self.variants)),
                ("outranksLicenses", &mut self.outranks_licenses),
                ("labels", &mut self.labels),
            ],
        )?;
        // An id that was read is not empty.
        if self.id.is_empty() { Err(form::missing_key("id")) } else { Ok(()) }
    }
}

impl Form for LabelKeys {
    fn read(&mut self, value: &Value) -> form::Result {
        form::read_object(
            value,
            &mut [("distro", &mut self.distro), ("version", &mut self.version)],
        )
    }
}

impl<'de> Deserialize<'de> for Distro {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut distro = Self::linux("");
        form::deserialize(&mut distro, from)?;
        Ok(distro)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

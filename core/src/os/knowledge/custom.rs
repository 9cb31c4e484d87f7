//! The knowledge, with the rows that callers add to it.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::caller_distro::Distro;
use super::caller_row::CallerRow;
use super::form::{self, Form};
use super::matching::AliasMatch;
use super::tables::ROWS;
use super::{Alias, DistroId, DistroRules};
use crate::json::Value;
use crate::model::Os;
use crate::os::VendorTables;
use crate::os::clue::{Clue, ClueKind, LabelValue};
use crate::os::tokens::Tokens;

/// Data on distributions, their aliases and codenames, and licences.
///
/// The distributions and licences that GCE and Gcore publish are built in. Callers can add their own:
///
/// ```
/// use cloud_image::{Distro, Knowledge};
///
/// let knowledge = Knowledge::builtin()
///     .with_distro(Distro::linux("acme-linux").alias("acme linux").alias("acmelinux").version_parts(2))
///     .with_license("acme-golden-7", "rhel-9-server")
///     .with_license("1234567890123456789", "acme-linux-3");
///
/// let os = knowledge.os_of_name("web-acme-linux-3-1-v20270101");
/// assert_eq!(os.distro.as_deref(), Some("acme-linux"));
/// assert_eq!(os.version.as_deref(), Some("3.1"));
/// ```
///
/// # JSON
///
/// The rows can be written in JSON, for [`from_json`](Self::from_json), or in any format with a deserializer, for
/// [`deserialize_with_path`](Self::deserialize_with_path):
///
/// ```
/// use cloud_image::Knowledge;
///
/// let json = br#"{
///     "distros": [{
///         "id": "acmelinux",
///         "type": "linux",
///         "names": ["acme linux"],
///         "versionParts": 2,
///         "codenames": {"3": "roadrunner"},
///         "variants": ["edge"],
///         "outranksLicenses": true,
///         "labels": {"distro": "os", "version": "os-version"}
///     }],
///     "licenses": {"acme-golden-7": "rhel-9-server"}
/// }"#;
/// let knowledge = Knowledge::from_json(json)?;
/// let os = knowledge.os_of_name("acme-linux-roadrunner-v20270101");
/// assert_eq!(os.version.as_deref(), Some("3"));
///
/// let error = Knowledge::from_json(br#"{"distros": [{"id": 7}]}"#).unwrap_err();
/// assert_eq!(error.to_string(), "/distros/0/id: expected a string, found `7`");
/// # Ok::<(), cloud_image::KnowledgeError>(())
/// ```
///
/// | key of a distribution | value | without the key |
/// |---|---|---|
/// | `id` | os-release `ID`; the first alias | an error |
/// | `type` | type of the system: a word in lower case | `linux` |
/// | `names` | further aliases: [`Distro::alias`] | none |
/// | `versionParts` | number of parts of `VERSION_ID`, 0 to 255: [`Distro::version_parts`] | 1 |
/// | `codenames` | versions, with the codename of each: [`Distro::codename`] | none |
/// | `variants` | at most 32, in the vendor's order: [`Distro::variant`] | none |
/// | `outranksLicenses` | [`Distro::outranks_licenses`] | `false` |
/// | `labels` | keys of labels: `distro` ([`Distro::distro_label`]), `version` ([`Distro::version_label`]) | none |
///
/// `licenses` has the names or codes of licences, and what they mean: [`Knowledge::with_license`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Knowledge {
    rows: Vec<CallerRow>,
    licenses: Vec<(String, String)>,
}

/// An index of a row has 16 bits.
const MAX_DISTROS: usize = 10_000;

impl Form for Knowledge {
    fn read(&mut self, value: &Value) -> form::Result {
        form::read_object(
            value,
            &mut [("distros", &mut self.rows), ("licenses", &mut self.licenses)],
        )
    }
}

impl Form for Vec<CallerRow> {
    fn read(&mut self, value: &Value) -> form::Result {
        form::read_list(value, &mut |element| {
            if self.len() == MAX_DISTROS {
                return Err(form::FormError::expected("at most 10000 distributions", "more"));
            }
            let mut distro = Distro::linux("");
            distro.read(element)?;
            self.push(CallerRow::new(self.len(), distro));
            Ok(())
        })
    }
}

impl<'de> Deserialize<'de> for Knowledge {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut knowledge = Self::builtin();
        form::deserialize(&mut knowledge, from)?;
        Ok(knowledge)
    }
}

impl Serialize for Knowledge {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        /// An object of texts.
        struct Pairs<'p>(&'p Vec<(String, String)>);

        impl Serialize for Pairs<'_> {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                form::write_pairs(self.0, to)
            }
        }

        let distros: Vec<_> = self.rows.iter().map(|row| &row.distro).collect();
        let mut form = to.serialize_struct("Knowledge", 2)?;
        form.serialize_field("distros", &distros)?;
        form.serialize_field("licenses", &Pairs(&self.licenses))?;
        form.end()
    }
}

impl Knowledge {
    /// The built-in data alone.
    #[must_use]
    pub const fn builtin() -> Self {
        Self { rows: Vec::new(), licenses: Vec::new() }
    }

    /// Reads the rows that a caller wrote.
    pub(crate) fn from_form(value: &Value) -> form::Result<Self> {
        let mut knowledge = Self::builtin();
        knowledge.read(value)?;
        Ok(knowledge)
    }

    /// Adds a distribution. If an alias is the same, it wins over built-in distributions and over those that
    /// are added later.
    #[must_use]
    pub fn with_distro(mut self, distro: Distro) -> Self {
        self.rows.push(CallerRow::new(self.rows.len(), distro));
        self
    }

    /// Adds a licence by its name or numeric code. It is read as the licence name `means`, which starts with an
    /// alias: `rhel-9-server`, `ubuntu-pro-2204-lts`, `acme-linux-3`.
    #[must_use]
    pub fn with_license(mut self, license: impl Into<String>, means: impl Into<String>) -> Self {
        self.licenses.push((license.into(), means.into()));
        self
    }

    /// Identifies the operating system from an image's name alone.
    #[must_use]
    pub fn os_of_name<'a>(&self, name: &'a str) -> Os<'a> {
        let clue = Clue::new(ClueKind::Name, name, "/name");
        crate::os::identify(self, VendorTables::EMPTY, &[clue]).os
    }

    /// The licence name that the caller set for a licence name or code.
    pub(in crate::os) fn license_alias(&self, license: &str) -> Option<&str> {
        self.licenses.iter().find(|(name, _)| name == license).map(|(_, means)| means.as_str())
    }

    pub(in crate::os) fn has_license_aliases(&self) -> bool {
        !self.licenses.is_empty()
    }

    /// Whether callers added distributions.
    pub(crate) fn has_distros(&self) -> bool {
        !self.rows.is_empty()
    }

    #[cold]
    pub(super) fn find_custom(
        &self,
        word: &[u8],
        end: usize,
        text: &Tokens<'_>,
    ) -> Option<AliasMatch> {
        let mut longest: Option<AliasMatch> = None;
        for row in &self.rows {
            for alias in &row.aliases {
                let Some(end) = alias.end_in(word, end, text) else { continue };
                if longest.is_none_or(|it| it.end < end) {
                    longest = Some(AliasMatch { distro: row.id, alias: &Alias::PLAIN, end });
                }
            }
        }
        longest
    }

    /// The row of a caller's distribution.
    pub(in crate::os) fn caller_row(&self, distro: DistroId) -> Option<&CallerRow> {
        self.rows.get(usize::from(distro.0).checked_sub(ROWS.len())?)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn custom_id(&self, distro: DistroId) -> &str {
        self.caller_row(distro).map_or("", |row| &row.distro.id)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn custom_rules(&self, distro: DistroId) -> &DistroRules {
        const PLACEHOLDERS: &DistroRules = &DistroRules::linux(0, 0);
        self.caller_row(distro).map_or(PLACEHOLDERS, |row| &row.rules)
    }

    /// The word of its [`OsType`](crate::model::OsType).
    pub(in crate::os) fn os_type(&self, distro: DistroId) -> &str {
        match self.caller_row(distro) {
            Some(row) => row.distro.os_type.as_str(),
            None => self.rules(distro).os_type,
        }
    }

    /// Whether a distribution outranks the licences of others.
    pub(in crate::os) fn outranks_licenses(&self, distro: DistroId) -> bool {
        self.caller_row(distro).is_some_and(|row| row.distro.outranks_licenses)
    }

    /// The clues of the labels that the callers' rows name. `label` returns the value of a key, and the JSON Pointer to
    /// it.
    #[cold]
    #[inline(never)]
    pub(crate) fn label_clues<'c>(
        &self,
        label: &dyn Fn(&str) -> Option<LabelValue<'c>>,
    ) -> Vec<Clue<'c>> {
        let mut clues = Vec::new();
        for row in &self.rows {
            let labels = &row.distro.labels;
            let distro = labels.distro.as_deref().and_then(label);
            if let Some((text, pointer)) = distro.filter(|(text, _)| row.is_named(text)) {
                clues.push(Clue::new(ClueKind::LabelDistro(row.id), text, pointer));
            }
            if let Some((text, pointer)) = labels.version.as_deref().and_then(label) {
                clues.push(Clue::new(ClueKind::LabelVersion(row.id), text, pointer));
            }
        }
        clues
    }
}

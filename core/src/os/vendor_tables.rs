//! Data on a cloud's projects and licences. Each provider passes its own.

use super::knowledge::DistroId;

/// A cloud's projects and licences, as far as they identify operating systems.
pub(crate) struct VendorTables {
    /// The name of a project as [`publishers`](Self::publishers) has it, without a prefix of its id. It
    /// is called only when a publisher is looked up, which few images need.
    pub(crate) project_name: fn(&str) -> &str,
    /// Projects that publish images of one distribution only, sorted by project.
    pub(crate) publishers: &'static [Publisher],
    /// Vendors' projects that publish several distributions. They do not identify the distribution of an
    /// image, but show that its metadata comes from the vendor.
    pub(crate) more_publishers: &'static [Publisher],
    pub(crate) codes: LicenseCodes,
    /// Names of licences that kept the version of an older release.
    pub(crate) stale: &'static [&'static str],
    /// Names of licences that do not say everything, such as the version, and the names that do.
    pub(crate) restated: &'static [(&'static str, &'static str)],
}

/// A project and a distribution that it publishes.
pub(crate) struct Publisher {
    pub(crate) project: &'static str,
    distro: DistroId,
}

/// Numeric codes of licences, and the names of these licences.
pub(crate) struct LicenseCodes {
    /// Sorted.
    pub(crate) codes: &'static [u64],
    /// In the order of the codes, each followed by a space.
    pub(crate) names: &'static [u8],
}

impl Publisher {
    /// A project, and the `ID` of a distribution in the table of distributions.
    pub(crate) const fn new(project: &'static str, id: &str) -> Self {
        Self { project, distro: DistroId::from_id(id) }
    }
}

impl VendorTables {
    /// The tables of a cloud without projects and licences of vendors.
    pub(crate) const EMPTY: &'static Self = &Self {
        project_name: |project| project,
        publishers: &[],
        more_publishers: &[],
        codes: LicenseCodes { codes: &[], names: &[] },
        stale: &[],
        restated: &[],
    };

    /// The only distribution that a project publishes.
    pub(super) fn publisher(&self, project: &str) -> Option<DistroId> {
        let name = (self.project_name)(project);
        let row = self.publishers.binary_search_by(|row| row.project.cmp(name)).ok()?;
        self.publishers.get(row).map(|row| row.distro)
    }

    /// Whether a project publishes several distributions, and this is one of them.
    pub(super) fn publishes_among_others(&self, project: &str, distro: DistroId) -> bool {
        let name = (self.project_name)(project);
        self.more_publishers.iter().any(|row| row.distro == distro && row.project == name)
    }

    /// Whether a project publishes this distribution, also among others.
    pub(crate) fn publishes(&self, project: &str, distro: &str) -> bool {
        let name = (self.project_name)(project);
        let mut rows = self.publishers.iter().chain(self.more_publishers);
        rows.any(|row| row.project == name && row.distro.builtin_id() == distro)
    }

    /// The name of the licence with this code.
    pub(super) fn license_of_code(&self, code: &str) -> Option<&'static str> {
        let code: u64 = code.parse().ok()?;
        let LicenseCodes { codes, names } = self.codes;
        let row = codes.binary_search(&code).ok()?;
        let name = names.split(|byte| *byte == b' ').nth(row)?;
        std::str::from_utf8(name).ok()
    }

    /// Whether a licence kept the version of an older release.
    pub(super) fn is_stale(&self, license: &str) -> bool {
        self.stale.iter().any(|name| {
            let project = license.strip_suffix(name);
            project.is_some_and(|project| project.is_empty() || project.ends_with('/'))
        })
    }

    /// The name that says what a licence is for, if its own does not say everything.
    pub(crate) fn restated_license(&self, name: &str) -> Option<&'static str> {
        self.restated.iter().find(|(known, _)| *known == name).map(|(_, restated)| *restated)
    }
}

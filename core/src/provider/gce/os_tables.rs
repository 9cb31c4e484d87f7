//! Projects and licences of Compute Engine that identify operating systems.

use super::license_codes::{NAMES, NUMBERS};
use crate::os::{LicenseCodes, Publisher, VendorTables};

pub(super) static OS_TABLES: VendorTables = VendorTables {
    project_name: without_universe,
    publishers: PUBLISHERS,
    more_publishers: MORE_PUBLISHERS,
    codes: LicenseCodes { codes: &NUMBERS, names: &NAMES },
    stale: STALE,
    restated: UNVERSIONED,
};

/// Projects that publish images of one distribution only.
const PUBLISHERS: &[Publisher] = &[
    Publisher::new("almalinux-cloud", "almalinux"),
    Publisher::new("centos-cloud", "centos"),
    Publisher::new("coreos-cloud", "coreos"),
    Publisher::new("cos-cloud", "cos"),
    Publisher::new("debian-cloud", "debian"),
    Publisher::new("fedora-cloud", "fedora"),
    Publisher::new("fedora-coreos-cloud", "fedora"),
    Publisher::new("freebsd-org-cloud-dev", "freebsd"),
    Publisher::new("kinvolk-public", "flatcar"),
    Publisher::new("opensuse-cloud", "opensuse"),
    Publisher::new("oracle-linux-cloud", "ol"),
    Publisher::new("rhel-byos-cloud", "rhel"),
    Publisher::new("rhel-cloud", "rhel"),
    Publisher::new("rhel-sap-cloud", "rhel"),
    Publisher::new("rocky-linux-accelerator-cloud", "rocky"),
    Publisher::new("rocky-linux-cloud", "rocky"),
    Publisher::new("suse-cloud", "sles"),
    Publisher::new("suse-sap-cloud", "sles"),
    Publisher::new("ubuntu-os-accelerator-images", "ubuntu"),
    Publisher::new("ubuntu-os-cloud", "ubuntu"),
    Publisher::new("ubuntu-os-gke-cloud", "ubuntu"),
    Publisher::new("ubuntu-os-pro-cloud", "ubuntu"),
    Publisher::new("windows-cloud", "windows"),
    Publisher::new("windows-sql-cloud", "windows"),
];

/// Vendors' projects that publish several distributions.
const MORE_PUBLISHERS: &[Publisher] = &[
    Publisher::new("suse-byos-cloud", "sle-micro"),
    Publisher::new("suse-byos-cloud", "sles"),
    Publisher::new("suse-byos-cloud", "sl-micro"),
    Publisher::new("suse-cloud", "sle-micro"),
    Publisher::new("suse-cloud", "sl-micro"),
];

/// Licences that kept the version of an older release in their names.
const STALE: &[&str] = &["opensuse-leap-42"];

/// Licences whose names have no version, although they are for one.
const UNVERSIONED: &[(&str, &str)] = &[("centos-stream", "centos-stream-8")];

/// A project without the universe that its id starts with: sovereign clouds of Google have Debian in
/// `s3ns-system:debian-cloud`. A prefix with a dot in it is the domain of a customer, and stays.
fn without_universe(project: &str) -> &str {
    let mut bytes = project.bytes();
    match bytes.position(|byte| matches!(byte, b':' | b'.')) {
        Some(end) if project.as_bytes().get(end) == Some(&b':') => {
            project.get(end + 1..).unwrap_or_default()
        }
        _ => project,
    }
}

#[cfg(test)]
mod tests;

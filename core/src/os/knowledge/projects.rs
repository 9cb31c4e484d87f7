//! GCE projects that vendors publish from.

use super::DistroId;

/// A project, and the only distribution whose images it publishes.
pub(in crate::os) const PUBLISHERS: &[(&str, DistroId)] = &[
    of("almalinux-cloud", "almalinux"),
    of("centos-cloud", "centos"),
    of("coreos-cloud", "coreos"),
    of("cos-cloud", "cos"),
    of("debian-cloud", "debian"),
    of("fedora-cloud", "fedora"),
    of("fedora-coreos-cloud", "fedora"),
    of("freebsd-org-cloud-dev", "freebsd"),
    of("kinvolk-public", "flatcar"),
    of("opensuse-cloud", "opensuse"),
    of("oracle-linux-cloud", "ol"),
    of("rhel-byos-cloud", "rhel"),
    of("rhel-cloud", "rhel"),
    of("rhel-sap-cloud", "rhel"),
    of("rocky-linux-accelerator-cloud", "rocky"),
    of("rocky-linux-cloud", "rocky"),
    of("suse-cloud", "sles"),
    of("suse-sap-cloud", "sles"),
    of("ubuntu-os-accelerator-images", "ubuntu"),
    of("ubuntu-os-cloud", "ubuntu"),
    of("ubuntu-os-gke-cloud", "ubuntu"),
    of("ubuntu-os-pro-cloud", "ubuntu"),
    of("windows-cloud", "windows"),
    of("windows-sql-cloud", "windows"),
];

/// Projects and further distributions of theirs. They do not tell what an image holds, but that what
/// is said of it comes from the vendor.
pub(in crate::os) const VENDORS: &[(&str, DistroId)] = &[
    of("suse-byos-cloud", "sle-micro"),
    of("suse-byos-cloud", "sles"),
    of("suse-byos-cloud", "sl-micro"),
    of("suse-cloud", "sle-micro"),
    of("suse-cloud", "sl-micro"),
];

/// A project without the universe that its id starts with: sovereign clouds of Google have Debian in
/// `s3ns-system:debian-cloud`. What stands there with a dot in it is the domain of a customer.
pub(in crate::os) fn without_universe(project: &str) -> &str {
    let mut bytes = project.bytes();
    match bytes.position(|byte| matches!(byte, b':' | b'.')) {
        Some(end) if project.as_bytes().get(end) == Some(&b':') => {
            project.get(end + 1..).unwrap_or_default()
        }
        _ => project,
    }
}

const fn of(project: &'static str, id: &str) -> (&'static str, DistroId) {
    (project, DistroId::of(id))
}

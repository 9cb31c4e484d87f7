//! GCE projects that vendors publish from.

/// A project, and the `ID` of the only distribution whose images it publishes.
pub(in crate::os) const PUBLISHERS: &[(&str, &str)] = &[
    ("almalinux-cloud", "almalinux"),
    ("centos-cloud", "centos"),
    ("coreos-cloud", "coreos"),
    ("cos-cloud", "cos"),
    ("debian-cloud", "debian"),
    ("fedora-cloud", "fedora"),
    ("fedora-coreos-cloud", "fedora"),
    ("freebsd-org-cloud-dev", "freebsd"),
    ("kinvolk-public", "flatcar"),
    ("opensuse-cloud", "opensuse"),
    ("oracle-linux-cloud", "ol"),
    ("rhel-byos-cloud", "rhel"),
    ("rhel-cloud", "rhel"),
    ("rhel-sap-cloud", "rhel"),
    ("rocky-linux-accelerator-cloud", "rocky"),
    ("rocky-linux-cloud", "rocky"),
    ("suse-cloud", "sles"),
    ("suse-sap-cloud", "sles"),
    ("ubuntu-os-accelerator-images", "ubuntu"),
    ("ubuntu-os-cloud", "ubuntu"),
    ("ubuntu-os-gke-cloud", "ubuntu"),
    ("ubuntu-os-pro-cloud", "ubuntu"),
    ("windows-cloud", "windows"),
    ("windows-sql-cloud", "windows"),
];

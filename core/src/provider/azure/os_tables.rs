//! Publishers in the Marketplace that publish operating systems.

use crate::os::{LicenseCodes, Publisher, VendorTables};
use crate::provider::case::is_same;

pub(super) static OS_TABLES: VendorTables = VendorTables {
    project_name: canonical,
    publishers: PUBLISHERS,
    more_publishers: MORE_PUBLISHERS,
    codes: LicenseCodes { codes: &[], names: &[] },
    stale: &[],
    restated: &[],
};

/// Publishers of one distribution only.
const PUBLISHERS: &[Publisher] = &[
    Publisher::new("almalinux", "almalinux"),
    Publisher::new("canonical", "ubuntu"),
    Publisher::new("coreos", "coreos"),
    Publisher::new("credativ", "debian"),
    Publisher::new("debian", "debian"),
    Publisher::new("kali-linux", "kali"),
    Publisher::new("kinvolk", "flatcar"),
    Publisher::new("microsoftostc", "freebsd"),
    Publisher::new("microsoftvisualstudio", "windows"),
    Publisher::new("microsoftwindowsdesktop", "windows"),
    Publisher::new("microsoftwindowsserver", "windows"),
    Publisher::new("openlogic", "centos"),
    Publisher::new("redhat-limited", "rhel"),
    Publisher::new("redhat-rhel", "rhel"),
    Publisher::new("resf", "rocky"),
    Publisher::new("thefreebsdfoundation", "freebsd"),
];

/// Publishers of a distribution, among others or beside software.
const MORE_PUBLISHERS: &[Publisher] = &[
    Publisher::new("microsoftcblmariner", "azurelinux"),
    Publisher::new("microsoftcblmariner", "mariner"),
    Publisher::new("oracle", "ol"),
    Publisher::new("redhat", "rhel"),
    Publisher::new("suse", "opensuse-leap"),
    Publisher::new("suse", "sl-micro"),
    Publisher::new("suse", "sle-micro"),
    Publisher::new("suse", "sles"),
];

/// A publisher in the spelling of the tables: Azure compares without case.
fn canonical(publisher: &str) -> &str {
    let mut rows = PUBLISHERS.iter().chain(MORE_PUBLISHERS);
    let row = rows.find(|row| is_same(row.project, publisher));
    row.map_or(publisher, |row| row.project)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_are_sorted_and_found_in_any_case() {
        assert!(PUBLISHERS.is_sorted_by(|one, two| one.project < two.project));
        for (publisher, distro, expected) in [
            ("Canonical", "ubuntu", true),
            ("canonical", "ubuntu", true),
            ("RedHat", "rhel", true),
            ("SUSE", "sl-micro", true),
            ("MicrosoftCBLMariner", "mariner", true),
            ("Oracle", "rhel", false),
            ("f5-networks", "centos", false),
        ] {
            assert_eq!(OS_TABLES.publishes(publisher, distro), expected, "{publisher} {distro}");
        }
    }
}

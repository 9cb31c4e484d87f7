//! Accounts that publish images, and what platform details mean.

use super::billing::PLATFORM_DETAILS;
use crate::os::{LicenseCodes, Publisher, VendorTables};

pub(super) static OS_TABLES: VendorTables = VendorTables {
    project_name: |account| account,
    publishers: PUBLISHERS,
    more_publishers: MORE_PUBLISHERS,
    codes: LicenseCodes { codes: &[], names: &[] },
    stale: &[],
    restated: PLATFORM_DETAILS,
};

/// Accounts that publish images of one distribution only.
const PUBLISHERS: &[Publisher] = &[
    Publisher::new("013116697141", "fedora"),
    Publisher::new("075585003325", "flatcar"),
    // Bottlerocket has an account in each region.
    Publisher::new("092701018921", "bottlerocket"),
    Publisher::new("099720109477", "ubuntu"),
    Publisher::new("118940168514", "freebsd"),
    Publisher::new("131827586825", "ol"),
    Publisher::new("136693071363", "debian"),
    Publisher::new("137112412989", "amzn"),
    Publisher::new("306934455918", "flatcar"),
    Publisher::new("309956199498", "rhel"),
    Publisher::new("341857463381", "gentoo"),
    Publisher::new("379101102735", "debian"),
    Publisher::new("419346874475", "bottlerocket"),
    Publisher::new("427812963091", "nixos"),
    // GovCloud.
    Publisher::new("513442679011", "ubuntu"),
    Publisher::new("531415883065", "rhcos"),
    Publisher::new("538276064493", "alpine"),
    Publisher::new("540036508848", "talos"),
    Publisher::new("595879546273", "coreos"),
    Publisher::new("628277914472", "macos"),
    Publisher::new("647457786197", "arch"),
    Publisher::new("651937483462", "bottlerocket"),
    Publisher::new("724952271658", "bottlerocket"),
    Publisher::new("764336703387", "almalinux"),
    Publisher::new("782442783595", "freebsd"),
    Publisher::new("792107900819", "rocky"),
    Publisher::new("801119661308", "windows"),
    // China.
    Publisher::new("837727238323", "ubuntu"),
    Publisher::new("902460189751", "gentoo"),
];

/// Vendors' accounts that publish several distributions.
const MORE_PUBLISHERS: &[Publisher] = &[
    Publisher::new("013907871322", "sle-micro"),
    Publisher::new("013907871322", "sles"),
    Publisher::new("013907871322", "sl-micro"),
    Publisher::new("125523088429", "centos"),
    Publisher::new("125523088429", "fedora"),
    Publisher::new("591542846629", "amzn"),
    Publisher::new("602401143452", "amzn"),
    Publisher::new("679593333241", "opensuse-leap"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_sorted_and_have_twelve_digits() {
        assert!(PUBLISHERS.is_sorted_by_key(|row| row.project));
        for Publisher { project, .. } in PUBLISHERS.iter().chain(MORE_PUBLISHERS) {
            assert!(project.len() == 12 && project.bytes().all(|byte| byte.is_ascii_digit()));
            let is_one = PUBLISHERS.iter().any(|row| row.project == *project);
            let is_more = MORE_PUBLISHERS.iter().any(|row| row.project == *project);
            assert!(is_one != is_more, "{project}");
        }
    }
}

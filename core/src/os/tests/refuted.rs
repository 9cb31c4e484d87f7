//! Tests of fields with impossible values, or with none.

use super::check;
use crate::os::kernel::BUILDS;

#[test]
fn an_impossible_distribution_loses_to_a_possible_one() {
    check(&[
        "distro centos | version 9 | name AlmaLinux 9 => linux almalinux 9 conflict:/os/distro",
        "distro centos | version 9 | name Rocky 9 | type linux => linux rocky 9 conflict:/os/distro",
        "distro centos | version 9.3 | name Rocky-9-x64 => linux rocky 9.3 arch:x86_64 conflict:/os/distro",
        "distro centos | version 9 | name rocky-9.4 => linux rocky 9.4 conflict:/os/distro",
        "distro CentOS | version 10 | name oracle-linux-10 => linux ol 10 conflict:/os/distro",
        "distro centos | version 9 | name AlmaLinux => linux almalinux 9 conflict:/os/distro",
        "distro centos | version 9.4 | name rocky-linux => linux rocky 9.4 conflict:/os/distro",
        "distro centos | version 9 | name virtuozzo => linux virtuozzo 9 conflict:/os/distro",
        "distro centos | version 9 | name cloudlinux => linux cloudlinux 9 conflict:/os/distro",
        "distro centos | version 9 | name eurolinux => linux eurolinux 9 conflict:/os/distro",
        "distro centos | version 9 | name scientific linux => linux scientific 9 conflict:/os/distro",
        "distro centos | version 9 | name oracle linux => linux ol 9 conflict:/os/distro",
        "distro centos | version 9 | name rhel => linux rhel 9 conflict:/os/distro",
        "distro centos9 | name eurolinux-9 => linux eurolinux 9 conflict:/os/distro",
        "distro ubuntu | version 12 | name debian-12-x64 => linux debian 12 codename:bookworm arch:x86_64 conflict:/os/distro",
        "distro ubuntu | version bookworm | name debian-12 => linux debian 12 codename:bookworm conflict:/os/distro",
        "distro debian | version 22.04 | name ubuntu-22.04 => linux ubuntu 22.04 codename:jammy conflict:/os/distro",
        "distro rocky | version 7 | name CentOS 7 => linux centos 7 conflict:/os/distro",
        "distro sles | version 13 | name debian-13 => linux debian 13 codename:trixie conflict:/os/distro",
        "distro opensuse | version 14 | name debian-14 => linux debian 14 conflict:/os/distro",
        "distro windows | version 22.04 | name ubuntu-22.04 | type linux => linux ubuntu 22.04 codename:jammy conflict:/os/distro",
    ]);
}

#[test]
fn a_possible_distribution_stays() {
    check(&[
        "distro centos | version 9 | name x => linux centos 9",
        "distro centos | version 9 | name AlmaLinux 8 => linux centos 9 conflict:/os/distro",
        "distro centos | version 9 | name debian-tools => linux centos 9 conflict:/os/distro",
        "distro centos | version 8 | name AlmaLinux => linux centos 8 conflict:/os/distro",
        "distro centos | name AlmaLinux => linux centos - conflict:/os/distro",
        "distro centos | version 9 | name centos-stream-9 => linux centos 9 variant:stream",
        "distro centos-stream | version 9 | name rocky-9 => linux centos 9 variant:stream conflict:/os/distro",
        "distro centos | version 9-stream | name rocky-9 => linux centos 9 variant:stream conflict:/os/distro",
        "distro centos | version stream9 | name rocky-9 => linux centos 9 variant:stream conflict:/os/distro",
        "distro centos | version Stream 9 | name x => linux centos 9 variant:stream",
        "distro centos | version 8 | name AlmaLinux 8 => linux centos 8 conflict:/os/distro",
        "distro rhel | version 9 | name Rocky 9 => linux rhel 9 conflict:/os/distro",
        "distro rocky | version 9 | name centos-9 => linux rocky 9 conflict:/os/distro",
        "distro sles | version 13 | name centos-13 => linux sles 13 conflict:/os/distro",
        "distro ubuntu | version latest | name debian-12 => linux ubuntu latest conflict:/os/distro unrecognized:/os/version",
        "distro windows | version 22.04 | type windows | name ubuntu-22.04 => windows windows 22.04 conflict:/os/distro unrecognized:/os/version",
    ]);
}

#[test]
fn a_kernel_of_one_product_is_its_version() {
    check(&[
        "distro windows | version 10.0.20348 | name x => windows windows 2022",
        "distro windows | version 10.0.20348.2113 | name windows-server-2022-x64 => windows windows 2022 arch:x86_64",
        "distro windows | version v10.0.20348 | name x => windows windows 2022",
        "distro windows | version 20348 | name x => windows windows 2022",
        "version 10.0.20348 | type windows | name x => windows windows 2022",
        "distro windows | version 10.0.19045 | name x => windows windows 10",
        "distro windows | version 10.0.22631 | name win11-23h2 => windows windows 11 build:23H2",
        "distro windows | version 10.0.25398 | name x => windows windows 23H2",
        "distro windows | version 10.0.20348 | name windows-server-2019 => windows windows 2022 conflict:/os/version",
        "distro windows | version 10.0.17763 | name x => windows windows 10.0.17763 unrecognized:/os/version",
        "distro windows | version 10.0.26100 | name x => windows windows 10.0.26100 unrecognized:/os/version",
        "distro windows | version 10.0 | name x => windows windows 10.0 unrecognized:/os/version",
        "distro windows | version 10.0.99999 | name x => windows windows 10.0.99999 unrecognized:/os/version",
        "distro windows | version 6.3 | name x => windows windows 6.3 unrecognized:/os/version",
        "distro windows | version 6.1.7601 | name x => windows windows 6.1.7601 unrecognized:/os/version",
        "distro windows | version 6.0.6002 | name windows-server => windows windows 6.0.6002 unrecognized:/os/version",
        "distro windows | version 10 | name x => windows windows 10",
        "distro windows | version 8.1 | name x => windows windows 8.1",
        "name windows-10.0.17763-x64 => windows windows - arch:x86_64",
    ]);
}

#[test]
fn a_kernel_of_several_products_needs_server_or_client() {
    check(&[
        "distro windows | version 10.0.26100 | name windows-server-x64 => windows windows 2025 arch:x86_64",
        "distro Windows Server | version 10.0.17763 | name x => windows windows 2019",
        "distro com.microsoft.server | version 10.0.14393 | name x => windows windows 2016",
        "distro windows | version 6.3 | name Windows Server => windows windows 2012_R2",
        "distro windows | version 6.1.7601 | name winserver-base => windows windows 2008_R2",
        "distro windows | version 6.2.9200 | name windows-datacenter => windows windows 2012 variant:datacenter",
        "distro windows | version 10.0.26100 | name Windows Pro => windows windows 11 variant:professional",
        "distro windows | version 10.0.26100 | name windows-server-2025 => windows windows 2025",
        "distro windows | version 10.0.26100 | name windows-11 => windows windows 11",
        "distro windows | version 10.0.17763 | name windows-web-server => windows windows 10.0.17763 unrecognized:/os/version",
        "distro windows | version 10.0.17763 | name sql-server-2019-standard-windows => windows windows 10.0.17763 software:sql-server/2019/standard unrecognized:/os/version",
        "distro Windows Server | version 10.0.26100 | name Windows Pro => windows windows 10.0.26100 variant:professional unrecognized:/os/version",
        "distro windows | version 10.0.17763 | name windows-server-2022 => windows windows 10.0.17763 conflict:/os/version unrecognized:/os/version",
        "distro windows | version 10.0.99999 | name windows-server-2022 => windows windows 2022",
    ]);
}

/// Kernels, and the server and the client that Microsoft released with them.
const KERNELS: &[(&str, &str, &str)] = &[
    ("6.1.7600", "2008_R2", "7"),
    ("6.1.7601", "2008_R2", "7"),
    ("6.2.9200", "2012", "8"),
    ("6.3.9600", "2012_R2", "8.1"),
    ("10.0.10240", "", "10"),
    ("10.0.10586", "", "10"),
    ("10.0.14393", "2016", "10"),
    ("10.0.15063", "", "10"),
    ("10.0.16299", "1709", "10"),
    ("10.0.17134", "1803", "10"),
    ("10.0.17763", "2019", "10"),
    ("10.0.18362", "1903", "10"),
    ("10.0.18363", "1909", "10"),
    ("10.0.19041", "2004", "10"),
    ("10.0.19042", "20H2", "10"),
    ("10.0.19043", "", "10"),
    ("10.0.19044", "", "10"),
    ("10.0.19045", "", "10"),
    ("10.0.20348", "2022", ""),
    ("10.0.22000", "", "11"),
    ("10.0.22621", "", "11"),
    ("10.0.22631", "", "11"),
    ("10.0.25398", "23H2", ""),
    ("10.0.26100", "2025", "11"),
    ("10.0.26200", "", "11"),
    ("6.1", "2008_R2", "7"),
    ("6.2", "2012", "8"),
    ("6.3", "2012_R2", "8.1"),
];

#[test]
fn every_kernel_is_identified() {
    let summary = |case: String, version: &str| {
        check(&[&format!("{case} => windows windows {version}")]);
    };
    for (kernel, server, client) in KERNELS {
        let field = format!("version {kernel} | name x");
        match (*server, *client) {
            ("", only) | (only, "") => summary(format!("distro windows | {field}"), only),
            (server, client) => {
                summary(format!("distro Windows Server | {field}"), server);
                summary(format!("distro Windows Workstation | {field}"), client);
                summary(
                    format!("distro windows | {field}"),
                    &format!("{kernel} unrecognized:/os/version"),
                );
            }
        }
    }
    for (build, ..) in BUILDS {
        let row = format!(".{build}");
        assert!(KERNELS.iter().any(|(kernel, ..)| kernel.ends_with(&row)), "no case for {build}");
    }
    assert!(BUILDS.is_sorted_by_key(|(build, ..)| *build));
}

#[test]
fn placeholders_are_absent() {
    check(&[
        "distro ubuntu | version N/A | name x => linux ubuntu -",
        "distro ubuntu | version none | name x => linux ubuntu -",
        "distro ubuntu | version Unknown | name x => linux ubuntu -",
        "distro ubuntu | version - | name x => linux ubuntu -",
        "distro ubuntu | version -- | name ubuntu-22.04 => linux ubuntu 22.04 codename:jammy",
        "distro ubuntu | version null | name x => linux ubuntu -",
        "distro ubuntu | version ? | name x => linux ubuntu -",
        "distro arch | version unspecified | name x => linux arch -",
        "distro plan9 | version N/A | name x => - plan9 - unrecognized:/os/distro",
        "distro unknown | version 22.04 | name ubuntu-22.04 => linux ubuntu 22.04 codename:jammy",
        "distro N/A | version n/a | name debian-12 => linux debian 12 codename:bookworm",
        "distro - | version - | name x | type linux => linux - -",
        "distro other | name ubuntu-22.04 => linux ubuntu 22.04 codename:jammy",
        "distro unknownos | name x => - unknownos - unrecognized:/os/distro",
        "distro ubuntu | version nightly | name x => linux ubuntu nightly unrecognized:/os/version",
    ]);
}

#[test]
fn a_date_in_a_field_is_not_a_version() {
    check(&[
        "distro arch | version v20260101 | name arch-linux-v20260101.20260101.x86_64 => linux arch v20260101 arch:x86_64 unrecognized:/os/version",
        "distro debian | version 2025-12-09 | name x => linux debian 2025-12-09 unrecognized:/os/version",
        "distro debian | version 2025.12 | name x => linux debian 2025.12 unrecognized:/os/version",
        "distro debian | version 12-09-2025 | name debian-13 => linux debian 13 codename:trixie",
        "distro debian | version 13.20251209 | name x => linux debian 13 codename:trixie",
        "distro debian | version 20251209 | name debian-13 => linux debian 13 codename:trixie",
        "distro ubuntu | version 22.04.20251209 | name x => linux ubuntu 22.04 codename:jammy",
        "distro fedora-coreos | version 40.20240504.3.0 | name x => linux fedora 40 build:40.20240504.3.0 variant:coreos",
        "distro fedora | version 40.20240504 | name x => linux fedora 40",
        "distro amazon | version 2023.5.20240701.0 | name x => linux amzn 2023 build:2023.5.20240701.0",
        "distro windows | version s2022 | name windows-server-2022.20251209.x86_64 | type windows => windows windows 2022 arch:x86_64",
    ]);
}

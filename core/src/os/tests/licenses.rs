//! Tests of licences that are out of date.

use super::{check, clues, identify, warnings};
use crate::model::WarningCode;
use crate::os::Knowledge;

#[test]
fn two_nearer_clues_withhold_a_version() {
    check(&[
        "license ubuntu-os-cloud/ubuntu-2004-lts | family app-ubuntu-2204 | name app-ubuntu-2204-v20260101 => linux ubuntu - conflict:/os/version conflict:/os/version",
        "license ubuntu-os-cloud/ubuntu-2004-lts | name app-ubuntu-2204-v20260101 => linux ubuntu 20.04 codename:focal conflict:/os/version",
        "license ubuntu-os-cloud/ubuntu-2004-lts | name app-jammy-7 | description Ubuntu 22.04 with our app => linux ubuntu - conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name app-debian-12 | parent projects/debian-cloud/global/images/debian-12-bookworm-v20240415 => linux debian - conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name app-debian-12 | parent projects/p/zones/z/disks/debian-12-builder => linux debian - conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name app-debian-12 | parent projects/debian-cloud/global/images/debian-11-bullseye-v20240415 => linux debian 11 codename:bullseye conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name app | parent projects/debian-cloud/global/images/debian-12-bookworm-v20240415 => linux debian 11 codename:bullseye",
        "license rhel-cloud/rhel-8-server | family acme-rhel-9 | name acme-rhel-9-4-v20260101 => linux rhel - payg conflict:/os/version conflict:/os/version",
        "license rhel-cloud/rhel-8-server | family acme-rhel-9 | name acme-rhel-10-v20260101 => linux rhel 8 payg conflict:/os/version conflict:/os/version",
        "license rhel-cloud/rhel-8-server | family acme-rhel-9 | name acme-rhel-10-v1 | description Red Hat Enterprise Linux 10 => linux rhel - payg conflict:/os/version conflict:/os/version conflict:/os/version",
        "license windows-cloud/windows-server-2012-dc | family app-windows-2012-r2 | name app-windows-2012-r2-v7 => windows windows - variant:datacenter payg conflict:/os/version conflict:/os/version",
        "code 2211838267635035815 | family app-ubuntu-2204 | name app-ubuntu-2204-v20260101 => linux ubuntu - conflict:/os/version conflict:/os/version",
        "license rhel-cloud/rhel-9-server | family acme-rhel-9-4 | name acme-rhel-8-v1 | description Red Hat Enterprise Linux 8 => linux rhel - payg conflict:/os/version conflict:/os/version",
        "license rhel-cloud/rhel-9-server | family acme-rhel-9-4 | name acme-rhel-9-5-v1 | description Red Hat Enterprise Linux 9.5 => linux rhel 9.4 payg conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | family debian-12 | name debian-12-5.20260101 | project acme => linux debian - conflict:/os/version conflict:/os/version",
    ]);
}

#[test]
fn two_nearer_clues_withhold_a_distribution() {
    check(&[
        "license centos-cloud/centos-7 | family app-rocky-linux-8 | name app-rocky-linux-8-v20260101 => linux - - conflict:/os/distro conflict:/os/distro",
        "license centos-cloud/centos-7 | name app-rocky-linux-8-v20260101 => linux centos 7 conflict:/os/distro",
        "license centos-cloud/centos-7 | family app-almalinux | name app-almalinux-v20260101 => linux - - conflict:/os/distro conflict:/os/distro",
        "license centos-cloud/centos-stream-9 | family app-rocky-linux-9 | name app-almalinux-9-v20260101 => linux centos 9 variant:stream conflict:/os/distro conflict:/os/distro",
        "license centos-cloud/centos-7 | name app-rocky-linux-8 | parent projects/rocky-linux-cloud/global/images/rocky-linux-8-v20240111 => linux - - conflict:/os/distro conflict:/os/distro",
        "license rhel-sap-cloud/rhel-7-sap-hana | family app-sles-15-sp5 | name app-sles-15-sp5-v1 => linux - - payg conflict:/os/distro conflict:/os/distro",
        "license fedora-coreos-cloud/fedora-coreos-stable | family app-flatcar | name app-flatcar-stable-3815-2-5 => linux - - conflict:/os/distro conflict:/os/distro",
        "license centos-cloud/centos-7 | family app-windows-2019 | name app-windows-2019-v1 => linux - - conflict:/os/distro conflict:/os/distro",
        "license centos-cloud/centos-7 | family app-windows-2019 | name app-windows-2019-v1 | feature windows => - - - conflict:/os/distro conflict:/os/distro conflict:/os/type",
        "code 1000207 | family app-rocky-linux-8 | name app-rocky-linux-8-v20260101 => linux - - conflict:/os/distro conflict:/os/distro",
        "license cos-cloud/cos | name app-debian-12 | parent projects/debian-cloud/global/images/debian-12-bookworm-v20240415 => linux - - conflict:/os/distro conflict:/os/distro",
    ]);
}

#[test]
fn in_the_vendors_project_one_nearer_clue_wins() {
    check(&[
        "license ubuntu-os-cloud/ubuntu-2004-lts | family ubuntu-2204-lts | name ubuntu-2204-jammy-v20260101 | project ubuntu-os-cloud => linux ubuntu 22.04 codename:jammy conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name debian-12-bookworm-v20260101 | project s3ns-system:debian-cloud => linux debian 12 codename:bookworm conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | family nightly | name nightly | description Debian, Debian GNU/Linux, 12 (bookworm), amd64 built on 20260101 | project debian-cloud => linux debian 12 codename:bookworm arch:x86_64 conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | name nightly | parent projects/debian-cloud/global/images/debian-12-bookworm-v20260101 | project debian-cloud => linux debian 12 codename:bookworm conflict:/os/version",
        "license debian-cloud/debian-14-forky | name debian-15-duke-v20300101 | project debian-cloud => linux debian 15 codename:duke conflict:/os/version",
        "license rhel-cloud/rhel-8-byos | family rhel-9-byos | name rhel-9-4-byos-v20260101 | project rhel-byos-cloud => linux rhel 9.4 byos conflict:/os/version",
        "license windows-cloud/windows-server-2012-dc | family windows-2012-r2 | name windows-server-2012-r2-dc-v20240415 | project windows-cloud => windows windows 2012_R2 variant:datacenter payg conflict:/os/version",
        "license windows-sql-cloud/sql-server-2016-standard | license windows-cloud/windows-server-2016-dc | family sql-std-2016-win-2019 | project windows-sql-cloud => windows windows 2019 variant:datacenter software:sql-server/2016/standard payg conflict:/os/version",
        "license suse-byos-cloud/sles-12-byos | name sles-15-sp5-byos-v20240415 | project suse-byos-cloud => linux sles 15.5 byos conflict:/os/version",
        "license suse-byos-cloud/sle-micro-5-byos | name suse-linux-micro-6-0-byos-v20240701 | project suse-byos-cloud => linux sl-micro 6.0 byos conflict:/os/distro",
        "license suse-cloud/sle-micro-5 | name suse-linux-micro-6-0-v20240701 | project suse-cloud => linux sl-micro 6.0 conflict:/os/distro",
        "license suse-cloud/sl-micro-6 | name sle-micro-5-5-v20240701 | project suse-cloud => linux sle-micro 5.5 conflict:/os/distro",
        "license suse-byos-cloud/sl-micro-6-byos | name sle-micro-5-5-byos-v20240701 | project suse-byos-cloud => linux sle-micro 5.5 byos conflict:/os/distro",
        "license suse-byos-cloud/sles-12-byos | name ubuntu-2204-v20240701 | project suse-byos-cloud => linux sles 12 byos conflict:/os/distro",
        "code 3853522013536123851 | name debian-12-bookworm-v20260101 | project s3ns-system:debian-cloud => linux debian 12 codename:bookworm conflict:/os/version",
        "license centos-cloud/centos-7 | family rocky-linux | name rocky-linux-8-v20260101 | project rocky-linux-cloud => linux rocky 8 conflict:/os/distro",
        "license s3ns-system:debian-cloud/debian-11-bullseye | name debian-12-bookworm-v20260101 | project s3ns-system:debian-cloud => linux debian 12 codename:bookworm conflict:/os/version",
    ]);
}

#[test]
fn nearer_clues_that_disagree_do_not_win() {
    check(&[
        "license debian-cloud/debian-11-bullseye | family debian-11 | name debian-12-bookworm-v20260101 | project debian-cloud => linux debian 11 codename:bullseye conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | family debian-11 | name debian-12-bookworm-v20260101 | description Debian GNU/Linux 12 | project debian-cloud => linux debian - conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | family debian-12 | name debian-11-bullseye-v20260101 | project debian-cloud => linux debian - conflict:/os/version conflict:/os/version",
        "license debian-cloud/debian-11-bullseye | family debian-12 | name debian-13-trixie-v20260101 | project debian-cloud => linux debian 12 codename:bookworm conflict:/os/version conflict:/os/version",
    ]);
}

#[test]
fn an_upgrade_in_place_outranks_the_original_licence() {
    check(&[
        "license windows-cloud/windows-server-2016-dc | license windows-cloud/windows-server-2022-in-place-upgrade | name x => windows windows 2022 variant:datacenter payg conflict:/os/version",
        "license windows-cloud/windows-server-2022-in-place-upgrade | license windows-cloud/windows-server-2016-dc | name x => windows windows 2022 variant:datacenter payg conflict:/os/version",
        "license windows-cloud/windows-server-2016-byol | license windows-cloud/windows-server-2022-dc-in-place-upgrade | name x => windows windows 2022 variant:datacenter byos conflict:/os/version",
        "license windows-cloud/windows-server-2012-r2-in-place-upgrade | license windows-cloud/windows-server-2016-in-place-upgrade | license windows-cloud/windows-server-2012 | name x => windows windows 2016 variant:standard payg conflict:/os/version conflict:/os/version",
        "license windows-cloud/windows-server-2016-in-place-upgrade | license windows-cloud/windows-server-2012-r2-in-place-upgrade | name x => windows windows 2016 conflict:/os/version",
        "license rhel-cloud/rhel-7-server | license rhel-cloud/rhel-8-server-in-place-upgrade | family acme-rhel-8 | name acme-rhel-8-10-v1 => linux rhel 8.10 payg conflict:/os/version",
        "license centos-cloud/centos-7 | license rocky-linux-cloud/rocky-linux-8-in-place-upgrade | name x => linux rocky 8 conflict:/os/distro",
        "license rocky-linux-cloud/rocky-linux-8-in-place-upgrade | license centos-cloud/centos-7 | name x => linux rocky 8 conflict:/os/distro",
        "license debian-cloud/debian-14-in-place-upgrade | name x => linux debian 14",
        "license windows-cloud/windows-server-2022-in-place-upgrade | name x => windows windows 2022",
    ]);
}

/// Checks the messages of all warnings.
#[track_caller]
fn check_messages(case: &str, expected: &[(&str, &str)]) {
    let knowledge = Knowledge::builtin();
    let clues = clues(case);
    let warnings = warnings(identify(&knowledge, &clues), &clues);
    let messages: Vec<_> = warnings
        .iter()
        .map(|warning| {
            assert_eq!(warning.code, WarningCode::Conflict);
            (warning.source.as_deref().unwrap_or_default(), &*warning.message)
        })
        .collect();
    assert_eq!(messages, expected);
}

#[test]
fn a_conflict_states_which_value_is_used() {
    check_messages(
        "license centos-cloud/centos-7 | family app-rocky-linux-8 | name app-rocky-linux-8-v20260101",
        &[
            (
                "/family",
                "/family: `rocky` disagrees with `centos` from /licenses/0, so neither is used",
            ),
            (
                "/name",
                "/name: `rocky` disagrees with `centos` from /licenses/0, so neither is used",
            ),
        ],
    );
    check_messages(
        "license ubuntu-os-cloud/ubuntu-2004-lts | name app-ubuntu-2204",
        &[(
            "/name",
            "/name: `22.04` disagrees with `20.04` from /licenses/0, which is trusted more",
        )],
    );
    check_messages(
        "license ubuntu-os-cloud/ubuntu-2004-lts | name ubuntu-2204 | project ubuntu-os-cloud",
        &[(
            "/licenses/0",
            "/licenses/0: `20.04` disagrees with `22.04` from /name, which is trusted more",
        )],
    );
}

#[test]
fn a_stale_licence_loses() {
    check(STALE);
}

pub(in crate::os) const STALE: &[&str] = &[
    "license opensuse-cloud/opensuse-leap-42 | family opensuse-leap | name opensuse-leap-15-4-v20220831-x86-64 => linux opensuse-leap 15.4 arch:x86_64 conflict:/os/version",
    "code 1000212 | name opensuse-leap-16-0-v20251201-x86-64 => linux opensuse-leap 16.0 arch:x86_64 conflict:/os/version",
    "license opensuse-cloud/opensuse-leap-42 | name opensuse-leap-42-3-v20180116 => linux opensuse-leap 42.3",
    "license opensuse-cloud/opensuse-leap-42 | name golden-7 => linux opensuse-leap -",
];

#[test]
fn licensing_of_another_vendor_is_dropped() {
    check(&[
        "license suse-cloud/sles-12 | name centos-6-2-v20120326 | description DEPRECATED. CentOS 6.2 image; Created Mon, 26 Mar 2012 | project centos-cloud => linux centos 6.2 conflict:/os/distro",
        "license suse-cloud/sles-12 | name centos-6-2-v20120326 | project party => linux sles 12 payg conflict:/os/distro",
    ]);
}

//! Tests of offers in a marketplace, of what continues them, and of fields that only tell Windows from other systems.

use super::check;

#[test]
fn a_continuation_is_about_the_system_before_it() {
    check(&[
        "offer RHEL | continuation 7-lvm-gen2 => linux rhel 7 variant:lvm",
        "offer RHEL | continuation 8.10 => linux rhel 8.10",
        "offer 0001-com-ubuntu-server-focal | continuation 20_04-lts-gen2 => linux ubuntu 20.04 codename:focal",
        "offer CentOS | continuation 7_9 => linux centos 7",
        "offer flatcar-container-linux | continuation 3815.2.5 | continuation stable-gen2 => linux flatcar 3815.2.5 channel:stable",
        "offer WindowsServer | continuation 2012-R2-Datacenter-smalldisk => windows windows 2012_R2 variant:datacenter",
        "offer debian-12-daily | continuation 12-gen2 => linux debian 12 codename:bookworm channel:daily",
        "offer 0001-com-ubuntu-server-jammy-daily | continuation 22_04-daily-lts => linux ubuntu 22.04 codename:jammy channel:daily",
        "offer ubuntu-server | continuation 18.04-DAILY-LTS => linux ubuntu 18.04 codename:bionic channel:daily",
        // A system of its own is read like a name.
        "offer rhel | continuation rh-rhel9-sap => linux rhel 9 variant:sap",
        "offer rhel | continuation ubuntu-2204 => linux rhel - conflict:/os/distro",
        "offer rhel | continuation 8_6-arm64 => linux rhel 8.6 arch:aarch64",
        "offer rhel | continuation 9.2 | continuation 8 => linux rhel 9.2 conflict:/os/version",
        // Without a system, numbers mean nothing.
        "offer golden | continuation 9.2 => - - -",
        "continuation 9.2 | offer rhel => linux rhel -",
    ]);
}

#[test]
fn licensing_in_offers_is_not_read() {
    check(&[
        "offer rhel-byos => linux rhel -",
        "offer golden-payg => - - -",
        "offer rhel | continuation 9-byol => linux rhel 9",
        "name rhel-9-byos => linux rhel 9 byos",
    ]);
}

#[test]
fn a_family_of_systems_only_tells_windows_from_others() {
    check(&[
        "os-family linux | offer freebsd-14_1 => freebsd freebsd 14.1",
        "os-family linux | offer ubuntu-2204 => linux ubuntu 22.04 codename:jammy",
        "os-family linux | name windows-2022 => linux - - conflict:/os/type",
        "os-family windows | name ubuntu-2204 => windows windows - conflict:/os/type",
        "os-family windows | name windows-2022 => windows windows 2022",
        "os-family windows | name golden => windows windows -",
        "os-family linux | name golden => linux - -",
        "offer freebsd-14_1 | os-family linux => freebsd freebsd 14.1",
        "offer windows-2022 | os-family linux => windows windows 2022 conflict:/os/type",
    ]);
}

#[test]
fn stated_variants_stand_where_vendors_write_them() {
    check(&[
        "offer RHEL-SAP-APPS | variant apps => linux rhel - variant:sap-apps",
        "offer WindowsServer | continuation 2022-datacenter-core | variant azure-edition => windows windows 2022 variant:datacenter-azure-edition-core",
        "offer windows-10 | continuation enterprise | variant multi-session => windows windows 10 variant:enterprise-multi-session",
        "offer cis-rhel-8 | variant cis => linux rhel 8 variant:cis",
        "offer sles-15-sp4 | variant hpc | variant hpc => linux sles 15.4 variant:hpc",
        "offer rockylinux | variant lvm => linux rocky - variant:lvm",
        // A variant of no system, and a word that is none.
        "offer golden | variant cis => - - -",
        "offer rhel | variant unheard => linux rhel -",
    ]);
}

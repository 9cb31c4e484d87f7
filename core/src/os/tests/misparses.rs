//! Tests of names that other parsers of GCE images get wrong.
//!
//! Most names are published; some follow published patterns.

use super::check;

#[test]
fn names_that_other_parsers_misread_are_identified() {
    check(NAMES);
}

pub(in crate::os) const NAMES: &[&str] = &[
    "name ubuntu-2204-jammy-arm64-v20230616 => linux ubuntu 22.04 codename:jammy arch:aarch64",
    "name ubuntu-minimal-2404-noble-amd64-v20260817 => linux ubuntu 24.04 codename:noble variant:minimal arch:x86_64",
    "name ubuntu-pro-fips-2204-jammy-v20250710 => linux ubuntu 22.04 codename:jammy variant:pro-fips",
    "name ubuntu-accel-2204-amd64-tpu-v5e-v5p-v6e-v20260530 => linux ubuntu 22.04 codename:jammy variant:accelerator arch:x86_64 software:tpu",
    "name cos-109-17800-147-38 => linux cos 109 build:109-17800.147.38",
    "name cos-stable-109-17800-147-38 => linux cos 109 build:109-17800.147.38 channel:stable",
    "name cos-arm64-109-17800-147-38 => linux cos 109 build:109-17800.147.38 arch:aarch64",
    "name sles-15-sp5-sap-v20240807-x86-64 => linux sles 15.5 variant:sap arch:x86_64",
    "name sles-15-sp6-sap-byos-v20240807-x86-64 => linux sles 15.6 variant:sap arch:x86_64 byos",
    "name rocky-linux-9-optimized-gcp-v20250915 => linux rocky 9 variant:optimized-gcp",
    "name rocky-linux-8-v20240111 => linux rocky 8",
    "name almalinux-9-v20240312 => linux almalinux 9",
    "name windows-server-2022-dc-core-v20231011 => windows windows 2022 variant:datacenter-core",
    "name windows-server-2025-dc-v20251014 => windows windows 2025 variant:datacenter",
    "name sql-2019-enterprise-windows-2019-dc-v20231011 => windows windows 2019 variant:datacenter software:sql-server/2019/enterprise",
    "name sql-ent-2016-win-2016-v20180814 => windows windows 2016 software:sql-server/2016/enterprise",
    "name rhel-9-4-sap-v20240709 => linux rhel 9.4 variant:sap",
    "name rhel-9-arm64-v20230713 => linux rhel 9 arch:aarch64",
    "name rhel-10-2-eus-lvm-byos-v20260610 => linux rhel 10.2 variant:eus-lvm byos",
    "name centos-stream-9-v20240110 => linux centos 9 variant:stream",
    "name debian-12-bookworm-arm64-v20240312 => linux debian 12 codename:bookworm arch:aarch64",
    "name debian-13-trixie-v20260101 => linux debian 13 codename:trixie",
    "name fedora-coreos-40-20240504-3-0-gcp-x86-64 => linux fedora 40 build:40.20240504.3.0 variant:coreos arch:x86_64",
    "name fedora-cloud-base-gcp-34-1-2-x86-64 => linux fedora 34 build:34-1.2 variant:cloud arch:x86_64",
    "name opensuse-leap-15-5-v20240201-x86-64 => linux opensuse-leap 15.5 arch:x86_64",
    "name oracle-linux-9-v20240709 => linux ol 9",
    "name freebsd-14-1-release-amd64 => freebsd freebsd 14.1 arch:x86_64",
    "name flatcar-stable-3815-2-5 => linux flatcar 3815.2.5 channel:stable",
    "name common-cu121-v20240417-debian-11 => linux debian 11 codename:bullseye software:cuda/12.1",
    "name c1-deeplearning-tf-2-15-cu121-v20240417-debian-11 => linux debian 11 codename:bullseye software:tensorflow/2.15 software:cuda/12.1",
];

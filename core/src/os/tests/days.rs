//! Tests of dates in names: of an upload or a build, in any order.

use super::check;

#[test]
fn a_date_after_a_version_is_not_part_of_it() {
    check(&[
        "name rocky-9-11-03-2025 => linux rocky 9",
        "name rocky-9-03-11-2025 => linux rocky 9",
        "name rocky-9.11.03.2025 => linux rocky 9",
        "name rocky_9_31_12_2024 => linux rocky 9",
        "name rocky-9-3-1-2025 => linux rocky 9",
        "name rocky-9-2025-03-11 => linux rocky 9",
        "name rocky-9-25-03-11 => linux rocky 9",
        "name rhel-8.2025.8.15 => linux rhel 8",
        "name debian-12-2024.12.9 => linux debian 12 codename:bookworm",
        "name rocky-9-20250311 => linux rocky 9",
        "name rocky-9-250311 => linux rocky 9",
        "name rocky-9.4-11-03-2025 => linux rocky 9.4",
        "name rocky-9-4-11-03-2025 => linux rocky 9.4",
        "name rocky-9-4-2025-03-11 => linux rocky 9.4",
        "name rhel-8-10-24-11-15 => linux rhel 8.10",
        "name ubuntu-24.04-2025.01.31 => linux ubuntu 24.04 codename:noble",
        "name ubuntu-22.04-15-10-2024 => linux ubuntu 22.04 codename:jammy",
        "name debian-12-2025-01-31 => linux debian 12 codename:bookworm",
        "name debian-12_2025_01_31 => linux debian 12 codename:bookworm",
        "name sles-15-5-11-03-2025 => linux sles 15.5",
        "name alpine-3-19-11-03-2025 => linux alpine 3.19",
        "name windows-server-2022-11-03-2025 => windows windows 2022",
        "name cos-109-17800-147-38-2025-03-11 => linux cos 109 build:109-17800.147.38",
        "name cos-109-11-03-2025 => linux cos 109",
        "name debian12-03-2025 => linux debian 12 codename:bookworm",
        "name debian12-11-03-2025 => linux debian 12 codename:bookworm",
        "name win10-2024 => windows windows 10",
        "name ubuntu-20.04-2021 => linux ubuntu 20.04 codename:focal",
        "name ubuntu-20.04-05 => linux ubuntu 20.04 codename:focal",
        "name talos-1-11-2-2025-01-31 => linux talos 1.11.2",
        "name pfsense-2.7.2-2024 => freebsd pfsense 2.7.2",
    ]);
}

#[test]
fn a_month_after_a_version_is_not_part_of_it() {
    check(&[
        "name rhel-9-11-2025 => linux rhel 9",
        "name rhel-9_11_2025 => linux rhel 9",
        "name rhel-9.11.2025 => linux rhel 9",
        "name rhel-9-3-2025 => linux rhel 9",
        "name rhel-9-4-03-2025 => linux rhel 9",
        "name rhel-9-2025-11 => linux rhel 9",
        "name rhel-9-2025 => linux rhel 9",
        "name rhel-9.4-11-2025 => linux rhel 9.4",
        "name freebsd-14-03-2025 => freebsd freebsd -",
        "name freebsd-14-2025-03 => freebsd freebsd 14",
        "name ubuntu-22.04-10-2025 => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-2204-10-2025 => linux ubuntu 22.04 codename:jammy",
    ]);
}

#[test]
fn names_of_months_are_read() {
    check(&[
        "name rocky-9-11-Mar-2025 => linux rocky 9",
        "name rhel-9-4-september-2025 => linux rhel 9",
        "name rhel-9.4-sept-2025 => linux rhel 9.4",
        "name debian-9-mar-25 => linux debian 9 codename:stretch",
        "name debian-12-mar-2025 => linux debian -",
        "name windows-10-mar-2025 => windows windows -",
        "name ubuntu-24-10-oct-2025 => linux ubuntu -",
        "name ubuntu-2404-oct-2025 => linux ubuntu 24.04 codename:noble",
        "name ubuntu-24.04-oct-2025 => linux ubuntu 24.04 codename:noble",
        "name rocky-9.4.15-May-2021 => linux rocky 9.4",
        "name debian-12.5-mar-2025 => linux debian 12 codename:bookworm",
        "name cos-109-17800-147-38-mar-2025 => linux cos 109 build:109-17800.147.38",
        "name debian-12-march => linux debian 12 codename:bookworm",
        "name fedora-40-jan-2025 => linux fedora 40",
    ]);
}

#[test]
fn a_date_is_not_a_build() {
    check(&[
        "name debian-trixie-13.20251209.x86_64 => linux debian 13 codename:trixie arch:x86_64",
        "name freebsd-RELEASE-15.20251209 => freebsd freebsd 15",
        "name windows-server-2022.20251209 => windows windows 2022",
        "name debian-12.05-12-2022 => linux debian 12 codename:bookworm",
        "name debian-12.25-03-2022 => linux debian 12 codename:bookworm",
        "name debian-9.26.08.05 => linux debian 9 codename:stretch",
        "name rocky-9.4.10-2023 => linux rocky 9.4",
        "name rocky-9.10.11.20 => linux rocky 9",
        "name fedora-39-20250722-0836-3 => linux fedora 39",
        "name cos-113-20230519-1017-3 => linux cos 113",
        "name rocky-8.11-2019 => linux rocky 8",
        "name rocky-8.10-2024 => linux rocky 8.10",
        "name debian-12.10-2023 => linux debian 12 codename:bookworm",
        "name nixos-24.05.250105 => linux nixos 24.05",
        "name fedora-40.18-01-16 => linux fedora 40",
        "name freebsd-14.07-09-2023 => freebsd freebsd 14",
        "name flatcar-3815.2.5.28-6-2019 => linux flatcar 3815.2.5",
        "name cos-113.06-20-2022 => linux cos 113",
        "name centos-7.9.2009.24.11.12 => linux centos 7 build:7.9.2009",
        "name amazon-linux-2023.7-2024 => linux amzn 2023",
        "name amazon-linux-2023.20240203 => linux amzn 2023",
        "name debian-12.241015 => linux debian 12 codename:bookworm",
        "name debian-12.2025.01.31 => linux debian 12 codename:bookworm",
        "name debian-12.31.01.2025 => linux debian 12 codename:bookworm",
        "name debian-12.202501312359 => linux debian 12 codename:bookworm",
        "name debian-12.1738281600 => linux debian 12 codename:bookworm",
        "name fedora-40.20240415 => linux fedora 40",
        "name Rocky-8-GenericCloud-8.6.20220702.0.x86_64 => linux rocky 8.6 arch:x86_64",
        "distro debian | version 13.20251209 | name x => linux debian 13 codename:trixie",
        // A date that is part of the vendor's version, and numbers that only look like one.
        "name amazon-linux-2023.4.20240416.0 => linux amzn 2023 build:2023.4.20240416.0",
        "name amazon-linux-2.0.20240109.0-x86_64 => linux amzn 2 build:2.0.20240109.0 arch:x86_64",
        "name amzn-2015.03.0 => linux amzn 2015.03 build:2015.03.0",
        "name azurelinux-3.0.20240727 => linux azurelinux 3.0 build:3.0.20240727",
        "name mariner => - - -",
        "distro mariner | version 2.0.20240223 | name x => linux mariner 2.0 build:2.0.20240223",
        "name fedora-coreos-40-20240504-3-0 => linux fedora 40 build:40.20240504.3.0 variant:coreos",
        "name centos-7.9.2009 => linux centos 7 build:7.9.2009",
        "name centos-8.3.2011 => linux centos 8 build:8.3.2011",
        "name CentOS-8-Stream-8.4.2105 => linux centos 8 build:8.4.2105 variant:stream",
        "name debian-12.5 => linux debian 12 codename:bookworm build:12.5",
    ]);
}

#[test]
fn a_date_that_could_be_a_version_is_ignored() {
    check(&[
        "name ubuntu-24-10-15 => linux ubuntu -",
        "name ubuntu_24_10_15 => linux ubuntu -",
        "name ubuntu-24.10.15 => linux ubuntu -",
        "name ubuntu-18-04-16 => linux ubuntu -",
        "name ubuntu-15-10-24 => linux ubuntu -",
        "name debian-12-11-15 => linux debian -",
        "name debian-11-2025 => linux debian -",
        "name debian-12-03-2025 => linux debian -",
        "name debian-2025-12 => linux debian -",
        "name fedora-10-15-24 => linux fedora -",
        "name windows-11-8-2022 => windows windows -",
        "name windows-10.08.12.19 => windows windows -",
        "name windows-2018.10.5 => windows windows -",
        "name nixos-22.11.25 => linux nixos -",
        "name windows-11-2025 => windows windows -",
        "name sles-15-5-2025 => linux sles -",
        "name debian-12-3-2025 => linux debian -",
        "name debian-11.11.19 => linux debian -",
        "name opensuse-leap-23.03.13 => linux opensuse-leap -",
        "name flatcar-2024-10-9 => linux flatcar -",
        "name amazon-linux-2019-10 => linux amzn -",
        "name amazon-linux-9.2026 => linux amzn -",
        "name windows-server-2021-08 => windows windows -",
        "name ubuntu-22.04.2020-7-10 => linux ubuntu -",
        "name sles-12-2025 => linux sles -",
        // 8.10 in a build 15, or 8 in the middle of October.
        "name rhel-8-10-15 => linux rhel 8",
        "name rhel-8.10-15 => linux rhel 8.10",
        "name ubuntu-22.04-15 => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-22.04.5 => linux ubuntu 22.04 codename:jammy build:22.04.5",
        "name openwrt-19.07.10 => linux openwrt 19.07.10",
    ]);
}

#[test]
fn a_counter_of_a_days_images_is_not_a_version() {
    check(&[
        "name debian-20240415-12 => linux debian -",
        "name debian-2025-01-31-12 => linux debian -",
        "name rocky-linux-v20240415-9 => linux rocky -",
        "name ubuntu-20240415-2204 => linux ubuntu -",
        "distro debian | version 2025-12-09 => linux debian 2025-12-09 unrecognized:/os/version",
        "distro debian | version 11-2025 => linux debian 11-2025 unrecognized:/os/version",
        "distro debian | version 09.12.2025 => linux debian 09.12.2025 unrecognized:/os/version",
        "distro rocky | version 20251209 => linux rocky 20251209 unrecognized:/os/version",
    ]);
}

//! Tests of texts that are easily misread.

use super::check;

/// Releases of clients are builds of 10 or 11.
#[test]
fn half_years_of_clients_are_no_versions() {
    check(&[
        "name windows-21h1 => windows windows -",
        "name windows-21h2 => windows windows -",
        "name windows-22h2 => windows windows -",
        "name windows-23h2 => windows windows -",
        "name windows-24h2 => windows windows -",
        "name windows-25h2 => windows windows -",
        "name win-22h2-ent => windows windows - variant:enterprise",
        "name win-21h1 => windows windows -",
        "name win-23h2-pro => windows windows - variant:professional",
        "name windows-server-22h2 => windows windows -",
        "name windows-server-24h2-datacenter => windows windows - variant:datacenter",
        "name windows-20h2-ent => windows windows - variant:enterprise",
        "name windows-20h2-pro-x64 => windows windows - variant:professional arch:x86_64",
        "name windows-1909-enterprise => windows windows - variant:enterprise",
        "name windows-1607 => windows windows -",
        "name windows-1703 => windows windows -",
        "name windows-2004-pro => windows windows - variant:professional",
        "family windows-20h2 | name windows-20h2-ent => windows windows - variant:enterprise",
        "family windows-10 | name win-20h2-ent => windows windows 10 build:20H2 variant:enterprise",
        "family windows-11 | name windows-24h2-pro => windows windows 11 build:24H2 variant:professional",
        "name windows-20h2 => windows windows 20H2",
        "name windows-1809 => windows windows 1809",
        "name windows-server-2008-r2-enterprise => windows windows 2008_R2 variant:enterprise",
        "name windows-server-2003-enterprise => windows windows 2003 variant:enterprise",
    ]);
}

#[test]
fn a_squeezed_version_of_sle_micro_is_none() {
    check(&[
        "name sle-micro-55-byos => linux sle-micro - byos",
        "name sle-micro-55 => linux sle-micro -",
        "name sl-micro-62 => linux sl-micro -",
        "offer sle-micro-55-byos | continuation gen2 => linux sle-micro -",
    ]);
}

#[test]
fn ubuntu_core_is_not_ubuntu() {
    check(&[
        "name ubuntu-core-22-amd64 => linux ubuntu-core 22 arch:x86_64",
        "name ubuntu-core-18-beta => linux ubuntu-core 18 channel:beta",
        "name Ubuntu Core 24 => linux ubuntu-core 24",
        "offer Ubuntu_Core | continuation 16 | continuation 16.0 => linux ubuntu-core 16",
        "distro ubuntu-core | version 22 | name golden => linux ubuntu-core 22",
        "distro ubuntu | name ubuntu-core-22 => linux ubuntu-core 22",
        "name ubuntu-core-20240601 => linux ubuntu-core -",
    ]);
}

#[test]
fn words_similar_to_a_system_are_ignored() {
    check(&[
        "name web-10-backend => - - -",
        "name prod-9 => - - -",
        "name v20240415 => - - -",
        "name arch-review-12 => - - -",
        "name march-2024 => - - -",
        "name x86-arch-v20240415 => - - -",
        "name my-cos-image => - - -",
        "name costs-2024 => - - -",
        "name amazon-linuxkit-2 => - - -",
        "name staging-chromeos-cache-snapshot-16258939 => - - -",
        "name oracle-19c-db => - - -",
        "name oracle-12-rac => - - -",
        "name rocky-balboa => - - -",
        "name winter-2024 => - - -",
        "name noble-gas-7 => - - -",
        "name stretch-goals-2 => - - -",
        "name focal => linux ubuntu 20.04 codename:focal",
        "name jammy-golden-3 => linux ubuntu 22.04 codename:jammy",
        "name mysql-8-0-v20240415 => - - -",
        "name sql-2019-dump => - - -",
        "name terraform-tf-1-5 => - - -",
        "name gpu-a100-v5e => - - -",
        "name image-1 => - - -",
        "name ${imageID} => - - -",
        "name suse-cloud => - - -",
        "family n2 => - - -",
        "name osx-tools => - - -",
        "name osxcross-14 => - - -",
    ]);
}

#[test]
fn other_numbers_are_not_versions() {
    check(&[
        "name debian-v20240415 => linux debian -",
        "name debian-20240415 => linux debian -",
        "name debian-2 => linux debian -",
        "name debian-prod-9 => linux debian -",
        "name debian-server-12 => linux debian -",
        "name debian-ha-10 => linux debian -",
        "name debian-ha10 => linux debian -",
        "name amazon-linux-kernel-6.1-x86_64-2 => linux amzn - arch:x86_64",
        "name bottlerocket-aws-k8s-v1.29-x86_64 => linux bottlerocket - arch:x86_64",
        "name bottlerocket-aws-k8s-1.29-x86_64 => linux bottlerocket - arch:x86_64",
        "name debian-09 => linux debian -",
        "name debian-12-3 => linux debian 12 codename:bookworm",
        "name cos-105-2 => linux cos 105",
        "name debian-12.5 => linux debian 12 codename:bookworm build:12.5",
        "name ubuntu-3 => linux ubuntu -",
        "name ubuntu-1234 => linux ubuntu -",
        "name ubuntu-web-10 => linux ubuntu -",
        "name centos-dev-7 => linux centos -",
        "name rhel-9-20240415 => linux rhel 9",
        "name windows-3 => windows windows -",
        "name ubuntu-gke-2204-1-27-v20230825 => linux ubuntu 22.04 codename:jammy",
        "name gke-1-27-3-gke-100-cos-105-17412-101-24-c-pre => linux cos 105 build:105-17412.101.24",
        "name gke-1-27-web => - - -",
        "name ubuntu-2204-kernel-6-5 => linux ubuntu 22.04 codename:jammy",
        "name rocky-linux-8-optimized-gcp-nvidia-570-v20250915 => linux rocky 8 variant:optimized-gcp software:nvidia-driver/570",
        "name ubuntu-2204-nvidia-a100 => linux ubuntu 22.04 codename:jammy",
        "name centos-6-custom-v20171116 => linux centos 6",
        "name common-cu113-v20240922-ubuntu-2204-py310 => linux ubuntu 22.04 codename:jammy software:cuda/11.3",
    ]);
}

#[test]
fn two_systems_in_one_name_are_resolved() {
    check(&[
        "name windows-agent-ubuntu-2204 => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-2204-for-windows => linux ubuntu 22.04 codename:jammy",
        "name debian-12-to-ubuntu-2204 => - - -",
        "name ubuntu-2004-to-ubuntu-2204 => linux ubuntu -",
        "name u2204-ubuntu-2404 => linux ubuntu -",
        "name centos-7-to-centos-8-focal => linux centos -",
        "name rocky-9-on-rocky-9.4 => linux rocky 9.4",
        "name debian-ubuntu-tools-arm64 => - - - arch:aarch64",
        "name debian-ubuntu-cu121 => - - - software:cuda/12.1",
        "name debian-bookworm-custom => linux debian 12 codename:bookworm",
    ]);
}

#[test]
fn repeated_values_are_reported_once() {
    check(&[
        "name debian-12-debian-12 => linux debian 12 codename:bookworm",
        "name debian-12-debian-12.5 => linux debian 12 codename:bookworm build:12.5",
        "name minimal-minimal-ubuntu-2204 => linux ubuntu 22.04 codename:jammy variant:minimal",
    ]);
}

#[test]
fn the_licence_of_the_system_is_found_among_others() {
    check(&[
        "license windows-sql-cloud/sql-server-2019-web | license windows-cloud/windows-server-2022-dc | name db-1 => windows windows 2022 variant:datacenter software:sql-server/2019/web payg",
        "license vm-options/enable-vmx | license fedora-cloud/fedora-34-cloud-base | name x => linux fedora 34 variant:cloud",
        "license compute-image-tools/virtual-disk-import | license rhel-cloud/rhel-8-byos | name x => linux rhel 8 byos",
        "license vm-options/enable-vmx | name x => - - -",
        "license cos-cloud/cos-pcid | license cos-cloud-shielded/shielded-cos | license cos-cloud/cos | name node => linux cos -",
        "license google.com:windows-internal/internal-windows | license windows-cloud/windows-server-2016-dc | name x => windows windows 2016 variant:datacenter payg",
        "license rhel-cloud/rhel-lvm | license rhel-cloud/rhel-9-server | name x => linux rhel 9 variant:lvm payg",
        "license rhel-cloud/rhel-10-server-eus | license rhel-cloud/rhel-10-byos | name x => linux rhel 10 variant:eus byos",
        "license acme-cloud/support-for-rhel-9 | name x => - - -",
        "license cloud-custodian/debian-11-bullseye | name image-1 => linux debian 11 codename:bullseye",
        "license ubuntu-os-cloud/ubuntu-2404-lts | license ubuntu-os-accelerator-images/ubuntu-2404-accelerated | license ubuntu-os-accelerator-images/nvidia-570 | name x => linux ubuntu 24.04 codename:noble variant:accelerator software:nvidia-driver/570",
        "license rocky-linux-accelerator-cloud/nvidia-570 | license rocky-linux-accelerator-cloud/rocky-linux-9-accelerated | license rocky-linux-cloud/rocky-linux-9-optimized-gcp | name x => linux rocky 9 variant:optimized-gcp software:nvidia-driver/570",
    ]);
}

#[test]
fn the_more_trusted_clue_wins_with_a_conflict() {
    check(&[
        "license ubuntu-os-cloud/ubuntu-2204-lts | name prod-api-debian-12 => linux ubuntu 22.04 codename:jammy conflict:/os/distro",
        "license windows-cloud/windows-server-2016-dc | family sql-std-2016-win-2019 | name sql-2016-standard-windows-2019-dc-v20231011 => windows windows - variant:datacenter software:sql-server/2016/standard payg conflict:/os/version conflict:/os/version",
        "license windows-sql-cloud/sql-server-2014-enterprise | license windows-cloud/windows-server-2016-dc | description Microsoft, SQL Server 2012 Enterprise, on Windows Server 2016 Datacenter, x64 built on 20180313 => windows windows 2016 variant:datacenter arch:x86_64 software:sql-server/2014/enterprise payg conflict:/software/0/version",
        "family debian-11 | name debian-12-bookworm-v20240415 => linux debian 11 codename:bullseye conflict:/os/version",
        "family debian-bookworm | name debian-11-v20240415 => linux debian 12 codename:bookworm conflict:/os/version",
        "family ubuntu-jammy | name ubuntu-2210-v20240415 => linux ubuntu 22.04 codename:jammy conflict:/os/version",
        "license rhel-cloud/rhel-9-server | name rhel-9-4-v20240415 => linux rhel 9.4 payg",
        "license windows-cloud/windows-server-2012-dc | name windows-server-2012-r2-dc-v20240415 => windows windows 2012 variant:datacenter payg conflict:/os/version",
        "name ubuntu-2204-jammy-arm64-v20240415 | description Canonical, Ubuntu, 22.04 LTS, amd64 jammy image built on 2024-04-15 => linux ubuntu 22.04 codename:jammy arch:aarch64 conflict:/architecture",
        "architecture riscv64 | name ubuntu-2204-jammy-arm64 | description Canonical, Ubuntu, 22.04 LTS, amd64 jammy image built on 2024-04-15 => linux ubuntu 22.04 codename:jammy",
        "architecture X86_64 | name ubuntu-2204-jammy-arm64 => linux ubuntu 22.04 codename:jammy conflict:/architecture",
        "name ubuntu-2204-v20240415 | feature windows => linux ubuntu 22.04 codename:jammy conflict:/os/type",
        "family cos-stable | name cos-beta-105-17412-1-24 => linux cos 105 build:105-17412.1.24 channel:stable conflict:/os/channel",
    ]);
}

#[test]
fn weak_clues_are_used_last() {
    check(&[
        "name web-1 | parent https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/debian-12-bookworm-v20240415 => linux debian 12 codename:bookworm",
        "name my-ubuntu | parent projects/ubuntu-os-cloud/global/images/ubuntu-2204-jammy-v20240415 => linux ubuntu 22.04 codename:jammy",
        "name my-debian-12 | parent projects/ubuntu-os-cloud/global/images/ubuntu-2204-jammy-v20240415 => linux debian 12 codename:bookworm",
        "license ubuntu-os-cloud/ubuntu-1804-lts | name x | parent projects/p/zones/z/disks/proto-chromeos-focal => linux ubuntu 18.04 codename:bionic",
        "name web-1 | parent projects/p/global/images/debian-12-bookworm-arm64-v20240415 => linux debian 12 codename:bookworm arch:aarch64",
        "name web-1 | parent projects/p/zones/z/disks/disk-install-centos-6-custom-dz0wt => linux centos 6",
        "name web-1 | parent projects/p/zones/z/disks/ubuntu-runner => - - -",
        "name web-1 | parent projects/p/global/snapshots/arm64-builder => - - -",
        "name nightly | project debian-cloud => linux debian -",
        "name centos-6-v20131118 | project debian-cloud => linux centos 6",
        "name gcel-12-04-v20121106 | project centos-cloud => linux gcel 12.04",
        "name x | project opensuse-cloud => linux opensuse -",
        "name x | project my-debian-cloud => - - -",
        "name base-20260101 | project s3ns-system:debian-cloud => linux debian -",
        "name base-20260101 | project eu0-system:ubuntu-os-cloud => linux ubuntu -",
        "name base-20260101 | project eu0:rocky-linux-cloud => linux rocky -",
        "name x | project s3ns-system: => - - -",
        "name x | project s3ns:acme => - - -",
        "name debian-12--tpc-20250611-2318 | project eu0-system:debian-cloud => linux debian 12 codename:bookworm",
        "name x | project example.com:debian-cloud => - - -",
        "name x | feature windows => windows windows -",
    ]);
}

#[test]
fn prose_must_start_as_vendors_write_it() {
    check(PROSE);
}

pub(in crate::os) const PROSE: &[&str] = &[
    "description agent for RHEL hosts, built on Debian 12 => - - -",
    "description Windows build agent running on Ubuntu 22.04 => - - -",
    "description Ubuntu and Debian tools => - - -",
    "description Ubuntu and Debian 12 tools => - - -",
    "description a custom image 1 => - - -",
    "description image for arm64 boards => - - -",
    "description Debian 12 worker arm64 image built on 2024 => linux debian 12 codename:bookworm",
    "description Debian, Debian GNU/Linux, 12 (bookworm), amd64 built on 20240415 => linux debian 12 codename:bookworm arch:x86_64",
    "description Debian, Debian GNU/Linux, 14 (forky), amd64 built on 20280415 => linux debian 14 codename:forky arch:x86_64",
    "description Red Hat Enterprise Linux 7.0 x86_64 built on 2014-11-08 => linux rhel 7.0 arch:x86_64",
    "description CentOS 7.1.1503 x86_64 built on 2015-05-01 => linux centos 7 build:7.1.1503 arch:x86_64",
    "description SCSI-enabled CentOS 6 built on 2013-11-20 => linux centos 6",
    "description DEPRECATED. Standard minimal Ubuntu 10.04.01 LTS image; Created Thu, 28 Jul 2011 => linux ubuntu 10.04 codename:lucid build:10.04.01 variant:minimal",
    "description Debian GNU/Linux 7.4 (wheezy) amd64 with backports kernel and SSH packages built on 2014-03-31 => linux debian 7 codename:wheezy build:7.4 variant:backports arch:x86_64",
    "description Fedora, Fedora CoreOS stable, 36.20221014.3.1, x86_64 published on 2022-11-02 => linux fedora 36 build:36.20221014.3.1 variant:coreos channel:stable arch:x86_64",
    "description SUSE, SUSE Linux Enterprise Server 12 SP2 For SAP BYOS configuration, x86_64, built on 2018-02-14 => linux sles 12.2 variant:sap arch:x86_64 byos",
    "description SUSE, SUSE Manager 3.1 Proxy BYOS, x86_64 built on 2018-02-14, Based on SLES 12 SP2 => linux sles 12.2 arch:x86_64 software:suse-manager/3.1 byos",
    "description Microsoft, Windows Server, 2012 R2 Datacenter, Server with Desktop Experience, x64 built on 20221109 => windows windows 2012_R2 variant:datacenter arch:x86_64",
    "description Microsoft, Windows 10 Enterprise, 22h2 Update, x86 built on 20240101 => windows windows 10 build:22H2 variant:enterprise arch:i686",
    "description Google, Container-Optimized OS, beta 56-9000.66.0, Kernel: ChromiumOS-4.4.4 Kubernetes: 1.4.6 => linux cos 56 build:56-9000.66.0 channel:beta",
    "description CoreOS, CoreOS alpha, 1122.0.0, amd64-usr published on 2016-07-27 => linux coreos 1122.0.0 channel:alpha arch:x86_64",
    "description Rocky Linux, Rocky Linux, 8 optimized for GCP, aarch64 built on 20221102 => linux rocky 8 variant:optimized-gcp arch:aarch64",
    "description openSUSE, openSUSE Leap, 15.4 x86_64 built on 20220831 => linux opensuse-leap 15.4 arch:x86_64",
    "description openSUSE, openSUSE Tumbleweed, x86_64 built on 20240101 => linux opensuse-tumbleweed - arch:x86_64",
    "description CentOS, CentOS, Stream 9, x86_64 built on 20240110 => linux centos 9 variant:stream arch:x86_64",
];

#[test]
fn future_versions_are_read() {
    check(&[
        "license debian-cloud/debian-14-forky | family debian-14 | name debian-14-forky-v20280101 => linux debian 14 codename:forky",
        "family debian-14 | name debian-14-forky-v20280101 | project debian-cloud => linux debian 14 codename:forky",
        "name debian-14-web-v20280101 | project my-project => linux debian 14",
        "family ubuntu-2804-lts-amd64 | name ubuntu-2804-xerxes-amd64-v20280415 | project ubuntu-os-cloud => linux ubuntu 28.04 codename:xerxes arch:x86_64",
        "name rhel-11-2-eus-v20300101 => linux rhel 11.2 variant:eus",
        "name windows-server-2028-dc-v20290101 => windows windows 2028 variant:datacenter",
        "name sles-16-0-v20260101-x86-64 => linux sles 16.0 arch:x86_64",
        "name cos-133-20000-1-2 => linux cos 133 build:133-20000.1.2",
        "name fedora-coreos-51-20290101-3-0-gcp-aarch64 => linux fedora 51 build:51.20290101.3.0 variant:coreos arch:aarch64",
    ]);
}

#[test]
fn dates_and_times_are_not_versions() {
    check(&[
        "name ubuntu-2022-10-04 => linux ubuntu -",
        "name ubuntu-20221004-2004 => linux ubuntu -",
        "name ubuntu-2023-04-12-1604 => linux ubuntu -",
        "name ubuntu-22-10-04 => linux ubuntu -",
        "name windows-31-12-2023 => windows windows -",
        "name windows-04-10-2022 => windows windows -",
        "name windows-20221004-2004 => windows windows -",
        "name coreos-2022-10-04 => linux coreos -",
        "name coreos-2022-10 => linux coreos -",
        "name flatcar-20221004-1204 => linux flatcar -",
        "name amazon-linux-2022-10 => linux amzn -",
        "name kali-2022-10-04 => linux kali -",
        "name ubuntu-20221004-2004-jammy => linux ubuntu 22.04 codename:jammy",
        "license ubuntu-os-cloud/ubuntu-2004-lts | name ubuntu-2022-10-04 => linux ubuntu 20.04 codename:focal",
        "name coreos-stable-2023-5-0-v20190301 => linux coreos 2023.5.0 channel:stable",
        "name amazon-linux-2018.03 => linux amzn 2018.03",
        "name ubuntu-6.06 => linux ubuntu 6.06",
        "name ubuntu-22-06 => linux ubuntu -",
        "name Ubuntu 20/10/2023 => linux ubuntu -",
        "name ubuntu-20-04-2023-10-04 => linux ubuntu 20.04 codename:focal",
    ]);
}

#[test]
fn a_date_after_a_version_is_not_a_build() {
    check(&[
        "name debian-trixie-13.20251209.x86_64 => linux debian 13 codename:trixie arch:x86_64",
        "name debian-13.20251209 => linux debian 13 codename:trixie",
        "name debian-12.5.20251209 => linux debian 12 codename:bookworm build:12.5",
        "name debian-13.2025.12.09 => linux debian 13 codename:trixie",
        "name debian-13.202512 => linux debian 13 codename:trixie",
        "name debian-13.202512091230 => linux debian 13 codename:trixie",
        "name debian-13.1765280000 => linux debian 13 codename:trixie",
        "name freebsd-RELEASE-15.20251209.x86_64 => freebsd freebsd 15 arch:x86_64",
        "name windows-server-2022.20251209.x86_64 => windows windows 2022 arch:x86_64",
        "name ubuntu-22.04.20251209 => linux ubuntu 22.04 codename:jammy",
        "name Rocky-9.4.20240509 => linux rocky 9.4",
        "name fedora-40.20251209 => linux fedora 40",
        "name centos-7.9.2009 => linux centos 7 build:7.9.2009",
        "name centos-7.9.2009.20251209 => linux centos 7 build:7.9.2009",
        "name centos-7.5.1804 => linux centos 7 build:7.5.1804",
        "name fedora-coreos-40.20240504.3.0 => linux fedora 40 build:40.20240504.3.0 variant:coreos",
        "name fedora-cloud-base-gcp-36-20220506-n-0-x86-64 => linux fedora 36 build:36-20220506.n.0 variant:cloud arch:x86_64",
        "name amazon-linux-2023.5.20240701.0 => linux amzn 2023 build:2023.5.20240701.0",
    ]);
}

#[test]
fn licensing_needs_no_system() {
    check(&[
        "family fortigate-72-byol | name fortinet-fgt-724-20230201-001-w-license => - - - byos",
        "family fortigate-72-payg | name fortinet-fgtondemand-724-20230201-001-w-license => - - - payg",
        "name vmseries-flex-byos-1110 => - - - byos",
        "name acme-PAYG-7 => - - - payg",
        "family sles-15-sp6-payg | name sles-15-sp6-payg-v20260101 => linux sles 15.6 payg",
        "name payg-sles-15-sp6 => linux sles 15.6 payg",
        "name sles-payg-15-sp6 => linux sles 15.6 payg",
        "family acme-byol | name acme-payg-7 => - - - byos conflict:/licensing",
        "family acme-payg | name acme-byol-7 => - - - payg conflict:/licensing",
        "name acme-payg-or-byol => - - -",
        "name acme-byollama-7 => - - -",
        "name payground-7 => - - -",
        "name remote-access2-gateway => - - -",
        "name access2-rhel-9 => linux rhel 9",
        "name ubuntu-2204-access2 => linux ubuntu 22.04 codename:jammy",
        "name web-1 | description An appliance, BYOL => - - -",
        "name web-1 | parent projects/acme/global/images/fortigate-72-byol => - - -",
        "license rhel-cloud/rhel-9-byos | name acme-payg => linux rhel 9 byos conflict:/licensing",
        "license rhel-cloud/rhel-9-server | name acme-rhel-9-payg => linux rhel 9 payg",
    ]);
}

#[test]
fn majors_are_plausible() {
    check(&[
        "name rhel86-base => linux rhel 8.6",
        "name rockylinux93 => linux rocky 9.3",
        "name almalinux92 => linux almalinux 9.2",
        "name ol79 => linux ol 7.9",
        "name centos69 => linux centos 6.9",
        "name centos82 => linux centos -",
        "name rhel-64 => linux rhel -",
        "name centos-64-bit => linux centos -",
        "name debian64 => linux debian -",
        "name debian-99 => linux debian -",
        "name debian-30-gb => linux debian -",
        "name slurm-centos-17-11 => linux centos -",
        "name rhel-8-21 => linux rhel 8",
        "name rhel-8-100 => linux rhel 8",
        "name rocky-8-24-01 => linux rocky 8",
        "name rhel-8-10 => linux rhel 8.10",
        "name rhel-11-2-eus => linux rhel 11.2 variant:eus",
        "name debian-14-x => linux debian 14",
    ]);
}

#[test]
fn windows_versions_exist() {
    check(&[
        "name win64-builder => - - -",
        "name windows-64 => windows windows -",
        "name windows-2010 => windows windows -",
        "name windows-2021-build => windows windows -",
        "name windows-16-9 => windows windows -",
        "name windows-2019-r2 => windows windows 2019",
        "name win-2012r2-iis => windows windows 2012_R2",
        "name windows2012r2 => windows windows 2012_R2",
        "name Windows-Server-2012R2-Std-RU => windows windows 2012_R2 variant:standard",
        "name winserver2022-base => windows windows 2022",
        "name windows-server-2028-dc-v20281011 => windows windows 2028 variant:datacenter",
        "name windows-server-2026-dc-v20261011 => windows windows 2026 variant:datacenter",
        "name ws2019-prod => windows windows 2019",
        "name windows-server-2019-std-dc => windows windows 2019",
        "name windows-10-pro-enterprise => windows windows 10",
        "name ws12-prod => - - -",
        "name al9-base => - - -",
        "name al2-service => - - -",
        "name ub40 => - - -",
        "name deb64 => - - -",
    ]);
}

#[test]
fn a_codename_alone_needs_context() {
    check(&[
        "name golden-jammy => linux ubuntu 22.04 codename:jammy",
        "name bionic-arm-ubuntu-2204 => linux ubuntu 22.04 codename:jammy",
        "name focal-debian-12 => linux debian 12 codename:bookworm",
        "name focal-point-3 => - - -",
        "name buster-keaton-10 => - - -",
        "name bookworm-library-12 => - - -",
        "name focal-20240101 => linux ubuntu 20.04 codename:focal",
        "name bullseye-ga-4 => - - -",
        "name focal-pv-3 => - - -",
        "name packer-bullseye-1612345678 => linux debian 11 codename:bullseye",
        "name bullseye-base-3 => linux debian 11 codename:bullseye",
        "name noble-server-cloudimg-arm64 => linux ubuntu 24.04 codename:noble arch:aarch64",
        "name app-xenial-7 => linux ubuntu 16.04 codename:xenial",
        "license ubuntu-os-cloud/ubuntu-1604-xenial | name app-xenial => linux ubuntu 16.04 codename:xenial",
        "distro ubuntu | version jammy | name ubuntu-minimal-22.04 => linux ubuntu 22.04 codename:jammy variant:minimal",
        "license windows-cloud/windows-server-20h2-dc | name windows-server-20H2-dc-v20210101 => windows windows 20H2 variant:datacenter payg",
    ]);
}

#[test]
fn stated_versions_may_have_any_spelling() {
    check(&[
        "distro alpine | version v3.18 | name x => linux alpine 3.18",
        "distro windows | version 2012r2 | name x => windows windows 2012_R2",
        "distro windows | version 2008R2 | name x => windows windows 2008_R2",
        "distro windows | version Server2022 | name x => windows windows 2022",
        "distro windows | version win10 | name x => windows windows 10",
        "distro ubuntu | version 22.04LTS | name x => linux ubuntu 22.04 codename:jammy",
        "distro ubuntu | version 2204LTS | name x => linux ubuntu 22.04 codename:jammy",
        "distro debian | version v12 | name x => linux debian 12 codename:bookworm",
        "distro rhel | version RHEL8 | name x => linux rhel 8",
        "name ubuntu-2204lts => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-22-04lts-x => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-22.04lts => linux ubuntu 22.04 codename:jammy",
        "name ubuntu-linux-22.04 => linux ubuntu 22.04 codename:jammy",
        "name dataproc-2-2-ubu22-20240501-155100-rc01 => linux ubuntu 22.04 codename:jammy",
    ]);
}

#[test]
fn the_architecture_is_read_at_vendors_positions() {
    check(&[
        "description Red Hat, Red Hat Enterprise Linux for SAP Applications, 7, x86_64 built on 20180611 | license rhel-sap-cloud/rhel-7-sap-apps => linux rhel 7 variant:sap arch:x86_64 payg",
        "description SUSE, SUSE Linux Enterprise Server 12 SP1 For SAP Applications, x86_64, built on 2016-11-15 => linux sles 12.1 variant:sap arch:x86_64",
        "description Microsoft, SQL Server 2016 RTM Express, on Windows Server 2012 R2 Datacenter, x64 built on 2016-10-13 | name sql-2016-express-windows-2012-r2-dc-v20161013 => windows windows 2012_R2 variant:datacenter arch:x86_64 software:sql-server/2016/express",
        "description Microsoft, Windows Server, version 1709 Datacenter Core, Server Core, x64 built on 20171114 | name windows-server-1709-dc-core-v20171114 => windows windows 1709 variant:datacenter-core arch:x86_64",
        "description arm64 tools for web => - - -",
    ]);
}

#[test]
fn software_versions_are_read() {
    check(&[
        "name ubuntu-2204-cuda12-2 => linux ubuntu 22.04 codename:jammy software:cuda/12.2",
        "name gpu-cuda11 => - - - software:cuda/11",
        "name gpu-cuda10-1 => - - - software:cuda/10.1",
        "name gpu-cu121 => - - - software:cuda/12.1",
        "name gpu-cu92 => - - - software:cuda/9.2",
        "name gpu-cuda9-2 => - - - software:cuda/9.2",
        "name ubuntu-1604-cuda8-0 => linux ubuntu 16.04 codename:xenial software:cuda/8.0",
        "name gpu-cuda2-1 => - - -",
        "name gpu-cuda12x-23-10 => - - -",
        "name gpu-cuda-20240415 => - - -",
        "name gpu-cuda20240415 => - - -",
        "name gpu-cuda2004 => - - -",
        "name sql-2019-std-cu8-win-2022 => windows windows 2022 software:sql-server/2019/standard",
        "name app-cu9 => - - -",
        "name app-cu18 => - - -",
        "name app-cu25 => - - -",
        "name tf1-ent-1-15 => - - - software:tensorflow/1.15",
        "name ubuntu-2204-cuda-toolkit => linux ubuntu 22.04 codename:jammy",
        "name nvidia-1000 => - - -",
        "name tf-13 => - - -",
        "name tf2-9-cu113 => - - - software:cuda/11.3",
        "name tf2-2-9-cu113 => - - - software:tensorflow/2.9 software:cuda/11.3",
        "name pytorch2-1-cu121 => - - - software:pytorch/2.1 software:cuda/12.1",
        "name tensorflow2-9-cu113 => - - - software:tensorflow/2.9 software:cuda/11.3",
    ]);
}

#[test]
fn licences_may_omit_values() {
    check(&[
        "license centos-cloud/centos-stream => linux centos 8 variant:stream",
        "license cos-cloud/cos-pcid => linux cos -",
        "license debian-cloud/backports-debian-7-wheezy => linux debian 7 codename:wheezy variant:backports",
    ]);
}

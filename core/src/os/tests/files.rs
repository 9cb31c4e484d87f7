//! Tests of vendors' file names, which people keep when they upload them, and of names that tools
//! generate.

use super::check;

#[test]
fn rhcos_has_two_numbering_schemes() {
    check(&[
        // From OpenShift 4.19 on, os-release has ID="rhel" and VERSION_ID="9.6".
        "name rhcos-9-6-20250911-0-gcp-x86-64 => linux rhel 9.6 build:9.6.20250911-0 variant:coreos arch:x86_64",
        "name rhcos-9.6.20250911-0-openstack.x86_64.qcow2 => linux rhel 9.6 build:9.6.20250911-0 variant:coreos arch:x86_64",
        "name rhcos-10-0-20260101-0-gcp-aarch64 => linux rhel 10.0 build:10.0.20260101-0 variant:coreos arch:aarch64",
        "name rhcos-9.6.20250911 => linux rhel 9.6 variant:coreos",
        "name rhcos-9.8 => linux rhel 9.8 variant:coreos",
        "name rhel-coreos-9.6.20250911-0 => linux rhel 9.6 build:9.6.20250911-0 variant:coreos",
        "description Red Hat Enterprise Linux CoreOS 9.6.20250916-0 (Plow) => linux rhel 9.6 build:9.6.20250916-0 variant:coreos",
        "distro rhcos | version 9.6 | name x => linux rhel 9.6 variant:coreos",
        "distro rhel | version 9.6 | name rhcos-9-6-20250911-0-gcp-x86-64 => linux rhel 9.6 build:9.6.20250911-0 variant:coreos arch:x86_64",
        // Before that, ID="rhcos" and VERSION_ID="4.18".
        "name rhcos-419-96-202501191959-0-gcp-x86-64 => linux rhcos 4.19 build:419.96.202501191959-0 arch:x86_64",
        "name rhcos-418.94.202508060022-0-gcp.x86_64 => linux rhcos 4.18 build:418.94.202508060022-0 arch:x86_64",
        "name rhcos-46-82-202011260640-0-gcp-x86-64 => linux rhcos 4.6 build:46.82.202011260640-0 arch:x86_64",
        "name rhcos-42-80-20191002-0-gcp => linux rhcos 4.2 build:42.80.20191002.0",
        "name rhcos-4.16.3-x86_64-gcp => linux rhcos 4.16 build:4.16.3 arch:x86_64",
        "name rhcos-4-16-3-x86-64-gcp => linux rhcos 4.16 arch:x86_64",
        "name redhat-coreos-ocp-413-x86-64-202305021736 => linux rhcos 4.13 arch:x86_64",
        "name redhat-coreos-ocp-48-x86-64-202206140145 => linux rhcos 4.8 arch:x86_64",
        "description Red Hat Enterprise Linux CoreOS 418.94.202508060022-0 => linux rhcos 4.18 build:418.94.202508060022-0",
        "distro rhcos | version 4.18 | name x => linux rhcos 4.18",
        "distro rhel | name rhcos-418-94-202508060022-0-gcp => linux rhcos 4.18 build:418.94.202508060022-0",
        // If the version is that of RHEL, OpenShift's number identifies neither the ID nor the version.
        "name rhcos-4.19.0-x86_64-gcp => - - - arch:x86_64",
        "name rhcos-4-20-3-gcp => - - -",
        "name rhcos-420 => - - -",
        "distro rhcos | version 4.20 | name x => linux rhcos 4.20 unrecognized:/os/version",
        "name rhcos-9.4 => linux rhcos -",
        "name rhcos-410.8.20190520.0 => linux rhcos -",
        "name rhcos-49-84-202110081407-0-gcp => linux rhcos 4.9 build:49.84.202110081407-0",
        "name rhcos-latest => linux rhcos -",
        "name rhcos-v20250911 => linux rhcos -",
        "name rhcos-prod-9-6 => linux rhcos -",
        "name rhel-9-6-v20250911 => linux rhel 9.6",
    ]);
}

#[test]
fn letters_before_versions_are_skipped() {
    check(&[
        "name talos-v1-11-2-gcp-amd64 => linux talos 1.11.2 arch:x86_64",
        "name talos-1-11-2-gcp-amd64 => linux talos 1.11.2 arch:x86_64",
        "name Talos v1.11.2 => linux talos 1.11.2",
        "name Talos Linux V1.9 => linux talos 1.9",
        "name talos-linux-v1.10.0-alpha.1 => linux talos 1.10.0",
        "name alpine-v3.18-x64 => linux alpine 3.18 arch:x86_64",
        "name Alpine Linux v3.20.3 => linux alpine 3.20.3",
        "name openwrt-v23.05.5 => linux openwrt 23.05.5",
        "name cirros-v0.6.2 => linux cirros 0.6.2",
        "name mikrotik-chr-v7.14.3 => linux routeros 7.14.3",
        "name rancheros-v1.5.8-gce => linux rancheros 1.5.8",
        "name bottlerocket-v1.19.2 => linux bottlerocket 1.19.2",
        // Dates, counters and versions of other software.
        "name talos-v20240415 => - - -",
        "name talos-v3 => - - -",
        "name alpine-v20240415 => linux alpine -",
        "name alpine-v3 => linux alpine -",
        "name alpine-v2-1 => linux alpine -",
        "name alpine-kube-v1.30.0 => linux alpine -",
        "name alpine-web-v3.1 => linux alpine -",
        "name debian-v12 => linux debian -",
        "name rhel-v9-4 => linux rhel -",
        "name ubuntu-v22-04 => linux ubuntu -",
        "name fedora-coreos-v40 => linux fedora - variant:coreos",
    ]);
}

#[test]
fn garden_linux_versions_are_identified() {
    check(&[
        "name gardenlinux-gcp-gardener-prod-amd64-1770-0-60d819dd => linux gardenlinux 1770.0 arch:x86_64",
        "name gardenlinux-gcp-gardener-prod-arm64-1592-12-ec945aa9 => linux gardenlinux 1592.12 arch:aarch64",
        "name gardenlinux-gcp-gardener-prod-trustedboot-tpm2-amd64-1877-6-60d819dd => linux gardenlinux 1877.6 arch:x86_64",
        "name gardenlinux-gcp-gardener-prod-amd64-1770-0-60181911 => linux gardenlinux 1770.0 arch:x86_64",
        "name gardenlinux-openstack-gardener_prod-amd64-1443.3 => linux gardenlinux 1443.3 arch:x86_64",
        "name gardenlinux-gcp-gardener-prod-amd64-2150-0-0-eb8696b9 => linux gardenlinux 2150.0.0 arch:x86_64",
        "name Garden Linux 1877.6 => linux gardenlinux 1877.6",
        "name Garden Linux 934.11 => linux gardenlinux 934.11",
        "distro gardenlinux | version 1877.6 | name Garden Linux 1877.6 | type linux => linux gardenlinux 1877.6",
        "name gardenlinux => linux gardenlinux -",
        "name gardenlinux-v20240415 => linux gardenlinux -",
        "name gardenlinux-2024-04-15 => linux gardenlinux -",
        "name gardenlinux-2024-1 => linux gardenlinux -",
        "name gardenlinux-gcp-gardener-prod-1770 => linux gardenlinux -",
        "name gardenlinux-web-1770-0 => linux gardenlinux -",
        "name gardenlinux-prod-12-3 => linux gardenlinux -",
        "name garden-1770-0 => - - -",
    ]);
}

#[test]
fn nixos_versions_may_lack_dots() {
    check(&[
        "family nixos-1809 | name nixos-18091228a4c4cbb613c-x86-64-linux => linux nixos 18.09 arch:x86_64",
        "name nixos-18091228a4c4cbb613c-x86-64-linux => linux nixos 18.09 arch:x86_64",
        "name nixos-image-2405-x86-64-linux => linux nixos 24.05 arch:x86_64",
        "name nixos-2311 => linux nixos 23.11",
        "name nixos-24-11 => linux nixos 24.11",
        "name NixOS 24.05 => linux nixos 24.05",
        "name nixos-23.11.4976.79baff8812a0-x86_64-linux => linux nixos 23.11 build:23.11.4976.79baff8812a0 arch:x86_64",
        "name nixos-image-18.09.1228.a4c4cbb613c-x86_64-linux.raw => linux nixos 18.09 build:18.09.1228.a4c4cbb613c arch:x86_64",
        "distro nixos | version 2405 | name x => linux nixos 24.05",
        "name nixos-2404 => linux nixos -",
        "name nixos-1905 => linux nixos -",
        "name nixos-2024 => linux nixos -",
        "name nixos-24.11pre650378.79baff8812a0 => linux nixos -",
        "name nixos-20240511 => linux nixos -",
        "name nixos-23.11.20240511 => linux nixos 23.11",
        "name nixos-180912281234 => linux nixos -",
    ]);
}

#[test]
fn ubuntu_may_be_a_letter_with_a_version() {
    check(&[
        "family capi-u2204 => linux ubuntu 22.04 codename:jammy",
        "name ami-u2004-kube => linux ubuntu 20.04 codename:focal",
        "name u2404-golden => linux ubuntu 24.04 codename:noble",
        "name U1804-base => linux ubuntu 18.04 codename:bionic",
        "name ub2204 => linux ubuntu 22.04 codename:jammy",
        "name ubuntu2204-capi => linux ubuntu 22.04 codename:jammy",
        "name capi-u2204lts => - - -",
        "name u22-web => - - -",
        "name u2310-web => - - -",
        "name u2304 => - - -",
        "name u9904 => - - -",
        "name jdk-8u2004 => - - -",
        "name u20040415 => - - -",
        "name u22045 => - - -",
        "name n2004-standard => - - -",
        "name u2204-to-debian-12 => - - -",
        "name u2204-for-windows => linux ubuntu 22.04 codename:jammy",
    ]);
}

#[test]
fn a_repeated_version_may_be_more_exact() {
    check(CLOUDS);
}

pub(in crate::os) const CLOUDS: &[&str] = &[
    "name Rocky-9-EC2-Base-9.3-20231113.0.x86_64 => linux rocky 9.3 arch:x86_64",
    "name Rocky-9-GenericCloud-Base-9.5-20241118.0.x86_64 => linux rocky 9.5 arch:x86_64",
    "name Rocky-9-GenericCloud-LVM-9.5-20241118.0.x86_64 => linux rocky 9.5 arch:x86_64",
    "name Rocky-9-Azure-Base-9.4-20240509.0.x86_64 => linux rocky 9.4 arch:x86_64",
    "name Rocky-9-OCP-Base-9.4-20240509.0.aarch64 => linux rocky 9.4 arch:aarch64",
    "name Rocky-8-Vagrant-Libvirt-8.9-20231119.0.x86_64 => linux rocky 8.9 arch:x86_64",
    "name Rocky-8-Vagrant-Virtualbox-8.9-20231119.0.x86_64 => linux rocky 8.9 arch:x86_64",
    "name Rocky-8-Vagrant-VMware-8.9-20231119.0.x86_64 => linux rocky 8.9 arch:x86_64",
    "name rocky-9-ec2-base-9-3-20231113-0-x86-64 => linux rocky 9.3 arch:x86_64",
    "name AlmaLinux-9-GenericCloud-9.4-20240507.x86_64 => linux almalinux 9.4 arch:x86_64",
    "name AlmaLinux-10-GenericCloud-10.0-20250528.0.x86_64 => linux almalinux 10.0 arch:x86_64",
    "name AlmaLinux-Kitten-GenericCloud-10-20250813.0.x86_64 => linux almalinux 10 variant:kitten arch:x86_64",
    "name AlmaLinux OS Kitten 10 => linux almalinux 10 variant:kitten",
    "name almalinux-10-kitten-arm64 => linux almalinux 10 variant:kitten arch:aarch64",
    "name kitten-photos-10 => - - -",
    "name CentOS-8-GenericCloud-8.4.2105-20210603.0.x86_64 => linux centos 8 build:8.4.2105 arch:x86_64",
    "name CentOS 7.5.1804 (x86_64) [2018-06-06] => linux centos 7 build:7.5.1804 arch:x86_64",
    "name CentOS-Stream-GenericCloud-9-20240527.0.x86_64 => linux centos 9 variant:stream arch:x86_64",
    "name Fedora-Cloud-Base-Generic.x86_64-40-1.14 => linux fedora 40 build:40-1.14 variant:cloud arch:x86_64",
    "name openSUSE-Leap-15.5-OpenStack.x86_64-1.0.0 => linux opensuse-leap 15.5 arch:x86_64",
    // The second number is the owner's, or another product's.
    "name rocky-9-base-9-3 => linux rocky 9",
    "name Rocky-9-EC2-Base-8.3 => linux rocky 9",
    "name rocky-9-ec2-app-9.3 => linux rocky 9",
    "name rocky-9.4-base-9.3 => linux rocky 9.4",
    "name rocky-9-ec2-9.20231113 => linux rocky 9",
];

#[test]
fn updates_and_service_packs_are_minor_versions() {
    check(&[
        "name OL9U4_x86_64-kvm-b234 => linux ol 9.4 arch:x86_64",
        "name OL8U10 => linux ol 8.10",
        "name OL7U9_x86_64-olvm-b86 => linux ol 7.9 arch:x86_64",
        "name OL9-U4 => linux ol 9.4",
        "name OracleLinux-R9-U4-x86_64 => linux ol 9.4 arch:x86_64",
        "name rhel-7u5 => linux rhel 7.5",
        "name oracle-linux-8-u10 => linux ol 8.10",
        // It may be the owner's second update.
        "name rhel-9-u2 => linux rhel 9",
        "name ol-9-u24 => linux ol 9",
        "name centos-6u5 => linux centos 6.5",
        "distro ol | version 9U4 | name x => linux ol 9.4",
        "name ol8u292 => - - -",
        "name rhel-8-u292 => linux rhel 8",
        "name debian-12u5 => linux debian -",
        "name SUSE_11_SP4_Server => linux sles 11.4",
        "name suse-15-sp4 => linux sles 15.4",
        "name SUSE12SP5 => linux sles 12.5",
        "name SUSE Linux 12 SP 3 => linux sles 12.3",
        "name suse-enterprise-15-sp6 => linux sles 15.6",
        "name SLES12-SP5 => linux sles 12.5",
        "name sles_15_sp5 => linux sles 15.5",
        "name SLE 15 SP5 => linux sles 15.5",
        "name suse-linux-enterprise-server-15-sp4 => linux sles 15.4",
        "description SUSE, SUSE Linux Enterprise Server 15 SP5, x86_64 built on 20240101 => linux sles 15.5 arch:x86_64",
        // It could be the desktop, or openSUSE.
        "name SUSE_12_SP5_Desktop => - - -",
        "name suse-15 => - - -",
        "name suse-15-5 => - - -",
        "name suse-15-sports => - - -",
        "name suse-manager-12 => linux sles - software:suse-manager/12",
        "distro suse | version 13.2 | name x => linux opensuse 13.2",
    ]);
}

#[test]
fn cuda_versions_may_lack_the_dot() {
    check(&[
        "name gpu-cuda-130 => - - - software:cuda/13.0",
        "name ubuntu-2404-cuda-130 => linux ubuntu 24.04 codename:noble software:cuda/13.0",
        "name gpu-cuda-118-v20240415 => - - - software:cuda/11.8",
        "name gpu-cuda_124 => - - - software:cuda/12.4",
        "name gpu-cuda-92 => - - - software:cuda/9.2",
        "name gpu-cuda130 => - - - software:cuda/13.0",
        "name gpu-cu130 => - - - software:cuda/13.0",
        "name gpu-cuda-13-0 => - - - software:cuda/13.0",
        "name gpu-cuda-12.4.1 => - - - software:cuda/12.4",
        "name gpu-cuda-12-580 => - - - software:cuda/12",
        "name gpu-cuda12-580 => - - - software:cuda/12",
        "name gpu-cuda-130-580 => - - - software:cuda/13.0",
        "name gpu-cuda-2 => - - -",
        "name gpu-cuda-580 => - - -",
        "name gpu-cuda-2204 => - - -",
        "name gpu-cuda-100-gb => - - -",
        "name gpu-cuda-64gb => - - -",
    ]);
}

#[test]
fn images_of_cluster_nodes_are_identified() {
    check(&[
        "name ubuntu-gke-2404-1-35-arm64-v20260722 => linux ubuntu 24.04 codename:noble arch:aarch64",
        "name ubuntu-gke-2404-1-35-amd64-v20260722-tpu => linux ubuntu 24.04 codename:noble arch:x86_64 software:tpu",
        "name ubuntu-gke-2404-1-35-amd64-v20260722a => linux ubuntu 24.04 codename:noble arch:x86_64",
        "name ubuntu-gke-2204-1-31-v20250915-cgroupsv1 => linux ubuntu 22.04 codename:jammy",
        "name gke-1351-gke1396000-cos-125-19216-104-25-c-cgpv1-pre => linux cos 125 build:125-19216.104.25",
        "name gke-1351-gke1396000-cos-arm64-125-19216-104-25-c-pre => linux cos 125 build:125-19216.104.25 arch:aarch64",
        "family capi-ubuntu-2404-k8s-v1-31 | name cluster-api-ubuntu-2404-v1-31-4-1736361852 => linux ubuntu 24.04 codename:noble",
        "name ubuntu-24.04-v1.33.12 => linux ubuntu 24.04 codename:noble",
        "name flatcar-kube-v1.27.4 => linux flatcar -",
        "name flatcar-stable-4152.2.3-kube-v1.32.4 => linux flatcar 4152.2.3 channel:stable",
        "name rockylinux-9-kube-v1.30.0 => linux rocky 9",
        "name rhel-8-kube-v1-28-3 => linux rhel 8",
        "name talos-kube-v1.34.0 => - - -",
    ]);
}

#[test]
fn xp_alone_is_not_windows() {
    check(&[
        "name linux-xp-app => - - -",
        "name expert-xp-server => - - -",
        "name xp-farm-10 => - - -",
        "name windows-xp-app => windows windows -",
    ]);
}

#[test]
fn the_system_may_follow_its_software() {
    check(&[
        "family sql-std-2014-win-2012-r2 | name sql-2014-standard-windows-2012-r2-dc-v20180410 => windows windows 2012_R2 variant:datacenter software:sql-server/2014/standard",
        "license windows-sql-cloud/sql-server-2022-standard | license windows-cloud/windows-server-2025-dc | family sql-std-2022-win-2025 | name sql-2022-standard-windows-2025-dc-v20250123 => windows windows 2025 variant:datacenter software:sql-server/2022/standard payg",
    ]);
}

//! Every row of the tables has at least one case here.
//!
//! What the codes of licences stand for is from Google's RHUI scripts and image tests, and from images
//! that have both a licence and its code.

use super::{OS_TABLES, STALE, without_universe};
use crate::os::tests::{ALL_NAMES, check};
use crate::provider::gce::license_codes::CODES;

fn has_case(cases: &[&str], clues: &str) -> bool {
    cases.iter().any(|case| case.split_once(" => ").is_some_and(|(input, _)| input == clues))
}

#[test]
fn every_license_code_has_a_case() {
    check(CODE_CASES);
    for (code, _) in CODES {
        assert!(has_case(CODE_CASES, &format!("code {code}")), "no case for {code}");
    }
    assert!(CODES.is_sorted_by_key(|(code, _)| *code));
}

#[test]
fn every_publisher_has_a_case() {
    check(PROJECT_CASES);
    let projects = OS_TABLES.publishers.iter().map(|row| row.project);
    for project in projects.clone() {
        let clues = format!("name x | project {project}");
        assert!(has_case(PROJECT_CASES, &clues), "no case for {project}");
    }
    assert!(projects.is_sorted());
}

#[test]
fn every_stale_license_has_a_case() {
    for license in STALE {
        let mut cases = ALL_NAMES.iter().copied().flatten();
        assert!(cases.any(|case| case.contains(license)), "no case for {license}");
    }
}

#[test]
fn the_universe_of_a_project_is_removed() {
    for (project, expected) in [
        ("debian-cloud", "debian-cloud"),
        ("s3ns-system:debian-cloud", "debian-cloud"),
        ("eu0-system:ubuntu-os-cloud", "ubuntu-os-cloud"),
        ("eu0:rocky-linux-cloud", "rocky-linux-cloud"),
        ("s3ns:acme", "acme"),
        ("s3ns-system:", ""),
        ("example.com:debian-cloud", "example.com:debian-cloud"),
    ] {
        assert_eq!(without_universe(project), expected, "{project}");
    }
}

const CODE_CASES: &[&str] = &[
    "code 1000000 => windows windows 2008_R2 variant:datacenter payg",
    "code 1000002 => linux rhel 6 payg",
    "code 1000006 => linux rhel 7 payg",
    "code 1000008 => linux sles 12 payg",
    "code 1000015 => windows windows 2012 variant:datacenter payg",
    "code 1000017 => windows windows 2012_R2 variant:datacenter payg",
    "code 1000201 => linux ubuntu 16.04 codename:xenial",
    "code 1000204 => linux debian 8 codename:jessie",
    "code 1000205 => linux debian 9 codename:stretch",
    "code 1000207 => linux centos 7",
    "code 1000212 => linux opensuse-leap -",
    "code 1000213 => windows windows 2016 variant:datacenter payg",
    "code 1000215 => - - - software:sql-server/2014/standard",
    "code 1000216 => - - - software:sql-server/2014/enterprise",
    "code 1000217 => - - - software:sql-server/2014/web",
    "code 1000218 => - - - software:sql-server/2016/standard",
    "code 1000219 => - - - software:sql-server/2016/enterprise",
    "code 1000220 => - - - software:sql-server/2012/standard",
    "code 1000222 => - - - software:sql-server/2012/enterprise",
    "code 1000223 => - - - software:sql-server/2012/web",
    "code 1000224 => - - - software:sql-server/2016/web",
    "code 1000225 => - - - software:sql-server/2016/express",
    "code 1000226 => windows windows - variant:core",
    "code 1000502 => windows windows 2008 variant:datacenter payg",
    "code 1001010 => linux cos -",
    "code 4315490921280396 => - - - software:sql-server/2017/express",
    "code 489291035512960571 => linux rhel 8 variant:sap byos",
    "code 591260547102547226 => linux ubuntu 22.04 codename:jammy variant:minimal",
    "code 599959289349842382 => linux ubuntu 20.04 codename:focal variant:pro payg",
    "code 601259152637613565 => linux rhel 8 payg",
    "code 769514169992655511 => linux ubuntu 20.10 codename:groovy",
    "code 892251481491401980 => linux ubuntu 20.04 codename:focal variant:pro-fips payg",
    "code 973054079889996136 => windows windows 2025 variant:standard payg",
    "code 996690525257673675 => linux rhel 7 variant:sap payg",
    "code 1001413950881922175 => linux fedora 35 variant:cloud",
    "code 1086120352405948436 => - - - software:sql-server/2022/web",
    "code 1176308840663243801 => linux rhel 6 variant:els payg",
    "code 1221576520422937469 => linux ubuntu 16.04 codename:xenial variant:minimal",
    "code 1239729342351313064 => - - - software:sql-server/2022/enterprise",
    "code 1270685562947480748 => linux rhel 8 variant:sap payg",
    "code 1393672665428796501 => linux rocky 9",
    "code 1492188837615955530 => linux rhel 7 byos",
    "code 1656378918552316916 => windows windows 2008 variant:standard payg",
    "code 1741222371620352982 => - - - software:sql-server/2017/enterprise",
    "code 1785892118823772022 => linux rhel 7 variant:sap payg",
    "code 2147286739765738111 => linux debian 12 codename:bookworm",
    "code 2176054482269786025 => linux ubuntu 24.04 codename:noble variant:pro payg",
    "code 2211838267635035815 => linux ubuntu 20.04 codename:focal",
    "code 2314222210107429186 => linux ubuntu 22.10 codename:kinetic variant:minimal",
    "code 2587764519704208542 => linux centos 9 variant:stream",
    "code 2592866803419978320 => linux ubuntu 22.04 codename:jammy variant:pro payg",
    "code 2609515522535746798 => linux ubuntu 18.04 codename:bionic variant:pro-fips payg",
    "code 2643967004807329741 => windows windows - variant:for-containers",
    "code 2706998670158047507 => linux fedora 34 variant:cloud",
    "code 2745185555069962241 => - - - software:sql-server/2022/express",
    "code 2808834792899686364 => windows windows 2022 byos",
    "code 2862452038400965874 => linux rhel 6 byos",
    "code 2884288503322349663 => - - - software:sql-server/2025/enterprise",
    "code 3039072951948447844 => - - - software:sql-server/2019/enterprise",
    "code 3042936622923550835 => - - - software:sql-server/2019/standard",
    "code 3197331720697687881 => linux centos 8 variant:stream",
    "code 3210324663486239092 => linux ubuntu 22.10 codename:kinetic",
    "code 3242930272766215801 => linux ubuntu 24.04 codename:noble",
    "code 3284763237085719542 => windows windows 2008_R2 variant:standard payg",
    "code 3313713657389392963 => linux rocky 9 variant:optimized-gcp",
    "code 3389558045860892917 => windows windows 2019 variant:datacenter payg",
    "code 3398668354433905558 => - - - software:sql-server/2017/web",
    "code 3474194821636071553 => linux fedora - variant:coreos channel:stable",
    "code 3491824550911535745 => linux ubuntu 22.04 codename:jammy software:tpu",
    "code 3779260279882162318 => linux fedora - variant:coreos channel:testing",
    "code 3837518230911135854 => linux rhel 9 byos",
    "code 3853522013536123851 => linux debian 11 codename:bullseye",
    "code 4079807029871201927 => windows windows 2022 variant:datacenter payg",
    "code 4079932016749305610 => linux sles 12 variant:sap payg",
    "code 4322823184804632846 => windows windows 2016 byos",
    "code 4496053841174591517 => linux rocky 8",
    "code 4551215591257167608 => windows windows 2008_R2 byos",
    "code 4621277670514851623 => linux rhel 7 byos",
    "code 4646774207868449156 => linux rhel 7 variant:els payg",
    "code 4650988716595113600 => linux ubuntu 20.04 codename:focal variant:minimal",
    "code 4720191914037931587 => linux rhel 6 byos",
    "code 4764125400812555962 => linux sles 15 variant:sap payg",
    "code 4819555115818134498 => windows windows 2016 variant:standard payg",
    "code 4874454843789519845 => windows windows 2019 variant:standard payg",
    "code 4937629199917248478 => linux fedora 36 variant:cloud",
    "code 4947589846537827291 => linux ubuntu 21.04 codename:hirsute variant:minimal",
    "code 5030842449011296880 => windows windows 2003 variant:standard payg",
    "code 5378856944553710442 => linux ubuntu 18.04 codename:bionic variant:minimal",
    "code 5422776498422280384 => linux sles 15 payg",
    "code 5507061839551517143 => windows windows 2000 variant:standard payg",
    "code 5511465778777431107 => linux ubuntu 22.04 codename:jammy",
    "code 5543610867827062957 => linux debian 10 codename:buster",
    "code 5559842820536817947 => windows windows 2012 byos",
    "code 5731035067256925298 => linux centos 8",
    "code 5882583258875011738 => linux rhel 7 variant:sap payg",
    "code 5926592092274602096 => linux ubuntu 18.04 codename:bionic",
    "code 5955710252559838163 => linux rhel 7 variant:sap payg",
    "code 6022427724719891830 => linux ubuntu 18.04 codename:bionic variant:pro payg",
    "code 6107784707477449232 => windows windows 2022 variant:standard payg",
    "code 6213885950785916969 => - - - software:sql-server/2019/web",
    "code 6367554477567938683 => - - - software:sql-server/2019/express",
    "code 6383960536289251289 => linux ubuntu 22.04 codename:jammy variant:pro-fips-updates payg",
    "code 6508311393003325021 => linux ubuntu 24.04 codename:noble variant:minimal",
    "code 6532438499690676691 => windows windows 2019 byos",
    "code 6558362506632242275 => linux rocky 8 variant:optimized-gcp",
    "code 6621875542391421291 => windows windows 2025 byos",
    "code 6710259852346942597 => windows windows 2004 variant:datacenter payg",
    "code 6738952703547430631 => windows windows 2012_R2 byos",
    "code 6753525580035552782 => linux rhel 9 variant:sap byos",
    "code 6795597790302237536 => - - - software:sql-server/2017/standard",
    "code 7142647615590922601 => windows windows 2025 variant:datacenter payg",
    "code 7272665912576537111 => linux ubuntu 21.04 codename:hirsute",
    "code 7695108898142923768 => windows windows 2012 variant:standard payg",
    "code 7764068523658872858 => - - - software:sql-server/2022/standard",
    "code 7798417859637521376 => windows windows 2012_R2 variant:standard payg",
    "code 7842126891402957754 => linux fedora 37 variant:cloud channel:beta",
    "code 7883559014960410759 => linux rhel 9 payg",
    "code 8045211386737108299 => linux ubuntu 16.04 codename:xenial variant:pro payg",
    "code 8143918599989015142 => linux ubuntu 20.10 codename:groovy variant:minimal",
    "code 8291906032809750558 => linux rhel 9 variant:sap payg",
    "code 8475125252192923229 => linux rhel 8 byos",
    "code 8555687517154622919 => linux rhel 7 variant:sap payg",
    "code 8565510459461902525 => linux fedora - variant:coreos channel:next",
    "code 8893652039163547754 => - - - software:sql-server/2025/standard",
    "code 9049461577077854368 => - - - software:sql-server/2025/web",
];

const PROJECT_CASES: &[&str] = &[
    "name x | project almalinux-cloud => linux almalinux -",
    "name x | project centos-cloud => linux centos -",
    "name x | project coreos-cloud => linux coreos -",
    "name x | project cos-cloud => linux cos -",
    "name x | project debian-cloud => linux debian -",
    "name x | project fedora-cloud => linux fedora -",
    "name x | project fedora-coreos-cloud => linux fedora -",
    "name x | project freebsd-org-cloud-dev => freebsd freebsd -",
    "name x | project kinvolk-public => linux flatcar -",
    "name x | project opensuse-cloud => linux opensuse -",
    "name x | project oracle-linux-cloud => linux ol -",
    "name x | project rhel-byos-cloud => linux rhel -",
    "name x | project rhel-cloud => linux rhel -",
    "name x | project rhel-sap-cloud => linux rhel -",
    "name x | project rocky-linux-accelerator-cloud => linux rocky -",
    "name x | project rocky-linux-cloud => linux rocky -",
    "name x | project suse-cloud => linux sles -",
    "name x | project suse-sap-cloud => linux sles -",
    "name x | project ubuntu-os-accelerator-images => linux ubuntu -",
    "name x | project ubuntu-os-cloud => linux ubuntu -",
    "name x | project ubuntu-os-gke-cloud => linux ubuntu -",
    "name x | project ubuntu-os-pro-cloud => linux ubuntu -",
    "name x | project windows-cloud => windows windows -",
    "name x | project windows-sql-cloud => windows windows -",
];

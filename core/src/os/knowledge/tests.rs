//! Every row of the data held to at least one line.
//!
//! What the codes of licences mean is taken from Google's RHUI scripts and image tests, and from images
//! that carry both a licence and its code.

use super::codenames::CODENAMES;
use super::distros::DISTROS;
use super::licenses::{CODES, STALE};
use super::projects::PUBLISHERS;
use super::vocabulary::{CHANNELS, VARIANTS, WORDS};
use super::{Knowledge, Meaning};
use crate::os::tests::{ALL_NAMES, check};
use crate::os::words::{WordKind, Words};

fn inputs(cases: &[&'static str]) -> Vec<&'static str> {
    cases.iter().map(|case| case.split_once(" => ").expect("CLUES => WHAT IS TOLD").0).collect()
}

#[test]
fn spellings() {
    check(SPELLINGS_HELD);
    let held = inputs(SPELLINGS_HELD);
    for distro in DISTROS {
        for spelling in distro.spellings {
            let line = format!("distro {}", spelling.phrase);
            assert!(held.contains(&&*line), "no line for {line}");
        }
    }
}

#[test]
fn codenames() {
    check(CODENAMES_HELD);
    let held = inputs(CODENAMES_HELD);
    for row in CODENAMES.iter().flat_map(|(_, codenames)| *codenames) {
        let distro = Knowledge::builtin().lasting_id(row.distro);
        let line = format!("license {distro}-{}", row.name);
        assert!(held.contains(&&*line), "no line for {line}");
    }
}

#[test]
fn license_codes() {
    check(CODES_HELD);
    let held = inputs(CODES_HELD);
    for (code, _) in CODES {
        assert!(held.contains(&&*format!("code {code}")), "no line for {code}");
    }
    assert!(CODES.is_sorted_by_key(|(code, _)| *code));
}

#[test]
fn projects() {
    check(PROJECTS_HELD);
    let held = inputs(PROJECTS_HELD);
    for (project, _) in PUBLISHERS {
        assert!(held.contains(&&*format!("name x | project {project}")), "no line for {project}");
    }
    assert!(PUBLISHERS.is_sorted_by_key(|(project, _)| *project));
}

#[test]
fn words_for_processors_hold_letters_and_digits() {
    for (words, meaning) in WORDS {
        if let Meaning::Arch(_) = meaning {
            assert!(Words::new(words).all(|word| word.kind == WordKind::Mixed), "{words}");
        }
    }
}

#[test]
fn words() {
    check(WORDS_HELD);
    check(WORDS_HELD);
    let held: Vec<_> = ALL_NAMES
        .iter()
        .copied()
        .chain([WORDS_HELD])
        .flatten()
        .flat_map(|case| Words::new(case))
        .map(|word| word.text().to_ascii_lowercase())
        .collect();
    let without: Vec<_> = WORDS
        .iter()
        .flat_map(|(words, _)| words.split(' '))
        .filter(|word| {
            !held.iter().any(|held| {
                let rest = held.strip_prefix(word.as_bytes());
                rest.is_some_and(|rest| rest.iter().all(u8::is_ascii_digit))
            })
        })
        .collect();
    assert!(without.is_empty(), "no line for {without:?}");
    let told: String = ALL_NAMES.iter().copied().chain([WORDS_HELD]).flatten().copied().collect();
    for word in VARIANTS {
        assert!(told.contains(word), "no line for the variant {word}");
    }
    for word in CHANNELS {
        assert!(told.contains(&format!("channel:{word}")), "no line for the channel {word}");
    }
    for license in STALE {
        assert!(told.contains(license), "no line for {license}");
    }
}

/// Words that no vendor's name among the other tests has.
const WORDS_HELD: &[&str] = &[
    "license ubuntu-os-accelerator-images/ubuntu-2404-accelerated => linux ubuntu 24.04 codename:noble variant:accelerator",
    "name rhel-10-gvnic-baremetal-unsigned => linux rhel 10 variant:gvnic-baremetal-unsigned",
    "name windows-server-preview-dc => windows windows - variant:datacenter channel:preview",
    "name windows-11-preview-ent-x64 => windows windows 11 variant:enterprise channel:preview arch:x86_64",
    "name debian-12-x8664 => linux debian 12 codename:bookworm arch:x86_64",
    "name debian-9-i386 => linux debian 9 codename:stretch arch:i686",
    "name debian-9-i586 => linux debian 9 codename:stretch arch:i686",
    "name debian-9-i686 => linux debian 9 codename:stretch arch:i686",
    "name mssql-2019-standard-windows-2019 => windows windows 2019 software:sql-server/2019/standard",
    "name ubuntu-cloud-images-22.04 => linux ubuntu 22.04 codename:jammy",
    "name debian-12-kvm-uefi-byos => linux debian 12 codename:bookworm byos",
    "name windows-server-2016-dc-bios-byol => windows windows 2016 variant:datacenter byos",
    "name daily-ubuntu-minimal-2004-focal-v20200423 => linux ubuntu 20.04 codename:focal variant:minimal",
    "name fedora-40-guest-arm64 => linux fedora 40 arch:aarch64",
    "name windows-server-2019-evaluation-edition-std => windows windows 2019 variant:standard",
    "description SUSE Linux Enterprise 11 SP3 released on 2014-06-26, built on 2014-08-20 => linux sles 11.3",
    "description Debian 12, supports arm64 => linux debian 12 codename:bookworm",
    "description Red Hat, Red Hat Enterprise Linux, 9.6 (EUS + LVM), x86_64 with Extended Update Support (EUS) and an LVM boot volume built on 20250101 => linux rhel 9.6 variant:eus-lvm arch:x86_64",
    "description Red Hat, Red Hat Enterprise Linux for SAP with HA and Update Services, 9.6, x86_64 built on 20250101 => linux rhel 9.6 variant:sap-ha arch:x86_64",
    "description The official Debian 12 => linux debian 12 codename:bookworm",
    "description Local Debian GNU/Linux 7.1 (wheezy) built on 2013-06-17 => linux debian 7 codename:wheezy build:7.1",
    "description Accounts Beta Debian GNU/Linux, 7.9 (wheezy), amd64 with backports kernel and SSH packages => linux debian 7 codename:wheezy build:7.9 variant:backports arch:x86_64",
    "description NVMe optimized Debian GNU/Linux 7.6 (wheezy) amd64 with backports kernel => linux debian 7 codename:wheezy build:7.6 variant:backports arch:x86_64",
    "description Canonical, Ubuntu, 18.04 LTS Pro FIPS Server, amd64 bionic pro fips server image built on 2022-10-18 => linux ubuntu 18.04 codename:bionic variant:pro-fips arch:x86_64",
    "description AlmaLinux OS Foundation, AlmaLinux, 9, x86_64 built on 20240312 => linux almalinux 9 arch:x86_64",
    "description Kinvolk, Flatcar Container Linux stable, 3815.2.5, amd64-usr published on 2024-05-01 => linux flatcar 3815.2.5 channel:stable arch:x86_64",
];

const SPELLINGS_HELD: &[&str] = &[
    "distro debian gnu linux => linux debian -",
    "distro debian => linux debian -",
    "distro deb => linux debian -",
    "distro org debian => linux debian -",
    "distro ubuntu => linux ubuntu -",
    "distro ub => linux ubuntu -",
    "distro u => - u - unrecognized:/os/distro",
    "distro com ubuntu => linux ubuntu -",
    "distro org ubuntu => linux ubuntu -",
    "distro canonical => linux ubuntu -",
    "distro rhel => linux rhel -",
    "distro red hat enterprise linux server => linux rhel -",
    "distro red hat enterprise linux => linux rhel -",
    "distro redhat enterprise linux => linux rhel -",
    "distro red hat => linux rhel -",
    "distro redhat => linux rhel -",
    "distro com redhat => linux rhel -",
    "distro rhcos => linux rhcos -",
    "distro red hat coreos => linux rhcos -",
    "distro rhel coreos => linux rhcos -",
    "distro red hat enterprise linux coreos => linux rhcos -",
    "distro redhat coreos => linux rhcos -",
    "distro redhat coreos ocp => linux rhcos -",
    "distro redhat coreos oke => linux rhcos -",
    "distro redhat coreos opp => linux rhcos -",
    "distro centos stream => linux centos - variant:stream",
    "distro centos linux => linux centos -",
    "distro centos => linux centos -",
    "distro org centos => linux centos -",
    "distro rocky linux => linux rocky -",
    "distro rockylinux => linux rocky -",
    "distro rocky => linux rocky -",
    "distro almalinux => linux almalinux -",
    "distro alma linux => linux almalinux -",
    "distro alma => linux almalinux -",
    "distro oracle linux server => linux ol -",
    "distro oracle linux => linux ol -",
    "distro oraclelinux => linux ol -",
    "distro ol => linux ol -",
    "distro oracle => linux ol -",
    "distro suse linux enterprise server => linux sles -",
    "distro suse linux enterprise => linux sles -",
    "distro suse enterprise linux => linux sles -",
    "distro suse manager => linux sles - software:suse-manager",
    "distro suma => linux sles - software:suse-manager",
    "distro sles => linux sles -",
    "distro sles sap => linux sles - variant:sap",
    "distro sle => linux sles -",
    "distro suse linux enterprise desktop => linux sled -",
    "distro sled => linux sled -",
    "distro com suse => linux sled -",
    "distro suse linux enterprise micro => linux sle-micro -",
    "distro sle micro => linux sle-micro -",
    "distro slem => linux sle-micro -",
    "distro suse linux micro => linux sl-micro -",
    "distro sl micro => linux sl-micro -",
    "distro opensuse => linux opensuse -",
    "distro suse => linux opensuse -",
    "distro suse linux => linux opensuse -",
    "distro suse enterprise => linux opensuse -",
    "distro org opensuse => linux opensuse -",
    "distro opensuse leap => linux opensuse-leap -",
    "distro opensuse tumbleweed => linux opensuse-tumbleweed -",
    "distro opensusetumbleweed => linux opensuse-tumbleweed -",
    "distro opensuse microos => linux opensuse-microos -",
    "distro fedora coreos => linux fedora - variant:coreos",
    "distro fcos => linux fedora - variant:coreos",
    "distro fedora cloud base gcp => linux fedora - variant:cloud",
    "distro fedora cloud base gce => linux fedora - variant:cloud",
    "distro fedora cloud base generic => linux fedora - variant:cloud",
    "distro fedora cloud base => linux fedora - variant:cloud",
    "distro fedora cloud => linux fedora - variant:cloud",
    "distro fedora atomic => linux fedora -",
    "distro fedora linux => linux fedora -",
    "distro fedora => linux fedora -",
    "distro org fedora => linux fedora -",
    "distro org fedoraproject => linux fedora -",
    "distro coreos container linux => linux coreos -",
    "distro container linux by coreos => linux coreos -",
    "distro coreos => linux coreos -",
    "distro flatcar container linux => linux flatcar -",
    "distro flatcar linux => linux flatcar -",
    "distro flatcar => linux flatcar -",
    "distro container optimized os from google => linux cos -",
    "distro container optimized os => linux cos -",
    "distro gci => linux cos -",
    "distro cos => linux cos -",
    "distro gcel => linux gcel -",
    "distro container vm => linux - -",
    "distro google container vm => linux - -",
    "distro linux => linux - -",
    "distro microsoft windows server => windows windows -",
    "distro windows server => windows windows -",
    "distro windows => windows windows -",
    "distro windowsserver => windows windows -",
    "distro win => windows windows -",
    "distro ubu => linux ubuntu -",
    "distro cos pcid => linux cos -",
    "distro amazon => linux amzn -",
    "distro centosstream => linux centos - variant:stream",
    "distro ws => windows windows -",
    "distro winserver => windows windows -",
    "distro win server => windows windows -",
    "distro com microsoft server => windows windows -",
    "distro microsoft => windows windows -",
    "distro windoze => windows windows -",
    "distro freebsd => freebsd freebsd -",
    "distro org freebsd => freebsd freebsd -",
    "distro openbsd => openbsd openbsd -",
    "distro org openbsd => openbsd openbsd -",
    "distro netbsd => netbsd netbsd -",
    "distro org netbsd => netbsd netbsd -",
    "distro dragonflybsd => dragonfly dragonfly -",
    "distro dragonfly bsd => dragonfly dragonfly -",
    "distro pfsense => freebsd pfsense -",
    "distro opnsense => freebsd opnsense -",
    "distro cirros => linux cirros -",
    "distro arch linux => linux arch -",
    "distro archlinux => linux arch -",
    "distro arch => linux arch -",
    "distro org archlinux => linux arch -",
    "distro gentoo => linux gentoo -",
    "distro org gentoo => linux gentoo -",
    "distro openeuler => linux openEuler -",
    "distro anolis os => linux anolis -",
    "distro anolis => linux anolis -",
    "distro anolisos => linux anolis -",
    "distro opencloudos => linux opencloudos -",
    "distro tencentos server => linux tencentos -",
    "distro tencentos => linux tencentos -",
    "distro alibaba cloud linux => linux alinux -",
    "distro alinux => linux alinux -",
    "distro amazon linux => linux amzn -",
    "distro amazonlinux => linux amzn -",
    "distro amzn => linux amzn -",
    "distro al => linux amzn -",
    "distro alpine linux => linux alpine -",
    "distro alpinelinux => linux alpine -",
    "distro alpine => linux alpine -",
    "distro vyos => linux vyos -",
    "distro mikrotik routeros => linux routeros -",
    "distro mikrotik chr => linux routeros -",
    "distro mikrotik => linux routeros -",
    "distro routeros => linux routeros -",
    "distro openwrt => linux openwrt -",
    "distro kali linux => linux kali -",
    "distro kali => linux kali -",
    "distro parrot os => linux parrot -",
    "distro parrotos => linux parrot -",
    "distro parrot => linux parrot -",
    "distro linux mint => linux linuxmint -",
    "distro linuxmint => linux linuxmint -",
    "distro mint => linux linuxmint -",
    "distro nixos => linux nixos -",
    "distro nixos image => linux nixos -",
    "distro garden linux => linux gardenlinux -",
    "distro gardenlinux => linux gardenlinux -",
    "distro talos linux => linux talos -",
    "distro talos => linux talos -",
    "distro bottlerocket => linux bottlerocket -",
    "distro photon os => linux photon -",
    "distro photonos => linux photon -",
    "distro photon => linux photon -",
    "distro azure linux => linux azurelinux -",
    "distro azurelinux => linux azurelinux -",
    "distro cbl mariner => linux mariner -",
    "distro mariner => linux mariner -",
    "distro virtuozzo => linux virtuozzo -",
    "distro cloudlinux => linux cloudlinux -",
    "distro cloud linux => linux cloudlinux -",
    "distro scientific linux => linux scientific -",
    "distro scientific => linux scientific -",
    "distro eurolinux => linux eurolinux -",
    "distro mageia => linux mageia -",
    "distro mandrake => linux mandrake -",
    "distro mandrakelinux => linux mandrake -",
    "distro mandriva => linux mandriva -",
    "distro mandrivalinux => linux mandriva -",
    "distro mes => linux mes -",
    "distro mandrivaent => linux mes -",
    "distro mandrivaes => linux mes -",
    "distro slackware => linux slackware -",
    "distro void linux => linux void -",
    "distro voidlinux => linux void -",
    "distro void => linux void -",
    "distro guix system => linux guix -",
    "distro guix => linux guix -",
    "distro devuan => linux devuan -",
    "distro raspbian => linux raspbian -",
    "distro proxmox ve => linux proxmox -",
    "distro proxmox => linux proxmox -",
    "distro clear linux => linux clear-linux-os -",
    "distro clearlinux => linux clear-linux-os -",
    "distro rancheros => linux rancheros -",
    "distro sonic => linux sonic -",
    "distro astra linux => linux astra -",
    "distro astralinux => linux astra -",
    "distro astra => linux astra -",
    "distro alt linux => linux altlinux -",
    "distro altlinux => linux altlinux -",
    "distro alt => linux altlinux -",
    "distro red os => linux redos -",
    "distro redos => linux redos -",
    "distro uniontech os => linux uos -",
    "distro uos => linux uos -",
    "distro kylin linux => linux kylin -",
    "distro kylin => linux kylin -",
    "distro solaris => solaris solaris -",
    "distro opensolaris => solaris opensolaris -",
    "distro org opensolaris => solaris opensolaris -",
    "distro smartos => illumos smartos -",
    "distro netware => netware netware -",
    "distro novell => netware netware -",
    "distro ms dos => msdos msdos -",
    "distro msdos => msdos msdos -",
];

const CODENAMES_HELD: &[&str] = &[
    "license ubuntu-resolute => linux ubuntu 26.04 codename:resolute",
    "license ubuntu-questing => linux ubuntu 25.10 codename:questing",
    "license ubuntu-plucky => linux ubuntu 25.04 codename:plucky",
    "license ubuntu-oracular => linux ubuntu 24.10 codename:oracular",
    "license ubuntu-noble => linux ubuntu 24.04 codename:noble",
    "license ubuntu-mantic => linux ubuntu 23.10 codename:mantic",
    "license ubuntu-lunar => linux ubuntu 23.04 codename:lunar",
    "license ubuntu-kinetic => linux ubuntu 22.10 codename:kinetic",
    "license ubuntu-jammy => linux ubuntu 22.04 codename:jammy",
    "license ubuntu-impish => linux ubuntu 21.10 codename:impish",
    "license ubuntu-hirsute => linux ubuntu 21.04 codename:hirsute",
    "license ubuntu-groovy => linux ubuntu 20.10 codename:groovy",
    "license ubuntu-focal => linux ubuntu 20.04 codename:focal",
    "license ubuntu-eoan => linux ubuntu 19.10 codename:eoan",
    "license ubuntu-disco => linux ubuntu 19.04 codename:disco",
    "license ubuntu-cosmic => linux ubuntu 18.10 codename:cosmic",
    "license ubuntu-bionic => linux ubuntu 18.04 codename:bionic",
    "license ubuntu-artful => linux ubuntu 17.10 codename:artful",
    "license ubuntu-zesty => linux ubuntu 17.04 codename:zesty",
    "license ubuntu-yakkety => linux ubuntu 16.10 codename:yakkety",
    "license ubuntu-xenial => linux ubuntu 16.04 codename:xenial",
    "license ubuntu-wily => linux ubuntu 15.10 codename:wily",
    "license ubuntu-vivid => linux ubuntu 15.04 codename:vivid",
    "license ubuntu-utopic => linux ubuntu 14.10 codename:utopic",
    "license ubuntu-trusty => linux ubuntu 14.04 codename:trusty",
    "license ubuntu-saucy => linux ubuntu 13.10 codename:saucy",
    "license ubuntu-raring => linux ubuntu 13.04 codename:raring",
    "license ubuntu-quantal => linux ubuntu 12.10 codename:quantal",
    "license ubuntu-precise => linux ubuntu 12.04 codename:precise",
    "license ubuntu-oneiric => linux ubuntu 11.10 codename:oneiric",
    "license ubuntu-natty => linux ubuntu 11.04 codename:natty",
    "license ubuntu-maverick => linux ubuntu 10.10 codename:maverick",
    "license ubuntu-lucid => linux ubuntu 10.04 codename:lucid",
    "license ubuntu-karmic => linux ubuntu 9.10 codename:karmic",
    "license ubuntu-jaunty => linux ubuntu 9.04 codename:jaunty",
    "license ubuntu-intrepid => linux ubuntu 8.10 codename:intrepid",
    "license ubuntu-hardy => linux ubuntu 8.04 codename:hardy",
    "license debian-trixie => linux debian 13 codename:trixie",
    "license debian-bookworm => linux debian 12 codename:bookworm",
    "license debian-bullseye => linux debian 11 codename:bullseye",
    "license debian-buster => linux debian 10 codename:buster",
    "license debian-stretch => linux debian 9 codename:stretch",
    "license debian-jessie => linux debian 8 codename:jessie",
    "license debian-wheezy => linux debian 7 codename:wheezy",
    "license debian-squeeze => linux debian 6 codename:squeeze",
    "license debian-lenny => linux debian 5 codename:lenny",
    "license debian-etch => linux debian 4 codename:etch",
];

const CODES_HELD: &[&str] = &[
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

const PROJECTS_HELD: &[&str] = &[
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

//! Every row of the data has at least one case here.

use super::codenames::CODENAMES;
use super::distros::DISTROS;
use super::vocabulary::{CHANNELS, VARIANTS, WORDS};
use super::{Knowledge, Meaning};
use crate::os::tests::{ALL_NAMES, check};
use crate::os::tokens::{TokenKind, Tokens};

fn inputs_of(cases: &[&'static str]) -> Vec<&'static str> {
    cases.iter().map(|case| case.split_once(" => ").expect("CLUES => RESULT").0).collect()
}

#[test]
fn every_alias_has_a_case() {
    check(ALIAS_CASES);
    let inputs = inputs_of(ALIAS_CASES);
    for distro in DISTROS {
        for alias in distro.aliases {
            let input = format!("distro {}", alias.phrase);
            assert!(inputs.contains(&&*input), "no case for {input}");
        }
    }
}

#[test]
fn every_codename_has_a_case() {
    check(CODENAME_CASES);
    let inputs = inputs_of(CODENAME_CASES);
    for row in CODENAMES.iter().flat_map(|(_, codenames)| *codenames) {
        let distro = Knowledge::builtin().static_id(row.distro);
        let input = format!("license {distro}-{}", row.name);
        assert!(inputs.contains(&&*input), "no case for {input}");
    }
}

#[test]
fn terms_for_architectures_have_letters_and_digits() {
    for (words, meaning) in WORDS {
        if let Meaning::Arch(_) = meaning {
            assert!(Tokens::new(words).all(|word| word.kind == TokenKind::Mixed), "{words}");
        }
    }
}

#[test]
fn every_term_has_a_case() {
    check(TERM_CASES);
    let tokens: Vec<_> = ALL_NAMES
        .iter()
        .copied()
        .chain([TERM_CASES])
        .flatten()
        .flat_map(|case| Tokens::new(case))
        .map(|token| token.text().to_ascii_lowercase())
        .collect();
    let missing: Vec<_> = WORDS
        .iter()
        .flat_map(|(words, _)| words.split(' '))
        .filter(|word| {
            !tokens.iter().any(|token| {
                let rest = token.strip_prefix(word.as_bytes());
                rest.is_some_and(|rest| rest.iter().all(u8::is_ascii_digit))
            })
        })
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    let results: String =
        ALL_NAMES.iter().copied().chain([TERM_CASES]).flatten().copied().collect();
    for word in VARIANTS {
        assert!(results.contains(word), "no case for the variant {word}");
    }
    for word in CHANNELS {
        assert!(results.contains(&format!("channel:{word}")), "no case for the channel {word}");
    }
}

/// Terms that no name in the other tests has.
const TERM_CASES: &[&str] = &[
    "license ubuntu-os-accelerator-images/ubuntu-2404-accelerated => linux ubuntu 24.04 codename:noble variant:accelerator",
    "name rhel-10-gvnic-baremetal-unsigned => linux rhel 10 variant:gvnic-baremetal-unsigned",
    "name windows-server-preview-dc => windows windows - variant:datacenter channel:preview",
    "name windows-server-2022-hotpatch-previews => windows windows 2022 channel:preview",
    "name windows-11-preview-ent-x64 => windows windows 11 variant:enterprise channel:preview arch:x86_64",
    "name debian-12-x8664 => linux debian 12 codename:bookworm arch:x86_64",
    "name debian-9-i386 => linux debian 9 codename:stretch arch:i686",
    "name debian-9-i586 => linux debian 9 codename:stretch arch:i686",
    "name debian-9-i686 => linux debian 9 codename:stretch arch:i686",
    "name mssql-2019-standard-windows-2019 => windows windows 2019 software:sql-server/2019/standard",
    "name ubuntu-cloud-images-22.04 => linux ubuntu 22.04 codename:jammy",
    "name debian-12-kvm-uefi-byos => linux debian 12 codename:bookworm byos",
    "name windows-server-2016-dc-bios-byol => windows windows 2016 variant:datacenter byos",
    "name daily-ubuntu-minimal-2004-focal-v20200423 => linux ubuntu 20.04 codename:focal variant:minimal channel:daily",
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

const ALIAS_CASES: &[&str] = &[
    "distro debian gnu linux => linux debian -",
    "distro debian => linux debian -",
    "distro deb => linux debian -",
    "distro org debian => linux debian -",
    "distro ubuntu => linux ubuntu -",
    "distro ub => linux ubuntu -",
    "distro ubuntu core => linux ubuntu-core -",
    "distro ubuntucore => linux ubuntu-core -",
    "distro u => - u - unrecognized:/os/distro",
    "distro com ubuntu => linux ubuntu -",
    "distro org ubuntu => linux ubuntu -",
    "distro canonical => linux ubuntu -",
    "distro rhel => linux rhel -",
    "distro rhel atomic => linux rhel - variant:atomic",
    "distro rhel atomic host => linux rhel - variant:atomic",
    "distro red hat enterprise linux atomic host => linux rhel - variant:atomic",
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
    "distro fedora atomic => linux fedora - variant:atomic",
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
    "distro freebsd ec2 => freebsd freebsd -",
    "distro macos => macos macos -",
    "distro mac os x => macos macos -",
    "distro mac os => macos macos -",
    "distro osx => macos macos -",
    "distro fedora cloud atomic => linux fedora - variant:atomic",
    "distro centos atomic host => linux centos - variant:atomic",
    "distro fedora cloud base amazonec2 => linux fedora - variant:cloud",
    "distro alpine ami => linux alpine -",
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

const CODENAME_CASES: &[&str] = &[
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

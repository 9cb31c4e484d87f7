//! The table of distributions, with all aliases that vendors use. It is long because it is data. Each alias has a case in
//! `tests.rs` beside it.

use super::distro_spec::{
    DistroRules, DistroSpec, Implied, PLAIN, Payg, alias, alias_glued, alias_in_field,
    alias_with_service_pack, alias_with_version, row,
};
use super::vocabulary::{
    ACCELERATOR, ALPHA, ATOMIC, BACKPORTS, BAREMETAL, BASIC, BETA, CHOST, CLOUD, CORE, COREOS,
    CURRENT, DAILY, DATACENTER, DEV, EDGE, ELS, ENTERPRISE, EUS, FIPS, FOR_CONTAINERS, GVNIC, HA,
    HARDENED, KITTEN, LTS, LVM, MINIMAL, NEXT, OPTIMIZED, PREVIEW, PRO, PROFESSIONAL, SAP, STABLE,
    STANDARD, STREAM, TESTING, UNSIGNED, UPDATES,
};
use crate::os::version_format::{BuildFormat, Numbers, VersionFormat};

const STREAM_ALONE: &Implied = &Implied { variants: STREAM, ..*PLAIN };

const FOR_SAP: &Implied = &Implied { variants: SAP, ..*PLAIN };

/// From 5 on, it runs on SLE Micro and SL Micro, too.
const MANAGER: &Implied =
    &Implied { product: Some("suse-manager"), on_several: Some((5, 9)), ..*PLAIN };

const FEDORA_COREOS: &Implied =
    &Implied { variants: COREOS, build: Some(BuildFormat::Dots), ..*PLAIN };

const FEDORA_CLOUD: &Implied =
    &Implied { variants: CLOUD, build: Some(BuildFormat::Hyphen(3)), ..*PLAIN };

/// A host of containers whose packages are one image (`VARIANT_ID=atomic.host`).
const ATOMIC_HOST: &Implied = &Implied { variants: ATOMIC, ..*PLAIN };

const UBUNTU_LTS: &Implied = &Implied { version_format: Some(VersionFormat::UbuntuLts), ..*PLAIN };

const WINDOWS_SERVER: &Implied =
    &Implied { version_format: Some(VersionFormat::WindowsServer), ..*PLAIN };

/// `al2023`; `al9` could be `AlmaLinux`, and `al2` anything.
const AMAZON: &Implied =
    &Implied { version_format: Some(VersionFormat::Numbers(Numbers::new(1, 2022, 4))), ..*PLAIN };

/// The distributions. A new version needs no change.
pub(in crate::os) const DISTROS: &[DistroSpec] = &[
    row(
        "debian",
        DistroRules::linux(1, 4).newest(20).variants(MINIMAL | BACKPORTS).channels(DAILY),
        &[
            alias("debian gnu linux"),
            alias("debian"),
            alias_glued("deb"),
            alias_in_field("org debian"),
        ],
    ),
    row(
        "ubuntu",
        DistroRules::linux(2, 0)
            .version_format(VersionFormat::Ubuntu)
            .variants(MINIMAL | PRO | FIPS | UPDATES | ACCELERATOR)
            .channels(DAILY)
            .payg(Payg::Variants(PRO)),
        &[
            alias("ubuntu"),
            alias_glued("ub").implying(UBUNTU_LTS),
            // The spelling of Dataproc.
            alias_glued("ubu").implying(UBUNTU_LTS),
            alias_glued("u").implying(UBUNTU_LTS),
            alias_in_field("com ubuntu"),
            alias_in_field("org ubuntu"),
            alias_in_field("canonical"),
        ],
    ),
    row(
        "ubuntu-core",
        DistroRules::linux(1, 15)
            .build(BuildFormat::None)
            .variants(0)
            .channels(STABLE | BETA | EDGE)
            .refines("ubuntu"),
        &[alias("ubuntu core"), alias("ubuntucore")],
    ),
    row(
        "rhel",
        DistroRules::linux(2, 4)
            .newest(16)
            .variants(SAP | HA | EUS | ELS | LVM | GVNIC | BAREMETAL | UNSIGNED | MINIMAL)
            .channels(BETA)
            .payg(Payg::All),
        &[
            alias("rhel"),
            alias("rhel atomic").implying(ATOMIC_HOST),
            alias("rhel atomic host").implying(ATOMIC_HOST),
            alias("red hat enterprise linux atomic host").implying(ATOMIC_HOST),
            alias("red hat enterprise linux server"),
            alias("red hat enterprise linux"),
            alias("redhat enterprise linux"),
            alias("red hat"),
            alias("redhat"),
            alias_in_field("com redhat"),
        ],
    ),
    row(
        "rhcos",
        // From OpenShift 4.19 on, os-release is that of RHEL.
        DistroRules::linux(2, 4)
            .version_format(VersionFormat::Rhcos)
            .variants(0)
            .refines("rhel")
            .renamed(9, "rhel", COREOS),
        &[
            alias("rhcos"),
            alias("rhel coreos"),
            alias("red hat coreos"),
            alias("red hat enterprise linux coreos"),
            alias("redhat coreos"),
            alias("redhat coreos ocp"),
            alias("redhat coreos oke"),
            alias("redhat coreos opp"),
        ],
    ),
    row(
        "centos",
        // 6 and older have no os-release; their VERSION has two numbers.
        DistroRules::linux(1, 4).newest(16).early(7, 2).variants(STREAM | MINIMAL),
        &[
            alias("centos stream").implying(STREAM_ALONE),
            alias_in_field("centosstream").implying(STREAM_ALONE),
            alias("centos linux"),
            alias("centos atomic host").implying(ATOMIC_HOST),
            alias("centos"),
            alias_in_field("org centos"),
        ],
    ),
    row(
        "rocky",
        DistroRules::linux(2, 8).newest(16).variants(OPTIMIZED | MINIMAL),
        &[
            alias("rocky linux"),
            alias("rockylinux"),
            alias_with_version("rocky"),
            alias_in_field("rocky"),
        ],
    ),
    row(
        "almalinux",
        DistroRules::linux(2, 8).newest(16).variants(MINIMAL | KITTEN),
        &[
            alias("almalinux"),
            alias("alma linux"),
            alias_with_version("alma"),
            alias_in_field("alma"),
        ],
    ),
    row(
        "ol",
        DistroRules::linux(2, 5).newest(16).updates().letter(b'r'),
        &[
            alias("oracle linux server"),
            alias("oracle linux"),
            alias("oraclelinux"),
            alias_with_version("ol"),
            alias_in_field("ol"),
            alias_in_field("oracle"),
        ],
    ),
    row(
        "sles",
        DistroRules::linux(2, 10)
            .version_format(VersionFormat::Suse)
            .variants(SAP | HARDENED | CHOST | BASIC | MINIMAL)
            .payg(Payg::All),
        &[
            alias("suse linux enterprise server"),
            alias("suse linux enterprise"),
            alias("suse enterprise linux"),
            alias("suse manager").implying(MANAGER),
            alias("suma").implying(MANAGER),
            alias("sles"),
            alias("sles sap").implying(FOR_SAP),
            alias_with_version("sle"),
            alias_with_service_pack("suse"),
            alias_with_service_pack("suse linux"),
            alias_with_service_pack("suse enterprise"),
        ],
    ),
    row(
        "sled",
        DistroRules::linux(2, 10).version_format(VersionFormat::Suse),
        &[
            alias("suse linux enterprise desktop"),
            alias_with_version("sled"),
            alias_in_field("sled"),
            alias_in_field("com suse"),
        ],
    ),
    row(
        "sle-micro",
        // 55 may be 5.5, but SUSE does not write it.
        DistroRules::linux(2, 5).digits(1).payg(Payg::All).renamed(6, "sl-micro", 0),
        &[alias("suse linux enterprise micro"), alias("sle micro"), alias("slem")],
    ),
    row(
        "sl-micro",
        DistroRules::linux(2, 6).digits(1).payg(Payg::All),
        &[alias("suse linux micro"), alias("sl micro")],
    ),
    row(
        "opensuse",
        DistroRules::linux(2, 10).renamed(15, "opensuse-leap", 0),
        &[alias("opensuse"), alias_in_field("suse"), alias_in_field("org opensuse")],
    ),
    row("opensuse-leap", DistroRules::linux(2, 15).refines("opensuse"), &[alias("opensuse leap")]),
    row(
        "opensuse-tumbleweed",
        DistroRules::linux(0, 0).rolling().refines("opensuse"),
        &[alias("opensuse tumbleweed"), alias("opensusetumbleweed")],
    ),
    row(
        "opensuse-microos",
        DistroRules::linux(0, 0).rolling().refines("opensuse"),
        &[alias("opensuse microos")],
    ),
    row(
        "fedora",
        DistroRules::linux(1, 8)
            .build(BuildFormat::None)
            .variants(CLOUD | MINIMAL)
            .channels(STABLE | TESTING | NEXT | BETA),
        &[
            alias("fedora coreos").implying(FEDORA_COREOS),
            alias("fcos").implying(FEDORA_COREOS),
            alias("fedora cloud base gcp").implying(FEDORA_CLOUD),
            alias("fedora cloud base gce").implying(FEDORA_CLOUD),
            alias("fedora cloud base generic").implying(FEDORA_CLOUD),
            alias("fedora cloud base amazonec2").implying(FEDORA_CLOUD),
            alias("fedora cloud base").implying(FEDORA_CLOUD),
            alias("fedora cloud").implying(FEDORA_CLOUD),
            alias("fedora atomic").implying(ATOMIC_HOST),
            alias("fedora cloud atomic").implying(ATOMIC_HOST),
            alias("fedora linux"),
            alias("fedora"),
            alias_in_field("org fedora"),
            alias_in_field("org fedoraproject"),
        ],
    ),
    row(
        "coreos",
        DistroRules::linux(3, 20).digits(4).variants(0).channels(STABLE | BETA | ALPHA | EDGE),
        &[alias("coreos container linux"), alias("container linux by coreos"), alias("coreos")],
    ),
    row(
        "flatcar",
        DistroRules::linux(3, 1000)
            .digits(4)
            .variants(0)
            .channels(STABLE | BETA | ALPHA | EDGE | LTS),
        &[alias("flatcar container linux"), alias("flatcar linux"), alias("flatcar")],
    ),
    row(
        "cos",
        DistroRules::linux(1, 20)
            .digits(3)
            .variants(0)
            .channels(STABLE | BETA | DEV | EDGE | LTS)
            .build(BuildFormat::Hyphen(4)),
        &[
            alias("container optimized os from google"),
            alias("container optimized os"),
            alias_with_version("gci"),
            alias_with_version("cos"),
            alias_with_version("cos pcid"),
            alias_in_field("cos"),
        ],
    ),
    row("gcel", DistroRules::linux(2, 0).version_format(VersionFormat::Ubuntu), &[alias("gcel")]),
    // Its vendor names no distribution.
    row(
        "",
        DistroRules::linux(0, 0).rolling().variants(0),
        &[
            alias_with_version("container vm"),
            alias_with_version("google container vm"),
            alias_in_field("linux"),
        ],
    ),
    row(
        "windows",
        DistroRules {
            os_type: "windows",
            version_format: VersionFormat::Windows,
            build: BuildFormat::Dotted,
            variants: DATACENTER | STANDARD | ENTERPRISE | PROFESSIONAL | CORE | FOR_CONTAINERS,
            channels: PREVIEW,
            payg: Payg::All,
            refines: "",
            renamed: None,
            letter: None,
            // Languages and editions, in the names of EC2.
            vendor_words: &[
                "64bit",
                "brazil",
                "chinese",
                "czech",
                "dutch",
                "english",
                "french",
                "full",
                "german",
                "hongkong",
                "hotpatch",
                "hungarian",
                "italian",
                "japanese",
                "korean",
                "polish",
                "portugal",
                "portuguese",
                "russian",
                "simplified",
                "spanish",
                "stig",
                "swedish",
                "traditional",
                "turkish",
            ],
            is_version_last: false,
        },
        &[
            alias("microsoft windows server").implying(WINDOWS_SERVER),
            alias("windows server").implying(WINDOWS_SERVER),
            alias("windows"),
            alias("windowsserver").implying(WINDOWS_SERVER),
            alias_with_version("win"),
            alias_with_version("winserver").implying(WINDOWS_SERVER),
            alias_with_version("win server").implying(WINDOWS_SERVER),
            alias_glued("ws").implying(WINDOWS_SERVER),
            alias_in_field("com microsoft server"),
            alias_in_field("microsoft"),
            alias_in_field("windoze"),
            alias_in_field("win"),
        ],
    ),
    row(
        "freebsd",
        DistroRules::linux(2, 8).os_type("freebsd").channels(STABLE | CURRENT),
        &[alias("freebsd"), alias("freebsd ec2"), alias_in_field("org freebsd")],
    ),
    row(
        "macos",
        DistroRules::linux(3, 10).os_type("macos"),
        &[alias("macos"), alias("mac os x"), alias("mac os"), alias_with_version("osx")],
    ),
    row(
        "openbsd",
        DistroRules::linux(2, 4).digits(1).os_type("openbsd"),
        &[alias("openbsd"), alias_in_field("org openbsd")],
    ),
    row(
        "netbsd",
        DistroRules::linux(2, 5).os_type("netbsd"),
        &[alias("netbsd"), alias_in_field("org netbsd")],
    ),
    row(
        "dragonfly",
        DistroRules::linux(2, 3).os_type("dragonfly"),
        &[alias("dragonflybsd"), alias("dragonfly bsd")],
    ),
    row("pfsense", DistroRules::linux(3, 2).months().os_type("freebsd"), &[alias("pfsense")]),
    row("opnsense", DistroRules::linux(2, 15).os_type("freebsd"), &[alias("opnsense")]),
    row("cirros", DistroRules::linux(3, 0).letter(b'v'), &[alias("cirros")]),
    row(
        "arch",
        DistroRules::linux(0, 0).rolling(),
        &[
            alias("arch linux"),
            alias("archlinux"),
            alias_with_version("arch"),
            alias_in_field("arch"),
            alias_in_field("org archlinux"),
        ],
    ),
    row(
        "gentoo",
        DistroRules::linux(0, 0).rolling(),
        &[alias("gentoo"), alias_in_field("org gentoo")],
    ),
    row("openEuler", DistroRules::linux(2, 20).months(), &[alias("openeuler")]),
    row(
        "anolis",
        DistroRules::linux(2, 7),
        &[alias("anolis os"), alias("anolis"), alias("anolisos")],
    ),
    row("opencloudos", DistroRules::linux(2, 8), &[alias("opencloudos")]),
    row("tencentos", DistroRules::linux(2, 2), &[alias("tencentos server"), alias("tencentos")]),
    row("alinux", DistroRules::linux(1, 2), &[alias("alibaba cloud linux"), alias("alinux")]),
    row(
        "amzn",
        DistroRules::linux(1, 2)
            .digits(4)
            .early(2022, 2)
            .months()
            .build(BuildFormat::Dated)
            .vendor_words(&["ecs", "gpu", "inf", "kernel", "nat", "neuron", "pv", "vpc"]),
        &[
            alias("amazon linux"),
            alias("amazonlinux"),
            alias("amzn"),
            alias_glued("al").implying(AMAZON),
            alias_in_field("amazon"),
        ],
    ),
    row(
        "alpine",
        DistroRules::linux(3, 3).letter(b'v'),
        &[alias("alpine linux"), alias("alpinelinux"), alias("alpine"), alias("alpine ami")],
    ),
    row("vyos", DistroRules::linux(3, 1), &[alias("vyos")]),
    row(
        "routeros",
        DistroRules::linux(3, 5).letter(b'v'),
        &[alias("mikrotik routeros"), alias("mikrotik chr"), alias("mikrotik"), alias("routeros")],
    ),
    row("openwrt", DistroRules::linux(3, 15).months().letter(b'v'), &[alias("openwrt")]),
    row("kali", DistroRules::linux(2, 2018).digits(4), &[alias("kali linux"), alias("kali")]),
    row(
        "parrot",
        DistroRules::linux(2, 4),
        &[
            alias("parrot os"),
            alias("parrotos"),
            alias_with_version("parrot"),
            alias_in_field("parrot"),
        ],
    ),
    row(
        "linuxmint",
        DistroRules::linux(2, 17),
        &[alias("linux mint"), alias("linuxmint"), alias_in_field("mint")],
    ),
    row(
        "nixos",
        DistroRules::linux(2, 13).version_format(VersionFormat::Nixos),
        &[alias("nixos image"), alias("nixos")],
    ),
    row(
        "gardenlinux",
        DistroRules::linux(2, 100)
            .version_format(VersionFormat::Garden)
            .version_last()
            .vendor_words(&[
                "ali",
                "aws",
                "bare",
                "cis",
                "fedramp",
                "gardener",
                "gdch",
                "metal",
                "openstackbaremetal",
                "prod",
                "secureboot",
                "tpm2",
                "trustedboot",
                "usi",
            ]),
        &[alias("garden linux"), alias("gardenlinux")],
    ),
    row(
        "talos",
        DistroRules::linux(3, 0).letter(b'v'),
        &[alias("talos linux"), alias_with_version("talos"), alias_in_field("talos")],
    ),
    row(
        "bottlerocket",
        DistroRules::linux(3, 1)
            .letter(b'v')
            .version_last()
            .vendor_words(&["aws", "ecs", "k8s", "nvidia"]),
        &[alias("bottlerocket")],
    ),
    row(
        "photon",
        DistroRules::linux(2, 1),
        &[
            alias("photon os"),
            alias("photonos"),
            alias_with_version("photon"),
            alias_in_field("photon"),
        ],
    ),
    row(
        "azurelinux",
        DistroRules::linux(2, 3).build(BuildFormat::Dated),
        &[alias("azure linux"), alias("azurelinux")],
    ),
    row(
        "mariner",
        DistroRules::linux(2, 1).build(BuildFormat::Dated),
        &[alias("cbl mariner"), alias_in_field("mariner")],
    ),
    row("virtuozzo", DistroRules::linux(2, 6), &[alias("virtuozzo")]),
    row("cloudlinux", DistroRules::linux(2, 5), &[alias("cloudlinux"), alias("cloud linux")]),
    row(
        "scientific",
        DistroRules::linux(2, 5),
        &[alias("scientific linux"), alias_in_field("scientific")],
    ),
    row("eurolinux", DistroRules::linux(2, 6), &[alias("eurolinux")]),
    row("mageia", DistroRules::linux(1, 1), &[alias("mageia")]),
    row("mandrake", DistroRules::linux(2, 5), &[alias("mandrake"), alias("mandrakelinux")]),
    row("mandriva", DistroRules::linux(2, 5), &[alias("mandriva"), alias("mandrivalinux")]),
    row(
        "mes",
        DistroRules::linux(2, 4),
        &[alias_in_field("mes"), alias("mandrivaent"), alias("mandrivaes")],
    ),
    row("slackware", DistroRules::linux(2, 10), &[alias("slackware")]),
    row(
        "void",
        DistroRules::linux(0, 0).rolling(),
        &[alias("void linux"), alias("voidlinux"), alias_in_field("void")],
    ),
    row(
        "guix",
        DistroRules::linux(0, 0).rolling(),
        &[alias("guix system"), alias_in_field("guix")],
    ),
    row("devuan", DistroRules::linux(1, 1), &[alias("devuan")]),
    row("raspbian", DistroRules::linux(1, 7), &[alias("raspbian")]),
    row("proxmox", DistroRules::linux(2, 4), &[alias("proxmox ve"), alias("proxmox")]),
    row(
        "clear-linux-os",
        DistroRules::linux(1, 1).digits(5),
        &[alias("clear linux"), alias("clearlinux")],
    ),
    row("rancheros", DistroRules::linux(3, 0).letter(b'v'), &[alias("rancheros")]),
    row("sonic", DistroRules::linux(0, 0).rolling(), &[alias_in_field("sonic")]),
    row(
        "astra",
        DistroRules::linux(2, 1),
        &[alias("astra linux"), alias("astralinux"), alias_in_field("astra")],
    ),
    row(
        "altlinux",
        DistroRules::linux(2, 6),
        &[alias("alt linux"), alias("altlinux"), alias_in_field("alt")],
    ),
    row("redos", DistroRules::linux(2, 7), &[alias("red os"), alias("redos")]),
    row("uos", DistroRules::linux(1, 20), &[alias("uniontech os"), alias_in_field("uos")]),
    row("kylin", DistroRules::linux(1, 1), &[alias("kylin linux"), alias_in_field("kylin")]),
    row("solaris", DistroRules::linux(2, 9).os_type("solaris"), &[alias("solaris")]),
    row(
        "opensolaris",
        DistroRules::linux(0, 0).rolling().os_type("solaris"),
        &[alias("opensolaris"), alias_in_field("org opensolaris")],
    ),
    row("smartos", DistroRules::linux(0, 0).rolling().os_type("illumos"), &[alias("smartos")]),
    row(
        "netware",
        DistroRules::linux(2, 3).os_type("netware"),
        &[alias("netware"), alias_in_field("novell")],
    ),
    row(
        "msdos",
        DistroRules::linux(2, 3).os_type("msdos"),
        &[alias("ms dos"), alias_in_field("msdos")],
    ),
];

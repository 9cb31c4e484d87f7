//! The distributions, with every spelling of them that vendors use.

use super::DistroId;
use super::vocabulary::{
    ACCELERATOR, ALPHA, BACKPORTS, BAREMETAL, BASIC, BETA, CHOST, CLOUD, CORE, COREOS, CURRENT,
    DATACENTER, DEV, EDGE, ELS, ENTERPRISE, EUS, FIPS, FOR_CONTAINERS, GVNIC, HA, HARDENED, KITTEN,
    LTS, LVM, MINIMAL, NEXT, OPTIMIZED, PREVIEW, PRO, PROFESSIONAL, SAP, STABLE, STANDARD, STREAM,
    TESTING, UNSIGNED, UPDATES,
};
use crate::os::shape::{BuildShape, Numbers, Shape};

/// What is known of a distribution.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Distro {
    /// os-release `ID`; empty where only the kind of system is known.
    pub(in crate::os) id: &'static str,
    pub(in crate::os) traits: Traits,
    pub(in crate::os) spellings: &'static [Spelling],
}

/// What is known of a distribution, but for its names.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Traits {
    pub(in crate::os) os_type: &'static str,
    pub(in crate::os) shape: Shape,
    pub(in crate::os) build: BuildShape,
    pub(in crate::os) variants: u32,
    pub(in crate::os) channels: u16,
    /// A licence of it is paid for, unless it says that it is brought along.
    pub(in crate::os) paid: Paid,
    /// The `ID` of the more general name that this one is a finer word for.
    pub(in crate::os) refines: &'static str,
    pub(in crate::os) renamed: Option<Renamed>,
    /// A letter that the vendor puts before versions, as in `v1.11`, in lower case.
    pub(in crate::os) letter: Option<u8>,
    /// Words of the vendor's own in names whose version stands behind the processor.
    pub(in crate::os) words: &'static [&'static str],
}

/// From some major on, another `ID` holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Renamed {
    pub(in crate::os) from: u16,
    pub(in crate::os) id: &'static str,
    /// The words of the variant that the name stood for.
    pub(in crate::os) variants: u32,
}

/// Which licences of a distribution are paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) enum Paid {
    None,
    All,
    /// Those for variants with one of these words.
    Variants(u32),
}

/// A way to spell a distribution: lower-case words parted by single spaces.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Spelling {
    pub(in crate::os) phrase: &'static str,
    /// Whose spelling it is, once all are in one table.
    pub(in crate::os) distro: DistroId,
    pub(in crate::os) strength: Strength,
    pub(in crate::os) sense: &'static Sense,
}

/// What a spelling says beside the distribution.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Sense {
    /// Words of the variant that the spelling holds.
    pub(in crate::os) variants: u32,
    /// Where they differ from the distribution's.
    pub(in crate::os) shape: Option<Shape>,
    pub(in crate::os) build: Option<BuildShape>,
    /// It names a product that runs on the distribution; the numbers after it are the product's.
    pub(in crate::os) product: Option<&'static str>,
}

/// When a spelling in a text counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) enum Strength {
    Always,
    /// Only with a version or a channel right after it: the word means other things too.
    Versioned,
    /// Only with the version glued to it, as `deb11`.
    Glued,
    /// Only with a version and a service pack right after it, as `suse-12-sp5`.
    Pack,
    /// Only where the text is nothing but a distribution.
    Field,
}

const fn say(phrase: &'static str) -> Spelling {
    Spelling { phrase, distro: DistroId::NONE, strength: Strength::Always, sense: PLAIN }
}

/// Nothing, as most do.
const PLAIN: &Sense = &Sense { variants: 0, shape: None, build: None, product: None };

const STREAM_ALONE: &Sense = &Sense { variants: STREAM, ..*PLAIN };

const FOR_SAP: &Sense = &Sense { variants: SAP, ..*PLAIN };

const MANAGER: &Sense = &Sense { product: Some("suse-manager"), ..*PLAIN };

const FEDORA_COREOS: &Sense = &Sense { variants: COREOS, build: Some(BuildShape::Dots), ..*PLAIN };

const FEDORA_CLOUD: &Sense =
    &Sense { variants: CLOUD, build: Some(BuildShape::Hyphen(3)), ..*PLAIN };

const UBUNTU_LTS: &Sense = &Sense { shape: Some(Shape::UbuntuLts), ..*PLAIN };

const WINDOWS_SERVER: &Sense = &Sense { shape: Some(Shape::WindowsServer), ..*PLAIN };

/// `al2023`; `al9` could be `AlmaLinux`, and `al2` anything.
const AMAZON: &Sense = &Sense { shape: Some(Shape::Numbers(Numbers::new(1, 2022, 4))), ..*PLAIN };

const fn weak(phrase: &'static str) -> Spelling {
    Spelling { strength: Strength::Versioned, ..say(phrase) }
}

const fn glued(phrase: &'static str) -> Spelling {
    Spelling { strength: Strength::Glued, ..say(phrase) }
}

const fn pack(phrase: &'static str) -> Spelling {
    Spelling { strength: Strength::Pack, ..say(phrase) }
}

const fn field(phrase: &'static str) -> Spelling {
    Spelling { strength: Strength::Field, ..say(phrase) }
}

impl Spelling {
    /// One that says nothing but what its distribution does.
    pub(in crate::os) const PLAIN: Self = say("");

    pub(super) const fn first_word(&self) -> &'static [u8] {
        let bytes = self.phrase.as_bytes();
        let mut rest = bytes;
        while let [first, after @ ..] = rest
            && *first != b' '
        {
            rest = after;
        }
        bytes.split_at(bytes.len() - rest.len()).0
    }

    /// The same, with this sense.
    const fn means(self, sense: &'static Sense) -> Self {
        Self { sense, ..self }
    }
}

impl Traits {
    /// A Linux whose `VERSION_ID` has so many numbers, the first of them at least `oldest`.
    pub(in crate::os) const fn linux(parts: u8, oldest: u16) -> Self {
        Self {
            os_type: "linux",
            shape: Shape::Numbers(Numbers::new(parts, oldest, 2)),
            build: BuildShape::Dotted,
            variants: MINIMAL,
            channels: 0,
            paid: Paid::None,
            refines: "",
            renamed: None,
            letter: None,
            words: &[],
        }
    }

    const fn shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    const fn rolling(self) -> Self {
        self.shape(Shape::Rolling)
    }

    #[expect(clippy::panic, reason = "it runs in the compiler only")]
    const fn numbers(self) -> Numbers {
        match self.shape {
            Shape::Numbers(numbers) => numbers,
            _ => panic!("its versions are not plain numbers"),
        }
    }

    /// How many digits the first number may have.
    const fn digits(self, digits: u8) -> Self {
        self.shape(Shape::Numbers(Numbers { digits, ..self.numbers() }))
    }

    /// Below this major, `VERSION_ID` has another count of numbers.
    const fn early(self, below: u16, with: u8) -> Self {
        self.shape(Shape::Numbers(Numbers { early: Some((below, with)), ..self.numbers() }))
    }

    /// The newest major that is believable for decades.
    const fn newest(self, newest: u16) -> Self {
        self.shape(Shape::Numbers(Numbers { newest, ..self.numbers() }))
    }

    const fn months(self) -> Self {
        self.shape(Shape::Numbers(Numbers { months: true, ..self.numbers() }))
    }

    const fn updates(self) -> Self {
        self.shape(Shape::Numbers(Numbers { updates: true, ..self.numbers() }))
    }

    const fn build(self, build: BuildShape) -> Self {
        Self { build, ..self }
    }

    const fn variants(self, variants: u32) -> Self {
        Self { variants, ..self }
    }

    const fn channels(self, channels: u16) -> Self {
        Self { channels, ..self }
    }

    const fn paid(self, paid: Paid) -> Self {
        Self { paid, ..self }
    }

    const fn refines(self, refines: &'static str) -> Self {
        Self { refines, ..self }
    }

    const fn renamed(self, from: u16, id: &'static str, variants: u32) -> Self {
        Self { renamed: Some(Renamed { from, id, variants }), ..self }
    }

    const fn letter(self, letter: u8) -> Self {
        Self { letter: Some(letter), ..self }
    }

    const fn words(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    const fn os_type(self, os_type: &'static str) -> Self {
        Self { os_type, ..self }
    }
}

const fn row(id: &'static str, traits: Traits, spellings: &'static [Spelling]) -> Distro {
    Distro { id, traits, spellings }
}

/// The distributions. A row needs no change for a new version.
pub(in crate::os) const DISTROS: &[Distro] = &[
    row(
        "debian",
        Traits::linux(1, 4).newest(20).variants(MINIMAL | BACKPORTS),
        &[say("debian gnu linux"), say("debian"), glued("deb"), field("org debian")],
    ),
    row(
        "ubuntu",
        Traits::linux(2, 0)
            .shape(Shape::Ubuntu)
            .variants(MINIMAL | PRO | FIPS | UPDATES | ACCELERATOR)
            .paid(Paid::Variants(PRO)),
        &[
            say("ubuntu"),
            glued("ub").means(UBUNTU_LTS),
            // As Dataproc spells it.
            glued("ubu").means(UBUNTU_LTS),
            glued("u").means(UBUNTU_LTS),
            field("com ubuntu"),
            field("org ubuntu"),
            field("canonical"),
        ],
    ),
    row(
        "rhel",
        Traits::linux(2, 4)
            .newest(16)
            .variants(SAP | HA | EUS | ELS | LVM | GVNIC | BAREMETAL | UNSIGNED | MINIMAL)
            .channels(BETA)
            .paid(Paid::All),
        &[
            say("rhel"),
            say("red hat enterprise linux server"),
            say("red hat enterprise linux"),
            say("redhat enterprise linux"),
            say("red hat"),
            say("redhat"),
            field("com redhat"),
        ],
    ),
    row(
        "rhcos",
        // Of OpenShift 4.19 on, os-release is that of RHEL.
        Traits::linux(2, 4)
            .shape(Shape::Rhcos)
            .variants(0)
            .refines("rhel")
            .renamed(9, "rhel", COREOS),
        &[
            say("rhcos"),
            say("rhel coreos"),
            say("red hat coreos"),
            say("red hat enterprise linux coreos"),
            say("redhat coreos"),
            say("redhat coreos ocp"),
            say("redhat coreos oke"),
            say("redhat coreos opp"),
        ],
    ),
    row(
        "centos",
        // 6 and older have no os-release; their VERSION is two numbers.
        Traits::linux(1, 4).newest(16).early(7, 2).variants(STREAM | MINIMAL),
        &[
            say("centos stream").means(STREAM_ALONE),
            field("centosstream").means(STREAM_ALONE),
            say("centos linux"),
            say("centos"),
            field("org centos"),
        ],
    ),
    row(
        "rocky",
        Traits::linux(2, 8).newest(16).variants(OPTIMIZED | MINIMAL),
        &[say("rocky linux"), say("rockylinux"), weak("rocky"), field("rocky")],
    ),
    row(
        "almalinux",
        Traits::linux(2, 8).newest(16).variants(MINIMAL | KITTEN),
        &[say("almalinux"), say("alma linux"), weak("alma"), field("alma")],
    ),
    row(
        "ol",
        Traits::linux(2, 5).newest(16).updates().letter(b'r'),
        &[
            say("oracle linux server"),
            say("oracle linux"),
            say("oraclelinux"),
            weak("ol"),
            field("ol"),
            field("oracle"),
        ],
    ),
    row(
        "sles",
        Traits::linux(2, 10)
            .shape(Shape::Suse)
            .variants(SAP | HARDENED | CHOST | BASIC | MINIMAL)
            .paid(Paid::All),
        &[
            say("suse linux enterprise server"),
            say("suse linux enterprise"),
            say("suse enterprise linux"),
            say("suse manager").means(MANAGER),
            say("suma").means(MANAGER),
            say("sles"),
            say("sles sap").means(FOR_SAP),
            weak("sle"),
            pack("suse"),
            pack("suse linux"),
            pack("suse enterprise"),
        ],
    ),
    row(
        "sled",
        Traits::linux(2, 10).shape(Shape::Suse),
        &[say("suse linux enterprise desktop"), weak("sled"), field("sled"), field("com suse")],
    ),
    row(
        "sle-micro",
        Traits::linux(2, 5).paid(Paid::All),
        &[say("suse linux enterprise micro"), say("sle micro"), say("slem")],
    ),
    row(
        "sl-micro",
        Traits::linux(2, 6).paid(Paid::All),
        &[say("suse linux micro"), say("sl micro")],
    ),
    row(
        "opensuse",
        Traits::linux(2, 10).renamed(15, "opensuse-leap", 0),
        &[say("opensuse"), field("suse"), field("org opensuse")],
    ),
    row("opensuse-leap", Traits::linux(2, 15).refines("opensuse"), &[say("opensuse leap")]),
    row(
        "opensuse-tumbleweed",
        Traits::linux(0, 0).rolling().refines("opensuse"),
        &[say("opensuse tumbleweed"), say("opensusetumbleweed")],
    ),
    row(
        "opensuse-microos",
        Traits::linux(0, 0).rolling().refines("opensuse"),
        &[say("opensuse microos")],
    ),
    row(
        "fedora",
        Traits::linux(1, 8)
            .build(BuildShape::None)
            .variants(CLOUD | MINIMAL)
            .channels(STABLE | TESTING | NEXT | BETA),
        &[
            say("fedora coreos").means(FEDORA_COREOS),
            say("fcos").means(FEDORA_COREOS),
            say("fedora cloud base gcp").means(FEDORA_CLOUD),
            say("fedora cloud base gce").means(FEDORA_CLOUD),
            say("fedora cloud base generic").means(FEDORA_CLOUD),
            say("fedora cloud base").means(FEDORA_CLOUD),
            say("fedora cloud").means(FEDORA_CLOUD),
            say("fedora atomic"),
            say("fedora linux"),
            say("fedora"),
            field("org fedora"),
            field("org fedoraproject"),
        ],
    ),
    row(
        "coreos",
        Traits::linux(3, 20).digits(4).variants(0).channels(STABLE | BETA | ALPHA | EDGE),
        &[say("coreos container linux"), say("container linux by coreos"), say("coreos")],
    ),
    row(
        "flatcar",
        Traits::linux(3, 1000).digits(4).variants(0).channels(STABLE | BETA | ALPHA | EDGE | LTS),
        &[say("flatcar container linux"), say("flatcar linux"), say("flatcar")],
    ),
    row(
        "cos",
        Traits::linux(1, 20)
            .digits(3)
            .variants(0)
            .channels(STABLE | BETA | DEV | EDGE | LTS)
            .build(BuildShape::Hyphen(4)),
        &[
            say("container optimized os from google"),
            say("container optimized os"),
            weak("gci"),
            weak("cos"),
            weak("cos pcid"),
            field("cos"),
        ],
    ),
    row("gcel", Traits::linux(2, 0).shape(Shape::Ubuntu), &[say("gcel")]),
    // Its makers name no distribution.
    row(
        "",
        Traits::linux(0, 0).rolling().variants(0),
        &[weak("container vm"), weak("google container vm"), field("linux")],
    ),
    row(
        "windows",
        Traits {
            os_type: "windows",
            shape: Shape::Windows,
            build: BuildShape::Dotted,
            variants: DATACENTER | STANDARD | ENTERPRISE | PROFESSIONAL | CORE | FOR_CONTAINERS,
            channels: PREVIEW,
            paid: Paid::All,
            refines: "",
            renamed: None,
            letter: None,
            words: &[],
        },
        &[
            say("microsoft windows server").means(WINDOWS_SERVER),
            say("windows server").means(WINDOWS_SERVER),
            say("windows"),
            say("windowsserver").means(WINDOWS_SERVER),
            weak("win"),
            weak("winserver").means(WINDOWS_SERVER),
            weak("win server").means(WINDOWS_SERVER),
            glued("ws").means(WINDOWS_SERVER),
            field("com microsoft server"),
            field("microsoft"),
            field("windoze"),
            field("win"),
        ],
    ),
    row(
        "freebsd",
        Traits::linux(2, 8).os_type("freebsd").channels(STABLE | CURRENT),
        &[say("freebsd"), field("org freebsd")],
    ),
    row(
        "openbsd",
        Traits::linux(2, 4).digits(1).os_type("openbsd"),
        &[say("openbsd"), field("org openbsd")],
    ),
    row("netbsd", Traits::linux(2, 5).os_type("netbsd"), &[say("netbsd"), field("org netbsd")]),
    row(
        "dragonfly",
        Traits::linux(2, 3).os_type("dragonfly"),
        &[say("dragonflybsd"), say("dragonfly bsd")],
    ),
    row("pfsense", Traits::linux(3, 2).months().os_type("freebsd"), &[say("pfsense")]),
    row("opnsense", Traits::linux(2, 15).os_type("freebsd"), &[say("opnsense")]),
    row("cirros", Traits::linux(3, 0).letter(b'v'), &[say("cirros")]),
    row(
        "arch",
        Traits::linux(0, 0).rolling(),
        &[say("arch linux"), say("archlinux"), weak("arch"), field("arch"), field("org archlinux")],
    ),
    row("gentoo", Traits::linux(0, 0).rolling(), &[say("gentoo"), field("org gentoo")]),
    row("openEuler", Traits::linux(2, 20).months(), &[say("openeuler")]),
    row("anolis", Traits::linux(2, 7), &[say("anolis os"), say("anolis"), say("anolisos")]),
    row("opencloudos", Traits::linux(2, 8), &[say("opencloudos")]),
    row("tencentos", Traits::linux(2, 2), &[say("tencentos server"), say("tencentos")]),
    row("alinux", Traits::linux(1, 2), &[say("alibaba cloud linux"), say("alinux")]),
    row(
        "amzn",
        Traits::linux(1, 2).digits(4).early(2022, 2).months().build(BuildShape::Dated),
        &[
            say("amazon linux"),
            say("amazonlinux"),
            say("amzn"),
            glued("al").means(AMAZON),
            field("amazon"),
        ],
    ),
    row(
        "alpine",
        Traits::linux(3, 3).letter(b'v'),
        &[say("alpine linux"), say("alpinelinux"), say("alpine")],
    ),
    row("vyos", Traits::linux(3, 1), &[say("vyos")]),
    row(
        "routeros",
        Traits::linux(3, 5).letter(b'v'),
        &[say("mikrotik routeros"), say("mikrotik chr"), say("mikrotik"), say("routeros")],
    ),
    row("openwrt", Traits::linux(3, 15).months().letter(b'v'), &[say("openwrt")]),
    row("kali", Traits::linux(2, 2018).digits(4), &[say("kali linux"), say("kali")]),
    row(
        "parrot",
        Traits::linux(2, 4),
        &[say("parrot os"), say("parrotos"), weak("parrot"), field("parrot")],
    ),
    row("linuxmint", Traits::linux(2, 17), &[say("linux mint"), say("linuxmint"), field("mint")]),
    row("nixos", Traits::linux(2, 13).shape(Shape::Nixos), &[say("nixos image"), say("nixos")]),
    row(
        "gardenlinux",
        Traits::linux(2, 100).shape(Shape::Garden).words(&[
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
        &[say("garden linux"), say("gardenlinux")],
    ),
    row(
        "talos",
        Traits::linux(3, 0).letter(b'v'),
        &[say("talos linux"), weak("talos"), field("talos")],
    ),
    row("bottlerocket", Traits::linux(3, 1).letter(b'v'), &[say("bottlerocket")]),
    row(
        "photon",
        Traits::linux(2, 1),
        &[say("photon os"), say("photonos"), weak("photon"), field("photon")],
    ),
    row(
        "azurelinux",
        Traits::linux(2, 3).build(BuildShape::Dated),
        &[say("azure linux"), say("azurelinux")],
    ),
    row(
        "mariner",
        Traits::linux(2, 1).build(BuildShape::Dated),
        &[say("cbl mariner"), field("mariner")],
    ),
    row("virtuozzo", Traits::linux(2, 6), &[say("virtuozzo")]),
    row("cloudlinux", Traits::linux(2, 5), &[say("cloudlinux"), say("cloud linux")]),
    row("scientific", Traits::linux(2, 5), &[say("scientific linux"), field("scientific")]),
    row("eurolinux", Traits::linux(2, 6), &[say("eurolinux")]),
    row("mageia", Traits::linux(1, 1), &[say("mageia")]),
    row("mandrake", Traits::linux(2, 5), &[say("mandrake"), say("mandrakelinux")]),
    row("mandriva", Traits::linux(2, 5), &[say("mandriva"), say("mandrivalinux")]),
    row("mes", Traits::linux(2, 4), &[field("mes"), say("mandrivaent"), say("mandrivaes")]),
    row("slackware", Traits::linux(2, 10), &[say("slackware")]),
    row(
        "void",
        Traits::linux(0, 0).rolling(),
        &[say("void linux"), say("voidlinux"), field("void")],
    ),
    row("guix", Traits::linux(0, 0).rolling(), &[say("guix system"), field("guix")]),
    row("devuan", Traits::linux(1, 1), &[say("devuan")]),
    row("raspbian", Traits::linux(1, 7), &[say("raspbian")]),
    row("proxmox", Traits::linux(2, 4), &[say("proxmox ve"), say("proxmox")]),
    row("clear-linux-os", Traits::linux(1, 1).digits(5), &[say("clear linux"), say("clearlinux")]),
    row("rancheros", Traits::linux(3, 0).letter(b'v'), &[say("rancheros")]),
    row("sonic", Traits::linux(0, 0).rolling(), &[field("sonic")]),
    row("astra", Traits::linux(2, 1), &[say("astra linux"), say("astralinux"), field("astra")]),
    row("altlinux", Traits::linux(2, 6), &[say("alt linux"), say("altlinux"), field("alt")]),
    row("redos", Traits::linux(2, 7), &[say("red os"), say("redos")]),
    row("uos", Traits::linux(1, 20), &[say("uniontech os"), field("uos")]),
    row("kylin", Traits::linux(1, 1), &[say("kylin linux"), field("kylin")]),
    row("solaris", Traits::linux(2, 9).os_type("solaris"), &[say("solaris")]),
    row(
        "opensolaris",
        Traits::linux(0, 0).rolling().os_type("solaris"),
        &[say("opensolaris"), field("org opensolaris")],
    ),
    row("smartos", Traits::linux(0, 0).rolling().os_type("illumos"), &[say("smartos")]),
    row("netware", Traits::linux(2, 3).os_type("netware"), &[say("netware"), field("novell")]),
    row("msdos", Traits::linux(2, 3).os_type("msdos"), &[say("ms dos"), field("msdos")]),
];

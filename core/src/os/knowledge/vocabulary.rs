//! The terms around a distribution and its version.

use super::ArchitectureTerm::{Arm64, I686, X64, X86};
use super::Meaning::{
    self, Arch, Byos, Channel, CloudAccess, Connector, Payg, Product, Prose, Qualifier, Terminator,
    Variant,
};
use super::SoftwareTerm::{Cuda, Driver, Pytorch, Sql, Tensorflow, Tpu};

/// The words of `os.variant`, in the order in which vendors write them. A word is accepted only for a
/// distribution whose row has it.
pub(in crate::os) const VARIANTS: &[&str] = &[
    "minimal",
    "pro",
    "fips",
    "updates",
    "accelerator",
    "sap",
    "ha",
    "eus",
    "els",
    "lvm",
    "gvnic",
    "baremetal",
    "unsigned",
    "stream",
    "coreos",
    "cloud",
    "optimized-gcp",
    "backports",
    "hardened",
    "chost",
    "basic",
    "datacenter",
    "standard",
    "enterprise",
    "professional",
    "core",
    "for-containers",
    "kitten",
    "atomic",
];

/// Words of `os.variant` that no text of any cloud is searched for: providers read them from their own terms. Each with the
/// last bit that vendors write before it.
pub(in crate::os) const STATED_VARIANTS: &[(&str, u64)] = &[
    ("apps", SAP),
    ("multi-session", PROFESSIONAL),
    ("azure-edition", PROFESSIONAL),
    ("stig", PROFESSIONAL),
    ("hpc", KITTEN),
    ("cis", KITTEN),
    ("ecs", KITTEN),
    ("eks", KITTEN),
];

/// The bits from this one on are the variants of the callers' distributions: each has its own words.
pub(in crate::os) const FIRST_CALLERS_VARIANT: usize = 32;
pub(in crate::os) const CALLERS_VARIANTS: u64 = u64::MAX << FIRST_CALLERS_VARIANT;

pub(in crate::os) const MINIMAL: u64 = 1;
pub(in crate::os) const PRO: u64 = 1 << 1;
pub(in crate::os) const FIPS: u64 = 1 << 2;
pub(in crate::os) const UPDATES: u64 = 1 << 3;
pub(in crate::os) const ACCELERATOR: u64 = 1 << 4;
pub(in crate::os) const SAP: u64 = 1 << 5;
pub(in crate::os) const HA: u64 = 1 << 6;
pub(in crate::os) const EUS: u64 = 1 << 7;
pub(in crate::os) const ELS: u64 = 1 << 8;
pub(in crate::os) const LVM: u64 = 1 << 9;
pub(in crate::os) const GVNIC: u64 = 1 << 10;
pub(in crate::os) const BAREMETAL: u64 = 1 << 11;
pub(in crate::os) const UNSIGNED: u64 = 1 << 12;
pub(in crate::os) const STREAM: u64 = 1 << 13;
pub(in crate::os) const COREOS: u64 = 1 << 14;
pub(in crate::os) const CLOUD: u64 = 1 << 15;
pub(in crate::os) const OPTIMIZED: u64 = 1 << 16;
pub(in crate::os) const BACKPORTS: u64 = 1 << 17;
pub(in crate::os) const HARDENED: u64 = 1 << 18;
pub(in crate::os) const CHOST: u64 = 1 << 19;
pub(in crate::os) const BASIC: u64 = 1 << 20;
pub(in crate::os) const DATACENTER: u64 = 1 << 21;
pub(in crate::os) const STANDARD: u64 = 1 << 22;
pub(in crate::os) const ENTERPRISE: u64 = 1 << 23;
pub(in crate::os) const PROFESSIONAL: u64 = 1 << 24;
pub(in crate::os) const CORE: u64 = 1 << 25;
pub(in crate::os) const FOR_CONTAINERS: u64 = 1 << 26;
pub(in crate::os) const KITTEN: u64 = 1 << 27;
pub(in crate::os) const ATOMIC: u64 = 1 << 28;

/// Editions. A system has at most one.
pub(in crate::os) const EDITIONS: u64 = DATACENTER | STANDARD | ENTERPRISE | PROFESSIONAL;

/// The editions of Windows for clients. Old servers have the first one, too.
pub(in crate::os) const CLIENT_EDITIONS: u64 = ENTERPRISE | PROFESSIONAL;

/// The words of `os.channel`. A word is accepted only for a distribution whose row has it.
pub(in crate::os) const CHANNELS: &[&str] = &[
    "stable", "beta", "dev", "edge", "lts", "testing", "next", "alpha", "preview", "current",
    "daily",
];

pub(in crate::os) const STABLE: u16 = 1;
pub(in crate::os) const BETA: u16 = 1 << 1;
pub(in crate::os) const DEV: u16 = 1 << 2;
pub(in crate::os) const EDGE: u16 = 1 << 3;
pub(in crate::os) const LTS: u16 = 1 << 4;
pub(in crate::os) const TESTING: u16 = 1 << 5;
pub(in crate::os) const NEXT: u16 = 1 << 6;
pub(in crate::os) const ALPHA: u16 = 1 << 7;
pub(in crate::os) const PREVIEW: u16 = 1 << 8;
pub(in crate::os) const CURRENT: u16 = 1 << 9;
/// What is built each day from a release, or from what becomes one, and not published as a release.
pub(in crate::os) const DAILY: u16 = 1 << 10;

/// The meanings of single tokens. Tokens with the same meaning are in one row, separated by spaces.
pub(in crate::os) const WORDS: &[(&str, Meaning)] = &[
    // Variants.
    ("minimal", Variant(MINIMAL)),
    ("pro", Variant(PRO | PROFESSIONAL)),
    ("professional", Variant(PROFESSIONAL)),
    ("fips", Variant(FIPS)),
    ("updates", Variant(UPDATES)),
    ("accel accelerator accelerated", Variant(ACCELERATOR)),
    ("sap", Variant(SAP)),
    ("ha", Variant(HA)),
    ("eus", Variant(EUS)),
    ("els", Variant(ELS)),
    ("lvm", Variant(LVM)),
    ("gvnic", Variant(GVNIC)),
    ("baremetal", Variant(BAREMETAL)),
    ("unsigned", Variant(UNSIGNED)),
    ("stream", Variant(STREAM)),
    ("cloud", Variant(CLOUD)),
    ("optimized", Variant(OPTIMIZED)),
    ("backports", Variant(BACKPORTS)),
    ("hardened", Variant(HARDENED)),
    ("chost", Variant(CHOST)),
    ("basic", Variant(BASIC)),
    ("datacenter dc", Variant(DATACENTER)),
    ("standard std", Variant(STANDARD)),
    ("enterprise ent", Variant(ENTERPRISE)),
    ("core", Variant(CORE)),
    ("containers", Variant(FOR_CONTAINERS)),
    ("kitten", Variant(KITTEN)),
    // Channels.
    ("stable", Channel(STABLE)),
    ("beta", Channel(BETA)),
    ("dev", Channel(DEV)),
    ("edge", Channel(EDGE)),
    ("lts", Channel(LTS)),
    ("testing", Channel(TESTING)),
    ("next", Channel(NEXT)),
    ("alpha", Channel(ALPHA)),
    ("preview previews", Channel(PREVIEW)),
    ("current", Channel(CURRENT)),
    ("daily", Channel(DAILY)),
    // Architectures.
    ("amd64 x64 x8664", Arch(X64)),
    ("x86", Arch(X86)),
    ("arm64 aarch64", Arch(Arm64)),
    ("i386 i586 i686", Arch(I686)),
    // Licensing.
    ("byos byol", Byos),
    ("access2", CloudAccess),
    ("payg", Payg),
    // Software.
    ("sql mssql", Product(Sql)),
    ("nvidia", Product(Driver)),
    ("cuda cu", Product(Cuda)),
    ("tf tf2 tensorflow", Product(Tensorflow)),
    ("pytorch", Product(Pytorch)),
    ("tpu", Product(Tpu)),
    // Between a distribution and its version.
    ("linux gnu os gke release version genericcloud", Connector),
    // Beside a distribution; a number after them is not the version.
    (
        "server desktop image images base gcp gce generic cloudimg openstack azure ec2 \
         libvirt ocp vagrant virtualbox vmware kvm uefi bios latest with for guest \
         edition evaluation eval ami hvm pvm ebs",
        Qualifier,
    ),
    // End of the description of the system, in prose.
    ("built published released created supports", Terminator),
    // Other words in descriptions.
    (
        "a an and the on based services support extended update configuration experience \
         kernel scsi enabled deprecated local custom accounts nvme google canonical \
         microsoft oracle suse foundation kinvolk official express web proxy",
        Prose,
    ),
];

/// The word of the lowest bit.
pub(in crate::os) fn word_of(words: &'static [&str], bits: u64) -> &'static str {
    let row = usize::try_from(bits.trailing_zeros()).unwrap_or(usize::MAX);
    words.get(row).copied().unwrap_or_default()
}

/// The word of a channel.
pub(in crate::os) fn channel_word(channel: u16) -> &'static str {
    word_of(CHANNELS, u64::from(channel))
}

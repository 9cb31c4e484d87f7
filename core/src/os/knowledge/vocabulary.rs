//! The words that stand around a distribution and its version.

use super::Meaning::{self, Arch, Bridge, Channel, Free, Lead, Paid, Product, Stop, Tail, Variant};
use super::ProcessorWord::{Arm64, I686, X64, X86};
use super::SoftwareWord::{Cuda, Driver, Pytorch, Sql, Tensorflow, Tpu};

/// The words of `os.variant`, in the order in which vendors put them. A word counts only for a
/// distribution whose row names it.
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
];

pub(in crate::os) const MINIMAL: u32 = 1;
pub(in crate::os) const PRO: u32 = 1 << 1;
pub(in crate::os) const FIPS: u32 = 1 << 2;
pub(in crate::os) const UPDATES: u32 = 1 << 3;
pub(in crate::os) const ACCELERATOR: u32 = 1 << 4;
pub(in crate::os) const SAP: u32 = 1 << 5;
pub(in crate::os) const HA: u32 = 1 << 6;
pub(in crate::os) const EUS: u32 = 1 << 7;
pub(in crate::os) const ELS: u32 = 1 << 8;
pub(in crate::os) const LVM: u32 = 1 << 9;
pub(in crate::os) const GVNIC: u32 = 1 << 10;
pub(in crate::os) const BAREMETAL: u32 = 1 << 11;
pub(in crate::os) const UNSIGNED: u32 = 1 << 12;
pub(in crate::os) const STREAM: u32 = 1 << 13;
pub(in crate::os) const COREOS: u32 = 1 << 14;
pub(in crate::os) const CLOUD: u32 = 1 << 15;
pub(in crate::os) const OPTIMIZED: u32 = 1 << 16;
pub(in crate::os) const BACKPORTS: u32 = 1 << 17;
pub(in crate::os) const HARDENED: u32 = 1 << 18;
pub(in crate::os) const CHOST: u32 = 1 << 19;
pub(in crate::os) const BASIC: u32 = 1 << 20;
pub(in crate::os) const DATACENTER: u32 = 1 << 21;
pub(in crate::os) const STANDARD: u32 = 1 << 22;
pub(in crate::os) const ENTERPRISE: u32 = 1 << 23;
pub(in crate::os) const PROFESSIONAL: u32 = 1 << 24;
pub(in crate::os) const CORE: u32 = 1 << 25;
pub(in crate::os) const FOR_CONTAINERS: u32 = 1 << 26;

/// Editions, of which a system has one.
pub(in crate::os) const EDITIONS: u32 = DATACENTER | STANDARD | ENTERPRISE | PROFESSIONAL;

/// The words of `os.channel`. A word counts only for a distribution whose row names it.
pub(in crate::os) const CHANNELS: &[&str] =
    &["stable", "beta", "dev", "edge", "lts", "testing", "next", "alpha", "preview", "current"];

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

/// What single words mean.
pub(in crate::os) const WORDS: &[(&str, Meaning)] = &[
    // Variants.
    ("minimal", Variant(MINIMAL)),
    ("pro", Variant(PRO | PROFESSIONAL)),
    ("professional", Variant(PROFESSIONAL)),
    ("fips", Variant(FIPS)),
    ("updates", Variant(UPDATES)),
    ("accel", Variant(ACCELERATOR)),
    ("accelerator", Variant(ACCELERATOR)),
    ("accelerated", Variant(ACCELERATOR)),
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
    ("datacenter", Variant(DATACENTER)),
    ("dc", Variant(DATACENTER)),
    ("standard", Variant(STANDARD)),
    ("std", Variant(STANDARD)),
    ("enterprise", Variant(ENTERPRISE)),
    ("ent", Variant(ENTERPRISE)),
    ("core", Variant(CORE)),
    ("containers", Variant(FOR_CONTAINERS)),
    // Channels.
    ("stable", Channel(STABLE)),
    ("beta", Channel(BETA)),
    ("dev", Channel(DEV)),
    ("edge", Channel(EDGE)),
    ("lts", Channel(LTS)),
    ("testing", Channel(TESTING)),
    ("next", Channel(NEXT)),
    ("alpha", Channel(ALPHA)),
    ("preview", Channel(PREVIEW)),
    ("current", Channel(CURRENT)),
    // Processors.
    ("amd64", Arch(X64)),
    ("x64", Arch(X64)),
    ("x8664", Arch(X64)),
    ("x86", Arch(X86)),
    ("arm64", Arch(Arm64)),
    ("aarch64", Arch(Arm64)),
    ("i386", Arch(I686)),
    ("i586", Arch(I686)),
    ("i686", Arch(I686)),
    // Licence models.
    ("byos", Free),
    ("byol", Free),
    ("payg", Paid),
    // Software.
    ("sql", Product(Sql)),
    ("mssql", Product(Sql)),
    ("nvidia", Product(Driver)),
    ("cuda", Product(Cuda)),
    ("cu", Product(Cuda)),
    ("tf", Product(Tensorflow)),
    ("tf2", Product(Tensorflow)),
    ("tensorflow", Product(Tensorflow)),
    ("pytorch", Product(Pytorch)),
    ("tpu", Product(Tpu)),
    // Between a distribution and its version.
    ("linux", Bridge),
    ("gnu", Bridge),
    ("os", Bridge),
    ("gke", Bridge),
    ("release", Bridge),
    ("version", Bridge),
    // Beside a distribution; a number after them counts something else.
    ("server", Tail),
    ("desktop", Tail),
    ("image", Tail),
    ("images", Tail),
    ("base", Tail),
    ("gcp", Tail),
    ("gce", Tail),
    ("generic", Tail),
    ("genericcloud", Bridge),
    ("cloudimg", Tail),
    ("openstack", Tail),
    ("kvm", Tail),
    ("uefi", Tail),
    ("bios", Tail),
    ("latest", Tail),
    ("daily", Tail),
    ("with", Tail),
    ("for", Tail),
    ("guest", Tail),
    ("edition", Tail),
    ("evaluation", Tail),
    ("eval", Tail),
    // What ends it, in descriptions.
    ("built", Stop),
    ("published", Stop),
    ("released", Stop),
    ("created", Stop),
    ("supports", Stop),
    // Prose around it, in descriptions.
    ("a", Lead),
    ("an", Lead),
    ("and", Lead),
    ("the", Lead),
    ("on", Lead),
    ("based", Lead),
    ("services", Lead),
    ("support", Lead),
    ("extended", Lead),
    ("update", Lead),
    ("configuration", Lead),
    ("experience", Lead),
    ("kernel", Lead),
    ("scsi", Lead),
    ("enabled", Lead),
    ("deprecated", Lead),
    ("local", Lead),
    ("custom", Lead),
    ("accounts", Lead),
    ("nvme", Lead),
    ("google", Lead),
    ("canonical", Lead),
    ("microsoft", Lead),
    ("oracle", Lead),
    ("suse", Lead),
    ("foundation", Lead),
    ("kinvolk", Lead),
    ("official", Lead),
    ("express", Lead),
    ("web", Lead),
    ("proxy", Lead),
];

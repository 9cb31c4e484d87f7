//! The products of the table, and which systems they are.

use super::cut;
use crate::Os;

/// A product of endoflife.date.
#[derive(Debug)]
pub(super) struct Product {
    /// Its name there.
    pub(super) name: &'static str,
    /// `ID` of os-release.
    pub(super) distros: &'static [&'static str],
    variant: Variant,
    /// The channels of releases, and of what is built from them; other ones are of development.
    channels: &'static [&'static str],
}

/// Which variants of a distribution a product is.
#[derive(Debug)]
enum Variant {
    Any,
    /// Those with this word.
    Only(&'static str),
    /// Those without any of these, because what they stand for has a lifecycle of its own.
    Without(&'static [&'static str]),
}

const fn product(name: &'static str, distros: &'static [&'static str]) -> Product {
    Product { name, distros, variant: Variant::Any, channels: &["lts", "stable", "daily"] }
}

/// The products, by name. `windows-server-core` is none, because it is the system of containers. Atomic hosts had
/// lifecycles of their own in each distribution.
pub(super) const PRODUCTS: &[Product] = &[
    product("almalinux", &["almalinux"]).variant(Variant::Without(&["kitten"])),
    product("amazon-linux", &["amzn"]),
    product("centos", &["centos"]).variant(Variant::Without(&["stream", "atomic"])),
    product("centos-stream", &["centos"]).variant(Variant::Only("stream")),
    product("cos", &["cos"]),
    product("debian", &["debian"]),
    // Fedora CoreOS moves to the next release by itself.
    product("fedora", &["fedora"]).variant(Variant::Without(&["coreos", "atomic"])),
    // FreeBSD 14.1-STABLE is built from a branch.
    product("freebsd", &["freebsd"]).channels(&[]),
    product("opensuse", &["opensuse", "opensuse-leap"]),
    product("oracle-linux", &["ol"]),
    product("rhel", &["rhel"]).variant(Variant::Without(&["atomic"])),
    product("rocky-linux", &["rocky"]),
    // SUSE maintains a service pack of SLES for SAP longer; SLE HPC is a product of its own.
    product("sles", &["sles"]).variant(Variant::Without(&["sap", "hpc"])),
    product("ubuntu", &["ubuntu"]),
    product("windows", &["windows"]),
    // `20H2` with such an edition is that of Windows 10; no server of the table has one.
    product("windows-server", &["windows"])
        .variant(Variant::Without(&["enterprise", "professional"])),
];

impl Product {
    const fn variant(self, variant: Variant) -> Self {
        Self { variant, ..self }
    }

    const fn channels(self, channels: &'static [&'static str]) -> Self {
        Self { channels, ..self }
    }

    /// Whether a system is this product.
    pub(super) fn is_of(&self, os: &Os<'_>) -> bool {
        let has = |word| {
            let mut words = os.variant.as_deref().unwrap_or_default();
            while !words.is_empty() {
                let (first, after) = cut(words, b'-');
                if first == word {
                    return true;
                }
                words = after;
            }
            false
        };
        let is_distro = os.distro.as_deref().is_some_and(|id| self.distros.contains(&id));
        let is_release = os.channel.as_deref().is_none_or(|name| self.channels.contains(&name));
        is_distro
            && is_release
            && match self.variant {
                Variant::Any => true,
                Variant::Only(word) => has(word),
                Variant::Without(words) => !words.iter().any(|word| has(word)),
            }
    }
}

//! The rows of the table of distributions: their properties and aliases.

use super::DistroId;
use super::vocabulary::MINIMAL;
use crate::os::version_format::{BuildFormat, Numbers, VersionFormat};

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct DistroSpec {
    /// os-release `ID`; empty if only the type of system is known.
    pub(in crate::os) id: &'static str,
    pub(in crate::os) rules: DistroRules,
    pub(in crate::os) aliases: &'static [Alias],
}

/// The properties of a distribution, except its names.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct DistroRules {
    pub(in crate::os) os_type: &'static str,
    pub(in crate::os) version_format: VersionFormat,
    pub(in crate::os) build: BuildFormat,
    pub(in crate::os) variants: u64,
    pub(in crate::os) channels: u16,
    /// Which of its licences are paid for with the machine, unless they state that they are brought
    /// along.
    pub(in crate::os) payg: Payg,
    /// The `ID` of the more general distribution that this one is a more exact name for.
    pub(in crate::os) refines: &'static str,
    pub(in crate::os) renamed: Option<Renamed>,
    /// A letter, in lower case, that the vendor writes before versions, as in `v1.11`.
    pub(in crate::os) letter: Option<u8>,
    /// The vendor's own words in names. A number after one is not the version.
    pub(in crate::os) vendor_words: &'static [&'static str],
    /// Whether the version follows the architecture, and other numbers may be before it:
    /// `bottlerocket-aws-k8s-1.29-x86_64-v1.19.4`.
    pub(in crate::os) is_version_last: bool,
}

/// The `ID` from some major on.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Renamed {
    pub(in crate::os) from: u16,
    pub(in crate::os) id: &'static str,
    /// The variants that the old name implied.
    pub(in crate::os) variants: u64,
}

/// Which licences are paid for with the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) enum Payg {
    None,
    All,
    /// Those for variants with one of these bits.
    Variants(u64),
}

/// A name of a distribution in texts: lower-case tokens, separated by single spaces.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Alias {
    pub(in crate::os) phrase: &'static str,
    /// The distribution; set in [`ALIASES`](super::tables::ALIASES).
    pub(in crate::os) distro: DistroId,
    pub(in crate::os) strength: Strength,
    pub(in crate::os) implied: &'static Implied,
}

/// What an alias implies in addition to the distribution.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Implied {
    /// Bits of the variants in the alias.
    pub(in crate::os) variants: u64,
    /// Set if they differ from the distribution's.
    pub(in crate::os) version_format: Option<VersionFormat>,
    pub(in crate::os) build: Option<BuildFormat>,
    /// A product that runs on the distribution; the numbers after the alias belong to it.
    pub(in crate::os) product: Option<&'static str>,
    /// The majors of the product that run on several distributions of the vendor.
    pub(in crate::os) on_several: Option<(u32, u32)>,
}

/// The condition under which an alias is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) enum Strength {
    Always,
    /// Only with a version or a channel directly after it: the word has other meanings.
    Versioned,
    /// Only with the version attached, as in `deb11`.
    Glued,
    /// Only with a version and a service pack directly after it, as in `suse-12-sp5`.
    Pack,
    /// Only in a field for the distribution.
    Field,
}

pub(super) const fn alias(phrase: &'static str) -> Alias {
    Alias { phrase, distro: DistroId::NONE, strength: Strength::Always, implied: PLAIN }
}

/// No implication; the default.
pub(super) const PLAIN: &Implied =
    &Implied { variants: 0, version_format: None, build: None, product: None, on_several: None };

pub(super) const fn alias_with_version(phrase: &'static str) -> Alias {
    Alias { strength: Strength::Versioned, ..alias(phrase) }
}

pub(super) const fn alias_glued(phrase: &'static str) -> Alias {
    Alias { strength: Strength::Glued, ..alias(phrase) }
}

pub(super) const fn alias_with_service_pack(phrase: &'static str) -> Alias {
    Alias { strength: Strength::Pack, ..alias(phrase) }
}

pub(super) const fn alias_in_field(phrase: &'static str) -> Alias {
    Alias { strength: Strength::Field, ..alias(phrase) }
}

impl Alias {
    /// An alias without implications.
    pub(in crate::os) const PLAIN: Self = alias("");

    pub(super) const fn first_token(&self) -> &'static [u8] {
        let bytes = self.phrase.as_bytes();
        let mut rest = bytes;
        while let [first, after @ ..] = rest
            && *first != b' '
        {
            rest = after;
        }
        bytes.split_at(bytes.len() - rest.len()).0
    }

    /// The same alias with this implication.
    pub(super) const fn implying(self, implied: &'static Implied) -> Self {
        Self { implied, ..self }
    }
}

impl DistroRules {
    /// A Linux whose `VERSION_ID` has this number of parts, and whose major is at least `oldest`.
    pub(in crate::os) const fn linux(parts: u8, oldest: u16) -> Self {
        Self {
            os_type: "linux",
            version_format: VersionFormat::Numbers(Numbers::new(parts, oldest, 2)),
            build: BuildFormat::Dotted,
            variants: MINIMAL,
            channels: 0,
            payg: Payg::None,
            refines: "",
            renamed: None,
            letter: None,
            vendor_words: &[],
            is_version_last: false,
        }
    }

    pub(super) const fn version_format(self, version_format: VersionFormat) -> Self {
        Self { version_format, ..self }
    }

    pub(super) const fn rolling(self) -> Self {
        self.version_format(VersionFormat::Rolling)
    }

    #[expect(clippy::panic, reason = "it runs in the compiler only")]
    pub(super) const fn numbers(self) -> Numbers {
        match self.version_format {
            VersionFormat::Numbers(numbers) => numbers,
            _ => panic!("its versions are not plain numbers"),
        }
    }

    /// The maximum number of digits of the major.
    pub(super) const fn digits(self, digits: u8) -> Self {
        self.version_format(VersionFormat::Numbers(Numbers { digits, ..self.numbers() }))
    }

    /// Below this major, `VERSION_ID` has another number of parts.
    pub(super) const fn early(self, below: u16, with: u8) -> Self {
        self.version_format(VersionFormat::Numbers(Numbers {
            early: Some((below, with)),
            ..self.numbers()
        }))
    }

    /// The newest major that is plausible for decades.
    pub(super) const fn newest(self, newest: u16) -> Self {
        self.version_format(VersionFormat::Numbers(Numbers { newest, ..self.numbers() }))
    }

    pub(super) const fn months(self) -> Self {
        self.version_format(VersionFormat::Numbers(Numbers { months: true, ..self.numbers() }))
    }

    pub(super) const fn updates(self) -> Self {
        self.version_format(VersionFormat::Numbers(Numbers { updates: true, ..self.numbers() }))
    }

    pub(super) const fn build(self, build: BuildFormat) -> Self {
        Self { build, ..self }
    }

    pub(super) const fn variants(self, variants: u64) -> Self {
        Self { variants, ..self }
    }

    pub(super) const fn channels(self, channels: u16) -> Self {
        Self { channels, ..self }
    }

    pub(super) const fn payg(self, payg: Payg) -> Self {
        Self { payg, ..self }
    }

    pub(super) const fn refines(self, refines: &'static str) -> Self {
        Self { refines, ..self }
    }

    pub(super) const fn renamed(self, from: u16, id: &'static str, variants: u64) -> Self {
        Self { renamed: Some(Renamed { from, id, variants }), ..self }
    }

    pub(super) const fn letter(self, letter: u8) -> Self {
        Self { letter: Some(letter), ..self }
    }

    pub(super) const fn vendor_words(self, vendor_words: &'static [&'static str]) -> Self {
        Self { vendor_words, ..self }
    }

    pub(super) const fn version_last(self) -> Self {
        Self { is_version_last: true, ..self }
    }

    pub(super) const fn os_type(self, os_type: &'static str) -> Self {
        Self { os_type, ..self }
    }
}

pub(super) const fn row(
    id: &'static str,
    rules: DistroRules,
    aliases: &'static [Alias],
) -> DistroSpec {
    DistroSpec { id, rules, aliases }
}

//! The claim of one text.

use super::knowledge::{ArchitectureTerm, DistroId};
use super::product::Product;
use super::tokens::Tokens;
use super::version::{Build, Version};
use crate::model::Architecture;

/// The claim of one text about an image. Each text is read separately; the resolver merges the claims.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a> {
    pub(super) distro: Option<DistroId>,
    pub(super) version: Option<Version<'a>>,
    pub(super) build: Option<Build<'a>>,
    /// A codename that no table has, at the position where the vendor writes codenames.
    pub(super) new_codename: Option<&'a [u8]>,
    /// Bits of [`VARIANTS`](super::knowledge::vocabulary::VARIANTS).
    pub(super) variants: u64,
    /// The edition that the vendor means if the text names none.
    pub(super) default_edition: u64,
    /// Release channel: the bit of the first one in the text.
    pub(super) channels: u16,
    /// Bring your own subscription: the licence is not paid for with the machine.
    pub(super) byos: bool,
    /// Pay as you go: the licence is paid for with the machine.
    pub(super) payg: bool,
    pub(super) architecture: Option<KnownArchitecture>,
    pub(super) products: Vec<Product<'a>>,
}

/// A processor architecture that the vocabulary has a term for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownArchitecture {
    X64,
    Arm64,
    I686,
}

impl KnownArchitecture {
    /// The architecture of a term, which may be two tokens. `x86` means 32 bits only for `windows`.
    pub(super) fn read(
        word: ArchitectureTerm,
        after: &mut Tokens<'_>,
        windows: bool,
    ) -> Option<Self> {
        match word {
            ArchitectureTerm::X64 => Some(Self::X64),
            ArchitectureTerm::Arm64 => Some(Self::Arm64),
            ArchitectureTerm::I686 => Some(Self::I686),
            ArchitectureTerm::X86 => {
                let mut rest = *after;
                if rest.next().is_some_and(|next| next.text() == b"64" && next.before != b' ') {
                    *after = rest;
                    return Some(Self::X64);
                }
                windows.then_some(Self::I686)
            }
        }
    }

    pub(super) fn architecture(self) -> Architecture {
        match self {
            Self::X64 => Architecture::X86_64,
            Self::Arm64 => Architecture::Aarch64,
            Self::I686 => Architecture::I686,
        }
    }
}

impl<'a> Claim<'a> {
    /// The claim of a text without any information.
    #[inline(never)]
    pub(super) fn empty() -> Self {
        Self {
            distro: None,
            version: None,
            build: None,
            new_codename: None,
            variants: 0,
            default_edition: 0,
            channels: 0,
            byos: false,
            payg: false,
            architecture: None,
            products: Vec::new(),
        }
    }

    /// Removes everything except the software.
    #[inline(never)]
    pub(super) fn keep_products(&mut self) {
        let products = std::mem::take(&mut self.products);
        *self = Self { products, ..Self::empty() };
    }

    /// Adds a product, unless one of the same name is in the claim.
    pub(super) fn add_product(&mut self, product: Product<'a>) {
        if self.products.iter().all(|known| known.name != product.name) {
            self.products.push(product);
        }
    }

    pub(super) fn is_versioned(&self) -> bool {
        self.version.is_some()
    }
}

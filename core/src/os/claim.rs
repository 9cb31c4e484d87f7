//! What one text claims.

use super::knowledge::{Codename, DistroId};
use super::software::Product;
use super::version::{Build, Version};
use crate::model::Architecture;

/// What one text claims of an image. Each text is read on its own; the claims are folded later.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Claim<'a> {
    pub(super) distro: Option<DistroId>,
    pub(super) version: Option<Version<'a>>,
    pub(super) build: Option<Build<'a>>,
    pub(super) codename: Option<&'static Codename>,
    /// A codename that is in no table, in the place where the vendor puts it.
    pub(super) new_codename: Option<&'a str>,
    /// Words of the variant.
    pub(super) variants: u32,
    /// The edition that the vendor means when it names none.
    pub(super) tacit_edition: u32,
    /// Release channels; one bit, for the first one named.
    pub(super) channels: u16,
    /// The licence is brought along.
    pub(super) free: bool,
    pub(super) processor: Option<Processor>,
    pub(super) products: Products<'a>,
}

/// A processor architecture that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Processor {
    X64,
    Arm64,
    I686,
}

impl Processor {
    pub(super) fn architecture(self) -> Architecture {
        match self {
            Self::X64 => Architecture::X86_64,
            Self::Arm64 => Architecture::Aarch64,
            Self::I686 => Architecture::I686,
        }
    }
}

/// Up to four pieces of software: no name has more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Products<'a>([Option<Product<'a>>; 4]);

impl<'a> Products<'a> {
    pub(super) fn add(&mut self, product: Product<'a>) {
        if self.iter().any(|known| known.name == product.name) {
            return;
        }
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(product);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Product<'a>> {
        self.0.iter().flatten()
    }
}

impl Claim<'_> {
    pub(super) fn is_versioned(&self) -> bool {
        self.version.is_some()
    }
}

//! How the versions of each distribution are spelt.

mod garden;
mod nixos;
mod numbers;
pub(super) mod rhcos;
mod run;
mod suse;
mod ubuntu;
mod windows;

pub(in crate::os) use numbers::Numbers;
pub(super) use windows::is_half_year;

use super::tokens::{Token, Tokens};
use super::version::ParsedVersion;

/// How the versions of a distribution are built up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers joined by dots.
    Numbers(Numbers),
    /// Year and month: `22.04`, `2204`.
    Ubuntu,
    /// A long-term release, or its year alone: `2004` and `20` are 20.04.
    UbuntuLts,
    /// Year and month in other months: `23.11`, `1809`.
    Nixos,
    /// `1770.0`, `2150.0.0`.
    Garden,
    /// `9.6.20250911-0`, which is 9.6, and `418.94.202501191959-0`, which is 4.18.
    Rhcos,
    /// `15 SP5`, `15-sp5`, `15.5`, which is 15.5.
    Suse,
    /// `2022`, `2012 R2`, `1709`, `20H2`, `10`: the versions that there are, and a few to come.
    Windows,
    /// The same of a server, where any year may be one.
    WindowsServer,
    /// No version at all.
    Rolling,
}

/// How what is longer than `VERSION_ID` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuildShape {
    /// Nothing is longer.
    None,
    /// `7.1.1503`; only believed where the vendor wrote dots.
    Dotted,
    /// `2023.4.20240416.0`: the same, and a day is part of it.
    Dated,
    /// `40.20240504.3.0`; names write hyphens, and it has four numbers.
    Dots,
    /// `109-17800.147.38`; names write hyphens, and it has this many numbers.
    Hyphen(u8),
}

impl Shape {
    /// Reads the version that starts with this word, if one does.
    pub(super) fn read<'a>(
        &self,
        first: &Token<'a>,
        after: &Tokens<'a>,
        build: BuildShape,
    ) -> Option<ParsedVersion<'a>> {
        match self {
            Self::Numbers(numbers) => numbers.read(first, after, build),
            Self::Ubuntu => ubuntu::release(first, after),
            Self::UbuntuLts => ubuntu::lts(first),
            Self::Nixos => nixos::read(first, after),
            Self::Garden => garden::read(first, after),
            Self::Rhcos => rhcos::read(first, after),
            Self::Suse => suse::read(first, after),
            Self::Windows => windows::read_any(first, after),
            Self::WindowsServer => windows::read_server(first, after),
            Self::Rolling => None,
        }
    }

    /// Whether a number that merely stands near cannot be taken for a version of this shape.
    pub(super) fn is_unmistakable(&self) -> bool {
        matches!(self, Self::Ubuntu) || self.is_windows()
    }

    /// Whether a version may hold letters in the middle: `2012r2`, `15sp5`, `9u4`.
    pub(super) fn is_mixed(&self) -> bool {
        match self {
            Self::Numbers(numbers) => numbers.has_updates(),
            Self::Suse | Self::Nixos => true,
            _ => self.is_windows(),
        }
    }

    pub(super) fn is_windows(&self) -> bool {
        matches!(self, Self::Windows | Self::WindowsServer)
    }
}

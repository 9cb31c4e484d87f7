//! How the versions of each distribution are spelt.

mod numbers;
mod suse;
mod ubuntu;
mod windows;

pub(in crate::os) use numbers::Numbers;
pub(super) use windows::is_half_year;

use super::version::Reading;
use super::words::{Word, Words};

/// How the versions of a distribution are built up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers joined by dots.
    Numbers(Numbers),
    /// Year and month: `22.04`, `2204`.
    Ubuntu,
    /// The year alone, which is that of a long-term release: `20` is 20.04.
    UbuntuLts,
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
        first: &Word<'a>,
        after: &Words<'a>,
        build: BuildShape,
    ) -> Option<Reading<'a>> {
        match self {
            Self::Numbers(numbers) => numbers.read(first, after, build),
            Self::Ubuntu => ubuntu::release(first, after),
            Self::UbuntuLts => ubuntu::lts(first),
            Self::Suse => suse::read(first, *after),
            Self::Windows => windows::of_any(first, *after),
            Self::WindowsServer => windows::of_server(first, *after),
            Self::Rolling => None,
        }
    }

    /// Whether a number that merely stands near cannot be taken for a version of this shape.
    pub(super) fn is_unmistakable(&self) -> bool {
        matches!(self, Self::Ubuntu) || self.is_windows()
    }

    pub(super) fn is_windows(&self) -> bool {
        matches!(self, Self::Windows | Self::WindowsServer)
    }
}

//! The formats of versions.

mod garden;
mod nixos;
mod numbers;
mod parts;
pub(super) mod rhcos;
mod run;
mod suse;
mod ubuntu;
mod windows;

pub(in crate::os) use numbers::Numbers;
pub(super) use windows::{is_annual, is_half_year, is_of_clients_too};

use super::tokens::{Token, Tokens};
use super::version::ParsedVersion;

/// The format of a distribution's versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VersionFormat {
    /// Numbers joined by dots.
    Numbers(Numbers),
    /// Year and month: `22.04`, `2204`.
    Ubuntu,
    /// A long-term release, or its year alone: `2004` and `20` are 20.04.
    UbuntuLts,
    /// Year and month, with other months: `23.11`, `1809`.
    Nixos,
    /// `1770.0`, `2150.0.0`.
    Garden,
    /// `9.6.20250911-0`, which is 9.6, and `418.94.202501191959-0`, which is 4.18.
    Rhcos,
    /// `15 SP5`, `15-sp5` and `15.5`, which are 15.5.
    Suse,
    /// `2022`, `2012 R2`, `1709`, `20H2`, `10`: the existing versions, and a few future ones.
    Windows,
    /// The same for a server, with any year.
    WindowsServer,
    /// Numbers of a caller's distribution: at most this many.
    Parts(u8),
    /// No versions.
    Rolling,
}

/// The format of builds, which are longer than `VERSION_ID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuildFormat {
    /// No builds.
    None,
    /// `7.1.1503`; accepted only with dots.
    Dotted,
    /// `2023.4.20240416.0`: the same, with a date in it.
    Dated,
    /// `40.20240504.3.0`: four numbers; names have hyphens.
    Dots,
    /// `109-17800.147.38`: this many numbers; names have hyphens.
    Hyphen(u8),
}

impl VersionFormat {
    /// Reads the version that starts with this token, if there is one.
    pub(super) fn read<'a>(
        &self,
        first: &Token<'a>,
        after: &Tokens<'a>,
        build: BuildFormat,
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
            Self::Parts(parts) => parts::read(*parts, first, after, build),
            Self::Rolling => None,
        }
    }

    /// Whether a number near the distribution is a version if it has this format.
    pub(super) fn is_unmistakable(&self) -> bool {
        matches!(self, Self::Ubuntu) || self.is_windows()
    }

    /// Whether a number is a year with a month after it, and versions of this format are such: `2018.03`.
    pub(super) fn is_year_and_month(&self, first: &Token<'_>, after: &Tokens<'_>) -> bool {
        let Self::Numbers(Numbers { digits: 4, months: true, .. }) = self else { return false };
        let month =
            after.peek().filter(|month| month.before == b'.' && month.start == first.end + 1);
        first.len() == 4 && month.is_some_and(|month| month.is_number() && month.len() == 2)
    }

    /// Whether a version may have letters in the middle: `2012r2`, `15sp5`, `9u4`.
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

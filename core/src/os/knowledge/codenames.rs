//! Codenames, as os-release has them in `VERSION_CODENAME`.

use super::DistroId;

/// A codename.
#[derive(Debug)]
pub(in crate::os) struct Codename {
    pub(in crate::os) distro: DistroId,
    pub(in crate::os) version: &'static str,
    /// The first number of the version.
    pub(in crate::os) major: u32,
    pub(in crate::os) name: &'static str,
    /// Whether the word alone, with no distribution named, can tell one: no word of daily use does.
    pub(in crate::os) telling: bool,
    /// Whether it tells one wherever it stands.
    pub(in crate::os) unmistakable: bool,
}

const UBUNTU: DistroId = DistroId::of("ubuntu");
const DEBIAN: DistroId = DistroId::of("debian");

const fn ubuntu(version: &'static str, name: &'static str) -> Codename {
    of(UBUNTU, version, name)
}

const fn debian(version: &'static str, name: &'static str) -> Codename {
    of(DEBIAN, version, name)
}

const fn of(distro: DistroId, version: &'static str, name: &'static str) -> Codename {
    Codename { distro, version, major: major(version), name, telling: false, unmistakable: false }
}

const fn major(version: &str) -> u32 {
    let mut major = 0;
    let mut rest = version.as_bytes();
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        major = 10 * major + (*digit - b'0') as u32;
        rest = after;
    }
    major
}

impl Codename {
    const fn telling(self) -> Self {
        Self { telling: true, ..self }
    }

    const fn unmistakable(self) -> Self {
        Self { telling: true, unmistakable: true, ..self }
    }
}

/// The codenames of each distribution that has them, newest first, for those are asked for most.
pub(in crate::os) const CODENAMES: &[(DistroId, &[Codename])] =
    &[(UBUNTU, OF_UBUNTU), (DEBIAN, OF_DEBIAN)];

const OF_UBUNTU: &[Codename] = &[
    ubuntu("26.04", "resolute"),
    ubuntu("25.10", "questing").telling(),
    ubuntu("25.04", "plucky"),
    ubuntu("24.10", "oracular").telling(),
    ubuntu("24.04", "noble"),
    ubuntu("23.10", "mantic").telling(),
    ubuntu("23.04", "lunar"),
    ubuntu("22.10", "kinetic"),
    ubuntu("22.04", "jammy").unmistakable(),
    ubuntu("21.10", "impish").telling(),
    ubuntu("21.04", "hirsute").unmistakable(),
    ubuntu("20.10", "groovy"),
    ubuntu("20.04", "focal").telling(),
    ubuntu("19.10", "eoan").unmistakable(),
    ubuntu("19.04", "disco"),
    ubuntu("18.10", "cosmic"),
    ubuntu("18.04", "bionic").telling(),
    ubuntu("17.10", "artful"),
    ubuntu("17.04", "zesty").telling(),
    ubuntu("16.10", "yakkety").unmistakable(),
    ubuntu("16.04", "xenial").unmistakable(),
    ubuntu("15.10", "wily"),
    ubuntu("15.04", "vivid"),
    ubuntu("14.10", "utopic").telling(),
    ubuntu("14.04", "trusty").telling(),
    ubuntu("13.10", "saucy"),
    ubuntu("13.04", "raring"),
    ubuntu("12.10", "quantal").telling(),
    ubuntu("12.04", "precise"),
    ubuntu("11.10", "oneiric"),
    ubuntu("11.04", "natty"),
    ubuntu("10.10", "maverick"),
    ubuntu("10.04", "lucid"),
    ubuntu("9.10", "karmic"),
    ubuntu("9.04", "jaunty"),
    ubuntu("8.10", "intrepid"),
    ubuntu("8.04", "hardy"),
];

const OF_DEBIAN: &[Codename] = &[
    debian("13", "trixie").telling(),
    debian("12", "bookworm").telling(),
    debian("11", "bullseye").telling(),
    debian("10", "buster").telling(),
    debian("9", "stretch"),
    debian("8", "jessie").telling(),
    debian("7", "wheezy").telling(),
    debian("6", "squeeze"),
    debian("5", "lenny"),
    debian("4", "etch"),
];

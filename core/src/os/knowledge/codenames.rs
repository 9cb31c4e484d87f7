//! Codenames, as `VERSION_CODENAME` of os-release has them.

use super::DistroId;

/// A codename and its version.
#[derive(Debug)]
pub(in crate::os) struct Codename {
    pub(in crate::os) distro: DistroId,
    pub(in crate::os) version: &'static str,
    /// The first number of the version.
    pub(in crate::os) major: u32,
    pub(in crate::os) name: &'static str,
    /// Whether the codename can identify the release without the distribution: common words cannot.
    pub(in crate::os) distinctive: bool,
    /// Whether it does so in any context.
    pub(in crate::os) unmistakable: bool,
}

const UBUNTU: DistroId = DistroId::from_id("ubuntu");
const DEBIAN: DistroId = DistroId::from_id("debian");

const fn ubuntu(version: &'static str, name: &'static str) -> Codename {
    codename(UBUNTU, version, name)
}

const fn debian(version: &'static str, name: &'static str) -> Codename {
    codename(DEBIAN, version, name)
}

const fn codename(distro: DistroId, version: &'static str, name: &'static str) -> Codename {
    Codename {
        distro,
        version,
        major: major(version),
        name,
        distinctive: false,
        unmistakable: false,
    }
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
    const fn distinctive(self) -> Self {
        Self { distinctive: true, ..self }
    }

    const fn unmistakable(self) -> Self {
        Self { distinctive: true, unmistakable: true, ..self }
    }
}

/// The codenames of each distribution, newest first, because new ones are looked up most.
pub(in crate::os) const CODENAMES: &[(DistroId, &[Codename])] =
    &[(UBUNTU, UBUNTU_CODENAMES), (DEBIAN, DEBIAN_CODENAMES)];

const UBUNTU_CODENAMES: &[Codename] = &[
    ubuntu("26.04", "resolute"),
    ubuntu("25.10", "questing").distinctive(),
    ubuntu("25.04", "plucky"),
    ubuntu("24.10", "oracular").distinctive(),
    ubuntu("24.04", "noble"),
    ubuntu("23.10", "mantic").distinctive(),
    ubuntu("23.04", "lunar"),
    ubuntu("22.10", "kinetic"),
    ubuntu("22.04", "jammy").unmistakable(),
    ubuntu("21.10", "impish").distinctive(),
    ubuntu("21.04", "hirsute").unmistakable(),
    ubuntu("20.10", "groovy"),
    ubuntu("20.04", "focal").distinctive(),
    ubuntu("19.10", "eoan").unmistakable(),
    ubuntu("19.04", "disco"),
    ubuntu("18.10", "cosmic"),
    ubuntu("18.04", "bionic").distinctive(),
    ubuntu("17.10", "artful"),
    ubuntu("17.04", "zesty").distinctive(),
    ubuntu("16.10", "yakkety").unmistakable(),
    ubuntu("16.04", "xenial").unmistakable(),
    ubuntu("15.10", "wily"),
    ubuntu("15.04", "vivid"),
    ubuntu("14.10", "utopic").distinctive(),
    ubuntu("14.04", "trusty").distinctive(),
    ubuntu("13.10", "saucy"),
    ubuntu("13.04", "raring"),
    ubuntu("12.10", "quantal").distinctive(),
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

const DEBIAN_CODENAMES: &[Codename] = &[
    debian("13", "trixie").distinctive(),
    debian("12", "bookworm").distinctive(),
    debian("11", "bullseye").distinctive(),
    debian("10", "buster").distinctive(),
    debian("9", "stretch"),
    debian("8", "jessie").distinctive(),
    debian("7", "wheezy").distinctive(),
    debian("6", "squeeze"),
    debian("5", "lenny"),
    debian("4", "etch"),
];

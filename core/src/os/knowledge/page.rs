//! Writes `core/DISTRIBUTIONS.md` from the rows.

use std::fmt::Write as _;

use super::Knowledge;
use super::codenames::CODENAMES;
use super::distro_spec::{DistroSpec, Strength};
use super::distros::DISTROS;
use super::vocabulary::{CHANNELS, VARIANTS};
use crate::os::version_format::VersionFormat;

const HEAD: &str = "\
# Distributions

The operating systems that are identified in licences, names, descriptions and fields, written from the rows in
`core/src/os/knowledge/`. To add one, see *Adding a distribution* in CONTRIBUTING.md.

- **`ID`** is the `ID` of os-release, and `os.distro` of the unified image.
- **Version** is what `VERSION_ID` of os-release holds. New versions need no new row.
- **Aliases** are the names under which vendors publish the system. Those marked `+` count only with a version beside them; those marked `=` count
  only in a field for the distribution, such as `os_distro`.

";

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str(
        "| `ID` | type | version | variants | channels | aliases |\n|---|---|---|---|---|---|\n",
    );
    for distro in DISTROS.iter().filter(|distro| !distro.id.is_empty()) {
        let rules = &distro.rules;
        let cells = [
            format!("`{}`", distro.id),
            rules.os_type.to_owned(),
            version(&rules.version_format).to_owned(),
            words(VARIANTS, rules.variants),
            words(CHANNELS, u64::from(rules.channels)),
            aliases(distro),
        ];
        writeln!(page, "| {} |", cells.join(" | ")).unwrap();
    }
    page.push_str("\n## Codenames\n\n| `ID` | version and codename |\n|---|---|\n");
    for (_, codenames) in CODENAMES {
        let Some(first) = codenames.first() else { continue };
        let knowledge = Knowledge::builtin();
        let id = knowledge.id(first.distro);
        let all: Vec<_> =
            codenames.iter().map(|row| format!("{} {}", row.version, row.name)).collect();
        writeln!(page, "| `{id}` | {} |", all.join(", ")).unwrap();
    }
    page
}

/// The format of a distribution's versions.
fn version(version_format: &VersionFormat) -> &'static str {
    match version_format {
        VersionFormat::Numbers(numbers) => match numbers.parts {
            _ if numbers.months => "year and month",
            1 => "one number",
            2 => "two numbers",
            _ => "three numbers",
        },
        VersionFormat::Ubuntu | VersionFormat::UbuntuLts | VersionFormat::Nixos => "year and month",
        VersionFormat::Garden => "two or three numbers",
        VersionFormat::Rhcos => "two numbers",
        VersionFormat::Suse => "number and service pack",
        VersionFormat::Windows | VersionFormat::WindowsServer => "product or half-year",
        VersionFormat::Rolling => "none (rolling)",
        VersionFormat::Parts(_) => "numbers",
    }
}

/// The words of these bits.
fn words(all: &[&str], bits: u64) -> String {
    let set = all.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    set.map(|(_, word)| *word).collect::<Vec<_>>().join(", ")
}

fn aliases(distro: &DistroSpec) -> String {
    let aliases = distro.aliases.iter().map(|alias| match alias.strength {
        Strength::Always => alias.phrase.to_owned(),
        Strength::Versioned | Strength::Glued | Strength::Pack => format!("{}+", alias.phrase),
        Strength::Field => format!("{}=", alias.phrase),
    });
    aliases.collect::<Vec<_>>().join(", ")
}

/// `WRITE=1 cargo test -p cloud-image distributions` writes the page.
#[test]
fn distributions_page_matches_the_rows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/DISTRIBUTIONS.md");
    let page = page();
    if std::env::var_os("WRITE").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "core/DISTRIBUTIONS.md differs from the rows; run WRITE=1 cargo test -p cloud-image distributions"
    );
}

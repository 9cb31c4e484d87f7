//! Which systems have which lifecycle. The days are those of the vendors' pages.

use super::products::PRODUCTS;
use super::{TABLE, lifecycle, releases};
use crate::{Options, Os};

/// `DISTRO VERSION [VARIANT] [CHANNEL]`, each `-` if absent; `_` is a space.
fn os(text: &str) -> Os<'static> {
    let mut words =
        text.split(' ').map(|word| Some(word.replace('_', " ")).filter(|word| word != "-"));
    let mut next = || words.next().flatten().map(Into::into);
    Os { distro: next(), version: next(), variant: next(), channel: next(), ..Os::default() }
}

/// The days of a system, each `-` if absent; empty if its lifecycle is not known.
fn days(os: &Os<'_>) -> String {
    let Some(found) = lifecycle(os) else { return String::new() };
    let days = [found.released, found.active_end, found.end_of_life, found.extended_end];
    days.map(|day| day.map_or("-".to_owned(), |day| day.to_string())).join(" ")
}

#[test]
fn releases_have_the_days_of_their_vendors() {
    for (system, expected) in [
        ("ubuntu 24.04", "2024-04-25 2029-05-31 2029-05-31 2036-05-31"),
        ("ubuntu 24.04 minimal lts", "2024-04-25 2029-05-31 2029-05-31 2036-05-31"),
        ("ubuntu 24.04 pro-fips", "2024-04-25 2029-05-31 2029-05-31 2036-05-31"),
        ("debian 12", "2023-06-10 - 2026-07-11 2028-06-30"),
        ("debian 12 - daily", "2023-06-10 - 2026-07-11 2028-06-30"),
        ("rhel 8", "2019-05-07 2024-05-31 2029-05-31 2033-05-31"),
        ("rhel 7 els", "2014-06-10 2019-08-06 2024-06-30 2029-05-31"),
        ("centos 7", "2014-07-07 2020-08-06 2024-06-30 -"),
        ("centos 8", "2019-09-24 2021-12-31 2021-12-31 -"),
        ("centos 8 minimal-stream", "2019-09-24 2024-05-31 2024-05-31 -"),
        ("centos 9 stream", "2021-09-15 2027-05-31 2027-05-31 -"),
        ("rocky 9 optimized-gcp", "2022-07-14 2027-05-31 2032-05-31 -"),
        ("almalinux 10", "2025-05-27 2030-05-31 2035-05-31 -"),
        ("ol 9", "2022-07-06 - 2032-06-30 2035-06-30"),
        ("ol 10", "2025-06-26 - - -"),
        ("sles 15.5", "2023-06-20 - 2024-12-31 2027-12-31"),
        ("sles 16.0", "2025-11-04 - 2027-11-30 2030-11-30"),
        ("opensuse-leap 15.6", "2024-06-12 - 2026-04-30 -"),
        ("opensuse 13.2", "2014-11-04 - 2017-01-17 -"),
        ("fedora 43", "2025-10-28 - 2026-12-09 -"),
        ("cos 117", "2024-10-02 - 2026-09-01 -"),
        ("cos 117 - lts", "2024-10-02 - 2026-09-01 -"),
        ("freebsd 14.3", "2025-06-10 - 2026-06-30 -"),
        ("windows 2022 datacenter-core", "2021-08-18 2026-10-13 2031-10-14 -"),
        ("windows 2012_R2", "2013-11-25 2018-10-09 2023-10-10 2026-10-13"),
        ("windows 2012", "2012-10-30 2018-10-09 2023-10-10 2026-10-13"),
        ("windows 20H2 datacenter-core", "2020-10-20 2022-08-09 2022-08-09 -"),
        ("windows 1809", "2018-11-13 2020-11-10 2020-11-10 -"),
        ("windows 8.1", "2013-11-13 2018-01-09 2023-01-10 -"),
        ("amzn 2023", "2023-03-01 2027-06-30 2029-06-30 -"),
        ("amzn 2", "2018-06-26 2026-06-30 2026-06-30 -"),
        ("amzn 2018.03", "2018-04-25 2020-12-31 2023-12-31 -"),
    ] {
        assert_eq!(days(&os(system)), expected, "{system}");
    }
}

#[test]
fn what_is_not_exactly_a_release_of_the_table_has_no_lifecycle() {
    for system in [
        "- 12",
        "debian -",
        "debian -  -",
        "debian bookworm",
        "debian 12.5",
        "debian 3",
        "Debian 12",
        "ubuntu 24",
        "ubuntu 24.04.1",
        "ubuntu 24.4",
        "rhel 8.4",
        "rhel 9.0",
        "rhel 10 - beta",
        "rhcos 4.16",
        "centos 9",
        "centos 7 stream",
        "centos 7 atomic",
        "rhel 7 atomic",
        "fedora 27 atomic",
        "rocky 9.4",
        "almalinux 10 kitten",
        "almalinux 10 minimal-kitten",
        // Some service pack.
        "sles 15",
        "sles 12",
        "sles 15.5 sap",
        "sles 15.5 sap-hardened",
        "sles 15.4 hpc",
        "sled 15.5",
        "sle-micro 5.5",
        "opensuse-tumbleweed 15.6",
        "fedora 40 coreos",
        "fedora 40 coreos stable",
        "cos 117 - beta",
        "cos 117 - dev",
        "cos cos-117",
        // A branch, and what is built from one.
        "freebsd 14",
        "freebsd 14.3 - stable",
        "freebsd 15.0 - current",
        "windows 2012R2",
        "windows 2012-r2",
        "windows 2008_R2",
        "windows 2008",
        "windows 2003",
        "windows 10",
        "windows 11",
        "windows 7",
        // Clients.
        "windows 20H2 professional",
        "windows 1909 enterprise",
        "windows 2016 enterprise-multi-session",
        "windows 2025 - preview",
        "amzn 2023.6",
        "alpine 3.20.1",
        "alpine 3.20",
        "gcel 20.04",
        "acme 12",
        "ubuntu ",
    ] {
        assert_eq!(days(&os(system)), "", "{system}");
    }
}

/// A system has one lifecycle: no two products with the same images have the same version.
#[test]
fn no_two_products_have_the_same_release() {
    let releases = releases(TABLE);
    for variant in
        [None, Some("stream"), Some("kitten"), Some("sap"), Some("coreos"), Some("enterprise")]
    {
        for release in &releases {
            for product in PRODUCTS.iter().filter(|product| product.name == release.product) {
                for distro in product.distros {
                    let os = Os {
                        distro: Some((*distro).into()),
                        version: Some(release.version.into()),
                        variant: variant.map(Into::into),
                        ..Os::default()
                    };
                    let is_same = |other: &&super::Release| {
                        let mut products = PRODUCTS.iter().filter(|it| it.name == other.product);
                        other.version == release.version && products.any(|it| it.is_of(&os))
                    };
                    assert!(releases.iter().filter(is_same).count() <= 1, "{distro} {release:?}");
                }
            }
        }
    }
}

/// The versions of the table are written as the unified image writes them.
#[test]
fn every_release_is_identified_in_a_name() {
    let releases = releases(TABLE);
    let mut found = 0;
    for release in &releases {
        for product in PRODUCTS.iter().filter(|product| product.name == release.product) {
            let Some(distro) = product.distros.first() else { continue };
            let word = match product.name {
                "centos-stream" => "centos-stream",
                "amazon-linux" => "amazon-linux",
                "oracle-linux" => "oracle-linux",
                "rocky-linux" => "rocky-linux",
                "cos" => "cos-stable",
                "windows-server" => "windows-server",
                _ => distro,
            };
            let version = release.version.replace(' ', "-").to_lowercase();
            let name = format!("{word}-{version}");
            let dump = serde_json::json!([{"kind": "compute#image", "name": name}]).to_string();
            let image = Options::new().lifecycle(true).images(dump.as_bytes()).next().unwrap();
            let image = image.unwrap();
            // Versions that are too old for the format of names are not identified, which is silent, not wrong.
            if image.os.version.is_some() {
                let known = image.os.version.as_deref() == Some(release.version);
                let expected = known.then_some(release.lifecycle);
                assert_eq!(image.os.lifecycle, expected, "{name}: {:?}", image.os);
                found += usize::from(known);
            }
        }
    }
    assert!(found * 10 > releases.len() * 7, "{found} of {}", releases.len());
}

/// The documentation says of which state the table is.
#[test]
fn the_documentation_names_the_state_of_the_table() {
    let (source, newest) =
        TABLE.lines().next().unwrap().split_once("; its newest release is of ").unwrap();
    let commit = source.strip_prefix("# endoflife-date/endoflife.date@").unwrap();
    for page in [include_str!("mod.rs"), include_str!("../../../../QUERY.md")] {
        assert!(page.contains(commit) && page.contains(newest), "{commit} {newest}");
    }
}

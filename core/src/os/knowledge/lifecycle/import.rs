//! Writes the table from a file with the columns of endoflife.date, and checks that it is in order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::products::PRODUCTS;
use super::{Release, TABLE, releases};
use crate::os::knowledge::Knowledge;
use crate::{Date, Lifecycle, Version};

/// The text of a table. `source` says of which state of the source it is.
fn write(source: &str, releases: &[Release]) -> String {
    let newest = releases.iter().filter_map(|release| release.lifecycle.released).max().unwrap();
    let mut text = format!("# {source}; its newest release is of {newest}\n");
    let mut product = "";
    for release in releases {
        if release.product != product {
            product = release.product;
            writeln!(text, "{product}").unwrap();
        }
        let Lifecycle { released, active_end, end_of_life, extended_end } = release.lifecycle;
        let days = [released, active_end, end_of_life, extended_end];
        let days = days.map(|day| day.map(|day| day.to_string()).unwrap_or_default());
        let row = [release.version, &days.join("\t")].join("\t");
        writeln!(text, "{}", row.trim_end_matches('\t')).unwrap();
    }
    text
}

/// Reads a file with the columns `product`, `cycle`, `release_date`, `eoas`, `eol`, `eoes` and `source`, in any
/// sequence, with tabs between them and a header. Returns the source, too.
fn read(file: &'static str) -> (String, Vec<Release>) {
    let mut lines = file.lines();
    let header: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let (mut sources, mut found) = (Vec::new(), Vec::new());
    for line in lines {
        let cells: BTreeMap<&str, &'static str> =
            header.iter().copied().zip(line.split('\t')).collect();
        let Some(product) = PRODUCTS.iter().find(|product| product.name == cells["product"]) else {
            continue;
        };
        // The commit without the file in it.
        let source = cells["source"].rsplit_once(':').unwrap().0.to_owned();
        if !sources.contains(&source) {
            sources.push(source);
        }
        let Some(version) = version(product.name, cells["cycle"]) else { continue };
        // Where no day is known, there is `true`, `false` or nothing.
        let day = |column: &str| Date::read(cells[column]);
        let released = day("release_date");
        let lifecycle = Lifecycle {
            released,
            // A day that is not behind the release is a fault of the source.
            active_end: day("eoas").filter(|end| Some(*end) > released),
            end_of_life: day("eol").filter(|end| Some(*end) > released),
            extended_end: day("eoes").filter(|end| Some(*end) > released),
        };
        found.push(Release { product: product.name, version, lifecycle });
    }
    assert_eq!(sources.len(), 1, "expected one state of one source, found {sources:?}");
    // A product without service packs may have had some before.
    found.sort_by_cached_key(|release| {
        let parts: Vec<u32> = release
            .version
            .split(|next: char| !next.is_ascii_digit())
            .flat_map(str::parse)
            .collect();
        (release.product, Reverse((parts, release.version)))
    });
    (sources.remove(0), found)
}

/// The `os.version` of a cycle; `None` if the unified image has no such version.
fn version(product: &str, cycle: &'static str) -> Option<&'static str> {
    let leaked = |text: String| -> Option<&'static str> { Some(Box::leak(text.into_boxed_str())) };
    match (product, cycle.split_once('-')) {
        ("cos", Some(("cos", milestone))) => Some(milestone),
        // FreeBSD 14 is a branch, and 14.1 a release.
        ("freebsd", None) if !cycle.contains('.') => None,
        // It had service packs, which `os.version` does not have, with lifecycles of their own.
        ("windows-server", None) if cycle == "2003" => None,
        ("windows-server", Some((year, "r2"))) => leaked(format!("{year} R2")),
        ("windows-server", Some((half, "sac" | "ac"))) => leaked(half.to_ascii_uppercase()),
        (_, None) => Some(cycle),
        // A service pack, or an edition of a half-year of Windows.
        (_, Some(_)) => None,
    }
}

/// `LIFECYCLE=FILE cargo test -p cloud-image lifecycle_table` writes the table from a file.
#[test]
fn lifecycle_table_is_in_order() {
    let mut table = TABLE.to_owned();
    if let Some(file) = std::env::var_os("LIFECYCLE") {
        let (source, releases) = read(Box::leak(std::fs::read_to_string(file).unwrap().into()));
        table = write(&source, &releases);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/os/knowledge/lifecycle/table.tsv");
        std::fs::write(path, &table).unwrap();
    }
    check(Box::leak(table.into()));
}

/// Checks that a table has all products, that its releases are in the sequence of the newest first, each once, and that
/// days are in the sequence of a life.
fn check(table: &'static str) {
    let releases = releases(table);
    let source = table.strip_prefix("# ").and_then(|text| text.split_once(';')).unwrap().0;
    assert_eq!(table, write(source, &releases), "the table is not as it is written");
    let mut products: Vec<_> = releases.iter().map(|release| release.product).collect();
    products.dedup();
    let named: Vec<_> = PRODUCTS.iter().map(|product| product.name).collect();
    assert_eq!(products, named, "the products of the table, by name, each once");
    for product in PRODUCTS {
        for id in product.distros {
            assert!(Knowledge::builtin_distro(id).is_some(), "{id} is no distribution");
        }
    }
    for release in &releases {
        let Lifecycle { released, active_end, end_of_life, extended_end } = release.lifecycle;
        let days = [released, active_end, end_of_life, extended_end];
        let days: Vec<Date> = days.into_iter().flatten().collect();
        assert!(days.is_sorted() && released.is_some(), "{release:?}");
        assert!(days.iter().skip(1).all(|day| Some(*day) > released), "{release:?}");
    }
    for pair in releases.windows(2).filter(|pair| pair[0].product == pair[1].product) {
        let order = Version::new(pair[0].version).compare_parts(Version::new(pair[1].version));
        assert!(order.is_gt(), "{} is not newer than {}", pair[0].version, pair[1].version);
    }
}

const FILE: &str = "\
product\tcycle\tcodename\trelease_date\teoas\teol\teoes\tsource
";

#[test]
fn a_file_becomes_a_table() {
    let rows = [
        "centos\t8\t\t2019-09-24\t2021-12-31\t2021-12-31\t\tx@1:a.md",
        "centos\t10\t\t2019-09-24\tfalse\ttrue\t2019-09-24\tx@1:a.md",
        "cos\tcos-9\t\t2019-09-24\t\t\t\tx@1:b.md",
        "freebsd\t14\t\t2019-09-24\t\t\t\tx@1:b.md",
        "windows-server\t2012-r2\t\t2013-11-25\t2018-10-09\t2023-10-10\t2026-10-13\tx@1:b.md",
        "windows-server\t2008-sp2\t\t2019-09-24\t\t\t\tx@1:b.md",
        "windows-server\t2003\t\t2019-09-24\t\t\t\tx@1:b.md",
        "windows-server\t23h2-ac\t\t2019-09-24\t\t\t\tx@1:b.md",
        "unknown\t1\t\t2019-09-24\t\t\t\ty@1:b.md",
    ];
    let file = FILE.to_owned() + &rows.join("\n");
    let (source, releases) = read(Box::leak(file.into()));
    let expected = "\
# x@1; its newest release is of 2019-09-24
centos
10\t2019-09-24
8\t2019-09-24\t2021-12-31\t2021-12-31
cos
9\t2019-09-24
windows-server
2012 R2\t2013-11-25\t2018-10-09\t2023-10-10\t2026-10-13
23H2\t2019-09-24
";
    assert_eq!(write(&source, &releases), expected);
    assert_eq!(write(&source, &super::releases(expected)), expected);
}

#[test]
fn a_table_out_of_order_fails() {
    for (from, to) in [
        ("almalinux\n", ""),
        ("debian\n", "debian-linux\n"),
        ("12\t2023-06-10\t\t2026-07-11", "12\t2023-06-10\t\t2022-07-11"),
        ("12\t2023-06-10", "14\t2023-06-10"),
        ("12\t2023-06-10", "12\t2023-06-31"),
        ("its newest release is of 2026", "its newest release is of 2027"),
    ] {
        let table = TABLE.replacen(from, to, 1);
        assert_ne!(table, TABLE, "{from}");
        let checked = std::panic::catch_unwind(|| check(Box::leak(table.into())));
        assert!(checked.is_err(), "{from} -> {to}");
    }
}

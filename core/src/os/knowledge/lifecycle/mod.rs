//! The days between which releases are maintained.
//!
//! `table.tsv` has them, by the products of endoflife.date. `products` says which systems these are.

#[cfg(test)]
mod import;
mod products;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use products::PRODUCTS;

use crate::model::view::{Derived, Value, View};
use crate::{Date, Lifecycle, Os};

/// The releases: a line with the name of each product, and behind it one for each of its releases: version, and the days of
/// [`Lifecycle`]. The first line says of which state of the source they are.
const TABLE: &str = include_str!("table.tsv");

/// A release of a product.
#[derive(Debug)]
struct Release {
    /// The name of its product.
    product: &'static str,
    version: &'static str,
    lifecycle: Lifecycle,
}

/// The days between which the release of an operating system is maintained, from a table of releases.
///
/// `None` if the table does not have exactly this release: `rhel` 8.4 is not 8, and Windows Server `2008 R2` may have a
/// service pack or none. Betas and other channels of development are no releases, and neither are variants with a
/// lifecycle of their own: SLES for SAP, SLE HPC, Fedora `CoreOS`, atomic hosts, `AlmaLinux` Kitten. Windows with
/// the edition of a client, such as `20H2` professional, is not Windows Server. `centos` is `CentOS` Stream if that is its
/// variant.
///
/// The table is of commit a70eca33 of [endoflife.date](https://endoflife.date), whose newest release is of 2026-06-16.
///
/// ```
/// let dump = br#"[{"kind": "compute#image", "name": "ubuntu-2404-noble-amd64-v20250101"}]"#;
/// let image = cloud_image::images(dump).next().unwrap()?;
/// let lifecycle = cloud_image::lifecycle(&image.os).unwrap();
/// assert_eq!(lifecycle.end_of_life.unwrap().to_string(), "2029-05-31");
/// # Ok::<(), cloud_image::Error>(())
/// ```
#[must_use]
pub fn lifecycle(os: &Os<'_>) -> Option<Lifecycle> {
    find(os).copied()
}

impl Derived for Os<'_> {
    fn derived(&self) -> Value<'_> {
        find(self).map_or(Value::Absent, View::view)
    }
}

#[inline(never)]
fn find(os: &Os<'_>) -> Option<&'static Lifecycle> {
    static RELEASES: OnceLock<Vec<Release>> = OnceLock::new();
    let version = os.version.as_deref()?;
    let mut products = PRODUCTS.iter().filter(|product| product.is_of(os));
    let releases = RELEASES.get_or_init(|| releases(TABLE));
    let release = products.find_map(|product| {
        releases.iter().find(|it| it.product == product.name && it.version == version)
    });
    release.map(|release| &release.lifecycle)
}

/// The releases of a table.
fn releases(table: &'static str) -> Vec<Release> {
    let (mut releases, mut product) = (Vec::new(), "");
    let (_, mut lines) = cut(table, b'\n');
    while !lines.is_empty() {
        let (line, after) = cut(lines, b'\n');
        lines = after;
        let (version, mut days) = cut(line, b'\t');
        if days.is_empty() {
            product = line;
            continue;
        }
        let mut day = || {
            let (day, after) = cut(days, b'\t');
            days = after;
            Date::read(day)
        };
        let lifecycle = Lifecycle {
            released: day(),
            active_end: day(),
            end_of_life: day(),
            extended_end: day(),
        };
        releases.push(Release { product, version, lifecycle });
    }
    releases
}

/// The text before the first of these bytes, and the text behind it. It takes less code than `split`.
fn cut(text: &str, at: u8) -> (&str, &str) {
    let end = text.bytes().position(|byte| byte == at).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

//! Benchmarks of the crate and of alternatives, as native programs: from the bytes of a dump to one image per line.
//!
//! It is a separate package, so that testing the crate does not compile the alternatives. `bash pkg-tests/bench` runs all
//! comparisons; `cargo bench` in this folder measures each contender alone.

mod list;
mod mapped;
mod turns;
mod typed;

pub use cloud_image::Provider;
pub use turns::alternate;

/// A program that converts a dump to lines.
pub struct Contender {
    /// The name in reports.
    pub name: &'static str,
    /// Reads a dump, and appends its lines to the output.
    pub run: fn(&[u8], Provider, &mut Vec<u8>),
    /// Whether it must write the same lines as the crate.
    pub is_equivalent: bool,
}

/// The crate itself.
pub const OURS: Contender = Contender { name: "cloud-image", run: ours, is_equivalent: true };

/// The alternatives.
pub const OTHERS: [Contender; 4] = [
    Contender { name: "`sonic-rs`, typed", run: typed::sonic_rs, is_equivalent: true },
    Contender { name: "`serde_json`, typed", run: typed::serde_json, is_equivalent: true },
    Contender { name: "`serde_json::Value` and `regex`", run: mapped::map, is_equivalent: false },
    Contender { name: "`memcpy` of the dump", run: copy, is_equivalent: false },
];

fn ours(dump: &[u8], _: Provider, out: &mut Vec<u8>) {
    for image in cloud_image::images(dump) {
        write(&image.expect("an image"), out);
    }
}

/// The lower bound of the time.
fn copy(dump: &[u8], _: Provider, out: &mut Vec<u8>) {
    out.extend_from_slice(dump);
}

/// Checks the whole dump once, which is faster than checking each string.
fn utf8(dump: &[u8]) -> &str {
    std::str::from_utf8(dump).expect("UTF-8")
}

fn write(image: &cloud_image::Image<'_>, out: &mut Vec<u8>) {
    image.write_json(out);
    out.push(b'\n');
}

/// The lines that a contender writes.
#[must_use]
pub fn lines(contender: &Contender, dump: &[u8], provider: Provider) -> Vec<u8> {
    let mut out = Vec::new();
    (contender.run)(dump, provider, &mut out);
    out
}

/// Checks that equivalent contenders write the same lines.
///
/// # Panics
///
/// If one does not.
pub fn check(dump: &[u8], provider: Provider) {
    let ours = lines(&OURS, dump, provider);
    for other in OTHERS.iter().filter(|other| other.is_equivalent) {
        let theirs = lines(other, dump, provider);
        let mut pairs = ours.split(|byte| *byte == b'\n').zip(theirs.split(|byte| *byte == b'\n'));
        if let Some((ours, theirs)) = pairs.find(|(ours, theirs)| ours != theirs) {
            let [ours, theirs] = [ours, theirs].map(String::from_utf8_lossy);
            panic!("{} writes other lines:\n{theirs}\nfor\n{ours}", other.name);
        }
        assert_eq!(ours.len(), theirs.len(), "{} writes another number of lines", other.name);
    }
}

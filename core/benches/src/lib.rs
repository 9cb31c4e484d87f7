//! What the crate is compared with, natively: bytes of a dump in, one image a line out.
//!
//! It is a package of its own, so that nobody who tests the crate compiles the parsers it is compared
//! with. `bash pkg-tests/bench` runs all of it; `cargo bench` here looks at each contender alone.

mod list;
mod mapped;
mod turns;
mod typed;

pub use cloud_image::Provider;
pub use turns::by_turns;

/// A way from a dump to lines.
pub struct Contender {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// Reads the dump, and adds its lines to the bytes.
    pub run: fn(&[u8], Provider, &mut Vec<u8>),
    /// Whether its lines must be those of the crate.
    pub is_same: bool,
}

/// The crate itself.
pub const OURS: Contender = Contender { name: "cloud-image", run: ours, is_same: true };

/// The others.
pub const OTHERS: [Contender; 4] = [
    Contender { name: "`sonic-rs`, typed", run: typed::sonic_rs, is_same: true },
    Contender { name: "`serde_json`, typed", run: typed::serde_json, is_same: true },
    Contender { name: "`serde_json::Value` and `regex`", run: mapped::map, is_same: false },
    Contender { name: "`memcpy` of the dump", run: copy, is_same: false },
];

fn ours(dump: &[u8], _: Provider, out: &mut Vec<u8>) {
    for image in cloud_image::images(dump) {
        write(&image.expect("an image"), out);
    }
}

/// The floor: no reader is faster.
fn copy(dump: &[u8], _: Provider, out: &mut Vec<u8>) {
    out.extend_from_slice(dump);
}

/// Checked once and as a whole, which is faster than string by string.
fn utf8(dump: &[u8]) -> &str {
    std::str::from_utf8(dump).expect("UTF-8")
}

fn write(image: &cloud_image::Image<'_>, out: &mut Vec<u8>) {
    image.write_json(out);
    out.push(b'\n');
}

/// What a contender writes, for a dump of either provider.
#[must_use]
pub fn lines(contender: &Contender, dump: &[u8], provider: Provider) -> Vec<u8> {
    let mut out = Vec::new();
    (contender.run)(dump, provider, &mut out);
    out
}

/// Sees to it that the contenders do the same work.
///
/// # Panics
///
/// When one does not.
pub fn check(dump: &[u8], provider: Provider) {
    let ours = lines(&OURS, dump, provider);
    for other in OTHERS.iter().filter(|other| other.is_same) {
        let theirs = lines(other, dump, provider);
        let mut pairs = ours.split(|byte| *byte == b'\n').zip(theirs.split(|byte| *byte == b'\n'));
        if let Some((ours, theirs)) = pairs.find(|(ours, theirs)| ours != theirs) {
            let [ours, theirs] = [ours, theirs].map(String::from_utf8_lossy);
            panic!("{} writes other lines:\n{theirs}\nfor\n{ours}", other.name);
        }
        assert_eq!(ours.len(), theirs.len(), "{} writes another number of lines", other.name);
    }
}

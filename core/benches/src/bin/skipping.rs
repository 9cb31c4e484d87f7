//! Passes what is no image, by turns with `serde_json`'s `IgnoredAny`: `skipping ROUNDS DUMP`, where the dump holds assets
//! or resources of which few are images. Prints one comparison as `alternate` does.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use serde::de::IgnoredAny;

/// So often each runs before anything counts.
const WARM_UP: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("usage: skipping ROUNDS DUMP");
    let rounds: usize = word()?.parse()?;
    let dump = std::fs::read(word()?)?;

    let mut pairs = Vec::new();
    for round in 0..WARM_UP + rounds {
        // Whoever is second may find the machine otherwise than the first.
        let pair = if round % 2 == 0 {
            let ours = time(|| skip(&dump));
            [ours, time(|| ignore(&dump))]
        } else {
            let theirs = time(|| ignore(&dump));
            [time(|| skip(&dump)), theirs]
        };
        if round >= WARM_UP {
            pairs.push(pair);
        }
    }
    let label = "native, an export with one image in a thousand: `images`";
    let against = "`serde_json`, `IgnoredAny`";
    println!("{}", serde_json::json!({ "work": label, "against": against, "pairs": pairs }));
    Ok(())
}

fn time(work: impl FnOnce()) -> u64 {
    let start = Instant::now();
    work();
    u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

fn skip(dump: &[u8]) {
    for image in cloud_image::images(black_box(dump)) {
        black_box(image.expect("an image"));
    }
}

fn ignore(dump: &[u8]) {
    let text = std::str::from_utf8(black_box(dump)).expect("UTF-8");
    for value in serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>() {
        black_box(value.expect("JSON"));
    }
}

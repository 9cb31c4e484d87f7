//! Runs each contender and the crate by turns, and prints how long they took:
//! `alternate PROVIDER ROUNDS DUMP`. Each line is one comparison, with pairs of nanoseconds.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use cloud_image_benches::{Contender, OTHERS, OURS, Provider, check};

/// What they do.
const WORK: &str = "native, bytes to NDJSON: `images`, `write_json`";
/// So often each runs before anything counts.
const WARM_UP: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("usage: alternate PROVIDER ROUNDS DUMP");
    let provider: Provider = word()?.parse()?;
    let rounds: usize = word()?.parse()?;
    let dump = std::fs::read(word()?)?;

    check(&dump, provider);
    let mut out = Vec::new();
    let mut time = |contender: &Contender| {
        out.clear();
        let start = Instant::now();
        (contender.run)(black_box(&dump), provider, black_box(&mut out));
        u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    };
    for other in OTHERS {
        let mut pairs = Vec::new();
        for round in 0..WARM_UP + rounds {
            // Whoever is second may find the machine otherwise than the first.
            let pair = if round % 2 == 0 {
                let ours = time(&OURS);
                [ours, time(&other)]
            } else {
                let theirs = time(&other);
                [time(&OURS), theirs]
            };
            if round >= WARM_UP {
                pairs.push(pair);
            }
        }
        let comparison = serde_json::json!({ "work": WORK, "against": other.name, "pairs": pairs });
        println!("{comparison}");
    }
    Ok(())
}

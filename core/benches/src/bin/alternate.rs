//! Runs each contender and the crate by turns, and prints how long they took:
//! `alternate PROVIDER ROUNDS DUMP`. Each line is one comparison, with pairs of nanoseconds.

use std::error::Error;
use std::hint::black_box;

use cloud_image_benches::{Contender, OTHERS, OURS, Provider, by_turns, check};

/// What they do.
const WORK: &str = "native, bytes to NDJSON: `images`, `write_json`";

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("usage: alternate PROVIDER ROUNDS DUMP");
    let provider: Provider = word()?.parse()?;
    let rounds: usize = word()?.parse()?;
    let dump = std::fs::read(word()?)?;

    check(&dump, provider);
    let run = |contender: &Contender, out: &mut Vec<u8>| {
        out.clear();
        (contender.run)(black_box(&dump), provider, black_box(out));
    };
    let [mut our_lines, mut their_lines] = [Vec::new(), Vec::new()];
    for other in OTHERS {
        let pairs =
            by_turns(rounds, || run(&OURS, &mut our_lines), || run(&other, &mut their_lines));
        let comparison = serde_json::json!({ "work": WORK, "against": other.name, "pairs": pairs });
        println!("{comparison}");
    }
    Ok(())
}

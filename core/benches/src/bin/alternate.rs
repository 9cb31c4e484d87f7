//! Runs each contender alternately with the crate and prints the times: `alternate PROVIDER ROUNDS DUMP`. Each line is one
//! comparison, with pairs of nanoseconds.

use std::error::Error;
use std::hint::black_box;

use cloud_image_benches::{Contender, OTHERS, OURS, Provider, alternate, check};

/// The work that is measured.
const WORK: &str = "native, bytes to NDJSON: `images`, `write_json`";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = || arguments.next().ok_or("usage: alternate PROVIDER ROUNDS DUMP");
    let provider: Provider = argument()?.parse()?;
    let rounds: usize = argument()?.parse()?;
    let dump = std::fs::read(argument()?)?;

    check(&dump, provider);
    let run = |contender: &Contender, out: &mut Vec<u8>| {
        out.clear();
        (contender.run)(black_box(&dump), provider, black_box(out));
    };
    let [mut our_lines, mut their_lines] = [Vec::new(), Vec::new()];
    for other in OTHERS {
        let pairs =
            alternate(rounds, || run(&OURS, &mut our_lines), || run(&other, &mut their_lines));
        let comparison = serde_json::json!({ "work": WORK, "against": other.name, "pairs": pairs });
        println!("{comparison}");
    }
    Ok(())
}

//! Evaluates a filter over images that were read, alternately with reading them, and prints the times: `filtering ROUNDS
//! DUMP`. The line is one comparison, with pairs of nanoseconds.

use std::error::Error;
use std::hint::black_box;

use cloud_image::{Filter, Image, Timestamp};
use cloud_image_benches::alternate;

/// Five terms: what should still be used of one system.
const FILTER: &str = "os.distro=debian os.version>=11 architecture=x86_64 createdAt>2022-01-01 \
    NOT deprecation.state:(deprecated,obsolete,deleted)";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = || arguments.next().ok_or("usage: filtering ROUNDS DUMP");
    let rounds: usize = argument()?.parse()?;
    let dump = std::fs::read(argument()?)?;
    let filter: Filter = FILTER.parse()?;
    let now: Timestamp = "2026-11-30T00:00:00Z".parse()?;
    let images: Vec<Image<'_>> = cloud_image::images(&dump).collect::<Result<_, _>>()?;
    let evaluate = || {
        black_box(images.iter().filter(|image| filter.matches(black_box(image), now)).count());
    };
    let read = || {
        black_box(cloud_image::images(black_box(&dump)).map_while(Result::ok).count());
    };
    let comparison = serde_json::json!({
        "work": "native, a filter of five terms over images that were read: `Filter::matches`",
        "against": "reading them",
        "pairs": alternate(rounds, evaluate, read),
    });
    println!("{comparison}");
    Ok(())
}

//! Measures skipping, alternately with `serde_json`'s `IgnoredAny`: `skipping ROUNDS DUMP`. Few assets or resources in the
//! dump are images. Prints one comparison in the format of `alternate`.

use std::error::Error;
use std::hint::black_box;

use cloud_image_benches::alternate;
use serde::de::IgnoredAny;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = || arguments.next().ok_or("usage: skipping ROUNDS DUMP");
    let rounds: usize = argument()?.parse()?;
    let dump = std::fs::read(argument()?)?;

    let pairs = alternate(rounds, || skip(&dump), || ignore(&dump));
    let label = "native, an export with one image in a thousand: `images`";
    let against = "`serde_json`, `IgnoredAny`";
    println!("{}", serde_json::json!({ "work": label, "against": against, "pairs": pairs }));
    Ok(())
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

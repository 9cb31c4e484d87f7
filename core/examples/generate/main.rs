//! Writes a synthetic dump of machine images to standard output: any number of them, of either provider and in
//! the shapes in which people keep them, the same bytes for the same seed.

mod gce;
mod gcore;
mod json;
mod random;
mod shape;

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use std::str::FromStr;

use json::{Json, Layout};
use random::Random;
use shape::Shape;

const USAGE: &str = "usage: generate [--provider gce|gcore] [--images N] [--bytes N]
                [--shape list|array|assets|state|show] [--images-in N]
                [--layout pretty|compact|ndjson] [--lean] [--non-ascii PERCENT] [--seed N]

  --provider   whose images (gce)
  --images     how many (1000)
  --bytes      as many images as give at least so many bytes, instead
  --shape      what they stand in: the API's list, an array, assets of Cloud Asset Inventory (GCE), a state
               of Terraform, or what `terraform show -json` prints (list)
  --images-in  of so many assets or resources, one is an image, and the others are something else (1)
  --layout     all in one, indented or compact, or one image or asset a line (pretty)
  --lean       GCE images without the 14 KB of certificates that some have
  --non-ascii  how many images of a hundred have text beyond ASCII (0)
  --seed       another seed gives other images (7)";

/// What to write.
struct Plan {
    provider: Provider,
    most: Most,
    shape: Shape,
    images_in: u64,
    layout: Layout,
    lean: bool,
    non_ascii: u64,
    seed: u64,
}

#[derive(Clone, Copy)]
enum Provider {
    Gce,
    Gcore,
}

/// When to stop.
#[derive(Clone, Copy)]
enum Most {
    Images(u64),
    Bytes(u64),
}

fn main() -> ExitCode {
    let plan =
        match parse(std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned())) {
            Ok(Some(plan)) => plan,
            Ok(None) => {
                return done(writeln!(io::stdout(), "{USAGE}"));
            }
            Err(message) => {
                return fail(&format!("{message}\n\n{USAGE}"));
            }
        };
    done(write(&plan, &mut BufWriter::with_capacity(1 << 16, io::stdout().lock())))
}

/// The exit status of what was written.
fn done(written: io::Result<()>) -> ExitCode {
    match written {
        // With a closed pipe, whoever reads has had enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            fail(&format!("standard output: {error}"))
        }
        _ => ExitCode::SUCCESS,
    }
}

/// That nobody listens to what went wrong does not matter further.
fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(2)
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Plan>, String> {
    let mut plan = Plan {
        provider: Provider::Gce,
        most: Most::Images(1_000),
        shape: Shape::List,
        images_in: 1,
        layout: Layout::Pretty,
        lean: false,
        non_ascii: 0,
        seed: 7,
    };
    while let Some(word) = words.next() {
        let (flag, mut given) = match word.split_once('=') {
            Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
            None => (word, None),
        };
        let mut value = || {
            let value = given.take().or_else(|| words.next());
            value.ok_or_else(|| format!("{flag}: expected a value"))
        };
        match &*flag {
            "--help" | "-h" => return Ok(None),
            "--lean" => plan.lean = true,
            "--images" => plan.most = Most::Images(number(&flag, &value()?)?),
            "--bytes" => plan.most = Most::Bytes(number(&flag, &value()?)?),
            "--images-in" => plan.images_in = number(&flag, &value()?)?,
            "--shape" => {
                let word = value()?;
                let shape = Shape::parse(&word);
                plan.shape = shape.ok_or_else(|| format!("--shape: unknown shape `{word}`"))?;
            }
            "--non-ascii" => plan.non_ascii = number(&flag, &value()?)?,
            "--seed" => plan.seed = number(&flag, &value()?)?,
            "--provider" => {
                plan.provider = match &*value()? {
                    "gce" => Provider::Gce,
                    "gcore" => Provider::Gcore,
                    other => return Err(format!("--provider: unknown provider `{other}`")),
                }
            }
            "--layout" => {
                plan.layout = match &*value()? {
                    "pretty" => Layout::Pretty,
                    "compact" => Layout::Compact,
                    "ndjson" => Layout::Lines,
                    other => return Err(format!("--layout: unknown layout `{other}`")),
                }
            }
            _ => return Err(format!("unknown flag `{flag}`")),
        }
    }
    if let Some(refusal) = plan.shape.refusal(plan.provider, plan.layout) {
        return Err(refusal.to_owned());
    }
    if plan.images_in != 1 && !plan.shape.has_others() {
        return Err("--images-in: all of a list are images".to_owned());
    }
    Ok(Some(plan))
}

fn number<T: FromStr<Err: Display>>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|error| format!("{flag}: `{text}`: {error}"))
}

fn write(plan: &Plan, out: &mut impl Write) -> io::Result<()> {
    let mut random = Random::new(plan.seed);
    let Plan { shape, provider, .. } = *plan;
    let mut json = Json::new(plan.layout, shape.spelling());
    json.begin(|json| shape.begin(json, provider));
    let (mut images, mut others, mut bytes) = (0, 0, 0);
    while match plan.most {
        Most::Images(most) => images < most,
        Most::Bytes(most) => bytes < most,
    } {
        for _ in 1..plan.images_in {
            shape.other(&mut json, others);
            others += 1;
        }
        let non_ascii = random.percent(plan.non_ascii);
        shape.image(&mut json, provider, |json| match provider {
            Provider::Gce => gce::image(&mut random, json, plan.lean, non_ascii),
            Provider::Gcore => gcore::image(&mut random, json, non_ascii),
        });
        images += 1;
        bytes += json.write_to(out)?;
    }
    json.end(|json| shape.end(json, provider, images));
    json.write_to(out)?;
    out.flush()
}

//! Writes a synthetic dump to standard output: any number of images of one provider, in one of several shapes. The same
//! options give the same bytes.

mod aws;
mod azure;
mod gce;
mod gcore;
mod json;
mod openstack;
mod provider;
mod random;
mod shape;

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use std::str::FromStr;

use json::{Json, Layout};
use provider::{Provider, Variant};
use random::Random;
use shape::Shape;

const USAGE: &str = "usage: generate [--provider PROVIDER] [--images N] [--bytes N]
                [--shape list|array|assets|state|show] [--images-in N]
                [--layout pretty|compact|ndjson] [--lean] [--non-ascii PERCENT] [--seed N]

  --provider   the provider of the images (gce): PROVIDERS
  --images     the number of images (1000)
  --bytes      write images until there are at least this many bytes, instead of --images
  --shape      the API's list, an array, assets of Cloud Asset Inventory (only GCE), a Terraform state, or the
               output of `terraform show -json` (list)
  --images-in  one of N assets or resources is an image, the others are of other types (1)
  --layout     one document, indented or compact, or one image or asset per line (pretty)
  --lean       GCE images without the 14 KB of certificates that some have
  --non-ascii  the percentage of images with text outside ASCII (0)
  --seed       another seed gives other images (7)";

/// What to write.
struct Plan {
    provider: &'static Provider,
    limit: Limit,
    shape: Shape,
    images_in: u64,
    layout: Layout,
    lean: bool,
    non_ascii: u64,
    seed: u64,
}

/// When to stop.
#[derive(Clone, Copy)]
enum Limit {
    Images(u64),
    Bytes(u64),
}

fn main() -> ExitCode {
    let plan =
        match parse(std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned())) {
            Ok(Some(plan)) => plan,
            Ok(None) => {
                return exit_status(writeln!(io::stdout(), "{}", usage()));
            }
            Err(message) => {
                return fail(&format!("{message}\n\n{}", usage()));
            }
        };
    exit_status(write(&plan, &mut BufWriter::with_capacity(1 << 16, io::stdout().lock())))
}

fn usage() -> String {
    USAGE.replace("PROVIDERS", &provider::names())
}

/// The exit status after writing.
fn exit_status(written: io::Result<()>) -> ExitCode {
    match written {
        // A reader that closes the pipe does not need the rest.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            fail(&format!("standard output: {error}"))
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Prints the message. Errors of standard error are ignored.
fn fail(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(2)
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Plan>, String> {
    let mut plan = Plan {
        provider: provider::ALL[0],
        limit: Limit::Images(1_000),
        shape: Shape::List,
        images_in: 1,
        layout: Layout::Pretty,
        lean: false,
        non_ascii: 0,
        seed: 7,
    };
    while let Some(argument) = arguments.next() {
        let (option, mut inline) = match argument.split_once('=') {
            Some((option, value)) => (option.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        let mut value = || {
            let value = inline.take().or_else(|| arguments.next());
            value.ok_or_else(|| format!("{option}: expected a value"))
        };
        match &*option {
            "--help" | "-h" => return Ok(None),
            "--lean" => plan.lean = true,
            "--images" => plan.limit = Limit::Images(number(&option, &value()?)?),
            "--bytes" => plan.limit = Limit::Bytes(number(&option, &value()?)?),
            "--images-in" => plan.images_in = number(&option, &value()?)?,
            "--shape" => {
                let word = value()?;
                let shape = Shape::parse(&word);
                plan.shape = shape.ok_or_else(|| format!("--shape: unknown shape `{word}`"))?;
            }
            "--non-ascii" => plan.non_ascii = number(&option, &value()?)?,
            "--seed" => plan.seed = number(&option, &value()?)?,
            "--provider" => {
                let name = value()?;
                let provider = provider::named(&name);
                plan.provider =
                    provider.ok_or_else(|| format!("--provider: unknown provider `{name}`"))?;
            }
            "--layout" => {
                plan.layout = match &*value()? {
                    "pretty" => Layout::Pretty,
                    "compact" => Layout::Compact,
                    "ndjson" => Layout::Lines,
                    other => return Err(format!("--layout: unknown layout `{other}`")),
                }
            }
            _ => return Err(format!("unknown option `{option}`")),
        }
    }
    if let Some(reason) = plan.shape.rejection(plan.provider, plan.layout) {
        return Err(reason.to_owned());
    }
    if plan.images_in != 1 && !plan.shape.has_other_objects() {
        return Err("--images-in: a list has only images".to_owned());
    }
    Ok(Some(plan))
}

fn number<T: FromStr<Err: Display>>(option: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|error| format!("{option}: `{text}`: {error}"))
}

fn write(plan: &Plan, out: &mut impl Write) -> io::Result<()> {
    let mut random = Random::new(plan.seed);
    let Plan { shape, provider, .. } = *plan;
    let mut json = Json::new(plan.layout, shape.spelling());
    json.begin(|json| shape.begin(json, provider));
    let (mut images, mut others, mut bytes) = (0, 0, 0);
    while match plan.limit {
        Limit::Images(limit) => images < limit,
        Limit::Bytes(limit) => bytes < limit,
    } {
        for _ in 1..plan.images_in {
            shape.other_object(&mut json, others);
            others += 1;
        }
        let non_ascii = random.percent(plan.non_ascii);
        let variant = Variant { lean: plan.lean, non_ascii };
        shape.image(&mut json, provider, |json| (provider.image)(&mut random, json, variant));
        images += 1;
        bytes += json.write_to(out)?;
    }
    json.end(|json| shape.end(json, provider, images));
    json.write_to(out)?;
    out.flush()
}

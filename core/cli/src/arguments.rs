//! The command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use cloud_image::{Format, Provider};

const AFTER_HELP: &str = "\
Images go to standard output; errors and a summary go to standard error. Objects that an export names as something other \
than an image are skipped, and the summary counts them by type.

Exit status: 0 success; 1 some objects could not be read, all others are written; 2 wrong options, an input that cannot be \
opened or read to its end, or output that cannot be written.

  gcloud compute images list --show-deprecated --format=json | cloud-image > images.ndjson
  cloud-image --format table dump.json
  cloud-image --format csv exports/*.json.gz > images.csv
  cloud-image --filter 'os.distro=debian os.version>=12' --sort-by ~createdAt --limit 5 dump.json
  cloud-image --latest os --fields name,os,architecture dump.json
  cloud-image --strict --provider gce dump.json > /dev/null && echo all good";

/// Reads machine image metadata from cloud APIs and writes unified images.
///
/// An input may hold lists, arrays, single images, newline-delimited JSON, asset exports and Terraform states, of one
/// provider or several, and may be compressed with gzip. Without a file, it reads standard input; on a terminal, its
/// example dumps.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags")]
#[command(name = "cloud-image", version, about, after_help = AFTER_HELP, args_override_self = true, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Read every object as an image of this provider, unless it is marked as something else
    #[arg(long, value_name = "P", value_parser = provider())]
    pub(crate) provider: Option<Provider>,

    /// Stop an input at its first error, and treat malformed values as errors
    #[arg(long)]
    pub(crate) strict: bool,

    /// Add the provider's object to each image
    #[arg(long)]
    pub(crate) source: bool,

    /// Add the days between which the release of the operating system is maintained: `os.lifecycle`
    #[arg(long)]
    pub(crate) lifecycle: bool,

    /// Leave out the evidence
    #[arg(long)]
    pub(crate) no_evidence: bool,

    /// Read your own distributions and licences from this JSON file, in addition to the built-in ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) knowledge: Option<PathBuf>,

    /// Write only images that match: `os.distro=debian createdAt>-P30D -deprecation.state:*`
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub(crate) filter: Option<String>,

    /// Write only the newest usable image of each family, of each operating system, or for each combination of fields
    #[arg(long, value_name = "family|os|FIELD,…", allow_hyphen_values = true)]
    pub(crate) latest: Option<String>,

    /// Sort by these fields: `family,~createdAt`, with `~` descending
    #[arg(long, value_name = "FIELD,…", alias = "order-by", allow_hyphen_values = true)]
    pub(crate) sort_by: Option<String>,

    /// Write at most this number of images; 0 for all
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) limit: Option<String>,

    /// Write the page of this token, which the summary of the page before has
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub(crate) page_token: Option<String>,

    /// Write only these fields: `name,os.distro,labels.env`
    #[arg(long, value_name = "FIELD,…", allow_hyphen_values = true)]
    pub(crate) fields: Option<String>,

    /// The time to which times such as `-P30D` are relative (RFC 3339), instead of the present
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) now: Option<String>,

    /// ndjson, one image per line; json, one array; csv; table, for a terminal
    #[arg(long, value_name = "F", default_value = Format::Ndjson.as_str(), value_parser = format())]
    pub(crate) format: Format,

    /// Write CSV that is safe to open in a spreadsheet: no cell is a formula, and the encoding is marked
    #[arg(long)]
    pub(crate) csv_safe: bool,

    /// Print errors only: no summary and no progress
    #[arg(long)]
    pub(crate) quiet: bool,

    /// Print a completion script for this shell
    #[arg(long, value_name = "SHELL", exclusive = true)]
    pub(crate) completions: Option<Shell>,

    /// Dumps; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write what differs between two dumps: images that were added, removed or changed, and their fields
    #[command(args_override_self = true, after_help = AFTER_DIFF_HELP)]
    Diff(DiffArguments),
}

const AFTER_DIFF_HELP: &str = "\
Images are the same if they have the same provider and id, or where there is no id, the same provider and name. Evidence, \
warnings and the provider's objects do not count. The filter applies to the images of both dumps: an image that matches in one \
of them only was added or removed. Nothing is written if a dump cannot be read to its end. Errors and a summary go to standard \
error. Exit status: 0 also if there are differences; 1 and 2 as without `diff`.

  cloud-image diff yesterday.json today.json
  cloud-image diff --filter os.distro=debian --fields status,deprecation,labels --format table old.json new.json
  cloud-image diff old.json.gz - < new.json | jq -r 'select(.change == \"removed\").name'";

#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    /// Read every object as an image of this provider, unless it is marked as something else
    #[arg(long, value_name = "P", value_parser = provider())]
    provider: Option<Provider>,

    /// Stop an input at its first error, and treat malformed values as errors
    #[arg(long)]
    strict: bool,

    /// Read your own distributions and licences from this JSON file, in addition to the built-in ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    knowledge: Option<PathBuf>,

    /// Compare only images that match, in both dumps: `os.distro=debian -deprecation.state:*`
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    filter: Option<String>,

    /// Compare only these fields: `status,os,labels.env`
    #[arg(long, value_name = "FIELD,…", allow_hyphen_values = true)]
    fields: Option<String>,

    /// The time to which times such as `-P30D` are relative (RFC 3339), instead of the present
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    now: Option<String>,

    /// ndjson, one change per line; json, one array; csv; table, for a terminal
    #[arg(long, value_name = "F", default_value = Format::Ndjson.as_str(), value_parser = format())]
    format: Format,

    /// Write CSV that is safe to open in a spreadsheet: no cell is a formula, and the encoding is marked
    #[arg(long)]
    csv_safe: bool,

    /// Print errors only: no summary and no progress
    #[arg(long)]
    quiet: bool,

    /// The dump before; `-` is standard input
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    old: PathBuf,

    /// The dump after it
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    new: PathBuf,
}

impl From<DiffArguments> for Arguments {
    /// The same without `diff`.
    fn from(diff: DiffArguments) -> Self {
        Self {
            provider: diff.provider,
            strict: diff.strict,
            source: false,
            lifecycle: false,
            no_evidence: true,
            knowledge: diff.knowledge,
            filter: diff.filter,
            latest: None,
            sort_by: None,
            limit: None,
            page_token: None,
            fields: diff.fields,
            now: diff.now,
            format: diff.format,
            csv_safe: diff.csv_safe,
            quiet: diff.quiet,
            completions: None,
            files: vec![diff.old, diff.new],
            command: None,
        }
    }
}

fn provider() -> impl TypedValueParser<Value = Provider> {
    PossibleValuesParser::new(Provider::WORDS).try_map(|word| word.parse())
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::WORDS).try_map(|word| word.parse())
}

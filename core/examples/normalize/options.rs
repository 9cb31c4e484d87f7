//! Parses the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use cloud_image::{Options, Provider};

/// What the program does.
pub(crate) enum Command {
    /// Normalise these files; standard input if there are none.
    Normalize(Options, Vec<PathBuf>),
    /// Print the help.
    Help,
}

/// The usage in one line.
pub(crate) fn usage() -> String {
    let providers = Provider::WORDS.join("|");
    format!("usage: normalize [--provider {providers}] [--strict] [--source] [FILE...]")
}

/// The text of `--help`.
pub(crate) fn help() -> String {
    format!(
        "{}

Reads machine image metadata from cloud APIs and writes unified images, one per line. An input may
hold lists, arrays, single images and newline-delimited JSON, of one provider or several. Without a
file, it reads standard input; on a terminal, its example dumps.

  --provider P   read every object as an image of P, unless it is marked as something else
  --strict       stop at the first error, and treat malformed values as errors
  --source       add the provider's object to each image
  --help         show this help

Images go to standard output; errors and a summary go to standard error. Objects that an export
names as something other than an image are skipped, and the summary counts them by type.
Exit status: 0 success; 1 some objects could not be read, all others are written; 2 wrong options,
an input that cannot be opened or read to its end, or output that cannot be written.
",
        usage()
    )
}

/// Parses the arguments, without the program's name. An error is a message for the user.
pub(crate) fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut options = Options::new();
    let mut files = Vec::new();
    let mut may_be_option = true;
    while let Some(argument) = arguments.next() {
        let text = argument.to_str().unwrap_or_default();
        if !may_be_option || !text.starts_with('-') || text == "-" {
            let is_stdin = may_be_option && text == "-";
            files.push(if is_stdin { "/dev/stdin".into() } else { argument.into() });
            continue;
        }
        let (option, value) = match text.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (text, None),
        };
        match (option, &value) {
            ("--", None) => may_be_option = false,
            ("--strict", None) => options = options.strict(true),
            ("--source", None) => options = options.source(true),
            ("--help" | "-h", None) => return Ok(Command::Help),
            ("--provider", _) => {
                let value = match value {
                    Some(value) => value,
                    None => arguments
                        .next()
                        .ok_or_else(missing_provider)?
                        .to_string_lossy()
                        .into_owned(),
                };
                let provider: Provider =
                    value.parse().map_err(|error| format!("--provider: {error}"))?;
                options = options.provider(provider);
            }
            _ => return Err(format!("unknown option `{text}`")),
        }
    }
    Ok(Command::Normalize(options, files))
}

fn missing_provider() -> String {
    let words: Vec<_> = Provider::WORDS.iter().map(|word| format!("`{word}`")).collect();
    format!("--provider: expected {}, found no value", words.join(" or "))
}

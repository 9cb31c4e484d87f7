//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use cloud_image::{Options, Provider};

/// What the command line asks for.
pub(crate) enum Command {
    /// Normalise these files; standard input if there are none.
    Normalize(Options, Vec<PathBuf>),
    /// Say how the program is used.
    Help,
}

/// The command line in short.
pub(crate) fn usage() -> String {
    let providers = Provider::WORDS.join("|");
    format!("usage: normalize [--provider {providers}] [--strict] [--source] [FILE...]")
}

/// All that is to be said about the command line.
pub(crate) fn help() -> String {
    format!(
        "{}

Reads machine images as the APIs of their clouds give them, and writes one unified image a line.
Lists, arrays, single images and newline-delimited JSON are read, of one provider or mixed. Without
a file it reads standard input; on a terminal, dumps of its own.

  --provider P   take every object for an image of P, unless it says that it is something else
  --strict       stop at the first error, and take malformed values for errors
  --source       put the provider's object into each image
  --help         say this

Images go to standard output; a summary and the errors go to standard error. What an export names as
something else than an image is skipped, and the summary counts it by kind.
Exit status: 0 all good; 1 something could not be read, the rest is written; 2 wrong flags, an input
that cannot be opened or read to its end, or output that cannot be written.
",
        usage()
    )
}

/// Reads the command line, without the program's name.
pub(crate) fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut options = Options::new();
    let mut files = Vec::new();
    let mut flags = true;
    while let Some(word) = words.next() {
        let text = word.to_str().unwrap_or_default();
        if !flags || !text.starts_with('-') || text == "-" {
            files.push(if flags && text == "-" { "/dev/stdin".into() } else { word.into() });
            continue;
        }
        let (flag, value) = match text.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (text, None),
        };
        match (flag, &value) {
            ("--", None) => flags = false,
            ("--strict", None) => options = options.strict(true),
            ("--source", None) => options = options.source(true),
            ("--help" | "-h", None) => return Ok(Command::Help),
            ("--provider", _) => {
                let word = match value {
                    Some(word) => word,
                    None => words
                        .next()
                        .ok_or("--provider: expected a provider, found the end of the command")?
                        .to_string_lossy()
                        .into_owned(),
                };
                let provider: Provider =
                    word.parse().map_err(|error| format!("--provider: {error}"))?;
                options = options.provider(provider);
            }
            _ => return Err(format!("unknown flag `{text}`")),
        }
    }
    Ok(Command::Normalize(options, files))
}

//! Normalises dumps of machine images: JSON of Gcore and GCE in, one unified image a line out.

mod options;
mod report;

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;

use cloud_image::{Decoder, Options};

use options::Command;
use report::{Report, say};

/// Dumps to run on when there are no others.
const DUMPS: [(&str, &[u8]); 2] = [
    ("gce.json", include_bytes!("../dumps/gce.json")),
    ("gcore.json", include_bytes!("../dumps/gcore.json")),
];

/// Wrong flags, a file that cannot be read, output that cannot be written.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let (options, files) = match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Normalize(options, files)) => (options, files),
        Ok(Command::Help) => return print_help(),
        Err(message) => {
            say(&message);
            say(&options::usage());
            return ExitCode::from(UNUSABLE);
        }
    };
    let mut report = Report::default();
    let mut out = io::stdout().lock();
    let mut unusable = false;
    let mut written = Ok(());

    if files.is_empty() && io::stdin().is_terminal() {
        for (name, dump) in DUMPS {
            written = written.and_then(|()| normalize(name, dump, &options, &mut out, &mut report));
        }
    } else if files.is_empty() {
        written = normalize("standard input", io::stdin().lock(), &options, &mut out, &mut report);
    }
    for file in files {
        if written.is_err() {
            break;
        }
        let name = file.to_string_lossy();
        match File::open(&file) {
            Ok(input) => written = normalize(&name, input, &options, &mut out, &mut report),
            Err(error) => {
                say(&format!("{name}: {error}"));
                unusable = true;
            }
        }
    }
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            say(&format!("standard output: {error}"));
            unusable = true;
        }
        _ => {}
    }
    report.finish();
    match (unusable || report.unreadable(), report.has_errors()) {
        (true, _) => ExitCode::from(UNUSABLE),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    }
}

/// Normalises one input, which may be of any length: only one image is held at a time.
fn normalize(
    name: &str,
    mut input: impl Read,
    options: &Options,
    out: &mut impl Write,
    report: &mut Report,
) -> io::Result<()> {
    let mut decoder = options.decoder();
    let mut chunk = vec![0; 1 << 18];
    report.open(name);
    loop {
        match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => {
                decoder.feed(chunk.get(..length).unwrap_or_default());
                drain(&mut decoder, out, report)?;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                report.cannot_read(&error);
                break;
            }
        }
    }
    decoder.finish();
    drain(&mut decoder, out, report)?;
    report.close(decoder.skipped());
    Ok(())
}

/// So many bytes of lines are written at once.
const MANY_LINES: usize = 1 << 16;

/// Writes the images that are there: all of them, for whoever feeds them may take a rest now.
fn drain(decoder: &mut Decoder, out: &mut impl Write, report: &mut Report) -> io::Result<()> {
    let mut lines = Vec::with_capacity(2 * MANY_LINES);
    while let Some(image) = decoder.next_image() {
        match &image {
            Ok(image) => {
                report.image(image);
                image.write_json(&mut lines);
                lines.push(b'\n');
                if lines.len() >= MANY_LINES {
                    out.write_all(&lines)?;
                    lines.clear();
                }
            }
            Err(error) => report.error(error),
        }
    }
    report.pages(&decoder.take_pages());
    out.write_all(&lines)
}

fn print_help() -> ExitCode {
    match io::stdout().write_all(options::help().as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(UNUSABLE),
        _ => ExitCode::SUCCESS,
    }
}

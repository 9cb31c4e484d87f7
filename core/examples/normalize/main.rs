//! Reads image metadata of GCE and Gcore as JSON, and writes one unified image per line.

mod options;
mod report;

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;

use cloud_image::{Decoder, Options};

use options::Command;
use report::{Report, print_line};

/// Dumps that are read if there are no arguments and standard input is a terminal.
const DUMPS: [(&str, &[u8]); 2] = [
    ("gce.json", include_bytes!("../dumps/gce.json")),
    ("gcore.json", include_bytes!("../dumps/gcore.json")),
];

/// Exit status: wrong options, a file that cannot be read, or output that cannot be written.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    let (options, files) = match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Normalize(options, files)) => (options, files),
        Ok(Command::Help) => return print_help(),
        Err(message) => {
            print_line(&message);
            print_line(&options::usage());
            return ExitCode::from(FAILURE);
        }
    };
    let mut report = Report::default();
    let mut out = io::stdout().lock();
    let mut has_failed = false;
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
                print_line(&format!("{name}: {error}"));
                has_failed = true;
            }
        }
    }
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            print_line(&format!("standard output: {error}"));
            has_failed = true;
        }
        _ => {}
    }
    report.finish();
    match (has_failed || report.has_unreadable_input(), report.has_errors()) {
        (true, _) => ExitCode::from(FAILURE),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    }
}

/// Normalises one input of any length. Only one image is in memory at a time.
fn normalize(
    name: &str,
    mut input: impl Read,
    options: &Options,
    out: &mut impl Write,
    report: &mut Report,
) -> io::Result<()> {
    let mut decoder = options.decoder();
    let mut chunk = vec![0; 1 << 18];
    report.open_input(name);
    loop {
        match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => {
                decoder.feed(chunk.get(..length).unwrap_or_default()).map_err(io::Error::other)?;
                write_images(&mut decoder, out, report)?;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                report.add_unreadable_input(&error);
                break;
            }
        }
    }
    decoder.finish();
    write_images(&mut decoder, out, report)?;
    report.close_input(decoder.skipped());
    Ok(())
}

/// Lines are written when there are this many bytes of them.
const BATCH_BYTES: usize = 1 << 16;

/// Writes all images that are complete, because the next input may take a while.
fn write_images(
    decoder: &mut Decoder,
    out: &mut impl Write,
    report: &mut Report,
) -> io::Result<()> {
    let mut lines = Vec::with_capacity(2 * BATCH_BYTES);
    while let Some(image) = decoder.next_image() {
        match &image {
            Ok(image) => {
                report.add_image(image);
                image.write_json(&mut lines);
                lines.push(b'\n');
                if lines.len() >= BATCH_BYTES {
                    out.write_all(&lines)?;
                    lines.clear();
                }
            }
            Err(error) => report.add_error(error),
        }
    }
    report.add_pages(&decoder.take_pages());
    out.write_all(&lines)
}

fn print_help() -> ExitCode {
    match io::stdout().write_all(options::help().as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(FAILURE),
        _ => ExitCode::SUCCESS,
    }
}

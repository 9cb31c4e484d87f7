//! Converts all inputs, and writes their images in the order of the inputs.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::num::NonZero;
use std::process::ExitCode;
use std::thread;

use cloud_image::{Assembler, Format, Knowledge, Options, OutputOptions};

use crate::FAILURE;
use crate::arguments::Arguments;
use crate::convert::{Part, convert};
use crate::input::Input;
use crate::queue::Queue;
use crate::report::Report;

/// Runs the command, with one thread for each core.
pub(crate) fn run(arguments: &Arguments, knowledge: Knowledge, inputs: &[Input]) -> ExitCode {
    let options = read_options(arguments).knowledge(knowledge);
    let output = output_options(arguments);
    let report = Report::new(arguments.quiet, inputs.iter().map(Input::length).sum());
    let progress = report.progress();
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let queue = Queue::new(inputs.len());
    thread::scope(|scope| {
        for _ in 0..cores.min(inputs.len()) {
            scope.spawn(|| {
                while let Some(index) = queue.next_input() {
                    if let Some(input) = inputs.get(index) {
                        let on_read = |bytes| progress.inc(bytes);
                        convert(input, &options, &output, on_read, &mut |part| {
                            queue.send(index, part)
                        });
                    }
                    queue.complete(index);
                }
            });
        }
        write_parts(&queue, output.assembler(), report)
    })
}

fn read_options(arguments: &Arguments) -> Options {
    Options::new()
        .provider(arguments.provider)
        .strict(arguments.strict)
        .source(arguments.source)
        .evidence(!arguments.no_evidence)
}

fn output_options(arguments: &Arguments) -> OutputOptions {
    let is_table = arguments.format == Format::Table && io::stdout().is_terminal();
    let width = if is_table { terminal_size::terminal_size() } else { None };
    OutputOptions::new(arguments.format)
        .csv_safe(arguments.csv_safe)
        .table_width(width.map(|(width, _)| usize::from(width.0)))
}

/// Writes all images to standard output, and all else to standard error.
fn write_parts(queue: &Queue, mut assembler: Assembler, mut report: Report) -> ExitCode {
    let mut out = io::stdout().lock();
    let mut written = Ok(());
    while let Some(part) = queue.receive() {
        match part {
            Part::Images(mut batch) if written.is_ok() => {
                assembler.join(&mut batch);
                written = out.write_all(batch.bytes()).and_then(|()| out.flush());
                if written.is_err() {
                    queue.stop();
                }
            }
            Part::Images(_) => {}
            Part::Error(code, line) => report.add_error(code, &line),
            Part::Unreadable(line) => report.add_failure(&line),
            Part::End(summary) => report.add_summary(summary),
        }
    }
    match written.and_then(|()| out.write_all(&assembler.end())).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            report.add_failure(&format!("standard output: {error}"));
        }
        _ => {}
    }
    report.finish();
    match (report.has_failed(), report.has_errors()) {
        (true, _) => ExitCode::from(FAILURE),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    }
}

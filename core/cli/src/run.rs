//! Converts all inputs, and writes their images in the order of the inputs.

use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use cloud_image::{Assembler, Format, Knowledge, Options, OutputOptions};
use indicatif::ProgressBar;

use crate::FAILURE;
use crate::arguments::Arguments;
use crate::convert::{Part, Send, convert};
use crate::input::Input;
use crate::queue::Queue;
use crate::report::Report;

/// What all threads need.
struct Job {
    inputs: Vec<Input>,
    options: Options,
    is_strict: bool,
    output: OutputOptions,
    queue: Queue,
    progress: ProgressBar,
}

impl Job {
    fn convert(&self, input: &Input, send: &mut Send<'_>) {
        let on_read = |bytes| self.progress.inc(bytes);
        convert(input, (&self.options, self.is_strict), &self.output, on_read, send);
    }

    /// Converts inputs until there are no more.
    fn work(&self) {
        while let Some(index) = self.queue.next_input() {
            let Some(input) = self.inputs.get(index) else { return };
            let ending = Ending { job: self, index };
            self.convert(input, &mut |part| self.queue.send(index, part));
            drop(ending);
        }
    }
}

/// Completes an input, also if its thread panics: then it would be waited for, and its images would be missed.
struct Ending<'j> {
    job: &'j Job,
    index: usize,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = self.job.inputs.get(self.index).map(Input::name).unwrap_or_default();
            self.job.queue.send(self.index, Part::Unreadable(format!("{name}: reading failed")));
        }
        self.job.queue.complete(self.index);
    }
}

/// Runs the command: several inputs with one thread for each core.
pub(crate) fn run(arguments: &Arguments, knowledge: Knowledge, inputs: Vec<Input>) -> ExitCode {
    let output = output_options(arguments);
    let report = Report::new(arguments.quiet, inputs.iter().map(Input::length).sum());
    let progress = report.progress();
    let mut writer = Writer::new(output.assembler(), report);
    let job = Arc::new(Job {
        options: read_options(arguments).knowledge(knowledge),
        is_strict: arguments.strict,
        queue: Queue::new(inputs.len()),
        progress,
        inputs,
        output,
    });
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if job.inputs.len() > 1 { cores.min(job.inputs.len()) } else { 0 };
    // They are not waited for at the end: one may wait for standard input when nothing more can be written.
    let spawned = (0..threads).filter(|_| {
        let job = Arc::clone(&job);
        thread::Builder::new().spawn(move || job.work()).is_ok()
    });
    if spawned.count() == 0 {
        // A single input, or no thread can be started.
        for input in &job.inputs {
            job.convert(input, &mut |part| writer.write(part));
        }
        return writer.finish();
    }
    while let Some(part) = job.queue.receive() {
        if !writer.write(part) {
            job.queue.stop();
        }
    }
    writer.finish()
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

/// Writes images to standard output, and all else to standard error.
struct Writer {
    out: StdoutLock<'static>,
    assembler: Assembler,
    report: Report,
    written: io::Result<()>,
}

impl Writer {
    fn new(assembler: Assembler, report: Report) -> Self {
        Self { out: io::stdout().lock(), assembler, report, written: Ok(()) }
    }

    /// Writes a part. Returns whether more can be written.
    fn write(&mut self, part: Part) -> bool {
        match part {
            Part::Images(mut batch) => {
                if self.written.is_ok() {
                    self.assembler.join(&mut batch);
                    self.written = write_all(&mut self.out, batch.bytes());
                }
            }
            Part::Error(code, line) => self.report.add_error(code, &line),
            Part::Unreadable(line) => self.report.add_failure(&line),
            Part::End(summary) => self.report.add_summary(summary),
        }
        self.written.is_ok()
    }

    /// Writes the end of the output and the summary.
    fn finish(mut self) -> ExitCode {
        let end = self.assembler.end();
        match self.written.and_then(|()| write_all(&mut self.out, &end)) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.report.add_failure(&format!("standard output: {error}"));
            }
            _ => {}
        }
        self.report.finish();
        match (self.report.has_failed(), self.report.has_errors()) {
            (true, _) => ExitCode::from(FAILURE),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

fn write_all(out: &mut StdoutLock<'_>, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes).and_then(|()| out.flush())
}

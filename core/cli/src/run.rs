//! Converts all inputs, and writes their images in the order of the inputs.

use std::io::{self, ErrorKind, IsTerminal, StdoutLock, Write};
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use cloud_image::{
    Assembler, Batch, Diff, FieldMask, Format, ImageDigest, Knowledge, Options, OutputOptions,
    Query, Selection,
};
use indicatif::ProgressBar;

use crate::FAILURE;
use crate::arguments::Arguments;
use crate::convert::{Keyed, Part, Send, Settings, convert};
use crate::input::Input;
use crate::query::Wanted;
use crate::queue::Queue;
use crate::report::{Report, print_line};

/// What all threads need.
struct Job {
    inputs: Vec<Input>,
    settings: Settings,
    queue: Queue,
    progress: ProgressBar,
}

impl Job {
    fn convert(&self, input: (usize, &Input), send: &mut Send<'_>) {
        let on_read = |bytes| self.progress.inc(bytes);
        convert(input, &self.settings, on_read, send);
    }

    /// Converts inputs until there are no more.
    fn work(&self) {
        while let Some(index) = self.queue.next_input() {
            let Some(input) = self.inputs.get(index) else { return };
            let ending = Ending { job: self, index };
            self.convert((index, input), &mut |part| self.queue.send(index, part));
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
pub(crate) fn run(
    arguments: &Arguments,
    knowledge: Knowledge,
    wanted: Wanted,
    inputs: Vec<Input>,
    is_diff: bool,
) -> ExitCode {
    let Wanted { mut query, fields, warnings } = wanted;
    if !arguments.quiet {
        for warning in &warnings {
            print_line(warning);
        }
    }
    let diff = is_diff.then(|| Diff::new().fields(fields.clone()));
    let needed = match &fields {
        // Images are found by the first three. If the list gets too long with them, all fields are read.
        Some(fields) if is_diff => format!("provider,id,name,{fields}").parse().ok(),
        fields => fields.clone(),
    };
    if let Some(needed) = needed {
        query = query.fields(needed);
    }
    // `read_query` has checked the query.
    let selects = query.is_selective();
    let new_selection = || if selects { query.selection().ok() } else { None };
    let Ok(options) = read_options(arguments).knowledge(knowledge).query(query.clone()) else {
        return ExitCode::from(FAILURE);
    };
    let mut output = output_options(arguments, fields);
    if is_diff {
        output = output.changes();
    }
    let report = Report::new(arguments.quiet, inputs.iter().map(Input::length).sum());
    let progress = report.progress();
    let mut writer = Writer::new(&output, new_selection(), diff.clone(), report);
    let job = Arc::new(Job {
        settings: Settings {
            options,
            is_strict: arguments.strict,
            output,
            selection: new_selection(),
            diff,
        },
        queue: Queue::new(inputs.len()),
        progress,
        inputs,
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
        for input in job.inputs.iter().enumerate() {
            job.convert(input, &mut |part| writer.write(part));
        }
        return writer.finish(&query);
    }
    while let Some(part) = job.queue.receive() {
        if !writer.write(part) {
            job.queue.stop();
        }
    }
    writer.finish(&query)
}

fn read_options(arguments: &Arguments) -> Options {
    Options::new()
        .provider(arguments.provider)
        .strict(arguments.strict)
        .source(arguments.source)
        .lifecycle(arguments.lifecycle)
        .evidence(!arguments.no_evidence)
}

fn output_options(arguments: &Arguments, fields: Option<FieldMask>) -> OutputOptions {
    let is_table = arguments.format == Format::Table && io::stdout().is_terminal();
    let width = if is_table { terminal_size::terminal_size() } else { None };
    OutputOptions::new(arguments.format)
        .csv_safe(arguments.csv_safe)
        .lifecycle(arguments.lifecycle)
        .fields(fields)
        .table_width(width.map(|(width, _)| usize::from(width.0)))
}

const NOT_COMPARED: &str = "nothing is compared: images that were not read would be missing";

/// The output is written in parts of about this size.
const PART_BYTES: usize = 1 << 16;

/// Writes images to standard output, and all else to standard error.
struct Writer {
    out: StdoutLock<'static>,
    assembler: Assembler,
    output: OutputOptions,
    /// The images that are written next, if only some are.
    batch: Batch,
    selection: Option<Selection<Vec<u8>>>,
    /// If images are compared, not written.
    diff: Option<Diff>,
    /// Whether an unknown number of images is missing.
    has_lost: bool,
    /// The number of images that were selected.
    selected: u64,
    report: Report,
    written: io::Result<()>,
}

impl Writer {
    fn new(
        output: &OutputOptions,
        selection: Option<Selection<Vec<u8>>>,
        diff: Option<Diff>,
        report: Report,
    ) -> Self {
        Self {
            out: io::stdout().lock(),
            assembler: output.assembler(),
            output: output.clone(),
            batch: output.batch(),
            selection,
            diff,
            has_lost: false,
            selected: 0,
            report,
            written: Ok(()),
        }
    }

    /// Writes a part. Returns whether more can be written.
    fn write(&mut self, part: Part) -> bool {
        match part {
            Part::Images(mut batch) => self.write_batch(&mut batch),
            Part::Keyed(images) => self.select(images),
            Part::Digests(index, digests) => self.compare(index, digests),
            Part::Error(code, line) => self.report.add_error(code, &line),
            Part::Unreadable(line) => self.report.add_failure(&line),
            Part::End { summary, has_lost } => {
                self.has_lost |= has_lost;
                self.report.add_summary(summary);
            }
        }
        self.written.is_ok()
    }

    fn write_batch(&mut self, batch: &mut Batch) {
        if self.written.is_ok() {
            self.assembler.join(batch);
            self.written = write_all(&mut self.out, batch.bytes());
        }
    }

    /// Adds images to the comparison: of the first input, or of the second one.
    fn compare(&mut self, index: usize, digests: Vec<ImageDigest>) {
        let Some(diff) = &mut self.diff else { return };
        for digest in digests {
            if index == 0 {
                diff.push_old_digest(digest);
            } else {
                diff.push_new_digest(digest);
            }
        }
    }

    /// Writes what differs.
    fn write_changes(&mut self, diff: Diff) {
        let mut batch = self.output.batch();
        for change in diff.finish() {
            batch.push_change(&change);
            if batch.size() >= PART_BYTES {
                self.write_batch(&mut batch);
                batch.clear();
            }
        }
        self.write_batch(&mut batch);
    }

    /// Writes the images that are selected already.
    fn select(&mut self, images: Vec<Keyed>) {
        let Some(mut selection) = self.selection.take() else { return };
        for Keyed { key, formatted } in images {
            if let Some(image) = selection.push_key(key, || formatted) {
                self.push(&image);
            }
        }
        self.selection = Some(selection);
        self.write_selected();
    }

    /// Adds a selected image.
    fn push(&mut self, formatted: &[u8]) {
        self.selected += 1;
        self.batch.push_formatted(formatted);
        if self.batch.size() >= PART_BYTES {
            self.write_selected();
        }
    }

    fn write_selected(&mut self) {
        if self.batch.size() == 0 {
            return;
        }
        let mut batch = std::mem::replace(&mut self.batch, self.output.batch());
        self.write_batch(&mut batch);
    }

    /// Writes the end of the output and the summary.
    fn finish(mut self, query: &Query) -> ExitCode {
        let diff = self.diff.take();
        if diff.is_some() && self.has_lost && !self.report.has_failed() {
            self.report.add_failure(NOT_COMPARED);
        }
        let is_incomplete = diff.is_some() && self.report.has_failed();
        if let Some(diff) = diff.filter(|_| !is_incomplete) {
            self.write_changes(diff);
        }
        let selected = self.selection.take().map(|selection| {
            let mut selected = selection.finish();
            for image in std::mem::take(&mut selected.items) {
                self.push(&image);
            }
            self.write_selected();
            selected
        });
        let end = if is_incomplete { Vec::new() } else { self.assembler.end() };
        match self.written.and_then(|()| write_all(&mut self.out, &end)) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.report.add_failure(&format!("standard output: {error}"));
            }
            _ => {}
        }
        self.report.set_answer(query, selected.as_ref().map(|selected| (selected, self.selected)));
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

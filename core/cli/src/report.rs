//! Writes errors, a summary and the progress to standard error.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};

use cloud_image::{ErrorCode, Query, Selected, Summary};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The number of errors that are printed. Further errors are only counted.
pub(crate) const MAX_ERRORS: usize = 20;

const MAX_LINE_CHARACTERS: usize = 300;

/// Collects what is written to standard error while inputs are read.
pub(crate) struct Report {
    summary: Summary,
    /// The codes of the errors that were printed.
    shown: Vec<ErrorCode>,
    has_failed: bool,
    is_quiet: bool,
    progress: ProgressBar,
}

impl Report {
    /// A report of inputs with this total length, if it is known.
    pub(crate) fn new(is_quiet: bool, total_bytes: Option<u64>) -> Self {
        let has_progress = !is_quiet && io::stderr().is_terminal() && !io::stdout().is_terminal();
        let target =
            if has_progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let template = if total_bytes.is_some() {
            "[{bar:20}] {percent} %  {bytes}"
        } else {
            "{spinner} {bytes}"
        };
        let style = ProgressStyle::with_template(template)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("#>.");
        let progress = ProgressBar::with_draw_target(total_bytes, target).with_style(style);
        Self {
            summary: Summary::default(),
            shown: Vec::new(),
            has_failed: false,
            is_quiet,
            progress,
        }
    }

    /// The progress, to which each thread adds the bytes that it reads.
    pub(crate) fn progress(&self) -> ProgressBar {
        self.progress.clone()
    }

    /// Prints an error of an input, if it is one of the first.
    pub(crate) fn add_error(&mut self, code: ErrorCode, line: &str) {
        if self.shown.len() < MAX_ERRORS {
            self.shown.push(code);
            self.print(line);
        }
    }

    /// Prints why the command fails: an input that cannot be read to its end, or output that cannot be written.
    pub(crate) fn add_failure(&mut self, line: &str) {
        self.has_failed = true;
        self.print(line);
    }

    pub(crate) fn add_summary(&mut self, summary: Summary) {
        self.summary.merge(summary);
    }

    /// Sets the query of all inputs, what was selected, and the number of images that were written.
    pub(crate) fn set_answer<T>(&mut self, query: &Query, selected: Option<(&Selected<T>, u64)>) {
        self.summary.set_query(query);
        if let Some((selected, written)) = selected {
            self.summary.set_selected(selected, written);
        }
    }

    fn print(&self, line: &str) {
        self.progress.suspend(|| print_line(line));
    }

    /// Prints the summary of all inputs.
    pub(crate) fn finish(&self) {
        self.progress.finish_and_clear();
        let lines = if self.is_quiet {
            Vec::from_iter(self.summary.more_errors(&self.shown))
        } else {
            self.summary.lines(&self.shown)
        };
        for line in lines {
            print_line(&line);
        }
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.summary.errors().next().is_some()
    }
}

/// Prints one line to standard error, cut to a limit. Control characters, which the name of a file may have, are escaped.
/// Errors of standard error are ignored.
pub(crate) fn print_line(line: &str) {
    let mut short = String::new();
    for (count, character) in line.chars().enumerate() {
        if count == MAX_LINE_CHARACTERS {
            short.push('…');
            break;
        }
        if character.is_control() {
            let _ = write!(short, "\\u{{{:x}}}", u32::from(character));
        } else {
            short.push(character);
        }
    }
    short.push('\n');
    let _ = io::stderr().write_all(short.as_bytes());
}

//! The command `cloud-image`: reads image metadata of clouds as JSON, and writes unified images.

mod arguments;
mod convert;
mod gunzip;
mod input;
mod query;
mod queue;
mod report;
mod run;

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clap_complete::Shell;
use cloud_image::Knowledge;

use arguments::{Arguments, Command};
use input::{EXAMPLES, Input, STANDARD_INPUT};

/// Exit status: wrong options, an input that cannot be read, or output that cannot be written.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    let is_diff = arguments.command.is_some();
    if let Some(Command::Diff(diff)) = arguments.command.take() {
        arguments = diff.into();
    }
    if let Some(shell) = arguments.completions {
        return print_completions(shell);
    }
    let is_stdin = |file: &&PathBuf| file.as_os_str() == STANDARD_INPUT;
    if arguments.files.iter().filter(is_stdin).count() > 1 {
        let message = "`-` is given twice, but standard input can be read only once";
        Arguments::command().error(clap::error::ErrorKind::TooManyValues, message).exit();
    }
    let inputs: Vec<Input> = arguments.files.iter().cloned().map(Input::new).collect();
    let inputs = match inputs.as_slice() {
        [] if io::stdin().is_terminal() => EXAMPLES.to_vec(),
        [] => vec![Input::Stdin],
        _ => inputs,
    };
    let read = query::read_query(&arguments)
        .and_then(|wanted| Ok((wanted, read_knowledge(arguments.knowledge.as_deref())?)));
    match read {
        Ok((wanted, knowledge)) => run::run(&arguments, knowledge, wanted, inputs, is_diff),
        Err(message) => {
            report::print_line(&message);
            ExitCode::from(FAILURE)
        }
    }
}

fn read_knowledge(file: Option<&Path>) -> Result<Knowledge, String> {
    let Some(file) = file else { return Ok(Knowledge::builtin()) };
    let json = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Knowledge::from_json(&json).map_err(|error| format!("{}: {error}", file.display()))
}

fn print_completions(shell: Shell) -> ExitCode {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    match io::stdout().write_all(&script) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(FAILURE),
        _ => ExitCode::SUCCESS,
    }
}

//! Runs a command and prints the most memory that it held, in KiB: `peak COMMAND [ARGUMENT...]`.
//!
//! The kernel counts what a process held before it became the command, so this must be small: a
//! script of Node.js that starts commands would be counted with each.

use std::error::Error;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1);
    let command = words.next().ok_or("usage: peak COMMAND [ARGUMENT...]")?;
    let status = Command::new(command).args(words).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(status.to_string().into());
    }
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss();
    // On macOS it is in bytes.
    println!("{}", if cfg!(target_os = "macos") { peak / 1024 } else { peak });
    Ok(())
}

//! Runs a command and prints its peak memory in KiB: `peak COMMAND [ARGUMENT...]`.
//!
//! The kernel includes the memory of the process from which the command was started, so this program must be small. A
//! Node.js script would add its own memory to each command.

use std::error::Error;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().ok_or("usage: peak COMMAND [ARGUMENT...]")?;
    let status = Command::new(command).args(arguments).stdout(Stdio::null()).status()?;
    if !status.success() {
        return Err(status.to_string().into());
    }
    let peak = getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss();
    // On macOS it is in bytes.
    println!("{}", if cfg!(target_os = "macos") { peak / 1024 } else { peak });
    Ok(())
}

//! The inputs: files, standard input, and the example dumps.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use crate::gunzip::gunzip;

/// An input that is not opened yet.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    File(PathBuf),
    Stdin,
    /// A dump that is part of the program, with its name.
    Example(&'static str, &'static [u8]),
}

/// The argument for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The dumps that are read if there is no other input.
pub(crate) const EXAMPLES: [Input; 4] = [
    Input::Example("gce.json", include_bytes!("../dumps/gce.json")),
    Input::Example("gcore.json", include_bytes!("../dumps/gcore.json")),
    Input::Example("azure.json", include_bytes!("../dumps/azure.json")),
    Input::Example("aws.json", include_bytes!("../dumps/aws.json")),
];

impl Input {
    /// The input of an argument.
    pub(crate) fn new(argument: PathBuf) -> Self {
        if argument.as_os_str() == STANDARD_INPUT { Self::Stdin } else { Self::File(argument) }
    }

    /// The name for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Stdin => "standard input".to_owned(),
            Self::Example(name, _) => (*name).to_owned(),
        }
    }

    /// The length in bytes, if it is known.
    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Self::File(path) => {
                path.metadata().ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
            }
            Self::Stdin => None,
            Self::Example(_, bytes) => u64::try_from(bytes.len()).ok(),
        }
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::Example(_, bytes) => Box::new(*bytes),
        })
    }
}

/// Reads bytes, decompressed, and reports how many were read before they were decompressed.
pub(crate) fn reader(input: Box<dyn Read>, on_read: impl Fn(u64)) -> io::Result<impl Read> {
    gunzip(Reported { input, on_read })
}

struct Reported<F> {
    input: Box<dyn Read>,
    on_read: F,
}

impl<F: Fn(u64)> Read for Reported<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        (self.on_read)(u64::try_from(length).unwrap_or(u64::MAX));
        Ok(length)
    }
}

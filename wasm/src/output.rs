//! The output of the command.

use cloud_image::{Assembler, Batch, OutputOptions};

use crate::session::Settings;

/// Images in a format.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) batch: Batch,
    pub(crate) assembler: Assembler,
}

impl Output {
    /// `None` if the settings have no format.
    pub(crate) fn new(settings: &Settings) -> Option<Self> {
        let options = OutputOptions::new(settings.format?)
            .csv_safe(settings.csv_safe)
            .table_width(settings.table_width);
        let mut assembler = options.assembler();
        if let Some(state) = &settings.output_state {
            assembler.resume(state);
        }
        Some(Self { batch: options.batch(), assembler })
    }
}

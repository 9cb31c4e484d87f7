//! The output of the command.

use cloud_image::{Assembler, Batch, FieldMask, Format, OutputOptions};
use wasm_bindgen::prelude::JsValue;

use crate::values::{member, size, word};

/// Images in a format.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) batch: Batch,
    pub(crate) assembler: Assembler,
}

impl Output {
    /// Reads the settings of the output, and its state after the inputs before.
    pub(crate) fn new(settings: &JsValue, fields: Option<FieldMask>) -> Result<Self, JsValue> {
        let options =
            OutputOptions::new(word(&member(settings, "format"))?.unwrap_or(Format::Ndjson))
                .csv_safe(member(settings, "csvSafe").is_truthy())
                .table_width(size(&member(settings, "tableWidth")))
                .lifecycle(member(settings, "lifecycle").is_truthy())
                .fields(fields);
        let mut assembler = options.assembler();
        if let Some(state) = member(settings, "state").as_string() {
            assembler.resume(&state);
        }
        Ok(Self { batch: options.batch(), assembler })
    }
}

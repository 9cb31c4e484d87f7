//! The output of the command.

use cloud_image::{Assembler, Batch, Change, FieldMask, Format, OutputOptions};
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
        let options = output_options(settings)?
            .lifecycle(member(settings, "lifecycle").is_truthy())
            .fields(fields);
        let mut assembler = options.assembler();
        if let Some(state) = member(settings, "state").as_string() {
            assembler.resume(&state);
        }
        Ok(Self { batch: options.batch(), assembler })
    }
}

/// Reads the settings of an output of images or of changes.
fn output_options(settings: &JsValue) -> Result<OutputOptions, JsValue> {
    let format = word(&member(settings, "format"))?.unwrap_or(Format::Ndjson);
    Ok(OutputOptions::new(format)
        .csv_safe(member(settings, "csvSafe").is_truthy())
        .table_width(size(&member(settings, "tableWidth"))))
}

/// Changes in the format of the settings.
pub(crate) fn write_changes(changes: &[Change], settings: &JsValue) -> Result<Vec<u8>, JsValue> {
    let options = output_options(settings)?.changes();
    let (mut batch, mut assembler) = (options.batch(), options.assembler());
    for change in changes {
        batch.push_change(change);
    }
    assembler.join(&mut batch);
    let mut output = batch.bytes().to_vec();
    output.extend_from_slice(&assembler.end());
    Ok(output)
}

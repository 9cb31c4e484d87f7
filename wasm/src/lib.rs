//! `cloud-image` for JavaScript: a thin layer that passes bytes, options and results across the boundary, without any
//! logic about images.
//!
//! Images are passed as JSON text: `JSON.parse` is faster than creating objects from here, and reads a key such as
//! `__proto__` as data. Everything else is passed as values, by `serde-wasm-bindgen`. No object that is passed has keys
//! from the input.

mod output;
mod session;
mod values;

use cloud_image::{ErrorCode, Format, Knowledge, Provider, Summary, WarningCode};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

pub use session::Session;
use values::{from_value, to_value};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The words of the vocabularies that JavaScript needs.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Vocabularies {
    providers: &'static [&'static str],
    error_codes: &'static [&'static str],
    warning_codes: &'static [&'static str],
    formats: &'static [&'static str],
}

/// The names of providers, codes and formats.
#[wasm_bindgen]
#[must_use]
pub fn vocabularies() -> JsValue {
    to_value(&Vocabularies {
        providers: Provider::WORDS,
        error_codes: ErrorCode::WORDS,
        warning_codes: WarningCode::WORDS,
        formats: Format::WORDS,
    })
}

/// What is wrong with a caller's knowledge; `undefined` if nothing is.
#[wasm_bindgen(js_name = checkKnowledge)]
#[must_use]
pub fn check_knowledge(knowledge: JsValue) -> Option<String> {
    let from = serde_wasm_bindgen::Deserializer::from(knowledge);
    Knowledge::deserialize_with_path(from).err().map(|error| error.message)
}

/// What is wrong with a file of knowledge; `undefined` if nothing is.
#[wasm_bindgen(js_name = checkKnowledgeFile)]
#[must_use]
pub fn check_knowledge_file(json: &[u8]) -> Option<String> {
    Knowledge::from_json(json).err().map(|error| error.message)
}

/// The lines of the summary of several inputs: a list of texts. `summaries` is a list of what [`Session::summary`]
/// returned; `shown` is a list of the codes of the errors that were printed.
///
/// # Errors
///
/// If the arguments are something else.
#[wasm_bindgen(js_name = summaryLines)]
pub fn summary_lines(summaries: JsValue, shown: JsValue) -> Result<JsValue, JsValue> {
    let mut summary = Summary::default();
    for each in from_value::<Vec<Summary>>(summaries)? {
        summary.merge(each);
    }
    let shown: Vec<ErrorCode> = from_value(shown)?;
    Ok(to_value(&summary.lines(&shown)))
}

/// Schedules a restart of the module as a new instance, at the next call. Sessions of this instance are invalid then.
#[wasm_bindgen(js_name = startAnew)]
pub fn start_anew() {
    wasm_bindgen::handler::schedule_reinit();
}

//! `cloud-image` for JavaScript: a thin layer that passes bytes, options and results across the boundary, without any
//! logic about images.
//!
//! Images are passed as JSON text: `JSON.parse` is faster than creating objects from here, and reads a key such as
//! `__proto__` as data. Pages, errors and summaries are passed as values, by `serde-wasm-bindgen`; no such object has keys from
//! the input. Options are members of an object, and callers' knowledge is JSON text: see `values`.

mod collection;
mod interned;
mod output;
mod query;
mod session;
mod usage;
mod values;

use cloud_image::{ErrorCode, Format, Knowledge, Provider};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

pub use collection::Collection;
pub use query::{Filter, field_names, query_problem, words};
pub use session::Session;
pub use usage::usage;
use values::to_value;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The words of the vocabularies that JavaScript needs.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Vocabularies {
    providers: &'static [&'static str],
    formats: &'static [&'static str],
    /// The codes of errors after which nothing of the input is read.
    ending_codes: Vec<ErrorCode>,
    /// The codes of errors because of which an unknown number of images is missing.
    losing_codes: Vec<ErrorCode>,
}

/// The names of providers and formats, and the codes of errors of some kinds.
#[wasm_bindgen]
#[must_use]
pub fn vocabularies() -> JsValue {
    let codes = |is_one: fn(ErrorCode) -> bool| {
        ErrorCode::ALL.iter().copied().filter(|code| is_one(*code)).collect()
    };
    to_value(&Vocabularies {
        providers: Provider::WORDS,
        formats: Format::WORDS,
        ending_codes: codes(ErrorCode::ends_input),
        losing_codes: codes(ErrorCode::loses_images),
    })
}

/// What is wrong with the JSON of a caller's knowledge; `undefined` if nothing is.
#[wasm_bindgen(js_name = checkKnowledge)]
#[must_use]
pub fn check_knowledge(json: &[u8]) -> Option<String> {
    read_knowledge(json).err().and_then(|error| error.as_string())
}

fn read_knowledge(json: &[u8]) -> Result<Knowledge, JsValue> {
    Knowledge::from_json(json).map_err(|error| JsValue::from_str(&error.message))
}

/// Schedules a restart of the module as a new instance, at the next call. Sessions of this instance are invalid then.
#[wasm_bindgen(js_name = startAnew)]
pub fn start_anew() {
    wasm_bindgen::handler::schedule_reinit();
}

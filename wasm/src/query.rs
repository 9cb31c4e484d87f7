//! Filters, and the queries of sessions.

use std::fmt::Display;
use std::str::FromStr;

use cloud_image::{
    FieldMask, Filter as CoreFilter, FilterError, FilterWarning, Options, Query, Timestamp,
    filter_fields, filter_words,
};
use js_sys::Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::values::{member, object, to_value};

/// A filter, or what is wrong with it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Filter {
    text: String,
    parsed: Result<CoreFilter, FilterError>,
    options: Options,
}

#[wasm_bindgen]
impl Filter {
    /// Parses a filter.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { parsed: text.parse(), text, options: Options::new() }
    }

    /// The error of the filter, as an object; `undefined` if there is none.
    #[must_use]
    pub fn problem(&self) -> JsValue {
        self.parsed
            .as_ref()
            .map_or_else(|error| error_value(error, &self.text, None), |_| JsValue::UNDEFINED)
    }

    /// The canonical form.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.parsed.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// What may not be meant as it is written: a list of objects.
    #[must_use]
    pub fn warnings(&self) -> Array {
        let warnings = self.parsed.as_ref().map(CoreFilter::warnings).unwrap_or_default();
        let value = |warning: &FilterWarning| {
            let place = (warning.offset, warning.length);
            let members = place_members(&self.text, place);
            object([("message", text(warning))].into_iter().chain(members))
        };
        warnings.iter().map(value).collect()
    }

    /// Whether an image matches, given as JSON. If it is no image, its error as an object; if `now` is no time, what is wrong
    /// with it.
    #[must_use]
    pub fn matches(&self, image: &str, now: &str) -> JsValue {
        let Ok(filter) = &self.parsed else { return JsValue::FALSE };
        let now: Timestamp = match now.parse() {
            Ok(now) => now,
            Err(error) => return text(error),
        };
        match self.options.images(image.as_bytes()).next() {
            Some(Ok(image)) => filter.matches(&image, now).into(),
            Some(Err(error)) => to_value(&error),
            None => JsValue::UNDEFINED,
        }
    }
}

/// The names of all fields.
#[wasm_bindgen(js_name = fieldNames)]
#[must_use]
pub fn field_names() -> Vec<String> {
    filter_fields()
}

/// The known words of a field.
#[wasm_bindgen]
#[must_use]
pub fn words(field: &str) -> Vec<String> {
    filter_words(field).iter().map(|word| (*word).to_owned()).collect()
}

/// What is wrong with the query of a session's settings, as an object with the name of the option; `undefined` if nothing is.
#[wasm_bindgen(js_name = queryProblem)]
#[must_use]
pub fn query_problem(settings: &JsValue) -> JsValue {
    read_query(settings).err().unwrap_or_default()
}

/// What is wanted of the images.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) query: Query,
    pub(crate) fields: Option<FieldMask>,
}

/// Reads the query of a session's settings.
pub(crate) fn read_query(settings: &JsValue) -> Result<Wanted, JsValue> {
    let mut wanted = Wanted::default();
    let mut query = Query::new();
    if let Some(filter) = read(settings, "filter")? {
        query = query.filter(filter);
    }
    if let Some(latest) = read(settings, "latest")? {
        query = query.latest(latest);
    }
    if let Some(order) = read(settings, "orderBy")? {
        query = query.order_by(order);
    }
    if let Some(max) = member(settings, "maxResults").as_f64() {
        query = query.max_results(whole(max));
    }
    if let Some(fields) = read::<FieldMask>(settings, "fields")? {
        query = query.fields(fields.clone());
        wanted.fields = Some(fields);
    }
    if let Some(now) = member(settings, "now").as_string() {
        let now = now.parse::<Timestamp>();
        query = query.now(
            now.map_err(|error| object([("option", "now".into()), ("message", text(error))]))?,
        );
    }
    if let Some(token) = member(settings, "pageToken").as_string() {
        query = query.page_token(&*token);
        // All else was checked, so it is the token that does not fit.
        let checked = query.selection::<()>();
        checked.map_err(|error| error_value(&error, &token, Some("pageToken")))?;
    }
    wanted.query = query;
    Ok(wanted)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
fn whole(number: f64) -> u64 {
    number as u64
}

fn read<T: FromStr<Err = FilterError>>(
    settings: &JsValue,
    option: &'static str,
) -> Result<Option<T>, JsValue> {
    let Some(text) = member(settings, option).as_string() else { return Ok(None) };
    text.parse().map(Some).map_err(|error| error_value(&error, &text, Some(option)))
}

/// A text for JavaScript.
fn text(value: impl Display) -> JsValue {
    JsValue::from_str(&value.to_string())
}

/// An error in a text, as an object.
#[inline(never)]
fn error_value(error: &FilterError, of: &str, option: Option<&'static str>) -> JsValue {
    let members = [("code", error.code.as_str().into()), ("message", text(error))];
    let members = members.into_iter().chain(place_members(of, (error.offset, error.length)));
    let hint = error.hint.as_ref().map(|hint| ("hint", JsValue::from_str(hint)));
    let option = option.map(|option| ("option", JsValue::from_str(option)));
    object(members.chain(hint).chain(option))
}

/// The place of a part of a text, in UTF-16 code units.
fn place_members(text: &str, (offset, length): (usize, usize)) -> [(&'static str, JsValue); 2] {
    let units = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or_default();
        u32::try_from(part.encode_utf16().count()).unwrap_or(u32::MAX).into()
    };
    [("offset", units(0, offset)), ("length", units(offset, offset + length))]
}

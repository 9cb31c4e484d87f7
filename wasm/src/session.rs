//! Reading one input.

use std::vec;

use cloud_image::{
    Counter, Decoder, Diff, Error, ErrorCode, FieldMask, Image, Knowledge, Options, Page, Provider,
    Query, RawJson, Selected, Selection, Summary, TextMap,
};
use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::collection::{Collection, Kept};
use crate::interned::share_texts;
use crate::output::{Output, write_changes};
use crate::query::{Wanted, read_query};
use crate::read_knowledge;
use crate::values::{json_text, member, object, size, to_value, word};

/// The capacity in bytes that each buffer of a session keeps for the next input.
const KEPT_BYTES: usize = 1 << 16;

/// The options of a session. The JavaScript side has checked them.
#[derive(Debug, Default)]
struct Settings {
    provider: Option<Provider>,
    strict: bool,
    source: bool,
    lifecycle: bool,
    evidence: Option<bool>,
    max_image_bytes: Option<usize>,
    knowledge: Option<Knowledge>,
    wanted: Wanted,
}

impl Settings {
    /// Reads an object; `undefined` stands for the defaults.
    fn read(object: &JsValue) -> Result<Self, JsValue> {
        if object.is_undefined() {
            return Ok(Self::default());
        }
        Ok(Self {
            provider: word(&member(object, "provider"))?,
            strict: member(object, "strict").is_truthy(),
            source: member(object, "source").is_truthy(),
            lifecycle: member(object, "lifecycle").is_truthy(),
            evidence: member(object, "evidence").as_bool(),
            max_image_bytes: size(&member(object, "maxImageBytes")),
            knowledge: match member(object, "knowledge").as_string() {
                Some(json) => Some(read_knowledge(json.as_bytes())?),
                None => None,
            },
            wanted: read_query(object)?,
        })
    }
}

/// Reads one input.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    decoder: Decoder,
    /// JavaScript writes the next bytes of the input here.
    input: Vec<u8>,
    /// Results of the last `read`: images as lines of JSON, the pages that ended, and the error after them.
    lines: Vec<u8>,
    pages: Vec<Page>,
    error: Option<Error>,
    report: [u32; 6],
    counter: Counter,
    query: Query,
    fields: Option<FieldMask>,
    /// If only some of the images that match are wanted, or in another order: chooses from lines, or from images in the
    /// format of the output. `None` after its end.
    selection: Option<Selection<Vec<u8>>>,
    /// What was selected.
    selected: Option<Selected<Vec<u8>>>,
    /// The selected images that were not read yet.
    rest: vec::IntoIter<Vec<u8>>,
    /// The number of selected images that were read.
    written: u64,
    /// Whether the input has ended.
    is_finished: bool,
    /// For the command, which writes other formats, too, and selects from several inputs.
    output: Option<Output>,
    /// If images are compared, not read; and whether those of the new input are next.
    diff: Option<(Diff, bool)>,
    /// Where images are kept, too.
    kept: Option<Kept>,
}

#[wasm_bindgen]
impl Session {
    /// Starts an input. `settings` is `undefined` for the defaults.
    ///
    /// # Errors
    ///
    /// If the settings were not checked.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &JsValue, javascript_numbers: bool) -> Result<Session, JsValue> {
        Ok(Self::with_settings(Settings::read(settings)?, javascript_numbers))
    }

    fn with_settings(mut settings: Settings, javascript_numbers: bool) -> Self {
        let mut options = Options::new()
            .provider(settings.provider)
            .strict(settings.strict)
            .source(settings.source)
            .lifecycle(settings.lifecycle)
            .evidence(settings.evidence.unwrap_or(true))
            .javascript_numbers(javascript_numbers);
        if let Some(bytes) = settings.max_image_bytes {
            options = options.max_image_bytes(bytes);
        }
        if let Some(knowledge) = settings.knowledge.take() {
            options = options.knowledge(knowledge);
        }
        let Wanted { query, fields } = settings.wanted;
        let selects = query.is_selective();
        // The query was checked.
        if let Ok(with_query) = options.clone().query(query.clone()) {
            options = with_query;
        }
        Self {
            decoder: options.decoder(),
            input: Vec::new(),
            lines: Vec::new(),
            pages: Vec::new(),
            error: None,
            report: Default::default(),
            counter: Counter::new(),
            selection: if selects { query.selection().ok() } else { None },
            selected: None,
            rest: vec::IntoIter::default(),
            written: 0,
            is_finished: false,
            query,
            fields,
            output: None,
            diff: None,
            kept: None,
        }
    }

    /// Adds each image to a collection, too.
    pub fn keep(&mut self, collection: &Collection) {
        self.kept = Some(collection.kept());
    }

    /// Compares these fields of the images of two inputs, or all; [`read`](Self::read) returns no images then. Call it before
    /// the new input, too.
    pub fn compare(&mut self, fields: Option<String>) {
        // They were checked.
        let fields = fields.and_then(|fields| fields.parse::<FieldMask>().ok());
        self.diff = Some(match self.diff.take() {
            Some((diff, _)) => (diff, true),
            None => (Diff::new().fields(fields), false),
        });
    }

    /// What differs, in the format of the settings of an output.
    ///
    /// # Errors
    ///
    /// If the settings were not checked.
    pub fn changes(&mut self, settings: &JsValue) -> Result<Vec<u8>, JsValue> {
        let diff = self.diff.take().map(|(diff, _)| diff).unwrap_or_default();
        write_changes(&diff.finish(), settings)
    }

    /// Starts another input with the same options. Nothing of the last input is kept, except a small part of its buffers'
    /// capacity, and what may be selected from all inputs.
    pub fn restart(&mut self) {
        self.decoder.restart();
        for buffer in [&mut self.input, &mut self.lines] {
            buffer.clear();
            buffer.shrink_to(KEPT_BYTES);
        }
        self.pages = Vec::new();
        self.error = None;
        self.counter = Counter::new();
        self.is_finished = false;
    }

    /// Makes space for the next bytes of the input, and returns its address. It is valid until the next call.
    pub fn reserve(&mut self, bytes: usize) -> *mut u8 {
        if self.input.len() < bytes {
            self.input.resize(bytes, 0);
        }
        self.input.as_mut_ptr()
    }

    /// Reads the first `bytes` bytes of that space.
    pub fn feed(&mut self, bytes: usize) {
        // It fails only after `finish`, and then JavaScript does not call it.
        let _ = self.decoder.feed(self.input.get(..bytes).unwrap_or_default());
    }

    /// Ends the input.
    pub fn finish(&mut self) {
        self.decoder.finish();
        self.is_finished = true;
    }

    /// Reads images until there are about `max_bytes` bytes of lines, or an error. Images of the same call come before
    /// the error.
    ///
    /// Returns the address of six numbers: 1 if there may be more results without further input; address and length of
    /// the lines; 1 if pages ended; 1 if there is an error; and 1 if anything was skipped so far. They and the lines are
    /// valid until the next call. One call returns all of this, because separate calls take a tenth of the time of a
    /// small image.
    pub fn read(&mut self, max_bytes: usize) -> *const u32 {
        self.lines.clear();
        self.error = None;
        let mut more = true;
        while more && self.error.is_none() && self.lines.len() < max_bytes {
            match self.decoder.next_image() {
                None => more = false,
                Some(Err(error)) => {
                    self.counter.add_error(&error);
                    self.error = Some(error);
                }
                Some(Ok(mut image)) => {
                    self.counter.add_image(&image);
                    match &mut self.diff {
                        None => {}
                        Some((diff, is_new)) => {
                            if *is_new {
                                diff.push_new(&image);
                            } else {
                                diff.push_old(&image);
                            }
                            continue;
                        }
                    }
                    let lines = &mut self.lines;
                    match &mut self.selection {
                        None => write(&image, self.fields.as_ref(), &mut self.output, lines),
                        Some(selection) => {
                            let (fields, output) = (self.fields.as_ref(), &mut self.output);
                            let key = selection.key(&image);
                            let format = || format(&image, fields, output);
                            if let Some(selected) = selection.push_key(key, format) {
                                push(&selected, &mut self.output, lines);
                                self.written += 1;
                            }
                        }
                    }
                    if let Some(kept) = &self.kept {
                        // No query needs them.
                        (image.source, image.evidence) = (None, TextMap::default());
                        let mut image = image.into_owned();
                        share_texts(&mut image);
                        kept.borrow_mut().push(Box::new(image));
                    }
                }
            }
        }
        if !more {
            more = self.read_selected(max_bytes);
        }
        self.pages = self.decoder.take_pages();
        self.counter.add_pages(&self.pages);
        let (address, length) = range(&self.lines);
        let has_pages = !self.pages.is_empty();
        let has_skipped = !self.decoder.skipped().is_empty();
        self.report = [
            more.into(),
            address,
            length,
            has_pages.into(),
            self.error.is_some().into(),
            has_skipped.into(),
        ];
        self.report.as_ptr()
    }
}

impl Session {
    /// After the end of the input, reads what was selected. Returns whether there is more. The command ends the selection
    /// itself, after the last input.
    fn read_selected(&mut self, max_bytes: usize) -> bool {
        if self.is_finished && self.output.is_none() {
            self.end_selection();
        }
        while self.lines.len() < max_bytes {
            let Some(selected) = self.rest.next() else { return false };
            push(&selected, &mut self.output, &mut self.lines);
            self.written += 1;
        }
        true
    }
}

/// Appends an image: its line, or the next part of the output.
fn write(
    image: &Image<'_>,
    fields: Option<&FieldMask>,
    output: &mut Option<Output>,
    lines: &mut Vec<u8>,
) {
    match output {
        None => write_line(image, fields, lines),
        Some(Output { batch, assembler }) => {
            batch.push(image);
            assembler.join(batch);
            lines.extend_from_slice(batch.bytes());
            batch.clear();
        }
    }
}

fn write_line(image: &Image<'_>, fields: Option<&FieldMask>, lines: &mut Vec<u8>) {
    match fields {
        None => image.write_json(lines),
        Some(fields) => fields.write_json(image, lines),
    }
    lines.push(b'\n');
}

/// The line of an image, or the image in the format of the output.
fn format(image: &Image<'_>, fields: Option<&FieldMask>, output: &mut Option<Output>) -> Vec<u8> {
    let mut line = Vec::new();
    match output {
        None => write_line(image, fields, &mut line),
        Some(Output { batch, .. }) => {
            batch.push(image);
            line.extend_from_slice(batch.bytes());
            batch.clear();
        }
    }
    line
}

/// Appends what [`format`] made.
fn push(selected: &[u8], output: &mut Option<Output>, lines: &mut Vec<u8>) {
    match output {
        None => lines.extend_from_slice(selected),
        Some(Output { batch, assembler }) => {
            batch.push_formatted(selected);
            assembler.join(batch);
            lines.extend_from_slice(batch.bytes());
            batch.clear();
        }
    }
}

/// Address and length.
#[expect(clippy::cast_possible_truncation, reason = "in WebAssembly, addresses have 32 bits")]
fn range(bytes: &[u8]) -> (u32, u32) {
    (bytes.as_ptr().addr() as u32, bytes.len() as u32)
}

/// A page, as JavaScript gets it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageValue<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Provider>,
    index: u64,
    images: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_page_token: Option<&'p str>,
    /// A count of the API may exceed the integers that JavaScript represents exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<f64>,
    /// The text of its JSON, because its keys are those of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<&'p str>,
}

impl<'p> PageValue<'p> {
    #[expect(clippy::cast_precision_loss, reason = "as `JSON.parse` rounds it")]
    fn new(page: &'p Page) -> Self {
        Self {
            provider: page.provider,
            index: page.index,
            images: page.images,
            next_page_token: page.next_page_token.as_deref(),
            count: page.count.map(|count| count as f64),
            warning: page.warning.as_ref().map(RawJson::as_str),
        }
    }
}

/// What is read beside images.
#[wasm_bindgen]
impl Session {
    /// The pages that ended in the last `read`, as a list. The warning of a page is a text of JSON.
    #[must_use]
    pub fn pages(&self) -> JsValue {
        let pages: Vec<_> = self.pages.iter().map(PageValue::new).collect();
        to_value(&pages)
    }

    /// The error of the last `read`, as an object.
    #[must_use]
    pub fn error(&self) -> JsValue {
        to_value(&self.error)
    }

    /// The providers whose images are only a part, by the pages of the input, as a list.
    #[must_use]
    pub fn partial(&self) -> JsValue {
        to_value(&self.counter.coverage().partial().collect::<Vec<_>>())
    }

    /// What was selected at the end of the input, as an object.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no input has so many images")]
    pub fn selected(&self) -> JsValue {
        let selected = self.selected.as_ref();
        let matched = selected.map_or(self.counter.images(), |selected| selected.matched);
        let unanswered = selected.map_or(&[][..], |selected| &selected.unanswered);
        let groups: Array = unanswered.iter().map(|group| JsValue::from_str(group)).collect();
        let members = [
            ("matched", JsValue::from(matched as f64)),
            ("read", JsValue::from(self.decoder.images_read() as f64)),
            ("unanswered", groups.into()),
        ];
        let token = selected.and_then(|selected| selected.next_page_token.as_deref());
        object(members.into_iter().chain(token.map(|token| ("nextPageToken", token.into()))))
    }

    /// The skipped objects by type, as a list of objects.
    #[must_use]
    pub fn skipped(&self) -> JsValue {
        to_value(&self.decoder.skipped())
    }
}

/// For the command.
#[wasm_bindgen]
impl Session {
    /// Sets how images are written.
    ///
    /// # Errors
    ///
    /// If the settings were not checked.
    #[wasm_bindgen(js_name = setOutput)]
    pub fn set_output(&mut self, settings: &JsValue) -> Result<(), JsValue> {
        self.output = Some(Output::new(settings, self.fields.clone())?);
        Ok(())
    }

    /// The number of images so far.
    #[wasm_bindgen(js_name = imageCount)]
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no input has so many images")]
    pub fn image_count(&self) -> f64 {
        self.counter.images() as f64
    }

    /// Ends the selection from all inputs, so that [`read`](Self::read) returns what was selected.
    #[wasm_bindgen(js_name = endSelection)]
    pub fn end_selection(&mut self) {
        let Some(mut selected) = self.selection.take().map(Selection::finish) else { return };
        self.rest = std::mem::take(&mut selected.items).into_iter();
        self.selected = Some(selected);
    }

    /// The summary of the input, for [`summary_lines`](Self::summary_lines).
    #[must_use]
    pub fn summary(&mut self, name: &str, is_unreadable: bool) -> JsValue {
        if is_unreadable {
            self.counter.set_unreadable();
        }
        self.counter.set_read(self.decoder.images_read());
        to_value(&self.counter.finish(name, self.decoder.skipped()))
    }

    /// The lines of the summary of all inputs: a list of texts. `summaries` is a list of what [`summary`](Self::summary)
    /// returned; `shown` is a list of the codes of the errors that were printed. `is_quiet` leaves only the count of the
    /// others.
    ///
    /// # Errors
    ///
    /// If the arguments are something else.
    #[wasm_bindgen(js_name = summaryLines)]
    pub fn summary_lines(
        &self,
        summaries: &Array,
        shown: &Array,
        is_quiet: bool,
    ) -> Result<Vec<String>, JsValue> {
        let mut summary = Summary::default();
        for each in summaries.iter() {
            let text = json_text(&each)?;
            let each = Summary::from_json(text.as_bytes());
            summary.merge(each.map_err(|error| JsValue::from_str(&error.message))?);
        }
        let mut codes: Vec<ErrorCode> = Vec::new();
        for each in shown.iter() {
            codes.extend(word::<ErrorCode>(&each)?);
        }
        summary.set_query(&self.query);
        if let Some(selected) = &self.selected {
            summary.set_selected(selected, self.written);
        }
        Ok(if is_quiet {
            Vec::from_iter(summary.more_errors(&codes))
        } else {
            summary.lines(&codes)
        })
    }

    /// The state of the output, with which another session continues it.
    #[wasm_bindgen(js_name = outputState)]
    #[must_use]
    pub fn output_state(&self) -> String {
        self.output.as_ref().map(|output| output.assembler.state()).unwrap_or_default()
    }

    /// The end of the output.
    #[wasm_bindgen(js_name = endOutput)]
    #[must_use]
    pub fn end_output(&mut self) -> Vec<u8> {
        self.output.as_mut().map(|output| output.assembler.end()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(session: &mut Session, input: &str) {
        session.input = input.as_bytes().to_vec();
        session.feed(session.input.len());
    }

    fn more(session: &mut Session) -> bool {
        session.read(1 << 20);
        session.report[0] == 1
    }

    #[test]
    fn images_before_an_error_are_returned_first() {
        let mut session = Session::with_settings(Settings::default(), false);
        let list = r#"{"items": [{"kind": "compute#image", "name": "a"}, 7, {"kind": "compute#image", "name": "b"}]}"#;
        feed(&mut session, list);
        session.finish();
        assert!(more(&mut session));
        assert_eq!(session.lines, b"{\"provider\":\"gce\",\"name\":\"a\",\"labels\":{}}\n");
        assert_eq!(session.error.as_ref().unwrap().index, Some(1));
        assert_eq!(session.report[3..], [0, 1, 0]);
        assert!(!more(&mut session));
        assert_eq!(session.lines, b"{\"provider\":\"gce\",\"name\":\"b\",\"labels\":{}}\n");
        assert_eq!(session.error, None);
        assert_eq!((session.pages[0].index, session.pages[0].images), (0, 3));
        assert_eq!(session.report[3..], [1, 0, 0]);
        assert!(!more(&mut session));
        assert_eq!((session.lines.len(), session.pages.len()), (0, 0));
        let summary =
            "2 images: gce 2\n1 error: malformed 1\n0 skipped\n0 warnings\n0 of 1 input partial";
        assert_eq!(session.counter.finish("a", &[]).to_string(), summary);
    }

    #[test]
    fn a_session_restarts_in_any_state() {
        let image = r#"{"kind": "compute#image", "name": "a"}"#;
        let mut session =
            Session::with_settings(Settings { source: true, ..Settings::default() }, false);
        for before in ["", "[{", "{\"items\": [7", "\u{feff}", image] {
            feed(&mut session, before);
            session.read(1);
            session.restart();
            feed(&mut session, image);
            session.finish();
            assert!(!more(&mut session));
            let line = String::from_utf8(session.lines.clone()).unwrap();
            assert!(line.contains("\"source\":{") && line.lines().count() == 1, "{before}");
            assert_eq!((session.pages.len(), &session.error), (0, &None));
            assert_eq!(session.counter.images(), 1);
            session.restart();
        }
    }

    #[test]
    fn skipped_objects_are_returned_until_a_restart() {
        let mut session = Session::with_settings(Settings::default(), false);
        let asset =
            r#"{"assetType": "a/ \"b\"\nc", "name": "x", "resource": {"data": {"name": "a"}}}"#;
        feed(&mut session, &format!("{asset}\n{asset}"));
        session.finish();
        assert!(!more(&mut session));
        assert_eq!(session.report[5], 1);
        let skipped = session.decoder.skipped();
        assert_eq!(
            (skipped.len(), skipped[0].kind.as_str(), skipped[0].count),
            (1, "a/ \"b\"\\u{a}c", 2)
        );
        session.restart();
        assert_eq!(session.decoder.skipped(), []);
        feed(&mut session, "[]");
        session.finish();
        assert!(!more(&mut session));
        assert_eq!((session.report[5], session.decoder.skipped().len()), (0, 0));
    }

    #[test]
    fn a_restart_keeps_little_capacity() {
        let mut session = Session::with_settings(Settings::default(), false);
        session.reserve(1 << 20);
        session.lines.reserve(1 << 20);
        session.restart();
        assert!(session.input.capacity() <= KEPT_BYTES && session.lines.capacity() <= KEPT_BYTES);
    }
}

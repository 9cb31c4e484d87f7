//! `cloud-image` for JavaScript: a thin layer that passes bytes, options and results across the boundary, without any
//! logic about images.
//!
//! Images, errors and pages are passed as JSON text. `JSON.parse` is faster than creating objects from here, and reads
//! a key such as `__proto__` as data.

use cloud_image::{Coverage, Decoder, Error, ErrorCode, Options, Provider, WarningCode};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The capacity in bytes that each buffer of a session keeps for the next input.
const KEPT_BYTES: usize = 1 << 16;

/// Reads one input.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    decoder: Decoder,
    /// JavaScript writes the next bytes of the input here.
    input: Vec<u8>,
    /// Results of the last `read`, as lines of JSON: images, the pages that ended, and the error after them.
    lines: Vec<u8>,
    pages: Vec<u8>,
    error: Vec<u8>,
    /// Why the last bytes were not read; the next result.
    refused: Option<Box<Error>>,
    report: [u32; 8],
    /// Counts by the index of the provider in `Provider::ALL`, and of the code in `WarningCode::ALL`.
    images: [u32; Provider::ALL.len()],
    warnings: [u32; WarningCode::ALL.len()],
    coverage: Coverage,
}

#[wasm_bindgen]
impl Session {
    /// Starts an input. `provider` is the index in `Provider::ALL`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        provider: Option<usize>,
        strict: bool,
        source: bool,
        javascript_numbers: bool,
        max_image_bytes: Option<usize>,
    ) -> Session {
        let mut options = Options::new()
            .provider(provider.and_then(|index| Provider::ALL.get(index).copied()))
            .strict(strict)
            .source(source)
            .javascript_numbers(javascript_numbers);
        if let Some(bytes) = max_image_bytes {
            options = options.max_image_bytes(bytes);
        }
        Self::with_options(&options)
    }

    fn with_options(options: &Options) -> Self {
        Self {
            decoder: options.decoder(),
            input: Vec::new(),
            lines: Vec::new(),
            pages: Vec::new(),
            error: Vec::new(),
            refused: None,
            report: Default::default(),
            images: Default::default(),
            warnings: Default::default(),
            coverage: Coverage::default(),
        }
    }

    /// Starts another input with the same options. Nothing of the last input is kept, except a small part of its buffers'
    /// capacity.
    pub fn restart(&mut self) {
        self.decoder.restart();
        for buffer in [&mut self.input, &mut self.lines, &mut self.pages, &mut self.error] {
            buffer.clear();
            buffer.shrink_to(KEPT_BYTES);
        }
        self.refused = None;
        self.images = Default::default();
        self.warnings = Default::default();
        self.coverage = Coverage::default();
    }

    /// Makes space for the next bytes of the input, and returns its address. It is valid until the next call.
    pub fn reserve(&mut self, bytes: usize) -> *mut u8 {
        if self.input.len() < bytes {
            self.input.resize(bytes, 0);
        }
        self.input.as_mut_ptr()
    }

    /// Reads the first `bytes` bytes of that space. After `finish`, the next `read` returns the error.
    pub fn feed(&mut self, bytes: usize) {
        let fed = self.decoder.feed(self.input.get(..bytes).unwrap_or_default());
        self.refused = fed.err().map(Box::new);
    }

    /// Ends the input.
    pub fn finish(&mut self) {
        self.decoder.finish();
    }

    /// Reads images until there are about `max_bytes` bytes of lines, or an error. Images of the same call come before
    /// the error.
    ///
    /// Returns the address of eight numbers: 1 if there may be more results without further input; address and length of
    /// the lines, of the pages, and of the error; and 1 if anything was skipped so far. They and their ranges are valid
    /// until the next call. One call returns all of this, because separate calls take a tenth of the time of a small image.
    pub fn read(&mut self, max_bytes: usize) -> *const u32 {
        self.lines.clear();
        self.pages.clear();
        self.error.clear();
        let mut more = true;
        while more && self.error.is_empty() && self.lines.len() < max_bytes {
            let refused = self.refused.take().map(|error| Err(*error));
            match refused.or_else(|| self.decoder.next_image()) {
                None => more = false,
                Some(Err(error)) => {
                    error.write_json(&mut self.error);
                    self.error.push(b'\n');
                }
                Some(Ok(image)) => {
                    count(&mut self.images, image.provider as usize);
                    for warning in &image.warnings {
                        count(&mut self.warnings, warning.code as usize);
                    }
                    image.write_json(&mut self.lines);
                    self.lines.push(b'\n');
                }
            }
        }
        for page in self.decoder.take_pages() {
            self.coverage.add(&page);
            page.write_json(&mut self.pages);
            self.pages.push(b'\n');
        }
        let [lines, pages, error] =
            [&self.lines, &self.pages, &self.error].map(|bytes| range(bytes));
        let has_skipped = !self.decoder.skipped().is_empty();
        self.report =
            [more.into(), lines.0, lines.1, pages.0, pages.1, error.0, error.1, has_skipped.into()];
        self.report.as_ptr()
    }
}

/// Address and length.
#[expect(clippy::cast_possible_truncation, reason = "in WebAssembly, addresses have 32 bits")]
fn range(bytes: &[u8]) -> (u32, u32) {
    (bytes.as_ptr().addr() as u32, bytes.len() as u32)
}

/// Counts and skipped objects of the input so far.
#[wasm_bindgen]
impl Session {
    /// The number of images of each provider, as lines: `gce 2`.
    #[must_use]
    pub fn images(&self) -> String {
        counts(Provider::WORDS, &self.images)
    }

    /// The number of warnings of each code, as lines: `conflict 1`.
    #[must_use]
    pub fn warnings(&self) -> String {
        counts(WarningCode::WORDS, &self.warnings)
    }

    /// The providers whose images are only a part, by the pages of the input, as lines.
    #[must_use]
    pub fn partial(&self) -> String {
        lines(self.coverage.partial().map(|provider| provider.as_str()))
    }

    /// The skipped objects by type, as lines of JSON, because types are text of the input.
    #[must_use]
    pub fn skipped(&self) -> String {
        let mut lines = Vec::new();
        for skipped in self.decoder.skipped() {
            skipped.write_json(&mut lines);
            lines.push(b'\n');
        }
        String::from_utf8(lines).unwrap_or_default()
    }
}

fn count(counters: &mut [u32], index: usize) {
    if let Some(counter) = counters.get_mut(index) {
        *counter += 1;
    }
}

fn counts(words: &[&str], counters: &[u32]) -> String {
    let mut lines = String::new();
    for (word, count) in words.iter().zip(counters).filter(|(_, count)| **count > 0) {
        lines.push_str(word);
        lines.push(' ');
        lines.push_str(&count.to_string());
        lines.push('\n');
    }
    lines
}

fn lines<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut lines = String::new();
    for word in words {
        lines.push_str(word);
        lines.push('\n');
    }
    lines
}

/// The names of the providers, as lines.
#[wasm_bindgen]
#[must_use]
pub fn providers() -> String {
    lines(Provider::WORDS.iter().copied())
}

/// The codes of errors, as lines.
#[wasm_bindgen(js_name = errorCodes)]
#[must_use]
pub fn error_codes() -> String {
    lines(ErrorCode::WORDS.iter().copied())
}

/// The codes of warnings, as lines.
#[wasm_bindgen(js_name = warningCodes)]
#[must_use]
pub fn warning_codes() -> String {
    lines(WarningCode::WORDS.iter().copied())
}

/// Schedules a restart of the module as a new instance, at the next call. Sessions of this instance are invalid then.
#[wasm_bindgen(js_name = startAnew)]
pub fn start_anew() {
    wasm_bindgen::handler::schedule_reinit();
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
        let mut session = Session::with_options(&Options::new());
        let list = r#"{"items": [{"kind": "compute#image", "name": "a"}, 7, {"kind": "compute#image", "name": "b"}]}"#;
        feed(&mut session, list);
        session.finish();
        assert!(more(&mut session));
        assert_eq!(session.lines, b"{\"provider\":\"gce\",\"name\":\"a\",\"labels\":{}}\n");
        let error = String::from_utf8(session.error.clone()).unwrap();
        assert!(error.contains("\"index\":1") && error.ends_with('\n'));
        assert!(!more(&mut session));
        assert_eq!(session.lines, b"{\"provider\":\"gce\",\"name\":\"b\",\"labels\":{}}\n");
        assert_eq!(session.error, b"");
        assert_eq!(session.pages, b"{\"provider\":\"gce\",\"index\":0,\"images\":3}\n");
        assert!(!more(&mut session));
        assert_eq!((session.lines.len(), session.pages.len()), (0, 0));
        assert_eq!(session.images(), "gce 2\n");
        assert_eq!((session.warnings().len(), session.partial().len()), (0, 0));
    }

    #[test]
    fn a_session_restarts_in_any_state() {
        let image = r#"{"kind": "compute#image", "name": "a"}"#;
        let mut session = Session::with_options(&Options::new().source(true));
        for before in ["", "[{", "{\"items\": [7", "\u{feff}", image] {
            feed(&mut session, before);
            session.read(1);
            session.restart();
            feed(&mut session, image);
            session.finish();
            assert!(!more(&mut session));
            let line = String::from_utf8(session.lines.clone()).unwrap();
            assert!(line.contains("\"source\":{") && line.lines().count() == 1, "{before}");
            assert_eq!((session.pages.len(), session.error.len()), (0, 0));
            assert_eq!(session.images(), "gce 1\n");
            session.restart();
        }
    }

    #[test]
    fn skipped_objects_are_returned_until_a_restart() {
        let mut session = Session::with_options(&Options::new());
        let asset =
            r#"{"assetType": "a/ \"b\"\nc", "name": "x", "resource": {"data": {"name": "a"}}}"#;
        feed(&mut session, &format!("{asset}\n{asset}"));
        session.finish();
        assert!(!more(&mut session));
        assert_eq!(session.report[7], 1);
        assert_eq!(session.skipped(), "{\"kind\":\"a/ \\\"b\\\"\\\\u{a}c\",\"count\":2}\n");
        session.restart();
        assert_eq!(session.skipped(), "");
        feed(&mut session, "[]");
        session.finish();
        assert!(!more(&mut session));
        assert_eq!((session.report[7], session.skipped().len()), (0, 0));
    }

    #[test]
    fn bytes_after_the_end_are_an_error() {
        let mut session = Session::with_options(&Options::new());
        let image = r#"{"kind": "compute#image", "name": "a"}"#;
        feed(&mut session, image);
        session.finish();
        assert!(!more(&mut session));
        feed(&mut session, image);
        assert!(more(&mut session));
        assert!(session.error.starts_with(b"{\"code\":\"finished\","));
        assert!(!more(&mut session));
        assert_eq!((session.lines.len(), session.error.len()), (0, 0));
        feed(&mut session, image);
        session.restart();
        session.finish();
        assert!(!more(&mut session));
        assert_eq!(session.error, b"");
    }

    #[test]
    fn a_restart_keeps_little_capacity() {
        let mut session = Session::with_options(&Options::new());
        session.reserve(1 << 20);
        session.lines.reserve(1 << 20);
        session.restart();
        assert!(session.input.capacity() <= KEPT_BYTES && session.lines.capacity() <= KEPT_BYTES);
    }
}

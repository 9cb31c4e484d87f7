//! `cloud-image` for JavaScript. It is thin on purpose: bytes, options and errors go over the
//! boundary, and there is no rule about images here.
//!
//! Images, errors and pages go over it as JSON text. `JSON.parse` is faster than building objects
//! from here, and makes data of a key such as `__proto__`.

use cloud_image::{Coverage, Decoder, ErrorCode, Options, Provider, WarningCode};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// So many bytes of room does a session keep for the next input.
const KEPT_BYTES: usize = 1 << 16;

/// One input on its way through.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    decoder: Decoder,
    /// The next bytes of the input, which are written here from outside.
    input: Vec<u8>,
    /// What was read, as lines of JSON: images, the pages that ended, and the error behind them.
    lines: Vec<u8>,
    pages: Vec<u8>,
    error: Vec<u8>,
    report: [u32; 8],
    /// By the place of the provider, or of the code, among all of them.
    images: [u32; Provider::ALL.len()],
    warnings: [u32; WarningCode::ALL.len()],
    coverage: Coverage,
}

#[wasm_bindgen]
impl Session {
    /// Starts to read an input. The provider is told by its place among the words.
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
            .provider(provider.and_then(|place| Provider::ALL.get(place).copied()))
            .strict(strict)
            .source(source)
            .javascript_numbers(javascript_numbers);
        if let Some(bytes) = max_image_bytes {
            options = options.max_image_bytes(bytes);
        }
        Self::of(&options)
    }

    fn of(options: &Options) -> Self {
        Self {
            decoder: options.decoder(),
            input: Vec::new(),
            lines: Vec::new(),
            pages: Vec::new(),
            error: Vec::new(),
            report: Default::default(),
            images: Default::default(),
            warnings: Default::default(),
            coverage: Coverage::default(),
        }
    }

    /// Starts to read another input with the same options. Of the input before nothing is held, and little of
    /// the room that it took.
    pub fn restart(&mut self) {
        self.decoder.restart();
        for room in [&mut self.input, &mut self.lines, &mut self.pages, &mut self.error] {
            room.clear();
            room.shrink_to(KEPT_BYTES);
        }
        self.images = Default::default();
        self.warnings = Default::default();
        self.coverage = Coverage::default();
    }

    /// Where so many next bytes of the input are to be written. The address is good until the next call.
    pub fn room(&mut self, bytes: usize) -> *mut u8 {
        if self.input.len() < bytes {
            self.input.resize(bytes, 0);
        }
        self.input.as_mut_ptr()
    }

    /// Takes so many bytes that were written there.
    pub fn feed(&mut self, bytes: usize) {
        self.decoder.feed(self.input.get(..bytes).unwrap_or_default());
    }

    /// Says that no more bytes come.
    pub fn finish(&mut self) {
        self.decoder.finish();
    }

    /// Reads images until there are about `most` bytes of lines, or an error: what came before the
    /// error is to be handed on first.
    ///
    /// It is told by numbers, which are good until the next call, as is what they tell of: 1 if there may be
    /// more before the next bytes; then address and length of the lines, of the pages, and of the error; and 1 if
    /// anything was skipped until now. To ask for nothing would take a tenth of the time of a small image.
    pub fn read(&mut self, most: usize) -> *const u32 {
        self.lines.clear();
        self.pages.clear();
        self.error.clear();
        let mut more = true;
        while more && self.error.is_empty() && self.lines.len() < most {
            match self.decoder.next_image() {
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
            [&self.lines, &self.pages, &self.error].map(|bytes| place(bytes));
        let has_skipped = !self.decoder.skipped().is_empty();
        self.report =
            [more.into(), lines.0, lines.1, pages.0, pages.1, error.0, error.1, has_skipped.into()];
        self.report.as_ptr()
    }
}

/// Where bytes are, and how many.
#[expect(
    clippy::cast_possible_truncation,
    reason = "addresses have 32 bits where they are asked for"
)]
fn place(bytes: &[u8]) -> (u32, u32) {
    (bytes.as_ptr().addr() as u32, bytes.len() as u32)
}

/// What a session has counted.
#[wasm_bindgen]
impl Session {
    /// How many images of each provider were read, as lines: `gce 2`.
    #[must_use]
    pub fn images(&self) -> String {
        counts(Provider::WORDS, &self.images)
    }

    /// How many warnings of each kind they have, as lines: `conflict 1`.
    #[must_use]
    pub fn warnings(&self) -> String {
        counts(WarningCode::WORDS, &self.warnings)
    }

    /// The providers of which the input, by the pages that were read, holds only a part, as lines.
    #[must_use]
    pub fn partial(&self) -> String {
        lines(self.coverage.partial().map(|provider| provider.as_str()))
    }

    /// What was skipped until now, as lines of JSON, since kinds are words of the input.
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

fn count(counters: &mut [u32], place: usize) {
    if let Some(counter) = counters.get_mut(place) {
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

/// The words for the providers, as lines.
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

/// Has a new instance of the module take the place of this one at the next call. Sessions of this one are of no use then.
#[wasm_bindgen(js_name = startAnew)]
pub fn start_anew() {
    wasm_bindgen::handler::schedule_reinit();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fed(session: &mut Session, input: &str) {
        session.input = input.as_bytes().to_vec();
        session.feed(session.input.len());
    }

    fn more(session: &mut Session) -> bool {
        session.read(1 << 20);
        session.report[0] == 1
    }

    #[test]
    fn a_session_gives_what_is_before_an_error_first() {
        let mut session = Session::of(&Options::new());
        let list = r#"{"items": [{"kind": "compute#image", "name": "a"}, 7, {"kind": "compute#image", "name": "b"}]}"#;
        fed(&mut session, list);
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
    fn a_session_starts_again_wherever_it_was() {
        let image = r#"{"kind": "compute#image", "name": "a"}"#;
        let mut session = Session::of(&Options::new().source(true));
        for before in ["", "[{", "{\"items\": [7", "\u{feff}", image] {
            fed(&mut session, before);
            session.read(1);
            session.restart();
            fed(&mut session, image);
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
    fn a_session_tells_what_was_skipped_until_it_starts_again() {
        let mut session = Session::of(&Options::new());
        let asset =
            r#"{"assetType": "a/ \"b\"\nc", "name": "x", "resource": {"data": {"name": "a"}}}"#;
        fed(&mut session, &format!("{asset}\n{asset}"));
        session.finish();
        assert!(!more(&mut session));
        assert_eq!(session.report[7], 1);
        assert_eq!(session.skipped(), "{\"kind\":\"a/ \\\"b\\\"\\\\u{a}c\",\"count\":2}\n");
        session.restart();
        assert_eq!(session.skipped(), "");
        fed(&mut session, "[]");
        session.finish();
        assert!(!more(&mut session));
        assert_eq!((session.report[7], session.skipped().len()), (0, 0));
    }

    #[test]
    fn a_session_keeps_little_room() {
        let mut session = Session::of(&Options::new());
        session.room(1 << 20);
        session.lines.reserve(1 << 20);
        session.restart();
        assert!(session.input.capacity() <= KEPT_BYTES && session.lines.capacity() <= KEPT_BYTES);
    }
}

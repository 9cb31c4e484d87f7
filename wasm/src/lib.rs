//! `cloud-image` for JavaScript. It is thin on purpose: bytes, options and errors go over the
//! boundary, and there is no rule about images here.
//!
//! Images, errors and pages go over it as JSON text. `JSON.parse` is faster than building objects
//! from here, and makes data of a key such as `__proto__`.

use cloud_image::{Coverage, Decoder, Error, ErrorCode, Options, Provider, WarningCode};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// One input on its way through.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    decoder: Decoder,
    /// The next bytes of the input, which are written here from outside.
    input: Vec<u8>,
    lines: Vec<u8>,
    error: Option<Error>,
    /// By the place of the provider, or of the code, among all of them.
    images: [u32; Provider::ALL.len()],
    warnings: [u32; WarningCode::ALL.len()],
    coverage: Coverage,
}

#[wasm_bindgen]
impl Session {
    /// Starts to read an input.
    ///
    /// # Errors
    ///
    /// When there is no such provider.
    #[wasm_bindgen(constructor)]
    pub fn new(
        provider: Option<String>,
        strict: bool,
        source: bool,
        javascript_numbers: bool,
        max_image_bytes: Option<u32>,
    ) -> Result<Session, JsError> {
        let provider = provider.map(|word| word.parse::<Provider>()).transpose()?;
        let mut options = Options::new()
            .provider(provider)
            .strict(strict)
            .source(source)
            .javascript_numbers(javascript_numbers);
        if let Some(bytes) = max_image_bytes {
            options = options.max_image_bytes(usize::try_from(bytes).unwrap_or(usize::MAX));
        }
        Ok(Self::of(options.decoder()))
    }

    fn of(decoder: Decoder) -> Self {
        Self {
            decoder,
            input: Vec::new(),
            lines: Vec::new(),
            error: None,
            images: Default::default(),
            warnings: Default::default(),
            coverage: Coverage::default(),
        }
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
    /// error is to be handed on first. Tells whether there may be more before the next bytes. The lines
    /// of the call before are gone.
    pub fn read(&mut self, most: usize) -> bool {
        self.lines.clear();
        while self.lines.len() < most {
            match self.decoder.next_image() {
                None => return false,
                Some(Err(error)) => {
                    self.error = Some(error);
                    return true;
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
        true
    }

    /// Where the images are that were read: as lines of JSON, good until the next call.
    #[must_use]
    pub fn lines(&self) -> *const u8 {
        self.lines.as_ptr()
    }

    /// How many bytes of lines there are.
    #[wasm_bindgen(js_name = linesLength)]
    #[must_use]
    pub fn lines_length(&self) -> usize {
        self.lines.len()
    }

    /// The pages that ended, as lines of JSON.
    #[wasm_bindgen(js_name = takePages)]
    pub fn take_pages(&mut self) -> Vec<u8> {
        let mut pages = Vec::new();
        for page in self.decoder.take_pages() {
            self.coverage.add(&page);
            page.write_json(&mut pages);
            pages.push(b'\n');
        }
        pages
    }

    /// The error behind the images, as a line of JSON.
    #[wasm_bindgen(js_name = takeError)]
    pub fn take_error(&mut self) -> Option<Vec<u8>> {
        let mut json = Vec::new();
        self.error.take()?.write_json(&mut json);
        json.push(b'\n');
        Some(json)
    }
}

/// What a session has counted.
#[wasm_bindgen]
impl Session {
    /// How many images of each provider were read: `gce 2`.
    #[must_use]
    pub fn images(&self) -> Vec<String> {
        counts(Provider::WORDS, &self.images)
    }

    /// How many warnings of each kind they have: `conflict 1`.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        counts(WarningCode::WORDS, &self.warnings)
    }

    /// The providers of which the input, by the pages that were taken, holds only a part.
    #[must_use]
    pub fn partial(&self) -> Vec<String> {
        self.coverage.partial().map(|provider| provider.as_str().to_owned()).collect()
    }
}

fn count(counters: &mut [u32], place: usize) {
    if let Some(counter) = counters.get_mut(place) {
        *counter += 1;
    }
}

fn counts(words: &[&str], counters: &[u32]) -> Vec<String> {
    let counted = words.iter().zip(counters).filter(|(_, count)| **count > 0);
    counted.map(|(word, count)| format!("{word} {count}")).collect()
}

/// Looks for the first image or list that tells its provider.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Detector {
    decoder: Decoder,
}

#[wasm_bindgen]
impl Detector {
    /// Starts to look.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Detector {
        Self::default()
    }

    /// Takes the next bytes of the input: the provider, once it is told.
    pub fn feed(&mut self, chunk: &[u8]) -> Option<String> {
        self.decoder.feed(chunk);
        self.told()
    }

    /// Says that no more bytes come: the provider, if it is told.
    pub fn finish(&mut self) -> Option<String> {
        self.decoder.finish();
        self.told()
    }

    fn told(&mut self) -> Option<String> {
        loop {
            let (told, last) = match self.decoder.next_image() {
                Some(Ok(image)) => (Some(image.provider), false),
                Some(Err(error)) => (error.provider, false),
                None => (None, true),
            };
            let pages = self.decoder.take_pages();
            // A page that has ended stands before the image behind it.
            let provider = pages.iter().find_map(|page| page.provider).or(told);
            if provider.is_some() || last {
                return provider.map(|provider| provider.as_str().to_owned());
            }
        }
    }
}

/// The memory of the module.
#[wasm_bindgen(js_name = moduleMemory)]
#[must_use]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// The words for the providers.
#[wasm_bindgen]
#[must_use]
pub fn providers() -> Vec<String> {
    owned(Provider::WORDS)
}

/// The codes of errors.
#[wasm_bindgen(js_name = errorCodes)]
#[must_use]
pub fn error_codes() -> Vec<String> {
    owned(ErrorCode::WORDS)
}

/// The codes of warnings.
#[wasm_bindgen(js_name = warningCodes)]
#[must_use]
pub fn warning_codes() -> Vec<String> {
    owned(WarningCode::WORDS)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_gives_what_is_before_an_error_first() {
        let mut session = Session::of(Decoder::new());
        session.input =
            br#"{"items": [{"name": "a", "selfLink": "x"}, 7, {"name": "b", "selfLink": "y"}]}"#
                .to_vec();
        session.feed(session.input.len());
        session.finish();
        assert!(session.read(1 << 20));
        assert_eq!(
            session.lines,
            b"{\"provider\":\"gce\",\"name\":\"a\",\"url\":\"x\",\"labels\":{}}\n"
        );
        let error = String::from_utf8(session.take_error().unwrap()).unwrap();
        assert!(error.contains("\"index\":1"));
        assert!(!session.read(1 << 20));
        assert_eq!(
            session.lines,
            b"{\"provider\":\"gce\",\"name\":\"b\",\"url\":\"y\",\"labels\":{}}\n"
        );
        assert_eq!(session.take_error(), None);
        assert_eq!(session.take_pages(), b"{\"provider\":\"gce\",\"index\":0,\"images\":3}\n");
        assert_eq!(session.take_pages(), b"");
        assert_eq!(session.images(), ["gce 2"]);
        assert_eq!((session.warnings().len(), session.partial().len()), (0, 0));
    }

    #[test]
    fn a_detector_needs_no_more_than_it_takes() {
        let mut detector = Detector::new();
        assert_eq!(detector.feed(br#"[{"name": "a", "selfLi"#), None);
        assert_eq!(detector.feed(br#"nk": "x"}"#).as_deref(), Some("gce"));
        assert_eq!(Detector::new().finish(), None);
    }
}

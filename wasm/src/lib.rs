//! `cloud-image` for JavaScript. It is thin on purpose: bytes, options and errors go over the
//! boundary, and there is no rule about images here.
//!
//! Images, errors and pages go over it as JSON text. `JSON.parse` is faster than building objects
//! from here, and makes data of a key such as `__proto__`.

use cloud_image::{Decoder, Error, Options, Provider};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// One input on its way through.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    decoder: Decoder,
    lines: Vec<u8>,
    error: Option<Error>,
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
        Ok(Self { decoder: options.decoder(), lines: Vec::new(), error: None })
    }

    /// Takes the next bytes of the input.
    pub fn feed(&mut self, chunk: &[u8]) {
        self.decoder.feed(chunk);
    }

    /// Says that no more bytes come.
    pub fn finish(&mut self) {
        self.decoder.finish();
    }

    /// Reads images until there are about `most` bytes of lines, or an error: what came before the
    /// error is to be handed on first. Tells whether there may be more before the next bytes.
    pub fn read(&mut self, most: usize) -> bool {
        while self.lines.len() < most {
            match self.decoder.next_image() {
                None => return false,
                Some(Err(error)) => {
                    self.error = Some(error);
                    return true;
                }
                Some(Ok(image)) => {
                    // Writing to memory cannot fail.
                    let _ = serde_json::to_writer(&mut self.lines, &image);
                    self.lines.push(b'\n');
                }
            }
        }
        true
    }

    /// The images that were read, as lines of JSON.
    #[wasm_bindgen(js_name = takeLines)]
    pub fn take_lines(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.lines)
    }

    /// The pages that ended, as JSON.
    #[wasm_bindgen(js_name = takePages)]
    pub fn take_pages(&mut self) -> Option<String> {
        let pages = self.decoder.take_pages();
        if pages.is_empty() { None } else { serde_json::to_string(&pages).ok() }
    }

    /// The error behind the images, as JSON.
    #[wasm_bindgen(js_name = takeError)]
    pub fn take_error(&mut self) -> Option<String> {
        serde_json::to_string(&self.error.take()?).ok()
    }
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

/// The words for the providers.
#[wasm_bindgen]
#[must_use]
pub fn providers() -> Vec<String> {
    Provider::WORDS.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_gives_what_is_before_an_error_first() {
        let mut session = Session { decoder: Decoder::new(), lines: Vec::new(), error: None };
        session.feed(
            br#"{"items": [{"name": "a", "selfLink": "x"}, 7, {"name": "b", "selfLink": "y"}]}"#,
        );
        session.finish();
        assert!(session.read(1 << 20));
        assert_eq!(
            session.take_lines(),
            b"{\"provider\":\"gce\",\"name\":\"a\",\"url\":\"x\",\"labels\":{}}\n"
        );
        assert!(session.take_error().is_some_and(|error| error.contains("\"index\":1")));
        assert!(!session.read(1 << 20));
        assert_eq!(
            session.take_lines(),
            b"{\"provider\":\"gce\",\"name\":\"b\",\"url\":\"y\",\"labels\":{}}\n"
        );
        assert_eq!(session.take_error(), None);
        assert_eq!(
            session.take_pages().as_deref(),
            Some(r#"[{"provider":"gce","index":0,"images":3}]"#)
        );
        assert_eq!(session.take_pages(), None);
    }

    #[test]
    fn a_detector_needs_no_more_than_it_takes() {
        let mut detector = Detector::new();
        assert_eq!(detector.feed(br#"[{"name": "a", "selfLi"#), None);
        assert_eq!(detector.feed(br#"nk": "x"}"#).as_deref(), Some("gce"));
        assert_eq!(Detector::new().finish(), None);
    }
}

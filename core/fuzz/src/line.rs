//! The result of one image as a line.

use cloud_image::{Error, Image};

/// Writes an image or an error as JSON. `serde_json` must write the same, and messages must be one line.
///
/// # Panics
///
/// If they differ.
#[must_use]
pub(crate) fn line(image: &Result<Image<'_>, Error>) -> String {
    let mut out = Vec::new();
    let expected = match image {
        Ok(image) => {
            image.write_json(&mut out);
            for warning in &image.warnings {
                assert_one_line(&warning.message);
            }
            serde_json::to_string(image)
        }
        Err(error) => {
            error.write_json(&mut out);
            assert_one_line(&error.message);
            assert_eq!(error.to_string(), error.message);
            serde_json::to_string(error)
        }
    };
    let written = String::from_utf8(out).expect("UTF-8");
    assert_eq!(written, expected.expect("it can be written"));
    written
}

/// Panics if a message has a control character, or one that changes the direction of text.
fn assert_one_line(message: &str) {
    let is_directional = |character| {
        matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
    };
    let is_line =
        !message.chars().any(|character| character.is_control() || is_directional(character));
    assert!(is_line, "{message:?}");
}

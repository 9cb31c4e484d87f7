//! What comes of one image, as a line.

use cloud_image::{Error, Image};

/// Writes an image or an error as JSON, and sees to it that it is one line that `serde_json` writes, too.
///
/// # Panics
///
/// When it is not.
#[must_use]
pub(crate) fn line(image: &Result<Image<'_>, Error>) -> String {
    let mut out = Vec::new();
    let theirs = match image {
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
    let ours = String::from_utf8(out).expect("UTF-8");
    assert_eq!(ours, theirs.expect("it can be written"));
    ours
}

/// Nothing that breaks a line, or turns text around.
fn assert_one_line(message: &str) {
    let marks = |character| {
        matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
    };
    let is_line = !message.chars().any(|character| character.is_control() || marks(character));
    assert!(is_line, "{message:?}");
}

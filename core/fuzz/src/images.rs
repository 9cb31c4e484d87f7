//! Whatever an image's object holds, and whatever it stands in, what comes of it can be written, read back, and shown.

use arbitrary::Arbitrary;
use cloud_image::{Image, detect, provider};

use crate::chunks::{LONGEST, come_as_one_piece};
use crate::document::SECRET;
use crate::{Choice, Document, line};

/// Images that are nearly right, and how they are read.
#[derive(Debug, Arbitrary)]
pub struct Images {
    choice: Choice,
    /// How long the chunks are, again and again.
    sizes: [u8; 8],
    document: Document,
}

/// Reads images, and writes and reads back what comes of them.
///
/// # Panics
///
/// When that is something else, a secret is in it, an object is gone, or it is something else in chunks.
pub fn images(input: &Images) {
    let Images { choice, sizes, document } = input;
    let options = choice.options();
    let mut images = options.images(document.text.as_bytes());
    let mut count = 0;
    for image in &mut images {
        count += 1;
        let line = line(&image);
        assert!(!line.contains(SECRET), "{line}");
        if let Ok(image) = image {
            reads_back(image, &line);
        }
    }
    for page in images.take_pages() {
        let mut out = Vec::new();
        page.write_json(&mut out);
        let line = String::from_utf8(out).expect("UTF-8");
        assert_eq!(line, serde_json::to_string(&page).expect("it can be written"));
        assert!(!line.contains(SECRET), "{line}");
    }
    count += images.skipped().iter().map(|skipped| skipped.count).sum::<u64>();
    let is_mixed = choice.sets_provider() && document.has_resources;
    if let Some(expected) = document.count.filter(|_| !choice.strict && !is_mixed) {
        assert_eq!(usize::try_from(count), Ok(expected), "{}", document.text);
    }
    assert!(images.skipped().iter().all(|skipped| !skipped.kind.contains(SECRET)));
    come_as_one_piece(&options, LONGEST, *sizes, document.text.as_bytes());
    let _ = detect(document.text.as_bytes());
    for object in &document.objects {
        if let Ok((image, _)) = provider::gce::read(object.as_bytes()) {
            let _ = line(&Image::try_from(image));
        }
        if let Ok((image, _)) = provider::gcore::read(object.as_bytes()) {
            let _ = line(&Image::try_from(image));
        }
    }
}

fn reads_back(image: Image<'_>, line: &str) {
    let read: Image<'_> = serde_json::from_str(line).expect("what was written");
    assert_eq!(read, image);
    // Of the source, not all of it may be read.
    if image.source.is_none() {
        let written: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for (field, _) in &image.evidence {
            assert!(written.pointer(field).is_some(), "{field} is not there: {line}");
        }
    }
    assert_eq!(image.into_owned(), read);
}

//! Any object in any wrapper: the output can be written, reads back equal, and contains no secret.

use arbitrary::Arbitrary;
use cloud_image::{Image, detect, provider};

use crate::chunks::{DEFAULT_MAX_IMAGE_BYTES, assert_chunks_equal_whole};
use crate::wrap::SECRET;
use crate::{Choice, Document, line};

/// A document of nearly valid images, with options and chunk sizes.
#[derive(Debug, Arbitrary)]
pub struct Images {
    choice: Choice,
    /// Chunk sizes, repeated.
    sizes: [u8; 8],
    document: Document,
}

/// Reads images, writes them and reads them back.
///
/// # Panics
///
/// If they differ after that or in chunks, contain a secret, or an object is lost.
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
            assert_reads_back(image, &line);
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
    assert_chunks_equal_whole(&options, DEFAULT_MAX_IMAGE_BYTES, *sizes, document.text.as_bytes());
    let _ = detect(document.text.as_bytes());
    for object in &document.objects {
        if let Ok(typed) = provider::gce::read(object.as_bytes()) {
            let _ = line(&Image::try_from(typed));
        }
        if let Ok(typed) = provider::aws::read(object.as_bytes()) {
            let _ = line(&Image::try_from(typed));
        }
        if let Ok(typed) = provider::gcore::read(object.as_bytes()) {
            let _ = line(&Image::try_from(typed));
        }
        if let Ok(typed) = provider::azure::read(object.as_bytes()) {
            let _ = line(&Image::try_from(typed));
        }
        if let Ok(typed) = provider::openstack::read(object.as_bytes()) {
            let _ = line(&Image::try_from(typed));
        }
    }
}

fn assert_reads_back(image: Image<'_>, line: &str) {
    let read: Image<'_> = serde_json::from_str(line).expect("a written image");
    assert_eq!(read, image);
    // `serde_json` may not be able to read the source.
    if image.source.is_none() {
        let written: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for (field, _) in &image.evidence {
            assert!(written.pointer(field).is_some(), "{field} does not exist: {line}");
        }
    }
    assert_eq!(image.into_owned(), read);
}

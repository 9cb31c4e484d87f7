//! One text for all equal ones: in many images, most texts repeat.

use std::borrow::Cow;
use std::cell::RefCell;

use cloud_image::Image;

/// The number of texts that are shared. Further ones are owned by their images.
const MAX_TEXTS: usize = 4096;
/// The bytes of the longest text that is shared.
const MAX_BYTES: usize = 128;

thread_local! {
    /// The shared texts, sorted. They stay as long as the module: that is half a megabyte at most.
    static TEXTS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Shares the texts of an image that repeat in others.
pub(crate) fn share_texts(image: &mut Image<'static>) {
    let os = &mut image.os;
    for text in [
        &mut image.family,
        &mut image.project,
        &mut image.region,
        &mut image.region_id,
        &mut image.disk_format,
        &mut os.distro,
        &mut os.version,
        &mut os.codename,
        &mut os.variant,
        &mut os.channel,
    ]
    .into_iter()
    .flatten()
    {
        share(text);
    }
    for texts in [
        &mut image.storage_locations,
        &mut image.guest_features,
        &mut image.licenses,
        &mut image.license_codes,
    ] {
        texts.shrink_to_fit();
        texts.iter_mut().for_each(share);
    }
}

fn share(text: &mut Cow<'static, str>) {
    if text.len() > MAX_BYTES {
        return;
    }
    TEXTS.with_borrow_mut(|texts| match texts.binary_search(&&**text) {
        Ok(at) => {
            if let Some(shared) = texts.get(at) {
                *text = Cow::Borrowed(shared);
            }
        }
        Err(at) if texts.len() < MAX_TEXTS => {
            let shared: &'static str = Box::leak(Box::from(&**text));
            texts.insert(at, shared);
            *text = Cow::Borrowed(shared);
        }
        Err(_) => {}
    });
}

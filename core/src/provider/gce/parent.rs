//! The source that an image was made from, and the encryption of the image and of the source.

use std::borrow::Cow;

use super::image::EncryptionKey;
use crate::model::{Encryption, Parent, ParentKind};

/// One source: its kind, URL, id and key.
pub(super) type Source<'s, 'a> = (
    ParentKind,
    &'s mut Option<Cow<'a, str>>,
    &'s mut Option<Cow<'a, str>>,
    &'s mut Option<EncryptionKey<'a>>,
);

/// The first source with a URL or an id; if there is none, the first with an encryption key.
pub(super) fn first_parent<'a>(mut sources: [Source<'_, 'a>; 3]) -> Option<Parent<'a>> {
    let named = sources.iter().position(|(_, url, id, _)| url.is_some() || id.is_some());
    let has_key = |(_, _, _, key): &Source<'_, '_>| key.as_ref().is_some_and(|key| !key.is_empty());
    let first = named.or_else(|| sources.iter().position(has_key))?;
    let (kind, url, id, key) = sources.get_mut(first)?;
    let encryption = encryption(key, None);
    Some(Parent { kind: *kind, url: url.take(), id: id.take(), encryption })
}

impl EncryptionKey<'_> {
    fn is_empty(&self) -> bool {
        let Self { kms_key_name, kms_key_service_account, sha256, respelled: _ } = self;
        [kms_key_name, kms_key_service_account, sha256].into_iter().all(Option::is_none)
    }
}

pub(super) fn encryption<'a>(
    key: &mut Option<EncryptionKey<'a>>,
    confidential_compute: Option<bool>,
) -> Option<Encryption<'a>> {
    let mut encryption = Encryption { confidential_compute, ..Encryption::default() };
    if let Some(EncryptionKey { kms_key_name, kms_key_service_account, sha256, respelled: _ }) = key
    {
        encryption.kms_key = kms_key_name.take();
        encryption.kms_service_account = kms_key_service_account.take();
        encryption.sha256 = sha256.take();
    }
    (!encryption.is_empty()).then_some(encryption)
}

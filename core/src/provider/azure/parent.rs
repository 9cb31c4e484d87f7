//! What an image was made from.

use std::borrow::Cow;

use super::ids::image_id;
use super::parts::SubResource;
use crate::model::{Parent, ParentKind};
use crate::provider::case::is_same;

/// The sources of an image. One is the parent: an image, else an instance, a snapshot, a disk.
#[derive(Default)]
pub(super) struct Sources<'a>(Option<Parent<'a>>);

impl<'a> Sources<'a> {
    /// Adds the source with this id. Its path states its kind; if it does not, the field may.
    pub(super) fn add_id(&mut self, id: &mut Option<Cow<'a, str>>, kind: Option<ParentKind>) {
        let Some(id) = id.take() else { return };
        if let Some(kind) = kind_of(&id).or(kind) {
            self.add(Parent { id: Some(id), ..Parent::new(kind) });
        }
    }

    /// Adds the source that a reference leads to, as [`add_id`](Self::add_id).
    pub(super) fn add_resource(
        &mut self,
        resource: Option<&mut SubResource<'a>>,
        kind: ParentKind,
    ) {
        if let Some(resource) = resource {
            self.add_id(&mut resource.id, Some(kind));
        }
    }

    /// Adds the blob with this URL, without the SAS token that may follow it.
    pub(super) fn add_uri(&mut self, uri: &mut Option<Cow<'a, str>>) {
        let Some(uri) = uri.take() else { return };
        let url = match uri {
            Cow::Borrowed(uri) => Cow::Borrowed(without_token(uri)),
            Cow::Owned(uri) => Cow::Owned(without_token(&uri).to_owned()),
        };
        if !url.is_empty() {
            self.add(Parent { url: Some(url), ..Parent::new(ParentKind::Disk) });
        }
    }

    fn add(&mut self, source: Parent<'a>) {
        if self.0.as_ref().is_none_or(|known| rank(source.kind) < rank(known.kind)) {
            self.0 = Some(source);
        }
    }

    pub(super) fn into_parent(self) -> Option<Parent<'a>> {
        self.0
    }
}

fn rank(kind: ParentKind) -> u8 {
    match kind {
        ParentKind::Image => 0,
        ParentKind::Instance => 1,
        ParentKind::Snapshot => 2,
        ParentKind::Disk => 3,
    }
}

/// The kind of the resource with this path.
fn kind_of(id: &str) -> Option<ParentKind> {
    const KINDS: [(&str, ParentKind); 3] = [
        ("virtualMachines", ParentKind::Instance),
        ("snapshots", ParentKind::Snapshot),
        ("disks", ParentKind::Disk),
    ];
    if image_id(id).is_some() {
        return Some(ParentKind::Image);
    }
    let collection = id.rsplit('/').nth(1)?;
    let is_kind = |(name, _): &&(&str, ParentKind)| is_same(collection, name);
    KINDS.iter().find(is_kind).map(|(_, kind)| *kind)
}

fn without_token(uri: &str) -> &str {
    uri.split_once('?').map_or(uri, |(url, _)| url)
}

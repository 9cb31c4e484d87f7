//! What an image was made from.

use std::borrow::Cow;

use super::ids::image_id;
use super::parts::{SubResource, TerraformDisk};
use crate::json::{ReadError, Reader};
use crate::model::{Parent, ParentKind};
use crate::provider::case::is_same;
use crate::provider::container::{boxed_object, object};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field_path::FieldPath;
use crate::quote::text_of;

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

    /// Adds the blob with this URL, without the secrets that it may have.
    pub(super) fn add_uri(&mut self, uri: &mut Option<Cow<'a, str>>) {
        let Some(uri) = uri.take() else { return };
        let url = match uri {
            Cow::Borrowed(uri) => without_secrets(uri),
            Cow::Owned(uri) => Cow::Owned(without_secrets(&uri).into_owned()),
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

/// A URL without user and password, and without its query and fragment, in which a SAS token stands.
fn without_secrets(uri: &str) -> Cow<'_, str> {
    let url = uri.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return Cow::Borrowed(url) };
    let host_end = rest.split('/').next().map_or(0, str::len);
    let (authority, path) = rest.split_at_checked(host_end).unwrap_or_default();
    match authority.rsplit_once('@') {
        Some((_, host)) => Cow::Owned(text_of(&[scheme, "://", host, path])),
        None => Cow::Borrowed(url),
    }
}

/// Reads a reference to a machine, or the path of one.
pub(super) fn machine<'a>(
    slot: &mut Option<SubResource<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    match path_of(ParentKind::Instance, json)? {
        None => object(slot, json, path, diagnostics),
        id => {
            *slot = Some(SubResource { id, ..SubResource::default() });
            Ok(())
        }
    }
}

/// Reads a disk as Terraform writes it, or the path of a managed one.
pub(super) fn os_disk<'a>(
    slot: &mut Option<Box<TerraformDisk<'a>>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    match path_of(ParentKind::Disk, json)? {
        None => boxed_object(slot, json, path, diagnostics),
        managed_disk_id => {
            *slot = Some(Box::new(TerraformDisk { managed_disk_id, ..TerraformDisk::default() }));
            Ok(())
        }
    }
}

/// Reads the path of a resource of this kind. Any other value is left to be read.
fn path_of<'a>(kind: ParentKind, json: &mut Reader<'a>) -> Result<Option<Cow<'a, str>>, ReadError> {
    if !json.at_string()? {
        return Ok(None);
    }
    let start = json.clone();
    let (id, _) = json.string()?.decode();
    if kind_of(&id) == Some(kind) {
        return Ok(Some(id));
    }
    *json = start;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_lose_what_may_be_secret() {
        for (uri, expected) in [
            ("https://a.example/vhds/b.vhd?sv=2020&sig=s", "https://a.example/vhds/b.vhd"),
            ("https://a.example/vhds/b.vhd#sig=s", "https://a.example/vhds/b.vhd"),
            ("https://u:s@a.example/vhds/b.vhd", "https://a.example/vhds/b.vhd"),
            ("https://u@s@a.example:80", "https://a.example:80"),
            ("https://a.example/b@c.vhd", "https://a.example/b@c.vhd"),
            ("b.vhd?sig=s", "b.vhd"),
            ("", ""),
        ] {
            assert_eq!(without_secrets(uri), expected);
        }
    }
}

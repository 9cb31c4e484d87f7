//! The differences between two sets of images.

mod change;
mod digest;
mod fields;
mod pointers;

use std::borrow::Borrow;
use std::cmp::Ordering;

pub use change::{Change, ChangeKind};
pub use digest::ImageDigest;
use fields::changed_fields;

use crate::query::sort;
use crate::{FieldMask, Image};

/// Compares two sets of images, and holds no images.
///
/// Images are the same if they have the same provider and id, or where there is no id, the same provider and name. A
/// field is a leaf of the unified image, such as `/os/version`; each label and each checksum is one: `/labels/env`.
/// [`evidence`](Image::evidence), [`warnings`](Image::warnings) and [`source`](Image::source) do not count, and neither
/// does the sequence of a list.
///
/// ```
/// use cloud_image::{ChangeKind, Diff};
///
/// let old = br#"{"kind": "compute#image", "id": "1", "name": "a", "labels": {"env": "test"}} {"kind": "compute#image", "name": "b"}"#;
/// let new = br#"{"kind": "compute#image", "id": "1", "name": "a", "labels": {"env": "prod"}, "family": "f"}"#;
/// let mut diff = Diff::new();
/// for image in cloud_image::read(&old[..]) {
///     diff.push_old(&image?);
/// }
/// for image in cloud_image::read(&new[..]) {
///     diff.push_new(&image?);
/// }
/// let changes = diff.finish();
/// assert_eq!((changes[0].change, &*changes[0].name), (ChangeKind::Changed, "a"));
/// assert_eq!(changes[0].fields, ["/family", "/labels/env"]);
/// assert_eq!((changes[1].change, &*changes[1].name), (ChangeKind::Removed, "b"));
/// # Ok::<(), cloud_image::InputError>(())
/// ```
///
/// # Missing images
///
/// An image that was not read looks removed, or added. So compare nothing after an error that
/// [loses images](crate::ErrorCode::loses_images), and say so if an input is [partial](crate::Coverage::is_partial).
///
/// # Several copies
///
/// An image can be listed several times, in several regions or files. It is one image, whose fields have the values of
/// all its copies: a field is changed if the set of its values is. So the sequence of images never matters.
///
/// # Memory
///
/// It holds id and name, 12 bytes for each field that an old image has, and the keys of its labels and checksums; of
/// new images, it holds those that are not as before. That is about 0.6 KB for an image of Compute Engine: 60 MB for
/// 100,000 images.
///
/// A field is compared by a hash of 64 bits (`SipHash`), so a change is missed with a probability of 2^-64, or 5 in
/// 10^20: for 100,000 images with 40 changed fields each, 2 in 10^13. The hash has no secret key, so whoever chooses
/// both values can find two with the same hash, with some 2^32 attempts, for a list with fewer.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    mask: Option<FieldMask>,
    old: Vec<ImageDigest>,
    /// New images that are not as an old one.
    new: Vec<ImageDigest>,
    /// The old images in order, when there is a new one.
    order: Vec<usize>,
    /// Whether a new image is the same, by the index of the old one.
    is_same: Vec<bool>,
}

impl Diff {
    /// Compares all fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Compares only these fields; with `None`, all. [`Query::fields`](crate::Query::fields) needs `provider`, `id` and
    /// `name` beside them, because images are found by these.
    #[must_use]
    pub fn fields(mut self, fields: impl Into<Option<FieldMask>>) -> Self {
        self.mask = fields.into();
        self
    }

    /// Adds an image of the old set.
    pub fn push_old(&mut self, image: &Image<'_>) {
        self.push_old_digest(self.digest(image));
    }

    /// Adds an image of the new set. It takes less memory if all old ones are there.
    pub fn push_new(&mut self, image: &Image<'_>) {
        self.push_new_digest(self.digest(image));
    }

    /// What is held of an image. It can be computed where the image is, in another thread.
    #[must_use]
    pub fn digest(&self, image: &Image<'_>) -> ImageDigest {
        ImageDigest::new(image, self.mask.as_ref())
    }

    /// The same as [`push_old`](Self::push_old).
    pub fn push_old_digest(&mut self, image: ImageDigest) {
        self.old.push(image);
    }

    /// The same as [`push_new`](Self::push_new).
    pub fn push_new_digest(&mut self, image: ImageDigest) {
        if self.order.is_empty() {
            self.order = (0..self.old.len()).collect();
            self.is_same = vec![false; self.old.len()];
            let old = &self.old;
            sort(&mut self.order, &|one, other| match (old.get(one), old.get(other)) {
                (Some(one), Some(other)) => one.compare(other),
                _ => Ordering::Equal,
            });
        }
        let compare = |index: &usize| match self.old.get(*index) {
            Some(old) => old.compare(&image),
            None => Ordering::Less,
        };
        let at = self.order.partition_point(|index| compare(index).is_lt());
        match self.order.get(at).filter(|index| compare(index).is_eq()) {
            Some(index) => {
                if let Some(is_same) = self.is_same.get_mut(*index) {
                    *is_same = true;
                }
            }
            None => self.new.push(image),
        }
    }

    /// The changes, in the order of provider, name and id.
    #[must_use]
    pub fn finish(self) -> Vec<Change> {
        let is_same = self.is_same.iter().copied().chain(std::iter::repeat(false));
        let old = self.old.iter().zip(is_same).map(|(image, is_same)| ImageCopy {
            image,
            is_old: true,
            is_new: is_same,
        });
        let new = self.new.iter().map(|image| ImageCopy { image, is_old: false, is_new: true });
        let copies: Vec<ImageCopy<'_>> = old.chain(new).collect();
        let mut order: Vec<usize> = (0..copies.len()).collect();
        let key = |index: &usize| copies.get(*index).map(|copy| copy.image);
        sort(&mut order, &|one, other| match (key(&one), key(&other)) {
            (Some(one), Some(other)) => one.compare_key(other),
            _ => Ordering::Equal,
        });
        let mut changes = Vec::new();
        let same_image = |one: &usize, other: &usize| match (key(one), key(other)) {
            (Some(one), Some(other)) => one.compare_key(other).is_eq(),
            _ => false,
        };
        for group in order.chunk_by(same_image) {
            let group: Vec<ImageCopy<'_>> =
                group.iter().filter_map(|index| copies.get(*index).copied()).collect();
            changes.extend(change(&group));
        }
        in_order(changes)
    }
}

/// An image in one of the sets or in both, which has other copies there.
#[derive(Clone, Copy)]
struct ImageCopy<'d> {
    image: &'d ImageDigest,
    is_old: bool,
    is_new: bool,
}

/// The change of an image, all of whose copies these are.
fn change(copies: &[ImageCopy<'_>]) -> Option<Change> {
    if copies.iter().all(|copy| copy.is_old && copy.is_new) {
        return None;
    }
    let has_old = copies.iter().any(|copy| copy.is_old);
    let has_new = copies.iter().any(|copy| copy.is_new);
    let (kind, fields) = match (has_old, has_new) {
        (false, _) => (ChangeKind::Added, Vec::new()),
        (_, false) => (ChangeKind::Removed, Vec::new()),
        _ => (ChangeKind::Changed, changed_fields(copies)),
    };
    if kind == ChangeKind::Changed && fields.is_empty() {
        return None;
    }
    // The same name whatever the sequence of the copies is.
    let named = copies.iter().filter(|copy| copy.is_new || !has_new);
    let image = named.map(|copy| copy.image).min_by(|one, other| one.name.cmp(&other.name))?;
    Some(Change {
        change: kind,
        provider: image.provider,
        id: image.id.as_deref().map(str::to_owned),
        name: image.name.as_ref().to_owned(),
        fields,
    })
}

/// Puts changes in the order of provider, name and id.
fn in_order(changes: Vec<Change>) -> Vec<Change> {
    let mut order: Vec<usize> = (0..changes.len()).collect();
    let key =
        |index| changes.get(index).map(|it: &Change| (it.provider as usize, &it.name, &it.id));
    sort(&mut order, &|one, other| key(one).cmp(&key(other)));
    let mut changes: Vec<_> = changes.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| changes.get_mut(index)?.take()).collect()
}

/// The changes between two sets of images: see [`Diff`], which takes them one by one.
///
/// ```
/// let old = br#"[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": "b", "status": "PENDING"}]"#;
/// let new = br#"[{"kind": "compute#image", "name": "b", "status": "READY"}, {"kind": "compute#image", "name": "c"}]"#;
/// let changes = cloud_image::diff(
///     cloud_image::normalize(old).images,
///     cloud_image::normalize(new).images,
/// );
/// let lines: Vec<_> = changes.iter().map(|change| format!("{} {} {:?}", change.change, change.name, change.fields)).collect();
/// assert_eq!(lines, ["removed a []", r#"changed b ["/status"]"#, "added c []"]);
/// ```
#[must_use]
pub fn diff<'o, 'n>(
    old: impl IntoIterator<Item = impl Borrow<Image<'o>>>,
    new: impl IntoIterator<Item = impl Borrow<Image<'n>>>,
) -> Vec<Change> {
    let mut diff = Diff::new();
    old.into_iter().for_each(|image| diff.push_old(image.borrow()));
    new.into_iter().for_each(|image| diff.push_new(image.borrow()));
    diff.finish()
}

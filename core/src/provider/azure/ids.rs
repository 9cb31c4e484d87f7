//! The ids of Azure Resource Manager and of galleries. Azure compares them without case.

use std::borrow::Cow;

use super::texts::parts;
use crate::provider::case::{has_start, is_same as is};
use crate::quote::text_of;

/// What the id of an image identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ImageId<'i> {
    /// An image in the Marketplace.
    Marketplace { publisher: &'i str, offer: &'i str, sku: &'i str, version: &'i str },
    /// The definition of the images of a gallery.
    Definition { definition: &'i str },
    /// A version of a definition.
    Version { gallery: &'i str, definition: &'i str, version: &'i str },
    /// A managed image.
    Managed { name: &'i str },
}

/// The namespace of the resource types of images.
const COMPUTE: &str = "Microsoft.Compute";

/// What an id identifies, if it is an image's: a path in Azure Resource Manager, or the unique id of a community or shared
/// gallery's image.
pub(super) fn image_id(id: &str) -> Option<ImageId<'_>> {
    let mut parts = [""; MAX_PARTS];
    let parts = image_parts(id, &mut parts)?;
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    match *parts {
        [key, name] if is(key, "images") => Some(ImageId::Managed { name }),
        [galleries, _, images, definition] if is_gallery(galleries, images) => {
            Some(ImageId::Definition { definition })
        }
        [galleries, gallery, images, definition, versions, version]
            if is_gallery(galleries, images) && is(versions, "versions") =>
        {
            Some(ImageId::Version { gallery, definition, version })
        }
        [publishers, publisher, types, image, offers, offer, skus, sku, versions, version]
            if is(publishers, "publishers")
                && is(types, "artifacttypes")
                && is(image, "vmimage")
                && is(offers, "offers")
                && is(skus, "skus")
                && is(versions, "versions") =>
        {
            Some(ImageId::Marketplace { publisher, offer, sku, version })
        }
        _ => None,
    }
}

/// The number of parts of the longest path: that of an image in the Marketplace.
const MAX_PARTS: usize = 10;

/// The parts of the path of an image after the namespace and the location.
fn image_parts<'i, 'p>(id: &'i str, found: &'p mut [&'i str; MAX_PARTS]) -> Option<&'p [&'i str]> {
    let mut rest = path_in_namespace(id).or_else(|| {
        let gallery = id.strip_prefix('/')?;
        let first = parts(gallery, '/').next()?;
        is_any(first, &["communitygalleries", "sharedgalleries"]).then_some(gallery)
    })?;
    let mut after_location = parts(rest, '/');
    if after_location.next().is_some_and(|part| is(part, "locations")) {
        after_location.next()?;
        rest = after_location.rest()?;
    }
    let mut count = 0;
    for part in parts(rest, '/') {
        *found.get_mut(count)? = part;
        count += 1;
    }
    found.get(..count)
}

/// The rest of a path after the namespace of images.
fn path_in_namespace(id: &str) -> Option<&str> {
    let mut path = parts(resource_path(id)?, '/');
    let namespace = path.next()?;
    path.rest().filter(|_| is(namespace, COMPUTE))
}

/// The rest of a path after the last `providers`: the namespace and the resource in it.
fn resource_path(id: &str) -> Option<&str> {
    let mut path = parts(id.strip_prefix('/')?, '/');
    let mut found = None;
    while let Some(part) = path.next() {
        if is(part, "providers") {
            found = path.rest().or(found);
        }
    }
    found
}

/// Whether an id is a path in Azure Resource Manager to a resource of one of Microsoft's types.
pub(super) fn is_resource(id: &str) -> bool {
    resource_path(id).is_some_and(|path| has_start(path, "Microsoft."))
}

/// Whether a path leads to a list in the Marketplace that holds images: skus, offers.
pub(super) fn is_marketplace(id: &str) -> bool {
    let path = path_in_namespace(id).unwrap_or_default();
    parts(path, '/').any(|part| is(part, "artifacttypes"))
}

/// The types of images, without the namespace.
const IMAGE_TYPES: &[&str] = &[
    "images",
    "galleries/images",
    "galleries/images/versions",
    "communityGalleries/images",
    "communityGalleries/images/versions",
    "sharedGalleries/images",
    "sharedGalleries/images/versions",
];

/// Whether a resource type is that of an image. `None` if it is none of Microsoft's.
pub(super) fn is_image_type(resource_type: &str) -> Option<bool> {
    if !has_start(resource_type, "Microsoft.") {
        return None;
    }
    let mut path = parts(resource_type, '/');
    let (namespace, name) = (path.next()?, path.rest()?);
    let name = match name.split_at_checked("locations/".len()) {
        Some((locations, name)) if is(locations, "locations/") => name,
        _ => name,
    };
    Some(is(namespace, COMPUTE) && is_any(name, IMAGE_TYPES))
}

/// The subscription in a path: `/subscriptions/SUBSCRIPTION/…`.
pub(super) fn subscription(id: &str) -> Option<&str> {
    let mut path = parts(id.strip_prefix('/')?, '/');
    let is_subscription = path.next().is_some_and(|part| is(part, "subscriptions"));
    path.next().filter(|part| is_subscription && !part.is_empty())
}

/// The parts of a URN: publisher, offer, SKU, version.
pub(super) fn urn_parts(urn: &str) -> Option<[&str; 4]> {
    let mut parts = parts(urn, ':');
    let urn = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
    // A URN of RFC 8141 has this scheme.
    let is_urn = !is(urn[0], "urn") && urn.iter().all(|part| !part.is_empty());
    (is_urn && parts.next().is_none()).then_some(urn)
}

impl<'i> ImageId<'i> {
    /// The name of the image, if it is not that of its resource.
    pub(super) fn full_name(self) -> Option<String> {
        match self {
            Self::Marketplace { publisher, offer, sku, version } => {
                Some(text_of(&[publisher, ":", offer, ":", sku, ":", version]))
            }
            Self::Version { gallery, definition, version } => {
                Some(text_of(&[gallery, "/", definition, "/", version]))
            }
            Self::Definition { .. } | Self::Managed { .. } => None,
        }
    }

    /// The name by which the newest image of a kind can be asked for.
    pub(super) fn family(self) -> Option<String> {
        match self {
            Self::Marketplace { publisher, offer, sku, .. } => {
                Some(text_of(&[publisher, ":", offer, ":", sku]))
            }
            Self::Version { gallery, definition, .. } => Some(text_of(&[gallery, "/", definition])),
            Self::Definition { .. } | Self::Managed { .. } => None,
        }
    }

    /// The name of the resource of a definition or a managed image.
    pub(super) fn resource_name(self) -> Option<&'i str> {
        match self {
            Self::Definition { definition } => Some(definition),
            Self::Managed { name } => Some(name),
            Self::Marketplace { .. } | Self::Version { .. } => None,
        }
    }
}

/// A part of a text; borrowed if the text is.
pub(super) fn part_of<'a>(
    text: &Cow<'a, str>,
    part: fn(&str) -> Option<&str>,
) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => part(text).map(Cow::Borrowed),
        Cow::Owned(text) => part(text).map(|part| Cow::Owned(part.to_owned())),
    }
}

fn is_gallery(galleries: &str, images: &str) -> bool {
    is_any(galleries, &["galleries", "communitygalleries", "sharedgalleries"])
        && is(images, "images")
}

fn is_any(part: &str, words: &[&str]) -> bool {
    words.iter().any(|word| is(part, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GALLERY: &str =
        "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/galleries/g";

    #[test]
    fn ids_of_images_are_told_from_other_ids() {
        let of_gallery = |rest: &str| format!("{GALLERY}{rest}");
        let skus = "/Subscriptions/s/Providers/Microsoft.Compute/Locations/westus/Publishers/P/ArtifactTypes/VMImage/Offers/O/Skus/S";
        for (id, expected) in [
            (
                format!("{skus}/Versions/1.2.3"),
                Some(ImageId::Marketplace {
                    publisher: "P",
                    offer: "O",
                    sku: "S",
                    version: "1.2.3",
                }),
            ),
            (of_gallery("/images/d"), Some(ImageId::Definition { definition: "d" })),
            (
                of_gallery("/IMAGES/d/Versions/1.0.0"),
                Some(ImageId::Version { gallery: "g", definition: "d", version: "1.0.0" }),
            ),
            (
                "/subscriptions/s/resourcegroups/r/providers/microsoft.compute/images/m".to_owned(),
                Some(ImageId::Managed { name: "m" }),
            ),
            (
                "/CommunityGalleries/g-1/Images/d/Versions/1.0.0".to_owned(),
                Some(ImageId::Version { gallery: "g-1", definition: "d", version: "1.0.0" }),
            ),
            (
                "/SharedGalleries/s-1/Images/d".to_owned(),
                Some(ImageId::Definition { definition: "d" }),
            ),
            (skus.to_owned(), None),
            (format!("{skus}/Versions"), None),
            (format!("{skus}/Versions/"), None),
            (of_gallery(""), None),
            (of_gallery("/images/"), None),
            (of_gallery("/images/d/versions/1.0.0/extra"), None),
            (of_gallery("/applications/a/versions/1.0.0"), None),
            (
                "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/disks/m".to_owned(),
                None,
            ),
            ("/subscriptions/s/resourceGroups/r/providers/Microsoft.Web/images/m".to_owned(), None),
            ("projects/p/global/images/m".to_owned(), None),
            ("/images/m".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(image_id(&id), expected, "{id}");
        }
    }

    #[test]
    fn types_of_images_are_told_from_other_types() {
        for (resource_type, expected) in [
            ("Microsoft.Compute/images", Some(true)),
            ("microsoft.compute/galleries/images/versions", Some(true)),
            ("Microsoft.Compute/locations/communityGalleries/images", Some(true)),
            ("Microsoft.Compute/disks", Some(false)),
            ("Microsoft.Compute/galleries", Some(false)),
            ("Microsoft.VirtualMachineImages/imageTemplates", Some(false)),
            ("compute.googleapis.com/Image", None),
            ("Microsoft.Compute", None),
            ("image", None),
        ] {
            assert_eq!(is_image_type(resource_type), expected, "{resource_type}");
        }
    }

    #[test]
    fn a_urn_has_four_parts() {
        for (urn, expected) in [
            ("RedHat:RHEL:9-lvm:9.0.1", Some(["RedHat", "RHEL", "9-lvm", "9.0.1"])),
            ("urn:li:person:1", None),
            ("a:b:c", None),
            ("a:b:c:d:e", None),
            ("a::c:d", None),
        ] {
            assert_eq!(urn_parts(urn), expected, "{urn}");
        }
    }
}

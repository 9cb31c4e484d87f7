//! Groups of images, and what decides which image of a group is the newest.

use std::cmp::Ordering;

use super::super::field::{Field, member_bits};
use super::super::order::natural;
use super::day_in_name::day_in_name;
use super::{Latest, LatestFields};
use crate::model::view::Value;
use crate::quote::{add, shorten};
use crate::{DeprecationState, Image, Provider, Status, Timestamp, Visibility};

/// The fields that make a family.
const FAMILY: [&str; 5] = ["provider", "project", "region", "family", ARCHITECTURE];

/// The fields that make an operating system.
const OS: [&str; 9] = [
    "provider",
    "region",
    "os.distro",
    "os.version",
    "os.variant",
    "os.channel",
    ARCHITECTURE,
    "licensing",
    "software.name",
];

const ARCHITECTURE: &str = "architecture";

/// The members of the image that decide which one of a group is chosen.
const NEEDED: [&str; 8] =
    ["provider", "id", "name", "project", "status", "deprecation", "visibility", "createdAt"];

/// How the images of a query are grouped.
#[derive(Debug, Clone)]
pub(in crate::query) struct Groups {
    fields: Vec<Field>,
    /// The field without which an image is left out.
    required: Option<Field>,
    prefers_publishers: bool,
}

impl Groups {
    pub(in crate::query) fn new(latest: &Latest) -> Self {
        let named = |names: &[&str]| names.iter().filter_map(|name| Field::named(name)).collect();
        match latest {
            Latest::Family => Self {
                fields: named(&FAMILY),
                required: Field::named("family"),
                prefers_publishers: false,
            },
            Latest::Os => Self {
                fields: named(&OS),
                required: Field::named("os.version"),
                prefers_publishers: true,
            },
            Latest::Fields(LatestFields { fields }) => {
                Self { fields: fields.clone(), required: None, prefers_publishers: false }
            }
        }
    }

    /// The members of the image that it needs, as bits by their position.
    pub(in crate::query) fn members(&self) -> u64 {
        let own = self.fields.iter().fold(0, |bits, field| bits | 1 << field.first_member());
        own | member_bits(&NEEDED)
    }

    /// What the choice needs to know of an image; `None` if it is left out.
    pub(in crate::query) fn grouped(&self, image: &Image<'_>) -> Option<Grouped> {
        if self.required.as_ref().is_some_and(|field| !field.is_present(image)) {
            return None;
        }
        let (mut group, mut architecture, mut has_any) = (Vec::with_capacity(96), None, false);
        let mut values: Vec<Vec<u8>> = Vec::new();
        for field in &self.fields {
            let start = group.len();
            values.clear();
            field.any(image, &mut |value| {
                has_any = true;
                if field.is_list {
                    let mut text = Vec::new();
                    push_value(value, &mut text);
                    // Sorted, because the sequence of software does not matter.
                    if let Err(at) = values.binary_search(&text) {
                        values.insert(at, text);
                    }
                } else {
                    push_value(value, &mut group);
                }
                false
            });
            for value in &values {
                group.extend_from_slice(value);
                group.push(END_OF_VALUE);
            }
            if field.name == ARCHITECTURE {
                architecture = String::from_utf8(group.split_off(start)).ok();
                architecture = architecture.filter(|architecture| !architecture.is_empty());
                continue;
            }
            group.push(END_OF_FIELD);
        }
        if !has_any {
            return None;
        }
        Some(Grouped {
            group: group.into_boxed_slice(),
            architecture,
            restriction: restriction(image),
            publisher: if self.prefers_publishers { publisher(image) } else { 0 },
            created: image.created_at.or_else(|| day_in_name(&image.name)),
            name: image.name.as_ref().to_owned(),
            provider: image.provider,
            id: image.id.as_deref().map(str::to_owned),
        })
    }

    /// Describes a group in a message: `provider gce, family debian-9, architecture x86_64`.
    pub(super) fn describe(&self, group: &[u8], architecture: Option<&str>) -> String {
        let mut values = group.split(|byte| *byte == END_OF_FIELD);
        let mut text = String::new();
        for field in &self.fields {
            let value = match architecture {
                architecture if field.name == ARCHITECTURE => architecture.unwrap_or_default(),
                _ => std::str::from_utf8(values.next().unwrap_or_default()).unwrap_or_default(),
            };
            if !value.is_empty() {
                let comma = if text.is_empty() { "" } else { ", " };
                let value = value.replace(char::from(END_OF_VALUE), "+");
                let value = value.trim_end_matches('+');
                for part in [comma, &shorten(&field.name), " ", &shorten(value)] {
                    add(&mut text, part);
                }
            }
        }
        text
    }
}

/// The end of a field, and of a value of several, in the text of a group.
const END_OF_FIELD: u8 = b'\n';
const END_OF_VALUE: u8 = b'\x1f';

/// Appends a value to the text of a group. A backslash marks the control characters in it.
fn push_value(value: Value<'_>, group: &mut Vec<u8>) {
    if let Value::Text(text) | Value::Word(_, text) = value {
        for byte in text.bytes() {
            match byte {
                END_OF_FIELD => group.extend_from_slice(b"\\n"),
                END_OF_VALUE => group.extend_from_slice(b"\\u"),
                b'\\' => group.extend_from_slice(b"\\\\"),
                _ => group.push(byte),
            }
        }
    } else {
        let mut json = Vec::new();
        crate::json::write(&value, &mut json);
        group.extend_from_slice(&json);
    }
}

/// What the choice needs to know of an image.
#[derive(Debug, Clone)]
pub(in crate::query) struct Grouped {
    /// The values of the fields of its group, without the architecture. [`push_value`] escapes the ends.
    pub(super) group: Box<[u8]>,
    pub(super) architecture: Option<String>,
    /// 0 if it can be used.
    restriction: u8,
    /// 0 for the distribution's own publisher.
    publisher: u8,
    created: Option<Timestamp>,
    name: String,
    provider: Provider,
    id: Option<String>,
}

impl Grouped {
    pub(in crate::query) fn is_usable(&self) -> bool {
        self.restriction == 0
    }

    /// Copies are neighbours in this order, the most restrictive one first.
    pub(super) fn compare_copies(&self, other: &Self) -> Ordering {
        self.compare_identity(other)
            .then_with(|| other.restriction.cmp(&self.restriction))
            .then_with(|| self.compare(other))
            .then_with(|| self.compare_groups(other))
    }

    fn compare_identity(&self, other: &Self) -> Ordering {
        let provider = (self.provider as u8).cmp(&(other.provider as u8));
        provider.then_with(|| match (&self.id, &other.id) {
            (Some(one), Some(other)) => self.provider.spec().compare_ids(one, other),
            (one, other) => one.is_some().cmp(&other.is_some()),
        })
    }

    /// Whether both are copies of one image. One without id has no copies.
    pub(super) fn is_copy_of(&self, other: &Self) -> bool {
        self.id.is_some() && self.compare_identity(other).is_eq()
    }

    pub(super) fn compare_groups(&self, other: &Self) -> Ordering {
        self.group.cmp(&other.group).then_with(|| self.architecture.cmp(&other.architecture))
    }

    /// The better one is less: of the publisher, newer, with the later name.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.publisher
            .cmp(&other.publisher)
            .then_with(|| other.created.cmp(&self.created))
            .then_with(|| natural(&other.name, &self.name))
            .then_with(|| other.id.cmp(&self.id))
    }
}

/// How restricted the use of an image is; 0 if it can be used.
fn restriction(image: &Image<'_>) -> u8 {
    let deprecation = match image.deprecation.as_ref().and_then(|it| it.state.as_ref()) {
        None | Some(DeprecationState::Active) => 0,
        Some(DeprecationState::Deprecated) => 2,
        Some(DeprecationState::Obsolete) => 3,
        Some(DeprecationState::Deleted) => 4,
        Some(DeprecationState::Other(_)) => 1,
    };
    let status = u8::from(!matches!(image.status, None | Some(Status::Ready)));
    2 * deprecation + status
}

/// 0 for an image of the distribution's own publisher, 1 for a public one if only the cloud's operator can publish.
fn publisher(image: &Image<'_>) -> u8 {
    let spec = image.provider.spec();
    let (project, distro) = (image.project.as_deref(), image.os.distro.as_deref());
    let is_own = project
        .zip(distro)
        .is_some_and(|(project, distro)| spec.os_tables.publishes(project, distro));
    if is_own {
        0
    } else if spec.only_operator_publishes && image.visibility == Some(Visibility::Public) {
        1
    } else {
        2
    }
}

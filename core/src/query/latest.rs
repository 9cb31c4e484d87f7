//! The newest usable image of each group.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::error::{FilterError, FilterErrorCode as Code, Result};
use super::field::{Field, member_bits};
use super::order::natural;
use super::path::paths;
use super::sort::sort;
use super::syntax::parse_name;
use crate::model::view::{Type, Value};
use crate::quote::{add, shorten, text_of};
use crate::{DeprecationState, Image, Provider, Status, Timestamp, Visibility};

/// Groups of images, of each of which only the newest usable image is wanted.
///
/// An image is usable if its status is `ready` or absent, and its deprecation state is `active` or absent. The newest one
/// has the greatest `createdAt`; without it, the day in its name counts (`-v20260422`). [`query_language`](crate::query_language)
/// has the details.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Latest {
    /// The images of a family, by provider, project, region and architecture. Images without a family are left out.
    Family,
    /// The images of an operating system, by provider, region, `os.distro`, `os.version`, `os.variant`, `os.channel`,
    /// architecture, licensing and names of software. Images of the distribution's own publisher come first. Images without
    /// `os.version` are left out.
    Os,
    /// The images with the same values of these fields. Images with none of them are left out.
    Fields(LatestFields),
}

/// The fields of [`Latest::Fields`].
#[derive(Debug, Clone)]
pub struct LatestFields {
    fields: Vec<Field>,
}

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
pub(super) struct Groups {
    fields: Vec<Field>,
    /// The field without which an image is left out.
    required: Option<Field>,
    prefers_publishers: bool,
}

impl Groups {
    pub(super) fn new(latest: &Latest) -> Self {
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
    pub(super) fn members(&self) -> u64 {
        let own = self.fields.iter().fold(0, |bits, field| bits | 1 << field.first_member());
        own | member_bits(&NEEDED)
    }

    /// What the choice needs to know of an image; `None` if it is left out.
    pub(super) fn grouped(&self, image: &Image<'_>) -> Option<Grouped> {
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
    fn describe(&self, group: &[u8], architecture: Option<&str>) -> String {
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
pub(super) struct Grouped {
    /// The values of the fields of its group, without the architecture. [`push_value`] escapes the ends.
    group: Box<[u8]>,
    architecture: Option<String>,
    /// 0 if it can be used.
    restriction: u8,
    /// 0 for the distribution's own publisher.
    publisher: u8,
    created: Option<Timestamp>,
    name: String,
    provider: Provider,
    id: Option<String>,
}

/// The choice.
pub(super) struct Choice {
    /// The indexes of the chosen images, in their order.
    pub(super) chosen: Vec<usize>,
    /// The groups without a usable image.
    pub(super) unanswered: Vec<String>,
}

/// Chooses the newest usable image of each group. `break_tie` compares images that are equal in all that is known of them, so
/// that the sequence of inputs does not decide.
pub(super) fn choose(
    groups: &Groups,
    images: &[&Grouped],
    break_tie: &dyn Fn(usize, usize) -> Ordering,
) -> Choice {
    let compare = |one: usize, other: usize, compare: fn(&Grouped, &Grouped) -> Ordering| {
        images
            .get(one)
            .zip(images.get(other))
            .map_or(Ordering::Equal, |(one, other)| compare(one, other))
    };
    // Of copies of one image, only the most restrictive one counts.
    let mut counted: Vec<usize> = (0..images.len()).collect();
    sort(&mut counted, &|one, other| {
        compare(one, other, Grouped::compare_copies).then_with(|| break_tie(one, other))
    });
    counted.dedup_by(|copy, kept| {
        images.get(*copy).zip(images.get(*kept)).is_some_and(|(copy, kept)| copy.is_copy_of(kept))
    });
    // Groups are now lists of neighbours, of which each is sorted by architecture, and the best image comes first.
    sort(&mut counted, &|one, other| compare(one, other, Grouped::compare_groups));

    let mut choice = Choice { chosen: Vec::new(), unanswered: Vec::new() };
    let is_same_group = |one: &usize, other: &usize| {
        compare(*one, *other, |one, other| one.group.cmp(&other.group)).is_eq()
    };
    for group in counted.chunk_by(is_same_group) {
        groups.choose_of_group(group, images, break_tie, &mut choice);
    }
    sort(&mut choice.chosen, &|one, other| one.cmp(&other));
    choice
}

impl Groups {
    /// Chooses an image for each architecture in a group.
    fn choose_of_group(
        &self,
        group: &[usize],
        images: &[&Grouped],
        break_tie: &dyn Fn(usize, usize) -> Ordering,
        choice: &mut Choice,
    ) {
        let architecture = |index: &usize| images.get(*index)?.architecture.as_deref();
        // An image without architecture joins the only other one. Absent ones come first.
        let (first, last) =
            (group.iter().find_map(architecture), group.last().and_then(architecture));
        let only = if first == last { first } else { None };
        let effective = |index: &usize| architecture(index).or(only);
        let mut done: Vec<Option<&str>> = Vec::new();
        for index in group {
            let architecture = effective(index);
            if done.contains(&architecture) {
                continue;
            }
            done.push(architecture);
            let same = group.iter().filter(|index| effective(index) == architecture);
            let usable = same.filter_map(|index| Some((*index, *images.get(*index)?)));
            let usable = usable.filter(|(_, image)| image.is_usable());
            let best = usable.min_by(|(one, first), (other, second)| {
                first.compare(second).then_with(|| break_tie(*one, *other))
            });
            if let Some((best, _)) = best {
                choice.chosen.push(best);
            } else {
                let group = images.get(*index).map_or(&[][..], |image| &image.group);
                choice.unanswered.push(self.describe(group, architecture));
            }
        }
    }
}

impl Grouped {
    pub(super) fn is_usable(&self) -> bool {
        self.restriction == 0
    }

    /// Copies are neighbours in this order, the most restrictive one first.
    fn compare_copies(&self, other: &Self) -> Ordering {
        self.compare_identity(other)
            .then_with(|| other.restriction.cmp(&self.restriction))
            .then_with(|| self.compare(other))
            .then_with(|| self.compare_groups(other))
    }

    fn compare_identity(&self, other: &Self) -> Ordering {
        let provider = (self.provider as u8).cmp(&(other.provider as u8));
        provider.then_with(|| self.id.cmp(&other.id))
    }

    /// Whether both are copies of one image. One without id has no copies.
    fn is_copy_of(&self, other: &Self) -> bool {
        self.id.is_some() && self.compare_identity(other).is_eq()
    }

    fn compare_groups(&self, other: &Self) -> Ordering {
        self.group.cmp(&other.group).then_with(|| self.architecture.cmp(&other.architecture))
    }

    /// The better one is less: of the publisher, newer, with the later name.
    fn compare(&self, other: &Self) -> Ordering {
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

/// The last day in a name: `debian-12-v20240415`, `golden-2024-04-15`.
fn day_in_name(name: &str) -> Option<Timestamp> {
    let bytes = name.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).rev().find_map(|start| {
        if start > 0 && is_digit(start - 1) {
            return None;
        }
        let text = match name.get(start..start + 8) {
            Some(day) if day.bytes().all(|byte| byte.is_ascii_digit()) && !is_digit(start + 8) => {
                let (year, rest) = day.split_at(4);
                let (month, day) = rest.split_at(2);
                text_of(&[year, "-", month, "-", day])
            }
            _ => name.get(start..start + 10).filter(|_| !is_digit(start + 10))?.to_owned(),
        };
        let (day, _) = Timestamp::read(&text_of(&[&text, "T00:00:00Z"]))?;
        (text.starts_with("20") || text.starts_with("19")).then_some(day)
    })
}

impl FromStr for Latest {
    type Err = FilterError;

    /// Parses `family`, `os`, or a list of fields.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).map_err(|fault| *fault)
    }
}

impl Latest {
    fn read(text: &str) -> Result<Self> {
        // The case of a name does not count.
        if text.trim().eq_ignore_ascii_case("os") {
            return Ok(Self::Os);
        }
        let mut fields: Vec<Field> = Vec::new();
        for span in paths(text)? {
            let field = Field::resolve(&parse_name(text, span)?)?;
            let can_group = field.parent_kind.is_none()
                && !matches!(field.of, Type::Object(_) | Type::Map | Type::Json | Type::List(_));
            if !can_group {
                return Err(span.expected(Code::Type, "a field with values", span.of(text)));
            }
            if fields.iter().all(|known| known.name != field.name) {
                fields.push(field);
            }
        }
        match &*fields {
            [] => {
                let span = super::error::Span::new(text.len(), text.len());
                Err(span.expected(Code::Syntax, "`family`, `os` or fields", ""))
            }
            [only] if only.name == "family" => Ok(Self::Family),
            _ => Ok(Self::Fields(LatestFields { fields })),
        }
    }
}

impl fmt::Display for Latest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Family => f.pad("family"),
            Self::Os => f.pad("os"),
            Self::Fields(LatestFields { fields }) => {
                let names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
                f.pad(&names.join(","))
            }
        }
    }
}

impl PartialEq for LatestFields {
    fn eq(&self, other: &Self) -> bool {
        self.fields.iter().map(|field| &field.name).eq(other.fields.iter().map(|field| &field.name))
    }
}

impl Eq for LatestFields {}

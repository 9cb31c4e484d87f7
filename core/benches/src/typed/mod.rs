//! Serde structs that borrow where possible, with different parsers. The crate converts them, so only reading differs.

mod gce;
mod gcore;

use std::borrow::Cow;
use std::fmt::Debug;

use cloud_image::{Image, Timestamp};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer};

use crate::list::List;
use crate::{Provider, utf8, write};

pub(crate) fn serde_json(dump: &[u8], provider: Provider, out: &mut Vec<u8>) {
    read(&mut serde_json::Deserializer::from_str(utf8(dump)), provider, out);
}

pub(crate) fn sonic_rs(dump: &[u8], provider: Provider, out: &mut Vec<u8>) {
    read(&mut sonic_rs::Deserializer::from_str(utf8(dump)), provider, out);
}

fn read<'de, D: Deserializer<'de, Error: Debug>>(parser: D, provider: Provider, out: &mut Vec<u8>) {
    let read = match provider {
        Provider::Gce => List::new("items", |image: gce::Image<'de>| write(&image.into(), out))
            .deserialize(parser),
        Provider::Gcore => {
            List::new("results", |image: gcore::Image<'de>| write(&image.into(), out))
                .deserialize(parser)
        }
        other => panic!("no structs for {other}"),
    };
    read.expect("a list");
}

/// A string. Without this type, serde copies a `Cow` in an `Option` or a `Vec`.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// A string that is not empty.
fn text(text: Option<Text<'_>>) -> Option<Cow<'_, str>> {
    text.map(|text| text.0).filter(|text| !text.is_empty())
}

fn texts(texts: Vec<Text<'_>>) -> Vec<Cow<'_, str>> {
    texts.into_iter().map(|text| text.0).collect()
}

fn time(text: Option<&Text<'_>>) -> Option<Timestamp> {
    text.and_then(|text| text.0.parse().ok())
}

fn unified<'a, T: TryInto<Image<'a>, Error = cloud_image::Error>>(image: T) -> Image<'a> {
    image.try_into().expect("an image with a name")
}

//! The table of ways in: where images stand in what people keep them in. A cloud's own rows stand with the cloud,
//! and here those that are of no cloud.

use crate::Provider;
use crate::json::Reader;
use crate::provider::way::{Condition, PageKeys, Target, Way, WayStep};

const SHARED: &[Way] = &[
    // What SDKs make of a list.
    Way::to_images(&[WayStep::Key("data"), WayStep::Each]).page(PageKeys::NONE),
    // A state of Terraform, version 4.
    Way::to_images(&[
        WayStep::Key("resources"),
        WayStep::Each,
        WayStep::Key("instances"),
        WayStep::Each,
        WayStep::Key("attributes"),
    ])
    .on(Condition::Resource),
    // `terraform show -json`, of a state and of a plan.
    Way::to_images(&[WayStep::Key("values"), WayStep::Key("root_module")]).to(Target::Wrapper),
    Way::to_images(&[WayStep::Key("child_modules"), WayStep::Each]).to(Target::Wrapper),
    Way::to_images(&[WayStep::Key("resources"), WayStep::Each, WayStep::Key("values")])
        .on(Condition::Resource),
    Way::to_images(&[WayStep::Key("prior_state")]).to(Target::Wrapper),
    Way::to_images(&[WayStep::Key("planned_values")]).to(Target::Skipped),
    Way::to_images(&[WayStep::Key("images"), WayStep::Each]).on(Condition::ResourceList),
];

/// Keys of objects that are wrappers, even if nothing stands in them.
pub(super) const WRAPPER_KEYS: &[&str] = &["format_version", "terraform_version"];

/// A row of the table, and the provider whose answers have the shape.
pub(super) type Row = (Option<Provider>, &'static Way);

/// All rows of the table.
pub(super) static WAYS: [Row; count()] = all();

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn count() -> usize {
    let mut count = SHARED.len();
    let mut of = 0;
    while of < Provider::ALL.len() {
        count += Provider::ALL[of].spec().ways.len();
        of += 1;
    }
    count
}

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn all() -> [Row; count()] {
    let mut rows: [Row; count()] = [(None, &SHARED[0]); count()];
    let mut place = 0;
    let mut of = 0;
    while of < Provider::ALL.len() {
        let ways = Provider::ALL[of].spec().ways;
        let mut way = 0;
        while way < ways.len() {
            rows[place] = (Some(Provider::ALL[of]), &ways[way]);
            place += 1;
            way += 1;
        }
        of += 1;
    }
    let mut way = 0;
    while way < SHARED.len() {
        rows[place] = (None, &SHARED[way]);
        place += 1;
        way += 1;
    }
    rows
}

/// Whether a key is the first step of a way, or says whose way it is.
#[inline(never)]
pub(crate) fn leads_to_images(key: &str) -> bool {
    is_asset_type(key)
        || WAYS
            .iter()
            .any(|(_, way)| matches!(way.path.first(), Some(WayStep::Key(first)) if *first == key))
}

/// Whether the type of an asset stands under a key.
pub(super) fn is_asset_type(key: &str) -> bool {
    let mut assets = Provider::ALL.iter().filter_map(|provider| provider.spec().asset);
    assets.any(|asset| asset.type_keys.contains(&key))
}

/// Passes the key of an asset's type that comes next, if it is written as nearly always.
pub(super) fn passes_asset_type(json: &mut Reader<'_>) -> bool {
    let assets = Provider::ALL.iter().filter_map(|provider| provider.spec().asset);
    assets.flat_map(|asset| asset.type_tokens).any(|token| json.accept_key_after_space(token))
}

/// Whether an asset of a type is something else than an image of the provider that is set. Types are `service/Kind`.
#[inline(never)]
pub(super) fn is_other_asset(kind: &str, forced: Option<Provider>) -> bool {
    let is_image = |provider: &Provider| {
        provider.spec().asset.is_some_and(|asset| asset.image_type == kind)
            && forced.is_none_or(|forced| forced == *provider)
    };
    kind.bytes().any(|byte| byte == b'/') && !Provider::ALL.iter().any(is_image)
}

/// Where a value leads.
#[derive(Clone, Copy)]
pub(super) enum Lead {
    Nowhere,
    /// It stands in the place of a list of images, of this provider: a page without images.
    NullList(Option<Provider>),
    /// Into a list on the way to images.
    List,
    /// Into an object on the way to images.
    Object,
    /// It is an image, or holds some.
    Image,
    Wrapper,
    Skipped,
}

/// A place on the way from an object to images: the ways that may lead on from there, and how many of their steps
/// are passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// A bit for each way, by its place in the table.
    ways: u32,
    passed: usize,
}

impl Position {
    /// At an object, before any step: on the ways that are read as they come. A list of a resource's own is one only
    /// where there is one.
    #[inline(never)]
    pub(super) fn at_object(has_resource_list: bool) -> Self {
        let mut ways = 0;
        for (place, (_, way)) in WAYS.iter().enumerate() {
            let goes = match way.condition {
                Condition::ResourceList => has_resource_list,
                _ => way.is_streamed(),
            };
            ways |= u32::from(goes) << place;
        }
        Self { ways, passed: 0 }
    }

    /// Behind a key.
    pub(super) fn key(self, key: &str) -> Self {
        self.pass(Some(key))
    }

    /// In an element of a list.
    pub(super) fn each(self) -> Self {
        self.pass(None)
    }

    /// Behind a key, or in an element.
    #[inline(never)]
    fn pass(self, key: Option<&str>) -> Self {
        let mut ways = 0;
        for (place, (_, way)) in WAYS.iter().enumerate() {
            let passes = match way.path.get(self.passed) {
                Some(WayStep::Key(next)) => key == Some(next),
                Some(WayStep::Each) => key.is_none(),
                None => false,
            };
            ways |= self.ways & u32::from(passes) << place;
        }
        Self { ways, passed: self.passed + 1 }
    }

    /// The first of the ways that lead here.
    fn first(self) -> Option<Row> {
        WAYS.get(self.ways.trailing_zeros() as usize).copied()
    }

    /// The way that ends here. Others that lead here do not go on.
    pub(super) fn end(self) -> Option<Row> {
        self.first().filter(|(_, way)| way.path.len() == self.passed)
    }

    /// Where a value leads that stands here, by its first byte.
    #[inline(never)]
    pub(super) fn lead(self, first_byte: u8) -> Lead {
        let Some((_, way)) = self.first() else { return Lead::Nowhere };
        match (way.path.get(self.passed), way.leads_to, first_byte) {
            (Some(WayStep::Each), _, b'[') => Lead::List,
            (Some(WayStep::Each), _, b'n') => match self.each().end() {
                Some((owner, way)) if way.page.is_some() => Lead::NullList(owner),
                _ => Lead::Nowhere,
            },
            (Some(WayStep::Key(_)), _, b'{') => Lead::Object,
            (None, Target::Skipped, b'{' | b'[') => Lead::Skipped,
            (None, Target::Image, _) => Lead::Image,
            (None, Target::Wrapper, b'{') => Lead::Wrapper,
            _ => Lead::Nowhere,
        }
    }

    /// Whether the element that was just entered says by its type what it describes.
    pub(super) fn is_resource(self) -> bool {
        let is_one = |(_, way): Row| matches!(way.condition, Condition::Resource);
        self.passed == 2 && self.first().is_some_and(is_one)
    }

    /// The first key of the ways that lead here.
    pub(super) fn first_key(self) -> &'static str {
        match self.first().and_then(|(_, way)| way.path.first()) {
            Some(WayStep::Key(key)) => key,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_lead_to_a_place_agree_on_what_comes_next() {
        for (place, (_, one)) in WAYS.iter().enumerate() {
            for (_, other) in WAYS.iter().skip(place + 1) {
                let both_streamed = one.is_streamed() && other.is_streamed();
                let same = one.path.iter().zip(other.path).take_while(|(one, other)| one == other);
                let same = same.count();
                let next = [one, other].map(|way| way.path.get(same));
                let both_keys = next.iter().all(|step| matches!(step, Some(WayStep::Key(_))));
                assert!(!both_streamed || both_keys, "{:?} {:?}", one.path, other.path);
            }
        }
        assert!(WAYS.len() <= 32);
    }
}

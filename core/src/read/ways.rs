//! The table of ways in. The rows of one provider are its `WAYS`; the rows of no provider are here. Terraform resource types
//! are in the `terraform` of a provider's `SPEC`.

use crate::Provider;
use crate::json::Reader;
use crate::provider::way::{Condition, PageKeys, Target, Way, WayStep};
use crate::quote::add;

const SHARED: &[Way] = &[
    // A list as SDKs return it.
    Way::to_images(&[WayStep::Key("data"), WayStep::Each]).page(PageKeys::NONE),
    // A Terraform state, version 4.
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
    Way::to_images(RESOURCE_LIST).on(Condition::ResourceList),
];

/// The list of a Terraform resource.
const RESOURCE_LIST: &[WayStep] = &[WayStep::Key("images"), WayStep::Each];

/// Keys that only wrappers have, even empty ones.
pub(super) const WRAPPER_KEYS: &[&str] = &["format_version", "terraform_version"];

/// A row of the table, and the provider whose API has the shape.
pub(super) type Row = (Option<Provider>, &'static Way);

/// All rows of the table.
pub(super) static WAYS: [Row; count()] = all();

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn count() -> usize {
    let mut count = SHARED.len();
    let mut provider = 0;
    while provider < Provider::ALL.len() {
        count += Provider::ALL[provider].spec().ways.len();
        provider += 1;
    }
    count
}

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn all() -> [Row; count()] {
    let mut rows: [Row; count()] = [(None, &SHARED[0]); count()];
    let mut row = 0;
    let mut provider = 0;
    while provider < Provider::ALL.len() {
        let ways = Provider::ALL[provider].spec().ways;
        let mut way = 0;
        while way < ways.len() {
            rows[row] = (Some(Provider::ALL[provider]), &ways[way]);
            row += 1;
            way += 1;
        }
        provider += 1;
    }
    let mut way = 0;
    while way < SHARED.len() {
        rows[row] = (None, &SHARED[way]);
        row += 1;
        way += 1;
    }
    rows
}

/// Whether a key is the first step of a way, or the type of an asset.
#[inline(never)]
pub(super) fn leads_to_images(key: &str) -> bool {
    is_asset_type(key)
        || WAYS
            .iter()
            .any(|(_, way)| matches!(way.path.first(), Some(WayStep::Key(first)) if *first == key))
}

/// The keys of images that stand alone in a wrapper.
pub(super) fn keys_of_lone_images() -> impl Iterator<Item = &'static str> {
    let ways = WAYS.iter().filter(|(_, way)| matches!(way.condition, Condition::Alone));
    ways.filter_map(|(_, way)| match way.path.first() {
        Some(WayStep::Key(key)) => Some(*key),
        _ => None,
    })
}

/// Whether a key is that of an asset's type.
pub(super) fn is_asset_type(key: &str) -> bool {
    let mut assets = Provider::ALL.iter().filter_map(|provider| provider.spec().asset);
    assets.any(|asset| asset.type_keys.contains(&key))
}

/// Passes the next key if it is that of an asset's type, in its usual spelling without white space.
pub(super) fn skip_asset_type_key(json: &mut Reader<'_>) -> bool {
    let assets = Provider::ALL.iter().filter_map(|provider| provider.spec().asset);
    assets.flat_map(|asset| asset.type_tokens).any(|token| json.accept_key_after_space(token))
}

/// Whether `kind` is the type of an asset (`service/Kind`), but not of an image of the provider that is set.
#[inline(never)]
pub(super) fn is_other_asset(kind: &str, forced: Option<Provider>) -> bool {
    let is_image = |provider: &Provider| {
        provider.spec().asset.is_some_and(|asset| asset.image_type == kind)
            && forced.is_none_or(|forced| forced == *provider)
    };
    kind.bytes().any(|byte| byte == b'/') && !Provider::ALL.iter().any(is_image)
}

/// What the value at a position is on its ways.
#[derive(Clone, Copy)]
pub(super) enum Lead {
    /// It is on no way.
    Nowhere,
    /// It is `null` in place of a provider's list of images: a page without images.
    NullList(Option<Provider>),
    /// It is no value of the type that the way needs, which is described.
    Mistyped(&'static str),
    /// A list on a way.
    List,
    /// An object on a way.
    Object,
    /// The end of a way: an image, or an object or a list that holds images.
    Image,
    /// The end of a way: a wrapper.
    Wrapper,
    /// The end of a way: a value to skip.
    Skipped,
}

/// A position on the ways from an object to images: the ways that lead through it, and the number of steps to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// A bit for each way, by its row in the table.
    ways: u32,
    steps: usize,
}

impl Position {
    /// At an object, before the first step of the ways that are read as they arrive. The list of a resource is among
    /// them only with `has_resource_list`.
    #[inline(never)]
    pub(super) fn at_object(has_resource_list: bool) -> Self {
        let mut ways = 0;
        for (row, (_, way)) in WAYS.iter().enumerate() {
            let is_included = match way.condition {
                Condition::ResourceList => has_resource_list,
                // In a resource, the list is the resource's.
                _ => way.is_streamed() && !(has_resource_list && way.path == RESOURCE_LIST),
            };
            ways |= u32::from(is_included) << row;
        }
        Self { ways, steps: 0 }
    }

    /// After a key.
    pub(super) fn key(self, key: &str) -> Self {
        self.step(Some(key))
    }

    /// In an element of a list.
    pub(super) fn each(self) -> Self {
        self.step(None)
    }

    /// After a key, or with `None` in an element.
    #[inline(never)]
    fn step(self, key: Option<&str>) -> Self {
        let mut ways = 0;
        for (row, (_, way)) in WAYS.iter().enumerate() {
            let leads_on = match way.path.get(self.steps) {
                Some(WayStep::Key(next)) => key == Some(next),
                Some(WayStep::Each) => key.is_none(),
                None => false,
            };
            ways |= self.ways & u32::from(leads_on) << row;
        }
        Self { ways, steps: self.steps + 1 }
    }

    /// The first of the ways that lead through this position.
    fn first_row(self) -> Option<Row> {
        WAYS.get(self.ways.trailing_zeros() as usize).copied()
    }

    /// The way that ends here. No other way leads through the same position.
    pub(super) fn end(self) -> Option<Row> {
        self.first_row().filter(|(_, way)| way.path.len() == self.steps)
    }

    /// What the value here is, by its first byte.
    #[inline(never)]
    pub(super) fn lead(self, first_byte: u8) -> Lead {
        let Some((_, way)) = self.first_row() else { return Lead::Nowhere };
        match (way.path.get(self.steps), way.leads_to, first_byte) {
            (Some(WayStep::Each), _, b'[') => Lead::List,
            (Some(WayStep::Each), _, b'n') => match self.each().end() {
                Some((owner, way)) if way.page.is_some_and(|keys| keys.marks.is_none()) => {
                    Lead::NullList(owner)
                }
                _ => Lead::Nowhere,
            },
            (Some(WayStep::Each), ..) => Lead::Mistyped("a list"),
            (Some(WayStep::Key(_)), _, b'{') => Lead::Object,
            (None, Target::Skipped, b'{' | b'[') => Lead::Skipped,
            (None, Target::Image, _) => Lead::Image,
            (None, Target::Wrapper, b'{') => Lead::Wrapper,
            (Some(WayStep::Key(_)), ..) | (None, Target::Wrapper, _) if first_byte != b'n' => {
                Lead::Mistyped("an object")
            }
            _ => Lead::Nowhere,
        }
    }

    /// Whether this is an element that is a resource, which has a type.
    pub(super) fn is_resource(self) -> bool {
        let is_one = |(_, way): Row| matches!(way.condition, Condition::Resource);
        self.steps == 2 && self.first_row().is_some_and(is_one)
    }

    /// Whether it is the list of a resource.
    pub(super) fn is_resource_list(self) -> bool {
        let is_one = |(_, way): Row| matches!(way.condition, Condition::ResourceList);
        self.first_row().is_some_and(is_one)
    }

    /// The JSON Pointer from the object, by the keys of the ways that lead through this position.
    pub(super) fn pointer(self) -> String {
        let mut pointer = String::new();
        for step in self.first_row().iter().flat_map(|(_, way)| way.path).take(self.steps) {
            if let WayStep::Key(key) = step {
                add(&mut pointer, "/");
                add(&mut pointer, key);
            }
        }
        pointer
    }

    /// The first key of the ways that lead through this position.
    pub(super) fn first_key(self) -> &'static str {
        match self.first_row().and_then(|(_, way)| way.path.first()) {
            Some(WayStep::Key(key)) => key,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_with_the_same_start_differ_in_their_next_key() {
        for (row, (_, one)) in WAYS.iter().enumerate() {
            for (_, other) in WAYS.iter().skip(row + 1) {
                let both_streamed = one.is_streamed() && other.is_streamed();
                let same = one.path.iter().zip(other.path).take_while(|(one, other)| one == other);
                let same = same.count();
                let next = [one, other].map(|way| way.path.get(same));
                let both_keys = next.iter().all(|step| matches!(step, Some(WayStep::Key(_))));
                // The list of a resource replaces the other one.
                let is_list = |way: &Way| matches!(way.condition, Condition::ResourceList);
                let is_replaced = one.path == other.path && is_list(one) != is_list(other);
                let is_clear = !both_streamed || both_keys || is_replaced;
                assert!(is_clear, "{:?} {:?}", one.path, other.path);
            }
        }
        assert!(WAYS.len() <= 32);
    }
}

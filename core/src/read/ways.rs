//! The table of ways in: where images stand in what people keep them in. A cloud's own rows stand with the cloud,
//! and here those that are of no cloud.

use super::page::Page;
use crate::Provider;
use crate::provider::way::{Condition, PageKeys, Step, Target, Way};

const SHARED: &[Way] = &[
    // What SDKs make of a list.
    Way::to_images(&[Step::Key("data"), Step::Each]).page(PageKeys::NONE),
    // A state of Terraform, version 4.
    Way::to_images(&[
        Step::Key("resources"),
        Step::Each,
        Step::Key("instances"),
        Step::Each,
        Step::Key("attributes"),
    ])
    .on(Condition::Resource),
    // `terraform show -json`, of a state and of a plan.
    Way::to_images(&[Step::Key("values"), Step::Key("root_module")]).to(Target::Wrapper),
    Way::to_images(&[Step::Key("child_modules"), Step::Each]).to(Target::Wrapper),
    Way::to_images(&[Step::Key("resources"), Step::Each, Step::Key("values")])
        .on(Condition::Resource),
    Way::to_images(&[Step::Key("prior_state")]).to(Target::Wrapper),
    Way::to_images(&[Step::Key("planned_values")]).to(Target::Skipped),
    Way::to_images(&[Step::Key("images"), Step::Each]).on(Condition::ResourceList),
];

/// Keys of objects that are wrappers, even if nothing stands in them.
pub(super) const WRAPPER_KEYS: &[&str] = &["format_version", "terraform_version"];

/// All rows of the table, and the provider whose answers have the shape.
pub(super) fn ways() -> impl Iterator<Item = (Option<Provider>, &'static Way)> {
    let of_clouds = Provider::ALL
        .iter()
        .flat_map(|&provider| provider.spec().ways.iter().map(move |way| (Some(provider), way)));
    of_clouds.chain(SHARED.iter().map(|way| (None, way)))
}

/// Whether a key is the first step of a way.
pub(crate) fn leads_to_images(key: &str) -> bool {
    ways().any(|(_, way)| matches!(way.path.first(), Some(Step::Key(first)) if *first == key))
}

/// Where a value leads.
pub(super) enum Lead {
    Nowhere,
    /// It stands in the place of a list of images: a page without images.
    NullList(Page),
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
    ways: u32,
    passed: usize,
}

impl Position {
    /// At an object, before any step.
    pub(super) const START: Self = Self { ways: u32::MAX, passed: 0 };

    /// Behind a key, on the ways that `may_go` lets through.
    pub(super) fn key(self, key: &str, may_go: impl Fn(&Way) -> bool) -> Self {
        self.pass(|step, way| matches!(step, Step::Key(next) if *next == key) && may_go(way))
    }

    /// In an element of a list.
    pub(super) fn each(self) -> Self {
        self.pass(|step, _| *step == Step::Each)
    }

    fn pass(self, passes: impl Fn(&Step, &Way) -> bool) -> Self {
        let mut on = 0;
        for (place, (_, way)) in ways().enumerate() {
            if self.ways >> place & 1 == 1
                && way.path.get(self.passed).is_some_and(|step| passes(step, way))
            {
                on |= 1 << place;
            }
        }
        Self { ways: on, passed: self.passed + 1 }
    }

    /// The ways that lead here, or on from here.
    fn on(self) -> impl Iterator<Item = (Option<Provider>, &'static Way)> {
        ways().enumerate().filter(move |(place, _)| self.ways >> place & 1 == 1).map(|(_, way)| way)
    }

    /// The way that ends here.
    pub(super) fn end(self) -> Option<(Option<Provider>, &'static Way)> {
        self.on().find(|(_, way)| way.path.len() == self.passed)
    }

    /// Where a value leads that stands here, by its first byte.
    pub(super) fn lead(self, first_byte: u8) -> Lead {
        let goes_on = |into: fn(&Step) -> bool| {
            self.on().any(|(_, way)| way.path.get(self.passed).is_some_and(into))
        };
        let end = self.end().map(|(_, way)| way.leads_to);
        match (end, first_byte) {
            (_, b'[') if goes_on(|step| *step == Step::Each) => Lead::List,
            (_, b'{') if goes_on(|step| matches!(step, Step::Key(_))) => Lead::Object,
            (_, b'n') => match self.each().end() {
                Some((owner, way)) if way.page.is_some() => Lead::NullList(Page::of(owner)),
                _ => Lead::Nowhere,
            },
            (Some(Target::Skipped), b'{' | b'[') => Lead::Skipped,
            (Some(Target::Image), b'{') => Lead::Image,
            (Some(Target::Wrapper), b'{') => Lead::Wrapper,
            _ => Lead::Nowhere,
        }
    }

    /// Whether the element that was just entered says by its type what it describes.
    pub(super) fn is_resource(self) -> bool {
        self.passed == 2 && self.on().any(|(_, way)| matches!(way.condition, Condition::Resource))
    }

    /// The first key of the ways that lead here.
    pub(super) fn first_key(self) -> &'static str {
        match self.on().next().and_then(|(_, way)| way.path.first()) {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }
}

//! Which parts of providers' objects a query needs. It follows from the tables of the providers' fields.

use super::options::Options;
use crate::provider::field_spec::FieldSpec;
use crate::provider::request::{Needs, Request, Test};
use crate::query::member_bits as bits;
use crate::{Image, Provider, Query};

/// The members of the image that are inferred together, or depend on what is inferred.
const IDENTITY: [&str; 5] = ["architecture", "os", "software", "licensing", "confidential"];

/// The members that report on the reading of all fields.
const REPORTS: [&str; 3] = ["evidence", "warnings", "source"];

/// What a query needs of each provider's objects.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    /// For an image that is wanted, by the index of its provider.
    wanted: [Needs; Provider::ALL.len()],
    /// For the filter, if there is one that can be tested before the rest is read.
    filter: Option<FilterDemand>,
}

#[derive(Debug, Clone)]
struct FilterDemand {
    needs: [Needs; Provider::ALL.len()],
    has_stated: bool,
    /// The members that are not known at the test, as bits: those that report on the reading; until the image is
    /// identified, these; and if it is absent, the project, which may be that of the object around the image.
    reports: u64,
    identity: u64,
    project: u64,
}

impl Demand {
    pub(super) const ALL: Self = Self { wanted: [Needs::ALL; Provider::ALL.len()], filter: None };

    /// What a query needs. In strict mode, each malformed value is an error, so all fields are read.
    pub(super) fn new(query: &Query, is_strict: bool) -> Self {
        if is_strict {
            return Self::ALL;
        }
        let (filter, wanted) = query.members();
        let needs = |members: u64| {
            let mut all = [Needs::ALL; Provider::ALL.len()];
            for (slot, provider) in all.iter_mut().zip(Provider::ALL) {
                *slot = needs_of(provider.spec().signs.fields, members);
            }
            all
        };
        let (reports, identity) = (bits(&REPORTS), bits(&IDENTITY));
        let can_test = filter != 0 && filter & reports == 0;
        Self {
            wanted: needs(if wanted & reports == 0 { wanted } else { u64::MAX }),
            filter: can_test.then(|| FilterDemand {
                needs: needs(filter),
                has_stated: filter & !identity != 0,
                reports,
                identity,
                project: bits(&["project"]),
            }),
        }
    }
}

impl FilterDemand {
    /// Whether the query leaves out an image, of which only what its filter needs was read.
    fn is_unwanted(&self, query: &Query, image: &Image<'_>, is_identified: bool) -> bool {
        let identity = if is_identified { 0 } else { self.identity };
        let project = if image.project.is_some() { 0 } else { self.project };
        query.matches(image, !(self.reports | identity | project)) == Some(false)
    }
}

/// What the unified members of these positions need of a provider's object.
fn needs_of(fields: &[FieldSpec], members: u64) -> Needs {
    if members == u64::MAX {
        return Needs::ALL;
    }
    let identity = members & bits(&IDENTITY) != 0;
    let members = if identity { members | bits(&["os"]) } else { members };
    let is_needed = |spec: &&FieldSpec| {
        let pointers = spec.target.iter().chain(spec.feeds);
        let first = |pointer: &&'static str| pointer.split('/').nth(1).unwrap_or_default();
        pointers.map(|pointer| bits(&[first(pointer)])).any(|bit| members & bit != 0)
    };
    let fields = fields.iter().filter(is_needed).fold(0, |bits, spec| bits | 1 << spec.field);
    Needs { fields, identity }
}

impl Options {
    /// Whether the query leaves out an image, of which only what its filter needs was read.
    pub(super) fn is_unwanted(&self, image: &Image<'_>, is_identified: bool) -> bool {
        let filter = self.demand.filter.as_ref();
        filter.is_some_and(|filter| filter.is_unwanted(&self.query, image, is_identified))
    }

    /// What is wanted of an image of a provider. `tests_first` says whether the filter is tested before the rest is read.
    pub(super) fn request<'r>(
        &'r self,
        provider: Provider,
        tests_first: bool,
        is_unwanted: &'r dyn Fn(&Image<'_>, bool) -> bool,
    ) -> Request<'r> {
        let index = provider as usize;
        let needs = |all: &[Needs]| all.get(index).copied().unwrap_or(Needs::ALL);
        let wanted = needs(&self.demand.wanted);
        let test = self.demand.filter.as_ref().filter(|_| tests_first).map(|filter| Test {
            needs: needs(&filter.needs),
            has_stated: filter.has_stated,
            is_unwanted,
        });
        Request { knowledge: &self.knowledge, needs: wanted, test }
    }
}

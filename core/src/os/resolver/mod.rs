//! The resolver: merges the claims of all clues into one answer.

mod callers;
mod dispute;
mod fields;
mod finish;
mod merge;
mod refute;

use crate::os::claim::{Claim, KnownArchitecture};
use crate::os::clue::{Clue, ClueKind, FoundSoftware};
use crate::os::knowledge::{DistroId, Knowledge};
use crate::os::problem::Problem;
use crate::os::vendor_tables::VendorTables;
use crate::os::version::{Build, Version};
use crate::os::{names, parsers};
use dispute::{Contradiction, Withheld};

/// A value and the index of the clue that it came from.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct Sourced<T> {
    pub(in crate::os) value: T,
    pub(in crate::os) from: usize,
}

/// The variants of all clues.
#[derive(Default)]
pub(in crate::os) struct Variants {
    pub(in crate::os) all: u64,
    /// The first clue with a variant.
    first: usize,
    /// The first clue with all variants, which is better evidence.
    complete: Option<usize>,
    /// Bits of [`STATED_VARIANTS`](super::knowledge::vocabulary::STATED_VARIANTS), and the first clue with one.
    pub(in crate::os) stated: u8,
    stated_first: usize,
}

impl Variants {
    pub(in crate::os) fn add(&mut self, bits: u64, from: usize) {
        if self.all == 0 {
            self.first = from;
        }
        if bits & !self.all != 0 {
            self.all |= bits;
            self.complete = None;
        }
        if bits == self.all {
            self.complete = self.complete.or(Some(from));
        }
    }

    /// Adds the word with this index among those that providers state.
    pub(in crate::os) fn add_stated(&mut self, index: usize, from: usize) {
        if self.stated == 0 {
            self.stated_first = from;
        }
        self.stated |= 1 << index;
    }

    /// The clue that is the evidence for the variants, if there are any.
    pub(in crate::os) fn from(&self) -> Option<usize> {
        match (self.all, self.stated) {
            (0, 0) => None,
            (0, _) => Some(self.stated_first),
            _ => self.complete.or(Some(self.first)),
        }
    }
}

/// The merged claims. Each clue is trusted less than those before it.
pub(in crate::os) struct Resolver<'c, 'a> {
    pub(in crate::os) knowledge: &'a Knowledge,
    pub(in crate::os) tables: &'static VendorTables,
    pub(in crate::os) clues: &'c [Clue<'a>],
    pub(in crate::os) distro: Option<Sourced<DistroId>>,
    pub(in crate::os) version: Option<Sourced<Version<'a>>>,
    /// The licence with a version, even if another clue has replaced that version.
    pub(in crate::os) licensed_from: Option<usize>,
    /// Whether a nearer clue confirms the licences.
    pub(in crate::os) is_distro_confirmed: bool,
    pub(in crate::os) is_version_confirmed: bool,
    /// The nearer clues that contradict the licences.
    pub(in crate::os) contradictions: Vec<Contradiction<'a>>,
    pub(in crate::os) withheld: Withheld,
    pub(in crate::os) build: Option<Sourced<Build<'a>>>,
    pub(in crate::os) new_codename: Option<Sourced<&'a [u8]>>,
    pub(in crate::os) channel: Option<Sourced<u16>>,
    pub(in crate::os) variants: Variants,
    pub(in crate::os) default_edition: Option<Sourced<u64>>,
    /// The clues for licences that are brought along, and for licences that are paid for with the
    /// machine.
    pub(in crate::os) byos: Option<usize>,
    pub(in crate::os) payg: Option<usize>,
    /// The clue that states the latter. Most licences only imply it.
    pub(in crate::os) stated_payg: Option<usize>,
    pub(in crate::os) architecture: Option<Sourced<KnownArchitecture>>,
    /// The architecture that a field states; `None` inside if its word is unknown.
    pub(in crate::os) stated_architecture: Option<Sourced<Option<KnownArchitecture>>>,
    /// The type of system that a field states: the model's word, or the provider's if it is unknown.
    pub(in crate::os) os_type: Option<Sourced<&'a str>>,
    /// The same, if that field only distinguishes Windows from all other systems.
    pub(in crate::os) os_family: Option<Sourced<&'a str>>,
    pub(in crate::os) products: Vec<FoundSoftware<'a>>,
    /// Whether a field states another distribution, so that the field for the version is not about this one.
    pub(in crate::os) is_stated_distro_refused: bool,
    /// The clues of a distribution and a version that their fields state with unknown words.
    pub(in crate::os) unknown_distro: Option<usize>,
    pub(in crate::os) unread_version: Option<usize>,
    pub(in crate::os) problems: Vec<Problem<'a>>,
}

impl<'c, 'a> Resolver<'c, 'a> {
    pub(in crate::os) fn new(
        knowledge: &'a Knowledge,
        tables: &'static VendorTables,
        clues: &'c [Clue<'a>],
    ) -> Self {
        Self {
            knowledge,
            tables,
            clues,
            distro: None,
            version: None,
            licensed_from: None,
            is_distro_confirmed: false,
            is_version_confirmed: false,
            contradictions: Vec::new(),
            withheld: Withheld::Nothing,
            build: None,
            new_codename: None,
            channel: None,
            variants: Variants::default(),
            default_edition: None,
            byos: None,
            payg: None,
            stated_payg: None,
            architecture: None,
            stated_architecture: None,
            os_type: None,
            os_family: None,
            products: Vec::new(),
            is_stated_distro_refused: false,
            unknown_distro: None,
            unread_version: None,
            problems: Vec::new(),
        }
    }

    /// Reads the clue at this index, and merges its claim.
    pub(in crate::os) fn accept_clue(&mut self, from: usize, clue: &Clue<'a>) {
        let text = clue.text;
        match clue.kind {
            ClueKind::ImpliedOsType => self.read_implied_os_type(from, text),
            ClueKind::Distro => self.read_distro_field(from, text),
            ClueKind::Version => self.read_version_field(from, text),
            ClueKind::OsType => self.read_os_type_field(from, text),
            ClueKind::OsFamily => self.read_os_family_field(from, text),
            ClueKind::Variant => self.read_variant(from, text),
            ClueKind::Architecture => self.read_architecture_field(from, text),
            ClueKind::LabelDistro(distro) => self.read_distro_label(from, distro),
            // It is read when the distribution is known.
            ClueKind::LabelVersion(_) => {}
            // The codes repeat the licences, so they are read only if the names do not identify the
            // distribution.
            ClueKind::LicenseCode if self.is_distro_from(ClueKind::License) => {}
            ClueKind::Project | ClueKind::AdminUser if self.has_distro() => {}
            ClueKind::Parent
                if self.has_distro() && self.is_versioned() && !self.needs_parent() => {}
            kind => self.read_text(from, kind, text),
        }
    }

    fn read_text(&mut self, from: usize, kind: ClueKind, text: &'a str) {
        let Self { knowledge, tables, .. } = *self;
        let mut claim = Claim::empty();
        match kind {
            ClueKind::License => parsers::license(knowledge, tables, text, &mut claim),
            ClueKind::LicenseCode => {
                let Some(name) = tables.license_of_code(text) else { return };
                parsers::license(knowledge, tables, name, &mut claim);
            }
            ClueKind::Description => parsers::description(knowledge, text, &mut claim),
            ClueKind::Continuation => {
                let distro = self.distro.map(|distro| distro.value);
                parsers::continuation(knowledge, distro, text, &mut claim);
            }
            ClueKind::Parent => self.read_parent(text, &mut claim),
            ClueKind::Project => claim.distro = tables.publisher(text),
            ClueKind::AdminUser => parsers::distro(knowledge, text, &mut claim),
            _ => names::read(knowledge, text, &mut claim),
        }
        if matches!(kind, ClueKind::Offer | ClueKind::Continuation) {
            (claim.byos, claim.payg) = (false, false);
        }
        self.accept(&claim, from);
    }

    /// Whether a clue names a distribution, known or not.
    fn has_distro(&self) -> bool {
        self.distro.is_some() || self.unknown_distro.is_some()
    }

    fn is_versioned(&self) -> bool {
        self.version.is_some() || self.unread_version.is_some()
    }

    fn is_distro_from(&self, kind: ClueKind) -> bool {
        self.distro.is_some_and(|distro| self.kind(distro.from) == Some(kind))
    }

    pub(in crate::os) fn kind(&self, clue: usize) -> Option<ClueKind> {
        self.clues.get(clue).map(|clue| clue.kind)
    }

    /// Reads the parent. It identifies the image only if nothing nearer does, because the image may have
    /// been upgraded since, or if it contradicts a licence that is in doubt. Disks and snapshots are
    /// named after their purpose, so their names need a version, and identify only the system.
    #[inline(never)]
    fn read_parent(&self, text: &'a str, claim: &mut Claim<'a>) {
        names::read(self.knowledge, parsers::last_segment(text), claim);
        let has_distro = self.has_distro();
        if !has_distro && parsers::is_image(text) {
            return;
        }
        let Claim { mut distro, mut version, .. } = *claim;
        let same = self.distro.map(|distro| distro.value) == distro;
        if !has_distro {
            distro = distro.filter(|_| version.is_some());
        } else if self.is_versioned() || (!same && self.needs_parent()) {
            version = version.filter(|it| !same || self.contradicts(it));
        } else {
            (distro, version) = (None, version.filter(|_| same));
        }
        *claim = Claim::empty();
        (claim.distro, claim.version) = (distro, version);
    }
}

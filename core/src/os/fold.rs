//! The clues, one after the other, folded into one answer.

use super::claim::{Claim, Processor};
use super::clue::{Clue, ClueKind};
use super::dispute::{Rival, Untold};
use super::knowledge::{DistroId, Knowledge};
use super::software::Product;
use super::version::{Build, Version};
use super::words::is_spelt;
use super::{names, sources};
use crate::model::{OsType, Warning};

/// A value and the clue that gave it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sourced<T> {
    pub(super) value: T,
    pub(super) from: usize,
}

/// A piece of software, and the clues that gave its name, version and edition.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourcedProduct<'a> {
    pub(super) product: Product<'a>,
    pub(super) name_from: usize,
    pub(super) version_from: usize,
    pub(super) edition_from: usize,
}

/// What has been folded so far. Each clue is trusted less than those before it.
pub(super) struct Fold<'k, 'c, 'a> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) clues: &'c [Clue<'a>],
    pub(super) distro: Option<Sourced<DistroId>>,
    pub(super) version: Option<Sourced<Version<'a>>>,
    /// The licence that says a version, whatever has become of it.
    pub(super) licensed_from: Option<usize>,
    /// Whether something nearer says the same as the licences.
    pub(super) backed_distro: bool,
    pub(super) backed_version: bool,
    /// What nearer sources say against the licences.
    pub(super) rivals: Vec<Rival<'a>>,
    pub(super) untold: Untold,
    pub(super) build: Option<Sourced<Build<'a>>>,
    pub(super) new_codename: Option<Sourced<&'a str>>,
    pub(super) channel: Option<Sourced<u16>>,
    pub(super) variants: Vec<Sourced<u32>>,
    pub(super) tacit_edition: Option<Sourced<u32>>,
    /// The clue that says that the licence is brought along, and the one that says it is paid.
    pub(super) free: Option<usize>,
    pub(super) paid: Option<usize>,
    pub(super) processor: Option<Sourced<Processor>>,
    /// The architecture that a field states; with nothing inside where its word is not ours.
    pub(super) stated_processor: Option<Sourced<Option<Processor>>>,
    pub(super) os_type: Option<Sourced<OsType>>,
    pub(super) products: Vec<SourcedProduct<'a>>,
    /// A distribution, or a version, that its field states in words that are not ours.
    pub(super) unknown_distro: Option<usize>,
    pub(super) unread_version: Option<usize>,
    pub(super) warnings: Vec<Warning>,
}

impl<'k, 'c, 'a> Fold<'k, 'c, 'a> {
    pub(super) fn new(knowledge: &'k Knowledge, clues: &'c [Clue<'a>]) -> Self {
        Self {
            knowledge,
            clues,
            distro: None,
            version: None,
            licensed_from: None,
            backed_distro: false,
            backed_version: false,
            rivals: Vec::new(),
            untold: Untold::Nothing,
            build: None,
            new_codename: None,
            channel: None,
            variants: Vec::new(),
            tacit_edition: None,
            free: None,
            paid: None,
            processor: None,
            stated_processor: None,
            os_type: None,
            products: Vec::new(),
            unknown_distro: None,
            unread_version: None,
            warnings: Vec::new(),
        }
    }

    /// Takes in the clue at this place.
    pub(super) fn take(&mut self, from: usize, clue: &Clue<'a>) {
        let text = clue.text;
        match clue.kind {
            ClueKind::GuestFeature => self.take_feature(from, text),
            ClueKind::Distro => self.take_distro(from, text),
            ClueKind::Version => self.take_version(from, text),
            ClueKind::OsType => self.take_os_type(from, text),
            ClueKind::Architecture => self.take_architecture(from, text),
            // The codes repeat the licences; they are asked where the names say nothing.
            ClueKind::LicenseCode if self.has_spoken(ClueKind::License) => {}
            ClueKind::Project if self.is_told() => {}
            ClueKind::Parent if self.is_told() && self.is_versioned() && !self.asks_parent() => {}
            kind => self.take_text(from, kind, text),
        }
    }

    fn take_text(&mut self, from: usize, kind: ClueKind, text: &'a str) {
        let Self { knowledge, .. } = *self;
        let mut claim = Claim::nothing();
        match kind {
            ClueKind::License => sources::license(knowledge, text, &mut claim),
            ClueKind::LicenseCode => {
                let Some(name) = Knowledge::license_of_code(text) else { return };
                sources::license(knowledge, name, &mut claim);
            }
            ClueKind::Description => sources::description(knowledge, text, &mut claim),
            ClueKind::Parent => self.ask_parent(text, &mut claim),
            ClueKind::Project => claim.distro = Knowledge::publisher(text),
            _ => names::read(knowledge, text, &mut claim),
        }
        self.accept(&claim, from);
    }

    /// Whether a distribution has been named, of ours or not.
    fn is_told(&self) -> bool {
        self.distro.is_some() || self.unknown_distro.is_some()
    }

    fn is_versioned(&self) -> bool {
        self.version.is_some() || self.unread_version.is_some()
    }

    fn has_spoken(&self, kind: ClueKind) -> bool {
        self.distro.is_some_and(|distro| self.kind(distro.from) == Some(kind))
    }

    pub(super) fn kind(&self, clue: usize) -> Option<ClueKind> {
        self.clues.get(clue).map(|clue| clue.kind)
    }

    /// What an image was made from tells what the image is only where nothing nearer does, for it may
    /// have been upgraded since, or where it contradicts a licence that is in doubt. A disk or a
    /// snapshot is named for what it does, so its name counts only where it has a version, too, and
    /// not for anything beside the system.
    #[inline(never)]
    fn ask_parent(&self, text: &'a str, claim: &mut Claim<'a>) {
        let mut said = Claim::nothing();
        names::read(self.knowledge, sources::last_segment(text), &mut said);
        let Claim { distro, version, .. } = said;
        if self.is_told() {
            let same = self.distro.map(|distro| distro.value) == distro;
            if self.is_versioned() || (!same && self.asks_parent()) {
                let version = version.filter(|it| !same || self.contradicts(it));
                (claim.distro, claim.version) = (distro, version);
            } else {
                claim.version = version.filter(|_| same);
            }
        } else if sources::is_image(text) {
            *claim = said;
        } else if version.is_some() {
            (claim.distro, claim.version) = (distro, version);
        }
    }

    #[inline(never)]
    fn take_feature(&mut self, from: usize, text: &'a str) {
        // That it is missing proves nothing.
        if text != "WINDOWS" {
            return;
        }
        match self.distro {
            None if self.unknown_distro.is_none() => self.accept_windows(from),
            Some(known) if self.knowledge.traits(known.value).os_type != "windows" => {
                let says = self.knowledge.os_type(known.value);
                self.conflict("/os/type", (from, "windows"), (known.from, says.as_str()));
            }
            _ => {}
        }
    }

    /// There is but one distribution of it.
    fn accept_windows(&mut self, from: usize) {
        let mut claim = Claim::nothing();
        claim.distro = Some(DistroId::WINDOWS);
        self.accept(&claim, from);
    }

    #[inline(never)]
    fn take_distro(&mut self, from: usize, text: &'a str) {
        let mut claim = Claim::nothing();
        sources::distro(self.knowledge, text, &mut claim);
        if claim.distro.is_some() {
            self.accept(&claim, from);
        } else if self.distro.is_none() && !sources::says_nothing(text) {
            self.unknown_distro = self.unknown_distro.or(Some(from));
        }
    }

    pub(super) fn take_version(&mut self, from: usize, text: &'a str) {
        let Self { knowledge, .. } = *self;
        if let Some(distro) = self.distro {
            let mut claim = Claim::nothing();
            let system = (distro.value, self.all_variants());
            sources::version(knowledge, system, text, &mut claim);
            if claim.is_versioned() {
                self.accept(&claim, from);
                return;
            }
        }
        if !sources::says_nothing(text) {
            self.unread_version = self.unread_version.or(Some(from));
        }
    }

    #[inline(never)]
    fn take_os_type(&mut self, from: usize, text: &'a str) {
        if let Some(known) = self.distro {
            let value = self.knowledge.os_type(known.value);
            if value.as_str() == text {
                self.os_type = Some(Sourced { value, from });
                return;
            }
        }
        let word = OsType::WORDS.iter().find(|word| is_spelt(text, word));
        if word.is_none() && sources::says_nothing(text) {
            return;
        }
        let stated = OsType::from(word.copied().unwrap_or(text));
        if let Some(known) = self.distro {
            let says = self.knowledge.os_type(known.value);
            if says == stated {
                self.os_type = Some(Sourced { value: stated, from });
            } else {
                self.conflict("/os/type", (from, stated.as_str()), (known.from, says.as_str()));
            }
            return;
        }
        if stated == OsType::Windows && self.unknown_distro.is_none() {
            self.accept_windows(from);
        }
        self.os_type = Some(Sourced { value: stated, from });
    }

    #[inline(never)]
    fn take_architecture(&mut self, from: usize, text: &'a str) {
        let stated = sources::architecture(self.knowledge, text);
        match (self.processor, stated) {
            (Some(argued), Some(stated)) if argued.value != stated => {
                let (loser, winner) = (stated.architecture(), argued.value.architecture());
                self.conflict(
                    "/architecture",
                    (from, loser.as_str()),
                    (argued.from, winner.as_str()),
                );
            }
            (_, None) if sources::says_nothing(text) => {}
            _ => self.stated_processor = Some(Sourced { value: stated, from }),
        }
    }
}

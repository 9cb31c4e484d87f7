//! The claims of all clues folded into one answer.

use super::claim::{Claim, Processor};
use super::clue::{Clue, ClueKind};
use super::knowledge::{DistroId, Knowledge, Paid, vocabulary};
use super::software::Product;
use super::sources;
use super::version::{Build, Relation, Version};
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
        let Self { knowledge, .. } = *self;
        let text = clue.text;
        match clue.kind {
            ClueKind::License => self.accept(&sources::license(knowledge, text), from),
            ClueKind::LicenseCode => {
                // The codes repeat the licences; they are asked where the names say nothing.
                if !self.has_spoken(ClueKind::License)
                    && let Some(name) = Knowledge::license_of_code(text)
                {
                    self.accept(&sources::license(knowledge, name), from);
                }
            }
            ClueKind::Family | ClueKind::Name => {
                self.accept(&sources::name(knowledge, text), from);
            }
            ClueKind::Description => self.accept(&sources::description(knowledge, text), from),
            ClueKind::Parent => self.take_parent(from, text),
            ClueKind::Project => {
                if self.distro.is_none()
                    && self.unknown_distro.is_none()
                    && let Some(distro) = Knowledge::publisher(text)
                {
                    self.accept(&Claim { distro: Some(distro), ..Claim::default() }, from);
                }
            }
            ClueKind::GuestFeature => self.take_feature(from, text),
            ClueKind::Distro => self.take_distro(from, text),
            ClueKind::Version => self.take_version(from, text),
            ClueKind::OsType => self.take_os_type(from, text),
            ClueKind::Architecture => self.take_architecture(from, text),
        }
    }

    fn has_spoken(&self, kind: ClueKind) -> bool {
        self.distro.is_some_and(|distro| self.kind(distro.from) == Some(kind))
    }

    pub(super) fn kind(&self, clue: usize) -> Option<ClueKind> {
        self.clues.get(clue).map(|clue| clue.kind)
    }

    /// What an image was made from tells what the image is only where nothing nearer does: it may
    /// have been upgraded since, and a disk is named for what it does.
    fn take_parent(&mut self, from: usize, text: &'a str) {
        let Self { knowledge, .. } = *self;
        let claim = sources::parent(knowledge, text);
        let same = self.distro.map(|distro| distro.value) == claim.distro;
        if self.distro.is_none() && self.unknown_distro.is_none() {
            self.accept(&claim, from);
        } else if same && self.version.is_none() && self.unread_version.is_none() {
            self.accept(&Claim { version: claim.version, ..Claim::default() }, from);
        }
    }

    fn take_feature(&mut self, from: usize, text: &'a str) {
        // That it is missing proves nothing.
        if text != "WINDOWS" {
            return;
        }
        let Some(windows) = Knowledge::distro("windows") else { return };
        match self.distro {
            None if self.unknown_distro.is_none() => {
                self.accept(&Claim { distro: Some(windows), ..Claim::default() }, from);
            }
            Some(known) if known.value != windows => {
                let says = self.knowledge.os_type(known.value);
                self.conflict("/os/type", (from, "windows"), (known.from, says.as_str()));
            }
            _ => {}
        }
    }

    fn take_distro(&mut self, from: usize, text: &'a str) {
        let Self { knowledge, .. } = *self;
        let claim = sources::distro(knowledge, text);
        if claim.distro.is_some() {
            self.accept(&claim, from);
        } else if self.distro.is_none() {
            self.unknown_distro = self.unknown_distro.or(Some(from));
        }
    }

    fn take_version(&mut self, from: usize, text: &'a str) {
        let Self { knowledge, .. } = *self;
        let Some(distro) = self.distro else {
            self.unread_version = self.unread_version.or(Some(from));
            return;
        };
        let claim = sources::version(knowledge, distro.value, text);
        if claim.is_versioned() {
            self.accept(&claim, from);
        } else {
            self.unread_version = self.unread_version.or(Some(from));
        }
    }

    fn take_os_type(&mut self, from: usize, text: &'a str) {
        let word = OsType::WORDS.iter().find(|word| text.eq_ignore_ascii_case(word));
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
        if stated == OsType::Windows
            && self.unknown_distro.is_none()
            && let Some(distro) = Knowledge::distro("windows")
        {
            self.accept(&Claim { distro: Some(distro), ..Claim::default() }, from);
        }
        self.os_type = Some(Sourced { value: stated, from });
    }

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
            _ => self.stated_processor = Some(Sourced { value: stated, from }),
        }
    }

    /// Folds in what one clue claims.
    fn accept(&mut self, claim: &Claim<'a>, from: usize) {
        for product in claim.products.iter() {
            self.accept_product(*product, from);
        }
        if let Some(processor) = claim.processor {
            self.accept_processor(processor, from);
        }
        if claim.distro.is_some_and(|distro| !self.accept_distro(distro, claim, from)) {
            return;
        }
        if self.distro.is_none() {
            return;
        }
        if let Some(version) = claim.version
            && !self.accept_version(version, from)
        {
            return;
        }
        if let Some(build) = claim.build {
            self.build.get_or_insert(Sourced { value: build, from });
        }
        if let Some(name) = claim.new_codename
            && (self.kind(from) != Some(ClueKind::Name) || self.publishes(claim.distro))
        {
            self.new_codename.get_or_insert(Sourced { value: name, from });
        }
        if claim.channels != 0 {
            self.accept_channel(claim.channels, from);
        }
        self.accept_variants(claim, from);
        if claim.free {
            self.free.get_or_insert(from);
        } else if matches!(self.kind(from), Some(ClueKind::License | ClueKind::LicenseCode))
            && self.is_paid(claim)
        {
            self.paid.get_or_insert(from);
        }
    }

    /// Whether a licence is for a system that is paid for. Licences for additions name no version.
    fn is_paid(&self, claim: &Claim<'a>) -> bool {
        let paid = claim.distro.map(|distro| self.knowledge.traits(distro).paid);
        claim.is_versioned()
            && match paid {
                Some(Paid::All) => true,
                Some(Paid::Variants(variants)) => claim.variants & variants != 0,
                Some(Paid::None) | None => false,
            }
    }

    /// Whether the image is in the project of the distribution's own vendor.
    fn publishes(&self, distro: Option<DistroId>) -> bool {
        let mut projects = self.clues.iter().filter(|clue| clue.kind == ClueKind::Project);
        distro.is_some()
            && projects.any(|clue| {
                let publisher = Knowledge::publisher(clue.text);
                publisher == distro
                    || publisher.zip(distro).is_some_and(|(of, it)| self.refines(it, of))
            })
    }

    fn refines(&self, finer: DistroId, coarser: DistroId) -> bool {
        let id = self.knowledge.id(coarser);
        let traits = self.knowledge.traits(finer);
        // A row with no id knows no more than the kind of system.
        traits.refines == id && (!id.is_empty() || traits.os_type == "linux")
    }

    /// Whether the claim is about the distribution that is held by now.
    fn accept_distro(&mut self, distro: DistroId, claim: &Claim<'a>, from: usize) -> bool {
        if self.unknown_distro.is_some() {
            return false;
        }
        let Some(known) = self.distro else {
            return self.accept_first_distro(distro, from);
        };
        if known.value == distro || self.refines(known.value, distro) {
            return true;
        }
        if self.refines(distro, known.value) {
            self.distro = Some(Sourced { value: distro, from });
            return true;
        }
        let named = matches!(self.kind(from), Some(ClueKind::Name | ClueKind::Family));
        let licensed =
            matches!(self.kind(known.from), Some(ClueKind::License | ClueKind::LicenseCode));
        let (is, was) = (self.knowledge.id(distro), self.knowledge.id(known.value));
        if named && licensed && claim.is_versioned() && self.publishes(Some(distro)) {
            // No vendor publishes its own system under another vendor's licence.
            self.conflict("/os/distro", (known.from, was), (from, is));
            self.distro = Some(Sourced { value: distro, from });
            (self.version, self.build, self.channel) = (None, None, None);
            (self.free, self.paid, self.new_codename, self.tacit_edition) =
                (None, None, None, None);
            self.variants.clear();
            return true;
        }
        self.conflict("/os/distro", (from, is), (known.from, was));
        false
    }

    fn accept_first_distro(&mut self, distro: DistroId, from: usize) -> bool {
        if let Some(stated) = &self.os_type {
            let says = self.knowledge.os_type(distro);
            if says != stated.value {
                let (stated, at) = (stated.value.clone(), stated.from);
                self.conflict("/os/type", (from, says.as_str()), (at, stated.as_str()));
                return false;
            }
        }
        self.distro = Some(Sourced { value: distro, from });
        if let Some(unread) = self.unread_version.take()
            && let Some(clue) = self.clues.get(unread)
        {
            self.take_version(unread, clue.text);
        }
        true
    }

    /// Whether the version does not contradict the one that is held.
    fn accept_version(&mut self, version: Version<'a>, from: usize) -> bool {
        let new = Sourced { value: version, from };
        let Some(known) = self.version else {
            self.version = Some(new);
            return true;
        };
        match known.value.relation(&version) {
            Relation::Agrees => true,
            Relation::Refines => {
                self.version = Some(new);
                true
            }
            Relation::Contradicts => {
                let (is, was) = (version.write(), known.value.write());
                if self.is_stale(known.from) {
                    self.conflict("/os/version", (known.from, &was), (from, &is));
                    self.version = Some(new);
                    return true;
                }
                self.conflict("/os/version", (from, &is), (known.from, &was));
                false
            }
        }
    }

    fn is_stale(&self, clue: usize) -> bool {
        self.clues.get(clue).is_some_and(|clue| match clue.kind {
            ClueKind::License => Knowledge::is_stale(clue.text),
            ClueKind::LicenseCode => {
                Knowledge::license_of_code(clue.text).is_some_and(Knowledge::is_stale)
            }
            _ => false,
        })
    }

    fn accept_channel(&mut self, channel: u16, from: usize) {
        match self.channel {
            None => self.channel = Some(Sourced { value: channel, from }),
            Some(known) if known.value != channel => {
                let (is, was) = (channel_word(channel), channel_word(known.value));
                self.conflict("/os/channel", (from, is), (known.from, was));
            }
            Some(_) => {}
        }
    }

    fn accept_variants(&mut self, claim: &Claim<'a>, from: usize) {
        let mut bits = claim.variants;
        if self.all_variants() & vocabulary::EDITIONS != 0 {
            bits &= !vocabulary::EDITIONS;
        }
        // One clue that says it all is better evidence than the first of several.
        let all = self.all_variants();
        if bits != 0 && (bits | all != all || bits == all) {
            self.variants.push(Sourced { value: bits, from });
        }
        if claim.tacit_edition != 0 {
            self.tacit_edition.get_or_insert(Sourced { value: claim.tacit_edition, from });
        }
    }

    pub(super) fn all_variants(&self) -> u32 {
        self.variants.iter().fold(0, |all, words| all | words.value)
    }

    fn accept_processor(&mut self, processor: Processor, from: usize) {
        let known = match (self.processor, self.stated_processor) {
            (Some(argued), _) => Some(argued),
            (None, Some(stated)) => stated.value.map(|value| Sourced { value, from: stated.from }),
            (None, None) => None,
        };
        match known {
            Some(known) if known.value != processor => {
                let (is, was) = (processor.architecture(), known.value.architecture());
                self.conflict("/architecture", (from, is.as_str()), (known.from, was.as_str()));
            }
            Some(_) => {}
            None if self.stated_processor.is_some() => {}
            None => self.processor = Some(Sourced { value: processor, from }),
        }
    }

    fn accept_product(&mut self, product: Product<'a>, from: usize) {
        let at = self.products.iter().position(|known| known.product.name == product.name);
        let Some((at, known)) = at.and_then(|at| Some((at, *self.products.get(at)?))) else {
            self.products.push(SourcedProduct {
                product,
                name_from: from,
                version_from: from,
                edition_from: from,
            });
            return;
        };
        if let (Some(is), Some(was)) = (product.version, known.product.version) {
            let (is, was) = (is.write(), was.write());
            if is != was {
                let field = format!("/software/{at}/version");
                self.conflict(field, (from, &is), (known.version_from, &was));
                return;
            }
        }
        if let (Some(is), Some(was)) = (product.edition, known.product.edition)
            && is != was
        {
            let field = format!("/software/{at}/edition");
            self.conflict(field, (from, is), (known.edition_from, was));
        }
        if let Some(known) = self.products.get_mut(at) {
            if known.product.version.is_none() && product.version.is_some() {
                (known.product.version, known.version_from) = (product.version, from);
            }
            if known.product.edition.is_none() && product.edition.is_some() {
                (known.product.edition, known.edition_from) = (product.edition, from);
            }
        }
    }
}

pub(super) fn channel_word(channel: u16) -> &'static str {
    let row = usize::try_from(channel.trailing_zeros()).unwrap_or(usize::MAX);
    vocabulary::CHANNELS.get(row).copied().unwrap_or_default()
}

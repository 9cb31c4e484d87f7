//! What a text says right after it has named a distribution.

mod numbers;

use super::claim::{Claim, Processor};
use super::knowledge::{
    Codename, DistroRules, Found, Knowledge, Match, Meaning, SoftwareWord, Strength, vocabulary,
};
use super::shape::{BuildShape, Shape};
use super::software::{self, Product};
use super::version::Version;
use super::words::{Word, WordKind, Words, is_same};

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Hyphenated words in no fixed order, with words of the user's own among them.
    Name,
    /// A licence's name, which starts with what it licenses.
    License,
    /// Sentences.
    Prose,
    /// A field for nothing but the distribution.
    Field,
}

/// The product that is versioned like the server.
const DESKTOP: &[u8] = b"desktop";

/// A distribution and what is said of it, up to the first word that means nothing here.
pub(super) struct Phrase<'k, 'c, 'a> {
    knowledge: &'k Knowledge,
    style: Style,
    spelt: Match,
    rules: &'k DistroRules,
    shape: &'k Shape,
    build: BuildShape,
    claim: &'c mut Claim<'a>,
    /// The first codename of the distribution.
    codename: Option<&'static Codename>,
    /// A number from here on is not the version.
    closed: bool,
    /// When the spelling counts.
    strength: Strength,
    /// The numbers from here on are a product's.
    product: Option<&'static str>,
    /// Where the version ends.
    version_end: usize,
    /// The byte right after the spelling.
    next: Option<u8>,
    /// A day or nothing at all follows the distribution.
    dated: bool,
    /// Named more than once, as vendors do: `Debian, Debian GNU/Linux, 12`.
    repeated: bool,
}

impl<'k, 'c, 'a> Phrase<'k, 'c, 'a> {
    /// Reads on from a spelling, which may be where the text starts, and adds what is said to a
    /// claim that holds no more than words of the variant right before it; `words` go on behind the
    /// phrase. Tells whether the text means the distribution: if not, the claim says nothing.
    pub(super) fn read(
        knowledge: &'k Knowledge,
        style: Style,
        spelt: Match,
        starts_text: bool,
        words: &mut Words<'a>,
        claim: &'c mut Claim<'a>,
    ) -> bool {
        words.go_to(spelt.end);
        let next = words.text().get(spelt.end).copied();
        let rules = knowledge.rules(spelt.distro);
        let mut phrase = Self {
            knowledge,
            style,
            spelt,
            rules,
            shape: &rules.shape,
            build: rules.build,
            claim,
            codename: None,
            closed: false,
            strength: spelt.spelling.strength,
            product: None,
            version_end: 0,
            next,
            dated: next.is_none(),
            repeated: false,
        };
        phrase.name(spelt);
        let mut end = spelt.end;
        while let Some(word) = words.read_on()
            && phrase.word(&word, words)
        {
            end = words.place();
        }
        words.go_to(end);
        let counts = phrase.counts(starts_text, words);
        if counts {
            phrase.finish();
        }
        counts
    }

    /// Whether the text means the distribution, and not just a word that is spelt like one.
    fn counts(&self, starts_text: bool, words: &Words<'a>) -> bool {
        let rolling = *self.shape == Shape::Rolling;
        let detailed = if rolling {
            self.dated && starts_text
        } else {
            self.claim.is_versioned() || self.claim.channels != 0
        };
        match (self.style, self.strength) {
            (Style::Field, _) => true,
            (_, Strength::Field) => false,
            (Style::Prose, _) => detailed || self.repeated || self.product.is_some(),
            (Style::Name, Strength::Versioned) => detailed,
            (Style::Name, Strength::Glued) => {
                detailed && self.next.is_some_and(|next| next.is_ascii_digit())
            }
            (Style::License, Strength::Versioned | Strength::Glued) => detailed || self.dated,
            (_, Strength::Always) => true,
            (_, Strength::Pack) => {
                let mut ends = words.text().windows(DESKTOP.len());
                !ends.any(|bytes| is_same(bytes, DESKTOP))
            }
        }
    }

    /// Takes in a spelling.
    fn name(&mut self, spelt: Match) {
        self.spelt = spelt;
        self.strength = spelt.spelling.strength;
        self.rules = self.knowledge.rules(spelt.distro);
        self.shape = spelt.spelling.sense.shape.as_ref().unwrap_or(&self.rules.shape);
        self.build = spelt.spelling.sense.build.unwrap_or(self.rules.build);
        self.claim.distro = Some(spelt.distro);
        self.claim.variants |= spelt.spelling.sense.variants;
        if spelt.spelling.sense.product.is_some() {
            self.product = spelt.spelling.sense.product;
        } else if self.product.is_some() {
            // The distribution that the product is built on.
            self.product = None;
            self.closed = false;
        }
    }

    /// Takes in one word, and those after it that belong to it; tells whether the phrase goes on.
    fn word(&mut self, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        if word.kind != WordKind::Letters {
            if !self.claim.is_versioned()
                && let Some(bare) = word.without_lts()
            {
                after.go_to(bare.end);
                self.number(&bare, after);
                return true;
            }
            // `debian12-03-2025`: what is glued to the name belongs to it.
            let is_glued = word.before == 0 && word.len() == 2;
            if !is_glued && let Some(end) = word.date_end(after) {
                self.dated = true;
                // What counts the images of a day is no version.
                self.closed |= self.style == Style::Name;
                after.go_to(end);
                return true;
            }
            if word.is_number() {
                self.number(word, after);
                return true;
            }
        }
        match self.knowledge.find(word, after, self.style == Style::Field) {
            Some(Found::Distro(spelt)) => self.another_distro(word, spelt, after),
            Some(Found::Codename(codename)) => {
                let ours = self.knowledge.is(self.spelt.distro, codename.distro);
                if ours {
                    self.codename = self.codename.or(Some(codename));
                }
                ours
            }
            Some(Found::Word(meaning)) => self.meaning(meaning, word, after),
            None if word.is_any(self.rules.words) => {
                self.closed = true;
                true
            }
            None if word.kind == WordKind::Mixed => self.mixed(word, after),
            None if word.is_month_name() => self.month(word, after),
            None => self.new_codename(word, after),
        }
    }

    fn meaning(&mut self, meaning: Meaning, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        match meaning {
            Meaning::Variant(bits) => {
                let bits = bits & self.rules.variants;
                self.claim.variants |= bits;
                self.closed |= bits == 0 && self.style == Style::Name;
            }
            Meaning::Channel(bit) => {
                let bit = bit & self.rules.channels;
                if self.claim.channels == 0 {
                    self.claim.channels = bit;
                }
                self.closed |= bit == 0 && self.style == Style::Name && !word.is("lts");
            }
            Meaning::Arch(arch) => {
                let windows = self.shape.is_windows();
                let processor = Processor::read(arch, after, windows);
                self.claim.processor = self.claim.processor.or(processor);
                self.closed &= self.rules.words.is_empty();
            }
            Meaning::Byos => self.claim.free = true,
            Meaning::Paid => self.claim.paid = true,
            Meaning::Product(product) => return self.product(product, word, after),
            Meaning::Connector => {}
            Meaning::Qualifier => {
                self.closed |= self.style == Style::Name;
            }
            Meaning::Prose if self.style == Style::Prose || self.product.is_some() => {}
            Meaning::Terminator if self.product.is_some() => {}
            Meaning::Prose | Meaning::Terminator => return false,
        }
        true
    }

    #[inline(never)]
    fn product(&mut self, product: SoftwareWord, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        let Some(product) = software::read(product, word, after) else { return false };
        self.claim.add_product(product);
        self.closed = true;
        true
    }

    /// Another distribution's name: the same again, a finer word for it, or the end.
    fn another_distro(&mut self, word: &Word<'a>, spelt: Match, after: &mut Words<'a>) -> bool {
        if spelt.spelling.strength == Strength::Field {
            return false;
        }
        if spelt.distro == self.spelt.distro {
            if self.style == Style::Name && self.claim.is_versioned() {
                // A version of its own may follow.
                return false;
            }
            self.repeated = true;
            if spelt.spelling.sense.product.is_some()
                || self.product.is_some()
                || spelt.spelling.sense.variants != 0
            {
                self.name(spelt);
            }
            after.go_to(spelt.end);
            return true;
        }
        let finer =
            self.knowledge.rules(spelt.distro).refines == self.knowledge.id(self.spelt.distro);
        // `Red Hat, Red Hat Enterprise Linux`: first the vendor, then the product.
        let product_of_vendor = self.style == Style::Prose && word.before == b',';
        if self.claim.is_versioned() || !(finer || product_of_vendor) {
            return false;
        }
        self.repeated |= finer;
        self.name(spelt);
        after.go_to(spelt.end);
        true
    }

    /// A codename that no table has yet, where vendors put it: `debian-14-forky`, `14 (forky)`.
    fn new_codename(&mut self, word: &Word<'a>, after: &Words<'a>) -> bool {
        let Some(version) = self.claim.version else { return false };
        let vendors_place = match self.style {
            Style::License => true,
            Style::Prose => after.text().get(..word.start).is_some_and(|it| it.ends_with(b"(")),
            Style::Name => {
                after.peek().is_some_and(|next| next.is_date() || next.is_any(&["arm64", "amd64"]))
            }
            Style::Field => false,
        };
        let found = vendors_place
            && word.kind == WordKind::Letters
            && self.codename.is_none()
            && self.claim.new_codename.is_none()
            && self.knowledge.codename_unknown(self.spelt.distro, &version);
        if found {
            self.claim.new_codename = Some(word.text());
        }
        found
    }

    fn finish(&mut self) {
        self.claim.variants &= self.rules.variants | self.spelt.spelling.sense.variants;
        if let (None, Some(codename)) = (self.claim.version, self.codename) {
            self.claim.version = Some(Version::dotted(codename.version));
        }
        if let Some(name) = self.product {
            self.claim.add_product(Product { name, version: None, edition: None });
        }
        let editions = self.claim.variants & vocabulary::EDITIONS;
        if editions.count_ones() > 1 {
            // Two editions in one text: neither is told.
            self.claim.variants &= !vocabulary::EDITIONS;
        }
    }
}

//! What a text says right after it has named a distribution.

use super::claim::{Claim, Processor};
use super::knowledge::{
    Codename, Found, Knowledge, Meaning, SoftwareWord, Spelt, Strength, Traits, vocabulary,
};
use super::shape::{BuildShape, Shape, is_half_year};
use super::software::{self, Product, ProductVersion};
use super::version::{Build, Reading, Version};
use super::words::{Word, WordKind, Words};

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

/// A distribution and what is said of it, up to the first word that means nothing here.
pub(super) struct Phrase<'k, 'c, 'a> {
    knowledge: &'k Knowledge,
    style: Style,
    spelt: Spelt,
    traits: &'k Traits,
    shape: &'k Shape,
    build: BuildShape,
    claim: &'c mut Claim<'a>,
    /// The first codename of the distribution.
    codename: Option<&'static Codename>,
    /// A number from here on is not the version.
    closed: bool,
    /// The numbers from here on are a product's.
    product: Option<&'static str>,
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
        spelt: Spelt,
        starts_text: bool,
        words: &mut Words<'a>,
        claim: &'c mut Claim<'a>,
    ) -> bool {
        words.go_to(spelt.end);
        let next = words.text().as_bytes().get(spelt.end).copied();
        let traits = knowledge.traits(spelt.distro);
        let mut phrase = Self {
            knowledge,
            style,
            spelt,
            traits,
            shape: &traits.shape,
            build: traits.build,
            claim,
            codename: None,
            closed: false,
            product: None,
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
        let counts = phrase.counts(starts_text);
        if counts {
            phrase.finish();
        }
        counts
    }

    /// Whether the text means the distribution, and not just a word that is spelt like one.
    fn counts(&self, starts_text: bool) -> bool {
        let rolling = *self.shape == Shape::Rolling;
        let detailed = if rolling {
            self.dated && starts_text
        } else {
            self.claim.is_versioned() || self.claim.channels != 0
        };
        match (self.style, self.spelt.spelling.strength) {
            (Style::Field, _) => true,
            (_, Strength::Field) => false,
            (Style::Prose, _) => detailed || self.repeated || self.product.is_some(),
            (Style::Name, Strength::Versioned) => detailed,
            (Style::Name, Strength::Glued) => {
                detailed && self.next.is_some_and(|next| next.is_ascii_digit())
            }
            (Style::License, Strength::Versioned | Strength::Glued) => detailed || self.dated,
            (_, Strength::Always) => true,
        }
    }

    /// Takes in a spelling.
    fn name(&mut self, spelt: Spelt) {
        self.spelt = spelt;
        self.traits = self.knowledge.traits(spelt.distro);
        self.shape = spelt.spelling.shape.as_ref().unwrap_or(&self.traits.shape);
        self.build = spelt.spelling.build.unwrap_or(self.traits.build);
        self.claim.distro = Some(spelt.distro);
        self.claim.variants |= spelt.spelling.variants;
        if spelt.spelling.product.is_some() {
            self.product = spelt.spelling.product;
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
            if let Some(end) = word.date_end(after) {
                self.dated = true;
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
            None if word.kind == WordKind::Mixed => self.mixed(word, after),
            None => self.new_codename(word, after),
        }
    }

    fn number(&mut self, word: &Word<'a>, after: &mut Words<'a>) {
        if let Some(name) = self.product {
            if let Some((digits, rest)) = software::numbers(after.at(word.start), 3) {
                let version = Some(ProductVersion::Joined(digits));
                self.claim.add_product(Product { name, version, edition: None });
                *after = rest;
            }
            return;
        }
        if let Some((driver, cuda, rest)) = software::bare_driver(word, *after) {
            self.claim.add_product(driver);
            if let Some(cuda) = cuda {
                self.claim.add_product(cuda);
            }
            *after = rest;
            return;
        }
        if self.claim.is_versioned() || (self.closed && !self.shape.is_unmistakable()) {
            return;
        }
        match self.shape.read(word, after, self.build) {
            Some(reading) => self.version(&reading, after),
            None => self.closed = true,
        }
    }

    fn version(&mut self, reading: &Reading<'a>, after: &mut Words<'a>) {
        self.claim.version = Some(reading.version);
        self.claim.build = reading.build;
        after.go_to(reading.end);
    }

    /// A word of letters and digits that is in no table as a whole.
    fn mixed(&mut self, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        let shape = self.shape;
        if !self.claim.is_versioned()
            && (!self.closed || shape.is_unmistakable())
            && (shape.is_windows() || *shape == Shape::Suse)
            && let Some(reading) = shape.read(word, after, self.build)
        {
            self.version(&reading, after);
            return true;
        }
        if shape.is_windows() && is_half_year(word.text()) {
            // Prose has words between: `Windows 11 Enterprise, 22h2 Update`.
            self.claim.build = self.claim.build.or(Some(Build::half_year(word.text())));
            return true;
        }
        let Some((letters, _)) = word.letters_then_digits() else { return false };
        let digits = word.start + letters.len();
        match self.knowledge.find_letters(letters, digits, after) {
            Some(Found::Word(Meaning::Product(product))) => self.product(product, word, after),
            // `ubuntu-minimal2204`.
            Some(Found::Word(Meaning::Variant(bits))) if bits & self.traits.variants != 0 => {
                self.claim.variants |= bits;
                after.go_to(digits);
                true
            }
            _ => false,
        }
    }

    fn meaning(&mut self, meaning: Meaning, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        match meaning {
            Meaning::Variant(bits) => {
                let bits = bits & self.traits.variants;
                self.claim.variants |= bits;
                self.closed |= bits == 0 && self.style == Style::Name;
            }
            Meaning::Channel(bit) => {
                let bit = bit & self.traits.channels;
                if self.claim.channels == 0 {
                    self.claim.channels = bit;
                }
                self.closed |= bit == 0 && self.style == Style::Name && !word.is("lts");
            }
            Meaning::Arch(arch) => {
                let windows = self.shape.is_windows();
                let processor = Processor::read(arch, after, windows);
                self.claim.processor = self.claim.processor.or(processor);
            }
            Meaning::Free => self.claim.free = true,
            Meaning::Paid => self.claim.paid = true,
            Meaning::Product(product) => return self.product(product, word, after),
            Meaning::Bridge => {}
            Meaning::Tail => {
                self.closed |= self.style == Style::Name;
            }
            Meaning::Lead if self.style == Style::Prose || self.product.is_some() => {}
            Meaning::Stop if self.product.is_some() => {}
            Meaning::Lead | Meaning::Stop => return false,
        }
        true
    }

    fn product(&mut self, product: SoftwareWord, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        let Some((product, rest)) = software::read(product, word, *after) else { return false };
        self.claim.add_product(product);
        self.closed = true;
        *after = rest;
        true
    }

    /// Another distribution's name: the same again, a finer word for it, or the end.
    fn another_distro(&mut self, word: &Word<'a>, spelt: Spelt, after: &mut Words<'a>) -> bool {
        if spelt.spelling.strength == Strength::Field {
            return false;
        }
        if spelt.distro == self.spelt.distro {
            self.repeated = true;
            if spelt.spelling.product.is_some()
                || self.product.is_some()
                || spelt.spelling.variants != 0
            {
                self.name(spelt);
            }
            after.go_to(spelt.end);
            return true;
        }
        let finer =
            self.knowledge.traits(spelt.distro).refines == self.knowledge.id(self.spelt.distro);
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
            Style::Prose => after.text().get(..word.start).is_some_and(|it| it.ends_with('(')),
            Style::Name => after.peek().is_some_and(|next| {
                next.is_date() || ["arm64", "amd64"].into_iter().any(|arch| next.is(arch))
            }),
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
        self.claim.variants &= self.traits.variants | self.spelt.spelling.variants;
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

//! How each kind of text is read.

use super::claim::{Claim, Processor};
use super::knowledge::{DistroId, Found, Knowledge, Meaning, SoftwareWord, Spelt, vocabulary};
use super::phrase::{Phrase, Style, processor};
use super::software;
use super::version::{Reading, Version};
use super::words::{Word, WordKind, Words};

/// Reads a name or a family: the system may be named anywhere in it.
pub(super) fn name<'a>(knowledge: &Knowledge, text: &'a str) -> Claim<'a> {
    let mut reader = Reader::new(knowledge, Style::Name);
    let mut words = Words::new(text);
    let mut first = true;
    while let Some(word) = words.next() {
        words = reader.word(word, words, first);
        first = false;
    }
    reader.finish()
}

/// Reads a licence, `project/name` or the bare name. It counts only where the name starts with
/// what it licenses.
pub(super) fn license<'a>(knowledge: &Knowledge, text: &'a str) -> Claim<'a> {
    let words = Words::new(last_segment(text));
    let mut claim = opening(knowledge, Style::License, words).unwrap_or_default();
    let windows = Knowledge::distro("windows").filter(|&id| claim.distro == Some(id));
    let says_core = claim.variants & (vocabulary::EDITIONS | vocabulary::FOR_CONTAINERS) != 0;
    if windows.is_some() && claim.is_versioned() && !says_core && !claim.free {
        claim.tacit_edition = vocabulary::STANDARD;
    }
    claim
}

/// Reads a description. It is free text, so it counts only where it opens as vendors' do: with the
/// system's name and version, and no word before them but the vendor's own.
pub(super) fn description<'a>(knowledge: &Knowledge, text: &'a str) -> Claim<'a> {
    opening(knowledge, Style::Prose, Words::new(text)).unwrap_or_default()
}

/// Reads a field for the distribution, in which any spelling may stand beside other words.
pub(super) fn distro<'a>(knowledge: &Knowledge, text: &'a str) -> Claim<'a> {
    let mut words = Words::new(text);
    let mut found = Claim::default();
    while let Some(word) = words.next() {
        let Some(spelt) = spelling(knowledge, Style::Field, word, words) else { continue };
        let (phrase, rest) = Phrase::read(knowledge, Style::Field, spelt, 0, words);
        found = phrase.claim;
        // `com.microsoft.server` and `fedora-coreos` are whole; of `poplar-ubuntu` the end counts.
        if rest.peek().is_none() {
            break;
        }
        words = rest;
        words.next();
    }
    found
}

/// Reads a URL or a name of what the image was made from.
pub(super) fn parent<'a>(knowledge: &Knowledge, text: &'a str) -> Claim<'a> {
    name(knowledge, last_segment(text))
}

fn last_segment(text: &str) -> &str {
    text.rsplit_once('/').map_or(text, |(_, last)| last)
}

/// Reads a text that says at once what it is about.
fn opening<'a>(knowledge: &Knowledge, style: Style, mut words: Words<'a>) -> Option<Claim<'a>> {
    let mut lead = Claim::default();
    while let Some(word) = words.next() {
        if let Some(spelt) = spelling(knowledge, style, word, words) {
            let (phrase, _) = Phrase::read(knowledge, style, spelt, lead.variants, words);
            let mut claim = phrase.claim;
            for product in lead.products.iter() {
                claim.products.add(*product);
            }
            return if phrase.counts(true) { Some(claim) } else { lead.settle() };
        }
        match knowledge.find(word, words, false) {
            Some(Found::Word(Meaning::Product(product))) => {
                let Some((product, rest)) = software::read(product, word, words) else {
                    return lead.settle();
                };
                lead.products.add(product);
                words = rest;
            }
            Some(Found::Word(Meaning::Variant(bits))) if style == Style::Prose => {
                lead.variants |= bits;
            }
            Some(Found::Word(_)) if style == Style::Prose => {}
            _ => return lead.settle(),
        }
    }
    lead.settle()
}

impl Claim<'_> {
    /// What is left where no system was named.
    fn settle(self) -> Option<Self> {
        let mut software = Self::default();
        software.products = self.products;
        Some(software)
    }
}

/// The distribution that a word spells, alone or with the words after it; a number may be glued
/// to it.
fn spelling(
    knowledge: &Knowledge,
    style: Style,
    word: Word<'_>,
    after: Words<'_>,
) -> Option<Spelt> {
    if word.is_number() {
        return None;
    }
    if let Some(Found::Distro(spelt)) = knowledge.find(word, after, style == Style::Field) {
        return Some(spelt);
    }
    if word.kind != WordKind::Mixed {
        return None;
    }
    let cut = word.text.bytes().position(|byte| byte.is_ascii_digit())?;
    let letters = word.text.get(..cut).filter(|letters| letters.len() > 1)?;
    match knowledge.find_letters(letters, word.start + cut, after)? {
        Found::Distro(spelt) => Some(spelt),
        _ => None,
    }
}

/// What has been read of a name.
struct Reader<'k, 'a> {
    knowledge: &'k Knowledge,
    style: Style,
    claim: Claim<'a>,
    /// Two systems are named, and neither more exactly than the other.
    ambiguous: bool,
    /// Words of a variant that stand right before the word to come.
    before: u32,
    /// The name says that the image is for machine learning.
    learning: bool,
}

impl<'k, 'a> Reader<'k, 'a> {
    fn new(knowledge: &'k Knowledge, style: Style) -> Self {
        Self {
            knowledge,
            style,
            claim: Claim::default(),
            ambiguous: false,
            before: 0,
            learning: false,
        }
    }

    /// Takes in one word; gives back where to go on.
    fn word(&mut self, word: Word<'a>, after: Words<'a>, first: bool) -> Words<'a> {
        let before = std::mem::take(&mut self.before);
        if word.is_number() {
            return after;
        }
        if let Some(spelt) = spelling(self.knowledge, self.style, word, after) {
            let (phrase, rest) = Phrase::read(self.knowledge, self.style, spelt, before, after);
            if phrase.counts(first) {
                self.add(phrase.claim);
                return rest;
            }
            return after;
        }
        self.learning |= word.is("deeplearning");
        match self.knowledge.find(word, after, false) {
            Some(Found::Codename(codename)) if codename.telling => {
                let distro = Knowledge::distro(codename.distro);
                let version = Some(Version::new(codename.version));
                self.add(Claim { distro, version, codename: Some(codename), ..Claim::default() });
            }
            Some(Found::Word(Meaning::Variant(bits))) => self.before = before | bits,
            Some(Found::Word(Meaning::Arch(arch))) => {
                let (processor, rest) = processor(arch, after, false);
                self.claim.processor = self.claim.processor.or(processor);
                return rest;
            }
            Some(Found::Word(Meaning::Free)) => self.claim.free = true,
            Some(Found::Word(Meaning::Product(product))) => {
                return self.product(product, word, after, first);
            }
            None if word.kind == WordKind::Mixed => {
                let Some((letters, _)) = word.letters_then_digits() else { return after };
                let at = word.start + letters.len();
                if let Some(Found::Word(Meaning::Product(product))) =
                    self.knowledge.find_letters(letters, at, after)
                {
                    return self.product(product, word, after, first);
                }
            }
            _ => {}
        }
        after
    }

    fn product(
        &mut self,
        product: SoftwareWord,
        word: Word<'a>,
        after: Words<'a>,
        first: bool,
    ) -> Words<'a> {
        // Elsewhere `tf` is Terraform, and `tpu` what the image is made for.
        let unsure = match product {
            SoftwareWord::Tensorflow => !self.learning && !first,
            other => other == SoftwareWord::Tpu,
        };
        let found = if unsure { None } else { software::read(product, word, after) };
        match found {
            Some((product, rest)) => {
                self.claim.products.add(product);
                rest
            }
            None => after,
        }
    }

    /// Takes in what one phrase claims.
    fn add(&mut self, phrase: Claim<'a>) {
        let claim = &mut self.claim;
        claim.processor = claim.processor.or(phrase.processor);
        claim.free |= phrase.free;
        for product in phrase.products.iter() {
            claim.products.add(*product);
        }
        let take = match (claim.distro, phrase.distro) {
            (None, _) => true,
            (Some(one), Some(two)) if one == two => {
                claim.variants |= phrase.variants;
                if claim.channels == 0 {
                    claim.channels = phrase.channels;
                }
                !claim.is_versioned()
            }
            _ if phrase.is_versioned() && claim.is_versioned() => {
                self.ambiguous = true;
                false
            }
            // `windows-agent-ubuntu-2204`: the one with a version is the system.
            _ if phrase.is_versioned() => {
                (claim.variants, claim.channels) = (0, 0);
                true
            }
            _ => {
                self.ambiguous |= !claim.is_versioned();
                false
            }
        };
        if take {
            let claim = &mut self.claim;
            claim.distro = phrase.distro;
            claim.version = phrase.version;
            claim.build = phrase.build;
            claim.codename = phrase.codename;
            claim.new_codename = phrase.new_codename;
            claim.variants |= phrase.variants;
            if claim.channels == 0 {
                claim.channels = phrase.channels;
            }
        }
    }

    fn finish(self) -> Claim<'a> {
        if !self.ambiguous {
            return self.claim;
        }
        Claim { processor: self.claim.processor, products: self.claim.products, ..Claim::default() }
    }
}

/// Reads a field for the version of a distribution that is known.
pub(super) fn version<'a>(knowledge: &Knowledge, distro: DistroId, text: &'a str) -> Claim<'a> {
    let traits = knowledge.traits(distro);
    let mut words = Words::new(text);
    while let Some(word) = words.next() {
        if let Some(Found::Codename(codename)) = knowledge.find(word, words, false)
            && codename.distro == knowledge.id(distro)
        {
            let version = Some(Version::new(codename.version));
            return Claim { version, ..Claim::default() };
        }
        if word.kind != WordKind::Letters
            && let Some(reading) = traits.shape.read(word, words, traits.build)
        {
            let Reading { version, build, .. } = reading;
            return Claim { version: Some(version), build, ..Claim::default() };
        }
    }
    Claim::default()
}

/// Reads a field for the processor architecture.
pub(super) fn architecture(knowledge: &Knowledge, text: &str) -> Option<Processor> {
    let mut words = Words::new(text);
    let word = words.next()?;
    match knowledge.find(word, words, false)? {
        Found::Word(Meaning::Arch(arch)) => processor(arch, words, true).0,
        _ => None,
    }
}

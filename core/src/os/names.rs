//! How names and families are read.

use super::claim::{Claim, Processor};
use super::knowledge::{Codename, Found, Knowledge, Meaning, SoftwareWord};
use super::look::{look, look_up};
use super::phrase::{Phrase, Style};
use super::software;
use super::version::{Relation, Version};
use super::words::{Word, Words};

/// Reads a name or a family: the system may be named anywhere in it.
pub(super) fn read<'a>(knowledge: &Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let mut reader = Reader {
        knowledge,
        claim,
        ambiguous: false,
        disputed: false,
        before: 0,
        lone: None,
        learning: false,
    };
    let mut words = Words::new(text);
    let mut first = true;
    while let Some(word) = words.read_on() {
        reader.word(&word, &mut words, first);
        first = false;
    }
    reader.finish();
}

/// What has been read of a name.
struct Reader<'k, 'c, 'a> {
    knowledge: &'k Knowledge,
    claim: &'c mut Claim<'a>,
    /// Two systems are named, and neither more exactly than the other.
    ambiguous: bool,
    /// Two versions of the system are named.
    disputed: bool,
    /// Words of a variant that stand right before the word to come.
    before: u32,
    /// A codename with no distribution named: trusted only where nothing else is said.
    lone: Option<&'static Codename>,
    /// The name says that the image is for machine learning.
    learning: bool,
}

impl<'a> Reader<'_, '_, 'a> {
    /// Takes in one word, and those after it that belong to it.
    fn word(&mut self, word: &Word<'a>, after: &mut Words<'a>, first: bool) {
        let before = std::mem::take(&mut self.before);
        if word.is_number() {
            return;
        }
        self.learning |= word.is("deeplearning");
        match look(self.knowledge, Style::Name, word, after) {
            Some(Found::Distro(spelt)) => {
                let mut claim = Claim::nothing();
                claim.variants = before;
                let mut rest = *after;
                if Phrase::read(self.knowledge, Style::Name, spelt, first, &mut rest, &mut claim) {
                    self.add(&claim);
                    *after = rest;
                }
            }
            Some(Found::Codename(codename)) => {
                if self.lone.is_none() && self.tells(codename, *after) {
                    self.lone = Some(codename);
                }
            }
            Some(Found::Word(Meaning::Variant(bits))) => self.before = before | bits,
            Some(Found::Word(Meaning::Arch(arch))) => {
                let processor = Processor::read(arch, after, false);
                self.claim.processor = self.claim.processor.or(processor);
            }
            Some(Found::Word(Meaning::Byos)) => self.claim.free = true,
            Some(Found::Word(Meaning::Paid)) => self.claim.paid = true,
            Some(Found::Word(Meaning::Product(product))) => {
                self.product(product, word, after, first);
            }
            Some(Found::Word(_)) | None => {}
        }
    }

    /// Whether a codename that stands alone means the release: most are words of daily use, so
    /// something must stand behind it that stands behind the names of systems.
    fn tells(&self, codename: &Codename, mut after: Words<'a>) -> bool {
        let Some(next) = after.next() else { return codename.telling };
        let next_found = look_up(self.knowledge, Style::Name, &next, &after);
        if next.is("server") && after.peek().is_some_and(|word| word.is("cloudimg")) {
            return true;
        }
        let image_like = next.date_end(&after).is_some()
            || (next.is_number() && next.len() >= 4)
            || matches!(next_found, Some(Found::Word(Meaning::Arch(_) | Meaning::Qualifier)));
        codename.unmistakable || (codename.telling && image_like)
    }

    fn product(
        &mut self,
        product: SoftwareWord,
        word: &Word<'a>,
        after: &mut Words<'a>,
        first: bool,
    ) {
        // Elsewhere `tf` is Terraform, and `tpu` what the image is made for.
        let unsure = match product {
            SoftwareWord::Tensorflow => !self.learning && !first,
            other => other == SoftwareWord::Tpu,
        };
        if !unsure && let Some(product) = software::read(product, word, after) {
            self.claim.add_product(product);
        }
    }

    /// Takes in what one phrase claims.
    fn add(&mut self, phrase: &Claim<'a>) {
        let claim = &mut *self.claim;
        claim.processor = claim.processor.or(phrase.processor);
        claim.free |= phrase.free;
        claim.paid |= phrase.paid;
        for product in &phrase.products {
            claim.add_product(*product);
        }
        let take = match (claim.distro, phrase.distro) {
            (None, _) => true,
            (Some(one), Some(two)) if one == two => {
                claim.variants |= phrase.variants;
                if claim.channels == 0 {
                    claim.channels = phrase.channels;
                }
                let relation =
                    claim.version.zip(phrase.version).map(|(one, two)| one.relation(&two));
                self.disputed |= relation == Some(Relation::Contradicts);
                if relation == Some(Relation::Agrees) {
                    claim.build = claim.build.or(phrase.build);
                }
                relation.is_none_or(|it| it == Relation::Refines) && phrase.is_versioned()
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
            claim.distro = phrase.distro;
            claim.version = phrase.version;
            claim.build = phrase.build;
            claim.new_codename = phrase.new_codename;
            claim.variants |= phrase.variants;
            if claim.channels == 0 {
                claim.channels = phrase.channels;
            }
        }
    }

    fn finish(self) {
        let claim = self.claim;
        if self.disputed {
            (claim.version, claim.build, claim.new_codename) = (None, None, None);
        }
        if self.ambiguous {
            let processor = claim.processor;
            claim.keep_products();
            claim.processor = processor;
        } else if let Some(codename) = self.lone
            && !claim.is_versioned()
            && !self.disputed
            && claim.distro.is_none_or(|it| self.knowledge.is(it, codename.distro))
        {
            claim.distro = Some(codename.distro);
            claim.version = Some(Version::dotted(codename.version));
        }
    }
}

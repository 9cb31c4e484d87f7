//! The parser of names and families.

use super::claim::{Claim, KnownArchitecture};
use super::knowledge::vocabulary::DAILY;
use super::knowledge::{Codename, DistroId, Found, Knowledge, Meaning, SoftwareTerm};
use super::lookup::{look_up, look_up_inlined};
use super::phrase::{Phrase, Style};
use super::software;
use super::tokens::{Token, Tokens};
use super::version::{Relation, Version};

/// Reads a name or a family. The system may be anywhere in it.
pub(super) fn read<'a>(knowledge: &'a Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let mut parser = NameParser {
        knowledge,
        claim,
        is_ambiguous_system: false,
        is_version_disputed: false,
        pending_variants: 0,
        pending_channel: 0,
        lone_codename: None,
        is_deep_learning: false,
    };
    let mut tokens = Tokens::new(text);
    let mut first = true;
    while let Some(token) = tokens.next_inlined() {
        parser.token(&token, &mut tokens, first);
        first = false;
    }
    parser.finish();
}

/// The state of the parser of one name.
struct NameParser<'c, 'a> {
    knowledge: &'a Knowledge,
    claim: &'c mut Claim<'a>,
    /// The name has two systems, and neither is more exact than the other.
    is_ambiguous_system: bool,
    /// The name has two versions of the system.
    is_version_disputed: bool,
    /// Terms of the variant directly before the next token.
    pending_variants: u64,
    /// `daily` directly before the next token. Other channels are words of users there: `dev-ubuntu-2204`.
    pending_channel: u16,
    /// A codename without a distribution. It is used only if the name has nothing else.
    lone_codename: Option<&'static Codename>,
    /// The name states that the image is for machine learning.
    is_deep_learning: bool,
}

impl<'a> NameParser<'_, 'a> {
    /// Reads one token, and those after it that belong to it.
    fn token(&mut self, token: &Token<'a>, after: &mut Tokens<'a>, first: bool) {
        let pending_variants = std::mem::take(&mut self.pending_variants);
        let pending_channel = std::mem::take(&mut self.pending_channel);
        if token.is_number() {
            return;
        }
        self.is_deep_learning |= token.is("deeplearning");
        match look_up_inlined(self.knowledge, Style::Name, token, after) {
            Some(Found::Distro(matched)) => {
                let mut claim = Claim::empty();
                claim.variants = pending_variants;
                claim.channels = pending_channel;
                let mut rest = *after;
                if Phrase::read(self.knowledge, Style::Name, matched, first, &mut rest, &mut claim)
                {
                    self.merge_phrase(&claim);
                    *after = rest;
                }
            }
            Some(Found::Codename(codename)) => {
                if self.lone_codename.is_none() && self.is_release(codename, *after) {
                    self.lone_codename = Some(codename);
                }
            }
            Some(Found::Term(Meaning::Variant(bits))) => {
                self.pending_variants = pending_variants | bits;
            }
            Some(Found::Term(Meaning::Channel(DAILY))) => self.pending_channel = DAILY,
            Some(Found::Term(Meaning::Arch(arch))) => {
                let architecture = KnownArchitecture::read(arch, after, false);
                self.claim.architecture = self.claim.architecture.or(architecture);
            }
            Some(Found::Term(Meaning::Byos)) => self.claim.byos = true,
            Some(Found::Term(Meaning::CloudAccess)) => {
                self.claim.byos |= self.claim.distro == Some(DistroId::RHEL);
            }
            Some(Found::Term(Meaning::Payg)) => self.claim.payg = true,
            Some(Found::Term(Meaning::Product(product))) => {
                self.product(product, token, after, first);
            }
            Some(Found::Term(_)) | None => {}
        }
    }

    /// Whether a codename without a distribution means the release. Most codenames are common words, so
    /// something that usually follows a system's name must follow.
    fn is_release(&self, codename: &Codename, mut after: Tokens<'a>) -> bool {
        let Some(next) = after.next() else { return codename.distinctive };
        let next_found = look_up(self.knowledge, Style::Name, &next, &after);
        if next.is("server") && after.peek().is_some_and(|token| token.is("cloudimg")) {
            return true;
        }
        let is_image_like = next.date_end(&after).is_some()
            || (next.is_number() && next.len() >= 4)
            || matches!(next_found, Some(Found::Term(Meaning::Arch(_) | Meaning::Qualifier)));
        codename.unmistakable || (codename.distinctive && is_image_like)
    }

    fn product(
        &mut self,
        product: SoftwareTerm,
        token: &Token<'a>,
        after: &mut Tokens<'a>,
        first: bool,
    ) {
        // Otherwise `tf` is Terraform, and `tpu` the purpose of the image.
        let is_ambiguous = match product {
            SoftwareTerm::Tensorflow => !self.is_deep_learning && !first,
            other => other == SoftwareTerm::Tpu,
        };
        if !is_ambiguous && let Some(product) = software::read(product, token, after, Style::Name) {
            self.claim.add_product(product);
        }
    }

    /// Merges the claim of one phrase.
    fn merge_phrase(&mut self, phrase: &Claim<'a>) {
        let claim = &mut *self.claim;
        claim.architecture = claim.architecture.or(phrase.architecture);
        claim.byos |= phrase.byos;
        claim.payg |= phrase.payg;
        for product in &phrase.products {
            claim.add_product(*product);
        }
        let replaces = match (claim.distro, phrase.distro) {
            (None, _) => true,
            (Some(one), Some(two)) if one == two => {
                claim.variants |= phrase.variants;
                if claim.channels == 0 {
                    claim.channels = phrase.channels;
                }
                let relation =
                    claim.version.zip(phrase.version).map(|(one, two)| one.relation(&two));
                self.is_version_disputed |= relation == Some(Relation::Contradicts);
                if relation == Some(Relation::Agrees) {
                    claim.build = claim.build.or(phrase.build);
                }
                relation.is_none_or(|it| it == Relation::Refines) && phrase.is_versioned()
            }
            _ if phrase.is_versioned() && claim.is_versioned() => {
                self.is_ambiguous_system = true;
                false
            }
            // `windows-agent-ubuntu-2204`: the distribution with a version is the system.
            _ if phrase.is_versioned() => {
                (claim.variants, claim.channels) = (0, 0);
                true
            }
            _ => {
                self.is_ambiguous_system |= !claim.is_versioned();
                false
            }
        };
        if replaces {
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
        if self.is_version_disputed {
            (claim.version, claim.build, claim.new_codename) = (None, None, None);
        }
        if self.is_ambiguous_system {
            let architecture = claim.architecture;
            claim.keep_products();
            claim.architecture = architecture;
        } else if let Some(codename) = self.lone_codename
            && !claim.is_versioned()
            && !self.is_version_disputed
            && claim.distro.is_none_or(|it| self.knowledge.is_same_distro(it, codename.distro))
        {
            claim.distro = Some(codename.distro);
            claim.version = Some(Version::dotted(codename.version));
        }
    }
}

//! The parser of a phrase: an alias and the tokens after it that describe the system.

mod alias;
mod numbers;

use super::claim::{Claim, KnownArchitecture};
use super::knowledge::{
    AliasMatch, DistroId, DistroRules, Found, Knowledge, Meaning, OwnTerm, SoftwareTerm, Strength,
    vocabulary,
};
use super::product::Product;
use super::software;
use super::tokens::{Token, TokenKind, Tokens};
use super::version::{Build, Version};
use super::version_format::{BuildFormat, VersionFormat, is_annual, is_of_clients_too};

/// The style of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Tokens in no fixed order, with the user's own among them.
    Name,
    /// The name of a licence, which starts with the licensed product.
    License,
    /// Sentences.
    Prose,
    /// A field that has only the distribution.
    Field,
}

/// A distribution and the tokens that describe it, up to the first one without meaning here.
pub(super) struct Phrase<'c, 'a> {
    knowledge: &'a Knowledge,
    style: Style,
    matched: AliasMatch,
    rules: &'a DistroRules,
    version_format: &'a VersionFormat,
    build: BuildFormat,
    claim: &'c mut Claim<'a>,
    /// The version of the first codename of the distribution.
    codename: Option<&'a str>,
    /// A number from here on is not the version.
    version_closed: bool,
    /// The condition under which the alias is accepted.
    strength: Strength,
    /// Numbers from here on belong to this product.
    product: Option<&'static str>,
    /// The end of the version in the text.
    version_end: usize,
    /// The byte directly after the alias.
    next: Option<u8>,
    /// A date, or the end of the text, follows the distribution.
    is_dated: bool,
    /// The distribution is named more than once, as vendors do: `Debian, Debian GNU/Linux, 12`.
    is_repeated: bool,
}

impl<'c, 'a> Phrase<'c, 'a> {
    /// Parses a phrase from its alias on, and adds it to a claim, which must be empty except for terms
    /// directly before the alias. Moves the cursor after the phrase. Returns whether the text means
    /// the distribution; if not, the claim is invalid.
    pub(super) fn read(
        knowledge: &'a Knowledge,
        style: Style,
        matched: AliasMatch,
        starts_text: bool,
        tokens: &mut Tokens<'a>,
        claim: &'c mut Claim<'a>,
    ) -> bool {
        tokens.seek(matched.end);
        let next = tokens.text().get(matched.end).copied();
        let rules = knowledge.rules(matched.distro);
        let mut phrase = Self {
            knowledge,
            style,
            matched,
            rules,
            version_format: &rules.version_format,
            build: rules.build,
            claim,
            codename: None,
            version_closed: false,
            strength: matched.alias.strength,
            product: None,
            version_end: 0,
            next,
            is_dated: next.is_none(),
            is_repeated: false,
        };
        phrase.claim.channels &= rules.channels;
        phrase.set_alias(matched);
        let mut end = matched.end;
        while let Some(token) = tokens.next_inlined()
            && phrase.token(&token, tokens)
        {
            end = tokens.offset();
        }
        tokens.seek(end);
        let accepted = phrase.is_accepted(starts_text, tokens);
        if accepted {
            phrase.finish();
        }
        accepted
    }

    /// Reads one token, and those after it that belong to it. Returns whether the phrase continues.
    fn token(&mut self, token: &Token<'a>, after: &mut Tokens<'a>) -> bool {
        if token.kind != TokenKind::Letters {
            if !self.claim.is_versioned()
                && let Some(bare) = token.without_lts()
            {
                after.seek(bare.end);
                self.number(&bare, after);
                return true;
            }
            // `debian12-03-2025`: a number attached to the name is the version.
            let is_glued = token.before == 0 && token.len() == 2;
            if !is_glued && let Some(end) = token.date_end(after) {
                self.is_dated = true;
                // A counter of the images of a day is not a version.
                self.version_closed |= self.style == Style::Name;
                after.seek(end);
                return true;
            }
            if token.is_number() {
                self.number(token, after);
                return true;
            }
        }
        if self.knowledge.has_distros() && self.own_term(token, after) {
            return true;
        }
        if token.is_any(self.rules.vendor_words) {
            self.version_closed = true;
            return true;
        }
        match self.knowledge.find(token, after, self.style == Style::Field) {
            Some(Found::Distro(matched)) => self.other_alias(token, matched, after),
            Some(Found::Codename(codename)) => {
                let is_of_distro =
                    self.knowledge.is_same_distro(self.matched.distro, codename.distro);
                if is_of_distro {
                    self.codename = self.codename.or(Some(codename.version));
                }
                is_of_distro
            }
            Some(Found::Term(meaning)) => self.meaning(meaning, token, after),
            None if token.kind == TokenKind::Mixed => self.mixed(token, after),
            None if token.is_month_name() => self.month(token, after),
            None => self.new_codename(token, after),
        }
    }

    /// Reads a codename or a variant of a caller's distribution.
    #[cold]
    #[inline(never)]
    fn own_term(&mut self, token: &Token<'a>, after: &mut Tokens<'a>) -> bool {
        let row = self.knowledge.caller_row(self.matched.distro);
        let Some((term, end)) = row.and_then(|row| row.own_term(token, after)) else {
            return false;
        };
        match term {
            OwnTerm::Codename(version) => self.codename = self.codename.or(Some(version)),
            OwnTerm::Variant(bit) => self.claim.variants |= bit,
        }
        after.seek(end);
        true
    }

    fn meaning(&mut self, meaning: Meaning, token: &Token<'a>, after: &mut Tokens<'a>) -> bool {
        match meaning {
            Meaning::Variant(bits) => {
                let bits = bits & self.rules.variants;
                self.claim.variants |= bits;
                self.version_closed |= bits == 0 && self.style == Style::Name;
            }
            Meaning::Channel(bit) => {
                let bit = bit & self.rules.channels;
                let is_closing = if bit == 0 { !token.is("lts") } else { bit == vocabulary::DAILY };
                if self.claim.channels == 0 {
                    self.claim.channels = bit;
                }
                self.version_closed |= is_closing && self.style == Style::Name;
            }
            Meaning::Arch(arch) => {
                let windows = self.version_format.is_windows();
                let architecture = KnownArchitecture::read(arch, after, windows);
                self.claim.architecture = self.claim.architecture.or(architecture);
                self.version_closed &= !self.rules.is_version_last;
            }
            Meaning::Byos => self.claim.byos = true,
            Meaning::CloudAccess if self.matched.distro == DistroId::RHEL => self.claim.byos = true,
            Meaning::Payg => self.claim.payg = true,
            Meaning::Product(product) => return self.product(product, token, after),
            Meaning::Connector => {}
            Meaning::Qualifier => {
                self.version_closed |= self.style == Style::Name;
            }
            Meaning::Prose if self.style == Style::Prose || self.product.is_some() => {}
            Meaning::Terminator if self.product.is_some() => {}
            Meaning::CloudAccess | Meaning::Prose | Meaning::Terminator => return false,
        }
        true
    }

    #[inline(never)]
    fn product(
        &mut self,
        product: SoftwareTerm,
        token: &Token<'a>,
        after: &mut Tokens<'a>,
    ) -> bool {
        let Some(product) = software::read(product, token, after, self.style) else { return false };
        self.claim.add_product(product);
        self.version_closed = true;
        true
    }

    /// Reads a codename that no table has, at the positions where vendors write them: `debian-14-forky`,
    /// `14 (forky)`.
    fn new_codename(&mut self, token: &Token<'a>, after: &Tokens<'a>) -> bool {
        let Some(version) = self.claim.version else { return false };
        let is_vendors_position = match self.style {
            Style::License => true,
            Style::Prose => after.text().get(..token.start).is_some_and(|it| it.ends_with(b"(")),
            Style::Name => {
                after.peek().is_some_and(|next| next.is_date() || next.is_any(&["arm64", "amd64"]))
            }
            Style::Field => false,
        };
        let found = is_vendors_position
            && token.kind == TokenKind::Letters
            && self.codename.is_none()
            && self.claim.new_codename.is_none()
            && self.knowledge.is_codename_unknown(self.matched.distro, &version);
        if found {
            self.claim.new_codename = Some(token.text());
        }
        found
    }

    /// Takes a version that is that of a client as its build: the number of a client is its version.
    fn finish_half_year(&mut self) {
        let Some(version) = self.claim.version.filter(is_of_clients_too) else { return };
        let variants = self.claim.variants;
        let is_plain = *self.version_format == VersionFormat::Windows;
        let is_server = variants & (vocabulary::DATACENTER | vocabulary::FOR_CONTAINERS) != 0;
        if variants & vocabulary::CLIENT_EDITIONS != 0
            || (is_plain && is_annual(&version) && !is_server)
        {
            self.claim.version = None;
            self.claim.build = Some(Build::half_year(version.parts[0]));
        }
    }

    fn finish(&mut self) {
        self.claim.variants &= self.rules.variants | self.matched.alias.implied.variants;
        if self.version_format.is_windows() {
            self.finish_half_year();
        }
        if let (None, Some(version)) = (self.claim.version, self.codename) {
            self.claim.version = Some(Version::dotted(version));
        }
        if let Some(name) = self.product {
            self.claim.add_product(Product { name, version: None, edition: None });
        }
        let editions = self.claim.variants & vocabulary::EDITIONS;
        if editions.count_ones() > 1 {
            // With two editions in one text, neither is certain.
            self.claim.variants &= !vocabulary::EDITIONS;
        }
    }
}

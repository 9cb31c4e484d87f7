//! The alias of a phrase: the condition under which it is accepted, and further aliases.

use super::{Phrase, Style};
use crate::os::ascii::eq_ignore_case_inlined;
use crate::os::knowledge::{AliasMatch, Strength, vocabulary};
use crate::os::tokens::{Token, Tokens};
use crate::os::version_format::VersionFormat;

/// The product whose versions are those of the server.
const DESKTOP: &[u8] = b"desktop";

impl<'a> Phrase<'_, 'a> {
    /// Whether the text means the distribution, and not another word with the same spelling.
    pub(super) fn is_accepted(&self, starts_text: bool, tokens: &Tokens<'a>) -> bool {
        let is_rolling = *self.version_format == VersionFormat::Rolling;
        let has_details = if is_rolling {
            self.is_dated && starts_text
        } else {
            // The build of a client says as much.
            self.claim.is_versioned() || self.claim.channels != 0 || self.claim.build.is_some()
        };
        match (self.style, self.strength) {
            (Style::Field, _) => true,
            (_, Strength::Field) => false,
            (Style::Prose, _) => has_details || self.is_repeated || self.product.is_some(),
            (Style::Name, Strength::Versioned) => has_details,
            (Style::Name, Strength::Glued) => {
                has_details && self.next.is_some_and(|next| next.is_ascii_digit())
            }
            (Style::License, Strength::Versioned | Strength::Glued) => has_details || self.is_dated,
            (_, Strength::Always) => true,
            (_, Strength::Pack) => {
                let mut ends = tokens.text().windows(DESKTOP.len());
                !ends.any(|bytes| eq_ignore_case_inlined(bytes, DESKTOP))
            }
        }
    }

    /// Sets the alias that the phrase is about.
    pub(super) fn set_alias(&mut self, matched: AliasMatch) {
        self.matched = matched;
        self.strength = matched.alias.strength;
        self.rules = self.knowledge.rules(matched.distro);
        self.version_format =
            matched.alias.implied.version_format.as_ref().unwrap_or(&self.rules.version_format);
        self.build = matched.alias.implied.build.unwrap_or(self.rules.build);
        self.claim.distro = Some(matched.distro);
        self.claim.variants |= matched.alias.implied.variants;
        if matched.alias.implied.product.is_some() {
            self.product = matched.alias.implied.product;
        } else if self.product.is_some() {
            // This is the distribution that the product is built on.
            self.product = None;
            self.version_closed = false;
        }
    }

    /// Reads another alias: of the same distribution, of a more exact one, or of another one, which ends
    /// the phrase.
    pub(super) fn other_alias(
        &mut self,
        token: &Token<'a>,
        matched: AliasMatch,
        after: &mut Tokens<'a>,
    ) -> bool {
        if matched.alias.strength == Strength::Field {
            return false;
        }
        if matched.distro == self.matched.distro {
            if self.style == Style::Name && self.claim.is_versioned() {
                // A version may follow it.
                return false;
            }
            self.is_repeated = true;
            if matched.alias.implied.product.is_some()
                || self.product.is_some()
                || matched.alias.implied.variants != 0
            {
                self.set_alias(matched);
            }
            after.seek(matched.end);
            return true;
        }
        let is_finer =
            self.knowledge.rules(matched.distro).refines == self.knowledge.id(self.matched.distro);
        // `Red Hat, Red Hat Enterprise Linux`: first the vendor, then the product.
        let is_vendors_product = self.style == Style::Prose && token.before == b',';
        if self.claim.is_versioned() || !(is_finer || is_vendors_product) {
            return false;
        }
        self.is_repeated |= is_finer;
        // Those of the first one are other words.
        self.claim.variants &= !vocabulary::CALLERS_VARIANTS;
        self.set_alias(matched);
        after.seek(matched.end);
        true
    }
}

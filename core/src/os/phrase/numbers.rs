//! The numbers of a phrase: the version, and numbers that are not versions.

use super::{Phrase, Style};
use crate::os::knowledge::{DistroId, Found, Meaning, Strength};
use crate::os::product::{Product, ProductVersion};
use crate::os::software;
use crate::os::tokens::{Token, Tokens, is_number_joined, is_separator, is_token_byte};
use crate::os::version::{Build, ParsedVersion, Version};
use crate::os::version_format::{BuildFormat, VersionFormat, is_half_year, rhcos};

/// Whether the token before is a number. `ec2` is none.
fn is_after_number(token: &Token<'_>, after: &Tokens<'_>) -> bool {
    let end = token.start.saturating_sub(1);
    let mut start = end;
    while start > 0 && after.byte(start - 1).is_ascii_digit() {
        start -= 1;
    }
    start < end && (start == 0 || !is_token_byte(after.byte(start - 1)))
}

impl<'a> Phrase<'_, 'a> {
    pub(super) fn number(&mut self, token: &Token<'a>, after: &mut Tokens<'a>) {
        if let Some(name) = self.product {
            let mut ahead = after.starting_at(token.start);
            if let Some(digits) = software::numbers(&mut ahead, 3) {
                let several = self.matched.alias.implied.on_several;
                let major = software::major(digits);
                if several.is_some_and(|(first, last)| (first..=last).contains(&major)) {
                    self.claim.distro = Some(DistroId::LINUX);
                }
                let version = Some(ProductVersion::Joined(digits));
                self.claim.add_product(Product { name, version, edition: None });
                *after = ahead;
            }
            return;
        }
        if software::read_unnamed_driver(token, after, self.claim) {
            return;
        }
        if let Some(version) = self.claim.version {
            self.version_again(version, token, after);
            return;
        }
        let is_unmistakable = self.version_format.is_unmistakable()
            || self.version_format.is_year_and_month(token, after);
        if self.version_closed && !is_unmistakable {
            return;
        }
        if let Some(parsed) = self.version_format.read(token, after, self.build) {
            self.version(&parsed, after);
            return;
        }
        self.version_closed = true;
        if *self.version_format == VersionFormat::Rhcos && rhcos::goes_by_rhel(token, after) {
            // A release whose `ID` is another has this number, so it identifies the distribution only in
            // a field.
            self.strength = Strength::Field;
        }
        if token.starts_split_date(after) || token.is_year_of_split_date(after) {
            // No other number of the date is a version.
            let mut end = token.end;
            while let Some(next) = after.next().filter(|it| it.is_number() && it.start == end + 1) {
                end = next.end;
            }
            after.seek(end);
        }
    }

    /// Reads the version again if it is more exact: vendors' files have it twice, as in
    /// `Rocky-9-GenericCloud-9.3-20231113.0`.
    fn version_again(&mut self, version: Version<'a>, token: &Token<'a>, after: &mut Tokens<'a>) {
        let is_more_exact = version.len == 1
            && token.text() == version.parts[0]
            && matches!(self.version_format, VersionFormat::Numbers(_) | VersionFormat::Parts(_))
            && is_number_joined(token.end, after)
            // In `2024.12.9`, 12.9 is a month and a day.
            && !(is_separator(token.before) && is_after_number(token, after));
        if !is_more_exact || self.style != Style::Name {
            return;
        }
        let Some(parsed) = self.version_format.read(token, after, self.build) else { return };
        // With hyphens they may be counters, unless a date follows.
        let is_dotted = after.byte(token.end) == b'.';
        if is_dotted || after.starting_at(parsed.end).peek().is_some_and(|next| next.is_date()) {
            self.claim.version = Some(parsed.version);
            self.claim.build = self.claim.build.or(parsed.build);
            after.seek(parsed.end);
        }
    }

    fn version(&mut self, parsed: &ParsedVersion<'a>, after: &mut Tokens<'a>) {
        self.claim.version = Some(parsed.version);
        self.claim.build = parsed.build;
        self.version_end = parsed.end;
        after.seek(parsed.end);
    }

    /// Reads a month and its year. In `9-11-mar-2025`, 11 is a day; in `12-mar-2025`, 12 may be one.
    pub(super) fn month(&mut self, token: &Token<'a>, after: &mut Tokens<'a>) -> bool {
        let Some(year) = after.next().filter(|it| it.is_number() && matches!(it.len(), 2 | 4))
        else {
            return false;
        };
        after.seek(year.end);
        self.version_closed = true;
        let Some(version) = self.claim.version else { return true };
        let is_long = [2, 3]
            .iter()
            .all(|back| after.byte(self.version_end.saturating_sub(*back)).is_ascii_digit());
        if self.version_end + 1 != token.start
            || is_long
            || (version.len == 1 && version.major() > 31)
        {
            return true;
        }
        if self.build == BuildFormat::Dotted && self.claim.build.take().is_some() {
            return true;
        }
        let is_dotted = version.len > 1 && version.verbatim.is_some();
        if is_dotted && token.before != b'.' {
            return true;
        }
        self.claim.version = match self.version_format {
            VersionFormat::Numbers(_) | VersionFormat::Parts(_)
                if version.len > 1 || version.parts[0].len() == 1 =>
            {
                Some(Version::new(version.parts[0]))
            }
            _ => None,
        };
        true
    }

    /// Reads a token of letters and digits that no table has as a whole.
    pub(super) fn mixed(&mut self, token: &Token<'a>, after: &mut Tokens<'a>) -> bool {
        let version_format = self.version_format;
        if !self.claim.is_versioned() && (!self.version_closed || version_format.is_unmistakable())
        {
            if version_format.is_mixed()
                && let Some(parsed) = version_format.read(token, after, self.build)
            {
                self.version(&parsed, after);
                return true;
            }
            // A single number after the letter may be a counter of the owner's images.
            if let Some(letter) = self.rules.letter
                && let Some(bare) = token.without_letter(letter)
                && let Some(parsed) = version_format.read(&bare, after, self.build)
                && parsed.version.len > 1
            {
                self.version(&parsed, after);
                return true;
            }
        }
        if version_format.is_windows() && is_half_year(token.text()) {
            // Prose may have words between: `Windows 11 Enterprise, 22h2 Update`.
            self.claim.build = self.claim.build.or(Some(Build::half_year(token.text())));
            return true;
        }
        let Some((letters, _)) = token.letters_then_digits() else { return false };
        let digits = token.start + letters.len();
        match self.knowledge.find_letters(letters, digits, after) {
            Some(Found::Term(Meaning::Product(product))) => self.product(product, token, after),
            // `ubuntu-minimal2204`.
            Some(Found::Term(Meaning::Variant(bits))) if bits & self.rules.variants != 0 => {
                self.claim.variants |= bits;
                after.seek(digits);
                true
            }
            _ => false,
        }
    }
}

//! The numbers of a phrase: the version, and what is none.

use super::{Phrase, Style};
use crate::os::knowledge::{Found, Meaning, Strength};
use crate::os::shape::{BuildShape, Shape, is_half_year, rhcos};
use crate::os::software::{self, Product, ProductVersion};
use crate::os::version::{Build, Reading, Version};
use crate::os::words::{Word, Words, is_joined, is_joint};

impl<'a> Phrase<'_, '_, 'a> {
    pub(super) fn number(&mut self, word: &Word<'a>, after: &mut Words<'a>) {
        if let Some(name) = self.product {
            let mut again = after.at(word.start);
            if let Some(digits) = software::numbers(&mut again, 3) {
                let version = Some(ProductVersion::Joined(digits));
                self.claim.add_product(Product { name, version, edition: None });
                *after = again;
            }
            return;
        }
        if software::bare_driver(word, after, self.claim) {
            return;
        }
        if let Some(version) = self.claim.version {
            self.version_again(version, word, after);
            return;
        }
        if self.closed && !self.shape.is_unmistakable() {
            return;
        }
        if let Some(reading) = self.shape.read(word, after, self.build) {
            self.version(&reading, after);
            return;
        }
        self.closed = true;
        if *self.shape == Shape::Rhcos && rhcos::goes_by_rhel(word, after) {
            // It is numbered as a release whose `ID` is another, so only a field can tell it.
            self.strength = Strength::Field;
        }
        if word.starts_parted_day(after) || word.is_year_of_day(after) {
            // No other number of the day is a version.
            let mut end = word.end;
            while let Some(next) = after.next().filter(|it| it.is_number() && it.start == end + 1) {
                end = next.end;
            }
            after.go_to(end);
        }
    }

    /// Vendors' files say the version twice: `Rocky-9-GenericCloud-9.3-20231113.0`.
    fn version_again(&mut self, version: Version<'a>, word: &Word<'a>, after: &mut Words<'a>) {
        let says_more = version.len == 1
            && word.text() == version.parts[0]
            && matches!(self.shape, Shape::Numbers(_))
            && is_joined(word.end, after)
            // Of `2024.12.9`, 12.9 is a month and a day.
            && !(is_joint(word.before)
                && after.byte(word.start.saturating_sub(2)).is_ascii_digit());
        if !says_more || self.style != Style::Name {
            return;
        }
        let Some(reading) = self.shape.read(word, after, self.build) else { return };
        // With hyphens they could be counters, but for those with a day behind.
        let is_dotted = after.byte(word.end) == b'.';
        if is_dotted || after.at(reading.end).peek().is_some_and(|next| next.is_date()) {
            self.claim.version = Some(reading.version);
            self.claim.build = self.claim.build.or(reading.build);
            after.go_to(reading.end);
        }
    }

    #[inline(never)]
    fn version(&mut self, reading: &Reading<'a>, after: &mut Words<'a>) {
        self.claim.version = Some(reading.version);
        self.claim.build = reading.build;
        self.version_end = reading.end;
        after.go_to(reading.end);
    }

    /// A month with its year behind: of `9-11-mar-2025`, 11 is a day, and of `12-mar-2025`, 12 may
    /// be one.
    pub(super) fn month(&mut self, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        let Some(year) = after.next().filter(|it| it.is_number() && matches!(it.len(), 2 | 4))
        else {
            return false;
        };
        after.go_to(year.end);
        self.closed = true;
        let Some(version) = self.claim.version else { return true };
        let is_long = [2, 3]
            .iter()
            .all(|back| after.byte(self.version_end.saturating_sub(*back)).is_ascii_digit());
        if self.version_end + 1 != word.start
            || is_long
            || (version.len == 1 && version.major() > 31)
        {
            return true;
        }
        if self.build == BuildShape::Dotted && self.claim.build.take().is_some() {
            return true;
        }
        let is_dotted = version.len > 1 && version.whole.is_some();
        if is_dotted && word.before != b'.' {
            return true;
        }
        self.claim.version = match self.shape {
            Shape::Numbers(_) if version.len > 1 || version.parts[0].len() == 1 => {
                Some(Version::new(version.parts[0]))
            }
            _ => None,
        };
        true
    }

    /// A word of letters and digits that is in no table as a whole.
    pub(super) fn mixed(&mut self, word: &Word<'a>, after: &mut Words<'a>) -> bool {
        let shape = self.shape;
        if !self.claim.is_versioned() && (!self.closed || shape.is_unmistakable()) {
            if shape.is_mixed()
                && let Some(reading) = shape.read(word, after, self.build)
            {
                self.version(&reading, after);
                return true;
            }
            // One number behind the letter may count the owner's own images.
            if let Some(letter) = self.rules.letter
                && let Some(bare) = word.without_letter(letter)
                && let Some(reading) = shape.read(&bare, after, self.build)
                && reading.version.len > 1
            {
                self.version(&reading, after);
                return true;
            }
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
            Some(Found::Word(Meaning::Variant(bits))) if bits & self.rules.variants != 0 => {
                self.claim.variants |= bits;
                after.go_to(digits);
                true
            }
            _ => false,
        }
    }
}

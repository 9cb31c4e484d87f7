//! Texts of the Marketplace in the form in which names of images have them.

use std::borrow::Cow;

use super::vendors::{Skus, Vendor};
use crate::provider::case::{has_start, is_same};

/// Words that are written directly after the version: `7lvm`, `74sap`, `82gen2`.
const ATTACHED: &[&str] = &["lvm", "raw", "sap", "gen1", "gen2"];

/// What an offer says about the operating system. `version` is the version of the image.
pub(super) fn offer_text<'t>(vendor: &Vendor, offer: &'t str, version: &str) -> Cow<'t, str> {
    match vendor.skus {
        Skus::FirstNumber => with_second_number(offer),
        Skus::Product => without_version(offer, version),
        Skus::SqlServer => with_pro_separated(offer),
        Skus::System | Skus::WindowsClient => Cow::Borrowed(offer),
    }
}

/// What a SKU says about the operating system; `None` if it is about a product.
pub(super) fn sku_text<'t>(
    vendor: &Vendor,
    offer: &str,
    sku: &'t str,
    version: &str,
) -> Option<Cow<'t, str>> {
    match vendor.skus {
        Skus::System => Some(separated(sku)),
        Skus::FirstNumber => Some(with_second_number(sku)),
        Skus::WindowsClient => Some(Cow::Owned(windows_client(offer, sku))),
        Skus::Product => Some(without_version(sku, version)),
        Skus::SqlServer => None,
    }
}

/// A text without the version of a product: in `acme_rhel_4_6_5`, which has the version 4.6.5, it is not that of the system.
fn without_version<'t>(text: &'t str, version: &str) -> Cow<'t, str> {
    let is_same = |(one, two): (u8, u8)| one == two || two == b'.' && matches!(one, b'-' | b'_');
    if !version.contains('.') {
        return Cow::Borrowed(text);
    }
    let mut starts = text.char_indices().map(|(at, _)| at);
    let found = starts.find(|at| {
        let part = text.get(*at..at + version.len()).unwrap_or_default();
        let is_number = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        part.len() == version.len()
            && part.bytes().zip(version.bytes()).all(is_same)
            && !is_number(before)
            && !is_number(text.as_bytes().get(at + version.len()))
    });
    let Some((before, after)) =
        found.and_then(|at| Some((text.get(..at)?, text.get(at + version.len()..)?)))
    else {
        return Cow::Borrowed(text);
    };
    Cow::Owned([before, after].concat())
}

/// Separates the words of `sql2019-ubuntupro2004`.
fn with_pro_separated(offer: &str) -> Cow<'_, str> {
    const WORD: &str = "ubuntupro";
    let found = words(offer).find(|word| has_start(word, WORD));
    let Some(word) = found else { return Cow::Borrowed(offer) };
    let at = word.as_ptr().addr().saturating_sub(offer.as_ptr().addr());
    let before = offer.get(..at).unwrap_or_default();
    let after = offer.get(at + WORD.len()..).unwrap_or_default();
    Cow::Owned([before, "ubuntu-pro-", after].concat())
}

/// The first numbers of a version, which are the operating system's: `8.10` of `8.10.2023090618`.
pub(super) fn first_numbers(version: &str, count: usize) -> Option<&str> {
    let mut end = 0;
    for (index, part) in parts(version, '.').take(count).enumerate() {
        if !is_number(part) {
            return None;
        }
        end += part.len() + usize::from(index > 0);
    }
    let numbers = version.get(..end)?;
    (count > 1 && parts(numbers, '.').count() == count).then_some(numbers)
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// See [`words`]. The next word is not searched inline, for a small module.
pub(super) struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let start = self.rest.bytes().position(|byte| byte.is_ascii_alphanumeric())?;
        let text = self.rest.get(start..)?;
        let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        let (word, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
        self.rest = rest;
        Some(word)
    }
}

/// The parts of a text between separators.
pub(super) fn parts(text: &str, separator: char) -> Parts<'_> {
    Parts { rest: Some(text), separator }
}

/// See [`parts`]. The next part is not searched inline, for a small module.
pub(super) struct Parts<'t> {
    rest: Option<&'t str>,
    separator: char,
}

impl<'t> Parts<'t> {
    /// The text after the parts that were returned.
    pub(super) fn rest(&self) -> Option<&'t str> {
        self.rest
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let text = self.rest?;
        let split = text.split_once(self.separator);
        self.rest = split.map(|(_, rest)| rest);
        Some(split.map_or(text, |(part, _)| part))
    }
}

/// Whether a text has one of these words.
pub(super) fn has_word(text: &str, wanted: &[&str]) -> bool {
    words(text).any(|word| wanted.iter().any(|wanted| is_same(word, wanted)))
}

/// Separates words from the version that they are attached to. Channels lose their year: `lts2024`.
fn separated(sku: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut start = 0;
    for word in words(sku) {
        // The words are parts of the SKU.
        let at = word.as_ptr().addr().saturating_sub(sku.as_ptr().addr());
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, letters) = word.split_at(digits);
        let is_attached = ATTACHED.iter().any(|known| has_start(letters, known));
        if !number.is_empty() && is_attached {
            text.push_str(sku.get(start..at + digits).unwrap_or_default());
            text.push('-');
            start = at + digits;
        } else if has_start(word, "lts") && word.get(3..).is_some_and(is_number) {
            text.push_str(sku.get(start..at + 3).unwrap_or_default());
            start = at + word.len();
        }
    }
    if start == 0 {
        return Cow::Borrowed(sku);
    }
    text.push_str(sku.get(start..).unwrap_or_default());
    Cow::Owned(text)
}

/// Adds `.0` to the first number, if it stands alone.
fn with_second_number(text: &str) -> Cow<'_, str> {
    let Some(number) = words(text).find(|word| is_number(word)).filter(|word| word.len() == 1)
    else {
        return Cow::Borrowed(text);
    };
    let end = number.as_ptr().addr().saturating_sub(text.as_ptr().addr()) + number.len();
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    if after.starts_with('.') {
        return Cow::Borrowed(text);
    }
    Cow::Owned([before, ".0", after].concat())
}

/// The editions of Windows clients in SKUs.
const EDITIONS: [(&str, &str); 7] = [
    ("pro", "pro"),
    ("pron", "pro"),
    ("ent", "enterprise"),
    ("enterprise", "enterprise"),
    ("entn", "enterprise"),
    ("avd", "enterprise"),
    ("evd", "enterprise"),
];

/// `windows-11-24h2-pro`: a SKU of Windows for clients. It has the version, unless the offer has it; before 2021, it had only
/// the release of Windows 10.
fn windows_client(offer: &str, sku: &str) -> String {
    let mut text = "windows".to_owned();
    let half = words(sku).find(|word| is_half_year(word));
    let of_texts = [sku, offer].into_iter().find_map(client_version);
    let is_release = half.is_some() || words(sku).any(is_redstone);
    let version = of_texts.or(is_release.then_some("10"));
    let edition = words(sku).find_map(|word| {
        let edition = EDITIONS.iter().find(|(known, _)| is_same(word, known));
        edition.map(|(_, edition)| *edition)
    });
    for part in [version, half.filter(|_| version.is_some()), edition].into_iter().flatten() {
        text.push('-');
        text.push_str(part);
    }
    text
}

/// The version of a client in `win11` or `windows-11`.
fn client_version(text: &str) -> Option<&'static str> {
    const VERSIONS: [(&str, &str); 3] = [("win11", "11"), ("win10", "10"), ("win7", "7")];
    let mut before = "";
    words(text).find_map(|word| {
        let after_name = is_same(std::mem::replace(&mut before, word), "windows");
        let is_version =
            |(name, number): &&(&str, &str)| is_same(word, name) || after_name && word == *number;
        VERSIONS.iter().find(is_version).map(|(_, number)| *number)
    })
}

/// `24h2`.
fn is_half_year(word: &str) -> bool {
    matches!(word.as_bytes(), [year @ .., b'h' | b'H', b'1' | b'2'] if year.len() == 2 && year.iter().all(u8::is_ascii_digit))
}

/// `rs5`: a release of Windows 10 before 2019.
fn is_redstone(word: &str) -> bool {
    matches!(word.as_bytes(), [b'r' | b'R', b's' | b'S', b'1'..=b'5'])
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attached_words_are_separated() {
        for (sku, expected) in [
            ("7lvm-gen2", "7-lvm-gen2"),
            ("8-lvm-gen2", "8-lvm-gen2"),
            ("74sap-gen2", "74-sap-gen2"),
            ("76sapha-gen2", "76-sapha-gen2"),
            ("82gen2", "82-gen2"),
            ("rhel-lvm86-gen2", "rhel-lvm86-gen2"),
            ("lts2024-gen2", "lts-gen2"),
            ("2012-R2-Datacenter", "2012-R2-Datacenter"),
            ("20h2", "20h2"),
            ("", ""),
        ] {
            assert_eq!(separated(sku), expected, "{sku}");
        }
    }

    #[test]
    fn versions_of_products_are_cut() {
        for (text, version, expected) in [
            ("acme_rhel_4_6_5", "4.6.5", "acme_rhel_"),
            ("acme-4.6.5-rhel-9", "4.6.5", "acme--rhel-9"),
            ("acme_rhel_14_6_5", "4.6.5", "acme_rhel_14_6_5"),
            ("acme_rhel_4_6_51", "4.6.5", "acme_rhel_4_6_51"),
            ("ntg_rhel_8_4", "1.0.1", "ntg_rhel_8_4"),
            ("rhel-8", "8", "rhel-8"),
            ("", "1.0", ""),
        ] {
            assert_eq!(without_version(text, version), expected, "{text}");
        }
        assert_eq!(with_pro_separated("sql2019-ubuntupro2004"), "sql2019-ubuntu-pro-2004");
        assert_eq!(with_pro_separated("sql2019-ubuntu2004"), "sql2019-ubuntu2004");
    }

    #[test]
    fn a_lone_number_gets_a_second_one() {
        for (text, expected) in [
            ("cbl-mariner-2-gen2", "cbl-mariner-2.0-gen2"),
            ("1-gen2", "1.0-gen2"),
            ("azure-linux-3", "azure-linux-3.0"),
            ("azure-linux-3.1", "azure-linux-3.1"),
            ("cbl-mariner", "cbl-mariner"),
        ] {
            assert_eq!(with_second_number(text), expected, "{text}");
        }
    }

    #[test]
    fn the_first_numbers_of_a_version_are_the_systems() {
        for (version, count, expected) in [
            ("8.10.2023090618", 2, Some("8.10")),
            ("7.9.2018100812", 2, Some("7.9")),
            ("3815.2.5", 3, Some("3815.2.5")),
            ("3815.2", 3, None),
            ("22.04.202609040", 2, Some("22.04")),
            ("latest", 2, None),
            ("8", 2, None),
            ("8.x.1", 2, None),
            ("1.2.3", 0, None),
        ] {
            assert_eq!(first_numbers(version, count), expected, "{version}");
        }
    }

    #[test]
    fn clients_have_their_version_in_the_sku_or_the_offer() {
        for (offer, sku, expected) in [
            ("windows-11", "win11-24h2-pro", "windows-11-24h2-pro"),
            ("Windows-10", "21h1-evd-g2", "windows-10-21h1-enterprise"),
            ("Windows-10", "rs5-pron", "windows-10-pro"),
            ("office-365", "20h2-evd-o365pp", "windows-10-20h2-enterprise"),
            ("office-365", "win11-22h2-avd-m365", "windows-11-22h2-enterprise"),
            ("windows-ent-cpc", "win11-24h2-ent-cpc", "windows-11-24h2-enterprise"),
            ("windows-7", "win7-enterprise", "windows-7-enterprise"),
            ("office-365", "ultra", "windows"),
        ] {
            assert_eq!(windows_client(offer, sku), expected, "{offer} {sku}");
        }
    }
}

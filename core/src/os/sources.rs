//! How each kind of text but names is read.

use super::claim::{Claim, Processor};
use super::kernel;
use super::knowledge::{DistroId, Found, Knowledge, Meaning, vocabulary};
use super::look::{look, look_up};
use super::phrase::{Phrase, Style};
use super::shape::BuildShape;
use super::software;
use super::vendor_tables::VendorTables;
use super::version::Version;
use super::words::{WordKind, Words, is_in_word, is_joint, is_spelt};

/// Reads a licence, `project/name` or the bare name. It counts only where the name starts with
/// what it licenses.
pub(super) fn license<'a>(
    knowledge: &Knowledge,
    tables: &'static VendorTables,
    text: &'a str,
    claim: &mut Claim<'a>,
) {
    let name = last_segment(text);
    let upgraded = upgraded(name);
    let name = upgraded.unwrap_or(name);
    let words = Words::new(tables.versioned_license(name).unwrap_or(name));
    opening(knowledge, Style::License, words, claim);
    let names_edition =
        claim.variants & (vocabulary::EDITIONS | vocabulary::FOR_CONTAINERS) != 0 || claim.free;
    if claim.is_versioned()
        && !names_edition
        && upgraded.is_none()
        && claim.distro.is_some_and(|it| knowledge.rules(it).shape.is_windows())
    {
        claim.tacit_edition = vocabulary::STANDARD;
    }
}

/// What a licence for an upgrade in place upgrades to.
pub(super) fn upgraded(name: &str) -> Option<&str> {
    name.strip_suffix("-in-place-upgrade")
}

/// Reads a description. It is free text, so it counts only where it opens as vendors' do: with the
/// system's name and version, and no word before them but the vendor's own.
pub(super) fn description<'a>(knowledge: &Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let words = Words::new(text);
    opening(knowledge, Style::Prose, words, claim);
    if claim.processor.is_none() && (claim.distro.is_some() || !claim.products.is_empty()) {
        claim.processor = built_for(knowledge, words);
    }
}

/// The architecture where vendors put it: after a comma, or right before they say when the image
/// was built.
fn built_for(knowledge: &Knowledge, mut words: Words<'_>) -> Option<Processor> {
    while let Some(word) = words.next() {
        // All words for processors hold a number.
        if word.kind != WordKind::Mixed {
            continue;
        }
        let Some(Found::Word(Meaning::Arch(arch))) =
            look_up(knowledge, Style::Prose, &word, &words)
        else {
            continue;
        };
        let mut ahead = words;
        let processor = Processor::read(arch, &mut ahead, true);
        let next = ahead.next().and_then(|next| look_up(knowledge, Style::Prose, &next, &ahead));
        let before_stop = matches!(next, Some(Found::Word(Meaning::Terminator)));
        if word.before == b',' || before_stop {
            return processor;
        }
    }
    None
}

/// Whether a field says that nothing is known: in words, or by signs alone.
pub(crate) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    match text.as_bytes() {
        // The letters that the words below start with.
        [b'N' | b'n' | b'O' | b'o' | b'U' | b'u', ..] => {
            NOTHING.iter().any(|word| text.eq_ignore_ascii_case(word))
        }
        signs => !signs.iter().copied().any(is_in_word),
    }
}

/// Words that say so.
const NOTHING: &[&str] = &[
    "unknown",
    "none",
    "n/a",
    "na",
    "n.a.",
    "not available",
    "not applicable",
    "not set",
    "null",
    "nil",
    "undefined",
    "unspecified",
    "other",
];

/// Reads a field for the distribution, in which any spelling may stand beside other words.
pub(super) fn distro<'a>(knowledge: &Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let mut words = Words::new(text);
    while let Some(word) = words.next() {
        let Some(Found::Distro(spelt)) = look_up(knowledge, Style::Field, &word, &words) else {
            continue;
        };
        // `com.microsoft.server` and `fedora-coreos` are whole; of `poplar-ubuntu` the end counts.
        if claim.distro.is_some() {
            *claim = Claim::nothing();
        }
        Phrase::read(knowledge, Style::Field, spelt, true, &mut words, claim);
        words.next();
    }
}

/// Whether a URL or a name of what an image was made from is that of an image.
pub(super) fn is_image(parent: &str) -> bool {
    parent.as_bytes().windows(8).any(|bytes| bytes == b"/images/")
        || last_segment(parent).len() == parent.len()
}

pub(super) fn last_segment(text: &str) -> &str {
    let slash = text.bytes().rposition(|byte| byte == b'/');
    slash.and_then(|slash| text.get(slash + 1..)).unwrap_or(text)
}

/// Reads a text that says at once what it is about.
fn opening<'a>(knowledge: &Knowledge, style: Style, mut words: Words<'a>, claim: &mut Claim<'a>) {
    while let Some(word) = words.read_on() {
        if word.is_number() {
            break;
        }
        match look(knowledge, style, &word, &words) {
            Some(Found::Distro(spelt)) => {
                let mut products = std::mem::take(&mut claim.products);
                let counts = Phrase::read(knowledge, style, spelt, true, &mut words, claim);
                if counts {
                    products.append(&mut claim.products);
                }
                claim.products = products;
                if counts {
                    return;
                }
                break;
            }
            Some(Found::Word(Meaning::Product(product))) => {
                let Some(product) = software::read(product, &word, &mut words) else { break };
                claim.products.push(product);
            }
            Some(Found::Word(Meaning::Variant(bits))) => {
                claim.variants |= bits;
            }
            Some(Found::Word(_)) if style == Style::Prose => {}
            _ => break,
        }
    }
    claim.keep_products();
}

/// How long a text with a day in it is at least: `20251209`, `25-12-09`.
const SHORTEST_DAY: usize = 8;

/// Reads a field for the version of a distribution that is known, as are words of its variant.
pub(super) fn version<'a>(
    knowledge: &Knowledge,
    (distro, variants): (DistroId, u32),
    text: &'a str,
    claim: &mut Claim<'a>,
) {
    let rules = knowledge.rules(distro);
    if rules.variants & vocabulary::STREAM != 0 && names_stream(text) {
        claim.variants = vocabulary::STREAM;
    }
    // Fedora CoreOS has builds that its distribution has not.
    let is_coreos = variants & vocabulary::COREOS != 0 && distro == DistroId::FEDORA;
    let build = if is_coreos { BuildShape::Dots } else { rules.build };
    if rules.shape.is_windows()
        && let Some(kernel) = kernel::read(text)
    {
        if let Some(product) = kernel.only() {
            // Our own word for it is no kernel.
            version(knowledge, (distro, variants), product, claim);
        }
        return;
    }
    let text = bare_version(text);
    let mut words = Words::new(text);
    // Where a number that is no version ends: those joined to it are none either, as in a day.
    let mut unread = None;
    while let Some(word) = words.next() {
        if unread.is_some_and(|end| word.start == end + 1 && is_joint(word.before)) {
            unread = Some(word.end);
            continue;
        }
        let day = word.date_end(&words);
        if text.len() >= SHORTEST_DAY
            && let Some(end) = day
        {
            words.go_to(end);
            continue;
        }
        if let Some(Found::Codename(codename)) = knowledge.find(&word, &words, false)
            && knowledge.is(distro, codename.distro)
        {
            claim.version = Some(Version::dotted(codename.version));
            return;
        }
        if let Some(end) = day.or_else(|| word.month_end(&words)) {
            words.go_to(end);
            continue;
        }
        if word.kind != WordKind::Letters
            && let Some(reading) = rules.shape.read(&word, &words, build)
        {
            (claim.version, claim.build) = (Some(reading.version), reading.build);
            return;
        }
        if word.is_number() {
            unread = Some(word.end);
        }
    }
}

/// Whether a version is that of `CentOS` Stream: `9-stream`, `stream9`.
fn names_stream(text: &str) -> bool {
    Words::new(text).any(|word| word.is("stream") || word.number_after("stream").is_some())
}

/// `v3.18`, `win10` and `22.04LTS` without the letters that are glued to them.
fn bare_version(text: &str) -> &str {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_glued = text.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    let text = text.get(letters..).filter(|_| is_glued).unwrap_or(text);
    match text.split_at_checked(text.len().saturating_sub(3)) {
        Some((version, lts)) if is_spelt(lts.as_bytes(), b"lts") => version,
        _ => text,
    }
}

/// Reads a field for the processor architecture.
pub(super) fn architecture(knowledge: &Knowledge, text: &str) -> Option<Processor> {
    // What most fields state, unless a caller's word is spelt so.
    if matches!(text, "X86_64" | "x86_64") && !knowledge.has_distros() {
        return Some(Processor::X64);
    }
    let mut words = Words::new(text);
    let word = words.next()?;
    match knowledge.find(&word, &words, false)? {
        Found::Word(Meaning::Arch(arch)) => Processor::read(arch, &mut words, true),
        _ => None,
    }
}

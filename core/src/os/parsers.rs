//! Parsers of licences, descriptions, parents and stated fields. Names and families are in [`names`](super::names).

use super::ascii::eq_ignore_case;
use super::claim::{Claim, KnownArchitecture};
use super::kernel;
use super::knowledge::{Alias, AliasMatch, DistroId, Found, Knowledge, Meaning, vocabulary};
use super::lookup::{look_up, look_up_inlined};
use super::names;
use super::phrase::{Phrase, Style};
use super::software;
use super::stated;
use super::tokens::{TokenKind, Tokens, is_separator, is_token_byte};
use super::vendor_tables::VendorTables;
use super::version::Version;
use super::version_format::BuildFormat;

/// Reads a licence: `project/name`, or the name alone. The name must start with the licensed product.
pub(super) fn license<'a>(
    knowledge: &'a Knowledge,
    tables: &'static VendorTables,
    text: &'a str,
    claim: &mut Claim<'a>,
) {
    let name = last_segment(text);
    let upgraded = upgraded_license(name);
    let name = upgraded.unwrap_or(name);
    let tokens = Tokens::new(tables.restated_license(name).unwrap_or(name));
    leading_phrase(knowledge, Style::License, tokens, claim);
    let has_edition =
        claim.variants & (vocabulary::EDITIONS | vocabulary::FOR_CONTAINERS) != 0 || claim.byos;
    if claim.is_versioned()
        && !has_edition
        && upgraded.is_none()
        && claim.distro.is_some_and(|it| knowledge.rules(it).version_format.is_windows())
    {
        claim.default_edition = vocabulary::STANDARD;
    }
}

/// The licence that an upgrade in place leads to.
pub(super) fn upgraded_license(name: &str) -> Option<&str> {
    name.strip_suffix("-in-place-upgrade")
}

/// Reads a description. It is free text, so it must start as vendors' descriptions do: with the system's
/// name and version, and before them only the vendor's usual words.
pub(super) fn description<'a>(knowledge: &'a Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let tokens = Tokens::new(text);
    leading_phrase(knowledge, Style::Prose, tokens, claim);
    if claim.architecture.is_none() && (claim.distro.is_some() || !claim.products.is_empty()) {
        claim.architecture = build_architecture(knowledge, tokens);
    }
}

/// Reads a text about a known distribution: as a name, if it has one of its own, else as what follows the name of that
/// distribution.
pub(super) fn continuation<'a>(
    knowledge: &'a Knowledge,
    distro: Option<DistroId>,
    text: &'a str,
    claim: &mut Claim<'a>,
) {
    names::read(knowledge, text, claim);
    let Some(distro) = distro.filter(|_| claim.distro.is_none()) else { return };
    let architecture = claim.architecture;
    *claim = Claim::empty();
    let matched = AliasMatch { distro, alias: &Alias::PLAIN, end: 0 };
    Phrase::read(knowledge, Style::Name, matched, true, &mut Tokens::new(text), claim);
    claim.architecture = claim.architecture.or(architecture);
}

/// The architecture at the positions where vendors write it: after a comma, or directly before the date
/// of the build.
fn build_architecture(knowledge: &Knowledge, mut tokens: Tokens<'_>) -> Option<KnownArchitecture> {
    while let Some(token) = tokens.next() {
        // All terms for architectures have letters and digits.
        if token.kind != TokenKind::Mixed {
            continue;
        }
        let Some(Found::Term(Meaning::Arch(arch))) =
            look_up(knowledge, Style::Prose, &token, &tokens)
        else {
            continue;
        };
        let mut ahead = tokens;
        let architecture = KnownArchitecture::read(arch, &mut ahead, true);
        let next = ahead.next().and_then(|next| look_up(knowledge, Style::Prose, &next, &ahead));
        let is_before_terminator = matches!(next, Some(Found::Term(Meaning::Terminator)));
        if token.before == b',' || is_before_terminator {
            return architecture;
        }
    }
    None
}

/// Whether the value of a field means "unknown": one of [`PLACEHOLDERS`], or punctuation alone.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    match text.as_bytes() {
        // The first letters of the placeholders.
        [b'N' | b'n' | b'O' | b'o' | b'U' | b'u', ..] => {
            PLACEHOLDERS.iter().any(|token| text.eq_ignore_ascii_case(token))
        }
        bytes => !bytes.iter().copied().any(is_token_byte),
    }
}

/// Values that mean "unknown".
const PLACEHOLDERS: &[&str] = &[
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

/// Reads a field for the distribution, which may have aliases among other words.
pub(super) fn distro<'a>(knowledge: &'a Knowledge, text: &'a str, claim: &mut Claim<'a>) {
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        let Some(Found::Distro(matched)) = look_up(knowledge, Style::Field, &token, &tokens) else {
            continue;
        };
        // `com.microsoft.server` and `fedora-coreos` are one alias; in `poplar-ubuntu`, the last one
        // wins.
        if claim.distro.is_some() {
            *claim = Claim::empty();
        }
        Phrase::read(knowledge, Style::Field, matched, true, &mut tokens, claim);
        tokens.next();
    }
}

/// Whether the URL or name of a parent is that of an image.
pub(super) fn is_image(parent: &str) -> bool {
    parent.as_bytes().windows(8).any(|bytes| bytes == b"/images/")
        || last_segment(parent).len() == parent.len()
}

pub(super) fn last_segment(text: &str) -> &str {
    let slash = text.bytes().rposition(|byte| byte == b'/');
    slash.and_then(|slash| text.get(slash + 1..)).unwrap_or(text)
}

/// Reads a text that starts with its subject.
fn leading_phrase<'a>(
    knowledge: &'a Knowledge,
    style: Style,
    mut tokens: Tokens<'a>,
    claim: &mut Claim<'a>,
) {
    while let Some(token) = tokens.next_inlined() {
        if token.is_number() {
            break;
        }
        match look_up_inlined(knowledge, style, &token, &tokens) {
            Some(Found::Distro(matched)) => {
                let mut products = std::mem::take(&mut claim.products);
                let accepted = Phrase::read(knowledge, style, matched, true, &mut tokens, claim);
                if accepted {
                    products.append(&mut claim.products);
                }
                claim.products = products;
                if accepted {
                    return;
                }
                break;
            }
            Some(Found::Term(Meaning::Product(product))) => {
                let product = software::read(product, &token, &mut tokens, style);
                let Some(product) = product else { break };
                claim.products.push(product);
            }
            Some(Found::Term(Meaning::Variant(bits))) => {
                claim.variants |= bits;
            }
            // A licence whose name does not say for what system.
            Some(Found::Term(Meaning::Payg)) if style == Style::License => claim.payg = true,
            Some(Found::Term(_)) if style == Style::Prose => {}
            _ => break,
        }
    }
    let payg = claim.payg;
    claim.keep_products();
    claim.payg = payg;
}

/// The minimum length of a text with a date: `20251209`, `25-12-09`.
const MIN_DATE_LEN: usize = 8;

/// Reads a field for the version of a known distribution with these variants.
pub(super) fn version<'a>(
    knowledge: &'a Knowledge,
    (distro, variants): (DistroId, u64),
    text: &'a str,
    claim: &mut Claim<'a>,
) {
    if let Some(row) = knowledge.caller_row(distro) {
        claim.version = stated::field(row, text);
        return;
    }
    let rules = knowledge.rules(distro);
    if rules.variants & vocabulary::STREAM != 0 && is_stream(text) {
        claim.variants = vocabulary::STREAM;
    }
    // Fedora CoreOS has builds, and Fedora does not.
    let is_coreos = variants & vocabulary::COREOS != 0 && distro == DistroId::FEDORA;
    let build = if is_coreos { BuildFormat::Dots } else { rules.build };
    if rules.version_format.is_windows()
        && let Some(kernel) = kernel::read(text)
    {
        if let Some(product) = kernel.only() {
            // The product in the spelling of the table is not a kernel version, so this does not recurse
            // again.
            version(knowledge, (distro, variants), product, claim);
        }
        return;
    }
    let text = bare_version(text);
    let mut tokens = Tokens::new(text);
    // The end of a number that is not a version. Numbers joined to it are not versions either, as in a
    // date.
    let mut unread_end = None;
    while let Some(token) = tokens.next() {
        if unread_end.is_some_and(|end| token.start == end + 1 && is_separator(token.before)) {
            unread_end = Some(token.end);
            continue;
        }
        let date_end = token.date_end(&tokens);
        if text.len() >= MIN_DATE_LEN
            && let Some(end) = date_end
        {
            tokens.seek(end);
            continue;
        }
        if let Some(Found::Codename(codename)) = knowledge.find(&token, &tokens, false)
            && knowledge.is_same_distro(distro, codename.distro)
        {
            claim.version = Some(Version::dotted(codename.version));
            return;
        }
        if let Some(end) = date_end.or_else(|| token.month_end(&tokens)) {
            tokens.seek(end);
            continue;
        }
        if token.kind != TokenKind::Letters
            && let Some(parsed) = rules.version_format.read(&token, &tokens, build)
        {
            (claim.version, claim.build) = (Some(parsed.version), parsed.build);
            return;
        }
        if token.is_number() {
            unread_end = Some(token.end);
        }
    }
}

/// Whether a version is that of `CentOS` Stream: `9-stream`, `stream9`.
fn is_stream(text: &str) -> bool {
    Tokens::new(text).any(|token| token.is("stream") || token.number_after("stream").is_some())
}

/// `v3.18`, `win10` and `22.04LTS` without the attached letters.
fn bare_version(text: &str) -> &str {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_glued = text.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    let text = text.get(letters..).filter(|_| is_glued).unwrap_or(text);
    match text.split_at_checked(text.len().saturating_sub(3)) {
        Some((version, lts)) if eq_ignore_case(lts.as_bytes(), b"lts") => version,
        _ => text,
    }
}

/// Reads a field for the processor architecture.
pub(super) fn architecture(knowledge: &Knowledge, text: &str) -> Option<KnownArchitecture> {
    // The most common value, unless it is an alias of a caller's distribution.
    if matches!(text, "X86_64" | "x86_64") && !knowledge.has_distros() {
        return Some(KnownArchitecture::X64);
    }
    let mut tokens = Tokens::new(text);
    let token = tokens.next()?;
    match knowledge.find(&token, &tokens, false)? {
        Found::Term(Meaning::Arch(arch)) => KnownArchitecture::read(arch, &mut tokens, true),
        _ => None,
    }
}

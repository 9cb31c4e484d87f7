//! Software in names, licences and descriptions.

use std::borrow::Cow;

use super::ascii::{concat, eq_ignore_case, number};
use super::claim::Claim;
use super::knowledge::SoftwareTerm;
use super::tokens::{Token, TokenKind, Tokens, is_separator};
use super::version::Build;
use crate::model::Software;

/// A product in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Product<'a> {
    pub(super) name: &'static str,
    pub(super) version: Option<ProductVersion<'a>>,
    pub(super) edition: Option<&'static str>,
}

/// A version in the spelling of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ProductVersion<'a> {
    /// `2.15`, `2-15`.
    Joined(&'a [u8]),
    /// `121`, which is 12.1, or `92`, which is 9.2.
    Squeezed(&'a [u8]),
    /// `2008-r2`.
    SecondRelease(&'a [u8]),
}

impl ProductVersion<'_> {
    pub(super) fn write(self) -> String {
        match self {
            Self::Joined(text) => Build::joined(text, b'.').write(),
            Self::Squeezed(text) => {
                let (major, minor) = text.split_at(text.len().saturating_sub(1));
                concat(&[major, b".", minor])
            }
            Self::SecondRelease(year) => concat(&[year, b" R2"]),
        }
    }
}

impl Product<'_> {
    pub(super) fn write(&self) -> Software<'static> {
        Software {
            name: Cow::Borrowed(self.name),
            version: self.version.map(|version| Cow::Owned(version.write())),
            edition: self.edition.map(Cow::Borrowed),
        }
    }
}

/// Reads the product that a term names, and moves the cursor after it.
pub(super) fn read<'a>(
    token: SoftwareTerm,
    first: &Token<'a>,
    after: &mut Tokens<'a>,
) -> Option<Product<'a>> {
    let (name, version) = match token {
        SoftwareTerm::Sql => return sql_server(after),
        SoftwareTerm::Driver => return driver(after),
        SoftwareTerm::Cuda => ("cuda", Some(cuda(first, after)?)),
        SoftwareTerm::Tensorflow => {
            let version = framework(first, after);
            if version.is_none() && !first.is("tensorflow") {
                return None;
            }
            ("tensorflow", version)
        }
        SoftwareTerm::Pytorch => ("pytorch", framework(first, after)),
        SoftwareTerm::Tpu => ("tpu", None),
    };
    Some(Product { name, version, edition: None })
}

/// `nvidia-a100` is a card; driver versions start at 300.
fn driver<'a>(after: &mut Tokens<'a>) -> Option<Product<'a>> {
    let mut ahead = *after;
    let digits = numbers(&mut ahead, 4)?;
    if !(300..1000).contains(&major(digits)) {
        return None;
    }
    *after = ahead;
    let version = Some(ProductVersion::Joined(digits));
    let edition = after.peek().and_then(driver_edition);
    Some(Product { name: "nvidia-driver", version, edition })
}

/// The version of CUDA: `cuda-12-2`, `cuda-130`, `cuda12.2`, `cu121`.
fn cuda<'a>(first: &Token<'a>, after: &mut Tokens<'a>) -> Option<ProductVersion<'a>> {
    let mut ahead = *after;
    if let Some((letters, digits)) = first.letters_then_digits() {
        if let Some(squeezed) = squeezed_cuda(digits) {
            return Some(squeezed);
        }
        // A lower number may be a counter. After `cu`, these numbers may also be counters: SQL Server has
        // cumulative updates.
        let is_major = matches!(digits, [b'8' | b'9'] | [b'1', _]);
        if !is_major || !eq_ignore_case(letters, b"cuda") {
            return None;
        }
        ahead.seek(first.end - digits.len());
    } else {
        if !first.is("cuda") {
            return None;
        }
        let token = ahead.next().filter(Token::is_number)?;
        // `cuda-100-gb` is a disk size.
        if ahead.peek().is_some_and(|unit| unit.is_any(&["gb", "gib", "g"])) {
            return None;
        }
        if let Some(squeezed) = squeezed_cuda(token.text()) {
            *after = ahead;
            return Some(squeezed);
        }
        ahead = *after;
    }
    let version = joined_cuda(&mut ahead)?;
    *after = ahead;
    Some(version)
}

/// `121`, which is 12.1 in the names of NVIDIA's packages.
fn squeezed_cuda(digits: &[u8]) -> Option<ProductVersion<'_>> {
    matches!(digits, b"80" | b"90" | b"91" | b"92" | [b'1', _, _])
        .then_some(ProductVersion::Squeezed(digits))
}

/// 12-2 is 12.2, and 9-2 is 9.2; a minor with more digits is a counter.
fn joined_cuda<'a>(tokens: &mut Tokens<'a>) -> Option<ProductVersion<'a>> {
    let mut ahead = *tokens;
    let major = numbers(tokens, 1)?;
    let both = numbers(&mut ahead, 2)?;
    let has_minor = both.len() == major.len() + 2;
    match number(major) {
        7..20 if has_minor => {
            *tokens = ahead;
            Some(ProductVersion::Joined(both))
        }
        8..20 => Some(ProductVersion::Joined(major)),
        _ => None,
    }
}

/// Reads a driver and the CUDA after it, as in `580.126.16-open-13.0.2`, and returns whether they are
/// there. No token names them, but no version of a system is followed by `open`.
#[inline]
pub(super) fn read_unnamed_driver<'a>(
    first: &Token<'a>,
    after: &mut Tokens<'a>,
    claim: &mut Claim<'a>,
) -> bool {
    first.len() == 3 && number(first.text()) >= 300 && add_driver(first, after, claim).is_some()
}

#[inline(never)]
fn add_driver<'a>(first: &Token<'a>, after: &mut Tokens<'a>, claim: &mut Claim<'a>) -> Option<()> {
    let mut ahead = after.starting_at(first.start);
    let digits = numbers(&mut ahead, 4)?;
    let edition = driver_edition(ahead.next()?)?;
    if !has_dot(digits) {
        return None;
    }
    *after = ahead;
    let version = Some(ProductVersion::Joined(digits));
    claim.add_product(Product { name: "nvidia-driver", version, edition: Some(edition) });
    if let Some(digits) = numbers(&mut ahead, 3).filter(|digits| has_dot(digits)) {
        *after = ahead;
        let version = Some(ProductVersion::Joined(digits));
        claim.add_product(Product { name: "cuda", version, edition: None });
    }
    Some(())
}

fn has_dot(digits: &[u8]) -> bool {
    digits.contains(&b'.')
}

fn driver_edition(token: Token<'_>) -> Option<&'static str> {
    const EDITIONS: &[&str] = &["open", "proprietary"];
    EDITIONS.iter().copied().find(|edition| token.is(edition))
}

/// Reads the next numbers, which separators join, and moves the cursor after them.
pub(super) fn numbers<'a>(tokens: &mut Tokens<'a>, most: usize) -> Option<&'a [u8]> {
    let mut ahead = *tokens;
    let first = ahead.next().filter(|token| token.is_number() && !token.is_date())?;
    let mut end = first.end;
    for _ in 1..most {
        match ahead.next() {
            Some(token)
                if token.is_number()
                    && !token.is_date()
                    && token.start == end + 1
                    && is_separator(token.before) =>
            {
                end = token.end;
            }
            _ => break,
        }
    }
    tokens.seek(end);
    tokens.text().get(first.start..end)
}

/// The first of several numbers.
#[inline(never)]
fn major(digits: &[u8]) -> u32 {
    number(digits.split(|byte| is_separator(*byte)).next().unwrap_or_default())
}

fn framework<'a>(first: &Token<'a>, after: &mut Tokens<'a>) -> Option<ProductVersion<'a>> {
    // Here the number is part of the name.
    let is_second = first.is("tf2");
    let mut ahead = *after;
    if ahead.peek().is_some_and(|token| token.is("ent")) {
        ahead.next();
    } else if let Some((_, digits)) = first.letters_then_digits()
        && !is_second
    {
        ahead.seek(first.end - digits.len());
    }
    // The major version has been 1 or 2 for ten years.
    let digits = numbers(&mut ahead, 3)?;
    let major = major(digits);
    if if is_second { major != 2 } else { major >= 10 } {
        return None;
    }
    *after = ahead;
    Some(ProductVersion::Joined(digits))
}

/// `sql-2019-enterprise`, `sql-ent-2016`, `sql-server-2022-web`, `SQL Server 2014 Standard`.
fn sql_server<'a>(after: &mut Tokens<'a>) -> Option<Product<'a>> {
    let (mut year, mut edition, mut second, mut server) = (None, None, false, false);
    let mut rest = *after;
    let mut ahead = rest;
    while let Some(token) = ahead.next() {
        if token.is("server") {
            server = true;
        } else if token.is("r2") {
            second = true;
        } else if token.is("preview") && year.is_some() {
            // Neither an edition nor the end of the product.
        } else if token.kind == TokenKind::Digits && token.len() == 4 && year.is_none() {
            year = Some(token.text());
        } else if let Some(known) = sql_edition(token)
            && edition.is_none()
        {
            edition = Some(known);
        } else {
            break;
        }
        rest = ahead;
        if year.is_some() && edition.is_some() {
            break;
        }
    }
    let year = year.filter(|year| (2000..2100).contains(&number(year)))?;
    let version =
        if second { ProductVersion::SecondRelease(year) } else { ProductVersion::Joined(year) };
    if !server && edition.is_none() && !rest.peek().is_some_and(|token| token.is("windows")) {
        return None;
    }
    *after = rest;
    Some(Product { name: "sql-server", version: Some(version), edition })
}

fn sql_edition(token: Token<'_>) -> Option<&'static str> {
    const EDITIONS: &[&[&str]] = &[
        &["enterprise", "ent"],
        &["standard", "std"],
        &["web"],
        &["express", "exp"],
        &["developer"],
    ];
    let aliases = EDITIONS.iter().find(|aliases| token.is_any(aliases))?;
    aliases.first().copied()
}

//! Software in names, licences and descriptions.

mod nvidia;

pub(in crate::os) use nvidia::read_unnamed_driver;
use nvidia::{cuda, driver};

use crate::os::ascii::number;
use crate::os::knowledge::SoftwareTerm;
use crate::os::phrase::Style;
use crate::os::product::{Product, ProductVersion};
use crate::os::tokens::{Token, TokenKind, Tokens, is_separator};

/// Reads the product that a term names, and moves the cursor after it.
pub(in crate::os) fn read<'a>(
    token: SoftwareTerm,
    first: &Token<'a>,
    after: &mut Tokens<'a>,
    style: Style,
) -> Option<Product<'a>> {
    let (name, version) = match token {
        SoftwareTerm::Sql => return sql_server(after, style),
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

/// Reads the next numbers, which separators join, and moves the cursor after them.
pub(in crate::os) fn numbers<'a>(tokens: &mut Tokens<'a>, max_len: usize) -> Option<&'a [u8]> {
    let mut ahead = *tokens;
    let first = ahead.next().filter(|token| token.is_number() && !token.is_date())?;
    let mut end = first.end;
    for _ in 1..max_len {
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
pub(in crate::os) fn major(digits: &[u8]) -> u32 {
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

/// `sql-2019-enterprise`, `sql-ent-2016`, `sql-server-2022-web`, `SQL Server 2014 Standard`, `SQL_2012_SP4_Web`. A
/// licence may be for all versions: `SQL Server Web`.
fn sql_server<'a>(after: &mut Tokens<'a>, style: Style) -> Option<Product<'a>> {
    let (mut year, mut edition, mut is_second_release, mut server) = (None, None, false, false);
    let mut rest = *after;
    let mut ahead = rest;
    while let Some(token) = ahead.next() {
        if token.is("server") {
            server = true;
        } else if token.is("r2") {
            is_second_release = true;
        } else if token.is("preview") && year.is_some() {
            // Neither an edition nor the end of the product.
        } else if year.is_some() && token.number_after("sp").is_some() {
            // A service pack.
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
    if style == Style::License && year.is_none() && server && edition.is_some() {
        *after = rest;
        return Some(Product { name: "sql-server", version: None, edition });
    }
    let year = year.filter(|year| (2000..2100).contains(&number(year)))?;
    let version = if is_second_release {
        ProductVersion::SecondRelease(year)
    } else {
        ProductVersion::Joined(year)
    };
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

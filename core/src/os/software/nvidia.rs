//! NVIDIA's drivers and CUDA.

use super::{major, numbers};
use crate::os::ascii::{eq_ignore_case, number};
use crate::os::claim::Claim;
use crate::os::product::{Product, ProductVersion};
use crate::os::tokens::{Token, Tokens};

/// `nvidia-a100` is a card; driver versions start at 300.
pub(super) fn driver<'a>(after: &mut Tokens<'a>) -> Option<Product<'a>> {
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
pub(super) fn cuda<'a>(first: &Token<'a>, after: &mut Tokens<'a>) -> Option<ProductVersion<'a>> {
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
pub(in crate::os) fn read_unnamed_driver<'a>(
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

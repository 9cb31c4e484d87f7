//! Versions of Windows.

use crate::os::ascii::{eq_ignore_case, is_digits, number};
use crate::os::tokens::{Token, Tokens};
use crate::os::version::{Build, ParsedVersion, Version};

/// The releases of servers with the spelling of those of clients, which are builds. The second is of the annual channel.
const HALF_YEARS_OF_SERVERS: [&[u8]; 2] = [b"20h2", ANNUAL];

/// The release of the annual channel, which is Datacenter for containers.
const ANNUAL: &[u8] = b"23h2";

/// An existing version of a server or a client.
pub(super) fn read_any<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    server(first, after, false).or_else(|| client(first, after))
}

/// A version of a server, with any year.
pub(super) fn read_server<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    server(first, after, true)
}

fn server<'a>(first: &Token<'a>, after: &Tokens<'a>, any_year: bool) -> Option<ParsedVersion<'a>> {
    let text = first.text();
    if HALF_YEARS_OF_SERVERS.iter().any(|known| eq_ignore_case(text, known)) {
        let mut parsed = ParsedVersion::one(text, first.end);
        parsed.version.verbatim = None;
        return Some(parsed);
    }
    if let Some((year, second)) = parse_2k(text) {
        let len = 1 + u8::from(second);
        return Some(ParsedVersion {
            version: second_release(year, len),
            build: None,
            end: first.end,
        });
    }
    let (year, tail) = text.split_at_checked(4)?;
    let is_year = is_server_year(year)
        || (any_year
            && is_digits(year)
            && (2000..2100).contains(&number(year))
            && !first.is_followed_by_month(after));
    if !is_year {
        return None;
    }
    let r2 = after.peek().filter(|token| tail.is_empty() && token.is("r2"));
    let end = r2.map_or(first.end, |r2| r2.end);
    match (r2.is_some() || eq_ignore_case(tail, b"r2"), tail.is_empty()) {
        (true, _) if number(year) < 2016 => {
            let mut version = second_release(year, 2);
            let verbatim = after.text().get(first.start..end);
            version.verbatim = verbatim
                .filter(|verbatim| version.is_written_as(verbatim) && verbatim.ends_with(b"R2"));
            Some(ParsedVersion { version, build: None, end })
        }
        (_, true) => Some(ParsedVersion::one(year, first.end)),
        _ => None,
    }
}

fn client<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let next = after.peek();
    let minor = next.filter(|token| token.is("1") && token.start == first.end + 1);
    match (first.text(), minor) {
        (b"81", _) => Some(ParsedVersion::one(b"8.1", first.end)),
        (b"8", Some(minor)) => Some(ParsedVersion::one(b"8.1", minor.end)),
        // The version of the kernel, which servers also have.
        (b"10", _) if next.is_some_and(|next| next.is("0") && next.before == b'.') => None,
        (text @ (b"7" | b"8"), _) => Some(ParsedVersion::one(text, first.end)),
        // The clients are 10 and 11; a few more are allowed for.
        (text, _)
            if text.len() == 2
                && (10..=15).contains(&number(text))
                && (first.before == 0 || !first.starts_split_date(after)) =>
        {
            let half = next.filter(|token| is_half_year(token.text()));
            let mut parsed = ParsedVersion::one(text, half.map_or(first.end, |half| half.end));
            parsed.build = half.map(|half| Build::half_year(half.text()));
            Some(parsed)
        }
        _ => None,
    }
}

/// `2012 R2`, or `2012`.
fn second_release(year: &[u8], len: u8) -> Version<'_> {
    let mut version = Version::from_parts([year, b"R2", b""], len);
    version.spaced = true;
    version
}

/// Whether this is a version of a server: the year of a long-term release (from 2016 on, a multiple of
/// three), or, from 2017 to 2020, the year and month of another release.
fn is_server_year(text: &[u8]) -> bool {
    const YEARS: [u32; 10] = [2000, 2003, 2008, 2012, 1709, 1803, 1809, 1903, 1909, 2004];
    let year = number(text);
    is_digits(text)
        && match year {
            2016..2100 => year.is_multiple_of(3),
            _ => YEARS.contains(&year),
        }
}

/// The year in `2k19` or `2k12r2`, and whether it is the second release.
fn parse_2k(text: &[u8]) -> Option<(&'static [u8], bool)> {
    const YEARS: &[u8] = b"20002001200220032004200520062007200820092010201120122013201420152016\
                         201720182019202020212022202320242025202620272028202920302031203220332034";
    let [b'2', b'k' | b'K', lower @ ..] = text else { return None };
    let (digits, second) = match lower {
        [digits @ .., b'r' | b'R', b'2'] => (digits, true),
        _ => (lower, false),
    };
    let at = usize::try_from(number(digits)).ok()?.saturating_mul(4);
    Some((YEARS.get(at..)?.get(..4)?, second))
}

/// Whether clients have had releases of the same name: `1809`, `20H2`.
pub(in crate::os) fn is_of_clients_too(version: &Version<'_>) -> bool {
    let text = version.parts[0];
    version.len == 1 && (is_half_year(text) || matches!(number(text), 1700..2000 | 2004))
}

/// Whether it is the release of the annual channel. Most images with its name are those of clients.
pub(in crate::os) fn is_annual(version: &Version<'_>) -> bool {
    eq_ignore_case(version.parts[0], ANNUAL)
}

/// `20H2`, `22h2`.
pub(in crate::os) fn is_half_year(text: &[u8]) -> bool {
    matches!(text, [y1, y2, b'h' | b'H', half]
        if y1.is_ascii_digit() && y2.is_ascii_digit() && half.is_ascii_digit())
}

//! Software beside the operating system, read out of names, licences and descriptions.

use std::borrow::Cow;

use super::knowledge::SoftwareWord;
use super::version::Build;
use super::words::{Word, WordKind, Words, is_spelt, number};
use crate::model::Software;
use crate::quote::text_of;

/// A piece of software that a text names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Product<'a> {
    pub(super) name: &'static str,
    pub(super) version: Option<ProductVersion<'a>>,
    pub(super) edition: Option<&'static str>,
}

/// A version, as the text spells it.
#[derive(Debug, Clone, Copy)]
pub(super) enum ProductVersion<'a> {
    /// `2.15`, `2-15`.
    Joined(&'a str),
    /// `121`, which is 12.1, or `92`, which is 9.2.
    Squeezed(&'a str),
    /// `2008-r2`.
    SecondRelease(&'a str),
}

impl ProductVersion<'_> {
    pub(super) fn write(self) -> String {
        match self {
            Self::Joined(text) => Build::joined(text, b'.').write(),
            Self::Squeezed(text) => match text.split_at_checked(text.len().saturating_sub(1)) {
                Some((major, minor)) => text_of(&[major, ".", minor]),
                None => text.to_owned(),
            },
            Self::SecondRelease(year) => text_of(&[year, " R2"]),
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

/// Reads the software that a word names; gives back where the text goes on, too.
pub(super) fn read<'a>(
    word: SoftwareWord,
    first: &Word<'a>,
    after: Words<'a>,
) -> Option<(Product<'a>, Words<'a>)> {
    let named = |name, version: Option<(ProductVersion<'a>, Words<'a>)>| {
        let (version, rest) =
            version.map_or((None, after), |(version, rest)| (Some(version), rest));
        (Product { name, version, edition: None }, rest)
    };
    match word {
        SoftwareWord::Sql => sql_server(after),
        SoftwareWord::Driver => {
            // `nvidia-a100` is a card; drivers are numbered from 300 up.
            let (digits, rest) = numbers(after, 4)?;
            (300..1000).contains(&major(digits)).then_some(())?;
            let edition = rest.peek().and_then(driver_edition);
            let mut product = named("nvidia-driver", Some((ProductVersion::Joined(digits), rest)));
            product.0.edition = edition;
            Some(product)
        }
        SoftwareWord::Cuda => {
            let (version, rest) = cuda(first, after)?;
            Some(named("cuda", Some((version, rest))))
        }
        SoftwareWord::Tensorflow => framework("tensorflow", first, after)
            .or_else(|| first.is("tensorflow").then(|| named("tensorflow", None))),
        SoftwareWord::Pytorch => {
            framework("pytorch", first, after).or_else(|| Some(named("pytorch", None)))
        }
        SoftwareWord::Tpu => Some(named("tpu", None)),
    }
}

/// The version of CUDA: `cuda-12-2`, `cuda-130`, `cuda12.2`, `cu121`.
fn cuda<'a>(first: &Word<'a>, after: Words<'a>) -> Option<(ProductVersion<'a>, Words<'a>)> {
    if let Some((letters, digits)) = first.letters_then_digits() {
        if let Some(squeezed) = squeezed_cuda(digits) {
            return Some((squeezed, after));
        }
        // A lower digit may be a counter, and behind `cu` so may these: SQL Server has cumulative
        // updates.
        let is_major = matches!(digits.as_bytes(), [b'8' | b'9'] | [b'1', _]);
        return (is_spelt(letters, "cuda") && is_major)
            .then(|| joined_cuda(after.at(first.end - digits.len())))?;
    }
    if !first.is("cuda") {
        return None;
    }
    let mut rest = after;
    let word = rest.next().filter(Word::is_number)?;
    // `cuda-100-gb` has room for that much.
    let is_size = || rest.peek().is_some_and(|unit| unit.is_any(&["gb", "gib", "g"]));
    match squeezed_cuda(word.text()) {
        Some(squeezed) => (!is_size()).then_some((squeezed, rest)),
        None => joined_cuda(after).filter(|_| !is_size()),
    }
}

/// `121`, as NVIDIA's packages have it for 12.1.
fn squeezed_cuda(digits: &str) -> Option<ProductVersion<'_>> {
    matches!(digits.as_bytes(), b"80" | b"90" | b"91" | b"92" | [b'1', _, _])
        .then_some(ProductVersion::Squeezed(digits))
}

/// 12-2 is 12.2, and 9-2 is 9.2; a minor of more digits counts something else.
fn joined_cuda(words: Words<'_>) -> Option<(ProductVersion<'_>, Words<'_>)> {
    let (major, after_major) = numbers(words, 1)?;
    let (both, rest) = numbers(words, 2)?;
    let has_minor = both.len() == major.len() + 2;
    match number(major) {
        7..20 if has_minor => Some((ProductVersion::Joined(both), rest)),
        8..20 => Some((ProductVersion::Joined(major), after_major)),
        _ => None,
    }
}

/// A driver and the CUDA after it, as `580.126.16-open-13.0.2`: no word says what the numbers are,
/// but no system's version goes before `open`.
pub(super) fn bare_driver<'a>(
    first: &Word<'a>,
    after: Words<'a>,
) -> Option<(Product<'a>, Option<Product<'a>>, Words<'a>)> {
    if first.len() != 3 || number(first.text()) < 300 {
        return None;
    }
    let (digits, mut rest) = numbers(after.at(first.start), 4)?;
    let edition = driver_edition(rest.next()?)?;
    let version = Some(ProductVersion::Joined(digits));
    let driver = Product { name: "nvidia-driver", version, edition: Some(edition) };
    let cuda = numbers(rest, 3).filter(|(digits, _)| has_dot(digits));
    let rest = cuda.map_or(rest, |(_, rest)| rest);
    let cuda = cuda.map(|(digits, _)| Product {
        name: "cuda",
        version: Some(ProductVersion::Joined(digits)),
        edition: None,
    });
    has_dot(digits).then_some((driver, cuda, rest))
}

fn has_dot(digits: &str) -> bool {
    digits.bytes().any(|byte| byte == b'.')
}

fn driver_edition(word: Word<'_>) -> Option<&'static str> {
    ["open", "proprietary"].into_iter().find(|edition| word.is(edition))
}

/// The numbers that come next, joined to each other by dots or hyphens.
pub(super) fn numbers(mut words: Words<'_>, most: usize) -> Option<(&str, Words<'_>)> {
    let first = words.next().filter(|word| word.is_number() && !word.is_date())?;
    let mut end = first.end;
    for _ in 1..most {
        match words.peek() {
            Some(word)
                if word.is_number()
                    && !word.is_date()
                    && word.start == end + 1
                    && matches!(word.before, b'.' | b'-' | b'_') =>
            {
                end = word.end;
                words.next();
            }
            _ => break,
        }
    }
    Some((words.text().get(first.start..end)?, words))
}

/// The first of some numbers.
fn major(digits: &str) -> u32 {
    Words::new(digits).next().map_or(u32::MAX, |first| number(first.text()))
}

fn framework<'a>(
    name: &'static str,
    first: &Word<'a>,
    mut after: Words<'a>,
) -> Option<(Product<'a>, Words<'a>)> {
    // Of this name, the number is a part.
    let is_second = first.is("tf2");
    if after.peek().is_some_and(|word| word.is("ent")) {
        after.next();
    } else if let Some((_, digits)) = first.letters_then_digits()
        && !is_second
    {
        after = after.at(first.end - digits.len());
    }
    // The first number has been 1 or 2 for ten years.
    let (digits, rest) = numbers(after, 3)?;
    let major = major(digits);
    (if is_second { major == 2 } else { major < 10 }).then_some(())?;
    let version = Some(ProductVersion::Joined(digits));
    Some((Product { name, version, edition: None }, rest))
}

/// `sql-2019-enterprise`, `sql-ent-2016`, `sql-server-2022-web`, `SQL Server 2014 Standard`.
fn sql_server(after: Words<'_>) -> Option<(Product<'_>, Words<'_>)> {
    let (mut year, mut edition, mut second, mut server) = (None, None, false, false);
    let mut rest = after;
    let mut ahead = after;
    while let Some(word) = ahead.next() {
        if word.is("server") {
            server = true;
        } else if word.is("r2") {
            second = true;
        } else if word.is("preview") && year.is_some() {
            // Neither an edition nor the end.
        } else if word.kind == WordKind::Digits && word.len() == 4 && year.is_none() {
            year = Some(word.text());
        } else if let Some(known) = sql_edition(word)
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
    let product = Product { name: "sql-server", version: Some(version), edition };
    (server || edition.is_some() || rest.peek().is_some_and(|word| word.is("windows")))
        .then_some((product, rest))
}

fn sql_edition(word: Word<'_>) -> Option<&'static str> {
    const EDITIONS: &[&[&str]] = &[
        &["enterprise", "ent"],
        &["standard", "std"],
        &["web"],
        &["express", "exp"],
        &["developer"],
    ];
    let spellings = EDITIONS.iter().find(|spellings| word.is_any(spellings))?;
    spellings.first().copied()
}

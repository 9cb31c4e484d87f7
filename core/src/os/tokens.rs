//! Texts split into tokens: runs of letters and digits.

use super::ascii::{eq_ignore_case, eq_ignore_case_inlined, is_digits};

/// A run of letters and digits in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    text: &'a [u8],
    /// Its range in the whole text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first byte between the previous token and this one; 0 at the start of the text.
    pub(super) before: u8,
    pub(super) kind: TokenKind,
}

/// The kinds of bytes in a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Digits = DIGIT as isize,
    Letters = LETTER as isize,
    Mixed = (DIGIT | LETTER) as isize,
}

/// The number of bytes that are read of a text. Vendors identify the system before that, and a hostile
/// text must not cost more than its length.
const MAX_LEN: usize = 512;

/// A cursor over the tokens of a text. Copy it to look ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'a> {
    text: &'a [u8],
    offset: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = if text.len() > MAX_LEN { truncate(text) } else { text };
        Self { text: text.as_bytes(), offset: 0 }
    }

    pub(super) fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The byte at a offset; 0 after the end of the text.
    pub(super) fn byte(&self, offset: usize) -> u8 {
        self.text.get(offset).copied().unwrap_or(0)
    }

    pub(super) fn peek(&self) -> Option<Token<'a>> {
        let mut ahead = *self;
        ahead.next()
    }

    /// The next token; the same as `next`, inlined into the loops in which every instruction counts.
    #[inline]
    pub(super) fn next_inlined(&mut self) -> Option<Token<'a>> {
        let bytes = self.text;
        let mut start = self.offset;
        let mut kinds = class(*bytes.get(start)?);
        let mut before = 0;
        if kinds == 0 {
            before = *bytes.get(start)?;
            while kinds == 0 {
                start += 1;
                kinds = class(*bytes.get(start)?);
            }
        }
        let mut end = start + 1;
        while let Some(&byte) = bytes.get(end) {
            let kind = class(byte);
            if kind == 0 {
                break;
            }
            kinds |= kind;
            end += 1;
        }
        self.offset = end;
        let kind = match kinds {
            LETTER => TokenKind::Letters,
            DIGIT => TokenKind::Digits,
            _ => TokenKind::Mixed,
        };
        // Only ASCII bytes end a token, so no character is split.
        let text = bytes.get(start..end)?;
        Some(Token { text, start, end, before, kind })
    }

    /// The number of bytes that have been read.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    pub(super) fn seek(&mut self, offset: usize) {
        self.offset = offset;
    }

    /// A cursor over the same text at this offset.
    pub(super) fn starting_at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }
}

#[expect(clippy::copy_iterator, reason = "a copy looks ahead")]
impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Token<'a>> {
        self.next_inlined()
    }
}

impl<'a> Token<'a> {
    #[inline]
    pub(super) fn text(&self) -> &'a [u8] {
        self.text
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Compares the token with a text, ignoring case.
    pub(super) fn is(&self, other: &str) -> bool {
        self.len() == other.len() && eq_ignore_case_inlined(self.text, other.as_bytes())
    }

    #[inline(never)]
    pub(super) fn is_any(&self, others: &[&str]) -> bool {
        others.iter().any(|other| self.is(other))
    }

    /// `2204lts` without its suffix; `None` for any other token.
    #[inline(never)]
    pub(super) fn without_lts(&self) -> Option<Self> {
        if self.kind != TokenKind::Mixed {
            return None;
        }
        let (digits, lts) = self.text.split_last_chunk::<3>()?;
        (is_digits(digits) && eq_ignore_case_inlined(lts, b"lts")).then_some(Self {
            text: digits,
            end: self.end - lts.len(),
            kind: TokenKind::Digits,
            ..*self
        })
    }

    /// `v3` without this letter; `None` for any other token.
    pub(super) fn without_letter(&self, letter: u8) -> Option<Self> {
        let (first, digits) = self.text.split_first()?;
        (first.eq_ignore_ascii_case(&letter) && is_digits(digits)).then_some(Self {
            text: digits,
            start: self.start + 1,
            kind: TokenKind::Digits,
            ..*self
        })
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == TokenKind::Digits
    }

    /// The letters and the digits of a token such as `sp5`, `cu121` or `debian11`.
    #[inline(never)]
    pub(super) fn letters_then_digits(&self) -> Option<(&'a [u8], &'a [u8])> {
        if self.kind != TokenKind::Mixed {
            return None;
        }
        let middle = self.text.iter().position(u8::is_ascii_digit)?;
        let (letters, digits) = self.text.split_at_checked(middle)?;
        is_digits(digits).then_some((letters, digits))
    }

    /// The digits of a token that consists of these letters and digits.
    pub(super) fn number_after(&self, letters: &str) -> Option<&'a [u8]> {
        let (found, digits) = self.letters_then_digits()?;
        eq_ignore_case(found, letters.as_bytes()).then_some(digits)
    }
}

/// The first [`MAX_LEN`] bytes of a longer text, or fewer if they would split a character.
#[cold]
#[inline(never)]
fn truncate(text: &str) -> &str {
    let mut end = MAX_LEN;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Whether a separator and a digit follow this offset.
#[inline]
pub(super) fn is_number_joined(end: usize, after: &Tokens<'_>) -> bool {
    is_separator(after.byte(end)) && after.byte(end + 1).is_ascii_digit()
}

/// Whether a byte separates the numbers of a version or a date.
pub(super) fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | b'.')
}

/// Whether a byte is part of a token.
#[inline]
pub(super) fn is_token_byte(byte: u8) -> bool {
    class(byte) != 0
}

const DIGIT: u8 = 1;
const LETTER: u8 = 2;

/// The class of each byte; 0 for bytes between tokens. Bytes beyond ASCII are letters.
static CLASSES: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte {
            0x30..=0x39 => DIGIT,
            0x41..=0x5A | 0x61..=0x7A | 0x80.. => LETTER,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_runs_of_letters_and_digits() {
        let text = "Debian, 12.5 (bookworm) x86_64-v20240415 ünï";
        let tokens: Vec<_> = Tokens::new(text)
            .map(|token| (token.before, str::from_utf8(token.text()).unwrap()))
            .collect();
        assert_eq!(
            tokens,
            [
                (0, "Debian"),
                (b',', "12"),
                (b'.', "5"),
                (b' ', "bookworm"),
                (b')', "x86"),
                (b'_', "64"),
                (b'-', "v20240415"),
                (b' ', "ünï"),
            ]
        );
        assert_eq!(Tokens::new("--").next().map(|token| token.start), None);
    }

    #[test]
    fn a_joined_number_follows_one_separator() {
        let joined = |text| is_number_joined(2, &Tokens::new(text));
        assert!(joined("12-5"));
        assert!(joined("12.5"));
        assert!(!joined("12-bookworm"));
        assert!(!joined("12--5"));
        assert!(!joined("12 5"));
        assert!(!joined("12"));
    }

    #[test]
    fn letters_and_digits_are_separated() {
        let parts = |text| Tokens::new(text).next().unwrap().letters_then_digits();
        assert_eq!(parts("sp5"), Some((&b"sp"[..], &b"5"[..])));
        assert_eq!(parts("20h2"), None);
        assert_eq!(parts("win2k19"), None);
        assert_eq!(parts("debian"), None);
    }
}

//! Texts cut into words.

/// One word of a text: letters and digits with nothing else between.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    text: &'a [u8],
    /// Where it starts and ends in the whole text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first byte between this word and the one before; 0 at the start of the text.
    pub(super) before: u8,
    pub(super) kind: WordKind,
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    Digits = DIGIT as isize,
    Letters = LETTER as isize,
    Mixed = (DIGIT | LETTER) as isize,
}

/// How much of a text is read, in bytes. No vendor says later what an image is, and a hostile text
/// must not cost more than its length.
const LONGEST: usize = 512;

/// A place in a text that is read word by word. Copying it is how to look ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = if text.len() > LONGEST { cut(text) } else { text };
        Self { text: text.as_bytes(), at: 0 }
    }

    pub(super) fn text(&self) -> &'a [u8] {
        self.text
    }

    /// The byte at a place; 0 behind the end.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(0)
    }

    pub(super) fn peek(&self) -> Option<Word<'a>> {
        let mut ahead = *self;
        ahead.next()
    }

    /// The next word; the same as `next`, but for loops in which every instruction counts.
    #[inline]
    pub(super) fn read_on(&mut self) -> Option<Word<'a>> {
        let bytes = self.text;
        let mut start = self.at;
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
        self.at = end;
        let kind = match kinds {
            LETTER => WordKind::Letters,
            DIGIT => WordKind::Digits,
            _ => WordKind::Mixed,
        };
        // Words end at ASCII bytes only, so none is cut inside a character.
        let text = bytes.get(start..end)?;
        Some(Word { text, start, end, before, kind })
    }

    /// How many bytes have been read.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Goes back to just after `end` bytes.
    pub(super) fn at(self, end: usize) -> Self {
        Self { at: end, ..self }
    }
}

#[expect(clippy::copy_iterator, reason = "copying is how to look ahead")]
impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Word<'a>> {
        self.read_on()
    }
}

impl<'a> Word<'a> {
    #[inline]
    pub(super) fn text(&self) -> &'a [u8] {
        self.text
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn is(&self, other: &str) -> bool {
        self.len() == other.len() && is_same(self.text, other.as_bytes())
    }

    #[inline(never)]
    pub(super) fn is_any(&self, others: &[&str]) -> bool {
        others.iter().any(|other| self.is(other))
    }

    /// `2204lts` without its tail, if it has one.
    #[inline(never)]
    pub(super) fn without_lts(&self) -> Option<Self> {
        if self.kind != WordKind::Mixed {
            return None;
        }
        let (digits, lts) = self.text.split_last_chunk::<3>()?;
        (is_digits(digits) && is_same(lts, b"lts")).then_some(Self {
            text: digits,
            end: self.end - lts.len(),
            kind: WordKind::Digits,
            ..*self
        })
    }

    /// `v3` without the letter, if it has this one.
    pub(super) fn without_letter(&self, letter: u8) -> Option<Self> {
        let (first, digits) = self.text.split_first()?;
        (first.eq_ignore_ascii_case(&letter) && is_digits(digits)).then_some(Self {
            text: digits,
            start: self.start + 1,
            kind: WordKind::Digits,
            ..*self
        })
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == WordKind::Digits
    }

    /// The letters and the digits of a word such as `sp5`, `cu121` or `debian11`.
    #[inline(never)]
    pub(super) fn letters_then_digits(&self) -> Option<(&'a [u8], &'a [u8])> {
        if self.kind != WordKind::Mixed {
            return None;
        }
        let cut = self.text.iter().position(u8::is_ascii_digit)?;
        let (letters, digits) = self.text.split_at_checked(cut)?;
        is_digits(digits).then_some((letters, digits))
    }

    /// The number that follows these letters in the same word.
    pub(super) fn number_after(&self, letters: &str) -> Option<&'a [u8]> {
        let (found, digits) = self.letters_then_digits()?;
        is_spelt(found, letters.as_bytes()).then_some(digits)
    }
}

/// What is read of a text that is longer than that.
#[cold]
#[inline(never)]
fn cut(text: &str) -> &str {
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The text that some pieces make, which were cut out between ASCII bytes.
#[inline(never)]
pub(super) fn owned(pieces: &[&[u8]]) -> String {
    let mut text = Vec::new();
    for piece in pieces {
        text.extend_from_slice(piece);
    }
    String::from_utf8(text).unwrap_or_default()
}

/// Whether two words differ in nothing but the case of their letters. That is one bit, and no two
/// other bytes that words have differ in that bit alone.
#[inline]
pub(super) fn is_same(one: &[u8], two: &[u8]) -> bool {
    let fours = |a: &[u8; 4], b: &[u8; 4]| {
        (u32::from_ne_bytes(*a) ^ u32::from_ne_bytes(*b)) & !0x2020_2020 == 0
    };
    match (one.first_chunk(), one.last_chunk(), two.first_chunk(), two.last_chunk()) {
        _ if one.len() != two.len() => false,
        // The first four and the last four are all of most words.
        (Some(one_head), Some(one_tail), Some(two_head), Some(two_tail)) => {
            fours(one_head, two_head)
                && fours(one_tail, two_tail)
                && (one.len() <= 8 || one.iter().zip(two).all(|(a, b)| (a ^ b) & !0x20 == 0))
        }
        _ => one.iter().zip(two).all(|(a, b)| (a ^ b) & !0x20 == 0),
    }
}

/// The same of texts, where it is asked so seldom that it need not be fast.
#[inline(never)]
pub(super) fn is_spelt(one: &[u8], two: &[u8]) -> bool {
    is_same(one, two)
}

#[inline(never)]
pub(super) fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// Whether a number may be joined to what ends here.
#[inline]
pub(super) fn is_joined(end: usize, after: &Words<'_>) -> bool {
    is_joint(after.byte(end)) && after.byte(end + 1).is_ascii_digit()
}

/// Whether a byte joins the numbers of a version, or of a day.
pub(super) fn is_joint(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | b'.')
}

/// The value of a short number; what does not fit, or is none, is larger than any version.
#[inline(never)]
pub(super) fn number(digits: &[u8]) -> u32 {
    if !(1..=9).contains(&digits.len()) {
        return u32::MAX;
    }
    let mut number = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return u32::MAX;
        }
        number = 10 * number + u32::from(digit);
    }
    number
}

/// Whether a byte is part of a word.
#[inline]
pub(super) fn is_in_word(byte: u8) -> bool {
    class(byte) != 0
}

const DIGIT: u8 = 1;
const LETTER: u8 = 2;

/// What each byte is; 0 for what stands between words. Bytes beyond ASCII are letters.
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
    fn a_word_is_letters_and_digits() {
        let text = "Debian, 12.5 (bookworm) x86_64-v20240415 ünï";
        let words: Vec<_> = Words::new(text)
            .map(|word| (word.before, str::from_utf8(word.text()).unwrap()))
            .collect();
        assert_eq!(
            words,
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
        assert_eq!(Words::new("--").next().map(|word| word.start), None);
    }

    #[test]
    fn only_a_number_is_joined() {
        let joined = |text| is_joined(2, &Words::new(text));
        assert!(joined("12-5"));
        assert!(joined("12.5"));
        assert!(!joined("12-bookworm"));
        assert!(!joined("12--5"));
        assert!(!joined("12 5"));
        assert!(!joined("12"));
    }

    #[test]
    fn letters_are_parted_from_digits() {
        let parts = |text| Words::new(text).next().unwrap().letters_then_digits();
        assert_eq!(parts("sp5"), Some((&b"sp"[..], &b"5"[..])));
        assert_eq!(parts("20h2"), None);
        assert_eq!(parts("win2k19"), None);
        assert_eq!(parts("debian"), None);
    }
}

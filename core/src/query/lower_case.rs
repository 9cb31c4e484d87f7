//! Small letters, for comparing texts in any case.

use crate::quote::push;

/// A text in small letters.
pub(super) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut lower, lower_case(character));
    }
    lower
}

/// Capital letters outside ASCII, of the alphabets that are in use: the first and the last one of a run, and what to add
/// for the small letter. Where that is 1, capital and small letters alternate. No small letter is ASCII, because ASCII is
/// compared as bytes. The table of the standard library, with the letters of all times, takes 5 KB of the WebAssembly
/// module.
const CAPITALS: [(u16, u16, i16); 33] = [
    (0xc0, 0xd6, 32),
    (0xd8, 0xde, 32),
    (0x100, 0x12e, 1),
    (0x132, 0x136, 1),
    (0x139, 0x147, 1),
    (0x14a, 0x176, 1),
    (0x178, 0x178, -121),
    (0x179, 0x17d, 1),
    (0x18f, 0x18f, 202),
    (0x1a0, 0x1a4, 1),
    (0x1af, 0x1af, 1),
    (0x1cd, 0x1db, 1),
    (0x1de, 0x1ee, 1),
    (0x1f8, 0x21e, 1),
    (0x222, 0x232, 1),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x391, 0x3a1, 32),
    (0x3a3, 0x3ab, 32),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
    (0x460, 0x480, 1),
    (0x48a, 0x4be, 1),
    (0x4c1, 0x4cd, 1),
    (0x4d0, 0x52e, 1),
    (0x531, 0x556, 48),
    (0x1c90, 0x1cba, -3008),
    (0x1e00, 0x1e94, 1),
    (0x1e9e, 0x1e9e, -7615),
    (0x1ea0, 0x1efe, 1),
    (0xff21, 0xff3a, 32),
];

/// The small letter of a capital one.
#[inline(never)]
pub(super) fn lower_case(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let Ok(code) = u16::try_from(u32::from(character)) else { return character };
    let row = CAPITALS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    match row {
        Some((first, _, add)) if *add != 1 || (code - first).is_multiple_of(2) => {
            char::from_u32(code.wrapping_add_signed(*add).into()).unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capital_letters_have_the_small_letter_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            let small = lower_case(character);
            assert!(
                small == character || character.to_lowercase().next() == Some(small),
                "{character}"
            );
        }
        for (capital, small) in
            "ÀÖØÞŐŻŸƏƠĞȘȚΆΏΑΣΫЀЏАЯҐӘԱՖẠẞＡ".chars().zip("àöøþőżÿəơğșțάώασϋѐџаяґәաֆạßａ".chars())
        {
            assert_eq!(lower_case(capital), small);
        }
    }
}

//! Terraform's language, HCL.

use crate::quote::{add, is_hidden, push};

/// A quoted string. Sequences of templates and hidden characters are escaped.
pub(crate) fn string(value: &str) -> String {
    let mut text = String::from("\"");
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => push(&mut text, '\\'),
            // `${` and `%{` start a template: doubled, they do not.
            '$' | '%' if characters.peek() == Some(&'{') => push(&mut text, character),
            _ if is_hidden(character) => {
                push_escaped(&mut text, character);
                continue;
            }
            _ => {}
        }
        push(&mut text, character);
    }
    add(&mut text, "\"");
    text
}

/// `\U` and eight hexadecimal digits.
fn push_escaped(text: &mut String, character: char) {
    add(text, "\\U");
    for shift in (0..8).rev() {
        let digit = u32::from(character) >> (4 * shift) & 0xf;
        push(text, char::from_digit(digit, 16).unwrap_or_default());
    }
}

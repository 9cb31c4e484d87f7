//! Commands for a POSIX shell.

use super::{Usage, UsageTarget};
use crate::quote::{add, is_hidden};

/// A command that is put together from words.
pub(crate) struct Command {
    text: String,
    /// Whether every value so far can be pasted.
    is_safe: bool,
}

impl Command {
    /// A command from its first words, as they are.
    pub(crate) fn new(words: &str) -> Self {
        Self { text: words.to_owned(), is_safe: true }
    }

    /// Adds words as they are: options without a value of the image.
    pub(crate) fn words(mut self, words: &str) -> Self {
        add(&mut self.text, " ");
        add(&mut self.text, words);
        self
    }

    /// Adds an option with a value: `--image=` and its value are one word, `--image-id` and its value are two.
    pub(crate) fn option(mut self, option: &str, value: &str) -> Self {
        let is_one_word = option.ends_with('=');
        add(&mut self.text, " ");
        add(&mut self.text, option);
        if !is_one_word {
            add(&mut self.text, " ");
        }
        // A word that starts with `-` would be another option.
        self.is_safe &=
            (is_one_word || !value.starts_with('-')) && push_quoted(&mut self.text, value);
        self
    }

    /// Adds the command to the texts, if it can be pasted.
    pub(crate) fn push(self, tool: &'static str, target: UsageTarget, usages: &mut Vec<Usage>) {
        if self.is_safe {
            usages.push(Usage { tool, target, text: self.text });
        }
    }
}

/// Appends a value as one word, or as a part of one. It returns whether it can be pasted: a terminal acts on control
/// characters before the shell sees the quotes, and a reader does not see hidden ones.
#[must_use]
fn push_quoted(text: &mut String, value: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@%+,".contains(&byte);
    if !value.is_empty() && value.bytes().all(is_plain) {
        add(text, value);
        return true;
    }
    add(text, "'");
    for (index, part) in value.split('\'').enumerate() {
        if index > 0 {
            add(text, "'\\''");
        }
        add(text, part);
    }
    add(text, "'");
    !value.chars().any(is_hidden)
}

//! Writes JSON in three layouts.

use std::fmt::{Display, Write as _};
use std::io::{self, Write};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A list, indented by two spaces.
    Pretty,
    /// A list without white space.
    Compact,
    /// One image a line.
    Lines,
}

/// Text that waits to be written. Commas and indents come by themselves.
pub(crate) struct Json {
    layout: Layout,
    text: String,
    depth: usize,
    first: bool,
}

impl Json {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, text: String::new(), depth: 0, first: true }
    }

    pub(crate) fn open_list(&mut self, key: &str) {
        if self.layout != Layout::Lines {
            self.open('{');
            self.key(key);
            self.open('[');
        }
    }

    pub(crate) fn close_list(&mut self, last: Option<(&str, u64)>) {
        if self.layout != Layout::Lines {
            self.close(']');
            if let Some((key, value)) = last {
                self.number(key, value);
            }
            self.close('}');
            self.text.push('\n');
        }
    }

    /// Ends an image.
    pub(crate) fn end_image(&mut self) {
        if self.layout == Layout::Lines {
            self.text.push('\n');
            self.first = true;
        }
    }

    /// Hands over what was written, and says how many bytes that was.
    pub(crate) fn write_to(&mut self, out: &mut impl Write) -> io::Result<u64> {
        out.write_all(self.text.as_bytes())?;
        let length = self.text.len();
        self.text.clear();
        Ok(u64::try_from(length).unwrap_or(u64::MAX))
    }

    fn break_line(&mut self) {
        if self.layout == Layout::Pretty {
            self.text.push('\n');
            (0..self.depth).for_each(|_| self.text.push_str("  "));
        }
    }

    /// What comes before an element or a key.
    pub(crate) fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.text.push(',');
        }
        if self.depth > 0 {
            self.break_line();
        }
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.first = true;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !std::mem::take(&mut self.first) {
            self.break_line();
        }
        self.text.push(bracket);
        self.first = false;
    }

    pub(crate) fn key(&mut self, key: &str) {
        self.next();
        self.string(key);
        self.text.push_str(if self.layout == Layout::Pretty { ": " } else { ":" });
    }

    pub(crate) fn string(&mut self, value: &str) {
        self.text.push('"');
        for character in value.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.string(value);
    }

    /// A string, or `null`.
    pub(crate) fn text_or_null(&mut self, key: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(key, value),
            None => self.number(key, "null"),
        }
    }

    /// A number, or any other token.
    pub(crate) fn number(&mut self, key: &str, value: impl Display) {
        self.key(key);
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{value}");
    }

    pub(crate) fn texts<'t>(&mut self, key: &str, values: impl IntoIterator<Item = &'t str>) {
        self.key(key);
        self.open('[');
        for value in values {
            self.next();
            self.string(value);
        }
        self.close(']');
    }

    pub(crate) fn object(&mut self, key: &str, fields: impl FnOnce(&mut Self)) {
        self.key(key);
        self.open('{');
        fields(self);
        self.close('}');
    }

    /// A list of objects of one value each.
    pub(crate) fn objects<T>(
        &mut self,
        key: &str,
        values: impl IntoIterator<Item = T>,
        mut fields: impl FnMut(&mut Self, T),
    ) {
        self.key(key);
        self.open('[');
        for value in values {
            self.next();
            self.open('{');
            fields(self, value);
            self.close('}');
        }
        self.close(']');
    }
}

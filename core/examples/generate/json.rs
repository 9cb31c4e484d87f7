//! Writes JSON in three layouts.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::{self, Write};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A list, indented by two spaces.
    Pretty,
    /// A list without white space.
    Compact,
    /// One image per line.
    Lines,
}

/// The spelling of an image's keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    Api,
    /// Cloud Asset Inventory: singular names of some lists.
    Asset,
    /// Terraform: `snake_case`.
    Terraform,
}

/// A buffer of JSON text. It adds commas and indents.
pub(crate) struct Json {
    layout: Layout,
    spelling: Spelling,
    text: String,
    depth: usize,
    first: bool,
}

impl Json {
    pub(crate) fn new(layout: Layout, spelling: Spelling) -> Self {
        Self { layout, spelling, text: String::new(), depth: 0, first: true }
    }

    /// Begins the structure around all images.
    pub(crate) fn begin(&mut self, begin: impl FnOnce(&mut Self)) {
        if self.layout != Layout::Lines {
            begin(self);
        }
    }

    /// Ends the structure around all images.
    pub(crate) fn end(&mut self, end: impl FnOnce(&mut Self)) {
        if self.layout != Layout::Lines {
            end(self);
            self.text.push('\n');
        }
    }

    /// Ends an element, and its line if each has one.
    pub(crate) fn end_element(&mut self) {
        if self.layout == Layout::Lines {
            self.text.push('\n');
            self.first = true;
        }
    }

    /// Writes the buffer out, clears it, and returns the number of bytes.
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

    /// Writes the separator before an element or a key.
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

    /// An image's key, given in the API's spelling.
    pub(crate) fn spell(&self, key: &'static str) -> Cow<'static, str> {
        match (self.spelling, key) {
            (
                Spelling::Asset,
                "licenses" | "licenseCodes" | "guestOsFeatures" | "storageLocations",
            ) => key.trim_end_matches('s').into(),
            (Spelling::Terraform, "id") => "image_id".into(),
            (Spelling::Terraform, _) => {
                let mut spelt = String::new();
                for character in key.chars() {
                    if character.is_ascii_uppercase() && !spelt.is_empty() {
                        spelt.push('_');
                    }
                    spelt.push(character.to_ascii_lowercase());
                }
                spelt.into()
            }
            _ => key.into(),
        }
    }

    pub(crate) fn is_terraform(&self) -> bool {
        self.spelling == Spelling::Terraform
    }

    /// A nested object. Terraform stores it as a list of one.
    pub(crate) fn message(&mut self, key: &str, fields: impl FnOnce(&mut Self)) {
        if self.is_terraform() {
            self.objects(key, [fields], |json, fields| fields(json));
        } else {
            self.object(key, fields);
        }
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

    /// A list with an object for each value.
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

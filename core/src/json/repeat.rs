//! Cursors for objects and lists with repeated separators. The text between two members, or between two strings of a
//! list, is mostly the same as before, so it is compared, not parsed again.

use super::scan;
use super::{MAX_DEPTH, ReadError, Reader};

type Result<T> = std::result::Result<T, ReadError>;

/// The cursor in the members of an object.
#[derive(Debug)]
pub(crate) struct MemberCursor<'a> {
    first: bool,
    /// The last separator, from a value to the next key: `,` and white space. Empty before the first one.
    separator: &'a str,
}

impl Default for MemberCursor<'_> {
    fn default() -> Self {
        Self { first: true, separator: "" }
    }
}

/// The cursor in a list of strings, or of objects with one string each.
#[derive(Debug)]
pub(crate) struct StringListCursor {
    /// The key as written, `"key":`, if each string is in an object.
    key: Option<&'static str>,
    first: bool,
}

/// The next element of a list of strings.
#[derive(Debug)]
pub(crate) enum Element<'a> {
    /// A string without escapes. The reader is after it.
    Plain(&'a str),
    /// Another value. The reader is before it.
    Other,
    /// The end of the list.
    End,
}

impl StringListCursor {
    pub(crate) fn new(key: Option<&'static str>) -> Self {
        Self { key, first: true }
    }
}

impl<'a> Reader<'a> {
    /// Whether the object has another member; if so, the reader is at its key.
    #[inline]
    pub(crate) fn next_member(&mut self, members: &mut MemberCursor<'a>) -> Result<bool> {
        let separator = members.separator.as_bytes();
        if !separator.is_empty() && scan::has_token_at(self.text.as_bytes(), self.at, separator) {
            self.at += separator.len();
            return Ok(true);
        }
        let (start, first) = (self.at, members.first);
        let more = self.member(&mut members.first)?;
        if more && !first {
            self.peek("a key")?;
            members.separator = self.since(start);
        }
        Ok(more)
    }

    /// The next element of a list.
    #[inline(never)]
    pub(crate) fn next_string(&mut self, strings: &mut StringListCursor) -> Result<Element<'a>> {
        if !self.item(&mut strings.first, b']', "a value or `]`", "`,` or `]`")? {
            return Ok(Element::End);
        }
        let element = self.at;
        let string = match strings.key {
            Some(key) => self.only_member(key),
            None => self.plain_string(),
        };
        if string.is_none() {
            self.at = element;
        }
        Ok(string.map_or(Element::Other, Element::Plain))
    }

    /// The string in the next object, if the object is `{"key": "…"}` without escapes.
    fn only_member(&mut self, key: &str) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        self.at = scan::space_stop(bytes, self.at);
        if bytes.get(self.at) != Some(&b'{') || self.depth >= MAX_DEPTH {
            return None;
        }
        self.at += 1;
        if !self.accept_key_after_space(key) {
            return None;
        }
        let string = self.plain_string()?;
        let close = scan::space_stop(bytes, self.at);
        self.at = close + 1;
        (bytes.get(close) == Some(&b'}')).then_some(string)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The elements of a list: plain strings, and the text of others.
    fn elements(text: &str, key: Option<&'static str>) -> Option<Vec<String>> {
        let mut json = Reader::new(text, 0, 0, true);
        let mut strings = StringListCursor::new(key);
        let mut elements = Vec::new();
        json.enter_array().ok()?;
        loop {
            elements.push(match json.next_string(&mut strings).ok()? {
                Element::Plain(string) => string.to_owned(),
                Element::Other => json.skip().ok()?.to_owned(),
                Element::End => break,
            });
        }
        (json.at() == text.len()).then_some(elements)
    }

    /// The keys of an object.
    fn keys(text: &str) -> Option<Vec<String>> {
        let mut json = Reader::new(text, 0, 0, true);
        let mut members = MemberCursor::default();
        let mut keys = Vec::new();
        json.enter_object().ok()?;
        while json.next_member(&mut members).ok()? {
            keys.push(json.any_key().ok()?.decode().0.into_owned());
            json.skip().ok()?;
        }
        (json.at() == text.len()).then_some(keys)
    }

    /// Texts of parts, each up to three times in a row, so that separators repeat.
    fn repeated(parts: &'static [&'static str]) -> impl Strategy<Value = String> {
        let part = prop::sample::select(parts);
        prop::collection::vec((part, 1..4_usize), 0..8)
            .prop_map(|parts| parts.iter().map(|(part, times)| part.repeat(*times)).collect())
    }

    proptest! {
        #[test]
        fn lists_are_read_as_by_serde_json(
            inside in repeated(&[
                r#", "a""#, r#","b""#, ",\n  {\n \"type\": \"c\"\n }", r#",{"type":"d"}"#,
                r#",{"type":"e","f":0}"#, r#", "g\n""#, ",null", ",", " ", r#""h""#, r#",{"type":"i"]"#,
            ]),
            key in prop::option::of(Just("\"type\":")),
        ) {
            let text = format!("[0{inside}]");
            let theirs: Option<Vec<Value>> = serde_json::from_str(&text).ok();
            let ours = elements(&text, key);
            prop_assert_eq!(ours.is_some(), theirs.is_some(), "{}", text);
            for (ours, theirs) in ours.unwrap_or_default().iter().zip(theirs.unwrap_or_default()) {
                let string = match (&theirs, key) {
                    (Value::Object(object), Some(_)) if object.len() == 1 => &object["type"],
                    (theirs, None) => theirs,
                    _ => &Value::Null,
                };
                let plain = string.as_str().filter(|string| !string.contains('\n'));
                if let Some(plain) = plain {
                    prop_assert_eq!(ours, plain);
                } else {
                    prop_assert_eq!(serde_json::from_str::<Value>(ours).unwrap(), theirs);
                }
            }
        }

        #[test]
        fn objects_are_read_as_by_serde_json(
            inside in repeated(&[
                r#", "a": 1"#, r#","b":2"#, ",\n  \"c\" : [3]", ",", " ", r#""d":4"#, r#", "e" 5"#, ",6",
            ]),
        ) {
            let text = format!("{{\"f\":0{inside}}}");
            let is_json = serde_json::from_str::<Value>(&text).is_ok();
            let ours = keys(&text);
            prop_assert_eq!(ours.is_some(), is_json, "{}", text);
            let colons = text.matches(':').count();
            prop_assert!(ours.is_none_or(|keys| keys.len() == colons));
        }
    }
}

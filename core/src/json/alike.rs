//! Objects and lists whose parts are written alike: what stood between two of them stands between the next
//! two, so it is compared, and not read again.

use super::reader::{MAX_DEPTH, Reader, Stopped};
use super::scan;

type Result<T> = std::result::Result<T, Stopped>;

/// An object that is being read, member by member.
#[derive(Debug)]
pub(crate) struct Members<'a> {
    first: bool,
    /// What stood between a value and the next key: `,` and white space. Nothing, until there was one.
    gap: &'a str,
}

impl Default for Members<'_> {
    fn default() -> Self {
        Self { first: true, gap: "" }
    }
}

/// A list of strings that is being read.
#[derive(Debug)]
pub(crate) struct Strings<'a> {
    /// The key as it is written, `"key":`, if each string stands in an object of its own.
    key: Option<&'static str>,
    first: bool,
    /// What stood from the end of an element to the string of the next one, and from there to its end, quotes
    /// and all. Nothing, until there was one.
    open: &'a str,
    close: &'a str,
}

/// What comes next in a list of strings.
#[derive(Debug)]
pub(crate) enum Element<'a> {
    /// A string without an escape; it is passed.
    Plain(&'a str),
    /// Something else, which is to be read.
    Other,
    /// Nothing.
    End,
}

impl Strings<'_> {
    pub(crate) fn new(key: Option<&'static str>) -> Self {
        Self { key, first: true, open: "", close: "" }
    }
}

impl<'a> Reader<'a> {
    /// Whether an object has another member; if so, its key comes next.
    #[inline]
    pub(crate) fn next_member(&mut self, members: &mut Members<'a>) -> Result<bool> {
        if self.again(members.gap) {
            return Ok(true);
        }
        let (start, first) = (self.at, members.first);
        let more = self.member(&mut members.first)?;
        if more && !first {
            self.peek("a key")?;
            members.gap = self.slice(start);
        }
        Ok(more)
    }

    /// The next element of a list.
    #[inline]
    pub(crate) fn next_string(&mut self, strings: &mut Strings<'a>) -> Result<Element<'a>> {
        let start = self.at;
        if self.again(strings.open) {
            let from = self.at;
            self.at = scan::string_stop(self.text.as_bytes(), from);
            let string = self.slice(from);
            if self.again(strings.close) {
                return Ok(Element::Plain(string));
            }
            self.at = start;
        }
        self.other_string(strings)
    }

    /// The next element of a list, which is not written as the one before it.
    fn other_string(&mut self, strings: &mut Strings<'a>) -> Result<Element<'a>> {
        let (start, first) = (self.at, strings.first);
        if !self.item(&mut strings.first, b']', "a value or `]`", "`,` or `]`")? {
            return Ok(Element::End);
        }
        let element = self.at;
        let string = match strings.key {
            Some(key) => self.only_member(key),
            None => self.plain_string().map(|string| (string, self.at)),
        };
        let Some((string, end)) = string else {
            self.at = element;
            return Ok(Element::Other);
        };
        if !first {
            // Its quotes go with what stands around it.
            let (from, to) = (end - 1 - string.len(), end - 1);
            strings.open = self.text.get(start..from).unwrap_or_default();
            strings.close = self.slice(to);
        }
        Ok(Element::Plain(string))
    }

    /// The string in the object that comes next, and where it ends, if it is written just so: `{key: "…"}`,
    /// without an escape.
    fn only_member(&mut self, key: &str) -> Option<(&'a str, usize)> {
        let bytes = self.text.as_bytes();
        self.at = scan::space_stop(bytes, self.at);
        if bytes.get(self.at) != Some(&b'{') || self.depth >= MAX_DEPTH {
            return None;
        }
        self.at += 1;
        if !self.this_key(key) {
            return None;
        }
        let string = self.plain_string()?;
        let end = self.at;
        let close = scan::space_stop(bytes, end);
        self.at = close + 1;
        (bytes.get(close) == Some(&b'}')).then_some((string, end))
    }

    /// Passes a text, which is not nothing, if it comes next.
    #[inline]
    fn again(&mut self, seen: &str) -> bool {
        let is_it =
            !seen.is_empty() && scan::stands_at(self.text.as_bytes(), self.at, seen.as_bytes());
        if is_it {
            self.at += seen.len();
        }
        is_it
    }
}

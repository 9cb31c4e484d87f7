//! Pulls JSON values out of a text.

use super::StringToken;
use super::scan;
use super::skip;
use crate::quote::quote;

/// How many objects and lists may stand inside each other, counted from the top of the input.
pub(crate) const MAX_DEPTH: u8 = 127;

/// The JSON type of the value that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The type in words.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    /// How a message names a value of this type that is not what it should be.
    pub(crate) fn found(self, token: &str) -> String {
        match self {
            Self::Array | Self::Object => self.describe().to_owned(),
            _ => quote(token),
        }
    }
}

/// Why reading stopped, and where: an offset in the text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextFault {
    pub(crate) at: usize,
    pub(crate) kind: TextFaultKind,
}

/// Why reading stopped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFaultKind {
    /// The text ended before the value did.
    #[default]
    End,
    /// The text breaks the grammar; the words say what was expected.
    Syntax(&'static str),
    /// Too many levels.
    Depth,
}

/// Reading stopped: the reader [knows why](Reader::stop). An error that holds nothing costs nothing to
/// hand on, and it is handed on from every token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReadError;

type Result<T> = std::result::Result<T, ReadError>;

/// Reads one JSON text from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) depth: u8,
    /// Whether a number that touches the end of the text ends there.
    whole: bool,
    kind: TextFaultKind,
}

impl<'a> Reader<'a> {
    /// A reader of `text` from `at` on, inside `depth` open objects and lists.
    pub(crate) fn new(text: &'a str, at: usize, depth: u8, whole: bool) -> Self {
        Self { text, at, depth, whole, kind: TextFaultKind::End }
    }

    /// A reader of a text behind which nothing stands.
    #[inline(never)]
    pub(crate) fn whole(text: &'a str) -> Self {
        Self::new(text, 0, 0, true)
    }

    /// Why and where reading stopped.
    pub(crate) fn text_fault(&self) -> TextFault {
        TextFault { at: self.at, kind: self.kind }
    }

    /// The offset of the next byte.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// What stands between an offset and here.
    #[inline(never)]
    pub(crate) fn since(&self, at: usize) -> &'a str {
        self.slice(at)
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    pub(super) fn slice(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    #[cold]
    #[inline(never)]
    fn fault(&mut self, expected: &'static str) -> ReadError {
        let ends = self.at >= self.text.len();
        self.kind = if ends { TextFaultKind::End } else { TextFaultKind::Syntax(expected) };
        ReadError
    }

    /// The next byte that is no white space.
    pub(crate) fn peek(&mut self, expected: &'static str) -> Result<u8> {
        self.at = scan::space_stop(self.text.as_bytes(), self.at);
        match self.byte() {
            Some(byte) => Ok(byte),
            None => Err(self.fault(expected)),
        }
    }

    /// Whether a string comes next.
    pub(crate) fn at_string(&mut self) -> Result<bool> {
        Ok(self.peek("a value")? == b'"')
    }

    /// The type of the next value, which is not yet read.
    pub(crate) fn kind(&mut self) -> Result<Kind> {
        match self.peek("a value")? {
            b'"' => Ok(Kind::String),
            b'{' => Ok(Kind::Object),
            b'[' => Ok(Kind::Array),
            b'-' | b'0'..=b'9' => Ok(Kind::Number),
            b't' | b'f' => Ok(Kind::Bool),
            b'n' => Ok(Kind::Null),
            _ => Err(self.fault("a value")),
        }
    }

    #[inline]
    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<()> {
        if self.peek(expected)? != byte {
            return Err(self.fault(expected));
        }
        self.at += 1;
        Ok(())
    }

    fn enter(&mut self, open: u8, expected: &'static str) -> Result<()> {
        if self.enters(open, expected)? { Ok(()) } else { Err(self.fault(expected)) }
    }

    fn enters(&mut self, open: u8, expected: &'static str) -> Result<bool> {
        if self.peek(expected)? != open {
            return Ok(false);
        }
        if self.depth >= MAX_DEPTH {
            self.kind = TextFaultKind::Depth;
            return Err(ReadError);
        }
        self.at += 1;
        self.depth += 1;
        Ok(true)
    }

    /// Goes into a list, if it comes next.
    pub(crate) fn enters_array(&mut self) -> Result<bool> {
        self.enters(b'[', "a value")
    }

    /// Goes into an object.
    pub(crate) fn enter_object(&mut self) -> Result<()> {
        self.enter(b'{', "`{`")
    }

    /// Goes into a list.
    pub(crate) fn enter_array(&mut self) -> Result<()> {
        self.enter(b'[', "`[`")
    }

    /// The next key of an object, up to its value; `None` where the object ends. `first` is true
    /// just after [`enter_object`](Self::enter_object), and then kept by this function.
    pub(crate) fn key(&mut self, first: &mut bool) -> Result<Option<StringToken<'a>>> {
        if self.member(first)? { self.any_key().map(Some) } else { Ok(None) }
    }

    /// Whether an object has another member; if so, its key comes next. `first` as for
    /// [`key`](Self::key).
    pub(crate) fn member(&mut self, first: &mut bool) -> Result<bool> {
        self.item(first, b'}', "a key or `}`", "`,` or `}`")
    }

    /// Passes the key that stands here, behind [`next_member`](Self::next_member), if it is written just so: `"key":`.
    #[expect(clippy::inline_always, reason = "one call less for each token")]
    #[inline(always)]
    pub(crate) fn this_key(&mut self, token: &str) -> bool {
        let is_it = scan::stands_at(self.text.as_bytes(), self.at, token.as_bytes());
        if is_it {
            self.at += token.len();
        }
        is_it
    }

    /// The same where it is not likely, and not worth its room.
    pub(crate) fn other_key(&mut self, token: &str) -> bool {
        self.at = scan::space_stop(self.text.as_bytes(), self.at);
        self.again(token)
    }

    /// Passes a text, which is not nothing, if it comes next.
    #[inline(never)]
    pub(super) fn again(&mut self, text: &str) -> bool {
        let is_it =
            !text.is_empty() && scan::stands_at(self.text.as_bytes(), self.at, text.as_bytes());
        if is_it {
            self.at += text.len();
        }
        is_it
    }

    /// Hands on each member of an object that stands at the start of a text.
    pub(crate) fn members(object: &'a str, take: &mut dyn FnMut(&str, &'a str)) -> Result<()> {
        let mut json = Self::whole(object);
        let mut first = true;
        json.enter_object()?;
        while let Some(key) = json.key(&mut first)? {
            let value = json.skip()?;
            take(&key.decode().0, value);
        }
        Ok(())
    }

    /// The key that comes next.
    pub(crate) fn any_key(&mut self) -> Result<StringToken<'a>> {
        let key = self.string_as("a key")?;
        self.colon()?;
        Ok(key)
    }

    /// The colon after a key.
    pub(crate) fn colon(&mut self) -> Result<()> {
        self.expect(b':', "`:`")
    }

    /// Whether a list has another element; if so, its value comes next. `first` as for
    /// [`key`](Self::key).
    pub(crate) fn element(&mut self, first: &mut bool) -> Result<bool> {
        self.item(first, b']', "a value or `]`", "`,` or `]`")
    }

    #[expect(clippy::inline_always, reason = "one call less for each token")]
    #[inline(always)]
    pub(super) fn item(
        &mut self,
        first: &mut bool,
        close: u8,
        expected_first: &'static str,
        expected_next: &'static str,
    ) -> Result<bool> {
        let expected = if *first { expected_first } else { expected_next };
        let byte = self.peek(expected)?;
        if byte == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.expect(b',', expected)?;
        }
        Ok(true)
    }

    /// The string that comes next, if it is one without an escape, as nearly all are.
    #[inline(never)]
    pub(crate) fn plain_string(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        self.at = scan::space_stop(bytes, self.at);
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = scan::string_stop(bytes, start);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Passes the value that comes next, if it is `null`.
    pub(crate) fn this_null(&mut self) -> bool {
        let is_null = self.text.as_bytes().get(self.at..self.at + 4) == Some(b"null");
        self.at += if is_null { 4 } else { 0 };
        is_null
    }

    /// A string.
    pub(crate) fn string(&mut self) -> Result<StringToken<'a>> {
        self.string_as("a string")
    }

    fn string_as(&mut self, expected: &'static str) -> Result<StringToken<'a>> {
        if self.peek(expected)? != b'"' {
            return Err(self.fault(expected));
        }
        let start = self.at + 1;
        let escaped = self.pass_string()?;
        let raw = self.text.get(start..self.at - 1).unwrap_or_default();
        Ok(StringToken { raw, escaped })
    }

    /// Passes the string whose first quote comes next, and tells whether it holds an escape.
    fn pass_string(&mut self) -> Result<bool> {
        self.at = scan::string_stop(self.text.as_bytes(), self.at + 1);
        let escaped = self.byte() != Some(b'"');
        if escaped {
            self.escaped_string()?;
        }
        self.at += 1;
        Ok(escaped)
    }

    /// Passes the rest of a string, up to its closing quote.
    #[cold]
    #[inline(never)]
    fn escaped_string(&mut self) -> Result<()> {
        loop {
            match self.byte() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.escape()?,
                _ => return Err(self.fault("no control character in a string")),
            }
            self.at = scan::next_stop(self.text.as_bytes(), self.at);
        }
    }

    fn escape(&mut self) -> Result<()> {
        self.at += 1;
        match self.byte() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.byte().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.fault("a hexadecimal digit"));
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.fault("an escape such as `\\n`")),
        }
        Ok(())
    }

    /// A number, as it is spelt.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> Result<&'a str> {
        self.peek("a number")?;
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => {
                self.at += 1;
                if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.fault("no leading zero"));
                }
            }
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        if self.at == self.text.len() && !self.whole {
            return Err(self.fault("the rest of a number"));
        }
        Ok(self.since(start))
    }

    fn digits(&mut self) -> Result<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("a digit")) } else { Ok(()) }
    }

    /// `true` or `false`.
    pub(crate) fn bool(&mut self) -> Result<bool> {
        if self.peek("`true` or `false`")? == b't' {
            self.word("true", "`true`").map(|()| true)
        } else {
            self.word("false", "`false`").map(|()| false)
        }
    }

    #[inline(never)]
    fn word(&mut self, word: &str, expected: &'static str) -> Result<()> {
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.fault(expected));
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Passes one value of any type, checking it, and gives its text.
    pub(crate) fn skip(&mut self) -> Result<&'a str> {
        let first = self.peek("a value")?;
        let start = self.at;
        match first {
            b'{' | b'[' => match skip::container(self.text.as_bytes(), start, self.depth) {
                Some(end) => self.at = end,
                None => self.skip_container()?,
            },
            _ => self.skip_scalar(first)?,
        }
        Ok(self.slice(start))
    }

    /// Passes the rest of the object that is open, behind one of its values.
    pub(crate) fn skip_rest_of_object(&mut self) -> Result<()> {
        if let Some(end) = skip::rest_of_object(self.text.as_bytes(), self.at, self.depth) {
            self.at = end;
            self.depth -= 1;
            return Ok(());
        }
        let mut first = false;
        while self.key(&mut first)?.is_some() {
            self.skip()?;
        }
        Ok(())
    }

    /// Passes the value that starts with this byte, which is neither an object nor a list.
    fn skip_scalar(&mut self, first: u8) -> Result<()> {
        match first {
            b'"' => self.pass_string().map(drop),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            b't' => self.word("true", "`true`"),
            b'f' => self.word("false", "`false`"),
            b'n' => self.word("null", "`null`"),
            _ => Err(self.fault("a value")),
        }
    }

    /// Passes an object or a list without recursion: one bit for each open level tells which.
    #[cold]
    fn skip_container(&mut self) -> Result<()> {
        let outside = self.depth;
        let mut objects: u128 = 0;
        loop {
            let byte = self.peek("a value")?;
            let mut first = true;
            match byte {
                b'{' => self.enter_object()?,
                b'[' => self.enter_array()?,
                _ => {
                    self.skip_scalar(byte)?;
                    first = false;
                }
            }
            if first {
                objects = objects << 1 | u128::from(byte == b'{');
            }
            loop {
                if self.depth == outside {
                    return Ok(());
                }
                let more = if objects & 1 == 1 {
                    self.key(&mut first)?.is_some()
                } else {
                    self.element(&mut first)?
                };
                if more {
                    break;
                }
                objects >>= 1;
                first = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn skip(text: &str) -> std::result::Result<&str, TextFault> {
        let mut reader = Reader::new(text, 0, 0, true);
        reader.skip().map_err(|ReadError| reader.text_fault())
    }

    #[track_caller]
    fn refuses(text: &str, at: usize, kind: TextFaultKind) {
        assert_eq!(skip(text), Err(TextFault { at, kind }), "{text}");
    }

    #[test]
    fn values_are_passed_whole() {
        for text in [
            "null",
            "true",
            "false",
            "0",
            "-0",
            "12.5e-3",
            "1E+2",
            r#""a\"bé\u12aF""#,
            "[]",
            "{}",
            "[ 1 , [ ] , { } ]",
            r#"{ "a" : { "b" : [ null , "c" ] } , "d" : -1.0 }"#,
        ] {
            assert_eq!(skip(&format!(" \t\r\n{text} ,")), Ok(text));
        }
    }

    #[test]
    fn a_fault_is_found_where_it_is() {
        refuses("", 0, TextFaultKind::End);
        refuses("[1", 2, TextFaultKind::End);
        refuses(r#"{"a""#, 4, TextFaultKind::End);
        refuses(r#""abc"#, 4, TextFaultKind::End);
        refuses("tru", 3, TextFaultKind::End);
        refuses("-", 1, TextFaultKind::End);
        refuses("truE", 3, TextFaultKind::Syntax("`true`"));
        refuses("nul1", 3, TextFaultKind::Syntax("`null`"));
        refuses("[1 2]", 3, TextFaultKind::Syntax("`,` or `]`"));
        refuses("[1,]", 3, TextFaultKind::Syntax("a value"));
        refuses("[,1]", 1, TextFaultKind::Syntax("a value"));
        refuses(r#"{"a" 1}"#, 5, TextFaultKind::Syntax("`:`"));
        refuses(r#"{"a":1,}"#, 7, TextFaultKind::Syntax("a key"));
        refuses("{1:2}", 1, TextFaultKind::Syntax("a key"));
        refuses("01", 1, TextFaultKind::Syntax("no leading zero"));
        refuses("1.", 2, TextFaultKind::End);
        refuses("1.x", 2, TextFaultKind::Syntax("a digit"));
        refuses("+1", 0, TextFaultKind::Syntax("a value"));
        refuses("\"a\nb\"", 2, TextFaultKind::Syntax("no control character in a string"));
        refuses(r#""\x""#, 2, TextFaultKind::Syntax("an escape such as `\\n`"));
        refuses(r#""\u12g4""#, 5, TextFaultKind::Syntax("a hexadecimal digit"));
        refuses("NaN", 0, TextFaultKind::Syntax("a value"));
    }

    #[test]
    fn the_deepest_text_has_127_levels() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(skip(&nested(127)).is_ok());
        refuses(&nested(128), 127, TextFaultKind::Depth);
        let mut inside = Reader::new("[[]]", 0, 126, true);
        assert_eq!(inside.skip(), Err(ReadError));
        assert_eq!(inside.text_fault(), TextFault { at: 1, kind: TextFaultKind::Depth });
    }

    #[test]
    fn a_number_at_the_end_of_a_piece_may_go_on() {
        let mut reader = Reader::new("12", 0, 0, false);
        assert_eq!(reader.number(), Err(ReadError));
        assert_eq!(reader.text_fault(), TextFault { at: 2, kind: TextFaultKind::End });
    }

    /// Texts that are JSON, nearly JSON, and neither.
    fn text() -> impl Strategy<Value = String> {
        let token = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u00e9\"",
            "\"\\ud800\"",
            "\"é",
            "\"",
            "0",
            "-1.5e3",
            "01",
            "1.",
            "true",
            "fals",
            "null",
            " ",
            "\n",
            "\\",
            "\u{1}",
        ]);
        prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
    }

    proptest! {
        #[test]
        fn serde_json_accepts_the_same_texts(text in text()) {
            let ours = skip(&text).is_ok_and(|value| text.trim_matches([' ', '\n']) == value);
            let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            prop_assert_eq!(ours, theirs);
        }
    }
}

//! Skipping values that are not needed. They are validated like values that are read.
//!
//! A fast loop skips objects and lists. If it fails, the reader skips them token by token, to find the fault.

mod fast;
mod window;

use super::{ReadError, Reader};

type Result<T> = std::result::Result<T, ReadError>;

impl<'a> Reader<'a> {
    /// Skips one value of any type, and returns its text.
    pub(crate) fn skip(&mut self) -> Result<&'a str> {
        let first = self.peek("a value")?;
        let start = self.at;
        match first {
            b'{' | b'[' => match fast::container_end(self.text.as_bytes(), start, self.depth) {
                Some(end) => self.at = end,
                None => self.skip_container()?,
            },
            _ => self.skip_scalar(first)?,
        }
        Ok(self.slice(start))
    }

    /// Skips the rest of the open object. The reader must be after one of its values.
    pub(crate) fn skip_rest_of_object(&mut self) -> Result<()> {
        if let Some(end) = fast::object_end(self.text.as_bytes(), self.at, self.depth) {
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

    /// Skips a value that is neither an object nor a list, by its first byte.
    fn skip_scalar(&mut self, first: u8) -> Result<()> {
        match first {
            b'"' => self.skip_string().map(drop),
            b'-' | b'0'..=b'9' => self.number().map(drop),
            b't' => self.literal("true", "`true`"),
            b'f' => self.literal("false", "`false`"),
            b'n' => self.literal("null", "`null`"),
            _ => Err(self.fault("a value")),
        }
    }

    /// Skips an object or a list without recursion. Each open level has a bit, which is 1 for an object.
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

    use super::super::{TextFault, TextFaultKind};
    use super::*;

    fn skip(text: &str) -> std::result::Result<&str, TextFault> {
        let mut reader = Reader::new(text, 0, 0, true);
        reader.skip().map_err(|ReadError| reader.text_fault())
    }

    #[track_caller]
    fn assert_rejects(text: &str, at: usize, kind: TextFaultKind) {
        assert_eq!(skip(text), Err(TextFault { at, kind }), "{text}");
    }

    #[test]
    fn values_are_skipped_to_their_ends() {
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
    fn faults_have_their_offset_and_kind() {
        assert_rejects("", 0, TextFaultKind::End);
        assert_rejects("[1", 2, TextFaultKind::End);
        assert_rejects(r#"{"a""#, 4, TextFaultKind::End);
        assert_rejects(r#""abc"#, 4, TextFaultKind::End);
        assert_rejects("tru", 3, TextFaultKind::End);
        assert_rejects("-", 1, TextFaultKind::End);
        assert_rejects("truE", 3, TextFaultKind::Syntax("`true`"));
        assert_rejects("nul1", 3, TextFaultKind::Syntax("`null`"));
        assert_rejects("[1 2]", 3, TextFaultKind::Syntax("`,` or `]`"));
        assert_rejects("[1,]", 3, TextFaultKind::Syntax("a value"));
        assert_rejects("[,1]", 1, TextFaultKind::Syntax("a value"));
        assert_rejects(r#"{"a" 1}"#, 5, TextFaultKind::Syntax("`:`"));
        assert_rejects(r#"{"a":1,}"#, 7, TextFaultKind::Syntax("a key"));
        assert_rejects("{1:2}", 1, TextFaultKind::Syntax("a key"));
        assert_rejects("01", 1, TextFaultKind::Syntax("no leading zero"));
        assert_rejects("1.", 2, TextFaultKind::End);
        assert_rejects("1.x", 2, TextFaultKind::Syntax("a digit"));
        assert_rejects("+1", 0, TextFaultKind::Syntax("a value"));
        assert_rejects("\"a\nb\"", 2, TextFaultKind::Syntax("no control character in a string"));
        assert_rejects(r#""\x""#, 2, TextFaultKind::Syntax("an escape such as `\\n`"));
        assert_rejects(r#""\u12g4""#, 5, TextFaultKind::Syntax("a hexadecimal digit"));
        assert_rejects("NaN", 0, TextFaultKind::Syntax("a value"));
    }

    #[test]
    fn at_most_127_levels_are_accepted() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(skip(&nested(127)).is_ok());
        assert_rejects(&nested(128), 127, TextFaultKind::Depth);
        let mut inside = Reader::new("[[]]", 0, 126, true);
        assert_eq!(inside.skip(), Err(ReadError));
        assert_eq!(inside.text_fault(), TextFault { at: 1, kind: TextFaultKind::Depth });
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

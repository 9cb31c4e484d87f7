//! A value as a tree, from JSON or from any other self-describing format.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Kind, ReadError, Reader, javascript, push_step};
use crate::quote::{quote, text_of};

/// A value. It is for small inputs that are not dumps: callers' rows. The code that uses it is not generic over the
/// format, which keeps the WASM module small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// As JSON text has it, or as JavaScript writes it.
    Number(String),
    Text(String),
    List(Vec<Value>),
    /// In the order of the input, with repeated keys.
    Object(Vec<(String, Value)>),
}

/// The levels of lists and objects that are kept, as many as callers' rows have. Those inside them are empty.
const LEVELS: u8 = 4;

impl Value {
    /// Reads the next value of a text.
    pub(crate) fn read(json: &mut Reader<'_>) -> Result<Self, ReadError> {
        Self::read_within(LEVELS, json)
    }

    fn read_within(levels: u8, json: &mut Reader<'_>) -> Result<Self, ReadError> {
        let kind = json.kind()?;
        let mut first = true;
        Ok(match (kind, levels.checked_sub(1)) {
            (Kind::String, _) => Self::Text(json.string()?.decode().0.into_owned()),
            (Kind::Array, Some(levels)) => {
                let mut list = Vec::new();
                json.enter_array()?;
                while json.element(&mut first)? {
                    list.push(Self::read_within(levels, json)?);
                }
                Self::List(list)
            }
            (Kind::Object, Some(levels)) => {
                let mut members = Vec::new();
                json.enter_object()?;
                while let Some(key) = json.key(&mut first)? {
                    let value = Self::read_within(levels, json)?;
                    members.push((key.decode().0.into_owned(), value));
                }
                Self::Object(members)
            }
            _ => {
                let token = json.skip()?;
                match kind {
                    Kind::Bool => Self::Bool(token == "true"),
                    Kind::Number => Self::Number(token.to_owned()),
                    Kind::Array => Self::List(Vec::new()),
                    Kind::Object => Self::Object(Vec::new()),
                    Kind::Null | Kind::String => Self::Null,
                }
            }
        })
    }

    /// Reads a value of any format. After an error, `pointer` is the path to the value that cannot be read.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
        pointer: &mut String,
    ) -> Result<Self, D::Error> {
        Nested { levels: LEVELS, pointer }.deserialize(from)
    }

    /// The value in a message.
    pub(crate) fn found(&self) -> String {
        let token = match self {
            Self::Null => "null",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(token) => token,
            Self::Text(text) => &text_of(&["\"", text, "\""]),
            Self::List(_) => return Kind::Array.describe().to_owned(),
            Self::Object(_) => return Kind::Object.describe().to_owned(),
        };
        quote(token)
    }
}

/// Reads a value with so many levels, at a pointer.
struct Nested<'p> {
    levels: u8,
    pointer: &'p mut String,
}

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(itoa::Buffer::new().format(value).to_owned()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(itoa::Buffer::new().format(value).to_owned()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(if value.is_finite() {
            javascript(value)
        } else {
            let text = if value.is_nan() { "NaN" } else { "Infinity" };
            text_of(&[if value < 0.0 { "-" } else { "" }, text])
        }))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        let Some(levels) = self.levels.checked_sub(1) else {
            while from.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::List(list));
        };
        let end = self.pointer.len();
        loop {
            push_step(self.pointer, itoa::Buffer::new().format(list.len()));
            let element = Nested { levels, pointer: self.pointer };
            let Some(element) = from.next_element_seed(element)? else { break };
            list.push(element);
            self.pointer.truncate(end);
        }
        self.pointer.truncate(end);
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        let Some(levels) = self.levels.checked_sub(1) else {
            while from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Object(members));
        };
        let end = self.pointer.len();
        while let Some(key) = from.next_key::<String>()? {
            push_step(self.pointer, &key);
            let value = from.next_value_seed(Nested { levels, pointer: self.pointer })?;
            members.push((key, value));
            self.pointer.truncate(end);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Reader;

    fn read(text: &str) -> Value {
        Value::read(&mut Reader::whole(text)).unwrap()
    }

    fn number(token: &str) -> Value {
        Value::Number(token.to_owned())
    }

    fn deserialize(value: serde_json::Value) -> Value {
        Value::deserialize(value, &mut String::new()).unwrap()
    }

    #[test]
    fn an_object_keeps_its_order_and_repeated_keys() {
        let text = r#" {"b": [null, true, -1.50], "a\u0062": "\n", "b": {}} "#;
        let expected = Value::Object(vec![
            ("b".to_owned(), Value::List(vec![Value::Null, Value::Bool(true), number("-1.50")])),
            ("ab".to_owned(), Value::Text("\n".to_owned())),
            ("b".to_owned(), Value::Object(Vec::new())),
        ]);
        assert_eq!(read(text), expected);
        let mut json = serde_json::Deserializer::from_str(text);
        let mut pointer = String::new();
        let found = Value::deserialize(&mut json, &mut pointer).unwrap();
        let Value::Object(mut members) = expected else { panic!() };
        members[0].1 = Value::List(vec![Value::Null, Value::Bool(true), number("-1.5")]);
        assert_eq!(found, Value::Object(members));
        assert_eq!(pointer, "");
    }

    #[test]
    fn only_the_outer_levels_are_kept() {
        for text in [
            r#"[[[[[1, {"a": 2}], {"b": [3]}, 4]]], 5]"#,
            r#"{"a": {"b": {"c": {"d": {"e": {}}, "f": [1]}}}}"#,
        ] {
            let found = read(text);
            assert_eq!(found, deserialize(serde_json::from_str(text).unwrap()));
            let cut = text.replace(r#"1, {"a": 2}"#, "").replace(r#""b": [3]"#, "");
            let cut = cut.replace(r#""e": {}"#, "").replace("\"f\": [1]", "\"f\": []");
            assert_eq!(found, read(&cut));
        }
        // The text is read to its end without recursion.
        let deep = format!("{}1{}", "[".repeat(127), "]".repeat(127));
        assert_eq!(read(&deep), read("[[[[[]]]]]"));
        assert!(Value::read(&mut Reader::whole(&format!("[{deep}]"))).is_err());
    }

    #[test]
    fn numbers_are_texts_as_javascript_has_them() {
        for (value, text) in [
            (2.0, "2"),
            (-1.5, "-1.5"),
            (1e21, "1e+21"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            let from = serde::de::value::F64Deserializer::<serde_json::Error>::new(value);
            assert_eq!(Value::deserialize(from, &mut String::new()).unwrap(), number(text));
        }
        assert_eq!(deserialize(serde_json::json!(u64::MAX)), number("18446744073709551615"));
        assert_eq!(deserialize(serde_json::json!(i64::MIN)), number("-9223372036854775808"));
        assert_eq!(read("9007199254740993"), number("9007199254740993"));
    }

    #[test]
    fn the_path_of_an_error_is_known() {
        for (text, path) in [
            (r#"{"a": [1, {"b/c": nul}]}"#, "/a/1/b~1c"),
            (r#"{"a": [1], "b": x}"#, "/b"),
            ("[1, [2, 3], x]", "/2"),
            (r#"{"a": [1], 2}"#, ""),
        ] {
            let mut pointer = String::new();
            let mut json = serde_json::Deserializer::from_str(text);
            assert!(Value::deserialize(&mut json, &mut pointer).is_err());
            assert_eq!(pointer, path, "{text}");
        }
    }
}

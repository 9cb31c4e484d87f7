//! Copies JSON without white space and without secrets.

use super::{Kind, ReadError, Reader};
use crate::quote::add;

/// Copies a JSON value without the white space between tokens. Numbers, escapes, unknown and repeated keys stay
/// unchanged. The value of each key for which `is_secret` returns true becomes `"[redacted]"`. It is called with the key, and
/// with the value's token if that is a string. An element of a list has the key of the list.
pub(crate) fn compact(
    value: &str,
    is_secret: &dyn Fn(&str, &str) -> bool,
) -> Result<String, ReadError> {
    let mut reader = Reader::whole(value);
    let mut copy = String::with_capacity(value.len());
    // The recursion is limited, because the reader stops at 127 levels.
    copy_value(&mut reader, &mut copy, "", is_secret)?;
    Ok(copy)
}

fn copy_value(
    reader: &mut Reader<'_>,
    copy: &mut String,
    key: &str,
    is_secret: &dyn Fn(&str, &str) -> bool,
) -> Result<(), ReadError> {
    let kind = reader.kind()?;
    let is_object = kind == Kind::Object;
    if !is_object && kind != Kind::Array {
        add(copy, reader.skip()?);
        return Ok(());
    }
    let (open, close) = if is_object { ("{", "}") } else { ("[", "]") };
    if is_object {
        reader.enter_object()?;
    } else {
        reader.enter_array()?;
    }
    add(copy, open);
    let mut first = true;
    let mut separator = "";
    loop {
        let member;
        let key: &str = if is_object {
            let Some(found) = reader.key(&mut first)? else { break };
            for part in [separator, "\"", found.raw, "\":"] {
                add(copy, part);
            }
            member = found.decode().0;
            &member
        } else if reader.element(&mut first)? {
            add(copy, separator);
            key
        } else {
            break;
        };
        separator = ",";
        let text = if reader.kind()? == Kind::String { reader.clone().skip()? } else { "" };
        if is_secret(key, text) {
            reader.skip()?;
            add(copy, "\"[redacted]\"");
        } else {
            copy_value(reader, copy, key, is_secret)?;
        }
    }
    add(copy, close);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_removed_and_tokens_are_unchanged() {
        let text = r#" { "b" : [ 1.0 , 1E5 , -0 ] , "a" : "x y" , "a" : { } } "#;
        let copy = compact(text, &|_, _| false).unwrap();
        assert_eq!(copy, r#"{"b":[1.0,1E5,-0],"a":"x y","a":{}}"#);
    }

    #[test]
    fn secrets_are_redacted_if_their_key_has_escapes() {
        let text = r#"{"k":{"raw\u004bey":["s"],"x":[{"rawKey":"s"}]}}"#;
        let copy = compact(text, &|key, _| key == "rawKey").unwrap();
        assert_eq!(copy, r#"{"k":{"raw\u004bey":"[redacted]","x":[{"rawKey":"[redacted]"}]}}"#);
    }

    #[test]
    fn texts_are_redacted_by_their_tokens() {
        let text = r#"{"a":"x:y","b":["x:y"],"c":{"a":"xy","d":1}}"#;
        let is_secret = |key: &str, text: &str| key == "d" || key == "a" && text.contains(':');
        let copy = compact(text, &is_secret).unwrap();
        assert_eq!(copy, r#"{"a":"[redacted]","b":["x:y"],"c":{"a":"xy","d":"[redacted]"}}"#);
    }

    #[test]
    fn elements_of_a_list_are_redacted_by_its_key() {
        let text = r#"{"a":["xy",["x:y"],{"b":"x:y"},7],"b":["x:y"]}"#;
        let copy = compact(text, &|key, text| key == "a" && text.contains(':')).unwrap();
        assert_eq!(copy, r#"{"a":["xy",["[redacted]"],{"b":"x:y"},7],"b":["x:y"]}"#);
    }
}

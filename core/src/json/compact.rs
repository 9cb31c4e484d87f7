//! Copies JSON without its white space, and without secrets.

use super::{Kind, ReadError, Reader};
use crate::quote::add;

/// Copies a JSON value token by token: numbers, escapes, unknown and repeated keys as they are,
/// white space between tokens dropped. The value of a key for which `secret` answers true becomes
/// `"[redacted]"`.
pub(crate) fn compact(value: &str, secret: fn(&str) -> bool) -> Result<String, ReadError> {
    let mut reader = Reader::whole(value);
    let mut copy = String::with_capacity(value.len());
    // The reader stops at 127 levels, so this is no recursion that an input can drive deep.
    copy_value(&mut reader, &mut copy, secret)?;
    Ok(copy)
}

fn copy_value(
    reader: &mut Reader<'_>,
    copy: &mut String,
    secret: fn(&str) -> bool,
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
        let mut is_secret = false;
        if is_object {
            let Some(key) = reader.key(&mut first)? else { break };
            for part in [separator, "\"", key.raw, "\":"] {
                add(copy, part);
            }
            is_secret = secret(&key.decode().0);
        } else if reader.element(&mut first)? {
            add(copy, separator);
        } else {
            break;
        }
        separator = ",";
        if is_secret {
            reader.skip()?;
            add(copy, "\"[redacted]\"");
        } else {
            copy_value(reader, copy, secret)?;
        }
    }
    add(copy, close);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stay_and_white_space_goes() {
        let text = r#" { "b" : [ 1.0 , 1E5 , -0 ] , "a" : "x y" , "a" : { } } "#;
        let copy = compact(text, |_| false).unwrap();
        assert_eq!(copy, r#"{"b":[1.0,1E5,-0],"a":"x y","a":{}}"#);
    }

    #[test]
    fn secrets_are_redacted_however_their_key_is_spelt() {
        let text = r#"{"k":{"raw\u004bey":["s"],"x":[{"rawKey":"s"}]}}"#;
        let copy = compact(text, |key| key == "rawKey").unwrap();
        assert_eq!(copy, r#"{"k":{"raw\u004bey":"[redacted]","x":[{"rawKey":"[redacted]"}]}}"#);
    }
}

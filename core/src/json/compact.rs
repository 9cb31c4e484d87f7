//! Copies JSON without its white space, and without secrets.

use super::{Kind, Reader, Stopped};

/// Copies a JSON value token by token: numbers, escapes, unknown and repeated keys as they are,
/// white space between tokens dropped. The value of a key for which `secret` answers true becomes
/// `"[redacted]"`.
pub(crate) fn compact(value: &str, secret: fn(&str) -> bool) -> Result<String, Stopped> {
    let mut reader = Reader::new(value, 0, 0, true);
    let mut copy = String::with_capacity(value.len());
    // The reader stops at 127 levels, so this is no recursion that an input can drive deep.
    copy_value(&mut reader, &mut copy, secret)?;
    Ok(copy)
}

fn copy_value(
    reader: &mut Reader<'_>,
    copy: &mut String,
    secret: fn(&str) -> bool,
) -> Result<(), Stopped> {
    let mut first = true;
    match reader.kind()? {
        Kind::Object => {
            reader.enter_object()?;
            copy.push('{');
            loop {
                let separated = !first;
                let Some(key) = reader.key(&mut first)? else { break };
                if separated {
                    copy.push(',');
                }
                copy.push('"');
                copy.push_str(key.raw);
                copy.push_str("\":");
                if secret(&key.decode().0) {
                    reader.skip()?;
                    copy.push_str("\"[redacted]\"");
                } else {
                    copy_value(reader, copy, secret)?;
                }
            }
            copy.push('}');
        }
        Kind::Array => {
            reader.enter_array()?;
            copy.push('[');
            loop {
                let separated = !first;
                if !reader.element(&mut first)? {
                    break;
                }
                if separated {
                    copy.push(',');
                }
                copy_value(reader, copy, secret)?;
            }
            copy.push(']');
        }
        _ => copy.push_str(reader.skip()?),
    }
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

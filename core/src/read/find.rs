//! Finds values in an object whose text is complete.

use crate::json::{Kind, ReadError, Reader, push_step};
use crate::provider::member;
use crate::provider::way::WayStep;

/// The value at the end of a path of keys.
#[inline(never)]
pub(super) fn follow_path<'t>(object: &'t str, path: &[WayStep]) -> Option<&'t str> {
    path.iter().try_fold(object, |value, step| match step {
        WayStep::Key(key) => member(value, key),
        WayStep::Each => None,
    })
}

/// The part of a text from one offset to another; empty if they are not in the text.
#[inline(never)]
pub(super) fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// The offset of a part in the text that it is a slice of.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// The JSON Pointer to the first list in `object` with an object among its elements.
pub(super) fn first_list(object: &str) -> Option<String> {
    let mut pointer = String::new();
    // The text was read before, so its depth is within the reader's limit.
    find_list(&mut Reader::whole(object), &mut pointer).ok()?.then_some(pointer)
}

fn find_list(json: &mut Reader<'_>, pointer: &mut String) -> Result<bool, ReadError> {
    let length = pointer.len();
    let mut first = true;
    match json.kind()? {
        Kind::Object => {
            json.enter_object()?;
            while let Some(key) = json.key(&mut first)? {
                push_step(pointer, &key.decode().0);
                if find_list(json, pointer)? {
                    return Ok(true);
                }
                pointer.truncate(length);
            }
        }
        Kind::Array => {
            let start = json.clone();
            json.enter_array()?;
            while json.element(&mut first)? {
                if json.kind()? == Kind::Object {
                    return Ok(true);
                }
                json.skip()?;
            }
            *json = start;
            find_in_elements(json, pointer)?;
            return Ok(pointer.len() > length);
        }
        _ => {
            json.skip()?;
        }
    }
    Ok(false)
}

/// Searches the lists that are elements of a list.
fn find_in_elements(json: &mut Reader<'_>, pointer: &mut String) -> Result<(), ReadError> {
    let length = pointer.len();
    let mut first = true;
    let mut index = 0;
    json.enter_array()?;
    while json.element(&mut first)? {
        push_step(pointer, itoa::Buffer::new().format(index));
        if find_list(json, pointer)? {
            return Ok(());
        }
        pointer.truncate(length);
        index += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_list_of_objects_is_found() {
        for (object, expected) in [
            (r#"{"a":{"b":[{"c":1}]}}"#, Some("/a/b")),
            (r#"{"a":[1,{}],"b":[{}]}"#, Some("/a")),
            (r#"{"a":[1,[2,[{}]]],"b":[{}]}"#, Some("/a/1/1")),
            (r#"{"a/b":{"~":[{}]}}"#, Some("/a~1b/~0")),
            (r#"{"a":[],"b":[1],"c":{"d":"[{}]"}}"#, None),
            ("{}", None),
        ] {
            assert_eq!(first_list(object).as_deref(), expected, "{object}");
        }
    }
}

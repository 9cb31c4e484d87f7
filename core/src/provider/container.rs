//! Reads a field that is an object or a list into its slot, as `field` reads single values.

use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::field::{Result, identifier, mismatch, text};
use super::field_path::FieldPath;
use super::key_state::KeyState;
use super::record::Record;
use crate::json::{Element, Kind, Reader, StringListCursor};

/// An object, declared with `record!`.
pub(crate) fn object<'a, T: Record<'a>>(
    slot: &mut Option<T>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let mut read = |json: &mut Reader<'a>,
                    path: &FieldPath<'_>,
                    diagnostics: &mut Diagnostics,
                    keys: &mut KeyState| {
        slot.insert(T::default()).read(json, path, diagnostics, keys)
    };
    if !one_object(json, path, diagnostics, &mut read)? {
        *slot = None;
    }
    Ok(())
}

/// A large object, in a box: moving, copying and dropping the object around it takes less code.
pub(crate) fn boxed_object<'a, T: Record<'a>>(
    slot: &mut Option<Box<T>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let mut read = |json: &mut Reader<'a>,
                    path: &FieldPath<'_>,
                    diagnostics: &mut Diagnostics,
                    keys: &mut KeyState| {
        slot.insert(Box::default()).read(json, path, diagnostics, keys)
    };
    if !one_object(json, path, diagnostics, &mut read)? {
        *slot = None;
    }
    Ok(())
}

/// Reads an object into its slot.
type ObjectReader<'a, 'f> =
    dyn FnMut(&mut Reader<'a>, &FieldPath<'_>, &mut Diagnostics, &mut KeyState) -> Result<()> + 'f;

/// Reads an object or a list of one object, as Terraform writes blocks. Returns false if there is no object.
fn one_object<'a>(
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    read: &mut ObjectReader<'a, '_>,
) -> Result<bool> {
    let kind = json.kind()?;
    let mut keys = KeyState::default();
    if kind == Kind::Object {
        return read(json, path, diagnostics, &mut keys).map(|()| true);
    }
    let start = json.clone();
    if kind == Kind::Array {
        let mut first = true;
        json.enter_array()?;
        if !json.element(&mut first)? {
            return Ok(false);
        }
        if json.kind()? == Kind::Object {
            keys.respelled.enter_list();
            read(json, &path.index(0), diagnostics, &mut keys)?;
            if !json.element(&mut first)? {
                return Ok(true);
            }
            diagnostics.remove(path);
        }
    }
    *json = start;
    mismatch(json, path, diagnostics, "an object").map(|()| false)
}

/// A list of objects. One that is absent is kept as an empty object, so that the others keep their indices.
pub(crate) fn objects<'a, T: Record<'a>>(
    slot: &mut Vec<T>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    slot.clear();
    if !json.enters_array()? {
        return mismatch(json, path, diagnostics, "an array");
    }
    let mut first = true;
    while json.element(&mut first)? {
        let mut element = None;
        object(&mut element, json, &path.index(slot.len()), diagnostics)?;
        slot.push(element.unwrap_or_default());
    }
    Ok(())
}

/// How to read the elements of a list as strings.
pub(crate) struct ListSpec<'a> {
    /// The token of the key of the string, if each element is an object with one string.
    pub(crate) key: Option<&'static str>,
    /// The expected number of elements.
    pub(crate) likely: usize,
    /// Reads an element that is not a plain string.
    pub(crate) read: ReadText<'a>,
}

type ReadText<'a> =
    fn(&mut Option<Cow<'a, str>>, &mut Reader<'a>, &FieldPath<'_>, &mut Diagnostics) -> Result<()>;

/// A list. An absent element is kept as an empty string, so that the others keep their indices.
pub(crate) fn list<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
    elements: &ListSpec<'a>,
) -> Result<()> {
    slot.clear();
    if !json.enters_array()? {
        return mismatch(json, path, diagnostics, "an array");
    }
    let mut strings = StringListCursor::new(elements.key);
    slot.reserve(elements.likely);
    loop {
        slot.push(match json.next_string(&mut strings)? {
            Element::Plain(text) => Cow::Borrowed(text),
            Element::Other => {
                let mut element = None;
                (elements.read)(&mut element, json, &path.index(slot.len()), diagnostics)?;
                element.unwrap_or_default()
            }
            Element::End => return Ok(()),
        });
    }
}

/// A list of strings.
pub(crate) fn texts<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    list(slot, json, path, diagnostics, &ListSpec { key: None, likely: 2, read: text })
}

/// A list of ids.
pub(crate) fn identifiers<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    list(slot, json, path, diagnostics, &ListSpec { key: None, likely: 2, read: identifier })
}

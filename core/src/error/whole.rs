//! Reads bytes that contain one value, with the error of other bytes.

use super::{Error, Location, fault, utf16};
use crate::json::{ReadError, Reader, Rest, Start, TextFault, TextFaultKind, start, whole_text};
use crate::model::Provider;

/// Reads bytes that contain exactly one value.
pub(crate) fn read_whole<'a, T>(
    provider: Option<Provider>,
    bytes: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, ReadError>,
) -> Result<T, Error> {
    let Start::Utf8(bom) = start(bytes) else { return Err(*utf16()) };
    let (text, rest) = whole_text(bytes.get(bom..).unwrap_or_default());
    let mut json = Reader::new(text, 0, 0, rest == Rest::End);
    let value = read(&mut json).map_err(|ReadError| json.text_fault());
    let value = value.and_then(|value| match json.peek("the end of the input") {
        Ok(_) => {
            let kind = TextFaultKind::Syntax("the end of the input");
            Err(TextFault { at: json.at(), kind })
        }
        Err(ReadError) if rest != Rest::End => Err(json.text_fault()),
        Err(ReadError) => Ok(value),
    });
    value.map_err(|text_fault| {
        let location =
            Location::after_mark(bom).after(text.get(..text_fault.at).unwrap_or_default());
        *Error::from_fault(fault(text, text_fault, rest), provider, None, Some(location))
    })
}

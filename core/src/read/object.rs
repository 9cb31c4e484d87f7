//! The JSON of one object.

use super::encoding::{self, Rest, Start};
use super::error::{Error, Place};
use super::images::utf16;
use super::machine::fault;
use crate::Provider;
use crate::json::{Cause, Reader, Stop};

/// Reads bytes that hold one object of a provider, and nothing else.
pub(crate) fn object<'a, T>(
    provider: Provider,
    bytes: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Stop>,
) -> Result<T, Error> {
    let Start::Utf8(mark) = encoding::start(bytes) else { return Err(utf16()) };
    let (text, unfinished) = encoding::valid_prefix(bytes.get(mark..).unwrap_or_default());
    let rest = if unfinished == Some(0) { Rest::End } else { Rest::Invalid };
    let mut json = Reader::new(text, 0, 0, rest == Rest::End);
    let value = read(&mut json).and_then(|value| match json.peek("the end of the input") {
        Ok(_) => {
            let cause = Cause::Syntax("the end of the input");
            Err(Stop { at: json.at(), cause })
        }
        Err(stop) if rest == Rest::Invalid => Err(stop),
        Err(_) => Ok(value),
    });
    value.map_err(|stop| {
        let place = Place::after_mark(mark).after(text.get(..stop.at).unwrap_or_default());
        Error::new(fault(text, stop, rest), Some(provider), None, Some(place))
    })
}

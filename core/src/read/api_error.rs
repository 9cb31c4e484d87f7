//! An API's error answer, alone or beside a list.

use crate::Provider;
use crate::error::{API_ERROR, ErrorCode, ImageFault};
use crate::json::{Reader, compact};
use crate::provider::{is_no_error, is_secret, member, member_text, text_value};
use crate::quote::{shorten_to, text_of};

/// The longest part of an API's error message that is quoted, in characters.
const MAX_API_MESSAGE: usize = 2_000;

/// Keys of the texts of an error. Other answers have them, too.
const TEXTS: [&str; 4] = ["message", "Message", "detail", "error_description"];

/// The list of errors of a GraphQL API.
const ERRORS: &str = "errors";

/// Keys that only answers with an error have, unless their values are empty.
fn marks() -> impl Iterator<Item = &'static str> {
    Provider::ALL.iter().map(|provider| provider.spec().error_key).chain([ERRORS])
}

/// Whether an error answer may have the key.
pub(super) fn is_mark(key: &str) -> bool {
    marks().any(|mark| mark == key)
}

/// Whether an error answer may have the key, or another one with its message.
pub(super) fn is_error_key(key: &str) -> bool {
    is_mark(key) || TEXTS.contains(&key)
}

/// The fault of an object that is an API's error answer.
#[inline(never)]
pub(super) fn error_answer(object: &str) -> Option<Box<ImageFault>> {
    message(object).map(|message| fault(&message))
}

/// The fault of an object with a list, if an error stands beside the list. A message alone is none: it may be about a
/// success. So is a list of errors beside one with elements: these may be about single elements, as in a saved
/// [`Normalized`](crate::Normalized).
#[inline(never)]
pub(super) fn error_beside_list(object: &str, has_elements: bool) -> Option<Box<ImageFault>> {
    let mut marks = marks().filter(|key| !has_elements || *key != ERRORS);
    let error = marks.find_map(|key| member(object, key).filter(|value| !is_no_error(value)))?;
    let message = message(object).or_else(|| text_value(error));
    message.or_else(|| compact(error, &|key, _| is_secret(key)).ok()).map(|text| fault(&text))
}

fn message(object: &str) -> Option<String> {
    let mut messages = Provider::ALL.iter().map(|provider| (provider.spec().api_error)(object));
    messages.find_map(|message| message).or_else(|| first_message(member(object, ERRORS)?))
}

/// The message of the first error of a list.
fn first_message(errors: &str) -> Option<String> {
    let mut json = Reader::whole(errors);
    json.enter_array().ok()?;
    json.element(&mut true).ok()?;
    member_text(json.skip().ok()?, "message")
}

fn fault(message: &str) -> Box<ImageFault> {
    let message = shorten_to(message, MAX_API_MESSAGE);
    ImageFault::with_message(ErrorCode::ApiError, &text_of(&[API_ERROR, &message, "`"]))
}

//! JSON text: the only module that reads and writes it.
//!
//! - [`valid_prefix`] checks UTF-8.
//! - [`Reader`] is a pull parser for valid UTF-8. It validates every token, also in values that it skips.
//! - [`ValueScanner`] finds the end of a value in a text that arrives in pieces.
//! - [`Value`] is a tree, for a small input that is not a dump.
//! - [`compact()`] copies a value without white space.
//! - [`Write`] and [`Read`] are implemented by the types of the unified model.

mod block;
mod compact;
mod encoding;
mod float;
#[cfg(fuzzing)]
pub mod fuzzing;
mod integer;
mod javascript;
mod json_buf;
#[cfg(any(
    test,
    not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))
))]
mod machine_word;
mod object;
mod pointer;
mod read;
mod reader;
mod reading;
mod repeat;
mod scan;
mod skip;
mod string_token;
mod value;
mod value_scanner;
mod write;

pub(crate) use compact::compact;
pub(crate) use encoding::{Rest, Start, start, valid_prefix, whole_text};
pub(crate) use float::float;
pub(crate) use integer::{MAX_SAFE, integer, number_parts, within};
pub(crate) use javascript::javascript;
pub(crate) use json_buf::JsonBuf;
pub(crate) use object::{
    Blank, Entries, Fields, Key, MAX_KEYS, Member, Object, OwnedMember, key_index, read_object,
};
pub(crate) use pointer::push_step;
pub(crate) use read::{Expected, Read, one_of, read_one_token, read_token, word_index};
pub(crate) use reader::{Kind, MAX_DEPTH, ReadError, Reader, TextFault, TextFaultKind};
pub(crate) use reading::Reading;
pub(crate) use repeat::{Element, MemberCursor, StringListCursor};
pub(crate) use scan::newlines;
pub(crate) use string_token::StringToken;
pub(crate) use value::Value;
pub(crate) use value_scanner::ValueScanner;
pub(crate) use write::{Write, write};

//! JSON text. It is read and written here and nowhere else.
//!
//! [`valid_prefix`] checks the UTF-8 of bytes. [`Reader`] pulls values out of a text whose UTF-8 is already checked, and checks every token
//! that it passes, also of values that it skips. [`ValueScanner`] finds where a value ends whose text
//! comes in pieces. [`compact`] copies a value without its white space. What
//! can be [written](Write) says how, by itself, and so does what can be [read](Read) back.

mod block;
mod compact;
mod encoding;
mod float;
#[cfg(fuzzing)]
pub mod fuzzing;
mod integer;
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
mod value_scanner;
mod write;

pub(crate) use compact::compact;
pub(crate) use encoding::{Rest, Start, start, valid_prefix, whole_text};
pub(crate) use float::float;
pub(crate) use integer::{MAX_SAFE, integer, parts, within};
pub(crate) use json_buf::JsonBuf;
pub(crate) use object::{
    Blank, Entries, Fields, Key, MOST_KEYS, Member, Object, OwnedMember, place_of, read_object,
};
pub(crate) use pointer::push_step;
pub(crate) use read::{Expected, Read, one_of, place_among, read_token, token};
pub(crate) use reader::{Kind, MAX_DEPTH, ReadError, Reader, TextFault, TextFaultKind};
pub(crate) use reading::Reading;
pub(crate) use repeat::{Element, MemberCursor, StringListCursor};
pub(crate) use scan::newlines;
pub(crate) use string_token::StringToken;
pub(crate) use value_scanner::ValueScanner;
pub(crate) use write::{Write, write};

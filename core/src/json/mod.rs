//! JSON text. It is read and written here and nowhere else.
//!
//! [`valid_prefix`] checks the UTF-8 of bytes. [`Reader`] pulls values out of a text whose UTF-8 is already checked, and checks every token
//! that it passes, also of values that it skips. [`Frame`] finds where a value ends whose text
//! comes in pieces. [`compact`] copies a value without its white space. What
//! can be [written](Write) says how, by itself, and so does what can be [read](Read) back.

mod alike;
mod block;
mod compact;
mod encoding;
mod float;
mod frame;
#[cfg(fuzzing)]
pub mod fuzzing;
mod integer;
mod object;
mod out;
mod pointer;
mod read;
mod reader;
mod reading;
mod scan;
mod skip;
mod text;
#[cfg(any(
    test,
    not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))
))]
mod word;
mod write;

pub(crate) use alike::{Element, Members, Strings};
pub(crate) use compact::compact;
pub(crate) use encoding::{Rest, Start, start, valid_prefix, whole_text};
pub(crate) use float::float;
pub(crate) use frame::Frame;
pub(crate) use integer::{MAX_SAFE, integer, parts, within};
pub(crate) use object::{
    Blank, Entries, Fields, Key, MOST_KEYS, Member, Object, OwnedMember, place_of, read_object,
};
pub(crate) use out::Out;
pub(crate) use pointer::push_step;
pub(crate) use read::{Expected, Read, one_of, place_among, read_token, token};
pub(crate) use reader::{Cause, Kind, MAX_DEPTH, Reader, Stop, Stopped};
pub(crate) use reading::Reading;
pub(crate) use scan::newlines;
pub(crate) use text::Text;
pub(crate) use write::{Write, write};

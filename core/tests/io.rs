//! Reading from an `io::Read`, and writing to a `Decoder`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use std::io::{self, ErrorKind, Read, Write};

use cloud_image::{Decoder, Error, ErrorCode, Image, InputError, Options, Provider, read};

const A: &str = r#"{"kind":"compute#image","name":"a"}"#;
const B: &str = r#"{"kind":"compute#image","name":"b"}"#;

/// Gives each step in one read, and fails at an error. After the last step, it ends.
struct Steps(std::vec::IntoIter<Result<Vec<u8>, ErrorKind>>);

impl Read for Steps {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.next() {
            Some(Ok(bytes)) => {
                buffer.get_mut(..bytes.len()).unwrap().copy_from_slice(&bytes);
                Ok(bytes.len())
            }
            Some(Err(kind)) => Err(kind.into()),
            None => Ok(0),
        }
    }
}

fn steps<const N: usize>(steps: [Result<&str, ErrorKind>; N]) -> Steps {
    let steps = steps.map(|step| step.map(|text| text.as_bytes().to_vec()));
    Steps(Vec::from(steps).into_iter())
}

/// A name, or a description of the error.
fn outcome(result: Result<Image<'_>, InputError>) -> String {
    match result {
        Ok(image) => image.name.into_owned(),
        Err(InputError::Io(error)) => format!("io: {:?}", error.kind()),
        Err(InputError::Content(error)) => error.code.to_string(),
        Err(error) => panic!("unexpected: {error}"),
    }
}

/// The outcomes of both ways to read, which are the same, and do not change after the end.
#[track_caller]
fn outcomes<R: Read>(input: impl Fn() -> R) -> Vec<String> {
    let mut images = read(input());
    let mut lent = Vec::new();
    while let Some(result) = images.next_image() {
        lent.push(outcome(result));
    }
    assert!(images.next_image().is_none() && images.next().is_none());
    let mut images = read(input());
    let owned: Vec<_> = images.by_ref().map(outcome).collect();
    assert!(images.next().is_none() && images.next_image().is_none());
    assert_eq!(lent, owned);
    owned
}

#[test]
fn images_and_errors_come_in_their_order() {
    let input = format!("[{A},7,{B}]");
    assert_eq!(outcomes(|| input.as_bytes()), ["a", "malformed", "b"]);
    assert_eq!(outcomes(io::empty), [""; 0]);
    assert_eq!(outcomes(|| &b"[{"[..]), ["truncated"]);
    assert_eq!(outcomes(|| &b"a,b\n1,2\n"[..]), ["syntax"]);
}

#[test]
fn an_interrupted_read_is_repeated() {
    let interrupted = Err(ErrorKind::Interrupted);
    let input = || steps([interrupted, Ok("["), interrupted, interrupted, Ok(A), Ok("]")]);
    assert_eq!(outcomes(input), ["a"]);
}

#[test]
fn an_error_of_the_input_is_the_last_result() {
    let reset = Err(ErrorKind::ConnectionReset);
    // The incomplete image is no `truncated` error, and nothing is read after the error.
    let (complete, half) = (format!("[{A},{B},"), r#"{"kind":"compute#im"#);
    let input = || steps([Ok(&complete), Ok(half), reset, Ok(r#"age","name":"c"}]"#)]);
    assert_eq!(outcomes(input), ["a", "b", "io: ConnectionReset"]);
    assert_eq!(outcomes(|| steps([reset, Ok(A)])), ["io: ConnectionReset"]);
    assert_eq!(outcomes(|| steps([Ok("[1"), reset])), ["io: ConnectionReset"]);
}

#[test]
fn an_image_is_returned_before_the_next_read() {
    struct Panics;
    impl Read for Panics {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("read too early");
        }
    }
    let line = format!("{A}\n");
    let mut images = read(line.as_bytes().chain(steps([Ok(B)])).chain(Panics));
    assert_eq!(images.next().unwrap().unwrap().name, "a");
    assert_eq!(images.next_image().unwrap().unwrap().name, "b");
}

#[test]
fn an_image_longer_than_a_chunk_is_read() {
    let long = "n".repeat(700_000);
    let input = format!(r#"[{A},{{"kind":"compute#image","name":"{long}"}},{B}]"#);
    assert!(outcomes(|| input.as_bytes()) == ["a", &long, "b"]);
}

#[test]
fn pages_and_skipped_objects_are_those_of_the_decoder() {
    let page = format!(r#"{{"items":[{A},{B}],"nextPageToken":"more"}}"#);
    let disk = r#"{"assetType":"compute.googleapis.com/Disk","resource":{"data":{"name":"d"}}}"#;
    let input = format!("{page}{disk}");
    let mut images = Options::new().provider(Provider::Gce).read(input.as_bytes());
    assert_eq!(images.by_ref().map(Result::unwrap).count(), 2);
    let pages = images.take_pages();
    assert_eq!((pages.len(), pages[0].images), (1, 2));
    assert_eq!(pages[0].next_page_token.as_deref(), Some("more"));
    assert!(images.take_pages().is_empty());
    assert_eq!(images.skipped()[0].kind, "compute.googleapis.com/Disk");
}

#[test]
fn options_apply_to_a_reader() {
    let input = format!("[7,{A}]");
    let strict = Options::new().strict(true).read(input.as_bytes());
    assert_eq!(strict.map(outcome).collect::<Vec<_>>(), ["malformed"]);
}

#[test]
fn debug_text_of_a_reader_has_no_input() {
    let mut images = read(r#"{"imageEncryptionKey":{"rawKey":"hush""#.as_bytes());
    assert!(images.next().is_some());
    assert!(!format!("{images:?}").contains("hush"));
}

#[test]
fn input_errors_display_and_convert() {
    let error = InputError::from(io::Error::other("the disk is gone"));
    assert_eq!(error.to_string(), "the disk is gone");
    let error = InputError::from(Error::new(ErrorCode::Missing, "no name"));
    assert_eq!(error.to_string(), "no name");
}

#[test]
fn copying_into_a_decoder_feeds_it() {
    let input = format!("[{A},{B}]");
    let mut decoder = Decoder::new();
    let copied = io::copy(&mut input.as_bytes(), &mut decoder).unwrap();
    decoder.flush().unwrap();
    assert_eq!(copied, u64::try_from(input.len()).unwrap());
    assert_eq!(decoder.held_bytes(), input.len());
    decoder.finish();
    for name in ["a", "b"] {
        assert_eq!(decoder.next_image().unwrap().unwrap().name, name);
    }
    assert!(decoder.next_image().is_none());
}

#[test]
fn writing_after_the_end_is_an_error() {
    let mut decoder = Decoder::new();
    decoder.write_all(A.as_bytes()).unwrap();
    decoder.finish();
    let error = decoder.write_all(B.as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    let inner: &Error = error.get_ref().unwrap().downcast_ref().unwrap();
    assert_eq!(inner.code, ErrorCode::Finished);
    // No bytes are lost by these.
    assert_eq!(decoder.write(b"").unwrap(), 0);
    assert_eq!(io::copy(&mut io::empty(), &mut decoder).unwrap(), 0);
}

#[test]
fn feeding_after_the_end_is_an_error_until_a_restart() {
    let mut decoder = Decoder::new();
    decoder.feed(A.as_bytes()).unwrap();
    decoder.finish();
    for _ in 0..2 {
        let error = decoder.feed(B.as_bytes()).unwrap_err();
        assert_eq!(error.code, ErrorCode::Finished);
        assert_eq!((error.index, error.line), (None, None));
        decoder.feed(b"").unwrap();
        decoder.finish();
    }
    assert_eq!(decoder.next_image().unwrap().unwrap().name, "a");
    assert!(decoder.next_image().is_none());
    decoder.restart();
    decoder.feed(B.as_bytes()).unwrap();
    decoder.finish();
    assert_eq!(decoder.next_image().unwrap().unwrap().name, "b");
}

#[test]
fn bytes_after_a_fault_are_ignored_until_the_end() {
    for fault in ["[1 2", "\u{1f}\u{8b} and more bytes than the first few", "[\"\u{0}"] {
        let mut decoder = Decoder::new();
        decoder.feed(fault.as_bytes()).unwrap();
        while decoder.next_image().is_some() {}
        decoder.feed(A.as_bytes()).unwrap();
        while decoder.next_image().is_some() {}
        decoder.finish();
        while decoder.next_image().is_some() {}
        assert_eq!(decoder.feed(A.as_bytes()).unwrap_err().code, ErrorCode::Finished, "{fault}");
    }
}

#[test]
fn a_reader_holds_no_more_than_a_chunk_and_an_image() {
    let lines = format!("{A}\n").repeat(50_000);
    let mut images = read(lines.as_bytes());
    let mut most = 0;
    while images.next_image().is_some() {
        let debug = format!("{images:?}");
        let digits = debug.split_once("held_bytes: ").unwrap().1.split(',').next().unwrap();
        most = most.max(digits.parse::<usize>().unwrap());
    }
    assert!(lines.len() > 1_500_000 && (1..=(1 << 18) + A.len() + 1).contains(&most), "{most}");
}

//! The data of errors.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cloud_image::{Decoder, Error, ErrorCode, ErrorKind, Options};

/// Passes the kind of the first error of an input to a check.
#[track_caller]
fn check(input: &[u8], is_expected: impl FnOnce(ErrorKind<'_>) -> bool) {
    let options = Options::new().max_image_bytes(1_000);
    let error = options.images(input).find_map(Result::err).unwrap();
    assert!(is_expected(error.kind()), "{:?}", error.kind());
}

#[test]
fn faults_of_the_text_have_what_was_expected_and_found() {
    check(br#"[{"kind": "compute#image" 1"#, |kind| {
        matches!(kind, ErrorKind::Syntax { expected: "`,` or `}`", found: "`1`", .. })
    });
    check(b"[", |kind| kind == ErrorKind::Truncated);
    check(b"[\"\xE9\"]", |kind| {
        matches!(kind, ErrorKind::Encoding { found: "the byte `0xE9`", .. })
    });
    check(&[b'['; 200], |kind| matches!(kind, ErrorKind::Depth { max_levels: 127, .. }));
}

#[test]
fn errors_of_images_have_their_data() {
    let long = format!(r#"[{{"kind":"compute#image","name":"{}"}}]"#, "n".repeat(1_000));
    check(long.as_bytes(), |kind| matches!(kind, ErrorKind::Size { max_bytes: 1_000, .. }));
    check(br#"{"GCP": {"Images": [{"name": "a"}]}}"#, |kind| {
        matches!(kind, ErrorKind::UnknownList { path: "/GCP/Images", .. })
    });
    check(br#"{"name": "a"}"#, |kind| kind == ErrorKind::UnknownProvider);
    let both = br#"{"name": "a", "kind": "compute#image", "region_id": 7, "min_disk": 10}"#;
    check(both, |kind| kind == ErrorKind::AmbiguousProvider);
    check(br#"{"kind": "compute#image"}"#, |kind| {
        matches!(kind, ErrorKind::Missing { path: Some("/name"), expected: "a string", .. })
    });
    check(br#"{"kind": "compute#image", "name": 42}"#, |kind| {
        let path = Some("/name");
        matches!(kind, ErrorKind::Malformed { path: of, expected: "a string", found: "`42`", .. } if of == path)
    });
    check(b"[42]", |kind| {
        matches!(
            kind,
            ErrorKind::Malformed { path: None, expected: "an object", found: "`42`", .. }
        )
    });
}

#[test]
fn the_message_of_an_api_is_without_the_words_around_it() {
    let api = |message: &str| format!(r#"{{"error": {{"code": 403, "message": "{message}"}}}}"#);
    let quoting = "expected `a`, the API answered with an error: `b`";
    for message in ["Forbidden", "Required `compute.images.list`", quoting] {
        check(
            api(message).as_bytes(),
            |kind| matches!(kind, ErrorKind::ApiError { message: found, .. } if found == message),
        );
    }
    check(api(r"a\nb").as_bytes(), |kind| {
        matches!(kind, ErrorKind::ApiError { message: r"a\u{a}b", .. })
    });
}

#[test]
fn bytes_after_the_end_have_their_own_kind() {
    let mut decoder = Decoder::new();
    decoder.finish();
    assert_eq!(decoder.feed(b"[]").unwrap_err().kind(), ErrorKind::Finished);
}

#[test]
fn a_built_error_of_every_code_has_a_kind_without_data() {
    for code in ErrorCode::ALL {
        let mut error = Error::new(*code, "a message");
        match error.kind() {
            ErrorKind::Syntax { expected, found, .. } => assert_eq!((expected, found), ("", "")),
            ErrorKind::Size { max_bytes, .. } => assert_eq!(max_bytes, 0),
            ErrorKind::ApiError { message, .. } => assert_eq!(message, ""),
            ErrorKind::Missing { path, .. } | ErrorKind::Malformed { path, .. } => {
                assert_eq!(path, None);
            }
            _ => {}
        }
        error.path = Some("/a".to_owned());
        let variant = format!("{:?}", error.kind());
        let variant = variant.split(' ').next().unwrap().to_lowercase();
        assert_eq!(variant, code.as_str().replace('-', ""));
    }
}

//! Answers of APIs that are not only a list of images: errors beside a list, lists of the wrong type, tokens and warnings.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use cloud_image::{Coverage, Options, Page};

const GCE: &str = r#"{"kind":"compute#image","name":"a"}"#;

/// What an input holds: the names of its images, its errors and pages, and the types of skipped objects.
#[derive(Debug, PartialEq)]
struct Held {
    names: Vec<String>,
    /// Code and message.
    errors: Vec<(&'static str, String)>,
    pages: Vec<Page>,
    skipped: Vec<String>,
    is_partial: bool,
}

/// Reads an input as a whole and in chunks of one byte and of seven, which must make no difference.
#[track_caller]
fn read_with(options: &Options, input: &str) -> Held {
    let whole = options.normalize(input.as_bytes());
    let held = Held {
        names: whole.images.iter().map(|image| image.name.to_string()).collect(),
        errors: whole
            .errors
            .iter()
            .map(|error| (error.code.as_str(), error.message.clone()))
            .collect(),
        is_partial: whole.coverage().is_partial(),
        pages: whole.pages,
        skipped: whole.skipped.iter().map(|skipped| skipped.kind.clone()).collect(),
    };
    for size in [1, 7] {
        let mut decoder = options.decoder();
        let (mut names, mut errors, mut pages) = (Vec::new(), Vec::new(), Vec::new());
        let mut feed = |chunk: &[u8], decoder: &mut cloud_image::Decoder| {
            match chunk {
                [] => decoder.finish(),
                chunk => decoder.feed(chunk).unwrap(),
            }
            while let Some(result) = decoder.next_image() {
                match result {
                    Ok(image) => names.push(image.name.to_string()),
                    Err(error) => errors.push((error.code.as_str(), error.message)),
                }
            }
            pages.extend(decoder.take_pages());
        };
        for chunk in input.as_bytes().chunks(size).chain([&b""[..]]) {
            feed(chunk, &mut decoder);
        }
        let is_partial = Coverage::from_iter(&pages).is_partial();
        let skipped = decoder.skipped().iter().map(|skipped| skipped.kind.clone()).collect();
        let in_chunks = Held { names, errors, pages, skipped, is_partial };
        assert_eq!(in_chunks, held, "in chunks of {size}: {input}");
    }
    held
}

#[track_caller]
fn read(input: &str) -> Held {
    read_with(&Options::new(), input)
}

/// Expects only one error, with this code and this end of its message.
#[track_caller]
fn assert_error(input: &str, code: &str, message: &str) {
    let Held { names, errors, pages, skipped, .. } = read(input);
    assert_eq!((names, pages, skipped), (vec![], vec![], vec![]), "{input}");
    let [(found, text)] = &*errors else { panic!("{input}: {errors:?}") };
    assert_eq!(*found, code, "{input}");
    assert!(text.ends_with(message), "{input}: {text}");
}

#[test]
fn an_error_beside_a_list_without_images_is_an_api_error() {
    for (input, message) in [
        (r#"{"kind":"compute#imageList","error":{"code":503,"message":"backend"}}"#, "`backend`"),
        (r#"{"items":[],"error":{"code":403,"message":"boom"}}"#, "`boom`"),
        (r#"{"error":{"code":403,"message":"boom"},"items":[]}"#, "`boom`"),
        (r#"{"items":null,"error":"quota"}"#, "`quota`"),
        (r#"{"data":null,"errors":[{"message":"denied"}]}"#, "`denied`"),
        (r#"{"data":[],"error":{"code":"x","message":"boom"}}"#, "`boom`"),
        (r#"{"value":null,"error":{"code":"x","message":"boom"}}"#, "`boom`"),
        (r#"{"Images":[],"Error":{"Code":"x","Message":"boom"}}"#, "`boom`"),
        (r#"{"Images":[],"Error":"quota"}"#, "`quota`"),
        (r#"{"results":null,"count":0,"message":"boom","exception_class":"X"}"#, "`boom`"),
        (r#"{"nextPageToken":"t","error":{"message":"boom"}}"#, "`boom`"),
        (r#"{"errors":[{"message":"denied"}]}"#, "`denied`"),
    ] {
        assert_error(input, "api-error", message);
    }
}

#[test]
fn an_error_beside_images_spares_them() {
    let input =
        format!(r#"{{"items":[{GCE}],"error":{{"code":403,"message":"partial failure"}}}}{GCE}"#);
    let held = read(&input);
    assert_eq!(held.names, ["a", "a"]);
    let message = "line 1, column 1: the API answered with an error: `partial failure`";
    assert_eq!(held.errors, [("api-error", message.to_owned())]);
    assert_eq!((held.pages.len(), held.pages[0].images), (1, 1));
    let strict = read_with(&Options::new().strict(true), &input);
    assert_eq!((strict.names.len(), strict.errors.len()), (1, 1));
}

#[test]
fn an_error_beside_skipped_objects_is_an_api_error() {
    let disk = r#"{"name":"d","type":"Microsoft.Compute/disks"}"#;
    let held = read(&format!(r#"{{"value":[{disk}],"error":{{"code":"A","message":"b"}}}}"#));
    assert_eq!(held.skipped, ["Microsoft.Compute/disks"]);
    assert_eq!(held.errors.len(), 1);
    assert!(held.errors[0].1.ends_with("`b`"));
}

#[test]
fn an_error_that_is_too_long_to_be_kept_is_not_lost() {
    let long = "m".repeat(100_000);
    let input = format!(r#"{{"items":[{GCE}],"error":{{"message":"{long}"}}}}"#);
    let errors = Options::new().normalize(input.as_bytes()).errors;
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.ends_with("`an error that is too long to be quoted`"));
}

#[test]
fn no_error_and_a_message_beside_a_list_are_none() {
    for beside in [
        r#""error":null"#,
        r#""error":{}"#,
        r#""error":{ }"#,
        r#""error":"""#,
        r#""errors":[]"#,
        r#""Error":false"#,
        r#""exception_class":null"#,
        r#""message":"OK""#,
        r#""detail":"OK""#,
    ] {
        for list in [format!("[{GCE}]"), "[]".to_owned(), "null".to_owned()] {
            for input in [
                format!(r#"{{"items":{list},{beside}}}"#),
                format!(r#"{{{beside},"items":{list}}}"#),
            ] {
                let held = read(&input);
                assert_eq!(held.errors, [], "{input}");
                assert_eq!(held.pages.len(), 1, "{input}");
            }
        }
    }
}

#[test]
fn an_image_with_a_key_of_errors_is_an_image() {
    let input =
        r#"{"kind":"compute#image","name":"a","error":{"message":"b"},"errors":[{"message":"b"}]}"#;
    assert_eq!(read(input).names, ["a"]);
    assert_eq!(read(input).errors, []);
}

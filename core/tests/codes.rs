//! CODES.md explains every code, and its examples give the results that it shows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cloud_image::{Error, ErrorCode, Image, Options, WarningCode};

const PAGE: &str = include_str!("../CODES.md");

/// Code, input and message of each section under a heading.
fn sections(heading: &str) -> impl Iterator<Item = (&str, Vec<u8>, &str)> {
    let part = PAGE.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap();
    part.split("\n### `").skip(1).map(|section| {
        let (code, text) = section.split_once('`').unwrap();
        let block = |language: &str| {
            let (_, block) = text.split_once(&format!("```{language}\n")).unwrap();
            block.split_once("\n```").unwrap().0
        };
        // The page writes an invalid byte of UTF-8 as `%E9`.
        let mut input = Vec::new();
        for (index, part) in block("json").split("%E9").enumerate() {
            input.extend_from_slice(if index > 0 { b"\xE9" } else { b"" });
            input.extend_from_slice(part.as_bytes());
        }
        (code, input, block("text"))
    })
}

fn codes(heading: &str) -> Vec<&str> {
    sections(heading).map(|(code, _, _)| code).collect()
}

#[test]
fn every_code_is_explained() {
    assert_eq!(codes("Errors"), ErrorCode::WORDS);
    assert_eq!(codes("Warnings"), WarningCode::WORDS);
}

/// The options of an example.
fn options(code: &str) -> Options {
    let options = Options::new();
    if code == "size" { options.max_image_bytes(64) } else { options }
}

/// All results for the input of an example.
fn results(code: &str, input: &[u8]) -> Vec<Result<Image<'static>, Error>> {
    let mut decoder = options(code).decoder();
    let mut results = Vec::new();
    let mut fed = decoder.feed(input);
    decoder.finish();
    if code == "finished" {
        fed = decoder.feed(input);
    }
    while let Some(image) = decoder.next_image() {
        results.push(image.map(Image::into_owned));
    }
    results.extend(fed.err().map(Err));
    results
}

#[test]
fn examples_of_errors_give_their_messages() {
    for (code, input, message) in sections("Errors") {
        let error = results(code, &input).into_iter().find_map(Result::err).unwrap();
        assert_eq!((error.code.as_str(), error.to_string().as_str()), (code, message));
    }
}

#[test]
fn an_error_ends_the_input_only_if_ends_input_is_true() {
    for (code, mut input, _) in sections("Errors") {
        input.extend_from_slice(b"\n{\"kind\":\"compute#image\",\"name\":\"next\"}");
        let results = results(code, &input);
        let position = results.iter().position(Result::is_err).unwrap();
        let (_, after) = results.split_at(position);
        let error = after[0].as_ref().unwrap_err();
        let continues = after.iter().flatten().any(|image| image.name == "next");
        assert_eq!(continues, !error.code.ends_input(), "{code}");
    }
}

#[test]
fn examples_of_warnings_give_their_messages() {
    for (code, input, message) in sections("Warnings") {
        let image = cloud_image::images(&input).next().unwrap().unwrap();
        let found: Vec<_> = image
            .warnings
            .iter()
            .map(|warning| (warning.code.as_str(), &*warning.message))
            .collect();
        assert_eq!(found, [(code, message)]);
    }
}

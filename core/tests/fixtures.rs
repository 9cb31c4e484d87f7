//! Runs all fixtures, with a separate test for each check: `cargo test --test fixtures gce/fixtures/keys`.
//!
//! `NAME.in.json` is read. Its images must equal `NAME.out.json` byte for byte, its errors `NAME.err.json`, and its
//! skipped objects `NAME.skipped.json`. Parts of the name between dots are options.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cloud_image::{Error, Image, Options, Provider, Skipped};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

struct Fixture {
    name: String,
    input: Vec<u8>,
    options: Options,
    images: String,
    errors: Vec<Value>,
    skipped: String,
}

/// All fixtures in folders under `src`.
fn fixtures() -> Vec<Fixture> {
    let mut inputs = Vec::new();
    find_inputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut inputs);
    inputs.sort();
    inputs.iter().map(|input| load(input)).collect()
}

fn find_inputs(folder: &Path, inputs: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find_inputs(&path, inputs);
        } else if path.to_str().unwrap().ends_with(".in.json") {
            inputs.push(path);
        }
    }
}

fn load(path: &Path) -> Fixture {
    let name = path.to_str().unwrap().strip_suffix(".in.json").unwrap().to_owned();
    let sibling = |kind: &str| fs::read_to_string(format!("{name}.{kind}.json"));
    let mut options = Options::new();
    for option in Path::new(&name).file_name().unwrap().to_str().unwrap().split('.').skip(1) {
        options = match option {
            "strict" => options.strict(true),
            "source" => options.source(true),
            "lifecycle" => options.lifecycle(true),
            provider => options.provider(provider.parse::<Provider>().unwrap()),
        };
    }
    let errors = sibling("err").unwrap_or_default();
    let errors = errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let images = sibling("out").expect("every fixture has its images");
    let skipped = sibling("skipped").unwrap_or_default();
    Fixture { input: fs::read(path).unwrap(), options, images, errors, skipped, name }
}

/// Images and skipped objects as lines, and errors as JSON.
#[derive(Default, PartialEq, Debug)]
struct Read {
    images: String,
    errors: Vec<Value>,
    skipped: String,
}

impl Read {
    fn add(&mut self, image: Result<Image<'_>, Error>) {
        match image {
            Ok(image) => {
                self.images.push_str(&serde_json::to_string(&image).unwrap());
                self.images.push('\n');
            }
            Err(error) => self.errors.push(serde_json::to_value(error).unwrap()),
        }
    }

    fn in_one_piece(fixture: &Fixture) -> Self {
        let mut read = Self::default();
        let mut images = fixture.options.images(&fixture.input);
        images.by_ref().for_each(|image| read.add(image));
        read.skipped = lines(images.skipped());
        read
    }

    fn in_chunks(fixture: &Fixture, size: usize) -> Self {
        let mut read = Self::default();
        let mut decoder = fixture.options.decoder();
        for chunk in fixture.input.chunks(size) {
            decoder.feed(chunk).unwrap();
            while let Some(image) = decoder.next_image() {
                read.add(image);
            }
        }
        decoder.finish();
        while let Some(image) = decoder.next_image() {
            read.add(image);
        }
        read.skipped = lines(decoder.skipped());
        read
    }
}

fn lines(skipped: &[Skipped]) -> String {
    skipped.iter().map(|skipped| serde_json::to_string(skipped).unwrap() + "\n").collect()
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let fixtures = fixtures();
    assert!(fixtures.len() > 100, "only {} fixtures were found", fixtures.len());
    let mut trials = Vec::new();
    for fixture in fixtures {
        let name = Path::new(&fixture.name).strip_prefix(&root).unwrap().display().to_string();
        let fixture = Arc::new(fixture);
        for (check, run) in CHECKS {
            let fixture = Arc::clone(&fixture);
            trials.push(Trial::test(format!("{name}: {check}"), move || run(&fixture)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

type Check = fn(&Fixture) -> Result<(), Failed>;

const CHECKS: [(&str, Check); 4] = [
    ("images, errors and skipped objects", results_are_as_expected),
    ("chunks change nothing", chunks_change_nothing),
    ("`write_json` and serde agree", write_json_and_serde_agree),
    ("written images read back equal", written_images_read_back_equal),
];

fn results_are_as_expected(fixture: &Fixture) -> Result<(), Failed> {
    let read = Read::in_one_piece(fixture);
    let mut faults = String::new();
    let mut differs = |what: String, expected: String, found: String| {
        writeln!(faults, "{what}\n  expected {expected}\n  found    {found}").unwrap();
    };
    let expected: Vec<_> = fixture.images.lines().collect();
    let found: Vec<_> = read.images.lines().collect();
    for index in 0..expected.len().max(found.len()) {
        let [expected, found] =
            [&expected, &found].map(|lines| lines.get(index).unwrap_or(&"none"));
        if expected != found {
            differs(format!("image {index}"), (*expected).to_owned(), (*found).to_owned());
        }
    }
    if read.skipped != fixture.skipped {
        differs("skipped objects".to_owned(), fixture.skipped.clone(), read.skipped.clone());
    }
    for index in 0..fixture.errors.len().max(read.errors.len()) {
        let (expected, found) = (fixture.errors.get(index), read.errors.get(index));
        if !expected.zip(found).is_some_and(|(expected, found)| includes(found, expected)) {
            let [expected, found] =
                [expected, found].map(|error| error.unwrap_or(&Value::Null).to_string());
            differs(format!("error {index}"), expected, found);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Whether an error has all expected members.
fn includes(error: &Value, expected: &Value) -> bool {
    expected.as_object().unwrap().iter().all(|(key, value)| error.get(key) == Some(value))
}

fn chunks_change_nothing(fixture: &Fixture) -> Result<(), Failed> {
    let expected = Read::in_one_piece(fixture);
    for size in [1, 2, 3, 7, 16, 61, 1_000] {
        if Read::in_chunks(fixture, size) != expected {
            return Err(format!("chunks of {size} bytes give other results").into());
        }
    }
    Ok(())
}

fn write_json_and_serde_agree(fixture: &Fixture) -> Result<(), Failed> {
    macro_rules! agree {
        ($values:expr) => {
            for value in &$values {
                let mut written = Vec::new();
                value.write_json(&mut written);
                expect_equal(&String::from_utf8(written)?, &serde_json::to_string(value)?)?;
            }
        };
    }
    let normalized = fixture.options.normalize(&fixture.input);
    agree!(normalized.images);
    agree!(normalized.errors);
    agree!(normalized.pages);
    Ok(())
}

fn written_images_read_back_equal(fixture: &Fixture) -> Result<(), Failed> {
    for image in fixture.options.images(&fixture.input).flatten() {
        let written = serde_json::to_string(&image)?;
        let read: Image<'_> = serde_json::from_str(&written)?;
        expect_equal(&read, &image)?;
        expect_equal(&image.clone().into_owned(), &image)?;
    }
    Ok(())
}

fn expect_equal<T: PartialEq<U> + Debug, U: Debug>(found: &T, expected: &U) -> Result<(), Failed> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("expected {expected:?}\nfound    {found:?}").into())
    }
}

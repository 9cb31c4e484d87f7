//! Runs every fixture: `NAME.in.json` is read, and its images must be `NAME.out.json` to the byte
//! its errors `NAME.err.json`, and what was skipped `NAME.skipped.json`. Parts of the name between dots are options.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use cloud_image::{Error, Image, Options, Provider, Skipped};
use serde_json::Value;

struct Fixture {
    name: String,
    input: Vec<u8>,
    options: Options,
    images: String,
    errors: Vec<Value>,
    skipped: String,
}

/// Every fixture of every folder named `fixtures` under `src`.
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
            provider => options.provider(provider.parse::<Provider>().unwrap()),
        };
    }
    let errors = sibling("err").unwrap_or_default();
    let errors = errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let images = sibling("out").expect("every fixture has its images");
    let skipped = sibling("skipped").unwrap_or_default();
    Fixture { input: fs::read(path).unwrap(), options, images, errors, skipped, name }
}

/// Images and what was skipped as lines, and errors as JSON.
#[derive(Default, PartialEq, Debug)]
struct Read {
    images: String,
    errors: Vec<Value>,
    skipped: String,
}

impl Read {
    fn take(&mut self, image: Result<Image<'_>, Error>) {
        match image {
            Ok(image) => {
                self.images.push_str(&serde_json::to_string(&image).unwrap());
                self.images.push('\n');
            }
            Err(error) => self.errors.push(serde_json::to_value(error).unwrap()),
        }
    }

    fn whole(fixture: &Fixture) -> Self {
        let mut read = Self::default();
        let mut images = fixture.options.images(&fixture.input);
        images.by_ref().for_each(|image| read.take(image));
        read.skipped = lines(images.skipped());
        read
    }

    fn in_chunks(fixture: &Fixture, size: usize) -> Self {
        let mut read = Self::default();
        let mut decoder = fixture.options.decoder();
        for chunk in fixture.input.chunks(size) {
            decoder.feed(chunk);
            while let Some(image) = decoder.next_image() {
                read.take(image);
            }
        }
        decoder.finish();
        while let Some(image) = decoder.next_image() {
            read.take(image);
        }
        read.skipped = lines(decoder.skipped());
        read
    }
}

fn lines(skipped: &[Skipped]) -> String {
    skipped.iter().map(|skipped| serde_json::to_string(skipped).unwrap() + "\n").collect()
}

#[test]
fn every_fixture_gives_its_images_and_errors() {
    let fixtures = fixtures();
    let mut failures = 0;
    for fixture in &fixtures {
        let read = Read::whole(fixture);
        let wanted: Vec<&str> = fixture.images.lines().collect();
        let got: Vec<&str> = read.images.lines().collect();
        for index in 0..wanted.len().max(got.len()) {
            if wanted.get(index) != got.get(index) {
                failures += 1;
                println!("{} image {index}", fixture.name);
                println!("  wanted {}", wanted.get(index).unwrap_or(&"none"));
                println!("  got    {}", got.get(index).unwrap_or(&"none"));
            }
        }
        if read.skipped != fixture.skipped {
            failures += 1;
            println!("{} skipped", fixture.name);
            println!("  wanted {:?}", fixture.skipped);
            println!("  got    {:?}", read.skipped);
        }
        for index in 0..fixture.errors.len().max(read.errors.len()) {
            let (wanted, got) = (fixture.errors.get(index), read.errors.get(index));
            if !wanted.zip(got).is_some_and(|(wanted, got)| says(got, wanted)) {
                failures += 1;
                println!("{} error {index}", fixture.name);
                println!("  wanted {}", wanted.unwrap_or(&Value::Null));
                println!("  got    {}", got.unwrap_or(&Value::Null));
            }
        }
    }
    assert!(fixtures.len() > 100, "only {} fixtures were found", fixtures.len());
    assert_eq!(failures, 0, "of {} fixtures", fixtures.len());
}

/// Whether an error says all that is wanted of it.
fn says(error: &Value, wanted: &Value) -> bool {
    wanted.as_object().unwrap().iter().all(|(key, value)| error.get(key) == Some(value))
}

#[test]
fn chunks_never_matter() {
    for fixture in fixtures() {
        let whole = Read::whole(&fixture);
        for size in [1, 2, 3, 7, 16, 61, 1_000] {
            assert_eq!(Read::in_chunks(&fixture, size), whole, "{} by {size}", fixture.name);
        }
    }
}

#[test]
fn both_ways_of_writing_agree() {
    macro_rules! agree {
        ($values:expr) => {
            for value in &$values {
                let mut written = Vec::new();
                value.write_json(&mut written);
                let written = String::from_utf8(written).unwrap();
                assert_eq!(written, serde_json::to_string(value).unwrap());
            }
        };
    }
    for fixture in fixtures() {
        let normalized = fixture.options.normalize(&fixture.input);
        agree!(normalized.images);
        agree!(normalized.errors);
        agree!(normalized.pages);
    }
}

#[test]
fn a_written_image_reads_back_equal() {
    for fixture in fixtures() {
        for image in fixture.options.images(&fixture.input).flatten() {
            let written = serde_json::to_string(&image).unwrap();
            let read: Image<'_> = serde_json::from_str(&written).unwrap();
            assert_eq!(read, image, "{}", fixture.name);
            assert_eq!(image.clone().into_owned(), image);
        }
    }
}

//! Runs each target with a fixed seed: on changed fixtures, on pieces of JSON in any order, and on random bytes from which
//! documents are made.

#![cfg(fuzzing)]

use std::path::Path;
use std::{fs, io};

use arbitrary::{Arbitrary, Unstructured};
use cloud_image_fuzz::{Chunks, Images, Names};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

const PIECES: [&[u8]; 43] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b" ",
    b"\n",
    b"\r\n\t",
    b"\0",
    b"null",
    b"true",
    b"false",
    b"0",
    b"-0.0",
    b"1e400",
    b"0.1e-7",
    b"12345678901234567890",
    b"\\u00e9",
    b"\\ud83d\\ude00",
    b"\\ud800",
    "é😀".as_bytes(),
    b"\xff",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\"a\"",
    b"\"items\":",
    b"\"name\":\"a\"",
    b"\"kind\":\"compute#image\"",
    b"\"region_id\":1,\"min_disk\":0",
    b"{\"image\":",
    b"{\"assets\":[",
    b"{\"name\":\"//x/projects/p/a\",\"assetType\":\"compute.googleapis.com/Image\",\"resource\":{\"data\":",
    b"\"asset_type\":\"compute.googleapis.com/Disk\",",
    b"{\"resources\":[{\"type\":\"google_compute_image\",\"instances\":[{\"attributes\":",
    b"{\"resources\":[{\"values\":",
    b"{\"values\":{\"root_module\":{\"child_modules\":[",
    b",\"type\":\"google_compute_images\"}",
    b"\"images\":[",
    b"}}]}]}",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
];

/// Words of image names that identify systems, and similar ones.
const WORDS: [&str; 24] = [
    "debian",
    "ubuntu",
    "windows-server",
    "windows-cloud",
    "rhel-sap",
    "sles-15-sp",
    "centos-stream",
    "cos",
    "bookworm",
    "minimal",
    "arm64",
    "x86_64",
    "2204",
    "12.5",
    "2019",
    "v20240415",
    "lts",
    "R2",
    "\u{2028}",
    "é",
    "/global/licenses/",
    " ",
    "-",
    "_",
];

/// Pieces of filters, orders, field masks and groups.
const QUERY_PIECES: [&str; 56] = [
    " ",
    " AND ",
    " OR ",
    "NOT ",
    "-",
    "(",
    ")",
    ",",
    ".",
    "\"",
    "'",
    "\\",
    "*",
    "=",
    "!=",
    "<",
    ">=",
    ":",
    "~",
    "!~",
    "==",
    " eq ",
    " ne ",
    " IN (",
    " desc",
    "name",
    "os.distro",
    "os_version",
    "labels.env",
    "labels.\"a.b\"",
    "createdAt",
    "diskSizeGb",
    "displayOrder",
    "architecture",
    "confidential",
    "software.name",
    "sourceDisk",
    "deprecated",
    "family",
    "os",
    "-P1Y6M",
    "+PT1H",
    "2024-02-29",
    "2026-11-10T06:30:45.123Z",
    "10GiB",
    "1e400",
    "0.5",
    "arm64",
    "debian*",
    "(?i)",
    "[(]",
    "a{1,2}",
    "\u{a0}",
    "среда",
    "😀",
    "\0",
];

/// A change at one position of a text.
#[derive(Debug, Clone)]
enum Change {
    Insert(&'static [u8]),
    Remove(usize),
    Repeat(usize),
    Cut,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => select(&PIECES[..]).prop_map(Change::Insert),
        4 => (1..20_usize).prop_map(Change::Remove),
        2 => (1..200_usize).prop_map(Change::Repeat),
        1 => Just(Change::Cut),
    ]
}

fn changed(mut text: Vec<u8>, changes: &[(Index, Change)]) -> Vec<u8> {
    for (index, change) in changes {
        let at = index.index(text.len() + 1);
        let end = |length: usize| text.len().min(at + length);
        match *change {
            Change::Insert(piece) => drop(text.splice(at..at, piece.iter().copied())),
            Change::Remove(length) => drop(text.drain(at..end(length))),
            Change::Repeat(length) => {
                let again = text[at..end(length)].to_vec();
                text.splice(at..at, again);
            }
            Change::Cut => text.truncate(at),
        }
    }
    text
}

/// The inputs of all fixtures.
fn fixtures() -> io::Result<Vec<Vec<u8>>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut paths = Vec::new();
    let mut folders = vec![source.join("read")];
    for provider in fs::read_dir(source.join("provider"))? {
        folders.push(provider?.path());
    }
    for folder in folders {
        // Other files and folders have no fixtures.
        for fixture in fs::read_dir(folder.join("fixtures")).into_iter().flatten() {
            paths.push(fixture?.path());
        }
    }
    paths.retain(|path| path.to_string_lossy().ends_with(".in.json"));
    // The order must be the same on every machine.
    paths.sort();
    paths.iter().map(fs::read).collect()
}

/// JSON, and nearly JSON.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let fixtures = fixtures().expect("the fixtures");
    let changes = prop::collection::vec((any::<Index>(), change()), 0..6);
    prop_oneof![
        3 => (select(fixtures), changes).prop_map(|(text, changes)| changed(text, &changes)),
        2 => prop::collection::vec(select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..80),
    ]
}

/// The texts of the tables that test queries.
fn query_texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/query");
    let mut texts = Vec::new();
    for table in ["errors", "fields", "filters", "latest", "orders"] {
        let table = fs::read_to_string(folder.join(format!("{table}.tsv"))).expect("a table");
        let cells = table.lines().filter_map(|line| line.split('\t').next());
        texts.extend(cells.filter_map(|cell| serde_json::from_str::<String>(cell).ok()));
    }
    assert!(texts.len() > 500);
    texts
}

/// Texts of queries, and nearly such texts.
fn query_text() -> impl Strategy<Value = String> {
    let piece = select(&QUERY_PIECES[..]);
    let changes = prop::collection::vec((any::<Index>(), piece.clone(), 0..8_usize), 0..5);
    prop_oneof![
        (select(query_texts()), changes).prop_map(|(text, changes)| {
            let mut characters: Vec<char> = text.chars().collect();
            for (index, piece, length) in changes {
                let start = index.index(characters.len() + 1);
                let end = (start + length).min(characters.len());
                characters.splice(start..end, piece.chars());
            }
            characters.into_iter().collect()
        }),
        prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// Bytes from which structured inputs are made.
fn entropy() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..2_000)
}

/// Makes an input of all the bytes.
fn input_of<'a, T: Arbitrary<'a>>(bytes: &'a [u8]) -> T {
    T::arbitrary_take_rest(Unstructured::new(bytes)).expect("an input")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn reader(bytes in bytes()) {
        cloud_image_fuzz::reader(&bytes);
    }

    #[test]
    fn string(bytes in bytes()) {
        cloud_image_fuzz::string(&bytes);
    }

    #[test]
    fn chunks(how in prop::array::uniform13(any::<u8>()), bytes in bytes()) {
        cloud_image_fuzz::chunks(&input_of::<Chunks<'_>>(&[&how[..], &bytes].concat()));
    }

    #[test]
    fn images(entropy in entropy()) {
        cloud_image_fuzz::images(&input_of::<Images>(&entropy));
    }

    #[test]
    fn query(text in query_text()) {
        cloud_image_fuzz::query(&text);
    }

    #[test]
    fn names(words in prop::collection::vec(select(&WORDS[..]), 0..40)) {
        cloud_image_fuzz::names(&input_of::<Names<'_>>(words.concat().as_bytes()));
    }
}

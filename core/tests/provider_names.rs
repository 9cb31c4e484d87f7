//! Only a provider's own files and the registry name a provider in code, so that adding one does not mean searching the
//! rest for places to change.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cloud_image::Provider;

/// Where code is searched, from the repository's root. The crate's package has only the first.
const ROOTS: [&str; 6] =
    ["core/src", "core/fuzz/src", "core/benches/src", "wasm/src", "wasm/js", "www/src"];

const EXTENSIONS: [&str; 6] = ["rs", "js", "mjs", "ts", "tsx", "css"];

/// Files that declare the providers.
const REGISTRY: [&str; 2] = ["core/src/provider/mod.rs", "core/src/model/provider.rs"];

/// Words that only one provider's API has.
const API_WORDS: [(Provider, &str); 3] =
    [(Provider::Gce, "compute#"), (Provider::Gce, "googleapis"), (Provider::Gce, "google_")];

/// Files that name a provider all the same, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("core/src/lib.rs", "the object of what only one cloud states"),
    ("core/src/model/image.rs", "the object of what only one cloud states"),
    ("core/src/model/into_owned.rs", "the object of what only one cloud states"),
    ("core/src/model/mod.rs", "the object of what only one cloud states"),
    ("core/src/read/format.rs", "how the clouds' commands write JSON"),
    ("core/src/os/knowledge/vocabulary.rs", "a word in the names of images of any cloud"),
    ("core/src/os/knowledge/distros.rs", "a word in the names of images of any cloud"),
    (
        "core/fuzz/src/document.rs",
        "an object is read as an image only if it has a provider's signs",
    ),
    ("core/fuzz/src/wrap.rs", "assets and Terraform resources belong to one provider"),
    ("core/fuzz/src/images.rs", "each provider has its own public type and function `read`"),
    ("core/fuzz/src/names.rs", "each provider has its own keys for the texts"),
    ("core/benches/src/typed/mod.rs", "each provider's comparison is handwritten"),
    ("core/benches/src/mapped.rs", "each provider's comparison is handwritten"),
    ("wasm/js/index.d.ts", "TypeScript needs the literals; a test compares them with the schema"),
    ("wasm/js/bin/arguments.js", "examples in the command's help"),
];

#[test]
fn only_a_providers_own_files_name_it() {
    let found = findings();
    let unexpected: Vec<_> = found
        .iter()
        .filter(|finding| !EXCEPTIONS.iter().any(|(path, _)| *path == finding.path))
        .map(|Finding { path, line, word }| format!("{path}:{line}: `{word}`"))
        .collect();
    assert!(
        unexpected.is_empty(),
        "these name a provider; take it from `Provider::ALL` or from the provider's `Spec`:\n{}",
        unexpected.join("\n")
    );
}

#[test]
fn every_exception_is_needed() {
    let found = findings();
    let roots: Vec<_> = ROOTS.iter().filter(|root| in_repository(root).is_some()).collect();
    for (path, reason) in EXCEPTIONS {
        assert!(!reason.is_empty(), "{path} needs a reason");
        if roots.iter().any(|root| path.starts_with(*root)) {
            let is_needed = found.iter().any(|finding| finding.path == *path);
            assert!(is_needed, "{path} names no provider: remove the exception");
        }
    }
}

#[test]
fn words_are_found_in_code_only() {
    for (name, text, expected) in [
        ("a.rs", "let x = Provider::Gce;", &["Gce"][..]),
        ("a.rs", "fn from_gcore() {}\nconst GCE: u8 = 1;", &["gcore", "GCE"]),
        (
            "a.rs",
            r#"f("compute#image", "https://www.googleapis.com")"#,
            &["compute#", "googleapis"],
        ),
        ("a.rs", "// gce\n/// gce\n//! gce\n/* gce /* gce */ gce */", &[]),
        ("a.rs", "f('\"', \"//\", '\\'', r#\"\"//\"#); gce", &["gce"]),
        ("a.rs", "fn f<'a>(x: &'a str) { gce } // gce", &["gce"]),
        (
            "a.rs",
            "#[cfg(test)]\nmod tests { const A: &str = \"}\"; gce }\nlet gcore = 1;",
            &["gcore"],
        ),
        ("a.rs", "#[cfg(test)]\nmod tests;\nfn gce() {}", &["gce"]),
        (
            "a.ts",
            "const a = 'gce'; // gcore\n/** gcore */ const b = `google_${c}`",
            &["gce", "google_"],
        ),
        ("a.ts", "fetch('https://x/' + gce)", &["gce"]),
        ("a.css", "/* gce */ .bar .gcore { color: red }", &["gcore"]),
        ("gce.rs", "gce; gcore", &["gcore"]),
        ("gcore/a.rs", "gcore; compute#", &["compute#"]),
        ("a.rs", "gcexyz, xgce, Gcexyz, gcores, gcored", &[]),
    ] {
        let words: BTreeSet<_> = search(name, text).into_iter().map(|found| found.word).collect();
        assert_eq!(words, expected.iter().map(ToString::to_string).collect(), "{name}: {text}");
    }
}

struct Finding {
    path: String,
    line: usize,
    word: String,
}

fn findings() -> Vec<Finding> {
    let mut findings = Vec::new();
    for root in ROOTS {
        if let Some(folder) = in_repository(root) {
            walk(&folder, root, &mut findings);
        }
    }
    findings
}

/// A folder by its path in the repository, if it exists.
fn in_repository(root: &str) -> Option<PathBuf> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = match root.strip_prefix("core/") {
        Some(path) => crate_folder.join(path),
        // Not a folder that happens to be next to an unpacked crate.
        None if crate_folder.ends_with("core") => crate_folder.join("..").join(root),
        None => return None,
    };
    folder.is_dir().then_some(folder)
}

fn walk(folder: &Path, name: &str, findings: &mut Vec<Finding>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let file_name = entry.file_name().into_string().unwrap();
        let (path, name) = (entry.path(), format!("{name}/{file_name}"));
        if path.is_dir() {
            if file_name != "tests" {
                walk(&path, &name, findings);
            }
        } else if is_code(&path) && file_name != "tests.rs" && !REGISTRY.contains(&&*name) {
            findings.extend(search(&name, &fs::read_to_string(path).unwrap()));
        }
    }
}

fn is_code(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

/// The words in a file that name a provider, except the one whose own file it is.
fn search(path: &str, text: &str) -> Vec<Finding> {
    let code =
        Code::new(text, Path::new(path).extension().is_some_and(|extension| extension == "rs"))
            .text;
    let mut findings = Vec::new();
    for (number, line) in code.lines().enumerate() {
        for (provider, word) in words() {
            if names(line, &word) && !is_own_file(path, provider) {
                findings.push(Finding { path: path.to_owned(), line: number + 1, word });
            }
        }
    }
    findings
}

/// What names each provider: its word, its variant, a constant, and the words of its API.
fn words() -> impl Iterator<Item = (Provider, String)> {
    let of_registry = Provider::ALL.iter().flat_map(|&provider| {
        let word = provider.as_str();
        [word.to_owned(), format!("{provider:?}"), word.to_uppercase()].map(|word| (provider, word))
    });
    of_registry.chain(API_WORDS.map(|(provider, word)| (provider, word.to_owned())))
}

/// Whether a folder or a file is named after the provider: `provider/gce/mod.rs`, `typed/gce.rs`.
fn is_own_file(path: &str, provider: Provider) -> bool {
    path.split('/').any(|part| part.split('.').next() == Some(provider.as_str()))
}

/// Whether a line has a word, also as a part of an identifier: `from_gce`, `fromGce`.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let is_capitalized = word.starts_with(|first: char| first.is_uppercase());
        let starts = match before {
            Some(before) if is_capitalized => !before.is_uppercase(),
            Some(before) => !before.is_alphanumeric(),
            None => true,
        };
        let is_upper = word.chars().all(char::is_uppercase);
        let ends = match after {
            // `google_` and `compute#` are prefixes.
            Some(_) if !word.ends_with(char::is_alphanumeric) => true,
            Some(after) if is_upper => !after.is_alphanumeric(),
            Some(after) => !after.is_lowercase() && !after.is_numeric(),
            None => true,
        };
        starts && ends
    })
}

/// A file's text without comments and test modules. Lines keep their numbers.
struct Code<'a> {
    rest: &'a str,
    is_rust: bool,
    /// Comments are blank.
    text: String,
    /// Of the same length: strings are blank, too, so that every brace in it is one of the code.
    structure: String,
}

impl<'a> Code<'a> {
    fn new(text: &'a str, is_rust: bool) -> Self {
        let mut code = Self { rest: text, is_rust, text: String::new(), structure: String::new() };
        while let Some(next) = code.rest.chars().next() {
            code.step(next);
        }
        if is_rust {
            code.blank_tests();
        }
        code
    }

    fn step(&mut self, next: char) {
        let rest = self.rest;
        // In JSX, `https://` may be outside a string.
        let is_url = self.text.ends_with(':');
        if rest.starts_with("//") && !is_url {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(comment_length(rest, self.is_rust));
        } else if let Some(length) = self.string_length(next) {
            self.string(length);
        } else {
            let (character, _) = rest.split_at(next.len_utf8());
            self.text.push_str(character);
            self.structure.push_str(character);
            self.rest = &rest[next.len_utf8()..];
        }
    }

    /// The length of the string or character literal that starts here.
    fn string_length(&self, next: char) -> Option<usize> {
        let rest = self.rest;
        match next {
            'r' if self.is_rust
                && !self.text.ends_with(|c: char| c.is_alphanumeric() || c == '_') =>
            {
                let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
                if !rest[1 + hashes..].starts_with('"') {
                    return None;
                }
                let end = format!("\"{}", "#".repeat(hashes));
                let start = 2 + hashes;
                rest[start..].find(&end).map(|at| start + at + end.len())
            }
            '\'' if self.is_rust => {
                let mut characters = rest.char_indices().skip(1);
                let (_, first) = characters.next()?;
                // Not a lifetime.
                if first == '\\' {
                    quoted_length(rest, '\'', false)
                } else {
                    characters.next().filter(|(_, last)| *last == '\'').map(|(at, _)| at + 1)
                }
            }
            '"' => quoted_length(rest, next, self.is_rust),
            '\'' => quoted_length(rest, next, false),
            '`' if !self.is_rust => quoted_length(rest, next, true),
            _ => None,
        }
    }

    fn string(&mut self, length: usize) {
        let (string, rest) = self.rest.split_at(length);
        self.text.push_str(string);
        self.structure.push_str(&blank(string));
        self.rest = rest;
    }

    fn blank(&mut self, length: usize) {
        let (comment, rest) = self.rest.split_at(length);
        self.text.push_str(&blank(comment));
        self.structure.push_str(&blank(comment));
        self.rest = rest;
    }

    /// Blanks every item after `#[cfg(test)]`.
    fn blank_tests(&mut self) {
        const ATTRIBUTE: &str = "#[cfg(test)]";
        let mut from = 0;
        while let Some(at) = self.structure[from..].find(ATTRIBUTE) {
            let start = from + at;
            let end = start + item_length(&self.structure[start..]);
            let blanked = blank(&self.text[start..end]);
            self.text.replace_range(start..end, &blanked);
            from = end;
        }
    }
}

/// Up to the item's `;`, or to the end of its block.
fn item_length(structure: &str) -> usize {
    let mut open = 0;
    for (at, byte) in structure.bytes().enumerate() {
        match byte {
            b';' if open == 0 => return at + 1,
            b'{' => open += 1,
            b'}' if open == 1 => return at + 1,
            b'}' => open -= 1,
            _ => {}
        }
    }
    structure.len()
}

/// The length of a string. One that does not end in its line, or in the text, is not a string: an apostrophe in JSX.
fn quoted_length(rest: &str, quote: char, may_have_lines: bool) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '\n' if !may_have_lines => return None,
            _ if character == quote => return Some(at + quote.len_utf8()),
            _ => {}
        }
    }
    None
}

fn comment_length(rest: &str, nests: bool) -> usize {
    let (mut at, mut open) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") && (nests || open == 0) {
            open += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            open -= 1;
            at += 2;
            if open == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// As many bytes, with line ends kept.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

//! Keys and values of all fixtures: of images of every provider, and of wrappers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{fs, io};

use serde_json::value::RawValue;

/// The keys, each with the tokens of its values. They are sorted, because the same bytes must always give the same
/// document.
pub(crate) static SAMPLES: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let mut values = BTreeMap::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut folders = entries(&source.join("provider")).expect("the providers");
    folders.push(source.join("read"));
    for folder in folders {
        // Other files and folders have no fixtures.
        for fixture in entries(&folder.join("fixtures")).unwrap_or_default() {
            if fixture.to_string_lossy().ends_with(".in.json") {
                let bytes = fs::read(fixture).expect("a fixture");
                // Some fixtures are not valid JSON or UTF-8 to their end.
                let text = String::from_utf8_lossy(&bytes);
                let documents = serde_json::Deserializer::from_str(&text).into_iter::<&RawValue>();
                for document in documents.map_while(Result::ok) {
                    add_members(document, &mut values);
                }
            }
        }
    }
    assert!(!values.is_empty(), "there are no fixtures");
    values.into_iter().map(|(key, tokens)| (key, Vec::from_iter(tokens))).collect()
});

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Adds the members of an object, and of objects in it.
fn add_members(value: &RawValue, values: &mut BTreeMap<String, BTreeSet<String>>) {
    if let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()) {
        for (key, value) in members {
            values.entry(key).or_default().insert(value.get().to_owned());
            add_members(value, values);
        }
    } else if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        for element in elements {
            add_members(element, values);
        }
    }
}

//! The differences between two sets of images.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};

use cloud_image::{Change, ChangeKind, Diff, FieldMask, Image, diff};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

mod query_strategies;

use query_strategies::{image, image_in_group, lines};

fn images(dump: &[u8]) -> Vec<Image<'_>> {
    cloud_image::images(dump).map(Result::unwrap).collect()
}

/// `KIND ID-OR-NAME FIELD…` for each change.
fn compare(old: &str, new: &str) -> Vec<String> {
    written(&diff(images(old.as_bytes()), images(new.as_bytes())))
}

fn written(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        let id = change.id.as_deref().unwrap_or(&change.name);
        let words = [&[change.change.to_string(), id.to_owned()][..], &change.fields].concat();
        words.join(" ")
    };
    changes.iter().map(line).collect()
}

fn unified(members: &str) -> String {
    format!(r#"{{"provider":"gce","id":"1","name":"a","labels":{{}}{members}}}"#)
}

#[test]
fn each_kind_of_change_is_found() {
    let old = r#"
        {"kind": "compute#image", "id": "1", "name": "same", "status": "READY", "labels": {"a": "b"}}
        {"kind": "compute#image", "id": "2", "name": "gone"}
        {"kind": "compute#image", "id": "3", "name": "changed", "status": "PENDING", "licenses": ["global/licenses/x"]}"#;
    let new = r#"
        {"kind": "compute#image", "id": "3", "name": "renamed", "status": "READY", "diskSizeGb": "10"}
        {"kind": "compute#image", "id": "4", "name": "new"}
        {"kind": "compute#image", "id": "1", "name": "same", "status": "READY", "labels": {"a": "b"}}"#;
    // In the order of names.
    let expected = ["removed 2", "added 4", "changed 3 /name /size/minDiskBytes /status /licenses"];
    assert_eq!(compare(old, new), expected);
}

#[test]
fn ids_of_azure_are_the_same_in_any_case() {
    let image = |id: &str, provider: &str| {
        format!(r#"{{"provider":"{provider}","id":"{id}","name":"a","labels":{{}}}}"#)
    };
    let (one, other) = ("/resourceGroups/RG/images/I", "/resourcegroups/rg/images/I");
    let azure = compare(&image(one, "azure"), &image(other, "azure"));
    assert_eq!(azure, [format!("changed {other} /id")]);
    let gce = compare(&image("a", "gce"), &image("A", "gce"));
    assert_eq!(gce, ["added A", "removed a"]);
}

#[test]
fn images_without_an_id_are_the_same_by_their_name() {
    let image = |id: &str| format!(r#"{{"provider":"gcore","name":"a","labels":{{}}{id}}}"#);
    assert_eq!(compare(&image(""), &image(r#","region":"x""#)), ["changed a /region"]);
    // An id identifies another image than a name, and each provider has its own.
    assert_eq!(compare(&image(""), &image(r#","id":"a""#)), ["removed a", "added a"]);
    let gce = r#"{"provider":"gce","name":"a","labels":{}}"#;
    assert_eq!(compare(&image(""), gce), ["added a", "removed a"]);
}

#[test]
fn a_field_is_a_leaf_or_a_label() {
    for (old, new, fields) in [
        ("", r#","os":{"distro":"debian","version":"12"}"#, "/os/distro /os/version"),
        (r#","os":{"version":"12"}"#, r#","os":{"version":"12.0"}"#, "/os/version"),
        (r#","size":{"imageBytes":0}"#, "", "/size/imageBytes"),
        (
            r#","parent":{"kind":"disk","encryption":{"sha256":"x"}}"#,
            r#","parent":{"kind":"disk","encryption":{"sha256":"y"}}"#,
            "/parent/encryption/sha256",
        ),
        (
            r#","createdAt":"2024-01-01T00:00:00Z""#,
            r#","createdAt":"2024-01-01T00:00:00.1Z""#,
            "/createdAt",
        ),
        (
            r#","software":[{"name":"cuda"}]"#,
            r#","software":[{"name":"cuda","version":"12"}]"#,
            "/software",
        ),
        (r#","licenses":["a","a"]"#, r#","licenses":["a"]"#, "/licenses"),
        (r#","licenses":["ab","c"]"#, r#","licenses":["a","bc"]"#, "/licenses"),
        (r#","os":{"lifecycle":{"endOfLife":"2029-05-31"}}"#, "", "/os/lifecycle/endOfLife"),
    ] {
        let expected = format!("changed 1 {fields}");
        assert_eq!(compare(&unified(old), &unified(new)), [&*expected], "{old} {new}");
        assert_eq!(compare(&unified(new), &unified(old)), [expected], "{new} {old}");
    }
    let labels = |labels: Value| {
        json!({"provider": "gce", "id": "1", "name": "a", "labels": labels}).to_string()
    };
    let old = labels(json!({"env": "test", "gone": "", "same": "x", "a/b~c": "1"}));
    let new = labels(json!({"env": "prod", "same": "x", "среда": "", "a/b~c": "2"}));
    assert_eq!(
        compare(&old, &new),
        ["changed 1 /labels/a~1b~0c /labels/env /labels/gone /labels/среда"]
    );
}

#[test]
fn what_describes_the_reading_and_the_sequence_of_a_list_do_not_count() {
    let read = r#","evidence":{"/os/distro":"/name"},"warnings":[{"code":"assumed","message":"m"}],"source":{"x":1}"#;
    assert_eq!(compare(&unified(""), &unified(read)), [""; 0]);
    let software = |one: &str, other: &str| {
        unified(&format!(
            r#","licenses":["{one}","{other}"],"software":[{{"name":"{one}"}},{{"name":"{other}"}}]"#
        ))
    };
    assert_eq!(compare(&software("x", "y"), &software("y", "x")), [""; 0]);
}

#[test]
fn copies_of_an_image_are_one_image() {
    let copy = |region: &str, status: &str| {
        format!(
            r#"{{"provider":"gcore","id":"1","name":"a","region":"{region}","labels":{{}},"status":"{status}"}}"#
        )
    };
    let both = [copy("x", "ready"), copy("y", "ready")];
    let swapped = [copy("y", "ready"), copy("x", "ready")];
    assert_eq!(compare(&both.join(" "), &swapped.join(" ")), [""; 0]);
    // The same copy twice is one.
    assert_eq!(
        compare(&both.join(" "), &[&both[0], &both[1], &both[0]].map(String::as_str).join(" ")),
        [""; 0]
    );
    assert_eq!(compare(&both.join(" "), &both[0]), ["changed 1 /region"]);
    assert_eq!(compare(&both[0], &both.join(" ")), ["changed 1 /region"]);
    assert_eq!(compare(&both.join(" "), ""), ["removed 1"]);
    assert_eq!(compare("", &both.join(" ")), ["added 1"]);
    let pending = [copy("y", "pending"), copy("x", "ready")];
    assert_eq!(compare(&both.join(" "), &pending.join(" ")), ["changed 1 /status"]);
}

#[test]
fn only_the_wanted_fields_are_compared() {
    let changes = |fields: &str| {
        let old = unified(
            r#","status":"ready","os":{"distro":"debian","version":"11"},"software":[{"name":"x","version":"1"}]"#,
        );
        let new = unified(r#","status":"failed","os":{"distro":"debian","version":"12"},"software":[{"name":"x","version":"2"}]"#)
            .replace(r#""labels":{}"#, r#""labels":{"a":"1","b":"2"}"#);
        let mut diff = Diff::new().fields(fields.parse::<FieldMask>().unwrap());
        for image in &images(old.as_bytes()) {
            diff.push_old(image);
        }
        for image in &images(new.as_bytes()) {
            diff.push_new(image);
        }
        written(&diff.finish()).join("")
    };
    assert_eq!(changes("status"), "changed 1 /status");
    assert_eq!(changes("os.version,labels.b,name"), "changed 1 /os/version /labels/b");
    assert_eq!(changes("os,labels"), "changed 1 /os/version /labels/a /labels/b");
    assert_eq!(changes("software.name,os.distro"), "");
    assert_eq!(changes("software(version)"), "changed 1 /software");
    assert_eq!(changes("evidence,warnings"), "");
    // They follow from the version.
    assert_eq!(
        changes("os.lifecycle.released,os.lifecycle.activeEnd"),
        "changed 1 /os/lifecycle/released"
    );
}

#[test]
fn a_change_is_one_line_of_json() {
    let changes =
        diff(images(unified("").as_bytes()), images(unified(r#","status":"ready""#).as_bytes()));
    let mut json = Vec::new();
    changes[0].write_json(&mut json);
    let expected =
        r#"{"change":"changed","provider":"gce","id":"1","name":"a","fields":["/status"]}"#;
    assert_eq!(String::from_utf8(json).unwrap(), expected);
    assert_eq!(serde_json::to_string(&changes[0]).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Change>(expected).unwrap(), changes[0]);
    let added = diff(images(b""), images(br#"{"provider":"gce","name":"a","labels":{}}"#));
    let expected = r#"{"change":"added","provider":"gce","name":"a","fields":[]}"#;
    assert_eq!(serde_json::to_string(&added[0]).unwrap(), expected);
}

/// The fields of an image by their pointers, computed from its JSON.
fn fields(image: &Value) -> BTreeMap<String, String> {
    fn add(pointer: &str, value: &Value, fields: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    add(&format!("{pointer}/{key}"), value, fields);
                }
            }
            Value::Array(elements) => {
                let mut elements: Vec<_> = elements.iter().map(Value::to_string).collect();
                elements.sort();
                fields.insert(pointer.to_owned(), elements.join(","));
            }
            value => drop(fields.insert(pointer.to_owned(), value.to_string())),
        }
    }
    let mut compared = image.clone();
    for key in ["evidence", "warnings", "source"] {
        compared.as_object_mut().unwrap().remove(key);
    }
    let mut fields = BTreeMap::new();
    add("", &compared, &mut fields);
    fields
}

type Copies = BTreeMap<(String, bool, String), Vec<BTreeMap<String, String>>>;

fn by_key(dump: &[Value]) -> Copies {
    let mut copies = Copies::new();
    let text = lines(dump);
    for image in images(&text) {
        let key = match &image.id {
            Some(id) => (image.provider.to_string(), true, id.to_string()),
            None => (image.provider.to_string(), false, image.name.to_string()),
        };
        copies.entry(key).or_default().push(fields(&serde_json::to_value(&image).unwrap()));
    }
    copies
}

/// The changes as a set, computed without hashes.
fn expected(old: &[Value], new: &[Value]) -> BTreeSet<String> {
    let (old, new) = (by_key(old), by_key(new));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut changes = BTreeSet::new();
    for key in keys {
        let line = match (old.get(key), new.get(key)) {
            (Some(_), None) => "removed".to_owned(),
            (None, _) => "added".to_owned(),
            (Some(one), Some(other)) => {
                let pointers: BTreeSet<_> =
                    one.iter().chain(other).flat_map(BTreeMap::keys).collect();
                let values = |copies: &[BTreeMap<String, String>],
                              pointer: &String|
                 -> BTreeSet<Option<String>> {
                    copies.iter().map(|copy| copy.get(pointer).cloned()).collect()
                };
                let differ = |pointer: &&String| values(one, pointer) != values(other, pointer);
                let fields: Vec<_> =
                    pointers.into_iter().filter(|it| differ(it)).cloned().collect();
                if fields.is_empty() {
                    continue;
                }
                format!("changed {}", fields.join(" "))
            }
        };
        changes.insert(format!("{key:?} {line}"));
    }
    changes
}

fn found(old: &[Value], new: &[Value]) -> (BTreeSet<String>, Vec<Change>) {
    let (old, new) = (lines(old), lines(new));
    let changes = diff(images(&old), images(&new));
    let lines = changes.iter().map(|change| {
        let key = match &change.id {
            Some(id) => (change.provider.to_string(), true, id.clone()),
            None => (change.provider.to_string(), false, change.name.clone()),
        };
        let mut fields = change.fields.clone();
        fields.sort();
        let words = [&[change.change.to_string()][..], &fields].concat();
        format!("{key:?} {}", words.join(" "))
    });
    (lines.collect(), changes)
}

/// Two sets of images, of which some have the same id or name.
fn sets() -> impl Strategy<Value = (Vec<Value>, Vec<Value>)> {
    let image = || prop_oneof![image(), image_in_group()];
    let id = || select(vec![json!(null), json!("1"), json!("2"), json!("3")]);
    let with_id = || {
        (image(), id()).prop_map(|(mut image, id)| {
            let members = image.as_object_mut().unwrap();
            members.remove("id");
            if !id.is_null() {
                members.insert("id".into(), id);
            }
            image
        })
    };
    let vec = |count| prop::collection::vec(with_id(), count);
    // Some images of the first set are in the second one, too.
    (vec(0..6), vec(0..4), prop::collection::vec(any::<Index>(), 0..4)).prop_map(
        |(old, mut new, kept)| {
            if !old.is_empty() {
                new.extend(kept.iter().map(|index| index.get(&old).clone()));
            }
            (old, new)
        },
    )
}

proptest! {
    #[test]
    fn the_changes_are_those_without_hashes((old, new) in sets()) {
        prop_assert_eq!(found(&old, &new).0, expected(&old, &new));
    }

    #[test]
    fn a_set_does_not_differ_from_itself((old, _) in sets(), shuffle in any::<u64>()) {
        let mut other = old.clone();
        other.rotate_left(usize::try_from(shuffle % 7).unwrap() % old.len().max(1));
        prop_assert_eq!(found(&old, &other).1, []);
    }

    #[test]
    fn the_other_way_round_added_and_removed_are_swapped((old, new) in sets()) {
        let swapped = |changes: Vec<Change>| -> Vec<_> {
            let swap = |change: &Change| match change.change {
                ChangeKind::Added => ChangeKind::Removed,
                ChangeKind::Removed => ChangeKind::Added,
                kind => kind,
            };
            let mut changes: Vec<_> = changes
                .iter()
                // The name of an image that changed is the new one.
                .map(|it| (swap(it), it.provider, it.id.clone(), Some(it.name.clone()).filter(|_| it.change != ChangeKind::Changed), it.fields.clone()))
                .collect();
            changes.sort();
            changes
        };
        let forth: Vec<_> = found(&old, &new).1;
        let mut forth: Vec<_> = forth
            .iter()
            .map(|it| (it.change, it.provider, it.id.clone(), Some(it.name.clone()).filter(|_| it.change != ChangeKind::Changed), it.fields.clone()))
            .collect();
        forth.sort();
        prop_assert_eq!(forth, swapped(found(&new, &old).1));
    }

    #[test]
    fn the_sequence_of_images_changes_nothing(
        ((old, new), (old_shuffled, new_shuffled)) in sets().prop_flat_map(|(old, new)| {
            let shuffled = (Just(old.clone()).prop_shuffle(), Just(new.clone()).prop_shuffle());
            (Just((old, new)), shuffled)
        }),
    ) {
        let changes = found(&old, &new).1;
        prop_assert_eq!(&changes, &found(&old_shuffled, &new_shuffled).1);
        // Also not that of the sets.
        let (old, new) = (lines(&old), lines(&new));
        let mut diff = Diff::new();
        for image in &images(&new) {
            diff.push_new(image);
        }
        for image in &images(&old) {
            diff.push_old(image);
        }
        prop_assert_eq!(changes, diff.finish());
    }
}

//! The differences between two dumps in the command.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const OLD: &str = r#"[
    {"kind": "compute#image", "id": "1", "name": "debian-12-v20260315", "status": "READY", "labels": {"env": "test"}},
    {"kind": "compute#image", "id": "2", "name": "golden", "status": "READY"},
    {"kind": "compute#image", "id": "3", "name": "debian-11-v20260315", "status": "PENDING"}
]"#;

const NEW: &str = r#"[
    {"kind": "compute#image", "id": "4", "name": "debian-12-v20260415", "status": "READY"},
    {"kind": "compute#image", "id": "3", "name": "debian-11-v20260315", "status": "READY"},
    {"kind": "compute#image", "id": "1", "name": "debian-12-v20260315", "status": "READY", "labels": {"env": "prod"},
     "deprecated": {"state": "DEPRECATED"}}
]"#;

/// A folder with the two dumps.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("diff-{name}"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("old.json"), OLD).unwrap();
        std::fs::write(folder.join("new.json"), NEW).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-image"));
        command.arg("diff").args(arguments).current_dir(&self.0).output().unwrap()
    }

    fn stdout(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?} {}", text(&output.stderr));
        text(&output.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const FILES: [&str; 2] = ["old.json", "new.json"];

#[test]
fn changes_are_lines_in_the_order_of_names() {
    let folder = Folder::new("lines");
    let output = folder.run(&FILES);
    assert_eq!(output.status.code(), Some(0));
    let expected = r#"{"change":"changed","provider":"gce","id":"3","name":"debian-11-v20260315","fields":["/status"]}
{"change":"changed","provider":"gce","id":"1","name":"debian-12-v20260315","fields":["/labels/env","/deprecation/state"]}
{"change":"added","provider":"gce","id":"4","name":"debian-12-v20260415","fields":[]}
{"change":"removed","provider":"gce","id":"2","name":"golden","fields":[]}
"#;
    assert_eq!(text(&output.stdout), expected);
    assert!(text(&output.stderr).contains("6 images"), "{}", text(&output.stderr));
    assert_eq!(folder.stdout(&["old.json", "old.json", "--quiet"]), "");
    // An image that the command wrote is the same.
    let unified = Command::new(env!("CARGO_BIN_EXE_cloud-image"))
        .arg(folder.0.join("old.json"))
        .output()
        .unwrap();
    std::fs::write(folder.0.join("unified.ndjson"), unified.stdout).unwrap();
    assert_eq!(folder.stdout(&["old.json", "unified.ndjson"]), "");
}

#[test]
fn changes_have_all_formats() {
    let folder = Folder::new("formats");
    let write =
        |format: &str, files: [&str; 2]| folder.stdout(&["--format", format, files[0], files[1]]);
    assert_eq!(
        write("table", FILES),
        "\
change   provider  name                 id  fields
changed  gce       debian-11-v20260315  3   /status
changed  gce       debian-12-v20260315  1   /labels/env /deprecation/state
added    gce       debian-12-v20260415  4
removed  gce       golden               2
"
    );
    assert_eq!(
        write("csv", FILES),
        "change,provider,id,name,fields\r\n\
         changed,gce,3,debian-11-v20260315,\"[\"\"/status\"\"]\"\r\n\
         changed,gce,1,debian-12-v20260315,\"[\"\"/labels/env\"\",\"\"/deprecation/state\"\"]\"\r\n\
         added,gce,4,debian-12-v20260415,[]\r\n\
         removed,gce,2,golden,[]\r\n"
    );
    let array: serde_json::Value = serde_json::from_str(&write("json", FILES)).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 4);
    let same = ["old.json", "old.json"];
    assert_eq!(write("json", same), "[]\n");
    assert_eq!(write("csv", same), "change,provider,id,name,fields\r\n");
    assert_eq!(write("table", same), "change  provider  name  id  fields\n");
}

#[test]
fn a_filter_applies_to_both_and_fields_are_compared() {
    let folder = Folder::new("query");
    let names = |arguments: &[&str]| -> Vec<String> {
        let changes = folder.stdout(&[arguments, &FILES].concat());
        let line = |line: &str| {
            let change: serde_json::Value = serde_json::from_str(line).unwrap();
            format!(
                "{} {} {}",
                change["change"].as_str().unwrap(),
                change["id"].as_str().unwrap(),
                change["fields"]
            )
        };
        changes.lines().map(line).collect()
    };
    assert_eq!(names(&["--filter", "os.version=11"]), [r#"changed 3 ["/status"]"#]);
    // It matches in the new dump only.
    assert_eq!(names(&["--filter=status=ready name:11"]), ["added 3 []"]);
    assert_eq!(
        names(&["--fields", "status,deprecation"]),
        [
            r#"changed 3 ["/status"]"#,
            r#"changed 1 ["/deprecation/state"]"#,
            "added 4 []",
            "removed 2 []"
        ]
    );
    assert_eq!(
        names(&[
            "--filter=os.lifecycle.endOfLife<-P0D",
            "--now=2026-07-01T00:00:00Z",
            "--fields=os"
        ]),
        [""; 0]
    );
    // With the three fields by which images are found, this list would be too long.
    let fields = format!("--fields=labels.{}", "a".repeat(8180));
    assert_eq!(names(&[&fields]), ["added 4 []", "removed 2 []"]);
}

#[test]
fn one_side_can_be_standard_input() {
    let folder = Folder::new("stdin");
    for (arguments, input, expected) in [(["-", "new.json"], OLD, 4), (["old.json", "-"], OLD, 0)] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cloud-image"))
            .arg("diff")
            .args(arguments)
            .current_dir(&folder.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(text(&output.stdout).lines().count(), expected, "{arguments:?}");
    }
}

#[test]
fn nothing_is_written_if_a_dump_cannot_be_read() {
    let folder = Folder::new("unreadable");
    for files in [["none.json", "new.json"], ["old.json", "none.json"]] {
        for format in ["ndjson", "json", "table"] {
            let output = folder.run(&["--format", format, files[0], files[1]]);
            assert_eq!((output.status.code(), &*text(&output.stdout)), (Some(2), ""), "{files:?}");
            assert!(text(&output.stderr).starts_with("none.json: "), "{}", text(&output.stderr));
        }
    }
    let cut = &NEW[..NEW.rfind('{').unwrap()];
    let api_error = r#"{"error": {"code": 403, "message": "denied"}}"#;
    let unknown_list = r#"{"a": [{"kind": "compute#image", "name": "a"}]}"#;
    for (name, dump) in [("cut", cut), ("api-error", api_error), ("unknown-list", unknown_list)] {
        std::fs::write(folder.0.join("lost.json"), dump).unwrap();
        for files in [["old.json", "lost.json"], ["lost.json", "new.json"]] {
            let output = folder.run(&files);
            assert_eq!((output.status.code(), &*text(&output.stdout)), (Some(2), ""), "{name}");
            assert!(text(&output.stderr).contains("nothing is compared: "), "{name}");
        }
    }
    // Objects that are not read are errors, and the others are compared, unless reading stops at the first one.
    std::fs::write(folder.0.join("bad.json"), NEW.replace("debian-12-v20260415", "")).unwrap();
    let output = folder.run(&["old.json", "bad.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 3);
    let output = folder.run(&["--strict", "old.json", "bad.json"]);
    assert_eq!((output.status.code(), &*text(&output.stdout)), (Some(2), ""));
}

#[test]
fn other_options_and_other_numbers_of_files_are_wrong() {
    let folder = Folder::new("options");
    for arguments in [
        &["old.json"][..],
        &["old.json", "new.json", "new.json"],
        &["--latest", "os", "old.json", "new.json"],
        &["--limit=1", "old.json", "new.json"],
        &["--filter", "name==a", "old.json", "new.json"],
        &["-", "-"],
    ] {
        let output = folder.run(arguments);
        assert_eq!((output.status.code(), &*text(&output.stdout)), (Some(2), ""), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

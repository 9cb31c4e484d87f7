//! Runs the command.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use cloud_image::Provider;

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_cloud-image"))
}

fn dump(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dumps").join(name)
}

/// Starts the command with pipes for its standard streams.
fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs the command on standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(command().args(arguments));
    let mut pipe = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // With wrong options, the command ends before it reads its input.
            let _ = pipe.write_all(input);
        });
        child.wait_with_output().unwrap()
    })
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn exit_status_is_0_if_all_images_are_read() {
    let output = command().arg(dump("gce.json")).arg(dump("gcore.json")).output().unwrap();
    assert_eq!(status(&output), 0);
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 4);
    assert!(errors(&output).starts_with("4 images: gce 2, gcore 2\n0 errors\n"));
}

#[test]
fn empty_input_gives_no_images() {
    let output = run(&[], b"");
    assert_eq!((status(&output), output.stdout.len()), (0, 0));
    let stderr = "standard input: holds no images\n0 images\n0 errors\n0 skipped\n0 warnings\n0 of 1 input partial\n";
    assert_eq!(errors(&output), stderr);
    let empty = run(&[], br#"{"kind":"compute#imageList"}"#);
    assert_eq!((status(&empty), errors(&empty)), (0, stderr.to_owned()));
    // An input that cannot be read is not reported as empty.
    let unread = command().arg(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(!errors(&unread).contains("holds no images"), "{}", errors(&unread));
}

#[test]
fn skipped_objects_are_counted_by_type() {
    let asset = |kind: &str| {
        format!(
            r#"{{"assetType":"compute.googleapis.com/{kind}","name":"//x/{kind}","resource":{{"data":{{"name":"a"}}}}}}"#
        )
    };
    let assets = ["Snapshot", "Disk", "Address", "Disk"].map(asset).join("\n");
    let kinds = "compute.googleapis.com/Disk 2, compute.googleapis.com/Address 1, compute.googleapis.com/Snapshot 1";
    for options in [&[][..], &["--strict"]] {
        let output = run(options, assets.as_bytes());
        assert_eq!(status(&output), 0);
        let stderr =
            format!("0 images\n0 errors\n4 skipped: {kinds}\n0 warnings\n0 of 1 input partial\n");
        assert_eq!(errors(&output), stderr);
    }
}

#[test]
fn an_input_that_ends_too_early_is_partial() {
    let output = run(&[], br#"[{"kind":"compute#image","name":"a"},{"kind":"#);
    assert_eq!(status(&output), 1);
    let stderr = errors(&output);
    let summary = "standard input: ends too early, so it holds only a part\n1 image: gce 1\n1 error: truncated 1\n";
    assert!(stderr.contains(summary), "{stderr}");
    assert!(stderr.ends_with("\n1 of 1 input partial\n"), "{stderr}");
}

#[test]
fn exit_status_is_1_after_errors_and_other_images_are_written() {
    let output = run(&[], br#"[{"kind":"compute#image"},{"kind":"compute#image","name":"a"}]"#);
    assert_eq!(status(&output), 1);
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
    let stderr = errors(&output);
    assert!(stderr.starts_with(
        "standard input: image 0, line 1, column 2: /name: expected a string, found none\n"
    ));
    assert!(stderr.contains("\n1 image: gce 1\n1 error: missing 1\n"));
}

#[test]
fn strict_mode_stops_at_the_first_error() {
    let output = run(&["--strict"], br#"[1,{"kind":"compute#image","name":"a"}]"#);
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
}

#[test]
fn options_set_the_provider_and_keep_the_source() {
    for options in [&["--provider", "gce", "--source"][..], &["--source", "--provider=gce"]] {
        let output = run(options, br#"[{ "name": "a" }]"#);
        assert_eq!(status(&output), 0);
        let line = br#"{"provider":"gce","name":"a","labels":{},"source":{"name":"a"}}"#;
        assert_eq!(output.stdout, [&line[..], b"\n"].concat());
    }
}

#[test]
fn exit_status_is_2_after_wrong_options_or_unreadable_files() {
    for arguments in [
        &["--unknown"][..],
        &["--provider"],
        &["--provider", "other"],
        &["--strict=yes"],
        &["--format=xml"],
        &["-", "-"],
    ] {
        let output = run(arguments, b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{arguments:?}");
        assert!(errors(&output).contains("try '--help'"), "{arguments:?}");
    }
    let message = |arguments: &[&str]| errors(&run(arguments, b""));
    assert!(message(&["--provide=gce"]).contains("'--provider'"));
    for arguments in [&["--provider"][..], &["--provider=other"]] {
        let message = message(arguments);
        assert!(message.contains("possible values: gce, gcore"), "{message}");
    }
    let output = command().arg("no-such-file").arg(dump("gce.json")).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(errors(&output).starts_with("no-such-file: "));
    assert!(errors(&output).ends_with("\n1 of 2 inputs partial\n"), "{}", errors(&output));
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 2);
    assert_eq!(status(&command().arg(env!("CARGO_MANIFEST_DIR")).output().unwrap()), 2);
}

#[test]
fn errors_above_the_limit_are_only_counted() {
    let output = run(&[], format!("[{}]", ["1"; 30].join(",")).as_bytes());
    let stderr = errors(&output);
    assert_eq!(stderr.matches("expected an object").count(), 20);
    assert!(stderr.contains("\nmore errors: malformed 10\n"));
    assert!(stderr.contains("\n30 errors: malformed 30\n"));
}

#[test]
fn a_partial_input_is_reported() {
    let output = run(&[], br#"{"count":2,"results":[{"name":"a","region_id":1,"min_disk":0}]}"#);
    let stderr = errors(&output);
    assert_eq!(status(&output), 0);
    assert!(stderr.starts_with("standard input: holds only a part of the gcore images\n"));
    assert!(stderr.ends_with("\n1 of 1 input partial\n"));
}

#[test]
fn help_goes_to_standard_output() {
    let output = run(&["--help"], b"");
    assert_eq!((status(&output), output.stderr.len()), (0, 0));
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains(&format!("[possible values: {}]", Provider::WORDS.join(", "))), "{help}");
    assert!(help.contains("Exit status: 0 success;"), "{help}");
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut child = spawn(&mut command());
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let line = format!("{{\"kind\":\"compute#image\",\"name\":\"{}\"}}\n", "a".repeat(1_000));
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let mut first = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 0, "{}", errors(&output));
    writer.join().unwrap();
}

const A: &str = r#"{"kind":"compute#image","name":"a"}"#;
const B: &str =
    r#"{"kind":"compute#image","name":"b","description":"=1+1, \"two\"","diskSizeGb":"10"}"#;
const LINE_A: &str = r#"{"provider":"gce","name":"a","labels":{}}"#;

fn output(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn json_is_one_array_over_all_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["one", "empty", "two"].map(|name| folder.path().join(name));
    for (file, text) in files.iter().zip([A, "", A]) {
        std::fs::write(file, text).unwrap();
    }
    let written = command().args(["--format", "json"]).args(&files).output().unwrap();
    assert_eq!(output(&written), format!("[\n{LINE_A},\n{LINE_A}\n]\n"));
    assert_eq!(output(&run(&["--format=json"], b"")), "[]\n");
}

#[test]
fn csv_has_a_header_and_a_row_for_each_image() {
    let written = run(&["--format", "csv"], [A, B].join("\n").as_bytes());
    let mut rows = output(&written).split("\r\n");
    let header = rows.next().unwrap();
    assert!(header.starts_with("provider,id,name,description,family,project,region,regionId,"));
    assert!(header.ends_with(",evidence,warnings,source"));
    assert!(rows.next().unwrap().starts_with("gce,,a,,,"));
    assert!(rows.next().unwrap().starts_with("gce,,b,\"=1+1, \"\"two\"\"\",,"));
    assert_eq!((rows.next(), rows.next()), (Some(""), None));
    assert_eq!(output(&run(&["--format", "csv"], b"")), format!("{header}\r\n"));
}

#[test]
fn safe_csv_has_no_formulas() {
    let written = run(&["--format", "csv", "--csv-safe"], B.as_bytes());
    assert!(output(&written).starts_with("\u{feff}provider,id,"));
    assert!(output(&written).contains("\r\ngce,,b,\"'=1+1, \"\"two\"\"\",,"));
}

#[test]
fn a_table_has_the_main_fields() {
    let written = run(&["--format", "table"], [A, B].join("\n").as_bytes());
    let table = "provider  name  os  version  architecture  size  status  created\ngce       a\ngce       b\n";
    assert_eq!(output(&written), table);
}

#[test]
fn evidence_is_left_out_on_request() {
    let image = br#"{"kind":"compute#image","name":"debian-12-v20240415"}"#;
    assert!(output(&run(&[], image)).contains("\"evidence\":{\"/os/"));
    let written = run(&["--no-evidence"], image);
    assert!(output(&written).contains("\"distro\":\"debian\""));
    assert!(!output(&written).contains("evidence"));
    // Written images that are read again lose theirs, too.
    let again = run(&["--no-evidence"], &run(&[], image).stdout);
    assert_eq!(output(&again), output(&written));
}

#[test]
fn quiet_prints_errors_only() {
    let written = run(&["--quiet"], [A, "1"].join("\n").as_bytes());
    let error = "standard input: image 1, line 2, column 1: expected an object, found `1`\n";
    assert_eq!((status(&written), errors(&written).as_str()), (1, error));
    assert_eq!(errors(&run(&["--quiet"], A.as_bytes())), "");
}

#[test]
fn version_and_completions_go_to_standard_output() {
    let version = run(&["--version"], b"");
    assert_eq!(output(&version), concat!("cloud-image ", env!("CARGO_PKG_VERSION"), "\n"));
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["--completions", shell], b"");
        assert!(output(&script).contains("csv-safe"), "{shell}");
    }
}

#[test]
fn gzip_is_recognised_by_its_first_bytes() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(A.as_bytes()).unwrap();
    let member = encoder.finish().unwrap();
    for (arguments, input) in
        [(&[][..], member.clone()), (&["-"], [member.clone(), member.clone()].concat())]
    {
        let written = run(arguments, &input);
        assert_eq!(status(&written), 0, "{}", errors(&written));
        assert_eq!(output(&written).lines().next(), Some(LINE_A));
    }
    // A member that is cut gives the images before its end.
    let cut = run(&[], member.get(..member.len() - 1).unwrap());
    assert_eq!((status(&cut), output(&cut).lines().next()), (2, Some(LINE_A)));
    assert!(errors(&cut).ends_with("\n1 of 1 input partial\n"), "{}", errors(&cut));
}

#[test]
fn output_and_errors_have_the_order_of_the_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..20)
        .map(|number| {
            let file = folder.path().join(format!("{number:02}"));
            // The first files are longer.
            let images = (0..400 - 20 * number).map(|image| {
                format!("{{\"kind\":\"compute#image\",\"name\":\"{number:02}-{image:03}\"}}\n")
            });
            std::fs::write(&file, images.chain([number.to_string()]).collect::<String>()).unwrap();
            file
        })
        .collect();
    let written = command().args(&files).output().unwrap();
    assert_eq!(status(&written), 1);
    let names: Vec<_> =
        output(&written).lines().map(|line| line.split('"').nth(7).unwrap()).collect();
    assert_eq!(names.len(), 4_200);
    assert!(names.is_sorted());
    let stderr = errors(&written);
    let found: Vec<_> = stderr
        .lines()
        .filter_map(|line| line.rsplit_once("found `"))
        .map(|(_, found)| found)
        .collect();
    assert_eq!(found, (0..20).map(|number| format!("{number}`")).collect::<Vec<_>>());
    assert!(stderr.ends_with("\n4200 images: gce 4200\n20 errors: malformed 20\n0 skipped\n0 warnings\n0 of 20 inputs partial\n"), "{stderr}");
}

/// A file with this text, in a folder that is removed when it is dropped.
fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn an_in_house_distribution_is_read_from_a_file() {
    let knowledge = file(
        r#"{"distros": [{"id": "acmelinux", "names": ["acme linux"], "versionParts": 2, "outranksLicenses": true}]}"#,
    );
    let image = br#"{"kind": "compute#image", "name": "acme-linux-3-1-v20260101",
        "licenses": ["projects/debian-cloud/global/licenses/debian-12-bookworm"]}"#;
    let options = ["--no-evidence", "--knowledge", knowledge.path().to_str().unwrap()];
    let written = run(&options, image);
    let line = r#"{"provider":"gce","name":"acme-linux-3-1-v20260101","os":{"type":"linux","distro":"acmelinux","version":"3.1"},"labels":{},"licenses":["debian-cloud/debian-12-bookworm"]}"#;
    assert_eq!(output(&written).trim_end(), line);
    // Without the file, the licence is believed.
    assert!(output(&run(&["--no-evidence"], image)).contains(r#""distro":"debian""#));
}

#[test]
fn a_wrong_knowledge_file_ends_the_command_before_any_output() {
    let knowledge = file(r#"{"distros": [{"id": 7}]}"#);
    let written = run(&["--knowledge", knowledge.path().to_str().unwrap()], A.as_bytes());
    assert_eq!((status(&written), output(&written)), (2, ""));
    let error = errors(&written);
    assert!(error.ends_with(": /distros/0/id: expected a string, found `7`\n"), "{error}");
    let missing = run(&["--knowledge", "no-such-file"], A.as_bytes());
    assert_eq!((status(&missing), output(&missing)), (2, ""));
    assert!(errors(&missing).starts_with("no-such-file: "));
}

#[test]
fn quiet_counts_the_errors_that_are_not_printed() {
    let written = run(&["--quiet"], "1 ".repeat(25).as_bytes());
    let stderr = errors(&written);
    assert_eq!(stderr.lines().count(), 21);
    assert!(stderr.ends_with("\nmore errors: malformed 5\n"), "{stderr}");
}

/// Runs the command on an input that does not end, and returns its result.
fn run_endless(arguments: &[&str], input: &str) -> Output {
    let mut child = spawn(command().args(arguments));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    output
}

#[test]
fn reading_stops_at_an_error_that_ends_the_input() {
    // Formats that are not JSON are recognised by more bytes than one.
    let padded = |text: &str| format!("{text:1000}");
    assert_eq!(status(&run_endless(&[], &padded("x"))), 1);
    assert_eq!(status(&run_endless(&["--strict"], &padded("7 8"))), 1);
}

#[test]
fn a_closed_pipe_stops_threads_that_wait_for_input() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dump");
    let line = format!("{{\"kind\":\"compute#image\",\"name\":\"{}\"}}\n", "a".repeat(1_000));
    std::fs::write(&file, line.repeat(3_000)).unwrap();
    let mut child = spawn(command().arg(&file).arg("-"));
    let stdin = child.stdin.take().unwrap();
    let mut first = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 0, "{}", errors(&output));
    drop(stdin);
}

#[cfg(unix)]
#[test]
fn names_of_files_cannot_change_the_terminal() {
    let stderr = errors(&command().arg("esc\u{1b}[31m\nline").output().unwrap());
    assert!(stderr.starts_with("esc\\u{1b}[31m\\u{a}line: "), "{stderr}");
}

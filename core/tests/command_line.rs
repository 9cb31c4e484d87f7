//! Runs the examples as commands.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use cloud_image::Provider;

/// A command that runs an example. `cargo test` builds the examples next to the tests.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().unwrap().parent().unwrap().join("examples");
    Command::new(folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
}

fn dump(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/dumps").join(name)
}

/// Runs `normalize` on standard input.
fn normalize(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = example("normalize")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
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
    let output =
        example("normalize").arg(dump("gce.json")).arg(dump("gcore.json")).output().unwrap();
    assert_eq!(status(&output), 0);
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 4);
    assert!(errors(&output).starts_with("4 images: gce 2, gcore 2\n0 errors\n"));
}

#[test]
fn empty_input_gives_no_images() {
    let output = normalize(&[], b"");
    assert_eq!((status(&output), output.stdout.len()), (0, 0));
    let stderr = "standard input: holds no images\n0 images\n0 errors\n0 skipped\n0 warnings\n0 of 1 input partial\n";
    assert_eq!(errors(&output), stderr);
    let empty = normalize(&[], br#"{"kind":"compute#imageList"}"#);
    assert_eq!((status(&empty), errors(&empty)), (0, stderr.to_owned()));
    // An input that cannot be read is not reported as empty.
    let unread = example("normalize").arg(env!("CARGO_MANIFEST_DIR")).output().unwrap();
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
        let output = normalize(options, assets.as_bytes());
        assert_eq!(status(&output), 0);
        let stderr =
            format!("0 images\n0 errors\n4 skipped: {kinds}\n0 warnings\n0 of 1 input partial\n");
        assert_eq!(errors(&output), stderr);
    }
}

#[test]
fn an_input_that_ends_too_early_is_partial() {
    let output = normalize(&[], br#"[{"kind":"compute#image","name":"a"},{"kind":"#);
    assert_eq!(status(&output), 1);
    let stderr = errors(&output);
    let summary = "standard input: ends too early, so it holds only a part\n1 image: gce 1\n1 error: truncated 1\n";
    assert!(stderr.contains(summary), "{stderr}");
    assert!(stderr.ends_with("\n1 of 1 input partial\n"), "{stderr}");
}

#[test]
fn exit_status_is_1_after_errors_and_other_images_are_written() {
    let output =
        normalize(&[], br#"[{"kind":"compute#image"},{"kind":"compute#image","name":"a"}]"#);
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
    let output = normalize(&["--strict"], br#"[1,{"kind":"compute#image","name":"a"}]"#);
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
}

#[test]
fn options_set_the_provider_and_keep_the_source() {
    for options in [&["--provider", "gce", "--source"][..], &["--source", "--provider=gce"]] {
        let output = normalize(options, br#"[{ "name": "a" }]"#);
        assert_eq!(status(&output), 0);
        let line = br#"{"provider":"gce","name":"a","labels":{},"source":{"name":"a"}}"#;
        assert_eq!(output.stdout, [&line[..], b"\n"].concat());
    }
}

#[test]
fn exit_status_is_2_after_wrong_options_or_unreadable_files() {
    for arguments in
        [&["--unknown"][..], &["--provider"], &["--provider", "aws"], &["--strict=yes"]]
    {
        let output = normalize(arguments, b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{arguments:?}");
        assert!(errors(&output).contains("usage: normalize"), "{arguments:?}");
    }
    let message =
        |arguments: &[&str]| errors(&normalize(arguments, b"")).lines().next().unwrap().to_owned();
    assert_eq!(message(&["--unknown=x"]), "unknown option `--unknown=x`");
    let missing = "--provider: expected `gce` or `gcore`, found no value";
    assert_eq!(message(&["--provider"]), missing);
    let unknown = "--provider: expected `gce` or `gcore`, found `aws`";
    assert_eq!(message(&["--provider=aws"]), unknown);
    let output = example("normalize").arg("no-such-file").arg(dump("gce.json")).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(errors(&output).starts_with("no-such-file: "));
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 2);
    assert_eq!(status(&example("normalize").arg(env!("CARGO_MANIFEST_DIR")).output().unwrap()), 2);
}

#[test]
fn errors_above_the_limit_are_only_counted() {
    let output = normalize(&[], format!("[{}]", ["1"; 30].join(",")).as_bytes());
    let stderr = errors(&output);
    assert_eq!(stderr.matches("expected an object").count(), 20);
    assert!(stderr.contains("\nmore errors: malformed 10\n"));
    assert!(stderr.contains("\n30 errors: malformed 30\n"));
}

#[test]
fn a_partial_input_is_reported() {
    let output =
        normalize(&[], br#"{"count":2,"results":[{"name":"a","region_id":1,"min_disk":0}]}"#);
    let stderr = errors(&output);
    assert_eq!(status(&output), 0);
    assert!(stderr.starts_with("standard input: holds only a part of the gcore images\n"));
    assert!(stderr.ends_with("\n1 of 1 input partial\n"));
}

#[test]
fn help_goes_to_standard_output() {
    let output = normalize(&["--help"], b"");
    assert_eq!((status(&output), output.stderr.len()), (0, 0));
    let providers = format!("[--provider {}]", Provider::WORDS.join("|"));
    assert!(String::from_utf8(output.stdout).unwrap().contains(&providers));
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let mut generate = example("generate")
        .args(["--images", "20000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut normalize = example("normalize")
        .stdin(generate.stdout.take().unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 100];
    normalize.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let normalize = normalize.wait_with_output().unwrap();
    assert_eq!(status(&normalize), 0, "{}", errors(&normalize));
    let generate = generate.wait_with_output().unwrap();
    assert_eq!((status(&generate), errors(&generate)), (0, String::new()));
}

#[test]
fn generated_dumps_are_read_without_errors_in_every_layout() {
    for provider in ["gce", "gcore"] {
        let mut written = Vec::new();
        for layout in ["pretty", "compact", "ndjson"] {
            let options = [
                "--provider",
                provider,
                "--layout",
                layout,
                "--images",
                "300",
                "--non-ascii",
                "50",
            ];
            let dump = example("generate").args(options).output().unwrap();
            let output = normalize(&[], &dump.stdout);
            assert_eq!(status(&output), 0, "{}", errors(&output));
            assert!(
                errors(&output).starts_with(&format!("300 images: {provider} 300\n0 errors\n"))
            );
            written.push(output.stdout);
        }
        assert!(written.iter().all(|images| *images == written[0]), "{provider}");
    }
    let twice = || example("generate").args(["--seed", "1"]).output().unwrap().stdout;
    assert_eq!(twice(), twice());
    assert_ne!(twice(), example("generate").args(["--seed", "2"]).output().unwrap().stdout);
    let bytes =
        example("generate").args(["--bytes", "1000000", "--lean"]).output().unwrap().stdout.len();
    assert!((1_000_000..1_010_000).contains(&bytes), "{bytes}");
}

/// Written images without their evidence: its pointers depend on the spelling of the input.
fn without_evidence(lines: &[u8]) -> Vec<serde_json::Value> {
    let images = serde_json::Deserializer::from_slice(lines).into_iter::<serde_json::Value>();
    images
        .map(|image| {
            let mut image = image.unwrap();
            image.as_object_mut().unwrap().remove("evidence");
            image
        })
        .collect()
}

#[test]
fn generated_images_are_the_same_in_every_shape() {
    for (provider, shapes) in [
        ("gce", &["array", "assets", "state", "show"][..]),
        ("gcore", &["array", "state", "show"][..]),
    ] {
        let generated = |more: &[&str]| {
            let options = ["--provider", provider, "--images", "60"];
            let dump = example("generate").args(options).args(more).output().unwrap();
            assert_eq!(status(&dump), 0, "{}", errors(&dump));
            dump.stdout
        };
        let listed = without_evidence(&normalize(&[], &generated(&[])).stdout);
        assert_eq!(listed.len(), 60);
        for shape in shapes {
            for layout in ["pretty", "compact", "ndjson"] {
                let is_state = matches!(*shape, "state" | "show");
                if layout == "ndjson" && is_state {
                    continue;
                }
                let more = ["--shape", shape, "--layout", layout];
                let with_others = if *shape == "array" { "1" } else { "4" };
                let dump = generated(&[&more[..], &["--images-in", with_others]].concat());
                let output = normalize(&["--strict"], &dump);
                assert_eq!(status(&output), 0, "{shape}: {}", errors(&output));
                assert_eq!(without_evidence(&output.stdout), listed, "{provider} {shape} {layout}");
                let skipped = errors(&output).contains("\n180 skipped: ");
                assert_eq!(skipped, with_others == "4", "{shape}: {}", errors(&output));
            }
        }
    }
}

#[test]
fn generate_rejects_unknown_and_impossible_shapes() {
    for options in [
        &["--shape", "assets", "--provider", "gcore"][..],
        &["--shape", "state", "--layout", "ndjson"],
        &["--shape", "show", "--layout", "ndjson"],
        &["--shape", "circle"],
        &["--images-in", "2"],
    ] {
        let output = example("generate").args(options).output().unwrap();
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{options:?}");
        assert!(errors(&output).contains("usage: generate"), "{options:?}");
    }
}

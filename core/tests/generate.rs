//! Runs the example `generate` as a command.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::process::{Command, Output};

use cloud_image::{Normalized, Options, Provider};

/// A command that runs the example. `cargo test` builds the examples next to the tests.
fn generate() -> Command {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().unwrap().parent().unwrap().join("examples");
    Command::new(folder.join("generate").with_extension(std::env::consts::EXE_EXTENSION))
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The images of a dump, one per line.
fn lines(normalized: &Normalized<'_>) -> Vec<u8> {
    let mut lines = Vec::new();
    for image in &normalized.images {
        image.write_json(&mut lines);
        lines.push(b'\n');
    }
    lines
}

#[test]
fn generated_dumps_are_read_without_errors_in_every_layout() {
    for provider in Provider::WORDS {
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
            let dump = generate().args(options).output().unwrap();
            let normalized = cloud_image::normalize(&dump.stdout);
            assert_eq!((normalized.images.len(), &normalized.errors[..]), (300, &[][..]));
            assert!(normalized.images.iter().all(|image| image.provider.as_str() == *provider));
            written.push(lines(&normalized));
        }
        assert!(written.iter().all(|images| *images == written[0]), "{provider}");
    }
    let twice = || generate().args(["--seed", "1"]).output().unwrap().stdout;
    assert_eq!(twice(), twice());
    assert_ne!(twice(), generate().args(["--seed", "2"]).output().unwrap().stdout);
    let bytes = generate().args(["--bytes", "1000000", "--lean"]).output().unwrap().stdout.len();
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
    for provider in Provider::ALL {
        let has_assets = *provider == Provider::Gce;
        let shapes = ["array", "state", "show"].into_iter().chain(has_assets.then_some("assets"));
        let provider = provider.as_str();
        let generated = |more: &[&str]| {
            let options = ["--provider", provider, "--images", "60"];
            let dump = generate().args(options).args(more).output().unwrap();
            assert_eq!(status(&dump), 0, "{}", errors(&dump));
            dump.stdout
        };
        let listed = without_evidence(&lines(&cloud_image::normalize(&generated(&[]))));
        assert_eq!(listed.len(), 60);
        for shape in shapes {
            for layout in ["pretty", "compact", "ndjson"] {
                let is_state = matches!(shape, "state" | "show");
                if layout == "ndjson" && is_state {
                    continue;
                }
                let more = ["--shape", shape, "--layout", layout];
                let with_others = if shape == "array" { "1" } else { "4" };
                let dump = generated(&[&more[..], &["--images-in", with_others]].concat());
                let normalized = Options::new().strict(true).normalize(&dump);
                assert_eq!(normalized.errors, [], "{shape}");
                let images = without_evidence(&lines(&normalized));
                assert_eq!(images, listed, "{provider} {shape} {layout}");
                let skipped: u64 = normalized.skipped.iter().map(|skipped| skipped.count).sum();
                assert_eq!(skipped, if with_others == "4" { 180 } else { 0 }, "{shape}");
            }
        }
    }
}

#[test]
fn generate_rejects_unknown_and_impossible_shapes() {
    for options in [
        &["--shape", "assets", "--provider", "gcore"][..],
        &["--shape", "assets", "--provider", "aws"],
        &["--shape", "state", "--layout", "ndjson"],
        &["--shape", "show", "--layout", "ndjson"],
        &["--shape", "circle"],
        &["--images-in", "2"],
    ] {
        let output = generate().args(options).output().unwrap();
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{options:?}");
        assert!(errors(&output).contains("usage: generate"), "{options:?}");
    }
}

//! Filters, orders, pages, fields and the newest of groups in the command.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NOW: &str = "2026-11-30T12:00:00Z";

fn tables() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/query")
}

fn images() -> PathBuf {
    tables().join("images.ndjson")
}

fn run(arguments: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-image"));
    command.args(arguments).args(["--now", NOW]).args(files).output().unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn errors(output: &Output) -> &str {
    text(&output.stderr)
}

/// The names in lines like `{"name":"a"}`.
fn names(output: &Output) -> Vec<String> {
    let name = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["name"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    text(&output.stdout).lines().map(name).collect()
}

/// The names of the images that a query selects.
fn select(arguments: &[&str]) -> Vec<String> {
    let output = run(&[&["--fields", "name", "--quiet"], arguments].concat(), &[images()]);
    assert_eq!((status(&output), errors(&output)), (0, ""), "{arguments:?}");
    names(&output)
}

/// The rows of a table without errors, whose cells are texts and names.
fn rows(table: &str) -> Vec<Vec<String>> {
    let table = fs::read_to_string(tables().join(table)).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn unquote(cell: &str) -> String {
    serde_json::from_str(cell).unwrap()
}

fn expected(cell: &str) -> Vec<String> {
    match cell {
        "-" => Vec::new(),
        "*" => select(&[]),
        names => names.split(' ').map(str::to_owned).collect(),
    }
}

#[test]
fn questions_have_these_answers() {
    let mut answered = 0;
    for row in rows("filters.tsv") {
        if row[3].starts_with("question") {
            assert_eq!(select(&["--filter", &unquote(&row[0])]), expected(&row[2]), "{}", row[3]);
            answered += 1;
        }
    }
    assert_eq!(answered, 17);
    let first = ["--latest", "family", "--filter", "family=debian-12"];
    assert_eq!(select(&first), ["debian-12-bookworm-v20261020"]);
    let second = ["--filter", "name~^acme-cache-", "--sort-by", "~createdAt", "--limit", "2"];
    assert_eq!(select(&second), ["acme-cache-v10", "acme-cache-v20260421"]);
    let fifth = "os.distro=ubuntu os.version=24.04 architecture=arm64";
    assert_eq!(
        select(&["--latest", "os", "--filter", fifth]),
        ["ubuntu-2404-noble-arm64-v20261110"]
    );
}

#[test]
fn the_lifecycle_is_written_with_the_option_only() {
    let freebsd = ["--filter", "os.distro=freebsd", "--quiet"];
    let written = |options: &[&str]| -> serde_json::Value {
        let output = run(&[&freebsd, options].concat(), &[images()]);
        assert_eq!((status(&output), errors(&output)), (0, ""), "{options:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let days = serde_json::json!({"released": "2025-06-10", "endOfLife": "2026-06-30"});
    assert_eq!(written(&["--lifecycle"])["os"]["lifecycle"], days);
    assert_eq!(written(&[])["os"].get("lifecycle"), None);
    let end = serde_json::json!({"os": {"lifecycle": {"endOfLife": "2026-06-30"}}});
    assert_eq!(written(&["--fields", "os.lifecycle.endOfLife"]), end);
    let table = run(&[&freebsd[..], &["--lifecycle", "--format", "table"]].concat(), &[images()]);
    let (header, row) = text(&table.stdout).split_once('\n').unwrap();
    assert!(header.ends_with("  end of life") && row.ends_with("  2026-06-30\n"), "{header} {row}");
}

#[test]
fn orders_and_the_newest_are_those_of_the_tables() {
    for row in
        rows("orders.tsv").iter().filter(|row| !row[1].starts_with("filter-") && row[1] != "*")
    {
        let (order, filter) = (unquote(&row[0]), row.get(3).filter(|filter| !filter.is_empty()));
        let filter = filter.map(|filter| unquote(filter)).unwrap_or_default();
        let found = select(&["--sort-by", &order, "--filter", &filter]);
        assert_eq!(found, expected(&row[1]), "{order} {}", row[2]);
    }
    for row in
        rows("latest.tsv").iter().filter(|row| !row[2].starts_with("filter-") && row[2] != "*")
    {
        let (latest, filter) = (unquote(&row[0]), unquote(&row[1]));
        let arguments = ["--latest", &latest, "--filter", &filter];
        let output = run(&[&arguments[..], &["--fields=name"]].concat(), &[images()]);
        assert_eq!(names(&output), expected(&row[2]), "{latest} {filter} {}", row[4]);
        let lines = errors(&output).lines();
        let unanswered: usize = lines
            .filter_map(|line| line.strip_prefix("no usable image: "))
            .map(|group| {
                group
                    .strip_prefix("and ")
                    .map_or(1, |more| more.trim_end_matches(" more").parse().unwrap())
            })
            .sum();
        assert_eq!(unanswered.to_string(), row[3], "{latest} {filter} {}", row[4]);
    }
}

#[test]
fn a_wrong_option_is_one_line_and_nothing_is_read() {
    for (arguments, line) in [
        (
            &["--filter", "architecture==arm64"][..],
            "--filter: column 13: expected `=`, found `==`: write `=`\n",
        ),
        (
            &["--filter=os.distri=a"],
            "--filter: column 1: expected a field, found `os.distri`: did you mean `os.distro`?\n",
        ),
        (
            &["--sort-by", "name,name"],
            "--sort-by: column 6: expected each field once, found `name`: `name` is in the order already\n",
        ),
        (&["--order-by", "name up"], "--sort-by: column 6: expected `desc` or `asc`, found `up`\n"),
        (&["--limit", "-1"], "--limit: expected a whole number from 0, found `-1`\n"),
        (&["--limit", ""], "--limit: expected a whole number from 0, found ``\n"),
        (&["--page-token", "x"], "--page-token: column 1: expected a page token, found `x`\n"),
        (&["--fields", ""], "--fields: column 1: expected a field, found the end\n"),
        (
            &["--latest", "labels"],
            "--latest: column 1: expected a field with values, found `labels`\n",
        ),
        (&["--now", "today"], "--now: expected a date and a time of day, found `today`\n"),
    ] {
        // The last one of an option counts.
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-image"));
        let output = command.args(arguments).arg("no-such-file").output().unwrap();
        assert_eq!((status(&output), errors(&output)), (2, line), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn an_option_may_be_given_twice_and_its_value_may_start_with_a_hyphen() {
    let arguments =
        ["--sort-by", "name", "--order-by", "-x", "--sort-by=~name", "--limit=9", "--limit=2"];
    let filter = ["--filter", "-os.distro:*"];
    assert_eq!(select(&[&arguments[..], &filter].concat()), ["upload-locked", "nothing-known"]);
}

#[test]
fn warnings_of_the_filter_are_printed_and_do_not_change_the_status() {
    let output = run(&["--filter", "debian and architecture=foo"], &[images()]);
    assert_eq!(status(&output), 0);
    let expected = "\
--filter: column 8: `and` is searched as a word: did you mean `AND`?
--filter: column 25: `foo` is not a known word of `architecture`: known are `x86_64`, `aarch64`, `i686`
0 images match, of 44
0 errors
";
    assert!(errors(&output).starts_with(expected), "{}", errors(&output));
    let quiet = run(&["--quiet", "--filter", "debian and"], &[images()]);
    assert_eq!(errors(&quiet), "");
}

#[test]
fn the_summary_says_what_was_selected() {
    let output = run(&["--filter", "debian", "--limit", "2", "--fields", "name"], &[images()]);
    let lines: Vec<_> = errors(&output).lines().collect();
    assert_eq!(lines[0], "7 images match, of 44: gce 7");
    assert_eq!(lines[1], "2 images written");
    assert!(lines.iter().any(|line| line.starts_with("next page: --page-token ")), "{lines:?}");
    let output = run(&["--latest", "family", "--filter", "family=debian-11"], &[images()]);
    let line = "\nno usable image: provider gce, project debian-cloud, family debian-11, architecture x86_64\n";
    assert!(errors(&output).contains(line), "{}", errors(&output));
    assert_eq!((status(&output), output.stdout.len()), (0, 0));
}

#[test]
fn at_most_20_groups_without_an_image_have_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let image = |number: usize| {
        format!(
            r#"{{"kind":"compute#image","name":"a","family":"f{number}","deprecated":{{"state":"OBSOLETE"}}}}"#
        )
    };
    let file = write(folder.path(), "a", &(0..23).map(image).collect::<String>());
    let output = run(&["--latest", "family"], &[file]);
    assert_eq!(errors(&output).matches("no usable image: provider gce, family f").count(), 20);
    assert!(errors(&output).contains("\nno usable image: and 3 more\n"), "{}", errors(&output));
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

/// Ten files: the first ones are longer, and each has an error after its images.
fn files(folder: &Path) -> Vec<PathBuf> {
    let image = |file: usize, image: usize| {
        format!(
            "{{\"kind\":\"compute#image\",\"name\":\"{file}-{image:03}\",\"family\":\"f{}\",\"diskSizeGb\":\"{}\"}}\n",
            image % 7,
            image % 5
        )
    };
    let text =
        |file| (0..200 - 20 * file).map(|number| image(file, number)).collect::<String>() + "7\n";
    (0..10).map(|number| write(folder, &number.to_string(), &text(number))).collect()
}

#[test]
fn pages_over_several_inputs_are_all_images() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    for query in [
        &[][..],
        &["--sort-by", "diskSizeGb desc,name"],
        &["--latest", "name"],
        &["--filter", "-name:*-003"],
    ] {
        let all = names(&run(&[&["--fields", "name"], query].concat(), &files));
        let (mut pages, mut token) = (Vec::new(), String::new());
        for page in 0.. {
            let arguments = ["--fields", "name", "--limit", "400", "--page-token", &token];
            let output = run(&[&arguments[..], query].concat(), &files);
            // After the limit, reading goes on.
            assert_eq!(status(&output), 1);
            assert_eq!(errors(&output).matches("expected an object, found `7`").count(), 10);
            assert!(errors(&output).contains("\n10 errors: malformed 10\n"));
            pages.push(names(&output));
            let next = errors(&output)
                .lines()
                .find_map(|line| line.strip_prefix("next page: --page-token "));
            assert_eq!(next.is_none(), page == 2, "{query:?} {page}");
            let Some(next) = next else { break };
            token = next.to_owned();
        }
        assert_eq!(pages.concat(), all, "{query:?}");
    }
}

#[test]
fn selected_images_have_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    for format in ["ndjson", "json", "csv", "table"] {
        // Only the first image of each file.
        let filter = ["--format", format, "--filter", "name:*-000"];
        let all = run(&filter, &files);
        for query in [&["--sort-by", "name"][..], &["--limit", "10"], &["--latest", "name"]] {
            let selected = run(&[&filter[..], query].concat(), &files);
            assert_eq!(text(&selected.stdout), text(&all.stdout), "{format} {query:?}");
        }
        let none = run(&["--format", format, "--filter", "name=none", "--limit", "3"], &files);
        let empty = run(&["--format", format], &[write(folder.path(), "empty", "")]);
        assert_eq!(text(&none.stdout), text(&empty.stdout), "{format}");
    }
    let fields =
        run(&["--format", "csv", "--fields", "size.minDiskBytes,name", "--limit", "1"], &files);
    assert_eq!(text(&fields.stdout), "name,size.minDiskBytes\r\n0-000,0\r\n");
}

#[test]
fn the_order_of_files_does_not_change_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let image = |name: &str, id: u32, rest: &str| {
        format!(
            r#"{{"kind":"compute#image","id":"{id}","name":"{name}","family":"f","creationTimestamp":"2026-01-0{id}T00:00:00Z"{rest}}}"#
        )
    };
    let obsolete = r#","deprecated":{"state":"OBSOLETE"}"#;
    let one = write(
        folder.path(),
        "one",
        &[image("a", 1, ""), image("b", 2, ""), image("c", 3, "")].concat(),
    );
    let two =
        write(folder.path(), "two", &[image("b", 2, obsolete), image("c", 3, obsolete)].concat());
    for files in [[one.clone(), two.clone()], [two, one]] {
        assert_eq!(names(&run(&["--latest", "family"], &files)), ["a"]);
    }
}

#[test]
fn a_result_from_partial_inputs_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let list = r#"{"items": [{"kind": "compute#image", "name": "a"}], "nextPageToken": "more"}"#;
    let file = [write(folder.path(), "list", list)];
    let line =
        "\n1 of 1 input partial\nthe result is partial: it was selected from partial inputs\n";
    for arguments in [["--latest", "name"], ["--sort-by", "name"], ["--limit", "5"]] {
        let output = run(&arguments, &file);
        assert_eq!(status(&output), 0);
        assert!(errors(&output).ends_with(line), "{}", errors(&output));
    }
    assert!(errors(&run(&["--filter", "a"], &file)).ends_with("\n1 of 1 input partial\n"));
}

#[test]
fn an_input_without_a_match_holds_images() {
    let output = run(&["--filter", "name=none"], &[images()]);
    let summary = "0 images match, of 44\n0 errors\n0 skipped\n0 warnings\n0 of 1 input partial\n";
    assert_eq!((status(&output), errors(&output)), (0, summary));
}

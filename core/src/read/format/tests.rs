use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::Format::{
    Binary, CommandError, CommandMessage, Csv, Gzip, Html, Http, Python, Table, Xml, Yaml,
};
use super::{Format, sniff_bytes};

const ALL: [Format; 11] =
    [Gzip, Binary, Yaml, Csv, Table, Html, Xml, Python, Http, CommandError, CommandMessage];

fn sniff_text(text: &str) -> Option<Format> {
    super::sniff_text(text.as_bytes())
}

const BYTES: &[(Format, &[&[u8]])] = &[
    (
        Gzip,
        &[
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56",
            b"\x1f\x8b\x08\x08\x5c\x1f\x9e\x65\x00\x03images.json\x00",
            b"\x1f\x8b\x08\x00\x5c\x1f\x9e\x65\x02\xff",
            b"\x1f\x8b",
        ],
    ),
    (
        Binary,
        &[
            // Archives and compressed files: zip, zstd, bzip2, xz.
            b"PK\x03\x04\x14\x00\x00\x00\x08\x00images.json",
            b"PK\x03\x04\x0a\x00\x00\x00\x00\x00",
            b"PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00",
            b"\x28\xb5\x2f\xfd\x04\x58\x91\x00\x00",
            b"\x28\xb5\x2f\xfd\x24\x0d\x69\x00\x00{\"items",
            b"\x28\xb5\x2f\xfd\x64\xff\x02",
            b"\x28\xb5\x2f\xfd",
            b"BZh91AY&SY\x2c\x4d\x81\x3e\x00",
            b"BZh91AY",
            b"\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4\x46",
            b"\xfd7zXZ\x00\x00\x0a\xe1\xfb\x0c\xa1",
            // Documents and tables: PDF, Parquet, SQLite, Avro.
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            b"%PDF-",
            b"PAR1\x15\x04\x15\x1c\x15\x20\x4c\x15",
            b"PAR1\x16\x00",
            b"SQLite format 3\x00\x10\x00\x01\x01",
            b"Obj\x01\x04\x14avro.codec\x08null",
            // Disks: QCOW2, VMDK, VHDX.
            b"QFI\xfb\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00",
            b"KDMV\x01\x00\x00\x00\x03\x00\x00\x00",
            b"vhdxfileM\x00i\x00c\x00",
            // Programs, a boot sector, pictures and a film.
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
            b"\x89PNG\r\n\x1a\n",
            b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00",
            b"\xca\xfe\xba\xbe\x00\x00\x00\x41",
            b"\xeb\x63\x90\x00\x00\x00\x00\x00",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
            b"\x00\x00\x00\x20ftypisom",
            b"\x00\x00\x01\x00\x02\x00\x10\x10",
            b"\x00\x00\x00\x00\x00\x00\x00\x00",
            b"images\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
        ],
    ),
];

/// Texts in any encoding, and inputs that are too short to identify.
const NOT_BINARY: &[&[u8]] = &[
    b"",
    b"\x1f",
    b"PK",
    b"\x1b[1mNAME\x1b[0m",
    b"BZh",
    b"BZh9 is no compressed file",
    b"%PD",
    b"PAR",
    b"Obj ",
    b"a\x0bb\x0cc",
    b"\t{\r\n}",
    b"{\"a\":\x01}",
    b"[\x02]",
    b"{\"name\":\"golden-7\"}",
    b"[]",
    b" \r\n\t[",
    b"hello",
    b"0",
    b"\xef\xbb\xbf{}",
    b"{\"a\":\"\x00\"}",
    b"[\"\x00\x00\"]",
    b"\"\xc3\xa9\x00\"",
    b"sixteen bytes...\x00",
    // UTF-16 and UTF-32, with marks and without.
    b"\xff\xfe{\x00\"\x00",
    b"\xfe\xff\x00{\x00\"",
    b"{\x00\"\x00n\x00",
    b"\x00{\x00\"\x00n",
    b"\xff\xfe\x00\x00{\x00\x00\x00",
    b"\x00\x00\xfe\xff\x00\x00\x00{",
    b"[\x00\x00\x00{\x00\x00\x00",
    b"\x00\x00\x00[\x00\x00\x00{",
    b"\x00\x00\x00[",
];

const TEXTS: &[(Format, &[&str])] = &[
    (
        Yaml,
        &[
            "architecture: X86_64\narchiveSizeBytes: '1031250944'\ncreationTimestamp: '2026-01-10T08:00:00.000-08:00'\ndescription: Debian, Debian GNU/Linux, 12 (bookworm), amd64\ndiskSizeGb: '10'\n",
            "---\narchitecture: X86_64\nfamily: golden\n---\narchitecture: ARM64\n",
            "---\r\nname: golden-7\r\nfamily: golden\r\n",
            "- name: golden-7\n  family: golden\n- name: golden-8\n",
            "- name: golden-7\n- name: golden-8",
            "- - a: 1\n    b: 2\n",
            "%YAML 1.2\n---\nname: golden-7\n",
            "images:\n  - name: golden-7\n",
            "\nkind: compute#image\nname: golden-7\n",
            "guestOsFeatures:\n- type: UEFI_COMPATIBLE\n",
            "deprecated:\n  state: DEPRECATED\n",
            "description: |\n  Two lines\n  of it\n",
            "NAME: golden-7\nPROJECT: acme\nFAMILY: golden\nDEPRECATED:\nSTATUS: READY\n",
            "container_format: bare\ncreated_at: '2026-01-10T08:00:00Z'\n",
            "os.version: 12\nos/name: debian\n",
            "Images:\n- Architecture: x86_64\n  ImageId: ami-00000000000000007\n",
            "_links:\r\n  self:\r\n",
            // The text format of protobuf is YAML unless it has blocks.
            "name: \"golden-7\"\nkind: \"compute#image\"\n",
            "architecture: \"X86_64\"\narchive_size_bytes: 1031250944\n",
        ],
    ),
    (
        Csv,
        &[
            "name,project,family,deprecated,status\ngolden-7,acme,golden,,READY\n",
            "name,family\ngolden-7,golden\n",
            "NAME,STATUS\ngolden-7,READY",
            "\"name\",\"project\"\n\"golden-7\",\"acme\"\n",
            "\"ID\",\"Name\",\"Status\"\n",
            "\"name\",project\n",
            "\nname,status\r\ngolden-7,READY\r\n",
        ],
    ),
    (
        Table,
        &[
            "NAME                     PROJECT       FAMILY     DEPRECATED  STATUS\ngolden-7                 acme          golden                 READY\n",
            "NAME      FAMILY\r\ngolden-7  golden\r\n",
            "NAME\ngolden-7\n",
            "NAME  DISK_SIZE_GB  STATUS",
            "+------+----------+\n| ID   | Name     |\n+------+----------+\n",
            "+======+\n",
            "| Field | Value |\n|-------|-------|\n",
            "┌──────────┬────────┐\n│ NAME     │ STATUS │\n",
            "╔══════════╗\n",
            "│ NAME │\n",
            "\n\n+--+\n",
        ],
    ),
    (
        Html,
        &[
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Sign in</title>",
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "<!doctype html><meta charset=utf-8>",
            "<html>\n<head><title>502 Bad Gateway</title></head>",
            "\n  <HTML><BODY>",
            "<body class=\"error\">",
            "<head><title>301 Moved Permanently</title></head>",
        ],
    ),
    (
        Xml,
        &[
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeImagesResponse>",
            "<DescribeImagesResponse xmlns=\"http://ec2.example/doc/2016-11-15/\">\n  <requestId>",
            "<Error><Code>AccessDenied</Code></Error>",
            "<images/>",
            "<ns:image ns:name=\"golden-7\"/>",
            "<ListBucketResult\n  xmlns=\"http://doc.example/2006-03-01\">",
        ],
    ),
    (
        Python,
        &[
            "{'kind': 'compute#image', 'id': '7', 'name': 'golden-7'}",
            "[{'a': 1}, {'a': 2}]",
            "[{u'kind': u'compute#image'}]",
            "{b'name': b'golden-7'}",
            "[\n    {'name': 'golden-7',\n     'labels': {}}]",
            "['golden-7']",
        ],
    ),
    (
        Http,
        &[
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}",
            "HTTP/1.0 403 Forbidden\r\n\r\n",
            "HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n{\"items\":[]}",
            "HTTP/3 200\r\n",
        ],
    ),
    (
        CommandError,
        &[
            "ERROR: (gcloud.compute.images.list) There was a problem refreshing your current auth tokens",
            "ERROR: (gcloud.compute.images.describe) Could not fetch resource:\n - The resource was not found\n",
            "ERROR: gcloud crashed (AttributeError): None\n",
            "ERROR: (gcloud.auth) Invalid choice: 'x'.\n",
            "ERROR: Please run 'az login' to setup account.\n",
            "ERROR: (AuthorizationFailed) The client does not have authorization\nCode: AuthorizationFailed\n",
            "ERROR: no-images\nHINT: none\n",
            "\nAn error occurred (UnauthorizedOperation) when calling the DescribeImages operation: You are not authorized\n",
            "\naws: [ERROR]: An error occurred (AuthFailure) when calling the DescribeImages operation\n",
        ],
    ),
    (
        CommandMessage,
        &[
            "WARNING: Some requests did not succeed.\n - Required permission\n",
            "Listed 0 items.\n",
            "Listed 0 items.",
            "Your active configuration is: [acme]\n[\n",
            "Updates are available for some Google Cloud CLI components.",
            "WARNING: --filter : operator evaluation is changing\n[{\"name\": 1}]",
        ],
    ),
];

/// Unknown formats, and broken JSON.
const UNKNOWN: &[&str] = &[
    "",
    " \n",
    "hello",
    "hello, world",
    "hello,world",
    "Hello World\nhow are you\n",
    "Dear Bob,\nthanks, see you, bye\n",
    "Note: this file has the images of acme.",
    "note to all: the images moved, see below\n",
    "curl: (6) Could not resolve host: compute.example\n",
    "curl: (22) The requested URL returned error: 403\nError: no images\n",
    "bash: gcloud: command not found\n",
    "Error: connection refused\nUsage: images [options]\n",
    "Error: EOF\nUsage: images\n",
    "error:\n  no images\n",
    "Usage:\n  images [options]\n",
    "fatal: not a repository\n",
    "HELLO",
    "NAMES\n",
    "----",
    "-----BEGIN CERTIFICATE-----\nMIIB\n",
    "--- a/images.json\n+++ b/images.json\n",
    "- see the images\n- of acme\n",
    "#!/bin/sh\nset -e\n",
    "# images of acme",
    "# comment\n{\"a\": 1}",
    "/usr/share/images",
    "/",
    "<",
    "<dev@acme.example>",
    "<>",
    "< 3",
    "Traceback (most recent call last):\n  File \"x.py\", line 1\n",
    "None of the images\n",
    "undefined",
    "NaN",
    "x = 1\n",
    "[section]\nname = golden-7\n",
    "export NAME=golden-7\n",
    "data: see the table of images\n",
    "resource",
    "terraform",
    "'name'",
    "@",
    "é",
    "{\"a\" 1}",
    "[1 2]",
    "{\"a\":1,}",
    "[1,]",
    "[,]",
    "{,}",
    "{\"a\":}",
    "{\"a\"}",
    "{a",
    "{a}",
    "{a b: 1}",
    "{\"a\":1,\"b\"",
    "{\"a\": \"x",
    "{\"a\": \"he said \"hello\" to me\"}",
    "{\"a\": \"he said \"hi, there: yes\"\"}",
    "{\"name: \"golden-7\", \"id\": 7}",
    "{name\": \"golden-7\"}",
    "{\"a\": tru}",
    "{\"a\": TRUE}",
    "{\"a\": None}",
    "[True, False]",
    "None\n",
    "{\"a\": NaN}",
    "{\"a\": -Infinity}",
    "{\"a\": undefined}",
    "{\"a\": golden-7}",
    "{\"a\": don't}",
    "{\"a\": it's: 1}",
    "{\"a\": http://acme.example/}",
    "{\"a\": 1 'b': 2}",
    "{\"a\": 01, \"b\": +1, \"c\": .5}",
    "{\"a\": 1; \"b\": 2}",
    "{\"a\"=1}",
    "{\"a\": 1 < 2}",
    "{\"a\": ...}",
    "{\"a\": (1, 2)}",
    "[1, # one\n2]",
    "\"a\": 1, \"b\": 2}",
    "\"a\" \"b\"",
    "\"a\", ",
    "\"a",
    "\"name\"",
    "}",
    "]",
    ",{\"a\": 1}",
    ": 1",
    "1,2,3",
    "1.2.3",
    "truefalse",
    "nul",
    "-",
    "- ",
    "+1",
    // Formats that are known, but too rarely mistaken for JSON to be identified.
    "HTTP",
    "HTTP/",
    "HTTPS is needed\n",
    "An error occurred\n",
    "ERROR:no-images\nHINT: none\n",
    "{name: \"golden-7\"}",
    "// images of acme\n[\n",
    "{\"name\": 'golden-7'}",
    "<google.cloud.compute_v1.types.compute.Image object at 0x7f2c1e0b5d90>",
    "<Image object at 0x10>",
    "[<Image object at 0x10>]",
    "{\"kind\"=>\"compute#image\", \"name\"=>\"golden-7\"}",
    "#<Google::Apis::ComputeV1::Image:0x000055d0 @name=\"golden-7\">",
    "deprecated {\n  state: \"OBSOLETE\"\n}\n",
    "resource \"google_compute_image\" \"golden\" {\n  name = \"golden-7\"\n}\n",
    "$ gcloud compute images list --format=json\n[\n",
    "dev@build-1:~/images$ gcloud compute images list\n",
    "[dev@build-1 ~]$ gcloud compute images list\n[\n",
    ">>> print(images)\n",
];

#[test]
fn binary_files_are_identified() {
    for (format, inputs) in BYTES {
        assert!(inputs.len() >= 4, "{format:?}");
        for input in *inputs {
            assert_eq!(sniff_bytes(input), Some(*format), "{input:02x?}");
            for end in 0..input.len() {
                sniff_bytes(&input[..end]);
            }
        }
    }
    for input in NOT_BINARY {
        assert_eq!(sniff_bytes(input), None, "{input:02x?}");
    }
}

#[test]
fn sixteen_bytes_are_enough() {
    for (format, inputs) in BYTES {
        for input in *inputs {
            assert_eq!(sniff_bytes(&input[..input.len().min(16)]), Some(*format), "{input:02x?}");
        }
    }
}

#[test]
fn texts_are_identified() {
    let mut wrong = 0;
    for (format, inputs) in TEXTS {
        assert!(inputs.len() >= 4, "{format:?}");
        for input in *inputs {
            let found = sniff_text(input);
            if found != Some(*format) {
                println!("{input:?}: expected {format:?}, found {found:?}");
                wrong += 1;
            }
        }
    }
    for input in UNKNOWN {
        if let Some(found) = sniff_text(input) {
            println!("{input:?}: expected none, found {found:?}");
            wrong += 1;
        }
    }
    assert_eq!(wrong, 0);
}

#[test]
fn a_text_can_be_cut_anywhere() {
    let known = TEXTS.iter().flat_map(|(_, inputs)| inputs.iter());
    for input in known.chain(UNKNOWN) {
        for (end, _) in input.char_indices() {
            sniff_text(&input[..end]);
            sniff_text(&input[end..]);
        }
    }
}

#[test]
fn every_format_has_its_rows() {
    for format in ALL {
        let bytes = BYTES.iter().any(|(other, _)| *other == format);
        let text = TEXTS.iter().any(|(other, _)| *other == format);
        assert!(bytes != text, "{format:?}");
    }
}

#[test]
fn phrases_fit_into_a_message() {
    for format in ALL {
        let phrases: Vec<_> = format.found_and_hint().split("; ").collect();
        assert_eq!(phrases.len(), 2, "{phrases:?}");
        for phrase in phrases {
            assert!(!phrase.is_empty() && !phrase.ends_with('.'), "{phrase}");
            assert!(phrase.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{phrase}");
            assert!(!phrase.contains("::") && !phrase.contains(';'), "{phrase}");
        }
    }
    // Any client may have written these: each has its own option.
    for format in [Yaml, Csv, Table] {
        let (_, hint) = format.found_and_hint().split_once("; ").unwrap();
        assert_eq!(hint, "ask for JSON with `--format=json`, `--output json` or `-f json`");
    }
    assert_eq!(Gzip.found_and_hint(), "gzip data; decompress it first");
}

/// Strings that would identify a format if they were not in quotes.
fn string() -> impl Strategy<Value = String> {
    let traps = vec![
        "None",
        "'kind': 'compute#image'",
        "// comment",
        "/* comment */",
        "name: x\nkind: y",
        "name,project",
        "\",\"",
        "\\\",a",
        "NAME  PROJECT",
        "+---+",
        "<html>",
        "<?xml",
        "=>",
        " = ",
        "@acme:~$ ls",
        "ERROR: (gcloud",
        "---",
        "\u{feff}",
    ];
    prop_oneof![select(traps).prop_map(str::to_owned), any::<String>(), "[a-z ,:'\"\\\\/=@$#]{0,9}"]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        string().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(string(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn json_is_not_another_format_wherever_it_is_cut(
        values in vec((value(), any::<bool>()), 1..3),
        between in select(vec!["\n", " ", "\r\n\t", "\n\n"]),
    ) {
        let mut text = String::new();
        for (value, pretty) in values {
            let value = if pretty { format!("{value:#}") } else { value.to_string() };
            text.extend([&value, between]);
        }
        for (end, _) in text.char_indices() {
            let start = &text[..end];
            prop_assert_eq!(sniff_text(start), None, "{}", start);
            prop_assert_eq!(sniff_bytes(start.as_bytes()), None, "{}", start);
        }
    }

    #[test]
    fn any_input_can_be_checked(text in "\\PC{0,40}", bytes in vec(any::<u8>(), 0..20)) {
        sniff_text(&text);
        sniff_bytes(&bytes);
    }

    #[test]
    fn any_pieces_can_be_checked(pieces in vec(select(vec![
        "\"", "'", "{", "[", "<", "/*", "*/", "//", "#", "-", "- ", "a", ": ", ":", "=", "=>", ",", "\n", " ",
        "\\", "@", "$ ", "+", "|", "é", "─", "None", "null", "ERROR: ", "NAME  ", "---", "1",
    ]), 0..12)) {
        sniff_text(&pieces.concat());
    }
}

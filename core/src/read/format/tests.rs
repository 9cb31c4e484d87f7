use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::Format::{
    Avro, Binary, Bzip2, Columns, Csv, Disk, Dump, Failure, Gzip, Html, Http, JavaScript, Message,
    Parquet, Pdf, Png, Protobuf, Python, Sqlite, Table, Terminal, Terraform, Xml, Xz, Yaml, Zip,
    Zstandard,
};
use super::{Format, of_bytes, of_text};

const ALL: [Format; 27] = [
    Gzip, Zip, Zstandard, Bzip2, Xz, Png, Pdf, Parquet, Sqlite, Avro, Disk, Binary, Yaml, Protobuf,
    Csv, Columns, Table, Html, Xml, Http, Python, JavaScript, Dump, Terraform, Failure, Message,
    Terminal,
];

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
        Zip,
        &[
            b"PK\x03\x04\x14\x00\x00\x00\x08\x00images.json",
            b"PK\x03\x04\x0a\x00\x00\x00\x00\x00",
            b"PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00",
            b"PK\x03\x04\x14\x03\x08\x08",
        ],
    ),
    (
        Zstandard,
        &[
            b"\x28\xb5\x2f\xfd\x04\x58\x91\x00\x00",
            b"\x28\xb5\x2f\xfd\x24\x0d\x69\x00\x00{\"items",
            b"\x28\xb5\x2f\xfd\x64\xff\x02",
            b"\x28\xb5\x2f\xfd",
        ],
    ),
    (
        Bzip2,
        &[
            b"BZh91AY&SY\x2c\x4d\x81\x3e\x00",
            b"BZh11AY&SY\x00\x00\x00\x00",
            b"BZh61AY",
            b"BZh9\x17\x72\x45\x38\x50\x90\x00\x00\x00\x00",
        ],
    ),
    (
        Xz,
        &[
            b"\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4\x46",
            b"\xfd7zXZ\x00\x00\x01\x69\x22\xde\x36",
            b"\xfd7zXZ\x00\x00\x0a\xe1\xfb\x0c\xa1",
            b"\xfd7zXZ",
        ],
    ),
    (
        Png,
        &[b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x89PNG\r\n\x1a\n", b"\x89PNG\n", b"\x89PNG"],
    ),
    (Pdf, &[b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.4\r\n", b"%PDF-2.0\n", b"%PDF-"]),
    (
        Parquet,
        &[
            b"PAR1\x15\x04\x15\x1c\x15\x20\x4c\x15",
            b"PAR1\x15\x00\x15\x3a",
            b"PAR1\x16\x00",
            b"PAR1",
        ],
    ),
    (
        Sqlite,
        &[
            b"SQLite format 3\x00\x10\x00\x01\x01",
            b"SQLite format 3\x00",
            b"SQLite format 3\x00\x04\x00",
            b"SQLite format 3",
        ],
    ),
    (
        Avro,
        &[
            b"Obj\x01\x04\x14avro.codec\x08null",
            b"Obj\x01\x02\x16avro.schema",
            b"Obj\x01\x03\x8a\x01",
            b"Obj\x01",
        ],
    ),
    (
        Disk,
        &[
            b"QFI\xfb\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00",
            b"QFI\xfb\x00\x00\x00\x02",
            b"KDMV\x01\x00\x00\x00\x03\x00\x00\x00",
            b"vhdxfileM\x00i\x00c\x00",
        ],
    ),
    (
        Binary,
        &[
            // Programs, a boot sector, pictures and a film.
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

/// Text, in whatever encoding, and what is too short to tell.
const NOT_BINARY: &[&[u8]] = &[
    b"",
    b"\x1f",
    b"PK",
    b"PK\x07",
    b"BZh",
    b"BZh9 is no compressed file",
    b"%PD",
    b"PAR",
    b"Obj ",
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
            "---",
            "---\r\nname: golden-7\r\nfamily: golden\r\n",
            "- name: golden-7\n  family: golden\n- name: golden-8\n",
            "- name: golden-7",
            "- - a: 1\n",
            "%YAML 1.2\n---\nname: golden-7\n",
            "# images of acme\n\nimages:\n- name: golden-7\n",
            "images:\n  - name: golden-7\n",
            "name: golden-7",
            "name: golden-7\n\nfamily: golden\n",
            "\u{feff}kind: compute#image\nname: golden-7\n",
            "description: the image that every machine of acme\n  is made from\nname: golden-7\n",
            "guestOsFeatures:\n- type: UEFI_COMPATIBLE\n",
            "deprecated:\n  state: DEPRECATED\n",
            "description: |\n  Two lines\n  of it\n",
            "NAME: golden-7\nPROJECT: acme\nFAMILY: golden\nDEPRECATED:\nSTATUS: READY\n",
            "container_format: bare\ncreated_at: '2026-01-10T08:00:00Z'\n",
            "os.version: 12\nos/name: debian\n",
        ],
    ),
    (
        Protobuf,
        &[
            "name: \"golden-7\"\nkind: \"compute#image\"\n",
            "architecture: \"X86_64\"\narchive_size_bytes: 1031250944\n",
            "deprecated {\n  state: \"OBSOLETE\"\n}\n",
            "guest_os_features {\n  type_: \"UEFI_COMPATIBLE\"\n}\nid: 7\n",
            "items {\n  labels {\n    key: \"team\"\n    value: \"base\"\n  }\n}\n",
            "name: \"golden-7\"",
        ],
    ),
    (
        Csv,
        &[
            "name,project,family,deprecated,status\ngolden-7,acme,golden,,READY\n",
            "name,family\ngolden-7,golden\n",
            "\"name\",\"project\"\n\"golden-7\",\"acme\"\n",
            "\"ID\",\"Name\",\"Status\"\n",
            "\"name\",project\n",
            "name,project,family",
            "Image ID,Disk Size,Created At\n7,10,2026-01-10\n",
            "golden-7,acme,https://compute.example/projects/acme/global/images/golden-7,READY\r\n",
            "\u{feff}name,status\r\ngolden-7,READY\r\n",
        ],
    ),
    (
        Columns,
        &[
            "NAME                     PROJECT       FAMILY     DEPRECATED  STATUS\ngolden-7                 acme          golden                 READY\n",
            "NAME      FAMILY\ngolden-7  golden\n",
            "NAME\ngolden-7\n",
            "NAME  DISK_SIZE_GB  STATUS",
            "IMAGE ID       CREATED         SIZE\n",
            "\nNAME  PORT(S)  VIRTUAL-SIZE  CPU/MEMORY\n",
        ],
    ),
    (
        Table,
        &[
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
            "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
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
        Http,
        &[
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}",
            "HTTP/2 200\ncontent-type: application/json; charset=UTF-8\n",
            "HTTP/1.0 403 Forbidden\n",
            "HTTP/3 204\n",
        ],
    ),
    (
        Python,
        &[
            "{'kind': 'compute#image', 'id': '7', 'name': 'golden-7'}",
            "[{'a': 1}, {'a': 2}]",
            "{\"a\": None}",
            "{\"deprecated\": None, \"name\": 'x'}",
            "[{u'kind': u'compute#image'}]",
            "{b'name': b'golden-7'}",
            "{\"enableConfidentialCompute\": False}",
            "[True, False]",
            "[\n    {'name': 'golden-7',\n     'labels': {}}]",
            "True",
            "None\n",
            "['golden-7']",
            "{\"a\": None",
        ],
    ),
    (
        JavaScript,
        &[
            "{name: \"golden-7\"}",
            "[{ name : 'golden-7' }]",
            "{\n  // the image of every machine\n  \"name\": \"golden-7\"\n}",
            "{\"name\": \"golden-7\" /* the last one */}",
            "// images of acme\n[\n",
            "/* images\n * of acme */ {\"name\": 1}",
            "{\"name\": 'golden-7'}",
            "{\"a\": {\"b\": [1, {c_d: 2}]}}",
            "{$schema: \"x\"}",
            "// images of acme",
        ],
    ),
    (
        Dump,
        &[
            "<google.cloud.compute_v1.types.compute.Image object at 0x7f2c1e0b5d90>",
            "<google.cloud.compute_v1.services.images.pagers.ListPager object at 0x7f2c>",
            "[<google.cloud.compute_v1.types.compute.Image object at 0x7f2c>, ",
            "{\"kind\"=>\"compute#image\", \"name\"=>\"golden-7\"}",
            "{\"kind\" => \"compute#image\"}",
            "[{:name=>\"golden-7\", :id=>7}]",
            "#<Google::Apis::ComputeV1::Image:0x000055d0 @name=\"golden-7\">",
            "[#<Google::Apis::ComputeV1::Image:0x000055d0 @name=\"golden-7\">]",
            "{\"images\": [<Image object at 0x10>]}",
            "<Image object at 0x10>",
        ],
    ),
    (
        Terraform,
        &[
            "resource \"google_compute_image\" \"golden\" {\n  name = \"golden-7\"\n}\n",
            "# google_compute_image.golden:\nresource \"google_compute_image\" \"golden\" {\n",
            "terraform {\n  required_providers {\n",
            "// images of acme\ndata \"google_compute_image\" \"debian\" {\n",
            "/* images */\nlocals {\n",
            "variable \"image\" {}\n",
            "{\n  \"name\" = \"golden-7\"\n}\n",
            "[\n  {\n    name = \"golden-7\"\n",
            "provider \"gcore\" {",
        ],
    ),
    (
        Failure,
        &[
            "ERROR: (gcloud.compute.images.list) There was a problem refreshing your current auth tokens",
            "ERROR: (gcloud.compute.images.describe) Could not fetch resource:\n - The resource was not found\n",
            "ERROR: gcloud crashed (AttributeError): None\n",
            "ERROR: (gcloud.auth) Invalid choice: 'x'.\n",
        ],
    ),
    (
        Message,
        &[
            "WARNING: Some requests did not succeed.\n - Required permission\n",
            "Listed 0 items.\n",
            "Listed 12 items.",
            "Your active configuration is: [acme]\n[\n",
            "Updates are available for some Google Cloud CLI components.",
            "WARNING: --filter : operator evaluation is changing\n[{\"name\": 1}]",
        ],
    ),
    (
        Terminal,
        &[
            "$ gcloud compute images list --format=json\n[\n",
            "dev@build-1:~/images$ gcloud compute images list\n",
            "[dev@build-1 ~]$ gcloud compute images list\n[\n",
            "root@build-1:/# cat images.json\n",
            "# gcloud compute images list\n",
            "PS C:\\Users\\dev> gcloud compute images list\n",
            "C:\\Users\\dev>type images.json\r\n",
            ">>> print(images)\n",
            "% cat images.json\n",
            "dev@laptop images % cat images.json\n",
        ],
    ),
];

/// What is nothing known, and JSON that is merely broken.
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
];

#[test]
fn bytes_tell_their_format() {
    for (format, inputs) in BYTES {
        assert!(inputs.len() >= 4, "{format:?}");
        for input in *inputs {
            assert_eq!(of_bytes(input), Some(*format), "{input:02x?}");
            for end in 0..input.len() {
                of_bytes(&input[..end]);
            }
        }
    }
    for input in NOT_BINARY {
        assert_eq!(of_bytes(input), None, "{input:02x?}");
    }
}

#[test]
fn sixteen_bytes_are_enough() {
    for (format, inputs) in BYTES {
        for input in *inputs {
            assert_eq!(of_bytes(&input[..input.len().min(16)]), Some(*format), "{input:02x?}");
        }
    }
}

#[test]
fn texts_tell_their_format() {
    let mut wrong = 0;
    for (format, inputs) in TEXTS {
        assert!(inputs.len() >= 4, "{format:?}");
        for input in *inputs {
            let told = of_text(input);
            if told != Some(*format) {
                println!("{input:?}: expected {format:?}, found {told:?}");
                wrong += 1;
            }
        }
    }
    for input in UNKNOWN {
        if let Some(told) = of_text(input) {
            println!("{input:?}: expected none, found {told:?}");
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
            of_text(&input[..end]);
            of_text(&input[end..]);
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
        for phrase in [format.found(), format.help()] {
            assert!(!phrase.is_empty() && !phrase.ends_with('.'), "{phrase}");
            assert!(phrase.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{phrase}");
            assert!(!phrase.contains("::") && !phrase.contains(';'), "{phrase}");
        }
    }
    assert_eq!(Yaml.found(), "what looks like YAML");
    assert_eq!(Yaml.help(), "gcloud writes JSON with `--format=json`");
    assert_eq!(Gzip.help(), "decompress it first");
}

/// Strings that would tell a format, stood they not in quotes.
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
    fn json_is_no_format_wherever_it_is_cut(
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
            prop_assert_eq!(of_text(start), None, "{}", start);
            prop_assert_eq!(of_bytes(start.as_bytes()), None, "{}", start);
        }
    }

    #[test]
    fn no_input_is_too_strange(text in "\\PC{0,40}", bytes in vec(any::<u8>(), 0..20)) {
        of_text(&text);
        of_bytes(&bytes);
    }

    #[test]
    fn no_pieces_are_too_strange(pieces in vec(select(vec![
        "\"", "'", "{", "[", "<", "/*", "*/", "//", "#", "-", "- ", "a", ": ", ":", "=", "=>", ",", "\n", " ",
        "\\", "@", "$ ", "+", "|", "é", "─", "None", "null", "ERROR: ", "NAME  ", "---", "1",
    ]), 0..12)) {
        of_text(&pieces.concat());
    }
}

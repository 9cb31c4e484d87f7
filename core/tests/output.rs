//! Images in the formats of the command.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cloud_image::{FieldMask, Format, ImageWriter, OutputOptions, images};
use proptest::prelude::*;

/// Writes the images of a dump in a format.
fn written(options: OutputOptions, dump: &str) -> String {
    let mut writer = ImageWriter::new(Vec::new(), options);
    for image in images(dump.as_bytes()) {
        writer.write(&image.unwrap()).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

const HEADER: &str = "provider,id,name,description,family,project,region,regionId,storageLocations,url,architecture,os.type,os.distro,\
    os.version,os.build,os.codename,os.variant,os.channel,os.lifecycle.released,os.lifecycle.activeEnd,\
    os.lifecycle.endOfLife,os.lifecycle.extendedEnd,software,licensing,firmware,secureBootCapable,tpm,confidential,\
    machineType,virtualization,guestFeatures,size.imageBytes,size.minDiskBytes,size.minMemoryBytes,diskFormat,checksums,\
    labels,readOnlyLabels,status,deprecation.state,deprecation.replacement,deprecation.deprecatedAt,\
    deprecation.obsoleteAt,deprecation.deletedAt,visibility,protected,createdAt,updatedAt,licenses,licenseCodes,\
    parent.kind,parent.url,parent.id,parent.encryption.encrypted,parent.encryption.kmsKey,\
    parent.encryption.kmsServiceAccount,parent.encryption.sha256,parent.encryption.confidentialCompute,\
    encryption.encrypted,encryption.kmsKey,encryption.kmsServiceAccount,encryption.sha256,encryption.confidentialCompute,\
    bareMetal,gcore.displayOrder,gcore.lock,gcore.creatorTask,gcore.price.currency,gcore.price.perHour,\
    gcore.price.perMonth,gcore.price.status,gcore.sshKey,evidence,warnings,source";

/// The cells of a row of CSV.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut characters = row.chars().peekable();
    let mut is_quoted = false;
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => {
                cells.last_mut().unwrap().push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    assert!(!is_quoted, "{row}");
    cells
}

fn cell(csv: &str, column: &str) -> String {
    let row = csv.strip_prefix(HEADER).unwrap().strip_prefix("\r\n").unwrap();
    let cells = cells(row.strip_suffix("\r\n").unwrap());
    assert_eq!(cells.len(), HEADER.split(',').count());
    cells.into_iter().zip(HEADER.split(',')).find(|(_, name)| *name == column).unwrap().0
}

#[test]
fn a_row_of_csv_has_a_cell_for_each_leaf() {
    let dump = r#"{"id": "7", "kind": "compute#image", "name": "a", "description": "one, \"two\"\nthree",
        "labels": {"b": "c", "9": "n", "10": "t"}, "diskSizeGb": "10", "deprecated": {"state": "OBSOLETE"},
        "storageLocations": ["eu", "us"], "sourceDisk": "d", "status": "READY",
        "sourceDiskEncryptionKey": {"kmsKeyName": "k"}, "imageEncryptionKey": {"sha256": "h"}}"#;
    let csv = written(Format::Csv.into(), dump);
    for (column, expected) in [
        ("provider", "gce"),
        ("id", "7"),
        ("description", "one, \"two\"\nthree"),
        ("family", ""),
        ("storageLocations", r#"["eu","us"]"#),
        ("size.minDiskBytes", "10737418240"),
        ("labels", r#"{"10":"t","9":"n","b":"c"}"#),
        ("status", "ready"),
        ("deprecation.state", "obsolete"),
        ("parent.kind", "disk"),
        ("parent.url", "d"),
        ("parent.encryption.kmsKey", "k"),
        ("encryption.kmsKey", ""),
        ("encryption.sha256", "h"),
        ("warnings", ""),
    ] {
        assert_eq!(cell(&csv, column), expected, "{column}");
    }
}

#[test]
fn numbers_and_booleans_are_cells_as_they_are() {
    let dump = r#"{"id": "7", "name": "a", "region_id": 7, "min_disk": 0, "display_order": -3, "is_baremetal": false,
        "price_per_hour": 0.0125, "currency_code": "EUR"}"#;
    for safe in [false, true] {
        let csv = written(OutputOptions::new(Format::Csv).csv_safe(safe), dump);
        let csv = csv.strip_prefix('\u{feff}').unwrap_or(&csv);
        assert_eq!(cell(csv, "gcore.displayOrder"), "-3");
        assert_eq!(cell(csv, "bareMetal"), "false");
        assert_eq!(cell(csv, "gcore.price.perHour"), "0.0125");
    }
}

#[test]
fn safe_csv_disarms_texts_that_are_formulas() {
    for (text, expected) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("\\u0000=1", "'\0=1"),
        ("a;=1", "a;=1"),
        (" x", " x"),
        ("'x", "'x"),
    ] {
        let dump = format!(r#"{{"kind": "compute#image", "name": "a", "description": "{text}"}}"#);
        let csv = written(OutputOptions::new(Format::Csv).csv_safe(true), &dump);
        assert_eq!(cell(csv.strip_prefix('\u{feff}').unwrap(), "description"), expected);
    }
}

#[test]
fn safe_csv_quotes_what_some_spreadsheets_split() {
    let dump =
        r#"{"kind": "compute#image", "name": "a;=1", "family": "b\t=2", "description": "c"}"#;
    let safe = written(OutputOptions::new(Format::Csv).csv_safe(true), dump);
    assert!(safe.contains("\r\ngce,,\"a;=1\",c,\"b\t=2\",,"), "{safe}");
    assert!(written(Format::Csv.into(), dump).contains("\r\ngce,,a;=1,c,b\t=2,,"));
}

#[test]
fn a_terminal_without_columns_cuts_nothing() {
    let dump = r#"{"kind": "compute#image", "name": "debian-12-bookworm-v20240415"}"#;
    let table = written(OutputOptions::new(Format::Table).table_width(0), dump);
    assert!(table.contains("debian-12-bookworm-v20240415"), "{table}");
}

#[test]
fn a_table_shows_the_main_fields() {
    let dump = r#"[
        {"kind": "compute#image", "name": "debian-12-bookworm-v20240415", "architecture": "ARM64", "status": "READY",
         "archiveSizeBytes": "1610612736", "creationTimestamp": "2024-04-15T23:23:45.123-07:00"},
        {"id": "7", "name": "windows", "region_id": 7, "min_disk": 0, "size": 1023, "os_type": "windows"}
    ]"#;
    let table = "\
provider  name                          os       version  architecture  size     status  created
gce       debian-12-bookworm-v20240415  debian   12       aarch64       1.5 GiB  ready   2024-04-16
gcore     windows                       windows                         1023 B
";
    assert_eq!(written(Format::Table.into(), dump), table);
}

#[test]
fn a_table_fits_the_terminal() {
    let dump = r#"[
        {"kind": "compute#image", "name": "debian-12-bookworm-v20240415", "status": "READY"},
        {"kind": "compute#image", "name": "日本語日本語日本語日本語日本語", "status": "READY"},
        {"kind": "compute#image", "name": "b"}
    ]"#;
    let table = "\
provider  name              os      version  architecture  size  status  created
gce       debian-12-bookw…  debian  12                           ready
gce       日本語日本語日…                                        ready
gce       b
";
    // The name has 16 of 80 columns. Wide characters take two each: seven of them and `…` take 15.
    assert_eq!(written(OutputOptions::new(Format::Table).table_width(80), dump), table);
    // Columns are not narrower than their headers.
    let narrow = written(OutputOptions::new(Format::Table).table_width(10), dump);
    assert!(narrow.starts_with(
        "provider  name  os  version  architecture  size  status  created\ngce       deb…  "
    ));
}

#[test]
fn a_table_escapes_hidden_characters() {
    let dump = r#"{"kind": "compute#image", "name": "a\u001b[2J\u202eb\n\u00ad"}"#;
    let table = written(Format::Table.into(), dump);
    assert!(table.contains(r"a\u{1b}[2J\u{202e}b\u{a}\u{ad}"), "{table}");
}

proptest! {
    #[test]
    fn texts_are_read_back_from_csv(texts in proptest::collection::vec("[a-c,\"\r\n =é🦀]{0,12}", 1..4)) {
        let labels: serde_json::Map<_, _> =
            texts.iter().enumerate().map(|(index, text)| (index.to_string(), text.as_str().into())).collect();
        let labels = serde_json::Value::from(labels);
        let dump = serde_json::json!({
            "kind": "compute#image", "name": "a", "description": texts[0], "labels": labels,
        });
        let csv = written(Format::Csv.into(), &dump.to_string());
        prop_assert_eq!(cell(&csv, "description"), texts[0].clone());
        let cell: serde_json::Value = serde_json::from_str(&cell(&csv, "labels")).unwrap();
        prop_assert_eq!(cell, labels);
    }

    #[test]
    fn json_is_one_array_of_the_lines(names in proptest::collection::vec("[a-c]{1,3}", 0..5)) {
        let dump: Vec<_> = names.iter().map(|name| format!(r#"{{"kind":"compute#image","name":"{name}"}}"#)).collect();
        let dump = dump.join("\n");
        let lines = written(Format::Ndjson.into(), &dump);
        let array: Vec<serde_json::Value> = serde_json::from_str(&written(Format::Json.into(), &dump)).unwrap();
        let values: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(array, values);
    }
}

proptest! {
    #[test]
    fn an_output_is_resumed_after_any_image(count in 0_usize..4, resumed in 0_usize..4, width in proptest::option::of(60_usize..90)) {
        let dump = r#"{"kind":"compute#image","name":"debian-12-v20240415"} "#.repeat(count);
        for &format in Format::ALL {
            let options = OutputOptions::new(format).table_width(width);
            let mut assembler = options.assembler();
            let mut output = Vec::new();
            for (index, image) in images(dump.as_bytes()).enumerate() {
                if index == resumed {
                    let state = assembler.state();
                    assembler = options.assembler();
                    assembler.resume(&state);
                }
                let mut batch = options.batch();
                batch.push(&image.unwrap());
                assembler.join(&mut batch);
                output.extend_from_slice(batch.bytes());
            }
            output.extend(assembler.end());
            prop_assert_eq!(String::from_utf8(output).unwrap(), written(options, &dump));
        }
    }
}

#[test]
fn the_first_thousand_rows_determine_the_widths_of_a_table() {
    let image = |name: &str| format!(r#"{{"kind":"compute#image","name":"{name}"}}"#);
    let (short, long) = (image("a"), image(&"b".repeat(50)));
    let dump = [short.repeat(1_000), long, short].concat();
    let options = OutputOptions::new(Format::Table);
    // In one batch, and in a batch for each image.
    let (mut one, mut each) = (options.batch(), Vec::new());
    let mut assembler = options.assembler();
    for image in images(dump.as_bytes()) {
        let image = image.unwrap();
        one.push(&image);
        let mut batch = options.batch();
        batch.push(&image);
        assembler.join(&mut batch);
        each.extend_from_slice(batch.bytes());
    }
    each.extend(assembler.end());
    options.assembler().join(&mut one);
    assert!(one.bytes().starts_with(b"provider  name  os  version"));
    assert_eq!(one.bytes(), each);
}

const FIELDS_DUMP: &str = r#"[
    {"id": "7", "kind": "compute#image", "name": "=a, b", "family": "f", "labels": {"a.b": "1", "env": "prod"}, "diskSizeGb": "10",
        "guestOsFeatures": [{"type": "GVNIC"}], "archiveSizeBytes": "zero", "status": "NEW"},
    {"id": "8", "kind": "compute#image", "name": "日本", "storageLocations": ["eu", "us"]}
]"#;

/// Writes some fields of these images.
fn fields_of(options: OutputOptions, fields: &str) -> String {
    written(options.fields(fields.parse::<FieldMask>().unwrap()), FIELDS_DUMP)
}

#[test]
fn lines_have_exactly_the_wanted_fields() {
    let lines = "{\"name\":\"=a, b\",\"labels\":{\"env\":\"prod\"}}\n{\"name\":\"日本\"}\n";
    assert_eq!(fields_of(Format::Ndjson.into(), "labels.env,name"), lines);
    assert_eq!(fields_of(Format::Ndjson.into(), "os"), "{}\n{}\n");
    let array = "[\n{\"family\":\"f\"},\n{}\n]\n";
    assert_eq!(fields_of(Format::Json.into(), "family"), array);
}

#[test]
fn csv_has_exactly_the_wanted_columns() {
    let fields =
        "labels.\"a.b\",size,storageLocations,name,size.minDiskBytes,warnings.code,labels.x";
    let csv = "name,storageLocations,size,\"labels.\"\"a.b\"\"\",labels.x,warnings.code\r\n\
        \"=a, b\",,\"{\"\"minDiskBytes\"\":10737418240}\",1,,\"[\"\"malformed\"\",\"\"unrecognized\"\"]\"\r\n\
        日本,\"[\"\"eu\"\",\"\"us\"\"]\",,,,\r\n";
    assert_eq!(fields_of(Format::Csv.into(), fields), csv);
    let safe = fields_of(OutputOptions::new(Format::Csv).csv_safe(true), "name,size.minDiskBytes");
    assert_eq!(safe, "\u{feff}name,size.minDiskBytes\r\n\"'=a, b\",10737418240\r\n日本,\r\n");
    let empty = OutputOptions::new(Format::Csv).fields("id".parse::<FieldMask>().unwrap());
    assert_eq!(written(empty, "[]"), "id\r\n");
}

#[test]
fn a_table_has_exactly_the_wanted_columns() {
    let table = "\
name   storageLocations  size.minDiskBytes
=a, b                    10737418240
日本   [\"eu\",\"us\"]
";
    assert_eq!(fields_of(Format::Table.into(), "name,storageLocations,size.minDiskBytes"), table);
    let narrow = OutputOptions::new(Format::Table).table_width(8);
    let table = "name  family  labels\n=a,…  f       {\"a.b…\n日本\n";
    assert_eq!(fields_of(narrow, "name,family,labels"), table);
}

#[test]
fn a_table_of_fields_is_continued_in_another_process() {
    let options =
        OutputOptions::new(Format::Table).fields("name,family".parse::<FieldMask>().unwrap());
    let mut batch = options.batch();
    let mut assembler = options.assembler();
    let mut table = Vec::new();
    for round in 0..3 {
        batch.clear();
        for _ in 0..600 {
            for image in images(FIELDS_DUMP.as_bytes()) {
                batch.push(&image.unwrap());
            }
        }
        let mut next = options.assembler();
        if round > 0 {
            next.resume(&assembler.state());
        }
        assembler = next;
        assembler.join(&mut batch);
        table.extend_from_slice(batch.bytes());
    }
    table.extend_from_slice(&assembler.end());
    let dump = format!("[{}]", vec![FIELDS_DUMP; 1_800].join(","));
    assert_eq!(String::from_utf8(table).unwrap(), written(options, &dump));
}

//! The lifecycle of releases in the public API: the option, queries, and that they agree.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use cloud_image::{
    FieldMask, Format, ImageWriter, Lifecycle, Options, OrderBy, OutputOptions, Query, Timestamp,
    lifecycle,
};
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 16] = [
    "debian-12-bookworm-v20240415",
    "debian-10-buster-v20220920",
    "debian-12-13",
    "ubuntu-2404-noble-amd64-v20250101",
    "ubuntu-pro-2004-focal-v20250101",
    "rhel-8-v20240415",
    "rhel-8-4-v20240415",
    "centos-stream-8-v20240415",
    "centos-8-v20211105",
    "sles-15-sp5-v20240415",
    "sles-15-sp5-sap-v20240415",
    "windows-server-2012-r2-dc-core-v20231010",
    "windows-server-2022-dc-v20261112",
    "cos-beta-121-18867-0-4",
    "freebsd-14-3-release-amd64",
    "golden",
];

const FILTERS: [&str; 9] = [
    "os.lifecycle.endOfLife<-P0D",
    "os.lifecycle.endOfLife>=-P0D",
    "NOT os.lifecycle.endOfLife<2029-05-31",
    "os.lifecycle:*",
    "os.lifecycle.activeEnd:* status=ready",
    "os.lifecycle.released>2019-01-01 OR name=golden",
    "os.lifecycle.extendedEnd!=2036-05-31",
    "architecture=x86_64 OR os.lifecycle.endOfLife<+P5Y",
    "os.lifecycle.endOfLife<-P0D licenses:debian",
];

fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().unwrap()
}

/// Images of each provider, some of them with fields beside the name.
fn dump() -> impl Strategy<Value = String> {
    let image = (select(&NAMES[..]), 0..7).prop_map(|(name, form)| match form {
        0 => format!(r#"{{"kind":"compute#image","name":"{name}","status":"READY"}}"#),
        1 => format!(r#"{{"kind":"compute#image","name":"mine","description":"{name}"}}"#),
        2 => format!(r#"{{"name":"{name}","region_id":7,"min_disk":5,"architecture":"x86_64"}}"#),
        3 => format!(r#"{{"type":"Microsoft.Compute/images","name":"{name}"}}"#),
        4 => format!(r#"{{"ImageId":"ami-1","Name":"{name}","PlatformDetails":"Linux/UNIX"}}"#),
        5 => format!(r#"{{"container_format":"bare","name":"{name}","min_disk":5}}"#),
        _ => r#"{"kind":"compute#image","name":"x","licenses":["projects/debian-cloud/global/licenses/debian-11-bullseye"]}"#.to_owned(),
    });
    prop::collection::vec(image, 0..8).prop_map(|images| images.join("\n"))
}

fn lines(dump: &str, options: &Options) -> Vec<String> {
    options
        .images(dump.as_bytes())
        .map(|image| serde_json::to_string(&image.unwrap()).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_option_adds_the_lifecycle_and_changes_nothing_else(dump in dump()) {
        let with = Options::new().lifecycle(true).normalize(dump.as_bytes()).images;
        let without = Options::new().normalize(dump.as_bytes()).images;
        prop_assert_eq!(with.len(), without.len());
        for (mut with, without) in with.into_iter().zip(without) {
            prop_assert_eq!(without.os.lifecycle, None);
            prop_assert_eq!(with.os.lifecycle, lifecycle(&without.os));
            with.os.lifecycle = None;
            prop_assert_eq!(with, without);
        }
    }

    #[test]
    fn written_images_are_read_back_with_their_lifecycle(dump in dump()) {
        let with = Options::new().lifecycle(true);
        let written = lines(&dump, &with);
        for options in [Options::new(), with.clone()] {
            prop_assert_eq!(&lines(&written.join("\n"), &options), &written);
        }
        // What was written without it gets it.
        let without = lines(&dump, &Options::new()).join("\n");
        prop_assert_eq!(lines(&without, &with), written);
    }

    #[test]
    fn a_query_that_is_pushed_down_gives_what_it_gives_afterwards(
        dump in dump(), text in select(&FILTERS[..]), option in any::<bool>(),
    ) {
        let filter: cloud_image::Filter = text.parse().unwrap();
        let options = Options::new().lifecycle(option);
        let all = options.normalize(dump.as_bytes()).images;
        let expected: Vec<_> = all.iter().filter(|image| filter.matches(image, now())).collect();
        let query = Query::new().filter(filter.clone()).now(now());
        let found = options.clone().query(query.clone()).unwrap().normalize(dump.as_bytes());
        prop_assert_eq!(found.images.iter().collect::<Vec<_>>(), expected.clone());

        for fields in ["os.lifecycle", "name,os.lifecycle.endOfLife", "os", "os,os.lifecycle.released"] {
            let fields: FieldMask = fields.parse().unwrap();
            let masked = |image: &cloud_image::Image<'_>| {
                let mut json = Vec::new();
                fields.write_json(image, &mut json);
                String::from_utf8(json).unwrap()
            };
            let query = query.clone().fields(fields.clone());
            let found = options.clone().query(query).unwrap().normalize(dump.as_bytes());
            let found: Vec<_> = found.images.iter().map(masked).collect();
            prop_assert_eq!(found, expected.iter().map(|image| masked(image)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_order_is_the_same_with_and_without_the_option(dump in dump()) {
        let order: OrderBy = "os.lifecycle.endOfLife desc,os.lifecycle.released,name".parse().unwrap();
        let sorted = |options: Options| {
            let query = Query::new().order_by(order.clone()).fields("name".parse().unwrap());
            let found = options.query(query).unwrap().normalize(dump.as_bytes()).images;
            found.into_iter().map(|image| image.name.to_string()).collect::<Vec<_>>()
        };
        prop_assert_eq!(sorted(Options::new()), sorted(Options::new().lifecycle(true)));
    }
}

fn write(options: OutputOptions, reading: &Options) -> String {
    let dump =
        r#"{"kind":"compute#image","name":"debian-12"} {"kind":"compute#image","name":"golden"}"#;
    let mut writer = ImageWriter::new(Vec::new(), options);
    for image in reading.images(dump.as_bytes()) {
        writer.write(&image.unwrap()).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn csv_has_the_columns_of_the_lifecycle() {
    let csv = write(Format::Csv.into(), &Options::new().lifecycle(true).evidence(false));
    let rows: Vec<Vec<&str>> = csv.lines().map(|row| row.split(',').collect()).collect();
    let cells = |row: usize| -> Vec<&str> {
        let columns = rows[0].iter().zip(&rows[row]);
        columns
            .filter(|(column, _)| column.starts_with("os.lifecycle."))
            .map(|(_, cell)| *cell)
            .collect()
    };
    let columns = ["released", "activeEnd", "endOfLife", "extendedEnd"];
    assert_eq!(cells(0), columns.map(|column| format!("os.lifecycle.{column}")));
    assert_eq!(cells(1), ["2023-06-10", "", "2026-07-11", "2028-06-30"]);
    assert_eq!(cells(2), ["", "", "", ""]);
    let csv = write(Format::Csv.into(), &Options::new().evidence(false));
    assert!(csv.starts_with(&rows[0].join(",")) && !csv.contains("2026-07-11"));
}

#[test]
fn a_table_has_the_end_of_life_with_the_option() {
    let options = OutputOptions::new(Format::Table).lifecycle(true);
    assert_eq!(
        write(options, &Options::new().lifecycle(true)),
        "\
provider  name       os      version  architecture  size  status  created  end of life
gce       debian-12  debian  12                                            2026-07-11
gce       golden
"
    );
    assert!(!write(Format::Table.into(), &Options::new().lifecycle(true)).contains("2026-07-11"));
}

#[test]
fn a_lifecycle_converts_with_serde() {
    let json = serde_json::json!({"released": "2023-06-10", "endOfLife": "2026-07-11"});
    let lifecycle: Lifecycle = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(lifecycle.end_of_life.unwrap().to_string(), "2026-07-11");
    assert_eq!(serde_json::to_value(lifecycle).unwrap(), json);
    assert!(Lifecycle::default().is_empty());
}

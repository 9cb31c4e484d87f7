//! The tables in `core/tests/query`, which the tests of the npm package use, too.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::HashSet;
use std::path::Path;

use cloud_image::{
    FieldMask, Filter, FilterError, Image, Latest, Options, OrderBy, Provider, Query,
};

mod query_tables;

use query_tables::{dump, images, now, rows, text};

/// Collects failures, so that one run shows all of them.
#[derive(Default)]
struct Failures(Vec<String>);

impl Failures {
    fn check(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.0.push(message());
        }
    }
}

impl Drop for Failures {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.0.is_empty(), "{} failures:\n{}", self.0.len(), self.0.join("\n"));
        }
    }
}

fn names(cell: &str, all: &[Image<'_>]) -> Vec<String> {
    match cell {
        "-" => Vec::new(),
        "*" => all.iter().map(|image| image.name.to_string()).collect(),
        names => names.split(' ').map(str::to_owned).collect(),
    }
}

fn is_code(found: &FilterError, expected: &str) -> bool {
    expected == "*" || found.code.as_str() == expected
}

#[test]
fn filters_select_these_images() {
    let dump = dump();
    let all = images(&dump);
    let mut failures = Failures::default();
    for (line, row) in rows("filters.tsv") {
        let source = text(&row[0]);
        let filter: Filter = match source.parse() {
            Ok(filter) => filter,
            Err(error) => {
                failures.check(false, || format!("{line}: {source}: {error}"));
                continue;
            }
        };
        let found: Vec<_> = all
            .iter()
            .filter(|image| filter.matches(image, now()))
            .map(|image| image.name.to_string())
            .collect();
        let expected = names(&row[2], &all);
        failures.check(found == expected, || {
            let (found, expected): (HashSet<_>, HashSet<_>) =
                (found.iter().collect(), expected.iter().collect());
            format!(
                "{line}: {source} ({}): missing {:?}, more {:?}",
                row[3],
                expected.difference(&found).collect::<Vec<_>>(),
                found.difference(&expected).collect::<Vec<_>>()
            )
        });
        let canonical = filter.to_string();
        if !row[1].is_empty() {
            failures.check(canonical == text(&row[1]), || {
                format!("{line}: {source}: canonical {canonical}, expected {}", text(&row[1]))
            });
        }
        match canonical.parse::<Filter>() {
            Ok(again) => failures.check(again == filter, || {
                format!("{line}: {source}: {canonical} is read as {again}")
            }),
            Err(error) => {
                failures.check(false, || format!("{line}: {source}: {canonical}: {error}"));
            }
        }
    }
}

#[test]
fn faulty_filters_have_these_errors() {
    let mut failures = Failures::default();
    for (line, row) in rows("errors.tsv") {
        let source = text(&row[0]);
        let error = match source.parse::<Filter>() {
            Err(error) => error,
            Ok(filter) => {
                failures.check(false, || format!("{line}: {source} is read as {filter}"));
                continue;
            }
        };
        failures.check(is_code(&error, &row[1]), || {
            format!("{line}: {source}: expected {}, found {}: {error}", row[1], error.code.as_str())
        });
        let place = source.get(error.offset..error.offset + error.length);
        failures.check(place.is_some(), || format!("{line}: {source}: no place: {error:?}"));
        if !row[2].is_empty() {
            let expected = text(&row[2]);
            let start =
                if expected.is_empty() { Some(source.len()) } else { source.find(&expected) };
            let is_there = start == Some(error.offset) && place == Some(&*expected);
            failures.check(is_there, || {
                format!("{line}: {source}: expected `{expected}` at {start:?}, found {place:?} at {}: {error}", error.offset)
            });
        }
        let message = error.to_string();
        failures.check(!message.contains('\n'), || format!("{line}: {source}: {message}"));
    }
}

#[test]
fn orders_sort_like_this() {
    let dump = dump();
    let all = images(&dump);
    let mut failures = Failures::default();
    for (line, row) in rows("orders.tsv") {
        let source = if row[0].starts_with('"') { text(&row[0]) } else { row[0].clone() };
        let order: OrderBy = match source.parse() {
            Ok(order) => order,
            Err(error) => {
                failures.check(is_code(&error, &row[1]), || format!("{line}: {}: {error}", row[0]));
                continue;
            }
        };
        let filter = row.get(3).filter(|filter| !filter.is_empty()).map(|filter| text(filter));
        let mut query = Query::new().order_by(order.clone()).now(now());
        if let Some(filter) = filter {
            query = query.filter(filter.parse().unwrap());
        }
        let sorted = Options::new().query(query).unwrap().normalize(&dump);
        let found: Vec<_> = sorted.images.iter().map(|image| image.name.to_string()).collect();
        let expected = names(&row[1], &all);
        failures.check(found == expected, || {
            format!(
                "{line}: {} ({}):\n  expected {expected:?}\n  found    {found:?}",
                row[0], row[2]
            )
        });
        let again: OrderBy = order.to_string().parse().unwrap();
        failures.check(again == order, || format!("{line}: {order} is read as {again}"));
    }
}

#[test]
fn masks_write_these_fields() {
    let dump = dump();
    let all = images(&dump);
    let mut failures = Failures::default();
    for (line, row) in rows("fields.tsv") {
        let source = text(&row[0]);
        let mask: FieldMask = match source.parse() {
            Ok(mask) => mask,
            Err(error) => {
                failures.check(is_code(&error, &row[1]), || format!("{line}: {source}: {error}"));
                continue;
            }
        };
        if row.len() < 4 || row[3].is_empty() {
            failures.check(false, || format!("{line}: {source} is read as {mask}"));
            continue;
        }
        if !row[1].is_empty() {
            let canonical = text(&row[1]);
            failures.check(mask.to_string() == canonical, || {
                format!("{line}: {source}: canonical {mask}, expected {canonical}")
            });
        }
        failures
            .check(mask.to_string().parse().as_ref() == Ok(&mask), || format!("{line}: {mask}"));
        let image = all.iter().find(|image| image.name == row[2]).unwrap();
        let mut json = Vec::new();
        mask.write_json(image, &mut json);
        let json = String::from_utf8(json).unwrap();
        failures.check(json == row[3], || format!("{line}: {source}: {json}, expected {}", row[3]));
    }
}

#[test]
fn latest_chooses_these_images() {
    let dump = dump();
    let all = images(&dump);
    let mut failures = Failures::default();
    let mut reversed: Vec<&[u8]> = dump.split(|byte| *byte == b'\n').collect();
    reversed.reverse();
    let reversed = reversed.join(&b'\n');
    for (line, row) in rows("latest.tsv") {
        let source = text(&row[0]);
        let latest: Latest = match source.parse() {
            Ok(latest) => latest,
            Err(error) => {
                failures.check(is_code(&error, &row[2]), || format!("{line}: {source}: {error}"));
                continue;
            }
        };
        let filter = text(&row[1]);
        let query = Query::new().latest(latest).filter(filter.parse().unwrap()).now(now());
        let options = Options::new().query(query).unwrap();
        let newest = options.normalize(&dump);
        let found: Vec<_> = newest.images.iter().map(|image| image.name.to_string()).collect();
        let expected = names(&row[2], &all);
        failures.check(found == expected, || {
            format!(
                "{line}: {source}, {filter} ({}):\n  expected {expected:?}\n  found    {found:?}",
                row[4]
            )
        });
        let unanswered = newest.unanswered.len().to_string();
        failures.check(unanswered == row[3], || {
            format!(
                "{line}: {source}, {filter}: expected {} unanswered, found {:?}",
                row[3], newest.unanswered
            )
        });
        let reversed = options.normalize(&reversed);
        let (one, two): (HashSet<_>, HashSet<_>) = (
            newest.images.iter().map(|image| &*image.name).collect(),
            reversed.images.iter().map(|image| &*image.name).collect(),
        );
        failures
            .check(one == two, || format!("{line}: {source}: the sequence of images changes it"));
    }
}

/// Every input of the fixtures.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let of_providers = Provider::WORDS.iter().map(|name| format!("src/provider/{name}/fixtures"));
    let mut inputs = Vec::new();
    for folder in of_providers.chain(["src/read/fixtures".to_owned()]) {
        for file in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_file() && !name.contains(".out.") {
                inputs.push((name, std::fs::read(path).unwrap()));
            }
        }
    }
    assert!(inputs.len() > 200);
    inputs
}

#[test]
fn each_name_of_a_field_is_listed_once() {
    let names = cloud_image::filter_fields();
    let of_glance = names.iter().filter(|name| *name == "hw_firmware_type");
    assert_eq!(of_glance.count(), 1, "a name of two providers");
    let distinct: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn each_field_alone_is_read_as_with_all_others() {
    let fields: Vec<String> =
        cloud_image::filter_fields().into_iter().filter(|name| !name.contains('.')).collect();
    let masks: Vec<FieldMask> = fields.iter().filter_map(|name| name.parse().ok()).collect();
    assert!(masks.len() > 40);
    let mut failures = Failures::default();
    for (name, input) in inputs() {
        let all = Options::new().normalize(&input);
        for mask in &masks {
            let query = Query::new().fields(mask.clone());
            let found = Options::new().query(query).unwrap().normalize(&input);
            let write = |image: &Image<'_>| {
                let mut json = Vec::new();
                mask.write_json(image, &mut json);
                String::from_utf8(json).unwrap()
            };
            let (found, expected): (Vec<_>, Vec<_>) =
                (found.images.iter().map(write).collect(), all.images.iter().map(write).collect());
            failures.check(found == expected, || {
                format!("{name}, {mask}:\n  {found:?}\n  {expected:?}")
            });
        }
    }
}

#[test]
fn a_query_for_the_system_reads_every_clue() {
    let gce = |clue: &str| format!(r#"{{"kind":"compute#image","name":"golden",{clue}}}"#);
    let gcore = |clue: &str| format!(r#"{{"name":"golden","region_id":7,"min_disk":5,{clue}}}"#);
    let project = "https://www.googleapis.com/compute/v1/projects";
    for image in [
        gce(r#""description":"Debian, Debian GNU/Linux, 12 (bookworm), amd64 built on 20240415""#),
        gce(r#""family":"debian-12""#),
        gce(&format!(
            r#""licenses":["{project}/debian-cloud/global/licenses/debian-12-bookworm"]"#
        )),
        gce(r#""licenseCodes":["2147286739765738111"]"#),
        gce(&format!(r#""selfLink":"{project}/debian-cloud/global/images/golden""#)),
        gce(&format!(r#""sourceImage":"{project}/p/global/images/debian-12-bookworm-v20240415""#)),
        gce(&format!(r#""sourceSnapshot":"{project}/p/global/snapshots/debian-12""#)),
        gce(&format!(r#""sourceDisk":"{project}/p/zones/z/disks/debian-12""#)),
        gce(r#""guestOsFeatures":[{"type":"WINDOWS"}]"#),
        gce(r#""project":"debian-cloud""#),
        gce(r#""source_project":"debian-cloud""#),
        gcore(r#""os_type":"windows""#),
        gcore(r#""os_distro":"debian""#),
        gcore(r#""metadata":{"os_distro":"debian"}"#),
    ] {
        let all = Options::new().normalize(image.as_bytes());
        assert!(!all.images[0].os.is_empty(), "{image}");
        let filter = if all.images[0].os.distro.is_some() { "os.distro:*" } else { "os.type:*" };
        let mask = Query::new().fields("os".parse().unwrap());
        for query in [mask.clone(), mask.filter(filter.parse().unwrap())] {
            let found = Options::new().query(query).unwrap().normalize(image.as_bytes());
            assert_eq!(found.images.len(), 1, "{image}");
            assert_eq!(found.images[0].os, all.images[0].os, "{image}");
        }
    }
}

/// Paths of which each is a mask. Together, they are the whole model.
fn masks() -> Vec<String> {
    let mut masks: Vec<String> = rows("fields.tsv")
        .iter()
        .filter_map(|(_, row)| text(&row[0]).parse::<FieldMask>().ok())
        .map(|mask| mask.to_string())
        .collect();
    masks.extend(
        cloud_image::filter_fields().into_iter().filter(|name| name.parse::<FieldMask>().is_ok()),
    );
    masks
}

#[test]
fn what_is_pushed_down_into_reading_is_the_same_as_afterwards() {
    let filters: Vec<Filter> =
        rows("filters.tsv").iter().map(|(_, row)| text(&row[0]).parse().unwrap()).collect();
    let masks: Vec<FieldMask> = masks().iter().map(|mask| mask.parse().unwrap()).collect();
    let mut failures = Failures::default();
    let mut matched = 0;
    for (number, (name, input)) in inputs().iter().enumerate() {
        for strict in [false, true] {
            let all = Options::new().strict(strict).normalize(input);
            for (index, filter) in filters.iter().enumerate() {
                // Each filter with some masks, each input with some filters: all of them would take minutes.
                if (index + number) % 23 > 0 {
                    continue;
                }
                let mask = &masks[(index + number) % masks.len()];
                for mask in [None, Some(mask)] {
                    let mut query = Query::new().filter(filter.clone()).now(now());
                    if let Some(mask) = mask {
                        query = query.fields(mask.clone());
                    }
                    let options = Options::new().strict(strict).query(query).unwrap();
                    let found = options.normalize(input);
                    let write = |image: &Image<'_>| {
                        let mut json = Vec::new();
                        match mask {
                            Some(mask) => mask.write_json(image, &mut json),
                            None => image.write_json(&mut json),
                        }
                        String::from_utf8(json).unwrap()
                    };
                    let expected = all.images.iter().filter(|image| filter.matches(image, now()));
                    let expected: Vec<_> = expected.map(write).collect();
                    let images: Vec<_> = found.images.iter().map(write).collect();
                    matched += images.len();
                    failures.check(images == expected, || {
                        format!("{name}, {filter}, {mask:?}:\n  {images:?}\n  {expected:?}")
                    });
                    let (read, errors) = (all.images.len() as u64, &all.errors);
                    failures
                        .check(found.read == read, || format!("{name}, {filter}: {}", found.read));
                    let is_same = &found.errors == errors
                        && found.pages == all.pages
                        && found.skipped == all.skipped;
                    failures.check(is_same, || format!("{name}, {filter}: errors or pages"));
                }
            }
        }
    }
    assert!(matched > 2_000, "{matched}");
}

#[test]
fn numbers_in_texts_are_compared_as_numbers() {
    let mut image = Image::new(Provider::Gce, "a");
    for (value, filter, expected) in [
        ("101", "labels.milestone>=97", true),
        ("97", "labels.milestone>=97", true),
        ("97.0", "labels.milestone<=97", true),
        ("9", "labels.milestone>=97", false),
        ("beta", "labels.milestone>=97", false),
        ("beta", "labels.milestone<97", false),
        ("18446744073709551615", "labels.milestone>18446744073709551614", true),
        ("beta", "labels.milestone>alpha", true),
    ] {
        image.labels.insert("milestone", value);
        let filter: Filter = filter.parse().unwrap();
        assert_eq!(filter.matches(&image, now()), expected, "{value} {filter}");
    }
}

#[test]
fn groups_without_an_answer_do_not_depend_on_the_sequence_of_copies() {
    // Copies of one image that cannot be used, in two families.
    let copy = |family: &str| {
        format!(
            r#"{{"kind":"compute#image","id":"1","name":"a","family":"{family}","deprecated":{{"state":"DELETED"}}}}"#
        )
    };
    let unanswered = |families: [&str; 2]| {
        let query = Query::new().latest(Latest::Family);
        let dump = families.map(copy).join("\n");
        Options::new().query(query).unwrap().normalize(dump.as_bytes()).unanswered
    };
    assert_eq!(unanswered(["x", "y"]), unanswered(["y", "x"]));
    assert_eq!(unanswered(["x", "y"]).len(), 1);
}

#[test]
fn latest_prefers_public_images_where_only_the_operator_publishes() {
    let dump = br#"
        {"id": "a", "name": "debian-12", "container_format": "bare", "os_distro": "debian", "os_version": "12", "visibility": "public", "created_at": "2024-01-01T00:00:00Z"}
        {"id": "b", "name": "golden-12", "container_format": "bare", "os_distro": "debian", "os_version": "12", "visibility": "community", "created_at": "2024-06-01T00:00:00Z"}
        {"ImageId": "ami-1", "Name": "debian-12", "OwnerId": "111111111111", "Architecture": "x86_64", "Public": true, "CreationDate": "2024-01-01T00:00:00.000Z"}
        {"ImageId": "ami-2", "Name": "golden-debian-12", "OwnerId": "222222222222", "Architecture": "x86_64", "Public": false, "CreationDate": "2024-06-01T00:00:00.000Z"}
    "#;
    let query = Query::new().latest("os".parse().unwrap());
    let newest = Options::new().query(query).unwrap().normalize(dump);
    let ids: Vec<_> = newest.images.iter().filter_map(|image| image.id.as_deref()).collect();
    // Anybody can make an image public on AWS.
    assert_eq!(ids, ["a", "ami-2"]);
}

#[test]
fn words_of_other_languages_are_searched_with_a_warning() {
    for (filter, expected) in [
        ("debian and x", &["column 8: `and` is searched as a word: did you mean `AND`?"][..]),
        ("name in (a)", &["column 6: `in` is searched as a word: did you mean `FIELD=(a,b)`?"]),
        (
            "name LIKE debian",
            &["column 6: `LIKE` is searched as a word: did you mean `FIELD:text`?"],
        ),
        ("family IS NULL", &["column 11: `NULL` is searched as a word: did you mean `-FIELD:*`?"]),
        (
            "size.imageBytes>1 GiB",
            &["column 19: `GiB` is searched as a word: did you mean `10GiB`?"],
        ),
        ("built in 2024 \"LIKE\" like", &[]),
    ] {
        let filter: Filter = filter.parse().unwrap();
        let warnings: Vec<_> = filter.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(warnings, expected, "{filter}");
    }
}

#[test]
fn copies_of_an_image_of_azure_have_its_id_in_any_case() {
    let dump = |provider: &str| {
        format!(
            r#"
            {{"provider": "{provider}", "id": "/a/B", "name": "b", "family": "f", "labels": {{}}}}
            {{"provider": "{provider}", "id": "/A/b", "name": "b", "family": "f", "labels": {{}}, "status": "deleting"}}"#
        )
    };
    let newest = |provider| {
        let query = Query::new().latest("family".parse().unwrap());
        let dump = dump(provider);
        let found = Options::new().query(query).unwrap().normalize(dump.as_bytes());
        found.images.len()
    };
    assert_eq!((newest("azure"), newest("gce")), (0, 1));
}

#[test]
fn latest_needs_no_item_of_what_cannot_be_selected() {
    let dump = br#"
        {"kind": "compute#image", "name": "a", "family": "f", "architecture": "X86_64"}
        {"kind": "compute#image", "name": "b", "family": "f", "deprecated": {"state": "DEPRECATED"}}
        {"kind": "compute#image", "name": "c"}
    "#;
    for (query, expected) in [
        (Query::new().latest("family".parse().unwrap()), [true, false, false]),
        (Query::new().order_by("name".parse().unwrap()), [true, true, true]),
    ] {
        let mut selection = query.selection().unwrap();
        for (image, expected) in images(dump).iter().zip(expected) {
            let key = selection.key(image);
            assert_eq!(selection.needs_item(&key), expected);
            let mut is_called = false;
            selection.push_key(key, || is_called = true);
            assert_eq!(is_called, expected);
        }
    }
}

#[test]
fn names_of_the_clouds_have_their_units_and_words() {
    for (filter, canonical) in [
        ("osDiskImage.sizeInGb>=127", "size.minDiskBytes>=127GiB"),
        ("storageProfile.osDisk.diskSizeGB=30", "size.minDiskBytes=30GiB"),
        ("osDiskImage.sizeInBytes=1073741824", "size.imageBytes=1GiB"),
        ("publisher=Canonical location=westus", "project=Canonical AND region=westus"),
        ("hyperVGeneration=V2", "firmware=uefi"),
        ("provisioningState=Succeeded", "status=ready"),
        ("BlockDeviceMappings.Ebs.VolumeSize>8", "size.minDiskBytes>8GiB"),
        ("State=available OwnerId=1", "status=ready AND project=1"),
        ("Public=true", "visibility=public"),
        ("BootMode=legacy-bios", "firmware=bios"),
        ("Tags.team=web", "labels.team=web"),
        ("virtual_size=1073741824", "size.minDiskBytes=1GiB"),
        ("size_bytes=1024", "size.imageBytes=1KiB"),
        ("min_ram_mb=512 min_disk_gb=5", "size.minMemoryBytes=512MiB AND size.minDiskBytes=5GiB"),
        ("checksum=x owner=p", "checksums.md5=x AND project=p"),
        ("is_public=true", "visibility=public"),
        ("properties.team=web", "labels.team=web"),
    ] {
        let parsed: Filter = filter.parse().unwrap();
        assert_eq!(parsed.to_string(), canonical, "{filter}");
    }
}

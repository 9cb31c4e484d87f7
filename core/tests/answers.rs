//! Answers of APIs that are not only a list of images: errors beside a list, lists of the wrong type, tokens and warnings.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use cloud_image::{Counter, Coverage, Options, Page, Provider};

const GCE: &str = r#"{"kind":"compute#image","name":"a"}"#;

/// What an input holds: the names of its images, its errors and pages, and the types of skipped objects.
#[derive(Debug, PartialEq)]
struct Held {
    names: Vec<String>,
    /// Code and message.
    errors: Vec<(&'static str, String)>,
    pages: Vec<Page>,
    skipped: Vec<String>,
    is_partial: bool,
}

/// Reads an input as a whole and in chunks of one byte and of seven, which must make no difference.
#[track_caller]
fn read_with(options: &Options, input: &str) -> Held {
    let whole = options.normalize(input.as_bytes());
    let held = Held {
        names: whole.images.iter().map(|image| image.name.to_string()).collect(),
        errors: whole
            .errors
            .iter()
            .map(|error| (error.code.as_str(), error.message.clone()))
            .collect(),
        is_partial: whole.coverage().is_partial(),
        pages: whole.pages,
        skipped: whole.skipped.iter().map(|skipped| skipped.kind.clone()).collect(),
    };
    for size in [1, 7] {
        let mut decoder = options.decoder();
        let (mut names, mut errors, mut pages) = (Vec::new(), Vec::new(), Vec::new());
        let mut feed = |chunk: &[u8], decoder: &mut cloud_image::Decoder| {
            match chunk {
                [] => decoder.finish(),
                chunk => decoder.feed(chunk).unwrap(),
            }
            while let Some(result) = decoder.next_image() {
                match result {
                    Ok(image) => names.push(image.name.to_string()),
                    Err(error) => errors.push((error.code.as_str(), error.message)),
                }
            }
            pages.extend(decoder.take_pages());
        };
        for chunk in input.as_bytes().chunks(size).chain([&b""[..]]) {
            feed(chunk, &mut decoder);
        }
        let is_partial = Coverage::from_iter(&pages).is_partial();
        let skipped = decoder.skipped().iter().map(|skipped| skipped.kind.clone()).collect();
        let in_chunks = Held { names, errors, pages, skipped, is_partial };
        assert_eq!(in_chunks, held, "in chunks of {size}: {input}");
    }
    held
}

#[track_caller]
fn read(input: &str) -> Held {
    read_with(&Options::new(), input)
}

/// Expects only one error, with this code and this end of its message.
#[track_caller]
fn assert_error(input: &str, code: &str, message: &str) {
    let Held { names, errors, pages, skipped, .. } = read(input);
    assert_eq!((names, pages, skipped), (vec![], vec![], vec![]), "{input}");
    let [(found, text)] = &*errors else { panic!("{input}: {errors:?}") };
    assert_eq!(*found, code, "{input}");
    assert!(text.ends_with(message), "{input}: {text}");
}

#[test]
fn an_error_beside_a_list_without_images_is_an_api_error() {
    for (input, message) in [
        (r#"{"kind":"compute#imageList","error":{"code":503,"message":"backend"}}"#, "`backend`"),
        (r#"{"items":[],"error":{"code":403,"message":"boom"}}"#, "`boom`"),
        (r#"{"error":{"code":403,"message":"boom"},"items":[]}"#, "`boom`"),
        (r#"{"items":null,"error":"quota"}"#, "`quota`"),
        (r#"{"data":null,"errors":[{"message":"denied"}]}"#, "`denied`"),
        (r#"{"data":[],"error":{"code":"x","message":"boom"}}"#, "`boom`"),
        (r#"{"value":null,"error":{"code":"x","message":"boom"}}"#, "`boom`"),
        (r#"{"Images":[],"Error":{"Code":"x","Message":"boom"}}"#, "`boom`"),
        (r#"{"Images":[],"Error":"quota"}"#, "`quota`"),
        (r#"{"results":null,"count":0,"message":"boom","exception_class":"X"}"#, "`boom`"),
        (r#"{"nextPageToken":"t","error":{"message":"boom"}}"#, "`boom`"),
        (r#"{"errors":[{"message":"denied"}]}"#, "`denied`"),
    ] {
        assert_error(input, "api-error", message);
    }
}

#[test]
fn an_error_beside_images_spares_them() {
    let input =
        format!(r#"{{"items":[{GCE}],"error":{{"code":403,"message":"partial failure"}}}}{GCE}"#);
    let held = read(&input);
    assert_eq!(held.names, ["a", "a"]);
    let message = "line 1, column 1: the API answered with an error: `partial failure`";
    assert_eq!(held.errors, [("api-error", message.to_owned())]);
    assert_eq!((held.pages.len(), held.pages[0].images), (1, 1));
    let strict = read_with(&Options::new().strict(true), &input);
    assert_eq!((strict.names.len(), strict.errors.len()), (1, 1));
}

#[test]
fn an_error_beside_skipped_objects_is_an_api_error() {
    let disk = r#"{"name":"d","type":"Microsoft.Compute/disks"}"#;
    let held = read(&format!(r#"{{"value":[{disk}],"error":{{"code":"A","message":"b"}}}}"#));
    assert_eq!(held.skipped, ["Microsoft.Compute/disks"]);
    assert_eq!(held.errors.len(), 1);
    assert!(held.errors[0].1.ends_with("`b`"));
}

#[test]
fn an_error_that_is_too_long_to_be_kept_is_not_lost() {
    let long = "m".repeat(100_000);
    let input = format!(r#"{{"items":[{GCE}],"error":{{"message":"{long}"}}}}"#);
    let errors = Options::new().normalize(input.as_bytes()).errors;
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.ends_with("`an error that is too long to be quoted`"));
}

#[test]
fn no_error_and_a_message_beside_a_list_are_none() {
    for beside in [
        r#""error":null"#,
        r#""error":{}"#,
        r#""error":{ }"#,
        r#""error":"""#,
        r#""errors":[]"#,
        r#""Error":false"#,
        r#""exception_class":null"#,
        r#""message":"OK""#,
        r#""detail":"OK""#,
    ] {
        for list in [format!("[{GCE}]"), "[]".to_owned(), "null".to_owned()] {
            for input in [
                format!(r#"{{"items":{list},{beside}}}"#),
                format!(r#"{{{beside},"items":{list}}}"#),
            ] {
                let held = read(&input);
                assert_eq!(held.errors, [], "{input}");
                assert_eq!(held.pages.len(), 1, "{input}");
            }
        }
    }
}

#[test]
fn errors_of_single_elements_beside_their_list_are_no_api_error() {
    let input =
        format!(r#"{{"images":[{GCE}],"errors":[{{"code":"missing","message":"m"}}],"pages":[]}}"#);
    let held = read(&input);
    assert_eq!((held.names.len(), held.errors.len()), (1, 0));
}

#[test]
fn an_image_with_a_key_of_errors_is_an_image() {
    let input =
        r#"{"kind":"compute#image","name":"a","error":{"message":"b"},"errors":[{"message":"b"}]}"#;
    assert_eq!(read(input).names, ["a"]);
    assert_eq!(read(input).errors, []);
}

#[test]
fn a_value_of_the_wrong_type_in_place_of_a_list_is_an_error() {
    for (input, message) in [
        (
            r#"{"kind":"compute#imageList","items":{"a":{"kind":"compute#image","name":"x"}}}"#,
            "line 1, column 1: /items: expected a list, found an object",
        ),
        (
            r#"{"kind":"compute#imageList","items":"@{kind=compute#image; name=x}"}"#,
            "line 1, column 1: /items: expected a list, found a string",
        ),
        (
            r#"{"count":1,"results":{"id":"f","name":"x","region_id":1,"min_disk":5}}"#,
            "line 1, column 1: /results: expected a list, found an object",
        ),
        (
            r#"{"version":4,"terraform_version":"1","resources":{"google_compute_image":[]}}"#,
            "line 1, column 1: /resources: expected a list, found an object",
        ),
        (
            r#"{"format_version":"1.0","values":{"root_module":{"resources":{"a":{"values":{"name":"x"}}}}}}"#,
            "line 1, column 49: /resources: expected a list, found an object",
        ),
        (
            r#"{"format_version":"1.0","values":{"root_module":"x"}}"#,
            "line 1, column 1: /values/root_module: expected an object, found a string",
        ),
        (
            r#"{"format_version":"1.0","values":[]}"#,
            "line 1, column 1: /values: expected an object, found an array",
        ),
        (
            r#"{"version":4,"resources":[{"type":"google_compute_images","instances":[{"attributes":{"images":"x"}}]}]}"#,
            "line 1, column 86: /images: expected a list, found a string",
        ),
    ] {
        assert_error(input, "malformed", message);
        assert!(read(input).errors[0].1.starts_with("line"), "it is no image: {input}");
    }
}

#[test]
fn the_images_beside_a_value_of_the_wrong_type_are_read() {
    let resource = r#"{"type":"google_compute_image","values":{"name":"a","family":"f"}}"#;
    let held = read(&format!(
        r#"{{"format_version":"1.0","values":{{"root_module":{{"child_modules":[{{"resources":"x"}},{{"resources":[{resource}]}}],"resources":5}}}}}}"#
    ));
    assert_eq!(held.names, ["a"]);
    let messages: Vec<_> = held.errors.iter().map(|(_, message)| message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "line 1, column 67: /resources: expected a list, found a string",
            "line 1, column 49: /resources: expected a list, found a number",
        ]
    );
}

#[test]
fn resources_that_are_no_objects_are_an_error() {
    let resource =
        r#"{"type":"google_compute_image","instances":[{"attributes":{"name":"a","family":"f"}}]}"#;
    let held = read(&format!(
        r#"{{"version":4,"terraform_version":"1","resources":["x",null,5,{resource}]}}"#
    ));
    assert_eq!(held.names, ["a"]);
    let message =
        "line 1, column 1: /resources: expected a list of objects, found a string in it".to_owned();
    assert_eq!(held.errors, [("malformed", message)]);
    for resource in [
        r#"{"type":"google_compute_image","instances":[5]}"#,
        r#"{"instances":[5],"type":"google_compute_image"}"#,
    ] {
        assert_error(
            &format!(r#"{{"version":4,"resources":[{resource}]}}"#),
            "malformed",
            "expected an object, found `5`",
        );
    }
    let other = read(r#"{"version":4,"resources":[{"instances":[5],"type":"aws_vpc"}]}"#);
    assert_eq!((other.errors, other.skipped), (vec![], vec!["aws_vpc".to_owned()]));
}

#[test]
fn keys_that_are_called_like_lists_by_chance_are_no_errors() {
    for input in [
        r#"{"kind":"compute#image","name":"a","items":"y","resources":{"a":1},"data":5,"values":"b"}"#,
        r#"{"items":"y","resources":{"a":1},"data":5,"kind":"compute#image","name":"a"}"#,
        r#"{"kind":"compute#image","name":"a","labels":{"items":"y","data":"5","resources":"z"}}"#,
        r#"{"data":"meta","resources":{"a":1},"items":[{"kind":"compute#image","name":"a"}]}"#,
        r#"{"items":[{"kind":"compute#image","name":"a"}],"value":"meta","values":5}"#,
        r#"{"version":4,"resources":[{"type":"google_compute_images","instances":[{"attributes":{"data":"x","images":[{"name":"a","family":"f"}],"value":5}}]}]}"#,
        r#"{"region_id":7,"min_disk":5,"data":{"a":1},"results":"r","name":"a"}"#,
    ] {
        let held = read(input);
        assert_eq!(held.errors, [], "{input}");
        assert_eq!(held.names, ["a"], "{input}");
    }
    for input in [
        r#"{"kind":"compute#imageList","items":null}"#,
        r#"{"kind":"compute#imageList","items":null,"value":"x"}"#,
        r#"{"version":4,"terraform_version":"1","resources":null}"#,
        r#"{"format_version":"1.0","values":null}"#,
        r#"{"version":4,"resources":[{"type":"google_compute_images","instances":[{"attributes":{"images":null,"data":"x"}}]}]}"#,
        r#"{"version":4,"resources":[{"instances":[{"attributes":{"images":"x"}}],"type":"acme_gallery"}]}"#,
    ] {
        assert_eq!(read(input).errors, [], "{input}");
    }
    for input in [
        r#"{"data":{"x":1}}"#,
        r#"{"name":"x","value":"secret","type":"string"}"#,
        r#"{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}"#,
    ] {
        let errors = read(input).errors;
        assert_eq!(errors.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["unknown-provider"]);
    }
}

#[test]
fn a_count_belongs_to_the_list_of_its_provider() {
    let disk = r#"{"id":"/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/disks/d","name":"d","type":"microsoft.compute/disks"}"#;
    let held =
        read(&format!(r#"{{"count":1,"data":[{disk}],"skip_token":null,"total_records":1}}"#));
    assert_eq!((held.errors.len(), held.is_partial), (0, false));
    assert_eq!((held.pages.len(), held.pages[0].provider), (1, None));
    assert_eq!(held.skipped, ["microsoft.compute/disks"]);
    // The API's table, in place of a list of objects.
    assert_error(
        r#"{"count":1,"data":{"columns":[],"rows":[]},"totalRecords":0}"#,
        "malformed",
        "/data: expected a list, found an object",
    );
    assert!(read(r#"{"count":1,"results":[]}"#).is_partial);
    let gcore = r#"{"name":"b","region_id":7,"min_disk":0}"#;
    assert!(read(&format!(r#"{{"count":2,"data":[{gcore}]}}"#)).is_partial);
    let set = Options::new().provider(Provider::Gcore);
    assert!(read_with(&set, r#"{"count":2,"data":[]}"#).is_partial);
}

#[test]
fn an_image_beside_a_list_is_an_error() {
    let one = r#""image":{"kind":"compute#image","name":"one"}"#;
    let message = "line 1, column 1: /image: expected no image beside a list, found an image";
    for list in [r#""images":"#, r#""results":"#, r#""data":"#] {
        for input in [format!("{{{list}[{GCE}],{one}}}"), format!("{{{one},{list}[{GCE}]}}")] {
            let held = read(&input);
            assert_eq!(held.names, ["a"], "{input}");
            assert_eq!(held.errors, [("malformed", message.to_owned())], "{input}");
        }
    }
    assert_error(&format!("{{{one},\"items\":null}}"), "malformed", message);
    // What is no image is none of an image's list.
    for other in [r#""image":"debian-12""#, r#""image":{"id":"7"}"#, r#""image":null"#] {
        let held = read(&format!("{{{other},\"items\":[{GCE}]}}"));
        assert_eq!((held.names.len(), held.errors.len()), (1, 0), "{other}");
    }
    assert_eq!(read(&format!("{{{one}}}")).names, ["one"]);
}

#[test]
fn a_token_makes_a_page_partial_whose_provider_is_not_known() {
    let disk = r#"{"id":"x","name":"d","type":"Microsoft.Compute/disks"}"#;
    let asset = r#"{"assetType":"compute.googleapis.com/Disk","name":"x"}"#;
    for page in [
        format!(r#"{{"value":[{disk}],"nextLink":"https://x"}}"#),
        format!(r#"{{"value":[{disk}],"next_link":"https://x"}}"#),
        format!(r#"{{"@odata.nextLink":"https://x","value":[{disk}]}}"#),
        format!(r#"{{"results":[{asset}],"nextPageToken":"t"}}"#),
        format!(r#"{{"results":[{asset}],"nextPageToken":7}}"#),
        r#"{"count":0,"data":[],"skip_token":"x","total_records":9}"#.to_owned(),
    ] {
        let held = read(&page);
        assert_eq!(held.errors, [], "{page}");
        assert_eq!(held.pages.len(), 1, "{page}");
        assert!(held.is_partial, "{page}");
        let coverage = Coverage::from_iter(&held.pages);
        assert_eq!(coverage.partial().count(), 0, "{page}");
        assert!(coverage.is_partial_of_unknown(), "{page}");
        // A page after it is the rest of the list.
        let azure = r#"{"value":[{"type":"Microsoft.Compute/images","name":"a"}]}"#;
        assert!(!read(&format!("{page}{azure}")).is_partial, "{page}");
    }
    // An empty list under this key may be of any API.
    let any = read(r#"{"value":[],"nextLink":"https://x"}"#);
    assert_eq!((any.errors.len(), any.pages.len()), (1, 0));
    for no_list in [
        r#"{"next":"b"}"#,
        r#"{"nextLink":"https://x"}"#,
        r#"{"value":null,"nextLink":"https://x"}"#,
    ] {
        assert_eq!(read(no_list).errors[0].0, "unknown-provider", "{no_list}");
        assert_eq!(read(no_list).pages, [], "{no_list}");
    }
}

#[test]
fn a_token_can_be_a_number_and_have_the_spellings_of_odata() {
    let azure = r#"{"type":"Microsoft.Compute/images","name":"a"}"#;
    for (page, token, provider) in [
        (format!(r#"{{"items":[{GCE}],"nextPageToken":12}}"#), "12", Provider::Gce),
        (format!(r#"{{"value":[{azure}],"next_link":"t"}}"#), "t", Provider::Azure),
        (format!(r#"{{"value":[{azure}],"@odata.nextLink":"t"}}"#), "t", Provider::Azure),
    ] {
        let held = read(&page);
        assert_eq!(held.pages[0].next_page_token.as_deref(), Some(token), "{page}");
        assert!(Coverage::from_iter(&held.pages).partial().eq([provider]), "{page}");
    }
    // With images, only the keys of their provider count.
    assert!(!read(&format!(r#"{{"items":[{GCE}],"nextLink":"https://x"}}"#)).is_partial);
}

#[test]
fn the_warnings_of_apis_are_in_the_summary() {
    let notes = |input: &str| -> Vec<String> {
        let mut counter = Counter::new();
        counter.add_pages(&read(input).pages);
        let lines = counter.finish("in", &[]).lines(&[]);
        lines.into_iter().filter(|line| line.contains("warns")).collect()
    };
    let page = |warning: &str| format!(r#"{{"items":[{GCE}],"warning":{warning}}}"#);
    let unreachable = page(r#"{"code":"UNREACHABLE","message":"m","data":[{"key":"k"}]}"#);
    assert_eq!(notes(&unreachable), ["in: the API warns: `UNREACHABLE: m`"]);
    assert_eq!(notes(&unreachable.repeat(3)), ["in: the API warns: `UNREACHABLE: m`"]);
    assert_eq!(notes(&page(r#"{"code":"UNREACHABLE"}"#)), ["in: the API warns: `UNREACHABLE`"]);
    assert_eq!(notes(&page(r#"{"message":"m"}"#)), ["in: the API warns: `m`"]);
    assert_eq!(notes(&page(r#"{"other":1}"#)), [r#"in: the API warns: `{"other":1}`"#]);
    let hidden = r#"{"code":"A","message":"a\nb"}"#;
    assert_eq!(notes(&page(hidden)), [r"in: the API warns: `A: a\u{a}b`"]);
    for none in [r#"{"code":"NO_RESULTS_ON_PAGE","message":"m"}"#, "null", "{}"] {
        assert_eq!(notes(&page(none)), [""; 0], "{none}");
    }
    let many: String = (0..50).map(|code| page(&format!(r#"{{"code":"C{code}"}}"#))).collect();
    assert_eq!(notes(&many).len(), 10);
}

#[test]
fn a_deleted_asset_is_skipped() {
    const IMAGE: &str = r#"{"name":"//compute.googleapis.com/projects/p/global/images/x","assetType":"compute.googleapis.com/Image","resource":{"data":{"kind":"compute#image","name":"x","family":"f","status":"READY"}}}"#;
    const BARE: &str = r#"{"name":"//compute.googleapis.com/projects/p/global/images/x","assetType":"compute.googleapis.com/Image"}"#;
    const DISK: &str = r#"{"name":"//compute.googleapis.com/projects/p/zones/z/disks/x","assetType":"compute.googleapis.com/Disk"}"#;
    for message in [
        format!(r#"{{"asset":{IMAGE},"deleted":true}}"#),
        format!(r#"{{"deleted":true,"asset":{IMAGE}}}"#),
        format!(r#"{{"asset":{BARE},"deleted":true,"priorAsset":{IMAGE}}}"#),
    ] {
        for input in [message.clone(), format!(r#"{{"assets":[{message}]}}"#)] {
            let held = read(&input);
            assert_eq!((&*held.names, &*held.errors), (&[][..], &[][..]), "{input}");
            assert_eq!(held.skipped, ["deleted asset"], "{input}");
        }
    }
    let disk = read(&format!(r#"{{"asset":{DISK},"deleted":true}}"#));
    assert_eq!(disk.skipped, ["compute.googleapis.com/Disk"]);
    for alive in [r#""deleted":false"#, r#""deleted":null"#, r#""window":{}"#] {
        let held = read(&format!(r#"{{"asset":{IMAGE},{alive}}}"#));
        assert_eq!((held.names.len(), held.skipped.len()), (1, 0), "{alive}");
    }
}

#[test]
fn a_fault_of_nova_is_an_api_error() {
    for key in ["itemNotFound", "badRequest", "unauthorized", "computeFault"] {
        let fault = format!(r#"{{"{key}":{{"code":404,"message":"no such image"}}}}"#);
        assert_error(&fault, "api-error", "`no such image`");
    }
    for other in [
        r#"{"a":{"code":404,"message":"m"},"b":1}"#,
        r#"{"a":{"code":200,"message":"m"}}"#,
        r#"{"a":{"code":"x","message":"m"}}"#,
        r#"{"a":{"code":404}}"#,
        r#"{"a":404}"#,
    ] {
        assert_eq!(read(other).errors[0].0, "unknown-provider", "{other}");
    }
}

//! The public API: wrappers, pages, errors, limits and chunks.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cloud_image::{
    Coverage, Decoder, Error, ErrorCode, Options, Page, Provider, detect, images, normalize,
};

/// An image of each provider.
const GCE: &str = r#"{"kind":"compute#image","name":"a"}"#;
const GCORE: &str = r#"{"name":"b","region_id":7,"min_disk":0}"#;

fn names(input: &str) -> Vec<String> {
    images(input.as_bytes()).map(|image| image.unwrap().name.into_owned()).collect()
}

fn errors(input: impl AsRef<[u8]>) -> Vec<Error> {
    normalize(input.as_ref()).errors
}

/// Expects exactly one error, with this message.
#[track_caller]
fn assert_error(input: impl AsRef<[u8]>, message: &str) {
    let errors = errors(input);
    assert_eq!(errors.iter().map(ToString::to_string).collect::<Vec<_>>(), [message]);
}

fn pages(input: &str) -> Vec<Page> {
    normalize(input.as_bytes()).pages
}

#[test]
fn lists_nest_in_arrays_and_are_concatenated() {
    assert_eq!(
        names(&format!("[{{\"items\":[{GCE}]}},{GCORE},{{\"results\":[{GCORE}]}}]")),
        ["a", "b", "b"]
    );
    assert_eq!(
        names(&format!("{{\"data\":[{GCORE},{GCE}]}}\n[{GCE}]{GCORE}{GCE}")),
        ["b", "a", "a", "b", "a"]
    );
    assert_eq!(names(""), [""; 0]);
    assert_eq!(names(" \n"), [""; 0]);
    assert_eq!(names("[]"), [""; 0]);
}

#[test]
fn a_list_key_in_an_image_is_an_unknown_field() {
    assert_eq!(
        names(r#"{"kind":"compute#image","name":"a","data":[1],"items":[2],"results":[3]}"#),
        ["a"]
    );
    assert_eq!(names(r#"{"items":{"x":1},"kind":"compute#image","name":"a"}"#), ["a"]);
    assert_eq!(names(r#"{"data":null,"kind":"compute#image","name":"a"}"#), ["a"]);
}

#[test]
fn a_page_has_the_token_count_and_warning_of_its_list() {
    let input = format!(
        r#"{{"kind":"compute#imageList","items":[{GCE},1,{GCE}],"nextPageToken":"t","warning":{{"code": "UNREACHABLE"}}}}
           {{"count":"3","results":[{GCORE}]}} {{"data":[]}} {{"results":null}}"#
    );
    let pages = pages(&input);
    let facts: Vec<_> = pages.iter().map(|page| (page.provider, page.index, page.images)).collect();
    assert_eq!(
        facts,
        [
            (Some(Provider::Gce), 0, 3),
            (Some(Provider::Gcore), 3, 1),
            (None, 4, 0),
            (Some(Provider::Gcore), 4, 0)
        ]
    );
    assert_eq!(pages[0].next_page_token.as_deref(), Some("t"));
    assert_eq!(pages[0].warning.as_ref().unwrap().as_str(), r#"{"code":"UNREACHABLE"}"#);
    assert_eq!(pages[1].count, Some(3));
}

#[test]
fn coverage_uses_the_last_token_and_the_largest_count() {
    let partial =
        |input: &str| pages(input).iter().collect::<Coverage>().partial().collect::<Vec<_>>();
    let gce = |token: &str| format!(r#"{{"items":[{GCE}],"nextPageToken":"{token}"}}"#);
    let gcore = |count: u64| format!(r#"{{"count":{count},"results":[{GCORE}]}}"#);
    assert_eq!(partial(&gce("t")), [Provider::Gce]);
    assert_eq!(partial(&gce("")), []);
    assert_eq!(partial(&(gce("t") + &gce(""))), []);
    assert_eq!(partial(&gcore(2)), [Provider::Gcore]);
    assert_eq!(partial(&(gcore(2) + &gcore(2))), []);
    assert_eq!(partial(&(gce("t") + &gcore(9))), [Provider::Gce, Provider::Gcore]);
}

#[test]
fn tokens_of_pages_have_the_spellings_of_tools() {
    const AZURE: &str = r#"{"type":"Microsoft.Compute/images","name":"a"}"#;
    for (page, provider) in [
        // Azure Resource Graph: the API, its SDKs, and `az graph query`.
        (
            format!(r#"{{"totalRecords":2,"count":1,"data":[{AZURE}],"$skipToken":"more"}}"#),
            Provider::Azure,
        ),
        (format!(r#"{{"skipToken":"more","data":[{AZURE}]}}"#), Provider::Azure),
        (
            format!(r#"{{"count":1,"data":[{AZURE}],"skip_token":"more","total_records":2}}"#),
            Provider::Azure,
        ),
        (
            r#"{"images":[{"imageId":"ami-1","name":"a"}],"nextToken":"more"}"#.to_owned(),
            Provider::Aws,
        ),
        (
            r#"{"images":[{"image_id":"ami-1","name":"a"}],"next_token":"more"}"#.to_owned(),
            Provider::Aws,
        ),
        (format!(r#"{{"items":[{GCE}],"next_page_token":"more"}}"#), Provider::Gce),
    ] {
        let found = pages(&page);
        assert_eq!(found.len(), 1, "{page}");
        assert_eq!(found[0].next_page_token.as_deref(), Some("more"), "{page}");
        assert!(Coverage::from_iter(&found).partial().eq([provider]), "{page}");
        for absent in ["null", "\"\""] {
            let last = page.replace("\"more\"", absent);
            let found = pages(&last);
            assert!(!Coverage::from_iter(&found).is_partial(), "{last}");
        }
    }
    // A count of Resource Graph counts resources of all types.
    let mixed = format!(
        r#"{{"count":2,"total_records":2,"data":[{AZURE},{{"type":"microsoft.compute/disks","id":"/subscriptions/0/d"}}],"skip_token":null}}"#
    );
    assert!(!Coverage::from_iter(&pages(&mixed)).is_partial());
}

#[test]
fn a_page_of_each_provider_has_a_next_page() {
    // In the order of the providers. Gcore has the count of all images, and no token.
    let pages_of_providers = [
        (r#"{"items":[IMAGE],"nextPageToken":"NEXT"}"#, GCE),
        (r#"{"results":[IMAGE],"count":2}"#, GCORE),
        (
            r#"{"value":[IMAGE],"nextLink":"NEXT"}"#,
            r#"{"type":"Microsoft.Compute/images","name":"a"}"#,
        ),
        (r#"{"Images":[IMAGE],"NextToken":"NEXT"}"#, r#"{"ImageId":"ami-1","Name":"a"}"#),
        (
            r#"{"images":[IMAGE],"next":"NEXT","schema":"/v2/schemas/images"}"#,
            r#"{"container_format":"bare","name":"a"}"#,
        ),
    ];
    assert_eq!(pages_of_providers.len(), Provider::ALL.len());
    for (&provider, (page, image)) in Provider::ALL.iter().zip(pages_of_providers) {
        let input = page.replace("IMAGE", image);
        let pages = pages(&input);
        assert_eq!((pages.len(), pages[0].images), (1, 1), "{provider}");
        assert_eq!(pages[0].provider, Some(provider));
        let token = page.contains("NEXT").then_some("NEXT");
        assert_eq!(pages[0].next_page_token.as_deref(), token, "{provider}");
        assert!(normalize(input.as_bytes()).partial().eq([provider]), "{provider}");
    }
}

#[test]
fn an_input_that_ends_too_early_is_partial() {
    let coverage = |input: &str| {
        let normalized = normalize(input.as_bytes());
        let mut coverage: Coverage = normalized.pages.iter().collect();
        normalized.errors.iter().for_each(|error| coverage.add_error(error));
        (coverage.is_partial(), coverage.is_truncated(), coverage.partial().collect::<Vec<_>>())
    };
    assert_eq!(coverage(&format!("[{GCE}]")), (false, false, vec![]));
    assert_eq!(coverage(&format!("[{GCE}, {{\"name\"")), (true, true, vec![]));
    // Other faults do not show that a part is missing.
    assert_eq!(coverage(&format!("[{GCE}, 7]")), (false, false, vec![]));
    assert_eq!(coverage(&format!("[{GCE}, }}")), (false, false, vec![]));
    let page = format!(r#"{{"items":[{GCE}],"nextPageToken":"t"}}"#);
    assert_eq!(coverage(&page), (true, false, vec![Provider::Gce]));
    assert_eq!(coverage(&format!("{page} [")), (true, true, vec![Provider::Gce]));
}

#[test]
fn an_empty_list_is_not_an_image() {
    for (input, provider) in [
        (r#"{"kind":"compute#imageList"}"#, Provider::Gce),
        (r#"{"id":"projects/acme/global/images"}"#, Provider::Gce),
        (
            r#"{"selfLink":"https://x/projects/acme/global/images","nextPageToken":"t"}"#,
            Provider::Gce,
        ),
        (r#"{"count":0,"results":[]}"#, Provider::Gcore),
        (r#"{"Images":[]}"#, Provider::Aws),
        (r#"{"images":[],"schema":"/v2/schemas/images"}"#, Provider::Openstack),
    ] {
        let normalized = normalize(input.as_bytes());
        assert_eq!(normalized.errors, [], "{input}");
        assert_eq!(normalized.images, [], "{input}");
        assert_eq!(normalized.pages[0].provider, Some(provider), "{input}");
    }
}

#[test]
fn errors_of_the_text_have_a_position() {
    assert_error("{\n \"name\": x}", "image 0, line 2, column 10: expected a value, found `x`");
    assert_error(
        "[{\"name\":\"a\" \"b\"}]",
        "image 0, line 1, column 14: expected `,` or `}`, found `\"`",
    );
    assert_error("hello", "line 1, column 1: expected a value, found `h`");
    assert_error(
        "[{},{}".replace("{}", GCE) + "]]",
        "line 1, column 74: expected a value, found `]`",
    );
}

#[test]
fn errors_of_an_image_have_its_index_and_a_position() {
    assert_error(
        "[\n  {\"kind\": \"compute#image\"}]",
        "image 0, line 2, column 3: /name: expected a string, found none",
    );
    assert_error(
        r#"[{"kind":"compute#image","name":[1]}]"#,
        "image 0, line 1, column 2: /name: expected a string, found an array",
    );
    assert_error("[[1]]", "image 0, line 1, column 3: expected an object, found `1`");
    assert_error(
        r#"{"name":"a"}"#,
        "image 0, line 1, column 1: cannot tell which provider this object is from: none of its keys is specific to one; set the provider",
    );
    assert_error(
        r#"{"name":"a","selfLink":"s","os_distro":"d"}"#,
        "image 0, line 1, column 1: cannot tell whether this object is an image of `gce`: ask for `selfLink`, or set the provider",
    );
    assert_error(
        r#"{"kind":"compute#image","name":"a","region_id":7,"min_disk":0}"#,
        "image 0, line 1, column 1: cannot tell which provider this object is from: it could be an image of `gce` or of `gcore`; set the provider",
    );
    assert_error(
        r#"{"error":{"code":403,"message":"Required permission\nis missing"}}"#,
        "line 1, column 1: the API answered with an error: `Required permission\\u{a}is missing`",
    );
}

#[test]
fn an_input_that_ends_too_early_is_truncated() {
    for (input, column) in
        [("[", 2), ("{\"items\":[", 11), ("{\"items\":[]", 12), ("[{\"name\":\"a", 12)]
    {
        let errors = errors(input);
        assert_eq!(errors.len(), 1, "{input}");
        assert_eq!(errors[0].code, ErrorCode::Truncated, "{input}");
        assert_eq!(errors[0].column, Some(column), "{input}");
        assert_eq!(errors[0].found.as_deref(), Some("the end of the input"), "{input}");
    }
}

#[test]
fn images_before_a_fault_of_the_text_are_read() {
    let normalized =
        normalize(br#"[{"kind":"compute#image","name":"a"},{"name":"b","selfLink":}]"#);
    assert_eq!(normalized.images.len(), 1);
    assert_eq!(normalized.errors[0].index, Some(1));
    assert_eq!(normalized.errors[0].offset, Some(60));
}

#[test]
fn a_byte_order_mark_counts_only_in_offsets() {
    let errors = errors(b"\xef\xbb\xbf[x");
    assert_eq!((errors[0].offset, errors[0].column), (Some(4), Some(2)));
}

#[test]
fn invalid_utf8_ends_the_input_at_its_position() {
    let mut input = format!("[{GCE},\n{{\"name\":\"").into_bytes();
    input.extend(b"\xff\"}]");
    let normalized = normalize(&input);
    assert_eq!(normalized.images.len(), 1);
    assert_eq!(
        normalized.errors[0].to_string(),
        "image 1, line 2, column 10: expected UTF-8, found the byte `0xFF`"
    );
    assert_error(
        "[]".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        "line 1, column 1: expected UTF-8, found UTF-16; PowerShell's `>` writes it",
    );
}

#[test]
fn strict_mode_stops_at_the_first_error() {
    let input = format!(r#"[{GCE},{{"kind":"compute#image","name":"b","diskSizeGb":"x"}},{GCE}]"#);
    let lenient = normalize(input.as_bytes());
    assert_eq!((lenient.images.len(), lenient.errors.len()), (3, 0));
    let strict = Options::new().strict(true).normalize(input.as_bytes());
    assert_eq!((strict.images.len(), strict.errors.len()), (1, 1));
    assert_eq!(strict.errors[0].path.as_deref(), Some("/diskSizeGb"));
}

/// Names and errors with a limit of the image length, in one piece and in chunks.
fn read_limited(
    input: &str,
    max_image_bytes: usize,
) -> (Vec<String>, Vec<(ErrorCode, Option<u64>)>) {
    let options = Options::new().max_image_bytes(max_image_bytes);
    let normalized = options.normalize(input.as_bytes());
    let names: Vec<String> = normalized.images.iter().map(|image| image.name.to_string()).collect();
    let errors: Vec<_> = normalized.errors.iter().map(|error| (error.code, error.index)).collect();
    for size in [1, 5, 64] {
        let mut decoder = options.decoder();
        let (mut chunk_names, mut chunk_errors) = (Vec::new(), Vec::new());
        let mut take = |decoder: &mut Decoder| {
            while let Some(image) = decoder.next_image() {
                match image {
                    Ok(image) => chunk_names.push(image.name.to_string()),
                    Err(error) => chunk_errors.push((error.code, error.index)),
                }
            }
        };
        for chunk in input.as_bytes().chunks(size) {
            decoder.feed(chunk).unwrap();
            take(&mut decoder);
        }
        decoder.finish();
        take(&mut decoder);
        assert_eq!((&chunk_names, &chunk_errors), (&names, &errors), "chunks of {size}");
    }
    (names, errors)
}

#[test]
fn an_image_above_the_size_limit_does_not_affect_others() {
    let long = format!(r#"{{"kind":"compute#image","name":"{}]}},{{\""}}"#, "x".repeat(90));
    for input in [
        format!("[{GCE},{long},{GCORE}]"),
        format!("{GCE}{long}{GCORE}"),
        format!("{{\"items\":[{GCE},{long},{GCORE}]}}"),
        format!("{GCE} {{\"kind\":\"compute#image\",\"k{}\":1}} {GCORE}", "k".repeat(90)),
        format!("{GCE} {{\"kind\":\"compute#image\"{}}} {GCORE}", " ".repeat(90)),
        format!("[{GCE},{{\"k\":[{}]}},{GCORE}]", "[],".repeat(40) + "1"),
    ] {
        let (names, errors) = read_limited(&input, 80);
        assert_eq!(names, ["a", "b"], "{input}");
        assert_eq!(errors, [(ErrorCode::Size, Some(1))], "{input}");
    }
    let (_, errors) = read_limited(&format!("[{long},{GCE},7]"), 80);
    assert_eq!(errors, [(ErrorCode::Size, Some(0)), (ErrorCode::Malformed, Some(2))]);
    assert_eq!(read_limited(GCE, GCE.len()).0, ["a"]);
    assert_eq!(read_limited(GCE, GCE.len() - 1).1, [(ErrorCode::Size, Some(0))]);
    assert_eq!(read_limited(&format!("[{GCE}]"), GCE.len()).0, ["a"]);
}

#[test]
fn the_size_limit_applies_to_other_members_of_a_list() {
    let input = format!("{{\"items\":[{GCE}],\"x\":\"{}\",\"y\":1}}{GCORE}", "x".repeat(90));
    let (names, errors) = read_limited(&input, 80);
    assert_eq!(names, ["a", "b"]);
    assert_eq!(errors, [(ErrorCode::Size, None)]);
}

#[test]
fn the_decoder_holds_one_image_at_a_time() {
    let image = format!("{{\"kind\":\"compute#image\",\"name\":\"{}\"}},", "n".repeat(1_000));
    let mut decoder = Decoder::new();
    decoder.feed(b"{\"items\":[").unwrap();
    for _ in 0..10_000 {
        decoder.feed(image.as_bytes()).unwrap();
        assert!(decoder.next_image().unwrap().is_ok());
        assert!(decoder.next_image().is_none());
    }
    assert!(decoder.held_bytes() < 2_000, "{} bytes", decoder.held_bytes());
}

#[test]
fn the_decoder_holds_no_input_after_the_end() {
    for (input, options) in [
        ("[1, 2, 3, 4, 5, 6 1", Options::new()),
        ("[1, 2, 3, 4, 5, 6,", Options::new().strict(true)),
    ] {
        let mut decoder = options.decoder();
        decoder.feed(input.as_bytes()).unwrap();
        while decoder.next_image().is_some() {}
        for _ in 0..3 {
            decoder.feed(GCE.as_bytes()).unwrap();
            assert!(decoder.next_image().is_none());
            assert_eq!(decoder.held_bytes(), 0);
        }
        decoder.finish();
        assert!(decoder.next_image().is_none());
    }
}

#[test]
fn an_image_is_returned_as_soon_as_it_is_complete() {
    let mut decoder = Decoder::new();
    let (last, rest) = GCE.as_bytes().split_last().unwrap();
    for byte in rest {
        decoder.feed(&[*byte]).unwrap();
        assert!(decoder.next_image().is_none());
    }
    decoder.feed(&[*last]).unwrap();
    assert!(decoder.next_image().unwrap().is_ok());
}

#[test]
fn detect_returns_the_provider_of_the_first_image() {
    assert_eq!(detect(GCE.as_bytes()), Some(Provider::Gce));
    assert_eq!(detect(format!("[1,{{\"name\":\"x\"}},{GCORE}]").as_bytes()), Some(Provider::Gcore));
    assert_eq!(
        detect(br#"{"kind":"compute#image","region_id":7,"name":"x"}"#),
        Some(Provider::Gce)
    );
    let gce_with_a_region =
        r#"{"name":"x","region":"r","selfLink":"s","family":"f","licenses":[],"kind":"k"}"#;
    assert_eq!(detect(gce_with_a_region.as_bytes()), Some(Provider::Gce));
    assert_eq!(detect(b""), None);
    assert_eq!(detect(b"{"), None);
}

#[test]
fn a_fault_of_the_text_in_a_list_has_the_index_of_its_image() {
    assert_error(
        format!("{{\"items\":[{GCE},{{\"name\":\"b\" x}}]}}"),
        "image 1, line 1, column 59: expected `,` or `}`, found `x`",
    );
}

#[test]
fn a_message_is_one_line_for_every_path() {
    let key = format!("a\\n\\u001b[0m\\u061c{}", "n".repeat(100));
    let input = format!(r#"[{{"kind":"compute#image","name":"a","labels":{{"{key}":[1]}}}}]"#);
    let error = Options::new().strict(true).normalize(input.as_bytes()).errors.remove(0);
    let path = format!("/labels/a\n\u{1b}[0m\u{61c}{}", "n".repeat(100));
    assert_eq!(error.path, Some(path));
    let cut = "n".repeat(60 - "/labels/a\n\u{1b}[0m\u{61c}".chars().count());
    assert_eq!(
        error.message,
        format!(
            "image 0, line 1, column 2: /labels/a\\u{{a}}\\u{{1b}}[0m\\u{{61c}}{cut}…: \
             expected a string, found an array"
        )
    );
}

#[test]
fn strict_mode_reports_faults_above_the_limit_of_warnings() {
    let tags = "{\"key\":\"k\",\"value\":\"\\ud800\"},".repeat(1_500);
    let tags = tags.trim_end_matches(',');
    let input = format!(
        r#"{{"name":"a","region_id":1,"min_disk":0,"tags":[{tags}],"metadata":{{"x":1}},"size":-1}}"#
    );
    let lenient = normalize(input.as_bytes());
    assert!(
        lenient.images[0].warnings.iter().any(|warning| warning.source.as_deref() == Some("/size"))
    );
    let strict = |input: &str| Options::new().strict(true).normalize(input.as_bytes()).errors;
    assert_eq!(strict(&input)[0].path.as_deref(), Some("/size"));
    let below = input.replace(",\"size\":-1", "");
    assert_eq!(strict(&below)[0].path.as_deref(), Some("/metadata/x"));
    let unnamed = input.replace("\"name\":\"a\"", "\"name\":5");
    assert_eq!(normalize(unnamed.as_bytes()).errors[0].code, ErrorCode::Malformed);
}

#[test]
fn the_message_of_an_api_error_is_complete() {
    let message = "Required 'compute.images.list' permission for 'projects/acme-prod-europe-west3'";
    let input = format!(r#"{{"error":{{"code":403,"message":"{message}"}}}}"#);
    assert!(errors(input)[0].message.contains(message));
    assert_error(
        r#"{"error": {"code": 403, "errors": []}}"#,
        r#"line 1, column 1: the API answered with an error: `{"code":403,"errors":[]}`"#,
    );
    let hostile = format!(r#"{{"message":"{}"}}"#, "x".repeat(1_000_000));
    assert!(errors(hostile)[0].message.len() < 3_000);
}

#[test]
fn an_object_with_signs_of_an_image_is_not_an_api_error() {
    let codes = |input: &str| errors(input).iter().map(|error| error.code).collect::<Vec<_>>();
    assert_eq!(codes(r#"{"message":"m"}"#), [ErrorCode::ApiError]);
    assert_eq!(codes(r#"{"region_id":7,"min_disk":0,"message":"m"}"#), [ErrorCode::Missing]);
    assert_eq!(detect(br#"{"message":"m"}"#), None);
}

#[test]
fn an_object_with_a_list_before_a_name_is_malformed() {
    let normalized = normalize(br#"{"data":[],"kind":"compute#image","name":"a"}"#);
    assert_eq!(normalized.images, []);
    assert_eq!(normalized.errors[0].code, ErrorCode::Malformed);
}

#[test]
fn the_error_of_a_list_with_a_name_has_the_position_of_its_start() {
    let input = b"\n {\"data\":[1,2],\"data\":[],\n\"kind\":\"compute#image\"}";
    let code_and_position = |error: Error| (error.code, error.line, error.column, error.offset);
    let expected = (ErrorCode::Malformed, Some(2), Some(2), Some(2));
    assert_eq!(code_and_position(errors(input).remove(2)), expected);
    let mut decoder = Decoder::new();
    let mut last = None;
    for byte in input {
        decoder.feed(&[*byte]).unwrap();
        last = decoder.next_image().map(Result::unwrap_err).or(last);
    }
    assert_eq!(code_and_position(last.unwrap()), expected);
}

#[test]
fn a_page_has_only_the_keys_of_its_provider() {
    let page = |input: &str| pages(input).remove(0);
    let page_with_token = page(r#"{"data":[],"nextPageToken":"t"}"#);
    assert_eq!(page_with_token.provider, Some(Provider::Gce));
    assert_eq!(page(r#"{"nextPageToken":"t"}"#).provider, Some(Provider::Gce));
    assert_eq!(page(r#"{"results":[],"count":5}"#).count, Some(5));
    // Azure Resource Graph counts resources of all types, on this page.
    assert_eq!(page(r#"{"data":[],"count":5}"#).count, None);
    assert_eq!(page(&format!(r#"{{"data":[{GCORE}],"count":5}}"#)).count, Some(5));
    assert_eq!(page(&format!(r#"{{"items":[{GCE}],"count":5}}"#)).count, None);
    let with_gcore_set =
        Options::new().provider(Provider::Gcore).normalize(br#"{"items":[],"nextPageToken":"t"}"#);
    assert_eq!(with_gcore_set.pages[0].provider, Some(Provider::Gcore));
    assert_eq!(with_gcore_set.pages[0].next_page_token, None);
}

#[test]
fn a_page_is_returned_once_when_it_ends() {
    let page = br#"{"items": [], "nextPageToken": "t"}"#;
    let mut decoder = Decoder::new();
    decoder.feed(&page[..page.len() - 1]).unwrap();
    assert!(decoder.next_image().is_none() && decoder.take_pages().is_empty());
    decoder.feed(b"}").unwrap();
    assert!(decoder.next_image().is_none());
    assert_eq!(decoder.take_pages(), normalize(page).pages);
    assert!(decoder.take_pages().is_empty());
}

#[test]
fn an_empty_object_has_an_unknown_provider() {
    assert_eq!(errors("{}")[0].code, ErrorCode::UnknownProvider);
}

#[test]
fn byte_order_marks_between_documents_are_skipped() {
    assert_eq!(names(&format!("\u{feff}{GCE}\n\u{feff}{GCORE}")), ["a", "b"]);
    assert_error("[\u{feff}1]", "line 1, column 2: expected a value, found `\\u{feff}`");
}

#[test]
fn secrets_are_in_no_page_no_label_and_no_debug_text() {
    let input = r#"{"items":[],"warning":{"data":[{"rawKey":"hush"}]}}"#;
    let warning = pages(input).remove(0).warning.unwrap();
    let expected = r#"{"data":[{"rawKey":"[redacted]"}]}"#;
    assert_eq!(warning.as_str(), expected);
    assert_eq!(format!("{warning} {warning:?}"), format!("{expected} {expected}"));
    for labels in
        [r#"{"rawKey":"hush"}"#, r#"{"rsaEncryptedKey":["hush"]}"#, r#"{"raw_key":"hush"}"#]
    {
        let input = format!(r#"{{"kind":"compute#image","name":"a","labels":{labels}}}"#);
        let normalized = normalize(input.as_bytes());
        assert!(!format!("{normalized:?}").contains("hush"));
        assert_eq!(normalized.images[0].labels.values().collect::<Vec<_>>(), ["[redacted]"]);
        let mut decoder = Decoder::new();
        decoder.feed(&input.as_bytes()[..input.len() - 1]).unwrap();
        let debug = format!("{decoder:?} {:?}", images(input.as_bytes()));
        let (length, held) = (input.len(), input.len() - 1);
        let expected =
            format!("Decoder {{ held_bytes: {held}, .. }} Images {{ bytes: {length}, .. }}");
        assert_eq!(debug, expected);
    }
}

#[test]
fn the_number_of_kept_errors_is_limited() {
    let input = format!("[{}1]", "1,".repeat(20_000));
    let normalized = normalize(input.as_bytes());
    assert_eq!((normalized.errors.len(), normalized.further_errors), (10_000, 10_001));
    assert!(!normalized.is_partial());
}

#[test]
fn the_error_that_ends_an_input_is_kept_among_any_number() {
    let input = format!("[{}", "1,".repeat(20_000));
    let normalized = normalize(input.as_bytes());
    assert_eq!((normalized.errors.len(), normalized.further_errors), (10_001, 10_000));
    assert_eq!(normalized.errors.last().unwrap().code, ErrorCode::Truncated);
    assert!(normalized.is_partial());
    assert_eq!(normalized.partial().count(), 0);
}

#[test]
fn a_normalized_input_states_which_providers_are_partial() {
    let gce = format!(r#"{{"items":[{GCE}],"nextPageToken":"more"}}"#);
    let all_gcore = format!(r#"{{"count":1,"results":[{GCORE}]}}"#);
    let some_gcore = format!(r#"{{"count":2,"results":[{GCORE}]}}"#);
    let both = format!("{some_gcore}{gce}");
    assert!(normalize(both.as_bytes()).partial().eq([Provider::Gce, Provider::Gcore]));
    let one = format!("{gce}{all_gcore}");
    let normalized = normalize(one.as_bytes());
    assert!(normalized.partial().eq([Provider::Gce]) && normalized.is_partial());
    for complete in [all_gcore.as_str(), GCE, "", "[1]"] {
        let normalized = normalize(complete.as_bytes());
        assert!(!normalized.is_partial() && normalized.partial().next().is_none(), "{complete}");
    }
    assert!(normalize(b"[").is_partial());
}

#[test]
fn tags_without_values_have_the_lowest_priority() {
    let input =
        br#"{"name":"a","region_id":7,"min_disk":0,"tags":["env","x"],"metadata":{"env":"prod"}}"#;
    let normalized = normalize(input);
    let image = &normalized.images[0];
    assert_eq!(serde_json::to_string(&image.labels).unwrap(), r#"{"env":"prod","x":""}"#);
    assert_eq!(image.warnings[0].source.as_deref(), Some("/tags/0"));
}

#[test]
fn a_repeated_tag_without_a_value_removes_the_label() {
    let input = br#"{"name":"a","region_id":7,"min_disk":0,"tags":[{"key":"k","value":"v"},{"key":"k","value":null}]}"#;
    assert!(normalize(input).images[0].labels.is_empty());
}

#[test]
fn the_parent_is_the_first_source_with_a_url() {
    let input = br#"{"kind":"compute#image","name":"a","sourceImageEncryptionKey":{"sha256":"h"},"sourceDisk":"d"}"#;
    let parent = normalize(input).images.remove(0).parent.unwrap();
    assert_eq!((parent.kind.as_str(), parent.url.as_deref()), ("disk", Some("d")));
}

#[test]
fn kind_is_a_sign_with_escapes_and_the_last_one_counts() {
    assert_eq!(detect(br#"{"kind":"compute\u0023image","region_id":7}"#), Some(Provider::Gce));
    assert_eq!(detect(br#"{"kind":"compute#image","kind":"x","region_id":7}"#), None);
}

#[test]
fn javascript_numbers_are_ids_only_if_they_are_exact() {
    let input = br#"[{"kind":"compute#image","name":"a","id":9007199254740991},{"kind":"compute#image","name":"a","id":11512344055661298431}]"#;
    let ids = |options: Options| {
        let images = options.normalize(input).images;
        images.iter().map(|image| image.id.as_deref().map(str::to_owned)).collect::<Vec<_>>()
    };
    let exact = Some("9007199254740991".to_owned());
    assert_eq!(ids(Options::new()), [exact.clone(), Some("11512344055661298431".to_owned())]);
    assert_eq!(ids(Options::new().javascript_numbers(true)), [exact, None]);
}

#[test]
fn chunks_do_not_change_pages() {
    let input = format!(
        r#"{{"items":[{GCE}],"warning":{{"code":"UNREACHABLE","data":[{{"key":"k"}}]}},"nextPageToken":"t"}}"#
    );
    let expected = pages(&input);
    assert!(expected[0].warning.as_ref().unwrap().as_str().contains("UNREACHABLE"));
    for size in [1, 7, 61] {
        let mut decoder = Decoder::new();
        for chunk in input.as_bytes().chunks(size) {
            decoder.feed(chunk).unwrap();
            while decoder.next_image().is_some() {}
        }
        decoder.finish();
        while decoder.next_image().is_some() {}
        assert_eq!(decoder.take_pages(), expected, "chunks of {size}");
    }
}

#[test]
fn many_ways_in_take_linear_time() {
    let link = "x".repeat(60_000);
    for way in [r#""values":{}"#, r#""items":[]"#, r#""kind":"k","data":[]"#, r#""prior_state":{}"#]
    {
        let ways = vec![way; 100_000].join(",");
        let input = format!(r#"{{"selfLink":"{link}",{ways}}}"#);
        assert_eq!(normalize(input.as_bytes()).images, []);
    }
}

#[test]
fn an_object_with_an_asset_type_is_an_asset_in_any_chunks() {
    for (kind, code, skipped) in [
        ("compute.googleapis.com/Image", Some(ErrorCode::Missing), 0),
        ("compute.googleapis.com/Disk", None, 1),
    ] {
        for key in ["assetType", "asset_type"] {
            let input = format!(r#"{{"kind":"compute#image","{key}":"{kind}","name":"a"}}"#);
            for size in [7, input.len()] {
                let mut decoder = Options::new().decoder();
                let mut codes = Vec::new();
                for chunk in input.as_bytes().chunks(size) {
                    decoder.feed(chunk).unwrap();
                    while let Some(image) = decoder.next_image() {
                        codes.push(image.map(|_| ()).unwrap_err().code);
                    }
                }
                decoder.finish();
                assert!(decoder.next_image().is_none());
                assert_eq!(codes, Vec::from_iter(code), "{input}");
                assert_eq!(decoder.skipped().len(), skipped, "{input}");
            }
        }
    }
}

#[test]
fn the_decoder_does_not_hold_skipped_assets() {
    let mut decoder = Options::new().max_image_bytes(1_000).decoder();
    decoder.feed(br#"{"assetType":"compute.googleapis.com/Disk","resource":{"data":["#).unwrap();
    for _ in 0..1_000 {
        decoder.feed(br#"{"name":"a disk of many"},"#).unwrap();
        assert!(decoder.next_image().is_none());
        assert!(decoder.held_bytes() < 200, "{} bytes", decoder.held_bytes());
    }
    decoder.feed(b"1]}}").unwrap();
    decoder.finish();
    assert!(decoder.next_image().is_none());
    assert_eq!(decoder.skipped()[0].count, 1);
}

#[test]
fn planned_values_may_be_longer_than_an_image() {
    let plan = r#"{"terraform_version":"1","planned_values":{"a":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}}"#;
    let options = Options::new().max_image_bytes(60);
    let normalized = options.normalize(plan.as_bytes());
    assert_eq!(normalized.errors, []);
    assert_eq!(normalized.skipped.len(), 1);
    for size in [1, 10, 50] {
        let mut decoder = options.decoder();
        for chunk in plan.as_bytes().chunks(size) {
            decoder.feed(chunk).unwrap();
            assert!(decoder.next_image().is_none());
        }
        decoder.finish();
        assert!(decoder.next_image().is_none());
        assert_eq!(decoder.skipped(), normalized.skipped);
    }
}

/// Checks the names and messages of an input, in chunks of these sizes and in one piece.
fn in_chunks(options: &Options, input: &str, sizes: &[usize], check: impl Fn(&[String], &Decoder)) {
    for &size in sizes.iter().chain([&input.len()]) {
        let mut decoder = options.decoder();
        let mut results = Vec::new();
        let mut take = |decoder: &mut Decoder| {
            while let Some(image) = decoder.next_image() {
                results
                    .push(image.map_or_else(|error| error.to_string(), |image| image.name.into()));
            }
        };
        for chunk in input.as_bytes().chunks(size) {
            decoder.feed(chunk).unwrap();
            take(&mut decoder);
        }
        decoder.finish();
        take(&mut decoder);
        check(&results, &decoder);
    }
}

#[test]
fn planned_values_of_any_length_are_skipped_in_any_chunks() {
    let options = Options::new().max_image_bytes(60);
    let planned =
        format!(r#"{{"planned_values":{{"a":"{}"}},"prior_state":{{}}}}"#, "x".repeat(30));
    for (input, expected) in [
        (planned.repeat(3).as_str(), None),
        (
            r#"{"planned_values":{"#,
            Some("line 1, column 20: expected a key or `}`, found the end of the input"),
        ),
        (&format!(r#"{{"planned_values":[{}1]}}"#, "1,".repeat(50)), None),
    ] {
        in_chunks(&options, input, &[1, 7, 64], |results, decoder| {
            assert_eq!(results.first().map(String::as_str), expected, "{input}");
            assert_eq!(decoder.skipped()[0].kind, "planned_values");
        });
    }
}

#[test]
fn errors_do_not_quote_the_data_of_an_asset() {
    let asset = "compute.googleapis.com/Image";
    let input =
        format!(r#"{{"assetType":"{asset}","resource":{{"data":[{{"rawKey":"c2VjcmV0"}}]}}}}"#);
    let errors = normalize(input.as_bytes()).errors;
    assert_eq!(errors[0].code, ErrorCode::Malformed);
    assert_eq!(errors[0].found.as_deref(), Some("an array"));
    assert!(!errors[0].to_string().contains("c2VjcmV0"));
}

#[test]
fn a_resource_with_images_is_not_counted_as_skipped() {
    let resource = format!(r#"{{"instances":[{{"attributes":{GCE}}}],"type":"acme_image"}}"#);
    let other = r#"{"instances":[{"attributes":{"name":"d"}}],"type":"google_compute_disk"}"#;
    let input = format!(r#"{{"resources":[{resource},{other}]}}"#);
    in_chunks(&Options::new(), &input, &[1, 7], |results, decoder| {
        assert_eq!(results, ["a"]);
        let kinds: Vec<_> =
            decoder.skipped().iter().map(|it| (it.kind.as_str(), it.count)).collect();
        assert_eq!(kinds, [("google_compute_disk", 1)]);
    });
}

#[test]
fn a_page_with_a_list_at_an_unknown_key_is_an_error() {
    for key in [r#""nextPageToken":"t""#, r#""count":1"#] {
        let normalized = normalize(format!(r#"{{{key},"pictures":[{GCE}]}}"#).as_bytes()).errors;
        assert_eq!(normalized[0].code, ErrorCode::UnknownList);
        assert_eq!(normalized[0].path.as_deref(), Some("/pictures"));
    }
    let warned = r#"{"nextPageToken":"t","warning":{"code":"UNREACHABLE","data":[{"key":"k"}]}}"#;
    assert_eq!(pages(warned).len(), 1);
}

#[test]
fn an_empty_error_member_is_not_an_api_error() {
    for error in ["null", "false", r#""""#, "[]", "{}"] {
        let errors =
            normalize(format!(r#"{{"error":{error},"pictures":[{GCE}]}}"#).as_bytes()).errors;
        assert_eq!(errors[0].code, ErrorCode::UnknownList, "{error}");
    }
    let errors = normalize(br#"{"error":["quota"]}"#).errors;
    assert_eq!(errors[0].code, ErrorCode::ApiError);
}

#[test]
fn a_sign_of_something_else_counts_for_any_set_provider() {
    let disk = br#"{"kind":"compute#disk","name":"d","sizeGb":"10"}"#;
    let read = Options::new().provider(Provider::Gcore).normalize(disk);
    assert_eq!(read.images, []);
    assert_eq!(read.errors[0].path.as_deref(), Some("/kind"));
}

/// The errors of an object with a set provider; none if it is read as an image.
fn errors_with(provider: Provider, object: &str) -> Vec<(ErrorCode, Option<String>)> {
    let read = Options::new().provider(provider).normalize(object.as_bytes());
    assert_eq!(read.images.len() + read.errors.len(), 1, "{provider}: {object}");
    read.errors.into_iter().map(|error| (error.code, error.path)).collect()
}

#[test]
fn an_image_with_the_signs_of_another_provider_is_not_read_as_the_set_ones() {
    // In the order of the providers.
    let images = [
        r#"{"kind":"compute#image","name":"debian-12","id":"1","status":"READY"}"#,
        r#"{"id":"1","name":"debian-12","region_id":7,"min_disk":5}"#,
        r#"{"id":"/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/images/i","name":"i","type":"Microsoft.Compute/images"}"#,
        r#"{"ImageId":"ami-0aaaaaaaaaaaaaaaa","Name":"u","name":"u"}"#,
        r#"{"id":"1","name":"debian-12","container_format":"bare","min_disk":5}"#,
    ];
    assert_eq!(images.len(), Provider::ALL.len());
    for (of, image) in Provider::ALL.iter().zip(images) {
        for set in Provider::ALL {
            let expected =
                if set == of { vec![] } else { vec![(ErrorCode::UnknownProvider, None)] };
            assert_eq!(errors_with(*set, image), expected, "{image} as {set}");
        }
    }
    let spelling = r#"{"ImageId":"ami-0aaaaaaaaaaaaaaaa","Name":"u"}"#;
    let expected = [(ErrorCode::UnknownProvider, None)];
    assert_eq!(errors_with(Provider::Openstack, spelling), expected);
}

#[test]
fn an_image_without_signs_is_read_as_the_set_providers() {
    for provider in Provider::ALL {
        for object in [r#"{"name":"a","Name":"a"}"#, r#"{"name":"a","Name":"a","id":"7"}"#] {
            assert_eq!(errors_with(*provider, object), [], "{provider}: {object}");
        }
    }
    let shared = r#"{"name":"a","min_disk":5,"disk_format":"qcow2"}"#;
    for provider in [Provider::Gcore, Provider::Openstack] {
        assert_eq!(errors_with(provider, shared), []);
    }
}

#[test]
fn rows_of_the_client_that_are_no_images_are_not_read_as_the_set_providers() {
    for (row, key) in [
        (
            r#"{"ID":"7a1f","Name":"vm1","Status":"ACTIVE","Networks":{},"Image":"ubuntu","Flavor":"m1"}"#,
            "/Networks",
        ),
        (r#"{"ID":"1","Name":"m1","RAM":512,"Disk":1,"VCPUs":1}"#, "/RAM"),
        (
            r#"{"ID":"x","Name":"vol","Status":"available","Size":10,"Attached to":[]}"#,
            "/Attached to",
        ),
        (r#"{"Name":"k","Fingerprint":"a"}"#, "/Fingerprint"),
        (r#"{"ID":"x","Name":"net","Subnets":["a"]}"#, "/Subnets"),
        (r#"{"ID":"x","Name":"p","MAC Address":"fa:16","Status":"ACTIVE"}"#, "/MAC Address"),
    ] {
        let expected = [(ErrorCode::Malformed, Some(key.to_owned()))];
        assert_eq!(errors_with(Provider::Openstack, row), expected, "{row}");
    }
    assert_eq!(errors_with(Provider::Openstack, r#"{"ID":"x","Name":"a","Status":"active"}"#), []);
}

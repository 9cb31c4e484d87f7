use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::Provider;
use crate::error::{Error, ErrorCode};
use crate::json::{ReadError, TextFault, TextFaultKind};
use crate::model::{
    Architecture, Confidential, DeprecationState, Firmware, Licensing, MachineType, OsType,
    ParentKind, PriceStatus, SshKey, Status, Tpm, Virtualization, Visibility, WarningCode,
};

/// The image of a text, or the message of its fault.
fn read(text: &str) -> Result<Image<'_>, String> {
    let mut json = Reader::new(text, 0, 0, true);
    let read = read_unified(&mut json).expect("JSON");
    assert_eq!(json.at(), text.len(), "all of it is passed: {text}");
    read.map(|image| *image)
        .map_err(|fault| Error::from_fault(fault, None, None, None).message.clone())
}

fn written(image: &Image<'_>) -> String {
    let mut bytes = Vec::new();
    image.write_json(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

/// A line of this library reads back as `serde_json` reads it, and is written again to the same bytes.
#[track_caller]
fn reads_back(line: &str) {
    let image = read(line).expect(line);
    assert_eq!(image, serde_json::from_str(line).unwrap(), "{line}");
    assert_eq!(written(&image), line);
}

/// An image with these members in addition.
fn with(members: &str) -> String {
    format!(r#"{{"provider":"gce","name":"a",{members},"labels":{{}}}}"#)
}

#[track_caller]
fn rejects(text: &str, message: &str) {
    assert_eq!(read(text), Err(message.to_owned()), "{text}");
}

#[track_caller]
fn rejects_member(member: &str, message: &str) {
    rejects(&with(member), message);
}

fn outputs(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            outputs(&path, files);
        } else if path.to_str().unwrap().ends_with(".out.json") {
            files.push(path);
        }
    }
}

#[test]
fn the_images_of_every_fixture_read_back() {
    let mut files = Vec::new();
    outputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut lines = 0;
    for file in files {
        for line in fs::read_to_string(file).unwrap().lines() {
            reads_back(line);
            lines += 1;
        }
    }
    assert!(lines > 400, "{lines}");
}

/// An image with every member.
const FULL: &str = concat!(
    r#"{"provider":"gcore","id":"1","name":"n","description":"d","family":"f","project":"p","#,
    r#""region":"r","regionId":"7","storageLocations":["eu","us"],"url":"u","#,
    r#""architecture":"x86_64","os":{"type":"linux","distro":"debian","version":"12","build":"b","#,
    r#""codename":"c","variant":"v","channel":"stable"},"#,
    r#""software":[{"name":"cuda"},{"name":"nvidia-driver","version":"1","edition":"open"}],"#,
    r#""licensing":"payg","firmware":"uefi","secureBootCapable":true,"tpm":"2.0","#,
    r#""confidential":["amd-sev","intel-tdx"],"machineType":"q35","virtualization":"hvm","#,
    r#""guestFeatures":["GVNIC"],"#,
    r#""size":{"imageBytes":0,"minDiskBytes":1,"minMemoryBytes":9007199254740991},"#,
    r#""diskFormat":"raw","checksums":{"md5":"0f","sha512":"1e"},"labels":{"":"","a/b":"c","~":"é"},"readOnlyLabels":["a/b"],"#,
    r#""status":"ready","deprecation":{"state":"obsolete","replacement":"r","#,
    r#""deprecatedAt":"2024-04-15T17:23:45Z","obsoleteAt":"2024-04-15T17:23:45.12Z","#,
    r#""deletedAt":"9999-12-31T23:59:59.999999999Z"},"visibility":"shared","protected":true,"#,
    r#""createdAt":"0000-01-01T00:00:00Z","updatedAt":"2024-02-29T00:00:00Z","licenses":["l"],"#,
    r#""licenseCodes":["1"],"parent":{"kind":"disk","url":"u","id":"2","encryption":{"#,
    r#""kmsKey":"k"}},"encryption":{"encrypted":true,"kmsKey":"k","kmsServiceAccount":"s","sha256":"h","#,
    r#""confidentialCompute":false},"bareMetal":false,"#,
    r#""gcore":{"displayOrder":-9007199254740991,"lock":"t","creatorTask":"t","#,
    r#""price":{"currency":"EUR","perHour":0.0125,"perMonth":1e+21,"status":"show"},"#,
    r#""sshKey":"required"},"#,
    r#""evidence":{"/os/distro":"/name"},"warnings":[{"code":"conflict","field":"/os/distro","#,
    r#""source":"/name","message":"m"},{"code":"replaced","message":"\n"}],"#,
    r#""source":{"id":1E5,"id":"\u00e9\/","x":[{},null,-0]}}"#,
);

#[test]
fn every_key_reads_back() {
    reads_back(FULL);
    let mut json = Reader::new(FULL, 0, 0, true);
    json.enter_object().unwrap();
    let mut keys = Vec::new();
    let mut first = true;
    while let Some(key) = json.key(&mut first).unwrap() {
        keys.push(key.decode().0);
        json.skip().unwrap();
    }
    assert!(keys.iter().eq(KEYS.iter().map(|key| key.name)));
    assert!(keys.iter().all(|key| is_model_key(key)));
    assert!(!is_model_key("Provider") && !is_model_key("") && !is_model_key("os_type"));
    let required = KEYS.iter().filter(|key| key.required).map(|key| key.name);
    assert_eq!(required.collect::<Vec<_>>(), ["provider", "name", "labels"]);
}

#[test]
fn white_space_changes_nothing() {
    let value: serde_json::Value = serde_json::from_str(FULL).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let theirs: Image<'_> = serde_json::from_str(&pretty).unwrap();
    let ours = read(&pretty).unwrap();
    // White space in the source is removed.
    assert_eq!(Image { source: None, ..ours.clone() }, Image { source: None, ..theirs });
    assert_eq!(ours.source.unwrap().as_str(), value["source"].to_string());
}

#[test]
fn strings_without_escapes_are_borrowed() {
    let image = read(FULL).unwrap();
    assert!(matches!(image.name, Cow::Borrowed(_)));
    assert!(matches!(image.licenses[0], Cow::Borrowed(_)));
    let escaped = with(r#""description":"\u0061\ud800","family":"\ud83d\ude00""#);
    let image = read(&escaped).unwrap();
    assert_eq!(image.description.as_deref(), Some("a\u{fffd}"));
    assert_eq!(image.family.as_deref(), Some("😀"));
    assert_eq!(image.warnings, []);
}

#[test]
fn every_word_of_a_vocabulary_reads_back() {
    #[track_caller]
    fn each(words: &[&str], [before, after]: [&str; 2]) {
        for word in words {
            let [before, after] =
                [before, after].map(|part| part.replace('_', &format!("\"{word}\"")));
            reads_back(&format!(r#"{{"provider":"gce","name":"a"{before},"labels":{{}}{after}}}"#));
        }
    }
    each(Architecture::WORDS, [r#","architecture":_"#, ""]);
    each(OsType::WORDS, [r#","os":{"type":_}"#, ""]);
    each(Licensing::WORDS, [r#","licensing":_"#, ""]);
    each(Firmware::WORDS, [r#","firmware":_"#, ""]);
    each(Confidential::WORDS, [r#","confidential":[_,_]"#, ""]);
    each(MachineType::WORDS, [r#","machineType":_"#, ""]);
    each(Status::WORDS, ["", r#","status":_"#]);
    each(&["unheard-of", "READY", "é", r"\n"], ["", r#","status":_"#]);
    each(DeprecationState::WORDS, ["", r#","deprecation":{"state":_}"#]);
    each(Visibility::WORDS, ["", r#","visibility":_"#]);
    each(ParentKind::WORDS, ["", r#","parent":{"kind":_}"#]);
    each(Tpm::WORDS, [r#","tpm":_"#, ""]);
    each(Virtualization::WORDS, [r#","virtualization":_"#, ""]);
    each(SshKey::WORDS, ["", r#","gcore":{"sshKey":_}"#]);
    each(PriceStatus::WORDS, ["", r#","gcore":{"price":{"status":_}}"#]);
    each(WarningCode::WORDS, ["", r#","warnings":[{"code":_,"message":"m"}]"#]);
    for provider in Provider::WORDS {
        reads_back(&format!(r#"{{"provider":"{provider}","name":"a","labels":{{}}}}"#));
    }
}

#[test]
fn prices_are_what_javascript_prints() {
    for (token, price, again) in [
        ("0.0125", 0.0125, "0.0125"),
        ("1e21", 1e21, "1e+21"),
        ("1e+21", 1e21, "1e+21"),
        ("1e-7", 1e-7, "1e-7"),
        ("100000000000000000000", 1e20, "100000000000000000000"),
        ("720.0", 720.0, "720"),
        ("5e-324", 5e-324, "5e-324"),
        ("1.7976931348623157e+308", f64::MAX, "1.7976931348623157e+308"),
    ] {
        let text = with(&format!(r#""gcore":{{"price":{{"perHour":{token}}}}}"#));
        let image = read(&text).unwrap();
        let stated = image.gcore.as_ref().unwrap().price.as_ref().unwrap();
        assert_eq!(stated.per_hour, Some(price));
        assert!(written(&image).contains(&format!(r#""price":{{"perHour":{again}}}"#)));
    }
    rejects_member(
        r#""gcore":{"price":{"perHour":1e400}}"#,
        "/gcore/price/perHour: expected a number, found `1e400`",
    );
    rejects_member(
        r#""gcore":{"price":{"perHour":"1"}}"#,
        "/gcore/price/perHour: expected a number, found `\"1\"`",
    );
}

#[test]
fn integers_are_exact_in_javascript() {
    rejects_member(
        r#""size":{"imageBytes":9007199254740992}"#,
        "/size/imageBytes: expected an integer from 0 to 9007199254740991, found `9007199254740992`",
    );
    rejects_member(
        r#""size":{"minDiskBytes":-1}"#,
        "/size/minDiskBytes: expected an integer from 0 to 9007199254740991, found `-1`",
    );
    rejects_member(
        r#""size":{"minMemoryBytes":1.5}"#,
        "/size/minMemoryBytes: expected an integer from 0 to 9007199254740991, found `1.5`",
    );
    rejects_member(
        r#""gcore":{"displayOrder":"1"}"#,
        "/gcore/displayOrder: expected an integer from -9007199254740991 to 9007199254740991, found `\"1\"`",
    );
    rejects_member(
        r#""gcore":{"displayOrder":-9007199254740992}"#,
        "/gcore/displayOrder: expected an integer from -9007199254740991 to 9007199254740991, found `-9007199254740992`",
    );
    // As programs with only one type of number may write it.
    let text = with(r#""size":{"imageBytes":1.0e3}"#);
    assert_eq!(read(&text).unwrap().size.image_bytes, Some(1_000));
}

/// The words for providers in messages.
fn providers() -> String {
    let words: Vec<_> = Provider::ALL.iter().map(|provider| format!("`{provider}`")).collect();
    words.join(" or ")
}

#[test]
fn a_value_of_the_wrong_type_is_rejected() {
    rejects("[]", "expected an object, found an array");
    rejects("null", "expected an object, found `null`");
    rejects_member(r#""id":7"#, "/id: expected a string, found `7`");
    rejects_member(r#""name":null"#, "/name: expected a string, found `null`");
    rejects_member(
        r#""provider":{}"#,
        &format!("/provider: expected {}, found an object", providers()),
    );
    rejects_member(r#""labels":[]"#, "/labels: expected an object, found an array");
    rejects_member(r#""labels":{"a/~b":1}"#, "/labels/a~1~0b: expected a string, found `1`");
    rejects_member(r#""evidence":{"/os":null}"#, "/evidence/~1os: expected a string, found `null`");
    rejects_member(r#""licenses":"l""#, "/licenses: expected an array, found `\"l\"`");
    rejects_member(r#""licenses":["l",null]"#, "/licenses/1: expected a string, found `null`");
    rejects_member(r#""os":"linux""#, "/os: expected an object, found `\"linux\"`");
    rejects_member(r#""os":{"type":1}"#, "/os/type: expected a string, found `1`");
    rejects_member(
        r#""bareMetal":"true""#,
        "/bareMetal: expected `true` or `false`, found `\"true\"`",
    );
    rejects_member(r#""source":"s""#, "/source: expected an object, found `\"s\"`");
    rejects_member(
        r#""parent":{"kind":"image","encryption":{"confidentialCompute":[]}}"#,
        "/parent/encryption/confidentialCompute: expected `true` or `false`, found an array",
    );
}

#[test]
fn an_unknown_word_of_a_closed_vocabulary_is_rejected() {
    rejects_member(
        r#""provider":"acme""#,
        &format!("/provider: expected {}, found `\"acme\"`", providers()),
    );
    rejects_member(
        r#""licensing":"free""#,
        "/licensing: expected `payg` or `byos`, found `\"free\"`",
    );
    rejects_member(
        r#""confidential":["amd-sev","x"]"#,
        "/confidential/1: expected `amd-sev` or `amd-sev-es` or `amd-sev-snp` or `amd-sev-snp-svsm` or `intel-tdx` or `arm-cca` or `confidential-vm`, found `\"x\"`",
    );
    rejects_member(
        r#""parent":{"kind":"volume"}"#,
        "/parent/kind: expected `image` or `instance` or `snapshot` or `disk`, found `\"volume\"`",
    );
    rejects_member(
        r#""warnings":[{"code":"odd","message":""}]"#,
        "/warnings/0/code: expected `conflict` or `unrecognized` or `malformed` or `assumed` or `duplicate` or `replaced`, found `\"odd\"`",
    );
}

#[test]
fn a_time_without_a_zone_is_rejected() {
    let shifted = with(r#""createdAt":"2024-04-15T10:23:45.120-07:00""#);
    let created = read(&shifted).unwrap().created_at.unwrap();
    assert_eq!(created.to_string(), "2024-04-15T17:23:45.12Z");
    for text in ["2024-04-15T10:23:45", "2016-12-31T23:59:60Z", "1970-01-01", ""] {
        rejects_member(
            &format!(r#""createdAt":"{text}""#),
            &format!("/createdAt: expected a date, a time of day and a zone, found `\"{text}\"`"),
        );
    }
    rejects_member(
        r#""deprecation":{"deletedAt":0}"#,
        "/deprecation/deletedAt: expected a date, a time of day and a zone, found `0`",
    );
}

#[test]
fn a_missing_required_member_is_rejected() {
    for (text, message) in [
        ("{}", "/labels: expected an object, found none"),
        (r#"{"provider":"gce","name":"a"}"#, "/labels: expected an object, found none"),
        (r#"{"provider":"gce","labels":{}}"#, "/name: expected a string, found none"),
        (
            r#"{"name":"a","labels":{}}"#,
            &format!("/provider: expected {}, found none", providers()),
        ),
    ] {
        rejects(text, message);
        let mut json = Reader::new(text, 0, 0, true);
        assert_eq!(read_unified(&mut json).unwrap().unwrap_err().code, ErrorCode::Missing);
    }
    rejects_member(
        r#""software":[{"name":"a"},{}]"#,
        "/software/1/name: expected a string, found none",
    );
    rejects_member(
        r#""parent":{}"#,
        "/parent/kind: expected `image` or `instance` or `snapshot` or `disk`, found none",
    );
    rejects_member(
        r#""warnings":[{"code":"conflict"}]"#,
        "/warnings/0/message: expected a string, found none",
    );
}

#[test]
fn an_unknown_key_is_rejected_at_any_depth() {
    let says = |path: &str, key: &str| {
        format!(
            "{path}: expected a key of the unified image, found `{key}`: written by another version, or cut by `fields`"
        )
    };
    rejects_member(r#""hue":{"rawKey":"secret"}"#, &says("/hue", "hue"));
    rejects_member(r#""os":{"na/me":[1]}"#, &says("/os/na~1me", "na/me"));
    rejects_member(r#""size":{"\u0061":null}"#, &says("/size/a", "a"));
    rejects_member(r#""software":[{"name":"a","os":1}]"#, &says("/software/0/os", "os"));
    rejects_member(r#""warnings":[{"":1}]"#, &says("/warnings/0/", ""));
    let mut json = Reader::new(r#"{"x":1}"#, 0, 0, true);
    // `/labels` is missing, and comes before it.
    assert_eq!(read_unified(&mut json).unwrap().unwrap_err().code, ErrorCode::Missing);
}

#[test]
fn the_first_path_of_several_faults_is_reported() {
    let message = "/family: expected a string, found `1`";
    rejects_member(r#""family":1,"hue":2,"os":{"type":3}"#, message);
    rejects_member(r#""os":{"type":3},"hue":2,"family":1"#, message);
}

#[test]
fn null_is_an_absent_optional_member() {
    let optional = KEYS.iter().filter(|key| !key.required);
    let nothing: Vec<_> = optional.map(|key| format!("\"{}\":null", key.name)).collect();
    let text = with(&format!(r#"{},"name":"b""#, nothing.join(",")));
    assert_eq!(read(&text), Ok(Image::new(Provider::Gce, "b")));
    let text = with(r#""id":"1","id":null,"os":{"type":"linux"},"os":null"#);
    assert_eq!(read(&text), Ok(Image::new(Provider::Gce, "a")));
}

#[test]
fn the_last_value_of_a_repeated_key_counts() {
    let text = with(concat!(
        r#""id":"1","id":"2","licenses":["a"],"licenses":["b"],"os":{"type":"linux","distro":"x"},"#,
        r#""os":{"distro":"y"},"labels":{"a":"1"},"provider":"gcore""#,
    ));
    let image = read(&text).unwrap();
    assert_eq!((image.id.as_deref(), &image.licenses[..]), (Some("2"), &["b".into()][..]));
    assert_eq!((image.os.os_type, image.os.distro.as_deref()), (None, Some("y")));
    assert!(image.labels.is_empty() && image.provider == Provider::Gcore);
    let text = with(r#""evidence":{"b":"1","a":"1","b":"2","a":"3"}"#);
    let image = read(&text).unwrap();
    assert!(image.evidence.iter().eq([("a", "3"), ("b", "2")]));
    rejects_member(r#""id":1,"id":"2""#, "/id: expected a string, found `1`");
}

#[test]
fn no_secret_comes_out() {
    let text = with(concat!(
        r#""evidence":{"rawKey":["s3cret"]},"source":{ "a" : [ {"raw\u004bey":"s3cret"} , 1.0 ] },"#,
        r#""labels":{"rsaEncryptedKey":"s3cret"}"#,
    ))
    .replace(r#","labels":{}"#, "");
    let image = read(&text).unwrap();
    assert_eq!(
        image.source.as_ref().unwrap().as_str(),
        r#"{"a":[{"raw\u004bey":"[redacted]"},1.0]}"#
    );
    assert!(!written(&image).contains("s3cret"));
}

#[test]
fn a_fault_in_the_text_is_reported_by_the_reader() {
    for (text, at, kind) in [
        (r#"{"id":1,"name":"#, 15, TextFaultKind::End),
        (r#"{"hue":[1 2]}"#, 10, TextFaultKind::Syntax("`,` or `]`")),
        (r#"{"labels":{"a":"b",}}"#, 19, TextFaultKind::Syntax("a key")),
        (r#"{"createdAt":"\x"}"#, 15, TextFaultKind::Syntax("an escape such as `\\n`")),
        (r#"{"bareMetal":tru}"#, 16, TextFaultKind::Syntax("`true`")),
    ] {
        let mut json = Reader::new(text, 0, 0, true);
        assert_eq!(read_unified(&mut json), Err(ReadError), "{text}");
        assert_eq!(json.text_fault(), TextFault { at, kind }, "{text}");
    }
}

proptest! {
    #[test]
    fn the_order_of_keys_changes_nothing(
        shuffled in Just(top_level_members()).prop_shuffle(),
        wrong in prop::collection::vec(0..KEYS.len(), 0..4),
    ) {
        let text = |members: &[String]| format!("{{{}}}", members.join(","));
        let mut members = top_level_members();
        let text_of_shuffled = text(&shuffled);
        prop_assert_eq!(read(&text_of_shuffled), read(FULL));
        let mut shuffled = shuffled;
        for place in wrong {
            let key = &members[place].split_once(':').unwrap().0.to_owned();
            for member in members.iter_mut().chain(&mut shuffled) {
                if member.starts_with(key) {
                    *member = format!("{key}:-1.5");
                }
            }
        }
        let (one, other) = (text(&members), text(&shuffled));
        prop_assert_eq!(read(&one), read(&other));
    }

    #[test]
    fn input_that_serde_rejects_is_rejected(
        key in select(KEYS.iter().map(|key| key.name).collect::<Vec<_>>()),
        value in select(vec!["0", "\"\"", "[]", "{}", "true", "[0]", "{\"a\":0}", "[{}]", "-1", "1.5"]),
    ) {
        let members: Vec<_> = top_level_members()
            .into_iter()
            .map(|member| {
                if member.starts_with(&format!("\"{key}\":")) { format!("\"{key}\":{value}") } else { member }
            })
            .collect();
        let text = format!("{{{}}}", members.join(","));
        match (read(&text), serde_json::from_str::<Image<'_>>(&text)) {
            (Ok(ours), theirs) => prop_assert_eq!(ours, theirs.unwrap()),
            // It lets through what is foreign, sources of any type, and lists in place of objects.
            (Err(_), Ok(_)) => {
                let is_lax = key == "source" || value.starts_with('[') || value == "{\"a\":0}";
                prop_assert!(is_lax, "{}", text);
            }
            (Err(_), Err(_)) => {}
        }
    }
}

/// The members of [`FULL`], as they are written.
fn top_level_members() -> Vec<String> {
    let mut json = Reader::new(FULL, 0, 0, true);
    json.enter_object().unwrap();
    let mut members = Vec::new();
    let mut first = true;
    while let Some(key) = json.key(&mut first).unwrap() {
        members.push(format!("{}:{}", key.token(), json.skip().unwrap()));
    }
    members
}

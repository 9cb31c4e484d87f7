//! One image in its provider's own fields, and its conversion.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cloud_image::provider::{aws, azure, gce, gcore, openstack};
use cloud_image::{Distro, ErrorCode, Image, Knowledge, Options, Provider};

/// Malformed values and unknown words, and other warnings.
const GCE: &str = r#"{"name":"debian-12-bookworm-v20240415","diskSizeGb":"ten","status":"NEW","labels":{"a":1},
    "licenses":["https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-11-bullseye"]}"#;
const GCORE: &str = r#"{"name":"ubuntu-22.04-x64","min_disk":"ten","created_at":"2024-05-05T14:51:26","status":"odd"}"#;
const AWS: &str = r#"{"ImageId":"ami-1","Name":"debian-12-amd64-20240717-1811","OwnerId":7.5,"State":"transient","Platform":"windows"}"#;
const AZURE: &str = r#"{"name":"ubuntu-2204","type":"Microsoft.Compute/images","properties":{"hyperVGeneration":7,"provisioningState":"odd","osType":"Windows"}}"#;
const OPENSTACK: &str =
    r#"{"name":"debian-12","min_disk":"ten","created_at":"2024-05-05T14:51:26","status":"odd"}"#;

/// Calls a macro with each provider's module and JSON. It gives the provider.
macro_rules! for_each_provider {
    ($check:ident) => {
        let checked = [
            $check!(gce, GCE),
            $check!(gcore, GCORE),
            $check!(azure, AZURE),
            $check!(aws, AWS),
            $check!(openstack, OPENSTACK),
        ];
        assert_eq!(checked, *Provider::ALL);
    };
}

/// The image as a decoder reads it.
fn decoded(json: &str, provider: Provider) -> Image<'_> {
    Options::new().provider(provider).images(json.as_bytes()).next().unwrap().unwrap()
}

/// The codes of the warnings, sorted.
fn codes_of(image: &Image<'_>) -> String {
    let mut codes: Vec<_> = image.warnings.iter().map(|warning| warning.code.as_str()).collect();
    codes.sort_unstable();
    codes.join(" ")
}

#[test]
fn conversion_gives_the_image_of_a_decoder_with_all_warnings() {
    let mut codes = Vec::new();
    macro_rules! check {
        ($module:ident, $json:expr) => {{
            let typed = $module::read($json.as_bytes()).unwrap();
            let image = typed.unify(&Knowledge::builtin()).unwrap();
            assert_eq!(image, decoded($json, image.provider));
            codes.push((image.provider, codes_of(&image)));
            image.provider
        }};
    }
    for_each_provider!(check);
    let expected = [
        (Provider::Gce, "conflict malformed malformed unrecognized"),
        (Provider::Gcore, "assumed malformed unrecognized"),
        (Provider::Azure, "conflict malformed unrecognized"),
        (Provider::Aws, "conflict malformed unrecognized"),
        (Provider::Openstack, "assumed malformed unrecognized"),
    ];
    assert_eq!(codes, expected.map(|(provider, codes)| (provider, codes.to_owned())));
}

#[test]
fn an_object_of_another_type_is_no_image_of_azure() {
    let disk = azure::read(br#"{"name":"d","type":"Microsoft.Compute/disks"}"#).unwrap();
    let error = disk.unify(&Knowledge::builtin()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Malformed);
    assert_eq!(
        error.message,
        "/type: expected the type of an image, found `\"Microsoft.Compute/disks\"`"
    );
}

#[test]
fn try_from_converts_like_unify() {
    macro_rules! check {
        ($module:ident, $json:expr) => {{
            let typed = $module::read($json.as_bytes()).unwrap();
            let image = Image::try_from(typed.clone());
            assert_eq!(image, typed.unify(&Knowledge::builtin()));
            image.unwrap().provider
        }};
    }
    for_each_provider!(check);
}

#[test]
fn warnings_can_be_read_before_the_conversion() {
    let typed = gcore::read(GCORE.as_bytes()).unwrap();
    let sources: Vec<_> = typed.warnings().map(|warning| warning.source.as_deref()).collect();
    // Reading assumes the zone of the time; the unknown status is only found by the conversion.
    assert_eq!(sources, [Some("/created_at"), Some("/min_disk")]);
    assert_eq!(typed.image.min_disk, None);
}

#[test]
fn knowledge_of_the_caller_identifies_the_system() {
    let knowledge = Knowledge::builtin().with_distro(Distro::linux("acme-linux"));
    macro_rules! check {
        ($module:ident, $json:expr) => {{
            let typed = $module::read(br#"{"name":"acme-linux-3"}"#).unwrap();
            let distro = |knowledge: &Knowledge| {
                let image = typed.clone().unify(knowledge).unwrap();
                (image.provider, image.os.distro.map(std::borrow::Cow::into_owned))
            };
            let (provider, found) = distro(&knowledge);
            assert_eq!(found.as_deref(), Some("acme-linux"), "{provider}");
            assert_eq!(distro(&Knowledge::builtin()), (provider, None));
            provider
        }};
    }
    for_each_provider!(check);
}

#[test]
fn a_malformed_name_is_the_error_of_the_conversion() {
    let typed = gce::read(br#"{"name":7}"#).unwrap();
    let error = typed.unify(&Knowledge::builtin()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Malformed);
    assert_eq!(error.to_string(), "/name: expected a string, found `7`");
    let error = Image::try_from(gcore::read(b"{}").unwrap()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Missing);
}

#[test]
fn fields_of_a_caller_are_converted() {
    let mut image = gcore::Image::default();
    image.name = Some("debian-12".into());
    image.min_disk = Some(10);
    let image = Image::try_from(image).unwrap();
    assert_eq!(image.os.version.as_deref(), Some("12"));
    assert_eq!(image.size.min_disk_bytes, Some(10 << 30));
}

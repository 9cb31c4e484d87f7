//! An image is the same in every wrapper and in every spelling of its fields.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod images;
mod random;
mod shapes;
mod spelling;

use std::collections::BTreeMap;

use cloud_image::{Error, ErrorCode, Options, Page, Provider, Skipped};
use proptest::prelude::*;
use serde_json::{Map, Value};

use images::{IMAGES, SECRET, generated};
use random::Random;
use shapes::{Part, Shape, Writer};
use spelling::Spelling;

/// All results of an input.
#[derive(Debug, Default, PartialEq)]
struct Read {
    images: Vec<Value>,
    errors: Vec<Error>,
    pages: Vec<Page>,
    skipped: Vec<Skipped>,
}

impl Read {
    fn in_one_piece(text: &str, options: &Options) -> Self {
        let mut read = Self::default();
        let mut images = options.images(text.as_bytes());
        for image in &mut images {
            match image {
                Ok(image) => read.images.push(serde_json::to_value(&image).unwrap()),
                Err(error) => read.errors.push(error),
            }
        }
        read.pages = images.take_pages();
        read.skipped = images.skipped().to_vec();
        read
    }

    fn in_chunks(text: &str, options: &Options, random: &mut Random) -> Self {
        let mut read = Self::default();
        let mut decoder = options.decoder();
        let mut rest = text.as_bytes();
        let max_size = random.pick(&[1, 2, 20, 300, 4_000]);
        loop {
            let (chunk, after) = rest.split_at(rest.len().min(1 + random.below(max_size)));
            decoder.feed(chunk).unwrap();
            rest = after;
            if rest.is_empty() {
                decoder.finish();
            }
            while let Some(image) = decoder.next_image() {
                match image {
                    Ok(image) => read.images.push(serde_json::to_value(&image).unwrap()),
                    Err(error) => read.errors.push(error),
                }
            }
            read.pages.extend(decoder.take_pages());
            if rest.is_empty() {
                read.skipped = decoder.skipped().to_vec();
                return read;
            }
        }
    }

    fn skipped(&self) -> BTreeMap<String, u64> {
        self.skipped.iter().map(|skipped| (skipped.kind.clone(), skipped.count)).collect()
    }
}

/// The only image of an object.
fn single_image(text: &str, options: &Options) -> Value {
    let read = Read::in_one_piece(text, options);
    assert_eq!((read.images.len(), read.errors.len()), (1, 0), "{text}\n{read:?}");
    read.images.into_iter().next().unwrap()
}

/// An image without the parts that depend on the spelling: pointers and `source`.
fn without_spelling(image: &Value) -> Value {
    let mut image = image.clone();
    image.as_object_mut().unwrap().remove("source");
    for (_, pointer) in
        image.get_mut("evidence").and_then(Value::as_object_mut).into_iter().flatten()
    {
        *pointer = Value::Null;
    }
    let warnings = image.get_mut("warnings").and_then(Value::as_array_mut);
    for warning in warnings.into_iter().flatten() {
        let warning = warning.as_object_mut().unwrap();
        warning.remove("source");
        if let Some(Value::String(message)) = warning.get_mut("message") {
            let is_pointer = |word: &&str| word.starts_with('/');
            let words: Vec<_> = message.split(' ').filter(|word| !is_pointer(word)).collect();
            *message = words.join(" ");
        }
    }
    // Warnings are in the order of their pointers.
    if let Some(warnings) = image.get_mut("warnings").and_then(Value::as_array_mut) {
        warnings.sort_by_key(Value::to_string);
    }
    image
}

/// Panics if a pointer of an image does not exist in its object.
fn assert_pointers_exist(image: &Value, object: &Map<String, Value>) {
    let object = Value::Object(object.clone());
    let of_evidence = image.get("evidence").and_then(Value::as_object).into_iter().flatten();
    for (field, pointer) in of_evidence {
        let pointer = pointer.as_str().unwrap();
        assert!(object.pointer(pointer).is_some(), "{field}: {pointer} is not in {object}");
        assert!(image.pointer(field).is_some(), "{field} is not in {image}");
    }
    let warnings = image.get("warnings").and_then(Value::as_array).into_iter().flatten();
    for warning in warnings {
        if let Some(pointer) = warning.get("source").and_then(Value::as_str) {
            assert!(object.pointer(pointer).is_some(), "{warning}: it is not in {object}");
        }
    }
}

fn spellings(provider: Provider) -> &'static [Spelling] {
    match provider {
        Provider::Gcore => Spelling::GCORE,
        Provider::Azure => Spelling::AZURE,
        Provider::Aws => Spelling::AWS,
        Provider::Openstack => Spelling::OPENSTACK,
        _ => Spelling::GCE,
    }
}

fn spell(
    provider: Provider,
    object: &Map<String, Value>,
    spelling: Spelling,
) -> Option<Map<String, Value>> {
    match provider {
        Provider::Gcore => spelling.gcore(object),
        Provider::Azure => spelling.azure(object),
        Provider::Aws => spelling.aws(object),
        Provider::Openstack => spelling.openstack(object),
        _ => spelling.gce(object),
    }
}

fn text(object: &Map<String, Value>) -> String {
    serde_json::to_string(object).unwrap()
}

/// The image of an object in a shape, from the image of the object alone.
fn in_shape(image: &Value, shape: Shape) -> Value {
    let mut image = image.clone();
    if let Some(project) = shape.project() {
        image.as_object_mut().unwrap().entry("project").or_insert_with(|| project.into());
    }
    image
}

/// Compares the images of an object in every spelling.
fn check_spellings(provider: Provider, object: &Map<String, Value>) {
    let options = Options::new().source(true);
    let image = single_image(&text(object), &options);
    assert_pointers_exist(&image, object);
    for &spelling in spellings(provider) {
        let Some(spelt) = spell(provider, object, spelling) else { continue };
        let respelt = single_image(&text(&spelt), &options);
        assert_eq!(
            without_spelling(&respelt),
            without_spelling(&image),
            "{spelling:?}\n{}",
            text(&spelt)
        );
        assert_pointers_exist(&respelt, &spelt);
    }
}

/// Compares the images of an object in every shape, each with a random spelling.
fn check_shapes(provider: Provider, object: &Map<String, Value>, seed: u64) {
    let options = Options::new().source(true);
    let mut random = Random(seed);
    for &shape in Shape::ALL.iter().filter(|shape| shape.exists_for(provider)) {
        let spelling = random.pick(spellings(provider));
        let Some(spelt) = spell(provider, object, spelling) else { continue };
        let part = Part { text: text(&spelt), provider, is_image: true };
        let image = in_shape(&single_image(&part.text, &options), shape);
        let mut writer = Writer::new(seed, true);
        let document = writer.values(shape, &[part]).join("\n");
        let read = Read::in_one_piece(&document, &options);
        assert_eq!(read.errors, [], "{shape:?} {spelling:?}\n{document}");
        assert_eq!(read.images, [image], "{shape:?} {spelling:?}\n{document}");
        assert_eq!(read.skipped(), writer.skipped, "{shape:?}\n{document}");
        let chunks = Read::in_chunks(&document, &options, &mut writer.random);
        assert_eq!(chunks, read, "{shape:?}\n{document}");
    }
}

#[test]
fn fixtures_have_images_of_each_provider() {
    for provider in Provider::ALL {
        let count = IMAGES.iter().filter(|(image_provider, _)| image_provider == provider).count();
        assert!(count > 50, "only {count} of {provider}");
    }
}

#[test]
fn images_of_fixtures_are_the_same_in_every_spelling() {
    for (provider, object) in &*IMAGES {
        check_spellings(*provider, object);
    }
}

#[test]
fn images_of_fixtures_are_the_same_in_every_shape() {
    for (seed, (provider, object)) in (0..).zip(&*IMAGES) {
        check_shapes(*provider, object, seed);
    }
}

/// Objects that are errors in the place of an image, even if a wrapper names the provider.
const NO_IMAGES: &[(Provider, &str)] = &[
    (Provider::Gce, r#"{"kind":"compute#image"}"#),
    (Provider::Gce, r#"{"kind":"compute#image","name":7}"#),
    (
        Provider::Gce,
        r#"{"kind":"compute#disk","name":"a","creationTimestamp":"2024-05-05T14:51:26Z"}"#,
    ),
    (Provider::Gce, r#"{"name":"a","self_link":"projects/p/zones/z/disks/a","disk_size_gb":7}"#),
    (Provider::Azure, r#"{"type":"Microsoft.Compute/images","name":7}"#),
    (Provider::Azure, r#"{"type":"Microsoft.Compute/images","name":"a","vmId":"b"}"#),
    (Provider::Aws, r#"{"Name":7,"ImageOwnerAlias":"amazon"}"#),
    (Provider::Aws, r#"{"ImageId":"ami-1","Name":"a","InstanceId":"i-1"}"#),
    (Provider::Openstack, r#"{"container_format":"bare"}"#),
    (Provider::Openstack, r#"{"name":"a","hostId":"b"}"#),
    (Provider::Gcore, r#"{"region_id":1,"min_disk":0}"#),
    (Provider::Gcore, r#"{"name":"a","region_id":1,"volume_type":"standard"}"#),
];

proptest! {
    #[test]
    fn a_generated_image_is_the_same_in_every_spelling(seed in any::<u64>()) {
        let (provider, object) = generated(&mut Random(seed));
        check_spellings(provider, &object);
    }

    #[test]
    fn a_generated_image_is_the_same_in_every_shape(seed in any::<u64>()) {
        let (provider, object) = generated(&mut Random(seed));
        check_shapes(provider, &object, seed);
    }

    /// Each object is an image, an error, or skipped.
    #[test]
    fn no_object_is_lost_in_any_shape(
        seed in any::<u64>(),
        objects in prop::collection::vec((any::<u64>(), 0_usize..5), 0..12),
        has_errors in any::<bool>(),
    ) {
        let options = Options::new().source(true);
        let mut parts = Vec::new();
        let mut images = Vec::new();
        for (seed, choice) in objects {
            let mut random = Random(seed);
            if has_errors && choice == 0 {
                let (provider, text) = random.pick(NO_IMAGES);
                parts.push(Part { text: text.to_owned(), provider, is_image: false });
                images.push(None);
                continue;
            }
            let (provider, object) = if choice == 1 {
                IMAGES[random.below(IMAGES.len())].clone()
            } else {
                generated(&mut random)
            };
            let spelling = random.pick(spellings(provider));
            let object = spell(provider, &object, spelling).unwrap_or(object);
            let text = text(&object);
            images.push(Some(single_image(&text, &options)));
            parts.push(Part { text, provider, is_image: true });
        }
        let mut writer = Writer::new(seed, true);
        let (document, shapes) = writer.document(&parts);
        let read = Read::in_one_piece(&document, &options);
        let expected: Vec<_> = images
            .iter()
            .zip(&shapes)
            .filter_map(|(image, shape)| Some(in_shape(image.as_ref()?, *shape)))
            .collect();
        let failed = images.iter().filter(|image| image.is_none()).count();
        prop_assert_eq!(&read.images, &expected, "{}", document);
        prop_assert_eq!(read.errors.len(), failed, "{}\n{:?}", document, read.errors);
        prop_assert_eq!(read.skipped(), writer.skipped.clone(), "{}", document);
        prop_assert!(!format!("{read:?}").contains(SECRET), "{:?}", read);
        let chunks = Read::in_chunks(&document, &options, &mut writer.random);
        prop_assert_eq!(chunks, read, "{}", document);
    }

    #[test]
    fn skipped_objects_are_not_errors_in_strict_mode(
        seed in any::<u64>(),
        seeds in prop::collection::vec(any::<u64>(), 0..6),
    ) {
        let options = Options::new().strict(true);
        let mut parts = Vec::new();
        for seed in seeds {
            let (provider, object) = generated(&mut Random(seed));
            let text = text(&object);
            // A malformed field is an error in every shape.
            if Read::in_one_piece(&text, &options).errors.is_empty() {
                parts.push(Part { text, provider, is_image: true });
            }
        }
        let mut writer = Writer::new(seed, true);
        let (document, _) = writer.document(&parts);
        let read = Read::in_one_piece(&document, &options);
        prop_assert_eq!(&read.errors, &[], "{}", document);
        prop_assert_eq!(read.images.len(), parts.len(), "{}", document);
        prop_assert_eq!(read.skipped(), writer.skipped, "{}", document);
    }
}

#[test]
fn the_error_of_an_asset_without_its_image_names_the_option_to_use() {
    let document = r#"{"name":"//compute.googleapis.com/projects/p/global/images/a","assetType":"compute.googleapis.com/Image"}"#;
    let read = Read::in_one_piece(document, &Options::new());
    let errors: Vec<_> = read.errors.iter().map(|error| (error.code, &*error.message)).collect();
    assert!(matches!(errors[..], [(ErrorCode::Missing, _)]), "{errors:?}");
    assert!(errors[0].1.contains("--content-type=resource"), "{errors:?}");
}

/// A state may contain secrets.
#[test]
fn an_unknown_list_is_named_but_not_quoted() {
    let document =
        r#"{"outputs":{"hosts":{"value":[{"password":"hush4secret"}]}},"secret":"hush4secret"}"#;
    let read = Read::in_one_piece(document, &Options::new());
    assert_eq!(read.errors.len(), 1);
    assert_eq!(read.errors[0].code, ErrorCode::UnknownList);
    assert_eq!(read.errors[0].path.as_deref(), Some("/outputs/hosts/value"));
    assert!(!format!("{read:?}").contains(SECRET), "{read:?}");
}

#[test]
fn the_type_in_a_wrapper_identifies_an_image_without_signs() {
    let document = r#"{"version":4,"resources":[
        {"type":"google_compute_image","instances":[{"attributes":{"name":"a"}}]},
        {"type":"gcore_image","instances":[{"attributes":{"name":"b"}}]},
        {"type":"google_compute_images","instances":[{"attributes":{"images":[{"name":"c"}]}}]},
        {"type":"azurerm_image","instances":[{"attributes":{"name":"f"}}]},
        {"type":"aws_ami","instances":[{"attributes":{"name":"g"}}]},
        {"type":"openstack_images_image_v2","instances":[{"attributes":{"name":"h"}}]},
        {"type":"gcore_volume","instances":[{"attributes":{"name":"d"}}]}]}
        {"assetType":"compute.googleapis.com/Image","resource":{"data":{"name":"e"}}}"#;
    let read = Read::in_one_piece(document, &Options::new());
    let names = read.images.iter().map(|image| (&image["name"], &image["provider"]));
    let names = names.map(|(name, provider)| format!("{name} {provider}").replace('"', ""));
    let names: Vec<_> = names.collect();
    let expected = ["a gce", "b gcore", "c gce", "f azure", "g aws", "h openstack", "e gce"];
    assert_eq!(names, expected);
    assert_eq!(read.skipped(), BTreeMap::from([("gcore_volume".to_owned(), 1)]));
    assert_eq!(read.errors, []);
}

/// A resource without instances was not created yet, and is not an error.
#[test]
fn an_image_resource_without_attributes_is_an_error() {
    let document = r#"{"version":4,"resources":[
        {"type":"google_compute_image","instances":[]},
        {"type":"google_compute_image","instances":[{"attributes_flat":{"name":"a"}}]},
        {"type":"gcore_image"},
        {"type":"google_compute_images","instances":[{}]},
        {"type":"google_compute_network","instances":[{}]},
        {"instances":[{"attributes":{"name":"b","region_id":1,"min_disk":0}}],"type":"gcore_image"}]}
        {"format_version":"1.0","values":{"root_module":{"resources":[
        {"type":"google_compute_image","name":"c"},{"type":"google_compute_disk","name":"d"}]}}}"#;
    let read = Read::in_one_piece(document, &Options::new());
    let errors: Vec<_> = read.errors.iter().map(ToString::to_string).collect();
    let expected = [
        "image 0, line 3, column 9: expected an image, found a resource without its attributes",
        "image 1, line 4, column 9: expected an image, found a resource without its attributes",
        "image 2, line 5, column 9: expected an image, found a resource without its attributes",
        "image 4, line 9, column 9: expected an image, found a resource without its attributes",
    ];
    assert_eq!(errors, expected);
    assert_eq!(read.images.len(), 1);
    for size in 1..40 {
        let mut random = Random(size);
        assert_eq!(Read::in_chunks(document, &Options::new(), &mut random), read);
    }
}

/// In this state, the types come after the objects.
#[test]
fn resources_of_other_types_are_skipped_for_any_set_provider() {
    let document = r#"{"version":4,"resources":[
        {"instances":[{"attributes":{"id":"a","name":"bucket"}}],"type":"google_storage_bucket"},
        {"instances":[{"attributes":{"result":"hush4secret"}}],"type":"random_password"},
        {"instances":[{"attributes":{"kind":"compute#image","name":"a"}}],"type":"google_compute_image"},
        {"instances":[{"attributes":{"name":"b","region_id":1,"min_disk":0}}],"type":"gcore_image"}]}"#;
    for (provider, name, other) in
        [(Provider::Gce, "a", "gcore_image"), (Provider::Gcore, "b", "google_compute_image")]
    {
        let options = Options::new().provider(provider);
        let read = Read::in_one_piece(document, &options);
        let names: Vec<_> =
            read.images.iter().map(|image| image["name"].as_str().unwrap()).collect();
        assert_eq!(names, [name]);
        assert_eq!(read.errors, []);
        let skipped = ["google_storage_bucket", "random_password", other];
        let skipped = skipped.map(|kind| (kind.to_owned(), 1));
        assert_eq!(read.skipped(), BTreeMap::from(skipped));
        for size in 1..40 {
            let mut random = Random(size);
            assert_eq!(Read::in_chunks(document, &options, &mut random), read);
        }
    }
}

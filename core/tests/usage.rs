//! The texts with which images are used.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use cloud_image::{
    Architecture, Deprecation, DeprecationState, Image, Provider, Status, Usage, UsageTarget, usage,
};
use proptest::prelude::*;

/// The image with a change.
fn with<'a>(mut image: Image<'a>, change: impl FnOnce(&mut Image<'a>)) -> Image<'a> {
    change(&mut image);
    image
}

fn deprecation(state: DeprecationState) -> Deprecation<'static> {
    let mut deprecation = Deprecation::default();
    deprecation.state = Some(state);
    deprecation
}

/// The text of a tool for an image or its family, if there is one.
fn text(image: &Image<'_>, tool: &str, target: UsageTarget) -> Option<String> {
    let of = |usage: &Usage| usage.tool == tool && usage.target == target;
    usage(image).into_iter().find(of).map(|usage| usage.text)
}

fn debian() -> Image<'static> {
    with(Image::new(Provider::Gce, "debian-12-bookworm-v20240415"), |image| {
        image.id = Some("4471373458473593472".into());
        image.family = Some("debian-12".into());
        image.project = Some("debian-cloud".into());
        image.architecture = Some(Architecture::X86_64);
        image.status = Some(Status::Ready);
    })
}

fn ubuntu() -> Image<'static> {
    let mut image = with(Image::new(Provider::Gcore, "ubuntu-22.04-x64"), |image| {
        image.id = Some("44e136a7-15c1-4b5f-a086-20b7b3237d40".into());
        image.project = Some("1".into());
        image.region_id = Some("7".into());
        image.status = Some(Status::Ready);
    });
    image.size.min_disk_bytes = Some(5 << 30);
    image
}

#[test]
fn image_of_compute_engine() {
    let image = debian();
    for (tool, target, expected) in [
        (
            "gcloud",
            UsageTarget::Image,
            "gcloud compute instances create INSTANCE_NAME --image=debian-12-bookworm-v20240415 --image-project=debian-cloud",
        ),
        (
            "terraform",
            UsageTarget::Image,
            "boot_disk {\n  initialize_params {\n    image = \"projects/debian-cloud/global/images/debian-12-bookworm-v20240415\"\n  }\n}",
        ),
        (
            "gcloud",
            UsageTarget::Family,
            "gcloud compute instances create INSTANCE_NAME --image-family=debian-12 --image-project=debian-cloud",
        ),
        (
            "terraform",
            UsageTarget::Family,
            "boot_disk {\n  initialize_params {\n    image = \"projects/debian-cloud/global/images/family/debian-12\"\n  }\n}",
        ),
    ] {
        assert_eq!(text(&image, tool, target).as_deref(), Some(expected));
    }
    assert_eq!(usage(&image).len(), 4);
}

#[test]
fn what_the_image_does_not_state_is_a_word_in_capitals() {
    let image = with(debian(), |image| {
        image.project = None;
        image.family = None;
    });
    assert_eq!(
        text(&image, "gcloud", UsageTarget::Image).unwrap(),
        "gcloud compute instances create INSTANCE_NAME --image=debian-12-bookworm-v20240415 --image-project=PROJECT_ID"
    );
    let mut image = with(ubuntu(), |image| {
        image.project = None;
        image.region_id = None;
    });
    image.size.min_disk_bytes = None;
    let command = text(&image, "curl", UsageTarget::Image).unwrap();
    assert!(command.contains("/cloud/v2/instances/PROJECT_ID/REGION_ID "), "{command}");
    assert!(command.contains("\"size\":VOLUME_SIZE}"), "{command}");
}

#[test]
fn default_type_of_machine_is_x86() {
    let image = with(debian(), |image| {
        image.architecture = Some(Architecture::Aarch64);
    });
    let command = text(&image, "gcloud", UsageTarget::Image).unwrap();
    assert!(command.ends_with(" --machine-type=MACHINE_TYPE"), "{command}");
}

#[test]
fn image_of_gcore() {
    let image = ubuntu();
    assert_eq!(
        text(&image, "curl", UsageTarget::Image).unwrap(),
        "curl https://api.gcore.com/cloud/v2/instances/1/7 -H \"Authorization: APIKey $GCORE_API_KEY\" \
         -H 'Content-Type: application/json' -d '{\"name\":\"INSTANCE_NAME\",\"flavor\":\"FLAVOR\",\
         \"interfaces\":[{\"type\":\"external\"}],\"volumes\":[{\"source\":\"image\",\
         \"image_id\":\"44e136a7-15c1-4b5f-a086-20b7b3237d40\",\"boot_index\":0,\"size\":5}]}'"
    );
    assert_eq!(
        text(&image, "terraform", UsageTarget::Image).unwrap(),
        "resource \"gcore_volume\" \"boot\" {\n  name       = \"VOLUME_NAME\"\n  \
         image_id   = \"44e136a7-15c1-4b5f-a086-20b7b3237d40\"\n  size       = 5\n  \
         project_id = 1\n  region_id  = 7\n}"
    );
    assert_eq!(usage(&image).len(), 2);
}

fn amazon_linux() -> Image<'static> {
    with(Image::new(Provider::Aws, "al2023-ami-2023.5.20240730.0-kernel-6.1-x86_64"), |image| {
        image.id = Some("ami-025fe52e1f2dc5044".into());
        image.family =
            Some("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64".into());
        image.region = Some("eu-central-1".into());
        image.status = Some(Status::Ready);
    })
}

#[test]
fn image_of_ec2() {
    let image = amazon_linux();
    for (tool, target, expected) in [
        (
            "aws",
            UsageTarget::Image,
            "aws ec2 run-instances --image-id ami-025fe52e1f2dc5044 --region eu-central-1 --instance-type INSTANCE_TYPE",
        ),
        (
            "terraform",
            UsageTarget::Image,
            "resource \"aws_instance\" \"instance\" {\n  ami           = \"ami-025fe52e1f2dc5044\"\n  instance_type = \"INSTANCE_TYPE\"\n}",
        ),
        (
            "aws",
            UsageTarget::Family,
            "aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64 --region eu-central-1 --instance-type INSTANCE_TYPE",
        ),
        (
            "terraform",
            UsageTarget::Family,
            "data \"aws_ssm_parameter\" \"image\" {\n  name = \"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64\"\n}\n\nresource \"aws_instance\" \"instance\" {\n  ami           = data.aws_ssm_parameter.image.value\n  instance_type = \"INSTANCE_TYPE\"\n}",
        ),
    ] {
        assert_eq!(text(&image, tool, target).as_deref(), Some(expected));
    }
    assert_eq!(usage(&image).len(), 4);
    // The region of an image is not known, and neither is the full name of the parameter.
    let image = with(amazon_linux(), |image| {
        image.region = None;
        image.family = Some("golden".into());
    });
    let command = text(&image, "aws", UsageTarget::Image).unwrap();
    assert!(command.contains(" --region REGION "), "{command}");
    assert_eq!(usage(&image).len(), 2);
    assert_eq!(usage(&with(image, |image| image.id = None)), []);
}

fn appliance() -> Image<'static> {
    let urn = "acme:appliance:large:1.2.3";
    with(Image::new(Provider::Azure, urn), |image| {
        image.id = Some(urn.into());
        image.family = Some("acme:appliance:large".into());
        image.licenses = vec!["acme/appliance/plan".into()];
    })
}

#[test]
fn image_of_the_azure_marketplace() {
    let image = appliance();
    let block = |version: &str| {
        format!(
            "source_image_reference {{\n  publisher = \"acme\"\n  offer     = \"appliance\"\n  sku       = \"large\"\n  \
             version   = \"{version}\"\n}}\nplan {{\n  publisher = \"acme\"\n  product   = \"appliance\"\n  \
             name      = \"plan\"\n}}"
        )
    };
    for (target, version) in [(UsageTarget::Image, "1.2.3"), (UsageTarget::Family, "latest")] {
        assert_eq!(
            text(&image, "az", target).unwrap(),
            format!(
                "az vm create --resource-group RESOURCE_GROUP --name VM_NAME --image acme:appliance:large:{version}"
            )
        );
        assert_eq!(text(&image, "terraform", target).unwrap(), block(version));
    }
    let image = with(image, |image| {
        image.architecture = Some(Architecture::Aarch64);
        image.licenses = Vec::new();
    });
    let command = text(&image, "az", UsageTarget::Image).unwrap();
    assert!(command.ends_with(" --size VM_SIZE"), "{command}");
    assert!(!text(&image, "terraform", UsageTarget::Image).unwrap().contains("plan"));
    assert_eq!(usage(&image).len(), 4);
}

#[test]
fn image_of_an_azure_gallery() {
    let definition =
        "/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/galleries/g/images/d";
    let version = format!("{definition}/versions/1.0.0");
    let image = with(Image::new(Provider::Azure, "g/d/1.0.0"), |image| {
        image.id = Some(version.clone().into());
        image.family = Some("g/d".into());
    });
    for (target, id) in [(UsageTarget::Image, &*version), (UsageTarget::Family, definition)] {
        assert_eq!(
            text(&image, "az", target).unwrap(),
            format!("az vm create --resource-group RESOURCE_GROUP --name VM_NAME --image {id}")
        );
        let block = format!("source_image_id = \"{id}\"");
        assert_eq!(text(&image, "terraform", target).unwrap(), block);
    }
    let community = "/CommunityGalleries/Images-1/Images/d/Versions/1.0.0";
    let of_community = with(image.clone(), |image| image.id = Some(community.into()));
    assert!(text(&of_community, "az", UsageTarget::Image).unwrap().ends_with(community));
    for (target, id) in [
        (UsageTarget::Image, "/communityGalleries/Images-1/images/d/versions/1.0.0"),
        (UsageTarget::Family, "/communityGalleries/Images-1/images/d"),
    ] {
        let block = format!("source_image_id = \"{id}\"");
        assert_eq!(text(&of_community, "terraform", target).unwrap(), block);
    }
    let of_definition = with(image.clone(), |image| {
        image.id = Some(definition.into());
        image.family = None;
    });
    assert_eq!(usage(&of_definition).len(), 2);
    // Without an id, it cannot be named.
    let without_id = with(image, |image| {
        image.id = None;
    });
    assert_eq!(usage(&without_id), []);
}

fn cirros() -> Image<'static> {
    with(Image::new(Provider::Openstack, "cirros"), |image| {
        image.id = Some("1bea47ed-f6a9-463b-b423-14b9cca9ad27".into());
        image.status = Some(Status::Ready);
    })
}

#[test]
fn image_of_openstack() {
    let image = cirros();
    assert_eq!(
        text(&image, "openstack", UsageTarget::Image).unwrap(),
        "openstack server create --image 1bea47ed-f6a9-463b-b423-14b9cca9ad27 --flavor FLAVOR --network NETWORK INSTANCE_NAME"
    );
    assert_eq!(
        text(&image, "terraform", UsageTarget::Image).unwrap(),
        "resource \"openstack_compute_instance_v2\" \"server\" {\n  name        = \"INSTANCE_NAME\"\n  \
         flavor_name = \"FLAVOR\"\n  image_id    = \"1bea47ed-f6a9-463b-b423-14b9cca9ad27\"\n\n  \
         network {\n    name = \"NETWORK\"\n  }\n}"
    );
    assert_eq!(usage(&image).len(), 2);
    assert_eq!(usage(&with(image, |image| image.id = None)), []);
}

#[test]
fn volume_is_not_smaller_than_the_image() {
    let mut image = ubuntu();
    image.size.min_disk_bytes = Some((5 << 30) + 1);
    let command = text(&image, "curl", UsageTarget::Image).unwrap();
    assert!(command.contains("\"size\":6}"), "{command}");
}

#[test]
fn image_for_bare_metal_starts_a_bare_metal_server() {
    let image = with(ubuntu(), |image| {
        image.bare_metal = Some(true);
    });
    assert_eq!(
        text(&image, "curl", UsageTarget::Image).unwrap(),
        "curl https://api.gcore.com/cloud/v1/bminstances/1/7 -H \"Authorization: APIKey $GCORE_API_KEY\" \
         -H 'Content-Type: application/json' -d '{\"name\":\"INSTANCE_NAME\",\"flavor\":\"FLAVOR\",\
         \"interfaces\":[{\"type\":\"external\"}],\"image_id\":\"44e136a7-15c1-4b5f-a086-20b7b3237d40\"}'"
    );
    assert_eq!(usage(&image).len(), 1);
}

#[test]
fn image_that_cannot_be_used_has_no_usage() {
    let usable = [debian(), ubuntu(), appliance(), amazon_linux(), cirros()];
    assert_eq!(usable.each_ref().map(|image| image.provider), *Provider::ALL);
    for image in usable {
        assert_ne!(usage(&image), [], "{}", image.provider);
        for status in [
            Status::Pending,
            Status::Failed,
            Status::Deactivated,
            Status::Deleting,
            Status::Deleted,
            Status::from("odd"),
        ] {
            let image = with(image.clone(), |image| {
                image.status = Some(status);
            });
            assert_eq!(usage(&image), [], "{:?}", image.status);
        }
        for state in
            [DeprecationState::Obsolete, DeprecationState::Deleted, DeprecationState::from("odd")]
        {
            let image = with(image.clone(), |image| {
                image.deprecation = Some(deprecation(state.clone()));
            });
            assert_eq!(usage(&image), [], "{:?}", image.deprecation);
        }
    }
}

#[test]
fn family_of_a_deprecated_image_gives_another_image() {
    let state = |state| Some(deprecation(state));
    let image = with(debian(), |image| {
        image.deprecation = state(DeprecationState::Deprecated);
    });
    assert!(text(&image, "gcloud", UsageTarget::Image).is_some());
    assert!(usage(&image).iter().all(|usage| usage.target == UsageTarget::Image));
    let image = with(debian(), |image| {
        image.deprecation = state(DeprecationState::Active);
    });
    assert!(text(&image, "gcloud", UsageTarget::Family).is_some());
}

#[test]
fn hidden_characters_are_in_no_command_and_escaped_in_terraform() {
    for hidden in ["a\nb", "a\u{1b}[201~b", "a\u{202e}b", "a\u{200b}b", "\u{7f}"] {
        let image = with(debian(), |image| {
            image.name = hidden.into();
            image.family = None;
        });
        assert_eq!(text(&image, "gcloud", UsageTarget::Image), None, "{hidden:?}");
        let block = text(&image, "terraform", UsageTarget::Image).unwrap();
        assert_eq!(block.lines().count(), 5, "{block}");
        assert!(!block.contains(hidden), "{block}");
        let image = with(ubuntu(), |image| {
            image.id = Some(hidden.into());
        });
        // In JSON, control characters are escapes that can be seen.
        if let Some(command) = text(&image, "curl", UsageTarget::Image) {
            assert!(!command.contains(char::is_control) && !command.contains('\u{200b}'));
        }
    }
}

#[test]
fn project_that_is_no_number_is_not_in_a_path() {
    let image = with(ubuntu(), |image| {
        image.project = Some("../../x".into());
    });
    let command = text(&image, "curl", UsageTarget::Image).unwrap();
    assert!(command.contains("/cloud/v2/instances/PROJECT_ID/7 "), "{command}");
}

/// Names with what a shell, HCL and JSON treat specially.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![r#"[-a-z0-9 '"\\$`!#&*?~=|<>(){}\[\];%@:/.,é]{0,12}"#, r"\PC{1,8}"]
}

/// The value of a quoted HCL string, and what is behind it.
fn hcl_string(text: &str) -> (String, &str) {
    let mut rest = text.strip_prefix('"').unwrap();
    let mut value = String::new();
    loop {
        let character = rest.chars().next().unwrap();
        rest = &rest[character.len_utf8()..];
        match character {
            '"' => return (value, rest),
            '\n' => panic!("a line break in {text}"),
            '\\' => {
                if let Some(digits) = rest.strip_prefix('U') {
                    let (code, after) = digits.split_at(8);
                    value
                        .push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap());
                    rest = after;
                } else {
                    assert!(rest.starts_with(['"', '\\']), "another escape in {text}");
                    let (escaped, after) = rest.split_at(1);
                    value.push_str(escaped);
                    rest = after;
                }
            }
            '$' | '%' if rest.starts_with('{') => panic!("a template in {text}"),
            '$' | '%' if rest.starts_with(&format!("{character}{{")) => {
                value.push(character);
                value.push('{');
                rest = &rest[2..];
            }
            _ => value.push(character),
        }
    }
}

/// The words of a command, as the shell passes them to the program.
#[cfg(unix)]
fn words(program: &str, command: &str) -> Vec<String> {
    let script = format!("{program}() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
    let output = std::process::Command::new("sh")
        .args(["-euc", &script])
        .env("GCORE_API_KEY", "KEY")
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{command}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn hcl_string_is_the_name(name in names(), project in names()) {
        let image = with(debian(), |image| { image.name = name.clone().into(); image.project = Some(project.clone().into()); });
        let block = text(&image, "terraform", UsageTarget::Image).unwrap();
        let (value, rest) = hcl_string(block.split_once("image = ").unwrap().1);
        prop_assert_eq!(value, format!("projects/{project}/global/images/{name}"));
        prop_assert_eq!(rest, "\n  }\n}");
    }

    #[cfg(unix)]
    #[test]
    fn shell_passes_the_name_as_it_is(name in names(), project in names()) {
        let image = with(debian(), |image| { image.name = name.clone().into(); image.project = Some(project.clone().into()); image.family = None; });
        if let Some(command) = text(&image, "gcloud", UsageTarget::Image) {
            let expected = ["compute", "instances", "create", "INSTANCE_NAME"].map(str::to_owned);
            let options = [format!("--image={name}"), format!("--image-project={project}")];
            prop_assert_eq!(words("gcloud", &command), [&expected[..], &options].concat());
        }
    }

    #[cfg(unix)]
    #[test]
    fn shell_passes_the_id_as_it_is(id in names()) {
        let azure = format!("/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/images/{id}");
        for (image, tool, id) in [(amazon_linux(), "aws", &id), (appliance(), "az", &azure), (cirros(), "openstack", &id)] {
            let image = with(image, |image| { image.name = "a".into(); image.id = Some(id.clone().into()); });
            if let Some(command) = text(&image, tool, UsageTarget::Image) {
                let words = words(tool, &command);
                let option = words.iter().position(|word| matches!(&**word, "--image" | "--image-id")).unwrap();
                prop_assert_eq!(words.get(option + 1), Some(id));
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn shell_passes_json_with_the_id(id in names()) {
        let image = with(ubuntu(), |image| { image.id = Some(id.clone().into()); });
        if let Some(command) = text(&image, "curl", UsageTarget::Image) {
            let words = words("curl", &command);
            let body: serde_json::Value = serde_json::from_str(words.last().unwrap()).unwrap();
            prop_assert_eq!(&body["volumes"][0]["image_id"], &serde_json::Value::from(id));
        }
    }
}

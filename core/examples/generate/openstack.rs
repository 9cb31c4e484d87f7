//! Images in Glance's format: version 2 of the API, with custom properties.

use crate::json::Json;
use crate::provider::{Provider, Variant};
use crate::random::{Moment, Random};

pub(crate) const PROVIDER: Provider = Provider {
    name: "openstack",
    list_key: "images",
    end_list: |json, _| {
        json.text("schema", "/v2/schemas/images");
        json.text("first", "/v2/images");
    },
    asset_type: None,
    terraform_type: "openstack_images_image_v2",
    image,
};

fn image(random: &mut Random, json: &mut Json, Variant { non_ascii, .. }: Variant) {
    const SYSTEMS: [(&str, &str, &str); 7] = [
        ("ubuntu", "22.04", "linux"),
        ("ubuntu", "24.04", "linux"),
        ("debian", "12", "linux"),
        ("rocky", "9.3", "linux"),
        ("centos", "7", "linux"),
        ("opensuse", "15.5", "linux"),
        ("windows", "2022", "windows"),
    ];
    let (distro, version, os_type) = random.pick(&SYSTEMS);
    let moment = Moment::new(random);
    let id = random.uuid();
    let project = random.uuid().replace('-', "");
    let terraform = json.is_terraform();
    let is_described = random.percent(70);

    json.open('{');
    if is_described {
        json.text("os_distro", distro);
        json.text("os_version", version);
        json.text("os_type", os_type);
        json.text("architecture", if random.percent(15) { "aarch64" } else { "x86_64" });
    }
    if random.percent(50) {
        json.text("hw_disk_bus", "virtio");
        json.text("hw_scsi_model", "virtio-scsi");
        json.text("hw_qemu_guest_agent", "yes");
        json.text("hw_firmware_type", random.pick(&["bios", "uefi"]));
    }
    if random.percent(20) {
        json.text("base_image_ref", &random.uuid());
        json.text("instance_uuid", &random.uuid());
        json.text("image_type", "snapshot");
    }
    json.text("name", &format!("{distro}-{version}-{:06x}", random.next() >> 40));
    if non_ascii {
        json.text("description", "Образ для тестов, 試験用");
    }
    json.text("disk_format", random.pick(&["qcow2", "raw"]));
    json.text("container_format", "bare");
    json.text("visibility", random.pick(&["public", "private", "shared", "community"]));
    json.number(
        if terraform { "size_bytes" } else { "size" },
        random.within(200_000_000, 12_000_000_000),
    );
    json.text_or_null("virtual_size", None);
    json.text(
        "status",
        if random.percent(95) { "active" } else { random.pick(&["queued", "saving", "killed"]) },
    );
    json.text("checksum", &random.uuid().replace('-', ""));
    json.number("protected", random.percent(10));
    json.number(if terraform { "min_ram_mb" } else { "min_ram" }, random.pick(&[0, 512, 2_048]));
    json.number(if terraform { "min_disk_gb" } else { "min_disk" }, random.pick(&[0, 5, 10, 30]));
    json.text("owner", &project);
    json.number("os_hidden", false);
    json.text("os_hash_algo", "sha512");
    json.text("os_hash_value", &format!("{:016x}", random.next()));
    json.text("id", &id);
    let time = format!("{}Z", moment.text(0));
    json.text("created_at", &time);
    json.text("updated_at", &time);
    let tags: Vec<&str> = ["golden", "lts"].into_iter().filter(|_| random.percent(30)).collect();
    json.texts("tags", tags);
    json.text("self", &format!("/v2/images/{id}"));
    json.text("file", &format!("/v2/images/{id}/file"));
    json.text("schema", "/v2/schemas/image");
    json.close('}');
}

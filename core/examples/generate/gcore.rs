//! Images in Gcore's format, with fields in the API's order.

use crate::json::Json;
use crate::provider::{Provider, Variant};
use crate::random::{Moment, Random};

pub(crate) const PROVIDER: Provider = Provider {
    name: "gcore",
    list_key: "results",
    end_list: |json, images| json.number("count", images),
    asset_type: None,
    terraform_type: "gcore_image",
    image,
};

fn image(random: &mut Random, json: &mut Json, Variant { non_ascii, .. }: Variant) {
    const SYSTEMS: [(&str, &str, &str); 9] = [
        ("ubuntu", "20.04", "linux"),
        ("ubuntu", "22.04", "linux"),
        ("ubuntu", "24.04", "linux"),
        ("debian", "12", "linux"),
        ("centos", "7", "linux"),
        ("rocky", "9.3", "linux"),
        ("opensuse", "15.5", "linux"),
        ("windows", "2019", "windows"),
        ("windows", "2022", "windows"),
    ];
    const REGIONS: [(u64, &str); 4] =
        [(1, "Luxembourg 1"), (7, "Luxembourg 2"), (26, "Frankfurt"), (38, "Manassas")];
    let (distro, version, os_type) = random.pick(&SYSTEMS);
    let (region_id, region) = random.pick(&REGIONS);
    let moment = Moment::new(random);
    let aarch64 = random.percent(15);
    let driver = random.percent(10);
    let task = random.percent(50).then(|| random.uuid());

    json.open('{');
    json.text_or_null("currency_code", random.percent(50).then_some("USD"));
    json.number("price_per_hour", random.pick(&["null", "0.0125", "1"]));
    json.number("price_per_month", random.pick(&["null", "9", "720"]));
    json.text_or_null("price_status", random.pick(&[None, Some("show"), Some("hide")]));
    json.number("project_id", random.within(1, 99_999));
    json.number("region_id", region_id);
    json.text(if json.is_terraform() { "region_name" } else { "region" }, region);
    json.text("id", &random.uuid());
    let architecture = if aarch64 { "arm64" } else { "x64" };
    json.text("name", &format!("{distro}-{version}-{architecture}-{:06x}", random.next() >> 40));
    let description = match (non_ascii, random.within(0, 2)) {
        (true, _) => Some("Образ для тестов, 試験用"),
        (false, 0) => None,
        (false, 1) => Some(""),
        (false, _) => Some("Snapshot of volume \"data\" / prod"),
    };
    json.text_or_null("description", description);
    json.text(
        "status",
        if random.percent(95) { "active" } else { random.pick(&["queued", "saving", "error"]) },
    );
    json.text("visibility", random.pick(&["public", "private", "shared"]));
    json.number("min_disk", random.pick(&[3, 5, 10, 30]));
    json.number("min_ram", random.pick(&[0, 512, 1_024, 2_048]));
    json.text("os_distro", distro);
    json.text("os_version", version);
    json.text_or_null(
        "ssh_key",
        random.pick(&[None, Some("allow"), Some("required"), Some("deny")]),
    );
    json.number("display_order", random.within(1, 9_999));
    let micros = random.within(0, 999_999);
    let zone = random.pick(&["", "", "+0000", "Z"]);
    let time = format!("{}.{micros:06}{zone}", moment.text(0));
    json.text("created_at", &time);
    json.text("updated_at", &time);
    json.number("size", random.within(200_000_000, 12_000_000_000));
    json.text_or_null("creator_task_id", task.as_deref());
    json.text_or_null("task_id", None);
    json.text("disk_format", random.pick(&["raw", "qcow2"]));
    json.number("is_baremetal", random.percent(20));
    json.text("os_type", os_type);
    json.text_or_null("hw_firmware_type", random.pick(&[None, Some("bios"), Some("uefi")]));
    json.text_or_null("hw_machine_type", random.pick(&[None, Some("i440"), Some("q35")]));
    json.text("architecture", if aarch64 { "aarch64" } else { "x86_64" });
    let keys: Vec<&str> =
        ["env", "team", "owner", "cost"].into_iter().filter(|_| random.percent(35)).collect();
    json.objects("tags", keys, |json, key| {
        json.text("key", key);
        json.text("value", random.pick(&["prod", "stage", "team-x", "2024-q3"]));
        json.number("read_only", random.percent(30));
    });
    json.text_or_null("gpu_driver", driver.then_some("nvidia"));
    json.text_or_null("gpu_driver_version", driver.then_some("570.148.08"));
    json.text_or_null("gpu_driver_type", driver.then_some("open"));
    json.close('}');
}

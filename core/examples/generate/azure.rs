//! Managed images in Azure's format, with fields in the REST API's order; in a Terraform state, those of `azurerm_image`.

use crate::json::Json;
use crate::provider::{Provider, Variant};
use crate::random::Random;

pub(crate) const PROVIDER: Provider = Provider {
    name: "azure",
    list_key: "value",
    end_list: |_, _| {},
    asset_type: None,
    terraform_type: "azurerm_image",
    image,
};

fn image(random: &mut Random, json: &mut Json, Variant { non_ascii, .. }: Variant) {
    const SYSTEMS: [(&str, &str); 6] = [
        ("ubuntu-2404", "Linux"),
        ("debian-12", "Linux"),
        ("rhel-9-4", "Linux"),
        ("almalinux-9", "Linux"),
        ("windows-server-2022", "Windows"),
        ("golden", "Linux"),
    ];
    let (system, os_type) = random.pick(&SYSTEMS);
    let group = format!("/subscriptions/{}/resourceGroups/acme", random.uuid());
    let compute = format!("{group}/providers/Microsoft.Compute");
    let name = format!("{system}-{:06x}", random.next() >> 40);
    let generation = random.pick(&["V1", "V2"]);
    let gib = random.pick(&[30, 64, 127]);
    let machine = random.percent(50).then(|| format!("{compute}/virtualMachines/{system}"));
    let disk = format!("{compute}/disks/{name}_OsDisk_1");
    let blob = "https://acme.blob.core.windows.net/vhds/golden.vhd?sv=2024-11-04&sig=a".to_owned();
    let blob = random.percent(10).then_some(blob);
    let keys: Vec<&str> =
        ["env", "team", "owner"].into_iter().filter(|_| random.percent(35)).collect();

    json.open('{');
    json.text("name", &name);
    json.text("id", &format!("{compute}/images/{name}"));
    json.text("location", random.pick(&["westeurope", "eastus", "uksouth"]));
    json.object("tags", |json| {
        for key in keys {
            json.text(key, random.pick(&["prod", "stage", "team-x"]));
        }
        if non_ascii {
            json.text("note", "Образ для тестов, 試験用");
        }
    });
    if json.is_terraform() {
        json.text("hyper_v_generation", generation);
        json.text("source_virtual_machine_id", machine.as_deref().unwrap_or(""));
        json.message("os_disk", |json| {
            json.text("os_type", os_type);
            json.text("os_state", "Generalized");
            json.number("size_gb", gib);
            json.text("managed_disk_id", &disk);
            json.text("blob_uri", blob.as_deref().unwrap_or(""));
            json.text("caching", "ReadWrite");
        });
    } else {
        json.text("type", "Microsoft.Compute/images");
        json.object("properties", |json| {
            json.text("hyperVGeneration", generation);
            if let Some(machine) = &machine {
                json.object("sourceVirtualMachine", |json| json.text("id", machine));
            }
            json.object("storageProfile", |json| {
                json.object("osDisk", |json| {
                    json.text("osType", os_type);
                    json.text("osState", "Generalized");
                    json.number("diskSizeGB", gib);
                    json.object("managedDisk", |json| json.text("id", &disk));
                    if let Some(blob) = &blob {
                        json.text("blobUri", blob);
                    }
                    json.text("caching", "ReadWrite");
                });
                json.number("zoneResilient", "false");
            });
        });
    }
    json.close('}');
}

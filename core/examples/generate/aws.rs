//! Images in the format of EC2, with fields in the API's order.

use crate::json::Json;
use crate::provider::{Provider, Variant};
use crate::random::{Moment, Random};

pub(crate) const PROVIDER: Provider = Provider {
    name: "aws",
    list_key: "Images",
    end_list: |_, _| {},
    asset_type: None,
    terraform_type: "aws_ami",
    image,
};

fn image(random: &mut Random, json: &mut Json, Variant { non_ascii, .. }: Variant) {
    const OWNERS: [&str; 3] = ["111122223333", "444455556666", "777788889999"];
    let moment = Moment::new(random);
    let arm64 = random.percent(25);
    let system = System::new(random, &moment, arm64);
    let name = &*system.name;
    let is_public = random.percent(60);
    let owner = if is_public { system.owner } else { random.pick(&OWNERS) };
    let root = random.pick(&["/dev/sda1", "/dev/xvda"]);

    json.open('{');
    text(json, "Architecture", if arm64 { "arm64" } else { "x86_64" });
    text(json, "CreationDate", &format!("{}.000Z", moment.text(0)));
    text(json, "ImageId", &format!("ami-{:016x}0", random.next()));
    text(json, "ImageLocation", &format!("{}/{name}", if is_public { "amazon" } else { owner }));
    text(json, "ImageType", "machine");
    flag(json, "Public", is_public);
    text(json, "OwnerId", owner);
    if let Some(platform) = system.platform {
        text(json, "Platform", platform);
    }
    let (details, operation) = system.billing;
    text(json, "PlatformDetails", details);
    text(json, "UsageOperation", operation);
    text(json, "State", if random.percent(95) { "available" } else { "disabled" });
    volumes(random, json, root);
    let description = match (non_ascii, random.within(0, 2)) {
        (true, _) => "Образ для тестов, 試験用",
        (false, 0) => "",
        (false, 1) => "[Copied ami-00000000000000001 from us-east-1] golden-7",
        (false, _) => "Golden image of \"data\" / prod",
    };
    text(json, "Description", description);
    flag(json, "EnaSupport", true);
    text(json, "Hypervisor", "xen");
    if is_public {
        text(json, "ImageOwnerAlias", "amazon");
    }
    text(json, "Name", name);
    text(json, "RootDeviceName", root);
    text(json, "RootDeviceType", "ebs");
    text(json, "SriovNetSupport", "simple");
    tags(random, json);
    text(json, "VirtualizationType", "hvm");
    text(json, "BootMode", random.pick(&["uefi", "uefi-preferred", "legacy-bios"]));
    if random.percent(10) {
        text(json, "TpmSupport", "v2.0");
    }
    if random.percent(70) {
        text(json, "DeprecationTime", &format!("{}.000Z", moment.text(2)));
    }
    text(json, "ImdsSupport", "v2.0");
    json.close('}');
}

struct System {
    name: String,
    owner: &'static str,
    platform: Option<&'static str>,
    billing: (&'static str, &'static str),
}

impl System {
    fn new(random: &mut Random, moment: &Moment, arm64: bool) -> Self {
        const FREE: (&str, &str) = ("Linux/UNIX", "RunInstances");
        const RHEL: (&str, &str) = ("Red Hat Enterprise Linux", "RunInstances:0010");
        const SUSE: (&str, &str) = ("SUSE Linux", "RunInstances:000g");
        const WINDOWS: (&str, &str) = ("Windows", "RunInstances:0002");
        let (date, number) = (moment.digits(), random.within(0, 9));
        let unix = if arm64 { "arm64" } else { "x86_64" };
        let debian = if arm64 { "arm64" } else { "amd64" };
        let (name, owner, billing) = match random.within(0, if arm64 { 5 } else { 6 }) {
            0 => {
                let (release, version) = random.pick(&[("jammy", "22.04"), ("noble", "24.04")]);
                let path = "ubuntu/images/hvm-ssd-gp3/ubuntu";
                let name = format!("{path}-{release}-{version}-{debian}-server-{date}");
                (name, "099720109477", FREE)
            }
            1 => (format!("debian-12-{debian}-{date}-{number}"), "136693071363", FREE),
            2 => {
                let minor = random.within(1, 9);
                let name = format!("al2023-ami-2023.{minor}.{date}.0-kernel-6.1-{unix}");
                (name, "137112412989", FREE)
            }
            3 => {
                let minor = random.within(0, 6);
                let name = format!("RHEL-9.{minor}.0_HVM-{date}-{unix}-{number}-Hourly2-GP3");
                (name, "309956199498", RHEL)
            }
            4 => {
                let pack = random.within(3, 7);
                let name = format!("suse-sles-15-sp{pack}-v{date}-hvm-ssd-{unix}");
                (name, "013907871322", SUSE)
            }
            5 => (format!("acme-golden-{number}-{date}"), "111122223333", FREE),
            _ => {
                let version = random.pick(&["2016", "2019", "2022", "2025"]);
                let name = format!("Windows_Server-{version}-English-Full-Base-{date}");
                (name, "801119661308", WINDOWS)
            }
        };
        let platform = (billing == WINDOWS).then_some("windows");
        Self { name, owner, platform, billing }
    }
}

/// The root volume and another one. Terraform stores the members of a volume as strings.
fn volumes(random: &mut Random, json: &mut Json, root: &str) {
    let size = random.pick(&[8, 10, 20, 30, 100]);
    let encrypted = random.percent(30);
    let names = if random.percent(20) { vec!["/dev/sdb", root] } else { vec![root] };
    let quote = if json.is_terraform() { "\"" } else { "" };
    let key = json.spell("BlockDeviceMappings");
    json.objects(&key, names, |json, name| {
        text(json, "DeviceName", name);
        let key = json.spell("Ebs");
        json.object(&key, |json| {
            flag_in(json, "DeleteOnTermination", true, quote);
            text(json, "SnapshotId", &format!("snap-{:017x}", random.next() >> 4));
            let key = json.spell("VolumeSize");
            json.number(&key, format_args!("{quote}{size}{quote}"));
            text(json, "VolumeType", "gp3");
            flag_in(json, "Encrypted", encrypted, quote);
        });
    });
}

/// Tags: a list of objects, or in Terraform an object of strings.
fn tags(random: &mut Random, json: &mut Json) {
    let keys: Vec<&str> =
        ["cost", "env", "owner", "team"].into_iter().filter(|_| random.percent(25)).collect();
    let mut value = || random.pick(&["prod", "stage", "team-x", "2024-q3"]);
    if json.is_terraform() {
        json.object("tags", |json| keys.iter().for_each(|key| json.text(key, value())));
    } else if !keys.is_empty() {
        json.objects("Tags", keys, |json, key| {
            json.text("Key", key);
            json.text("Value", value());
        });
    }
}

fn text(json: &mut Json, key: &'static str, value: &str) {
    let key = json.spell(key);
    json.text(&key, value);
}

fn flag(json: &mut Json, key: &'static str, value: bool) {
    flag_in(json, key, value, "");
}

fn flag_in(json: &mut Json, key: &'static str, value: bool, quote: &str) {
    let key = json.spell(key);
    json.number(&key, format_args!("{quote}{value}{quote}"));
}

//! Images in Compute Engine's format, with fields in the API's order.

use crate::json::Json;
use crate::provider::{Provider, Variant};
use crate::random::{Moment, Random};

/// A kind of image. Name and description are without the date.
struct Kind {
    project: &'static str,
    licenses: Vec<String>,
    family: String,
    name: String,
    description: String,
    disk: u64,
}

const API: &str = "https://www.googleapis.com/compute/v1/projects/";

pub(crate) const PROVIDER: Provider = Provider {
    name: "gce",
    list_key: "items",
    end_list: |_, _| {},
    asset_type: Some("compute.googleapis.com/Image"),
    terraform_type: "google_compute_image",
    image,
};

fn image(random: &mut Random, json: &mut Json, Variant { lean, non_ascii }: Variant) {
    let moment = Moment::new(random);
    let custom = random.percent(25);
    let kind = if custom { custom_kind(random) } else { public_kind(random) };
    let Kind { project, licenses, family, name, description, disk } = kind;
    let name = format!("{name}-v{}", moment.digits());
    let url = |what: &str, name: &str| format!("{API}{project}/{what}/{name}");
    let zone = random.pick(&["-07:00", "-08:00", "+00:00"]);

    json.open('{');
    json.text("kind", "compute#image");
    json.text(&json.spell("id"), &random.next().to_string());
    let created = format!("{}.{:03}{zone}", moment.text(0), random.within(0, 999));
    json.text(&json.spell("creationTimestamp"), &created);
    json.text("name", &name);
    let beyond_ascii = if non_ascii { " — образ, 画像, imagem de produção" } else { "" };
    json.text("description", &format!("{description} built on {}{beyond_ascii}", moment.digits()));
    json.text(&json.spell("sourceType"), "RAW");
    json.message(&json.spell("rawDisk"), |json| {
        json.text("source", "");
        json.text(&json.spell("containerType"), "TAR");
    });
    if random.percent(45) {
        deprecated(random, json, &moment, &url("global/images", &name));
    }
    json.text(
        "status",
        if random.percent(98) { "READY" } else { random.pick(&["PENDING", "FAILED", "DELETING"]) },
    );
    json.text(
        &json.spell("archiveSizeBytes"),
        &random.within(400_000_000, 22_000_000_000).to_string(),
    );
    json.text(&json.spell("diskSizeGb"), &disk.to_string());
    if custom {
        let zone = random.pick(&["us-central1-a", "europe-west3-b", "asia-east1-c"]);
        let disk = format!("packer-{:016x}", random.next());
        json.text(&json.spell("sourceDisk"), &url(&format!("zones/{zone}/disks"), &disk));
        json.text(&json.spell("sourceDiskId"), &random.next().to_string());
    }
    let licenses: Vec<String> = licenses.iter().map(|name| url("global/licenses", name)).collect();
    json.texts(&json.spell("licenses"), licenses.iter().map(|url| &**url));
    json.text("family", &family);
    if custom && random.percent(15) {
        json.message(&json.spell("imageEncryptionKey"), |json| {
            let key = format!("projects/{project}/locations/us/keyRings/images/cryptoKeys/golden");
            json.text(&json.spell("kmsKeyName"), &key);
        });
    }
    json.text(&json.spell("selfLink"), &url("global/images", &name));
    if custom || random.percent(10) {
        labels(random, json);
    }
    json.text(&json.spell("labelFingerprint"), &format!("{}=", random.letters(11)));
    let arm = name.contains("arm64");
    features(random, json, project.starts_with("windows"), arm);
    let codes: Vec<String> = licenses.iter().map(|_| (random.next() >> 2).to_string()).collect();
    json.texts(&json.spell("licenseCodes"), codes.iter().map(|code| &**code));
    json.texts(
        &json.spell("storageLocations"),
        random.pick(&[&["us"][..], &["eu"], &["us", "eu", "asia"]]).iter().copied(),
    );
    if !lean && random.percent(12) {
        certificates(random, json);
    }
    json.text("architecture", if arm { "ARM64" } else { "X86_64" });
    json.number(&json.spell("enableConfidentialCompute"), false);
    json.close('}');
}

fn public_kind(random: &mut Random) -> Kind {
    let one = |name: String| vec![name];
    match random.within(0, 7) {
        0 | 1 => {
            let (version, codename) =
                random.pick(&[("11", "bullseye"), ("12", "bookworm"), ("13", "trixie")]);
            let arm = random.percent(30);
            Kind {
                project: "debian-cloud",
                licenses: one(format!("debian-{version}-{codename}")),
                family: format!("debian-{version}{}", if arm { "-arm64" } else { "" }),
                name: format!("debian-{version}-{codename}{}", if arm { "-arm64" } else { "" }),
                description: format!(
                    "Debian, Debian GNU/Linux, {version} ({codename}), {}",
                    if arm { "arm64" } else { "amd64" }
                ),
                disk: 10,
            }
        }
        2 | 3 => {
            let (version, dotted, codename) = random.pick(&[
                ("2004", "20.04", "focal"),
                ("2204", "22.04", "jammy"),
                ("2404", "24.04", "noble"),
            ]);
            let minimal = if random.percent(30) { "minimal-" } else { "" };
            Kind {
                project: "ubuntu-os-cloud",
                licenses: one(format!("ubuntu-{version}-lts")),
                family: format!("ubuntu-{minimal}{version}-lts-amd64"),
                name: format!("ubuntu-{minimal}{version}-{codename}-amd64"),
                description: format!("Canonical, Ubuntu, {dotted} LTS, amd64 {codename} image"),
                disk: 10,
            }
        }
        4 => {
            let version = random.pick(&["8", "9", "10"]);
            Kind {
                project: "rhel-cloud",
                licenses: one(format!("rhel-{version}-server")),
                family: format!("rhel-{version}"),
                name: format!("rhel-{version}"),
                description: format!("Red Hat, Red Hat Enterprise Linux, {version}, x86_64"),
                disk: 20,
            }
        }
        5 => {
            let version = random.pick(&["8", "9"]);
            Kind {
                project: "rocky-linux-cloud",
                licenses: one(format!("rocky-linux-{version}-optimized-gcp")),
                family: format!("rocky-linux-{version}-optimized-gcp"),
                name: format!("rocky-linux-{version}-optimized-gcp"),
                description: format!(
                    "Rocky Linux, Rocky Linux, {version} optimized for GCP, x86_64"
                ),
                disk: 20,
            }
        }
        6 => {
            let version = random.pick(&["2019", "2022", "2025"]);
            Kind {
                project: "windows-cloud",
                licenses: one(format!("windows-server-{version}-dc")),
                family: format!("windows-{version}"),
                name: format!("windows-server-{version}-dc"),
                description: format!(
                    "Microsoft, Windows Server, {version} Datacenter, Server with Desktop Experience, x64"
                ),
                disk: 50,
            }
        }
        _ => {
            let milestone = random.pick(&["109", "113", "117"]);
            let build = format!(
                "{}-{}-{}",
                random.within(17_000, 18_999),
                random.within(10, 400),
                random.within(1, 99)
            );
            Kind {
                project: "cos-cloud",
                licenses: ["cos", "cos-pcid", "shielded-cos"].map(str::to_owned).to_vec(),
                family: format!("cos-{milestone}-lts"),
                name: format!("cos-{milestone}-{build}"),
                description: format!("Google, Container-Optimized OS, {milestone} LTS"),
                disk: 10,
            }
        }
    }
}

fn custom_kind(random: &mut Random) -> Kind {
    let app = random.pick(&["web", "api", "worker", "runner", "bastion", "etl", "vault"]);
    let base = random.pick(&["debian-12", "ubuntu-2404", "rhel-9", "golden"]);
    Kind {
        project: random.pick(&["acme-prod", "globex-stage", "initech-dev"]),
        licenses: Vec::new(),
        family: format!("{app}-{base}"),
        name: format!("{app}-{base}-{:010x}", random.next() >> 24),
        description: format!(
            "\"{app}\" image\nof https://ci.example.com/job/{},",
            random.within(1, 99_999)
        ),
        disk: random.pick(&[10, 20, 50, 100]),
    }
}

fn deprecated(random: &mut Random, json: &mut Json, moment: &Moment, url: &str) {
    let obsolete = random.percent(33);
    json.message(&json.spell("deprecated"), |json| {
        json.text("state", if obsolete { "OBSOLETE" } else { "DEPRECATED" });
        json.text("replacement", &format!("{url}-next"));
        json.text("deprecated", &format!("{}.000-07:00", moment.text(0)));
        if obsolete {
            json.text("obsolete", &format!("{}.000-08:00", moment.text(1)));
        }
    });
}

fn labels(random: &mut Random, json: &mut Json) {
    json.object("labels", |json| {
        json.text("env", random.pick(&["prod", "stage", "dev"]));
        json.text("team", random.pick(&["payments", "platform", "data-eng"]));
        json.text("git-sha", &format!("{:012x}", random.next() >> 16));
    });
}

fn features(random: &mut Random, json: &mut Json, windows: bool, arm: bool) {
    const MORE: [&str; 6] = [
        "SEV_CAPABLE",
        "SEV_LIVE_MIGRATABLE",
        "SEV_SNP_CAPABLE",
        "TDX_CAPABLE",
        "IDPF",
        "SUSPEND_RESUME_COMPATIBLE",
    ];
    let mut features = vec!["UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "GVNIC"];
    if windows {
        features.extend(["WINDOWS", "MULTI_IP_SUBNET"]);
    } else {
        features.extend(MORE.into_iter().filter(|_| random.percent(50)));
    }
    // ARM machines have no confidential computing of x86.
    features.retain(|feature| !arm || !(feature.starts_with("SEV_") || *feature == "TDX_CAPABLE"));
    json.objects(&json.spell("guestOsFeatures"), features, |json, feature| {
        json.text("type", feature);
    });
}

fn certificates(random: &mut Random, json: &mut Json) {
    let mut certificate = |json: &mut Json, size: usize| {
        json.text("content", &random.letters(size));
        json.text("fileType", "X509");
    };
    json.message(&json.spell("shieldedInstanceInitialState"), |json| {
        json.object("pk", |json| certificate(json, 1_064));
        json.objects("keks", [2_024], &mut certificate);
        json.objects("dbs", [2_024, 2_096, 1_932], &mut certificate);
        json.objects("dbxs", [4_968], &mut certificate);
    });
}

// The dumps of most tests: 101 images of two clouds, in the formats of their APIs, some with warnings, and one error. They do not
// depend on the samples of the page, to which each cloud adds.

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-01T08:00:00Z");
const GIB = 2 ** 30;

/** Linear congruential generator with a fixed seed: the samples are reproducible. */
let state = 7;
const random = (below) => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
};
const hex = (digits) => Array.from({ length: digits }, () => random(16).toString(16)).join("");
const uuid = () => [8, 4, 4, 4, 12].map(hex).join("-");
const id = () => `${1 + random(9)}${Array.from({ length: 18 }, () => random(10)).join("")}`;

// Compute Engine: family, project, licence, description, architectures, disk size in GiB.
const X86_AND_ARM = ["X86_64", "ARM64"];
const X86 = ["X86_64"];
const GCE_FAMILIES = [
  ["debian-11", "debian-cloud", "debian-11-bullseye", "Debian, Debian GNU/Linux, 11 (bullseye)", X86_AND_ARM, 10],
  ["debian-12", "debian-cloud", "debian-12-bookworm", "Debian, Debian GNU/Linux, 12 (bookworm)", X86_AND_ARM, 10],
  ["ubuntu-2204-lts", "ubuntu-os-cloud", "ubuntu-2204-lts", "Canonical, Ubuntu, 22.04 LTS", X86_AND_ARM, 10],
  ["ubuntu-2404-lts", "ubuntu-os-cloud", "ubuntu-2404-lts", "Canonical, Ubuntu, 24.04 LTS", X86_AND_ARM, 10],
  ["rocky-linux-8", "rocky-linux-cloud", "rocky-linux-8", "Rocky Linux, Rocky Linux, 8", X86, 20],
  ["rocky-linux-9", "rocky-linux-cloud", "rocky-linux-9", "Rocky Linux, Rocky Linux, 9", X86_AND_ARM, 20],
  ["almalinux-9", "almalinux-cloud", "almalinux-9", "AlmaLinux OS, AlmaLinux, 9", X86_AND_ARM, 20],
  ["rhel-8", "rhel-cloud", "rhel-8-server", "Red Hat, Red Hat Enterprise Linux, 8", X86, 20],
  ["rhel-9", "rhel-cloud", "rhel-9-server", "Red Hat, Red Hat Enterprise Linux, 9", X86_AND_ARM, 20],
  ["sles-15", "suse-cloud", "sles-15", "SUSE, SUSE Linux Enterprise Server, 15 SP6", X86, 10],
  ["windows-2019", "windows-cloud", "windows-server-2019-dc", "Microsoft, Windows Server, 2019 Datacenter", X86, 50],
  ["windows-2022", "windows-cloud", "windows-server-2022-dc", "Microsoft, Windows Server, 2022 Datacenter", X86, 50],
];
const API = "https://www.googleapis.com/compute/v1/projects";

function gce() {
  const items = GCE_FAMILIES.flatMap(([family, project, licence, description, architectures, disk]) =>
    architectures.flatMap((architecture) =>
      [0, 1, 2, 3].map((age) => gceImage({ family, project, licence, description, architecture, disk, age })),
    ),
  );
  const custom = (name, rest) => ({
    kind: "compute#image",
    id: id(),
    creationTimestamp: "2026-03-04T05:06:07.000-08:00",
    name,
    status: "READY",
    diskSizeGb: "20",
    archiveSizeBytes: "1431655765",
    selfLink: `${API}/example-project/global/images/${name}`,
    ...rest,
  });
  items.push(
    custom("web-golden-12", {
      description: "web servers",
      labels: { team: "web", stage: "production" },
      licenses: [`${API}/debian-cloud/global/licenses/debian-12-bookworm`],
      sourceImage: `${API}/debian-cloud/global/images/debian-12-bookworm-v20260115`,
    }),
    custom("sql-2022-on-windows", {
      licenses: [
        `${API}/windows-sql-cloud/global/licenses/sql-server-2022-standard`,
        `${API}/windows-cloud/global/licenses/windows-server-2022-dc`,
      ],
      guestOsFeatures: [{ type: "UEFI_COMPATIBLE" }, { type: "WINDOWS" }],
    }),
    custom("experiment", { architecture: "RISCV64", diskSizeGb: "-1" }),
    { ...custom("nameless"), name: "" },
  );
  return { kind: "compute#imageList", id: "projects/example-project/global/images", items };
}

function gceImage({ family, project, licence, description, architecture, disk, age }) {
  const time = NOW - (age * 90 + random(30)) * DAY;
  const stamp = new Date(time).toISOString().slice(0, 10).replaceAll("-", "");
  const arm = architecture === "ARM64";
  const name = `${family}${arm ? "-arm64" : ""}-v${stamp}`;
  const features = ["UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "GVNIC", ...(arm ? [] : ["SEV_CAPABLE"])];
  if (family.startsWith("windows")) features.push("WINDOWS", "MULTI_IP_SUBNET");
  const successor = { state: "DEPRECATED", replacement: `${API}/${project}/global/images/${family}`, deprecated: new Date(time + 90 * DAY).toISOString() };
  return {
    kind: "compute#image",
    id: id(),
    creationTimestamp: new Date(time).toISOString().replace("Z", "-00:00"),
    name,
    description: `${description}, ${arm ? "arm64" : "amd64"} built on ${stamp}`,
    sourceType: "RAW",
    rawDisk: { source: "", containerType: "TAR" },
    status: "READY",
    archiveSizeBytes: String(GIB / 2 + random(8 * GIB)),
    diskSizeGb: String(disk),
    licenses: [`${API}/${project}/global/licenses/${licence}`],
    family: arm ? `${family}-arm64` : family,
    selfLink: `${API}/${project}/global/images/${name}`,
    labelFingerprint: "42WmSpB8rSM=",
    guestOsFeatures: features.map((type) => ({ type })),
    storageLocations: ["us", "eu", "asia"],
    architecture,
    ...(age > 0 && { deprecated: successor }),
  };
}

// Gcore: name, distribution, version, architecture, disk size in GiB.
const GCORE_IMAGES = [
  ["debian-11-x64", "debian", "11", "x86_64", 10],
  ["debian-12-x64", "debian", "12", "x86_64", 10],
  ["debian-12-arm64", "debian", "12", "aarch64", 10],
  ["ubuntu-22.04-x64", "ubuntu", "22.04", "x86_64", 10],
  ["ubuntu-24.04-x64", "ubuntu", "24.04", "x86_64", 10],
  ["ubuntu-24.04-arm64", "ubuntu", "24.04", "aarch64", 10],
  ["rocky-9-x64", "rocky", "9", "x86_64", 10],
  ["almalinux-9-x64", "almalinux", "9", "x86_64", 10],
  ["fedora-41-x64", "fedora", "41", "x86_64", 10],
  ["windows-server-2022", "windows", "2022", "x86_64", 40],
];

function gcore() {
  const regions = [
    ["Luxembourg-2", 76],
    ["Tokyo", 30],
  ];
  const results = regions.flatMap(([region, region_id]) =>
    GCORE_IMAGES.map(([name, os_distro, os_version, architecture, min_disk]) => gcoreImage({ region, region_id, name, os_distro, os_version, architecture, min_disk })),
  );
  const custom = { region: "Tokyo", region_id: 30, os_distro: "linux", os_version: "", architecture: "x86_64", min_disk: 0 };
  results.push(
    { ...gcoreImage({ ...custom, name: "build-ubuntu-22.04-arm64" }), visibility: "private" },
    { ...gcoreImage({ ...custom, name: "unfinished" }), status: "queued", size: 0, visibility: "private" },
  );
  return { count: results.length, results };
}

function gcoreImage({ region, region_id, name, os_distro, os_version, architecture, min_disk }) {
  const time = new Date(NOW - random(700) * DAY).toISOString().slice(0, 19);
  return {
    id: uuid(),
    name,
    description: "",
    status: "active",
    visibility: "public",
    min_disk,
    min_ram: min_disk > 10 ? 2048 : 512,
    os_distro,
    os_version,
    os_type: os_distro === "windows" ? "windows" : "linux",
    architecture,
    hw_firmware_type: architecture === "aarch64" || os_distro === "windows" ? "uefi" : "bios",
    hw_machine_type: "q35",
    ssh_key: os_distro === "windows" ? "deny" : "allow",
    display_order: 1 + random(100),
    created_at: `${time}+0000`,
    updated_at: `${time}+0000`,
    size: GIB / 4 + random(4 * GIB),
    disk_format: "qcow2",
    is_baremetal: false,
    tags: [],
    project_id: 1234,
    region,
    region_id,
  };
}

const text = (dump) => `${JSON.stringify(dump, undefined, 1)}\n`;

/** By the name of the file. */
export const DUMPS = { "gce.json": text(gce()), "gcore.json": text(gcore()) };

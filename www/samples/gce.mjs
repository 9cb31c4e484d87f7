// Compute Engine: public images of vendors, each with the images before it, and images of a project.

const API = "https://www.googleapis.com/compute/v1/projects";

/** Family, project, licence, name with `DATE`, description, architecture, disk in GiB, number of older images, days between them. */
const FAMILIES = [
  ["debian-13", "debian-cloud", "debian-13-trixie", "debian-13-trixie-vDATE", "Debian, Debian GNU/Linux, 13 (trixie), amd64 built on DATE", "X86_64", 10, 3, 28],
  ["debian-13-arm64", "debian-cloud", "debian-13-trixie", "debian-13-trixie-arm64-vDATE", "Debian, Debian GNU/Linux, 13 (trixie), arm64 built on DATE", "ARM64", 10, 3, 28],
  ["debian-12", "debian-cloud", "debian-12-bookworm", "debian-12-bookworm-vDATE", "Debian, Debian GNU/Linux, 12 (bookworm), amd64 built on DATE", "X86_64", 10, 5, 28],
  ["debian-12-arm64", "debian-cloud", "debian-12-bookworm", "debian-12-bookworm-arm64-vDATE", "Debian, Debian GNU/Linux, 12 (bookworm), arm64 built on DATE", "ARM64", 10, 5, 28],
  ["debian-11", "debian-cloud", "debian-11-bullseye", "debian-11-bullseye-vDATE", "Debian, Debian GNU/Linux, 11 (bullseye), amd64 built on DATE", "X86_64", 10, 3, 60],
  ["ubuntu-2404-lts-amd64", "ubuntu-os-cloud", "ubuntu-2404-lts", "ubuntu-2404-noble-amd64-vDATE", "Canonical, Ubuntu, 24.04 LTS, amd64 noble image built on DATE", "X86_64", 10, 6, 14],
  ["ubuntu-2404-lts-arm64", "ubuntu-os-cloud", "ubuntu-2404-lts", "ubuntu-2404-noble-arm64-vDATE", "Canonical, Ubuntu, 24.04 LTS, arm64 noble image built on DATE", "ARM64", 10, 6, 14],
  ["ubuntu-minimal-2404-lts-amd64", "ubuntu-os-cloud", "ubuntu-2404-lts", "ubuntu-minimal-2404-noble-amd64-vDATE", "Canonical, Ubuntu, 24.04 LTS Minimal, amd64 noble minimal image built on DATE", "X86_64", 10, 3, 14],
  ["ubuntu-2204-lts", "ubuntu-os-cloud", "ubuntu-2204-lts", "ubuntu-2204-jammy-vDATE", "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image built on DATE", "X86_64", 10, 6, 14],
  ["ubuntu-2204-lts-arm64", "ubuntu-os-cloud", "ubuntu-2204-lts", "ubuntu-2204-jammy-arm64-vDATE", "Canonical, Ubuntu, 22.04 LTS, arm64 jammy image built on DATE", "ARM64", 10, 6, 14],
  ["rocky-linux-9", "rocky-linux-cloud", "rocky-linux-9", "rocky-linux-9-vDATE", "Rocky Linux, Rocky Linux, 9, x86_64 built on DATE", "X86_64", 20, 3, 30],
  ["rocky-linux-9-arm64", "rocky-linux-cloud", "rocky-linux-9", "rocky-linux-9-arm64-vDATE", "Rocky Linux, Rocky Linux, 9, aarch64 built on DATE", "ARM64", 20, 3, 30],
  ["almalinux-9", "almalinux-cloud", "almalinux-9", "almalinux-9-vDATE", "AlmaLinux OS, AlmaLinux, 9, x86_64 built on DATE", "X86_64", 20, 3, 30],
  ["rhel-9", "rhel-cloud", "rhel-9-server", "rhel-9-vDATE", "Red Hat, Red Hat Enterprise Linux, 9, x86_64 built on DATE", "X86_64", 20, 3, 30],
  ["rhel-9-arm64", "rhel-cloud", "rhel-9-server", "rhel-9-arm64-vDATE", "Red Hat, Red Hat Enterprise Linux, 9, aarch64 built on DATE", "ARM64", 20, 3, 30],
  ["sles-15", "suse-cloud", "sles-15", "sles-15-sp6-vDATE-x86-64", "SUSE, SUSE Linux Enterprise Server, 15 SP6, x86_64 built on DATE", "X86_64", 10, 2, 60],
  ["windows-2025", "windows-cloud", "windows-server-2025-dc", "windows-server-2025-dc-vDATE", "Microsoft, Windows Server, 2025 Datacenter, Server with Desktop Experience, x64 built on DATE", "X86_64", 50, 3, 30],
  ["windows-2022", "windows-cloud", "windows-server-2022-dc", "windows-server-2022-dc-vDATE", "Microsoft, Windows Server, 2022 Datacenter, Server with Desktop Experience, x64 built on DATE", "X86_64", 50, 3, 30],
  ["windows-2022-core", "windows-cloud", "windows-server-2022-dc-core", "windows-server-2022-dc-core-vDATE", "Microsoft, Windows Server, 2022 Datacenter Core, Server Core, x64 built on DATE", "X86_64", 32, 3, 30],
];

/** Families of which every image is obsolete: their releases have ended. */
const OBSOLETE = [
  ["centos-7", "centos-cloud", "centos-7", "centos-7-vDATE", "CentOS, CentOS, 7, x86_64 built on DATE", "X86_64", 20, 1, 60],
  ["ubuntu-2004-lts", "ubuntu-os-cloud", "ubuntu-2004-lts", "ubuntu-2004-focal-vDATE", "Canonical, Ubuntu, 20.04 LTS, amd64 focal image built on DATE", "X86_64", 10, 1, 60],
];

/** By name: what images of a project state, beside what all of them do. */
const OWN = {
  "web-golden-12": {
    description: "web servers",
    labels: { team: "web", stage: "production" },
    licenses: [`${API}/debian-cloud/global/licenses/debian-12-bookworm`],
    sourceImage: `${API}/debian-cloud/global/images/debian-12-bookworm-v20260115`,
  },
  "sql-2022-on-windows": {
    licenses: [
      `${API}/windows-sql-cloud/global/licenses/sql-server-2022-standard`,
      `${API}/windows-cloud/global/licenses/windows-server-2022-dc`,
    ],
    guestOsFeatures: [{ type: "UEFI_COMPATIBLE" }, { type: "WINDOWS" }],
  },
  experiment: { architecture: "RISCV64", diskSizeGb: "-1" },
};

export default function dumpOf(tools) {
  const items = [
    ...FAMILIES.flatMap((family) => imagesOf(tools, family, 4, "DEPRECATED")),
    ...OBSOLETE.flatMap((family) => imagesOf(tools, family, 560, "OBSOLETE", true)),
    { ...ownImageOf(tools, "web-golden-12"), family: "web-golden" },
    ownImageOf(tools, "sql-2022-on-windows"),
    ownImageOf(tools, "experiment"),
    { ...ownImageOf(tools, "nightly-build"), status: "FAILED", creationTimestamp: "2026-10-31T02:00:00.000-07:00" },
    { ...ownImageOf(tools, "nameless"), name: "" },
  ];
  return listOf(items);
}

export const listOf = (items) => ({ kind: "compute#imageList", id: "projects/example-project/global/images", items });

/** An image of a project. */
export function ownImageOf({ digits }, name) {
  return {
    kind: "compute#image",
    id: digits(19),
    creationTimestamp: "2026-03-04T05:06:07.000-08:00",
    name,
    status: "READY",
    diskSizeGb: "20",
    archiveSizeBytes: "1431655765",
    selfLink: `${API}/example-project/global/images/${name}`,
    ...OWN[name],
  };
}

function imagesOf(tools, family, newest, state, allOld = false) {
  const [, , , , , , , older, days] = family;
  return Array.from({ length: older + 1 }, (_, age) => imageOf(tools, family, newest + age * days + tools.random(4), allOld || age > 0 ? state : undefined));
}

/** An image of a vendor: a line of `FAMILIES` without its last two values, its age, its state of deprecation. */
export function imageOf({ GIB, random, daysAgo, digits }, [family, project, license, pattern, description, architecture, disk], days, state) {
  const time = daysAgo(days);
  const stamp = time.toISOString().slice(0, 10).replaceAll("-", "");
  const name = pattern.replace("DATE", stamp);
  const isArm = architecture === "ARM64";
  const features = ["UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "GVNIC", ...(isArm ? [] : ["SEV_CAPABLE"])];
  if (family.startsWith("ubuntu-2404") && !isArm) features.push("SEV_SNP_CAPABLE", "TDX_CAPABLE");
  if (family.startsWith("windows")) features.push("WINDOWS", "MULTI_IP_SUBNET");
  return {
    kind: "compute#image",
    id: digits(19),
    creationTimestamp: time.toISOString().replace("Z", "-00:00"),
    name,
    description: description.replace("DATE", stamp),
    sourceType: "RAW",
    rawDisk: { source: "", containerType: "TAR" },
    status: "READY",
    archiveSizeBytes: String(GIB / 2 + random(8 * GIB)),
    diskSizeGb: String(disk),
    licenses: [`${API}/${project}/global/licenses/${license}`],
    family,
    selfLink: `${API}/${project}/global/images/${name}`,
    labelFingerprint: "42WmSpB8rSM=",
    guestOsFeatures: features.map((type) => ({ type })),
    storageLocations: ["us", "eu", "asia"],
    architecture,
    ...(state && { deprecated: { state, replacement: `${API}/${project}/global/images/family/${family}`, deprecated: daysAgo(days - 30).toISOString() } }),
  };
}

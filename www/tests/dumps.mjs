// The dumps of most tests: 101 images of two clouds, in the formats of their APIs, some with warnings, and one error. The images are made
// as those of the samples, but listed here: a cloud may add samples, and the tests count images.

import { sampleTools } from "../sample-tools.mjs";
import { imageOf as gceImage, listOf, ownImageOf } from "../samples/gce.mjs";
import { imageOf as gcoreImage } from "../samples/gcore.mjs";

const tools = sampleTools(7);
const { random } = tools;

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

function gce() {
  const items = GCE_FAMILIES.flatMap(([family, project, licence, description, architectures, disk]) =>
    architectures.flatMap((architecture) => {
      const [suffix, word] = architecture === "ARM64" ? ["-arm64", "arm64"] : ["", "amd64"];
      const line = [`${family}${suffix}`, project, licence, `${family}${suffix}-vDATE`, `${description}, ${word} built on DATE`, architecture, disk];
      return [0, 1, 2, 3].map((age) => gceImage(tools, line, age * 90 + random(30), age > 0 ? "DEPRECATED" : undefined));
    }),
  );
  const own = ["web-golden-12", "sql-2022-on-windows", "experiment"].map((name) => ownImageOf(tools, name));
  return listOf([...items, ...own, { ...ownImageOf(tools, "nameless"), name: "" }]);
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

const REGIONS = [
  ["Luxembourg-2", 76],
  ["Tokyo", 30],
];

function gcore() {
  const image = (fields) => gcoreImage(tools, { ...fields, days: random(700) });
  const results = REGIONS.flatMap(([region, region_id]) =>
    GCORE_IMAGES.map(([name, os_distro, os_version, architecture, min_disk]) => image({ region, region_id, name, os_distro, os_version, architecture, min_disk })),
  );
  const custom = { region: "Tokyo", region_id: 30, os_distro: "linux", os_version: "", architecture: "x86_64", min_disk: 0 };
  results.push(
    { ...image({ ...custom, name: "build-ubuntu-22.04-arm64" }), visibility: "private" },
    { ...image({ ...custom, name: "unfinished" }), status: "queued", size: 0, visibility: "private" },
  );
  return { count: results.length, results };
}

const text = (dump) => `${JSON.stringify(dump, undefined, 1)}\n`;

/** By the name of the file. */
export const DUMPS = { "gce.json": text(gce()), "gcore.json": text(gcore()) };

// Gcore: public images in two regions, and images of a project.

/** Name, distribution, version, architecture, disk in GiB, age in days. */
const IMAGES = [
  ["debian-13-x64", "debian", "13", "x86_64", 5, 40],
  ["debian-12-x64", "debian", "12", "x86_64", 5, 95],
  ["debian-12-arm64", "debian", "12", "aarch64", 5, 95],
  ["debian-11-x64", "debian", "11", "x86_64", 5, 410],
  ["ubuntu-24.04-x64", "ubuntu", "24.04", "x86_64", 5, 32],
  ["ubuntu-24.04-arm64", "ubuntu", "24.04", "aarch64", 5, 32],
  ["ubuntu-22.04-x64", "ubuntu", "22.04", "x86_64", 5, 64],
  ["ubuntu-20.04-x64", "ubuntu", "20.04", "x86_64", 5, 700],
  ["rocky-9-x64", "rocky", "9", "x86_64", 10, 120],
  ["almalinux-9-x64", "almalinux", "9", "x86_64", 10, 120],
  ["fedora-43-x64", "fedora", "43", "x86_64", 10, 150],
  ["centos-7-x64", "centos", "7", "x86_64", 10, 1100],
  ["windows-server-2022-standard-x64", "windows", "2022", "x86_64", 30, 75],
];

const REGIONS = [
  ["Luxembourg-2", 76],
  ["Tokyo", 30],
];

export default function dumpOf(tools) {
  const results = REGIONS.flatMap(([region, region_id], place) =>
    IMAGES.map(([name, os_distro, os_version, architecture, min_disk, days]) =>
      imageOf(tools, { region, region_id, name, os_distro, os_version, architecture, min_disk, days: days + 7 * place }),
    ),
  );
  const custom = { region: "Tokyo", region_id: 30, os_distro: "linux", os_version: "", architecture: "x86_64", min_disk: 0, days: 20 };
  results.push(
    { ...imageOf(tools, { ...custom, name: "build-ubuntu-22.04-arm64" }), visibility: "private" },
    { ...imageOf(tools, { ...custom, name: "gpu-node-rocky-9", os_distro: "centos", os_version: "9", days: 12 }), visibility: "private" },
    { ...imageOf(tools, { ...custom, name: "unfinished", days: 1 }), status: "queued", size: 0, visibility: "private" },
  );
  return { count: results.length, results };
}

export function imageOf({ GIB, random, daysAgo, uuid }, { region, region_id, name, os_distro, os_version, architecture, min_disk, days }) {
  const time = daysAgo(days).toISOString().slice(0, 19);
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

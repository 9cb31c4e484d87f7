// OpenStack: images of a cloud, of which only some state their system, and a snapshot of a project.

/** Name, distribution, version, architecture, disk in GiB, age in days. */
const IMAGES = [
  ["Debian 13", "debian", "13", "x86_64", 5, 35],
  ["Debian 12", "debian", "12", "x86_64", 5, 90],
  ["Ubuntu 24.04", "ubuntu", "24.04", "x86_64", 8, 30],
  ["Ubuntu 24.04 arm64", "ubuntu", "24.04", "aarch64", 8, 30],
  ["Ubuntu 22.04", "ubuntu", "22.04", "x86_64", 8, 60],
  ["Rocky Linux 9", "rocky", "9", "x86_64", 10, 110],
  ["windows-server-2022", "windows", "2022", "x86_64", 40, 80],
  ["flatcar-3815.2.5", undefined, undefined, undefined, 9, 200],
  ["web-snapshot", undefined, undefined, undefined, 20, 3],
];

export default function dumpOf(tools) {
  const images = IMAGES.map(([name, ...rest]) => imageOf(tools, name, ...rest));
  return { images, schema: "/v2/schemas/images", first: "/v2/images" };
}

function imageOf({ GIB, random, daysAgo, hex, uuid }, name, os_distro, os_version, architecture, min_disk, days) {
  const time = `${daysAgo(days).toISOString().slice(0, 19)}Z`;
  const id = uuid();
  const is_snapshot = name === "web-snapshot";
  return {
    ...(os_distro && { os_distro, os_version, os_type: os_distro === "windows" ? "windows" : "linux", architecture }),
    hw_disk_bus: "virtio",
    hw_firmware_type: os_distro === "windows" ? "uefi" : "bios",
    ...(is_snapshot && { image_type: "snapshot", base_image_ref: uuid(), instance_uuid: uuid() }),
    name,
    disk_format: "qcow2",
    container_format: "bare",
    visibility: is_snapshot ? "private" : "public",
    size: GIB / 4 + random(4 * GIB),
    virtual_size: null,
    status: "active",
    checksum: hex(32),
    protected: !is_snapshot,
    min_ram: 512,
    min_disk,
    owner: hex(32),
    os_hidden: false,
    id,
    created_at: time,
    updated_at: time,
    tags: [],
    self: `/v2/images/${id}`,
    file: `/v2/images/${id}/file`,
    schema: "/v2/schemas/image",
  };
}

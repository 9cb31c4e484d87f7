// The short baseline: a quick hand-written script with `JSON.parse`, the main fields, regular expressions for the operating
// system, and `JSON.stringify`.

import { readFileSync, writeFileSync } from "node:fs";

const RULES = [
  ["windows", "windows-server", /(?:^|-)win(?:dows)?-(?:server-)?(\d{4})/],
  ["linux", "ubuntu", /(?:^|-)ubuntu-(?:pro-)?(?:minimal-)?(\d\d)(\d\d)/],
  ["linux", "debian", /(?:^|-)debian-(\d+)/],
  ["linux", "rhel", /(?:^|-)rhel-(\d+)(?:-(\d)(?=-))?/],
  ["linux", "sles", /(?:^|-)sles-(?:sap-)?(\d+)(?:-(?:sp)?(\d)(?=-|$))?/],
  ["linux", "rocky", /(?:^|-)rocky-(?:linux-)?(\d+)/],
  ["linux", "almalinux", /(?:^|-)almalinux-(\d+)/],
  ["linux", "centos-stream", /(?:^|-)centos-stream-(\d+)/],
  ["linux", "centos", /(?:^|-)centos-(\d+)/],
  ["linux", "cos", /(?:^|-)cos(?:-(\d+))?(?=-|$)/],
  ["linux", "fedora-coreos", /(?:^|-)fedora-coreos-(stable|testing|next|\d+)/],
  ["linux", "oracle-linux", /(?:^|-)oracle-linux-(\d+)/],
  ["linux", "opensuse-leap", /(?:^|-)opensuse-leap-(\d+)(?:-(\d))?/],
  ["freebsd", "freebsd", /(?:^|-)freebsd-(\d+)(?:-(\d))?/],
];

function operatingSystem({ licenses = [], family, name }) {
  let os = { type: null, distro: null, version: null };
  for (const text of [...licenses.map((url) => url.slice(url.lastIndexOf("/") + 1)), family, name]) {
    for (const [type, distro, pattern] of RULES) {
      const found = text && pattern.exec(text);
      if (!found) continue;
      const [, major, minor] = found;
      os = { type, distro, version: (minor ? `${major}.${minor}` : major) ?? null };
      break;
    }
    if (os.version) break;
  }
  return os;
}

const GIB = 2 ** 30;
const time = (text) => (text ? new Date(text).toISOString() : null);
const PUBLIC = /\/projects\/(?:[a-z0-9-]+-cloud|ml-images)\//;
const GCE_STATUS = { READY: "active", PENDING: "pending", FAILED: "failed", DELETING: "deleting" };
const GCORE_STATUS = { active: "active", queued: "pending", saving: "pending", error: "failed", deleted: "deleting" };

const fromGce = (image) => ({
  provider: "gce",
  id: image.id,
  name: image.name,
  family: image.family ?? null,
  architecture: image.architecture === "ARM64" ? "arm64" : "x86_64",
  os: operatingSystem(image),
  firmware: image.guestOsFeatures?.some(({ type }) => type === "UEFI_COMPATIBLE") ? "uefi" : "bios",
  disk_size: Number(image.diskSizeGb) * GIB,
  image_size: Number(image.archiveSizeBytes),
  min_ram: null,
  labels: image.labels ?? {},
  locations: image.storageLocations ?? [],
  created_at: time(image.creationTimestamp),
  status: GCE_STATUS[image.status] ?? "unknown",
  deprecation: image.deprecated
    ? {
        state: image.deprecated.state.toLowerCase(),
        replacement: image.deprecated.replacement ?? null,
        deprecated_at: time(image.deprecated.deprecated),
        obsolete_at: time(image.deprecated.obsolete),
        deleted_at: time(image.deprecated.deleted),
      }
    : null,
  visibility: PUBLIC.test(image.selfLink) ? "public" : "private",
});

const fromGcore = (image) => ({
  provider: "gcore",
  id: image.id,
  name: image.name,
  family: null,
  architecture: image.architecture === "aarch64" ? "arm64" : "x86_64",
  os: { type: image.os_type, distro: image.os_distro, version: image.os_version },
  firmware: image.hw_firmware_type,
  disk_size: image.min_disk * GIB,
  image_size: image.size,
  min_ram: image.min_ram,
  labels: Object.fromEntries(image.tags.map(({ key, value }) => [key, value])),
  locations: [image.region],
  created_at: time(/Z|\+\d{4}$/.test(image.created_at) ? image.created_at : `${image.created_at}Z`),
  status: GCORE_STATUS[image.status] ?? "unknown",
  deprecation: null,
  visibility: image.visibility,
});

export const toImages = ({ items, results }) => (items ? items.map(fromGce) : results.map(fromGcore));
export const toImage = (image) => (image.kind === "compute#image" ? fromGce(image) : fromGcore(image));

if (process.argv[1] === import.meta.filename) {
  const [dump, out] = process.argv.slice(2);
  const images = toImages(JSON.parse(readFileSync(dump, "utf8")));
  writeFileSync(out, images.map((image) => `${JSON.stringify(image)}\n`).join(""));
}

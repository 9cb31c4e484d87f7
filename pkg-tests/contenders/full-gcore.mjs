// Converts an image of Gcore.

import { CODENAMES, GIB, nonEmpty, nonEmptyList, time, translate } from "./full-values.mjs";

const MIB = 2 ** 20;
const same = (...values) => Object.fromEntries(values.map((value) => [value, value]));
const ARCHITECTURES = { ...same("x86_64", "aarch64"), amd64: "x86_64", x64: "x86_64", arm64: "aarch64" };
const STATUSES = {
  queued: "pending",
  saving: "pending",
  uploading: "pending",
  importing: "pending",
  active: "ready",
  killed: "failed",
  error: "failed",
  deactivated: "deactivated",
  pending_delete: "deleting",
  deleted: "deleted",
};
const TYPES = same("linux", "windows");
const FIRMWARES = same("bios", "uefi");
const MACHINES = same("i440", "q35");
const VISIBILITIES = same("public", "private", "shared", "community");
const SSH_KEYS = same("allow", "deny", "required");
const PRICE_STATUSES = same("show", "hide", "error");
const DISTROS = { opensuse: "opensuse-leap", alma: "almalinux", oracle: "ol" };

export function fromGcore(image) {
  const warnings = [];
  const evidence = {};
  const labels = {};
  const readOnlyLabels = [];
  for (const { key, value, read_only } of image.tags) {
    labels[key] = value;
    if (read_only) readOnlyLabels.push(key);
  }

  const distro = DISTROS[image.os_distro] ?? image.os_distro ?? undefined;
  if (distro !== (image.os_distro ?? undefined)) evidence["/os/distro"] = "/os_distro";
  const codename = CODENAMES[distro]?.[image.os_version];
  if (codename) evidence["/os/codename"] = "/os_version";
  const software = image.gpu_driver
    ? [{ name: `${image.gpu_driver}-driver`, version: image.gpu_driver_version ?? undefined, edition: image.gpu_driver_type ?? undefined }]
    : undefined;

  return {
    provider: "gcore",
    id: image.id,
    name: image.name,
    description: image.description || undefined,
    project: toText(image.project_id),
    region: image.region ?? undefined,
    regionId: toText(image.region_id),
    architecture: translate(ARCHITECTURES, image.architecture, "/architecture", "/architecture", warnings),
    os: nonEmpty({
      type: translate(TYPES, image.os_type, "/os/type", "/os_type", warnings),
      distro,
      version: image.os_version || undefined,
      codename,
    }),
    software,
    firmware: translate(FIRMWARES, image.hw_firmware_type, "/firmware", "/hw_firmware_type", warnings),
    machineType: translate(MACHINES, image.hw_machine_type, "/machineType", "/hw_machine_type", warnings),
    size: nonEmpty({
      imageBytes: image.size || undefined,
      minDiskBytes: image.min_disk ? image.min_disk * GIB : undefined,
      minMemoryBytes: image.min_ram ? image.min_ram * MIB : undefined,
    }),
    diskFormat: image.disk_format ?? undefined,
    labels,
    readOnlyLabels: nonEmptyList(readOnlyLabels.sort()),
    status: translate(STATUSES, image.status, "/status", "/status", warnings),
    visibility: translate(VISIBILITIES, image.visibility, "/visibility", "/visibility", warnings),
    createdAt: time(image.created_at, "/createdAt", "/created_at", warnings),
    updatedAt: time(image.updated_at, "/updatedAt", "/updated_at", warnings),
    bareMetal: image.is_baremetal ?? undefined,
    gcore: nonEmpty({
      displayOrder: image.display_order ?? undefined,
      lock: image.task_id ?? undefined,
      creatorTask: image.creator_task_id ?? undefined,
      price: nonEmpty({
        currency: image.currency_code ?? undefined,
        perHour: image.price_per_hour ?? undefined,
        perMonth: image.price_per_month ?? undefined,
        status: translate(PRICE_STATUSES, image.price_status, "/gcore/price/status", "/price_status", warnings),
      }),
      sshKey: translate(SSH_KEYS, image.ssh_key, "/gcore/sshKey", "/ssh_key", warnings),
    }),
    evidence: nonEmpty(evidence),
    warnings: nonEmptyList(warnings),
  };
}

const toText = (number) => (number === null || number === undefined ? undefined : String(number));

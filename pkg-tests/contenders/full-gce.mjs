// Converts an image of Compute Engine.

import { operatingSystem } from "./full-os.mjs";
import { GIB, nonEmpty, nonEmptyList, time, translate } from "./full-values.mjs";

const ARCHITECTURES = { X86_64: "x86_64", ARM64: "aarch64", X86_32: "i686" };
const STATUSES = { READY: "ready", PENDING: "pending", FAILED: "failed", DELETING: "deleting" };
const STATES = { ACTIVE: "active", DEPRECATED: "deprecated", OBSOLETE: "obsolete", DELETED: "deleted" };
const CONFIDENTIAL = [
  ["amd-sev", ["SEV_CAPABLE", "SEV_LIVE_MIGRATABLE", "SEV_LIVE_MIGRATABLE_V2"]],
  ["amd-sev-snp", ["SEV_SNP_CAPABLE"]],
  ["amd-sev-snp-svsm", ["SNP_SVSM_CAPABLE"]],
  ["intel-tdx", ["TDX_CAPABLE"]],
  ["arm-cca", ["CCA_CAPABLE"]],
];
const PAID = /^(?:windows-cloud|windows-sql-cloud|rhel-cloud|rhel-sap-cloud|suse-cloud|suse-sap-cloud)\//;

export function fromGce(image) {
  const warnings = [];
  const evidence = {};
  const features = image.guestOsFeatures?.map(({ type }) => type) ?? [];
  const licenses = image.licenses?.map((url) => url.replace(/^.*projects\/([^/]+)\/global\/licenses\//, "$1/")) ?? [];
  const project = /\/projects\/([^/]+)\//.exec(image.selfLink)?.[1];

  const { confidential, firmware, secureBootCapable } = fromFeatures(features, evidence);
  const os = operatingSystem(
    [
      ...licenses.map((license, index) => [license.slice(license.indexOf("/") + 1), `/licenses/${index}`]),
      [image.family, "/family"],
      [image.name, "/name"],
    ],
    evidence,
  );
  const software = fromLicenses(licenses, evidence);
  const paid = licenses.findIndex((license) => PAID.test(license));
  if (paid >= 0) evidence["/licensing"] = `/licenses/${paid}`;
  if (project) evidence["/project"] = "/selfLink";

  return {
    provider: "gce",
    id: image.id,
    name: image.name,
    description: image.description || undefined,
    family: image.family,
    project,
    storageLocations: nonEmptyList(image.storageLocations),
    url: image.selfLink,
    architecture: translate(ARCHITECTURES, image.architecture, "/architecture", "/architecture", warnings),
    os,
    software: nonEmptyList(software),
    licensing: paid >= 0 ? "payg" : undefined,
    firmware,
    secureBootCapable,
    confidential: nonEmptyList(confidential),
    guestFeatures: nonEmptyList(features),
    size: nonEmpty({ imageBytes: toNumber(image.archiveSizeBytes), minDiskBytes: toNumber(image.diskSizeGb, GIB) }),
    diskFormat: image.rawDisk?.containerType,
    labels: image.labels ?? {},
    status: translate(STATUSES, image.status, "/status", "/status", warnings),
    deprecation: image.deprecated && deprecation(image.deprecated, warnings),
    createdAt: time(image.creationTimestamp, "/createdAt", "/creationTimestamp", warnings),
    licenses: nonEmptyList(licenses),
    licenseCodes: nonEmptyList(image.licenseCodes),
    parent:
      parent("image", image.sourceImage, image.sourceImageId, image.sourceImageEncryptionKey) ??
      parent("snapshot", image.sourceSnapshot, image.sourceSnapshotId, image.sourceSnapshotEncryptionKey) ??
      parent("disk", image.sourceDisk, image.sourceDiskId, image.sourceDiskEncryptionKey),
    encryption: encryption(image.imageEncryptionKey, image.enableConfidentialCompute),
    evidence: nonEmpty(evidence),
    warnings: nonEmptyList(warnings),
  };
}

const toNumber = (text, unit = 1) => (text === undefined ? undefined : Number(text) * unit);

function fromFeatures(features, evidence) {
  const confidential = [];
  for (const [technology, names] of CONFIDENTIAL) {
    const from = features.findIndex((feature) => names.includes(feature));
    if (from < 0) continue;
    evidence[`/confidential/${confidential.length}`] = `/guestOsFeatures/${from}`;
    confidential.push(technology);
  }
  const uefi = features.indexOf("UEFI_COMPATIBLE");
  if (uefi < 0) return { confidential };
  evidence["/firmware"] = evidence["/secureBootCapable"] = `/guestOsFeatures/${uefi}`;
  return { confidential, firmware: "uefi", secureBootCapable: true };
}

function fromLicenses(licenses, evidence) {
  const software = [];
  for (const [index, license] of licenses.entries()) {
    const sql = /\/sql-server-(\d{4})-([a-z]+)$/.exec(license);
    if (!sql) continue;
    const [, version, edition] = sql;
    for (const leaf of ["name", "version", "edition"]) evidence[`/software/${software.length}/${leaf}`] = `/licenses/${index}`;
    software.push({ name: "sql-server", version, edition });
  }
  return software;
}

function deprecation({ state, replacement, deprecated, obsolete, deleted }, warnings) {
  return {
    state: translate(STATES, state, "/deprecation/state", "/deprecated/state", warnings),
    replacement,
    deprecatedAt: time(deprecated, "/deprecation/deprecatedAt", "/deprecated/deprecated", warnings),
    obsoleteAt: time(obsolete, "/deprecation/obsoleteAt", "/deprecated/obsolete", warnings),
    deletedAt: time(deleted, "/deprecation/deletedAt", "/deprecated/deleted", warnings),
  };
}

const parent = (kind, url, id, key) => (url || id ? { kind, url, id, encryption: encryption(key) } : undefined);

function encryption(key, confidentialCompute) {
  const { kmsKeyName: kmsKey, kmsKeyServiceAccount: kmsServiceAccount, sha256 } = key ?? {};
  return nonEmpty({ kmsKey, kmsServiceAccount, sha256, confidentialCompute });
}

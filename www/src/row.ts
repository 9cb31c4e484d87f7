// The main fields of an image, flat: for the table and the facets.

import type { Image } from "cloud-image";

export interface Row {
  /** Index among all images that were read. */
  index: number;
  provider: string;
  name: string;
  id?: string | undefined;
  description?: string | undefined;
  family?: string | undefined;
  project?: string | undefined;
  region?: string | undefined;
  regionId?: string | undefined;
  architecture?: string | undefined;
  distro?: string | undefined;
  osVersion?: string | undefined;
  /** The distribution, or the type of system if it is unknown. */
  os?: string | undefined;
  /** The distribution with its `VERSION_ID`, such as `debian 12`. */
  version?: string | undefined;
  variant?: string | undefined;
  channel?: string | undefined;
  software?: string | undefined;
  licensing?: string | undefined;
  firmware?: string | undefined;
  secureBoot?: string | undefined;
  status?: string | undefined;
  visibility?: string | undefined;
  deprecation?: string | undefined;
  created?: string | undefined;
  imageBytes?: number | undefined;
  minDiskBytes?: number | undefined;
  minMemoryBytes?: number | undefined;
  bareMetal?: boolean | undefined;
  warnings: number;
}

/** Longer texts are cut in rows, not in the image. */
export const MAX_CHARACTERS = 300;

const cut = (text: string | undefined) =>
  text !== undefined && text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

export function rowOf(image: Image, index: number): Row {
  const os = image.os;
  return {
    index,
    provider: image.provider,
    name: cut(image.name) ?? "",
    id: cut(image.id),
    description: cut(image.description),
    family: cut(image.family),
    project: cut(image.project),
    region: cut(image.region),
    regionId: cut(image.regionId),
    architecture: cut(image.architecture),
    distro: cut(os?.distro),
    osVersion: cut(os?.version),
    os: cut(os?.distro ?? os?.type),
    version: os?.distro && os.version ? cut(`${os.distro} ${os.version}`) : undefined,
    variant: cut(os?.variant),
    channel: cut(os?.channel),
    software: cut(image.software?.map(({ name, version, edition }) => [name, version, edition].filter(Boolean).join(" ")).join(", ")),
    licensing: image.licensing,
    firmware: cut(image.firmware),
    secureBoot: image.secureBootCapable ? "capable" : undefined,
    status: cut(image.status),
    visibility: cut(image.visibility),
    deprecation: cut(image.deprecation?.state),
    created: image.createdAt,
    imageBytes: image.size?.imageBytes,
    minDiskBytes: image.size?.minDiskBytes,
    minMemoryBytes: image.size?.minMemoryBytes,
    bareMetal: image.bareMetal,
    warnings: image.warnings?.length ?? 0,
  };
}

// The main fields of an image, flat: for the table and the facets.

import type { Image, Warning } from "cloud-image";
import type { ImageKey } from "./query.ts";

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
  codename?: string | undefined;
  /** The distribution, or the type of system if it is unknown. */
  os?: string | undefined;
  /** The distribution with its `VERSION_ID`, such as `debian 12`. */
  version?: string | undefined;
  /** The last days of maintenance, without and with a contract. */
  endOfLife?: string | undefined;
  extendedEnd?: string | undefined;
  variant?: string | undefined;
  channel?: string | undefined;
  software?: string | undefined;
  licensing?: string | undefined;
  firmware?: string | undefined;
  secureBoot?: string | undefined;
  confidential?: string | undefined;
  status?: string | undefined;
  visibility?: string | undefined;
  deprecation?: string | undefined;
  created?: string | undefined;
  imageBytes?: number | undefined;
  minDiskBytes?: number | undefined;
  minMemoryBytes?: number | undefined;
  bareMetal?: boolean | undefined;
  warnings: number;
  /** Codes of the warnings. */
  codes?: string[] | undefined;
  /** Why a value is contested: the message of the first conflict, of the system if there is one. */
  contested?: string | undefined;
}

/** Longer texts are cut in rows, not in the image. */
export const MAX_CHARACTERS = 300;

const cut = (text: string | undefined) =>
  text !== undefined && text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

/** `shared` returns one string for all equal ones, so that many rows take less memory. */
export function rowOf(image: Image, index: number, shared = (text: string): string => text): Row {
  const { os, warnings } = image;
  const word = (text: string | undefined) => (text === undefined ? undefined : shared(cut(text)!));
  return {
    index,
    provider: image.provider,
    name: cut(image.name) ?? "",
    id: cut(image.id),
    description: cut(image.description),
    family: word(image.family),
    project: word(image.project),
    region: word(image.region),
    regionId: word(image.regionId),
    architecture: word(image.architecture),
    distro: word(os?.distro),
    osVersion: word(os?.version),
    codename: word(os?.codename),
    os: word(os?.distro ?? os?.type),
    version: os?.distro && os.version ? word(`${os.distro} ${os.version}`) : undefined,
    endOfLife: word(os?.lifecycle?.endOfLife),
    extendedEnd: word(os?.lifecycle?.extendedEnd),
    variant: word(os?.variant),
    channel: word(os?.channel),
    software: word(image.software?.map(({ name, version, edition }) => [name, version, edition].filter(Boolean).join(" ")).join(", ")),
    licensing: image.licensing,
    firmware: word(image.firmware),
    secureBoot: image.secureBootCapable ? "capable" : undefined,
    confidential: word(image.confidential?.join(", ")),
    status: word(image.status),
    visibility: word(image.visibility),
    deprecation: word(image.deprecation?.state),
    created: image.createdAt,
    imageBytes: image.size?.imageBytes,
    minDiskBytes: image.size?.minDiskBytes,
    minMemoryBytes: image.size?.minMemoryBytes,
    bareMetal: image.bareMetal,
    warnings: warnings?.length ?? 0,
    codes: warnings && [...new Set(warnings.map(({ code }) => code))],
    contested: cut(conflictOf(warnings)?.message),
  };
}

function conflictOf(warnings: readonly Warning[] = []): Warning | undefined {
  const conflicts = warnings.filter(({ code }) => code === "conflict");
  return conflicts.find(({ field }) => field?.startsWith("/os")) ?? conflicts[0];
}

/** The key by which links name the image. */
export const keyOf = ({ provider, id, name }: Row, dump?: string): ImageKey => ({ provider, ...(id === undefined ? { name } : { id }), dump });

// Formats values for display.

import { ABSENT, type Facet } from "../query.ts";
import { providerTitle } from "./providers.ts";

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

export function bytes(count: number | undefined): string | undefined {
  if (count === undefined) return undefined;
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(count, 1)) / 10));
  const value = count / 1024 ** power;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${UNITS[power]}`;
}

/** The day of an RFC 3339 time. */
export const date = (time: string | undefined): string | undefined => time?.slice(0, "2024-04-15".length);

const integers = new Intl.NumberFormat("en");
export const integer = (count: number): string => integers.format(count);

export const counted = (count: number, noun: string): string => `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;

export const FACET_TITLES: Record<Facet, string> = {
  provider: "Provider",
  architecture: "Architecture",
  "os.distro": "Operating system",
  "os.version": "Version",
  createdAt: "Created",
  firmware: "Firmware",
  status: "Status",
  visibility: "Visibility",
  "deprecation.state": "Deprecation",
};

const TIMES: Record<string, string> = {
  ">=-P30D": "last 30 days",
  "<-P30D": "older than 30 days",
  "<-P1Y": "older than a year",
};

export function facetLabel(facet: Facet, value: string): string {
  if (value === ABSENT) return facet === "createdAt" ? "no date" : "not stated";
  if (facet === "createdAt") return (Object.hasOwn(TIMES, value) && TIMES[value]) || value;
  return facet === "provider" ? providerTitle(value) : value;
}

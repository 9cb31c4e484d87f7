// Formats values for display.

import { ABSENT, type Facet } from "../query.ts";
import { type SupportState, supportOf } from "../support.ts";
import { titleOf } from "../systems.ts";
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

const DAY = 86_400_000;
const ages = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** How long ago a time is: `5 weeks ago`. */
export function age(time: string, now = Date.now()): string {
  const days = Math.round((Date.parse(time) - now) / DAY);
  if (days === 0) return "today";
  const [amount, unit] = Math.abs(days) < 14 ? [days, "day"] : Math.abs(days) < 60 ? [days / 7, "week"] : Math.abs(days) < 730 ? [days / 30.44, "month"] : [days / 365.25, "year"];
  return ages.format(Math.round(amount as number), unit as Intl.RelativeTimeFormatUnit);
}

const integers = new Intl.NumberFormat("en");
export const integer = (count: number): string => integers.format(count);

export const counted = (count: number, noun: string): string => `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;

export const FACET_TITLES: Record<Facet, string> = {
  provider: "Cloud",
  architecture: "Architecture",
  "os.distro": "Operating system",
  "os.version": "Version",
  "os.lifecycle.endOfLife": "Support",
  createdAt: "Created",
  firmware: "Firmware",
  confidential: "Confidential",
  status: "Status",
  visibility: "Visibility",
  "deprecation.state": "Deprecation",
  "warnings.code": "Warnings",
};

const LABELS: Partial<Record<Facet, Record<string, string>>> = {
  createdAt: { ">=-P30D": "last 30 days", "<-P30D": "older than 30 days", "<-P1Y": "older than a year", [ABSENT]: "no date" },
  "os.lifecycle.endOfLife": {
    ">=-P0D": "maintained",
    "<+P6M": "ends within 6 months, or ended",
    "<-P0D": "past its end of life",
    [ABSENT]: "not known",
  },
  "warnings.code": { conflict: "contested (conflict)", [ABSENT]: "none" },
};

export function facetLabel(facet: Facet, value: string): string {
  const labels = LABELS[facet];
  if (labels && Object.hasOwn(labels, value)) return labels[value]!;
  if (value === ABSENT) return "not stated";
  if (facet === "os.distro") return titleOf(value, "");
  return facet === "provider" ? providerTitle(value) : value;
}

/** Colours of states. */
export type Tone = "good" | "warn" | "bad" | "muted";

const SUPPORT: Record<SupportState, { tone: Tone; text: (day: string) => string }> = {
  maintained: { tone: "good", text: (day) => `until ${day}` },
  ending: { tone: "warn", text: (day) => `ends ${day}` },
  extended: { tone: "warn", text: (day) => `extended until ${day}` },
  ended: { tone: "bad", text: (day) => `ended ${day}` },
};

/** The support of a release, for a badge. */
export function supportBadge(release: { endOfLife?: string | undefined; extendedEnd?: string | undefined }): { tone: Tone; text: string } | undefined {
  const support = supportOf(release);
  return support && { tone: SUPPORT[support.state].tone, text: SUPPORT[support.state].text(support.day) };
}

const TONES: Record<string, Tone> = {
  ready: "good",
  active: "good",
  pending: "warn",
  deprecated: "warn",
  deactivated: "bad",
  failed: "bad",
  deleting: "bad",
  deleted: "bad",
  obsolete: "bad",
  private: "muted",
  shared: "muted",
};

/** The colour of a word of a status, a state of deprecation or a visibility. */
export const toneOf = (word: string | undefined): Tone | undefined => (word !== undefined && Object.hasOwn(TONES, word) ? TONES[word] : undefined);

// The columns of the table.

import type { Row } from "../row.ts";
import { systemOf } from "../systems.ts";
import { type Tone, bytes, date, supportBadge, toneOf } from "./format.ts";
import { providerTitle } from "./providers.ts";

export interface Column {
  /** Field of the row. Also used in URLs and CSV files. */
  id: keyof Row;
  title: string;
  /** Fields to order by, if there are any. */
  order?: readonly string[];
  /** Minimum width, in `rem`. */
  width: number;
  /** Share of the remaining width. */
  grow?: number;
  numeric?: boolean;
  text?: (row: Row) => string | undefined;
  /** The colour of a state. */
  tone?: (row: Row) => Tone | undefined;
}

export const COLUMNS: readonly Column[] = [
  { id: "provider", title: "Cloud", order: ["provider"], width: 7.5, text: ({ provider }) => providerTitle(provider) },
  { id: "name", title: "Name", order: ["name"], width: 13, grow: 3 },
  { id: "version", title: "System", order: ["os.distro", "os.version"], width: 8, grow: 1, text: systemOf },
  {
    id: "endOfLife",
    title: "Support",
    order: ["os.lifecycle.endOfLife"],
    width: 12.5,
    text: (row) => supportBadge(row)?.text,
    tone: (row) => supportBadge(row)?.tone,
  },
  { id: "variant", title: "Variant", order: ["os.variant"], width: 7, grow: 1 },
  { id: "software", title: "Software", width: 10, grow: 1 },
  { id: "licensing", title: "Licensing", order: ["licensing"], width: 6 },
  { id: "architecture", title: "Architecture", order: ["architecture"], width: 6.5 },
  { id: "firmware", title: "Firmware", order: ["firmware"], width: 5 },
  { id: "secureBoot", title: "Secure Boot", order: ["secureBootCapable"], width: 7 },
  { id: "confidential", title: "Confidential", width: 7 },
  { id: "imageBytes", title: "Size", order: ["size.imageBytes"], width: 5, numeric: true, text: ({ imageBytes }) => bytes(imageBytes) },
  { id: "minDiskBytes", title: "Disk", order: ["size.minDiskBytes"], width: 6, numeric: true, text: ({ minDiskBytes }) => bytes(minDiskBytes) },
  { id: "minMemoryBytes", title: "Memory", order: ["size.minMemoryBytes"], width: 6, numeric: true, text: ({ minMemoryBytes }) => bytes(minMemoryBytes) },
  { id: "status", title: "Status", order: ["status"], width: 5.5, tone: ({ status }) => toneOf(status) },
  { id: "deprecation", title: "Deprecation", order: ["deprecation.state"], width: 6.5, tone: ({ deprecation }) => toneOf(deprecation) },
  { id: "visibility", title: "Visibility", order: ["visibility"], width: 6, tone: ({ visibility }) => toneOf(visibility) },
  { id: "created", title: "Created", order: ["createdAt"], width: 6, text: ({ created }) => date(created) },
  { id: "family", title: "Family", order: ["family"], width: 9, grow: 1 },
  { id: "project", title: "Project", order: ["project"], width: 9, grow: 1 },
  { id: "region", title: "Region", order: ["region"], width: 7, grow: 1 },
  { id: "id", title: "Id", order: ["id"], width: 12, grow: 1 },
  { id: "description", title: "Description", order: ["description"], width: 16, grow: 2 },
  { id: "warnings", title: "Warnings", width: 6, numeric: true, text: ({ warnings }) => (warnings > 0 ? String(warnings) : undefined) },
  { id: "contested", title: "Contested", width: 14, grow: 2 },
];

export const DEFAULT_COLUMNS: readonly string[] = [
  "provider",
  "name",
  "version",
  "endOfLife",
  "architecture",
  "imageBytes",
  "status",
  "deprecation",
  "created",
];

/** The order by a column, in the package's language. */
export const orderBy = ({ order }: Column, descending: boolean): string | undefined =>
  order?.map((field) => (descending ? `${field} desc` : field)).join(",");

/** Whether the images are in the order of a column. */
export function directionOf(column: Column, order: string): "ascending" | "descending" | undefined {
  const spelled = order.trim().replace(/\s*,\s*/g, ",");
  if (!spelled) return undefined;
  if (spelled === orderBy(column, false)) return "ascending";
  return spelled === orderBy(column, true) ? "descending" : undefined;
}

export const textOf = ({ id, text }: Column, row: Row): string | undefined => (text ? text(row) : (row[id] as string | undefined));

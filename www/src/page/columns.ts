// The columns of the table.

import type { Row } from "../row.ts";
import { bytes, date } from "./format.ts";
import { providerTitle } from "./providers.ts";

export interface Column {
  /** Field of the row. Also used in URLs and CSV files. */
  id: keyof Row;
  title: string;
  /** Minimum width, in `rem`. */
  width: number;
  /** Share of the remaining width. */
  grow?: number;
  numeric?: boolean;
  text?: (row: Row) => string | undefined;
}

export const COLUMNS: readonly Column[] = [
  { id: "provider", title: "Provider", width: 4.5, text: ({ provider }) => providerTitle(provider) },
  { id: "name", title: "Name", width: 13, grow: 3 },
  { id: "version", title: "OS", width: 7, grow: 1, text: ({ os, version }) => version ?? os },
  { id: "variant", title: "Variant", width: 7, grow: 1 },
  { id: "software", title: "Software", width: 10, grow: 1 },
  { id: "licensing", title: "Licensing", width: 6 },
  { id: "architecture", title: "Architecture", width: 6.5 },
  { id: "firmware", title: "Firmware", width: 5 },
  { id: "secureBoot", title: "Secure Boot", width: 7 },
  { id: "imageBytes", title: "Size", width: 5, numeric: true, text: ({ imageBytes }) => bytes(imageBytes) },
  { id: "minDiskBytes", title: "Disk", width: 6, numeric: true, text: ({ minDiskBytes }) => bytes(minDiskBytes) },
  { id: "minMemoryBytes", title: "Memory", width: 6, numeric: true, text: ({ minMemoryBytes }) => bytes(minMemoryBytes) },
  { id: "status", title: "Status", width: 4 },
  { id: "deprecation", title: "Deprecation", width: 6.5 },
  { id: "visibility", title: "Visibility", width: 6 },
  { id: "created", title: "Created", width: 6, text: ({ created }) => date(created) },
  { id: "family", title: "Family", width: 9, grow: 1 },
  { id: "project", title: "Project", width: 9, grow: 1 },
  { id: "region", title: "Region", width: 7, grow: 1 },
  { id: "id", title: "Id", width: 12, grow: 1 },
  { id: "description", title: "Description", width: 16, grow: 2 },
  { id: "warnings", title: "Warnings", width: 6, numeric: true, text: ({ warnings }) => (warnings > 0 ? String(warnings) : undefined) },
];

export const DEFAULT_COLUMNS: readonly string[] = [
  "provider",
  "name",
  "version",
  "architecture",
  "firmware",
  "imageBytes",
  "status",
  "deprecation",
  "created",
];

export const textOf = ({ id, text }: Column, row: Row): string | undefined => (text ? text(row) : (row[id] as string | undefined));

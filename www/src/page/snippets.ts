// Snippets to use an image elsewhere. Values are untrusted: they must be safe in a shell and in an HCL template.

import type { Row } from "../row.ts";

export interface Snippet {
  title: string;
  text: string;
}

export function snippetsOf(row: Row): Snippet[] {
  const snippets = row.provider === "gce" ? gce(row) : gcore(row);
  return row.id === undefined ? snippets : [{ title: "id", text: row.id }, ...snippets];
}

// Names that Compute Engine allows. They are safe in a shell.
const NAME = /^[a-z][-a-z0-9]*$/;
const PROJECT = /^[a-z0-9][-a-z0-9.:]*$/;

function gce({ name, project, version, os }: Row): Snippet[] {
  const snippets = [{ title: "Terraform", text: terraform("google_compute_image", version ?? os ?? name, { name, project }) }];
  if (NAME.test(name) && (project === undefined || PROJECT.test(project))) {
    const option = project === undefined ? "" : ` --project=${project}`;
    snippets.push({ title: "gcloud", text: `gcloud compute images describe ${name}${option}` });
  }
  return snippets;
}

function gcore({ id, name, project, regionId, version, os }: Row): Snippet[] {
  const path = [project ?? "PROJECT_ID", regionId ?? "REGION_ID", id ?? "IMAGE_ID"].map(segment).join("/");
  return [
    { title: "Terraform", text: terraform("gcore_image", version ?? os ?? name, { name, project_id: project, region_id: regionId }) },
    { title: "API", text: `curl -H "Authorization: APIKey $GCORE_API_KEY" 'https://api.gcore.com/cloud/v1/images/${path}'` },
  ];
}

/** Percent-encodes also the single quote, which would end a quoted string of the shell. */
const segment = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");

/** A data block. All values are strings; Terraform converts them to numbers where needed. */
function terraform(type: string, label: string, values: Record<string, string | undefined>): string {
  const name = label.toLowerCase().replace(/[^a-z0-9_]+/g, "_").replace(/^(?=[^a-z_])/, "_");
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const width = Math.max(...entries.map(([key]) => key.length));
  const lines = entries.map(([key, value]) => `  ${key.padEnd(width)} = ${hcl(value)}\n`);
  return `data "${type}" "${name}" {\n${lines.join("")}}`;
}

/** A quoted HCL string: escapes template sequences and invisible characters. */
function hcl(text: string): string {
  const quoted = text.replace(/["\\]/g, "\\$&").replace(/([$%])\{/g, "$1$1{");
  return `"${quoted.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escape)}"`;
}

const escape = (character: string) => `\\U${character.codePointAt(0)!.toString(16).padStart(8, "0")}`;

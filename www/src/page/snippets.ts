// What is typed elsewhere to use an image. Names are data: nothing in them may act in a shell or a template.

import type { Row } from "../row.ts";

export interface Snippet {
  title: string;
  text: string;
}

export function snippetsOf(row: Row): Snippet[] {
  const own = row.provider === "gce" ? gce(row) : gcore(row);
  return row.id === undefined ? own : [{ title: "id", text: row.id }, ...own];
}

// What Compute Engine allows: neither can act in a shell.
const NAME = /^[a-z][-a-z0-9]*$/;
const PROJECT = /^[a-z0-9][-a-z0-9.:]*$/;

function gce({ name, project, version, os }: Row): Snippet[] {
  const snippets = [{ title: "Terraform", text: terraform("google_compute_image", version ?? os ?? name, { name, project }) }];
  if (NAME.test(name) && (project === undefined || PROJECT.test(project))) {
    const owner = project === undefined ? "" : ` --project=${project}`;
    snippets.push({ title: "gcloud", text: `gcloud compute images describe ${name}${owner}` });
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

/** Nothing is left that could end a quoted word of a shell. */
const segment = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll("'", "%27");

/** A data block. Numbers in strings are converted by Terraform. */
function terraform(type: string, label: string, values: Record<string, string | undefined>): string {
  const name = label.toLowerCase().replace(/[^a-z0-9_]+/g, "_").replace(/^(?=[^a-z_])/, "_");
  const stated = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const width = Math.max(...stated.map(([key]) => key.length));
  const lines = stated.map(([key, value]) => `  ${key.padEnd(width)} = ${hcl(value)}\n`);
  return `data "${type}" "${name}" {\n${lines.join("")}}`;
}

/** A quoted template of HCL in which nothing is a template, and what cannot be seen is spelt out. */
function hcl(text: string): string {
  const quoted = text.replace(/["\\]/g, "\\$&").replace(/([$%])\{/g, "$1$1{");
  return `"${quoted.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escape)}"`;
}

const escape = (character: string) => `\\U${character.codePointAt(0)!.toString(16).padStart(8, "0")}`;

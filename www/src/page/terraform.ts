// Terraform data blocks. Values are untrusted: they must be safe in an HCL template.

/** A data block. All values are strings; Terraform converts them to numbers where needed. */
export function terraform(type: string, label: string, values: Record<string, string | undefined>): string {
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

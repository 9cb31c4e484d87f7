// Compares the types with the JSON Schema, which is generated from the Rust model. A field that only one of them has does
// not compile.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed, version } from "../installed.mjs";
import { output, work } from "../project.mjs";

const schema = JSON.parse(readFileSync(join(work, "node_modules", "cloud-image", "dist", "schema.json"), "utf8"));
const objects = { Image: schema, ...schema.$defs };
for (const [name, { properties }] of Object.entries(objects)) if (!properties) delete objects[name];

/** Converts a schema to a TypeScript type. Unknown keywords are an error. */
function typeOf({ description, $ref, type, const: value, oneOf, anyOf, items, additionalProperties, format, pattern, minimum, ...rest }) {
  if (Object.keys(rest).length > 0) throw new Error(`schema: expected known keywords, found ${Object.keys(rest).join()}`);
  if ($ref) {
    const name = $ref.replace("#/$defs/", "");
    return name in objects ? `Types.${name}` : typeOf(schema.$defs[name]);
  }
  if (value !== undefined) return JSON.stringify(value);
  if (oneOf) return `(${oneOf.map(typeOf).join(" | ")})`;
  if (anyOf?.at(-1).type === "string") return `Types.Open<${anyOf.slice(0, -1).map(typeOf).join(" | ")}>`;
  if (type === "array") return `${typeOf(items)}[]`;
  if (type === "object") return `Record<string, ${additionalProperties ? typeOf(additionalProperties) : "unknown"}>`;
  if (type === "integer") return "number";
  if (["string", "number", "boolean"].includes(type)) return type;
  throw new Error(`schema: expected a type, found ${JSON.stringify({ type, anyOf })}`);
}

function assertionsOf([name, { properties, required = [] }]) {
  const fields = Object.entries(properties);
  const lines = fields.map(([key, field]) => {
    const optional = required.includes(key) ? "" : "?";
    return `same<Pick<Types.${name}, "${key}">, { ${key}${optional}: ${typeOf(field)} }>(true);\n`;
  });
  const keys = fields.map(([key]) => `"${key}"`).join(" | ");
  return `same<keyof Types.${name}, ${keys}>(true);\n${lines.join("")}`;
}

export function run() {
  const program = `import type * as Types from "cloud-image";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(equal: Same<A, B>): void;
${Object.entries(objects).map(assertionsOf).join("")}`;
  const file = join("types", "schema.mts");
  writeFileSync(join(work, file), program);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom", "--module", "esnext"];
  return output(installed(".bin", "tsc"), [...options, "--moduleResolution", "bundler", "--exactOptionalPropertyTypes", file], { cwd: work });
}

export default [
  { environment: "TypeScript", version: version("typescript"), how: "types against the JSON Schema, both ways", result: "same", run },
];

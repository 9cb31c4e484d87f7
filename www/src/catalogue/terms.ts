// The terms that facets write into a filter, such as `architecture=(aarch64,x86_64)`, and read from it.

import { Filter } from "cloud-image";
import { ABSENT, FACETS, type Facet, isRange } from "../query.ts";

/** A part of a text. */
interface Part {
  start: number;
  end: number;
  text: string;
}

/** A term that a facet may have written. */
interface Term {
  part: Part;
  facet: Facet;
  values: string[];
}

/** The filter with the value added to, or removed from, the terms of the facet. */
export function toggled(filter: string, facet: Facet, value: string): string {
  const terms = termsOf(filter).filter((term) => term.facet === facet);
  const selected = terms.flatMap(({ values }) => values);
  const values = selected.includes(value) ? selected.filter((other) => other !== value) : [...new Set(selected), value];
  if (values.length === 0) return withoutFacet(filter, facet);
  const [first, ...others] = terms.map(({ part }) => part);
  const rest = without(filter, others);
  const term = termOf(facet, values);
  if (first) return rest.slice(0, first.start) + term + rest.slice(first.end);
  return rest.trim() ? `${rest.trimEnd()} ${term}` : term;
}

/** The values of facets that the filter has terms for. */
export function selectedIn(filter: string): Map<Facet, string[]> {
  const selected = new Map<Facet, string[]>();
  for (const { facet, values } of termsOf(filter)) selected.set(facet, [...new Set([...(selected.get(facet) ?? []), ...values])]);
  return selected;
}

/** The filter without the terms of a facet. */
export function withoutFacet(filter: string, facet: Facet): string {
  const terms = termsOf(filter).filter((term) => term.facet === facet);
  return without(
    filter,
    terms.map(({ part }) => part),
  );
}

function termOf(facet: Facet, values: readonly string[]): string {
  const present = values.filter((value) => value !== ABSENT);
  const terms = [];
  if (isRange(facet)) terms.push(...present.map((value) => facet + value));
  else if (present.length === 1) terms.push(`${facet}=${operand(present[0]!)}`);
  else if (present.length > 1) terms.push(`${facet}=(${present.map(operand).join(",")})`);
  if (present.length < values.length) terms.push(`NOT ${facet}:*`);
  return terms.length === 1 ? terms[0]! : `(${terms.join(" OR ")})`;
}

const operand = (value: string) => (/^(?!(AND|OR|NOT)$)[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(value) ? value : `"${value.replace(/["\\*]/g, "\\$&")}"`);

function termsOf(filter: string): Term[] {
  return conjunctsOf(filter).flatMap((part) => {
    const canonical = canonicalOf(part.text);
    if (canonical === undefined) return [];
    const alternatives = joinNegations(canonical, splitParts(canonical)).filter(({ text }) => text !== "OR");
    for (const facet of FACETS) {
      const values = alternatives.map(({ text }) => valuesOfSimple(text, facet));
      if (values.length > 0 && values.every((each) => each !== undefined)) return [{ part, facet, values: values.flat() }];
    }
    return [];
  });
}

/** Other spellings of a term count, too: `hw_architecture=ARM64`. */
function canonicalOf(term: string): string | undefined {
  try {
    return String(new Filter(term));
  } catch {
    return undefined;
  }
}

function valuesOfSimple(term: string, facet: Facet): string[] | undefined {
  if (term === `NOT ${facet}:*`) return [ABSENT];
  if (!term.startsWith(facet)) return undefined;
  const rest = term.slice(facet.length);
  if (isRange(facet)) return /^(>=|<)[-+]P/.test(rest) ? [rest] : undefined;
  const list = /^=\((.*)\)$/su.exec(rest)?.[1] ?? /^=(.*)$/su.exec(rest)?.[1];
  const operands = list?.match(/"(?:[^"\\]|\\.)*"|[^,"]+/gsu);
  // A wildcard stands for values that the facet does not know.
  if (!operands || operands.some((text) => /(^|[^\\])\*/.test(text))) return undefined;
  return operands.map((text) => (text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gsu, "$1") : text));
}

/** The parts that all must match, without those that are alternatives of others. */
function conjunctsOf(filter: string): Part[] {
  const parts = joinNegations(filter, splitParts(filter));
  return parts.filter((_, index) => parts[index - 1]?.text !== "OR" && parts[index + 1]?.text !== "OR");
}

/** Joins `NOT` and the term after it. */
function joinNegations(text: string, parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.text === "NOT") joined[joined.length - 1] = { start: last.start, end: part.end, text: text.slice(last.start, part.end) };
    else joined.push(part);
  }
  return joined;
}

/** Splits a filter at white space outside of quotes and parentheses. */
function splitParts(filter: string): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let start = -1;
  for (let at = 0; at <= filter.length; at++) {
    const character = filter[at];
    if (character === undefined || (depth === 0 && /\s/u.test(character))) {
      if (start >= 0) parts.push({ start, end: at, text: filter.slice(start, at) });
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    // A quote in a word is no quote.
    else if (/["']/.test(character) && (at === start || /[\s(,=:<>.~-]/u.test(filter[at - 1]!))) at = endOfQuoted(filter, at);
  }
  return parts;
}

/** The index of the closing quote, or of the last character. */
function endOfQuoted(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === text[open]) return at;
  }
  return text.length - 1;
}

/** Removes parts, each with the `AND` that joins it to another one. */
function without(filter: string, parts: readonly Part[]): string {
  let text = filter;
  for (const { start, end } of parts.toReversed()) {
    const before = text.slice(0, start).trimEnd();
    const after = text.slice(end).trimStart();
    const rest = /(^|\s)AND$/u.test(before) ? [before.slice(0, -3).trimEnd(), after] : [before, after.replace(/^AND(\s+|$)/u, "")];
    text = rest.filter(Boolean).join(" ");
  }
  return text;
}

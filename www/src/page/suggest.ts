// Suggestions while a filter is typed: fields, then the words of a field.

import type { FieldWords } from "../results.ts";

export interface Suggestion {
  text: string;
  /** The part of the filter that it replaces. */
  start: number;
  end: number;
  /** What it writes there. */
  insert: string;
}

const MAX_SUGGESTIONS = 8;

/** The beginning of a field, in front of the caret. */
const FIELD = /(?:^|[\s(]-?)([a-z][\w.]*)$/i;
/** A field, its comparator, and the beginning of a value or of the last value in a list. */
const VALUE = /(?:^|[\s(]-?)([a-z][\w.]*)\s*(?:!?=|:)\s*(?:\((?:[^()]*[,\s])?)?([^\s(),"']*)$/i;

/** Case and `_` do not count in names of fields. */
const plain = (text: string) => text.toLowerCase().replaceAll("_", "");

/** `values` are values of a field that images have. */
export function suggestionsFor(filter: string, caret: number, fields: readonly FieldWords[], values: (field: string) => readonly string[]): Suggestion[] {
  const before = filter.slice(0, caret);
  const value = VALUE.exec(before);
  if (value) {
    const field = fields.find(({ name }) => plain(name) === plain(value[1]!));
    const texts = field ? [...new Set([...field.words, ...values(field.name)])] : [];
    return suggestions(texts, value[2]!, caret, (text) => text);
  }
  const start = FIELD.exec(before)?.[1];
  if (start === undefined) return [];
  const hasWords = new Set(fields.filter(({ words }) => words.length > 0).map(({ name }) => name));
  return suggestions(
    fields.map(({ name }) => name),
    start,
    caret,
    (name) => (hasWords.has(name) ? `${name}=` : name),
  );
}

/** Those that begin with the text, then those that have a part that does. */
function suggestions(texts: readonly string[], typed: string, end: number, insert: (text: string) => string): Suggestion[] {
  const beginning = plain(typed);
  const first = texts.filter((text) => plain(text).startsWith(beginning));
  const others = texts.filter((text) => !first.includes(text) && text.split(".").some((part) => plain(part).startsWith(beginning)));
  const found = [...first, ...others].map((text) => ({ text, start: end - typed.length, end, insert: insert(text) }));
  // Nothing is left to suggest.
  if (found.length === 1 && found[0]!.insert === typed) return [];
  return found.slice(0, MAX_SUGGESTIONS);
}

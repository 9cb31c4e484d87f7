// Pasted texts that are one word, such as a URL or `publisher:offer:sku:version`: their colons compare nothing.

const URL_TEXT = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;
const PARTS = /^[^\s:"'()=<>~!]+(:[^\s:"'()=<>~!]+){2,}$/;

/** The text as one bare word; `undefined` if it is a filter. `before` is the filter in front of it. */
export function quotedWord(text: string, before: string): string | undefined {
  const word = text.trim();
  if (!URL_TEXT.test(word) && !PARTS.test(word)) return undefined;
  // The operand of a comparator, or in quotes already.
  if (/[=<>:~"']\s*$/.test(before)) return undefined;
  return `"${word.replace(/["\\*]/g, "\\$&")}"`;
}

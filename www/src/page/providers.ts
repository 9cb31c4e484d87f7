// The providers as the page shows them. Each one is a module in providers/, with the provider's word as its name.

import type { Row } from "../row.ts";

/** A text to copy, to use an image elsewhere. Values in it are untrusted: they must be safe where it is pasted. */
export interface Snippet {
  title: string;
  text: string;
}

export interface ProviderPage {
  /** Short, for cells. */
  title: string;
  name: string;
  /** A command that writes a dump. */
  command: string;
  snippets(row: Row): Snippet[];
}

const modules = import.meta.glob<ProviderPage>("./providers/*.ts", { eager: true, import: "default" });

export const PROVIDERS = new Map(Object.entries(modules).map(([path, page]) => [/([a-z]+)\.ts$/.exec(path)![1]!, page]));

export const providerTitle = (provider: string): string => PROVIDERS.get(provider)?.title ?? provider;

export function snippetsOf(row: Row): Snippet[] {
  const snippets = PROVIDERS.get(row.provider)?.snippets(row) ?? [];
  return row.id === undefined ? snippets : [{ title: "id", text: row.id }, ...snippets];
}

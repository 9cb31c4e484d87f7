// The finder: the newest usable image of each system on each cloud, for one architecture. The package chooses the images; this only
// arranges them: a row a system, a column a cloud, a plain image before its variants.

import { usage, words } from "cloud-image";
import { ABSENT, type Wanted } from "../query.ts";
import type { Answer, Finder, System } from "../results.ts";
import type { Row } from "../row.ts";
import { titleOf } from "../systems.ts";

/** Further systems are only counted. */
const MAX_SYSTEMS = 100;
/** Further images of a system on one cloud are not shown: the catalogue has them. */
const MAX_ANSWERS = 20;

const collator = new Intl.Collator("en", { numeric: true });

/** `newest` are the images that `latest os` selects, of all architectures. */
export async function finderOf(
  newest: readonly Row[],
  unanswered: readonly string[],
  wanted: Wanted,
  unified: (row: Row) => Promise<string | undefined>,
): Promise<Finder> {
  const terms = termsOf(wanted.system);
  const found = newest.filter((row) => terms.words.every((word) => hasWord(row, word)));
  const architectures = countsOf(found);
  // The usual one, unless the wanted systems have only others.
  const usual = countsOf(newest).find(({ value }) => architectures.some((other) => other.value === value));
  const architecture = terms.architecture ?? (wanted.architecture || (usual?.value ?? ABSENT));
  const systems = new Map<string, { system: System; rows: Map<string, Row[]> }>();
  for (const row of found) {
    if ((row.architecture ?? ABSENT) !== architecture) continue;
    const { distro = "", osVersion: version = "" } = row;
    const key = JSON.stringify([distro, version]);
    let entry = systems.get(key);
    if (!entry) systems.set(key, (entry = { system: { distro, version, answers: {} }, rows: new Map() }));
    entry.system.codename ??= row.codename;
    entry.system.endOfLife ??= row.endOfLife;
    entry.system.extendedEnd ??= row.extendedEnd;
    entry.rows.set(row.provider, [...(entry.rows.get(row.provider) ?? []), row]);
  }
  const order = orderOf(newest);
  const sorted = [...systems.values()].sort(
    ({ system: a }, { system: b }) => order.get(a.distro)! - order.get(b.distro)! || collator.compare(b.version, a.version),
  );
  const shown = sorted.slice(0, MAX_SYSTEMS);
  for (const { system, rows } of shown) {
    for (const [provider, all] of rows) system.answers[provider] = await answersOf(all, unified);
  }
  const present = new Set(newest.map(({ provider }) => provider));
  return {
    words: terms.words.join(" "),
    architecture,
    architectures,
    providers: words("provider").filter((provider) => present.has(provider)),
    systems: shown.map(({ system }) => system),
    found: sorted.length,
    unanswered: [...unanswered],
  };
}

async function answersOf(rows: readonly Row[], unified: (row: Row) => Promise<string | undefined>): Promise<Answer[]> {
  const sorted = [...rows].sort((a, b) => oddity(a) - oddity(b) || (b.created ?? "").localeCompare(a.created ?? ""));
  const answers = [];
  for (const row of sorted.slice(0, MAX_ANSWERS)) {
    const image = await unified(row);
    answers.push({ row, details: detailsOf(row), usages: image === undefined ? [] : usage(JSON.parse(image)) });
  }
  return answers;
}

const detailsOf = ({ variant, channel, software, licensing }: Row): string => [variant, channel, software, licensing].filter(Boolean).join(" · ");

/** How much an image differs from a plain, public image of a system. */
function oddity({ visibility, channel, software, variant, licensing, created }: Row): number {
  const oddities = [variant !== undefined, licensing === "byos", software !== undefined, channel !== undefined && !RELEASED.has(channel), created === undefined, visibility === "private"];
  return oddities.reduce((sum, odd, index) => sum + (odd ? 2 ** index : 0), 0);
}

/** Channels of released systems. All others are previews. */
const RELEASED = new Set(["stable", "lts"]);

/** The words to find, and the architecture that one of them names. */
function termsOf(text: string): { words: string[]; architecture: string | undefined } {
  let architecture: string | undefined;
  const found = [];
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const named = architectureOf(word.toLowerCase());
    if (named === undefined) found.push(word);
    else architecture = named;
  }
  return { words: found, architecture };
}

/** Spellings of architectures, beside the words of the package. */
const SPELLINGS: Record<string, string> = { arm: "aarch64", arm64: "aarch64", amd64: "x86_64", x64: "x86_64", "x86-64": "x86_64" };

const architectureOf = (word: string): string | undefined =>
  Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : words("architecture").find((known) => known === word);

/** Whether a word of the system begins with it, in any case. */
function hasWord(row: Row, word: string): boolean {
  const text = [titleOf(row.distro ?? "", row.osVersion ?? ""), row.distro, row.osVersion, row.codename, row.variant, row.channel, row.software].join(" ");
  return text.toLowerCase().split(/[\s,]+/).some((part) => part.startsWith(word.toLowerCase()));
}

/** Number of systems by architecture, most first. */
function countsOf(rows: readonly Row[]): Finder["architectures"] {
  const systems = new Map<string, Set<string>>();
  for (const { architecture = ABSENT, distro, osVersion } of rows) {
    if (!systems.has(architecture)) systems.set(architecture, new Set());
    systems.get(architecture)!.add(`${distro} ${osVersion}`);
  }
  return [...systems].map(([value, { size }]) => ({ value, systems: size })).sort((a, b) => b.systems - a.systems || a.value.localeCompare(b.value));
}

/** The place of each distribution: those on most clouds first, then those with most images. */
function orderOf(rows: readonly Row[]): Map<string, number> {
  const weights = new Map<string, { providers: Set<string>; images: number }>();
  for (const { distro = "", provider } of rows) {
    const weight = weights.get(distro) ?? { providers: new Set(), images: 0 };
    weight.providers.add(provider);
    weight.images += 1;
    weights.set(distro, weight);
  }
  const sorted = [...weights].sort(([a, one], [b, two]) => two.providers.size - one.providers.size || two.images - one.images || a.localeCompare(b));
  return new Map(sorted.map(([distro], index) => [distro, index]));
}

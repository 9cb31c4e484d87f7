// Whether a release of a system is maintained today: from the days that the package knows.

export type SupportState = "maintained" | "ending" | "extended" | "ended";

export interface Support {
  state: SupportState;
  /** The day until which, or since which, the state lasts. */
  day: string;
  /** The term of the facet that the release matches. */
  term: string;
}

/** A release ends soon if it ends within so many months. */
const SOON_MONTHS = 6;

/** Days as texts sort as they follow each other. `undefined` if the package does not know the release. */
export function supportOf({ endOfLife, extendedEnd }: { endOfLife?: string | undefined; extendedEnd?: string | undefined }, now = new Date()): Support | undefined {
  if (endOfLife === undefined) return undefined;
  const today = dayOf(now);
  const soon = new Date(now);
  soon.setUTCMonth(soon.getUTCMonth() + SOON_MONTHS);
  if (endOfLife >= today) return { state: endOfLife < dayOf(soon) ? "ending" : "maintained", day: endOfLife, term: ">=-P0D" };
  if (extendedEnd !== undefined && extendedEnd >= today) return { state: "extended", day: extendedEnd, term: "<-P0D" };
  return { state: "ended", day: endOfLife, term: "<-P0D" };
}

const dayOf = (time: Date): string => time.toISOString().slice(0, "2026-01-31".length);

import type { Query } from '../http/upstream.js';

/** Days, both included, in Treasury Prime's terms: its last day is not included. **Source** lists. */
export function toDays(filter: { readonly createdFrom?: string; readonly createdTo?: string }): Query {
  return {
    from_date: filter.createdFrom,
    to_date: filter.createdTo === undefined ? undefined : dayAfter(filter.createdTo),
  };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Their words and what they mean, of one resource. */
export type Words<S extends string> = Readonly<Record<string, S>>;

/** The one word that means just these statuses, for narrowing a list by equality; undefined where there is none. */
export function wordFor<S extends string>(
  words: Words<S>,
  statuses: readonly S[] | undefined,
): string | undefined {
  const wanted = new Set(statuses);
  const matching = Object.entries(words).filter(([, meaning]) => wanted.has(meaning));
  return wanted.size === 1 && matching.length === 1 ? matching[0]?.[0] : undefined;
}

/** False when no word of the resource means any of these statuses. A word that is not known may come at any time. */
export function canMean<S extends string>(
  words: Words<S>,
  statuses: readonly (S | 'UNKNOWN')[] | undefined,
): boolean {
  const meanings = new Set<string>(Object.values(words));
  return statuses?.some((status) => status === 'UNKNOWN' || meanings.has(status)) ?? true;
}
